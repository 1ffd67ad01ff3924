// The demo municipality made once for each build and copied to every program that starts with it: making it takes longer than most tests.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** Put the demo in a data folder that the program has not opened yet. */
export function copyDemo(data: string): void {
  const cache = join(root, '.cache')
  const made = join(cache, `demo-${Math.round(statSync(join(root, 'dist/electron/serve.js')).mtimeMs)}`)
  if (!existsSync(made)) {
    mkdirSync(cache, { recursive: true })
    const temporary = mkdtempSync(join(cache, 'demo-making-'))
    execFileSync(process.execPath, [join(root, 'electron/demo.ts'), '--size', '620', '--store', join(temporary, 'demo.bolig')], { stdio: 'ignore' })
    try {
      renameSync(temporary, made)
    } catch {
      // Another file's tests made it meanwhile.
      rmSync(temporary, { recursive: true, force: true })
    }
    for (const old of readdirSync(cache)) if (/^demo-\d+$/.test(old) && join(cache, old) !== made) rmSync(join(cache, old), { recursive: true, force: true })
  }
  cpSync(made, data, { recursive: true })
}
