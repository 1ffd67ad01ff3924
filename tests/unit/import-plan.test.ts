// The dry run: what each row would do, and why.
import { describe, expect, it } from 'vitest'
import type { Cell } from '../../shared/domain/import/cells.ts'
import { lookupOver, nothingStored, type Existing } from '../../shared/domain/import/lookup.ts'
import { planRows, type Decision } from '../../shared/domain/import/plan.ts'
import type { ImportKind } from '../../shared/domain/import/records.ts'

const validateNationalId = (digits: string) => ({ valid: digits !== '15858500093', kind: digits[0]! > '3' ? ('dnr' as const) : ('fnr' as const) })

function plan<K extends ImportKind>(kind: K, fields: string[], rows: Cell[][], existing: Existing[] = [], decisions: Record<number, Decision> = {}) {
  const mapping = Object.fromEntries(fields.map((field, index) => [field, index]))
  const body = rows.map((cells, index) => ({ rowNumber: index + 2, cells }))
  return planRows(kind, mapping, body, existing.length > 0 ? lookupOver(existing) : nothingStored, { today: '2026-11-22', validateNationalId, decisions })
}
const codes = (row: { reasons: { code: string }[] } | undefined) => row?.reasons.map(({ code }) => code)

describe('dwellings', () => {
  it('adds a row with everything normalised', () => {
    const { rows, counts } = plan('dwellings', ['address', 'unitNumber', 'rent', 'usableArea', 'lift', 'cadastre', 'features', 'floor'], [['Fjordgata 12 b', 'H0202', 'kr 8 450,-', '54,5 m²', 'nei', '1103-12/34/0/5', 'Trinnfri inngang; egen inngang', '2. etg']])
    expect(counts).toEqual({ read: 1, added: 1, changed: 0, skipped: 0, refused: 0, toConfirm: 0 })
    expect(rows[0]!.records[0]!.record).toEqual({
      street: 'Fjordgata', houseNumber: '12B', unitNumber: 'H0202', rent: 845_000, usableArea: 54.5, lift: 'no', municipalityNumber: '1103', gnr: 12, bnr: 34, fnr: 0, snr: 5, stepFree: 'yes', ownEntrance: 'yes', floor: 2,
    })
  })
  it('makes one row several dwellings', () => {
    const { rows } = plan('dwellings', ['address', 'unitCount'], [['Fjordgata 12 H0101-H0104', 4], ['Fjordgata 14, H0101', 3], ['Fjordgata 16', 4]])
    expect(rows.map(({ records }) => records.map(({ record }) => record.unitNumber))).toEqual([['H0101', 'H0102', 'H0103', 'H0104'], ['H0101', 'H0102', 'H0103'], [undefined]])
    expect(rows.map(({ needsConfirm }) => needsConfirm)).toEqual([false, true, true])
  })
  it('refuses what cannot be written and asks about what is unusual', () => {
    const { rows, counts } = plan('dwellings', ['address', 'unitNumber', 'rent', 'usableArea', 'kind'], [['', 'H0101', 8000, 50, null], ['Fjordgata 1', 'leil 3', 8000, 50, null], ['Fjordgata 1', 'H0101', 30_001, 301, 'slott'], ['Fjordgata 1', 'H0102', 30_000, 300, null]])
    expect(rows.map(({ outcome }) => outcome)).toEqual(['refuse', 'refuse', 'add', 'add'])
    expect(codes(rows[0])).toContain('required-missing')
    expect(codes(rows[2])?.filter((code) => code === 'value-unusual')).toHaveLength(2)
    expect(codes(rows[2])).toContain('code-unknown')
    expect(rows.map(({ needsConfirm }) => needsConfirm)).toEqual([false, false, true, false])
    expect(counts).toMatchObject({ read: 4, added: 2, refused: 2, toConfirm: 1 })
  })
  it('changes only what is given: blank and unknown never overwrite', () => {
    const stored = [{ id: 'd1', label: 'Fjordgata 1 H0101', values: { street: 'Fjordgata', houseNumber: '1', unitNumber: 'H0101', rent: 800_000, lift: 'yes', area: 'Sentrum' } }]
    const { rows } = plan('dwellings', ['address', 'unitNumber', 'rent', 'lift', 'area'], [['FJORDGT. 1', 'H0101', 9000, '?', '']], stored)
    expect(rows[0]).toMatchObject({ outcome: 'change', needsConfirm: false })
    expect(rows[0]!.records[0]!.changes).toContainEqual({ field: 'rent', label: 'Husleie', before: 800_000, after: 900_000 })
    expect(rows[0]!.records[0]!.changes.map(({ field }) => field)).not.toContain('lift')
    expect(rows[0]!.records[0]!.changes.map(({ field }) => field)).not.toContain('area')
  })
  it('skips what is the same, and repeats in the file', () => {
    const stored = [{ id: 'd1', label: 'x', values: { street: 'Fjordgata', houseNumber: '1', unitNumber: 'H0101', rent: 800_000 } }]
    const { rows, counts } = plan('dwellings', ['address', 'unitNumber', 'rent'], [['Fjordgata 1', 'H0101', 8000], ['Fjordgata 2', 'H0101', 8000], ['Fjordgata 2', 'H0101', '8 000,-'], ['Fjordgata 2', 'H0101', 9000]], stored)
    expect(counts).toEqual({ read: 4, added: 2, changed: 0, skipped: 2, refused: 0, toConfirm: 1 })
    expect(rows[0]!.reasons.at(-1)!.text).toBe('Finnes fra før, ingen endring.')
    expect(codes(rows[2])).toEqual(['repeated-row'])
    expect(codes(rows[3])).toEqual(['repeated-identity'])
  })
  it('does not throw away flats without a unit number', () => {
    const same: Cell[][] = [['Fjordgata 9', 8000], ['Fjordgata 9', 8000]]
    expect(plan('dwellings', ['address', 'rent'], same).rows[1]).toMatchObject({ outcome: 'skip', needsConfirm: true })
    expect(plan('dwellings', ['address', 'rent'], same, [], { 3: 'new' }).counts).toMatchObject({ added: 2, toConfirm: 0 })
  })
})

