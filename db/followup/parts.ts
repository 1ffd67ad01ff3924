// What a plan is shown with: the team, conditions side by side, when people can be reached, reviews with the person's own numbers, and schemes.
import { groupConditions } from '../../shared/domain/conditions.ts'
import { templateOf } from '../../shared/domain/plan-template.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output } from '../../shared/operations/index.ts'
import { groupBy } from '../facts.ts'
import type { Reader } from '../store.ts'
import { kindOfRole, oldMembers } from './team.ts'

type Plan = Output<'plan.get'>
type Around = Pick<Plan, 'ratings' | 'reviews' | 'members' | 'conditions' | 'windows' | 'memberships' | 'suggestions'> & { template: string | null }

/** Everyone in the team; those from before the rows stand after them, and the first change gives them rows. */
function membersOf(read: Reader, plan: Row<'followUpPlan'>): Plan['members'] {
  const rows = read.sql<Row<'planMember'>>(`SELECT * FROM planMember WHERE planId = ? AND endedOn IS NULL ORDER BY lead = 'yes' DESC, kind = 'service' DESC, name`, [plan.id])
  return [
    ...rows.map((one) => ({ id: one.id, version: one.version, legacy: false, kind: one.kind, name: one.name, role: one.role, phone: one.phone, serviceId: one.serviceId, chosenByPerson: one.chosenByPerson, lead: one.lead === 'yes', note: one.note })),
    ...oldMembers(plan).map((one, i) => ({ id: `old-${i}`, version: 0, legacy: true, kind: kindOfRole(one.role), name: one.name, role: one.role || null, phone: null, serviceId: null, chosenByPerson: 'unknown' as const, lead: one.lead, note: one.note })),
  ]
}

/** The windows of a plan; also read for the on-call sheet of all plans. */
export const windowView = (one: Row<'contactWindow'>): Plan['windows'][number] => ({ id: one.id, version: one.version, kind: one.kind, days: JSON.parse(one.days) as number[], fromTime: one.fromTime, toTime: one.toTime, who: one.who, phone: one.phone, note: one.note })

export function aroundPlan(read: Reader, plan: Row<'followUpPlan'>, services: ReadonlyMap<string, string>): Around {
  const ratings = read.sql<Row<'selfRating'>>('SELECT * FROM selfRating WHERE planId = ? ORDER BY statedOn, createdAt, id', [plan.id])
  const byReview = groupBy(ratings, (one) => one.reviewId ?? '')
  const conditions = read.sql<Row<'planCondition'>>('SELECT * FROM planCondition WHERE planId = ? AND endedOn IS NULL ORDER BY createdAt, id', [plan.id])
  const template = plan.templateId ? read.sql<Row<'planTemplate'>>('SELECT * FROM planTemplate WHERE id = ?', [plan.templateId])[0] : undefined
  return {
    members: membersOf(read, plan), template: template?.name ?? null, suggestions: template ? templateOf(template.definition).measures : [],
    ratings: ratings.map((one) => ({ domain: one.domain, on: one.statedOn, value: one.value, ownWords: one.ownWords })),
    reviews: read.sql<Row<'planReview'>>('SELECT * FROM planReview WHERE planId = ? ORDER BY heldOn DESC, createdAt DESC', [plan.id]).map((one) => ({ id: one.id, kind: one.kind, heldOn: one.heldOn, present: one.present, personPresent: one.personPresent, personSays: one.personSays, agreed: one.agreed, by: one.by, ratings: (byReview.get(one.id) ?? []).map((row) => ({ domain: row.domain, value: row.value, ownWords: row.ownWords })) })),
    conditions: groupConditions(conditions.map((one) => ({ id: one.id, version: one.version, about: one.about, demand: one.demand, party: (one.serviceId ? services.get(one.serviceId) : null) ?? one.partyName ?? 'Ukjent', serviceId: one.serviceId, partyName: one.partyName, text: one.text, source: one.source }))),
    windows: read.sql<Row<'contactWindow'>>('SELECT * FROM contactWindow WHERE planId = ? AND endedOn IS NULL ORDER BY kind, fromTime, id', [plan.id]).map(windowView),
    memberships: read.sql<Row<'membership'>>('SELECT * FROM membership WHERE caseId = ? ORDER BY endsOn IS NOT NULL, startsOn DESC', [plan.caseId]).map((one) => ({ id: one.id, version: one.version, name: one.name, startsOn: one.startsOn, endsOn: one.endsOn, endReason: one.endReason })),
  }
}

/** Visits as the screens know them. @param hidden a protected address: where it takes place is told nowhere */
export function visitsOf(read: Reader, visits: readonly Row<'visit'>[], userId: string, hidden: boolean): Plan['visits'] {
  const begun = new Set(visits.length === 0 ? [] : read.sql<{ visitId: string }>('SELECT visitId FROM noteDraft WHERE userId = ? AND text IS NOT NULL AND visitId IN (SELECT value FROM json_each(?))', [userId, JSON.stringify(visits.map((one) => one.id))]).map((row) => row.visitId))
  return visits.map((one) => ({ id: one.id, version: one.version, plannedOn: one.plannedOn, plannedAt: one.plannedAt, endsAt: one.endsAt, kind: one.kind, title: one.title, who: one.who, workerId: one.workerId, place: hidden ? null : one.place, bring: one.bring, status: one.status, cancelReason: one.cancelReason, note: one.noteText, draft: begun.has(one.id) }))
}

/** Those who follow people up here. */
export const workersHere = (read: Reader) => read.sql<{ id: string; name: string }>(`SELECT id, name FROM appUser WHERE active = 'yes' AND role IN ('leader', 'caseworker', 'followUpWorker') ORDER BY name`)
