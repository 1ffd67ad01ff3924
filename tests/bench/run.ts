// npm run bench [-- --large] [--only S,M] [--section engine,painted,start,merge] [--folder FOLDER] [--peer FOLDER] [--pairs 15] [--million]: the program against the rawest thing that could do the same, one table.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { benchEngine } from './engine.ts'
import { benchMerge } from './merge.ts'
import { benchPainted, benchStart } from './painted.ts'
import { machineLine, tableOf, type Row } from './report.ts'
import { makeStore, openEngine, openKey, openRaw, SIZES, sizeOnDisk, type Size } from './stores.ts'

const { values } = parseArgs({ options: { large: { type: 'boolean', default: false }, only: { type: 'string' }, section: { type: 'string', default: 'engine,painted,start,merge' }, folder: { type: 'string' }, peer: { type: 'string' }, pairs: { type: 'string', default: '15' }, million: { type: 'boolean', default: false }, searches: { type: 'string', default: '200' } } })
const root = fileURLToPath(new URL('../..', import.meta.url))
const sections = new Set(values.section.split(','))
const wanted = SIZES.filter((size) => (values.only ? values.only.split(',').includes(size.name) : size.name !== 'L' || values.large))
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'boligbordet-bench-'))
const say = (line: string) => process.stderr.write(`${line}\n`)

const paints = sections.has('painted') || sections.has('start')
if (paints && (!existsSync(join(root, 'dist/renderer/index.html')) || !existsSync(join(root, 'dist/electron/serve.js')))) {
  say('Bygger …')
  if (spawnSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status !== 0) process.exit(1)
}

async function benchSize(size: Size): Promise<{ rows: Row[]; browser: string | null; line: string; lines: string[] }> {
  say(`${size.name}: store …`)
  const store = makeStore(folder, size)
  const { key } = await openKey(store)
  const line = `${size.name}: ${size.cases.toLocaleString('en')} cases, ${size.dwellings.toLocaleString('en')} dwellings, ${(sizeOnDisk(store) / 1e6).toFixed(0)} MB`
  const rows: Row[] = []
  let browser: string | null = null
  if (sections.has('engine')) {
    say(`${size.name}: engine …`)
    const engine = openEngine(store, key)
    const raw = openRaw(store, key)
    rows.push(...(await benchEngine(size, engine, raw)))
    raw.close()
    engine.close()
  }
  if (sections.has('painted')) {
    say(`${size.name}: painted …`)
    const raw = openRaw(store, key)
    const made = await benchPainted(size, store, raw, Number(values.searches))
    raw.close()
    rows.push(...made.rows)
    browser = made.browser
  }
  if (sections.has('start')) {
    say(`${size.name}: cold start …`)
    rows.push(await benchStart(size, store))
  }
  const lines: string[] = []
  if (sections.has('merge')) {
    const made = await benchMerge(folder, size, { peer: values.peer ? resolve(values.peer) : null, pairs: Number(values.pairs), million: values.million && size.name === 'S', say })
    rows.push(...made.rows)
    lines.push(...made.lines)
  }
  return { rows, browser, line, lines }
}

try {
  const made = []
  for (const size of wanted) made.push(await benchSize(size))
  const rows = made.flatMap((one) => one.rows)
  const notes = [...rows.flatMap((one) => (one.note ? [one.note] : [])), ...made.flatMap((one) => one.lines)]
  process.stdout.write(`${machineLine(made.find((one) => one.browser)?.browser ?? null)}\n${made.map((one) => one.line).join(' · ')}\nEncrypted (AEGIS-256), write-ahead log, FULL sync, roles, change log and read log on. Pairs A-B-B-A, seeded; interval by bootstrap. A gate fails when the lower end is worse than its limit.\n\n${tableOf(rows)}\n${notes.join('\n')}\n`)
  process.exitCode = rows.some((one) => one.gate && !one.gate.ok) ? 1 : 0
} finally {
  if (!values.folder) rmSync(folder, { recursive: true, force: true })
}
