// One dwelling's care, whole. Of a tenant with a protected address nothing is told to who is not named: not who holds the keys, and not what the home looked like.
import { may } from '../../shared/access.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output } from '../../shared/operations/index.ts'
import { mustSeeCase } from '../cases/guard.ts'
import type { QueryContext } from '../context.ts'
import { dwellingLabel, groupBy } from '../facts.ts'
import { maySee, openProtected } from '../people.ts'
import { readLedger, sumOf, type Reason } from './ledger.ts'
import { periodsOf } from './periods.ts'

type Care = Output<'care.dwelling'>
interface OfTenant { caseId: string | null; protectedAddress: string | null; tenantName: string | null; tenancyStatus: string | null }
const TENANT = 't.caseId, p.protectedAddress, t.tenantName, t.status AS tenancyStatus'
const TENANT_JOIN = 'LEFT JOIN tenancy t ON t.id = x.tenancyId LEFT JOIN housingCase c ON c.id = t.caseId LEFT JOIN person p ON p.id = c.personId'

/** May this user be told about what belongs to the tenant? */
const told = (one: OfTenant, allowed: ReadonlySet<string>) => one.caseId === null || maySee({ caseId: one.caseId, protectedAddress: one.protectedAddress ?? 'none' }, allowed)

export const repairView = (row: Row<'repair'>): Care['repairs'][number] => ({ id: row.id, version: row.version, title: row.title, reason: row.reason, orderedOn: row.orderedOn, dueOn: row.dueOn, doneOn: row.doneOn, cost: row.cost, supplier: row.supplier, note: row.note })

function keysOf({ read, session }: QueryContext, id: string, allowed: ReadonlySet<string>): Care['keys'] {
  const seesNames = may(session.role, 'case.read') || session.role === 'propertyManager'
  // While a protected tenant who is not to be told of lives there, words about any key may be about them.
  const isSealed = read.sql<OfTenant>(`SELECT ${TENANT} FROM tenancy t JOIN housingCase c ON c.id = t.caseId JOIN person p ON p.id = c.personId WHERE t.dwellingId = ? AND t.status <> 'ended'`, [id]).some((one) => !told(one, allowed))
  return read.sql<Row<'dwellingKey'> & OfTenant>(`SELECT x.*, ${TENANT} FROM dwellingKey x ${TENANT_JOIN} WHERE x.dwellingId = ? ORDER BY x.kind, x.label, x.createdAt`, [id]).map((one) => ({
    id: one.id, version: one.version, kind: one.kind, label: one.label, handedOn: one.handedOn, returnedOn: one.returnedOn, lostOn: one.lostOn, note: isSealed || !told(one, allowed) ? null : one.note,
    holder: one.tenancyId === null ? (isSealed && one.holder !== null ? 'Vises ikke' : one.holder) : !told(one, allowed) ? 'Vises ikke' : seesNames ? one.tenantName : 'Leietaker', missing: one.tenancyStatus === 'ended' && one.handedOn !== null && one.returnedOn === null && one.lostOn === null,
  }))
}

function inspectionsOf({ read }: QueryContext, id: string, allowed: ReadonlySet<string>): Care['inspections'] {
  const rows = read.sql<Row<'inspection'> & OfTenant>(`SELECT x.*, ${TENANT} FROM inspection x ${TENANT_JOIN} WHERE x.dwellingId = ? ORDER BY x.heldOn DESC, x.createdAt DESC`, [id])
  const pictures = groupBy(read.sql<{ id: string; version: number; inspectionId: string; title: string }>('SELECT id, version, inspectionId, title FROM inspectionPicture WHERE removedOn IS NULL AND inspectionId IN (SELECT id FROM inspection WHERE dwellingId = ?) ORDER BY createdAt, id', [id]), (row) => row.inspectionId)
  return rows.map((one) => {
    const shown = told(one, allowed)
    return { id: one.id, kind: one.kind, heldOn: one.heldOn, by: one.by, tenantPresent: one.tenantPresent, result: one.result, findings: shown ? one.findings : null, pictures: shown ? (pictures.get(one.id) ?? []).map((row) => ({ id: row.id, version: row.version, title: row.title })) : [] }
  })
}

