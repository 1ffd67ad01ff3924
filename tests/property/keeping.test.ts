// What must hold whatever happens: nothing against a tenant without a named person and a reason, silence until the facts are new, days that are counted once, children by their age that day.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyRows } from '../../db/import/apply.ts'
import { deadlineAfter, instalments, isAdverse, trackStep, type Payment } from './keeping-parts.ts'
import { unionDays, staySpan, stayCost } from '../../shared/domain/stays.ts'
import { childrenOn, isNewer, silencedBy } from '../../shared/domain/signals.ts'
import { addTenant, addVisit } from '../support/keeping-scene.ts'
import { testFolder, testMunicipality } from '../support/store.ts'

const folder = testFolder()
const FIRST = Date.UTC(2023, 0, 1)
const day = (n: number) => new Date(FIRST + n * 86_400_000).toISOString().slice(0, 10)
const STEPS: readonly string[] = ['contact', 'navTold', 'childrenConsidered', 'writtenWarning', 'petition', 'enforcementNotice', 'evictionDate']
const anyDay = fc.integer({ min: 0, max: 1800 })

describe('from a notice to a step against the tenant', () => {
  const act = fc.record({ kind: fc.constantFrom('import', 'signal', 'visit', 'handle', 'open', 'contact', 'navTold', 'childrenConsidered', 'writtenWarning', 'petition', 'enforcementNotice', 'evictionDate', 'agree', 'pay', 'children', 'withdraw', 'end', 'wait'), n: fc.integer({ min: 0, max: 40 }), reason: fc.constantFrom(null, '', 'kort', 'Tre forsøk på avtale har ikke ført fram.') })
  /** The whole way, with some steps left out: so that the adverse ones are reached, and reached wrongly. */
  const REASON = 'Tre forsøk på avtale har ikke ført fram.'
  const way = ['import', 'open', 'children', 'contact', 'childrenConsidered', 'writtenWarning', 'wait', 'petition', 'enforcementNotice', 'wait', 'evictionDate'].map((kind, i) => ({ kind, n: kind === 'wait' ? 25 : kind === 'children' ? 1 : 2 * i + 1, reason: REASON }))
  const sequence = fc.tuple(fc.subarray(way, { minLength: 7 }), fc.array(act, { maxLength: 12 })).map(([path, more]) => [...more.slice(0, 3), ...path, ...more.slice(3)])
  let taken = 0
  it('there is none without a named person, a reason, contact, and the children considered; and the petition waits for the warning', async () => {
    await fc.assert(fc.asyncProperty(sequence, fc.constantFrom(null, 0, 2), async (acts, children) => {
      const town = testMunicipality(folder, `vei${Math.trunc(performance.now() * 1000)}.bolig`)
      const tenant = addTenant(town, { stated: children })
      let today = '2026-11-23'
      let importRunId = ''
      town.write((write) => { importRunId = write.insert('importRun', { kind: 'arrears', fileName: 'restanser.csv', status: 'applied', counts: '{}', report: '[]', opId: 'run' }).id })
      const track = () => town.store.sql<{ id: string; version: number }>(`SELECT id, version FROM evictionTrack WHERE status = 'open'`)[0]
      for (const { kind, n, reason } of acts) {
        const own = track()
        const before = town.store.sql<{ n: number }>('SELECT count(*) AS n FROM trackStep')[0]!.n + town.store.sql<{ n: number }>('SELECT count(*) AS n FROM evictionTrack')[0]!.n
        if (kind === 'import') town.write((write) => applyRows({ write, today, importRunId, users: new Map() }, 'arrears', [{ rowNumber: 1, outcome: 'add', records: [{ outcome: 'add', record: { amount: 1_000_000 * (n + 1), asOf: today }, id: tenant.tenancyId, changes: [] }], reasons: [], duplicates: [], needsConfirm: false }], () => undefined))
        else if (kind === 'signal') await town.call('signal.add', { tenancyId: tenant.tenancyId, kind: 'arrears', seenOn: today, amount: 500_000 * (n + 1) })
        else if (kind === 'visit') addVisit(town, tenant.planId, today, 'missed')
        if (['import', 'signal', 'visit'].includes(kind)) {
          // A notice alone opens nothing and takes no step.
          expect(town.store.sql<{ n: number }>('SELECT count(*) AS n FROM trackStep')[0]!.n + town.store.sql<{ n: number }>('SELECT count(*) AS n FROM evictionTrack')[0]!.n).toBe(before)
          continue
        }
        if (kind === 'wait') { today = day(Math.round((Date.parse(today) - FIRST) / 86_400_000) + n); town.now.at = `${today}T09:00:00.000Z` }
        else if (kind === 'handle') {
          const row = (await town.value('keeping.list', { filter: 'all' })).rows[0]
          if (row?.signals[0]) await town.call('signal.handle', { key: row.signals[0].key, tenancyId: tenant.tenancyId, response: n % 2 ? 'track' : 'contact', note: reason ?? '' })
        } else if (kind === 'open') await town.call('track.open', { tenancyId: tenant.tenancyId })
        else if (!own) continue
        else if (kind === 'agree') await town.call('repayment.agree', { trackId: own.id, amount: 1_000_000, monthly: 250_000, firstDueOn: today, agreedOn: today })
        else if (kind === 'pay') { const plan = town.store.sql<{ id: string; version: number }>(`SELECT id, version FROM repaymentPlan WHERE status = 'active'`)[0]; if (plan) await town.call('repayment.pay', { ...plan, on: today, amount: 250_000 }) }
        else if (kind === 'children') await town.call('track.children', { ...own, children: n % 3 })
        else if (kind === 'withdraw') { const steps = town.store.sql<{ id: string; version: number }>('SELECT id, version FROM trackStep WHERE withdrawnOn IS NULL'); if (steps.length > 0) await town.call('track.withdrawStep', { ...steps[n % steps.length]!, reason: 'Feil ført.' }) }
        else if (kind === 'end') await town.call('track.end', { ...own, outcome: n % 2 ? 'evicted' : 'paid', note: reason, endedOn: today })
        else if (STEPS.includes(kind)) {
          const answer = await town.call('track.step', { trackId: own.id, kind: kind as 'contact', happenedOn: today, deadlineOn: kind === 'evictionDate' ? day(1800 + n) : null, note: n % 2 ? 'Vurdert sammen med familien.' : null, reason })
          if (answer.ok && isAdverse(kind)) taken++
          if (answer.ok && isAdverse(kind)) trackStep(town, tenant, answer.value.id)
        }
      }
    }), { numRuns: 14 })
    expect(taken).toBeGreaterThan(3)
  }, 60_000)
})

