// The Electron checklist as data: recorded expectations of everything the shell decides. The binary itself is driven by `npm run e2e:electron`.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv'
import { describe, expect, it } from 'vitest'
import { mayCall, serveIpc } from '../../electron/ipc.ts'
import { menuTemplate } from '../../electron/menu.ts'
import { canSeal, forgetKey, hasSealedKey, sealKey, unsealKey, type Sealer } from '../../electron/sealed-key.ts'
import { answerFile, isOurs, isRoomWindow, lockContents, lockSession, mayRequest, PRIVILEGES, windowOptions } from '../../electron/security.ts'
import { readWindowState, saveWindowState } from '../../electron/window-state.ts'
import { testFolder } from '../support/store.ts'

const folder = testFolder()
const root = join(import.meta.dirname, '../..')

describe('windows', () => {
  it('have every safe option named', () => {
    expect(windowOptions('/p.cjs').webPreferences).toEqual({
      preload: '/p.cjs', nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, contextIsolation: true, sandbox: true, webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, navigateOnDragDrop: false, spellcheck: false, devTools: false, enableWebSQL: false, safeDialogs: true, partition: 'boligbordet',
    })
    expect(PRIVILEGES.privileges).toMatchObject({ standard: true, secure: true, bypassCSP: false, corsEnabled: false, allowServiceWorkers: false })
  })

  const foreign = ['https://boligbordet', 'app://boligbordet.evil.example/', 'app://evil/', 'app://user@boligbordet/', 'app://boligbordet:80/', 'file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x', 'about:blank', 'apps://boligbordet/', 'blob:app://boligbordet/x', '', 'app:boligbordet', 'ms-settings:', '\\\\server\\share', 'app://boligbordet@evil.example/', 'http://127.0.0.1/', 'view-source:app://boligbordet/', 'chrome://gpu', 'APP://BOLIGBORDET.evil']
  it.each(foreign)('%j is not ours', (address) => expect(isOurs(address)).toBe(false))
  it('our own pages are', () => expect([isOurs('app://boligbordet/index.html#/i-dag'), isOurs('app://boligbordet/')]).toEqual([true, true]))

  it('the room screen is the only second window', () => {
    const id = '01a2015f-33ad-7001-898e-256c54a1aab4'
    expect(isRoomWindow(`app://boligbordet/index.html#/rom/${id}`)).toBe(true)
    for (const address of ['app://boligbordet/index.html', `app://boligbordet/index.html#/sak/${id}`, `app://evil/index.html#/rom/${id}`, `app://boligbordet/index.html#/rom/../sak/${id}`]) expect(isRoomWindow(address)).toBe(false)
  })

  it('refuse navigation, frames, webviews and other windows', () => {
    const on: Record<string, (event: unknown) => void> = {}
    let open: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
    const rooms: string[] = []
    lockContents({ on: (name: string, act: (event: unknown) => void) => (on[name] = act), setWindowOpenHandler: (act: typeof open) => (open = act) } as never, (address) => rooms.push(address))
    const stopped = (name: string, event: object) => {
      let prevented = false
      on[name]!({ ...event, preventDefault: () => (prevented = true) })
      return prevented
    }
    for (const url of foreign) expect(stopped('will-navigate', { url }), url).toBe(true)
    expect(stopped('will-navigate', { url: 'app://boligbordet/index.html' })).toBe(false)
    expect(stopped('will-redirect', { url: 'https://x' })).toBe(true)
    expect(stopped('will-frame-navigate', { url: 'app://boligbordet/', isMainFrame: false })).toBe(true)
    expect(stopped('will-attach-webview', {})).toBe(true)
    for (const url of [...foreign, 'app://boligbordet/index.html#/rom/01a2015f-33ad-7001-898e-256c54a1aab4']) expect(open({ url })).toEqual({ action: 'deny' })
    expect(rooms).toEqual(['app://boligbordet/index.html#/rom/01a2015f-33ad-7001-898e-256c54a1aab4'])
  })
})

