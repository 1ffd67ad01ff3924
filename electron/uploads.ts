// Files on their way in: held in memory only, by a token the screen made. At most three at a time.
import { Refusal } from '../shared/errors.ts'

export interface Upload { name: string; bytes: Uint8Array; received: number }

export const MAX_UPLOAD = 31_000_000

export class UploadedFiles {
  private readonly files = new Map<string, Upload>()

  /** Take one piece. Pieces come in order; a wrong offset starts over. Returns how much is here. */
  put(piece: { token: string; name: string; offset: number; total: number; base64: string }): number {
    if (piece.total > MAX_UPLOAD) throw new Refusal('file-too-large')
    if (piece.offset === 0) {
      if (this.files.size >= 3 && !this.files.has(piece.token)) this.files.delete(this.files.keys().next().value!)
      this.files.set(piece.token, { name: piece.name, bytes: new Uint8Array(piece.total), received: 0 })
    }
    const file = this.files.get(piece.token)
    if (!file || file.received !== piece.offset) throw new Refusal('file-missing')
    const bytes = Buffer.from(piece.base64, 'base64')
    if (piece.offset + bytes.length > file.bytes.length) throw new Refusal('file-too-large')
    file.bytes.set(bytes, piece.offset)
    file.received += bytes.length
    return file.received
  }

  /** Forget all of them: nothing one user sent in is there for the next. */
  clear(): void {
    this.files.clear()
  }

  /** A whole file. */
  take(token: string): Upload {
    const file = this.files.get(token)
    if (!file || file.received !== file.bytes.length) throw new Refusal('file-missing')
    return file
  }
}
