// What people do in a simulated history: the writes of the real screens, drawn so that they meet: few cases, few dwellings, few words, case numbers from a small range.
import { undoOperation } from '../../../db/log.ts'
import type { Scalar, Writer } from '../../../db/store.ts'
import type { EntityName, Patch } from '../../../shared/model/index.ts'
import { CASE, DWELLINGS, PCS, PERSON, USERS } from './prepared.ts'
import type { Replica, World } from './world.ts'

/** Draws one of a list. */
export type Draw = <T>(list: readonly T[]) => T

const WORDS = ['ringe', 'vente', 'sende', null] as const
export const ids = (write: Pick<Writer, 'sql'>, entity: string, where = '1') => write.sql<{ id: string }>(`SELECT id FROM ${entity} WHERE ${where} ORDER BY id`).map((one) => one.id)

export type Act = (world: World, pc: Replica, draw: Draw) => boolean

const some = (act: (write: Writer, draw: Draw, pc: Replica) => void, name = 'test'): Act => (world, pc, draw) => world.act(pc, name, (write) => act(write, draw, pc))

/** Do something with one of a list, and nothing when it is empty. */
export const one = <T>(draw: Draw, list: readonly T[], act: (chosen: T) => void) => {
  if (list.length > 0) act(draw(list))
}

const number = (draw: Draw) => `2026-${draw([1, 2, 3, 4, 5, 6])}${draw(['', '', '', '-B'])}`

