// Lists taken out of the program: no cell becomes a formula, numbers and dates keep their type.
import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import readExcelFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { defuse, renderList } from '../../electron/documents/lists.ts'
import type { ListData } from '../../electron/documents/lists.ts'

const STARTS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '−', '﹢']
const BEFORE = ['', ' ', '   ', '\u00a0', '\u200b', '\ufeff', '\u2003', '\u3000', '"', '\u202e']
const DANGEROUS = [
  ...STARTS.flatMap((start) => ['1+1', 'cmd|\'/C calc\'!A0'].map((rest) => start + rest)),
  ...BEFORE.flatMap((blank) => ['=', '+', '-', '@'].map((start) => `${blank}${start}HYPERLINK("http://x.invalid";"trykk")`)),
]
const AFTER_BREAK = ['hei\n=1+1', 'hei\r\n@SUM(A1)', 'hei\r+1', 'hei\u2028-1', 'hei\n\u00a0=1', 'a\n\n=1+1', 'æ\n＝1']
const HARMLESS = ['Ærfugl', 'Fjordgata 12', 'a=b', '2026/0417', "O'Brien", 'æøå ÆØÅ', '1-2', 'per@solvik.no', 'a\nb', '<b>&"']

const list: ListData = {
  title: 'Søkere: uke 48',
  columns: [
    { label: 'Navn', kind: 'text' },
    { label: 'Antall', kind: 'number' },
    { label: 'Søkt', kind: 'date' },
    { label: 'Husleie', kind: 'money' },
  ],
  rows: [
    ['Åse Ødegård', -3, '2026-08-27', 845_050],
    ['=1+1', 2.5, '1999-02-30', null],
    ['007', null, null, -100],
  ],
}

function sheetXml(bytes: Uint8Array): string {
  return strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)
}

function column(texts: string[]): ListData {
  return { title: 'Prøve', columns: [{ label: 'Tekst', kind: 'text' }], rows: texts.map((text) => [text]) }
}

function readCsv(bytes: Uint8Array): string[][] {
  return Papa.parse<string[]>(new TextDecoder().decode(bytes), { delimiter: ';', skipEmptyLines: true }).data
}

describe('formula defusing', () => {
  test.each(DANGEROUS)('%j gets an apostrophe first', (text) => {
    expect(defuse(text)).toBe(`'${text}`)
  })

  test.each(AFTER_BREAK)('%j is defused after the line break', (text) => {
    expect(defuse(text)).toMatch(/[\n\r\u2028]'\s*[=@+\-＝]/)
  })

  test.each(HARMLESS)('%j is left as it is', (text) => {
    expect(defuse(text)).toBe(text)
  })

  test('no payload is a formula in the spreadsheet, and all of them read back as text', async () => {
    const texts = [...DANGEROUS, ...AFTER_BREAK, ...HARMLESS]
    const bytes = await renderList(column(texts), 'xlsx')
    expect(sheetXml(bytes)).not.toMatch(/<f[\s>/]/)
    const [sheet] = await readExcelFile(Buffer.from(bytes))
    const cells = sheet!.data.slice(1).map((row) => row[0])
    expect(cells).toHaveLength(texts.length)
    for (const cell of cells) {
      expect(typeof cell).toBe('string')
      expect(String(cell)).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
    }
  })

  test('no payload begins a CSV field, and none slips out of its field', async () => {
    const texts = [...DANGEROUS, ...AFTER_BREAK, ';=1+1', '";=1+1;"', "'=1", '"=1']
    const rows = readCsv(await renderList(column(texts), 'csv')).slice(1)
    expect(rows).toHaveLength(texts.length)
    for (const row of rows) {
      expect(row).toHaveLength(1)
      expect(row[0]).not.toMatch(/^[\s\u200b]*[=+\-@＝＋－＠]/u)
    }
  })

  test.each(['\u0000=1', '\ud800=1', '\ufffd@A1', '\u0001\u000b-1'])('%j does not become a formula when its odd sign is dropped', async (text) => {
    const [sheet] = await readExcelFile(Buffer.from(await renderList(column([text]), 'xlsx')))
    expect(String(sheet!.data[1]![0])).toMatch(/^'/)
    expect(readCsv(await renderList(column([text]), 'csv'))[1]![0]).toMatch(/^'/)
  })

  test('column labels are defused too', async () => {
    const evil: ListData = { title: '=1', columns: [{ label: '=1+1', kind: 'text' }], rows: [] }
    expect(sheetXml(await renderList(evil, 'xlsx'))).not.toMatch(/<f[\s>/]/)
    expect(readCsv(await renderList(evil, 'csv'))[0]).toEqual(["'=1+1"])
  })
})

describe('spreadsheet', () => {
  test('keeps numbers, money and dates as what they are, and empty as empty', async () => {
    const [sheet] = await readExcelFile(Buffer.from(await renderList(list, 'xlsx')))
    expect(sheet!.sheet).toBe('Søkere  uke 48')
    expect(sheet!.data[0]).toEqual(['Navn', 'Antall', 'Søkt', 'Husleie'])
    expect(sheet!.data[1]).toEqual(['Åse Ødegård', -3, new Date('2026-08-27T00:00:00Z'), 8450.5])
    expect(sheet!.data[2]).toEqual(["'=1+1", 2.5, '1999-02-30', null])
    expect(sheet!.data[3]).toEqual(['007', null, null, -1])
  })

  test('has a bold frozen header row and column widths', async () => {
    const files = unzipSync(await renderList(list, 'xlsx'))
    expect(strFromU8(files['xl/worksheets/sheet1.xml']!)).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
    expect(strFromU8(files['xl/worksheets/sheet1.xml']!)).toMatch(/<col [^>]*width="13/)
    expect(strFromU8(files['xl/styles.xml']!)).toContain('<b/>')
  })

  test('survives control characters and refuses a text no cell can hold', async () => {
    const [sheet] = await readExcelFile(Buffer.from(await renderList(column(['a\u0000b\u000bc\ud800']), 'xlsx')))
    expect(sheet!.data[1]).toEqual(['abc'])
    await expect(renderList(column(['x'.repeat(32_768)]), 'csv')).rejects.toThrow('file-cell-too-large')
  })
})

test('CSV opens right in a Norwegian spreadsheet', async () => {
  const bytes = await renderList(list, 'csv')
  expect(bytes.slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf))
  expect(new TextDecoder().decode(bytes)).toBe(
    "Navn;Antall;Søkt;Husleie\r\nÅse Ødegård;-3;27.08.2026;8450,50\r\n'=1+1;2,5;1999-02-30;\r\n007;;;-1,00\r\n",
  )
})