describe('applicants', () => {
  const fields = ['nationalId', 'fullName', 'birthDate', 'phone', 'receivedOn']
  const stored: Existing[] = [
    { id: 'a1', label: 'Kari Nordli', values: { nationalId: '15858500092', firstName: 'Kari', lastName: 'Nordli', phone: '40000001' } },
    { id: 'a2', label: 'Ola Vik', values: { firstName: 'Ola', lastName: 'Vik', birthDate: '1980-02-01', phone: '40000002' } },
  ]
  it('refuses wrong ids and impossible dates, asks about the future and D-numbers', () => {
    const { rows } = plan('applicants', fields, [['15858500093', 'A B', null, null, null], [null, 'A B', '31.02.1980', null, null], [null, null, '01.01.1980', null, null], [null, 'A B', '01.01.1980', null, '01.01.2027'], ['55858500086', 'C D', null, null, null]])
    expect(rows.map(({ outcome, needsConfirm }) => [outcome, needsConfirm])).toEqual([['refuse', false], ['refuse', false], ['refuse', false], ['add', true], ['add', true]])
  })
  it('knows a person by national id, and is careful with name and birth date', () => {
    const { rows } = plan('applicants', fields, [[15858500092, 'Nordli, Kari', null, '400 00 003', null], [null, 'Vik, Ola', '01.02.1980', '40000009', null], [null, 'Ola Vik', '01.02.1980', '+47 400 00 002', null], ['15858500092', 'Per Berg', null, null, null]], stored)
    expect(rows[0]).toMatchObject({ outcome: 'change', needsConfirm: false, duplicates: [{ of: { id: 'a1' }, why: 'nationalId', confirmNeeded: false }] })
    expect(rows[1]).toMatchObject({ outcome: 'change', needsConfirm: true, duplicates: [{ of: { id: 'a2' }, why: 'nameAndBirthDate', confirmNeeded: true }] })
    expect(rows[2]!.outcome).toBe('skip')
    expect(rows[3]).toMatchObject({ needsConfirm: true, duplicates: [{ confirmNeeded: true }] })
  })
  it('does what a person decided', () => {
    const row: Cell[][] = [[null, 'Vik, Ola', '01.02.1980', '40000009', null]]
    expect(plan('applicants', fields, row, stored, { 2: 'confirm' }).rows[0]).toMatchObject({ outcome: 'change', needsConfirm: false })
    expect(plan('applicants', fields, row, stored, { 2: 'new' }).rows[0]).toMatchObject({ outcome: 'add', needsConfirm: false })
    expect(plan('applicants', fields, row, stored, { 2: 'skip' }).rows[0]).toMatchObject({ outcome: 'skip', records: [] })
    expect(plan('applicants', fields, row, stored, { 2: 'sameAs:a1' }).rows[0]).toMatchObject({ outcome: 'change', records: [{ id: 'a1' }] })
    expect(plan('applicants', fields, row, stored, { 2: 'sameAs:gone' }).rows[0]).toMatchObject({ outcome: 'refuse' })
  })
  it('a decision never lets a hard fault through', () => expect(plan('applicants', fields, [['15858500093', 'A B', null, null, null]], [], { 2: 'confirm' }).rows[0]!.outcome).toBe('refuse'))
  it('sees that birth date and national id differ', () => expect(codes(plan('applicants', fields, [['15858500092', 'A B', '16.05.1985', null, null]]).rows[0])).toEqual(['birth-date-differs']))
})

