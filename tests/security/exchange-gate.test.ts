// The exchange under attack through the gate: pairing with someone who can write in the shared folder, locking in the middle, roles, recovery, and what lies readable on disk.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newSealPair, newSignPair } from '../../db/exchange/bundle.ts'
import { readReviews } from '../../db/exchange/reviews.ts'
import { putParcel } from '../../db/exchange/folder.ts'
import { names, proofOf, type Invitation } from '../../electron/exchange/pairing.ts'
import { sealTo } from '../../db/exchange/sealed.ts'
import { ROLES, type Role } from '../../shared/access.ts'
import { exchange, meet, office, pause, storeOf, until } from '../support/exchange/gates.ts'
import { openMunicipality, PASSPHRASE, testGate, type TestGate } from '../support/gate.ts'

const root = mkdtempSync(join(tmpdir(), 'bolig-angrep-'))
const wild: unknown[] = []
const onWild = (error: unknown) => void wild.push(error)
beforeAll(() => {
  process.on('uncaughtException', onWild)
  process.on('unhandledRejection', onWild)
})
afterAll(() => {
  process.off('uncaughtException', onWild)
  process.off('unhandledRejection', onWild)
  rmSync(root, { recursive: true, force: true })
  expect(wild).toEqual([])
})
let minutes = 0
const START = Date.now()
const tick = () => Date.parse('2026-11-23T08:41:00Z') + (Date.now() - START) + minutes * 60_000
let n = 0
const fresh = () => {
  const folder = join(root, `${++n}`)
  mkdirSync(join(folder, 'felles'), { recursive: true })
  return folder
}
const code = (answer: { ok: boolean; error?: { code: string } }) => (answer.ok ? 'ok' : answer.error!.code)
const files = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
const invitationIn = (place: string): Invitation => JSON.parse(readFileSync(files(place).find((one) => one.includes('invitasjon-'))!, 'utf8')) as Invitation

async function inviting() {
  const folder = fresh()
  const place = join(folder, 'felles')
  const host = testGate(join(folder, 'en'), tick)
  const { session } = await openMunicipality(host)
  const { code: spoken } = await host.value('team.invite', { folder: place, userId: session.userId })
  return { folder, place, host, userId: session.userId, spoken, invitation: invitationIn(place) }
}
/** An answer to an invitation, as someone who knows all but the code would make it; with a key, as one who knows the code too. */
async function answer(place: string, invitation: Invitation, given: object = {}, key: Buffer = Buffer.alloc(32)): Promise<void> {
  const said = { device: Math.random().toString(16).slice(2, 14).padEnd(12, '0'), name: 'Ukjent', signPublic: newSignPair().public, sealPublic: (await newSealPair()).recipient, ...given }
  await putParcel(place, names.answer(invitation.id, said.device), await sealTo(invitation.recipient, { ...said, proof: proofOf(key, invitation, said) }))
}
const devices = (pc: TestGate) => storeOf(pc).sql<{ name: string }>('SELECT name FROM device').map((one) => one.name)

