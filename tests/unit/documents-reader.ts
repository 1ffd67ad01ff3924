// Reads back just enough of a PDF for the tests to see what a reader and an archive would see.
import { inflateSync } from 'node:zlib'

export interface PdfObject {
  text: string
  data: Buffer
}

export interface ReadPdf {
  raw: string
  /** The newest version of every object. */
  objects: Map<number, PdfObject>
  catalog: string
  metadata: string
  /** Text of each page in the order it is drawn, headers and footers included. */
  pages: string[]
}

function readObject(pdf: Buffer, raw: string, start: number): PdfObject {
  const end = raw.indexOf('\nendobj', start)
  const streamAt = raw.indexOf('\nstream\n', start) + 1
  const isStream = streamAt > 0 && streamAt < end
  const dictionary = raw.slice(start, isStream ? streamAt : end)
  const length = Number(dictionary.match(/\/Length (\d+)/)?.[1] ?? 0)
  if (!isStream) return { text: dictionary, data: Buffer.alloc(0) }
  const bytes = pdf.subarray(streamAt + 7, streamAt + 7 + length)
  return { text: dictionary, data: dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes }
}

/** Follows the cross-reference tables from the newest to the oldest, as a reader does. */
function readObjects(pdf: Buffer, raw: string): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>()
  let at: number | undefined = Number(raw.match(/startxref\s+(\d+)\s+%%EOF\s*$/)?.[1])
  while (at !== undefined) {
    const table: string = raw.slice(at, raw.indexOf('startxref', at))
    if (!table.startsWith('xref')) throw new Error('no cross-reference table where the file points')
    for (const [, first, , body] of table.matchAll(/(\d+) (\d+)\s*\n((?:\d{10} \d{5} [nf][ \r]\n)+)/g)) {
      for (const [index, line] of [...body!.matchAll(/(\d{10}) \d{5} ([nf])/g)].entries()) {
        const number = Number(first) + index
        if (line[2] === 'f' || objects.has(number)) continue
        if (!raw.startsWith(`${number} 0 obj`, Number(line[1]))) throw new Error(`object ${number} is not where the table says`)
        objects.set(number, readObject(pdf, raw, Number(line[1])))
      }
    }
    const previous: string | undefined = table.match(/\/Prev (\d+)/)?.[1]
    at = previous === undefined ? undefined : Number(previous)
  }
  return objects
}

function unicodeMap(cmap: string): Map<string, string> {
  const map = new Map<string, string>()
  for (const [, from, to] of cmap.matchAll(/<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>\n/g)) {
    map.set(from!.toLowerCase(), Buffer.from(to!, 'hex').swap16().toString('utf16le'))
  }
  return map
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function literalBytes(literal: string): Buffer {
  const plain = literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, sign: string) =>
    /^[0-7]/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8)) : (ESCAPES[sign] ?? sign),
  )
  return Buffer.from(plain, 'latin1')
}

/** Behind the bracket that closes the string beginning at `start`; brackets inside may stand unescaped in pairs. */
function literalEnd(content: string, start: number): number {
  let depth = 0
  for (let at = start; at < content.length; at++) {
    if (content[at] === '\\') at += 1
    else if (content[at] === '(') depth += 1
    else if (content[at] === ')' && --depth === 0) return at + 1
  }
  return content.length
}

function pageText(objects: Map<number, PdfObject>, page: string): string {
  const content = objects.get(Number(page.match(/\/Contents (\d+) 0 R/)?.[1]))?.data.toString('latin1') ?? ''
  const fonts = new Map<string, Map<string, string>>()
  for (const [, name, number] of page.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
    const cmap = objects.get(Number(objects.get(Number(number))?.text.match(/\/ToUnicode (\d+) 0 R/)?.[1]))
    fonts.set(name!, unicodeMap(cmap?.data.toString('latin1') ?? ''))
  }
  let font = new Map<string, string>()
  let text = ''
  const parts = /\/(f\d+) [\d.]+ Tf|(?<!<)<([0-9a-fA-F]+)>|\(/g
  for (let found = parts.exec(content); found; found = parts.exec(content)) {
    const [, name, hex] = found
    if (name !== undefined) font = fonts.get(name) ?? new Map()
    else if (hex === undefined || !/^feff/i.test(hex)) {
      const end = hex === undefined ? literalEnd(content, found.index) : parts.lastIndex
      const glyphs = hex?.toLowerCase() ?? literalBytes(content.slice(found.index + 1, end - 1)).toString('hex')
      for (const [glyph] of glyphs.matchAll(/[0-9a-f]{4}/g)) text += font.get(glyph) ?? '\ufffd'
      parts.lastIndex = end
    }
  }
  return text
}

/** Reads a PDF. @throws when a cross-reference does not point at its object. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const pdf = Buffer.from(bytes)
  const raw = pdf.toString('latin1')
  const objects = readObjects(pdf, raw)
  const catalog = objects.get(Number(raw.slice(raw.lastIndexOf('trailer')).match(/\/Root (\d+) 0 R/)?.[1]))?.text ?? ''
  const metadata = objects.get(Number(catalog.match(/\/Metadata (\d+) 0 R/)?.[1]))?.data.toString('utf8') ?? ''
  const root = objects.get(Number(catalog.match(/\/Pages (\d+) 0 R/)?.[1]))?.text ?? ''
  const kids = [...(root.match(/\/Kids \[([^\]]*)\]/)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number))
  return { raw, objects, catalog, metadata, pages: kids.map((kid) => pageText(objects, objects.get(kid)?.text ?? '')) }
}

/** Text without blanks and breaks, so that it can be compared across line ends. */
export function squeeze(text: string): string {
  return text.normalize('NFC').replace(/[\s\u200b\u00ad-]/g, '')
}
