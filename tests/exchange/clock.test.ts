// The clock of the log: stamps that sort as text, grow on each PC whatever its wall clock does, and come back to sane times after a wrong one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FAR_FUTURE_MS, parseStamp, stampAfter, stampText, type Stamp } from '../../db/exchange/clock.ts'

const iso = (ms: number) => new Date(ms).toISOString()
const NOON = Date.parse('2026-11-23T12:00:00.000Z')
/** Wall clocks from the year -1000 to 12000. */
const wall = fc.integer({ min: -93_000_000_000_000, max: 316_000_000_000_000 })

describe('one PC', () => {
  it('writes time, count and name', () => {
    expect(stampAfter(null, iso(NOON), 'pc-a')).toBe('2026-11-23T12:00:00.000Z#00000#pc-a')
  })

  it('counts within a millisecond and when the clock stands or goes back a little', () => {
    const first = stampAfter(null, iso(NOON), 'pc-a')
    const second = stampAfter(first, iso(NOON), 'pc-a')
    expect(second).toBe('2026-11-23T12:00:00.000Z#00001#pc-a')
    expect(stampAfter(second, iso(NOON - 3_600_000), 'pc-a')).toBe('2026-11-23T12:00:00.000Z#00002#pc-a')
  })

  it('takes the next millisecond after 99,999 in one', () => {
    let last = '2026-11-23T12:00:00.000Z#99998#pc-a'
    last = stampAfter(last, iso(NOON), 'pc-a')
    expect(last).toBe('2026-11-23T12:00:00.000Z#99999#pc-a')
    expect(stampAfter(last, iso(NOON), 'pc-a')).toBe('2026-11-23T12:00:00.001Z#00000#pc-a')
  })

  it('opens a generation when what is known lies more than a day ahead, and times are sane in it', () => {
    const wrong = stampAfter(null, iso(NOON + FAR_FUTURE_MS + 1), 'pc-b')
    const right = stampAfter(wrong, iso(NOON), 'pc-a')
    expect(right).toBe('g000001!2026-11-23T12:00:00.000Z#00000#pc-a')
    expect(right > wrong).toBe(true)
    expect(stampAfter(right, iso(NOON + 1000), 'pc-a')).toBe('g000001!2026-11-23T12:00:01.000Z#00000#pc-a')
  })

  it('follows a clock that is exactly a day ahead without a new generation', () => {
    const ahead = stampAfter(null, iso(NOON + FAR_FUTURE_MS), 'pc-b')
    expect(stampAfter(ahead, iso(NOON), 'pc-a')).toBe('2026-11-24T12:00:00.000Z#00001#pc-a')
  })

  it('holds clocks outside the years 0000 to 9999 at the edge', () => {
    expect(stampAfter(null, '-001000-01-01T00:00:00.000Z', 'pc-a')).toBe('0000-01-01T00:00:00.000Z#00000#pc-a')
    expect(stampAfter(null, '+012000-01-01T00:00:00.000Z', 'pc-a')).toBe('9999-12-31T00:00:00.000Z#00000#pc-a')
  })
})

it.each(['', 'x', '2026-11-23T12:00:00.000Z', '2026-11-23T12:00:00.000Z#1#pc-a', '2026-11-23T12:00:00.000Z#00000#', '2026-11-23#00000#pc-a', 'g1!2026-11-23T12:00:00.000Z#00000#pc-a', '2026-13-45T12:00:00.000Z#00000#pc-a', '2026-11-23T12:00:00.000Z#00000#pc-a#more'])('%o is no stamp', (text) => {
  expect(parseStamp(text)).toBe(null)
})

describe('always', () => {
  const stamp: fc.Arbitrary<Stamp> = fc.record({ generation: fc.nat(999_999), at: fc.integer({ min: Date.parse('0000-01-01T00:00:00.000Z'), max: Date.parse('9999-12-31T23:59:59.999Z') }).map(iso), count: fc.nat(99_999), device: fc.constantFrom('pc-a', 'pc-b') })

  it('a stamp reads back as it was written', () => {
    fc.assert(fc.property(stamp, (one) => {
      expect(parseStamp(stampText(one))).toEqual(one)
    }), { numRuns: 1000 })
  })

  it('text order is generation, then time, then count', () => {
    fc.assert(fc.property(stamp, stamp, (a, b) => {
      const order = a.generation - b.generation || Date.parse(a.at) - Date.parse(b.at) || a.count - b.count || (a.device < b.device ? -1 : a.device > b.device ? 1 : 0)
      const [x, y] = [stampText(a), stampText(b)]
      expect(Math.sign(order)).toBe(x < y ? -1 : x > y ? 1 : 0)
    }), { numRuns: 1000 })
  })

  it('a stamp grows from the last one known, for any clock at any time, on any PC', () => {
    fc.assert(fc.property(fc.array(fc.tuple(wall, fc.constantFrom('pc-a', 'pc-b', 'pc-c')), { minLength: 2, maxLength: 60 }), (turns) => {
      let last: string | null = null
      for (const [at, device] of turns) {
        const next = stampAfter(last, iso(at), device)
        expect(parseStamp(next)).not.toBe(null)
        expect(last === null || next > last).toBe(true)
        last = next
      }
    }), { numRuns: 1000 })
  })

  it('in a right clock, a stamp is never more than a day from it', () => {
    fc.assert(fc.property(fc.array(wall, { maxLength: 20 }), (wrong) => {
      let last: string | null = null
      for (const at of wrong) last = stampAfter(last, iso(at), 'pc-b')
      expect(Date.parse(parseStamp(stampAfter(last, iso(NOON), 'pc-a'))!.at) - NOON).toBeLessThanOrEqual(FAR_FUTURE_MS)
    }), { numRuns: 1000 })
  })
})
