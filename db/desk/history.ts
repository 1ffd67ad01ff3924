// Who wrote what and when, read from the change log.
import { may } from '../../shared/access.ts'
import { Refusal } from '../../shared/errors.ts'
import { fieldLabel, MODEL, type EntityName } from '../../shared/model/index.ts'
import { OPERATIONS, type Output } from '../../shared/operations/index.ts'
import type { Handlers } from '../context.ts'
import { verifyLogs } from '../log.ts'
import { casesBehind, maySee, openProtected, shownName, type PersonRow } from '../people.ts'
import { mustSeeCase } from '../cases/guard.ts'
import { Store, type Reader } from '../store.ts'

interface LogRow { opId: string; at: string; who: string | null; name: string; reason: string | null; entity: EntityName; entityId: string; field: string; before: string | null; after: string | null; undone: number; actorId: string }

/** The Norwegian sentence of an operation: its summary in the contract. */
export const operationLabel = (name: string) => OPERATIONS.get(name)?.summary ?? ({ 'import.apply': 'Import fra fil', 'store.create': 'Saksarkivet opprettet', 'demo.seed': 'Registrert' } as Record<string, string>)[name] ?? name

/** What hangs on a case, and is told with it. */
const CHILDREN: readonly EntityName[] = ['householdMember', 'requirement', 'application', 'representative', 'missingInfo', 'needsAssessment', 'assessment', 'judgement', 'caseDocument', 'decision', 'appeal', 'letter', 'searchOutcome', 'clockStop', 'consent', 'legalGround', 'handover', 'coordinatorChange', 'teamRequest', 'temporaryStay', 'note']
/** The program's own bookkeeping inside a row: frozen facts, fingerprints, whole texts. They have screens of their own. */
const MACHINE = `('frozen', 'contentHash', 'facts', 'content', 'specification', 'reasonCodes', 'sha256', 'explanation')`

/** Entries of some rows, newest first. `children` adds rows that point at the first id (requirements, consents, decisions ...). */
export function historyOf(read: Reader, ids: readonly string[], limit: number, children: boolean): Output<'case.history'> {
  const all = [...ids]
  if (children) for (const table of CHILDREN) all.push(...read.sql<{ id: string }>(`SELECT id FROM ${table} WHERE caseId = ?`, [ids[0]!]).map((row) => row.id))
  const rows = read.sql<LogRow>(
    `SELECT o.opId, o.at, u.name AS who, o.name, o.reason, o.actorId, c.entity, c.entityId, c.field, v.before, v.after, EXISTS (SELECT 1 FROM operation x WHERE x.undoes = o.opId) AS undone
     FROM change c JOIN operation o ON o.seq = c.opSeq JOIN change_value v ON v.changeSeq = c.seq LEFT JOIN appUser u ON u.id = o.actorId
     WHERE c.entityId IN (SELECT value FROM json_each(?)) AND c.field NOT IN ${MACHINE} AND (v.before IS NOT v.after OR v.salt IS NULL OR o.name <> 'decision.decide') ORDER BY c.seq DESC LIMIT ?`, [JSON.stringify(all), limit])
  return rows.map((row) => ({
    opId: row.opId, at: row.at, who: row.who ?? 'Ukjent', name: row.name, label: operationLabel(row.name), entity: MODEL[row.entity]?.label ?? row.entity, entityId: row.entityId, field: row.field === '*' ? null : row.field, fieldLabel: row.field === '*' ? null : fieldLabel(row.entity, row.field),
    before: row.before === null ? null : JSON.parse(row.before), after: row.field === '*' ? null : row.after === null ? null : JSON.parse(row.after), reason: row.reason, undoable: !row.undone && (OPERATIONS.get(row.name)?.undoable ?? false),
  }))
}

/** Rows whose history is nobody's business here: users, settings, others' views, whole files, and what the room was shown and why. */
const CLOSED: ReadonlySet<EntityName> = new Set<EntityName>(['appUser', 'setting', 'savedView', 'importRun', 'importedRecord', 'importMapping', 'roomState', 'meetingEvent', 'reminder', 'noteDraft', 'absence', 'inspectionPicture'])
const PLAN_PARTS: ReadonlySet<EntityName> = new Set<EntityName>(['followUpPlan', 'goal', 'measure', 'mastery', 'visit', 'planReview', 'selfRating', 'planMember', 'planCondition', 'contactWindow', 'membership', 'ownership', 'ownershipEvent', 'capacityCalculation', 'signal', 'signalHandling', 'evictionTrack', 'trackStep', 'repaymentPlan', 'instrument', 'instrumentEvent', 'interview', 'campaign'])
/** The chair's notes and drafts are among them. */
const MEETING_PARTS: ReadonlySet<EntityName> = new Set<EntityName>(['meeting', 'agendaItem', 'presence', 'teamDecision', 'meetingSeries', 'seriesMember'])

