// Builds the disk shim with the machine's C compiler, and runs a child behind it.
import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { join } from 'node:path'

const has = (program: string) => spawnSync(program, ['--version']).status === 0

/** The compiler's name. Where there is none, Debian's is installed; where that cannot be done, the test says so and fails. */
function compiler(): string {
  const found = ['cc', 'gcc', 'clang'].find(has)
  if (found) return found
  spawnSync('apt-get', ['update'], { timeout: 120_000 })
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'gcc', 'libc6-dev'], { timeout: 300_000 })
  if (!has('gcc')) throw new Error('this test needs a C compiler: apt-get install gcc libc6-dev')
  return 'gcc'
}

/** Compile into a folder. Returns the library's path. */
export function buildShim(folder: string): string {
  const target = join(folder, 'shim.so')
  const built = spawnSync(compiler(), ['-shared', '-fPIC', '-O2', '-o', target, join(import.meta.dirname, 'shim.c'), '-ldl', '-lpthread'], { encoding: 'utf8' })
  if (built.status !== 0) throw new Error(built.stderr)
  return target
}

export interface Behind { shim: string; folder: string; trace?: string }

/** Run a script of this folder behind the shim, to its end. */
export function runBehind(behind: Behind, script: string, args: readonly string[]): SpawnSyncReturns<string> {
  const env = { ...process.env, LD_PRELOAD: behind.shim, POWER_FOLDER: behind.folder, ...(behind.trace ? { POWER_TRACE: behind.trace } : {}) }
  return spawnSync(process.execPath, [join(import.meta.dirname, script), ...args], { encoding: 'utf8', env })
}
