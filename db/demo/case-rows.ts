// One generated case, with its person, household and everything recorded about it.
import { plusDays } from '../../shared/dates.ts'
import type { NewRow } from '../../shared/model/index.ts'
import type { ServiceKey } from '../settings/first.ts'
import type { Spec } from './cases.ts'
import { inventChild, inventName, STREETS } from './names.ts'
import { addCase, addHandovers, addNote, addPerson, addRequirement, bornFor, kr, phoneFrom, type World } from './world.ts'

type Living = NewRow<'housingCase'>['livingSituation']
const LIVING: readonly (readonly [Living, number])[] = [
  ['privateRent', 20], ['privateRentAtRisk', 16], ['unsuitable', 14], ['overcrowded', 10], ['withFriendsFamilyTemp', 9], ['withParents', 7], ['municipalRent', 5], ['receptionCentre', 9], ['institutionNoDwelling2m', 3], ['prisonNoDwelling2m', 2], ['owned', 2], ['womensShelter', 1], ['rough', 1], ['childWelfareHome', 1],
]
const CHAINS: readonly (readonly [readonly ServiceKey[], number])[] = [[[], 25], [['frontDesk', 'housing'], 40], [['frontDesk', 'nav', 'housing'], 22], [['care', 'frontDesk', 'nav', 'housing'], 9], [['frontDesk', 'nav', 'mental', 'nav', 'housing'], 4]]
const REFUSED = ['Kan skaffe bolig selv', 'Oppfyller ikke kravet til botid', 'Er ikke i målgruppen', 'Søknaden mangler opplysninger', 'Annet virkemiddel er gitt', 'Gjeld fra tidligere leieforhold']
const STEPS: Record<string, readonly (readonly [step: string, action: string, on: string])[]> = {
  received: [['Se over søknaden og be om det som mangler', 'Åpne', 'Boligkontoret']],
  missingInfo: [['Mangler skattemelding', 'Åpne', 'Søkeren'], ['Mangler oppsigelsen fra utleier', 'Åpne', 'Søkeren'], ['Mangler samtykke til å snakke med NAV', 'Ring', 'Søkeren']],
  assessment: [['Skriv innstilling', 'Skriv', 'Boligkontoret'], ['Kartleggingssamtale', 'Avtal', 'Boligkontoret'], ['Regn ut hva husstanden kan betale', 'Åpne', 'NAV'], ['Hjemmebesøk', 'Avtal', 'Helse']],
  teamMeeting: [['Gjør saken klar for boliglaget', 'Fyll ut', 'Boliglaget']],
  waiting: [['Venter på tilbud', 'Åpne', 'Ledig bolig'], ['Finn bolig som passer', 'Åpne', 'Boligkontoret']],
}
const NOTES: readonly (readonly [NewRow<'note'>['kind'], string, string])[] = [
  ['conversation', 'Samtale på kontoret', 'Gikk gjennom situasjonen og hva boligen må ha. Enige om veien videre.'], ['received', 'Dokumentasjon mottatt', 'Inntekt og husleiekontrakt er levert og ser riktige ut.'], ['sent', 'Brev om saksgangen sendt', 'Opplyst om ventetid og om retten til å klage.'], ['note', 'Kontakt med NAV', 'NAV vurderer garanti for depositum. Svar ventes innen to uker.'],
  ['conversation', 'Telefonsamtale', 'Ønsker å bo nær skole og buss. Kan flytte på kort varsel.'], ['inspection', 'Hjemmebesøk', 'Sett på boforholdene. Trapper og trangt bad er det vanskeligste.'], ['note', 'Vurdert mot ledige boliger', 'Ingen ledig bolig passer akkurat nå. Ny vurdering neste måned.'],
]

interface Household { adults: number; children: number; partner: boolean }

function household(world: World, spec: Spec): Household {
  const { chance } = world
  const profile = spec.open?.profile
  if (profile) return { adults: profile.partner ? 2 : 1, children: profile.children, partner: profile.partner }
  const rooms = spec.lease?.rooms ?? (spec.open?.bedrooms ? 4 : chance.weighted([[2, 68], [3, 18], [4, 14]]))
  if (rooms <= 2) return { adults: 1, children: 0, partner: false }
  const partner = rooms >= 4 ? chance.yes(0.6) : chance.yes(0.3)
  return { adults: partner ? 2 : 1, children: rooms === 3 ? (partner ? 1 : chance.int(1, 2)) : chance.int(2, partner ? 4 : 3), partner }
}

