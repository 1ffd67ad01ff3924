// Files of unknown origin: refused with the right code, fast, without filling the memory; never an exception.
import { strToU8, zipSync, type Zippable } from 'fflate'
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { LIMITS } from '../../electron/sheets/limits.ts'
import { readSheets } from '../../electron/sheets/read.ts'
import { FIELDS } from '../../shared/domain/import/fields.ts'
import { guessMapping } from '../../shared/domain/import/headings.ts'
import { nothingStored } from '../../shared/domain/import/lookup.ts'
import { planRows } from '../../shared/domain/import/plan.ts'
import { findTable } from '../../shared/domain/import/table.ts'

const SHEET_TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'
const base = (sheet: string, more: Zippable = {}): Zippable => ({
  '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'),
  '_rels/.rels': strToU8('<Relationships/>'),
  'xl/workbook.xml': strToU8('<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Boliger" sheetId="1" r:id="rId1"/></sheets></workbook>'),
  'xl/_rels/workbook.xml.rels': strToU8(`<Relationships><Relationship Id="rId1" Type="${SHEET_TYPE}" Target="worksheets/sheet1.xml"/></Relationships>`),
  'xl/worksheets/sheet1.xml': strToU8(sheet),
  ...more,
})
const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
const CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>Adresse</t></is></c></row>'
const read = (files: Zippable, name = 'a.xlsx') => readSheets(zipSync(files), name)
const codeOf = async (files: Zippable, name?: string) => {
  const result = await read(files, name)
  return result.ok ? 'ok' : result.error.code
}

/** Run and tell how long it took and how much the memory grew. */
async function measured<T>(run: () => Promise<T>): Promise<{ value: T; ms: number; mb: number }> {
  const [from, before] = [performance.now(), process.memoryUsage().rss]
  const value = await run()
  return { value, ms: performance.now() - from, mb: (process.memoryUsage().rss - before) / 1024 / 1024 }
}

