// The facts that matching rests on, read for many at once. Kept until the next write, since every open list asks for them.
import type { ApplicantFacts, DwellingFacts, RequirementFact } from '../shared/domain/matching.ts'
import type { RuleDefinition } from '../shared/domain/rules.ts'
import { temporaryLimit } from '../shared/domain/deadlines.ts'
import type { Answer } from '../shared/model/field.ts'
import { readTexts } from './json.ts'
import type { Reader } from './store.ts'

interface CaseFactRow {
  id: string; caseNumber: string; adults: number | null; children: number | null; livingSituation: string; livingSince: string | null; livingUntil: string | null; receivedOn: string | null; grantedOn: string | null; residenceSince: string | null; rentCeiling: number | null; parkedUntil: string | null; movedBackTo: string | null; birthDate: string | null
}

const WAITING = `status IN ('waiting', 'offered')`
const FACT_COLUMNS = 'c.id, c.caseNumber, c.adults, c.children, c.livingSituation, c.livingSince, c.livingUntil, c.receivedOn, c.grantedOn, c.residenceSince, c.rentCeiling, c.parkedUntil, c.movedBackTo, p.birthDate'

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

/** Facts of all applicants within a condition over `housingCase c`. */
export const gatherApplicants = (read: Reader, rules: RuleDefinition, where: string): ApplicantFacts[] => gather(read, rules, where, [])

