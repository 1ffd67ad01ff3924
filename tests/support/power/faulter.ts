// Behind the shim: one act again and again on fresh copies of a folder, the disk full at its first write, its second, and so on until it no longer meets it. Looks at what is left each time, and stops at the first half-done thing.
import { deepStrictEqual, equal, ok } from 'node:assert/strict'
import { randomFillSync } from 'node:crypto'
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { listBackups, makeBackup, verifyBackup } from '../../../db/backup.ts'
import { verifyLogs } from '../../../db/log.ts'
import { SCHEMA_VERSION } from '../../../db/migrations/index.ts'
import { closeStore, openStore, type Connection } from '../../../db/open.ts'
import { finishInterruptedRestore, restoreBackup } from '../../../db/restore.ts'
import { Store } from '../../../db/store.ts'
import { Refusal } from '../../../shared/errors.ts'
import { idSource } from '../../../shared/ids.ts'

const [act, from, folder] = process.argv.slice(2) as [string, string, string]
const [path, backups, key] = [join(folder, 'test.bolig'), join(folder, 'sikkerhetskopier'), Buffer.alloc(32, 7)]
const newId = idSource(() => Date.now(), (bytes) => randomFillSync(bytes))
const at = '2026-11-23T09:30:00.000Z'

function opened(): Connection {
  const answer = openStore({ path, key })
  if (answer.outcome !== 'opened') throw new Error(answer.outcome)
  return answer.db
}

/** What a whole store says to a question. */
function look<T>(question: string): T {
  const db = opened()
  equal(db.pragma('integrity_check', { simple: true }), 'ok')
  equal(verifyLogs(new Store(db, path, 'device-test', newId)).firstBad, null)
  const answer = db.prepare(question).get() as T
  closeStore(db, path)
  return answer
}

const codeOf = (error: unknown) => error instanceof Refusal ? error.error.code : String((error as { code?: string }).code ?? error)

/** Each act says a word for how it went; `check` is given the word once the disk has room again. */
const ACTS: Record<string, { act: () => string; check: (said: string) => void }> = {
  save: {
    act: () => {
      const db = opened()
      const said = ((): string => {
        try {
          new Store(db, path, 'device-test', newId).transaction({ opId: newId(), name: 'test', actorId: 'writer', role: 'leader', at }, (write) => {
            for (let n = 0; n < 20; n++) write.insert('person', { nationalId: null, name: `Lagret${n}`, birthDate: null, phone: null, email: null, address: null, contactNote: null, protectedAddress: 'none', language: null, interpreter: 'unknown', pronoun: null })
          })
          return 'saved'
        } catch (error) {
          return codeOf(error)
        }
      })()
      // Folding in may have no room: the log stays, and the next opening has it.
      closeStore(db, path)
      return said
    },
    check: (said) => {
      const kept = look(`SELECT (SELECT count(*) FROM person WHERE name LIKE 'Lagret%') AS people, (SELECT count(*) FROM operation WHERE name = 'test') AS operations, (SELECT count(*) FROM change WHERE entity = 'person' AND opSeq IN (SELECT seq FROM operation WHERE name = 'test')) AS changes`)
      deepStrictEqual({ ...(kept as object) }, said === 'saved' ? { people: 20, operations: 1, changes: 20 } : { people: 0, operations: 0, changes: 0 })
    },
  },
  migration: {
    act: () => {
      const db = opened()
      closeStore(db, path)
      return 'opened'
    },
    check: () => deepStrictEqual({ ...look<object>(`SELECT value, (SELECT user_version FROM pragma_user_version) AS version FROM setting`) }, { value: 'Solvik', version: SCHEMA_VERSION }),
  },
  backup: {
    act: () => {
      const made = makeBackup({ path, key, folder: backups, at, kind: 'daily', device: 'device-test' })
      return made.ok ? 'ok' : made.error.code
    },
    check: (said) => {
      const list = listBackups(backups)
      equal(list.length, said === 'ok' ? 1 : 0)
      for (const one of list) verifyBackup({ file: one.file, manifest: one.manifest! }, key)
      if (said !== 'ok' && existsSync(backups)) deepStrictEqual(readdirSync(backups), [])
    },
  },
  restore: {
    act: () => {
      const [found] = listBackups(backups)
      const restored = restoreBackup({ path, key, backup: { file: found!.file, manifest: found!.manifest! }, at })
      return restored.ok ? 'ok' : restored.error.code
    },
    check: (said) => {
      const { state } = finishInterruptedRestore(path)
      equal(state, said === 'ok' ? 'restored' : 'none')
      equal(look<{ value: string }>(`SELECT value FROM setting WHERE key = 'municipality'`).value, said === 'ok' ? 'Prøve kommune' : 'Nyere')
    },
  },
}

const { act: run, check } = ACTS[act]!
const words = new Set<string>()
let tried = 0
// A migration writes hundreds of tables and indexes that are alike: past the first hundred writes every fourth is tried.
const step = (n: number) => (act === 'migration' && n > 100 ? 4 : 1)
for (let n = 1, clear = 0; clear < 6; n += step(n)) {
  // One write that fails alone is tried for some, to see that what follows it does not go on as if nothing had happened.
  for (const once of n < 40 || n % 8 === 0 ? [false, true] : [false]) {
    rmSync(folder, { recursive: true, force: true })
    cpSync(from, folder, { recursive: true })
    process.env['POWER_FULL'] = `${n}:${tried}`
    if (once) process.env['POWER_ONCE'] = '1'
    let said: string
    try {
      said = run()
    } catch (error) {
      said = codeOf(error)
    }
    delete process.env['POWER_FULL']
    delete process.env['POWER_ONCE']
    try {
      check(said)
    } catch (error) {
      throw new Error(`${act}, write ${n}${once ? ' alone' : ' and on'}, said ${said}`, { cause: error })
    }
    words.add(said)
    tried++
    clear = ['saved', 'opened', 'ok'].includes(said) ? clear + 1 : 0
  }
  ok(n < 5000, 'never done')
}
process.stdout.write(JSON.stringify({ tried, said: [...words].sort() }))
