// A process that does one act on the way to a dwelling through the real host, and is killed at its n-th write, before anything is committed.
import { randomFillSync } from 'node:crypto'
import { writeSync } from 'node:fs'
import { handlers } from '../../db/handlers.ts'
import { openStore } from '../../db/open.ts'
import { Store, type Scalar } from '../../db/store.ts'
import { DocumentActs } from '../../electron/documents-in.ts'
import { createHost } from '../../electron/host.ts'
import { produceFile } from '../../electron/produce.ts'
import type { Session } from '../../shared/contract.ts'
import { idSource } from '../../shared/ids.ts'
import { KEY, NOW, TODAY } from './dying-at.ts'

const [path, act, at] = process.argv.slice(2) as [string, string, string]
let left = Number(at)

class DyingStore extends Store {
  override run(text: string, values?: readonly Scalar[]): number {
    const changed = super.run(text, values)
    if (--left === 0) process.kill(process.pid, 'SIGKILL')
    return changed
  }
}

const opened = openStore({ path, key: KEY })
if (opened.outcome !== 'opened') throw new Error(opened.outcome)
const newId = idSource(() => Date.now(), (bytes) => randomFillSync(bytes))
const store = new DyingStore(opened.db, path, 'device-test', newId)
const session = store.sql<Session>(`SELECT id AS userId, name, initials, role FROM appUser WHERE username = 'ingrid'`)[0]!
const host = createHost({ store, handlers, now: () => NOW, newId, render: produceFile, readOnly: false, writing: () => false, onChanged: () => undefined, onError: (entry) => { throw entry.cause } })
const one = (sql: string) => store.sql<{ id: string; version: number; caseId: string }>(sql)[0]!

const ACTS: Record<string, () => Promise<unknown>> = {
  'letter.send': async () => new DocumentActs({ mustOpen: () => ({ host, session }) as never, files: {} as never }).acts['letter.send']!({ ...one(`SELECT id, version, caseId FROM letter WHERE status = 'draft'`), sentOn: TODAY } as never),
  'offer.confirmDecline': () => {
    const { id, version } = one(`SELECT id, version, caseId FROM allocation WHERE declineStatus = 'stated'`)
    return host.call(session, 'offer.confirmDecline', { allocationId: id, version, reasonable: 'no', note: 'Vurdert.' })
  },
  'decision.decide': () => {
    const { id, version } = one(`SELECT id, version, caseId FROM decision WHERE status = 'draft'`)
    return host.call(session, 'decision.decide', { id, version, notifiedOn: TODAY })
  },
}
const before = left
const answer = (await ACTS[act]!()) as { ok?: boolean; documentId?: string }
if (answer.ok !== true && !answer.documentId) throw new Error(JSON.stringify(answer))
writeSync(1, JSON.stringify({ writes: before - left }))
