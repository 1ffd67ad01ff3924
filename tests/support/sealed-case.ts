// A demo store where one case with a protected address carries a mark in every free text it has, so that a leak anywhere can be found by looking for the mark.
import { DEMO_STAFF } from '../../db/demo/seed.ts'
import { handlers } from '../../db/handlers.ts'
import type { Store, Writer } from '../../db/store.ts'
import { createHost, type Host } from '../../electron/host.ts'
import type { Session } from '../../shared/contract.ts'
import { json } from '../../shared/model/field.ts'
import { MODEL, type EntityName } from '../../shared/model/index.ts'
import { demoStore } from '../store/demo-fixture.ts'
import { fillAftercare } from './sealed-aftercare.ts'
import { fillDepth, type Depth } from './sealed-depth.ts'
import { countingIds, NOW } from './store.ts'

export const MARK = /zqmerke|Tone Merethe Sollid|Skjermingsveien/i
export const SEALED_NUMBER = '2026/0452'

export interface SealedDemo extends Depth { store: Store; host: Host; sessions: Record<string, Session>; caseId: string; personId: string; dwellingId: string; planId: string; meetingId: string; itemId: string; closedMeetingId: string; parts: { entity: EntityName; id: string }[]; rendered: unknown[]; end: () => void }

let marks = 0
const mark = () => `zqmerke${++marks}`

const isJson = (schema: unknown) => schema === json || (schema as { unwrap?: () => unknown }).unwrap?.() === json

/** The given values with a mark in every field that takes free text. Names of rows and lists in JSON are left alone. */
export function marked<T extends object>(entity: EntityName, given: T, keep: readonly string[] = []): T {
  const fields = MODEL[entity].fields as Record<string, { schema: { safeParse: (value: unknown) => { success: boolean } } }>
  const free = Object.keys(fields).filter((name) => !name.endsWith('Id') && !keep.includes(name) && fields[name]!.schema.safeParse('zqmerke').success && name !== 'caseNumber' && !isJson(fields[name]!.schema))
  return { ...given, ...Object.fromEntries(free.map((name) => [name, mark()])) }
}

