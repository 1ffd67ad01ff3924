// Opening a case: refused in words when it does not exist, or when its address is protected and this user is not named.
import { Refusal } from '../../shared/errors.ts'
import { isProtected } from '../people.ts'
import type { Reader } from '../store.ts'
import { CASE_COLUMNS, CASE_JOIN, type CaseRecord } from './rows.ts'

/** Refuse when the case does not exist, or its address is protected and this user is not named. */
export function mustSeeCase(read: Reader, caseId: string, allowed: ReadonlySet<string>): CaseRecord {
  const record = read.sql<CaseRecord>(`SELECT ${CASE_COLUMNS} ${CASE_JOIN} WHERE c.id = ?`, [caseId])[0]
  if (!record) throw new Refusal('not-found')
  if (isProtected(record) && !allowed.has(caseId)) throw new Refusal('protected', { details: { owner: record.coordinatorName } })
  return record
}