describe('pairing, with someone who can write in the folder', () => {
  it('five guesses end the invitation; the right code does not help afterwards', async () => {
    const { host, place, invitation, folder, spoken } = await inviting()
    for (let i = 0; i < 7; i++) await answer(place, invitation)
    expect(await host.value('team.invitation', {})).toMatchObject({ state: 'failed', wrongCodes: 5, code: 'invitation-guessed' })
    const guest = testGate(join(folder, 'to'), tick)
    expect(code(await guest.call('team.join', { folder: place, code: spoken, deviceName: 'Bærbar', passphrase: PASSPHRASE }))).toBe('invitation-none')
    expect(devices(host)).toEqual(['Første PC'])
    host.gate.close()
  })

  it('rubbish, large files, links and folders under the names of parcels let nobody in and stop nothing', async () => {
    const { host, place, invitation, folder, spoken } = await inviting()
    const lying = join(place, 'boligbordet', 'innmelding')
    writeFileSync(join(lying, `svar-${invitation.id}-000000000000`), Buffer.alloc(19 * 1024 * 1024))
    writeFileSync(join(lying, `svar-${invitation.id}-..`), 'x')
    symlinkSync('/etc/passwd', join(lying, `svar-${invitation.id}-111111111111`))
    mkdirSync(join(lying, `svar-${invitation.id}-222222222222`))
    writeFileSync(join(lying, 'invitasjon-zzz.json'), '{bad')
    writeFileSync(join(lying, 'invitasjon-yyy.json'), JSON.stringify({ ...invitation, __proto__: null, expiresAt: 'x' }))
    const guest = testGate(join(folder, 'to'), tick)
    await guest.value('team.join', { folder: place, code: spoken, deviceName: '<img src=x onerror=alert(1)> ‮', passphrase: PASSPHRASE })
    const joined = await until(async () => {
      await host.value('team.invitation', {})
      return guest.value('team.joining', {})
    }, (one) => one.state === 'done' || one.state === 'failed')
    expect(joined.state).toBe('done')
    for (const pc of [host, guest]) pc.gate.close()
  })

  it('after ten minutes the right code does not help', async () => {
    const { host, place, folder, spoken } = await inviting()
    const guest = testGate(join(folder, 'to'), tick)
    await guest.value('team.join', { folder: place, code: spoken, deviceName: 'Bærbar', passphrase: PASSPHRASE })
    minutes += 11
    expect(await host.value('team.invitation', {})).toMatchObject({ state: 'expired' })
    expect((await until(() => guest.value('team.joining', {}), (one) => one.state === 'failed')).code).toBe('invitation-expired')
    expect(devices(host)).toEqual(['Første PC'])
    host.gate.close()
  })

  it('one that is taken back, or locked, while the code is tried lets nobody in', async () => {
    for (const act of ['team.stopInviting', 'session.lock'] as const) {
      const { host, place, folder, spoken } = await inviting()
      const guest = testGate(join(folder, 'to'), tick)
      await guest.value('team.join', { folder: place, code: spoken, deviceName: 'Bærbar', passphrase: PASSPHRASE })
      const asked = host.call('team.invitation', {})
      await host.value(act, {})
      await asked
      if (act === 'session.lock') await host.value('session.unlock', { username: 'ingrid', passphrase: PASSPHRASE })
      expect(devices(host), act).toEqual(['Første PC'])
      expect(host.errors, act).toEqual([])
      await guest.value('team.stopJoining', {})
      host.gate.close()
    }
  })

  it('a piece that someone else laid there is refused, and nothing is left on the new PC', { timeout: 60_000 }, async () => {
    const { host, place, folder, spoken, invitation } = await inviting()
    const guest = testGate(join(folder, 'to'), tick)
    await guest.value('team.join', { folder: place, code: spoken, deviceName: 'Bærbar', passphrase: PASSPHRASE })
    writeFileSync(join(place, 'boligbordet', 'innmelding', names.piece(invitation.id, 0)), 'en annen fil')
    const joined = await until(async () => {
      await host.value('team.invitation', {})
      return guest.value('team.joining', {})
    }, (one) => one.state !== 'waiting')
    expect((await until(() => guest.value('team.joining', {}), (one) => one.state !== 'copying')).code).toBe('exchange-altered')
    expect(joined.recoveryCode).toBe(null)
    expect(files(join(folder, 'to'))).toEqual([])
    host.gate.close()
  })

  it('a key that nobody can write to is no answer', async () => {
    const { host, place, invitation } = await inviting()
    const inside = (host.gate.exchange as unknown as { inviter: { now: { key: Promise<Buffer> } } }).inviter.now
    await answer(place, invitation, { sealPublic: 'age1nonsense' }, await inside.key)
    await answer(place, invitation, { signPublic: 'x' }, await inside.key)
    expect(await host.value('team.invitation', {})).toMatchObject({ state: 'waiting', wrongCodes: 2 })
    host.gate.close()
  })
})

