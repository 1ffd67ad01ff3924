// Writing what the dry run showed: one operation, all or nothing, and undone as one.
import { NEED_FIELDS } from './existing.ts'
import { dateText } from '../../shared/dates.ts'
import type { PlannedRow } from '../../shared/domain/import/plan.ts'
import type { ImportKind, Values } from '../../shared/domain/import/records.ts'
import type { Row } from '../../shared/model/index.ts'
import { addressKey } from '../../shared/domain/import/lookup.ts'
import { emptyCase, nextCaseNumber } from '../cases/commands.ts'
import { noteCoordinatorChange } from '../coordinator.ts'
import { buildingAt, openVacancy } from '../homes/commands.ts'
import type { Writer } from '../store.ts'

export interface ApplyContext { write: Writer; today: string; importRunId: string; users: ReadonlyMap<string, string> }
type Given = Values

const text = (value: string | number | undefined) => (value === undefined ? null : String(value))
const number = (value: string | number | undefined) => (value === undefined ? null : Number(value))
const addressOf = (one: Given) => [one['street'], one['houseNumber']].filter((part) => part !== undefined).join(' ')
const nameOf = (one: Given) => [one['firstName'], one['lastName']].filter((part) => part !== undefined).join(' ')

/** Only the fields the row gave; a blank never overwrites. */
const given = (values: Record<string, unknown>) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Record<string, never>

function findBuilding(write: Writer, one: Given): string {
  const key = addressKey(one['street'], one['houseNumber'])
  const near = write.sql<{ id: string; address: string }>('SELECT id, address FROM building WHERE address LIKE ?', [`${String(one['street'] ?? '').slice(0, 3)}%`]).find((row) => {
    const cut = row.address.lastIndexOf(' ')
    return addressKey(row.address.slice(0, cut), row.address.slice(cut + 1)) === key || row.address === addressOf(one)
  })
  return near?.id ?? buildingAt(write, addressOf(one))
}

function building(write: Writer, one: Given): string {
  const id = findBuilding(write, one)
  const cadastre = one['gnr'] === undefined ? undefined : [one['municipalityNumber'], [one['gnr'], one['bnr'], one['fnr'], one['snr']].filter((part) => part !== undefined).join('/')].filter(Boolean).join('-')
  write.update('building', id, null, given({ area: one['area'], postalCode: one['postalCode'], postalPlace: one['postalPlace'], builtYear: one['builtYear'], lift: one['lift'], cadastre }))
  return id
}

const DWELLING_FIELDS = ['unitNumber', 'kind', 'rooms', 'bedrooms', 'usableArea', 'floor', 'rent', 'disposalForm', 'wheelchair', 'stepFree', 'showerNoThreshold', 'ownEntrance', 'petsAllowed', 'quiet', 'externalRef', 'koboId', 'note'] as const

function applyDwelling({ write, today }: ApplyContext, one: Given, id: string | undefined, registerRow: string | null): string {
  const buildingId = building(write, one)
  const values = given(Object.fromEntries(DWELLING_FIELDS.map((name) => [name, one[name]])))
  if (id) write.update('dwelling', id, null, values)
  else id = write.insert('dwelling', {
    buildingId, unitNumber: null, kind: 'rental', state: 'occupied', disposalForm: 'owned', rooms: null, bedrooms: null, usableArea: null, floor: null, rent: null, runningCost: null, stepFree: 'unknown', wheelchair: 'unknown', showerNoThreshold: 'unknown', ownEntrance: 'unknown', petsAllowed: 'unknown', quiet: 'unknown', registerRow, externalRef: null, koboId: null, note: null, endedOn: null, ...values,
  }).id
  const vacantFrom = text(one['vacantFrom'])
  if (vacantFrom && write.sql(`SELECT 1 FROM voidPeriod WHERE dwellingId = ? AND endsOn IS NULL`, [id]).length === 0) {
    write.insert('voidPeriod', { dwellingId: id, kind: 'void', reason: 'allocation', startsOn: vacantFrom, endsOn: null, note: null })
    write.update('dwelling', id, null, { state: 'vacant' })
    openVacancy(write, id, vacantFrom, today)
  }
  return id
}

