// Without a browser: the host's operations against the plain reads they rest on. Steadier than the painted figures, and the first place to look when those grow.
import type { Connection } from '../../db/open.ts'
import { rawCase, rawList, rawMatch, rawMeeting, rawSearch, questionsFor, subjects } from './raw.ts'
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
  return rows
}