/** Write it. @param notes how many notes a case has */
export function writeCase(world: World, spec: Spec, caseNumber: string, notes: number, index: number): { caseId: string; name: string } {
  const { chance, book, staff } = world
  const { owner, received } = spec
  const home = household(world, spec)
  const living = spec.open?.profile?.living ?? (spec.open?.stayFrom ? 'temporaryAccommodation' : chance.weighted(LIVING))
  const named = inventName(chance, living === 'receptionCentre' ? true : undefined)
  const care = spec.lease !== null && !spec.lease.ordinary && !spec.lease.emergency
  const birthDate = bornFor(chance, care ? chance.int(58, 84) : chance.int(19, home.children > 0 ? 48 : 66), '2026-11-01')
  const hidden = spec.protectedAddress ?? false
  const [street] = chance.pick(STREETS)
  const person = addPerson(world, received, owner, { name: named.name, birthDate, phone: phoneFrom(chance), email: null, address: hidden ? `Skjermingsveien ${chance.int(1, 90)}` : `${street} ${chance.int(2, 98)}`, protectedAddress: hidden ? chance.pick(['confidential', 'strictlyConfidential'] as const) : 'none', language: named.language, interpreter: named.language && chance.yes(0.6) ? 'yes' : chance.yes(0.1) ? 'unknown' : 'no' })
  const caseId = addCase(world, received, owner, { caseNumber, personId: person.id, coordinatorId: staff[owner].id, livingSituation: living, livingSince: plusDays(received, -chance.int(20, 900)), adults: home.adults, children: home.children, receivedOn: received, residenceSince: plusDays(received, -chance.int(500, 6000)), grantedOn: spec.granted, rentCeiling: spec.open?.profile ? kr(spec.open.profile.rentCeiling) : spec.lease ? spec.lease.rent + kr(600) : chance.yes(0.6) ? kr(chance.int(70, 150) * 100) : null, ...statusFields(world, spec, index) })
  if (hidden) for (const key of [owner, owner === 'anders' ? 'sigrid' : 'anders'] as const) book.add('caseAccess', received, owner, { caseId, userId: staff[key].id, reason: 'Saksbehandler' })
  addHousehold(world, spec, caseId, named.last, home, birthDate)
  addNeeds(world, spec, caseId, home, care)
  addPaper(world, spec, caseId, caseNumber, living, home.children > 0)
  const until = spec.granted ?? plusDays(received, 40)
  for (let i = 0; i < notes; i++) {
    const [kind, title, body] = chance.pick(NOTES)
    addNote(world, notLate(plusDays(received, 3 + Math.round((i * 37) % 60))), owner, { caseId, kind, title, body })
  }
  const chain = chance.weighted(CHAINS)
  addHandovers(world, owner, caseId, chain, chain.slice(1).map((_, i) => notLate(plusDays(received, 2 + i * 11))))
  if (chance.yes(0.3)) book.add('consent', notLate(until), owner, { caseId, serviceId: world.services[chance.pick(['nav', 'mental', 'property'] as const)], topics: JSON.stringify(['economy', 'housing']), status: chance.yes(0.85) ? 'given' : 'refused', validFrom: notLate(until), validTo: plusDays(notLate(until), 365), note: null })
  addStay(world, spec, caseId)
  if (spec.lease) addLease(world, spec, caseId, hidden ? `Søker ${caseNumber}` : named.name, hidden ? null : person.nationalId)
  return { caseId, name: named.name }
}

const notLate = (date: string) => (date > '2026-11-17' ? '2026-11-17' : date)

function statusFields(world: World, spec: Spec, index: number): Partial<NewRow<'housingCase'>> {
  if (spec.open) {
    const options = STEPS[spec.open.status]!
    const [nextStep, nextAction, waitingOn] = options[index % options.length]!
    return { status: spec.open.status, nextStep, nextAction, waitingOn, waitingSince: notLate(plusDays(spec.received, 20)), dueOn: spec.open.due ?? null, dueKind: spec.open.due ? 'other' : null, ...(spec.open.stayFrom ? { livingSince: spec.open.stayFrom } : {}) }
  }
  if (spec.lease) return { status: spec.outcome === 'moved' ? 'closed' : spec.lease.status === 'planned' ? 'allocated' : 'housed', closedOn: spec.outcome === 'moved' ? spec.lease.endsOn : null, livingSituation: 'municipalRent', livingSince: spec.lease.startsOn > world.today ? null : spec.lease.startsOn }
  return { status: spec.outcome === 'refused' ? 'refused' : 'closed', closedOn: notLate(plusDays(spec.granted ?? spec.received, world.chance.int(20, 70))) }
}

function addHousehold(world: World, spec: Spec, caseId: string, last: string, home: Household, birthDate: string): void {
  const { chance, book } = world
  if (home.partner) book.add('householdMember', spec.received, spec.owner, { caseId, relation: 'partner', name: `${inventName(chance, false).name.split(' ')[0]} ${last}`, birthDate: plusDays(birthDate, chance.int(-1500, 1500)), note: null })
  for (let i = 0; i < home.children; i++) book.add('householdMember', spec.received, spec.owner, { caseId, relation: 'child', name: inventChild(chance, last), birthDate: bornFor(chance, chance.int(0, 16), spec.received), note: null })
}

