// The exchange under attack: what a PC of the team, one that was removed and someone who only reaches the folder can do with bundles made for harm.
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openUnproven, sealBundle, signHead } from '../../db/exchange/bundle.ts'
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
    'an entity that is a table of SQLite': [{ changes: [{ entity: 'sqlite_master', entityId: 'row-1', field: 'name' }, { entity: 'sqlite_master', entityId: 'row-1', field: '*', after: '{"name":"x"}' }] }],
    'an entity that is the log itself': [{ changes: [{ entity: 'operation', entityId: '1', field: 'hash' }, { entity: 'this_device', entityId: '1', field: 'signSecret' }, { entity: 'place', entityId: 'place', field: 'config' }] }],
    ...Object.fromEntries(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'].map((name) => [`an entity named ${name}`, [{ changes: [{ entity: name, entityId: 'row-1', field: 'polluted', after: '"yes"' }, { entity: name, entityId: 'row-1', field: '*', after: '{"polluted":"yes"}' }] }]])),
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

describe('a PC that was removed', () => {
  const remove = handlers['team.removeDevice'] as (context: unknown, input: unknown) => unknown
  const removed = (all: Office, id: string) => all.a.write((write) => void remove({ read: write, write, session: session('leader'), now: all.a.now, today: '2026-11-23' }, { id, version: value(all.a, 'device', id, 'version') }))
  const keysOf = (pc: Pc): DeviceKeys => ({ ...pc.store.sql<DeviceKeys>('SELECT signSecret, sealSecret FROM this_device')[0]!, ...pc.store.sql<DeviceKeys>('SELECT signPublic, sealPublic FROM device WHERE id = ?', [pc.name])[0]! })
  const row = (keys: Pick<DeviceKeys, 'signPublic' | 'sealPublic'>) => whole({ name: 'Ny PC', personName: null, signPublic: keys.signPublic, sealPublic: keys.sealPublic, status: 'active', joinedAt: '2026-11-23T09:00:00.000Z', removedAt: null, lastNumber: null, base: '{}' })
  const NEW = { deviceSeq: 0, hash: '0'.repeat(64) }
  const inTeam = (pc: Pc) => membersOf(pc.store).filter((one) => one.status === 'active').map((one) => one.id)

  it('does not come in again under a new name with the key it had', async () => {
    const all = office(prepared)
    removed(all, 'pc-c')
    const again = run(all.c, [{ name: 'device.renew', changes: [{ entity: 'device', entityId: 'pc-new', field: '*', after: row(keysOf(all.c)) }] }], { device: 'pc-new', previous: NEW })
    all.place.files.set('pc-new/1', await bundle(all.c, [again], { sender: 'pc-new' }))
    expect((await all.a.exchange(all.place)).left.map((one) => one.code)).toEqual(['exchange-unknown-sender'])
    expect(inTeam(all.a)).not.toContain('pc-new')
  })

  it('nor when it once was brought back from a copy, under its older name or a third', async () => {
    const all = office(prepared)
    const keys = keysOf(all.c)
    const renewed = run(all.c, [{ name: 'device.renew', changes: [{ entity: 'device', entityId: 'pc-new', field: '*', after: row(keys) }, { entity: 'device', entityId: 'pc-c', field: 'status', after: '"removed"' }] }], { device: 'pc-new', previous: NEW })
    all.place.files.set('pc-new/1', await bundle(all.c, [renewed], { sender: 'pc-new' }))
    await all.a.exchange(all.place)
    expect(inTeam(all.a)).toContain('pc-new')
    removed(all, 'pc-new')
    const third = run(all.c, [{ stamp: '2026-11-23T10:00:00.000Z#00000#pc-third', changes: [{ entity: 'device', entityId: 'pc-third', field: '*', after: row(keys) }] }], { device: 'pc-third', previous: NEW })
    all.place.files.set('pc-third/1', await bundle(all.c, [third], { sender: 'pc-third' }))
    all.place.files.set('pc-c/1', await bundle(all.c, [run(all.c, [{ changes: [{ after: '"inn igjen"' }] }])]))
    await all.a.exchange(all.place)
    expect(inTeam(all.a)).not.toContain('pc-third')
    expect(value(all.a, 'housingCase', 'case-0', 'nextStep')).not.toBe('inn igjen')
  })

  it('a stranger is not let in by a true run with other operations in it, and gives no known PC another key', async () => {
    const all = office(prepared)
    const keys = await newDeviceKeys()
    edit(all.b, { need: 'Trappefri' })
    await all.b.exchange(all.place)
    const own = run(all.b, [{ changes: [{}] }], { previous: NEW })
    const { operations } = run(all.c, [{ changes: [{ entity: 'device', entityId: 'pc-0', field: '*', after: row(keys) }, { entity: 'device', entityId: 'pc-b', field: '*', after: row(keys) }] }])
    const head = headOf(all.b.store, 'pc-b')
    const false_ = { ...own, to: head.deviceSeq, hash: head.hash, signature: signHead(identityOf(all.b.store)!.signSecret, TEAM_ID, 'pc-b', head.deviceSeq, head.hash), operations }
    all.place.files.set('pc-0/1', await bundle(all.c, [false_], { sender: 'pc-0', signSecret: keys.signSecret }))
    await all.a.exchange(all.place)
    expect(inTeam(all.a)).not.toContain('pc-0')
    expect(value(all.a, 'housingCase', 'case-0', 'need')).toBe('Trappefri')
  })

  it('what is unreadable in a stranger’s bundle stops nobody', async () => {
    for (const after of ['{bad', 'null', '5']) {
      const all = office(prepared)
      const keys = await newDeviceKeys()
      all.place.files.set('pc-0/1', await bundle(all.c, [run(all.c, [{ changes: [{ entity: 'device', entityId: 'pc-0', field: '*', after }] }], { device: 'pc-0', previous: NEW, signSecret: keys.signSecret })], { sender: 'pc-0', signSecret: keys.signSecret }))
      expect((await all.a.exchange(all.place)).left.map((one) => one.code)).toEqual(['exchange-unknown-sender'])
    }
  })

  it('a stranger’s bundle is not unpacked beyond what an introduction needs', { timeout: 60_000 }, async () => {
    const all = office(prepared)
    const keys = await newDeviceKeys()
    const payload = { format: 1 as const, madeAt: 'x'.repeat(100_000_000), schema: 2, recipients: [], runs: [] }
    const bytes = await sealBundle({ header: { municipality: TEAM_ID, sender: 'pc-0', sequence: 1, schema: 2 }, payload, recipients: membersOf(all.c.store).map((one) => one.sealPublic), signSecret: keys.signSecret })
    expect(bytes.length).toBeLessThan(200_000)
    const before = process.memoryUsage().rss
    await expect(openUnproven(bytes, identityOf(all.a.store)!.sealSecret)).rejects.toMatchObject({ error: { code: 'exchange-altered' } })
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000)
    all.place.files.set('pc-0/1', bytes)
    expect((await all.a.exchange(all.place)).left.map((one) => one.code)).toEqual(['exchange-unknown-sender'])
  })
})