describe('with two PCs', () => {
  let first: TestGate, second: TestGate, place: string, folder: string
  const PROTECTED = 'Hilde Skjult Hansen'
  const TEXTS = ['Bortgjemtveien 9', 'Sted B, bak kirken']
  beforeAll(async () => {
    folder = fresh()
    const made = await office(folder, tick)
    ;({ first, second, place } = made)
    for (const pc of [first, second]) await pc.value('exchange.setPlace', { kind: 'folder', folder: place })
    await meet(first, second)
  }, 120_000)
  afterAll(() => { for (const pc of [first, second]) pc.gate.close() })
  const as = (pc: TestGate, role: Role) => {
    const { open } = pc.gate as unknown as { open: { session: { role: Role; userId: string } } }
    const before = { ...open.session }
    Object.assign(open.session, { role, userId: role === 'leader' ? before.userId : `bruker-${role}` })
    return () => void Object.assign(open.session, before)
  }

  it('nobody who is not named meets a protected person in anything that waits, and nobody settles it', async () => {
    const { id } = await first.value('case.create', { name: PROTECTED, receivedOn: '2026-07-01', protectedAddress: 'strictlyConfidential' })
    await meet(first, second)
    const person = storeOf(first).sql<{ id: string }>('SELECT personId AS id FROM housingCase WHERE id = ?', [id])[0]!.id
    for (const [pc, address] of [[first, TEXTS[0]!], [second, TEXTS[1]!]] as const) await pc.value('person.update', { id: person, version: storeOf(pc).sql<{ version: number }>('SELECT version FROM person WHERE id = ?', [person])[0]!.version, patch: { address } })
    await meet(first, second)
    const [clash] = (await first.value('exchange.reviews', {})).clashes
    expect(JSON.stringify(clash)).toContain(PROTECTED)
    for (const role of ROLES.filter((one) => one !== 'leader')) {
      const back = as(first, role)
      const said = JSON.stringify([await first.call('exchange.reviews', {}), await first.call('exchange.status', {}), await first.call('exchange.settle', { entity: 'person', id: person, field: 'address', chosen: clash!.sides[0]!.opId, seen: clash!.sides.map((one) => one.opId) }), await first.call('exchange.renumber', { caseId: id, version: 1 })])
      back()
      for (const secret of [PROTECTED, ...TEXTS]) expect(said, role).not.toContain(secret)
      expect(said).not.toContain('"unexpected"')
    }
    // The case itself may wait aside, for a newer version or a parent: then nothing says who may see the person, who stands alone.
    const store = storeOf(first)
    store.run('BEGIN')
    store.db.pragma('defer_foreign_keys=ON')
    store.run('DELETE FROM housingCase WHERE id = ?', [id])
    const said = ROLES.map((role) => JSON.stringify(readReviews(store, { userId: `bruker-${role}`, name: '', initials: '', role })))
    store.run('ROLLBACK')
    for (const secret of [PROTECTED, ...TEXTS]) expect(said.join('')).not.toContain(secret)
  })

  it('the one who runs the computers does not make a leader by answering a clash', async () => {
    const { userId } = await first.value('users.add', { name: 'Per Lund', username: 'perlund', passphrase: 'seks helt vanlige ord uten mening', role: 'reader' })
    await meet(first, second)
    for (const [pc, role] of [[first, 'leader'], [second, 'caseworker']] as const) await pc.value('users.setRole', { id: userId, version: storeOf(pc).sql<{ version: number }>('SELECT version FROM appUser WHERE id = ?', [userId])[0]!.version, role, active: true })
    await meet(first, second)
    const clash = (await first.value('exchange.reviews', {})).clashes.find((one) => one.field === 'role')!
    const leader = storeOf(first).sql<{ opId: string }>(`SELECT o.opId FROM operation o JOIN change c ON c.opSeq = o.seq JOIN change_value v ON v.changeSeq = c.seq WHERE c.entityId = ? AND c.field = 'role' AND v.after = '"leader"'`, [userId])[0]!.opId
    const back = as(first, 'itAdmin')
    expect(code(await first.call('exchange.settle', { entity: 'appUser', id: userId, field: 'role', chosen: leader, seen: clash.sides.map((one) => one.opId) }))).toBe('not-allowed')
    back()
  })

  it('hostile input is refused in words', async () => {
    for (const id of ['__proto__', 'constructor', "' OR 1=1 --", '../../etc/passwd', '\u0000', '']) {
      for (const [name, input] of [['exchange.settle', { entity: id, id, field: id, chosen: id, seen: [id] }], ['exchange.settle', { entity: 'person', id, field: id, chosen: id, seen: [id] }], ['exchange.settleAllocation', { keep: id, cancel: [{ id, version: 1 }], reason: 'grunn' }], ['exchange.disputeToMeeting', { dwellingId: id }], ['exchange.letIn', { opId: id, reason: 'grunn' }], ['exchange.renumber', { caseId: id, version: 1 }], ['team.removeDevice', { id, version: 1 }], ['team.renameDevice', { id, version: 1, name: 'navn' }], ['exchange.choosePlace', { id }], ['backup.preview', { id }], ['backup.restore', { id }], ['team.invite', { folder: place, userId: id }], ['users.allowHere', { userId: id, passphrase: PASSPHRASE }], ['exchange.setPlace', { kind: 'folder', folder: `/finnes-ikke/${id}` }], ['exchange.setPlace', { kind: 'folder', folder: id }]] as const) {
        const answered = await first.call(name as 'exchange.letIn', input as never)
        const told = answered.ok && name === 'exchange.setPlace' ? (answered.value as unknown as { ok: boolean }).ok === false : !answered.ok && answered.error.code !== 'unexpected'
        expect(told, `${name} ${JSON.stringify(input)} ${JSON.stringify(answered)}`).toBe(true)
      }
    }
    expect(first.errors).toEqual([])
  })

  it('locking in the middle of an exchange, a backup and a copy ends them, and nothing is half done', { timeout: 120_000 }, async () => {
    for (let i = 0; i < 12; i++) {
      await first.call('exchange.run', {})
      if (i % 3 === 0) void first.call('backup.make', {})
      expect(code(await first.call('exchange.run', {}))).toBe('busy')
      await pause(i * 25)
      await first.value('session.lock', {})
      expect(code(await first.call('exchange.status', {}))).toBe('locked')
      expect(code(await until(() => first.call('session.unlock', { username: 'ingrid', passphrase: PASSPHRASE }), (one) => one.ok || one.error.code !== 'store-in-use'))).toBe('ok')
    }
    await meet(first, second)
    expect(wild).toEqual([])
    expect(first.errors).toEqual([])
    expect(await first.value('log.verify', {})).toMatchObject({ ok: true })
  })

  it('going back while an exchange runs is done whole or refused', { timeout: 120_000 }, async () => {
    const made = await first.value('backup.make', {})
    for (let i = 0; i < 4; i++) {
      await first.value('exchange.run', {})
      await pause(i * 60)
      const answered = await first.call('backup.restore', { id: made.id })
      expect(['ok', 'store-in-use', 'busy']).toContain(code(answered))
      await pause(300)
      expect(code(await first.call('session.unlock', { username: 'ingrid', passphrase: PASSPHRASE }))).toBe('ok')
      expect(await first.value('log.verify', {})).toMatchObject({ ok: true })
    }
    await meet(first, second)
    expect(wild).toEqual([])
  })

  it('nothing readable lies on disk: no passphrase, code, key, person or password', async () => {
    const store = storeOf(first)
    await first.value('backup.make', {})
    const secrets = [PASSPHRASE, PROTECTED, 'Tor Berg', 'Berit Dal', 'Prøvegata', 'Ingrid Moe', 'AGE-SECRET-KEY', ...TEXTS, ...store.sql<{ signSecret: string; sealSecret: string }>('SELECT signSecret, sealSecret FROM this_device').flatMap((one) => Object.values(one)), ...store.sql<{ secret: string }>('SELECT secret FROM team').map((one) => one.secret), (first.gate as unknown as { open: { key: Buffer } }).open.key.toString('hex')]
    const met: string[] = []
    for (const file of files(folder)) {
      const bytes = readFileSync(file)
      for (const secret of secrets) if (bytes.includes(secret) || file.includes(secret)) met.push(`${file.slice(folder.length)}: ${secret}`)
    }
    expect(met).toEqual([])
    expect(files(folder).length).toBeGreaterThan(8)
    expect(files(folder).filter((one) => /\.kopi-|\.ny$|\.delvis$/.test(one))).toEqual([])
    for (const file of files(join(folder, 'en')).filter((one) => one.endsWith('.bolig'))) expect(statSync(file).mode & 0o077, file.slice(folder.length)).toBe(0)
  })

  it('someone whose access has ended gets nothing by way of recovery', async () => {
    const passphrase = 'helt andre ord som ingen gjetter'
    const { userId } = await first.value('users.add', { name: 'Gammel Ansatt', username: 'gammel', passphrase, role: 'leader' })
    await first.value('backup.make', {})
    await first.value('users.setRole', { id: userId, version: 1, role: 'leader', active: false })
    await first.value('session.lock', {})
    expect(code(await first.call('recovery.look', { username: 'gammel', passphrase }))).not.toBe('ok')
    const { name } = { name: readdirSync(join(folder, 'en', 'sikkerhetskopier')).find((one) => one.endsWith('.bolig'))! }
    expect(code(await first.call('recovery.restore', { username: 'gammel', passphrase, id: name }))).not.toBe('ok')
    expect(code(await first.call('session.unlock', { username: 'ingrid', passphrase: PASSPHRASE }))).toBe('ok')
    await exchange(first)
  })
})
