// What a file is, by its content and never by its name; and a name that can do no harm where it is saved again.
import { inflateRawSync } from 'node:zlib'

/** Bytes. The largest paper a case can hold. */
export const MAX_DOCUMENT = 10_000_000
/** Characters of base64 in each part of a document: a multiple of four, so that each part can be read alone. */
export const PART = 300_000

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ODT = 'application/vnd.oasis.opendocument.text'

/** Each kind that is taken in, with the file endings it may carry; the first is put on where none fits. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = { 'application/pdf': ['pdf'], 'image/jpeg': ['jpg', 'jpeg'], 'image/png': ['png'], 'text/plain': ['txt', 'csv', 'log', 'md'], [DOCX]: ['docx'], [XLSX]: ['xlsx'], [ODT]: ['odt'] }

export type Sniffed = { mediaType: string } | { refused: 'file-type' | 'file-macros' | 'file-damaged' | 'file-empty' }

const starts = (bytes: Buffer, ...magic: number[]) => magic.every((byte, i) => bytes[i] === byte)

interface Entry { name: string; method: number; packed: number; offset: number }

/** The names in a zip by its own list of contents; undefined when it can't be read. Nothing is unpacked. */
function entriesOf(zip: Buffer): Entry[] | undefined {
  let end = -1
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 0xffff) && end < 0; at--) if (zip.readUInt32LE(at) === 0x06054b50) end = at
  if (end < 0) return undefined
  const entries: Entry[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return undefined
    const names = zip.readUInt16LE(at + 28)
    entries.push({ name: zip.toString('utf8', at + 46, at + 46 + names).replaceAll('\\', '/'), method: zip.readUInt16LE(at + 10), packed: zip.readUInt32LE(at + 20), offset: zip.readUInt32LE(at + 42) })
    at += 46 + names + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}

/** The text of one small part, at most 1 MB of it. */
function partText(zip: Buffer, entry: Entry | undefined): string {
  if (!entry || entry.offset + 30 > zip.length) return ''
  const from = entry.offset + 30 + zip.readUInt16LE(entry.offset + 26) + zip.readUInt16LE(entry.offset + 28)
  const packed = zip.subarray(from, from + entry.packed)
  try {
    return (entry.method === 8 ? inflateRawSync(packed, { maxOutputLength: 1_000_000 }) : packed).toString('utf8')
  } catch {
    return ''
  }
}

const MACROS = /(^|\/)(vbaProject|vbaData)[^/]*$|macrosheets\/|dialogsheets\/|activeX\/|^Basic\/|^Scripts\//i

function sniffZip(zip: Buffer): Sniffed {
  const entries = entriesOf(zip)
  if (!entries) return { refused: 'file-damaged' }
  const named = (name: string) => entries.find((one) => one.name === name)
  if (entries.some((one) => MACROS.test(one.name))) return { refused: 'file-macros' }
  const types = partText(zip, named('[Content_Types].xml'))
  if (/macroEnabled|vbaProject/i.test(types)) return { refused: 'file-macros' }
  if (types && named('word/document.xml')) return { mediaType: DOCX }
  if (types && named('xl/workbook.xml')) return { mediaType: XLSX }
  if (partText(zip, named('mimetype')).trim() === ODT && named('content.xml')) return { mediaType: ODT }
  return { refused: 'file-type' }
}

/** Plain text: UTF-8, or the older Windows set, without control characters; and not a page or a script that a program would run. */
function isText(bytes: Buffer): boolean {
  // oxlint-disable-next-line no-control-regex
  if (/[\0-\x08\x0b\x0e-\x1f\x7f]/.test(bytes.toString('latin1'))) return false
  return !/^(\uFEFF)?\s*(<[!?a-z]|#!|%!|\{\\rtf|MZ)/i.test(bytes.toString('utf8', 0, 400))
}

/** What these bytes are, or why they are not taken in. */
export function sniff(bytes: Buffer): Sniffed {
  if (bytes.length === 0) return { refused: 'file-empty' }
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return { mediaType: 'application/pdf' }
  if (starts(bytes, 0xff, 0xd8, 0xff)) return { mediaType: 'image/jpeg' }
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { mediaType: 'image/png' }
  if (starts(bytes, 0x50, 0x4b)) return sniffZip(bytes)
  return isText(bytes) ? { mediaType: 'text/plain' } : { refused: 'file-type' }
}

/** The name a file is kept under: no path, no control or direction characters, nothing Windows reserves, and an ending that tells the truth. */
export function cleanName(given: string, mediaType: string): string {
  const bare = given.normalize('NFC').split(/[/\\]/).at(-1)!.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"|?*]/gu, '').replace(/\s+/g, ' ').replace(/^[.\s]+|[.\s]+$/g, '')
  const endings = ENDINGS[mediaType] ?? ['txt']
  const ending = /\.([^.]+)$/.exec(bare)?.[1]?.toLowerCase()
  const fits = ending !== undefined && endings.includes(ending)
  const stem = (fits ? bare.slice(0, -ending.length - 1) : bare).slice(0, 120).trim()
  const safe = stem === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem.split('.')[0]!) ? `dokument${stem ? `-${stem}` : ''}` : stem
  return `${safe}.${fits ? ending : endings[0]}`
}