function tenantOf({ read, session }: QueryContext, id: string, allowed: ReadonlySet<string>): Care['tenancy'] {
  const row = read.sql<OfTenant & { id: string }>(`SELECT t.id, ${TENANT} FROM tenancy t LEFT JOIN housingCase c ON c.id = t.caseId LEFT JOIN person p ON p.id = c.personId WHERE t.dwellingId = ? AND t.status IN ('active', 'noticeGiven') ORDER BY t.startsOn DESC`, [id])[0]
  if (!row) return null
  return { id: row.id, tenant: !told(row, allowed) ? 'Vises ikke' : may(session.role, 'case.read') || session.role === 'propertyManager' ? (row.tenantName ?? 'Leietaker') : 'Leietaker' }
}

export function careOf(context: QueryContext, id: string): Care {
  const { read, session, today } = context
  const home = read.sql<Row<'dwelling'> & { address: string }>('SELECT d.*, b.address FROM dwelling d JOIN building b ON b.id = d.buildingId WHERE d.id = ?', [id])[0]
  if (!home) throw new Refusal('not-found')
  const allowed = openProtected(read, session)
  const ledger = readLedger(read, today)
  const own = ledger.entries.filter((one) => one.dwellingId === id)
  const byPeriod = groupBy(own.filter((one) => one.periodId !== null), (one) => one.periodId!)
  const vacancy = read.sql<{ id: string }>(`SELECT id FROM vacancy WHERE dwellingId = ? AND status IN ('open', 'reserved')`, [id])[0]
  const periodIds = read.sql<{ id: string; endsOn: string | null }>('SELECT id, endsOn FROM voidPeriod WHERE dwellingId = ? ORDER BY startsOn DESC, createdAt DESC', [id])
  const steps = vacancy ? read.sql<Row<'voidStep'>>('SELECT * FROM voidStep WHERE vacancyId = ? ORDER BY position, createdAt', [vacancy.id]) : []
  return {
    id, version: home.version, label: dwellingLabel(home), state: home.state, rent: home.rent, runningCost: home.runningCost, buildingId: home.buildingId, address: home.address, vacancyId: vacancy?.id ?? null, tenancy: tenantOf(context, id, allowed), backOn: ['repair', 'outOfUse'].includes(home.state) ? (periodIds[0]?.endsOn ?? null) : null,
    steps: steps.map((one) => ({ id: one.id, version: one.version, title: one.title, responsible: one.responsible, dueOn: one.dueOn, doneOn: one.doneOn })),
    periods: periodsOf(read, periodIds.map((one) => one.id), ledger.homes, (period) => byPeriod.get(period) ?? []),
    byReason: [...groupBy(own, (one) => one.reason)].map(([reason, of]) => ({ reason: reason as Reason, ...sumOf(of) })).sort((a, b) => b.sum - a.sum || b.days - a.days), sums: sumOf(own),
    repairs: read.sql<Row<'repair'>>('SELECT * FROM repair WHERE dwellingId = ? ORDER BY doneOn IS NOT NULL, coalesce(doneOn, orderedOn) DESC', [id]).map(repairView), keys: keysOf(context, id, allowed), inspections: inspectionsOf(context, id, allowed),
    incidents: read.sql<Row<'incident'>>('SELECT * FROM incident WHERE buildingId = ? ORDER BY handledOn IS NOT NULL, happenedOn DESC, createdAt DESC LIMIT 100', [home.buildingId]).map((one) => ({ id: one.id, version: one.version, kind: one.kind, happenedOn: one.happenedOn, text: one.text, reportedBy: one.reportedBy, handledOn: one.handledOn, handledNote: one.handledNote })),
  }
}

/** @throws Refusal protected when the home is a protected person's and this user is not named */
export function pictureOf({ read, session }: QueryContext, id: string): Output<'inspection.picture'> {
  const row = read.sql<Row<'inspectionPicture'> & { caseId: string | null }>('SELECT x.*, t.caseId FROM inspectionPicture x JOIN inspection n ON n.id = x.inspectionId LEFT JOIN tenancy t ON t.id = n.tenancyId WHERE x.id = ? AND x.removedOn IS NULL', [id])[0]
  if (!row) throw new Refusal('not-found')
  if (row.caseId !== null) mustSeeCase(read, row.caseId, openProtected(read, session))
  return { id: row.id, title: row.title, mediaType: row.mediaType, data: row.data }
}
