// npm start: build, then the Electron app where its binary is or can be fetched; otherwise one line about it, and the browser mode.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)

function run(command: string, args: string[], quiet = false): boolean {
  return spawnSync(command, args, { cwd: root, stdio: quiet ? 'ignore' : 'inherit', shell: process.platform === 'win32', timeout: quiet ? 180_000 : undefined }).status === 0
}

/** The path of Electron's binary, if it is on the disk. */
function electronBinary(): string | null {
  const folder = dirname(require.resolve('electron/package.json'))
  const named = join(folder, 'path.txt')
  if (!existsSync(named)) return null
  const binary = join(folder, 'dist', readFileSync(named, 'utf8').trim())
  return existsSync(binary) ? binary : null
}

process.stdout.write('Bygger Boligbordet …\n')
if (!run('npm', ['run', '--silent', 'build'])) process.exit(1)

const wantsBrowser = process.argv.includes('--browser')
const binary = wantsBrowser ? null : (electronBinary() ?? (run('npx', ['--no-install', 'install-electron'], true) ? electronBinary() : null))
if (binary) spawn(binary, [root], { stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 0))
else {
  if (!wantsBrowser) process.stdout.write('Electron finnes ikke her og kunne ikke hentes; Boligbordet åpnes i nettleseren i stedet.\n')
  const rest = process.argv.slice(2).filter((one) => one !== '--browser')
  spawn(process.execPath, [join(root, 'dist/electron/serve.js'), ...rest], { stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 0))
}
