// Case 2026/0417, Tor-Arne Lillevik: the one case that shows everything, from application to the housing team.
import type { NewRow } from '../../shared/model/index.ts'
import { addCase, addHandovers, addNote, addPerson, addRequirement, kr, type World } from './world.ts'

const WORDS = 'Jeg vil ha en dør jeg kan låse selv, og ro nok til å sove. Etter hofta klarer jeg ikke trapper. Balder må få være med, han holder meg i gang.'
const ROOM_WORDS = 'Jeg vil ha en dør jeg kan låse selv, og ro nok til å sove. Balder må få være med, han holder meg i gang.'

/** Insert the case with all its facts. Returns its id. */
export function addLillevik(world: World): string {
  const { book, services, staff } = world
  const person = addPerson(world, '2026-08-27', 'ingrid', { name: 'Tor-Arne Lillevik', birthDate: '1974-12-14', nationalId: '14927441250', phone: '480 00 117', contactNote: 'Lett å nå på telefon før kl. 12', pronoun: 'han' })
  const caseId = addCase(world, '2026-08-27', 'ingrid', {
    caseNumber: '2026/0417', personId: person.id, status: 'waiting', coordinatorId: staff.ingrid.id, livingSituation: 'temporaryAccommodation', livingText: 'Pensjonat', livingSince: '2026-09-01', adults: 1, children: 0, ownWords: WORDS, ownWordsRoom: ROOM_WORDS, ownWordsNote: 'Tor-Arne, samtale 12. nov. 2026. Han har lest og godkjent ordene.', nextStep: 'Avklar om hund er tillatt i Fjordgata 12', nextAction: 'Purr', waitingOn: 'Eiendom', waitingOnServiceId: services.property, waitingSince: '2026-11-18', dueOn: '2026-11-25', dueKind: 'agreed', receivedOn: '2026-08-27', residenceSince: '2004-03-01', grantedOn: '2026-10-19',
    need: 'Uten egen bolig siden 1. september 2026. Trenger bolig uten trapper, og med plass til hunden.', healthNote: 'Hofteoperert i mai, opptrening fra 8. des.', economyNote: 'Husleia i Fjordgata 12 er 8 450 kr i måneden, 5 330 kr etter bostøtte. Det er innenfor det han kan betale, vurdert 12. november. NAV gir garanti for depositum, svar 20. november 2026.', rentCeiling: kr(9100), monthlyIncome: kr(18_900), questionToTeam: 'Skal han få Fjordgata 12, eller vente på Teglverksveien?', triedBefore: 'Tilbud om Tunveien 8: for mange trapper.', flag: 'Lett å nå på telefon før kl. 12', householdText: '1 voksen og hund',
  })
  world.cases.set('2026/0417', { id: caseId, personId: person.id, name: 'Tor-Arne Lillevik' })
  book.add('householdMember', '2026-08-27', 'ingrid', { caseId, relation: 'dog', name: 'Balder', birthDate: '2019-04-20', note: null })
  book.add('householdMember', '2026-08-27', 'ingrid', { caseId, relation: 'contact', name: 'Anne Lillevik', birthDate: null, note: 'Søster, nærmeste kontakt. Bor i Solvik. Kan ringes, sier Tor-Arne' })
  const needs: [NewRow<'requirement'>['kind'], 'must' | 'should' | 'wish', string | null, string, string, string | null][] = [
    ['stepFree', 'must', null, 'Trinnfri inngang og alt på ett plan', 'Ergoterapeut', '2026-11-12'], ['showerNoThreshold', 'must', null, 'Dusj uten terskel', 'Ergoterapeut', '2026-11-12'], ['bedrooms', 'must', '1', 'Ett soverom', 'Husstanden, § 5', null],
    ['petsAllowed', 'must', null, 'Hund tillatt', 'Samtale', '2026-11-12'], ['quiet', 'should', null, 'Rolig bygg, egen inngang om mulig', 'Booppfølging', '2026-10-30'], ['nearby', 'wish', null, 'Gangavstand til legesenter og buss', 'Samtale', '2026-11-12'], ['area', 'wish', 'Sentrum, Mølla', 'Sentrum eller Mølla', 'Samtale', '2026-11-12'],
  ]
  for (const [kind, level, value, label, source, on] of needs) addRequirement(world, '2026-11-12', 'ingrid', caseId, kind, level, value, source, label, on)
  addHandovers(world, 'ingrid', caseId, ['frontDesk', 'nav', 'mental', 'nav', 'housing'], ['2026-08-28', '2026-09-11', '2026-10-05', '2026-11-02'])
  book.add('application', '2026-08-27', 'ingrid', { caseId, type: 'new', receivedOn: '2026-08-27', channel: 'paper', status: 'decided', livingSituation: 'withFriendsFamilyTemp', interimReplyOn: '2026-09-27' })
  const decision = { rationale: null, ruleVersion: 'Solvik-forskriften, versjon 3', contractMonths: null }
  book.add('decision', '2026-09-01', 'ingrid', { ...decision, caseId, kind: 'temporaryAccommodation', outcome: 'granted', decidedOn: '2026-09-01', reference: '2026/0417-01', legalBasis: 'sosialtjenesteloven § 27', appealBody: 'countyGovernor', appealDeadline: '2026-09-22' })
  book.add('decision', '2026-10-19', 'ingrid', { ...decision, caseId, kind: 'individualHelp', outcome: 'granted', decidedOn: '2026-10-19', reference: '2026/0417-02', legalBasis: 'boligsosialloven § 6', appealBody: 'countyGovernor', appealDeadline: '2026-11-10' })
  book.add('decision', '2026-10-19', 'ingrid', { ...decision, caseId, kind: 'municipalDwelling', outcome: 'granted', decidedOn: '2026-10-19', reference: '2026/0417-03', legalBasis: 'forskriften § 6 a', rationale: 'Han er uten egen bolig og trenger bistand til å skaffe en bolig han kan bo i.', contractMonths: 36, appealBody: 'appealBoard', appealDeadline: '2026-11-10' })
  book.add('temporaryStay', '2026-09-01', 'ingrid', { caseId, kind: 'boardingHouse', place: 'Solvik pensjonat', startsOn: '2026-09-01', endsOn: null, dayPrice: kr(1620) })
  const consent = { caseId, validFrom: '2026-11-12', validTo: null, note: null }
  book.add('consent', '2026-11-12', 'ingrid', { ...consent, serviceId: services.nav, topics: JSON.stringify(['economy', 'housing']), status: 'given', validTo: '2027-05-12', note: 'økonomi og bolig' })
  book.add('consent', '2026-11-12', 'ingrid', { ...consent, serviceId: services.mental, topics: JSON.stringify(['other', 'health']), status: 'given', validTo: '2027-05-12', note: 'oppfølging, helse' })
  book.add('consent', '2026-11-12', 'ingrid', { ...consent, serviceId: services.nav, topics: JSON.stringify(['health']), status: 'refused', note: 'Sa nei 12. nov.' })
  book.add('consent', '2026-11-12', 'ingrid', { ...consent, serviceId: services.property, topics: JSON.stringify(['other']), status: 'notAsked', validFrom: null, note: 'ikke spurt om hund' })
  addNote(world, '2026-11-18', 'ingrid', { caseId, kind: 'question', title: 'Spørsmål sendt eiendom om hund', body: 'Er hund tillatt i Fjordgata 12? Husordensreglene sier ikke noe om dyr. Svar innen 25. nov.' })
  addNote(world, '2026-11-12', 'ingrid', { caseId, kind: 'conversation', title: 'Samtale hjemme på pensjonatet', body: 'Tor-Arne fortalte hvordan han vil bo, og hva som må være på plass.', author: 'Ingrid Moe og Tor-Arne' })
  addNote(world, '2026-11-09', 'jonas', { caseId, kind: 'inspection', title: 'Fjordgata 12 befart, trinnfri bekreftet', body: 'Inngangen er trinnfri, og dusjen har ikke terskel.' })
  const tunveien = world.homes.get('Tunveien 8, H0302')!
  book.add('allocation', '2026-10-27', 'ingrid', { dwellingId: tunveien, caseId, proposalId: null, meetingDecisionId: null, status: 'declined', allocatedOn: '2026-10-27', answerBy: '2026-11-03', answeredOn: '2026-11-02', answerReason: 'For mange trapper. Saklig grunn, godtatt.', rationale: null, explanation: null, ruleVersion: 'Solvik-forskriften, versjon 3' })
  addPlan(world, caseId)
  return caseId
}