function addNeeds(world: World, spec: Spec, caseId: string, home: Household, care: boolean): void {
  const { chance } = world
  const need = (kind: NewRow<'requirement'>['kind'], level: 'must' | 'should' | 'wish', value: string | null = null) => addRequirement(world, spec.received, spec.owner, caseId, kind, level, value, kind === 'bedrooms' ? 'Husstanden, § 5' : care ? 'Ergoterapeut' : 'Samtale')
  if (spec.open?.profile) {
    for (const [kind, value] of spec.open.profile.needs) need(kind, 'must', value)
    return
  }
  need('bedrooms', 'must', String(spec.open?.bedrooms ?? Math.min(2, Math.max(1, home.children))))
  if (care || chance.yes(0.12)) need('stepFree', 'must')
  if (care && chance.yes(0.5)) need('showerNoThreshold', 'must')
  if (chance.yes(0.1)) need('quiet', 'should')
  if (chance.yes(0.2)) need('area', 'wish', chance.pick(STREETS)[1])
}

function addPaper(world: World, spec: Spec, caseId: string, number: string, living: Living, children: boolean): void {
  const { chance, book } = world
  const decided = !spec.open || spec.granted !== null
  book.add('application', spec.received, spec.owner, { caseId, type: spec.lease && chance.yes(0.12) ? 'exchange' : 'new', receivedOn: spec.received, channel: chance.weighted([['digital', 60], ['paper', 22], ['kobo', 10], ['phone', 8]] as const), status: spec.outcome === 'withdrawn' ? 'withdrawn' : decided ? 'decided' : spec.open!.status === 'missingInfo' ? 'missingInfo' : 'received', livingSituation: living, interimReplyOn: notLate(plusDays(spec.received, chance.int(4, 26))) })
  if (spec.lease && spec.lease.months === 36 && spec.lease.startsOn < '2023-09-01' && spec.lease.endsOn === null) {
    const asked = plusDays(spec.lease.startsOn, 3 * 365 - 120)
    book.add('application', notLate(asked), spec.owner, { caseId, type: 'renewal', receivedOn: notLate(asked), channel: 'paper', status: 'decided', livingSituation: 'municipalRent', interimReplyOn: notLate(plusDays(asked, 10)) })
  }
  if (!decided || spec.outcome === 'withdrawn') return
  const decidedOn = notLate(spec.granted ?? plusDays(spec.received, chance.int(20, 60)))
  book.add('decision', decidedOn, spec.owner, { caseId, kind: 'municipalDwelling', outcome: spec.outcome === 'refused' ? 'refused' : 'granted', decidedOn, reference: `${number}-02`, legalBasis: spec.outcome === 'refused' ? 'forskriften § 3' : 'forskriften § 6', rationale: spec.outcome === 'refused' ? chance.pick(REFUSED) : null, contractMonths: spec.outcome === 'refused' ? null : children ? 60 : 36, appealBody: 'appealBoard', appealDeadline: plusDays(decidedOn, 21), ruleVersion: decidedOn < '2024-01-01' ? 'Solvik-forskriften, versjon 2' : 'Solvik-forskriften, versjon 3' })
}

function addStay(world: World, spec: Spec, caseId: string): void {
  const { chance, book } = world
  const open = spec.open?.stayFrom
  if (!open && (spec.open || !chance.yes(0.12))) return
  const startsOn = open ?? plusDays(spec.received, chance.int(0, 20))
  const days = chance.weighted([[chance.int(2, 14), 45], [chance.int(15, 90), 38], [chance.int(91, 160), 17]])
  book.add('temporaryStay', notLate(startsOn), spec.owner, { caseId, kind: chance.pick(['boardingHouse', 'hotel', 'hostel', 'camping'] as const), place: 'Solvik pensjonat', startsOn, endsOn: open ? null : notLate(plusDays(startsOn, days)), dayPrice: kr(chance.int(95, 165) * 10) })
}

function addLease(world: World, spec: Spec, caseId: string, tenantName: string, tenantNationalId: string | null): void {
  const { chance, book } = world
  const one = spec.lease!
  const planned = one.status === 'planned'
  const allocatedOn = notLate(plusDays(one.startsOn, -chance.int(8, 24)))
  book.add('allocation', allocatedOn, spec.owner, { dwellingId: one.dwellingId, caseId, proposalId: null, meetingDecisionId: null, status: planned ? 'accepted' : 'movedIn', allocatedOn, answerBy: plusDays(allocatedOn, 7), answeredOn: notLate(plusDays(allocatedOn, 3)), answerReason: null, rationale: null, explanation: null, ruleVersion: allocatedOn < '2024-01-01' ? 'Solvik-forskriften, versjon 2' : 'Solvik-forskriften, versjon 3' })
  const endReason = one.status === 'ended' ? chance.weighted([['privateRent', 38], ['bought', 10], ['care', 14], ['movedAway', 16], ['death', 12], ['eviction', 4], ['unknown', 6]] as const) : null
  book.add('tenancy', planned ? '2026-11-17' : one.startsOn, spec.owner, { dwellingId: one.dwellingId, caseId, tenantName, tenantNationalId, status: one.status, term: one.months === null ? 'openEnded' : 'fixedTerm', startsOn: one.startsOn, contractEndsOn: one.contractEndsOn, endsOn: one.endsOn, endReason, rent: one.rent, note: null })
}
