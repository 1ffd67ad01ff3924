// File calls on a shared folder, made for shares and synced folders: each call bounded in time, held files tried again, names never overwritten, faults as codes.
import { randomBytes } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { link, lstat, mkdir, open, readdir, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal, type ErrorCode } from '../../shared/errors.ts'
import { bounded, type Patience, pause } from './bounded.ts'

/** Half-written files begin like this; no list shows them. */
const TEMPORARY = '.del-'
/** Ten seconds in all, for virus scanners and sync programs that hold a file. */
const HELD_MS = [50, 100, 200, 400, 800, 1600, 3200, 3650]
const PIECE = 1024 * 1024
/** File calls at the same time; one of Node's four threads is left for the rest of the program. */
const AT_ONCE = 3

export interface FolderOptions extends Patience {
  /** false: as on shares without hard links */
  links?: boolean
}

const codeOf = (error: unknown) => (error as { code?: string }).code ?? ''
const isHeld = (error: unknown) => ['EBUSY', 'EPERM', 'EACCES'].includes(codeOf(error))
export const isMissing = (error: unknown) => codeOf(error) === 'ENOENT'

/** The code for a file error. @param seen whether the folder has been there: then it went away, otherwise it never was */
export function folderFault(error: unknown, act: 'read' | 'write', seen: boolean): Refusal {
  if (error instanceof Refusal) return error
  const by: Record<string, ErrorCode> = { ENOSPC: 'exchange-folder-full', EDQUOT: 'exchange-folder-full', EFBIG: 'exchange-folder-full', EROFS: 'exchange-folder-read-only', ETIMEDOUT: 'exchange-place-slow' }
  const known = by[codeOf(error)]
  if (known) return new Refusal(known)
  if (isHeld(error)) return new Refusal(act === 'read' ? 'exchange-folder-denied' : 'exchange-folder-read-only')
  return new Refusal(seen ? 'exchange-folder-vanished' : 'exchange-folder-missing')
}

/** The file calls of one place. They throw plain file errors, and Refusals where time is up. */
export class PlaceFiles {
  readonly place: string
  readonly options: FolderOptions
  constructor(place: string, options: FolderOptions) {
    this.place = place
    this.options = options
  }

  private call<T>(act: () => Promise<T>, late?: (value: T) => void): Promise<T> {
    return bounded(this.place, this.options, act, late)
  }

