// Makes one backup and says how it went.
import { makeBackup } from '../../../db/backup.ts'

const [path, folder, at] = process.argv.slice(2) as [string, string, string]
const made = makeBackup({ path, key: Buffer.alloc(32, 7), folder, at, kind: 'daily', device: 'device-test' })
process.stdout.write(made.ok ? 'ok' : made.error.code)
