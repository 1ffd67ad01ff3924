// Who is in the room, person by person. A service is there while any of its people is; the answer narrows and widens with them at once.
import type { MeetingDesk } from '../../shared/operations/meeting.ts'
import type { Service } from '../../shared/domain/disclosure.ts'
import type { Reader } from '../store.ts'

export interface PresentPerson { serviceId: string; name: string; roomName: string; present: boolean; personName: string | null }

/** Everybody asked to the meeting, in the order of the services. */
export const readPresence = (read: Reader, meetingId: string): PresentPerson[] =>
  read.sql<Omit<PresentPerson, 'present'> & { present: string }>('SELECT p.serviceId, s.name, s.roomName, p.present, p.personName FROM presence p JOIN service s ON s.id = p.serviceId WHERE p.meetingId = ? ORDER BY s.position, p.personName IS NOT NULL, p.personName', [meetingId]).map((row) => ({ ...row, present: row.present === 'yes' }))

/** The services that are there: each once, however many of its people have come. */
export const servicesPresent = (presence: readonly PresentPerson[]): Service[] => [...new Map(presence.filter((one) => one.present).map((one) => [one.serviceId, { id: one.serviceId, name: one.name }])).values()]

/** By service, with its people. A row without a name stands for whoever came from the service; it is left out where people are named and it is not ticked. */
export function presenceByService(presence: readonly PresentPerson[]): MeetingDesk['presence'] {
  const groups = new Map<string, MeetingDesk['presence'][number]>()
  for (const { serviceId, name, roomName, present, personName } of presence) {
    const group = groups.get(serviceId) ?? { serviceId, name, roomName, present: false, people: [] }
    group.present ||= present
    group.people.push({ personName, present })
    groups.set(serviceId, group)
  }
  return [...groups.values()].map((one) => ({ ...one, people: one.people.filter((person) => person.personName !== null || person.present || one.people.length === 1) }))
}
