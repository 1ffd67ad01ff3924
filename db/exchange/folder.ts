// Exchange through a folder that all the PCs reach: a share, a synced folder, a memory stick. One file per bundle, and small parcels for PCs that want to join.
import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { Refusal, type ErrorCode } from '../../shared/errors.ts'
import { fileName, MAX_BUNDLE, parseFileName } from './bundle.ts'
import type { Transport } from './format.ts'
import { folderFault, type FolderOptions, isMissing, PlaceFiles } from './place-files.ts'

export type { FolderOptions } from './place-files.ts'

const FOLDER = 'boligbordet'
const PARCELS = 'innmelding'
const MAX_PARCEL = 20 * 1024 * 1024

/** The folder of one kind of files, with what we know of it: once seen, its absence means that the place went away. */
class Shared {
  readonly files: PlaceFiles
  readonly dir: string
  readonly folder: string
  private seen = false

  constructor(dir: string, folder: string, options: FolderOptions) {
    this.dir = resolve(dir)
    this.folder = folder
    this.files = new PlaceFiles(this.dir, options)
  }

  /** Do something in the folder; faults become Refusals. */
  async attempt<T>(act: 'read' | 'write', work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw folderFault(error, act, this.seen)
    }
  }

  /** Make the folder the first time. Never again after it was there: what is then missing is the share, and a new folder would be on this PC's own disk. */
  async ready(): Promise<void> {
    await this.files.stat(this.dir)
    if (!(await this.files.has(this.folder))) {
      if (this.seen) throw new Refusal('exchange-folder-vanished')
      await this.files.makeFolder(this.folder)
    }
    this.seen = true
  }

  list(wanted: (name: string) => boolean): Promise<{ name: string; bytes: number }[]> {
    return this.attempt('read', async () => {
      await this.files.stat(this.dir)
      if (!this.seen && !(await this.files.has(this.folder))) return []
      const found = await this.files.list(this.folder, wanted)
      this.seen = true
      return found
    })
  }

  /** The file, or null when it is not there but the folder is. */
  read(name: string, largest: number): Promise<Buffer | null> {
    return this.attempt('read', async () => {
      try {
        return await this.files.read(join(this.folder, name), largest)
      } catch (error) {
        // ELOOP: a link, which is no bundle.
        if ((error as { code?: string }).code !== 'ELOOP' && !isMissing(error)) throw error
        await this.files.stat(this.seen ? this.folder : this.dir)
        return null
      }
    })
  }

  write(name: string, bytes: Uint8Array, largest: number): Promise<'written' | 'exists'> {
    return this.attempt('write', async () => {
      if (bytes.length > largest) throw new Refusal('exchange-too-large')
      await this.ready()
      if (await this.files.publish(this.folder, name, bytes)) return 'written'
      const there = await this.read(name, largest)
      return there?.equals(bytes) ? 'written' : 'exists'
    })
  }

  remove(name: string): Promise<void> {
    return this.attempt('write', async () => {
      try {
        await this.files.remove(join(this.folder, name))
      } catch (error) {
        if (!isMissing(error)) throw error
      }
    })
  }
}

/**
 * Bundles in `<dir>/boligbordet/`. The folder is made by the first write. Any number of PCs may use it at the same time.
 * Refusals: 'exchange-folder-…', 'exchange-place-slow' (a call took 20 s), 'exchange-gone', 'exchange-too-large', 'job-cancelled'.
 */
export function folderTransport(dir: string, options: FolderOptions = {}): Transport {
  const shared = new Shared(dir, join(dir, FOLDER), options)
  return {
    list: async () => (await shared.list((name) => parseFileName(name) !== null)).map(({ name, bytes }) => ({ ...parseFileName(name)!, bytes })),
    read: async (sender, sequence) => {
      const found = await shared.read(fileName(sender, sequence), MAX_BUNDLE)
      if (!found) throw new Refusal('exchange-gone')
      return found
    },
    write: async (sender, sequence, bytes) => shared.write(fileName(sender, sequence), bytes, MAX_BUNDLE),
    close: async () => {},
  }
}

