// What the import must know of what is stored already. The database implements it; tests use maps.
import { key } from './cells.ts'
import type { ImportKind, Values } from './records.ts'

export interface Existing {
  id: string
  /** shown to the user; no more than this user may see */
  label: string
  /** the stored fields under the same names as the record's */
  values: Values
  /** the user may not open it: nothing of it is shown, and a row that means it is refused */
  closed?: boolean
}

/** Looks among what is stored of the kind being imported (for tenancies: tenancies). Several answers mean several candidates. */
export interface ExistingLookup {
  byId(id: string): Existing | undefined
  byNationalId(nationalId: string): Existing[]
  /** `name` is nameKey(firstName, lastName) */
  byNameAndBirthDate(name: string, birthDate: string): Existing[]
  /** `address` is addressKey(street, houseNumber); without a unit number: those stored without one */
  byAddressAndUnit(address: string, unitNumber: string | undefined): Existing[]
  /** `name` is nameKey(firstName, lastName) */
  byName(name: string): Existing[]
  byCaseNumber(caseNumber: string): Existing[]
  byExternalRef(ref: string): Existing[]
  byKoboId(koboId: string): Existing[]
}

/** A name for comparing, whatever the case, the spaces and the order of its parts. */
export const nameKey = (firstName: string | number | undefined, lastName: string | number | undefined): string =>
  `${firstName ?? ''} ${lastName ?? ''}`.split(/[\s,-]+/).map(key).filter(Boolean).sort().join(' ')

/** An address for comparing: "Storgt. 12 b" and "Storgata 12B" are alike. */
export function addressKey(street: string | number | undefined, houseNumber: string | number | undefined): string {
  const road = String(street ?? '').trim().toLowerCase().replace(/(gt|gata|gate|gaten)\.?$/, 'gate').replace(/(vn|vei|veien|veg|vegen|v)\.?$/, (ending, _e, at: number) => (ending === 'v' && at === 0 ? ending : 'vei'))
  return `${key(road)} ${key(String(houseNumber ?? ''))}`.trim()
}

/** Nothing stored yet. */
export const nothingStored: ExistingLookup = {
  byId: () => undefined, byNationalId: () => [], byNameAndBirthDate: () => [], byName: () => [], byAddressAndUnit: () => [], byCaseNumber: () => [], byExternalRef: () => [], byKoboId: () => [],
}

/** A lookup over a list in memory. */
export function lookupOver(existing: Existing[]): ExistingLookup {
  const index = (keyOf: (values: Values) => string | undefined) => {
    const map = new Map<string, Existing[]>()
    for (const one of existing) {
      const at = keyOf(one.values)
      if (at) map.set(at, [...(map.get(at) ?? []), one])
    }
    return (at: string) => map.get(at) ?? []
  }
  const text = (field: string) => index((values) => (values[field] === undefined ? undefined : String(values[field])))
  const names = index((values) => (values.birthDate === undefined ? undefined : `${nameKey(values.firstName, values.lastName)}|${values.birthDate}`))
  const bare = index((values) => nameKey(values.firstName, values.lastName) || undefined)
  const addresses = index((values) => `${addressKey(values.street, values.houseNumber)}|${values.unitNumber ?? ''}`)
  const ids = new Map(existing.map((one) => [one.id, one]))
  return {
    byId: (id) => ids.get(id),
    byNationalId: text('nationalId'), byCaseNumber: text('caseNumber'), byExternalRef: text('externalRef'), byKoboId: text('koboId'),
    byName: (name) => bare(name),
    byNameAndBirthDate: (name, birthDate) => names(`${name}|${birthDate}`),
    byAddressAndUnit: (address, unitNumber) => addresses(`${address}|${unitNumber ?? ''}`),
  }
}

/** The keys one record is known by, strongest first. Used against what is stored and within the file alike. */
export function identityKeys(kind: ImportKind, values: Values): { why: 'nationalId' | 'nameAndBirthDate' | 'addressAndUnit' | 'reference'; key: string }[] {
  const keys: ReturnType<typeof identityKeys> = []
  const name = nameKey(values.firstName, values.lastName)
  const place = `${addressKey(values.street, values.houseNumber)}|${values.unitNumber ?? ''}`
  const person = values.nationalId ?? (name && values.birthDate ? `${name}|${values.birthDate}` : name || undefined)
  if (kind === 'tenancies') {
    if (values.externalRef !== undefined) keys.push({ why: 'reference', key: `ref|${values.externalRef}|${place}` })
    if (person !== undefined) keys.push({ why: 'addressAndUnit', key: `${place}|${person}|${values.startsOn ?? ''}` })
    return keys
  }
  if (kind === 'dwellings') {
    if (values.koboId !== undefined) keys.push({ why: 'reference', key: `kobo|${values.koboId}` })
    if (values.externalRef !== undefined) keys.push({ why: 'reference', key: `ref|${values.externalRef}|${values.unitNumber ?? ''}` })
    if (values.street !== undefined) keys.push({ why: 'addressAndUnit', key: place })
    return keys
  }
  if (values.caseNumber !== undefined) keys.push({ why: 'reference', key: `case|${values.caseNumber}` })
  if (values.nationalId !== undefined) keys.push({ why: 'nationalId', key: `id|${values.nationalId}` })
  if (name && values.birthDate !== undefined) keys.push({ why: 'nameAndBirthDate', key: `${name}|${values.birthDate}` })
  return keys
}
