// Case 2025/0281, Aud Helene Vik: a tenancy with a follow-up plan in her own words, a mastery series and an early notice.
import type { NewRow } from '../../shared/model/index.ts'
import { addCase, addNote, addPerson, kr, type World } from './world.ts'

type Measure = readonly [text: string, responsible: string, status: NewRow<'measure'>['status'], due: string | null, done: string | null, frequency?: string | null]
interface Goal { domain: NewRow<'goal'>['domain']; words: string; series: readonly number[]; note?: string; measures: readonly Measure[] }

/** One value every second month, January to November 2026. */
const MONTHS = ['2026-01-12', '2026-03-12', '2026-05-12', '2026-07-13', '2026-09-14', '2026-11-12']
const GOALS: readonly Goal[] = [
  { domain: 'home', words: 'Kunne lukke døra og vite at det er mitt.', series: [2, 2, 3, 3, 4, 4], measures: [['Ny lås og dørkjede', 'Eiendom, Jonas Bakke', 'done', '2026-11-06', '2026-11-04'], ['Snakke med nabo sammen med boveileder', 'Boveileder Turid Sand', 'planned', '2026-12-01', null]] },
  { domain: 'economy', words: 'Husleia skal gå av seg selv, så jeg slipper å ligge våken.', series: [1, 2, 2, 3, 3, 3], measures: [['Fast trekk den 20. hver måned', 'NAV, Erik Myhre', 'done', '2026-10-20', '2026-10-20'], ['Søke bostøtte på nytt', 'Aud Helene, med hjelp', 'planned', '2026-11-25', null]] },
  { domain: 'health', words: 'Sove om natta. Gå tur med Rakel to ganger i uka.', series: [3, 3, 2, 2, 1, 2], note: 'Det var uro i gangen.', measures: [['Tur tirsdag og fredag', 'Aud Helene og Rakel', 'agreed', null, null, 'Hver uke'], ['Time hos fastlege', 'Aud Helene bestiller selv', 'unclear', null, null]] },
  { domain: 'network', words: 'Ha plass til barnebarna uten å be om unnskyldning.', series: [3, 4, 4, 4, 5, 5], measures: [['Sovesofa fra gjenbruk', 'Boveileder Turid Sand', 'done', '2026-11-15', '2026-11-15']] },
]
const TEAM = [
  { name: 'Turid Sand', role: 'boveileder', note: 'Hovedkontakt, besøk tirsdager', lead: true },
  { name: 'Erik Myhre', role: 'NAV', note: 'Økonomi. Ser ikke helse', lead: false },
  { name: 'Rakel Vik', role: 'datter', note: 'Med på møter når Aud Helene ber om det', lead: false },
]

