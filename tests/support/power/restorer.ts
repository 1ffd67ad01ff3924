// The recorded restore: the newest backup in the folder into the store's place.
import { writeSync } from 'node:fs'
import { listBackups } from '../../../db/backup.ts'
import { restoreBackup } from '../../../db/restore.ts'

const [path, folder] = [process.argv[2]!, process.argv[3]!]
const [found] = listBackups(folder)
if (!found?.manifest) throw new Error('no backup')
// Said at once, so that who kills this program knows when the work began.
writeSync(2, 'begun')
const restored = restoreBackup({ path, key: Buffer.alloc(32, 7), backup: { file: found.file, manifest: found.manifest }, at: '2026-11-23T09:30:00.000Z', ...(process.argv[4] === 'done' ? { afterRestore: () => undefined } : {}) })
process.stdout.write(restored.ok ? 'ok' : restored.error.code)