describe('silence', () => {
  it('holds for the same facts until the day, and breaks for any higher figure', () => {
    fc.assert(fc.property(fc.tuple(fc.nat(), fc.nat()), fc.tuple(fc.nat(), fc.nat()), anyDay, fc.option(anyDay), anyDay, (now, then, handledOn, until, today) => {
      const key = (marks: number[]) => `arrears:tenancy:t#${marks.join(',')}`
      const handling = { signalKey: key(then), handledOn: day(handledOn), quietUntil: until === null ? null : day(until) }
      const more = now[0] > then[0] || now[1] > then[1]
      expect(isNewer(key(now), key(then))).toBe(more)
      expect(silencedBy({ key: key(now) }, [handling], day(today)) !== null).toBe(!more && (until === null || until > today))
    }))
  })
})

describe('days', () => {
  it('of a household are the union of its stays: the same as a set of dates', () => {
    const stay = fc.record({ from: fc.integer({ min: 0, max: 800 }), length: fc.option(fc.integer({ min: 0, max: 200 }), { freq: 5 }), price: fc.option(fc.integer({ min: 0, max: 200_000 })) })
    fc.assert(fc.property(fc.array(stay, { maxLength: 8 }), fc.integer({ min: 0, max: 900 }), fc.integer({ min: 2023, max: 2025 }), (stays, now, year) => {
      const today = day(now)
      const own = stays.map((one, i) => ({ id: String(i), kind: 'hotel', startsOn: day(one.from), endsOn: one.length === null ? null : day(one.from + one.length), dayPrice: one.price }))
      const dates = new Set<string>()
      for (const one of stays) for (let at = one.from; at < Math.min(now, one.length === null ? now : one.from + one.length); at++) if (day(at).startsWith(String(year))) dates.add(day(at))
      expect(unionDays(own, { from: `${year}-01-01`, until: `${year + 1}-01-01` }, today)).toBe(dates.size)
      for (const one of own) expect(stayCost(one, today)).toBe(one.dayPrice === null ? null : one.dayPrice * staySpan(one, today))
    }), { numRuns: 300 })
  })

  it('a deadline is never short, never ends on a day off, and runs on at most over a holiday', () => {
    fc.assert(fc.property(anyDay, (from) => {
      const due = deadlineAfter(day(from), 14)
      const days = (Date.parse(due) - Date.parse(day(from))) / 86_400_000
      expect(days).toBeGreaterThanOrEqual(14)
      expect(days).toBeLessThanOrEqual(20)
      expect([1, 2, 3, 4, 5]).toContain(new Date(due).getUTCDay())
    }))
    expect([deadlineAfter('2027-02-15', 14), deadlineAfter('2028-02-15', 14), deadlineAfter('2027-03-12', 14)]).toEqual(['2027-03-01', '2028-02-29', '2027-03-30'])
  })

  it('instalments add up to the debt, one each month also from the 31st over a leap year, and what is paid is never lost', () => {
    fc.assert(fc.property(fc.integer({ min: 100, max: 5_000_000 }), fc.integer({ min: 50_000, max: 400_000 }), anyDay, fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 6 }), (amount, monthly, first, paid) => {
      const rows = instalments({ amount, monthly, firstDueOn: day(first) }, paid.map((sum): Payment => ({ on: day(first), amount: sum })), day(first))
      expect(rows.reduce((sum, row) => sum + row.amount, 0)).toBe(amount)
      expect(rows.reduce((sum, row) => sum + row.paid, 0)).toBe(Math.min(amount, paid.reduce((sum, one) => sum + one, 0)))
      expect(rows.map((row) => Number(row.dueOn.slice(0, 4)) * 12 + Number(row.dueOn.slice(5, 7)))).toEqual(rows.map((_row, i) => Number(day(first).slice(0, 4)) * 12 + Number(day(first).slice(5, 7)) + i))
    }))
    expect(instalments({ amount: 400, monthly: 100, firstDueOn: '2027-12-31' }, [], '2027-01-01').map((row) => row.dueOn)).toEqual(['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31'])
  })

  it('a child is one until the day of turning eighteen, counted on the day asked for', () => {
    const date = fc.integer({ min: -7000, max: 1500 })
    fc.assert(fc.property(fc.array(fc.option(date), { minLength: 1, maxLength: 5 }), anyDay, (births, on) => {
      const members = births.map((born) => ({ relation: 'child', birthDate: born === null ? null : day(born), custody: 'lives' }))
      const grownOn = (born: string) => `${Number(born.slice(0, 4)) + 18}${born.slice(4)}`
      const young = members.filter((one) => one.birthDate === null || (one.birthDate <= day(on) && grownOn(one.birthDate) > day(on))).length
      expect(childrenOn(members, null, day(on))).toBe(young)
    }))
    expect(childrenOn([], null, '2026-11-23')).toBeNull()
  })
})
