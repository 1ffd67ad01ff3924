// A dwelling as a row: facts, vacancy, cost of standing empty, and how many wait for just that kind.
import { daysBetween } from '../../shared/dates.ts'
import { pairOutcome, type ApplicantFacts, type DwellingFacts } from '../../shared/domain/matching.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import { dwellingKind } from '../../shared/model/codes.ts'
import type { DwellingRow } from '../../shared/operations/views.ts'
import { DWELLING_FACT_COLUMNS, dwellingFacts, dwellingLabel, readPlacementRules, type DwellingFactRow } from '../facts.ts'
import type { Reader, Scalar } from '../store.ts'

export interface DwellingRecord extends DwellingFactRow { facts: DwellingFacts; version: number; kind: DwellingRow['kind']; state: DwellingRow['state']; disposalForm: DwellingRow['disposalForm']; runningCost: number | null; availableOn: string | null; voidFrom: string | null; tenantName: string | null; tenantCaseId: string | null; contractEndsOn: string | null; tenancyStatus: string | null }

export const DWELLING_COLUMNS = `${DWELLING_FACT_COLUMNS}, d.version, d.kind, d.state, d.disposalForm, d.runningCost,
  (SELECT v.availableOn FROM vacancy v WHERE v.dwellingId = d.id AND v.status IN ('open', 'reserved')) AS availableOn,
  (SELECT max(x.startsOn) FROM voidPeriod x WHERE x.dwellingId = d.id AND x.endsOn IS NULL AND x.kind = 'void') AS voidFrom,
  t.tenantName, t.caseId AS tenantCaseId, t.contractEndsOn, t.status AS tenancyStatus`
export const DWELLING_JOIN = `FROM dwelling d JOIN building b ON b.id = d.buildingId LEFT JOIN tenancy t ON t.id = (SELECT x.id FROM tenancy x WHERE x.dwellingId = d.id AND x.status IN ('active', 'noticeGiven') ORDER BY x.startsOn DESC LIMIT 1)`

/** Cost of standing empty from a date to a date, in øre: rent and running cost by the day (30 days a month). */
export function voidCost(one: { rent: number | null; runningCost: number | null }, days: number): { rent: number; running: number } {
  const per = (amount: number | null) => Math.round(((amount ?? 0) * Math.max(0, days)) / 30)
  return { rent: per(one.rent), running: per(one.runningCost) }
}

const roomsText = (one: DwellingRecord) => (one.kind === 'microHome' ? 'Småhus' : one.kind === 'rowHouse' ? `${one.rooms ?? '?'}-roms rekkehus` : one.rooms === null ? dwellingKind.labels[one.kind] : `${one.rooms}-roms`)

/** "2-roms, trinnfri" */
export function kindText(one: DwellingRecord): string {
  const mark = one.stepFree === 'yes' && one.floor !== null && one.floor <= 1 && one.kind !== 'microHome' && one.kind !== 'rowHouse' ? 'trinnfri' : one.lift === 'yes' ? 'heis' : null
  return [roomsText(one), mark].filter(Boolean).join(', ')
}

export function toDwellingRow(one: DwellingRecord, waiting: readonly ApplicantFacts[], rules: RuleDefinition, today: string, idle: ReadonlyMap<string, number>): DwellingRow {
  const { facts } = one
  const days = one.voidFrom === null ? null : daysBetween(one.voidFrom, today)
  const cost = voidCost(one, days ?? 0)
  const wanted = waiting.reduce((count, applicant) => count + (pairOutcome(applicant, facts, rules, today) === 'outside' ? 0 : 1), 0)
  return {
    id: one.id, version: one.version, address: one.address, unitNumber: one.unitNumber, label: dwellingLabel(one), area: one.area, kind: one.kind, kindText: kindText(one), state: one.state, disposalForm: one.disposalForm, rooms: one.rooms, bedrooms: one.bedrooms, usableArea: one.usableArea, floor: one.floor, rent: one.rent,
    stepFree: one.stepFree, showerNoThreshold: one.showerNoThreshold, lift: one.lift, wheelchair: one.wheelchair, petsAllowed: one.petsAllowed, quiet: one.quiet, ownEntrance: one.ownEntrance, availableOn: one.availableOn, vacantDays: days, voidCost: cost.rent + cost.running + (days === null ? 0 : (idle.get(one.id) ?? 0)), waiting: wanted, tenantText: one.tenancyStatus === 'noticeGiven' ? 'Leid, oppsagt' : one.tenantName ? 'Leid' : null, contractEndsOn: one.contractEndsOn,
  }
}

/** Dwellings as records, each with the facts that matching rests on. */
export function readDwellings(read: Reader, where: string, values: readonly Scalar[]): DwellingRecord[] {
  const rules = readPlacementRules(read)
  return read.sql<DwellingRecord>(`SELECT ${DWELLING_COLUMNS} ${DWELLING_JOIN} WHERE ${where}`, values).map((row) => ({ ...row, facts: dwellingFacts(row, rules) }))
}
