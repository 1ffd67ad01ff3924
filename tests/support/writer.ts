// A process that writes through the real store and says so after each commit, until it is killed.
import { randomFillSync } from 'node:crypto'
import { writeSync } from 'node:fs'
import { openStore } from '../../db/open.ts'
import { Store } from '../../db/store.ts'
import { idSource } from '../../shared/ids.ts'

const [path, from] = process.argv.slice(2)
const opened = openStore({ path: path!, key: Buffer.alloc(32, 7) })
if (opened.outcome !== 'opened') throw new Error(opened.outcome)
const newId = idSource(() => Date.now(), (bytes) => randomFillSync(bytes))
const store = new Store(opened.db, path!, 'device-test', newId)
writeSync(1, 'ready\n')
for (let i = Number(from); ; i++) {
  store.transaction({ opId: newId(), name: 'test', actorId: 'writer', role: 'leader', at: '2026-11-23T08:00:00.000Z' }, (write) => {
    const person = write.insert('person', { nationalId: null, name: `Runde${i}`, birthDate: null, phone: null, email: null, address: null, contactNote: null, protectedAddress: 'none', language: null, interpreter: 'unknown', pronoun: null })
    write.update('person', person.id, 1, { phone: String(i) })
  })
  writeSync(1, `${i}\n`)
}
