// A visit with whose it is, as every list of visits reads it. Visits to people this user may not see are left out whole: that someone goes there at a time is told to nobody else.
import type { Row } from '../../shared/model/index.ts'
import type { Output } from '../../shared/operations/index.ts'
import { visitsOf } from '../followup/parts.ts'
import { HIDE_PLACE, isProtected, maySee, shownName } from '../people.ts'
import type { Reader, Scalar } from '../store.ts'

export type CalendarVisit = Output<'visit.calendar'>['visits'][number]
export interface VisitRow extends Row<'visit'> { caseId: string; caseNumber: string; name: string; protectedAddress: string; phone: string | null; ownerId: string | null; worker: string | null; area: string | null; address: string | null; unitNumber: string | null }

/** The worker of a visit is who was named, else who coordinates the plan. */
export const OWNER = 'coalesce(v.workerId, f.coordinatorId)'

/** Visits that match, in order of time. @param where on v, f, c, p, b */
export function readVisits(read: Reader, where: string, values: readonly Scalar[], limit: number): VisitRow[] {
  return read.sql<VisitRow>(
    `SELECT v.*, f.caseId, c.caseNumber, p.name, p.protectedAddress, p.phone, ${OWNER} AS ownerId, u.name AS worker, ${HIDE_PLACE} b.area END AS area, ${HIDE_PLACE} coalesce(b.address, p.address) END AS address, ${HIDE_PLACE} d.unitNumber END AS unitNumber
     FROM visit v JOIN followUpPlan f ON f.id = v.planId JOIN housingCase c ON c.id = f.caseId JOIN person p ON p.id = c.personId LEFT JOIN dwelling d ON d.id = f.dwellingId LEFT JOIN building b ON b.id = d.buildingId LEFT JOIN appUser u ON u.id = ${OWNER}
     WHERE ${where} ORDER BY v.plannedOn, v.plannedAt IS NULL, v.plannedAt, v.id LIMIT ?`, [...values, limit])
}

export function toCalendar(read: Reader, rows: readonly VisitRow[], userId: string, allowed: ReadonlySet<string>, today: string): CalendarVisit[] {
  const seen = rows.filter((one) => maySee(one, allowed))
  const views = visitsOf(read, seen, userId, false)
  return seen.map((one, i) => ({ ...views[i]!, place: isProtected(one) ? null : one.place, workerId: one.ownerId, planId: one.planId, caseId: one.caseId, caseNumber: one.caseNumber, name: shownName(one, allowed), protected: isProtected(one), worker: one.worker, area: one.area, overdue: one.status === 'planned' && one.plannedOn < today }))
}
