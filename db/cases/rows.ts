// A case as a row of a list: read for a page at a time, with household, requirements and handovers fetched for that page only.
import { ageAt } from '../../shared/dates.ts'
import { householdOf, type MemberFact } from '../../shared/domain/household.ts'
import { livingSituation } from '../../shared/model/codes.ts'
import type { CaseRow } from '../../shared/operations/views.ts'
import { groupBy } from '../facts.ts'
import { BOUNCES } from '../handovers/count.ts'
import { isProtected, maySee, shownName } from '../people.ts'
import type { Reader } from '../store.ts'

export interface CaseRecord {
  id: string; version: number; caseNumber: string; status: string; personId: string; name: string; birthDate: string | null; protectedAddress: string; livingSituation: string; livingText: string | null; livingSince: string | null; livingUntil: string | null; adults: number | null; children: number | null
  nextStep: string | null; nextAction: string | null; waitingOn: string | null; waitingSince: string | null; dueOn: string | null; dueKind: string | null; coordinatorId: string | null; coordinatorName: string | null; coordinatorInitials: string | null; receivedOn: string | null; grantedOn: string | null; handovers: number
}

/** Columns of a CaseRecord; use with `FROM housingCase c JOIN person p ... LEFT JOIN appUser u ...`. */
export const CASE_COLUMNS = `c.id, c.version, c.caseNumber, c.status, c.personId, p.name, p.birthDate, p.protectedAddress, c.livingSituation, c.livingText, c.livingSince, c.livingUntil, c.adults, c.children,
  c.nextStep, c.nextAction, c.waitingOn, c.waitingSince, c.dueOn, c.dueKind, c.coordinatorId, u.name AS coordinatorName, u.initials AS coordinatorInitials, c.receivedOn, c.grantedOn,
  ${BOUNCES()} AS handovers`
export const CASE_JOIN = 'FROM housingCase c JOIN person p ON p.id = c.personId LEFT JOIN appUser u ON u.id = c.coordinatorId'

const HIDDEN_HOUSEHOLD: CaseRow['household'] = { adults: 0, children: 0, babies: 0, unborn: 0, dogs: 0, cats: 0, text: 'Vises ikke' }

/** Turn records into rows, hiding place, household, requirements and next step of people with a protected address. */
export function toCaseRows(read: Reader, records: readonly CaseRecord[], allowed: ReadonlySet<string>, today: string): CaseRow[] {
  if (records.length === 0) return []
  const ids = [JSON.stringify(records.map((one) => one.id))]
  const members = groupBy(read.sql<MemberFact & { caseId: string }>(`SELECT caseId, relation, name, birthDate FROM householdMember WHERE caseId IN (SELECT value FROM json_each(?))`, ids), (row) => row.caseId)
  const requirements = groupBy(read.sql<{ caseId: string; kind: CaseRow['requirements'][number]; value: string | null }>(`SELECT caseId, kind, value FROM requirement WHERE level <> 'wish' AND caseId IN (SELECT value FROM json_each(?)) ORDER BY CASE level WHEN 'must' THEN 0 ELSE 1 END, kind`, ids), (row) => row.caseId)
  return records.map((one) => {
    const own = requirements.get(one.id) ?? []
    const bedrooms = own.find((row) => row.kind === 'bedrooms')?.value
    const seen = maySee({ protectedAddress: one.protectedAddress, caseId: one.id }, allowed)
    const household = householdOf(members.get(one.id) ?? [], one, today, one.birthDate ? ageAt(one.birthDate, today) : null)
    return {
      id: one.id, version: one.version, caseNumber: one.caseNumber, name: shownName({ ...one, caseId: one.id }, allowed), protected: isProtected(one), status: one.status as CaseRow['status'], household: seen ? household : HIDDEN_HOUSEHOLD,
      livingText: isProtected(one) ? '' : (one.livingText ?? livingSituation.labels[one.livingSituation as keyof typeof livingSituation.labels] ?? ''), livingSince: isProtected(one) ? null : one.livingSince, livingUntil: isProtected(one) ? null : one.livingUntil,
      bedrooms: seen && bedrooms ? Number(bedrooms) : null, requirements: seen ? own.map((row) => row.kind) : [],
      nextStep: seen ? one.nextStep : null, nextAction: seen ? one.nextAction : null, waitingOn: seen ? one.waitingOn : null, waitingSince: seen ? one.waitingSince : null, dueOn: seen ? one.dueOn : null, dueKind: seen ? (one.dueKind as CaseRow['dueKind']) : null,
      coordinatorId: one.coordinatorId, coordinatorInitials: one.coordinatorInitials, coordinatorName: one.coordinatorName, handovers: one.handovers, receivedOn: one.receivedOn, grantedOn: one.grantedOn, area: null,
    }
  })
}
