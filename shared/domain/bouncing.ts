// Kasteball: how often a person has been passed on. Each unplanned handover counts, each that was sent back counts once more, and so does a new coordinator in place of one who still works here. A planned transition does not.
import { daysBetween, shortDate } from '../dates.ts'

/** status null: handed over before answers were kept */
export interface HandoverFact { id: string; on: string; from: string | null; to: string; planned: 'yes' | 'no' | 'unknown'; status: 'offered' | 'accepted' | 'returned' | null; answeredOn: string | null; /** the day the application of its case came */ appliedOn?: string | null }
/** One row per change, written when it was made and never after: two PCs that exchange hold the same rows, and count the same. */
export interface CoordinatorFact { id: string; on: string; from: string; to: string; appliedOn?: string | null }

export interface Bounce { id: string; on: string; text: string; counts: number }
export interface Bouncing {
  count: number
  limit: number
  over: boolean
  /** the day the application of the first that counts came, or that first day itself; and days from it to today */
  since: string | null
  days: number
  /** everything that happened, in order; what does not count says so */
  reasons: Bounce[]
  /** from the first month that counts to this one, at most the last twelve */
  months: { month: string; count: number }[]
}

const MONTHS_SHOWN = 12

function handoverReason(one: HandoverFact, today: string): Bounce {
  const where = `${one.from === null ? '' : ` fra ${one.from}`} til ${one.to} ${shortDate(one.on, today)}`
  const answered = one.answeredOn === null ? '' : ` ${shortDate(one.answeredOn, today)}`
  const answer = one.status === 'returned' ? `, sendt tilbake${answered}` : one.status === 'accepted' ? `, tatt imot${answered}` : one.status === 'offered' ? ', venter på svar' : ''
  const planned = one.planned === 'yes'
  return { id: one.id, on: one.on, counts: Number(!planned) + Number(one.status === 'returned'), text: `${planned ? 'Planlagt overgang' : 'Overlevert'}${where}${answer}`.replace(/\.?$/, '.') + (planned ? ' Planlagte overganger teller ikke.' : '') }
}

/** The months from one to another, both included. */
function monthsFrom(first: string, last: string): string[] {
  const list: string[] = []
  for (let [year, month] = first.split('-').map(Number) as [number, number]; ; month === 12 ? (year++, month = 1) : month++) {
    const key = `${year}-${String(month).padStart(2, '0')}`
    if (key > last) return list
    list.push(key)
  }
}

/** When the person asked: the time it has taken is counted from there, not from the first time someone passed it on. */
function begunOn(rows: readonly { on: string; appliedOn?: string | null }[], first: string): string {
  const asked = rows.filter((one) => one.on === first).flatMap((one) => (one.appliedOn && one.appliedOn <= first ? [one.appliedOn] : []))
  return asked.sort()[0] ?? first
}

/** @param limit more than this is too many */
export function bouncing(facts: { handovers: readonly HandoverFact[]; coordinators: readonly CoordinatorFact[] }, limit: number, today: string): Bouncing {
  const reasons = [
    ...facts.handovers.map((one) => handoverReason(one, today)),
    ...facts.coordinators.map((one): Bounce => ({ id: one.id, on: one.on, counts: 1, text: `Koordinator byttet fra ${one.from} til ${one.to} ${shortDate(one.on, today)}`.replace(/\.?$/, '.') })),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1))
  // A return counts in the month it came back.
  const when = [
    ...facts.handovers.flatMap((one) => [...(one.planned === 'yes' ? [] : [one.on]), ...(one.status === 'returned' ? [one.answeredOn ?? one.on] : [])]), ...facts.coordinators.map((one) => one.on),
  ].sort()
  const since = when.length === 0 ? null : begunOn([...facts.handovers, ...facts.coordinators], when[0]!)
  const perMonth = Map.groupBy(when, (on) => on.slice(0, 7))
  const last = [today, when.at(-1) ?? today].sort()[1]!.slice(0, 7)
  const months = when.length === 0 ? [] : monthsFrom(when[0]!.slice(0, 7), last).slice(-MONTHS_SHOWN).map((month) => ({ month, count: perMonth.get(month)?.length ?? 0 }))
  return { count: when.length, limit, over: when.length > limit, since, days: since === null ? 0 : Math.max(0, daysBetween(since, today)), reasons, months }
}
