// Makes a demo store from the command line, of any size, and on request the messy spreadsheets of the same municipality.
// npm run -s demo -- --size 620 --store FILE [--cases N] [--seed N] [--files FOLDER]
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { recordsOf } from '../db/demo/records.ts'
import { closeStore } from '../db/open.ts'
import { createDemo } from './demo-store.ts'
import { checkNode } from './node-version.ts'
import { messyFiles } from './sheets/messy.ts'

checkNode()
const { values } = parseArgs({ options: { size: { type: 'string', default: '620' }, store: { type: 'string' }, cases: { type: 'string' }, seed: { type: 'string' }, files: { type: 'string' } } })

if (!values.store || !Number.isInteger(Number(values.size)) || Number(values.size) < 50) {
  process.stderr.write('Bruk: npm run -s demo -- --size ANTALL_BOLIGER (minst 50) --store FIL [--cases ANTALL_SAKER] [--seed TALL] [--files MAPPE]\n')
  process.exitCode = 2
} else if (existsSync(values.store)) {
  process.stderr.write(`${values.store} finnes fra før. Ingenting er endret. Velg et annet navn.\n`)
  process.exitCode = 1
} else await make(resolve(values.store))

async function make(path: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const began = performance.now()
  const whole = (text: string | undefined) => (text === undefined ? {} : { value: Number(text) })
  const cases = whole(values.cases).value
  const seed = whole(values.seed).value
  const open = await createDemo({ path, size: Number(values.size), ...(cases === undefined ? {} : { cases }), ...(seed === undefined ? {} : { seed }), clock: () => Date.now(), onChanged: () => undefined, onError: () => undefined, writing: () => false })
  const ms = Math.round(performance.now() - began)
  const tables = ['housingCase', 'person', 'dwelling', 'building', 'tenancy', 'voidPeriod', 'vacancy', 'note', 'decision', 'allocation', 'followUpPlan', 'meeting', 'teamDecision', 'operation', 'change']
  const counts = Object.fromEntries(tables.map((table) => [table, open.store.sql<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)[0]!.n]))
  const files = values.files ? await writeFiles(resolve(values.files), recordsOf(open.store)) : []
  closeStore(open.store.db, path)
  process.stdout.write(`${JSON.stringify({ store: path, ms, bytes: statSync(path).size, counts, files }, null, 2)}\n`)
}

async function writeFiles(folder: string, records: ReturnType<typeof recordsOf>): Promise<string[]> {
  mkdirSync(folder, { recursive: true })
  const files = await messyFiles(records)
  for (const one of files) writeFileSync(join(folder, one.name), one.bytes)
  return files.map((one) => join(folder, one.name))
}
