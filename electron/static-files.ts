// The fixed table of built files: read once at start, so that no request ever becomes a path.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { CONTENT_TYPES } from './headers.ts'

export interface StaticFile { type: string; bytes: Buffer }

/** URL path -> file. `/` is index.html. */
export function readStaticFiles(folder: string): Map<string, StaticFile> {
  const table = new Map<string, StaticFile>()
  const walk = (at: string) => {
    for (const name of readdirSync(at)) {
      const path = join(at, name)
      if (statSync(path).isDirectory()) walk(path)
      else {
        const type = CONTENT_TYPES[extname(name)]
        if (type) table.set(`/${relative(folder, path).split(sep).join('/')}`, { type, bytes: readFileSync(path) })
      }
    }
  }
  walk(folder)
  const index = table.get('/index.html')
  if (index) table.set('/', index)
  return table
}
