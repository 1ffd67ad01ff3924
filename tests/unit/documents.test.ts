// The documents as an archive, a screen reader and a worried colleague would test them: structure, labels, text.
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { loadCompiler } from '../../electron/documents/compiler.ts'
import { srgbProfile } from '../../electron/documents/icc.ts'
import { labelPdf } from '../../electron/documents/pdfa.ts'
import { renderDocument } from '../../electron/documents/render.ts'
import type { CaseSummaryDoc, MeetingProtocolDoc, TypedDocument } from '../../electron/documents/types.ts'
import { caseSummary, consentForm, followUpPlan, meetingAgenda, meetingProtocol, recoverySheet } from './documents-fixtures.ts'
import { readPdf, squeeze } from './documents-reader.ts'

const ALL: TypedDocument[] = [caseSummary, meetingProtocol, followUpPlan, meetingAgenda, recoverySheet, consentForm]
// Said by the metadata or by the data itself, not drawn as it stands.
const NOT_DRAWN = new Set(['template', 'madeAt', 'language'])

function strings(value: unknown, key = ''): string[] {
  if (NOT_DRAWN.has(key)) return []
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => strings(inner, name))
}

function drawn(bytes: Uint8Array): string {
  return squeeze(readPdf(bytes).pages.join(''))
}

describe.each(ALL.map((doc) => [doc.template, doc] as const))('%s', (_, doc) => {
  test('carries every word it was given, page numbers and the classification', async () => {
    const pdf = readPdf(await renderDocument(doc))
    const text = squeeze(pdf.pages.join(''))
    for (const words of strings(doc)) {
      for (const part of words === doc.head.classification ? words.split(', ') : [words]) expect(text).toContain(squeeze(part))
    }
    pdf.pages.forEach((page, at) => {
      expect(page.replace(/\s/g, ' ')).toContain(`Side ${at + 1} av ${pdf.pages.length}`)
      expect(squeeze(page)).toContain(squeeze(doc.head.classification.split(', ')[0]!))
    })
    expect(text).not.toContain('\ufffd')
  })

  test('is labelled as PDF/A-2a and PDF/UA-1, in Norwegian, with its title', async () => {
    const pdf = readPdf(await renderDocument(doc))
    expect(pdf.metadata).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>')
    expect(pdf.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf.metadata).toContain('<pdfaExtension:schemas>')
    expect(pdf.metadata).toContain(doc.head.title)
    expect(pdf.catalog).toContain('/Lang (nb-NO)')
    expect(pdf.catalog).toMatch(/\/MarkInfo << \/Marked true >>/)
    expect(pdf.catalog).toContain('/DisplayDocTitle true')
    const intent = pdf.objects.get(Number(pdf.catalog.match(/\/OutputIntents \[(\d+) 0 R\]/)?.[1]))
    expect(intent?.text).toContain('/S /GTS_PDFA1')
    const profile = pdf.objects.get(Number(intent?.text.match(/\/DestOutputProfile (\d+) 0 R/)?.[1]))
    expect(profile?.data.equals(Buffer.from(srgbProfile()))).toBe(true)
  })

  test('has a structure tree with one H1, and every table cell in the header row is a TH', async () => {
    const { catalog, objects } = readPdf(await renderDocument(doc))
    expect(catalog).toContain('/StructTreeRoot')
    const all = [...objects.values()].map((object) => object.text)
    const kinds = (kind: string) => all.filter((text) => new RegExp(`/S /${kind}\\b`).test(text)).length
    expect(kinds('H1')).toBe(1)
    expect(kinds('H2')).toBeGreaterThan(0)
    expect(kinds('THead')).toBe(kinds('Table'))
    if (kinds('Table') > 0) expect(kinds('TH')).toBeGreaterThanOrEqual(2 * kinds('Table'))
    for (const row of all.filter((text) => /\/S \/TH\b/.test(text))) expect(row).toContain('/Scope /Column')
  })

  test('embeds every font it uses', async () => {
    const texts = [...readPdf(await renderDocument(doc)).objects.values()].map((object) => object.text)
    const descriptors = texts.filter((text) => text.includes('/Type /FontDescriptor'))
    expect(descriptors.length).toBeGreaterThanOrEqual(2)
    for (const descriptor of descriptors) expect(descriptor).toMatch(/\/FontFile[23] \d+ 0 R/)
    expect(texts.filter((text) => text.includes('/Subtype /Type0'))).toHaveLength(descriptors.length)
    expect(texts.join('')).not.toMatch(/\/JavaScript|\/Launch|\/EmbeddedFile|\/URI/)
  })

  test('gives the same bytes for the same data', async () => {
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
    expect(hash(await renderDocument(structuredClone(doc)))).toBe(hash(await renderDocument(doc)))
  })
})

test('the protocol runs over two pages and keeps its table headers', async () => {
  expect(readPdf(await renderDocument(meetingProtocol)).pages).toHaveLength(2)
  const rows = Array.from({ length: 90 }, (_, at) => ({ date: `${at + 1}. hendelse`, text: 'Samtale på kontoret' }))
  const { pages } = readPdf(await renderDocument({ ...caseSummary, events: rows, measures: [] }))
  expect(pages.length).toBeGreaterThan(2)
  for (const page of pages.slice(0, 3)) expect(page).toContain('Hendelse')
})

