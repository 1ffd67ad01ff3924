// Import runs, saved mappings, and undoing a whole import.
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Handlers } from '../context.ts'
import { undoOperation } from '../log.ts'

export const importHandlers = {
  'import.mappings': ({ read }) => read.sql<Row<'importMapping'>>('SELECT * FROM importMapping ORDER BY name').map((row) => ({ id: row.id, name: row.name, kind: row.kind, definition: row.definition })),
  'import.saveMapping': ({ write }, input) => {
    const known = write.sql<{ id: string }>('SELECT id FROM importMapping WHERE name = ? AND kind = ?', [input.name, input.kind])[0]
    return { id: known ? write.update('importMapping', known.id, null, { definition: input.definition }).id : write.insert('importMapping', input).id }
  },
  'import.runs': ({ read }) =>
    read.sql<Row<'importRun'> & { who: string | null }>('SELECT r.*, u.name AS who FROM importRun r LEFT JOIN appUser u ON u.id = r.createdBy ORDER BY r.createdAt DESC LIMIT 100').map((row) => ({ id: row.id, kind: row.kind, fileName: row.fileName, at: row.createdAt, who: row.who ?? 'Ukjent', status: row.status, counts: JSON.parse(row.counts), opId: row.opId })),
  'import.undo': ({ write }, input) => {
    const run = write.sql<Row<'importRun'>>('SELECT * FROM importRun WHERE id = ?', [input.id])[0]
    if (!run) throw new Refusal('not-found')
    if (run.status === 'undone') throw new Refusal('already-decided')
    const undone = undoOperation(write, run.opId, new Set(['importRun']))
    write.update('importRun', run.id, null, { status: 'undone' })
    return { undone }
  },
} satisfies Partial<Handlers>