describe('a PC of the team that lies', () => {
  it('a small file that is millions of empty lists is refused before it is read into memory', { timeout: 60_000 }, async () => {
    const all = office(prepared)
    const bytes = await bundle(all.c, Array<Run>(5_000_000).fill([] as never))
    expect(bytes.length).toBeLessThan(20_000)
    all.place.files.set('pc-c/1', bytes)
    const before = process.memoryUsage().heapUsed
    expect((await all.a.exchange(all.place)).left.map((one) => one.code)).toEqual(['exchange-altered'])
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000)
  })

  it('takes no other PC’s key, name in the log or place in the team', async () => {
    const all = office(prepared)
    const keys = await newDeviceKeys()
    const mine = { name: 'x', personName: null, signPublic: keys.signPublic, sealPublic: keys.sealPublic, status: 'active', joinedAt: all.a.now, removedAt: null, lastNumber: null, base: '{}' }
    for (const [i, change] of [{ field: '*', after: whole(mine) }, { field: 'signPublic', after: JSON.stringify(keys.signPublic) }, { field: 'sealPublic', after: JSON.stringify(keys.sealPublic) }].entries()) {
      all.place.files.set(`pc-c/${i + 1}`, await bundle(all.c, [run(all.c, [{ changes: [{ entity: 'device', entityId: 'pc-b', ...change }] }])], { sequence: i + 1 }))
    }
    const before = membersOf(all.a.store)
    expect((await all.a.exchange(all.place)).left.map((one) => one.code)).toEqual(Array(3).fill('exchange-altered'))
    expect(membersOf(all.a.store)).toEqual(before)
    edit(all.b, { need: 'Trappefri' })
    await all.b.exchange(all.place)
    await all.a.exchange(all.place)
    expect(value(all.a, 'housingCase', 'case-0', 'need')).toBe('Trappefri')
  })

  it('may write in another’s name and role: the program cannot know, and the log says from which PC it came', async () => {
    const all = office(prepared)
    all.place.files.set('pc-c/1', await bundle(all.c, [run(all.c, [{ name: 'users.setRole', actorId: 'user-0', role: 'leader', seen: '{"pc-a":99}', changes: [{ entity: 'appUser', entityId: 'user-2', field: 'role', after: '"leader"' }] }])]))
    await all.a.exchange(all.place)
    expect(value(all.a, 'appUser', 'user-2', 'role')).toBe('leader')
    expect(all.a.store.sql(`SELECT device FROM operation WHERE name = 'users.setRole'`)).toEqual([{ device: 'pc-c' }])
  })

  it('does not hide another’s change behind a name that runs into it', async () => {
    const all = office(prepared)
    edit(all.c, { need: 'Trappefri' })
    await all.c.exchange(all.place)
    const changes = [{ entity: 'housingC', entityId: 'asecase-0', field: 'x' }]
    // Taken in first, by its sender's name.
    all.place.files.set('pc-b/1', await bundle(all.b, [run(all.b, [{ changes }])]))
    await all.a.exchange(all.place)
    expect(value(all.a, 'housingCase', 'case-0', 'need')).toBe('Trappefri')
  })
})

it('the one who keeps the dwellings meets no case in what waits, and none that is protected', () => {
  const { a } = office(prepared)
  a.write((write) => {
    for (const i of [0, 1]) write.insert('tenancy', { dwellingId: 'dwelling-0', caseId: `case-${i}`, tenantName: `Leietaker ${i}`, tenantNationalId: null, status: 'active', term: 'fixedTerm', startsOn: '2026-10-01', contractEndsOn: null, endsOn: null, endReason: null, rent: null, note: null })
  })
  const met = (role: (typeof ROLES)[number]) => readReviews(a.store, session(role)).findings
  expect(JSON.stringify(met('leader'))).toContain('2026-90')
  expect(met('propertyManager').map((one) => one.where)).toEqual([{ label: 'Solvikveien 0, leieforhold', caseId: null, dwellingId: 'dwelling-0', planId: null, meetingId: null }])
  expect(met('itAdmin')).toEqual([])
  a.write((write) => { for (const i of [0, 1]) write.update('person', `person-${i}`, null, { protectedAddress: 'strictlyConfidential' }) })
  expect([met('propertyManager'), met('caseworker')]).toEqual([[], []])
})
