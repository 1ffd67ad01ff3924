// Makes any text fit for paper: nothing typed by anyone may stop a document from being made, hide text from the
// reader, or run off the edge of a column.

/** Shown where the font has no glyph, so that the reader sees that something stood there. */
export const UNKNOWN_GLYPH = '□'

// Emoji modifiers and joiners: they only change the sign before them, so they do not become a mark of their own.
const MODIFIER = /\p{Emoji_Modifier}|\p{Variation_Selector}|\p{Join_Control}|[\u{e0000}-\u{e0fff}]/u
// Marks that turn the reading direction or are invisible: they could make a line read as something else than it says.
const INVISIBLE = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u
const LONG_MIXED = /\S{25,}/g
const LONG_WORD = /^[\p{L}-]{1,40}$/u

export interface PaperText {
  text: string
  /** Signs that became UNKNOWN_GLYPH. */
  replaced: number
}

/** Break points in addresses and codes that are wider than a column; ordinary long words are hyphenated instead. */
function withBreaks(text: string): string {
  return text.replace(LONG_MIXED, (run) => {
    if (LONG_WORD.test(run)) return run
    const signs = [...run]
    return signs.map((sign, at) => (at > 0 && at % 12 === 0 ? `\u200b${sign}` : sign)).join('')
  })
}

/** Line ends of all kinds as one; blanks of all kinds as the ordinary one, which reading tools handle best. */
function lineBreaks(text: string): string {
  return text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n').replace(/[\t\p{Zs}]/gu, ' ')
}

/**
 * Text as it can be printed: composed letters, no control or direction marks, and a visible mark for every sign the
 * font lacks. Signs of right-to-left scripts are counted among those.
 */
export function forPaper(value: string, hasGlyph: (codePoint: number) => boolean): PaperText {
  let replaced = 0
  let text = ''
  for (const sign of lineBreaks(value.toWellFormed().normalize('NFC')).trim()) {
    const code = sign.codePointAt(0) ?? 0
    if (sign === '\n') text += sign
    else if (code < 0x20 || (code >= 0x7f && code < 0xa0) || INVISIBLE.test(sign) || MODIFIER.test(sign)) continue
    else if (hasGlyph(code) && !(code >= 0xe000 && code <= 0xf8ff)) text += sign
    else {
      replaced += 1
      text += UNKNOWN_GLYPH
    }
  }
  return { text: withBreaks(text), replaced }
}

/** All strings of a document made fit for paper; `replaced` is the sum. Keys and the shape stay. */
export function documentForPaper(value: unknown, hasGlyph: (codePoint: number) => boolean): { value: unknown; replaced: number } {
  let replaced = 0
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') {
      const clean = forPaper(part, hasGlyph)
      replaced += clean.replaced
      return clean.text
    }
    if (Array.isArray(part)) return part.map(walk).filter((item) => item !== '')
    if (typeof part === 'object' && part !== null) {
      return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]))
    }
    return part
  }
  return { value: walk(value), replaced }
}
