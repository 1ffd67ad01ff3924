// The command line: list, describe and call operations from scripts. The passphrase comes from the environment or a prompt, never from an argument.
import { writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ERRORS } from '../shared/errors.ts'
import type { AppError } from '../shared/errors.ts'
import { OPERATIONS } from '../shared/operations/index.ts'
import { z } from '../shared/zod.ts'
import { checkNode } from './node-version.ts'

checkNode()
const { values, positionals } = parseArgs({ allowPositionals: true, options: { store: { type: 'string' }, user: { type: 'string' }, out: { type: 'string' }, file: { type: 'string' }, reason: { type: 'string' } } })
const [verb, name, json] = positionals

const USAGE = `Bruk:
  npm run -s op -- list
  npm run -s op -- describe NAVN
  npm run -s op -- call NAVN JSON --store FIL [--user BRUKER] [--file INN] [--out UT] [--reason GRUNN]
JSON kan også være «-»: da leses det fra standard inn, så hemmeligheter ikke havner i kommandolinjen.
Passordet leses fra BOLIGBORDET_PASSPHRASE, ellers spørres det etter.
`

if (verb === 'list') list()
else if (verb === 'describe') describe()
else if (verb === 'call') process.exitCode = await call()
else {
  process.stderr.write(USAGE)
  process.exitCode = 2
}

function list(): void {
  for (const one of [...OPERATIONS.values()].filter((each) => !each.inside)) process.stdout.write(`${one.name.padEnd(26)} ${one.kind.padEnd(8)} ${one.access.padEnd(15)} ${one.summary}\n`)
}

function describe(): void {
  const one = OPERATIONS.get(name ?? '')
  if (!one) return problem({ code: 'unknown-operation' })
  const schema = (part: z.ZodType, io: 'input' | 'output') => z.toJSONSchema(part, { io, unrepresentable: 'any' })
  process.stdout.write(`${JSON.stringify({ name: one.name, kind: one.kind, access: one.access, summary: one.summary, undoable: one.undoable ?? false, input: schema(one.input, 'input'), output: schema(one.output, 'output') }, null, 2)}\n`)
}

function problem(error: AppError): void {
  const [text, next] = ERRORS[error.code]
  process.stderr.write(`${JSON.stringify({ ok: false, error, text, next })}\n`)
  process.exitCode = 1
}

async function passphrase(): Promise<string> {
  const given = process.env['BOLIGBORDET_PASSPHRASE']
  delete process.env['BOLIGBORDET_PASSPHRASE']
  if (given !== undefined) return given
  const prompt = createInterface({ input: process.stdin, output: process.stderr })
  const typed = await prompt.question('Passord: ')
  prompt.close()
  return typed
}

async function readInput(): Promise<string> {
  let text = ''
  for await (const piece of process.stdin.setEncoding('utf8')) text += piece as string
  return text
}

async function call(): Promise<number> {
  if (!name || !values.store) {
    process.stderr.write(USAGE)
    return 2
  }
  let input: unknown
  try {
    input = JSON.parse(json === '-' ? await readInput() : (json ?? '{}'))
  } catch {
    problem({ code: 'bad-input' })
    return 1
  }
  const { Gate } = await import('./gate.ts')
  const gate = new Gate({ places: { folder: dirname(resolve(values.store)), file: values.store }, kind: null, mode: 'command', clock: () => Date.now(), onChanged: () => undefined, onError: (entry) => process.stderr.write(`${entry.code} ${entry.operation}\n`) })
  try {
    if (OPERATIONS.get(name)?.access !== 'anyone') {
      const opened = await gate.call('session.unlock', { username: values.user ?? process.env['BOLIGBORDET_USER'] ?? 'ingrid', passphrase: await passphrase() })
      if (!opened.ok) {
        problem(opened.error)
        return 1
      }
    }
    if (values.file) input = { ...(input as object), token: await upload(gate, values.file) }
    const result = await gate.call(name, input, values.reason ? { reason: values.reason } : {})
    const answer = result.ok && typeof (result.value as { jobId?: unknown })?.jobId === 'string' ? await finish(gate, (result.value as { jobId: string }).jobId) : result
    if (!answer.ok) {
      problem(answer.error)
      return 1
    }
    print(answer.value)
    return 0
  } finally {
    gate.close()
  }
}

/** A file goes where --out says; the JSON then tells its name and size only. */
function print(value: unknown): void {
  const file = value as { base64?: unknown; fileName?: string }
  if (values.out && typeof file?.base64 === 'string') {
    const bytes = Buffer.from(file.base64, 'base64')
    writeFileSync(values.out, bytes)
    process.stdout.write(`${JSON.stringify({ fileName: file.fileName, bytes: bytes.length })}\n`)
  } else process.stdout.write(`${JSON.stringify(value)}\n`)
}

type GateLike = { call: (name: string, input: unknown) => Promise<import('../shared/contract.ts').Result<unknown>> }

async function upload(gate: GateLike, path: string): Promise<string> {
  const { readFileSync } = await import('node:fs')
  const { basename } = await import('node:path')
  const bytes = readFileSync(path)
  const token = 'command-line'
  for (let offset = 0; offset === 0 || offset < bytes.length; offset += 600_000) {
    const answer = await gate.call('file.put', { token, name: basename(path), offset, total: bytes.length, base64: bytes.subarray(offset, offset + 600_000).toString('base64') })
    if (!answer.ok) problem(answer.error)
  }
  return token
}

async function finish(gate: GateLike, jobId: string): Promise<import('../shared/contract.ts').Result<unknown>> {
  for (;;) {
    const answer = await gate.call('job.status', { jobId })
    if (!answer.ok) return answer
    const job = answer.value as { state: string; result?: unknown; error?: AppError }
    if (job.state === 'done') return { ok: true, value: job.result }
    if (job.state !== 'running') return { ok: false, error: job.error ?? { code: 'job-cancelled' } }
    await wait(50)
  }
}
