// What the jobs of an import answer with, and the state of the wizard.
import { z } from '../../../shared/zod.ts'
import { importKind } from '../../../shared/model/codes.ts'
import { ImportCounts, PlannedRow } from '../../../shared/operations/exchangefiles.ts'

export type ImportKind = (typeof importKind.values)[number]

const Guess = z.object({ mapping: z.record(z.string(), z.number()), score: z.number() })
const Sheet = z.object({ name: z.string(), headerRow: z.number().nullable(), columns: z.array(z.object({ index: z.number(), heading: z.string(), examples: z.array(z.string()) })), rowCount: z.number(), leftOut: z.array(z.object({ row: z.number(), reason: z.string() })).default([]), guesses: z.record(z.string(), Guess).optional() })

/** Result of the job `import.read`. */
export const ReadResult = z.object({ sheets: z.array(Sheet), guesses: z.record(z.string(), Guess).default({}), notes: z.array(z.string()).default([]) })
export type ReadResult = z.output<typeof ReadResult>
export type SheetRead = ReadResult['sheets'][number]

/** Result of the job `import.plan`. */
export const PlanResult = z.object({ counts: ImportCounts, rows: z.array(PlannedRow), mappingErrors: z.array(z.string()).optional() })
export type PlanResult = z.output<typeof PlanResult>
export type Planned = z.output<typeof PlannedRow>

/** What the wizard has settled so far. */
export interface Chosen {
  token: string
  fileName: string
  sheet: number
  kind: ImportKind
  /** field name -> column index */
  mapping: Record<string, number>
  /** row number -> confirm, skip, new or sameAs:<id> */
  decisions: Record<string, string>
}

/** The kind whose guess fits best; applicants when nothing is known again. */
export function bestKind(read: ReadResult, sheet: number): ImportKind {
  const guesses = read.sheets[sheet]?.guesses ?? read.guesses
  const sorted = Object.entries(guesses).sort(([, a], [, b]) => b.score - a.score)
  return (sorted[0]?.[0] as ImportKind | undefined) ?? 'applicants'
}

/** The sheet that looks most like a list: the most that is known again, over the most rows. A cover sheet never wins. */
export function bestSheet(read: ReadResult): number {
  const worth = (index: number) => {
    const sheet = read.sheets[index]!
    return (sheet.guesses ?? read.guesses)[bestKind(read, index)]!.score * Math.log2(2 + sheet.rowCount)
  }
  return read.sheets.map((_sheet, index) => index).sort((a, b) => worth(b) - worth(a))[0] ?? 0
}

/** Rows a person must settle before anything is written. */
export const unsettled = (plan: PlanResult, decisions: Record<string, string>): Planned[] => plan.rows.filter((row) => row.needsConfirm && !decisions[String(row.rowNumber)] && !(decisions['*'] === 'confirm' && row.duplicates.length === 0))
