// Turns what a query described into the bytes of a file. Nothing is written anywhere; the screen saves it where the user chooses.
import { Refusal } from '../shared/errors.ts'
import type { Produced } from '../shared/documents.ts'
import { renderList } from './documents/lists.ts'
import { renderDocument } from './documents/render.ts'

const MIME = { pdf: 'application/pdf', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv;charset=utf-8' }

/** @throws Refusal document-failed; the cause never leaves the process, it may hold personal text */
export async function produceFile(produced: Produced): Promise<{ fileName: string; mime: string; base64: string }> {
  try {
    const bytes = produced.kind === 'pdf' ? await renderDocument(produced.document) : await renderList(produced.list, produced.format)
    return { fileName: produced.fileName, mime: MIME[produced.kind === 'pdf' ? 'pdf' : produced.format], base64: Buffer.from(bytes).toString('base64') }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('document-failed', { details: { cause: error instanceof Error ? error.name : 'unknown' } })
  }
}
