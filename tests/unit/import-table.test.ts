// Finding the list in a sheet, and guessing what its columns are.
import { describe, expect, it } from 'vitest'
import type { Cell } from '../../shared/domain/import/cells.ts'
import { FIELDS, missingRequired } from '../../shared/domain/import/fields.ts'
import { guessMapping, toMapping } from '../../shared/domain/import/headings.ts'
import type { ImportKind } from '../../shared/domain/import/records.ts'
import { findTable } from '../../shared/domain/import/table.ts'

const guess = (kind: ImportKind, headings: string[], ...examples: string[][]) =>
  toMapping(guessMapping(kind, headings.map((heading, index) => ({ index, heading, examples: examples.map((row) => row[index] ?? '').filter(Boolean) }))))

describe('the list in a sheet', () => {
  const rows: Cell[][] = [
    ['Kommunale boliger 2026', 'Kommunale boliger 2026', 'Kommunale boliger 2026', 'Kommunale boliger 2026', 'Kommunale boliger 2026'],
    ['Sist oppdatert 1.1.2026', null, null, null, null],
    [null, null, null, null, null],
    ['Sted', 'Sted', null, 'Økonomi', 'Økonomi'],
    ['Adresse', 'Bruksenhet', null, 'Husleie', 'Merknad'],
    ['Fjordgata 1', 'H0101', null, 8450, null],
    ['Fjordgata 1', 'H0102', null, 8450, 'Pusset opp'],
    [null, null, null, null, null],
    ['Adresse', 'Bruksenhet', null, 'Husleie', 'Merknad'],
    ['Sentrum', null, null, null, null],
    ['Fjordgata 3', 'H0101', null, 'kr 9 000,-', null],
    ['Sum', null, null, 25900, null],
    ['I alt:', 3, null, null, null],
    [null, null, null, 25900, null],
    ['* Tall fra økonomisystemet.', null, null, null, null],
  ]
  it('accounts for every row', () => {
    const table = findTable(rows)
    expect(table.headerRow).toBe(5)
    expect(table.body.map(({ rowNumber }) => rowNumber)).toEqual([6, 7, 11])
    expect(table.leftOut).toEqual([
      { rowNumber: 1, reason: 'title' }, { rowNumber: 2, reason: 'title' }, { rowNumber: 3, reason: 'empty' }, { rowNumber: 4, reason: 'title' }, { rowNumber: 8, reason: 'empty' },
      { rowNumber: 9, reason: 'repeatedHeading' }, { rowNumber: 10, reason: 'note' }, { rowNumber: 12, reason: 'total' }, { rowNumber: 13, reason: 'total' }, { rowNumber: 14, reason: 'total' }, { rowNumber: 15, reason: 'note' },
    ])
    expect(table.columns).toEqual([
      { index: 0, heading: 'Adresse', group: 'Sted', examples: ['Fjordgata 1', 'Fjordgata 1', 'Fjordgata 3'] }, { index: 1, heading: 'Bruksenhet', group: 'Sted', examples: ['H0101', 'H0102', 'H0101'] },
      { index: 3, heading: 'Husleie', group: 'Økonomi', examples: ['8450', '8450', 'kr 9 000,-'] }, { index: 4, heading: 'Merknad', group: 'Økonomi', examples: ['Pusset opp'] },
    ])
  })
  it('takes a list without headings as data from the first row', () => {
    const table = findTable([['Fjordgata 1', 'H0101', 8450], ['Fjordgata 2', 'H0101', 8000]])
    expect(table.headerRow).toBe(0)
    expect(table.body).toHaveLength(2)
    expect(table.columns.map(({ heading }) => heading)).toEqual(['Kolonne A', 'Kolonne B', 'Kolonne C'])
  })
  it('lets a person point out the heading row', () => expect(findTable([['a', 'b'], ['Adresse', 'Rom'], ['x', 'y']], 1).body).toHaveLength(2))
  it('keeps a lone national id and a short row', () => expect(findTable([['Navn', 'Fødselsnummer', 'Barn'], ['Kari Nordli', '15858500092', 1], [null, '15858500092', null]]).body).toHaveLength(2))
  it('finds nothing in an empty sheet', () => expect(findTable([])).toEqual({ headerRow: 0, columns: [], body: [], leftOut: [] }))
})

