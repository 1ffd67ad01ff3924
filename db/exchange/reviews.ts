// What waits for a person after exchanges: clashes with base, mine and theirs; claims that gave way; work laid aside; rows that wait; rules that broke.
import type { Session } from '../../shared/contract.ts'
import { may } from '../../shared/access.ts'
import { fieldLabel, MODEL, type EntityName } from '../../shared/model/index.ts'
import type { Reviews } from '../../shared/operations/exchange.ts'
import { operationLabel } from '../desk/history.ts'
import { dwellingLabel } from '../facts.ts'
import { maySee, openProtected, shownName, type PersonRow } from '../people.ts'
import type { Reader, Scalar } from '../store.ts'
import { findings } from './findings.ts'
import { Knowledge } from './knowledge.ts'
import { leavesOf, type Edit } from './project.ts'
import { valueText, whereOf, writePermission } from './words.ts'

type Choice = Edit & { value: Scalar }

/** Every change of one field that counts, by stamp. For '*', the taking away and what it met. */
export function choicesOf(read: Pick<Reader, 'sql'>, entity: EntityName, id: string, field: string): Choice[] {
  const rows = read.sql<Edit>(
    `SELECT o.opId, o.name, o.stamp, o.at, o.actorId, o.undoes, o.device, o.deviceSeq, c.field, v.after FROM change c JOIN operation o ON o.seq = c.opSeq JOIN change_value v ON v.changeSeq = c.seq
     WHERE c.entityId = ? AND c.entity = ? AND c.field IN ('*', ?) AND v.salt IS NOT NULL AND NOT EXISTS (SELECT 1 FROM held h WHERE h.opId = o.opId) ORDER BY o.stamp`, [id, entity, field])
  return rows.flatMap((one): Choice[] => {
    if (one.field !== '*') return [{ ...one, value: one.after === null ? null : (JSON.parse(one.after) as Scalar) }]
    if (field === '*' || one.after === null) return []
    return [{ ...one, value: (JSON.parse(one.after) as Record<string, Scalar>)[field] ?? null }]
  })
}

/** The clash of one field as it stands now; null when there is none. */
export function clashOf(read: Pick<Reader, 'sql'>, knows: Knowledge, entity: EntityName, id: string, field: string): { leaves: Choice[]; base: Choice | null } | null {
  const choices = choicesOf(read, entity, id, field)
  const leaves = leavesOf(choices, knows)
  if (new Set(leaves.map((one) => one.value)).size < 2) return null
  const base = choices.findLast((one) => !leaves.includes(one) && leaves.every((leaf) => knows.saw(leaf, one))) ?? null
  return { leaves, base }
}

function clashes(read: Reader, session: Session, own: ReadonlySet<string>): Reviews['clashes'] {
  const knows = Knowledge.of(read)
  const named = names(read)
  return read.sql<{ entity: EntityName; entityId: string; field: string }>('SELECT entity, entityId, field FROM contested ORDER BY entity, entityId, field').flatMap((key) => {
    if (!Object.hasOwn(MODEL, key.entity) || key.field === '*') return []
    const where = whereOf(read, session, key.entity, key.entityId)
    const clash = where && clashOf(read, knows, key.entity, key.entityId, key.field)
    if (!where || !clash) return []
    const now = read.sql<{ value: Scalar }>(`SELECT ${key.field} AS value FROM ${key.entity} WHERE id = ?`, [key.entityId])[0]?.value
    const side = (one: Choice) => ({ opId: one.opId, shown: valueText(read, key.entity, key.field, one.value), by: named.user(one.actorId), at: one.at, device: named.device(one.device), here: own.has(one.device), current: one.value === now })
    const sides = clash.leaves.map(side).sort((a, b) => Number(b.here) - Number(a.here) || (a.at < b.at ? -1 : 1))
    return [{ entity: key.entity, id: key.entityId, field: key.field, fieldLabel: fieldLabel(key.entity, key.field), where, base: clash.base ? { shown: valueText(read, key.entity, key.field, clash.base.value), at: clash.base.at } : null, sides, mayChoose: may(session.role, writePermission(key.entity)) }]
  }).sort((a, b) => a.where.label.localeCompare(b.where.label, 'nb') || a.fieldLabel.localeCompare(b.fieldLabel, 'nb'))
}

function names(read: Pick<Reader, 'sql'>) {
  const users = new Map(read.sql<{ id: string; name: string }>('SELECT id, name FROM appUser').map((one) => [one.id, one.name]))
  const devices = new Map(read.sql<{ id: string; name: string }>('SELECT id, name FROM device').map((one) => [one.id, one.name]))
  return { user: (id: string) => users.get(id) ?? 'Ukjent', device: (id: string) => devices.get(id) ?? 'Ukjent PC' }
}

type ClaimRow = PersonRow & { id: string; version: number; dwellingId: string; allocatedOn: string; rationale: string | null; status: string; address: string; unitNumber: string | null; actorId: string; at: string; device: string }