/** A person as the older version writes one. */
const { pronoun: _pronoun, ...OLDER_PERSON } = PERSON
const newCase = some((write, draw, pc) => {
  const person = write.insert('person', { name: `Ny ${draw([1, 2, 3])}`, ...((pc.older ? OLDER_PERSON : PERSON) as typeof PERSON), protectedAddress: draw(['none', 'none', 'confidential']) })
  write.insert('housingCase', { ...CASE, caseNumber: number(draw), personId: person.id, livingSituation: draw(['unknown', 'rough', 'nightShelter']) })
})
const editCase = some((write, draw) => one(draw, ids(write, 'housingCase'), (id) => {
  const field = draw(['nextStep', 'need', 'livingText', 'status', 'livingSituation', 'children'] as const)
  if (field === 'status') write.update('housingCase', id, null, { status: draw(['received', 'assessment', 'waiting']) })
  else if (field === 'livingSituation') write.update('housingCase', id, null, { livingSituation: draw(['unknown', 'rough', 'withParents']) })
  else if (field === 'children') write.update('housingCase', id, null, { children: draw([0, 1, 2]) })
  else write.update('housingCase', id, null, { [field]: draw(WORDS) })
}))
const renumber = some((write, draw) => one(draw, ids(write, 'housingCase'), (id) => write.update('housingCase', id, null, { caseNumber: number(draw) })))
const editPerson = some((write, draw, pc) => one(draw, ids(write, 'person'), (id) => write.update('person', id, null, draw([{ phone: draw(['11', '22', '33']) }, pc.older ? { email: draw(WORDS) } : { pronoun: draw(['hun', 'han', null]) }, { address: draw(WORDS) }]))))
const protect = some((write, draw) => one(draw, ids(write, 'person'), (id) => write.update('person', id, null, { protectedAddress: draw(['none', 'confidential', 'strictlyConfidential']) })))
const note = some((write, draw) => one(draw, ids(write, 'housingCase'), (id) => write.insert('note', { caseId: id, dwellingId: null, kind: 'note', title: 'Ringte', body: draw(WORDS), topic: 'other', happenedOn: '2026-11-23', author: 'A' })))
const require = some((write, draw) => one(draw, ids(write, 'housingCase'), (id) => write.insert('requirement', { caseId: id, kind: draw(['stepFree', 'lift', 'quiet']), level: 'must', value: null, label: null, source: null, statedOn: null })))
const allocate = some((write, draw) => one(draw, ids(write, 'housingCase'), (caseId) => {
  const dwellingId = draw(DWELLINGS)
  write.insert('allocation', { dwellingId, caseId, proposalId: null, meetingDecisionId: null, status: 'allocated', allocatedOn: '2026-11-23', answerBy: null, answeredOn: null, answerReason: null, rationale: null, explanation: null, ruleVersion: null })
  write.insert('tenancy', { dwellingId, caseId, tenantName: 'Leietaker', tenantNationalId: null, status: 'planned', term: 'fixedTerm', startsOn: '2026-12-01', contractEndsOn: null, endsOn: null, endReason: null, rent: null, note: null })
}), 'allocation.allocate')
const answer = some((write, draw) => one(draw, ids(write, 'allocation'), (id) => write.update('allocation', id, null, { status: draw(['cancelled', 'accepted', 'declined', 'cancelled']) })))
const vacancy = some((write, draw) => write.insert('vacancy', { dwellingId: draw(DWELLINGS), availableOn: '2026-12-01', status: 'open', note: null }))
const withdrawVacancy = some((write, draw) => one(draw, ids(write, 'vacancy', `status = 'open'`), (id) => write.update('vacancy', id, null, { status: draw(['withdrawn', 'filled', 'reserved']) })))
const consent: Act = (world, pc, draw) => !pc.older && world.act(pc, 'consent', (write) => {
  const known = ids(write, 'consent')
  if (known.length > 3 || (known.length > 0 && draw([true, false]))) write.update('consent', draw(known), null, { status: draw(['given', 'withdrawn', 'refused']) })
  else one(draw, ids(write, 'housingCase'), (caseId) => write.insert('consent', { caseId, serviceId: draw(world.prepared.services), topics: '[]', status: 'given', validFrom: null, validTo: null, note: null }))
})
const setting = some((write, draw) => {
  const key = draw(['autoLockMinutes', 'nytt', 'annet'])
  const value = draw(['5', '10', '15'])
  const known = write.sql<{ id: string }>('SELECT id FROM setting WHERE key = ?', [key])[0]
  if (known) write.update('setting', known.id, null, { value })
  else write.insert('setting', { key, value })
})
const presence: Act = (world, pc, draw) => world.act(pc, 'presence', (write) => {
  const serviceId = draw(world.prepared.services.slice(0, 3))
  const known = write.sql<{ id: string }>('SELECT id FROM presence WHERE serviceId = ?', [serviceId])[0]
  if (known) write.update('presence', known.id, null, { present: draw(['yes', 'no']) })
  else write.insert('presence', { meetingId: world.prepared.meetingId, serviceId, personName: null, present: draw(['yes', 'no']), arrivedAt: null, leftAt: null })
})
const agenda: Act = (world, pc, draw) => world.act(pc, 'agenda', (write) => one(draw, ids(write, 'housingCase'), (caseId) => {
  const known = write.sql<{ id: string }>('SELECT id FROM agendaItem WHERE caseId = ?', [caseId])[0]
  if (known) write.update('agendaItem', known.id, null, { question: draw(WORDS), position: draw([1, 2, 3]) })
  else write.insert('agendaItem', { meetingId: world.prepared.meetingId, caseId, title: 'Sak', question: draw(WORDS), reason: null, position: 1, plannedMinutes: 10, status: 'waiting', startedAt: null, usedSeconds: 0, postponed: 0, privateNote: null })
}))
const building = some((write, draw) => write.insert('building', { address: draw(['Nyveien 1', 'Nyveien 2', 'Nyveien 1 (2)']), area: null, postalCode: null, postalPlace: null, cadastre: null, builtYear: null, units: null, lift: 'unknown', houseRules: null }))
const newUser = some((write, draw) => write.insert('appUser', { username: draw(['kari', 'ola', 'kari-2']), name: 'Ny Ansatt', initials: 'NA', role: draw(['caseworker', 'reader']), slotId: 's'.repeat(64), active: 'yes', lastSeenAt: null }))
const undo: Act = (world, pc, draw) => {
  const opId = pc.own.length > 0 ? draw(pc.own.slice(-4)) : null
  return opId !== null && world.act(pc, 'log.undo', (write) => void undoOperation(write, opId), { undoes: opId })
}
const settle: Act = (world, pc, draw) => world.act(pc, 'exchange.settle', (write) => one(draw, write.sql<{ entity: EntityName; entityId: string; field: string }>(`SELECT entity, entityId, field FROM contested WHERE field <> '*' ORDER BY entity, entityId, field`), ({ entity, entityId, field }) => {
  const values = write.sql<{ after: string | null }>('SELECT DISTINCT v.after FROM change c JOIN change_value v ON v.changeSeq = c.seq WHERE c.entity = ? AND c.entityId = ? AND c.field = ? ORDER BY v.after', [entity, entityId, field]).map((row) => (row.after === null ? null : (JSON.parse(row.after) as Scalar)))
  if (values.length > 0) write.choose(entity, entityId, { [field]: draw(values) })
}))
/** An older version knows neither the mapping, judgements, nor offers that are held. */
export const newer = (act: (write: Writer, draw: Draw, pc: Replica) => void, name: string): Act => (world, pc, draw) => !pc.older && world.act(pc, name, (write) => act(write, draw, pc))
const UNKNOWN = { homeUnsuitable: 'unknown', leaseRenewable: 'unknown', lawfulStay: 'unknown', permit: 'unknown', settledByAgreement: 'unknown', dailyCare: 'unknown', livelihood: 'unknown', workSituation: 'unknown', civilStatus: 'unknown', canSolveSelf: 'unknown', unsettledDebt: 'unknown', repaymentAgreement: 'unknown', everEvicted: 'unknown', ownAttempts: 'unknown', needsFollowUp: 'unknown', acceptsFollowUp: 'unknown', exchangeGround: 'unknown', tenancyKept: 'unknown' } as const
const needs = newer((write, draw) => one(draw, ids(write, 'housingCase'), (caseId) => {
  const patch = draw<Patch<'needsAssessment'>>([{ lawfulStay: draw(['yes', 'no', 'unknown'] as const) }, { yearlyIncome: draw([null, 100, 200]) }, { ownAttemptsText: draw(WORDS) }])
  const known = write.sql<{ id: string }>('SELECT id FROM needsAssessment WHERE caseId = ?', [caseId])[0]
  if (known) write.update('needsAssessment', known.id, null, patch)
  else write.insert('needsAssessment', { caseId, ...UNKNOWN, ...patch })
}), 'needs.save')
const reserve = newer((write, draw) => one(draw, ids(write, 'housingCase'), (caseId) => {
  const dwellingId = draw(DWELLINGS)
  const { id } = write.insert('allocation', { dwellingId, caseId, status: 'reserved', allocatedOn: '2026-11-23', reservedOn: '2026-11-23', reservedUntil: '2026-12-01' })
  write.insert('allocationStep', { allocationId: id, scope: 'offer', position: 1, key: 'visning', title: 'Visning', role: 'caseworker', required: 'no' })
  one(draw, ids(write, 'vacancy', `status = 'open' AND dwellingId = '${dwellingId}'`), (vacancyId) => write.update('vacancy', vacancyId, null, { status: 'reserved' }))
}), 'offer.reserve')
const decline = newer((write, draw, pc) => one(draw, ids(write, 'allocation', `status IN ('reserved', 'allocated')`), (id) => write.update('allocation', id, null, draw([{ status: 'allocated', declineStatus: 'stated', declineCode: draw(['tooSmall', 'area']), declineStatedById: pc.user }, { status: 'declined', declineStatus: 'confirmed', declineConsequence: draw(['keep', 'moveBack']) }, { declineStatus: 'overruled' }] as const))), 'offer.decline')
const judge = newer((write, draw, pc) => one(draw, ids(write, 'housingCase'), (caseId) => {
  const applicationId = write.sql<{ id: string }>('SELECT id FROM application WHERE caseId = ? ORDER BY id', [caseId])[0]?.id ?? write.insert('application', { caseId, type: 'new', receivedOn: '2026-11-01', channel: 'paper', status: 'received', livingSituation: 'unknown' }).id
  const assessment = write.sql<{ id: string }>('SELECT id FROM assessment WHERE applicationId = ?', [applicationId])[0]?.id ?? write.insert('assessment', { caseId, applicationId, ruleSetId: write.sql<{ id: string }>('SELECT id FROM ruleSet')[0]!.id, status: 'open', startedOn: '2026-11-01' }).id
  const criterionKey = draw(['adult', 'residence'])
  const values = { outcome: draw(['met', 'notMet', null] as const), reason: draw(WORDS), excepted: 'no' as const, by: 'A', userId: pc.user, judgedOn: '2026-11-23' }
  const known = write.sql<{ id: string }>('SELECT id FROM judgement WHERE assessmentId = ? AND criterionKey = ?', [assessment, criterionKey])[0]
  if (known) write.update('judgement', known.id, null, values)
  else write.insert('judgement', { assessmentId: assessment, caseId, criterionKey, ...values })
}), 'assessment.judge')
/** Someone's access is withdrawn, or given back. user-0 keeps it. */
const access = some((write, draw) => {
  const id = draw(USERS.slice(1))
  const { active } = write.sql<{ active: string }>('SELECT active FROM appUser WHERE id = ?', [id])[0]!
  write.update('appUser', id, null, { active: active === 'yes' ? 'no' : 'yes' })
})
const letIn = some((write, draw) => one(draw, write.sql<{ opId: string }>('SELECT opId FROM held ORDER BY opId'), ({ opId }) => write.insert('letIn', { opId, reason: 'Godt arbeid' })))
/** A PC is taken out of the team. pc-a stays. */
const removePc: Act = (world, pc, draw) => {
  if (pc.gone !== 'no' || world.staying().length < 4) return false
  const others = world.staying().filter((one) => one !== pc && !one.vouches && one.name !== PCS[0])
  if (others.length === 0) return false
  const other = draw(others)
  const done = world.act(pc, 'device.remove', (write) => write.update('device', other.name, null, { status: 'removed', removedAt: world.now(pc), lastNumber: pc.knows[other.name] ?? 0 }))
  if (done) other.gone = 'removed'
  return done
}

/** Weight and act. */
export const ACTS: readonly (readonly [number, Act])[] = [
  [10, newCase], [26, editCase], [4, renumber], [10, editPerson], [7, protect], [6, note], [5, require], [10, allocate], [7, answer], [4, vacancy], [3, withdrawVacancy], [5, consent], [4, setting], [3, presence], [4, agenda], [2, building], [2, newUser], [9, undo], [6, settle], [1, access], [2, letIn],
]
/** With the work from application to offer among it. A list of its own, so that the histories that are named keep their meaning. */
export const ALLOCATION_ACTS: typeof ACTS = [...ACTS, [10, needs], [12, reserve], [10, decline], [12, judge]]
export { removePc }
