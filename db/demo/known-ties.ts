// What ties the known cases to dwellings, people and each other: offers, contracts, complaints, consents, and who may see a protected case.
import { addNote, kr, type World } from './world.ts'

const VERSION = 'Solvik-forskriften, versjon 3'

/** Insert the ties. The known homes and cases must be there. */
export function tieUpKnown(world: World): void {
  const { book, services, staff } = world
  const caseOf = (number: string) => world.cases.get(number)!
  const offer = { proposalId: null, meetingDecisionId: null, status: 'allocated' as const, answeredOn: null, answerReason: null, rationale: null, explanation: null, ruleVersion: VERSION }
  book.add('allocation', '2026-11-13', 'ingrid', { ...offer, dwellingId: world.homes.get('Tunveien 8, H0302')!, caseId: caseOf('2026/0431').id, allocatedOn: '2026-11-13', answerBy: '2026-11-27' })
  const kirkestien = world.homes.get('Kirkestien 3, H0103')!
  book.add('allocation', '2026-11-17', 'ingrid', { ...offer, dwellingId: kirkestien, caseId: caseOf('2026/0365').id, allocatedOn: '2026-11-17', answerBy: '2026-11-24' })
  const lease = { tenantNationalId: null, term: 'fixedTerm' as const, endsOn: null, endReason: null }
  book.add('tenancy', '2026-11-18', 'ingrid', { ...lease, dwellingId: kirkestien, caseId: caseOf('2026/0365').id, tenantName: 'Marit Eide', status: 'planned', startsOn: '2026-11-30', contractEndsOn: '2029-11-30', rent: kr(9000), note: 'Marit Eide, kontrakt klar' })
  book.add('tenancy', '2026-11-03', 'sigrid', { ...lease, dwellingId: world.homes.get('Nedre Brugate 2, H0302')!, caseId: caseOf('2026/0447').id, tenantName: 'Steinar Holt', status: 'active', startsOn: '2023-12-11', contractEndsOn: '2026-12-11', rent: kr(8700), note: null })
  book.add('tenancy', '2026-11-10', 'jonas', { ...lease, dwellingId: world.homes.get('Kirkestien 17, H0302')!, caseId: null, tenantName: 'Samme leietaker', status: 'planned', startsOn: '2027-04-19', contractEndsOn: null, rent: kr(10_800), note: 'Fornyes' })
  const tveit = caseOf('2026/0371').id
  book.add('decision', '2026-10-21', 'ingrid', { caseId: tveit, kind: 'municipalDwelling', outcome: 'refused', decidedOn: '2026-10-21', reference: '2026/0371-02', legalBasis: 'forskriften § 3', rationale: 'Han har ikke bodd i kommunen i tolv måneder.', contractMonths: null, appealBody: 'appealBoard', appealDeadline: '2026-11-11', ruleVersion: VERSION })
  addNote(world, '2026-11-06', 'ingrid', { caseId: tveit, kind: 'received', title: 'Klage mottatt', body: 'Rune Tveit klager på avslaget. Svar innen 4. desember.' })
  addNote(world, '2026-11-14', 'ingrid', { caseId: caseOf('2026/0421').id, kind: 'sent', title: 'Mangelbrev sendt', body: 'Mangler inntekt for siste tre måneder.' })
  addNote(world, '2026-11-09', 'ingrid', { caseId: caseOf('2026/0402').id, kind: 'question', title: 'Bedt sykehuset om dato for utskriving' })
  for (const key of ['anders', 'sigrid'] as const) book.add('caseAccess', '2026-11-04', 'anders', { caseId: caseOf('2026/0452').id, userId: staff[key].id, reason: 'Saksbehandler' })
  addNote(world, '2026-11-05', 'anders', { caseId: caseOf('2026/0452').id, title: 'Adressen er sperret', body: 'Bor i Skjermingsveien 7 til vernet er avklart.' })
  addConsents(world, services)
}

/** Line has said yes to everyone who comes; Hanne has not been asked yet. */
function addConsents(world: World, services: World['services']): void {
  const every = JSON.stringify(['contact', 'economy', 'health', 'household', 'housing', 'identity', 'other', 'substanceUse', 'childWelfare', 'crime', 'immigration'])
  const line = world.cases.get('2026/0409')!.id
  for (const key of ['nav', 'mental', 'property', 'refugee', 'childWelfare'] as const) world.book.add('consent', '2026-11-10', 'ingrid', { caseId: line, serviceId: services[key], topics: every, status: 'given', validFrom: '2026-11-10', validTo: '2027-05-10', note: null })
}
