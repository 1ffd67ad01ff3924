// Every query of the contract with inputs a curious user would try: all views, sorts, groups and filters, each row by id.
import { ENTITY_NAMES } from '../../shared/model/index.ts'
import { CASE_SORTS } from '../../shared/operations/cases.ts'
import { DWELLING_SORTS } from '../../shared/operations/homes.ts'
import { requirementKind } from '../../shared/model/codes.ts'
import { readRules } from '../../db/settings/queries.ts'
import { clockKind, type ClockKind } from '../../shared/model/codes.ts'
import type { SealedDemo } from './sealed-case.ts'
import { TODAY } from './store.ts'

export type Attempt = [name: string, input: unknown]

/** Texts someone who guesses would type. */
export const GUESSES = ['zqmerke', 'Tone', 'Sollid', 'Skjerming', '0452', '06960199999', 'Utenfor'] as const

function lists(): Attempt[] {
  const tries: Attempt[] = []
  const filters = [...['open', 'mine', 'waitingOnMe', 'dueThisWeek', 'unowned', 'all'].map((view) => ({ view })), ...GUESSES.map((text) => ({ view: 'all', text })), { view: 'all', withChildren: true }, { view: 'all', temporaryOverDays: 30 }, { view: 'all', minBedrooms: 0 }, { view: 'all', living: ['womensShelter'] }, ...Object.keys(requirementKind.labels).map((kind) => ({ view: 'all', requirement: [kind] }))]
  for (const filter of filters) tries.push(['case.list', { filter, limit: 500 }], ['case.counts', { filter }])
  for (const sort of CASE_SORTS) for (const descending of [true, false]) tries.push(['case.list', { filter: { view: 'all' }, sort, descending, limit: 500 }])
  for (const groupBy of ['none', 'coordinator', 'status', 'waitingOn']) tries.push(['case.list', { filter: { view: 'all' }, groupBy, limit: 500 }])
  for (const sort of DWELLING_SORTS) tries.push(['dwelling.list', { sort, limit: 500, withBars: { from: '2020-01-01', to: '2030-01-01' } }])
  for (const text of GUESSES) tries.push(['search', { text, limit: 50 }], ['dwelling.list', { filter: { text } }], ['plan.list', { filter: 'all', text }])
  for (const filter of ['active', 'overdue', 'mine', 'all']) tries.push(['plan.list', { filter, limit: 200 }])
  for (const format of ['csv', 'xlsx']) tries.push(['export.cases', { filter: { view: 'all' }, format }], ['export.dwellings', { format }])
  return tries
}

/** From the application to the letter: the protected case by its own ids, by another case as cover, and in every list. */
function depth(demo: SealedDemo, others: readonly string[]): Attempt[] {
  const { store, caseId, dwellingId, applicationId, decisionId, letterId, documentId, twinCaseId, personId } = demo
  const rules = readRules(store, TODAY)
  const definition = rules.definition
  const strict = { ...definition, regulation: 'Utkast', criteria: definition.criteria.map((one) => ({ ...one, exceptBy: null })), groups: definition.groups.toReversed(), ties: definition.ties.toReversed() }
  const cases = [caseId, twinCaseId]
  return [
    ...cases.flatMap((id): Attempt[] => [['case.intake', { caseId: id }], ['assessment.get', { caseId: id }], ['assessment.get', { caseId: id, applicationId }], ['decision.desk', { caseId: id }], ['decision.replay', { caseId: id, id: decisionId }], ['letter.get', { caseId: id, id: letterId }], ['export.letter', { caseId: id, id: letterId }], ['export.letterMetadata', { caseId: id, id: letterId }], ['document.open', { caseId: id, id: documentId }], ['tenancy.forCase', { caseId: id }], ['clock.list', { caseId: id }], ['match.forCase', { caseId: id }]]),
    ...['open', 'stalled', 'declines', 'closed'].flatMap((filter): Attempt[] => [['offer.list', { filter, limit: 500 }], ['offer.list', { filter, caseId }], ['offer.list', { filter, dwellingId }]]),
    ...clockKind.values.map((kind: ClockKind): Attempt => ['clock.list', { kinds: [kind], limit: 2000 }]), ['clock.list', { limit: 2000 }], ['clock.list', { mine: true }], ['export.calendar', { mine: false, until: '2036-01-01' }], ['export.calendar', {}],
    ...others.concat(dwellingId).flatMap((id): Attempt[] => [['match.neighbourMix', { dwellingId: id, caseId: twinCaseId, purpose: 'Vurdering av bomiljø' }], ['placement.list', { dwellingId: id }], ['offer.steps', { dwellingId: id }]]), ['match.neighbourMix', { dwellingId, caseId, purpose: 'Vurdering av bomiljø' }], ['placement.list', { dwellingId: null }],
    ['match.ahead', { months: 24 }], ['person.duplicates', { limit: 200 }], ['rulebook.list', {}], ['rulebook.get', { id: rules.id }], ['law.list', {}], ...[definition, strict, { ...strict, criteria: [] }].map((one): Attempt => ['rulebook.preview', { definition: one, limit: 500 }]), ...['exchange.status', 'exchange.reviews'].map((name): Attempt => [name, {}]),
    ...(['application', 'needsAssessment', 'letter', 'allocationStep', 'documentPart'] as const).map((entity): Attempt => ['history.of', { entity, id: personId }]),
  ]
}

