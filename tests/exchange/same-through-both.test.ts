// The same histories through a folder and through PostgreSQL: every PC of both offices ends with the same content, byte for byte.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { folderTransport } from '../../db/exchange/folder.ts'
import type { Transport } from '../../db/exchange/format.ts'
import { newDeviceKeys, type DeviceKeys } from '../../db/exchange/identity.ts'
import { postgresTransport } from '../../db/exchange/postgres.ts'
import { closeStore } from '../../db/open.ts'
import { canonicalDump, firstPc, joinPc, type Pc } from '../support/exchange/team.ts'
import { TestPostgres } from '../support/postgres.ts'
import { countingIds, testFolder } from '../support/store.ts'

const HISTORIES = 8
const STEPS = 60
const NAMES = ['pc-aa', 'pc-bb', 'pc-cc']
const root = testFolder()
let server: TestPostgres
const keys: DeviceKeys[] = []
beforeAll(async () => {
  server = await new TestPostgres().create()
  for (const _name of NAMES) keys.push(await newDeviceKeys())
})
afterAll(() => server.remove())

/** Seeded, so that both offices live the same days. */
function chance(seed: number): (n: number) => number {
  let state = seed * 7919 + 1
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % n
  }
}

const person = (name: string) => ({ nationalId: null, name, birthDate: null, phone: null, email: null, address: null, contactNote: null, protectedAddress: 'none' as const, language: null, interpreter: 'unknown' as const, pronoun: null })

/** One thing that happens on one PC. */
async function step(pcs: readonly Pc[], people: string[], draw: (n: number) => number, at: number, place: Transport): Promise<void> {
  const pc = pcs[draw(pcs.length)]!
  pc.now = new Date(Date.parse('2026-11-23T08:00:00Z') + at * 60_000 + (draw(3) - 1) * 3_600_000).toISOString()
  const what = draw(10)
  const known = pc.store.sql<{ id: string }>('SELECT id FROM person ORDER BY id')
  if (what < 3) await pc.exchange(place)
  else if (what < 5 || known.length === 0) pc.write((write) => void people.push(write.insert('person', person(`Person ${at}`)).id))
  else {
    const { id } = known[draw(known.length)]!
    const patch = what < 8 ? { phone: String(draw(4)) } : { protectedAddress: draw(2) === 0 ? ('none' as const) : ('confidential' as const) }
    pc.write((write) => void write.update('person', id, null, patch))
  }
}

async function live(name: string, seed: number, placeOf: () => Transport): Promise<string[]> {
  const folder = join(root, `${name}-${seed}`)
  mkdirSync(folder)
  const newId = countingIds()
  const first = await firstPc(folder, NAMES[0]!, newId, keys[0]!)
  const pcs: Pc[] = [first, await joinPc(first, folder, NAMES[1]!, newId, keys[1]!), await joinPc(first, folder, NAMES[2]!, newId, keys[2]!)]
  const place = placeOf()
  const draw = chance(seed)
  const people: string[] = []
  for (let at = 0; at < STEPS; at++) await step(pcs, people, draw, at, place)
  for (let round = 0; round < 2; round++) for (const pc of pcs) await pc.exchange(place)
  const dumps = pcs.map((pc) => canonicalDump(pc.store))
  await place.close()
  for (const pc of pcs) closeStore(pc.store.db, pc.store.path)
  return dumps
}

it(`${HISTORIES} histories of ${STEPS} steps on three PCs`, { timeout: 300_000 }, async () => {
  let people = 0
  for (let seed = 1; seed <= HISTORIES; seed++) {
    const folder = join(root, `felles-${seed}`)
    mkdirSync(folder)
    const throughFolder = await live('mappe', seed, () => folderTransport(folder))
    await server.sql('DELETE FROM boligbordet.bundle')
    const throughDatabase = await live('database', seed, () => postgresTransport(server.address({ team: 'team-1' })))
    expect(new Set([...throughFolder, ...throughDatabase]).size, `history ${seed}`).toBe(1)
    people += throughFolder[0]!.split('"Person ').length - 1
  }
  expect(people).toBeGreaterThan(HISTORIES * 5)
})
