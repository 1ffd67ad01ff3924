// What goes beside a letter to the archive: enough to register it without opening it.
import type { LetterKind, LetterLanguage } from './content.ts'

export interface LetterMetadata {
  format: 'boligbordet-letter-1'
  caseNumber: string
  /** heading of the letter; holds no name */
  title: string
  kind: LetterKind
  language: LetterLanguage
  /** ISO date the letter bears */
  date: string
  author: string
  recipient: string
  copyTo: string[]
  classification: { text: string; legalGround: string }
  /** null: the letter carries no decision */
  decisionReference: string | null
  ruleVersion: string
  lawSet: string
  file: { name: string; sha256: string; bytes: number; profile: 'PDF/A-2a, PDF/UA-1' }
}

/** The metadata with its keys in a fixed order, so that the same letter gives the same file. `sha256` in lower-case hex. */
export function letterMetadata(given: Omit<LetterMetadata, 'format' | 'file'> & { file: Omit<LetterMetadata['file'], 'profile'> }): LetterMetadata {
  const { caseNumber, title, kind, language, date, author, recipient, copyTo, classification, decisionReference, ruleVersion, lawSet, file } = given
  return { format: 'boligbordet-letter-1', caseNumber, title, kind, language, date, author, recipient, copyTo, classification: { text: classification.text, legalGround: classification.legalGround }, decisionReference, ruleVersion, lawSet, file: { name: file.name, sha256: file.sha256.toLowerCase(), bytes: file.bytes, profile: 'PDF/A-2a, PDF/UA-1' } }
}