describe('the session', () => {
  it('denies every permission both when asked and when checked, and lets no request out', () => {
    const set: Record<string, (...given: never[]) => unknown> = {}
    let before: (details: { url: string }, answer: (given: { cancel: boolean }) => void) => void = () => undefined
    lockSession({ setPermissionRequestHandler: (act: never) => (set['ask'] = act), setPermissionCheckHandler: (act: never) => (set['check'] = act), setDevicePermissionHandler: (act: never) => (set['device'] = act), setDisplayMediaRequestHandler: (act: never) => (set['display'] = act), setSpellCheckerEnabled: () => undefined, webRequest: { onBeforeRequest: (act: typeof before) => (before = act) } } as never)
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'usb', 'fullscreen', 'openExternal']) {
      let answer: unknown
      ;(set['ask'] as (c: unknown, p: string, a: (given: unknown) => void) => void)(null, permission, (given) => (answer = given))
      expect(answer).toBe(false)
      expect((set['check'] as () => boolean)()).toBe(false)
    }
    expect((set['device'] as () => boolean)()).toBe(false)
    const cancelled = (url: string) => {
      let answer = { cancel: false }
      before({ url }, (given) => (answer = given))
      return answer.cancel
    }
    for (const url of ['https://example.com/', 'http://127.0.0.1:80/', 'ws://x', 'file:///x', 'blob:https://x/1', 'data:text/html,x', 'app://other/']) expect(cancelled(url), url).toBe(true)
    expect([cancelled('app://boligbordet/index.html'), mayRequest('blob:app://boligbordet/1')]).toEqual([false, true])
  })

  it('answers app:// from the table of files with the headers, and nothing beside it', () => {
    const files = new Map([['/index.html', { type: 'text/html', bytes: Buffer.from('x') }]])
    expect(answerFile(files, 'app://boligbordet/index.html')).toMatchObject({ status: 200, headers: { 'content-type': 'text/html' } })
    for (const address of ['app://boligbordet/../package.json', 'app://boligbordet/%2e%2e/package.json', 'app://evil/index.html', 'app://boligbordet/x', 'file:///index.html']) {
      const answer = answerFile(files, address)
      expect(answer.status, address).toBe(404)
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    }
  })
})

describe('the channel', () => {
  const frame = { url: 'app://boligbordet/index.html', parent: null }
  it('hears only the top frame of our own windows', () => {
    expect(mayCall({ senderFrame: frame, senderId: 1 }, new Set([1]))).toBe(true)
    for (const [sender, ours] of [[{ senderFrame: frame, senderId: 2 }, [1]], [{ senderFrame: { ...frame, parent: {} }, senderId: 1 }, [1]], [{ senderFrame: { ...frame, url: 'https://evil' }, senderId: 1 }, [1]], [{ senderFrame: null, senderId: 1 }, [1]], [{ senderFrame: frame, senderId: 1 }, []]] as const) expect(mayCall(sender, new Set(ours))).toBe(false)
  })

  it('answers a refusal explicitly, and a message of the wrong shape never reaches the supervisor', async () => {
    let handle: (event: unknown, ...given: unknown[]) => Promise<unknown> = async () => undefined
    const names: string[] = []
    serveIpc({ handle: (_channel: string, act: typeof handle) => (handle = act) } as never, new Set([1]), async (name) => {
      names.push(name)
      return { ok: true, value: null }
    })
    expect(await handle({ senderFrame: frame, sender: { id: 2 } }, 'app.status', {})).toEqual({ ok: false, error: { code: 'not-allowed' } })
    expect(await handle({ senderFrame: frame, sender: { id: 1 } }, 7, {})).toEqual({ ok: false, error: { code: 'bad-input' } })
    expect(await handle({ senderFrame: frame, sender: { id: 1 } }, 'app.status', {}, { opId: 'x' })).toEqual({ ok: false, error: { code: 'bad-input' } })
    expect(await handle({ senderFrame: frame, sender: { id: 1 } }, 'app.status', {})).toEqual({ ok: true, value: null })
    expect(names).toEqual(['app.status'])
  })

  it('the preload exposes two functions and nothing else', () => {
    const text = readFileSync(join(root, 'electron/preload.ts'), 'utf8')
    expect(text.match(/exposeInMainWorld/g)).toHaveLength(1)
    expect([...text.matchAll(/^ {2}(\w+):/gm)].map((one) => one[1])).toEqual(['call', 'onChanged'])
  })
})