function fill(write: Writer, parts: SealedDemo['parts'], ids: Record<'caseId' | 'personId' | 'dwellingId' | 'meetingId' | 'closedMeetingId' | 'serviceId' | 'owner' | 'other', string>) {
  const { caseId, personId, dwellingId, meetingId, closedMeetingId, serviceId, owner, other } = ids
  const add = (entity: EntityName, given: Record<string, unknown>, keep: readonly string[] = []): string => {
    const { id } = write.insert(entity, marked(entity, given, keep) as never) as { id: string }
    parts.push({ entity, id })
    return id
  }
  write.update('person', personId, null, marked('person', { nationalId: '06960199999' }, ['nationalId']))
  write.update('housingCase', caseId, null, marked('housingCase', { status: 'waiting' as const, grantedOn: '2026-10-01', receivedOn: '2026-09-01', coordinatorId: owner, livingSituation: 'womensShelter' as const, dueOn: '2026-11-24', dueKind: 'legal' as const, livingSince: '2026-10-28', waitingSince: '2026-11-04', rentCeiling: 1_100_000, monthlyIncome: 2_345_600, children: 2 }))
  parts.push({ entity: 'person', id: personId }, { entity: 'housingCase', id: caseId })
  add('householdMember', { caseId, relation: 'child', birthDate: '2020-02-02' })
  for (const kind of ['wheelchair', 'quiet', 'stepFree', 'lift'] as const) add('requirement', { caseId, kind, level: 'must', statedOn: '2026-10-01' })
  add('requirement', { caseId, kind: 'area', level: 'wish', statedOn: '2026-10-01' })
  add('application', { caseId, type: 'new', receivedOn: '2026-09-01', channel: 'paper', status: 'received', livingSituation: 'womensShelter', interimReplyOn: null })
  add('decision', { caseId, kind: 'municipalDwelling', outcome: 'granted', decidedOn: '2026-10-01', contractMonths: null, appealBody: 'appealBoard', appealDeadline: null })
  add('consent', { caseId, serviceId, topics: '["health"]', status: 'given', validFrom: null, validTo: null })
  add('handover', { caseId, fromServiceId: null, toServiceId: serviceId, handedOn: '2026-10-10', planned: 'no' })
  for (const kind of ['note', 'answer', 'question', 'received', 'conversation'] as const) add('note', { caseId, dwellingId: null, kind, topic: 'substanceUse', happenedOn: '2026-11-20' }, ['topic'])
  add('temporaryStay', { caseId, kind: 'womensShelter', startsOn: '2026-09-05', endsOn: null, dayPrice: 150_000 })
  const tenancyId = add('tenancy', { dwellingId, caseId, tenantNationalId: null, status: 'active', term: 'fixedTerm', startsOn: '2026-11-01', contractEndsOn: '2026-12-01', endsOn: null, endReason: null, rent: 900_000 })
  add('proposal', { dwellingId, caseId, meetingId, status: 'proposed', rankAt: 1, proposedOn: '2026-11-20' })
  add('allocation', { dwellingId, caseId, proposalId: null, meetingDecisionId: null, status: 'declined', allocatedOn: '2026-11-10', answerBy: null, answeredOn: '2026-11-12' })
  for (const kind of ['arrears', 'complaint'] as const) add('signal', { caseId, tenancyId, kind, seenOn: '2026-11-10', amount: 4_000_000 })
  add('signalHandling', { caseId, tenancyId, signalKey: `complaint:tenancy:${tenancyId}#9,99999999`, response: 'contact', handledOn: '2026-11-12', handledById: owner, quietUntil: null }, ['signalKey'])
  const trackId = add('evictionTrack', { tenancyId, caseId, status: 'open', openedOn: '2026-11-11', openedById: owner, children: 2 })
  add('trackStep', { trackId, kind: 'writtenWarning', happenedOn: '2026-11-12', deadlineOn: '2026-11-26', amount: 4_000_000, byId: owner })
  add('evictionTrack', { tenancyId, caseId, status: 'ended', openedOn: '2025-11-11', openedById: owner, outcome: 'paid', endedOn: '2025-12-11', endedById: owner })
  add('repaymentPlan', { tenancyId, trackId, caseId, amount: 1_000_000, monthly: 100_000, firstDueOn: '2026-11-20', agreedOn: '2026-11-12', status: 'active', payments: '[]' })
  const instrumentId = add('instrument', { caseId, tenancyId, kind: 'guarantee', status: 'claimed', validTo: '2026-12-01', amount: 3_000_000 })
  add('instrumentEvent', { instrumentId, kind: 'claim', happenedOn: '2026-11-12', amount: 100_000 })
  const ownershipId = add('ownership', { caseId, tenancyId, dwellingId, status: 'talk', startedOn: '2026-11-01', responsibleId: owner })
  add('ownershipEvent', { ownershipId, kind: 'talk', happenedOn: '2026-11-02' })
  add('capacityCalculation', { caseId, ownershipId, calculatedOn: '2026-11-02', input: '{"netIncome":1,"ages":[40],"ownLiving":1,"otherFixed":0,"maintenance":0,"running":0,"price":null,"ownMoney":null}', result: '{"lacks":["zqmerke0"],"figures":null,"rates":[]}', parameterIds: '[]' })
  add('dwellingKey', { dwellingId, tenancyId, kind: 'key', label: 'Ytterdør', handedOn: '2026-11-01' }, ['label', 'note'])
  const inspectionId = add('inspection', { dwellingId, tenancyId, kind: 'moveIn', heldOn: '2026-11-01', tenantPresent: 'yes', result: 'good', by: 'Jonas Bakke' }, ['by'])
  // The history of a picture is closed to all; the picture itself is asked for by its id.
  write.insert('inspectionPicture', marked('inspectionPicture', { inspectionId, mediaType: 'image/png', data: '', sha256: '', title: '' }, ['mediaType']) as never)
  const planId = add('followUpPlan', { caseId, dwellingId, allocationId: null, status: 'active', coordinatorId: owner, approvedOn: null, planVersion: 1, nextReviewOn: '2026-11-20', team: `[{"name":"${mark()}","role":"${mark()}"}]`, startedOn: '2026-11-01' })
  const goalId = add('goal', { planId, domain: 'home', position: 1, endedOn: null })
  add('measure', { planId, goalId, serviceId, status: 'planned', startsOn: null, dueOn: '2026-11-21', doneOn: null, teamDecisionId: null })
  add('mastery', { goalId, statedOn: '2026-11-20', value: 3 })
  const visitId = add('visit', { planId, plannedOn: '2026-11-23', plannedAt: null, status: 'planned', workerId: owner, kind: 'homeVisit' })
  add('visit', { planId, plannedOn: '2026-11-20', plannedAt: null, status: 'planned', workerId: other })
  add('noteDraft', { userId: other, planId, visitId })
  add('planMember', { planId, kind: 'family', serviceId: null, chosenByPerson: 'yes', lead: 'no', endedOn: null })
  for (const demand of ['requires', 'forbids'] as const) add('planCondition', { planId, serviceId: null, about: 'visits', demand, endedOn: null })
  for (const kind of ['person', 'onCall'] as const) add('contactWindow', { planId, kind, days: '[1]', endedOn: null })
  const reviewId = add('planReview', { planId, kind: 'review', heldOn: '2026-11-10', personPresent: 'yes' })
  add('selfRating', { planId, reviewId, domain: 'home', statedOn: '2026-11-10', value: 4 })
  add('membership', { caseId, planId, startsOn: '2026-10-01', endsOn: null })
  add('reminder', { userId: other, caseId, remindOn: '2026-11-20', colour: 'red', doneOn: null })
  const item = (id: string) => add('agendaItem', { meetingId: id, caseId, position: 90, plannedMinutes: 8, status: 'waiting', startedAt: null, usedSeconds: 0, postponed: 1 })
  const decided = (id: string, agendaItemId: string) => {
    for (const mandate of ['team', 'mustConfirm'] as const) add('teamDecision', { meetingId: id, agendaItemId, caseId, kind: 'measure', dwellingId, ownerServiceId: serviceId, dueOn: '2026-11-24', mandate, confirmDueOn: null, tentative: 'no', shownInRoom: 'yes', doneOn: null })
  }
  const itemId = item(meetingId)
  decided(meetingId, itemId)
  decided(closedMeetingId, item(closedMeetingId))
  const depth = fillDepth(write, add, mark, { caseId, personId, dwellingId, owner, other })
  fillAftercare(write, add, ids)
  return { planId, itemId, ...depth }
}

