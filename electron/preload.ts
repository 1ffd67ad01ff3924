// The page gets two functions and nothing of Electron: call an operation, hear of changes.
import { contextBridge, ipcRenderer } from 'electron'

const CHANNEL = 'boligbordet:call'
const CHANGED = 'boligbordet:changed'

contextBridge.exposeInMainWorld('boligbordet', {
  call: (name: string, input: unknown, options?: { opId?: string; reason?: string }) => ipcRenderer.invoke(CHANNEL, name, input, options),
  onChanged: (listener: (changed: unknown) => void) => {
    const hear = (_event: unknown, changed: unknown) => listener(changed)
    ipcRenderer.on(CHANGED, hear)
    return () => void ipcRenderer.off(CHANGED, hear)
  },
})
