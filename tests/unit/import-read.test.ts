// Reading real files: encodings, delimiters, merged cells, dates, formulas, size.
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { windows1252 } from '../../electron/sheets/messy.ts'
import { readSheets } from '../../electron/sheets/read.ts'
import { findTable } from '../../shared/domain/import/table.ts'

async function workbook(bytes: Uint8Array, name: string) {
  const result = await readSheets(bytes, name)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

describe('text files', () => {
  const lines = (delimiter: string) => [['Adresse', 'Strøk', 'Husleie'], ['Ærfuglgata 1', 'Sjøåsen', '8 450,50'], ['Øvre vei 2', '', '9000']].map((row) => row.map((text) => (text.includes(delimiter) ? `"${text}"` : text)).join(delimiter)).join('\r\n')
  const rows = [['Adresse', 'Strøk', 'Husleie'], ['Ærfuglgata 1', 'Sjøåsen', '8 450,50'], ['Øvre vei 2', null, '9000']]
  const utf16 = (text: string, big: boolean) => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
    return new Uint8Array(big ? bytes.swap16() : bytes)
  }
  it.each<[string, string, Uint8Array, object]>([
    ['UTF-8, semicolon', 'a.csv', strToU8(lines(';')), { encoding: 'utf-8', delimiter: ';' }],
    ['UTF-8 with a mark, comma', 'a.csv', strToU8(`\ufeff${lines(',')}`), { encoding: 'utf-8', delimiter: ',' }],
    ['Windows-1252, semicolon', 'a.csv', windows1252(lines(';')), { encoding: 'windows-1252', delimiter: ';' }],
    ['UTF-16 little end, tab', 'a.txt', utf16(lines('\t'), false), { encoding: 'utf-16le', delimiter: '\t' }],
    ['UTF-16 big end, semicolon', 'a.csv', utf16(lines(';'), true), { encoding: 'utf-16be', delimiter: ';' }],
    ['declared delimiter', 'a.csv', strToU8(`sep=,\r\n${lines(',')}`), { delimiter: ',' }],
  ])('%s', async (_, name, bytes, facts) => expect(await workbook(bytes, name)).toMatchObject({ format: 'csv', ...facts, sheets: [{ name: 'a', rows }] }))
  it('keeps leading zeros and line breaks in quotes', async () => {
    expect((await workbook(strToU8('Postnr;Merknad\n0150;"to\nlinjer"\n'), 'a.csv')).sheets[0]!.rows).toEqual([['Postnr', 'Merknad'], ['0150', 'to\nlinjer']])
  })
})

describe('workbooks', () => {
  it('reads all sheets, dates without a shift, numbers, yes and no', async () => {
    const bytes = await writeXlsxFile([
      { sheet: 'En', data: [['Dato', 'Tall', 'Svar', 'Tekst'], [{ value: 46348, type: Number, format: 'dd.mm.yyyy' }, { value: 8450.5, type: Number }, { value: true, type: Boolean }, ' æøå '], [{ value: 46348.999, type: Number, format: 'dd.mm.yyyy hh:mm' }, 1, false, null]] },
      { sheet: 'To', data: [['A']] },
    ]).toBuffer()
    expect((await workbook(bytes, 'a.xlsx')).sheets).toEqual([
      { name: 'En', rows: [['Dato', 'Tall', 'Svar', 'Tekst'], [{ date: '2026-11-22' }, 8450.5, true, 'æøå'], [{ date: '2026-11-22' }, 1, false, null]] },
      { name: 'To', rows: [['A']] },
    ])
  })
  it('fills merged headings to the right and merged group cells down', async () => {
    const bytes = await writeXlsxFile([
      [{ value: 'Boliger', columnSpan: 3 }, null, null],
      [{ value: 'Sted', columnSpan: 2 }, null, { value: 'Penger' }],
      ['Adresse', 'Bruksenhet', 'Husleie'],
      [{ value: 'Fjordgata 1', rowSpan: 3 }, 'H0101', 8000], [null, 'H0102', 8100], [null, 'H0103', 8200],
    ]).toBuffer()
    const table = findTable((await workbook(bytes, 'a.xlsx')).sheets[0]!.rows)
    expect(table.body.map(({ cells }) => cells)).toEqual([['Fjordgata 1', 'H0101', 8000], ['Fjordgata 1', 'H0102', 8100], ['Fjordgata 1', 'H0103', 8200]])
    expect(table.columns.map(({ heading, group }) => [heading, group])).toEqual([['Adresse', 'Sted'], ['Bruksenhet', 'Sted'], ['Husleie', 'Penger']])
  })
  it('uses the stored value of a formula and says so, and leaves failed ones empty', async () => {
    const files = {
      '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook><workbookPr date1904="1"/><sheets><sheet name="A &amp; B" sheetId="1" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/s.xml"/></Relationships>',
      'xl/worksheets/s.xml': '<worksheet><sheetData><row r="1"><c r="A1" t="str"><f>B1</f><v>Adresse</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C1"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>',
    }
    const book = await workbook(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))), 'a.xlsx')
    expect(book.sheets).toEqual([{ name: 'A & B', rows: [['Adresse', null, 2]] }])
    expect(book.notes).toEqual(['3 celler har formler. Verdien som var lagret sist, er brukt.'])
  })
  it('reads 50,000 rows within 15 seconds and tells how far it is', async () => {
    const data = Array.from({ length: 50_000 }, (_, i) => [`Fjordgata ${i}`, 'H0101', 8000 + i, `Merknad nummer ${i}`, 46_000, 'ja', 'nei', 54.5])
    const bytes = await writeXlsxFile([['Adresse', 'Bruksenhet', 'Husleie', 'Merknad', 'Ledig fra', 'Heis', 'Rolig', 'Areal'], ...data]).toBuffer()
    const progress: number[] = []
    const from = performance.now()
    const result = await readSheets(bytes, 'a.xlsx', undefined, { onProgress: (fraction) => progress.push(fraction) })
    expect(performance.now() - from).toBeLessThan(15_000)
    expect(result.ok && result.value.sheets[0]!.rows.length).toBe(50_001)
    expect(progress.at(-1)).toBe(1)
  }, 90_000)
})
