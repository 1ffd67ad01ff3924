// Leie til eie as lists: who is on the way, who could be, and one way whole.
import { stepAfter, trackFigures, ON_THE_WAY, type TrackFact } from '../../shared/domain/ownership-steps.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { dwellingLabel } from '../facts.ts'
import { maySee, openProtected, shownName } from '../people.ts'
import type { Scalar } from '../store.ts'
import { calculate, calculationView, householdAges } from './calculate.ts'
import { loadTrack } from './load.ts'
import { preview } from './purchase.ts'

const FROM = 'FROM ownership w JOIN housingCase c ON c.id = w.caseId JOIN person p ON p.id = c.personId LEFT JOIN dwelling d ON d.id = w.dwellingId LEFT JOIN building b ON b.id = d.buildingId LEFT JOIN appUser u ON u.id = w.responsibleId'
const FILTER = { onTheWay: `w.status NOT IN ('bought', 'withdrawn')`, bought: `w.status = 'bought'`, withdrawn: `w.status = 'withdrawn'`, all: '1 = 1' } as const
/** What is asked for by these tells how it went with someone. */
const TELLING: readonly string[] = ['bought', 'withdrawn']
const like = (text: string) => `%${text.trim().replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`

type TrackRecord = Row<'ownership'> & { caseNumber: string; name: string; protectedAddress: string; address: string | null; unitNumber: string | null; responsible: string | null; lastOn: string | null }

function list({ read, session }: QueryContext, input: ParsedInput<'ownership.list'>): Output<'ownership.list'> {
  const allowed = openProtected(read, session)
  const named = JSON.stringify([...allowed])
  const sight = `(p.protectedAddress = 'none' OR w.caseId IN (SELECT value FROM json_each(?)))`
  const parts: [string, Scalar[]][] = [[FILTER[input.filter], []]]
  if (TELLING.includes(input.filter) || input.status !== null) parts.push([sight, [named]])
  if (input.status !== null) parts.push(['w.status = ?', [input.status]])
  if (input.text.trim()) parts.push([`(c.caseNumber LIKE ? ESCAPE '\\' OR (p.protectedAddress = 'none' AND p.name LIKE ? ESCAPE '\\'))`, [like(input.text), like(input.text)]])
  const where = parts.map(([sql]) => sql).join(' AND ')
  const values = parts.flatMap(([, some]) => some)
  const rows = read.sql<TrackRecord>(`SELECT w.*, c.caseNumber, p.name, p.protectedAddress, b.address, d.unitNumber, u.name AS responsible, (SELECT max(e.happenedOn) FROM ownershipEvent e WHERE e.ownershipId = w.id) AS lastOn ${FROM} WHERE ${where} ORDER BY ${sight} DESC, CASE w.status WHEN 'viewing' THEN 0 WHEN 'capacity' THEN 1 WHEN 'economy' THEN 2 WHEN 'talk' THEN 3 ELSE 4 END, coalesce(w.boughtOn, w.startedOn) DESC, c.caseNumber LIMIT ? OFFSET ?`, [...values, named, input.limit, input.offset])
  const tracks = read.sql<TrackFact & { seen: number }>(`SELECT w.status, w.outcome, w.withdrawnCode, w.defaultedOn, w.tenancyId, w.replacementId, ${sight} AS seen FROM ownership w JOIN housingCase c ON c.id = w.caseId JOIN person p ON p.id = c.personId`, [named])
  const open = tracks.filter((one) => one.seen === 1)
  return {
    total: read.sql<{ n: number }>(`SELECT count(*) AS n ${FROM} WHERE ${where}`, values)[0]!.n, figures: { ...trackFigures(tracks), withdrawnBy: trackFigures(open).withdrawnBy }, steps: ON_THE_WAY.map((status) => ({ status, count: open.filter((one) => one.status === status).length })),
    rows: rows.map((one) => {
      const seen = maySee(one, allowed)
      return { id: one.id, caseId: one.caseId, caseNumber: one.caseNumber, name: shownName(one, allowed), dwelling: one.address !== null && one.protectedAddress === 'none' ? dwellingLabel({ address: one.address, unitNumber: one.unitNumber }) : null, status: seen ? one.status : null, responsible: seen ? one.responsible : null, startedOn: one.startedOn, lastOn: seen ? (one.lastOn ?? one.startedOn) : one.startedOn, outcome: seen ? one.outcome : null, boughtOn: seen ? one.boughtOn : null, withdrawnCode: seen ? one.withdrawnCode : null, defaultedOn: seen ? one.defaultedOn : null, followUntil: seen ? one.followUntil : null }
    }),
  }
}