/** Reads that concern a case: of itself, its plans, its way to owning, and its tracks for keeping the home. */
const ABOUT_CASE = `r.entityId = ? OR r.entityId IN (SELECT id FROM followUpPlan WHERE caseId = ? UNION ALL SELECT id FROM ownership WHERE caseId = ? UNION ALL SELECT id FROM capacityCalculation WHERE caseId = ? UNION ALL SELECT 'track:' || x.id FROM evictionTrack x LEFT JOIN tenancy y ON y.id = x.tenancyId WHERE coalesce(y.caseId, x.caseId) = ?)`
/** Reads of the home, with its keys, inspections and pictures, while the case lived there. */
const ABOUT_HOME = `EXISTS (SELECT 1 FROM tenancy y WHERE y.caseId = ? AND y.dwellingId = r.entityId AND y.startsOn <= substr(r.at, 1, 10) AND coalesce(y.endsOn, '9999') >= substr(r.at, 1, 10)) OR r.entityId IN (SELECT g.id FROM inspectionPicture g JOIN inspection n ON n.id = g.inspectionId JOIN tenancy y ON y.id = n.tenancyId WHERE y.caseId = ?)`

export const historyQueries = {
  'history.of': ({ read, session }, input) => {
    if (!Object.hasOwn(MODEL, input.entity)) throw new Refusal('not-found')
    const entity = input.entity as EntityName
    if (CLOSED.has(entity)) throw new Refusal('not-allowed')
    // The row must be one of that kind and still there: what it belongs to decides who may see it.
    if (read.sql(`SELECT 1 FROM ${entity} WHERE id = ?`, [input.id]).length === 0) throw new Refusal('not-found')
    const allowed = openProtected(read, session)
    for (const caseId of casesBehind(read, entity, input.id)) mustSeeCase(read, caseId, allowed)
    if ((!may(session.role, 'plan.read') && PLAN_PARTS.has(entity)) || (!may(session.role, 'meeting.read') && MEETING_PARTS.has(entity))) throw new Refusal('not-allowed')
    return historyOf(read, [input.id], 200, false).filter((one) => input.field === null || one.field === input.field)
  },
  'log.recent': ({ read, session }, input) =>
    read.sql<{ opId: string; name: string; at: string; undone: number }>('SELECT o.opId, o.name, o.at, EXISTS (SELECT 1 FROM operation x WHERE x.undoes = o.opId) AS undone FROM operation o WHERE o.actorId = ? AND o.undoes IS NULL ORDER BY o.seq DESC LIMIT ?', [session.userId, input.limit])
      .map((row) => ({ opId: row.opId, label: operationLabel(row.name), at: row.at, undone: row.undone === 1, undoable: row.undone === 0 && (OPERATIONS.get(row.name)?.undoable ?? false) })),
  'log.reads': ({ read, session }, input) => {
    const allowed = openProtected(read, session)
    const own = input.caseId ? read.sql<PersonRow>('SELECT c.id AS caseId, c.caseNumber, p.name, p.protectedAddress FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id = ?', [input.caseId])[0] : undefined
    // A look at the home concerns who lived there that day; which home is a protected person's is not told by it.
    const where = !input.caseId ? '' : own && maySee(own, allowed) ? `WHERE (${ABOUT_CASE}) OR (${ABOUT_HOME})` : `WHERE ${ABOUT_CASE}`
    const asked = Array.from(where.matchAll(/\?/g), () => input.caseId!)
    const rows = read.sql<{ at: string; who: string | null; operation: string; reason: string | null; entityId: string } & Partial<PersonRow>>(
      `SELECT r.at, u.name AS who, r.operation, r.reason, r.entityId, c.id AS caseId, c.caseNumber, p.name, p.protectedAddress FROM read_log r LEFT JOIN appUser u ON u.id = r.userId LEFT JOIN followUpPlan f ON f.id = r.entityId LEFT JOIN ownership w ON w.id = r.entityId LEFT JOIN capacityCalculation k ON k.id = r.entityId LEFT JOIN evictionTrack e ON e.id = CASE WHEN r.entityId LIKE 'track:%' THEN substr(r.entityId, 7) END LEFT JOIN tenancy t ON t.id = e.tenancyId LEFT JOIN housingCase c ON c.id = coalesce(f.caseId, w.caseId, k.caseId, t.caseId, e.caseId, r.entityId) LEFT JOIN person p ON p.id = c.personId ${where} ORDER BY r.seq DESC LIMIT ?`,
      [...asked, input.limit])
    return rows.map((row) => ({ at: row.at, who: row.who ?? 'Ukjent', operation: operationLabel(row.operation), reason: row.reason, target: row.caseId || own ? `${(own ?? row).caseNumber} ${shownName((own ?? row) as PersonRow, allowed)}` : row.entityId }))
  },
  'log.verify': ({ read }) => {
    const { operations, reads, firstBad } = verifyLogs(read as Store)
    return { ok: firstBad === null, operations, reads, firstBad }
  },
} satisfies Partial<Handlers>