describe('tenancies', () => {
  const fields = ['address', 'fullName', 'birthDate', 'startsOn', 'contractEndsOn', 'rent', 'movedOutOn']
  const stored: Existing[] = [{ id: 't1', label: 'Kari Nordli, fra 1. mai 2024', values: { street: 'Fjordgata', houseNumber: '1', unitNumber: 'H0101', firstName: 'Kari', lastName: 'Nordli', birthDate: '1985-05-15', startsOn: '2024-05-01', rent: 800_000 } }]
  it('needs address and tenant, and dates in order', () => {
    const { rows } = plan('tenancies', fields, [['Fjordgata 1, H0101', null, null, null, null, null, null], [null, 'Kari Nordli', null, null, null, null, null], ['Fjordgata 1, H0101', 'Kari Nordli', null, '01.05.2024', '30.04.2024', null, null]])
    expect(rows.map(({ outcome }) => outcome)).toEqual(['refuse', 'refuse', 'add'])
    expect(codes(rows[2])).toEqual(['date-order'])
  })
  it('knows the same tenancy and asks when the dwelling is let to someone else', () => {
    const { rows } = plan('tenancies', fields, [['Fjordgata 1, H0101', 'Nordli, Kari', '15.05.1985', '01.05.2024', null, 8500, null], ['Fjordgata 1, H0101', 'Vik, Ola', null, '01.06.2026', null, 8500, null], ['Fjordgata 1, H0101', 'Dal, Eva', null, '01.06.2020', null, 7000, '01.02.2024']], stored)
    expect(rows[0]).toMatchObject({ outcome: 'change', needsConfirm: false, records: [{ id: 't1', changes: [{ field: 'rent', before: 800_000, after: 850_000 }] }] })
    expect(rows[1]).toMatchObject({ outcome: 'add', needsConfirm: true })
    expect(codes(rows[1])).toEqual(['dwelling-let'])
    expect(rows[2]).toMatchObject({ outcome: 'add', needsConfirm: false })
  })
})
