// The value parsers, against expectations worked out by hand.
import { describe, expect, it } from 'vitest'
import { nationalIdValidator } from '../../electron/sheets/national-id.ts'
import { parseAddress, parseAnswer, parseCode, parseDate, parseFloor, parseMoney, parseNationalId, parseNumber, parseUnitNumber, parseUnitNumbers, serialDate, splitName } from '../../shared/domain/import/values.ts'
import type { Cell } from '../../shared/domain/import/cells.ts'

const other = { meaning: 'other', today: '2026-11-22' } as const
const birth = { meaning: 'birth', today: '2026-11-22' } as const

describe('dates', () => {
  it.each<[Cell, string]>([
    ['22.11.2026', '2026-11-22'], ['22.11.26', '2026-11-22'], ['22/11-26', '2026-11-22'], ['22/11-2026', '2026-11-22'], ['22-11-2026', '2026-11-22'],
    ['2026-11-22', '2026-11-22'], ['2026.11.22', '2026-11-22'], ['2026-11-22T00:00:00Z', '2026-11-22'], ['22.11.2026 00:00:00', '2026-11-22'],
    ['22. nov. 2026', '2026-11-22'], ['22. november 2026', '2026-11-22'], ['3 mars 26', '2026-03-03'], ['søndag 22. november 2026', '2026-11-22'],
    ['1.2.2026', '2026-02-01'], ['01. 02. 2026', '2026-02-01'], ['22112026', '2026-11-22'], ['20261122', '2026-11-22'], ['221126', '2026-11-22'],
    [46348, '2026-11-22'], ['46348', '2026-11-22'], [46348.75, '2026-11-22'], [22112026, '2026-11-22'], [1022026, '2026-02-01'], [{ date: '2026-11-22' }, '2026-11-22'],
    ['29.02.2024', '2024-02-29'], ['fra 1.9.2025', '2025-09-01'],
  ])('%j is %s', (cell, expected) => expect(parseDate(cell, other)).toEqual({ value: expected }))

  it('reads day numbers around the false leap day of 1900', () => {
    expect([1, 59, 61, 367, 46348].map(serialDate)).toEqual(['1900-01-01', '1900-02-28', '1900-03-01', '1901-01-01', '2026-11-22'])
  })

  it('puts two-digit years of births in the past and of deadlines near today', () => {
    expect(parseDate('01.05.26', birth).value).toBe('2026-05-01')
    expect(parseDate('01.05.27', birth).value).toBe('1927-05-01')
    expect(parseDate('12.03.58', birth).value).toBe('1958-03-12')
    expect(parseDate('01.05.31', other).value).toBe('2031-05-01')
    expect(parseDate('01.05.98', other).value).toBe('1998-05-01')
  })

  it.each(['31.02.2026', '29.02.2025', '32.01.2026', '2026-13-01', '00.01.2026'])('%s does not exist', (text) => expect(parseDate(text, other).problem?.level).toBe('hard'))
  it.each(['', null, '-', '–', 'ukjent', '   '])('%j is not given', (cell) => expect(parseDate(cell, other)).toEqual({}))
  it.each(['snarest', 'høsten 2026', '22.11'])('%s is unreadable but does not stop the row', (text) => {
    expect(parseDate(text, other)).toMatchObject({ problem: { level: 'soft', code: 'date-unreadable' } })
    expect(parseDate(text, other).value).toBeUndefined()
  })
  it('asks about very old people, refuses people not born, and does not invent a day for a year', () => {
    expect(parseDate('01.01.1915', birth)).toMatchObject({ value: '1915-01-01', problem: { level: 'soft', code: 'age-high' } })
    expect(parseDate('01.01.2030', birth).problem).toMatchObject({ level: 'hard', code: 'birth-in-future' })
    expect(parseDate(1987, birth).problem?.code).toBe('date-year-only')
  })
})

describe('money', () => {
  it.each<[Cell, number]>([
    ['1 234,50', 123_450], ['1\u00a0234,50', 123_450], ['kr 8 450,-', 845_000], ['kr. 8.450,-', 845_000], ['8.450', 845_000], ['8.450,00', 845_000], ['8450 kr/mnd', 845_000],
    ['8 450 kr pr. mnd.', 845_000], ['8450,-', 845_000], ['8450,– per måned', 845_000], ['NOK 8450', 845_000], ['8450.50', 845_050], ['8,450.00', 845_000], ['1.234.567', 123_456_700],
    [8450, 845_000], [8450.1, 845_010], [0, 0], ['0', 0], ['kr 8450 pr mnd', 845_000], ['8 450 kroner', 845_000], ['450 000 kr per år', 45_000_000],
  ])('%j is %d øre', (cell, ore) => expect(parseMoney(cell)).toEqual({ value: ore }))
  it.each(['', null, '-', 'ukjent'])('%j is not given', (cell) => expect(parseMoney(cell)).toEqual({}))
  it.each(['7000-8000', 'etter avtale', '-500', -500, '1,2 mill'])('%j gives no amount and says so', (cell) => {
    expect(parseMoney(cell).value).toBeUndefined()
    expect(parseMoney(cell).problem?.level).toBe('soft')
  })
  it('takes the amount before other text, and asks', () => expect(parseMoney('8450 + strøm')).toMatchObject({ value: 845_000, problem: { level: 'soft', code: 'money-text' } }))
})

