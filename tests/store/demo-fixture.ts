// A demo store on disk, made with counting ids so that two runs can be compared.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedDemo, DEMO_STAFF, type DemoParts } from '../../db/demo/seed.ts'
import { closeStore, openStore } from '../../db/open.ts'
import { Store } from '../../db/store.ts'
import { idSource } from '../../shared/ids.ts'

/** Make one; `end` closes it and takes the folder away. */
export function demoStore(given: Partial<Pick<DemoParts, 'size' | 'cases' | 'seed'>> = {}): { store: Store; end: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'demo-'))
  const path = join(folder, 'demo.db')
  const opened = openStore({ path, key: new Uint8Array(32).fill(3), create: true })
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  let ms = 1_780_000_000_000
  const newId = idSource(() => ms++, (bytes) => bytes.fill(0))
  const store = new Store(opened.db, path, 'device-test', newId)
  seedDemo(store, { size: 620, newId, today: '2026-11-23', slots: DEMO_STAFF.map((one) => ({ username: one.username, slotId: `slot-${one.username}` })), ...given })
  return { store, end: () => (closeStore(opened.db, path), rmSync(folder, { recursive: true, force: true })) }
}
