// What the clocks of keeping a home run on: open tracks, repayment agreements and instruments with an end.
import type { ClockFacts } from '../../shared/domain/clocks.ts'
import type { Row } from '../../shared/model/index.ts'
import { groupBy } from '../facts.ts'
import type { Reader, Scalar } from '../store.ts'
import { paymentsOf } from './track.ts'

/** @param until instruments that end later are left out: nothing is due for them yet */
export function keepingFacts(read: Reader, until: string, caseId: string | null): Pick<ClockFacts, 'tracks' | 'repayments' | 'instruments'> {
  const of = (column: string): { sql: string; values: Scalar[] } => (caseId === null ? { sql: '', values: [] } : { sql: ` AND ${column} = ?`, values: [caseId] })
  const OWN = `coalesce((SELECT t.caseId FROM tenancy t WHERE t.id = x.tenancyId), x.caseId)`
  const track = of(OWN)
  const tracks = read.sql<{ id: string; tenancyId: string; caseId: string | null; openedOn: string }>(`SELECT x.id, x.tenancyId, ${OWN} AS caseId, x.openedOn FROM evictionTrack x WHERE x.status = 'open'${track.sql}`, track.values)
  const steps = tracks.length === 0 ? new Map<string, Row<'trackStep'>[]>() : groupBy(read.sql<Row<'trackStep'>>('SELECT * FROM trackStep WHERE trackId IN (SELECT value FROM json_each(?))', [JSON.stringify(tracks.map((one) => one.id))]), (row) => row.trackId)
  const plans = read.sql<Row<'repaymentPlan'> & { ownCase: string | null }>(`SELECT x.*, ${OWN} AS ownCase FROM repaymentPlan x WHERE x.status = 'active'${track.sql}`, track.values)
  const instrument = of('caseId')
  return {
    tracks: tracks.map((one) => ({ id: one.id, caseId: one.caseId, openedOn: one.openedOn, steps: steps.get(one.id) ?? [] })),
    repayments: plans.map((one) => ({ id: one.id, caseId: one.ownCase, agreedOn: one.agreedOn, amount: one.amount, monthly: one.monthly, firstDueOn: one.firstDueOn, payments: paymentsOf(one) })),
    instruments: read.sql<ClockFacts['instruments'][number]>(`SELECT id, caseId, kind, validFrom, validTo FROM instrument WHERE status IN ('granted', 'active', 'claimed') AND validTo IS NOT NULL AND validTo <= ?${instrument.sql}`, [until, ...instrument.values]),
  }
}
