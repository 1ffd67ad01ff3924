// Void periods as rows, with days, money and which reasons they had before.
import type { Row } from '../../shared/model/index.ts'
import type { Output } from '../../shared/operations/index.ts'
import { groupBy } from '../facts.ts'
import type { Reader } from '../store.ts'
import { sumOf, type Entry, type Ledger, type Reason } from './ledger.ts'

type PeriodView = Output<'void.periods'>['rows'][number]

/** @param entriesOf the ledger's lines of a period, within whatever is asked for */
export function periodsOf(read: Reader, ids: readonly string[], homes: Ledger['homes'], entriesOf: (id: string) => readonly Entry[]): PeriodView[] {
  const list = JSON.stringify(ids)
  const rows = new Map(read.sql<Row<'voidPeriod'>>('SELECT * FROM voidPeriod WHERE id IN (SELECT value FROM json_each(?))', [list]).map((row) => [row.id, row]))
  const before = groupBy(read.sql<{ entityId: string; before: string; at: string; who: string | null }>(`SELECT c.entityId, v.before, o.at, u.name AS who FROM change c JOIN operation o ON o.seq = c.opSeq JOIN change_value v ON v.changeSeq = c.seq LEFT JOIN appUser u ON u.id = o.actorId WHERE c.entity = 'voidPeriod' AND c.field = 'reason' AND v.before IS NOT NULL AND c.entityId IN (SELECT value FROM json_each(?)) ORDER BY c.seq DESC`, [list]), (row) => row.entityId)
  return ids.flatMap((id) => {
    const row = rows.get(id)
    if (!row) return []
    const home = homes.get(row.dwellingId)!
    const sums = sumOf(entriesOf(id))
    return [{
      id, version: row.version, dwellingId: row.dwellingId, dwelling: home.label, kind: row.kind, reason: row.reason, startsOn: row.startsOn, endsOn: row.endsOn, days: sums.days, rent: home.rent === null ? null : sums.rent, running: home.runningCost === null ? null : sums.running, note: row.note,
      history: (before.get(id) ?? []).map((one) => ({ reason: JSON.parse(one.before) as Reason, until: one.at.slice(0, 10), by: one.who ?? 'Ukjent' })),
    }]
  })
}