/** Make it. Nobody but the two named users may ever meet a mark. */
export function sealedDemo(): SealedDemo {
  const { store, end } = demoStore({ size: 60, cases: 200 })
  const one = <T>(sql: string, ...values: string[]) => store.sql<T>(sql, values)[0]!
  const { id: caseId, personId } = one<{ id: string; personId: string }>('SELECT id, personId FROM housingCase WHERE caseNumber = ?', SEALED_NUMBER)
  const users = new Map(store.sql<{ id: string; username: string }>('SELECT id, username FROM appUser').map((row) => [row.username, row.id]))
  const ids = {
    caseId, personId, dwellingId: one<{ id: string }>(`SELECT dwellingId AS id FROM vacancy WHERE status = 'open' ORDER BY availableOn LIMIT 1`).id, meetingId: one<{ id: string }>(`SELECT id FROM meeting WHERE status <> 'closed' ORDER BY status = 'running' DESC, heldOn LIMIT 1`).id,
    closedMeetingId: one<{ id: string }>(`SELECT id FROM meeting WHERE status = 'closed' ORDER BY heldOn DESC LIMIT 1`).id, serviceId: one<{ id: string }>('SELECT id FROM service LIMIT 1').id, owner: users.get('ingrid')!, other: users.get('per')!,
  }
  const parts: SealedDemo['parts'] = []
  const newId = countingIds()
  let made!: { planId: string; itemId: string } & Depth
  store.transaction({ opId: newId(), name: 'test', actorId: users.get('anders')!, role: 'caseworker', at: NOW }, (write) => { made = fill(write, parts, ids) })
  const rendered: unknown[] = []
  const host = createHost({ store, handlers, now: () => NOW, newId, readOnly: false, writing: () => false, onChanged: () => undefined, onError: (entry) => { throw entry.cause }, render: async (produced) => { rendered.push(produced); return { fileName: 'a', mime: 'b', base64: JSON.stringify(produced) } } })
  const sessions = Object.fromEntries(DEMO_STAFF.map((user) => [user.username, { userId: users.get(user.username)!, name: user.name, initials: user.initials, role: user.role }]))
  return { store, host, sessions, ...ids, ...made, parts, rendered, end }
}