/** Either the tenant or the dwelling is marked; «no» stands only where the tenant is. Unknown is whoever nobody has asked about. */
const SHOWS = { yes: `(t.ownershipPotential = 'yes' OR (d.ownershipPotential = 'yes' AND coalesce(t.ownershipPotential, 'unknown') <> 'no'))`, no: `t.ownershipPotential = 'no'`, unknown: `coalesce(t.ownershipPotential, 'unknown') = 'unknown' AND coalesce(d.ownershipPotential, 'unknown') <> 'yes'` } as const

/** Tenancies that run. Of a protected person nothing stands beside an address, so they are here for who is named only. */
function candidates({ read, session }: QueryContext, input: ParsedInput<'ownership.candidates'>): Output<'ownership.candidates'> {
  const allowed = openProtected(read, session)
  const hidden = JSON.stringify(read.sql<{ id: string }>(`SELECT c.id FROM person p JOIN housingCase c ON c.personId = p.id WHERE p.protectedAddress <> 'none'`).flatMap((row) => (allowed.has(row.id) ? [] : [row.id])))
  const running = `t.status IN ('active', 'noticeGiven') AND d.disposalForm = 'owned' AND (t.caseId IS NULL OR t.caseId NOT IN (SELECT value FROM json_each(?)))`
  const joined = 'FROM tenancy t JOIN dwelling d ON d.id = t.dwellingId JOIN building b ON b.id = d.buildingId LEFT JOIN housingCase c ON c.id = t.caseId LEFT JOIN person p ON p.id = c.personId'
  const text = input.text.trim() ? [`(b.address LIKE ? ESCAPE '\\' OR t.tenantName LIKE ? ESCAPE '\\' OR c.caseNumber LIKE ? ESCAPE '\\')`, [like(input.text), like(input.text), like(input.text)]] as const : ['1 = 1', []] as const
  // Without words to look for, the counts need neither the address nor the case.
  const { yes, unknown, no } = read.sql<Record<keyof typeof SHOWS, number | null>>(`SELECT ${Object.entries(SHOWS).map(([show, sql]) => `sum(${sql}) AS ${show}`).join(', ')} ${input.text.trim() ? joined : 'FROM tenancy t JOIN dwelling d ON d.id = t.dwellingId'} WHERE ${running} AND ${text[0]}`, [hidden, ...text[1]])[0]!
  const counts = { yes: yes ?? 0, unknown: unknown ?? 0, no: no ?? 0 }
  const rows = read.sql<Row<'tenancy'> & { address: string; unitNumber: string | null; personName: string | null; home: 'yes' | 'no' | 'unknown' | null; onTheWay: number }>(
    `SELECT t.*, b.address, d.unitNumber, p.name AS personName, d.ownershipPotential AS home, EXISTS (SELECT 1 FROM ownership w WHERE w.caseId = t.caseId AND w.status NOT IN ('bought', 'withdrawn')) AS onTheWay ${joined} WHERE ${running} AND ${text[0]} AND ${SHOWS[input.show]} ORDER BY t.caseId IS NULL, t.startsOn, b.address, d.unitNumber LIMIT ? OFFSET ?`, [hidden, ...text[1], input.limit, input.offset])
  return { total: counts[input.show], counts, rows: rows.map((one) => ({ tenancyId: one.id, version: one.version, caseId: one.caseId, name: one.personName ?? one.tenantName, dwellingId: one.dwellingId, dwelling: dwellingLabel(one), startsOn: one.startsOn, rent: one.rent, tenant: one.ownershipPotential ?? 'unknown', home: one.home ?? 'unknown', onTheWay: one.onTheWay === 1 })) }
}

