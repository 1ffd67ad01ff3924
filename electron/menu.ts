// The menu in bokmål. Places and acts have their keys in the page; here are those of the window.
import type { MenuItemConstructorOptions } from 'electron'

export interface MenuActs { lock: () => void; print: () => void }

/** The menu as data; main turns it into Electron's menu. */
export function menuTemplate(acts: MenuActs, platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const quit: MenuItemConstructorOptions = { label: 'Avslutt Boligbordet', role: 'quit', accelerator: platform === 'darwin' ? 'Cmd+Q' : 'Alt+F4' }
  return [
    { label: 'Fil', submenu: [{ label: 'Skriv ut …', accelerator: 'CmdOrCtrl+Shift+P', click: acts.print }, { type: 'separator' }, { label: 'Lås', accelerator: 'CmdOrCtrl+Shift+L', click: acts.lock }, quit] },
    { label: 'Rediger', submenu: [{ label: 'Klipp ut', role: 'cut', accelerator: 'CmdOrCtrl+X' }, { label: 'Kopier', role: 'copy', accelerator: 'CmdOrCtrl+C' }, { label: 'Lim inn', role: 'paste', accelerator: 'CmdOrCtrl+V' }, { label: 'Merk alt', role: 'selectAll', accelerator: 'CmdOrCtrl+A' }] },
    { label: 'Vis', submenu: [{ label: 'Større', role: 'zoomIn', accelerator: 'CmdOrCtrl+Plus' }, { label: 'Mindre', role: 'zoomOut', accelerator: 'CmdOrCtrl+-' }, { label: 'Vanlig størrelse', role: 'resetZoom', accelerator: 'CmdOrCtrl+0' }, { type: 'separator' }, { label: 'Fullskjerm', role: 'togglefullscreen', accelerator: 'F11' }] },
    { label: 'Vindu', submenu: [{ label: 'Minimer', role: 'minimize' }, { label: 'Lukk vinduet', role: 'close', accelerator: 'CmdOrCtrl+W' }] },
  ]
}
