// Which stored record a row is about, and how sure that is.
import { findDebtors } from './arrears.ts'
import { addressKey, nameKey, type Existing, type ExistingLookup } from './lookup.ts'
import type { ImportKind, Values } from './records.ts'

export interface Duplicate {
  of: { id: string; label: string }
  why: 'nationalId' | 'nameAndBirthDate' | 'addressAndUnit' | 'reference'
  /** a person must say whether it is the same */
  confirmNeeded: boolean
}

export interface Match {
  existing: Existing
  why: Duplicate['why']
  sure: boolean
}

const agree = (a: string | number | undefined, b: string | number | undefined) => a === undefined || b === undefined || a === b

function findApplicants(values: Values, lookup: ExistingLookup): Match[] {
  const found: Match[] = []
  const name = nameKey(values.firstName, values.lastName)
  const sameId = (existing: Existing) => agree(existing.values.nationalId, values.nationalId)
  if (typeof values.caseNumber === 'string') found.push(...lookup.byCaseNumber(values.caseNumber).map((existing) => ({ existing, why: 'reference' as const, sure: sameId(existing) })))
  if (typeof values.nationalId === 'string') {
    found.push(...lookup.byNationalId(values.nationalId).map((existing) => {
      const known = nameKey(existing.values.firstName, existing.values.lastName)
      return { existing, why: 'nationalId' as const, sure: !name || !known || name.split(' ').some((part) => known.split(' ').includes(part)) }
    }))
  }
  if (name && typeof values.birthDate === 'string') {
    found.push(...lookup.byNameAndBirthDate(name, values.birthDate).filter(sameId).map((existing) => ({ existing, why: 'nameAndBirthDate' as const, sure: false })))
  }
  return found
}

function findDwellings(values: Values, lookup: ExistingLookup): Match[] {
  const found: Match[] = []
  const unit = typeof values.unitNumber === 'string' ? values.unitNumber : undefined
  if (typeof values.koboId === 'string') found.push(...lookup.byKoboId(values.koboId).map((existing) => ({ existing, why: 'reference' as const, sure: true })))
  if (typeof values.externalRef === 'string') {
    found.push(...lookup.byExternalRef(values.externalRef).filter((existing) => agree(existing.values.unitNumber, unit)).map((existing) => ({ existing, why: 'reference' as const, sure: true })))
  }
  const sameRef = (existing: Existing) => agree(existing.values.externalRef, values.externalRef) && agree(existing.values.koboId, values.koboId)
  found.push(...lookup.byAddressAndUnit(addressKey(values.street, values.houseNumber), unit).filter((existing) => unit !== undefined || sameRef(existing)).map((existing) => ({ existing, why: 'addressAndUnit' as const, sure: unit !== undefined && sameRef(existing) })))
  return found
}

function findTenancies(values: Values, lookup: ExistingLookup): Match[] {
  const unit = typeof values.unitNumber === 'string' ? values.unitNumber : undefined
  const name = nameKey(values.firstName, values.lastName)
  const here = lookup.byAddressAndUnit(addressKey(values.street, values.houseNumber), unit)
  return here.flatMap((existing) => {
    const sameName = name !== '' && nameKey(existing.values.firstName, existing.values.lastName) === name
    const bothIds = values.nationalId !== undefined && existing.values.nationalId !== undefined
    const samePerson = bothIds ? values.nationalId === existing.values.nationalId : sameName
    if (samePerson && agree(existing.values.startsOn, values.startsOn)) return [{ existing, why: 'addressAndUnit' as const, sure: bothIds || agree(existing.values.birthDate, values.birthDate) }]
    return []
  })
}

/** Tenancies that run in the same dwelling with someone else: a person must say that both are right. */
export function runningElsewise(values: Values, lookup: ExistingLookup, matched: Existing | undefined): Existing[] {
  if (values.movedOutOn !== undefined) return []
  const unit = typeof values.unitNumber === 'string' ? values.unitNumber : undefined
  return lookup.byAddressAndUnit(addressKey(values.street, values.houseNumber), unit).filter((existing) => existing.id !== matched?.id && existing.values.movedOutOn === undefined)
}

/** Every stored record this one may be, surest first, each once. */
export function findMatches(kind: ImportKind, values: Values, lookup: ExistingLookup): Match[] {
  const found = { dwellings: findDwellings, applicants: findApplicants, tenancies: findTenancies, arrears: findDebtors }[kind](values, lookup)
  const seen = new Set<string>()
  return [...found.filter(({ sure }) => sure), ...found.filter(({ sure }) => !sure)].filter(({ existing }) => !seen.has(existing.id) && seen.add(existing.id))
}
