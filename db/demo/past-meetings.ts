// Two years of housing team meetings, every second Thursday, with their agendas and what was decided.
import { plusDays } from '../../shared/dates.ts'
import type { NewRow } from '../../shared/model/index.ts'
import type { Housed } from './cases.ts'
import { addPresence, roomNameOf, STANDING } from './known-meetings.ts'
import type { World } from './world.ts'

const LAST = '2026-10-29'
const ASIDE: readonly (readonly [NewRow<'teamDecision'>['kind'], string])[] = [['clarify', 'Avklar inntekt og høyeste husleie'], ['measure', 'Boveileder blir med på visning'], ['clarify', 'Spør eiendom om tilpasning av badet'], ['measure', 'NAV ser på garanti for depositum'], ['defer', 'Utsatt til opplysningene er på plass']]

/** Insert the meetings; each takes up those who were given a dwelling in the weeks around it. */
export function addPastMeetings(world: World, housed: readonly Housed[]): void {
  const { chance, book } = world
  const later = housed.filter((one) => one.lease.startsOn > '2024-11-01').sort((a, b) => (a.lease.startsOn < b.lease.startsOn ? -1 : 1))
  let at = 0
  for (let heldOn = plusDays(LAST, -14 * 50); heldOn <= LAST; heldOn = plusDays(heldOn, 14)) {
    const meetingId = book.add('meeting', heldOn, 'ingrid', { heldOn, startsAt: '09:00', endsAt: '11:00', place: 'Rådhuset, møterom Fjorden', status: 'closed', chair: 'Ingrid Moe', openedAt: `${heldOn}T08:00:00.000Z`, closedAt: `${heldOn}T09:45:00.000Z`, chairDevice: null })
    addPresence(world, meetingId, heldOn, chance.yes(0.3) ? [chance.pick(STANDING)] : [])
    let position = 0
    while (at < later.length && later[at]!.lease.startsOn < plusDays(heldOn, 21) && position < 10) addItem(world, meetingId, heldOn, later[at++]!, ++position)
    while (at < later.length && later[at]!.lease.startsOn < plusDays(heldOn, 7)) at++
  }
}

function addItem(world: World, meetingId: string, heldOn: string, one: Housed, position: number): void {
  const { chance, book, services } = world
  const agendaItemId = book.add('agendaItem', heldOn, 'ingrid', { meetingId, caseId: one.caseId, title: 'Tildeling av kommunal bolig', question: null, reason: null, position, plannedMinutes: 8, status: 'done', startedAt: null, usedSeconds: chance.int(180, 720), postponed: chance.yes(0.1) ? 1 : 0, privateNote: null })
  const decide = (kind: NewRow<'teamDecision'>['kind'], text: string, owner: 'housing' | 'nav' | 'property', dwellingId: string | null) => {
    const dueOn = plusDays(heldOn, chance.int(5, 21))
    book.add('teamDecision', heldOn, 'ingrid', { meetingId, agendaItemId, caseId: one.caseId, kind, text, dwellingId, ownerServiceId: services[owner], ownerRoomName: roomNameOf(owner), dueOn, mandate: 'team', confirmBy: null, confirmDueOn: null, confirmNote: null, tentative: 'no', shownInRoom: 'yes', doneOn: dueOn < '2026-11-15' ? dueOn : '2026-11-15', reason: null })
  }
  decide('allocate', 'Tildel bolig', 'housing', one.lease.dwellingId)
  if (chance.yes(0.4)) decide(...chance.pick(ASIDE), chance.pick(['nav', 'property', 'housing'] as const), null)
}
