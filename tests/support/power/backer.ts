// Makes one backup and says how it went.
import { writeSync } from 'node:fs'
import { makeBackup } from '../../../db/backup.ts'

const [path, folder, at] = process.argv.slice(2) as [string, string, string]
// Said at once, so that who kills this program knows when the work began.
writeSync(2, 'begun')
const made = makeBackup({ path, key: Buffer.alloc(32, 7), folder, at, kind: 'daily', device: 'device-test' })
process.stdout.write(made.ok ? 'ok' : made.error.code)