function addPlan(world: World, caseId: string): void {
  const { book, services, staff } = world
  const planId = book.add('followUpPlan', '2026-11-12', 'ingrid', { caseId, dwellingId: null, allocationId: null, status: 'active', ownWords: WORDS, coordinatorId: staff.ingrid.id, approvedOn: '2026-11-12', planVersion: 1, nextReviewOn: '2027-01-12', team: JSON.stringify([{ name: 'Ingrid Moe', role: 'boligkontoret', note: 'Koordinator', lead: true }]), startedOn: '2026-11-12' })
  const goals: [NewRow<'goal'>['domain'], string, string, string, string, string | null][] = [
    ['home', 'Få fast bolig med lås og ro.', 'Boliglaget avgjør 26. nov.', 'Boligkontoret', services.housing, '2026-11-26'],
    ['economy', 'Betale husleia selv hver måned.', 'Fast trekk avtales ved innflytting.', 'NAV, økonomirådgiver', services.nav, '2026-12-01'],
    ['health', 'Komme i gang med opptrening.', 'Første time 8. des. kl. 10.00.', 'Fysioterapeut, med Tor-Arne', services.care, '2026-12-08'],
  ]
  goals.forEach(([domain, ownWords, text, responsible, serviceId, dueOn], i) => {
    const goalId = book.add('goal', '2026-11-12', 'ingrid', { planId, domain, ownWords, position: i + 1, endedOn: null })
    book.add('measure', '2026-11-12', 'ingrid', { planId, goalId, text, serviceId, responsible, status: 'agreed', startsOn: null, dueOn, doneOn: null, frequency: null, teamDecisionId: null })
  })
  book.add('visit', '2026-11-12', 'ingrid', { planId, plannedOn: '2026-12-01', plannedAt: '12:00', title: 'Samtale på pensjonatet', who: 'Ingrid Moe', status: 'planned', noteText: null })
}
