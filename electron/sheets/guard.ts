// Decides whether a workbook may be read at all, before any library sees it.
import { fail, ok, type Result } from '../../shared/contract.ts'
import { LIMITS, type Limits, type ReadControl } from './limits.ts'
import { attribute, decode, sheetShape, tagsOf, type SheetShape } from './sheet-xml.ts'
import { findLongCell } from './long-cell.ts'
import { unpack } from './zip.ts'

export interface GuardedWorkbook {
  /** the parts a reader needs, all checked; nothing else of the file is passed on */
  parts: Map<string, Buffer>
  /** in the order of the workbook */
  sheets: { name: string; path: string; hidden: boolean; shape: SheetShape }[]
}

const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, i) => bytes[i] === byte)
export const isZip = (bytes: Uint8Array) => starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0x50, 0x4b, 0x05, 0x06)
/** The older binary Office form; a password-protected .xlsx is wrapped in it too. */
export const isOle = (bytes: Uint8Array) => starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)
const isArchive = (bytes: Uint8Array) => isZip(bytes) || starts(bytes, 0x1f, 0x8b) || starts(bytes, 0x37, 0x7a, 0xbc, 0xaf) || starts(bytes, 0x52, 0x61, 0x72, 0x21) || starts(bytes, 0x42, 0x5a, 0x68) || starts(bytes, 0xfd, 0x37, 0x7a, 0x58)

/** A declaration other than a comment or CDATA, or XML that is not UTF-8: no honest workbook has either. */
function hasDeclarations(xml: Buffer): boolean {
  if (xml.includes(0)) return true
  for (let at = xml.indexOf('<!'); at >= 0; at = xml.indexOf('<!', at + 2)) {
    const next = xml.toString('latin1', at, at + 9)
    if (!next.startsWith('<!--') && next !== '<![CDATA[') return true
  }
  return false
}

const isXml = (name: string) => /\.(xml|rels|vml)$/i.test(name)

function refuseContent(parts: Map<string, Buffer>): Result<never> | undefined {
  for (const [name, bytes] of parts) {
    if (/vbaProject|vbaData|macrosheets\//i.test(name)) return fail({ code: 'file-macros', details: { part: name } })
    if (/^xl\/externalLinks\//i.test(name)) return fail({ code: 'file-external-links', details: { part: name } })
    if (isArchive(bytes) || /\.(zip|7z|rar|gz|xlsx|xlsm|docx|docm)$/i.test(name)) {
      return fail({ code: 'file-type', details: { part: name, why: 'Filen har en annen pakket fil i seg.' } })
    }
    if (isXml(name) && hasDeclarations(bytes)) return fail({ code: 'file-damaged', details: { part: name } })
    if (name.endsWith('.rels') && hasExternal(decode(bytes))) return fail({ code: 'file-external-links', details: { part: name } })
  }
  const types = parts.get('[Content_Types].xml')
  if (types && /macroEnabled/i.test(decode(types))) return fail({ code: 'file-macros' })
  return undefined
}

const named = (xml: string, name: string): string[] => [...tagsOf(xml)].flatMap((tag) => (tag.name === name ? [tag.text] : []))

/** A relation that points out of the file and is not a plain hyperlink. */
function hasExternal(rels: string): boolean {
  return named(rels, 'Relationship').some((tag) => /^external$/i.test(attribute(tag, 'TargetMode') ?? '') && !(attribute(tag, 'Type') ?? '').endsWith('/hyperlink'))
}

function listSheets(parts: Map<string, Buffer>): { name: string; path: string; hidden: boolean }[] | undefined {
  const workbook = parts.get('xl/workbook.xml')
  const rels = parts.get('xl/_rels/workbook.xml.rels')
  if (!workbook || !rels) return undefined
  const targets = new Map<string, string>()
  for (const tag of named(decode(rels), 'Relationship')) {
    const target = attribute(tag, 'Target') ?? ''
    if ((attribute(tag, 'Type') ?? '').endsWith('/worksheet')) targets.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  return named(decode(workbook), 'sheet').flatMap((tag) => {
    const path = targets.get(attribute(tag, '[\\w.-]+:id') ?? attribute(tag, 'id') ?? '')
    return path && parts.has(path) ? [{ name: attribute(tag, 'name') ?? '', path, hidden: /hidden/i.test(attribute(tag, 'state') ?? '') }] : []
  })
}

const NEEDED = /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/_rels\/workbook\.xml\.rels|xl\/workbook\.xml|xl\/[\w./-]*(styles|sharedStrings)[\w.-]*\.xml)$/i

/**
 * Open an .xlsx within the limits.
 * Errors: file-too-large, file-type (old .xls, password, archive inside), file-damaged, file-bomb, file-macros, file-external-links, file-cell-too-large, job-cancelled.
 */
export function guardWorkbook(bytes: Uint8Array, limits: Limits = LIMITS, control: ReadControl = {}): Result<GuardedWorkbook> {
  try {
    return guard(bytes, limits, control)
  } catch (error) {
    if (error instanceof RangeError) return fail({ code: 'file-damaged' })
    throw error
  }
}

function guard(bytes: Uint8Array, limits: Limits, control: ReadControl): Result<GuardedWorkbook> {
  if (bytes.length > limits.fileBytes) return fail({ code: 'file-too-large', details: { bytes: bytes.length, most: limits.fileBytes } })
  if (isOle(bytes)) return fail({ code: 'file-type', details: { why: 'Filen er et eldre regneark (.xls) eller er beskyttet med passord. Lagre den som .xlsx uten passord.' } })
  const unpacked = unpack(bytes, limits, control)
  if (!unpacked.ok) return unpacked
  const parts = unpacked.value
  const refusal = refuseContent(parts)
  if (refusal) return refusal
  if (parts.has('xl/workbook.bin')) return fail({ code: 'file-type', details: { why: 'Filen er et binært regneark (.xlsb). Lagre den som .xlsx.' } })
  const listed = listSheets(parts)
  if (!listed || listed.length === 0) return fail({ code: 'file-type', details: { why: 'Filen er ikke et regneark.' } })
  const sheets = shapes(parts, listed, limits, control)
  if (!sheets.ok) return sheets
  const long = findLongCell(parts, sheets.value, limits.cellCharacters)
  if (long) return fail({ code: 'file-cell-too-large', details: { ...long } })
  const wanted = new Set(sheets.value.map(({ path }) => path))
  return ok({ parts: new Map([...parts].filter(([name]) => wanted.has(name) || NEEDED.test(name))), sheets: sheets.value })
}

/** How far each sheet reaches, refused where it is damaged or reaches too far. */
function shapes(parts: Map<string, Buffer>, listed: { name: string; path: string; hidden: boolean }[], limits: Limits, control: ReadControl): Result<GuardedWorkbook['sheets']> {
  const sheets: GuardedWorkbook['sheets'] = []
  for (const sheet of listed) {
    if (control.shouldStop?.()) return fail({ code: 'job-cancelled' })
    const shape = sheetShape(parts.get(sheet.path)!)
    if (!shape) return fail({ code: 'file-damaged', details: { sheet: sheet.name } })
    if (shape.namedRow > limits.rows || shape.lastColumn > limits.columns || shape.lastRow * shape.lastColumn > limits.area) {
      return fail({ code: 'file-too-large', details: { sheet: sheet.name, rows: shape.namedRow, columns: shape.lastColumn } })
    }
    sheets.push({ ...sheet, shape })
  }
  return ok(sheets)
}
