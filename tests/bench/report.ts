// The table, and what it was measured on. No names of machines or folders.
import { cpus, totalmem, platform, release } from 'node:os'
import type { Ratio } from './stats.ts'

export interface Gate { text: string; ok: boolean }
export interface Row extends Ratio { size: string; what: string; against: string; of: 'median' | 'p95'; gate: Gate | null; note?: string }

const ms = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(1))

const HEADINGS = ['size', 'what', 'against', 'ours ms (p95)', 'theirs ms (p95)', 'ratio', '95 %', 'pairs', 'gate', '']

/** One printed table with columns as wide as their widest cell. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [HEADINGS, ...rows.map((row) => [
    row.size, row.what, row.against, `${ms(row.ours)} (${ms(row.oursP95)})`, `${ms(row.theirs)} (${ms(row.theirsP95)})`, `${row.ratio.toFixed(2)}${row.of === 'p95' ? ' of p95' : ''}`, `${row.low.toFixed(2)}–${row.high.toFixed(2)}`, String(row.pairs), row.gate?.text ?? 'none', row.gate ? (row.gate.ok ? 'ok' : 'FAILS') : '',
  ])]
  const widths = HEADINGS.map((_, i) => Math.max(...cells.map((line) => line[i]!.length)))
  return cells.map((line) => line.map((cell, i) => cell.padEnd(widths[i]!)).join('  ').trimEnd()).join('\n')
}

/** Processor, memory and versions. */
export function machineLine(browser: string | null): string {
  const processor = cpus()
  return [`${processor.length} × ${processor[0]?.model ?? 'unknown processor'}`, `${Math.round(totalmem() / 2 ** 30)} GB`, `${platform()} ${release()}`, `Node ${process.versions.node}`, ...(browser ? [`Chromium ${browser}`] : [])].join(' · ')
}
