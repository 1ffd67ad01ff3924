// The shipped program under measurement: the loopback host as a process of its own, and a real Chromium on its page.
import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { DEMO_USER } from '../../electron/demo-store.ts'
import { installProbe, type Painted } from './probe.ts'

const SERVE = fileURLToPath(new URL('../../dist/electron/serve.js', import.meta.url))

export interface Served { link: () => Promise<string>; end: () => Promise<void> }

/** Start the host on a store. `link` gives a fresh one-time address. */
export function serve(store: string): Served {
  const child: ChildProcess = spawn(process.execPath, [SERVE, '--store', store, '--no-open'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const waiting: ((link: string) => void)[] = []
  const links: string[] = []
  createInterface({ input: child.stdout! }).on('line', (line) => {
    if (!line.startsWith('http://')) return
    const next = waiting.shift()
    if (next) next(line)
    else links.push(line)
  })
  let asked = 0
  return {
    link: () => {
      if (asked++ > 0) child.stdin!.write('\n')
      const ready = links.shift()
      return ready ? Promise.resolve(ready) : new Promise((done) => waiting.push(done))
    },
    end: () => new Promise((done) => {
      child.once('exit', () => done())
      child.kill('SIGTERM')
    }),
  }
}

/** A page with the probe in it. */
export async function newPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.addInitScript(installProbe)
  return page
}

/** Milliseconds and instants of what this act set off. The act must cause exactly one event of the type. */
export async function painted(page: Page, type: 'keydown' | 'click' | 'hashchange', act: () => Promise<unknown>): Promise<Painted> {
  await page.evaluate((kind) => window.probe.after(kind), type)
  await act()
  return page.evaluate(() => window.probe.result())
}

/** Let the page come to rest, without counting. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.probe.fromNow()
    document.documentElement.dataset['bench'] = String(performance.now())
    return window.probe.result()
  })
}

/** The smallest paint: a key press that changes one word. */
export async function emptyPaint(page: Page): Promise<number> {
  await page.evaluate(() => window.probe.empty())
  await page.keyboard.press('F9')
  return (await page.evaluate(() => window.probe.result())).ms
}

/** Open the page at an address and stand at the sign-in. @returns instant of its last paint, ms since 1970 */
export async function openAtGate(page: Page, link: string, place: string): Promise<number> {
  await page.goto(`${link}#${place}`, { waitUntil: 'commit' })
  await page.locator('input[type=password]').waitFor()
  await page.waitForTimeout(60)
  return page.evaluate(() => window.probe.lastPaint())
}

/** Sign in as the demo user. @returns milliseconds from the key press to the list painted, key derivation included */
export async function signIn(page: Page): Promise<number> {
  await page.locator('input[autocomplete=username]').fill(DEMO_USER.username)
  await page.locator('input[type=password]').fill(DEMO_USER.passphrase)
  const done = await painted(page, 'keydown', () => page.locator('input[type=password]').press('Enter'))
  return done.ms
}
