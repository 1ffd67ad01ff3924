// What happens after the key in a simulated history: plans, ratings, visits, signals with what a person did, tracks, instruments, interviews and reminders.
import { ACTS, ids, newer, one, type Act } from './acts.ts'
import { DWELLINGS, USERS } from './prepared.ts'

const DAYS = ['2026-11-01', '2026-11-23', '2026-12-24'] as const
const plan = newer((write, draw) => one(draw, ids(write, 'housingCase'), (caseId) => {
  const known = write.sql<{ id: string }>('SELECT id FROM followUpPlan WHERE caseId = ? ORDER BY id', [caseId])[0]
  if (known) write.update('followUpPlan', known.id, null, draw([{ nextReviewOn: draw(DAYS) }, { anchor: draw(['tenancy', 'noHome', null]) }, { contactEveryDays: draw([7, 14, null]) }, { status: draw(['active', 'paused', 'ended']) }] as const))
  else write.insert('followUpPlan', { caseId, status: 'active', planVersion: 1, team: '[]', startedOn: '2026-11-01' })
}), 'plan.update')
const inPlan = newer((write, draw, pc) => one(draw, ids(write, 'followUpPlan'), (planId) => {
  const kind = draw(['goal', 'judge', 'rate', 'member', 'condition', 'visit', 'answer'] as const)
  if (kind === 'goal') write.insert('goal', { planId, domain: draw(['home', 'economy']), ownWords: 'Sove om natta', position: 1, horizon: draw(['short', 'long', null]) })
  else if (kind === 'judge') one(draw, ids(write, 'goal'), (id) => write.update('goal', id, null, { outcome: draw(['met', 'notMet', null]), judgedOn: draw(DAYS) }))
  else if (kind === 'rate') write.insert('selfRating', { planId, reviewId: write.insert('planReview', { planId, kind: 'review', heldOn: draw(DAYS), personPresent: 'yes', by: 'A' }).id, domain: 'home', statedOn: '2026-11-23', value: draw([0, 5, 10]) })
  else if (kind === 'member') write.insert('planMember', { planId, kind: draw(['family', 'friend']), name: 'Søster', chosenByPerson: 'yes', lead: 'no' })
  else if (kind === 'condition') write.insert('planCondition', { planId, about: 'sobriety', demand: draw(['requires', 'allows']), text: 'Rusfri' })
  else if (kind === 'visit') write.insert('visit', { planId, plannedOn: draw(DAYS), title: 'Besøk', status: 'planned', workerId: pc.user })
  else one(draw, ids(write, 'visit'), (id) => write.update('visit', id, null, { status: draw(['done', 'missed', 'cancelled']), cancelReason: draw(['Syk', null]) }))
}), 'plan.part')
const tenancies = (write: Parameters<typeof ids>[0]) => ids(write, 'tenancy')
const keep = newer((write, draw, pc) => one(draw, tenancies(write), (tenancyId) => {
  const signal = write.insert('signal', { tenancyId, kind: draw(['arrears', 'complaint']), seenOn: draw(DAYS), amount: draw([100_000, 200_000, null]), source: 'Fra regneark', by: 'A' })
  if (draw([true, false])) write.insert('signalHandling', { signalKey: signal.id, tenancyId, response: draw(['contact', 'noAction']), handledOn: '2026-11-23', handledById: pc.user, quietUntil: draw(DAYS) })
}), 'signal.add')
const track = newer((write, draw, pc) => one(draw, tenancies(write), (tenancyId) => {
  const known = write.sql<{ id: string }>('SELECT id FROM evictionTrack WHERE tenancyId = ? ORDER BY id', [tenancyId])[0]
  const trackId = known?.id ?? write.insert('evictionTrack', { tenancyId, status: 'open', openedOn: '2026-11-01', openedById: pc.user, amount: 900_000 }).id
  const next = draw(['step', 'repay', 'pay', 'end'] as const)
  if (next === 'step') write.insert('trackStep', { trackId, kind: draw(['contact', 'writtenWarning', 'petition']), happenedOn: draw(DAYS), byId: pc.user })
  else if (next === 'repay') write.insert('repaymentPlan', { tenancyId, trackId, amount: 900_000, monthly: 100_000, firstDueOn: '2026-12-20', agreedOn: '2026-11-23', status: 'active' })
  else if (next === 'pay') one(draw, ids(write, 'repaymentPlan'), (id) => write.update('repaymentPlan', id, null, { status: draw(['active', 'kept', 'broken']), payments: draw(['[1]', '[2]', null]) }))
  else write.update('evictionTrack', trackId, null, { status: draw(['open', 'ended']), outcome: draw(['paid', 'moved', null]) })
}), 'track.step')
const mine = newer((write, draw, pc) => one(draw, ids(write, 'housingCase'), (caseId) => {
  const known = write.sql<{ id: string }>('SELECT id FROM reminder WHERE userId = ? AND caseId = ?', [pc.user, caseId])[0]
  if (known) write.update('reminder', known.id, null, { text: draw(['Ring', 'Vent', null]), colour: draw(['none', 'red']), doneOn: draw([null, '2026-11-23']) })
  else write.insert('reminder', { userId: pc.user, caseId, text: 'Ring', colour: 'teal' })
}), 'reminder.set')
const asked = newer((write, draw, pc) => one(draw, tenancies(write), (tenancyId) => {
  const campaignId = ids(write, 'campaign')[0] ?? write.insert('campaign', { name: 'Høst', startsOn: '2026-09-01', status: 'open', filter: '{}' }).id
  const known = write.sql<{ id: string }>('SELECT id FROM interview WHERE campaignId = ? AND tenancyId = ?', [campaignId, tenancyId])[0]
  const values = { status: draw(['todo', 'done', 'declined'] as const), suitability: draw(['suited', 'notSuited', null] as const), interviewerId: pc.user }
  if (known) write.update('interview', known.id, null, values)
  else write.insert('interview', { campaignId, tenancyId, dwellingId: write.sql<{ dwellingId: string }>('SELECT dwellingId FROM tenancy WHERE id = ?', [tenancyId])[0]!.dwellingId, ...values })
}), 'interview.save')
const money = newer((write, draw) => one(draw, ids(write, 'housingCase'), (caseId) => {
  const known = ids(write, 'instrument', `caseId = '${caseId}'`)[0]
  if (known && draw([true, false])) write.update('instrument', known, null, { status: draw(['granted', 'active', 'expired']), amount: draw([100, 200]) })
  else write.insert('instrument', { caseId, kind: draw(['deposit', 'guarantee']), status: 'applied', appliedOn: '2026-11-01' })
  const owning = ids(write, 'ownership', `caseId = '${caseId}'`)[0] ?? write.insert('ownership', { caseId, status: 'talk', startedOn: '2026-11-01' }).id
  write.update('ownership', owning, null, { status: draw(['economy', 'viewing', 'withdrawn']) })
}), 'instrument.save')
const care = newer((write, draw) => {
  const dwellingId = draw(DWELLINGS)
  const open = ids(write, 'repair', `dwellingId = '${dwellingId}' AND doneOn IS NULL`)[0]
  if (open) write.update('repair', open, null, { doneOn: '2026-11-23', cost: draw([100, 200, null]) })
  else write.insert('repair', { dwellingId, title: 'Kran', reason: 'repair', orderedOn: '2026-11-01' })
  const landlord = ids(write, 'landlord')[0] ?? write.insert('landlord', { name: 'Utleier', kind: 'private' }).id
  const agreement = ids(write, 'agreement')[0] ?? write.insert('agreement', { landlordId: landlord, kind: 'rentIn', status: 'active', title: 'Innleie', startsOn: '2026-01-01' }).id
  write.update('dwelling', dwellingId, null, { agreementId: draw([agreement, null]) })
}, 'repair.save')
const away = newer((write, draw) => write.insert('absence', { userId: draw(USERS.slice(1)), substituteId: USERS[0], startsOn: draw(DAYS), caseCount: 3 }), 'absence.set')

/** Weight and act: the ordinary ones first, so that what hangs on cases and tenancies has some to hang on. */
export const AFTERCARE_ACTS: readonly (readonly [number, Act])[] = [...ACTS, [10, plan], [20, inPlan], [10, keep], [12, track], [10, mine], [10, asked], [8, money], [6, care], [3, away]]
