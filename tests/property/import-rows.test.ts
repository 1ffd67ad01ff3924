// What must hold for every list: rows are accounted for, parsing undoes writing, messy files give everything back.
import { fnr } from '@navikt/fnrvalidator'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messyFiles } from '../../electron/sheets/messy.ts'
import { nationalIdValidator } from '../../electron/sheets/national-id.ts'
import { readSheets } from '../../electron/sheets/read.ts'
import { dateText, kroner, longDate } from '../../shared/dates.ts'
import type { Cell } from '../../shared/domain/import/cells.ts'
import { FIELDS } from '../../shared/domain/import/fields.ts'
import { guessMapping, toMapping } from '../../shared/domain/import/headings.ts'
import { lookupOver, nothingStored } from '../../shared/domain/import/lookup.ts'
import { planRows } from '../../shared/domain/import/plan.ts'
import type { ApplicantRecord, DwellingRecord, ImportKind, TenancyRecord, Values } from '../../shared/domain/import/records.ts'
import { findTable } from '../../shared/domain/import/table.ts'
import { parseDate, parseMoney } from '../../shared/domain/import/values.ts'

const options = { today: '2026-11-22', validateNationalId: nationalIdValidator(true) }
const kinds = ['dwellings', 'applicants', 'tenancies'] as const

/** A made-up test number (month + 80) for a birth date of the years 1940 to 1999. */
function testId(birthDate: string, from: number): string {
  const [year, month, day] = birthDate.split('-').map(Number) as [number, number, number]
  const sum = (weights: number[], digits: string) => weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
  for (let number = 100 + (from % 300); ; number++) {
    const nine = `${String(day).padStart(2, '0')}${String(month + 80)}${String(year).slice(2)}${number}`
    const first = (11 - (sum([3, 7, 6, 1, 8, 9, 4, 5, 2], nine) % 11)) % 11
    const second = (11 - (sum([5, 4, 3, 2, 7, 6, 5, 4, 3, 2], `${nine}${first}`) % 11)) % 11
    if (first < 10 && second < 10) return `${nine}${first}${second}`
  }
}

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null), fc.string({ maxLength: 12 }), fc.double({ noNaN: true }), fc.integer({ min: -5, max: 60_000 }), fc.boolean(),
  fc.constantFrom('Fjordgata 1', 'H0101', 'Sum', 'ja', 'nei', '?', 'kr 8 450,-', '31.02.2020', '1.1.2020', 'Nordli, Kari', '15858500092', 'Adresse', 'Husleie'), fc.constant({ date: '2020-01-01' }),
)

describe('every row is accounted for', () => {
  it('in the table', () => {
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 30 }), (rows) => {
      const { headerRow, body, leftOut } = findTable(rows)
      const all = [...body, ...leftOut].map(({ rowNumber }) => rowNumber).concat(headerRow > 0 ? [headerRow] : []).sort((a, b) => a - b)
      expect(all).toEqual(rows.map((_, i) => i + 1))
    }), { numRuns: 300 })
  })
  it('in the plan, whatever the columns are taken for and whatever is decided', () => {
    const decision = fc.constantFrom('confirm', 'skip', 'new', 'sameAs:x1') as fc.Arbitrary<'confirm' | 'skip' | 'new' | 'sameAs:x1'>
    fc.assert(fc.property(fc.constantFrom(...kinds), fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { maxLength: 20 }), fc.nat(), fc.dictionary(fc.constantFrom('1', '2', '3', '4'), decision), (kind, rows, shift, decisions) => {
      const mapping = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [FIELDS[kind][(i * 7 + shift) % FIELDS[kind].length]!.field, i]))
      const lookup = lookupOver([{ id: 'x1', label: 'x', values: { street: 'Fjordgata', houseNumber: '1', nationalId: '15858500092', lastName: 'Nordli', firstName: 'Kari' } }])
      const { rows: planned, counts } = planRows(kind, mapping, rows.map((cells, i) => ({ rowNumber: i + 1, cells })), lookup, { ...options, decisions })
      expect(counts.added + counts.changed + counts.skipped + counts.refused).toBe(counts.read)
      expect(planned.map(({ rowNumber }) => rowNumber)).toEqual(rows.map((_, i) => i + 1))
      for (const row of planned) {
        if (row.reasons.some(({ level }) => level === 'hard')) expect(row.outcome === 'refuse' || row.outcome === 'skip').toBe(true)
        for (const { record } of row.records) for (const value of Object.values(record)) expect(value === undefined || ['string', 'number'].includes(typeof value)).toBe(true)
      }
    }), { numRuns: 400 })
  })
})

