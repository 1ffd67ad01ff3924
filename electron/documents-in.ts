// A paper on its way into the store: from the upload in memory, through the host, to the encrypted file. Never a file of its own.
import { fingerprint, mustBePaper } from '../db/intake/documents.ts'
import type { Output, ParsedInput } from '../shared/operations/index.ts'
import type { Result } from '../shared/contract.ts'
import { Refusal } from '../shared/errors.ts'
import type { OpenSession } from './open-session.ts'
import type { UploadedFiles } from './uploads.ts'

export class DocumentActs {
  private readonly parts: { mustOpen: () => OpenSession; files: UploadedFiles }

  constructor(parts: { mustOpen: () => OpenSession; files: UploadedFiles }) {
    this.parts = parts
  }

  readonly acts: Record<string, (input: never) => unknown> = {
    'document.add': (input: ParsedInput<'document.add'>) => this.add(input),
    'letter.send': (input: ParsedInput<'letter.send'>) => this.send(input),
  }

  /** Content decides the kind; the name only what it is called. Written by `document.store`, with its own log entry. */
  private async add({ token, ...about }: ParsedInput<'document.add'>): Promise<Output<'document.add'>> {
    const { host, session } = this.parts.mustOpen()
    const file = this.parts.files.take(token)
    const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)
    const mediaType = mustBePaper(bytes)
    const stored = await host.call(session, 'document.store', { ...about, fileName: file.name.slice(-260) || 'dokument', mediaType, sha256: fingerprint(bytes), base64: bytes.toString('base64') })
    return answerOf<Output<'document.store'>>(stored)
  }

  /** The letter is made from what was frozen, and the very bytes are kept with their fingerprint in the same step that marks it sent. */
  private async send({ id, caseId, version, sentOn }: ParsedInput<'letter.send'>): Promise<Output<'letter.send'>> {
    const { host, session } = this.parts.mustOpen()
    const made = answerOf<Output<'export.letter'>>(await host.call(session, 'export.letter', { id, caseId }))
    const sha256 = fingerprint(Buffer.from(made.base64, 'base64'))
    const { documentId } = answerOf<Output<'letter.markSent'>>(await host.call(session, 'letter.markSent', { id, version, sentOn, sha256, base64: made.base64 }))
    return { documentId, sha256 }
  }
}

/** The value of an answer; an error value goes on as it is. */
function answerOf<T>(answer: Result<unknown>): T {
  if (answer.ok) return answer.value as T
  throw new Refusal(answer.error.code, { ...(answer.error.field ? { field: answer.error.field } : {}), ...(answer.error.details ? { details: answer.error.details } : {}) })
}
