// Turns what a query described into the bytes of a file. Nothing is written anywhere; the screen saves it where the user chooses.
import { Refusal } from '../shared/errors.ts'
import type { Produced } from '../shared/documents.ts'
import { calendarFile, meetingFile, visitFile } from './documents/calendar-file.ts'
import { renderList } from './documents/lists.ts'
import { renderDocument } from './documents/render.ts'

const MIME = { pdf: 'application/pdf', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv;charset=utf-8', calendar: 'text/calendar;charset=utf-8', meetings: 'text/calendar;charset=utf-8', visits: 'text/calendar;charset=utf-8', json: 'application/json;charset=utf-8' }
const PRODUCT = 'Boligbordet'

function bytesOf(produced: Produced): Promise<Uint8Array> | Uint8Array {
  if (produced.kind === 'pdf') return renderDocument(produced.document)
  if (produced.kind === 'calendar') return Buffer.from(calendarFile(produced.clocks, { now: produced.now, productName: PRODUCT }))
  if (produced.kind === 'meetings') return Buffer.from(meetingFile(produced.meetings, { now: produced.now, productName: PRODUCT }))
  if (produced.kind === 'visits') return Buffer.from(visitFile(produced.visits, { now: produced.now, productName: PRODUCT }))
  if (produced.kind === 'json') return Buffer.from(`${JSON.stringify(produced.value, null, 2)}\n`)
  return renderList(produced.list, produced.format)
}

/** @throws Refusal document-failed; the cause never leaves the process, it may hold personal text */
export async function produceFile(produced: Produced): Promise<{ fileName: string; mime: string; base64: string }> {
  try {
    const bytes = await bytesOf(produced)
    return { fileName: produced.fileName, mime: MIME[produced.kind === 'list' ? produced.format : produced.kind], base64: Buffer.from(bytes).toString('base64') }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('document-failed', { details: { cause: error instanceof Error ? error.name : 'unknown' } })
  }
}
