// One named coordinator a case. Every change goes through here, so that a person who gets a new one is counted, whoever made the change and on which PC.
import { Refusal } from '../shared/errors.ts'
import type { Writer } from './store.ts'

/**
 * Note that another took over. Counted only when the one before still works here: who has left cannot be kept.
 * The row is written with the change itself; undo takes both back, and exchange gives both PCs the same rows.
 */
export function noteCoordinatorChange(write: Writer, caseId: string, before: string | null, next: string | null, today: string): void {
  if (before === null || next === null || before === next) return
  if (write.sql(`SELECT 1 FROM appUser WHERE id = ? AND active = 'yes'`, [before]).length > 0) write.insert('coordinatorChange', { caseId, fromUserId: before, toUserId: next, changedOn: today })
}

/** Only someone who works here can own a case. */
export function mustWorkHere(write: Writer, userId: string | null): void {
  if (userId !== null && write.sql(`SELECT 1 FROM appUser WHERE id = ? AND active = 'yes'`, [userId]).length === 0) throw new Refusal('not-found', { field: 'coordinatorId' })
}

/** Who is given a protected case may see it. */
export function nameIfProtected(write: Writer, caseId: string, userId: string | null): void {
  if (userId && write.sql(`SELECT 1 FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id = ? AND p.protectedAddress <> 'none'`, [caseId]).length > 0 && write.sql('SELECT 1 FROM caseAccess WHERE caseId = ? AND userId = ?', [caseId, userId]).length === 0) write.insert('caseAccess', { caseId, userId, reason: 'Fikk saken' })
}
