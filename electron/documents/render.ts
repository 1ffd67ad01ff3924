// From typed data to an archivable, accessible PDF. The only way a document is made.
import { Refusal } from '../../shared/errors.ts'
import { CompileError, documentCompiler } from './compiler.ts'
import { documentForPaper } from './paper-text.ts'
import { labelPdf, PdfLabelError } from './pdfa.ts'
import type { TypedDocument } from './types.ts'

/** Year, month, day, hour, minute and second in UTC: the form the compiler takes a date in. */
function instantParts(instant: string): number[] {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) throw new Refusal('document-failed', { field: 'head.madeAt' })
  return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()]
}

/** The language a reading tool is told. Only letters and the consent form are written in more than one. */
function languageOf(doc: TypedDocument): 'nb-NO' | 'nn-NO' {
  const language = doc.template === 'letter' ? doc.content.language : doc.template === 'consentForm' ? doc.language : 'nb'
  return language === 'nn' ? 'nn-NO' : 'nb-NO'
}

/**
 * Makes the PDF (PDF/A-2a, PDF/UA-1, A4) of a document. The same data gives the same bytes, and nothing is written
 * to disk. Signs the font lacks are shown as a mark, with a note to the reader.
 * @throws Refusal 'document-failed'; what was to be printed is never in the error.
 */
export async function renderDocument(doc: TypedDocument): Promise<Uint8Array> {
  const madeAtParts = instantParts(doc.head.madeAt)
  try {
    const compiler = await documentCompiler()
    const { value, replaced } = documentForPaper(doc, compiler.hasGlyph)
    return labelPdf(compiler.compile(doc.template, JSON.stringify({ ...(value as TypedDocument), madeAtParts, replaced })), languageOf(doc))
  } catch (error) {
    const known = error instanceof CompileError || error instanceof PdfLabelError
    throw new Refusal('document-failed', { details: { reason: known ? error.message : 'document-unexpected' } })
  }
}
