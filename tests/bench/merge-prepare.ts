// Two PCs and what one of them wrote: the store that is to take it in, the bundles at a place, and the same changes as plain rows for the floor.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sendOut } from '../../db/exchange/exchange.ts'
import { signHead } from '../../db/exchange/bundle.ts'
import { stampAfter } from '../../db/exchange/clock.ts'
import { folderTransport } from '../../db/exchange/folder.ts'
import { becomeDevice, formTeam, identityOf, insertDevice, knownVector, newDeviceKeys, type DeviceKeys } from '../../db/exchange/identity.ts'
import { headOf } from '../../db/exchange/merge.ts'
import { closeStore, openStore } from '../../db/open.ts'
import { appendOperation, type PendingChange } from '../../db/log.ts'
import { Store } from '../../db/store.ts'
import type { EntityName } from '../../shared/model/index.ts'
import { keyFilePath } from '../../electron/keys.ts'
import { cryptoIds, deviceOf } from '../../electron/open-session.ts'
import { CASE, PERSON } from '../support/exchange/prepared.ts'
import { randomFrom } from './stats.ts'
import { makeStore, openKey, type Size } from './stores.ts'

/** One change as the floor is given it. `after` is JSON text. */
export type PlainChange = [stamp: string, entity: string, entityId: string, field: string, after: string | null]

export interface Prepared { base: string; place: string; plain: string; key: number[]; now: string; userId: string; operations: number; changes: number }

const START = Date.parse('2026-11-24T08:00:00.000Z')
const OFFICE = 'kontor'

/** A store opened as the PC it belongs to. */
export function openAs(path: string, key: Uint8Array, device?: string): Store {
  const opened = openStore({ path, key })
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  const newId = cryptoIds(() => START)
  return new Store(opened.db, path, device ?? deviceOf(new Store(opened.db, path, 'bench', newId)), newId)
}

const SECOND = 'hjemmekontor'

/** The receiving PC of a size, in a team with a second one. Made once for each folder. */
async function makeBase(folder: string, size: Size, key: Uint8Array): Promise<{ base: string; keys: DeviceKeys; signature: string; from: string }> {
  const base = join(folder, 'base.bolig')
  const notes = join(folder, 'second.json')
  if (existsSync(notes)) return { base, ...(JSON.parse(readFileSync(notes, 'utf8')) as { keys: DeviceKeys; signature: string; from: string }) }
  mkdirSync(folder, { recursive: true })
  copyFileSync(makeStore(join(folder, '..'), size), base)
  copyFileSync(keyFilePath(join(folder, '..', `${size.name.toLowerCase()}.bolig`)), keyFilePath(base))
  const store = openAs(base, key)
  const userId = store.sql<{ id: string }>(`SELECT id FROM appUser WHERE username = 'ingrid'`)[0]!.id
  const meta = (name: string) => ({ opId: store.sql<{ id: string }>(`SELECT lower(hex(randomblob(16))) AS id`)[0]!.id, name, actorId: userId, role: 'leader', at: '2026-11-24T07:00:00.000Z' })
  formTeam(store, meta('team.form'), await newDeviceKeys(), { teamId: 'benk', name: OFFICE, personName: null })
  const keys = await newDeviceKeys()
  const base0 = knownVector(store, store.device)
  store.transaction(meta('device.add'), (write) => insertDevice(write, { id: SECOND, name: SECOND, personName: null, keys, base: { ...base0, [store.device]: base0[store.device]! + 1 }, at: '2026-11-24T07:00:00.000Z' }))
  const head = headOf(store, store.device)
  const identity = identityOf(store)!
  const second = { keys, from: store.device, signature: signHead(identity.signSecret, identity.teamId, store.device, head.deviceSeq, head.hash) }
  closeStore(store.db, base)
  writeFileSync(notes, JSON.stringify(second))
  return { base, ...second }
}

/**
 * Work as an office does it, until there are this many changes: 15 % new cases with a note, 60 % edits of four fields, 25 % notes.
 * Written to the log alone, which is all that a bundle is made of; the second PC's own tables are not looked at.
 */