const RESERVED_ON_WINDOWS = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/
const isParcelName = (name: string) => /^[a-z0-9-][a-z0-9.-]{0,99}$/.test(name) && !name.endsWith('.') && !RESERVED_ON_WINDOWS.test(name)
function parcel(name: string): string {
  if (!isParcelName(name)) throw new Refusal('bad-input', { field: 'name' })
  return name
}
const parcels = (dir: string, options: FolderOptions) => new Shared(dir, join(dir, FOLDER, PARCELS), options)

/** Lay a parcel (at most 20 MiB) in `<dir>/boligbordet/innmelding/`. Never overwrites; the same content again is 'written'. Names: small letters, digits, hyphen, dot. */
export const putParcel = async (dir: string, name: string, bytes: Uint8Array, options: FolderOptions = {}): Promise<'written' | 'exists'> => parcels(dir, options).write(parcel(name), bytes, MAX_PARCEL)
/** A parcel, or null when there is none of that name. */
export const getParcel = async (dir: string, name: string, options: FolderOptions = {}): Promise<Uint8Array | null> => parcels(dir, options).read(parcel(name), MAX_PARCEL)
/** The names of all parcels. */
export const listParcels = async (dir: string, options: FolderOptions = {}): Promise<string[]> => (await parcels(dir, options).list(isParcelName)).map((one) => one.name)
/** Take a parcel away; nothing happens when it is gone already. */
export const removeParcel = async (dir: string, name: string, options: FolderOptions = {}): Promise<void> => parcels(dir, options).remove(parcel(name))

export const TEST_STEPS = ['exists', 'write', 'list', 'rename', 'read', 'remove'] as const
export type TestStep = (typeof TEST_STEPS)[number]
export type SelfTest = { ok: true } | { ok: false; step: TestStep; code: ErrorCode }

/** Try all that the exchange does in a folder, and clean up. Names the first step that failed. @param onStep told before each step begins */
export async function selfTest(dir: string, options: FolderOptions & { onStep?: (step: TestStep) => void | Promise<void> } = {}): Promise<SelfTest> {
  const shared = new Shared(dir, join(dir, FOLDER), options)
  const { files, folder } = shared
  const tag = randomBytes(6).toString('hex')
  const [first, second] = [`prove-${tag}.tmp`, `prove-${tag}-2.tmp`]
  const bytes = randomBytes(64 * 1024)
  const isThere = async (name: string) => (await files.list(folder, (one) => one === name)).length === 1
  const vanished = () => new Refusal('exchange-folder-vanished')
  const steps: Record<TestStep, () => Promise<void>> = {
    exists: async () => {
      if (!(await files.stat(shared.dir)).isDirectory()) throw new Refusal('exchange-folder-missing')
    },
    write: async () => {
      await shared.ready()
      if (!(await files.publish(folder, first, bytes))) throw new Refusal('exchange-folder-changed')
    },
    list: async () => { if (!(await isThere(first))) throw vanished() },
    rename: async () => {
      await files.move(join(folder, first), join(folder, second))
      if ((await isThere(first)) || !(await isThere(second))) throw new Refusal('exchange-folder-changed')
    },
    read: async () => { if (!(await files.read(join(folder, second), bytes.length * 2)).equals(bytes)) throw new Refusal('exchange-folder-changed') },
    remove: async () => {
      await files.remove(join(folder, second))
      if (await isThere(second)) throw new Refusal('exchange-folder-changed')
    },
  }
  for (const step of TEST_STEPS) {
    try {
      await options.onStep?.(step)
      await steps[step]()
    } catch (error) {
      await Promise.allSettled([files.remove(join(folder, first)), files.remove(join(folder, second))])
      return { ok: false, step, code: folderFault(error, step === 'list' || step === 'read' ? 'read' : 'write', step !== 'exists').error.code }
    }
  }
  return { ok: true }
}