describe('workbooks that must be refused', () => {
  it('reads the plain one these are made from', async () => expect(await read(base(sheet(CELL)))).toMatchObject({ ok: true, value: { sheets: [{ name: 'Boliger', rows: [['Adresse']] }] } }))

  it('stops a 300 kB bomb and a 200 MB cell fast', async () => {
    const bomb = zipSync(base(sheet(CELL), { 'xl/media/image1.bin': new Uint8Array(300 * 1024 * 1024) }), { level: 9 })
    expect(bomb.length).toBeLessThan(320 * 1024)
    const first = await measured(() => readSheets(bomb, 'a.xlsx'))
    expect(first.value).toMatchObject({ ok: false, error: { code: 'file-bomb' } })
    expect(first.ms).toBeLessThan(2000)
    expect(first.mb).toBeLessThan(150)
    const text = new Uint8Array(200 * 1024 * 1024).fill(97)
    const head = strToU8('<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>')
    text.set(head)
    const cell = zipSync({ ...base(''), 'xl/worksheets/sheet1.xml': text }, { level: 9 })
    const { value, ms, mb } = await measured(() => readSheets(cell, 'a.xlsx'))
    expect(value).toMatchObject({ ok: false, error: { code: 'file-bomb' } })
    expect(ms).toBeLessThan(2000)
    expect(mb).toBeLessThan(150)
  }, 60_000)

  it('stops when all parts together are too much', async () => {
    const noise = new Uint8Array(2 * 1024 * 1024).map((_, i) => (i * 2_654_435_761) >>> 13)
    const parts = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`xl/media/${i}.bin`, noise]))
    const result = await readSheets(zipSync(base(sheet(CELL), parts)), 'a.xlsx', { ...LIMITS, unpackedBytes: 8 * 1024 * 1024 })
    expect(result).toMatchObject({ ok: false, error: { code: 'file-bomb' } })
  })

  it.each<[string, Zippable, string]>([
    ['an archive inside', { 'xl/embeddings/a.bin': zipSync({ a: strToU8('a') }) }, 'file-type'],
    ['macros', { 'xl/vbaProject.bin': strToU8('x') }, 'file-macros'],
    ['a macro workbook by content type', { '[Content_Types].xml': strToU8('<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>') }, 'file-macros'],
    ['external links', { 'xl/externalLinks/externalLink1.xml': strToU8('<externalLink/>') }, 'file-external-links'],
    ['an external relation', { 'xl/worksheets/_rels/sheet1.xml.rels': strToU8('<Relationships><Relationship Id="r" Type="http://x/image" Target="http://x/a.png" TargetMode="External"/></Relationships>') }, 'file-external-links'],
    ['an entity', { 'xl/sharedStrings.xml': strToU8('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]><sst/>') }, 'file-damaged'],
    ['a lower-case declaration', { 'docProps/app.xml': strToU8('<!doctype a><a/>') }, 'file-damaged'],
    ['UTF-16 XML that hides one', { 'docProps/app.xml': Buffer.from('\ufeff<!DOCTYPE a><a/>', 'utf16le') }, 'file-damaged'],
    ['more than 1000 parts', Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`p/${i}`, strToU8('a')])), 'file-bomb'],
    ['a binary workbook', { 'xl/workbook.bin': strToU8('x') }, 'file-type'],
    ['a comment that could hide cells', { 'xl/worksheets/sheet1.xml': strToU8(sheet(`<!-- <c a=" -->${CELL}`)) }, 'file-damaged'],
  ])('%s', async (_, more, code) => expect(await codeOf(base(sheet(CELL), more))).toBe(code))

  it('lets a plain hyperlink be', async () =>
    expect(await codeOf(base(sheet(CELL), { 'xl/worksheets/_rels/sheet1.xml.rels': strToU8('<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="mailto:a@example.no" TargetMode="External"/></Relationships>') }))).toBe('ok'))

  it('names sheet and cell of a text too long, inline and shared', async () => {
    const long = 'æ'.repeat(32_768)
    const noise = (text: string) => `${text}${Array.from({ length: 4000 }, (_, i) => (i * 7919) % 1000).join('')}`
    const inline = await read(base(sheet(`<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is><t>${noise(long)}</t></is></c></row>`)))
    expect(inline).toMatchObject({ ok: false, error: { code: 'file-cell-too-large', details: { sheet: 'Boliger', cell: 'B1' } } })
    const shared = await read(base(sheet('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>'), { 'xl/sharedStrings.xml': strToU8(`<sst><si><t>a</t></si><si><t>${long}</t></si></sst>`) }))
    expect(shared).toMatchObject({ ok: false, error: { code: 'file-cell-too-large', details: { sheet: 'Boliger', cell: 'C1', characters: 32_768 } } })
    expect(await codeOf(base(sheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'æ'.repeat(32_767)}</t></is></c></row>`)))).toBe('ok')
  })

  it.each([
    ['a row far below', '<row r="999999999"><c r="A999999999"><v>1</v></c></row>'], ['an empty row far below', '<row r="999999999"/>'], ['a lone cell far below', '<row><c r="A99999999"/></row>'],
    ['too many columns', '<row r="1"><c r="ZZZ1"><v>1</v></c></row>'], ['a wide and deep sheet', '<row r="1"><c r="SF1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>'], ['a row number in disguise', '<row a=">" r="&#57;99999999"/>'],
  ])('%s', async (_, rows) => {
    const { value, ms } = await measured(() => codeOf(base(sheet(rows))))
    expect(value).toBe('file-too-large')
    expect(ms).toBeLessThan(1000)
  })
})

describe('text made to be slow', () => {
  it.each([['<c "<c "'], ['<Relationship '], ['<mergeCell '], ["<row '"], ['<']])('%s', async (piece) => {
    const text = piece.repeat(Math.floor(1_000_000 / piece.length))
    for (const part of ['xl/worksheets/sheet1.xml', 'xl/_rels/workbook.xml.rels', 'xl/workbook.xml', 'xl/sharedStrings.xml']) {
      const { value, ms } = await measured(() => codeOf(base(sheet(CELL), { [part]: strToU8(text) })))
      expect(['file-damaged', 'file-type', 'file-too-large', 'ok', 'file-empty']).toContain(value)
      expect(ms, part).toBeLessThan(2000)
    }
  }, 20_000)
  it('long cells in every field of every kind', () => {
    for (const kind of ['dwellings', 'applicants', 'tenancies'] as const) {
      const mapping = Object.fromEntries(FIELDS[kind].map(({ field }, index) => [field, index]))
      for (const piece of ['a ', '1 ', 'a1,', ' ', 'H0101-', ',-', '1.', 'å', '9'.repeat(30)]) {
        const text = piece.repeat(Math.floor(32_767 / piece.length))
        const cells = FIELDS[kind].map(() => text)
        const from = performance.now()
        const table = findTable([FIELDS[kind].map(({ label }) => label), cells, cells])
        guessMapping(kind, table.columns)
        planRows(kind, mapping, table.body, nothingStored, { today: '2026-11-22', validateNationalId: () => ({ valid: true, kind: 'tnr' }) })
        for (const short of [400, 120]) planRows(kind, mapping, [{ rowNumber: 2, cells: cells.map((cell) => cell.slice(0, short)) }], nothingStored, { today: '2026-11-22', validateNationalId: () => ({ valid: true, kind: 'tnr' }) })
        expect(performance.now() - from, `${kind} ${piece}`).toBeLessThan(1500)
      }
    }
  }, 30_000)
})

describe('files that are something else', () => {
  const ole = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0)
  it.each<[string, string, Uint8Array, string]>([
    ['an old .xls', 'a.xls', ole, 'file-type'], ['a protected .xlsx', 'a.xlsx', ole, 'file-type'], ['text named .xlsx', 'a.xlsx', strToU8('Adresse;Rom\nA;1'), 'file-type'], ['a zip named .csv', 'a.csv', zipSync({ a: strToU8('a') }), 'file-type'],
    ['a .docx name', 'a.docx', zipSync({ a: strToU8('a') }), 'file-type'], ['a zip that is no workbook', 'a.xlsx', zipSync({ a: strToU8('a') }), 'file-type'], ['a web page named .csv', 'a.csv', strToU8('<html><table>'), 'file-type'],
    ['NUL in a csv', 'a.csv', strToU8('Adresse;Rom\nA\0;1'), 'file-damaged'], ['an empty file', 'a.csv', new Uint8Array(), 'file-empty'], ['a csv of empty lines', 'a.csv', strToU8('\n;;\n\n'), 'file-empty'], ['too large', 'a.csv', new Uint8Array(30 * 1024 * 1024 + 1), 'file-too-large'],
    ['a csv cell too large', 'a.csv', strToU8(`Adresse;Rom\n"${'a'.repeat(32_768)}";1`), 'file-cell-too-large'],
  ])('%s', async (_, name, bytes, code) => expect(await readSheets(bytes, name)).toMatchObject({ ok: false, error: { code } }))
})

describe('damage', () => {
  it('answers with an error value at every cut of a real workbook', async () => {
    const whole = await writeXlsxFile([[{ value: 'Adresse' }, { value: 'Rom' }], [{ value: 'Fjordgata 1' }, { value: 2 }]]).toBuffer()
    for (let length = 1; length < whole.length; length += 97) expect(await readSheets(whole.subarray(0, length), 'a.xlsx')).toMatchObject({ ok: false })
  })
  it('never throws on changed or random bytes', async () => {
    const whole = new Uint8Array(await writeXlsxFile([[{ value: 'Adresse' }, { value: 'Rom' }], [{ value: 'Fjordgata 1' }, { value: 2 }]]).toBuffer())
    let seed = 1
    const random = () => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff)
    for (let round = 0; round < 200; round++) {
      const bytes = round % 2 === 0 ? whole.slice() : Uint8Array.from({ length: 1 + (random() % 3000) }, () => (random() >> 8) & 255)
      if (round % 2 === 0) for (let i = 0; i < 1 + (round % 20); i++) bytes[random() % bytes.length] = (random() >> 8) & 255
      if (round % 4 === 1) bytes.set([0x50, 0x4b, 3, 4].slice(0, bytes.length))
      for (const name of ['a.xlsx', 'a.csv']) expect(typeof (await readSheets(bytes, name)).ok).toBe('boolean')
    }
  }, 60_000)
  it('stops when asked', async () => expect(await readSheets(zipSync(base(sheet(CELL))), 'a.xlsx', LIMITS, { shouldStop: () => true })).toMatchObject({ ok: false, error: { code: 'job-cancelled' } }))
})
