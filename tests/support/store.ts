// Real stores on real files for tests: a folder that is removed afterwards, a counting clock and counting ids.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openStore } from '../../db/open.ts'
import { seedMunicipality, type ServiceKey } from '../../db/settings/first.ts'
import { Store, type Writer } from '../../db/store.ts'
import { handlers } from '../../db/handlers.ts'
import { createHost, type Host } from '../../electron/host.ts'
import { produceFile } from '../../electron/produce.ts'
import type { Changed, Result, Session } from '../../shared/contract.ts'
import { idSource } from '../../shared/ids.ts'
import type { Input, Name, Output } from '../../shared/operations/index.ts'

export const KEY = Buffer.alloc(32, 7)
export const TODAY = '2026-11-23'
export const NOW = '2026-11-23T08:41:00.000Z'

/** A folder of its own, gone after the file's tests. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bolig-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Ids that repeat from run to run. */
export function countingIds() {
  let n = 0
  return idSource(() => 1_800_000_000_000, (bytes) => {
    n++
    new DataView(bytes.buffer).setUint32(6, n)
    return bytes
  })
}

export interface TestStore { store: Store; host: Host; session: Session; services: Record<ServiceKey, string>; changes: Changed[]; call: <N extends Name>(name: N, input: Input<N>, options?: { opId?: string; reason?: string; session?: Session }) => Promise<Result<Output<N>>>; value: <N extends Name>(name: N, input: Input<N>, session?: Session) => Promise<Output<N>>; write: (act: (write: Writer) => void) => void; now: { at: string }; newId: () => string }

/** A municipality with one leader, ready to be called through the host. */
export function testMunicipality(folder: string, name = 'test.bolig'): TestStore {
  const path = join(folder, name)
  const opened = openStore({ path, key: KEY, create: true })
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  const newId = countingIds()
  const store = new Store(opened.db, path, 'device-test', newId)
  const userId = newId()
  let services!: Record<ServiceKey, string>
  store.transaction({ opId: newId(), name: 'store.create', actorId: userId, role: 'leader', at: '2026-01-01T08:00:00.000Z' }, (write) => {
    write.insert('appUser', { id: userId, username: 'ingrid', name: 'Ingrid Moe', initials: 'IM', role: 'leader', slotId: 's'.repeat(64), active: 'yes', lastSeenAt: null })
    services = seedMunicipality(write, { municipality: 'Prøve kommune', office: 'Boligkontoret', device: 'device-test', regulation: 'Prøveforskriften', versionLabel: 'versjon 1' }).services
  })
  const session: Session = { userId, name: 'Ingrid Moe', initials: 'IM', role: 'leader' }
  const changes: Changed[] = []
  const now = { at: NOW }
  const host = createHost({ store, handlers, now: () => now.at, newId, render: produceFile, readOnly: opened.readOnly, writing: () => false, onChanged: (changed) => changes.push(changed), onError: (entry) => { throw entry.cause } })
  const call = ((operation: string, input: unknown, options: { opId?: string; reason?: string; session?: Session } = {}) => host.call(options.session ?? session, operation, input, options)) as TestStore['call']
  return {
    store, host, session, services, changes, call, now, newId,
    value: async (operation, input, as) => {
      const result = await call(operation, input, as ? { session: as } : {})
      if (!result.ok) throw new Error(`${operation}: ${JSON.stringify(result.error)}`)
      return result.value
    },
    write: (act) => void store.transaction({ opId: newId(), name: 'test', actorId: userId, role: 'leader', at: now.at }, act),
  }
}

/** Every row of every entity without its stamps: two stores (or two moments) with equal content give equal dumps. */
export function contentOf(store: Store, entities: readonly string[]): Record<string, unknown[]> {
  return Object.fromEntries(entities.map((entity) => [entity, store.sql<Record<string, unknown>>(`SELECT * FROM ${entity} ORDER BY id`).map(({ version: _v, createdAt: _ca, createdBy: _cb, updatedAt: _ua, updatedBy: _ub, ...row }) => row)]))
}
