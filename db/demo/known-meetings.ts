// The housing team on 26 November with its agenda, the closed meeting two weeks before, and the next ones.
import type { NewRow } from '../../shared/model/index.ts'
import { FIRST_SERVICES, type ServiceKey } from '../settings/first.ts'
import type { World } from './world.ts'

type Line = readonly [number: string, title: string, minutes: number, reason?: string | null, postponed?: number]
const AGENDA: readonly Line[] = [
  ['2026/0355', 'Oppfølging av tiltak fra forrige møte', 8], ['2026/0362', 'Må ut om 12 dager, to barn', 9, 'Samtykke fra barnevern mangler'], ['2026/0402', 'Utskrives uten bolig', 8], ['2026/0417', 'Fjordgata 12 eller vente', 8, '4 overleveringer. Grensen er 3.'], ['2026/0409', 'Trygg adresse', 8], ['2026/0388', 'Bytte til bolig med heis', 8, null, 2],
  ['2026/0376', 'Startlån eller kommunal bolig', 6], ['2026/0440', 'Ettervern og egen bolig', 8], ['2026/0384', 'Tre soverom og heis', 6], ['2026/0415', 'Bolig før løslatelse', 8], ['2026/0447', 'Forlenge kontrakten', 5], ['2026/0431', 'Svar på tilbud om Tunveien 8', 6],
]
type Decided = readonly [number: string, kind: NewRow<'teamDecision'>['kind'], text: string, owner: ServiceKey, due: string | null, done: string | null, mandate?: NewRow<'teamDecision'>['mandate']]
const DECIDED: readonly Decided[] = [
  ['2026/0417', 'clarify', 'Boligen er befart', 'property', '2026-11-12', '2026-11-12'], ['2026/0417', 'clarify', 'Avklare hund', 'property', '2026-11-25', null], ['2026/0417', 'measure', 'Skrive innstilling', 'housing', '2026-11-26', null], ['2026/0417', 'measure', 'Avtale fast trekk', 'nav', '2026-12-01', null],
  ['2026/0388', 'defer', 'Utsatt til det er kjent hvilke boliger med heis som blir ledige', 'housing', '2026-11-26', null], ['2026/0355', 'measure', 'Gå gjennom økonomien sammen med henne', 'nav', '2026-11-24', null], ['2026/0355', 'measure', 'Vise fram to boliger', 'housing', '2026-11-20', '2026-11-19'],
  ['2026/0365', 'allocate', 'Tildel Kirkestien 3, H0103', 'housing', '2026-11-20', '2026-11-17'], ['2026/0384', 'orderDwelling', 'Bestill bolig med tre soverom og heis', 'property', '2026-12-20', null, 'mustConfirm'],
]
const PLACE = 'Rådhuset, møterom Fjorden'
export const STANDING: readonly ServiceKey[] = ['housing', 'nav', 'mental', 'property', 'refugee', 'childWelfare']

/** Owner of a decision as the room sees it. */
export const roomNameOf = (key: ServiceKey) => FIRST_SERVICES.find((one) => one.key === key)!.roomName

/** Insert the meetings that the pictures of the office rest on. */
export function addKnownMeetings(world: World): void {
  const meeting = (heldOn: string, status: 'planned' | 'closed') => {
    const id = world.book.add('meeting', status === 'closed' ? heldOn : '2026-11-12', 'ingrid', { heldOn, startsAt: '09:00', endsAt: '11:00', place: PLACE, status, chair: 'Ingrid Moe', openedAt: status === 'closed' ? `${heldOn}T08:00:00.000Z` : null, closedAt: status === 'closed' ? `${heldOn}T09:50:00.000Z` : null, chairDevice: null })
    world.meetings.set(heldOn, id)
    return id
  }
  const before = meeting('2026-11-12', 'closed')
  const next = meeting('2026-11-26', 'planned')
  const later = meeting('2026-12-10', 'planned')
  addPresence(world, before, '2026-11-12', ['childWelfare'])
  const items = new Map<string, string>()
  for (const number of new Set(DECIDED.map(([of]) => of))) {
    const known = world.cases.get(number)!
    items.set(number, world.book.add('agendaItem', '2026-11-12', 'ingrid', { meetingId: before, caseId: known.id, title: AGENDA.find(([of]) => of === number)?.[1] ?? 'Tildeling', question: null, reason: null, position: items.size + 1, plannedMinutes: 8, status: number === '2026/0388' ? 'deferred' : 'done', startedAt: null, usedSeconds: 420, postponed: number === '2026/0388' ? 1 : 0, privateNote: null }))
  }
  for (const [number, kind, text, owner, dueOn, doneOn, mandate = 'team'] of DECIDED) {
    world.book.add('teamDecision', '2026-11-12', 'ingrid', { meetingId: before, agendaItemId: items.get(number)!, caseId: world.cases.get(number)!.id, kind, text, dwellingId: number === '2026/0365' ? world.homes.get('Kirkestien 3, H0103')! : null, ownerServiceId: world.services[owner], ownerRoomName: roomNameOf(owner), dueOn, mandate, confirmBy: mandate === 'mustConfirm' ? 'Leder i eiendom' : null, confirmDueOn: mandate === 'mustConfirm' ? '2026-11-17' : null, confirmNote: null, tentative: 'no', shownInRoom: 'yes', doneOn, reason: null })
  }
  for (const meetingId of [next, later]) {
    addPresence(world, meetingId, '2026-11-12', STANDING)
    world.book.add('roomState', '2026-11-12', 'ingrid', { meetingId, agendaItemId: null, covered: 'yes', shownAt: null, uncovered: '[]' })
  }
  AGENDA.forEach(([number, title, plannedMinutes, reason, postponed], i) => world.book.add('agendaItem', '2026-11-18', 'ingrid', { meetingId: next, caseId: world.cases.get(number)!.id, title, question: QUESTIONS[number] ?? null, reason: reason ?? null, position: i + 1, plannedMinutes, status: 'waiting', startedAt: null, usedSeconds: 0, postponed: postponed ?? 0, privateNote: null }))
}

const QUESTIONS: Record<string, string> = { '2026/0417': 'Skal han få Fjordgata 12, eller vente på Teglverksveien?', '2026/0362': 'Hva kan vi tilby henne og barna før 5. desember?', '2026/0402': 'Hvor skal han bo når han skrives ut 14. desember?', '2026/0409': 'Hvordan finner vi en trygg adresse?', '2026/0388': 'Kan hun bytte til bolig med heis?', '2026/0355': 'Er tiltakene fra forrige møte gjort?', '2026/0376': 'Kan han beholde boligen med ny beregning av startlånet?', '2026/0440': 'Hvilken oppfølging trenger han i egen bolig?', '2026/0384': 'Finnes det en bolig med tre soverom og heis?', '2026/0415': 'Hvem følger opp når han løslates?', '2026/0447': 'Skal kontrakten forlenges?', '2026/0431': 'Takker de nei til Tunveien 8, hva er neste?' }

/** Who was there: the standing services, without those named. */
export function addPresence(world: World, meetingId: string, on: string, absent: readonly ServiceKey[]): void {
  for (const key of STANDING) world.book.add('presence', on, 'ingrid', { meetingId, serviceId: world.services[key], personName: null, present: absent.includes(key) ? 'no' : 'yes', arrivedAt: null, leftAt: null })
}
