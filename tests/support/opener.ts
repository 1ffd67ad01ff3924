// A process that opens and closes the store again and again, until it is killed.
import { closeStore, openStore } from '../../db/open.ts'

const path = process.argv[2]!
for (;;) {
  const opened = openStore({ path, key: Buffer.alloc(32, 7) })
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  opened.db.prepare(`UPDATE setting SET updatedAt = updatedAt || '.' WHERE key = 'device'`).run()
  closeStore(opened.db, path)
}
