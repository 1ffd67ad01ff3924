// What is stored already, in the shape of a list's rows, so that the dry run can tell new from changed and changed from equal.
import { lookupOver, type Existing, type ExistingLookup } from '../../shared/domain/import/lookup.ts'
import type { ImportKind, Values } from '../../shared/domain/import/records.ts'
import { parseAddress, splitName } from '../../shared/domain/import/values-identity.ts'
import { groupBy } from '../facts.ts'
import { dwellingLabel } from '../facts.ts'
import type { Reader } from '../store.ts'

type Raw = Record<string, string | number | null>

/** Only what is known; null is not given. */
const known = (values: Raw): Values => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Values

function imported(read: Reader, entity: string): Map<string, Values> {
  return new Map(read.sql<{ targetId: string; record: string }>('SELECT targetId, record FROM importedRecord WHERE targetEntity = ?', [entity]).map((row) => [row.targetId, JSON.parse(row.record) as Values]))
}

const addressParts = (address: string): Raw => {
  const { street, houseNumber } = parseAddress(address)
  return { street: street ?? address, houseNumber: houseNumber ?? null }
}

const nameParts = (name: string): Raw => {
  const { firstName, lastName } = splitName(name)
  return { firstName: firstName ?? null, lastName: lastName ?? null }
}

function dwellings(read: Reader): Existing[] {
  const before = imported(read, 'dwelling')
  return read.sql<Raw & { id: string; address: string; unitNumber: string | null }>(
    `SELECT d.id, b.address, b.postalCode, b.postalPlace, b.area, b.builtYear, b.lift, d.unitNumber, d.kind, d.rooms, d.bedrooms, d.usableArea, d.floor, d.rent, d.disposalForm, d.wheelchair, d.stepFree, d.showerNoThreshold, d.ownEntrance, d.petsAllowed, d.quiet, d.externalRef, d.koboId FROM dwelling d JOIN building b ON b.id = d.buildingId WHERE d.state <> 'ended'`,
  ).map(({ id, address, ...row }) => ({ id, label: dwellingLabel({ address, unitNumber: row.unitNumber }), values: { ...before.get(id), ...known({ ...row, ...addressParts(address) }) } }))
}

const NEEDS: Record<string, string> = { stepFree: 'needStepFree', showerNoThreshold: 'needShowerNoThreshold', lift: 'needLift', wheelchair: 'needWheelchair', ownEntrance: 'needOwnEntrance', petsAllowed: 'needPets', quiet: 'needQuiet' }
export const NEED_FIELDS: [field: string, kind: string][] = Object.entries(NEEDS).map(([kind, field]) => [field, kind])

/** Of a case the user may not open, only what a row can be known again by. */
const closedCase = (id: string, row: Raw): Existing => ({ id, label: `Søker ${row['caseNumber']}`, closed: true, values: known({ caseNumber: row['caseNumber'] ?? null, nationalId: row['nationalId'] ?? null }) })

function applicants(read: Reader, allowed: ReadonlySet<string>): Existing[] {
  const before = imported(read, 'housingCase')
  const needs = groupBy(read.sql<{ caseId: string; kind: string; value: string | null }>('SELECT caseId, kind, value FROM requirement'), (row) => row.caseId)
  return read.sql<Raw & { id: string; name: string; caseNumber: string; protectedAddress: string }>(
    `SELECT c.id, c.caseNumber, p.name, p.nationalId, p.birthDate, p.phone, p.email, p.address, p.protectedAddress, p.interpreter, c.receivedOn, c.livingSituation, c.livingSince, c.householdText AS household, c.adults, c.children, c.rentCeiling, c.ownWords, c.status, c.grantedOn AS decidedOn, c.dueOn FROM housingCase c JOIN person p ON p.id = c.personId`,
  ).map(({ id, name, ...row }) => {
    const own: Raw = {}
    for (const one of needs.get(id) ?? []) {
      if (NEEDS[one.kind]) own[NEEDS[one.kind]!] = 'yes'
      if (one.kind === 'bedrooms' && one.value !== null) own['needBedrooms'] = Number(one.value)
      if (one.kind === 'area') own['areaWish'] = one.value
    }
    const hidden = row.protectedAddress !== 'none'
    if (hidden && !allowed.has(id)) return closedCase(id, row)
    return { id, label: hidden ? `Søker ${row.caseNumber}` : `${name}, sak ${row.caseNumber}`, values: { ...before.get(id), ...known({ ...row, ...own, ...nameParts(name) }) } }
  })
}

function tenancies(read: Reader, allowed: ReadonlySet<string>): Existing[] {
  const before = imported(read, 'tenancy')
  return read.sql<Raw & { id: string; address: string; unitNumber: string | null; tenantName: string; startsOn: string; status: string; endsOn: string | null; caseId: string | null; protectedAddress: string | null }>(
    `SELECT t.id, b.address, d.unitNumber, t.tenantName, t.tenantNationalId AS nationalId, t.startsOn, t.contractEndsOn, t.rent, t.term, t.endsOn, t.status, t.caseId, p.protectedAddress FROM tenancy t JOIN dwelling d ON d.id = t.dwellingId JOIN building b ON b.id = d.buildingId LEFT JOIN housingCase c ON c.id = t.caseId LEFT JOIN person p ON p.id = c.personId`,
  ).map(({ id, address, tenantName, status: _status, endsOn, caseId, protectedAddress, ...row }) => {
    const place = { unitNumber: row.unitNumber, startsOn: row.startsOn, movedOutOn: endsOn, ...addressParts(address) }
    if (caseId && protectedAddress && protectedAddress !== 'none' && !allowed.has(caseId)) return { id, label: `Leietaker, ${dwellingLabel({ address, unitNumber: row.unitNumber })}`, closed: true, values: known({ ...place, nationalId: row['nationalId'] ?? null }) }
    return { id, label: `${protectedAddress && protectedAddress !== 'none' ? 'Leietaker' : tenantName}, ${dwellingLabel({ address, unitNumber: row.unitNumber })}`, values: { ...before.get(id), ...known({ ...row, movedOutOn: endsOn, ...addressParts(address), ...nameParts(tenantName) }) } }
  })
}

/** Tenancies with what earlier ledgers said of each, newest first. */
function debtors(read: Reader, allowed: ReadonlySet<string>): Existing[] {
  const earlier = groupBy(read.sql<{ tenancyId: string; seenOn: string; amount: number | null; oldestDueOn: string | null }>(`SELECT tenancyId, seenOn, amount, oldestDueOn FROM signal WHERE kind = 'arrears' AND tenancyId IS NOT NULL ORDER BY seenOn DESC, createdAt DESC`), (one) => one.tenancyId)
  const numbers = new Map(read.sql<{ id: string; caseNumber: string }>('SELECT t.id, c.caseNumber FROM tenancy t JOIN housingCase c ON c.id = t.caseId').map((row) => [row.id, row.caseNumber]))
  return tenancies(read, allowed).map((one) => ({ ...one, values: { ...one.values, ...(one.closed || !numbers.has(one.id) ? {} : { caseNumber: numbers.get(one.id)! }), arrears: (earlier.get(one.id) ?? []).map((row) => `${row.seenOn}|${row.amount ?? ''}|${row.oldestDueOn ?? ''}`).join(';') } }))
}

/** The lookup of one kind of list. `allowed`: protected cases this user may open. */
export const existingOf = (read: Reader, kind: ImportKind, allowed: ReadonlySet<string>): ExistingLookup => lookupOver((kind === 'dwellings' ? dwellings : kind === 'applicants' ? applicants : kind === 'arrears' ? debtors : tenancies)(read, allowed))
