// The dwelling page: what it meets, who lives there, what standing empty costs, who waits for just that kind.
import { durationText, plusMonths } from '../../shared/dates.ts'
import { pairOutcome } from '../../shared/domain/matching.ts'
import { compareApplicants } from '../../shared/domain/order.ts'
import { may } from '../../shared/access.ts'
import { Refusal } from '../../shared/errors.ts'
import { requirementKind } from '../../shared/model/codes.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { toCaseRows, CASE_COLUMNS, CASE_JOIN, type CaseRecord } from '../cases/rows.ts'
import { historyOf } from '../desk/history.ts'
import { dwellingLabel, waitingApplicants } from '../facts.ts'
import { maySee, openProtected } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import { daysBetween } from '../../shared/dates.ts'
import { readDwellings, toDwellingRow, voidCost } from './rows.ts'
import { idleCosts } from './idle.ts'
import { timeBars } from './time.ts'

const MET = ['stepFree', 'showerNoThreshold', 'wheelchair', 'lift', 'petsAllowed', 'ownEntrance', 'quiet'] as const

function page({ read, session, today }: QueryContext, id: string) {
  const record = readDwellings(read, 'd.id = ?', [id])[0]
  if (!record) throw new Refusal('not-found')
  const rules = readRules(read, today).definition
  const seesPeople = may(session.role, 'case.read')
  const allowed = openProtected(read, session)
  const own = read.sql<Row<'dwelling'>>('SELECT * FROM dwelling WHERE id = ?', [id])[0]!
  const building = read.sql<Row<'building'>>('SELECT * FROM building WHERE id = ?', [record.buildingId])[0]!
  const { facts } = record
  const everyone = waitingApplicants(read, rules)
  const waiting = everyone.filter((one) => pairOutcome(one, facts, rules, today) !== 'outside').sort(compareApplicants(rules, today))
  const top = waiting.slice(0, 5).map((one) => one.caseId)
  const rows = new Map(toCaseRows(read, read.sql<CaseRecord>(`SELECT ${CASE_COLUMNS} ${CASE_JOIN} WHERE c.id IN (SELECT value FROM json_each(?))`, [JSON.stringify(top)]), allowed, today).map((row) => [row.id, row]))
  const vacancy = read.sql<{ id: string }>(`SELECT id FROM vacancy WHERE dwellingId = ? AND status IN ('open', 'reserved')`, [id])[0]
  const open = read.sql<{ id: string; version: number; caseId: string; status: 'allocated'; allocatedOn: string; name: string; protectedAddress: string; caseNumber: string }>(`SELECT a.id, a.version, a.caseId, a.status, a.allocatedOn, p.name, p.protectedAddress, c.caseNumber FROM allocation a JOIN housingCase c ON c.id = a.caseId JOIN person p ON p.id = c.personId WHERE a.dwellingId = ? AND a.status IN ('reserved', 'allocated', 'accepted')`, [id])[0]
  const idle = idleCosts(read, everyone, rules, today)
  const boarding = idle.get(id) ?? 0
  const cost = record.voidFrom ? voidCost(record, daysBetween(record.voidFrom, today)) : { rent: 0, running: 0 }
  return {
    dwelling: { ...toDwellingRow(record, everyone, rules, today, idle), buildingId: building.id, builtYear: building.builtYear, buildingUnits: building.units, cadastre: building.cadastre, postal: [building.postalCode, building.postalPlace].filter(Boolean).join(' ') || null, houseRules: building.houseRules, runningCost: own.runningCost, externalRef: own.externalRef, registerRow: own.registerRow, note: own.note },
    bars: timeBars(read, [id], plusMonths(today, -60), plusMonths(today, 24), today).get(id) ?? [],
    tenancies: read.sql<Row<'tenancy'> & { protectedAddress: string | null; caseNumber: string | null }>('SELECT t.*, p.protectedAddress, c.caseNumber FROM tenancy t LEFT JOIN housingCase c ON c.id = t.caseId LEFT JOIN person p ON p.id = c.personId WHERE t.dwellingId = ? ORDER BY t.startsOn DESC', [id]).map((one) => ({
      id: one.id, tenant: !seesPeople && session.role !== 'propertyManager' ? 'Leietaker' : one.caseId && one.protectedAddress && one.protectedAddress !== 'none' ? 'Vises ikke' : one.tenantName, caseId: one.protectedAddress && one.protectedAddress !== 'none' ? null : one.caseId, startsOn: one.startsOn, endsOn: one.endsOn, contractEndsOn: one.contractEndsOn, status: one.status, term: one.term, rent: one.rent,
    })),
    voidCost: record.voidFrom ? [{ label: 'Tapt leie', amount: cost.rent, why: `${daysBetween(record.voidFrom, today)} dager av husleien` }, { label: 'Strøm og felleskostnader', amount: cost.running, why: 'Løpende kostnader per dag' }, ...(boarding > 0 ? [{ label: 'Pensjonat siden den var klar', amount: boarding, why: 'Døgnprisen for den første på listen som bor i midlertidig botilbud, fra boligen var vasket og låst om.' }] : [])] : [], voidSince: record.voidFrom,
    steps: vacancy ? read.sql<Row<'voidStep'>>('SELECT * FROM voidStep WHERE vacancyId = ? ORDER BY position', [vacancy.id]).map((one) => ({ id: one.id, version: one.version, title: one.title, doneOn: one.doneOn, dueOn: one.dueOn })) : [],
    meets: MET.map((kind) => ({ kind, label: requirementKind.labels[kind], answer: record[kind] })),
    waiting: seesPeople ? top.map((caseId) => rows.get(caseId)!).map((row) => ({ caseId: row.id, name: row.name, since: row.livingSince ? durationText(row.livingSince, today) : '', household: row.household.text })) : [], waitingTotal: waiting.length,
    siblings: read.sql<{ id: string; unitNumber: string | null; state: 'vacant' }>('SELECT id, unitNumber, state FROM dwelling WHERE buildingId = ? AND id <> ? ORDER BY unitNumber LIMIT 60', [record.buildingId, id]).map((one) => ({ id: one.id, label: dwellingLabel({ address: building.address, unitNumber: one.unitNumber }), state: one.state })),
    notes: read.sql<Row<'note'>>('SELECT * FROM note WHERE dwellingId = ? AND caseId IS NULL ORDER BY happenedOn DESC LIMIT 50', [id]).map((one) => ({ id: one.id, on: one.happenedOn, title: one.title, body: one.body, author: one.author })),
    // Not even the number of a protected case stands beside an address.
    openAllocation: open ? { id: open.id, version: open.version, caseId: maySee(open, allowed) ? open.caseId : null, name: !maySee(open, allowed) ? 'Vises ikke' : seesPeople ? open.name : 'Søker', status: open.status, allocatedOn: open.allocatedOn } : null,
  }
}

export const homePageQueries = {
  'dwelling.get': (context, input) => page(context, input.id),
  'dwelling.history': ({ read }, input) => historyOf(read, [input.id], input.limit, false),
} satisfies Partial<Handlers>
