// Writing small files so that a crash leaves the old one or the new one, never half of either; with patience for virus scanners.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const PATIENCE_MS = [50, 100, 200, 400, 800, 1600]
const sleep = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

/** Write under a temporary name, sync, rename, sync the folder. Retries a rename that another program holds back. */
export function writeFileSafely(path: string, text: string): void {
  const temporary = `${path}.new`
  const file = openSync(temporary, 'w', 0o600)
  try {
    // The whole text or an error: a plain write to a full disk may stop halfway and say nothing.
    writeFileSync(file, text)
    fsyncSync(file)
    closeSync(file)
  } catch (error) {
    closeSync(file)
    rmSync(temporary, { force: true })
    throw error
  }
  for (let attempt = 0; ; attempt++) {
    try {
      renameSync(temporary, path)
      break
    } catch (error) {
      const wait = PATIENCE_MS[attempt]
      const held = ['EBUSY', 'EPERM', 'EACCES'].includes((error as { code?: string }).code ?? '')
      if (!held || wait === undefined) {
        rmSync(temporary, { force: true })
        throw error
      }
      sleep(wait)
    }
  }
  if (process.platform === 'win32') return
  const folder = openSync(dirname(path), 'r')
  fsyncSync(folder)
  closeSync(folder)
}