describe('numbers, floors and answers', () => {
  const area = { min: 0, max: 5000, whole: false }
  it.each<[Cell, number]>([['54 m²', 54], ['54,5', 54.5], ['54.5 kvm', 54.5], ['ca. 60', 60], [61, 61], ['1 200 m2', 1200]])('area %j is %d', (cell, expected) => expect(parseNumber(cell, area).value).toBe(expected))
  it.each<[Cell, number]>([['3-roms', 3], ['3 rom', 3], ['2 sov', 2], ['2 barn', 2]])('count %j is %d', (cell, expected) => expect(parseNumber(cell, { min: 0, max: 20, whole: true })).toEqual({ value: expected }))
  it('does not take half a bedroom', () => expect(parseNumber('2,5', { min: 0, max: 20, whole: true }).problem?.level).toBe('soft'))
  it.each<[Cell, number]>([['1', 1], [2, 2], ['2. etg', 2], ['3.etg.', 3], ['U1', 0], ['K1', -1], ['kjeller', -1], ['sokkel', 0], ['H02', 2], ['etg 4', 4], ['-1', -1]])('floor %j is %d', (cell, expected) => expect(parseFloor(cell)).toEqual({ value: expected }))
  it.each<[Cell, string]>([['ja', 'yes'], ['X', 'yes'], ['Ja, fra 2019', 'yes'], [true, 'yes'], [1, 'yes'], ['nei', 'no'], ['Nei (bratt)', 'no'], [false, 'no'], ['?', 'unknown'], ['ikke kjent', 'unknown'], ['Vet ikke', 'unknown']])(
    '%j is %s', (cell, expected) => expect(parseAnswer(cell)).toEqual({ value: expected }))
  it('never makes no of nothing', () => {
    for (const cell of ['', null, '-', undefined] as const) expect(parseAnswer(cell)).toEqual({})
    expect(parseAnswer('to trinn')).toMatchObject({ value: 'unknown', problem: { level: 'soft' } })
  })
})

describe('national ids', () => {
  const validate = nationalIdValidator(true)
  it.each<[Cell, string]>([['15858500092', '15858500092'], ['158585 00092', '15858500092'], ['158585-00092', '15858500092'], [15858500092, '15858500092']])('%j is read', (cell, expected) => expect(parseNationalId(cell, validate)).toEqual({ value: expected }))
  it('puts back a lost leading zero and says so', () => {
    // 05 08 1985 with month + 80 and the number 001 gives the control digits 6 and 0, worked out from the weights 3 7 6 1 8 9 4 5 2 and 5 4 3 2 7 6 5 4 3 2.
    const found = parseNationalId(5888500100 + 60, () => ({ valid: true, kind: 'tnr' }))
    expect(found).toMatchObject({ value: '05888500160', note: expect.stringContaining('satte inn 0') })
  })
  it('refuses wrong control digits and wrong lengths', () => {
    expect(parseNationalId('15858500093', validate).problem).toMatchObject({ level: 'hard', code: 'id-checksum' })
    expect(parseNationalId('1585850009', () => ({ valid: false, kind: 'fnr' })).problem?.level).toBe('hard')
    expect(parseNationalId('1234', validate).problem).toMatchObject({ level: 'hard', code: 'id-length' })
  })
  it('asks about D-numbers, keeps half numbers out, and asks about test numbers outside the demo', () => {
    expect(parseNationalId('55858500086', validate)).toMatchObject({ value: '55858500086', problem: { level: 'soft', code: 'id-d-number' } })
    expect(parseNationalId('150385', validate)).toMatchObject({ problem: { level: 'soft', code: 'id-birth-date-only' } })
    expect(parseNationalId('15858500092', nationalIdValidator(false))).toMatchObject({ value: '15858500092', problem: { level: 'soft', code: 'id-test-number' } })
    expect(parseNationalId('15858500092', validate).problem).toBeUndefined()
  })
  it('never repeats the number in a text', () => expect(JSON.stringify(parseNationalId('15858500093', validate))).not.toContain('15858500093'))
})

