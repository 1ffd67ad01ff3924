// A side of the merge bench runs in a process of its own, so that its memory is its own: it is told what to do, measures, and answers once.
import { fork } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { timed } from './stats.ts'

/** Milliseconds by the clock and of processor time (all threads), and megabytes that the process grew by at most. */
export interface Measured { ms: number; cpuMs: number; memoryMb: number; againMs: number; changes: number; more: Record<string, number> }

const EMPTY: Measured = { ms: 0, cpuMs: 0, memoryMb: 0, againMs: 0, changes: 0, more: {} }

/** Run one side once. @param file beside this one */
export function runSide<Job>(file: string, job: Job): Promise<Measured> {
  return new Promise((done, failed) => {
    const child = fork(fileURLToPath(new URL(file, import.meta.url)), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: ['--max-old-space-size=8192'] })
    let answer: Measured | null = null
    child.on('message', (message) => (answer = { ...EMPTY, ...(message as Partial<Measured>) }))
    child.on('error', failed)
    child.on('exit', (code) => (answer ? done(answer) : failed(new Error(`${file} ended with ${code}`))))
    child.send(job as object)
  })
}

/** In the child: take the one job, and answer. */
export function onJob<Job>(act: (job: Job) => Promise<Partial<Measured>>): void {
  process.once('message', (job: Job) => {
    void act(job).then((answer) => process.send!(answer, () => process.exit(0)), (error: unknown) => {
      process.stderr.write(`${String((error as Error).stack)}\n`)
      process.exit(1)
    })
  })
}

const MB = 1e6

/** How far this process grew above these bytes, in megabytes. Linux keeps the highest point since it was told to forget it. */
function highest(before: number): number {
  try {
    return (Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) * 1024 - before) / MB
  } catch {
    return (process.resourceUsage().maxRSS * 1024 - before) / MB
  }
}

function forgetHighest(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5')
  } catch {
    // Other systems count from the start of the process, which is as true for each side.
  }
}

/** Time one act, and see how much memory it takes. */
export async function measured(act: () => unknown): Promise<Pick<Measured, 'ms' | 'cpuMs' | 'memoryMb'>> {
  const before = process.memoryUsage.rss()
  forgetHighest()
  const cpu = process.cpuUsage()
  const ms = await timed(act)
  const used = process.cpuUsage(cpu)
  return { ms, cpuMs: (used.user + used.system) / 1000, memoryMb: highest(before) }
}