describe('parsing undoes writing', () => {
  const day = fc.date({ min: new Date('1901-01-01T00:00:00Z'), max: new Date('2045-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
  it('for dates', () => {
    fc.assert(fc.property(day, (date) => {
      const [year, month, dayOfMonth] = date.split('-') as [string, string, string]
      for (const text of [date, dateText(date), longDate(date), `${dayOfMonth}.${month}.${year}`, `${Number(dayOfMonth)}/${Number(month)}-${year}`]) expect(parseDate(text, { meaning: 'other', today: options.today })).toEqual({ value: date })
    }))
  })
  it('for whole kroner and øre', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999 }), (ore) => {
      expect(parseMoney(kroner(ore - (ore % 100))).value).toBe(ore - (ore % 100))
      expect(parseMoney(`${Math.floor(ore / 100)},${String(ore % 100).padStart(2, '0')}`).value).toBe(ore)
      expect(parseMoney(ore / 100).value).toBe(ore)
    }))
  })
})

function municipality(): { dwellings: DwellingRecord[]; applicants: ApplicantRecord[]; tenancies: TenancyRecord[] } {
  const pick = <T>(list: readonly T[], i: number): T => list[i % list.length]!
  const date = (from: number, i: number) => `${from + (i % 20)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + ((i * 7) % 28)).padStart(2, '0')}`
  const answers = ['yes', 'no', 'unknown', undefined] as const
  const first = ['Kari', 'Ola Andreas', 'Åse', 'Bjørn', 'Máret', 'Amina', 'Jan']
  const last = ['Nordli', 'Vik', 'Østby', 'Sætre', 'van der Berg', 'Dal-Hansen', 'Ås']
  const person = (i: number) => ({ firstName: pick(first, i), lastName: `${pick(last, i >> 1)}`, birthDate: date(1950, i) })
  const place = (i: number) => ({ street: pick(['Fjordgata', 'Kong Oscars gate', 'Øvre Ærfuglvei', '17. mai gata'], i), houseNumber: `${1 + (i >> 2)}${i % 5 === 0 ? 'B' : ''}`, unitNumber: `H0${1 + (i % 3)}0${1 + (i % 4)}`, postalCode: pick(['0150', '5003', '9990'], i), postalPlace: pick(['Oslo', 'Bergen', 'Båtsfjord'], i) })
  const dwellings = Array.from({ length: 44 }, (_, i): DwellingRecord => ({
    ...place(i), area: pick(['Sentrum', 'Sjøåsen'], i), kind: pick(['rental', 'care', 'shared', 'rowHouse'], i), rooms: 2 + (i % 4), bedrooms: 1 + (i % 4), usableArea: 30 + i + (i % 2) / 2, floor: 1 + (i % 3), rent: 700_000 + i * 5_000 + (i % 7 === 0 ? 50 : 0),
    disposalForm: pick(['owned', 'leasedIn', 'allocationRight'], i), wheelchair: pick(answers, i), stepFree: pick(answers, i + 1), lift: pick(answers, i + 2), petsAllowed: pick(answers, i + 3), builtYear: 1950 + i, gnr: 10 + i, bnr: 1 + i, snr: i, municipalityNumber: '1199',
    externalRef: `B-${1000 + i}`, koboId: `kobo-${i}`, vacantFrom: i % 3 === 0 ? date(2010, i) : undefined, note: i % 4 === 0 ? `Nøkkel i skap ${i}; ring, takk` : undefined,
  }))
  const applicants = Array.from({ length: 33 }, (_, i): ApplicantRecord => {
    const who = person(i)
    return {
      ...who, caseNumber: `2026/${100 + i}`, nationalId: testId(who.birthDate, i * 3), phone: `4${String(10_000_000 + i * 12_345).slice(1)}`, email: `s${i}@example.no`, address: `Fjordgata ${i + 1}`, receivedOn: date(2005, i), applicationType: pick(['new', 'exchange', 'renewal'], i),
      livingSituation: pick(['rough', 'privateRent', 'withParents', 'overcrowded', 'unknown'], i), livingSince: date(2004, i), household: 'To voksne og barn', adults: 1 + (i % 2), children: i % 4, needBedrooms: 1 + (i % 4), needStepFree: pick(answers, i), needLift: pick(answers, i + 1), needPets: pick(answers, i + 2),
      rentCeiling: 900_000 + i * 100, income: 30_000_000 + i * 1_000, areaWish: 'Sentrum', ownWords: `Vi bor trangt, «${i}»`, ownerName: 'Siri Ås', status: pick(['received', 'assessment', 'waiting'], i), protectedAddress: pick(['none', 'confidential', 'strictlyConfidential'], i), interpreter: pick(answers, i), dueOn: date(2026, i),
    }
  })
  const tenancies = Array.from({ length: 27 }, (_, i): TenancyRecord => {
    const who = person(i + 50)
    return { ...place(i), ...who, nationalId: testId(who.birthDate, i), startsOn: date(2000, i), contractEndsOn: date(2027, i), rent: 800_000 + i * 1_000, deposit: 2_400_000, term: pick(['fixedTerm', 'openEnded'], i), noticeGivenOn: i % 5 === 0 ? '2026-10-01' : undefined, comment: 'ok å ringe', caseNumber: `2020/${i}`, externalRef: `K${i}` }
  })
  return { dwellings, applicants, tenancies }
}

