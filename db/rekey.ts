// Gives a copy of a store another key, so that who gets the copy does not get the key of the store it came from.
import Database from 'better-sqlite3'

/**
 * @param path a closed copy, made by VACUUM INTO
 * @param from its key now (32 bytes)
 * @param to its key afterwards
 */
export function rekeyCopy(path: string, from: Uint8Array, to: Uint8Array): void {
  const hex = (key: Uint8Array) => Buffer.from(key).toString('hex')
  const db = new Database(path)
  try {
    db.pragma(`cipher='aegis'`)
    db.pragma(`key="raw:${hex(from)}"`)
    db.pragma('temp_store=2')
    db.pragma('synchronous=2')
    db.pragma('journal_mode=delete')
    db.pragma(`rekey="raw:${hex(to)}"`)
  } finally {
    db.close()
  }
}
