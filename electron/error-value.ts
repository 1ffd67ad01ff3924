// Whatever was thrown, as an error value of the closed list. What the database said stays inside.
import { Refusal, type AppError, type ErrorCode } from '../shared/errors.ts'

const SQLITE_CODES: [prefix: string, code: ErrorCode][] = [
  ['SQLITE_FULL', 'disk-full'], ['SQLITE_IOERR_WRITE', 'disk-full'], ['ENOSPC', 'disk-full'], ['EDQUOT', 'disk-full'], ['EROFS', 'store-read-only'], ['EACCES', 'store-read-only'], ['SQLITE_READONLY', 'store-read-only'], ['SQLITE_CANTOPEN', 'store-read-only'], ['SQLITE_BUSY', 'busy'],
  ['SQLITE_CORRUPT', 'store-damaged'], ['SQLITE_NOTADB', 'store-damaged'], ['SQLITE_CONSTRAINT_UNIQUE', 'duplicate'], ['SQLITE_CONSTRAINT_PRIMARYKEY', 'duplicate'], ['SQLITE_CONSTRAINT_FOREIGNKEY', 'not-found'],
]

/** Whatever was thrown, as an error value. What the database said stays inside. */
export function errorValue(error: unknown): AppError {
  if (error instanceof Refusal) return error.error
  const code = String((error as { code?: unknown })?.code ?? '')
  const message = String((error as Error)?.message ?? '')
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' && message.includes('allocation.dwellingId')) return { code: 'dwelling-allocated' }
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' && message.includes('allocation.caseId')) return { code: 'case-allocated' }
  return { code: SQLITE_CODES.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'unexpected' }
}
