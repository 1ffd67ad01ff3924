// The exchange under attack: what a PC of the team, one that was removed and someone who only reaches the folder can do with bundles made for harm.
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealBundle, signHead } from '../../db/exchange/bundle.ts'
import type { CarriedChange, CarriedOperation, Run } from '../../db/exchange/format.ts'
import { identityOf, newDeviceKeys, type DeviceKeys } from '../../db/exchange/identity.ts'
import { headOf } from '../../db/exchange/merge.ts'
import { membersOf } from '../../db/exchange/outgoing.ts'
import { readReviews } from '../../db/exchange/reviews.ts'
import { handlers } from '../../db/handlers.ts'
import { changeDigest, operationHash, verifyLogs } from '../../db/log.ts'
import { ROLES } from '../../shared/access.ts'
import { edit, office, value, type Office } from '../support/exchange/office.ts'
import { prepare, type Prepared } from '../support/exchange/prepared.ts'
import { canonicalDump, TEAM_ID, type Pc } from '../support/exchange/team.ts'

let prepared: Prepared
beforeAll(async () => void (prepared = await prepare()))
afterAll(() => prepared.remove())

type Change = Partial<CarriedChange>
type Given = Partial<Omit<CarriedOperation, 'changes'>> & { changes?: Change[] }

let forged = 0
/** Operations with true hashes and signatures, as a PC with tools of its own can make them. They go on from where its chain stands, or begin a new one. */
function run(pc: Pc, given: Given[], as: { device?: string; signSecret?: string; previous?: { deviceSeq: number; hash: string } } = {}): Run {
  const identity = identityOf(pc.store)!
  const device = as.device ?? pc.name
  let { deviceSeq, hash } = as.previous ?? headOf(pc.store, device)
  const from = deviceSeq + 1
  const operations = given.map((one): CarriedOperation => {
    const changes = (one.changes ?? []).map((change): CarriedChange => {
      const whole = { entity: 'housingCase', entityId: 'case-0', field: 'nextStep', before: null, after: '"x"', salt: randomBytes(12).toString('base64'), ...change }
      return { ...whole, digest: changeDigest(whole, whole.salt!) }
    })
    const op = { opId: `forged-${++forged}`, name: 'case.update', actorId: 'user-2', role: 'leader', reason: null, at: '2026-11-23T09:00:00.000Z', stamp: `2026-11-23T09:00:00.${String(forged).padStart(3, '0')}Z#00000#${device}`, device, undoes: null, seen: null, ...one, deviceSeq: one.deviceSeq ?? ++deviceSeq }
    const made = { ...op, changes, hash: operationHash({ ...op, previous: hash }, changes.map((change) => change.digest)) }
    hash = made.hash
    return made
  })
  const { deviceSeq: to } = operations.at(-1)!
  return { device, from, to, hash, signature: signHead(as.signSecret ?? identity.signSecret, TEAM_ID, device, to, hash), operations }
}

async function bundle(pc: Pc, runs: Run[], as: { sender?: string; sequence?: number; signSecret?: string } = {}): Promise<Uint8Array> {
  return sealBundle({ header: { municipality: TEAM_ID, sender: as.sender ?? pc.name, sequence: as.sequence ?? 1, schema: 2 }, payload: { format: 1, madeAt: pc.now, schema: 2, recipients: membersOf(pc.store).map((one) => one.id), runs }, recipients: membersOf(pc.store).map((one) => one.sealPublic), signSecret: as.signSecret ?? identityOf(pc.store)!.signSecret })
}

const session = (role: (typeof ROLES)[number]) => ({ userId: 'user-0', name: 'Ansatt 0', initials: 'A0', role })
const ask = (pc: Pc, name: keyof typeof handlers, role: (typeof ROLES)[number], input: object = {}) => (handlers[name] as (context: unknown, input: unknown) => unknown)({ read: pc.store, session: session(role), now: pc.now, today: '2026-11-23' }, input)

/** c lays a hostile bundle in the place. The other two still exchange, agree, and can read everything that waits. */
async function survives(all: Office, runs: Run[]): Promise<{ left: string[] }> {
  const { a, b, c, place } = all
  place.files.set('pc-c/1', await bundle(c, runs))
  edit(b, { need: 'Trappefri' })
  await b.exchange(place)
  const { left } = await a.exchange(place)
  edit(a, { healthNote: 'Ny' })
  for (const pc of [a, b, a, b]) await pc.exchange(place)
  for (const pc of [a, b]) {
    expect(value(pc, 'housingCase', 'case-0', 'need')).toBe('Trappefri')
    expect(value(pc, 'housingCase', 'case-0', 'healthNote')).toBe('Ny')
    expect(verifyLogs(pc.store).firstBad).toBe(null)
    for (const role of ROLES) {
      readReviews(pc.store, session(role))
      JSON.stringify(ask(pc, 'exchange.status', role))
    }
    for (const id of ['case-0', 'person-0']) JSON.stringify(ask(pc, 'case.history', 'leader', { id: 'case-0', limit: 50 }) ?? id)
  }
  expect(canonicalDump(a.store)).toBe(canonicalDump(b.store))
  expect((Object.prototype as Record<string, unknown>)['polluted']).toBeUndefined()
  return { left: left.map((one) => one.code) }
}

const whole = (values: object) => JSON.stringify(values)

