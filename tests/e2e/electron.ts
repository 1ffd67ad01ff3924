// Drives the real desktop app where Electron's binary is. Where it is not, says so plainly and ends with 2: not run is not passed.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { _electron as electron } from 'playwright-core'

const root = join(import.meta.dirname, '../..')

function binary(): string | null {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const named = join(folder, 'path.txt')
  const path = existsSync(named) ? join(folder, 'dist', readFileSync(named, 'utf8').trim()) : ''
  return path && existsSync(path) ? path : null
}

const executablePath = binary()
if (!executablePath) {
  process.stdout.write('Ikke kjørt: Electrons binærfil finnes ikke på denne maskinen. Hent den med «npx install-electron», bygg med «npm run build», og prøv igjen.\n')
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'bolig-electron-'))
let passed = 0
let failed = 0
function check(what: string, holds: boolean): void {
  if (holds) passed++
  else failed++
  process.stdout.write(`${holds ? 'ok   ' : 'FEIL '} ${what}\n`)
}

const app = await electron.launch({ executablePath, args: [root, `--user-data-dir=${folder}`, '--no-sandbox'], env: { ...process.env, ELECTRON_RUN_AS_NODE: '' } })
try {
  const page = await app.firstWindow()
  await page.getByRole('button', { name: 'Prøv med demokommune' }).click()
  await page.getByRole('heading', { name: /Ingrid/ }).waitFor({ timeout: 90_000 })
  check('demokommunen åpnes', true)
  check('siden har egen opprinnelse', (await page.evaluate(() => location.origin)) === 'app://boligbordet')
  check('siden har ikke Node', await page.evaluate(() => !('require' in window) && !('process' in window) && !('module' in window)))
  check('broen har to funksjoner', (await page.evaluate(() => Object.keys((window as unknown as { boligbordet: object }).boligbordet).sort().join())) === 'call,onChanged')
  check('ingen forespørsel kommer ut', await page.evaluate(() => fetch('https://example.com/').then(() => false, () => true)))
  check('window.open avvises', await page.evaluate(() => window.open('https://example.com/') === null))
  check('ingen tillatelser gis', await page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state === 'denied'))
  await page.evaluate(() => { location.href = 'https://example.com/' })
  check('navigering ut avvises', (await page.evaluate(() => location.origin)) === 'app://boligbordet')
  const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.webContents as unknown as { getLastWebPreferences(): { sandbox: boolean; contextIsolation: boolean; nodeIntegration: boolean } | null }).map((one) => one.getLastWebPreferences()))
  check('vinduet er i sandkasse med isolert kontekst', windows.every((one) => one?.sandbox === true && one.contextIsolation === true && one.nodeIntegration === false))
  await page.keyboard.press('Control+l')
  await page.getByLabel('Passord', { exact: true }).waitFor()
  check('låsing ender i innlogging', true)
} finally {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
}
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)
