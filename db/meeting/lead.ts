// Which PC leads a running meeting. Another may take over from what was last exchanged; two that led without knowing of each other are told so.
import type { Row } from '../../shared/model/index.ts'
import type { Reader } from '../store.ts'

/** This PC's name in the log; null in a store that has none of its own yet. */
export const ownDevice = (read: Pick<Reader, 'sql'>): string | null => read.sql<{ device: string }>('SELECT device FROM this_device')[0]?.device ?? null

/** A meeting that no PC has been named for is led wherever it is opened. */
export function leadsHere(read: Pick<Reader, 'sql'>, meeting: Pick<Row<'meeting'>, 'chairDevice'>): boolean {
  const own = ownDevice(read)
  return own === null || meeting.chairDevice === null || meeting.chairDevice === own
}

/** After the lead was settled, has another PC than the leader's gone on writing in the meeting? Or did two take the lead unknown to each other? */
function twoLed(read: Pick<Reader, 'sql'>, meeting: Row<'meeting'>): boolean {
  if (read.sql(`SELECT 1 FROM contested WHERE entity = 'meeting' AND entityId = ? AND field = 'chairDevice'`, [meeting.id]).length > 0) return true
  const settled = read.sql<{ stamp: string | null }>(`SELECT max(o.stamp) AS stamp FROM change c CROSS JOIN operation o ON o.seq = c.opSeq WHERE c.entityId = ? AND c.entity = 'meeting' AND c.field = 'chairDevice'`, [meeting.id])[0]?.stamp
  if (!settled || meeting.chairDevice === null) return false
  // From the meeting's few rows to their changes: the planner would rather begin with every operation since.
  return ['teamDecision', 'agendaItem'].some((entity) => read.sql(
    `SELECT 1 FROM ${entity} r CROSS JOIN change c ON c.entityId = r.id AND c.entity = '${entity}' CROSS JOIN operation o ON o.seq = c.opSeq WHERE r.meetingId = ? AND o.device <> ? AND o.stamp > ? LIMIT 1`, [meeting.id, meeting.chairDevice, settled]).length > 0)
}

export function leadOf(read: Pick<Reader, 'sql'>, meeting: Row<'meeting'>): { here: boolean; device: string | null; clash: boolean } {
  const device = meeting.chairDevice ? (read.sql<{ name: string }>('SELECT name FROM device WHERE id = ?', [meeting.chairDevice])[0]?.name ?? null) : null
  return { here: leadsHere(read, meeting), device, clash: meeting.status === 'running' && twoLed(read, meeting) }
}