/** Around the table: what is proposed, prepared, run, held, and the register of who may know what; each service's own papers. */
function table(demo: SealedDemo, meetings: readonly string[]): Attempt[] {
  const { store, caseId, twinCaseId, itemId } = demo
  const services = store.sql<{ id: string }>('SELECT id FROM service').map((row) => row.id)
  const topics = ['health', 'economy', 'identity', 'contact']
  return [
    ...meetings.flatMap((meetingId): Attempt[] => [
      ...['meeting.prepare', 'meeting.closeCheck', 'meeting.held', 'meeting.log'].map((name): Attempt => [name, { meetingId }]), ['meeting.suggestions', { meetingId, limit: 200 }], ['meeting.suggestions', { meetingId, limit: 200, hidden: true }], ['meeting.needs', { meetingId, agendaItemId: itemId }], ['export.meetingCalendar', { meetingId }],
      ...services.flatMap((serviceId): Attempt[] => [['export.protocol', { meetingId, serviceId }], ['export.agenda', { meetingId, serviceId }], ['meeting.tasks', { meetingId, serviceId, limit: 500 }]]),
    ]),
    ...['open', 'overdue', 'done'].flatMap((view): Attempt[] => [['meeting.tasks', { view, limit: 500 }], ['meeting.tasks', { view, mine: true }]]), ['meeting.mandates', { limit: 200 }], ['meeting.figures', {}], ['series.list', {}],
    ...[caseId, twinCaseId].flatMap((id): Attempt[] => [['consent.list', { caseId: id }], ...['yes', 'no', 'ground'].map((says): Attempt => ['consent.effect', { caseId: id, says, serviceIds: services, topics, purposes: ['meeting', 'extract'] }]), ['export.consentForm', { caseId: id, serviceIds: services, topics }], ['export.consentForm', { caseId: id, blank: true, language: 'nn' }], ['handover.list', { caseId: id }]]),
  ]
}

/** Need against stock and the mappings of tenants. */
function stock(demo: SealedDemo): Attempt[] {
  const campaigns = demo.store.sql<{ id: string }>('SELECT id FROM campaign').map((row) => row.id)
  const cells = ['access', 'area', 'group'].flatMap((axis) => ['waiting', 'open', 'tenants'].flatMap((source): Attempt[] => [
    ['stock.matrix', { axis, source }], ...['bedrooms', 'hidden', 'group'].map((uncounted): Attempt => ['stock.cell', { axis, source, row: null, column: null, uncounted }]),
    ...[0, 1, 2, 3, 4].map((row): Attempt => ['stock.cell', { axis, source, row, column: null }]),
  ]))
  return [...cells, ['purchase.list', {}], ['campaign.list', {}], ['rates.list', {}], ...campaigns.flatMap((id): Attempt[] => [['campaign.get', { id, limit: 500 }], ['campaign.get', { id, limit: 500, offset: 500 }], ...GUESSES.map((text): Attempt => ['campaign.get', { id, text }])])]
}

