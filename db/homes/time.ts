// The time line of dwellings: let, planned, void, repair, out of use. A protected tenant is only «leid».
import { dateText } from '../../shared/dates.ts'
import { voidReason } from '../../shared/model/codes.ts'
import type { Output } from '../../shared/operations/index.ts'
import { groupBy } from '../facts.ts'
import type { Reader } from '../store.ts'

export type TimeBar = Output<'dwelling.get'>['bars'][number]

const marks = (items: readonly unknown[]) => items.map(() => '?').join(', ')
const MONTHS = ['januar', 'februar', 'mars', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'desember']
const monthYear = (date: string) => `${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`

/** Bars of several dwellings within a window, oldest first. */
export function timeBars(read: Reader, ids: readonly string[], from: string, to: string, today: string): Map<string, TimeBar[]> {
  if (ids.length === 0) return new Map()
  const rows: (TimeBar & { dwellingId: string })[] = []
  for (const row of read.sql<{ dwellingId: string; startsOn: string; endsOn: string | null; contractEndsOn: string | null; status: string; note: string | null }>(
    `SELECT t.dwellingId, t.startsOn, t.endsOn, t.contractEndsOn, t.status, CASE WHEN coalesce(p.protectedAddress, 'none') = 'none' THEN t.note END AS note FROM tenancy t LEFT JOIN housingCase c ON c.id = t.caseId LEFT JOIN person p ON p.id = c.personId WHERE t.dwellingId IN (${marks(ids)}) AND t.startsOn <= ? AND coalesce(t.endsOn, '9999') >= ?`, [...ids, to, from])) {
    const text = row.note ?? (row.status === 'noticeGiven' ? 'Leid, sagt opp' : row.status === 'ended' ? 'Leid' : row.contractEndsOn ? `Leid til ${monthYear(row.contractEndsOn)}` : 'Leid')
    rows.push({ dwellingId: row.dwellingId, kind: row.startsOn > today ? 'planned' : 'let', from: row.startsOn, to: row.endsOn, text })
  }
  for (const row of read.sql<{ dwellingId: string; kind: 'void' | 'repair' | 'outOfUse'; reason: keyof typeof voidReason.labels; startsOn: string; endsOn: string | null; note: string | null }>(
    `SELECT dwellingId, kind, reason, startsOn, endsOn, note FROM voidPeriod WHERE dwellingId IN (${marks(ids)}) AND startsOn <= ? AND coalesce(endsOn, ?) >= ?`, [...ids, to, today, from])) {
    rows.push({ dwellingId: row.dwellingId, kind: row.kind, from: row.startsOn, to: row.endsOn ?? today, text: row.note ?? (row.kind === 'void' ? 'Tom' : voidReason.labels[row.reason]) })
  }
  for (const row of read.sql<{ dwellingId: string; availableOn: string; note: string | null; proposals: number; offered: string | null }>(
    `SELECT v.dwellingId, v.availableOn, v.note, (SELECT count(*) FROM proposal p WHERE p.dwellingId = v.dwellingId AND p.status = 'proposed') AS proposals, (SELECT a.answerBy FROM allocation a WHERE a.dwellingId = v.dwellingId AND a.status = 'allocated') AS offered
     FROM vacancy v WHERE v.status IN ('open', 'reserved') AND v.dwellingId IN (${marks(ids)})`, [...ids])) {
    const start = row.availableOn < today ? today : row.availableOn
    rows.push({ dwellingId: row.dwellingId, kind: 'planned', from: start, to: null, text: row.note ?? (row.offered ? `Tilbud sendt, svar ${dateText(row.offered)}` : row.proposals > 0 ? `Foreslått fra ${dateText(start)}` : '') })
  }
  const bars = new Map<string, TimeBar[]>()
  for (const [id, group] of groupBy(rows, (row) => row.dwellingId)) bars.set(id, cutAtNext(group.sort((a, b) => (a.from < b.from ? -1 : 1)).map(({ dwellingId: _id, ...bar }) => bar)))
  return bars
}

/** A tenancy without an end stops where something else is planned to begin. */
const cutAtNext = (bars: TimeBar[]): TimeBar[] => bars.map((bar, i) => {
  const next = bars.slice(i + 1).find((other) => other.kind === 'planned' || other.kind === 'void')
  return bar.kind === 'let' && next && (bar.to === null || bar.to > next.from) ? { ...bar, to: next.from } : bar
})
