// Repeatable chance for the demo municipality: the same seed gives the same people, dwellings and history.
export interface Chance {
  /** 0 <= x < 1 */
  next(): number
  /** whole number, both ends included */
  int(from: number, to: number): number
  yes(share: number): boolean
  pick<T>(items: readonly T[]): T
  /** one of the items, by weight */
  weighted<T>(items: readonly (readonly [T, number])[]): T
  /** log-normal with this median */
  spread(median: number, sigma: number): number
}

/** A 32-bit generator (an additive counter mixed by multiplication and shifts). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next, int,
    yes: (share) => next() < share,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    weighted: (items) => {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [item, weight] of items) {
        left -= weight
        if (left < 0) return item
      }
      return items.at(-1)![0]
    },
    spread: (median, sigma) => median * Math.exp(sigma * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())),
  }
}