function work(store: Store, userId: string, target: number): { operations: number; changes: number; last: string } {
  const random = randomFrom(11)
  const newId = cryptoIds(() => START)
  const cases = store.sql<{ id: string }>('SELECT id FROM housingCase ORDER BY id').map((one) => one.id)
  const before = new Map(store.sql<{ id: string }>('SELECT id, nextStep, need, livingText, questionToTeam FROM housingCase').map(({ id, ...fields }) => [id, fields as Record<string, string | null>]))
  const pick = () => cases[Math.floor(random() * cases.length)]!
  const row = (entity: EntityName, entityId: string, after: object): PendingChange => ({ entity, entityId, field: '*', before: null, after })
  const note = (caseId: string, n: number) => row('note', newId(), { caseId, dwellingId: null, kind: 'note', title: `Ringte om bolig ${n}`, body: 'Avtalte visning neste uke. Trenger heis, og ønsker å bo nær skolen til barna.', topic: 'other', happenedOn: '2026-11-23', author: 'IM' })
  const act = (n: number): [string, PendingChange[]] => {
    const kind = random()
    if (kind >= 0.75) return ['case.addNote', [note(pick(), n)]]
    const fields = { nextStep: `Ringe utleier ${n}`, need: `To soverom, heis ${n}`, livingText: `Bor hos slekt ${n}`, questionToTeam: `Kan vi tilby ${n}?` }
    if (kind >= 0.15) {
      const id = pick()
      const old = before.get(id) ?? {}
      before.set(id, fields)
      return ['case.update', Object.entries(fields).map(([field, after]) => ({ entity: 'housingCase', entityId: id, field, before: old[field] ?? null, after }))]
    }
    const [personId, id] = [newId(), newId()]
    cases.push(id)
    return ['case.create', [row('person', personId, { name: `Ny Søker ${n}`, ...PERSON, phone: `400 ${n}` }), row('housingCase', id, { ...CASE, caseNumber: `2027/${n}`, personId, receivedOn: '2026-11-23' }), note(id, n)]]
  }
  let [operations, changes, at] = [0, 0, '']
  let stamp: string | null = null
  store.run('BEGIN')
  while (changes < target) {
    const n = ++operations
    at = new Date(START + n * 1000).toISOString()
    stamp = stampAfter(stamp, at, store.device)
    const [name, made] = act(n)
    appendOperation(store, { opId: newId(), name, actorId: userId, role: 'caseworker', at, stamp }, made, null)
    changes += made.length
  }
  store.run('COMMIT')
  return { operations, changes, last: at }
}

/** Make a size's stores and the bundles with this many changes, unless the folder already has them. */
export async function prepareMerge(folder: string, size: Size, target: number): Promise<Prepared> {
  const home = join(folder, `merge-${size.name.toLowerCase()}`)
  const done = join(home, `${target}.json`)
  if (existsSync(done)) return JSON.parse(readFileSync(done, 'utf8')) as Prepared
  const { key } = await openKey(makeStore(folder, size))
  const { base, keys, signature, from } = await makeBase(home, size, key)
  const place = join(home, `place-${target}`)
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place)
  const path = join(home, 'second.bolig')
  copyFileSync(base, path)
  const store = openAs(path, key, SECOND)
  // Only the making of what is measured: it need not outlive a power cut.
  store.db.pragma('synchronous=OFF')
  becomeDevice(store, keys, { device: from, signature })
  const userId = store.sql<{ id: string }>(`SELECT id FROM appUser WHERE username = 'ingrid'`)[0]!.id
  const { operations, changes, last } = work(store, userId, target)
  const now = new Date(Date.parse(last) + 60_000).toISOString()
  const transport = folderTransport(place, {})
  store.run(`INSERT INTO place (id, kind, label, config) VALUES ('sted', 'folder', 'Benk', '{}')`)
  await sendOut(store, transport, identityOf(store)!, [], { placeId: 'sted', userId, runId: 'benk', now })
  await transport.close()
  const plain = join(home, `${target}.ndjson`)
  const lines = store.sql<{ stamp: string; entity: string; entityId: string; field: string; after: string | null }>('SELECT o.stamp, c.entity, c.entityId, c.field, v.after FROM operation o JOIN change c ON c.opSeq = o.seq JOIN change_value v ON v.changeSeq = c.seq WHERE o.device = ? ORDER BY c.seq', [SECOND])
  writeFileSync(plain, lines.map((one) => JSON.stringify([one.stamp, one.entity, one.entityId, one.field, one.after] satisfies PlainChange)).join('\n'))
  closeStore(store.db, path)
  rmSync(path)
  const made: Prepared = { base, place, plain, key: [...key], now, userId, operations, changes }
  writeFileSync(done, JSON.stringify(made))
  return made
}
