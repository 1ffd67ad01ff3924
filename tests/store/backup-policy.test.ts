// The rules of backups over months of simulated work: never too many, never too few, and the newest always there.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueBackup, KEPT, toRemove, type BackupKind, type Dated } from '../../db/backup-policy.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 7) + minute * 60_000).toISOString()
const MINUTE = 60_000

/** A day of work: when it begins, how long it lasts, and in how many of its minutes something is saved. */
const day = fc.record({ begins: fc.integer({ min: 0, max: 180 }), lasts: fc.integer({ min: 0, max: 480 }), busy: fc.integer({ min: 1, max: 100 }), off: fc.integer({ min: 0, max: 9 }) })

interface Seen { list: Dated[]; now: string; oldestUnsaved: string | null; inUse: boolean }

/** Live through the days minute by minute, as the program does, and look after each tick. */
function live(days: readonly { begins: number; lasts: number; busy: number; off: number }[], seed: number, look: (seen: Seen) => void): Dated[] {
  let list: Dated[] = []
  let state = seed >>> 0
  const chance = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  let lastChange: string | null = null
  let unsaved: string | null = null
  days.forEach((one, index) => {
    if (one.off < 2) return
    for (let minute = one.begins; minute < one.begins + one.lasts; minute++) {
      const now = at(index * 1440 + minute)
      if (chance() * 100 < one.busy) {
        lastChange = now
        unsaved ??= now
      }
      // The tick comes a little later in the same minute.
      const tick = new Date(Date.parse(now) + 30_000).toISOString()
      const kind = dueBackup(list, tick, lastChange)
      if (kind) {
        list = [...list, { kind, madeAt: tick }]
        const gone = new Set(toRemove(list, tick))
        list = list.filter((each) => !gone.has(each))
        unsaved = null
      }
      look({ list, now: tick, oldestUnsaved: unsaved, inUse: true })
    }
  })
  return list
}

describe('months of use', () => {
  it('keep at most so many of each, always the newest, and never more than a quarter of an hour of work without one', () => {
    fc.assert(fc.property(fc.array(day, { minLength: 30, maxLength: 90 }), fc.integer(), (days, seed) => {
      let newest = ''
      live(days, seed, ({ list, now, oldestUnsaved }) => {
        for (const [kind, most] of Object.entries(KEPT)) if (list.filter((one) => one.kind === kind).length > most) throw new Error(`too many ${kind}`)
        const last = list.reduce((best, one) => (one.madeAt > best ? one.madeAt : best), '')
        if (last < newest) throw new Error('the newest was removed')
        newest = last
        if (oldestUnsaved !== null && Date.parse(now) - Date.parse(oldestUnsaved) > 16 * MINUTE) throw new Error(`work since ${oldestUnsaved} is in no backup at ${now}`)
      })
    }), { numRuns: 10 })
  })

  it('leave backups that reach back a year after a year of full weeks', () => {
    const days = Array.from({ length: 400 }, (_, index) => ({ begins: 30, lasts: index % 7 < 5 ? 60 : 0, busy: 40, off: 9 }))
    const list = live(days, 7, () => undefined)
    const count = (kind: BackupKind) => list.filter((one) => one.kind === kind).length
    expect({ rolling: count('rolling'), daily: count('daily'), weekly: count('weekly'), monthly: count('monthly') }).toEqual(KEPT)
    const oldest = list.map((one) => one.madeAt).sort()[0]!
    expect((Date.parse(at(400 * 1440)) - Date.parse(oldest)) / (24 * 60 * MINUTE)).toBeGreaterThan(330)
  })
})

describe('what is due', () => {
  const monday = '2026-11-23T08:00:00.000Z'
  const earlier = (minutes: number) => new Date(Date.parse(monday) - minutes * MINUTE).toISOString()
  const all = (madeAt: string): Dated[] => [{ kind: 'monthly', madeAt: '2026-11-02T08:00:00.000Z' }, { kind: 'weekly', madeAt: monday }, { kind: 'daily', madeAt }]

  it('nothing, when nothing was changed since the newest', () => {
    expect(dueBackup([], monday, null)).toBeNull()
    expect(dueBackup([{ kind: 'rolling', madeAt: '2026-10-01T08:00:00.000Z' }], monday, '2026-10-01T07:59:00.000Z')).toBeNull()
  })
  it('the first ever is a monthly one; the first change on a Monday makes the week\'s', () => {
    expect(dueBackup([], monday, earlier(1))).toBe('monthly')
    expect(dueBackup([{ kind: 'monthly', madeAt: '2026-11-22T20:00:00.000Z' }], monday, earlier(1))).toBe('weekly')
  })
  it('a day begins at midnight in Norway, a week on Monday, a month on the first', () => {
    const list: Dated[] = [{ kind: 'monthly', madeAt: '2026-11-02T08:00:00.000Z' }, { kind: 'weekly', madeAt: '2026-11-23T08:00:00.000Z' }]
    expect(dueBackup(list, '2026-11-23T22:59:00.000Z', '2026-11-23T22:58:00.000Z')).toBe('rolling')
    expect(dueBackup(list, '2026-11-23T23:01:00.000Z', '2026-11-23T23:00:00.000Z')).toBe('daily')
    expect(dueBackup(list, '2026-11-29T22:59:00.000Z', '2026-11-29T22:58:00.000Z')).toBe('daily')
    expect(dueBackup(list, '2026-11-29T23:01:00.000Z', '2026-11-29T23:00:00.000Z')).toBe('weekly')
    expect(dueBackup(list, '2026-11-30T23:01:00.000Z', '2026-11-30T23:00:00.000Z')).toBe('monthly')
  })
  it('a rolling one after fifteen minutes, and not before', () => {
    const later = (minutes: number) => new Date(Date.parse(monday) + minutes * MINUTE).toISOString()
    expect(dueBackup(all(monday), later(14), later(13))).toBeNull()
    expect(dueBackup(all(monday), later(15), later(13))).toBe('rolling')
  })
  it('one from a clock that ran ahead neither holds back new ones nor pushes out real ones', () => {
    const ahead: Dated[] = Array.from({ length: 6 }, (_, n) => ({ kind: 'rolling', madeAt: `2031-01-0${n + 1}T08:00:00.000Z` }))
    const real: Dated = { kind: 'rolling', madeAt: earlier(1) }
    expect(dueBackup(ahead, monday, earlier(1))).toBe('monthly')
    const gone = toRemove([...ahead, real], monday)
    expect(gone).toHaveLength(3)
    expect(gone).not.toContain(real)
  })
  it('those someone asked for are never removed', () => {
    const asked: Dated[] = Array.from({ length: 30 }, (_, n) => ({ kind: 'manual', madeAt: earlier(n) }))
    expect(toRemove(asked, monday)).toEqual([])
  })
})
