// Protected people, in one place: who may see them, and what everybody else sees instead. Every query that shows a person goes through here.
import type { Session } from '../shared/contract.ts'
import type { Reader } from './store.ts'

export interface PersonRow { name: string; protectedAddress: string; caseNumber: string; caseId: string }

/** Cases with a protected address that this user may open, by name; asked once per call. */
export function openProtected(read: Reader, session: Session): Set<string> {
  return new Set(read.sql<{ caseId: string }>('SELECT caseId FROM caseAccess WHERE userId = ?', [session.userId]).map((row) => row.caseId))
}

export const isProtected = (row: { protectedAddress: string }) => row.protectedAddress !== 'none'

/** The name this user may see: «Søker 2026/0452» where the address is protected, unless one is named. */
export const shownName = (row: PersonRow, allowed: ReadonlySet<string>) => (isProtected(row) && !allowed.has(row.caseId) ? `Søker ${row.caseNumber}` : row.name)

/** May this user see the row's own facts at all? */
export const maySee = (row: { protectedAddress: string; caseId: string }, allowed: ReadonlySet<string>) => !isProtected(row) || allowed.has(row.caseId)

/** SQL for lists: the address or place of a protected person never leaves the database. */
export const HIDE_PLACE = `CASE WHEN p.protectedAddress <> 'none' THEN NULL ELSE `
