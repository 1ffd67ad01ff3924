// Papers of a case, inside the encrypted store: written in parts, checked on the way in and on the way out, never a file beside it.
import { createHash } from 'node:crypto'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { cleanName, MAX_DOCUMENT, PART, sniff } from './sniff.ts'
import { notLater, trace } from './progress.ts'

/** The fingerprint of a paper's bytes, as hex. */
export const fingerprint = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A document of a case this user may see, and that is not removed. */
function mustFindDocument(context: QueryContext, id: string): Row<'caseDocument'> {
  const row = context.read.sql<Row<'caseDocument'>>('SELECT * FROM caseDocument WHERE id = ?', [id])[0]
  if (!row) throw new Refusal('not-found')
  guardCase(context, row.caseId)
  if (row.removedOn !== null) throw new Refusal('not-found')
  return row
}

/** Refuse bytes that are too many, or not what is taken in. Returns the kind they are. */
export function mustBePaper(bytes: Buffer): string {
  if (bytes.length > MAX_DOCUMENT) throw new Refusal('file-too-large', { details: { most: MAX_DOCUMENT } })
  const found = sniff(bytes)
  if ('refused' in found) throw new Refusal(found.refused)
  return found.mediaType
}

function storeDocument(context: CommandContext, input: Parameters<Handlers['document.store']>[1]) {
  const { write, session } = context
  guardCase(context, input.caseId)
  notLater(input.receivedOn, context.today, 'receivedOn')
  if (input.letterId && write.sql('SELECT 1 FROM letter WHERE id = ? AND caseId = ?', [input.letterId, input.caseId]).length === 0) throw new Refusal('not-found', { field: 'letterId' })
  const bytes = Buffer.from(input.base64, 'base64')
  const base64 = bytes.toString('base64')
  if (base64 !== input.base64 || fingerprint(bytes) !== input.sha256) throw new Refusal('file-damaged')
  const mediaType = mustBePaper(bytes)
  if (mediaType !== input.mediaType) throw new Refusal('file-type', { field: 'mediaType' })
  const { id } = write.insert('caseDocument', { caseId: input.caseId, title: input.title, fileName: cleanName(input.fileName, mediaType), mediaType, size: bytes.length, sha256: input.sha256, topic: input.topic, receivedOn: input.receivedOn, author: session.name, note: input.note || null, letterId: input.letterId, removedOn: null })
  for (let at = 0; at < base64.length; at += PART) write.insert('documentPart', { documentId: id, position: at / PART, data: base64.slice(at, at + PART) })
  return { id }
}

export const documentHandlers = {
  'document.store': storeDocument,
  'document.open': (context, input) => {
    const own = mustFindDocument(context, input.id)
    if (own.caseId !== input.caseId) throw new Refusal('not-found')
    const parts = context.read.sql<{ position: number; data: string }>('SELECT position, data FROM documentPart WHERE documentId = ? ORDER BY position', [own.id])
    const base64 = parts.map((one) => one.data).join('')
    const bytes = Buffer.from(base64, 'base64')
    if (parts.some((one, i) => one.position !== i) || bytes.length !== own.size || fingerprint(bytes) !== own.sha256) throw new Refusal('file-damaged')
    return { fileName: own.fileName, mime: own.mediaType, base64 }
  },
  'document.remove': (context, input) => {
    const own = mustFindDocument(context, input.id)
    context.write.update('caseDocument', own.id, input.version, { removedOn: context.today })
    trace(context, own.caseId, `Dokument fjernet: ${own.title}`, input.reason)
    return {}
  },
} satisfies Partial<Handlers>
