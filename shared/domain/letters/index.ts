// The letters' one door.
export { LetterBlock, LetterContent, type LetterKind, type LetterLanguage } from './content.ts'
export { LetterInput, type GrantPart, type LetterInputs } from './inputs.ts'
export { composeLetter } from './compose.ts'
export { letterMetadata, type LetterMetadata } from './metadata.ts'
