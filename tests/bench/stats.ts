// The arithmetic of the bench: repeatable randomness, interleaved pairs, medians, and a bootstrap interval of a ratio.

/** Repeatable numbers in [0, 1). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The value below which this part of the sorted values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN
}

export const median = (values: readonly number[]) => quantile(values, 0.5)

export interface Pair { ours: number; theirs: number }
export interface Ratio { ours: number; theirs: number; oursP95: number; theirsP95: number; ratio: number; low: number; high: number; pairs: number }

const RESAMPLES = 2000

/** @param of what is compared: the median of the pairs' own ratios, or one p95 over the other. Interval: 95 %, seeded. */
export function ratioOf(pairs: readonly Pair[], of: 'median' | 'p95', seed = 1): Ratio {
  const figure = (sample: readonly Pair[]) =>
    of === 'median' ? median(sample.map((one) => one.ours / one.theirs)) : quantile(sample.map((one) => one.ours), 0.95) / quantile(sample.map((one) => one.theirs), 0.95)
  const random = randomFrom(seed)
  const spread = Array.from({ length: RESAMPLES }, () => figure(pairs.map(() => pairs[Math.floor(random() * pairs.length)]!)))
  const [ours, theirs] = [pairs.map((one) => one.ours), pairs.map((one) => one.theirs)]
  return { ours: median(ours), theirs: median(theirs), oursP95: quantile(ours, 0.95), theirsP95: quantile(theirs, 0.95), ratio: figure(pairs), low: quantile(spread, 0.025), high: quantile(spread, 0.975), pairs: pairs.length }
}

type Side = (index: number) => number | Promise<number>

/** Run both sides in turn, A-B-B-A, so that a slow moment of the machine strikes both. Each side answers with its milliseconds. */
export async function interleave(count: number, ours: Side, theirs: Side, warmUps = 3): Promise<Pair[]> {
  for (let i = 0; i < warmUps; i++) {
    await ours(i)
    await theirs(i)
  }
  const pairs: Pair[] = []
  for (let i = 0; i < count; i++) {
    if (i % 2 === 0) {
      const a = await ours(i)
      pairs.push({ ours: a, theirs: await theirs(i) })
    } else {
      const b = await theirs(i)
      pairs.push({ theirs: b, ours: await ours(i) })
    }
  }
  return pairs
}

/** Milliseconds of one call. */
export async function timed(act: () => unknown): Promise<number> {
  const from = performance.now()
  await act()
  return performance.now() - from
}
