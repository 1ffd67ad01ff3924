import { describe, expect, it } from 'vitest'
import { en } from '../../shared/text/en.ts'
import { nb } from '../../shared/text/nb.ts'
import { nn } from '../../shared/text/nn.ts'

const keysOf = (value: unknown, at = ''): string[] => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value).flatMap(([key, one]) => keysOf(one, `${at}/${key}`)) : [at])

describe('texts', () => {
  it('every key of bokmål stands in nynorsk and English too', () => {
    expect(keysOf(nn)).toEqual(keysOf(nb))
    expect(keysOf(en)).toEqual(keysOf(nb))
    expect([nn.shell.place.dwellings, en.shell.place.dwellings, nb.shell.place.dwellings]).toEqual(['Bustader', 'Dwellings', 'Boliger'])
  })

  it('bokmål is complete, without exclamation marks or code', () => {
    const texts = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [])
    const all = texts(nb)
    expect(all.length).toBeGreaterThan(400)
    expect(all.filter((one) => /!|undefined|TODO|\bklient\b/.test(one))).toEqual([])
  })
})
