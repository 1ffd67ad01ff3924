// Loans, grants, allowances, deposits and guarantees: which state may follow which, and what a guarantee has cost.
import { instrumentStatus } from '../model/codes.ts'

export type InstrumentStatus = (typeof instrumentStatus.values)[number]

/** The states that may follow. What is refused, settled, expired or withdrawn stays so: a new application is a new row. */
export const NEXT: Readonly<Record<InstrumentStatus, readonly InstrumentStatus[]>> = {
  applied: ['granted', 'refused', 'withdrawn'], granted: ['active', 'expired', 'withdrawn'], active: ['claimed', 'settled', 'expired', 'withdrawn'], claimed: ['active', 'settled'],
  refused: [], settled: [], expired: [], withdrawn: [],
}
export const mayFollow = (from: InstrumentStatus, to: InstrumentStatus): boolean => NEXT[from].includes(to)
export const RUNNING_INSTRUMENT: readonly InstrumentStatus[] = ['applied', 'granted', 'active', 'claimed']
export const ALLOWANCES: readonly string[] = ['stateAllowance', 'municipalAllowance']

/** Claimed by the landlord, paid out, and paid back; what is left is what the municipality is out of pocket. */
export function balanceOf(events: readonly { kind: string; amount: number | null }[]): { claimed: number; paidOut: number; recovered: number; left: number } {
  const sum = (kind: string) => events.filter((one) => one.kind === kind).reduce((total, one) => total + (one.amount ?? 0), 0)
  const [claimed, paidOut, recovered] = [sum('claim'), sum('payout'), sum('recovered')]
  return { claimed, paidOut, recovered, left: paidOut - recovered }
}

/** The most a deposit may be; null where the rent is not known. */
export const depositLimit = (rent: number | null, months: number): number | null => (rent === null ? null : rent * months)
