// How a PC becomes known: another introduces it in its own chain, or it is one that is known already, under a new name after its store was brought back.
import type { Reader } from '../store.ts'
import { verifyHead } from './bundle.ts'
import type { CarriedChange, Run } from './format.ts'

/** The key that a change introduces a PC with; null when it introduces none. */
export function introducedKey(change: Pick<CarriedChange, 'entity' | 'field' | 'after'>): string | null {
  if (change.entity !== 'device' || change.field !== '*' || change.after === null) return null
  try {
    const said = (JSON.parse(change.after) as { signPublic?: unknown } | null)?.signPublic
    return typeof said === 'string' ? said : null
  } catch {
    return null
  }
}

/** The introduction of a PC in a run, if it is there. */
const introductionIn = (run: Run, device: string): string | null => {
  for (const op of run.operations) for (const change of op.changes) if (change.entityId === device && introducedKey(change) !== null) return introducedKey(change)
  return null
}

/** The key that a PC signs with, as its introduction in the log says; null for one that nobody here knows. */
export function keyOf(read: Pick<Reader, 'sql'>, device: string): string | null {
  const rows = read.sql<{ after: string }>(`SELECT v.after FROM change c JOIN change_value v ON v.changeSeq = c.seq WHERE c.entityId = ? AND c.entity = 'device' AND c.field = '*' AND v.after IS NOT NULL ORDER BY c.seq LIMIT 1`, [device])
  return rows[0] ? introducedKey({ entity: 'device', field: '*', after: rows[0].after }) : null
}

/** Keys that may go on under a new name: those of PCs that nobody has removed, under any of their names. */
const keysThatGoOn = (read: Pick<Reader, 'sql'>) => new Set(read.sql<{ signPublic: string }>(`SELECT signPublic FROM device d WHERE NOT EXISTS (SELECT 1 FROM device r WHERE r.signPublic = d.signPublic AND r.status = 'removed' AND r.lastNumber IS NOT NULL)`).map((one) => one.signPublic))

/** The key that a run must be signed with: its PC's, or, for one that begins by introducing itself with a key that is known, that one. */
export function keyForRun(read: Pick<Reader, 'sql'>, run: Run): string | null {
  const known = keyOf(read, run.device)
  if (known !== null || run.from !== 1) return known
  const own = introductionIn(run, run.device)
  return own && keysThatGoOn(read).has(own) ? own : null
}

/**
 * The key of a sender that is not known, from what its own bundle carries: a known PC's signed run that introduces it, or its own under a key that is known.
 * The run is checked in full when it is merged; until then this only says what to check the bundle with.
 */
export function keyIntroduced(read: Pick<Reader, 'sql'>, team: string, sender: string, runs: readonly Run[]): string | null {
  for (const run of runs) {
    const introduced = introductionIn(run, sender)
    const signPublic = introduced && keyForRun(read, run)
    if (introduced && signPublic && verifyHead(signPublic, team, run.device, run.to, run.hash, run.signature)) return introduced
  }
  return null
}