describe('the sealed key', () => {
  const sealer = (backend: string, available = true): Sealer => ({ isAsyncEncryptionAvailable: async () => available, encryptStringAsync: async (text) => Buffer.from(text).reverse(), decryptStringAsync: async (sealed) => ({ result: Buffer.from(sealed).reverse().toString(), shouldReEncrypt: false }), getSelectedStorageBackend: () => backend })
  const given = { slotId: 'a'.repeat(64), key: Buffer.alloc(32, 9) }

  it('comes back as it was, and is forgotten on request', async () => {
    const path = join(folder, 'sealed.bolig')
    expect(await sealKey(sealer('gnome_libsecret'), path, given)).toBe(true)
    expect(await unsealKey(sealer('gnome_libsecret'), path)).toEqual(given)
    forgetKey(path)
    expect([hasSealedKey(path), await unsealKey(sealer('gnome_libsecret'), path)]).toEqual([false, null])
  })

  it('is refused where the system offers only a fixed password, or nothing', async () => {
    expect(await canSeal(sealer('basic_text'))).toBe(false)
    expect(await sealKey(sealer('kwallet', false), join(folder, 'no.bolig'), given)).toBe(false)
    expect(hasSealedKey(join(folder, 'no.bolig'))).toBe(false)
  })

  it('that was damaged opens nothing', async () => {
    const path = join(folder, 'bad.bolig')
    await sealKey(sealer('x'), path, { ...given, slotId: 'short' })
    expect(await unsealKey(sealer('x'), path)).toBeNull()
  })
})

describe('menu and window state', () => {
  it('has Norwegian labels with their keys', () => {
    const menu = menuTemplate({ lock: () => undefined, print: () => undefined }, 'win32')
    expect(menu.map((one) => one.label)).toEqual(['Fil', 'Rediger', 'Vis', 'Vindu'])
    const flat = menu.flatMap((one) => one.submenu as { label?: string; accelerator?: string; type?: string }[]).filter((one) => one.type !== 'separator')
    expect(flat.every((one) => one.label && !/undo|copy|paste/i.test(one.label))).toBe(true)
    expect(flat.find((one) => one.label === 'Lås')?.accelerator).toBe('CmdOrCtrl+Shift+L')
  })

  it('remembers where the window was, unless that screen is gone or the file is nonsense', () => {
    const path = join(folder, 'vindu.json')
    const state = { x: 100, y: 50, width: 1400, height: 900, maximized: false }
    saveWindowState(path, state)
    expect(readWindowState(path, [{ x: 0, y: 0, width: 1920, height: 1080 }])).toEqual(state)
    expect(readWindowState(path, [{ x: 4000, y: 0, width: 1920, height: 1080 }])).toBeNull()
    expect(readWindowState(join(root, 'package.json'), [{ x: 0, y: 0, width: 9, height: 9 }])).toBeNull()
  })
})

describe('the package', () => {
  it('has a configuration that electron-builder itself accepts, with all fuses set', async () => {
    const { load } = await import('js-yaml')
    const config = load(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as Record<string, unknown>
    const validate = new Ajv({ strict: false, allErrors: true, logger: false }).compile(JSON.parse(readFileSync(join(root, 'node_modules/app-builder-lib/scheme.json'), 'utf8')))
    expect(validate(config), JSON.stringify(validate.errors)).toBe(true)
    expect(validate({ ...config, nonsense: 1 })).toBe(false)
    expect(config['electronFuses']).toEqual({ runAsNode: false, enableCookieEncryption: true, enableNodeOptionsEnvironmentVariable: false, enableNodeCliInspectArguments: false, enableEmbeddedAsarIntegrityValidation: true, onlyLoadAppFromAsar: true, loadBrowserProcessSpecificV8Snapshot: false, grantFileProtocolExtraPrivileges: false })
    expect(config['nsis']).toMatchObject({ perMachine: false, allowElevation: false })
  })
})