  /** Again while another program holds the file. */
  private async patiently<T>(act: () => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.call(act)
      } catch (error) {
        const wait = HELD_MS[attempt]
        if (!isHeld(error) || wait === undefined) throw error
        await pause(wait, this.options)
      }
    }
  }

  stat = (path: string): Promise<Stats> => this.call(() => lstat(path))
  makeFolder = (path: string): Promise<unknown> => this.call(() => mkdir(path, { recursive: true }))
  remove = (path: string): Promise<void> => this.patiently(() => unlink(path))
  move = (from: string, to: string): Promise<void> => this.patiently(() => rename(from, to))

  async has(path: string): Promise<boolean> {
    try {
      await this.stat(path)
      return true
    } catch (error) {
      if (isMissing(error)) return false
      throw error
    }
  }

  /** Names and sizes of the plain, non-empty files whose name passes: no folders, links, pipes, and none that is going away meanwhile. */
  async list(folder: string, wanted: (name: string) => boolean): Promise<{ name: string; bytes: number }[]> {
    const names = (await this.call(() => readdir(folder))).filter(wanted).sort()
    const found: { name: string; bytes: number }[] = []
    for (let at = 0; at < names.length; at += AT_ONCE) {
      for (const one of await Promise.all(names.slice(at, at + AT_ONCE).map((name) => this.size(folder, name)))) if (one) found.push(one)
    }
    return found
  }

  private async size(folder: string, name: string): Promise<{ name: string; bytes: number } | null> {
    try {
      const about = await this.stat(join(folder, name))
      return about.isFile() && about.size > 0 ? { name, bytes: about.size } : null
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  /** A whole plain file, in pieces with a limit each. Links are not followed, pipes not waited for. Refusal 'exchange-too-large'. */
  async read(path: string, largest: number): Promise<Buffer> {
    const file = await this.patiently(() => open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)))
    try {
      const about = await this.call(() => file.stat())
      if (!about.isFile()) throw Object.assign(new Error('not a file'), { code: 'ENOENT' })
      if (about.size > largest) throw new Refusal('exchange-too-large')
      const whole = Buffer.alloc(about.size)
      let at = 0
      while (at < whole.length) {
        const { bytesRead } = await this.call(() => file.read(whole, at, Math.min(PIECE, whole.length - at), at))
        if (bytesRead === 0) break
        at += bytesRead
      }
      return whole.subarray(0, at)
    } finally {
      void file.close().catch(() => {})
    }
  }

  /**
   * A new file, whole or not at all: written under a temporary name, synced, then given its name. An existing name is never overwritten.
   * @returns false when the name is taken
   */
  async publish(folder: string, name: string, bytes: Uint8Array): Promise<boolean> {
    const temporary = join(folder, `${TEMPORARY}${randomBytes(9).toString('base64url')}`)
    try {
      await this.writeNew(temporary, bytes)
      if (!(await this.name(temporary, join(folder, name)))) return false
      await this.syncFolder(folder)
      return true
    } finally {
      // Also when we were told to stop. Where a call hangs, its end takes the file away (writeNew); what stays behind after a crash is never listed.
      await bounded(this.place, { ...this.options, signal: undefined }, () => unlink(temporary)).catch(() => {})
    }
  }

  private async writeNew(path: string, bytes: Uint8Array): Promise<void> {
    const away = () => void unlink(path).catch(() => {})
    const file = await this.call(() => open(path, 'wx', 0o660), (late) => void late.close().finally(away))
    try {
      for (let at = 0; at < bytes.length; ) at += (await this.call(() => file.write(bytes, at, Math.min(PIECE, bytes.length - at)), away)).bytesWritten
      await this.call(() => file.sync(), away)
    } catch (error) {
      void file.close().catch(() => {})
      throw error
    }
    const closing = file.close()
    closing.catch(() => {})
    await this.call(() => closing, away)
  }

  /**
   * Give the temporary file its name, unless the name is taken. A hard link does both in one step: it fails when the name exists.
   * Where there are none (many Windows shares, FAT), an empty file made with 'wx' reserves the name, and a rename then replaces that. Empty files are never listed.
   * An empty file that stays empty for as long as we have patience was left by a crash between the two, and is replaced.
   */
  private async name(temporary: string, path: string): Promise<boolean> {
    if (this.options.links !== false) {
      try {
        await this.call(() => link(temporary, path))
        return true
      } catch (error) {
        if (codeOf(error) === 'EEXIST' && (await this.isFilled(path))) return false
        if (error instanceof Refusal || ['ENOSPC', 'EDQUOT', 'EROFS', 'ENOENT', 'EIO', 'ESTALE'].includes(codeOf(error))) throw error
      }
    }
    try {
      await this.patiently(async () => (await open(path, 'wx', 0o660)).close())
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
      for (const wait of HELD_MS) {
        if (await this.isFilled(path)) return false
        await pause(wait, this.options)
      }
      if (await this.isFilled(path)) return false
    }
    await this.move(temporary, path)
    return true
  }

  private isFilled = async (path: string): Promise<boolean> => {
    const about = await this.stat(path)
    return !about.isFile() || about.size > 0
  }

  /** So that the name outlives a power cut, where the system can do it for a folder. */
  private async syncFolder(folder: string): Promise<void> {
    if (process.platform === 'win32') return
    const file = await this.call(() => open(folder, 'r'), (late) => void late.close())
    try {
      await this.call(() => file.sync())
    } catch (error) {
      if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EISDIR', 'EPERM', 'EACCES', 'EBADF'].includes(codeOf(error))) throw error
    } finally {
      void file.close().catch(() => {})
    }
  }
}
