// What the office notices of a merge: reads through the gate, and one write, while the worker takes in what another PC wrote.
import { copyFileSync, cpSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { join } from 'node:path'
import { Gate } from '../../electron/gate.ts'
import { keyFilePath, readKeyFile, slotIdOf } from '../../electron/keys.ts'
import { onJob } from './merge-measure.ts'
import type { Prepared } from './merge-prepare.ts'
import { timed } from './stats.ts'

export interface Waits { before: Record<string, number[]>; during: Record<string, number[]>; /** reads that were refused while the merge ran, by code */ refused: Record<string, number>; write: { outcome: string; ms: number }; jobMs: number; busyMs: number }

const READS: readonly [string, object][] = [['today.get', {}], ['case.list', { limit: 100 }]]
const pause = (ms: number) => new Promise((done) => { setTimeout(done, ms) })

onJob<{ prepared: Prepared; folder: string }>(async ({ prepared, folder }) => {
  const file = join(folder, 'gate.bolig')
  copyFileSync(prepared.base, file)
  copyFileSync(keyFilePath(prepared.base), keyFilePath(file))
  const from = performance.now()
  const gate = new Gate({ places: { folder, file }, kind: null, mode: 'command', clock: () => Date.parse(prepared.now) + performance.now() - from, onChanged: () => undefined, onError: (entry) => { throw entry.cause } })
  gate.openWithKey({ key: Buffer.from(prepared.key), slotId: slotIdOf(readKeyFile(file)!, 'ingrid') } as never)
  const ask = async (name: string, input: object) => {
    const answer = await gate.call(name, input)
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
    return answer.value as Record<string, unknown>
  }
  // A place of its own: this PC also sends, what it logged at sign-in.
  cpSync(prepared.place, join(folder, 'sted'), { recursive: true })
  await ask('exchange.setPlace', { kind: 'folder', folder: join(folder, 'sted') })
  const list = (await ask('case.list', { limit: 1 }))['rows'] as { id: string }[]
  const waits: Waits = { before: {}, during: {}, refused: {}, write: { outcome: 'never came', ms: 0 }, jobMs: 0, busyMs: 0 }
  const readAll = async (into: Record<string, number[]>) => {
    for (const [name, input] of READS) (into[name] ??= []).push(await timed(async () => {
      const answer = await gate.call(name, input)
      if (!answer.ok) waits.refused[answer.error.code] = (waits.refused[answer.error.code] ?? 0) + 1
    }))
  }
  for (let i = 0; i < 100; i++) await readAll(waits.before)
  const started = performance.now()
  const { jobId } = await ask('exchange.run', {})
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  let write: Promise<void> | null = null
  for (;;) {
    const status = await ask('job.status', { jobId: jobId as string })
    if (status['state'] !== 'running') {
      if (status['state'] !== 'done') throw new Error(JSON.stringify(status))
      break
    }
    await readAll(waits.during)
    if (!write && gate.jobs.writing) {
      const asked = performance.now()
      write = gate.call('case.addNote', { caseId: list[0]!.id, title: 'Mens det flettes', happenedOn: '2026-11-23' }).then((answer) => { waits.write = { outcome: answer.ok ? 'done' : answer.error.code, ms: performance.now() - asked } })
    }
    await pause(5)
  }
  waits.jobMs = performance.now() - started
  await write
  waits.busyMs = delay.max / 1e6
  gate.close()
  return { more: waits as never }
})
