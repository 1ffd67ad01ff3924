// Finds a cell with more text than a spreadsheet allows, and says where it is.
import { attribute } from './sheet-xml.ts'

export interface LongCell {
  sheet: string
  cell: string
  characters: number
}

/** Index of the first run of text longer than `most` bytes between two tags, with its length. */
function longRun(xml: Buffer, most: number): { at: number; length: number } | undefined {
  for (let close = xml.indexOf('>'); close >= 0; ) {
    const open = xml.indexOf('<', close)
    if (open < 0) return undefined
    if (open - close - 1 > most) return { at: close, length: xml.toString('utf8', close + 1, open).length }
    close = xml.indexOf('>', open)
  }
  return undefined
}

/** Like longRun, but counts characters: a text of many æ, ø and å is longer in bytes. */
function longText(xml: Buffer, most: number): { at: number; length: number } | undefined {
  let from = 0
  for (;;) {
    const run = longRun(xml.subarray(from), most)
    if (!run || run.length > most) return run && { at: run.at + from, length: run.length }
    from += run.at + 1
  }
}

const cellBefore = (xml: Buffer, at: number): string => {
  const tags = xml.toString('latin1', Math.max(0, at - 4000), at + 1).match(/<(?:\w+:)?c\s[^>]*>/g)
  return (tags && attribute(tags.at(-1)!, 'r')) || '?'
}

function cellOfShared(xml: Buffer, index: number): string | undefined {
  const value = `>${index}</`
  for (let at = xml.indexOf(value); at >= 0; at = xml.indexOf(value, at + 1)) {
    const before = xml.toString('latin1', Math.max(0, at - 4000), at + 1)
    const cell = before.slice(before.lastIndexOf('<c'))
    if (/\st\s*=\s*["']s["']/.test(cell)) return attribute(cell, 'r')
  }
  return undefined
}

/** The first cell over the limit, in the sheets themselves or in the shared texts. */
export function findLongCell(parts: Map<string, Buffer>, sheets: { name: string; path: string }[], most: number): LongCell | undefined {
  for (const { name, path } of sheets) {
    const xml = parts.get(path)!
    const run = longText(xml, most)
    if (run) return { sheet: name, cell: cellBefore(xml, run.at), characters: run.length }
  }
  for (const [name, xml] of parts) {
    if (!/sharedStrings/i.test(name)) continue
    const run = longText(xml, most)
    if (!run) continue
    const index = (xml.toString('latin1', 0, run.at).match(/<(?:\w+:)?si[\s>]/g) ?? []).length - 1
    for (const sheet of sheets) {
      const cell = cellOfShared(parts.get(sheet.path)!, index)
      if (cell) return { sheet: sheet.name, cell, characters: run.length }
    }
    return { sheet: sheets[0]?.name ?? '', cell: '?', characters: run.length }
  }
  return undefined
}