test('the text is drawn in the order it is to be read', async () => {
  const text = drawn(await renderDocument(caseSummary))
  const order = ['Solvikkommune', 'Oppsummeringavsaken', 'TorArneLillevik', 'Husstand', '«Jegvil', 'Spørsmålettilboliglaget', 'Boligenmåha', 'Boligenbørha', 'Boligersomervurdert', 'Detviktigste', 'Tiltak', 'Økonomi', 'Samtykke', 'Detteerholdtutenforpapiret:']
  const places = order.map((words) => text.indexOf(words))
  expect(places.every((place) => place >= 0)).toBe(true)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('empty sections are left out, heading and all', async () => {
  const bare: CaseSummaryDoc = { template: 'caseSummary', head: caseSummary.head, recipient: 'boliglaget', subtitle: 'Sak 2026/0417', facts: [], must: [], should: ['Rolig bygg'], dwellings: [], events: [], measures: [], economy: '', withheld: [] }
  const text = drawn(await renderDocument(bare))
  for (const heading of ['Spørsmålet', 'Boligenmåha', 'Boligersomervurdert', 'Tiltak', 'Økonomi', 'Samtykke', 'holdtutenfor', '«']) expect(text).not.toContain(heading)
  expect(text).toContain('Boligenbørha')
})

test('the recovery sheet names nobody', async () => {
  const pdf = readPdf(await renderDocument(recoverySheet))
  expect(pdf.metadata).not.toContain('dc:creator')
  expect(pdf.raw).not.toContain('/Author')
})

describe('text from people', () => {
  const HOSTILE = [
    '#let x = 1', '#panic("stopp")', '#import "@preview/a:1.0.0": *', '#read("/etc/passwd")', '$ x^2 $', '*fet* _kursiv_', '<merke> @ref',
    '\\ \\u{41} \\n', '```raw```', '= Overskrift', '- punkt', '// kommentar /* */', '"); evil("', '</rdf:RDF><x>&amp;', ') Tj (', '%PDF-1.7 endobj', 'sys.inputs.data',
    "it's \"quoted\" --- ... ~", '{"a": [1]}', '#{', '[[[', ')))', '%s ${x} {{y}}',
  ]

  test.each(HOSTILE)('%j is printed as it was typed', async (text) => {
    const doc: CaseSummaryDoc = {
      ...caseSummary, ownWords: text, question: text, must: [text], should: [text], economy: text, recipient: `boliglaget ${text}`,
      head: { ...caseSummary.head, title: text, madeBy: text },
      facts: [{ label: text, value: text }], measures: [{ what: text, owner: text, due: text }], withheld: [{ what: text, why: text }],
    }
    const pages = drawn(await renderDocument(doc))
    expect(pages.split(squeeze(text)).length - 1).toBeGreaterThanOrEqual(10)
  })

  test('signs the font lacks become a visible mark, with a note', async () => {
    const doc = { ...caseSummary, ownWords: 'Hei 👩‍👧 شقة 家 \u202egnorts\u202c \u0000ferdig', question: 'Áŋŋel ja Đáiddár, žena, Łódź' }
    const text = drawn(await renderDocument(doc))
    expect(text).toContain('Hei□□□□□□gnortsferdig')
    expect(text).toContain('ÁŋŋeljaĐáiddár,žena,Łódź')
    expect(text).toContain(squeeze('Tegn som skriften ikke har, er vist som □.'))
  })

  test('very long text and endless words run on to new pages without loss', async () => {
    const long = Array.from({ length: 400 }, (_, at) => `Avsnitt ${at} om oppfølging av søkeren.`).join('\n\n')
    const doc: MeetingProtocolDoc = {
      ...meetingProtocol,
      items: [{ number: '1', caseNumber: '2026/0417', initials: 'T.L.', question: 'x'.repeat(900), outcome: long, minutes: long, decisions: [{ kind: 'Tiltak', text: long, owner: 'a.b@'.repeat(60) }] }],
      withheld: Array.from({ length: 120 }, (_, at) => ({ what: `opplysning ${at}`, why: 'trengs ikke for spørsmålet' })),
    }
    const pdf = readPdf(await renderDocument(doc))
    const text = squeeze(pdf.pages.join('§'))
    expect(pdf.pages.length).toBeGreaterThan(20)
    expect(text.match(/Avsnitt399omoppfølging/g)).toHaveLength(3)
    expect(text).toContain('opplysning119')
  })
})

test('a failure tells a code and nothing of what was to be printed', async () => {
  const broken = { ...caseSummary, head: { ...caseSummary.head, madeAt: 'Tor-Arne' } }
  const wrong = { ...caseSummary, must: 'Tor-Arne' } as unknown as CaseSummaryDoc
  for (const doc of [broken, wrong]) {
    const error = await renderDocument(doc).then(() => null, (reason: unknown) => reason)
    expect(error).toMatchObject({ message: 'document-failed' })
    expect(JSON.stringify(error) + String(error)).not.toContain('Tor-Arne')
  }
})

test('a template that asks for a font or a file the program does not have is refused', async () => {
  const none = { caseSummary: '', meetingProtocol: '', followUpPlan: '', meetingAgenda: '', recoverySheet: '', consentForm: '' }
  const compiler = await loadCompiler({
    ...none,
    caseSummary: '#set text(font: "Comic Neue")\nHei',
    meetingProtocol: '#read("/etc/passwd")',
    followUpPlan: '#import "@preview/cetz:0.2.0": *',
  })
  expect(() => compiler.compile('caseSummary', '{}')).toThrow('document-font-missing')
  expect(() => compiler.compile('meetingProtocol', '{}')).toThrow('document-template')
  expect(() => compiler.compile('followUpPlan', '{}')).toThrow('document-template')
})

test('a file that is not tagged is never labelled', () => {
  expect(() => labelPdf(Buffer.from('%PDF-1.7\n'))).toThrow('pdf-no-trailer')
})