/** After the key: the plan, visits by worker and day, routes, the on-call sheet, and each worker's own desk. */
function aftercare(demo: SealedDemo): Attempt[] {
  const { store, caseId, planId } = demo
  const users = store.sql<{ id: string }>('SELECT id FROM appUser').map((row) => row.id)
  const visitId = store.sql<{ id: string }>('SELECT id FROM visit WHERE planId = ? LIMIT 1', [planId])[0]!.id
  const areas = store.sql<{ area: string }>('SELECT DISTINCT area FROM building WHERE area IS NOT NULL').map((row) => row.area)
  const days = { from: '2026-11-01', to: '2027-03-01' }
  return [
    ['template.list', {}], ['worker.load', {}], ['absence.list', {}], ['reminder.list', {}], ['reminder.list', { caseId }], ['export.visits', { weeks: 26 }], ['export.onCall', {}], ['export.onCall', { planId }], ['visit.get', { planId, id: visitId }],
    ['visit.calendar', days], ['visit.calendar', { ...days, planId }], ...areas.map((area): Attempt => ['visit.calendar', { ...days, area }]),
    ...users.flatMap((workerId): Attempt[] => [['visit.calendar', { ...days, workerId }], ...['2026-11-20', '2026-11-23'].flatMap((on): Attempt[] => [['visit.route', { on, workerId }], ['export.route', { on, workerId }]]), ...users.map((toUserId): Attempt => ['worker.handOverCheck', { fromUserId: workerId, toUserId }])]),
  ]
}

/** The way on, and the care of the dwelling someone lives in. */
function wayOn(demo: SealedDemo, others: readonly string[]): Attempt[] {
  const { store, dwellingId } = demo
  const ids = (table: string) => store.sql<{ id: string }>(`SELECT id FROM ${table}`).map((row) => row.id)
  return [
    ...['onTheWay', 'bought', 'withdrawn', 'all'].flatMap((filter): Attempt[] => [['ownership.list', { filter, limit: 500 }], ...GUESSES.map((text): Attempt => ['ownership.list', { filter, text }])]), ...['yes', 'unknown', 'no'].flatMap((show): Attempt[] => [['ownership.candidates', { show, limit: 500 }], ...GUESSES.map((text): Attempt => ['ownership.candidates', { show, text }])]),
    ['capacity.try', { input: { netIncome: 3_000_000, ages: [40], ownLiving: null, otherFixed: 0, maintenance: 0, running: 0, price: null, ownMoney: null } }],
    ...ids('ownership').flatMap((id): Attempt[] => [['ownership.get', { id }], ...['ownRental', 'elsewhere'].map((outcome): Attempt => ['ownership.purchase', { id, outcome, on: TODAY }])]), ...ids('capacityCalculation').map((id): Attempt => ['export.capacity', { id }]),
    ...['vacant', 'outOfUse', 'keys', 'repairs'].map((show): Attempt => ['void.vacant', { show, limit: 500 }]), ...['reason', 'dwelling', 'building', 'year'].map((groupBy): Attempt => ['void.ledger', { groupBy, limit: 500 }]), ['void.periods', { limit: 500 }],
    ...others.concat(dwellingId).map((id): Attempt => ['care.dwelling', { id }]), ...ids('inspectionPicture').map((id): Attempt => ['inspection.picture', { id }]), ['landlord.list', {}], ...ids('landlord').map((id): Attempt => ['landlord.get', { id }]), ['home.find', { text: 'a' }], ['cooperative.list', {}],
  ]
}

