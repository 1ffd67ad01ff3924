// The backup worker: makes one backup, removes those the rules let go, and says how it went. The process that answers the screens never waits for it.
import { parentPort, workerData } from 'node:worker_threads'
import { countedBackups, listBackups, makeBackup, removeBackup, storeIdOf, type Backup, type BackupOptions } from '../db/backup.ts'
import { toRemove } from '../db/backup-policy.ts'
import type { Result } from '../shared/contract.ts'
import { exportSealedCopy } from './sealed-copy.ts'

export interface BackupJob extends Omit<BackupOptions, 'onProgress' | 'shouldStop'> {
  /** set to 1 to stop */
  stop: Int32Array
  /** write a whole sealed copy there instead */
  exportTo?: string
}
export type BackupMessage = { type: 'progress'; fraction: number } | { type: 'done'; result: Result<Backup> }

const { stop, exportTo, ...job } = workerData as BackupJob
const send = (message: BackupMessage) => parentPort!.postMessage(message)

const watched = { ...job, onProgress: (fraction: number) => send({ type: 'progress', fraction }), shouldStop: () => Atomics.load(stop, 0) === 1 }
const result = exportTo === undefined ? makeBackup(watched) : exportSealedCopy({ ...watched, folder: exportTo })
if (result.ok && exportTo === undefined) for (const one of toRemove(countedBackups(listBackups(job.folder), storeIdOf(job.path)), job.at)) removeBackup(one.file)
send({ type: 'done', result })
