import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addUser, createKeys, FLOOR, KeyFile, keyFilePath, newRecoveryCode, parseRecoveryCode, readKeyFile, slotIdOf, unlockSlot, waitAfter, writeKeyFile } from '../../electron/keys.ts'
import { testFolder } from '../support/store.ts'

const folder = testFolder()
let n = 0

async function fresh() {
  const path = join(folder, `nokler-${n++}.bolig`)
  const made = await createKeys({ username: 'Ingrid', passphrase: 'fire ord som varer', demo: false, strength: FLOOR })
  writeKeyFile(path, made.keys)
  return { path, ...made }
}

const by = (id: string) => (slot: { id: string }) => slot.id === id

describe('the key file', () => {
  it('opens with the passphrase and with the recovery code, to the same key', async () => {
    const { path, key, keys, recoveryCode } = await fresh()
    const passphrase = await unlockSlot(path, keys, by(slotIdOf(keys, 'ingrid ')), 'fire ord som varer', 0)
    expect(passphrase.outcome === 'ok' && passphrase.key.equals(key)).toBe(true)
    const recovered = await unlockSlot(path, keys, (slot) => slot.kind === 'recovery', recoveryCode, 0)
    expect(recovered.outcome === 'ok' && recovered.key.equals(key)).toBe(true)
  })

  it('names nobody and holds neither key nor passphrase', async () => {
    const { path, key, recoveryCode } = await fresh()
    const text = readFileSync(keyFilePath(path), 'utf8')
    for (const secret of ['Ingrid', 'ingrid', 'fire ord', recoveryCode, key.toString('hex'), key.toString('base64')]) expect(text.includes(secret)).toBe(false)
  })

  it('gives each user a slot of their own; one passphrase does not open another slot', async () => {
    const { path, key, keys } = await fresh()
    const jonas = await addUser(keys, key, 'jonas', 'et helt annet passord', FLOOR)
    expect((await unlockSlot(path, keys, by(jonas), 'et helt annet passord', 0)).outcome).toBe('ok')
    expect((await unlockSlot(path, keys, by(jonas), 'fire ord som varer', 0)).outcome).toBe('wrong')
  })

  it('waits longer after each wrong guess, also after a restart, and the recovery code keeps its own count', async () => {
    const { path, keys, recoveryCode } = await fresh()
    const id = slotIdOf(keys, 'ingrid')
    for (let i = 0; i < 4; i++) expect((await unlockSlot(path, keys, by(id), 'feil', 1000 + i * 10_000)).outcome).toBe('wrong')
    const again = readKeyFile(path)!
    expect(await unlockSlot(path, again, by(id), 'fire ord som varer', 31_500)).toMatchObject({ outcome: 'wait' })
    expect((await unlockSlot(path, again, (slot) => slot.kind === 'recovery', recoveryCode, 31_500)).outcome).toBe('ok')
    expect((await unlockSlot(path, again, by(id), 'fire ord som varer', 31_000 + waitAfter(4) + 1)).outcome).toBe('ok')
    expect(readKeyFile(path)!.slots.find(by(id))!.failures).toBe(0)
    expect([0, 2, 3, 5, 10, 30].map(waitAfter)).toEqual([0, 0, 1000, 4000, 128_000, 300_000])
  })

  it('refuses parameters below the floor, and a slot moved from another store', async () => {
    const { path, keys } = await fresh()
    const weak = KeyFile.parse({ ...keys, slots: keys.slots.map((slot) => ({ ...slot, memory: 1024 })) })
    await expect(unlockSlot(path, weak, by(slotIdOf(keys, 'ingrid')), 'fire ord som varer', 0)).rejects.toThrow('below the floor')
    const moved = { ...keys, storeId: 'f'.repeat(32) }
    expect((await unlockSlot(path, moved, by(slotIdOf(keys, 'ingrid')), 'fire ord som varer', 0)).outcome).toBe('wrong')
  })

  it('that cannot be read is not open to guesses', async () => {
    const { path } = await fresh()
    writeFileSync(keyFilePath(path), '{"format":1')
    expect(readKeyFile(path)).toBeNull()
  })
})

describe('the recovery code', () => {
  it('names the group of every one-character slip', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    let slips = 0
    let caught = 0
    for (let round = 0; round < 5; round++) {
      const code = newRecoveryCode()
      for (let at = 0; at < code.length; at++) {
        if (code[at] === '-') continue
        const other = alphabet[(alphabet.indexOf(code[at]!) + 7) % 32]!
        slips++
        const parsed = parseRecoveryCode(code.slice(0, at) + other + code.slice(at + 1))
        if ('badGroup' in parsed && parsed.badGroup === Math.floor(at / 6) + 1) caught++
      }
    }
    expect(slips).toBe(200)
    expect(caught).toBe(slips)
  })

  it('is read as people type it: small letters, spaces, O for 0 and l for 1', () => {
    const code = newRecoveryCode()
    expect(parseRecoveryCode(code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual({ code })
    expect(parseRecoveryCode(`${code}-ABCDE`)).toEqual({ badGroup: 9 })
    expect(parseRecoveryCode('')).toEqual({ badGroup: 1 })
  })
})