/** Keeping the home, temporary stays and instruments. */
function keeping(demo: SealedDemo): Attempt[] {
  const { store, caseId } = demo
  const ids = (table: string) => store.sql<{ id: string }>(`SELECT id FROM ${table}`).map((row) => row.id)
  const facts = { persons: 1, monthlyIncome: 1_000_000, wealth: 0, tenure: 'rent', monthlyCosts: 800_000, adapted: false, group: 'ordinary' }
  return [
    ...['waiting', 'track', 'silent', 'all'].flatMap((filter): Attempt[] => [['keeping.list', { filter, limit: 500 }], ['keeping.list', { filter, children: true }], ...GUESSES.map((text): Attempt => ['keeping.list', { filter, text }])]), ...GUESSES.flatMap((text): Attempt[] => [['keeping.find', { text }], ['stay.cases', { text }], ['stay.list', { filter: 'all', text }], ['instrument.list', { filter: 'all', text }]]), ['keeping.find', { text: 'a' }], ['stay.cases', { text: '2026' }],
    ...ids('evictionTrack').flatMap((id): Attempt[] => [['track.get', { id }], ...['talk', 'warning', 'repayment'].map((letter): Attempt => ['export.keepingLetter', { trackId: id, letter }])]), ['keeping.outcomes', { from: '2020-01-01', to: '2030-01-01' }], ['keeping.enforcement', {}], ['repayment.preview', { amount: 100_000, monthly: 10_000, firstDueOn: TODAY }], ['allowance.estimate', facts],
    ...['open', 'children', 'over14', 'over90', 'all'].map((filter): Attempt => ['stay.list', { filter, limit: 500 }]), ...[2025, 2026].map((year): Attempt => ['stay.figures', { year }]),
    ...['running', 'ending', 'claimed', 'all'].map((filter): Attempt => ['instrument.list', { filter, limit: 500 }]), ['instrument.forCase', { caseId }], ['allowance.facts', { caseId }], ['export.allowance', { caseId, facts }], ['allowance.notApplied', {}],
  ]
}

/** All of them; `withRows` asks for the history of every row of the protected case too. */
export function attempts(demo: SealedDemo): Attempt[] {
  const { caseId, dwellingId, planId, meetingId, closedMeetingId, itemId } = demo
  const others = demo.store.sql<{ id: string }>('SELECT id FROM dwelling LIMIT 40').map((row) => row.id)
  const meetings = [meetingId, closedMeetingId]
  return [
    ...lists(), ...['today.get', 'dwelling.figures', 'match.board', 'meeting.list', 'settings.get', 'users.list', 'import.mappings', 'import.runs', 'log.recent', 'log.reads', 'log.verify'].map((name): Attempt => [name, {}]),
    ['match.board', { withinDays: 400 }], ['log.reads', { caseId, limit: 500 }], ['view.list', { place: 'cases' }],
    ['case.get', { id: caseId }], ['case.history', { id: caseId }], ['match.forCase', { caseId }], ['match.pair', { caseId, dwellingId }], ['plan.get', { id: planId }], ['export.plan', { planId }],
    ['export.caseSummary', { caseId }], ['export.caseSummary', { caseId, recipient: 'person' }],
    ...others.concat(dwellingId).flatMap((id): Attempt[] => [['dwelling.get', { id }], ['dwelling.history', { id, limit: 500 }], ['match.forDwelling', { dwellingId: id, limit: 500, outsideLimit: 200 }]]),
    ...meetings.flatMap((id): Attempt[] => [['meeting.desk', { meetingId: id }], ['meeting.desk', { meetingId: id, agendaItemId: itemId }], ['meeting.room', { meetingId: id }], ['export.protocol', { meetingId: id }], ['export.agenda', { meetingId: id }]]),
    ...depth(demo, others.slice(0, 12)), ...table(demo, meetings), ...stock(demo), ...aftercare(demo), ...keeping(demo), ...wayOn(demo, others),
    ...demo.parts.map((part): Attempt => ['history.of', { entity: part.entity, id: part.id }]), ...ENTITY_NAMES.map((entity): Attempt => ['history.of', { entity, id: caseId }]),
  ]
}
