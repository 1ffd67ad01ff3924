// Flat start-up of the desktop app: single instance, sandbox, one store process, windows. The only entry that starts Electron.
import { app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, safeStorage, screen, session, utilityProcess } from 'electron'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { entryPath, rendererFolder } from './entry.ts'
import { CHANGED, serveIpc } from './ipc.ts'
import { menuTemplate } from './menu.ts'
import type { FromStore } from './messages.ts'
import { firstKind, storePath } from './places.ts'
import { unsealKey, type Sealer } from './sealed-key.ts'
import { answerFile, lockContents, lockSession, PRIVILEGES, SCHEME, START_URL, windowOptions } from './security.ts'
import { readStaticFiles } from './static-files.ts'
import { Supervisor, type StoreChild } from './supervisor.ts'
import { readWindowState, saveWindowState } from './window-state.ts'

app.enableSandbox()
app.commandLine.appendSwitch('lang', 'nb')
app.commandLine.appendSwitch('disable-background-networking')
protocol.registerSchemesAsPrivileged([PRIVILEGES])
if (!app.requestSingleInstanceLock()) app.quit()
else void app.whenReady().then(start)

const preload = fileURLToPath(new URL('./preload.cjs', import.meta.url))
const windows = new Map<number, BrowserWindow>()
const ours = new Set<number>()

function spawnStore(): StoreChild {
  const child = utilityProcess.fork(entryPath('store-process'), [], { serviceName: 'Boligbordet lager', stdio: 'ignore', env: withoutSecrets() })
  const messages: ((message: FromStore) => void)[] = []
  child.on('message', (message: FromStore) => messages.forEach((hear) => hear(message)))
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void messages.push(listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  }
}

function withoutSecrets(): NodeJS.ProcessEnv {
  const { BOLIGBORDET_PASSPHRASE: _secret, NODE_OPTIONS: _options, ...env } = process.env
  return env
}

async function start(): Promise<void> {
  const page = session.fromPartition('boligbordet')
  const files = readStaticFiles(rendererFolder())
  page.protocol.handle(SCHEME, (request) => {
    const answer = answerFile(files, request.url)
    return new Response(answer.body ? new Uint8Array(answer.body) : null, { status: answer.status, headers: answer.headers })
  })
  lockSession(page)
  page.on('will-download', (_event, item) => item.setSaveDialogOptions({ title: 'Lagre', buttonLabel: 'Lagre', defaultPath: join(app.getPath('documents'), item.getFilename()), nameFieldLabel: 'Filnavn' }))

  const folder = join(app.getPath('userData'), 'arkiv')
  const places = { folder, file: null }
  const sealer = safeStorage as unknown as Sealer
  const supervisor = new Supervisor({
    places, mode: 'desktop', spawn: spawnStore, sealer, firstKey: await unsealKey(sealer, storePath(places, firstKind(places))),
    onChanged: (changed) => tellAll(changed),
    onLocked: () => {
      tellAll({ locked: true })
      for (const one of windows.values()) if (isRoom(one)) one.close()
      for (const one of windows.values()) one.webContents.reload()
    },
    log: () => undefined,
  })
  serveIpc(ipcMain, ours, (name, input, options) => supervisor.call(name, input, options))
  app.on('web-contents-created', (_event, contents) => lockContents(contents, (address) => openWindow(address, true)))
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ lock: () => void supervisor.lock(), print: () => BrowserWindow.getFocusedWindow()?.webContents.print({ silent: false }) }, process.platform)))
  powerMonitor.on('lock-screen', () => void supervisor.lock())
  powerMonitor.on('suspend', () => void supervisor.lock())
  app.on('second-instance', () => [...windows.values()].find((one) => !isRoom(one))?.focus())
  app.on('window-all-closed', () => app.quit())
  let ending = false
  app.on('before-quit', (event) => {
    if (ending) return
    ending = true
    event.preventDefault()
    void supervisor.end().finally(() => app.quit())
  })
  openWindow(START_URL, false)
}

const rooms = new WeakSet<BrowserWindow>()
const isRoom = (one: BrowserWindow) => rooms.has(one)
const tellAll = (message: unknown) => windows.forEach((one) => one.webContents.send(CHANGED, message))
const stateFile = () => join(app.getPath('userData'), 'vindu.json')

function openWindow(address: string, room: boolean): void {
  const state = room ? null : readWindowState(stateFile(), screen.getAllDisplays().map((one) => one.workArea))
  const other = room ? screen.getAllDisplays().find((one) => one.id !== screen.getPrimaryDisplay().id) : undefined
  const window = new BrowserWindow({ ...windowOptions(preload), ...(state ? { x: state.x, y: state.y, width: state.width, height: state.height } : {}), ...(other ? { ...other.bounds, fullscreen: true } : {}) })
  const { id } = window.webContents
  windows.set(id, window)
  ours.add(id)
  if (room) rooms.add(window)
  window.once('ready-to-show', () => (state?.maximized ? window.maximize() : window.show()))
  window.on('close', () => room || saveWindowState(stateFile(), { ...window.getNormalBounds(), maximized: window.isMaximized() }))
  window.on('closed', () => {
    windows.delete(id)
    ours.delete(id)
  })
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit') window.webContents.reload()
  })
  window.on('unresponsive', () => void dialog.showMessageBox(window, { type: 'warning', message: 'Vinduet svarer ikke.', detail: 'Alt som er lagret, er trygt.', buttons: ['Vent', 'Last vinduet på nytt'], cancelId: 0 }).then(({ response }) => response === 1 && window.webContents.reload()))
  void window.loadURL(address)
}