/** Allocations that exclude each other, by dwelling: the one in force first. */
function disputes(read: Reader, session: Session, own: ReadonlySet<string>): Reviews['disputes'] {
  if (!may(session.role, 'case.read')) return []
  const allowed = openProtected(read, session)
  const named = names(read)
  const rows = read.sql<ClaimRow>(
    `SELECT a.id, a.version, a.dwellingId, a.allocatedOn, a.rationale, a.status, c.id AS caseId, c.caseNumber, p.name, p.protectedAddress, b.address, d.unitNumber, o.actorId, o.at, o.device
     FROM allocation a JOIN housingCase c ON c.id = a.caseId JOIN person p ON p.id = c.personId JOIN dwelling d ON d.id = a.dwellingId JOIN building b ON b.id = d.buildingId
     JOIN change h ON h.entityId = a.id AND h.entity = 'allocation' AND h.field = '*' JOIN operation o ON o.seq = h.opSeq
     WHERE a.id IN (SELECT entityId FROM gave_way WHERE entity = 'allocation') OR a.id IN (SELECT toId FROM gave_way WHERE entity = 'allocation') GROUP BY a.id ORDER BY o.stamp`)
  const byDwelling = Map.groupBy(rows, (one) => one.dwellingId)
  return [...byDwelling].map(([dwellingId, list]) => ({
    dwellingId, dwelling: dwellingLabel(list[0]!),
    claimants: list.map((one) => ({ id: one.id, version: one.version, caseId: one.caseId, caseNumber: one.caseNumber, name: shownName(one, allowed), allocatedOn: one.allocatedOn, by: named.user(one.actorId), at: one.at, device: named.device(one.device), here: own.has(one.device), rationale: maySee(one, allowed) ? one.rationale : null, inForce: one.status !== 'disputed' })),
  }))
}

function gaveWay(read: Reader, session: Session): Reviews['gaveWay'] {
  return read.sql<{ entity: EntityName; entityId: string; field: string; written: string; toId: string }>(`SELECT * FROM gave_way WHERE entity <> 'allocation' ORDER BY entity, entityId`).flatMap((one) => {
    const where = whereOf(read, session, one.entity, one.entityId)
    if (!where) return []
    const shown = read.sql<{ value: Scalar }>(`SELECT ${one.field} AS value FROM ${one.entity} WHERE id = ?`, [one.entityId])[0]?.value ?? null
    return [{ entity: one.entity, id: one.entityId, where, fieldLabel: fieldLabel(one.entity, one.field), written: valueText(read, one.entity, one.field, one.written), shown: valueText(read, one.entity, one.field, shown), keeper: whereOf(read, session, one.entity, one.toId)?.label ?? '' }]
  })
}

function held(read: Reader, session: Session): Reviews['held'] {
  const named = names(read)
  return read.sql<{ opId: string; reason: 'access-withdrawn' | 'device-removed'; name: string; actorId: string; at: string; seq: number }>('SELECT h.opId, h.reason, o.name, o.actorId, o.at, o.seq FROM held h JOIN operation o ON o.opId = h.opId ORDER BY o.stamp').map((one) => {
    const changes = read.sql<{ entity: EntityName; entityId: string }>('SELECT entity, entityId FROM change WHERE opSeq = ?', [one.seq])
    const first = changes.find((change) => Object.hasOwn(MODEL, change.entity))
    return { opId: one.opId, name: operationLabel(one.name), by: named.user(one.actorId), at: one.at, reason: one.reason, where: first ? whereOf(read, session, first.entity, first.entityId) : null, changes: changes.length }
  })
}

const waiting = (read: Reader): Reviews['waiting'] => read.sql<{ entity: string; reason: Reviews['waiting'][number]['reason']; rows: number }>('SELECT entity, reason, count(*) AS rows FROM unapplied GROUP BY entity, reason').map((one) => ({ label: Object.hasOwn(MODEL, one.entity) ? MODEL[one.entity as EntityName].label : one.entity, reason: one.reason, rows: one.rows }))

/** The names this PC has written under: its own, and those it had before its store was brought back. */
function ownNames(read: Pick<Reader, 'sql'>): ReadonlySet<string> {
  const device = read.sql<{ device: string }>('SELECT device FROM this_device')[0]?.device ?? ''
  return new Set([device, ...read.sql<{ id: string }>('SELECT id FROM device WHERE signPublic = (SELECT signPublic FROM device WHERE id = ?)', [device]).map((one) => one.id)])
}

/** Everything that waits, as this user may see it. */
export function readReviews(read: Reader, session: Session): Reviews {
  const own = ownNames(read)
  return { clashes: clashes(read, session, own), disputes: disputes(read, session, own), gaveWay: gaveWay(read, session), held: held(read, session), waiting: waiting(read), findings: findings(read, session) }
}
