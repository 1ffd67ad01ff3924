// The meeting's own log: who came and went, and what was in view for whom. It names topics and grounds, never the text that was shown.
import type { Topic } from '../../shared/model/field.ts'
import type { Row } from '../../shared/model/index.ts'
import type { CommandContext } from '../context.ts'
import { inView } from './room.ts'
import { readPresence, servicesPresent } from './presence.ts'

interface Told { agendaItemId?: string | null; serviceId?: string | null; personName?: string | null; ground?: string | null; topics?: readonly Topic[] }

/**
 * Write down what happened. Call it after the act: who is there and what is in view are read as they now stand.
 * @param told.topics only where the event is about certain topics; else those the room now sees
 */
export function noteEvent(context: CommandContext, meetingId: string, kind: Row<'meetingEvent'>['kind'], told: Told = {}): void {
  const { write, session, now, today } = context
  const seen = inView(write, meetingId, today)
  write.insert('meetingEvent', {
    meetingId, at: now, kind, agendaItemId: told.agendaItemId ?? seen.agendaItemId, serviceId: told.serviceId ?? null, personName: told.personName ?? null, ground: told.ground ?? null, actor: session.name,
    present: JSON.stringify(servicesPresent(readPresence(write, meetingId)).map((one) => one.id)), topics: JSON.stringify(told.topics ?? seen.topics),
  })
}