function applyApplicant(context: ApplyContext, one: Given, id: string | undefined): string {
  const { write, today, users } = context
  const coordinatorId = one['ownerName'] === undefined ? undefined : users.get(String(one['ownerName']).toLowerCase())
  const ofCase = given({ livingSituation: one['livingSituation'], livingSince: one['livingSince'], householdText: one['household'], adults: one['adults'], children: one['children'], receivedOn: one['receivedOn'], rentCeiling: one['rentCeiling'], ownWords: one['ownWords'], status: one['status'], grantedOn: one['decidedOn'], dueOn: one['dueOn'], coordinatorId, monthlyIncome: one['income'] === undefined ? undefined : Math.round(Number(one['income']) / 12) })
  const ofPerson = given({ nationalId: one['nationalId'], birthDate: one['birthDate'], phone: one['phone'], email: one['email'], address: one['address'], protectedAddress: one['protectedAddress'], interpreter: one['interpreter'], name: nameOf(one) || undefined })
  if (id) {
    const own = write.sql<Row<'housingCase'>>('SELECT * FROM housingCase WHERE id = ?', [id])[0]!
    write.update('person', own.personId, null, ofPerson)
    const after = write.update('housingCase', id, null, ofCase)
    noteCoordinatorChange(write, id, own.coordinatorId, after.coordinatorId, today)
  } else {
    const personId = write.insert('person', { nationalId: null, name: nameOf(one) || `Søker ${text(one['nationalId']) ? 'uten navn' : ''}`.trim(), birthDate: null, phone: null, email: null, address: null, contactNote: null, protectedAddress: 'none', language: null, interpreter: 'unknown', pronoun: null, ...ofPerson }).id
    id = write.insert('housingCase', { ...emptyCase, caseNumber: text(one['caseNumber']) ?? nextCaseNumber(write, today), personId, source: 'Fra regneark', ...ofCase }).id
    if (one['receivedOn'] !== undefined) write.insert('application', { caseId: id, type: (one['applicationType'] ?? 'new') as 'new', receivedOn: String(one['receivedOn']), channel: 'imported', status: one['decidedOn'] === undefined && one['status'] !== 'waiting' ? 'received' : 'decided', livingSituation: (one['livingSituation'] ?? 'unknown') as 'unknown', interimReplyOn: null })
  }
  requirements(context, one, id)
  return id
}

function requirements({ write, today }: ApplyContext, one: Given, caseId: string): void {
  const set = (kind: string, level: 'must' | 'wish', value: string | null) => {
    const found = write.sql<{ id: string }>('SELECT id FROM requirement WHERE caseId = ? AND kind = ?', [caseId, kind])[0]
    if (found) write.update('requirement', found.id, null, { value })
    else write.insert('requirement', { caseId, kind: kind as 'lift', level, value, label: null, source: 'Fra regneark', statedOn: today })
  }
  for (const [field, kind] of NEED_FIELDS) if (one[field] === 'yes') set(kind, 'must', null)
  if (one['needBedrooms'] !== undefined) set('bedrooms', 'must', String(one['needBedrooms']))
  if (one['areaWish'] !== undefined) set('area', 'wish', String(one['areaWish']).slice(0, 300))
}