const given = (values: Values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
const KIND_OF: Record<string, ImportKind> = { 'Boligoversikt.xlsx': 'dwellings', 'Venteliste.xlsx': 'applicants', 'Leieforhold.xlsx': 'tenancies', 'boliger-fdv.csv': 'dwellings', 'sokere.csv': 'applicants', 'kontrakter.csv': 'tenancies' }

describe('messy files of a whole municipality', () => {
  it('makes ids the national checker knows as test numbers', () => expect(fnr(testId('1985-05-15', 7)).status).toBe('valid'))

  it('come back whole: read, found, guessed and planned, with nothing refused and nothing lost', async () => {
    const input = municipality()
    const files = await messyFiles(input)
    expect(files.map(({ name }) => name)).toEqual(Object.keys(KIND_OF))
    for (const { name, bytes } of files) {
      const kind = KIND_OF[name]!
      const book = await readSheets(bytes, name)
      if (!book.ok) throw new Error(`${name}: ${book.error.code}`)
      const back: Values[] = []
      for (const { rows } of book.value.sheets.filter((one) => one.name !== 'Forside')) {
        const table = findTable(rows)
        const plan = planRows(kind, toMapping(guessMapping(kind, table.columns)), table.body, nothingStored, options)
        const soft = plan.rows.flatMap(({ rowNumber, reasons }) => reasons.filter(({ level }) => level !== 'note').map((reason) => `${name} ${rowNumber}: ${reason.text}`))
        expect(soft).toEqual([])
        expect(plan.counts.refused).toBe(0)
        back.push(...plan.rows.flatMap(({ records }) => records.map(({ record }) => record as Values)))
      }
      expect(back.map(given), name).toEqual((input[kind as keyof typeof input] as Values[]).map(given))
    }
  })
  it('imported a second time, everything is there already', async () => {
    const input = municipality()
    const lookup = lookupOver(input.applicants.map((values, i) => ({ id: `a${i}`, label: 'x', values: values as Values })))
    const file = (await messyFiles(input)).find(({ name }) => name === 'sokere.csv')!
    const book = await readSheets(file.bytes, file.name)
    const table = findTable(book.ok ? book.value.sheets[0]!.rows : [])
    const { counts } = planRows('applicants', toMapping(guessMapping('applicants', table.columns)), table.body, lookup, options)
    expect(counts).toEqual({ read: 33, added: 0, changed: 0, skipped: 33, refused: 0, toConfirm: 0 })
  })
})
