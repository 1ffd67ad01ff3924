// How long a case is likely to take, from the municipality's own meetings. Too few like it, and the usual time is used and said to be so.

export interface MinutesRule {
  /** minutes when there is too little history */
  usual: number
  /** so many cases of the same kind must have been held before their time counts */
  atLeast: number
}

export interface PlannedMinutes { minutes: number; /** how many earlier cases it is worked out from; 0: none */ from: number; why: string }

/** The middle value; of an even number, the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[at]! : (sorted[at - 1]! + sorted[at]!) / 2
}

const cases = (n: number) => `${n} ${n === 1 ? 'sak' : 'saker'}`

/**
 * Minutes to set aside.
 * @param usedSeconds time used on cases that came on the agenda for the same reason, in closed meetings; those without a time are no measure and are left out
 * @param kind that reason in words
 */
export function plannedMinutes(usedSeconds: readonly number[], kind: string, rule: MinutesRule): PlannedMinutes {
  const used = usedSeconds.filter((one) => one > 0)
  if (used.length < rule.atLeast) return { minutes: rule.usual, from: 0, why: `Vanlig tid. ${used.length === 0 ? 'Ingen saker' : `Bare ${cases(used.length)}`} av slaget «${kind.toLowerCase()}» har brukt tid før, og ${rule.atLeast} trengs.` }
  const minutes = Math.min(60, Math.max(1, Math.round(median(used) / 60)))
  return { minutes, from: used.length, why: `Midt i det ${cases(used.length)} av slaget «${kind.toLowerCase()}» har brukt.` }
}