describe('unit numbers', () => {
  it.each<[Cell, string[]]>([
    ['H0101', ['H0101']], ['h 0101', ['H0101']], ['H101', ['H0101']], ['HO1O1', ['H0101']], ['U0101', ['U0101']], ['H0101-H0104', ['H0101', 'H0102', 'H0103', 'H0104']],
    ['H0101-0103', ['H0101', 'H0102', 'H0103']], ['H0101–03', ['H0101', 'H0102', 'H0103']], ['H0101, H0102', ['H0101', 'H0102']], ['H0101 og H0203', ['H0101', 'H0203']], ['H0101 til H0102', ['H0101', 'H0102']],
  ])('%j is %j', (cell, expected) => expect(parseUnitNumbers(cell)).toMatchObject({ value: expected }))
  it('asks where the letter is missing', () => expect(parseUnitNumbers(101)).toMatchObject({ value: ['H0101'], problem: { level: 'soft' } }))
  it.each(['leil 3', 'H01', 'H0104-H0101', 'H0101-H0301', 'X0101', 'H0100'])('%s is beyond repair', (text) => expect(parseUnitNumbers(text).problem).toMatchObject({ level: 'hard', code: 'unit-malformed' }))
  it('refuses several where one is meant', () => expect(parseUnitNumber('H0101, H0102').problem?.level).toBe('hard'))
})

describe('names and addresses', () => {
  it.each([
    ['Nordli, Kari Anne', { lastName: 'Nordli', firstName: 'Kari Anne' }], ['Kari Anne Nordli', { firstName: 'Kari Anne', lastName: 'Nordli' }], ['Jan van der Berg', { firstName: 'Jan', lastName: 'van der Berg' }], ['Nordli', { lastName: 'Nordli' }],
  ])('%s', (text, expected) => expect(splitName(text)).toEqual(expected))
  it.each([
    ['Fjordgata 12', { street: 'Fjordgata', houseNumber: '12' }], ['Fjordgata 12 b', { street: 'Fjordgata', houseNumber: '12B' }], ['Fjordgata 12, H0101', { street: 'Fjordgata', houseNumber: '12', units: ['H0101'] }],
    ['Fjordgata 12 H0101-H0104', { street: 'Fjordgata', houseNumber: '12', units: ['H0101', 'H0102', 'H0103', 'H0104'] }], ['Fjordgata 12B (H0202)', { street: 'Fjordgata', houseNumber: '12B', units: ['H0202'] }],
    ['Fjordgata 12, H0101, 5003 Bergen', { street: 'Fjordgata', houseNumber: '12', units: ['H0101'], postalCode: '5003', postalPlace: 'Bergen' }], ['17. mai gata 4', { street: '17. mai gata', houseNumber: '4' }],
    ['Nordgard', { street: 'Nordgard' }], ['Kong Oscars gate 5A, leil 3', { street: 'Kong Oscars gate', houseNumber: '5A', rest: 'leil 3' }],
  ])('%s', (text, expected) => expect(parseAddress(text)).toEqual(expected))
})

describe('code lists', () => {
  it.each([
    ['dwellingKind', 'Omsorgsbolig', 'care'], ['dwellingKind', 'OMSORGSBUSTAD', 'care'], ['dwellingKind', 'emergency', 'emergency'], ['disposalForm', 'Eid', 'owned'], ['disposalForm', 'innleigd', 'leasedIn'],
    ['livingSituation', 'hos venner', 'withFriendsFamilyTemp'], ['livingSituation', 'Bostedsløs', 'rough'], ['applicationType', 'Ny', 'new'], ['caseStatus', 'på venteliste', 'waiting'], ['tenancyTerm', 'Tidsbestemt (3 år)', 'fixedTerm'], ['protectedAddress', 'Kode 6', 'strictlyConfidential'], ['protectedAddress', 'nei', 'none'],
  ] as const)('%s: %s is %s', (list, text, code) => expect(parseCode(list, text)).toEqual({ value: code }))
  it('says what it does not know', () => {
    expect(parseCode('dwellingKind', 'slott')).toMatchObject({ problem: { level: 'soft', code: 'code-unknown' } })
    expect(parseCode('dwellingKind', 'slott').value).toBeUndefined()
    expect(parseCode('livingSituation', 'i et tre')).toMatchObject({ value: 'unknown', problem: { level: 'soft' } })
  })
  it('chooses the strictest protection where the level is unclear', () => expect(parseCode('protectedAddress', 'ja')).toMatchObject({ value: 'strictlyConfidential', problem: { level: 'soft' } }))
})
