// The recorded run: opens, saves small and large, lets the log be folded in now and then, closes, and again. Says each save in the file `acks` once it is made.
import { randomFillSync } from 'node:crypto'
import { openSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { closeStore, openStore } from '../../../db/open.ts'
import { Store } from '../../../db/store.ts'
import { idSource } from '../../../shared/ids.ts'

const [path, rounds, saves] = [process.argv[2]!, Number(process.argv[3]), Number(process.argv[4])]
const acks = openSync(join(dirname(path), 'acks'), 'a')
const newId = idSource(() => Date.now(), (bytes) => randomFillSync(bytes))
let n = 0
for (let round = 0; round < rounds; round++) {
  const opened = openStore({ path, key: Buffer.alloc(32, 7) })
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  const store = new Store(opened.db, path, 'device-test', newId)
  for (let i = 0; i < saves; i++, n++) {
    store.transaction({ opId: newId(), name: 'test', actorId: 'writer', role: 'leader', at: '2026-11-23T08:00:00.000Z' }, (write) => {
      const fields = { nationalId: null, name: `Runde${n}`, birthDate: null, phone: null, email: null, address: null, contactNote: null, protectedAddress: 'none', language: null, interpreter: 'unknown', pronoun: null } as const
      const person = write.insert('person', fields)
      write.update('person', person.id, 1, { phone: String(n) })
      if (n % 5 === 0) for (let more = 0; more < 25; more++) write.insert('person', { ...fields, name: `Med${n}-${more}` })
    })
    writeSync(acks, `${n}\n`)
    // What the log's own limit does after a thousand pages.
    if (i % 7 === 6) opened.db.pragma('wal_checkpoint(PASSIVE)')
  }
  closeStore(opened.db, path)
}
