// The demo generator over seeds and sizes: repeatable, always sound, and near the distributions it is made from.
import { describe, expect, it } from 'vitest'
import { ENTITY_NAMES } from '../../shared/model/index.ts'
import { syntheticId } from '../../db/demo/national-id.ts'
import { fnr } from '@navikt/fnrvalidator'
import type { Store } from '../../db/store.ts'
import { demoStore } from '../store/demo-fixture.ts'

const content = (store: Store) => Object.fromEntries(ENTITY_NAMES.map((name) => [name, store.sql(`SELECT * FROM ${name} ORDER BY id`)]))
const share = (store: Store, table: string, where: string, of = '1 = 1') => store.sql<{ n: number }>(`SELECT avg(CASE WHEN ${where} THEN 1.0 ELSE 0 END) AS n FROM ${table} WHERE ${of}`)[0]!.n

describe('the demo generator', () => {
  it('gives the same content for the same seed, and other people for another', () => {
    const [first, again, other] = [demoStore({ size: 90, seed: 5 }), demoStore({ size: 90, seed: 5 }), demoStore({ size: 90, seed: 6 })]
    expect(content(again.store)).toEqual(content(first.store))
    expect(content(other.store)['person']).not.toEqual(content(first.store)['person'])
    for (const made of [first, again, other]) made.end()
  }, 60_000)

  it.each([[50, 11], [137, 12], [300, 13]])('is sound with %i dwellings and seed %i', (size, seed) => {
    const { store, end } = demoStore({ size, seed })
    expect(store.sql('PRAGMA foreign_key_check')).toEqual([])
    expect(store.sql<{ n: number }>(`SELECT count(*) AS n FROM dwelling`)[0]!.n).toBe(size)
    expect(store.sql(`SELECT dwellingId FROM tenancy WHERE status IN ('active', 'noticeGiven') GROUP BY dwellingId HAVING count(*) > 1`)).toEqual([])
    expect(store.sql(`SELECT a.id FROM tenancy a JOIN tenancy b ON b.dwellingId = a.dwellingId AND b.id <> a.id WHERE a.status = 'ended' AND b.startsOn >= a.startsOn AND b.startsOn < a.endsOn`)).toEqual([])
    expect(store.sql(`SELECT id FROM tenancy WHERE endsOn < startsOn UNION ALL SELECT id FROM voidPeriod WHERE endsOn < startsOn UNION ALL SELECT id FROM temporaryStay WHERE endsOn < startsOn`)).toEqual([])
    end()
  }, 60_000)

  it('is near the distributions of a Norwegian municipality', () => {
    const { store, end } = demoStore({ size: 1240, seed: 3 })
    const near = (value: number, wanted: number, by: number) => expect(Math.abs(value - wanted), `${value} against ${wanted}`).toBeLessThan(by)
    near(share(store, 'dwelling', `disposalForm = 'owned'`), 0.88, 0.08)
    near(share(store, 'dwelling', `kind = 'care'`), 0.42, 0.14)
    near(share(store, 'dwelling', `wheelchair = 'yes'`), 0.42, 0.1)
    near(share(store, 'dwelling', 'rooms = 2', `kind = 'rental'`), 0.38, 0.08)
    near(share(store, 'dwelling', 'rooms = 1', `kind = 'rental'`), 0.22, 0.07)
    near(share(store, 'tenancy', `term = 'openEnded'`), 0.12, 0.05)
    near(share(store, 'person', `language IS NOT NULL`), 0.33, 0.08)
    near(share(store, 'person', `protectedAddress <> 'none'`), 0.012, 0.008)
    near(share(store, 'followUpPlan', `nextReviewOn < '2026-11-23'`), 0.2, 0.05)
    near(share(store, 'temporaryStay', `julianday(endsOn) - julianday(startsOn) <= 14`, 'endsOn IS NOT NULL'), 0.45, 0.12)
    const plans = store.sql<{ n: number }>(`SELECT count(*) * 1.0 / (SELECT count(*) FROM tenancy t JOIN dwelling d ON d.id = t.dwellingId WHERE t.status = 'active' AND d.kind = 'rental') AS n FROM followUpPlan`)[0]!.n
    near(plans, 0.45, 0.1)
    end()
  }, 90_000)

  it('makes valid synthetic ids for every birth date', () => {
    for (const birthDate of ['1940-01-01', '1974-12-14', '1999-12-31', '2000-02-29', '2008-05-19']) for (let serial = 0; serial < 500; serial += 7) expect(fnr(syntheticId(birthDate, serial))).toMatchObject({ status: 'valid', type: 'tnr' })
  })
})
