// Turns a tagged PDF 1.7 into PDF/A-2a and PDF/UA-1 by an incremental update: colour profile, output intent, labelled
// metadata and a new catalog are appended, and the first version's bytes stay as they were.
import { createHash } from 'node:crypto'
import { srgbProfile } from './icc.ts'

interface Trailer {
  xrefAt: number
  size: number
  root: number
  info: number
  id: string
}

/** Thrown when the input is not the shape this step knows; the message is a code and holds no data. */
export class PdfLabelError extends Error {}

function need(found: RegExpMatchArray | null, code: string): string {
  if (found?.[1] === undefined) throw new PdfLabelError(code)
  return found[1]
}

function readTrailer(text: string): Trailer {
  const at = text.lastIndexOf('trailer')
  if (at < 0) throw new PdfLabelError('pdf-no-trailer')
  const tail = text.slice(at)
  return {
    xrefAt: Number(need(tail.match(/startxref\s+(\d+)/), 'pdf-no-xref')),
    size: Number(need(tail.match(/\/Size (\d+)/), 'pdf-no-size')),
    root: Number(need(tail.match(/\/Root (\d+) 0 R/), 'pdf-no-root')),
    info: Number(need(tail.match(/\/Info (\d+) 0 R/), 'pdf-no-info')),
    id: need(tail.match(/\/ID \[(\([^)]*\)|<[^>]*>)/), 'pdf-no-id'),
  }
}

/** Where one object begins. The cross-reference table has 20-byte lines in one section from object 0. */
function objectStart(text: string, trailer: Trailer, number: number): number {
  const first = text.slice(trailer.xrefAt).match(/^xref\s+0 \d+\s*\n/)
  if (!first) throw new PdfLabelError('pdf-xref-shape')
  const line = trailer.xrefAt + first[0].length + number * 20
  const start = Number(text.slice(line, line + 10))
  if (!text.startsWith(`${number} 0 obj`, start)) throw new PdfLabelError('pdf-object-missing')
  return start
}

function objectText(text: string, trailer: Trailer, number: number): string {
  const start = objectStart(text, trailer, number)
  return text.slice(start, text.indexOf('\nendobj', start))
}

/** The content of an unfiltered stream, taken by its length: what people typed in a title may look like PDF. */
function streamContent(text: string, trailer: Trailer, number: number): string {
  const start = objectStart(text, trailer, number)
  const from = text.indexOf('\nstream\n', start) + 8
  const dictionary = text.slice(start, from)
  const length = Number(need(dictionary.match(/\/Length (\d+)/), 'pdf-no-length'))
  if (from < 8 || dictionary.includes('/Filter')) throw new PdfLabelError('pdf-stream-shape')
  return text.slice(from, from + length)
}

function labelXml(): string {
  const property =
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>' +
    '<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>' +
    '<pdfaProperty:description>Part of ISO 14289 the file follows</pdfaProperty:description></rdf:li>'
  return (
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"' +
    ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"' +
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">' +
    '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>' +
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>' +
    '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>' +
    `<pdfaSchema:property><rdf:Seq>${property}</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`
  )
}

function labelledMetadata(metadata: string): Buffer {
  if (!metadata.includes('</rdf:RDF>') || !metadata.includes('<dc:title>')) throw new PdfLabelError('pdf-no-title')
  return Buffer.from(metadata.replace('</rdf:RDF>', `${labelXml()}</rdf:RDF>`), 'latin1')
}

function newCatalog(catalog: string, metadata: number, intent: number, language: string): string {
  if (!catalog.includes('/StructTreeRoot')) throw new PdfLabelError('pdf-not-tagged')
  const inner = catalog
    .slice(catalog.indexOf('<<') + 2, catalog.lastIndexOf('>>'))
    .replace(/\/MarkInfo\s*<<[^<>]*>>/, '')
    .replace(/\/ViewerPreferences\s*<<[^<>]*>>/, '')
    .replace(/\/(?:Metadata|OutputIntents)\s+\d+ 0 R/g, '')
    .replace(/\/Lang\s*\([^)]*\)/, '')
    .trim()
  return (
    `<<\n${inner}\n/Lang (${language})\n/Metadata ${metadata} 0 R\n/OutputIntents [${intent} 0 R]\n` +
    '/MarkInfo << /Marked true >>\n/ViewerPreferences << /DisplayDocTitle true /Direction /L2R >>\n>>'
  )
}

function streamObject(entries: string, data: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`<< ${entries} /Length ${data.length} >>\nstream\n`, 'latin1'), data, Buffer.from('\nendstream', 'latin1')])
}

/**
 * Labels a tagged PDF as PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).
 * The input must be what the document compiler writes: one classic cross-reference table, title and language set.
 * @throws PdfLabelError with a code when the input has another shape.
 */
export function labelPdf(pdf: Uint8Array, language = 'nb-NO'): Uint8Array {
  const source = Buffer.from(pdf)
  const text = source.toString('latin1')
  const trailer = readTrailer(text)
  const catalog = objectText(text, trailer, trailer.root)
  const metadataAt = Number(need(catalog.match(/\/Metadata (\d+) 0 R/), 'pdf-no-metadata'))
  const profile = trailer.size
  const intent = trailer.size + 1
  const metadata = trailer.size + 2
  const objects: [number: number, body: Buffer][] = [
    [profile, streamObject('/N 3 /Alternate /DeviceRGB', srgbProfile())],
    [intent, Buffer.from(`<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) /RegistryName (http://www.color.org) /DestOutputProfile ${profile} 0 R >>`, 'latin1')],
    [metadata, streamObject('/Type /Metadata /Subtype /XML', labelledMetadata(streamContent(text, trailer, metadataAt)))],
    [trailer.root, Buffer.from(newCatalog(catalog, metadata, intent, language), 'latin1')],
  ]
  return append(source, trailer, objects)
}

function append(source: Buffer, trailer: Trailer, objects: [number: number, body: Buffer][]): Uint8Array {
  const parts: Buffer[] = [source, Buffer.from('\n')]
  let at = source.length + 1
  const offsets = new Map<number, number>()
  for (const [number, body] of objects) {
    const whole = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    offsets.set(number, at)
    parts.push(whole)
    at += whole.length
  }
  const lines = [...offsets]
    .sort(([a], [b]) => a - b)
    .map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`)
  const instance = createHash('sha256').update(source).digest('hex').slice(0, 32).toUpperCase()
  const end =
    `xref\n${lines.join('')}trailer\n<< /Size ${trailer.size + 3} /Root ${trailer.root} 0 R /Info ${trailer.info} 0 R` +
    ` /ID [${trailer.id} <${instance}>] /Prev ${trailer.xrefAt} >>\nstartxref\n${at}\n%%EOF\n`
  return Uint8Array.from(Buffer.concat([...parts, Buffer.from(end, 'latin1')]))
}
