// The Electron checklist as code: one place for window options, navigation, permissions, the app:// protocol and the network block. All are tested as data.
import type { BrowserWindowConstructorOptions, Session as ElectronSession, WebContents } from 'electron'
import { SECURITY_HEADERS } from './headers.ts'
import type { StaticFile } from './static-files.ts'

export const SCHEME = 'app'
export const ORIGIN = 'app://boligbordet'
export const START_URL = `${ORIGIN}/index.html`

/** Own scheme: standard and secure, so that the page has an origin, and nothing from file:. */
export const PRIVILEGES = { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: false, stream: false, allowServiceWorkers: false, bypassCSP: false, codeCache: true } } as const

/** Every option that matters is named, so that a default that changes changes nothing here. */
export function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    width: 1440, height: 900, minWidth: 1024, minHeight: 640, show: false, backgroundColor: '#f6f3f0', title: 'Boligbordet', autoHideMenuBar: false,
    webPreferences: {
      preload, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, contextIsolation: true, sandbox: true, webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, navigateOnDragDrop: false, spellcheck: false, devTools: false, enableWebSQL: false, safeDialogs: true, partition: 'boligbordet',
    },
  }
}

/** Is this address a page of ours? Parsed, never matched by prefix. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return url.protocol === `${SCHEME}:` && url.host === 'boligbordet' && url.username === '' && url.password === '' && url.port === ''
}

/** The room screen is the only second window, and only of our own page. */
export function isRoomWindow(address: string): boolean {
  return isOurs(address) && new URL(address).pathname === '/index.html' && /^#\/rom\/[0-9a-f-]{36}$/.test(new URL(address).hash)
}

/** Answer a request on app:// from the fixed table of files. Anything else is not found; a path never reaches the disk. */
export function answerFile(files: ReadonlyMap<string, StaticFile>, address: string): { status: number; headers: Record<string, string>; body: Uint8Array | null } {
  const file = isOurs(address) ? files.get(new URL(address).pathname) : undefined
  if (!file) return { status: 404, headers: { ...SECURITY_HEADERS }, body: null }
  return { status: 200, headers: { ...SECURITY_HEADERS, 'content-type': file.type }, body: file.bytes }
}

/** Nothing leaves the machine: every request that is not to our own scheme is cancelled, before name lookup. */
export const mayRequest = (address: string) => isOurs(address) || address.startsWith('blob:app://boligbordet/') || address.startsWith('data:image/')

/** Deny all permissions, both when asked and when checked, devices and display capture too. */
export function lockSession(session: ElectronSession): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url) }))
  session.setSpellCheckerEnabled(false)
}

/** No navigation but our own page, no frames, no webviews; `openRoom` decides about the one allowed second window. */
export function lockContents(contents: WebContents, openRoom: (address: string) => void): void {
  const refuse = (event: { preventDefault(): void }, address: string) => {
    if (!isOurs(address)) event.preventDefault()
  }
  contents.on('will-navigate', (event) => refuse(event, event.url))
  contents.on('will-redirect', (event) => refuse(event, event.url))
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOurs(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (isRoomWindow(url)) openRoom(url)
    return { action: 'deny' }
  })
}
