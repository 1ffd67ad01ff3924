// Who may import what, read from the import lines themselves: the editor's lint can be off, this cannot.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../db/migrations/index.ts'
import { handlers } from '../../db/handlers.ts'
import { missingHandlers } from '../../electron/host.ts'
import { ACCESS, may, PERMISSIONS, ROLES } from '../../shared/access.ts'
import { ERRORS } from '../../shared/errors.ts'
import { OPERATIONS } from '../../shared/operations/index.ts'

const root = join(import.meta.dirname, '../..')
const filesUnder = (folder: string): string[] => readdirSync(join(root, folder)).flatMap((name) => {
  const path = join(folder, name)
  return statSync(join(root, path)).isDirectory() ? filesUnder(path) : /\.tsx?$/.test(name) ? [path] : []
})

interface Line { from: string; to: string; own: boolean }
const imports = (folder: string): Line[] => filesUnder(folder).flatMap((from) => {
  const text = readFileSync(join(root, from), 'utf8')
  return [...text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g)].map((match) => {
    const to = match[1] ?? match[2] ?? match[3]!
    return to.startsWith('.') ? { from, to: relative(root, resolve(root, dirname(from), to)), own: true } : { from, to, own: false }
  })
})

const allow = (folder: string, own: RegExp, packages: RegExp) => imports(folder).filter((line) => (line.own ? !own.test(line.to) : !packages.test(line.to))).map((line) => `${line.from} -> ${line.to}`)

describe('import directions', () => {
  it('are read from a real number of lines', () => expect(imports('shared').length + imports('db').length + imports('electron').length + imports('renderer').length).toBeGreaterThan(800))
  it('shared imports nothing of ours, and only zod and date-fns', () => expect(allow('shared', /^shared\//, /^(zod|date-fns\/\w+)$/)).toEqual([]))
  it('renderer imports shared and itself, and no Node', () => expect(allow('renderer', /^(renderer|shared)\//, /^(?!node:|electron$|better-sqlite3|kysely)/)).toEqual([]))
  it('db imports shared and itself; no Electron, and only the exchange what reaches other PCs', () => expect(allow('db', /^(db|shared)\//, /^(node:|kysely$|better-sqlite3)/).filter((line) => !/^db\/exchange\/\S+ -> (age-encryption|pg)$/.test(line))).toEqual([]))
  it('only electron/ imports electron', () => expect([...imports('db'), ...imports('shared'), ...imports('renderer')].filter((line) => line.to === 'electron')).toEqual([]))
  it('only entries and the shell import electron at run time', () => {
    const users = filesUnder('electron').filter((path) => /^import (?!type)[^\n]*from 'electron'/m.test(readFileSync(join(root, path), 'utf8')))
    expect(users.sort()).toEqual(['electron/main.ts', 'electron/preload.ts'])
  })
  it('a feature never imports another feature', () => {
    const area = (path: string) => /^renderer\/features\/([^/]+)\//.exec(path)?.[1]
    expect(imports('renderer').filter((line) => area(line.from) && area(line.to) && area(line.from) !== area(line.to) && area(line.to) !== 'shared').map((line) => `${line.from} -> ${line.to}`)).toEqual([])
  })
  it('nothing reads the clock or makes chance inside db/ and shared/', () => {
    const found = [...filesUnder('db'), ...filesUnder('shared')].filter((path) => /Date\.now\(|Math\.random\(|new Date\(\)/.test(readFileSync(join(root, path), 'utf8')))
    expect(found).toEqual([])
  })
  it('no test is skipped or left to do', () => {
    const found = filesUnder('tests').filter((path) => !path.endsWith('layers.test.ts') && /\b(it|test|describe)\.(skip|todo|only)\b/.test(readFileSync(join(root, path), 'utf8')))
    expect(found).toEqual([])
  })
})

describe('the contract', () => {
  it('has a handler for every query and command, and none beside', () => {
    expect(missingHandlers(handlers)).toEqual([])
    expect(Object.keys(handlers).filter((name) => OPERATIONS.get(name)?.kind === 'process' || !OPERATIONS.has(name))).toEqual([])
  })
  it('gives every operation a sentence and a permission that someone has', () => {
    for (const one of OPERATIONS.values()) {
      expect(one.summary.length, one.name).toBeGreaterThan(10)
      if (one.access !== 'anyone') expect(ACCESS[one.access].length, one.name).toBeGreaterThan(0)
    }
  })
  it('every error says what happened and what to do next, in whole sentences', () => {
    for (const [code, [text, next]] of Object.entries(ERRORS)) for (const sentence of [text, next]) expect(/^[A-ZÆØÅ].*\.$/.test(sentence), `${code}: ${sentence}`).toBe(true)
  })
})

describe('roles', () => {
  const people = ['case.read', 'case.write', 'match.read', 'propose', 'allocate', 'meeting.read', 'meeting.run', 'plan.read', 'plan.write', 'today.read', 'search', 'export', 'import', 'log.read', 'dwelling.read'] as const
  it('the IT administrator sees no person data', () => {
    for (const permission of people) expect(may('itAdmin', permission), permission).toBe(false)
    expect(PERMISSIONS.filter((one) => may('itAdmin', one))).toEqual(['exchange', 'settings.read', 'settings.write', 'users.write', 'store.maintain'])
  })
  it('a reader changes nothing', () => expect(PERMISSIONS.filter((one) => may('reader', one))).toEqual(['case.read', 'dwelling.read', 'search', 'views', 'today.read', 'settings.read']))
  it('the property manager handles dwellings and no cases', () => expect(PERMISSIONS.filter((one) => may('propertyManager', one))).toEqual(['dwelling.read', 'dwelling.write', 'export', 'search', 'views', 'exchange', 'undo', 'settings.read']))
  it('only the leader reads the read log', () => expect(ROLES.filter((one) => may(one, 'log.read'))).toEqual(['leader']))
  it('an unknown permission is no', () => expect(may('leader', 'everything' as never)).toBe(false))
})

describe('released migrations', () => {
  const HASHES: Record<number, string> = { 1: 'daad0885e6531c9de239e50fcb0e7940f1c69295aa66e960c6c6b4b9819eeb29', 2: 'd2df83fba172df1c74ce0508838f98f0c4354d97dba8bed8422a2f3f78b267b2', 3: '868034df737149839e7d8fa50c7f883a864e19f4d92689b0d1fe617ecd47e9e0', 4: '49c8b008d3e548dcd9b720fcb86c252be25aca6016382110d2763a364f0c8934', 5: '1b024788c403bd22dfc7929684ffea5e48c7d01078cb8c1d5e89a44a64adad64' }
  it('are never edited', () => {
    for (const one of MIGRATIONS) expect(createHash('sha256').update(one.sql).digest('hex'), `migration ${one.version}`).toBe(HASHES[one.version])
  })
  it('are numbered without holes', () => expect(MIGRATIONS.map((one) => one.version)).toEqual(MIGRATIONS.map((_one, i) => i + 1)))
})
