// The people around the table: a series with its standing members, who was there by name, what each consent covers, a ground other than consent, and a service that asks for a case.
import type { ServiceKey } from '../settings/first.ts'
import { addNote, type World } from './world.ts'

/** Who speaks for each service. Invented names. */
export const SPEAKERS: Partial<Record<ServiceKey, string>> = { housing: 'Ingrid Moe', nav: 'Amira Nesheim', mental: 'Turid Sand', property: 'Jonas Bakke', refugee: 'Eivind Haukli', childWelfare: 'Ragnhild Sætre' }

const EVERY = ['meeting', 'extract'] as const
const FIRST_MEETING = '2024-11-28'

/** Insert the team, and say of what is already written what the register and the protocol need. Nothing of chance is drawn here. */
export function addTeam(world: World): void {
  const { book, services } = world
  const seriesId = book.add('meetingSeries', FIRST_MEETING, 'ingrid', { name: 'Boliglaget i Solvik', firstOn: FIRST_MEETING, everyWeeks: 2, startsAt: '09:00', endsAt: '11:00', place: 'Rådhuset, møterom Fjorden', chair: 'Ingrid Moe', status: 'active' })
  for (const [key, personName] of Object.entries(SPEAKERS)) book.add('seriesMember', FIRST_MEETING, 'ingrid', { seriesId, serviceId: services[key as ServiceKey], personName, endedOn: null })
  for (const one of book.rows('meeting')) one.seriesId = seriesId
  const speakerOf = new Map(Object.entries(SPEAKERS).map(([key, name]) => [services[key as ServiceKey], name]))
  for (const one of book.rows('presence')) one.personName = speakerOf.get(one.serviceId) ?? null
  for (const one of book.rows('agendaItem')) one.source = one.reason?.startsWith('Utsatt') ? 'deferred' : one.reason?.includes('overleveringer') ? 'bouncing' : 'ready'
  for (const one of book.rows('handover')) Object.assign(one, { status: 'accepted', answeredOn: one.handedOn })
  writeConsents(world)
  for (const [number, on, title] of TALKS) addNote(world, on, 'ingrid', { caseId: world.cases.get(number)!.id, kind: 'conversation', title })
  const lillevik = world.cases.get('2026/0417')!.id, family = world.cases.get('2026/0362')!.id, leaving = world.cases.get('2026/0402')!.id
  for (const one of book.rows('housingCase')) if (one.id === lillevik) one.coordinatorWish = 'Ingrid Moe, som han kjenner fra før'
  book.add('legalGround', '2026-11-16', 'ingrid', { caseId: family, serviceId: services.childWelfare, topics: JSON.stringify(['childWelfare', 'economy']), purposes: JSON.stringify(['meeting']), reference: 'fvl. § 13 b første ledd nr. 5', reason: 'To barn mister hjemmet 5. desember. Barnevern må vite det for å hjelpe dem.', validFrom: '2026-11-16', validTo: '2027-02-16', recordedBy: 'Ingrid Moe', endedOn: null, endedReason: null })
  book.add('teamRequest', '2026-11-17', 'turid', { caseId: leaving, serviceId: services.mental, personName: 'Turid Sand', reason: 'Han skrives ut 14. desember og har ikke et sted å bo.', requestedOn: '2026-11-17', status: 'onAgenda' })
}

/** Talks with those who come up, so that the agenda shows what is ready beside what lacks something. */
const TALKS: readonly (readonly [number: string, on: string, title: string])[] = [
  ['2026/0355', '2026-11-10', 'Samtale om tiltakene fra forrige møte'], ['2026/0402', '2026-11-17', 'Samtale på avdelingen'], ['2026/0409', '2026-11-16', 'Samtale på krisesenteret'], ['2026/0388', '2026-11-05', 'Hjemmebesøk, trappene prøvd'], ['2026/0376', '2026-11-11', 'Samtale om startlån'], ['2026/0384', '2026-11-13', 'Samtale med foreldrene'],
]

/** How each yes was given, and what for. */
function writeConsents({ book }: World): void {
  for (const one of book.rows('consent')) {
    if (one.status === 'notAsked') continue
    const isKnown = one.note !== null
    Object.assign(one, { purposes: JSON.stringify(isKnown ? EVERY : ['meeting']), form: isKnown ? 'written' : 'spoken', givenOn: one.validFrom, givenBy: 'Søkeren selv', recordedBy: 'Ingrid Moe' })
  }
}
