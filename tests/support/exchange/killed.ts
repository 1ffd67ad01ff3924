// A process to be killed: it migrates a store, imports into it, or exchanges through a folder, as the program does, and says where it is.
// Arguments: what to do, the store's file, the shared folder.
import { randomFillSync } from 'node:crypto'
import { writeSync } from 'node:fs'
import { openStore } from '../../../db/open.ts'
import { Store } from '../../../db/store.ts'
import { idSource } from '../../../shared/ids.ts'

const [what, path, folder] = process.argv.slice(2) as [string, string, string]
const AT = '2026-11-23T09:00:00.000Z'
writeSync(1, 'ready\n')
const opened = openStore({ path, key: Buffer.alloc(32, 7) })
if (opened.outcome !== 'opened') throw new Error(opened.outcome)
const newId = idSource(() => Date.now(), (bytes) => randomFillSync(bytes))
const device = (opened.db.prepare('SELECT device FROM this_device').get() as { device: string } | undefined)?.device ?? 'device-test'
const store = new Store(opened.db, path, device, newId)
if (what !== 'exchange') writeSync(1, 'open\n')

if (what === 'exchange') {
  const [{ exchangeWith }, { folderTransport }] = await Promise.all([import('../../../db/exchange/exchange.ts'), import('../../../db/exchange/folder.ts')])
  writeSync(1, 'open\n')
  const userId = store.sql<{ id: string }>('SELECT id FROM appUser LIMIT 1')[0]!.id
  for (let i = 0; ; i++) {
    store.transaction({ opId: newId(), name: 'test', actorId: userId, role: 'leader', at: AT }, (write) => {
      write.insert('person', { nationalId: null, name: `${device} ${Date.now()} ${i}`, birthDate: null, phone: null, email: null, address: null, contactNote: null, protectedAddress: 'none', language: null, interpreter: 'unknown', pronoun: null })
      return {}
    })
    writeSync(1, 'wrote\n')
    await exchangeWith(store, folderTransport(folder), { placeId: 'place', userId, runId: newId(), now: AT })
    writeSync(1, 'exchanged\n')
  }
}

if (what === 'import') for (let i = 0; ; i++) {
  const rows = Array.from({ length: 60 }, (_one, n) => ({ rowNumber: n + 2, action: 'add' as const, record: { name: `Import ${n}` } }))
  store.transaction({ opId: newId(), name: 'import.apply', actorId: 'importer', role: 'leader', at: AT }, (write) => {
    const run = write.insert('importRun', { kind: 'applicants', fileName: `${i}.csv`, status: 'applied', counts: '{}', report: '[]', opId: newId() })
    for (const row of rows) write.insert('person', { nationalId: null, name: `${run.id} ${row.record.name}`, birthDate: null, phone: null, email: null, address: null, contactNote: null, protectedAddress: 'none', language: null, interpreter: 'unknown', pronoun: null })
    return {}
  })
  writeSync(1, 'imported\n')
}
