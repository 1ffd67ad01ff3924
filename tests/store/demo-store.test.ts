// The demo as a store of its own: made whole, opened by its published passphrase, taken away again when the making fails.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { closeStore } from '../../db/open.ts'
import { createDemo, DEMO_USER } from '../../electron/demo-store.ts'
import { readKeyFile, slotIdOf, unlockSlot } from '../../electron/keys.ts'
import { openSession } from '../../electron/open-session.ts'

const folder = mkdtempSync(join(tmpdir(), 'demo-store-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const parts = (path: string) => ({ path, clock: () => Date.now(), onChanged: () => undefined, onError: () => undefined, writing: () => false })

it('opens for every demo user with the published passphrase, on the demo’s own morning', async () => {
  const path = join(folder, 'demo.bolig')
  const open = await createDemo({ ...parts(path), size: 60 })
  expect(open.session).toMatchObject({ name: 'Ingrid Moe', initials: 'IM', role: 'caseworker' })
  expect(open.now().slice(0, 16)).toBe('2026-11-23T08:41')
  closeStore(open.store.db, path)
  const keys = readKeyFile(path)!
  expect(keys.demo).toBe(true)
  for (const username of ['ingrid', 'per', 'sigrid', 'anders', 'jonas', 'turid', 'nina', 'odd']) {
    const slot = slotIdOf(keys, username)
    const result = await unlockSlot(path, keys, (one) => one.id === slot, DEMO_USER.passphrase, Date.now())
    if (result.outcome !== 'ok') throw new Error(`${username}: ${result.outcome}`)
    const again = openSession({ ...parts(path), key: result.key, slotId: slot })
    if (typeof again === 'string') throw new Error(again)
    expect(again.username).toBe(username)
    closeStore(again.store.db, path)
  }
}, 90_000)

it('leaves nothing behind when the key file cannot be written', async () => {
  const path = join(folder, 'broken', 'demo.bolig')
  await expect(createDemo({ ...parts(path), size: 60 })).rejects.toThrow()
  const blocked = join(folder, 'blocked.bolig')
  writeFileSync(join(folder, 'note.txt'), 'kept')
  const failing = { ...parts(blocked), size: 60, clock: () => { throw new Error('clock') } }
  await expect(createDemo(failing)).rejects.toThrow('clock')
  expect(existsSync(blocked)).toBe(false)
  expect(readdirSync(folder).filter((name) => name.includes('blocked'))).toEqual([])
  expect(existsSync(join(folder, 'note.txt'))).toBe(true)
}, 60_000)
