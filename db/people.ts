// Protected people, in one place: who may see them, and what everybody else sees instead. Every query that shows a person goes through here.
import type { Session } from '../shared/contract.ts'
import { MODEL, type EntityName } from '../shared/model/index.ts'
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

/** Cases of protected people this user is not named for. */
export const unseenCases = (read: Reader, allowed: ReadonlySet<string>): Set<string> => new Set(read.sql<{ id: string }>(`SELECT c.id FROM person p JOIN housingCase c ON c.personId = p.id WHERE p.protectedAddress <> 'none'`).flatMap((row) => (allowed.has(row.id) ? [] : [row.id])))

/** A registration and those it has become a part of. Who may not see the one may not see the other. */
export const SAME_PERSON = 'WITH RECURSIVE same (id) AS (SELECT ? UNION SELECT p.mergedIntoId FROM person p JOIN same s ON s.id = p.id WHERE p.mergedIntoId IS NOT NULL) SELECT id FROM same'

/** The cases a row belongs to, whatever kind of row it is: itself, by its own reference, or through the plan it is part of. A row that is gone belongs to none. */
export function casesBehind(read: Reader, entity: EntityName, id: string): string[] {
  const fields = MODEL[entity].fields as Record<string, unknown>
  const ids = (sql: string) => read.sql<{ id: string | null }>(sql, [id]).flatMap((row) => (row.id === null ? [] : [row.id]))
  if (entity === 'housingCase') return ids('SELECT id FROM housingCase WHERE id = ?')
  if (entity === 'person') return ids(`SELECT c.id FROM housingCase c WHERE c.personId IN (${SAME_PERSON})`)
  if (entity === 'mastery') return ids('SELECT f.caseId AS id FROM mastery m JOIN goal g ON g.id = m.goalId JOIN followUpPlan f ON f.id = g.planId WHERE m.id = ?')
  if (entity === 'importedRecord') return ids(`SELECT coalesce(t.caseId, r.targetId) AS id FROM importedRecord r LEFT JOIN tenancy t ON t.id = r.targetId WHERE r.id = ? AND r.targetEntity IN ('housingCase', 'tenancy') AND EXISTS (SELECT 1 FROM housingCase c WHERE c.id = coalesce(t.caseId, r.targetId))`)
  if (entity === 'documentPart') return ids('SELECT d.caseId AS id FROM documentPart x JOIN caseDocument d ON d.id = x.documentId WHERE x.id = ?')
  if (entity === 'allocationStep') return ids('SELECT a.caseId AS id FROM allocationStep x JOIN allocation a ON a.id = x.allocationId WHERE x.id = ?')
  if (entity === 'duplicateReview') return ids('SELECT c.id FROM duplicateReview x JOIN person p ON p.id IN (x.personAId, x.personBId) JOIN housingCase c ON c.personId IN (p.id, p.mergedIntoId) WHERE x.id = ?')
  if (entity === 'ownershipEvent') return ids('SELECT w.caseId AS id FROM ownershipEvent x JOIN ownership w ON w.id = x.ownershipId WHERE x.id = ?')
  if (entity === 'dwellingKey' || entity === 'inspection') return ids(`SELECT t.caseId AS id FROM ${entity} x JOIN tenancy t ON t.id = x.tenancyId WHERE x.id = ?`)
  if (entity === 'inspectionPicture') return ids('SELECT t.caseId AS id FROM inspectionPicture x JOIN inspection n ON n.id = x.inspectionId JOIN tenancy t ON t.id = n.tenancyId WHERE x.id = ?')
  if (entity === 'signal' || entity === 'signalHandling' || entity === 'evictionTrack' || entity === 'repaymentPlan') return ids(`SELECT coalesce(t.caseId, x.caseId) AS id FROM ${entity} x LEFT JOIN tenancy t ON t.id = x.tenancyId WHERE x.id = ?`)
  if (entity === 'trackStep') return ids('SELECT coalesce(t.caseId, e.caseId) AS id FROM trackStep x JOIN evictionTrack e ON e.id = x.trackId LEFT JOIN tenancy t ON t.id = e.tenancyId WHERE x.id = ?')
  if (entity === 'instrumentEvent') return ids('SELECT i.caseId AS id FROM instrumentEvent x JOIN instrument i ON i.id = x.instrumentId WHERE x.id = ?')
  if ('caseId' in fields) return ids(`SELECT caseId AS id FROM ${entity} WHERE id = ?`)
  if ('planId' in fields) return ids(`SELECT f.caseId AS id FROM ${entity} x JOIN followUpPlan f ON f.id = x.planId WHERE x.id = ?`)
  return []
}

/** SQL for lists: the address or place of a protected person never leaves the database. */
export const HIDE_PLACE = `CASE WHEN p.protectedAddress <> 'none' THEN NULL ELSE `
