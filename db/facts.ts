// The facts that matching rests on, read for many at once. Kept until the next write, since every open list asks for them.
import type { ApplicantFacts, DwellingFacts, RequirementFact } from '../shared/domain/matching.ts'
import type { RuleDefinition } from '../shared/domain/rules.ts'
import { temporaryLimit } from '../shared/domain/deadlines.ts'
import type { Answer } from '../shared/model/field.ts'
import type { Reader } from './store.ts'

interface CaseFactRow {
  id: string; caseNumber: string; adults: number | null; children: number | null; livingSituation: string; livingSince: string | null; livingUntil: string | null; receivedOn: string | null; grantedOn: string | null; residenceSince: string | null; rentCeiling: number | null
}

const WAITING = `status IN ('waiting', 'offered')`
const FACT_COLUMNS = 'id, caseNumber, adults, children, livingSituation, livingSince, livingUntil, receivedOn, grantedOn, residenceSince, rentCeiling'

interface Cache { key: string; waiting: ApplicantFacts[] }
const caches = new WeakMap<object, Cache>()

/** Applicants with a positive decision waiting for a dwelling. */
export function waitingApplicants(read: Reader, rules: RuleDefinition): ApplicantFacts[] {
  const seq = read.sql<{ seq: number | null }>('SELECT max(seq) AS seq FROM operation')[0]?.seq ?? 0
  const key = `${seq}:${rules.limits.temporaryDays}`
  const cached = caches.get(read)
  if (cached?.key === key) return cached.waiting
  const waiting = gather(read, rules, `c.${WAITING}`, [])
  caches.set(read, { key, waiting })
  return waiting
}

/** One applicant's facts, whatever the status. */
export function applicantFacts(read: Reader, rules: RuleDefinition, caseId: string): ApplicantFacts | undefined {
  return gather(read, rules, 'c.id = ?', [caseId])[0]
}

function gather(read: Reader, rules: RuleDefinition, where: string, values: string[]): ApplicantFacts[] {
  const cases = read.sql<CaseFactRow>(`SELECT ${FACT_COLUMNS} FROM housingCase c WHERE ${where}`, values)
  const inCases = `caseId IN (SELECT id FROM housingCase c WHERE ${where})`
  const requirements = groupBy(read.sql<RequirementFact & { caseId: string }>(`SELECT caseId, kind, level, value, source, statedOn FROM requirement WHERE ${inCases}`, values), (row) => row.caseId)
  const births = groupBy(read.sql<{ caseId: string; birthDate: string }>(`SELECT caseId, birthDate FROM householdMember WHERE relation = 'child' AND birthDate IS NOT NULL AND ${inCases}`, values), (row) => row.caseId)
  const stays = new Map(read.sql<{ caseId: string; startsOn: string }>(`SELECT caseId, min(startsOn) AS startsOn FROM temporaryStay WHERE endsOn IS NULL AND kind <> 'nightShelter' AND ${inCases} GROUP BY caseId`, values).map((row) => [row.caseId, row.startsOn]))
  const declined = groupBy(read.sql<{ caseId: string; dwellingId: string; answerReason: string | null }>(`SELECT caseId, dwellingId, answerReason FROM allocation WHERE status = 'declined' AND ${inCases}`, values), (row) => row.caseId)
  return cases.map((row) => {
    const stay = stays.get(row.id)
    const { id, ...rest } = row
    return {
      ...rest, caseId: id, childBirthDates: (births.get(id) ?? []).map((one) => one.birthDate), requirements: requirements.get(id) ?? [],
      legalDeadline: stay ? temporaryLimit(stay, rules) : row.livingUntil,
      declined: Object.fromEntries((declined.get(id) ?? []).map((one) => [one.dwellingId, one.answerReason ?? 'Takket nei tidligere'])),
    }
  })
}

export function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const at = key(row)
    const group = groups.get(at)
    if (group) group.push(row)
    else groups.set(at, [row])
  }
  return groups
}

export const dwellingLabel = (row: { address: string; unitNumber: string | null }) => (row.unitNumber ? `${row.address}, ${row.unitNumber}` : row.address)

export interface DwellingFactRow { id: string; address: string; unitNumber: string | null; rooms: number | null; bedrooms: number | null; usableArea: number | null; floor: number | null; rent: number | null; area: string | null; stepFree: Answer; showerNoThreshold: Answer; lift: Answer; ownEntrance: Answer; quiet: Answer; wheelchair: Answer; petsAllowed: Answer }

export const DWELLING_FACT_COLUMNS = 'd.id, b.address, d.unitNumber, d.rooms, d.bedrooms, d.usableArea, d.floor, d.rent, b.area, d.stepFree, d.showerNoThreshold, b.lift, d.ownEntrance, d.quiet, d.wheelchair, d.petsAllowed'

export const dwellingFacts = (row: DwellingFactRow): DwellingFacts => ({ ...row, label: dwellingLabel(row) })

/** Facts of one dwelling. */
export function readDwellingFacts(read: Reader, id: string): DwellingFacts | undefined {
  const row = read.sql<DwellingFactRow>(`SELECT ${DWELLING_FACT_COLUMNS} FROM dwelling d JOIN building b ON b.id = d.buildingId WHERE d.id = ?`, [id])[0]
  return row && dwellingFacts(row)
}

/** Dwellings that are or become vacant within so many days, with the date. */
export function vacantDwellings(read: Reader, until: string): { facts: DwellingFacts; vacancyId: string; availableOn: string; status: string }[] {
  return read.sql<DwellingFactRow & { vacancyId: string; availableOn: string; status: string }>(
    `SELECT ${DWELLING_FACT_COLUMNS}, v.id AS vacancyId, v.availableOn, v.status FROM vacancy v JOIN dwelling d ON d.id = v.dwellingId JOIN building b ON b.id = d.buildingId
     WHERE v.status IN ('open', 'reserved') AND v.availableOn <= ? AND d.state <> 'ended' ORDER BY v.availableOn, b.address, d.unitNumber`, [until],
  ).map(({ vacancyId, availableOn, status, ...row }) => ({ facts: dwellingFacts(row), vacancyId, availableOn, status }))
}
