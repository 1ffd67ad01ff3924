// Files in and out of the window. Out: the user chooses where. In: in pieces, so that a large file never becomes one huge message.
import type { z } from '../../shared/zod.ts'
import type { FileOut } from '../../shared/operations/views.ts'
import { call } from '../api.ts'
import { fail, ok, type Result } from '../../shared/contract.ts'

type File_ = z.output<typeof FileOut>
interface SavePicker {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<{ createWritable: () => Promise<{ write: (data: Blob) => Promise<void>; close: () => Promise<void> }> }>
}

const PIECE = 360_000 // bytes; 480 kB as base64

function toBlob(file: File_): Blob {
  const raw = atob(file.base64)
  const bytes = new Uint8Array(raw.length)
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i)
  return new Blob([bytes], { type: file.mime })
}

/** Let the user save a finished file. False when the user changed their mind. */
export async function saveFile(file: File_): Promise<boolean> {
  const blob = toBlob(file)
  const picker = (window as unknown as SavePicker).showSaveFilePicker
  if (picker) {
    try {
      const handle = await picker.call(window, { suggestedName: file.fileName })
      const writable = await handle.createWritable()
      await writable.write(blob)
      await writable.close()
      return true
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return false
    }
  }
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = file.fileName
  link.click()
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000)
  return true
}

function toBase64(bytes: Uint8Array): string {
  let raw = ''
  for (let i = 0; i < bytes.length; i += 8192) raw += String.fromCharCode(...bytes.subarray(i, i + 8192))
  return btoa(raw)
}

/** Hand a chosen file to the store process in pieces. Gives the token that later operations name it by. */
export async function sendFile(file: File): Promise<Result<{ token: string }>> {
  const token = crypto.randomUUID()
  if (file.size > 30_000_000) return fail({ code: 'file-too-large' })
  const bytes = new Uint8Array(await file.arrayBuffer())
  for (let offset = 0; offset === 0 || offset < bytes.length; offset += PIECE) {
    const base64 = toBase64(bytes.subarray(offset, offset + PIECE))
    const answer = await call('file.put', { token, name: file.name, offset, total: bytes.length, base64 })
    if (!answer.ok) return answer
  }
  return ok({ token })
}
