// Time spent on a case. A clock that was left running over a night counts no more than four hours.
const MOST_SECONDS = 4 * 3600

export const elapsed = (from: string | null, now: string) => (from ? Math.max(0, Math.min(MOST_SECONDS, Math.round((Date.parse(now) - Date.parse(from)) / 1000))) : 0)