function tenancyView(context: QueryContext, own: Row<'ownership'>): Output<'ownership.get'>['tenancy'] {
  const row = own.tenancyId === null ? undefined : context.read.sql<Row<'tenancy'> & { address: string; unitNumber: string | null; dwellingVersion: number; home: 'yes' | 'no' | 'unknown' | null; stateGrant: number | null; stateGrantPaidOn: string | null }>('SELECT t.*, b.address, d.unitNumber, d.version AS dwellingVersion, d.ownershipPotential AS home, d.stateGrant, d.stateGrantPaidOn FROM tenancy t JOIN dwelling d ON d.id = t.dwellingId JOIN building b ON b.id = d.buildingId WHERE t.id = ?', [own.tenancyId])[0]
  return row ? { id: row.id, dwellingId: row.dwellingId, dwelling: dwellingLabel(row), startsOn: row.startsOn, endsOn: row.endsOn, rent: row.rent, running: row.status === 'active' || row.status === 'noticeGiven', dwellingVersion: row.dwellingVersion, home: row.home ?? 'unknown', stateGrant: row.stateGrant, stateGrantPaidOn: row.stateGrantPaidOn } : null
}

function get(context: QueryContext, input: ParsedInput<'ownership.get'>): Output<'ownership.get'> {
  const { read, today } = context
  const own = loadTrack(context, input.id)
  const person = read.sql<{ caseNumber: string; name: string }>('SELECT c.caseNumber, p.name FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id = ?', [own.caseId])[0]!
  const replacement = own.replacementId === null ? undefined : read.sql<{ id: string; address: string; unitNumber: string | null }>('SELECT d.id, b.address, d.unitNumber FROM dwelling d JOIN building b ON b.id = d.buildingId WHERE d.id = ?', [own.replacementId])[0]
  const staff = read.sql<{ id: string; name: string }>(`SELECT id, name FROM appUser WHERE active = 'yes' AND role IN ('leader', 'caseworker', 'followUpWorker') ORDER BY name`)
  const household = householdAges(read, own.caseId, today)
  const { withdrawnText, ...rest } = own
  return {
    track: { id: rest.id, version: rest.version, caseId: rest.caseId, caseNumber: person.caseNumber, name: person.name, status: rest.status, startedOn: rest.startedOn, ownWords: rest.ownWords, responsibleId: rest.responsibleId, responsible: read.sql<{ name: string }>('SELECT name FROM appUser WHERE id = ?', [rest.responsibleId])[0]?.name ?? null, outcome: rest.outcome, boughtOn: rest.boughtOn, price: rest.price, loan: rest.loan, grant: rest.grant, homeText: rest.homeText, withdrawnCode: rest.withdrawnCode, withdrawnText, stateGrantDue: rest.stateGrantDue, followUntil: rest.followUntil, defaultedOn: rest.defaultedOn, endedOn: rest.endedOn, replacement: replacement ? { id: replacement.id, label: dwellingLabel(replacement) } : null },
    next: stepAfter(own.status), tenancy: tenancyView(context, own), ages: household.ages, agesKnown: household.known, staff,
    events: read.sql<Row<'ownershipEvent'>>('SELECT * FROM ownershipEvent WHERE ownershipId = ? ORDER BY happenedOn DESC, createdAt DESC, id DESC', [own.id]).map((one) => ({ id: one.id, kind: one.kind, on: one.happenedOn, amount: one.amount, text: one.text, by: one.by })),
    calculations: read.sql<Row<'capacityCalculation'>>('SELECT * FROM capacityCalculation WHERE ownershipId = ? ORDER BY calculatedOn DESC, createdAt DESC, id DESC', [own.id]).map(calculationView),
  }
}

export const ownershipQueries = {
  'ownership.list': list, 'ownership.candidates': candidates, 'ownership.get': get, 'ownership.purchase': preview, 'capacity.try': ({ read, today }, input) => calculate(read, input.input, today).view,
} satisfies Partial<Handlers>
