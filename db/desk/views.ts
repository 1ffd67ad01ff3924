// Saved views and undo.
import { may, type Permission } from '../../shared/access.ts'
import { OPERATIONS } from '../../shared/operations/index.ts'
import { Refusal } from '../../shared/errors.ts'
import type { EntityName, Row } from '../../shared/model/index.ts'
import { mustSeeCase } from '../cases/guard.ts'
import type { Handlers } from '../context.ts'
import { watchTracks } from '../keeping/undo-check.ts'
import { undoOperation } from '../log.ts'
import { casesBehind, openProtected } from '../people.ts'
import { operationLabel } from './history.ts'

/** Rows that make up a protocol, and how each names its meeting. */
const IN_PROTOCOL: Partial<Record<EntityName, string>> = { meeting: 'id', agendaItem: 'meetingId', teamDecision: 'meetingId', presence: 'meetingId' }

export const viewHandlers = {
  'view.list': ({ read, session }, input) => read.sql<Row<'savedView'>>('SELECT * FROM savedView WHERE userId = ? AND place = ? ORDER BY position', [session.userId, input.place]).map((row) => ({ id: row.id, version: row.version, name: row.name, definition: row.definition, position: row.position, colour: row.colour })),
  'view.save': ({ write, session }, input) => {
    if (input.id) {
      const own = write.sql('SELECT 1 FROM savedView WHERE id = ? AND userId = ?', [input.id, session.userId])
      if (own.length === 0) throw new Refusal('not-found')
      return { id: write.update('savedView', input.id, null, { name: input.name, definition: input.definition }).id }
    }
    const last = write.sql<{ n: number | null }>('SELECT max(position) AS n FROM savedView WHERE userId = ? AND place = ?', [session.userId, input.place])[0]?.n ?? 0
    return { id: write.insert('savedView', { userId: session.userId, place: input.place, name: input.name, definition: input.definition, position: last + 1 }).id }
  },
  'view.arrange': ({ write, session }, input) => {
    const own = new Set(write.sql<{ id: string }>('SELECT id FROM savedView WHERE userId = ? AND place = ?', [session.userId, input.place]).map((row) => row.id))
    if (input.views.some((one) => !own.has(one.id))) throw new Refusal('not-found')
    input.views.forEach((one, i) => write.update('savedView', one.id, null, { position: i + 1, colour: one.colour === 'none' ? null : one.colour }))
    return {}
  },
  'view.remove': ({ write, session }, input) => {
    if (write.sql('SELECT 1 FROM savedView WHERE id = ? AND userId = ?', [input.id, session.userId]).length === 0) throw new Refusal('not-found')
    write.remove('savedView', input.id)
    return {}
  },
  'log.undo': ({ write, session }, input) => {
    const op = write.sql<{ name: string; actorId: string }>('SELECT name, actorId FROM operation WHERE opId = ?', [input.opId])[0]
    if (!op) throw new Refusal('not-found')
    if (!OPERATIONS.get(op.name)?.undoable) throw new Refusal('undo-not-allowed')
    if (op.actorId !== session.userId && session.role !== 'leader') throw new Refusal('not-allowed')
    // Taking it back is doing it the other way: who may not do it now may not undo it.
    if (!may(session.role, OPERATIONS.get(op.name)!.access as Permission)) throw new Refusal('not-allowed')
    const allowed = openProtected(write, session)
    const touched = write.sql<{ entity: EntityName; entityId: string }>('SELECT DISTINCT c.entity, c.entityId FROM change c JOIN operation o ON o.seq = c.opSeq WHERE o.opId = ?', [input.opId])
    for (const one of touched) for (const caseId of casesBehind(write, one.entity, one.entityId)) mustSeeCase(write, caseId, allowed)
    // A version that is in force is changed by a new version, never by taking back how its draft was written.
    for (const one of touched) if (one.entity === 'ruleSet' && write.sql(`SELECT 1 FROM ruleSet WHERE id = ? AND coalesce(status, 'adopted') <> 'draft'`, [one.entityId]).length > 0) throw new Refusal('undo-blocked')
    // The protocol of a closed meeting is locked: neither what was decided there nor when it was held is taken back by undo. What is done with a task afterwards is no part of it.
    for (const one of touched) if (!op.name.startsWith('meeting.task') && IN_PROTOCOL[one.entity] && write.sql(`SELECT 1 FROM ${one.entity} x JOIN meeting m ON m.id = x.${IN_PROTOCOL[one.entity]!} WHERE x.id = ? AND m.status = 'closed'`, [one.entityId]).length > 0) throw new Refusal('meeting-closed')
    const tracksHold = watchTracks(write, touched)
    undoOperation(write, input.opId)
    tracksHold()
    return { label: operationLabel(op.name) }
  },
} satisfies Partial<Handlers>
