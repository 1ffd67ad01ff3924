// The little a guard needs to know of a sheet's XML: how far it reaches, what is merged, how many formulas. No parser, no entities.

export interface SheetShape {
  /** counted from 1; the last row and column with a value */
  lastRow: number
  lastColumn: number
  /** the highest row number written anywhere, also on an empty row: a reader makes room for it */
  namedRow: number
  formulas: number
  /** from row, from column, to row, to column, counted from 0 */
  merges: [number, number, number, number][]
}

/** XML bytes as text, without a byte order mark. */
export const decode = (bytes: Buffer): string => bytes.toString('utf8').replace(/^\ufeff/, '')

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The value of an attribute of one tag; `name` may be a pattern for its prefix. */
export function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  const raw = found?.[1] ?? found?.[2]
  return raw?.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex: string, dec: string, word: string) => {
    const code = hex ? parseInt(hex, 16) : dec ? Number(dec) : undefined
    if (code === undefined) return ENTITIES[word] ?? all
    return code <= 0x10ffff ? String.fromCodePoint(code) : all
  })
}

/** "B3" as [row, column] counted from 0. */
export function address(ref: string): [row: number, column: number] | undefined {
  const found = /^\$?([A-Z]{1,4})\$?(\d{1,8})$/.exec(ref)
  if (!found) return undefined
  let column = 0
  for (const letter of found[1]!) column = column * 26 + letter.charCodeAt(0) - 64
  return [Number(found[2]) - 1, column - 1]
}

export interface Tag {
  /** without its prefix; empty for end tags, comments and declarations */
  name: string
  /** the whole tag, for attribute() */
  text: string
}

const LONGEST_TAG = 20_000

/** Where a tag that opens at `open` ends; -1 where it never does or is too long. Quoted attribute values may hold ">". */
function endOfTag(xml: string, open: number): number {
  let quote = 0
  for (let at = open + 1; at < xml.length && at - open <= LONGEST_TAG; at++) {
    const code = xml.charCodeAt(at)
    if (quote !== 0) quote = code === quote ? 0 : quote
    else if (code === 62) return at
    else if (code === 34 || code === 39) quote = code
  }
  return -1
}

/** Every tag in order, reading each character once. Throws a RangeError where a tag does not end. */
export function* tagsOf(xml: string): Generator<Tag> {
  for (let open = xml.indexOf('<'); open >= 0; ) {
    const close = endOfTag(xml, open)
    if (close < 0) throw new RangeError('a tag does not end')
    const text = xml.slice(open, close + 1)
    yield { name: /^<(?:[\w.-]{1,40}:)?([\w.-]{1,60})/.exec(text)?.[1] ?? '', text }
    open = xml.indexOf('<', close)
  }
}

function mergeOf(tag: string): SheetShape['merges'] {
  const [a, b] = (attribute(tag, 'ref') ?? '').split(':').map(address)
  return a && b ? [[Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])]] : []
}

/** A row number as written; what is not plain digits counts as beyond every limit. */
function rowNumber(rest: string, otherwise: number): number {
  const written = /\sr\s*=\s*["']([^"']*)["']/.exec(rest)?.[1]
  if (written === undefined) return otherwise
  return /^\d{1,9}$/.test(written) ? Number(written) : Number.MAX_SAFE_INTEGER
}

/** Take one tag into the shape; gives the row number that holds from here. */
function takeTag(shape: SheetShape, { name, text }: Tag, row: number): number {
  if (name === 'f') shape.formulas++
  else if (name === 'mergeCell') shape.merges.push(...mergeOf(text))
  else if (name === 'row') {
    const named = rowNumber(text, row + 1)
    shape.namedRow = Math.max(shape.namedRow, named)
    return named
  } else if (name === 'c') {
    const written = /\sr\s*=\s*["']([^"']*)["']/.exec(text)?.[1]
    const at = written === undefined ? undefined : (address(written) ?? [Number.MAX_SAFE_INTEGER, 0])
    shape.namedRow = Math.max(shape.namedRow, at ? at[0] + 1 : 0)
    if (text.endsWith('/>')) return row
    shape.lastRow = Math.max(shape.lastRow, at ? at[0] + 1 : row)
    shape.lastColumn = Math.max(shape.lastColumn, at ? at[1] + 1 : 1)
  }
  return row
}

/**
 * Scan a sheet once. A cell counts only where it has content, so formatted but empty rows to the bottom do no harm.
 * `undefined` where a tag does not end, or the sheet has comments or CDATA, behind which cells could hide from this scan.
 */
export function sheetShape(xml: Buffer): SheetShape | undefined {
  if (xml.includes('<!')) return undefined
  const shape: SheetShape = { lastRow: 0, lastColumn: 0, namedRow: 0, formulas: 0, merges: [] }
  let row = 0
  try {
    for (const tag of tagsOf(xml.toString('latin1'))) row = takeTag(shape, tag, row)
  } catch {
    return undefined
  }
  return shape
}
