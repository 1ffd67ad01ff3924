// The letters on paper: archivable, tagged, in their own language, and whole whatever people write.
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { renderDocument } from '../../electron/documents/render.ts'
import { LetterContent } from '../../shared/domain/letters/index.ts'
import { readPdf, squeeze } from './documents-reader.ts'
import { docOf, KINDS, letterOf } from './letters-fixtures.ts'

const drawn = async (content: LetterContent) => squeeze(readPdf(await renderDocument(docOf(content))).pages.join('§'))
const strings = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [])

describe.each(KINDS.flatMap((kind) => (['nb', 'nn'] as const).map((language) => [kind, language] as const)))('%s in %s', (kind, language) => {
  test('is PDF/A and PDF/UA, tagged, titled without a name, and marked with its language', async () => {
    const content = letterOf(kind, language), pdf = readPdf(await renderDocument(docOf(content)))
    expect(pdf.catalog).toContain(`/Lang (${language}-NO)`)
    expect(pdf.raw).not.toContain(`/Lang (${language === 'nb' ? 'nn' : 'nb'}`)
    expect(pdf.metadata).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>')
    expect(pdf.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf.metadata).toContain(`<dc:language><rdf:Bag><rdf:li>${language}-NO</rdf:li></rdf:Bag></dc:language>`)
    expect(pdf.metadata).toContain(content.heading)
    expect(pdf.metadata).not.toContain('Lillevik')
    const objects = [...pdf.objects.values()].map((one) => one.text)
    const count = (tag: string) => objects.filter((text) => new RegExp(`/S /${tag}\\b`).test(text)).length
    expect(pdf.catalog).toContain('/StructTreeRoot')
    expect(count('H1')).toBe(1)
    expect(count('H2')).toBe(content.blocks.filter((one) => one.kind === 'heading').length)
    expect(count('TH')).toBe(content.blocks.some((one) => one.kind === 'criteria') ? 3 : 0)
  })

  test('has every word of the letter, who it is to and who it is from', async () => {
    const content = letterOf(kind, language), text = await drawn(content)
    for (const block of content.blocks) for (const one of strings({ ...block, kind: [] })) for (const line of one.split(/\n+/)) expect(text).toContain(squeeze(line))
    for (const one of ['Tor-Arne Lillevik', '9988 Solvik', 'Ingrid Moe', '22. november 2026', '2026/0417-03', 'Skjema for klage', 'offl. § 13 jf. fvl. § 13', language === 'nb' ? 'Brevet er godkjent elektronisk og har derfor ingen underskrift' : 'Brevet er godkjent elektronisk og har difor ingen underskrift']) expect(text).toContain(squeeze(one))
  })
})

test('the same frozen letter gives the same bytes', async () => {
  const content = letterOf('refusal', 'nn'), hash = async (given: LetterContent) => createHash('sha256').update(await renderDocument(docOf(given))).digest('hex')
  expect(await hash(LetterContent.parse(JSON.parse(JSON.stringify(content))))).toBe(await hash(content))
})

test.each(['#panic("stopp")', '#read("/etc/passwd")', '$ x^2 $', '= Overskrift', '*fet* _kursiv_ @ref <merke>', '"); evil("', '</rdf:RDF><x>', ') Tj (', '%PDF-1.7 endobj', '[[[', '\\u{41}'])('%j is printed as it was typed', async (text) => {
  const content = letterOf('refusal', 'nb', { considerations: text, facts: [{ label: text, value: text }], rule: text, ownWords: { words: text, considered: text }, reasons: [{ code: 'other', text }], otherHelp: [text], criteria: [{ text, reference: '§ 3', outcome: 'met', reason: text }], representative: text })
  expect((await drawn(content)).split(squeeze(text)).length - 1).toBeGreaterThanOrEqual(10)
})

test('long text, many conditions and a long address run on without loss, and the last page is never a signature alone', async () => {
  const long = Array.from({ length: 200 }, (_, at) => `Avsnitt ${at} om vurderingen.`).join('\n\n')
  const content = letterOf('refusal', 'nn', { considerations: long, criteria: Array.from({ length: 60 }, (_, at) => ({ text: `Vilkår ${at} ${'x'.repeat(80)}`, reference: '§ 3', outcome: 'unknown' as const, reason: `Grunn ${at} 家` })) })
  const doc = docOf(content)
  doc.recipient = ['Anne-Margrethe Christoffersen-Wilhelmsen von der Lippe', 'c/o Boligstiftelsen for eldre og uføre i Solvik', 'Gamle Strandvei 1234 B', 'Postboks 99', '9988 Solvik', 'Norge']
  const { pages } = readPdf(await renderDocument(doc)), text = squeeze(pages.join('§'))
  for (const one of ['Avsnitt 0 om', 'Avsnitt 199 om vurderingen.', 'Vilkår 59', 'Grunn 59 □', 'Norge', 'Teikn som skrifta ikkje har, er viste som □.']) expect(text).toContain(squeeze(one))
  expect(pages.length).toBeGreaterThan(6)
  for (const page of pages.filter((one) => squeeze(one).includes(squeeze('Med venleg helsing')))) expect(squeeze(page)).toContain(squeeze('Ring Boligkontoret'))
  for (const [at, page] of pages.entries()) expect(squeeze(page)).toContain(`Side${at + 1}av${pages.length}`)
})

test.each(KINDS.flatMap((kind) => (['nb', 'nn'] as const).map((language) => [kind, language] as const)))('%s in %s never ends on a page with only a name or an enclosure', async (kind, language) => {
  const last = squeeze(readPdf(await renderDocument(docOf(letterOf(kind, language)))).pages.at(-1)!)
  for (const words of ['Ring Boligkontoret', 'Ingrid Moe', 'Skjema for klage', 'Kopi til']) expect(last).toContain(squeeze(words))
})
