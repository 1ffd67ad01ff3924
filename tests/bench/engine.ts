// Without a browser: the host's operations against the plain reads they rest on. Steadier than the painted figures, and the first place to look when those grow.
import type { Connection } from '../../db/open.ts'
import { readRules } from '../../db/settings/queries.ts'
import { rawCase, rawClocks, rawList, rawMatch, rawMeeting, rawPeople, rawSearch, rawVacant, questionsFor, subjects } from './raw.ts'
import type { Row } from './report.ts'
import { interleave, ratioOf, timed, type Pair } from './stats.ts'
import type { Engine, Size } from './stores.ts'

const PAIRS = 40
const SEARCHES = 200

/** One row per operation. */
export async function benchEngine(size: Size, engine: Engine, raw: Connection): Promise<Row[]> {
  const { cases, meetingId, agenda, dwellings } = subjects(raw)
  const rows: Row[] = []
  const add = (what: string, against: string, pairs: Pair[], of: 'median' | 'p95') => rows.push({ size: size.name, what, against, ...ratioOf(pairs, of), of, gate: null })
  const at = <T>(list: readonly T[], i: number) => list[i % list.length]!

  const questions = questionsFor(raw, SEARCHES)
  const find = rawSearch(raw)
  add('search', 'raw FTS5 top 50', await interleave(SEARCHES, (i) => timed(() => engine.ask('search', { text: questions[i]!.text, limit: 20 })), (i) => timed(() => find(questions[i]!.text))), 'p95')
  const meet = rawMeeting(raw)
  add('meeting.desk', 'raw read', await interleave(PAIRS, (i) => timed(() => engine.ask('meeting.desk', { meetingId, agendaItemId: at(agenda, i).id })), (i) => timed(() => meet(meetingId, at(agenda, i).caseId))), 'median')
  const one = rawCase(raw)
  add('case.get', 'raw read', await interleave(PAIRS, (i) => timed(() => engine.ask('case.get', { id: at(cases, i) })), (i) => timed(() => one(at(cases, i)))), 'median')
  const match = rawMatch(raw)
  add('match.forDwelling', 'raw read', await interleave(PAIRS, (i) => timed(() => engine.ask('match.forDwelling', { dwellingId: at(dwellings, i) })), (i) => timed(() => match(at(dwellings, i)))), 'median')
  const list = rawList(raw)
  add('case.list', 'raw read', await interleave(PAIRS, () => timed(() => engine.ask('case.list', { filter: {}, limit: 100 })), () => timed(() => list())), 'median')
  // The allocation work: with every explanation and the read log in it, against one plain read of the rows it rests on.
  const { cases: waiting } = waitingCases(raw)
  const vacant = rawVacant(raw)
  const clocks = rawClocks(raw)
  const people = rawPeople(raw)
  const { definition } = readRules(engine.store, TODAY)
  const stricter = { ...definition, regulation: 'Utkast', residence: { ...definition.residence, months: definition.residence.months + 12 }, ties: definition.ties.toReversed() }
  for (const [what, input, floor, count] of [
    ['match.forCase', (i: number) => ({ caseId: at(waiting, i) }), () => vacant(), PAIRS], ['match.board', () => ({}), () => vacant(), PAIRS], ['match.ahead', () => ({}), () => vacant(), PAIRS],
    ['clock.list', () => ({}), () => clocks(), PAIRS], ['today.get', () => ({}), () => clocks(), PAIRS], ['rulebook.preview', () => ({ definition: stricter }), () => people(), 12],
  ] as [string, (i: number) => unknown, () => number, number][]) add(what, 'raw read', await interleave(count, (i) => timed(() => engine.ask(what, input(i))), () => timed(floor)), 'p95')
  rows.push(...(await benchAftercare(size, engine, raw)))
  return rows
}

/** After the key: the lists people open every day, against one plain read of the rows each rests on. */
async function benchAftercare(size: Size, engine: Engine, raw: Connection): Promise<Row[]> {
  const rows: Row[] = []
  for (const [what, input, sql] of AFTERCARE) {
    const floor = raw.prepare(sql)
    rows.push({ size: size.name, what, against: 'raw read', ...ratioOf(await interleave(15, () => timed(() => engine.ask(what, input)), () => timed(() => floor.all())), 'p95'), of: 'p95', gate: null })
  }
  return rows
}

const WAITING_ROWS = `SELECT c.*, r.* FROM housingCase c LEFT JOIN requirement r ON r.caseId = c.id WHERE c.status IN ('waiting', 'offered')`
const AFTERCARE: readonly (readonly [string, unknown, string])[] = [
  ['plan.list', {}, `SELECT f.*, c.*, p.* FROM followUpPlan f JOIN housingCase c ON c.id = f.caseId JOIN person p ON p.id = c.personId WHERE f.status = 'active' ORDER BY f.nextReviewOn LIMIT 100`],
  ['visit.calendar', { from: '2026-11-23', to: '2026-11-29' }, `SELECT v.*, f.* FROM visit v JOIN followUpPlan f ON f.id = v.planId WHERE v.plannedOn BETWEEN '2026-11-23' AND '2026-11-29'`],
  ['worker.load', {}, `SELECT f.coordinatorId, count(*) FROM followUpPlan f WHERE f.status = 'active' GROUP BY 1`],
  ['keeping.list', {}, `SELECT t.*, s.* FROM tenancy t LEFT JOIN signal s ON s.tenancyId = t.id WHERE t.status = 'active'`],
  ['stay.list', {}, `SELECT s.*, c.*, p.* FROM temporaryStay s JOIN housingCase c ON c.id = s.caseId JOIN person p ON p.id = c.personId WHERE s.endsOn IS NULL`],
  ['ownership.candidates', {}, `SELECT t.*, d.* FROM tenancy t JOIN dwelling d ON d.id = t.dwellingId WHERE t.status = 'active'`],
  ['void.vacant', {}, `SELECT v.*, d.* FROM vacancy v JOIN dwelling d ON d.id = v.dwellingId WHERE v.status IN ('open', 'reserved')`],
  ['stock.matrix', {}, WAITING_ROWS], ['instrument.list', {}, 'SELECT * FROM instrument LIMIT 500'],
]

const TODAY = '2026-11-23'
const waitingCases = (raw: Connection) => ({ cases: (raw.prepare(`SELECT c.id FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.status = 'waiting' AND p.protectedAddress = 'none' ORDER BY c.caseNumber LIMIT 40`).all() as { id: string }[]).map((row) => row.id) })
