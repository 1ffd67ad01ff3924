// The shipped program in a real Chromium: the built page over the loopback host, on a data folder of its own.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { copyDemo } from './demo-copy.ts'

const SERVE = join(import.meta.dirname, '../../dist/electron/serve.js')

export interface App {
  folder: string
  browser: Browser
  /** everything that should never happen: errors in the page, requests that leave the machine */
  faults: string[]
  /** a fresh page on a fresh one-time link */
  page(options?: { width?: number; height?: number; dark?: boolean }): Promise<Page>
  link(): Promise<string>
  /** kill -9 of the program and its store process, as when the power goes; then it is started again on the same folder */
  crash(): Promise<void>
  close(): Promise<void>
}

/** The program with the demo municipality in its data folder, ready to sign in to. */
export const startDemo = (): Promise<App> => startApp(undefined, true)

/** @param shared a browser that is already there: two programs, two data folders, one Chromium */
export async function startApp(shared?: Browser, demo = false): Promise<App> {
  if (!existsSync(SERVE)) throw new Error('dist/ is missing: run npm run build first')
  const folder = mkdtempSync(join(tmpdir(), 'bolig-e2e-'))
  if (demo) copyDemo(join(folder, 'data'))
  const links: string[] = []
  const waiting: ((link: string) => void)[] = []
  const start = () => {
    const child = spawn(process.execPath, [SERVE, '--data', join(folder, 'data'), '--no-open'], { stdio: ['pipe', 'pipe', 'inherit'], detached: true })
    child.stdout.on('data', (piece: Buffer) => {
      for (const link of piece.toString().match(/http:\/\/127\.0\.0\.1:\d+\/start\/[a-f0-9]+/g) ?? []) {
        const next = waiting.shift()
        if (next) next(link)
        else links.push(link)
      }
    })
    return child
  }
  let server = start()
  let first = true
  const link = () => {
    if (!first) server.stdin.write('\n')
    first = false
    const ready = links.shift()
    return ready ? Promise.resolve(ready) : new Promise<string>((done) => waiting.push(done))
  }
  const browser = shared ?? (await launchBrowser())
  const faults: string[] = []
  return {
    folder, browser, faults, link,
    page: async ({ width = 1440, height = 900, dark = false } = {}) => {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', acceptDownloads: true, reducedMotion: 'reduce', locale: 'nb-NO' })
      // A save picker has no hands here: without it the page downloads, as it does in other browsers.
      await context.addInitScript(() => { delete (window as unknown as { showSaveFilePicker?: unknown }).showSaveFilePicker })
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      page.on('pageerror', (error) => faults.push(`page error: ${error.message}`))
      page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`))
      page.on('request', (request) => !/^(http:\/\/127\.0\.0\.1:|blob:http:\/\/127\.0\.0\.1:|data:image)/.test(request.url()) && faults.push(`request left: ${request.url()}`))
      await page.goto(await link())
      await page.getByRole('button').first().waitFor()
      return page
    },
    crash: async () => {
      await new Promise((done) => {
        server.once('exit', done)
        process.kill(-server.pid!, 'SIGKILL')
      })
      links.length = 0
      first = true
      server = start()
    },
    close: async () => {
      if (!shared) await browser.close()
      await new Promise((done) => {
        server.once('exit', done)
        server.kill('SIGTERM')
      })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** One click on the start page; the demo municipality is on screen. */
export async function openDemo(page: Page): Promise<void> {
  const start = page.getByRole('button', { name: 'Prøv med demokommune' })
  const passphrase = page.getByLabel('Passord', { exact: true })
  const inside = page.getByRole('heading', { name: /God (morgen|dag|kveld|ettermiddag|formiddag), Ingrid/ })
  await start.or(passphrase).or(inside).first().waitFor()
  if (await start.isVisible()) await start.click()
  else if (await passphrase.isVisible()) {
    await page.getByLabel('Brukernavn').fill('ingrid')
    await passphrase.fill('Solvik-demo-2026')
    await passphrase.press('Enter')
  }
  await inside.waitFor({ timeout: 90_000 })
}

/** Go to a place by its address and wait until its heading stands. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => { location.hash = hash }, place)
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(() => document.fonts.status === 'loaded')
}

/** What axe finds, one line each; WCAG 2.2 AA and best practice, no rule switched off. Run in the page itself and asked for findings alone: the app has no frames, and carrying everything that passed to another page takes four times as long. */
export async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).setLegacyMode().analyze()
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`)
}

/** No finding in light, and none in dark. @param what is said when there is one */
export async function cleanInBoth(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.waitForFunction((scheme) => document.querySelector('.dark, .light')?.className.includes(scheme), colorScheme)
    const found = await axe(page)
    if (found.length > 0) throw new Error(`${what}, ${colorScheme}: ${found.join('\n')}`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Call an operation from the page, as the screens do. */
export async function call<T>(page: Page, name: string, input: unknown): Promise<T> {
  const answer = await page.evaluate(async ([operation, given]) => (await fetch('/call', { method: 'POST', headers: { 'content-type': 'application/json', 'x-boligbordet': '1' }, body: JSON.stringify({ name: operation, input: given }) })).json(), [name, input] as const) as { ok: boolean; value: T; error?: unknown }
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
  return answer.value
}

/** Text in any file the app wrote: names of files that hold it. */
export async function filesWith(folder: string, needles: readonly string[]): Promise<string[]> {
  const { readdirSync, readFileSync, statSync } = await import('node:fs')
  const walk = (at: string): string[] => readdirSync(at).flatMap((name) => (statSync(join(at, name)).isDirectory() ? walk(join(at, name)) : [join(at, name)]))
  return walk(folder).flatMap((path) => {
    const bytes = readFileSync(path)
    return needles.filter((needle) => bytes.includes(needle) || bytes.includes(Buffer.from(needle, 'utf16le'))).map((needle) => `${path}: ${needle}`)
  })
}
