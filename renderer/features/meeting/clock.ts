// The store's clock, ticking on the screen: every answer carries its own «now», and the window counts on from there.
import { useEffect, useState } from 'react'

const arrived = new WeakMap<object, number>()

/** What the store's clock shows now: its own «now», and the time since that answer was first seen. */
function storeNow(answer: object, nowIso: string): number {
  const seen = arrived.get(answer) ?? Date.now()
  arrived.set(answer, seen)
  return Date.parse(nowIso) + Date.now() - seen
}

/** Milliseconds since 1970 by the store's clock, renewed each second. `answer` is the object that carried `nowIso`. */
export function useClock(answer: object, nowIso: string): number {
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = window.setInterval(() => tick((n) => n + 1), 1000)
    return () => window.clearInterval(timer)
  }, [])
  return storeNow(answer, nowIso)
}

/** Seconds spent on a case: what was counted before, and since it was taken up. */
export function spent(item: { startedAt: string | null; usedSeconds: number }, now: number): number {
  return item.usedSeconds + (item.startedAt ? Math.max(0, Math.floor((now - Date.parse(item.startedAt)) / 1000)) : 0)
}

/** «05:40» */
export function minuteText(seconds: number): string {
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}