function gather(read: Reader, rules: RuleDefinition, where: string, values: string[]): ApplicantFacts[] {
  const cases = read.sql<CaseFactRow>(`SELECT ${FACT_COLUMNS} FROM housingCase c JOIN person p ON p.id = c.personId WHERE ${where}`, values)
  const inCases = `caseId IN (SELECT id FROM housingCase c WHERE ${where})`
  const requirements = groupBy(read.sql<RequirementFact & { caseId: string }>(`SELECT caseId, kind, level, value, source, statedOn FROM requirement WHERE ${inCases}`, values), (row) => row.caseId)
  const births = groupBy(read.sql<{ caseId: string; birthDate: string }>(`SELECT caseId, birthDate FROM householdMember WHERE relation = 'child' AND birthDate IS NOT NULL AND ${inCases}`, values), (row) => row.caseId)
  const stays = new Map(read.sql<{ caseId: string; startsOn: string }>(`SELECT caseId, min(startsOn) AS startsOn FROM temporaryStay WHERE endsOn IS NULL AND kind <> 'nightShelter' AND ${inCases} GROUP BY caseId`, values).map((row) => [row.caseId, row.startsOn]))
  const declined = groupBy(read.sql<{ caseId: string; dwellingId: string; answerReason: string | null }>(`SELECT caseId, dwellingId, answerReason FROM allocation WHERE status = 'declined' AND ${inCases}`, values), (row) => row.caseId)
  const needs = new Map(read.sql<{ caseId: string; needGroups: string | null; acceptsFollowUp: Answer }>(`SELECT caseId, needGroups, acceptsFollowUp FROM needsAssessment WHERE ${inCases}`, values).map((row) => [row.caseId, row]))
  const urgency = new Map(read.sql<{ caseId: string; urgencyOverride: string }>(`SELECT caseId, urgencyOverride FROM assessment WHERE urgencyOverride IS NOT NULL AND ${inCases} ORDER BY startedOn`, values).map((row) => [row.caseId, row.urgencyOverride]))
  return cases.map((row) => {
    const stay = stays.get(row.id)
    const { id, ...rest } = row
    return {
      ...rest, caseId: id, childBirthDates: (births.get(id) ?? []).map((one) => one.birthDate), requirements: requirements.get(id) ?? [], needGroups: readTexts(needs.get(id)?.needGroups ?? null), acceptsFollowUp: needs.get(id)?.acceptsFollowUp ?? 'unknown', urgencyOverride: urgency.get(id) ?? null,
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

export interface DwellingFactRow { id: string; buildingId: string; dwellingProgramme: string | null; buildingProgramme: string | null; address: string; unitNumber: string | null; rooms: number | null; bedrooms: number | null; usableArea: number | null; floor: number | null; rent: number | null; area: string | null; stepFree: Answer; showerNoThreshold: Answer; lift: Answer; ownEntrance: Answer; quiet: Answer; wheelchair: Answer; petsAllowed: Answer }

export const DWELLING_FACT_COLUMNS = 'd.id, d.buildingId, d.programmeId AS dwellingProgramme, b.programmeId AS buildingProgramme, b.address, d.unitNumber, d.rooms, d.bedrooms, d.usableArea, d.floor, d.rent, b.area, d.stepFree, d.showerNoThreshold, b.lift, d.ownEntrance, d.quiet, d.wheelchair, d.petsAllowed'

type PlacementFact = DwellingFacts['placementRules'][number]
type PlacementRules = ReadonlyMap<string, readonly PlacementFact[]>

/** What programmes, buildings and dwellings ask of who lives there, by what they hang on. Few rows: read whole. */
export function readPlacementRules(read: Reader, today: string | null = null): PlacementRules {
  const rows = read.sql<PlacementFact & { scope: string; scopeId: string; programme: string | null; address: string | null }>(
    `SELECT r.scope, r.scopeId, r.kind, r.value, r.text, r.reference, g.name AS programme, b.address FROM placementRule r LEFT JOIN programme g ON g.id = r.scopeId LEFT JOIN building b ON b.id = r.scopeId WHERE r.endedOn IS NULL OR r.endedOn > ? ORDER BY r.createdAt, r.id`, [today ?? '9999-12-31'])
  return groupBy(rows.map(({ scope, scopeId, programme, address, ...rule }) => ({ ...rule, scopeId, from: scope === 'programme' ? `Ordningen ${programme ?? ''}`.trim() : scope === 'building' ? `Bygget ${address ?? ''}`.trim() : 'Boligen' })), (rule) => rule.scopeId)
}

/** Facts of a dwelling with what it inherits: its own requirements, its building's, and those of the programmes they are in. */
export function dwellingFacts(row: DwellingFactRow, rules: PlacementRules): DwellingFacts {
  const { buildingId, dwellingProgramme, buildingProgramme, ...rest } = row
  const scopes = new Set([row.id, buildingId, dwellingProgramme, buildingProgramme])
  return { ...rest, label: dwellingLabel(row), placementRules: [...scopes].flatMap((scope) => (scope === null ? [] : (rules.get(scope) ?? []))) }
}

/** Facts of one dwelling. */
export function readDwellingFacts(read: Reader, id: string): DwellingFacts | undefined {
  const row = read.sql<DwellingFactRow>(`SELECT ${DWELLING_FACT_COLUMNS} FROM dwelling d JOIN building b ON b.id = d.buildingId WHERE d.id = ?`, [id])[0]
  return row && dwellingFacts(row, readPlacementRules(read))
}

/** Dwellings that are or become vacant within so many days, with the date. */
export function vacantDwellings(read: Reader, until: string): { facts: DwellingFacts; vacancyId: string; availableOn: string; status: string }[] {
  const rules = readPlacementRules(read)
  return read.sql<DwellingFactRow & { vacancyId: string; availableOn: string; status: string }>(
    `SELECT ${DWELLING_FACT_COLUMNS}, v.id AS vacancyId, v.availableOn, v.status FROM vacancy v JOIN dwelling d ON d.id = v.dwellingId JOIN building b ON b.id = d.buildingId
     WHERE v.status IN ('open', 'reserved') AND v.availableOn <= ? AND d.state <> 'ended' ORDER BY v.availableOn, b.address, d.unitNumber`, [until],
  ).map(({ vacancyId, availableOn, status, ...row }) => ({ facts: dwellingFacts(row, rules), vacancyId, availableOn, status }))
}
