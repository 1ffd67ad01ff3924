// What a row is, as a function of its changes alone: the same for every order they come in.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { naturalId, protection } from '../../db/exchange/fields.ts'
import type { Vector } from '../../db/exchange/format.ts'
import { Knowledge } from '../../db/exchange/knowledge.ts'
import { SETTLE } from '../../db/exchange/fields.ts'
import { projectRow, type Edit } from '../../db/exchange/project.ts'

interface Told { by: string; number: number; field: string; value: unknown; stamp?: string; knew?: Vector; name?: string; undoes?: string }

/** Edits and what their PCs knew, from plain words. */
function history(told: readonly Told[]): { edits: Edit[]; knows: Knowledge } {
  const knows = new Knowledge()
  for (const one of [...told].sort((a, b) => a.number - b.number)) if (one.knew) knows.add({ device: one.by, deviceSeq: one.number }, one.knew)
  const edits = told.map((one, i): Edit => ({ opId: `${one.by}-${one.number}`, name: one.name ?? 'test', stamp: one.stamp ?? `2026-11-23T08:00:00.000Z#${String(i).padStart(5, '0')}#${one.by}`, at: '2026-11-23T08:00:00.000Z', actorId: `user-${one.by}`, undoes: one.undoes ?? null, device: one.by, deviceSeq: one.number, field: one.field, after: one.value === null ? null : JSON.stringify(one.value) }))
  return { edits, knows }
}
const project = (told: readonly Told[]) => {
  const { edits, knows } = history(told)
  return projectRow('setting', 's', edits, knows, {})
}

const MADE: Told = { by: 'a', number: 1, field: '*', value: { key: 'k', value: '0' } }
const set = (by: string, number: number, value: string, knew?: Vector, more: Partial<Told> = {}): Told => ({ by, number, field: 'value', value, ...(knew ? { knew } : {}), ...more })

describe('one row', () => {
  it('is what it was made as, with who made it', () => {
    expect(project([MADE])).toMatchObject({ row: { id: 's', key: 'k', value: '0', createdBy: 'user-a', updatedBy: 'user-a' }, problem: null, contested: [] })
  })

  it('is unborn while only changes have come', () => {
    expect(project([set('b', 1, '1')])).toMatchObject({ row: null, problem: 'unborn' })
  })

  it('follows a line of changes without asking anyone', () => {
    expect(project([MADE, set('b', 1, '1', { a: 1 }), set('a', 2, '2', { b: 1 })])).toMatchObject({ row: { value: '2' }, contested: [] })
  })

  it('asks when two did not know of each other, and the later stands', () => {
    expect(project([MADE, set('b', 1, '1', { a: 1 }), set('c', 1, '2', { a: 1 })])).toMatchObject({ row: { value: '2' }, contested: ['value'] })
  })

  it('goes on asking after a casual change, and not after an answer', () => {
    const clash = [MADE, set('b', 1, '1', { a: 1 }), set('c', 1, '2', { a: 1 })]
    expect(project([...clash, set('a', 2, '3', { b: 1, c: 1 })]).contested).toEqual(['value'])
    expect(project([...clash, set('a', 2, '2', { b: 1, c: 1 }, { name: SETTLE })]).contested).toEqual([])
    expect(project([...clash, set('a', 2, '1', { b: 1, c: 1 }, { name: SETTLE }), set('a', 3, '2', undefined, { undoes: 'a-2' })]).contested).toEqual(['value'])
  })

  it('asks again when someone did not know of the answer', () => {
    expect(project([MADE, set('b', 1, '1', { a: 1 }), set('c', 1, '2', { a: 1 }), set('a', 2, '2', { b: 1, c: 1 }, { name: SETTLE }), set('b', 2, '4')]).contested).toEqual(['value'])
  })

  it('is gone when taken away, also against a change that did not know, and then says so', () => {
    const gone: Told = { by: 'b', number: 1, field: '*', value: null, knew: { a: 1 } }
    expect(project([MADE, gone])).toMatchObject({ row: null, contested: [] })
    expect(project([MADE, gone, set('c', 1, '2', { a: 1 })])).toMatchObject({ row: null, contested: ['*'] })
    expect(project([MADE, gone, { by: 'c', number: 1, field: '*', value: { key: 'k', value: '5' } }])).toMatchObject({ row: null, contested: ['*'] })
    expect(project([MADE, gone, { by: 'a', number: 2, field: '*', value: { key: 'k', value: '5' }, knew: { b: 1 } }])).toMatchObject({ row: { value: '5' }, contested: [] })
  })

  it('keeps what it understands when a newer version wrote more', () => {
    expect(project([MADE, { by: 'b', number: 1, field: 'colour', value: 'red', knew: { a: 1 } }])).toMatchObject({ row: { value: '0' }, problem: 'newer' })
    expect(project([{ ...MADE, value: { key: 'k', value: '0', colour: 'red' } }])).toMatchObject({ row: { value: '0' }, problem: 'newer' })
  })
})

