// A letter as it is frozen: typed blocks with finished text. What is stored as JSON today is printed the same in ten years, whatever has become of the wording.
import { letterKind, letterLanguage } from '../../model/codes.ts'
import { z } from '../../zod.ts'

const Said = z.string().trim().min(1)

export const LetterBlock = z.discriminatedUnion('kind', [
  /** the answer, first in the letter; a sentence each */
  z.object({ kind: z.literal('conclusion'), sentences: z.array(Said).min(1) }),
  z.object({ kind: z.literal('heading'), text: Said }),
  z.object({ kind: z.literal('text'), text: Said }),
  z.object({ kind: z.literal('list'), items: z.array(Said).min(1) }),
  z.object({ kind: z.literal('facts'), items: z.array(z.object({ label: Said, value: Said })).min(1) }),
  z.object({ kind: z.literal('quote'), text: Said }),
  /** conditions with how each was found; the heads are the words over the columns */
  z.object({ kind: z.literal('criteria'), heads: z.tuple([Said, Said, Said]), items: z.array(z.object({ text: Said, reference: z.string(), outcome: Said, reason: Said })).min(1) }),
])
export type LetterBlock = z.output<typeof LetterBlock>

export const LetterContent = z.object({ version: z.literal(1), language: letterLanguage.schema, kind: letterKind.schema, heading: Said.max(200), greeting: Said.max(200).optional(), blocks: z.array(LetterBlock).min(1) })
export type LetterContent = z.output<typeof LetterContent>
export type LetterLanguage = LetterContent['language']
export type LetterKind = LetterContent['kind']
