// Where the store lies: one folder per user of the PC, one file for the municipality and one for the demo.
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export type StoreKind = 'main' | 'demo'

export interface Places {
  folder: string
  /** a store named on the command line; then there is no other */
  file: string | null
}

/** The user's own data folder, as each system has it. */
export function defaultFolder(platform = process.platform, env = process.env): string {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Boligbordet')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Boligbordet')
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'boligbordet')
}

export const storePath = (places: Places, kind: StoreKind) => (places.file ? resolve(places.file) : join(places.folder, kind === 'demo' ? 'demo.bolig' : 'saksarkiv.bolig'))

/** The store to offer first: the municipality's if there is one, else the demo's. */
export const firstKind = (places: Places): StoreKind => (!places.file && !existsSync(storePath(places, 'main')) && existsSync(storePath(places, 'demo')) ? 'demo' : 'main')
