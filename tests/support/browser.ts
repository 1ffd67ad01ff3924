// One way to a real Chromium for end-to-end tests, the bench and pictures: the system's own when there is one, else the one in the package.
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser } from 'playwright-core'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** What every launch is given. The package's own list is never used: it switches the browser's security off. */
export const BROWSER_ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'] as const

export interface FoundBrowser { executablePath: string; env: Record<string, string>; from: 'system' | 'package' }

const environment = (): Record<string, string> => Object.fromEntries(Object.entries(process.env).filter((one): one is [string, string] => one[1] !== undefined))

/** Unpack the packaged browser with the system libraries it needs, into the folder for temporary files; done once. */
async function packagedBrowser(): Promise<FoundBrowser> {
  const { default: packaged, inflate } = await import('@sparticuz/chromium')
  const folder = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin')
  const libraries = join(await inflate(join(folder, 'al2023.tar.br')), 'lib')
  const executablePath = await packaged.executablePath()
  const env = environment()
  const fonts: Record<string, string> = existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(tmpdir(), 'fonts') }
  return { executablePath, env: { ...env, ...fonts, LD_LIBRARY_PATH: [libraries, env['LD_LIBRARY_PATH']].filter(Boolean).join(':') }, from: 'package' }
}

/** The browser to use. BOLIGBORDET_BROWSER names one: a path, or 'package' for the packaged one. */
export async function findBrowser(): Promise<FoundBrowser> {
  const wanted = process.env['BOLIGBORDET_BROWSER']
  if (wanted === 'package') return packagedBrowser()
  const system = wanted ?? SYSTEM.find((path) => existsSync(path))
  return system ? { executablePath: system, env: environment(), from: 'system' } : packagedBrowser()
}

/** Start a headless Chromium. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findBrowser()
  return chromium.launch({ executablePath, env, args: [...BROWSER_ARGS] })
}