describe('a PC of the team that means harm stops nobody', () => {
  const ATTACKS: Record<string, Given[]> = {
    'an entity that is SQL': [{ changes: [{ entity: 'person; DROP TABLE person; --', field: 'name' }] }],
    'an entity that is a table of SQLite': [{ changes: [{ entity: 'sqlite_master', field: 'name' }, { entity: 'sqlite_master', field: '*', after: '{"name":"x"}' }] }],
    'an entity that is the log itself': [{ changes: [{ entity: 'operation', field: 'hash' }, { entity: 'this_device', field: 'signSecret' }, { entity: 'place', field: 'config' }] }],
    ...Object.fromEntries(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'].map((name) => [`an entity named ${name}`, [{ changes: [{ entity: name, field: 'polluted', after: '"yes"' }, { entity: name, field: '*', after: '{"polluted":"yes"}' }] }]])),
    ...Object.fromEntries(['__proto__', 'constructor', 'name" = (SELECT signSecret FROM this_device) --', "nextStep' OR 1=1", 'id', 'version', 'createdBy', ''].map((field) => [`a field named ${field || 'nothing'}`, [{ changes: [{ field, after: '"x"' }] }]])),
    'values that are no JSON': [{ changes: [{ after: '{bad' }] }],
    'a before that is no JSON': [{ changes: [{ before: '{bad' }] }],
    'whole rows that are text, numbers, lists, nothing': ['"text"', '7', '[]', 'null', 'true'].map((after) => ({ changes: [{ field: '*', after }] })),
    'a PC that is no row': ['{bad', 'null', '"x"', '5', '[]', '{"signPublic":5}', '{"signPublic":{"a":1}}'].map((after) => ({ changes: [{ entity: 'device', entityId: 'pc-x', field: '*', after }] })),
    'a whole row with names of the language': [{ changes: [{ field: '*', after: '{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}' }] }],
    'values of wrong kinds': ['{"toString":1,"valueOf":1}', '[1]', 'true', '1e400', '{"__proto__":null}', '-0', '"\\ud800"', '"\\u0000"'].map((after) => ({ changes: [{ after }, { field: 'children', after }, { entity: 'person', entityId: 'person-0', field: 'protectedAddress', after }] })),
    'very long values': [{ changes: [{ after: JSON.stringify('x'.repeat(3_900_000)) }] }],
    'a deep value': [{ changes: [{ after: '['.repeat(500_000) + ']'.repeat(500_000) }] }],
    'a seen that is no JSON': [{ seen: '{bad' }],
    'seens of wrong kinds': ['null', '5', '"x"', '[]', '{"pc-a":"x"}', '{"__proto__":{"pc-a":9}}'].map((seen) => ({ seen, changes: [{}] })),
    'a PC whose base is no JSON': [{ changes: [{ entity: 'device', entityId: 'pc-c', field: 'base', after: JSON.stringify('{bad') }] }],
    'a PC whose base is nothing': [{ changes: [{ entity: 'device', entityId: 'pc-c', field: 'base', after: JSON.stringify('null') }] }],
    'a PC that nobody can write to': [{ changes: [{ entity: 'device', entityId: 'pc-c', field: 'sealPublic', after: '"age1nonsense"' }] }],
    'a PC with a name for a key': [{ changes: [{ entity: 'device', entityId: 'constructor', field: '*', after: whole({ name: 'x', personName: null, signPublic: 'x', sealPublic: 'x', status: 'active', joinedAt: '2026-11-23T09:00:00.000Z', removedAt: null, lastNumber: null, base: '[]' }) }] }],
    'an id of ours': [{ opId: 'start-1', changes: [{}] }],
    'one id twice': [{ opId: 'twice', changes: [{}] }, { opId: 'twice', changes: [{}] }],
    'the year 9999': [{ stamp: '9999-12-31T23:59:59.999Z#99999#pc-c', at: '9999-12-31T23:59:59.999Z', changes: [{}] }],
    'the last generation': [{ stamp: 'g999999!9999-12-31T23:59:59.999Z#99999#pc-c', changes: [{}] }],
    'the year nothing': [{ stamp: '0000-01-01T00:00:00.000Z#00000#pc-c', changes: [{ entity: 'appUser', entityId: 'user-1', field: 'active', after: '"no"' }] }],
    'stamps that are none': [{ stamp: '#'.repeat(3), changes: [{}] }],
    'times that are none': [{ at: '1', changes: [{}] }],
    'one number twice': [{ changes: [{}] }, { deviceSeq: 1, changes: [{}] }],
    'names of operations': [{ name: '__proto__', changes: [{}] }, { name: 'constructor', changes: [{}] }, { name: '<img src=x onerror=alert(1)>', changes: [{}] }],
    'ids of every kind': ['', '\u0000', "' OR 1=1 --", '../../x', '__proto__'].map((entityId) => ({ changes: [{ entityId }, { entityId, field: '*', after: '{}' }, { entity: 'setting', entityId, field: '*', after: whole({ key: `k${entityId}`, value: 'v' }) }] })),
  }
  for (const [name, given] of Object.entries(ATTACKS)) it(name, { timeout: 60_000 }, async () => {
    for (const one of name.includes('twice') ? [given] : given.map((single) => [single])) {
      const all = office(prepared)
      await survives(all, [run(all.c, one)])
    }
  })
})
