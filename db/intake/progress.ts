// Where an application stands, and the case with it: status, next step and what it waits on follow from what is asked and answered.
import { Refusal } from '../../shared/errors.ts'
import type { Patch, Row } from '../../shared/model/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext } from '../context.ts'

export const OPEN_APPLICATION: readonly string[] = ['received', 'missingInfo', 'complete']
/** the case is still being looked into: an application moves it */
const EARLY: readonly string[] = ['received', 'missingInfo', 'assessment']
const NOT_WAITING: Patch<'housingCase'> = { waitingOnServiceId: null, dueOn: null, dueKind: null }

type Application = Row<'application'>

/** An application of a case this user may see. */
export function mustFindApplication(context: CommandContext, id: string): Application {
  const row = context.read.sql<Application>('SELECT * FROM application WHERE id = ?', [id])[0]
  if (!row) throw new Refusal('not-found')
  guardCase(context, row.caseId)
  return row
}

/** The same, and not decided or ended. */
export function mustBeOpen(context: CommandContext, id: string): Application {
  const row = mustFindApplication(context, id)
  if (!OPEN_APPLICATION.includes(row.status)) throw new Refusal('application-ended')
  return row
}

/** Nothing has happened tomorrow. */
export function notLater(date: string | null | undefined, today: string, field: string): void {
  if (date && date > today) throw new Refusal('bad-input', { field })
}

export const openApplications = ({ read }: Pick<CommandContext, 'read'>, caseId: string) =>
  read.sql<Application>(`SELECT * FROM application WHERE caseId = ? AND status IN ('received', 'missingInfo', 'complete') ORDER BY receivedOn DESC, createdAt DESC`, [caseId])

/** What this application waits for: what is asked of it, and what is asked of the case as a whole. */
export const openInfo = ({ read }: Pick<CommandContext, 'read'>, caseId: string, applicationId: string) =>
  read.sql<Row<'missingInfo'>>(`SELECT * FROM missingInfo WHERE caseId = ? AND (applicationId = ? OR applicationId IS NULL) AND status IN ('asked', 'reminded') ORDER BY dueOn, createdAt, id`, [caseId, applicationId])

/** A line in the record of a case: what was done, and why. */
export function trace({ write, session, today }: CommandContext, caseId: string, title: string, body: string | null): void {
  write.insert('note', { caseId, dwellingId: null, kind: 'note', title: title.slice(0, 300), body, topic: 'housing', happenedOn: today, author: session.name })
}

/**
 * Bring the applications and the case in line with what is asked and answered.
 * @param answered true when the act took away the last that was missing, and so gives a new next step
 */
export function alignProgress(context: CommandContext, caseId: string, answered = false): void {
  const { write, today } = context
  let earliest: string | null = null
  let newest = ''
  const open = openApplications(context, caseId)
  for (const one of open) {
    const missing = openInfo(context, caseId, one.id)
    if (missing.length > 0) {
      if (earliest === null || missing[0]!.dueOn < earliest) earliest = missing[0]!.dueOn
      for (const info of missing) if (info.askedOn > newest) newest = info.askedOn
      if (one.status !== 'missingInfo') write.update('application', one.id, null, { status: 'missingInfo', completeOn: null })
    } else if (one.status === 'missingInfo') write.update('application', one.id, null, { status: 'received' })
  }
  const status = write.sql<{ status: string }>('SELECT status FROM housingCase WHERE id = ?', [caseId])[0]!.status
  if (open.length === 0) return
  const early = EARLY.includes(status)
  if (earliest !== null) write.update('housingCase', caseId, null, { ...(early ? { status: 'missingInfo' } : {}), nextStep: 'Vent på opplysningene søkeren er bedt om', nextAction: 'Åpne', waitingOn: 'Søkeren', waitingSince: newest, waitingOnServiceId: null, dueOn: earliest, dueKind: 'agreed' })
  else if (answered && !open.some((one) => one.status === 'complete')) write.update('housingCase', caseId, null, { ...NOT_WAITING, ...(early ? { status: 'received' } : {}), nextStep: 'Se over det som er kommet, og si at søknaden er opplyst', nextAction: 'Åpne', waitingOn: 'Boligkontoret', waitingSince: today })
}

/** A new application on a case that is there: a closed or refused case is opened again, a lived-in dwelling stays lived in. */
export function applicationCame(context: CommandContext, caseId: string, receivedOn: string): void {
  const { write, today } = context
  const own = write.sql<Row<'housingCase'>>('SELECT * FROM housingCase WHERE id = ?', [caseId])[0]!
  const step: Patch<'housingCase'> = { ...NOT_WAITING, nextStep: 'Se over søknaden og be om det som mangler', nextAction: 'Åpne', waitingOn: 'Boligkontoret', waitingSince: today }
  if (own.status === 'closed' || own.status === 'refused') write.update('housingCase', caseId, null, { ...step, status: 'received', receivedOn, closedOn: null, grantedOn: null })
  else if (own.status === 'housed' || own.nextStep === null) write.update('housingCase', caseId, null, step)
}

/** The application is ready to be judged. */
export function applicationComplete({ write, today }: CommandContext, caseId: string): void {
  const own = write.sql<{ status: string }>('SELECT status FROM housingCase WHERE id = ?', [caseId])[0]!
  write.update('housingCase', caseId, null, { ...NOT_WAITING, ...(EARLY.includes(own.status) ? { status: 'assessment' } : {}), nextStep: 'Vurder vilkårene', nextAction: 'Åpne', waitingOn: 'Boligkontoret', waitingSince: today })
}

/** An application ended without a decision: the case is closed when nothing else holds it open. */
export function applicationEnded(context: CommandContext, caseId: string): void {
  const { write, today } = context
  if (openApplications(context, caseId).length > 0) return alignProgress(context, caseId, true)
  const held = write.sql(`SELECT 1 FROM tenancy WHERE caseId = ? AND status IN ('planned', 'active', 'noticeGiven') UNION ALL SELECT 1 FROM allocation WHERE caseId = ? AND status IN ('reserved', 'allocated', 'accepted')`, [caseId, caseId]).length > 0
  const { status } = write.sql<{ status: string }>('SELECT status FROM housingCase WHERE id = ?', [caseId])[0]!
  const early = [...EARLY, 'teamMeeting'].includes(status)
  if (!early && status !== 'housed') return
  const quiet: Patch<'housingCase'> = { ...NOT_WAITING, nextStep: null, nextAction: null, waitingOn: null, waitingSince: null }
  if (early && !held) write.update('housingCase', caseId, null, { ...quiet, status: 'closed', closedOn: today, parkedUntil: null, parkedReason: null })
  else if (early) write.update('housingCase', caseId, null, { ...quiet, status: write.sql(`SELECT 1 FROM tenancy WHERE caseId = ? AND status IN ('active', 'noticeGiven')`, [caseId]).length > 0 ? 'housed' : 'allocated' })
  else write.update('housingCase', caseId, null, quiet)
}