/** Insert the case, the tenancy in Møllerveien 4 and the plan. */
export function addVik(world: World): void {
  const { book, services, staff } = world
  const person = addPerson(world, '2023-11-20', 'sigrid', { name: 'Aud Helene Vik', birthDate: '1960-05-03', phone: '480 00 281', pronoun: 'hun' })
  const caseId = addCase(world, '2023-11-20', 'sigrid', { caseNumber: '2025/0281', personId: person.id, status: 'housed', coordinatorId: staff.sigrid.id, livingSituation: 'municipalRent', livingText: 'Kommunal bolig', livingSince: '2024-03-10', adults: 1, children: 0, receivedOn: '2023-11-20', grantedOn: '2024-01-22', residenceSince: '1988-08-01', rentCeiling: kr(11_600), ownWords: 'Jeg vil bo her lenge. Når barnebarna kommer på søndag, skal det lukte vafler, ikke røyk fra naboen.' })
  world.cases.set('2025/0281', { id: caseId, personId: person.id, name: 'Aud Helene Vik' })
  const dwellingId = world.homes.get('Møllerveien 4, H0204')!
  book.add('application', '2023-11-20', 'sigrid', { caseId, type: 'new', receivedOn: '2023-11-20', channel: 'paper', status: 'decided', livingSituation: 'privateRentAtRisk', interimReplyOn: '2023-12-11' })
  book.add('decision', '2024-01-22', 'sigrid', { caseId, kind: 'municipalDwelling', outcome: 'granted', decidedOn: '2024-01-22', reference: '2025/0281-02', legalBasis: 'forskriften § 6 b', rationale: null, contractMonths: 36, appealBody: 'appealBoard', appealDeadline: '2024-02-12', ruleVersion: 'Solvik-forskriften, versjon 3' })
  const allocationId = book.add('allocation', '2024-02-22', 'sigrid', { dwellingId, caseId, proposalId: null, meetingDecisionId: null, status: 'movedIn', allocatedOn: '2024-02-22', answerBy: '2024-03-01', answeredOn: '2024-02-26', answerReason: null, rationale: null, explanation: null, ruleVersion: 'Solvik-forskriften, versjon 3' })
  const lives = { dwellingId, caseId, tenantName: 'Aud Helene Vik', tenantNationalId: person.nationalId, term: 'fixedTerm' as const, endsOn: null, endReason: null, rent: kr(11_300) }
  book.add('tenancy', '2024-03-10', 'sigrid', { ...lives, status: 'active', startsOn: '2024-03-10', contractEndsOn: '2027-03-10', note: 'Leid til 10. mars, plan følges opp' })
  book.add('tenancy', '2026-11-10', 'sigrid', { ...lives, status: 'planned', startsOn: '2027-03-11', contractEndsOn: null, note: 'Fornyelse vurderes' })
  const consent = { caseId, status: 'given' as const, validFrom: '2026-10-12', validTo: '2027-10-12' }
  book.add('consent', '2026-10-12', 'turid', { ...consent, serviceId: services.mental, topics: JSON.stringify(['economy', 'health', 'household', 'housing', 'other']), note: 'Boveileder ser hele planen' })
  book.add('consent', '2026-10-12', 'turid', { ...consent, serviceId: services.nav, topics: JSON.stringify(['economy']), note: 'NAV ser økonomi, ikke helse' })
  addNote(world, '2026-11-10', 'turid', { caseId, kind: 'received', title: 'Naboer klaget på uro 9. nov.', body: 'Ingen følger før noen har snakket med henne.', happenedOn: '2026-11-09' })
  addNote(world, '2026-11-17', 'turid', { caseId, title: 'Husleien er betalt til og med november', topic: 'economy' })
  addPlanOf(world, caseId, dwellingId, allocationId)
}

function addPlanOf(world: World, caseId: string, dwellingId: string, allocationId: string): void {
  const { book, services, staff } = world
  const planId = book.add('followUpPlan', '2024-03-12', 'turid', { caseId, dwellingId, allocationId, status: 'active', ownWords: 'Jeg vil bo her lenge. Når barnebarna kommer på søndag, skal det lukte vafler, ikke røyk fra naboen.', coordinatorId: staff.turid.id, approvedOn: '2026-10-12', planVersion: 4, nextReviewOn: '2027-01-11', team: JSON.stringify(TEAM), startedOn: '2024-03-12' })
  const owner = (responsible: string) => (responsible.startsWith('NAV') ? services.nav : responsible.startsWith('Eiendom') ? services.property : responsible.startsWith('Boveileder') ? services.mental : null)
  GOALS.forEach((one, i) => {
    const goalId = book.add('goal', '2026-01-12', 'turid', { planId, domain: one.domain, ownWords: one.words, position: i + 1, endedOn: null })
    for (const [text, responsible, status, dueOn, doneOn, frequency] of one.measures) book.add('measure', '2026-10-12', 'turid', { planId, goalId, text, serviceId: owner(responsible), responsible, status, startsOn: null, dueOn, doneOn, frequency: frequency ?? null, teamDecisionId: null })
    one.series.forEach((value, at) => book.add('mastery', MONTHS[at]!, 'turid', { goalId, statedOn: MONTHS[at]!, value, ownWords: at === 4 ? (one.note ?? null) : null }))
  })
  const visit = (plannedOn: string, title: string, who: string, status: NewRow<'visit'>['status'], plannedAt: string | null = null) => book.add('visit', plannedOn < '2026-11-18' ? plannedOn : '2026-11-17', 'turid', { planId, plannedOn, plannedAt, title, who, status, noteText: null })
  visit('2026-11-03', 'Hjemmebesøk', 'Turid Sand', 'done')
  visit('2026-11-10', 'Hjemmebesøk', 'Turid Sand', 'done')
  visit('2026-11-17', 'Hjemmebesøk', 'Turid Sand', 'cancelled')
  visit('2026-12-01', 'Hjemmebesøk, nabosamtale', 'Turid Sand', 'planned', '12:00')
  visit('2026-12-08', 'Hjemmebesøk', 'Turid Sand', 'planned')
  visit('2027-01-11', 'Gå gjennom planen', 'Aud Helene, Turid, Erik, Rakel', 'planned')
}
