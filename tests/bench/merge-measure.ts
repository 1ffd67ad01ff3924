// A side of the merge bench runs in a process of its own, so that its memory is its own: it is told what to do, measures, and answers once.
import { fork } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Milliseconds, and megabytes that the process grew by at most. */
export interface Measured { ms: number; memoryMb: number; againMs: number; changes: number; more: Record<string, number> }

const EMPTY = { ms: 0, memoryMb: 0, againMs: 0, changes: 0, more: {} }

/** Run one side once. @param file beside this one */
export function runSide<Job>(file: string, job: Job): Promise<Measured> {
  return new Promise((done, failed) => {
    const child = fork(fileURLToPath(new URL(file, import.meta.url)), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: ['--max-old-space-size=8192'] })
    let answer: Measured | null = null
    child.on('message', (message) => (answer = { ...EMPTY, ...(message as Measured) }))
    child.on('error', failed)
    child.on('exit', (code) => (answer ? done(answer) : failed(new Error(`${file} ended with ${code}`))))
    child.send(job as object)
  })
}

/** In the child: take the one job, and answer. */
export function onJob<Job>(act: (job: Job) => Promise<Measured>): void {
  process.once('message', (job: Job) => {
    void act(job).then((answer) => process.send!(answer, () => process.exit(0)), (error: unknown) => {
      process.stderr.write(`${String((error as Error).stack)}\n`)
      process.exit(1)
    })
  })
}

const MB = 1e6

/** Watch the process grow from here. @returns reads how far it got, in megabytes */
export function watchMemory(): () => number {
  const before = process.memoryUsage.rss()
  try {
    // Linux counts the highest point from now on.
    writeFileSync('/proc/self/clear_refs', '5')
    return () => (Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) * 1024 - before) / MB
  } catch {
    return () => (process.resourceUsage().maxRSS * 1024 - before) / MB
  }
}
