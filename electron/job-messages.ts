// What goes to and comes from the job worker.
import type { Changed, Session } from '../shared/contract.ts'
import type { Workbook } from '../shared/domain/import/cells.ts'
import type { ImportKind } from '../shared/domain/import/records.ts'
import type { AppError } from '../shared/errors.ts'
import type { CopyJob } from './exchange/copy-job.ts'
import type { ExchangeJob } from './exchange/job.ts'

/** A plan, or the writing of one that showed `expected`. */
export interface ListJob { type: 'plan' | 'apply'; expected?: Record<string, number>; workbook: Workbook; sheet: number; headerRow: number | null; kind: ImportKind; mapping: Record<string, number>; decisions: Record<string, string>; fileName: string; demo: boolean }

export type JobRequest =
  | { type: 'read'; name: string; bytes: Uint8Array; demo: boolean }
  | ListJob
  | ExchangeJob
  | CopyJob

export interface JobData {
  request: JobRequest
  /** [0] set to 1 to stop; [1] set to 1 when the other side knows that the store is held */
  stop: Int32Array
  store: { path: string; key: Uint8Array; device: string; session: Session; now: string }
}

export type JobMessage =
  | { type: 'progress'; fraction: number; step: string; workbook?: undefined }
  /** the store is held now, or let go of: others' writes wait meanwhile */
  | { type: 'holding'; on: boolean; workbook?: undefined }
  | { type: 'changed'; changed: Changed; workbook?: undefined }
  | { type: 'done'; result: unknown; changed?: Changed; workbook?: Workbook }
  | { type: 'failed'; error: AppError; workbook?: undefined }
