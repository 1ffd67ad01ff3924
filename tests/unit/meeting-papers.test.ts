// The papers of the boliglag as their readers get them: pages in the right order, tagged, and with nothing but what was given.
import { expect, test } from 'vitest'
import { renderDocument } from '../../electron/documents/render.ts'
import { meetingFile } from '../../electron/documents/calendar-file.ts'
import type { ServiceExtractDoc } from '../../shared/documents.ts'
import { meetingAgenda, meetingProtocol } from './documents-fixtures.ts'
import { readPdf } from './documents-reader.ts'

const textOf = async (doc: Parameters<typeof renderDocument>[0]) => readPdf(await renderDocument(doc)).pages.join('').replace(/\s/g, '')
const inOrder = (text: string, words: readonly string[]) => words.map((word) => text.indexOf(word.replace(/\s/g, '')))

const extract: ServiceExtractDoc = {
  template: 'serviceExtract', head: { ...meetingProtocol.head, title: 'Utdrag fra boliglaget' }, recipient: 'NAV', meeting: meetingProtocol.meeting, present: [{ service: 'NAV', people: 'Amira Nesheim', note: 'gikk 10.15' }],
  own: [{ caseNumber: '2026/0417', initials: 'T.L.', what: 'Avtale fast trekk', who: 'Amira Nesheim', due: '1. des. 2026', mandate: 'Laget kan bestemme', reason: 'NAV kjenner saken' }],
  items: [{ number: '1', caseNumber: '2026/0417', initials: 'T.L.', question: 'Skal han få boligen?', outcome: 'Behandlet', decisions: [{ kind: 'Avslå', text: 'Ikke hybel', owner: 'Boligkontoret', mandate: 'Må bekreftes av Enhetsleder' }] }],
  withheld: [{ what: 'helse i sak 2026/0417', why: 'NAV: samtykke mangler for helse' }], askForMore: 'saksbehandler',
}

test('an extract begins with what its receiver shall do, and ends with what was left out', async () => {
  const at = inOrder(await textOf(extract), ['Utdrag fra boliglaget', 'Til NAV', 'Dette skal NAV gjøre', 'Avtale fast trekk', 'Begrunnelse: NAV kjenner saken', '1. des. 2026', 'Saker i møtet', 'Sak 1: 2026/0417, T.L.', 'Ikke hybel', 'Må bekreftes av', 'Amira Nesheim', 'Dette er holdt utenfor papiret'])
  expect(at.every((place) => place >= 0)).toBe(true)
  expect(at.slice(0, 4)).toEqual(at.slice(0, 4).toSorted((a, b) => a - b))
  expect(at.at(-1)).toBeGreaterThan(at[7]!)
})

test('an extract without tasks says so', async () => {
  expect(await textOf({ ...extract, own: [], items: [] })).toContain('IngenavgjørelseridettemøtetharNAVsomeier.')
})

test('all three are tagged, archivable and in Norwegian', async () => {
  for (const doc of [extract, meetingAgenda, meetingProtocol]) {
    const { catalog, metadata } = readPdf(await renderDocument(doc))
    expect(catalog).toMatch(/\/Lang ?\(nb-NO\)/)
    expect(catalog).toContain('/StructTreeRoot')
    expect(metadata).toContain('pdfuaid:part')
    expect(metadata).toContain('pdfaid:part')
  }
})

test('the agenda has why, lacks and topics only where they are given', async () => {
  const [first, ...rest] = meetingAgenda.items
  const plain = await textOf(meetingAgenda)
  expect(plain).not.toMatch(/Hvorforher|Dettemangler|Opplysningertilsakene/)
  const chair = await textOf({ ...meetingAgenda, recipient: 'møtelederen', items: [{ ...first!, why: 'Utsatt 3 ganger, flere enn 2.', lacks: ['Ingen samtale er skrevet inn', 'Tas opp likevel: Må ut mandag (Ingrid Moe)'] }, ...rest] })
  expect(inOrder(chair, ['Til møtelederen', 'Hvorfor her', 'Utsatt 3 ganger', 'Dette mangler', 'Tas opp likevel: Må ut mandag']).every((place) => place > 0)).toBe(true)
  const service = await textOf({ ...meetingAgenda, recipient: 'NAV', items: [{ ...first!, topics: [{ label: 'Økonomi', text: 'Husleien er innenfor.\nGaranti er søkt.' }] }, ...rest] })
  expect(inOrder(service, ['Opplysninger til sakene', 'Sak 1: 2026/0417, T.L.', 'Økonomi: Husleien er innenfor.', 'Garanti er søkt.']).every((place) => place > 0)).toBe(true)
})

test('a meeting in a calendar keeps its name when it moves, and says where and when and no more', () => {
  const one = { id: '01A-b', startsAt: '2026-11-26T08:00:00.000Z', endsAt: '2026-11-26T10:00:00.000Z', place: 'Rådhuset; rom 2', changedAt: '2026-11-20T08:00:00.000Z' }
  const file = (startsAt: string) => meetingFile([{ ...one, startsAt }], { now: '2026-11-23T08:41:00.000Z', productName: 'Boligbordet' })
  const uid = (text: string) => /UID:.*/.exec(text)?.[0]
  expect(uid(file('2026-11-27T08:00:00.000Z'))).toBe(uid(file(one.startsAt)))
  expect(file(one.startsAt)).toBe(file(one.startsAt))
  expect(file(one.startsAt)).toMatch(/DTSTART:20261126T080000Z\r\nDTEND:20261126T100000Z/)
  expect(file(one.startsAt)).toContain('LOCATION:Rådhuset\\; rom 2')
})