describe('always', () => {
  const told = fc.array(fc.record({ by: fc.constantFrom('a', 'b', 'c'), value: fc.constantFrom('1', '2', '3'), meets: fc.option(fc.constantFrom('a', 'b', 'c')), kind: fc.constantFrom('set', 'set', 'set', 'settle', 'remove', 'make'), skew: fc.constantFrom(0, 0, 3600, 90_000) }), { minLength: 1, maxLength: 14 })
  /** A possible history: each PC's numbers grow, what it knows grows, and its stamps lie after all it knows. */
  function possible(steps: (typeof told extends fc.Arbitrary<infer T> ? T : never)): Told[] {
    const knew: Record<string, Vector> = { a: { a: 1 }, b: { a: 1 }, c: { a: 1 } }
    const last: Record<string, number> = { a: 1, b: 1, c: 1 }
    const out: Told[] = [{ ...MADE, stamp: '000001#a' }]
    for (const one of steps) {
      if (one.meets) {
        for (const [device, n] of Object.entries(knew[one.meets]!)) knew[one.by]![device] = Math.max(n, knew[one.by]![device] ?? 0)
        last[one.by] = Math.max(last[one.by]!, last[one.meets]!)
      }
      const number = (knew[one.by]![one.by] ?? 0) + 1
      knew[one.by]![one.by] = number
      last[one.by]! += 1 + one.skew
      const what = one.kind === 'remove' ? { field: '*', value: null } : one.kind === 'make' ? { field: '*', value: { key: 'k', value: one.value } } : { field: 'value', value: one.value }
      out.push({ by: one.by, number, ...what, knew: { ...knew[one.by]! }, stamp: `${String(last[one.by]).padStart(6, '0')}#${one.by}`, ...(one.kind === 'settle' ? { name: SETTLE } : {}) })
    }
    return out
  }

  it('no order of arrival changes the row', () => {
    fc.assert(fc.property(told, fc.array(fc.nat(), { minLength: 15, maxLength: 15 }), (steps, keys) => {
      const { edits, knows } = history(possible(steps))
      const turned = edits.map((edit, i) => ({ edit, key: keys[i % keys.length]! })).sort((x, y) => x.key - y.key).map((one) => one.edit)
      expect(projectRow('setting', 's', turned, knows, {})).toEqual(projectRow('setting', 's', [...edits], knows, {}))
    }), { numRuns: 2000 })
  })

  it('the value is one that nobody replaced knowing of it', () => {
    fc.assert(fc.property(told, (steps) => {
      const all = possible(steps)
      const { edits, knows } = history(all)
      const { row } = projectRow('setting', 's', [...edits], knows, {})
      if (!row) return
      const values = edits.filter((one) => one.after !== null).map((one) => ({ one, value: one.field === '*' ? (JSON.parse(one.after!) as { value: string }).value : (JSON.parse(one.after!) as string) }))
      const heads = values.filter((mine) => !values.some((other) => other !== mine && other.one.stamp > mine.one.stamp && knows.saw(other.one, mine.one)))
      expect(heads.map((head) => head.value)).toContain(row['value'])
    }), { numRuns: 2000 })
  })
})

describe('fields', () => {
  it('protect in order, weakest first', () => {
    expect([protection('person', 'protectedAddress', 'none'), protection('person', 'protectedAddress', 'strictlyConfidential'), protection('person', 'name', 'x')]).toEqual([0, 2, null])
  })

  it('give the same id to the same thing, and none where ids are drawn', () => {
    expect(naturalId('setting', { key: 'k' })).toBe(naturalId('setting', { key: 'k', value: 'other' }))
    expect(naturalId('setting', { key: 'k' })).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(naturalId('setting', { key: 'k' })).not.toBe(naturalId('setting', { key: 'l' }))
    expect([naturalId('person', { name: 'x' }), naturalId('agendaItem', { meetingId: 'm', caseId: null })]).toEqual([null, null])
  })
})