describe('what the columns are', () => {
  it('knows every label and every synonym of every field when it stands alone', () => {
    for (const kind of ['dwellings', 'applicants', 'tenancies'] as const) {
      for (const field of FIELDS[kind]) expect(guess(kind, [field.label]), `${kind} ${field.label}`).toEqual({ [field.field]: 0 })
    }
  })
  it('reads a register in bokmål', () =>
    expect(guess('dwellings', ['Adresse', 'Leil.nr', 'Post nr.', 'POSTSTED', 'Bydel', 'Type bolig', 'Ant. rom', 'BRA (m²)', 'Etg.', 'Husleie pr. mnd (kr)', 'Heis?', 'Byggeår', 'Gnr', 'Bnr', 'Kommentar'])).toEqual({
      address: 0, unitNumber: 1, postalCode: 2, postalPlace: 3, area: 4, kind: 5, rooms: 6, usableArea: 7, floor: 8, rent: 9, lift: 10, builtYear: 11, gnr: 12, bnr: 13, note: 14,
    }))
  it('reads nynorsk', () => expect(guess('dwellings', ['Bustadadresse', 'Bustadtype', 'Tal soverom', 'Husleige', 'Eigeform', 'Poststad'])).toEqual({ address: 0, kind: 1, bedrooms: 2, rent: 3, disposalForm: 4, postalPlace: 5 }))
  it("reads Kobo's field names", () =>
    expect(guess('dwellings', ['leverandorBoligId', 'fdvuBoligId', 'koboId', 'adresse', 'boligtype', 'antallSoverom', 'bruksareal', 'bruksenhetsnummer', 'disposisjonsform', 'egenskaper', 'erTilgjengeligForRullestolbruker', 'etasjenummer', 'leiekostnad'])).toEqual({
      externalRef: 0, fdvuRef: 1, koboId: 2, address: 3, kind: 4, bedrooms: 5, usableArea: 6, unitNumber: 7, disposalForm: 8, features: 9, wheelchair: 10, floor: 11, rent: 12,
    }))
  it('reads a waiting list', () =>
    expect(guess('applicants', ['Saksnr.', 'Fødselsnr (11 siffer)', 'Etternavn, fornavn', 'Tlf', 'E-post', 'Søknad mottatt', 'Bosituasjon', 'Barn u/18', 'Saksbeh.', 'Tolkebehov', 'Kode 6/7', 'Soverom'])).toEqual({
      caseNumber: 0, nationalId: 1, fullName: 2, phone: 3, email: 4, receivedOn: 5, livingSituation: 6, children: 7, ownerName: 8, interpreter: 9, protectedAddress: 10, needBedrooms: 11,
    }))
  it('reads contracts', () =>
    expect(guess('tenancies', ['Leieobjekt', 'Leietaker', 'F.dato', 'Kontrakt fra', 'Kontrakt til', 'Leie pr mnd', 'Depositum', 'Oppsagt dato', 'Utflyttet'])).toEqual({ address: 0, fullName: 1, birthDate: 2, startsOn: 3, contractEndsOn: 4, rent: 5, deposit: 6, noticeGivenOn: 7, movedOutOn: 8 }))
  it('lets the values decide where the heading does not', () => {
    expect(guess('applicants', ['Kolonne A', 'Kolonne B'], ['158585 00092', 'kari@example.no'])).toEqual({ nationalId: 0, email: 1 })
    expect(guess('dwellings', ['Adresse', 'Kode'], ['Fjordgata 1', 'H0101'], ['Fjordgata 1', 'H0102'])).toMatchObject({ address: 0, unitNumber: 1 })
    expect(guess('applicants', ['Fnr', 'Navn'], ['15858500092', 'Kari Nordli'])).toEqual({ nationalId: 0, fullName: 1 })
    expect(guess('dwellings', ['Adresse', 'Gnr'], ['Fjordgata 1', '12/34'])).toEqual({ address: 0, cadastre: 1 })
  })
  it('tells what is missing', () => {
    expect(missingRequired('tenancies', { address: 0 })).toEqual(['Leier'])
    expect(missingRequired('applicants', { nationalId: 0 })).toEqual([])
  })
})
