// A row of a rent ledger is about one tenancy that runs, or about nobody we may guess. It adds a notice and changes nothing else.
import { kroner, longDate } from '../../dates.ts'
import { addressKey, nameKey, type Existing, type ExistingLookup } from './lookup.ts'
import type { Match } from './match.ts'
import type { Values } from './records.ts'
import type { Reason } from './rows.ts'

const placeOf = (values: Values) => addressKey(values.street, values.houseNumber)
const differ = (a: string | number | undefined, b: string | number | undefined) => a !== undefined && b !== undefined && a !== b
/** One name says no more than the other: «Kari Nordli» and «Kari Marie Nordli». */
const alikeNames = (a: string, b: string) => a === '' || b === '' || a.split(' ').every((part) => b.split(' ').includes(part)) || b.split(' ').every((part) => a.split(' ').includes(part))

/** The tenancies a row may mean. Sure only where contract, national id or dwelling points at one that runs, and nothing else in the row points elsewhere. A name alone never is. */
export function findDebtors(values: Values, lookup: ExistingLookup): Match[] {
  const name = nameKey(values.firstName, values.lastName)
  const nameOf = (one: Existing) => nameKey(one.values.firstName, one.values.lastName)
  const found: { existing: Existing; why: Match['why']; strong: boolean }[] = []
  const add = (list: readonly Existing[], why: Match['why'], strong: boolean) => found.push(...list.map((existing) => ({ existing, why, strong })))
  if (typeof values.externalRef === 'string') add(lookup.byExternalRef(values.externalRef), 'reference', true)
  if (typeof values.caseNumber === 'string') add(lookup.byCaseNumber(values.caseNumber), 'reference', true)
  if (typeof values.nationalId === 'string') add(lookup.byNationalId(values.nationalId), 'nationalId', true)
  if (values.street !== undefined) add(lookup.byAddressAndUnit(placeOf(values), typeof values.unitNumber === 'string' ? values.unitNumber : undefined), 'addressAndUnit', true)
  if (name) add(lookup.byName(name), 'nameAndBirthDate', false)
  const running = found.filter(({ existing }) => existing.values.movedOutOn === undefined)
  const pool = running.length > 0 ? running : found
  const ids = new Set(pool.map(({ existing }) => existing.id))
  const seen = new Set<string>()
  return pool.filter(({ existing }) => !seen.has(existing.id) && seen.add(existing.id)).map(({ existing, why, strong }) => ({
    existing, why,
    sure: strong && ids.size === 1 && alikeNames(name, nameOf(existing)) && !differ(values.nationalId, existing.values.nationalId) && !(values.street !== undefined && existing.values.street !== undefined && placeOf(values) !== placeOf(existing.values)) && !differ(values.unitNumber, existing.values.unitNumber),
  }))
}

/** What stands of earlier ledgers, newest first: «2026-10-31|845000|2026-09-01». */
const earlierOf = (one: Existing) => String(one.values.arrears ?? '').split(';').filter(Boolean).map((part) => part.split('|') as [on: string, amount: string, oldest: string])

/** Known already: the same day and amount; in a list without a day, the same amount as the newest ledger. */
export function knownAlready(values: Values, existing: Existing): boolean {
  const earlier = earlierOf(existing)
  if (values.asOf !== undefined) return earlier.some(([on, amount]) => on === values.asOf && amount === String(values.amount))
  const newest = earlier[0]
  return newest !== undefined && newest[1] === String(values.amount) && (values.oldestDueOn === undefined || newest[2] === '' || newest[2] === values.oldestDueOn)
}

/** The amount that stood last, for the check report. */
export const lastAmount = (existing: Existing): number | undefined => {
  const newest = earlierOf(existing)[0]
  return newest ? Number(newest[1]) : undefined
}

/** Why a row is not written though it can be read; undefined where it is. */
export function arrearsRefusal(values: Values, matches: readonly Match[]): Reason | undefined {
  const hard = (code: string, text: string): Reason => ({ level: 'hard', code, text })
  if (matches.some(({ existing }) => existing.closed)) return hard('closed', 'Raden gjelder en sperret sak. Bare de som er navngitt i saken, kan endre den.')
  if (matches.length === 0) return hard('tenancy-missing', 'Fant ikke noe leieforhold med dette navnet, fødselsnummeret, kontraktsnummeret eller denne boligen.')
  if (matches.every(({ existing }) => existing.values.movedOutOn !== undefined)) return hard('tenancy-ended', `Leieforholdet er avsluttet ${longDate(String(matches[0]!.existing.values.movedOutOn))}. Kravet følges ikke opp her.`)
  return undefined
}

/** The row in words, for the check report. */
export const arrearsText = (values: Values): string => `${kroner(Number(values.amount))}${values.months === undefined ? '' : `, ${values.months} md.`}`
