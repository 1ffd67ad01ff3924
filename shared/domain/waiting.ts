// Expected waiting from the municipality's own history: how long households that needed the same waited from the decision to the dwelling.

/** One household that got a dwelling: days waited, and what it needed. */
export interface WaitedFact { days: number; minRooms: number; stepFree: boolean }
export interface WaitNeed { minRooms: number | null; stepFree: boolean }
export interface ExpectedWait { text: string; median: number | null; low: number | null; high: number | null; basedOn: number }

/** Fewer than this tell nothing, and could point to a person. */
export const FEWEST = 5

/** Value at a share of sorted values, by linear interpolation between the two nearest (Hyndman and Fan's type 7). */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const low = Math.floor(at)
  return sorted[low]! + ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!) * (at - low)
}

const weeks = (days: number) => (days < 14 ? `${Math.round(days)} dager` : days < 120 ? `${Math.round(days / 7)} uker` : `${Math.round(days / 30.4)} måneder`)

/** Median and the middle half, of those that needed as many rooms and the same access; never a promise. */
export function expectedWait(history: readonly WaitedFact[], need: WaitNeed): ExpectedWait {
  if (need.minRooms === null) return { text: 'Ventetiden kan ikke anslås: det er ikke kjent hvor mange som skal bo der.', median: null, low: null, high: null, basedOn: 0 }
  const days = history.filter((one) => one.minRooms === need.minRooms && one.stepFree === need.stepFree).map((one) => one.days).sort((a, b) => a - b)
  const kind = `${need.minRooms} rom${need.stepFree ? ' og trinnfri inngang' : ''}`
  if (days.length < FEWEST) return { text: `For få har fått bolig med ${kind} de siste to årene til å anslå ventetiden.`, median: null, low: null, high: null, basedOn: days.length }
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => Math.round(quantile(days, share))) as [number, number, number]
  return { text: `Halvparten av dem som trengte ${kind}, ventet mellom ${weeks(low)} og ${weeks(high)} de siste to årene.`, median, low, high, basedOn: days.length }
}
