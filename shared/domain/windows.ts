// When somebody can be reached, in words: «mandag–fredag», «kl. 16–22».

const DAYS = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag']

/** Days after each other are joined from three on; no day chosen means every day. @param days 1 is Monday */
export function daysText(days: readonly number[]): string {
  const sorted = [...new Set(days)].filter((day) => day >= 1 && day <= 7).sort((a, b) => a - b)
  if (sorted.length === 0 || sorted.length === 7) return 'alle dager'
  const runs: number[][] = []
  for (const day of sorted) {
    const last = runs.at(-1)
    if (last && last.at(-1) === day - 1) last.push(day)
    else runs.push([day])
  }
  return runs.flatMap((run) => (run.length > 2 ? [`${DAYS[run[0]! - 1]}–${DAYS[run.at(-1)! - 1]}`] : run.map((day) => DAYS[day - 1]!))).join(', ')
}

const clock = (time: string) => time.replace(':00', '').replace(':', '.').replace(/^0(\d)/, '$1')

/** «kl. 16–22», «fra kl. 16», «til kl. 22»; all day when nothing is said. */
export function hoursText(from: string | null, to: string | null): string {
  if (from && to) return `kl. ${clock(from)}–${clock(to)}`
  return from ? `kl. ${clock(from)}` : to ? `til kl. ${clock(to)}` : 'hele døgnet'
}