function applyTenancy({ write, today }: ApplyContext, one: Given, id: string | undefined): string {
  const values = given({ contractEndsOn: one['contractEndsOn'], rent: one['rent'], term: one['term'], endsOn: one['movedOutOn'], note: one['comment'] === undefined ? undefined : String(one['comment']).slice(0, 300), tenantNationalId: one['nationalId'], startsOn: one['startsOn'] })
  const over = one['movedOutOn'] !== undefined && String(one['movedOutOn']) <= today
  const status = over ? ('ended' as const) : one['noticeGivenOn'] === undefined ? ('active' as const) : ('noticeGiven' as const)
  if (id) return write.update('tenancy', id, null, { ...values, status }).id
  const buildingId = findBuilding(write, one)
  const unit = text(one['unitNumber'])
  const dwellingId = write.sql<{ id: string }>(`SELECT id FROM dwelling WHERE buildingId = ? AND unitNumber IS ?`, [buildingId, unit])[0]?.id ?? write.insert('dwelling', { buildingId, unitNumber: unit, kind: 'rental', state: 'occupied', disposalForm: 'owned', rooms: null, bedrooms: null, usableArea: null, floor: null, rent: number(one['rent']), runningCost: null, stepFree: 'unknown', wheelchair: 'unknown', showerNoThreshold: 'unknown', ownEntrance: 'unknown', petsAllowed: 'unknown', quiet: 'unknown', registerRow: null, externalRef: null, koboId: null, note: 'Lagt til fra listen over leieforhold', endedOn: null }).id
  const caseId = write.sql<{ id: string }>(`SELECT c.id FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.caseNumber = ? OR (p.nationalId IS NOT NULL AND p.nationalId = ?) ORDER BY c.createdAt DESC LIMIT 1`, [text(one['caseNumber']) ?? '', text(one['nationalId']) ?? ''])[0]?.id ?? null
  return write.insert('tenancy', { dwellingId, caseId, tenantName: nameOf(one), tenantNationalId: null, term: one['contractEndsOn'] === undefined ? 'openEnded' : 'fixedTerm', startsOn: text(one['startsOn']) ?? today, contractEndsOn: null, endsOn: null, endReason: null, rent: null, note: null, ...values, status }).id
}

/** A ledger's row is a notice with its facts, and nothing more: no status changes, no step is taken. */
function applyArrears({ write, today, importRunId }: ApplyContext, one: Given, tenancyId: string): void {
  const tenancy = write.sql<{ caseId: string | null }>('SELECT caseId FROM tenancy WHERE id = ?', [tenancyId])[0]
  if (!tenancy) return
  const seenOn = text(one['asOf']) ?? today
  const comment = text(one['comment'])?.slice(0, 300) ?? null
  write.insert('signal', { caseId: tenancy.caseId, tenancyId, kind: 'arrears', seenOn, amount: number(one['amount']), months: number(one['months']), oldestDueOn: text(one['oldestDueOn']), text: comment, source: `Fra regneark: ${dateText(seenOn)}`, importRunId, by: 'Import' })
}

const ENTITY = { dwellings: 'dwelling', applicants: 'housingCase', tenancies: 'tenancy' } as const

function remember({ write, importRunId }: ApplyContext, kind: keyof typeof ENTITY, targetId: string, rowNumber: number, record: Given): void {
  const entity = ENTITY[kind]
  const known = write.sql<{ id: string; record: string }>('SELECT id, record FROM importedRecord WHERE targetId = ? AND targetEntity = ?', [targetId, entity])[0]
  const whole = JSON.stringify({ ...(known ? (JSON.parse(known.record) as object) : {}), ...record })
  if (known) write.update('importedRecord', known.id, null, { record: whole, importRunId, rowNumber })
  else write.insert('importedRecord', { targetEntity: entity, targetId, importRunId, rowNumber, record: whole })
}

/** Write the rows a person need not look at any more. Calls `tick` after each row; what it throws rolls everything back. */
export function applyRows(context: ApplyContext, kind: ImportKind, rows: readonly PlannedRow[], tick: (done: number) => void): void {
  rows.forEach((row, i) => {
    tick(i)
    if (row.needsConfirm || row.outcome === 'refuse') return
    const registerRow = row.records.length > 1 ? `Rad ${row.rowNumber}: ${row.records.length} boliger` : null
    for (const { outcome, record, id } of row.records) {
      if (outcome === 'skip') continue
      const values = record as Given
      if (kind === 'arrears') {
        if (id) applyArrears(context, values, id)
        continue
      }
      const targetId = kind === 'dwellings' ? applyDwelling(context, values, id, registerRow) : kind === 'applicants' ? applyApplicant(context, values, id) : applyTenancy(context, values, id)
      remember(context, kind, targetId, row.rowNumber, values)
    }
  })
}
