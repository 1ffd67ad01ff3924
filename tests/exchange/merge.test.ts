// The merge by examples worked out by hand: what stands, who is asked, who gives way, and what waits.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { undoOperation } from '../../db/log.ts'
import { allocate, aside, clashes, edit, held, office, value, type Office } from '../support/exchange/office.ts'
import { CASE, PERSON, prepare, type Prepared } from '../support/exchange/prepared.ts'
import { canonicalDump, type Pc } from '../support/exchange/team.ts'

let prepared: Prepared
beforeAll(async () => void (prepared = await prepare()))
afterAll(() => prepared.remove())

const later = (pc: Pc, seconds: number) => void (pc.now = new Date(Date.parse(pc.now) + seconds * 1000).toISOString())
const settle = (pc: Pc, nextStep: string) => pc.write((write) => write.choose('housingCase', 'case-0', { nextStep }), { name: 'exchange.settle' })
const undo = (pc: Pc, opId: string) => pc.write((write) => void undoOperation(write, opId), { undoes: opId })

/** Base «ringe», then a and b change it without knowing of each other: «møte» first, «brev» a minute later. */
async function threeWays(): Promise<Office> {
  const all = office(prepared)
  edit(all.a, { nextStep: 'ringe' })
  await all.meet(all.a, all.b, all.c)
  edit(all.a, { nextStep: 'møte' })
  later(all.b, 60)
  edit(all.b, { nextStep: 'brev' })
  await all.meet(all.a, all.b, all.c)
  return all
}

describe('one field, two people', () => {
  it('base, mine, theirs: the later stands everywhere, and the clash is told', async () => {
    const { a, b, c } = await threeWays()
    for (const pc of [a, b, c]) {
      expect(value(pc, 'housingCase', 'case-0', 'nextStep')).toBe('brev')
      expect(clashes(pc)).toEqual(['housingCase case-0 nextStep'])
    }
  })

  it('a change made after seeing the other is no clash, and stands also when its clock is a year behind', async () => {
    const { a, b, meet } = office(prepared)
    edit(a, { nextStep: 'møte' })
    await meet(a, b)
    b.now = '2025-01-01T08:00:00.000Z'
    edit(b, { nextStep: 'brev' })
    await meet(a, b)
    expect(value(a, 'housingCase', 'case-0', 'nextStep')).toBe('brev')
    expect(clashes(a)).toEqual([])
  })

  it('a casual later edit does not bury the clash', async () => {
    const { a, b, c, meet } = await threeWays()
    edit(c, { nextStep: 'vente' })
    await meet(c, a, b)
    expect(value(a, 'housingCase', 'case-0', 'nextStep')).toBe('vente')
    expect(clashes(b)).toEqual(['housingCase case-0 nextStep'])
  })

  it('a later edit to what the other side wrote ends it, on the PC where it was made as on the others', async () => {
    const { a, b, c, meet } = await threeWays()
    edit(c, { nextStep: 'møte' })
    expect(clashes(c)).toEqual([])
    await meet(c, a, b)
    expect(clashes(b)).toEqual([])
  })

  it('an answer ends it, also with the value that stands; an answer after that, taken back, leaves the first', async () => {
    const { a, b, c, meet } = await threeWays()
    settle(a, 'brev')
    expect(clashes(a)).toEqual([])
    await meet(c, a, b)
    expect(clashes(b)).toEqual([])
    const opId = settle(c, 'møte')
    undo(c, opId)
    await meet(c, a, b)
    expect(clashes(a)).toEqual([])
  })

  it('an answer that is taken back opens the clash again', async () => {
    const { a, b, c, meet } = await threeWays()
    const opId = settle(c, 'møte')
    await meet(c, a, b)
    expect(clashes(a)).toEqual([])
    undo(c, opId)
    expect(clashes(c)).toEqual(['housingCase case-0 nextStep'])
    await meet(c, a, b)
    expect([value(a, 'housingCase', 'case-0', 'nextStep'), clashes(a)]).toEqual(['brev', ['housingCase case-0 nextStep']])
  })

  it('the same change by two people is no clash', async () => {
    const { a, b, meet } = office(prepared)
    for (const pc of [a, b]) edit(pc, { nextStep: 'møte' })
    await meet(a, b)
    expect(clashes(a)).toEqual([])
  })

  it('different fields of one row both stand', async () => {
    const { a, b, meet } = office(prepared)
    edit(a, { nextStep: 'møte' })
    edit(b, { need: 'Trappefri' })
    await meet(a, b)
    expect([value(a, 'housingCase', 'case-0', 'nextStep'), value(a, 'housingCase', 'case-0', 'need'), clashes(a)]).toEqual(['møte', 'Trappefri', []])
  })

  it('quiet fields ask nobody', async () => {
    const { a, b, meet } = office(prepared)
    a.write((write) => void write.update('service', prepared.services[0]!, null, { position: 7 }))
    b.write((write) => void write.update('service', prepared.services[0]!, null, { position: 8 }))
    await meet(a, b)
    expect(clashes(a)).toEqual([])
  })

  it('a protected address is never lowered by someone who did not know of it', async () => {
    const { a, b, meet } = office(prepared)
    a.write((write) => void write.update('person', 'person-0', null, { protectedAddress: 'confidential' }))
    await meet(a, b)
    a.write((write) => void write.update('person', 'person-0', null, { protectedAddress: 'strictlyConfidential' }))
    later(b, 3600)
    b.write((write) => void write.update('person', 'person-0', null, { protectedAddress: 'none' }))
    await meet(a, b)
    expect(value(b, 'person', 'person-0', 'protectedAddress')).toBe('strictlyConfidential')
  })

  it('a person protected on one PC is still protected when another, not knowing, merged that registration into a second one', async () => {
    const { a, b, c, meet } = office(prepared)
    a.write((write) => {
      write.update('person', 'person-0', null, { protectedAddress: 'strictlyConfidential' })
      write.insert('caseAccess', { caseId: 'case-0', userId: 'user-3', reason: 'Saksbehandler' })
    })
    b.write((write) => {
      write.update('person', 'person-0', null, { mergedIntoId: 'person-1' })
      write.update('housingCase', 'case-0', null, { personId: 'person-1' })
    })
    await meet(a, b, c)
    await meet(a, b, c)
    for (const pc of [a, b, c]) {
      expect(value(pc, 'person', 'person-1', 'protectedAddress')).toBe('strictlyConfidential')
      // Who was named for the one may see the other case of the same person, and nobody else.
      expect(pc.store.sql(`SELECT caseId, userId FROM caseAccess ORDER BY caseId`)).toEqual([{ caseId: 'case-0', userId: 'user-3' }, { caseId: 'case-1', userId: 'user-3' }])
      expect(clashes(pc)).toEqual([])
    }
  })

  it('a service that one PC saw come is not taken out of the room by one that did not know of it', async () => {
    const { a, b, meet } = office(prepared)
    const [meetingId, serviceId] = ['meeting-0', prepared.services[0]!]
    a.write((write) => void write.insert('presence', { id: 'presence-0', meetingId, serviceId, personName: 'Anne Li', present: 'unknown', arrivedAt: null, leftAt: null }))
    await meet(a, b)
    a.write((write) => void write.update('presence', 'presence-0', null, { present: 'yes' }))
    later(b, 3600)
    b.write((write) => void write.update('presence', 'presence-0', null, { present: 'no' }))
    await meet(a, b)
    for (const pc of [a, b]) expect(value(pc, 'presence', 'presence-0', 'present')).toBe('yes')
  })
})

describe('what only one can have', () => {
  it('the first allocation keeps the dwelling; when it is cancelled the other has it', async () => {
    const { a, b, c, meet } = office(prepared)
    allocate(a, 'first', 'dwelling-0', 'case-0')
    later(b, 60)
    allocate(b, 'second', 'dwelling-0', 'case-1')
    await meet(a, b, c)
    expect([value(b, 'allocation', 'first', 'status'), value(b, 'allocation', 'second', 'status')]).toEqual(['allocated', 'disputed'])
    c.write((write) => void write.update('allocation', 'first', null, { status: 'cancelled' }))
    expect(value(c, 'allocation', 'second', 'status')).toBe('allocated')
    await meet(c, a, b)
    expect(value(b, 'allocation', 'second', 'status')).toBe('allocated')
  })

  it('taking back the first allocation gives the dwelling to the other, also where it was taken back', async () => {
    const { a, b, meet } = office(prepared)
    const opId = allocate(a, 'first', 'dwelling-0', 'case-0')
    later(b, 60)
    allocate(b, 'second', 'dwelling-0', 'case-1')
    await meet(a, b)
    undo(a, opId)
    expect(value(a, 'allocation', 'second', 'status')).toBe('allocated')
    await meet(a, b)
  })

  const numbered = (pc: Pc, id: string, caseNumber: string) => pc.write((write) => void write.insert('housingCase', { id, caseNumber, personId: 'person-0', ...CASE }))

  it('three cases with one number: the first keeps it, the others are given letters in order, whatever comes first', async () => {
    const { a, b, c, meet } = office(prepared)
    numbered(a, 'n1', '2026-7')
    later(b, 60)
    numbered(b, 'n2', '2026-7')
    later(c, 120)
    numbered(c, 'n3', '2026-7')
    await meet(c, a)
    expect(value(a, 'housingCase', 'n3', 'caseNumber')).toBe('2026-7-B')
    await meet(b, a, c)
    expect(['n1', 'n2', 'n3'].map((id) => value(c, 'housingCase', id, 'caseNumber'))).toEqual(['2026-7', '2026-7-B', '2026-7-C'])
  })

  it('a letter that someone has written as a number is not given again', async () => {
    const { a, b, c, meet } = office(prepared)
    numbered(a, 'n1', '2026-7')
    later(b, 60)
    numbered(b, 'n2', '2026-7')
    await meet(a, b)
    later(c, 120)
    numbered(c, 'n3', '2026-7-B')
    await meet(c, a, b)
    expect(['n1', 'n2', 'n3'].map((id) => value(a, 'housingCase', id, 'caseNumber'))).toEqual(['2026-7', '2026-7-C', '2026-7-B'])
  })

  it('the same setting made on two PCs is one row', async () => {
    const { a, b, meet } = office(prepared)
    for (const [pc, text] of [[a, '1'], [b, '2']] as const) pc.write((write) => void write.insert('setting', { key: 'ny', value: text }))
    await meet(a, b)
    expect(a.store.sql(`SELECT value FROM setting WHERE key = 'ny'`)).toHaveLength(1)
    expect(clashes(a)).toHaveLength(1)
  })
})

describe('rows that hang on others', () => {
  const newCase = (pc: Pc) => pc.write((write) => {
    write.insert('person', { id: 'ny-person', name: 'Ny', ...PERSON })
    write.insert('housingCase', { id: 'ny-sak', caseNumber: '2026-50', personId: 'ny-person', ...CASE })
  })
  const note = (pc: Pc) => pc.write((write) => void write.insert('note', { id: 'ny-lapp', caseId: 'ny-sak', dwellingId: null, kind: 'note', title: 'T', body: null, topic: 'other', happenedOn: '2026-11-23', author: 'A' }))

  it('a case that is taken back takes its notes aside, the same everywhere, and back again', async () => {
    const { a, b, meet } = office(prepared)
    const made = newCase(a)
    await meet(a, b)
    note(b)
    undo(a, made)
    await meet(a, b)
    expect(value(b, 'housingCase', 'ny-sak', 'id')).toBe(undefined)
    expect(aside(b)).toEqual(['ny-lapp parent'])
    b.write((write) => {
      write.restore('person', { id: 'ny-person', name: 'Ny', ...PERSON })
      write.restore('housingCase', { id: 'ny-sak', caseNumber: '2026-50', personId: 'ny-person', ...CASE })
    })
    await meet(b, a)
    expect(value(b, 'note', 'ny-lapp', 'title')).toBe('T')
    expect(aside(a)).toEqual([])
  })

  it('a row that was taken away does not return, and the change it hides is told', async () => {
    const { a, b, meet } = office(prepared)
    const made = newCase(a)
    await meet(a, b)
    undo(a, made)
    later(b, 3600)
    edit(b, { nextStep: 'ringe' }, 'ny-sak')
    await meet(a, b)
    expect(value(b, 'housingCase', 'ny-sak', 'id')).toBe(undefined)
    expect(clashes(b)).toEqual(['housingCase ny-sak *'])
  })

  it('the same setting, made and taken back on one PC while another makes it: gone, and told', async () => {
    const { a, b, meet } = office(prepared)
    const opId = a.write((write) => void write.insert('setting', { key: 'ny', value: '1' }))
    undo(a, opId)
    b.write((write) => void write.insert('setting', { key: 'ny', value: '2' }))
    await meet(a, b)
    expect(b.store.sql(`SELECT 1 FROM setting WHERE key = 'ny'`)).toEqual([])
    expect(clashes(b)).toHaveLength(1)
  })
})

describe('access that ends', () => {
  const access = (pc: Pc, id: string, active: 'yes' | 'no') => pc.write((write) => void write.update('appUser', id, null, { active }))

  it('later work by someone whose access had ended is laid aside, and can be let in, also in part', async () => {
    const { a, b, meet } = office(prepared)
    access(a, 'user-1', 'no')
    later(b, 60)
    const person = b.write((write) => void write.insert('person', { id: 'hos-b', name: 'B', ...PERSON }))
    const sak = b.write((write) => void write.insert('housingCase', { id: 'sak-b', caseNumber: '2026-60', personId: 'hos-b', ...CASE }))
    await meet(a, b)
    expect(value(b, 'person', 'hos-b', 'name')).toBe(undefined)
    expect(held(a).map((one) => one.opId).sort()).toEqual([person, sak].sort())
    a.write((write) => void write.insert('letIn', { opId: sak, reason: 'Godt' }))
    expect(aside(a)).toEqual(['hos-b unborn', 'sak-b parent'])
    a.write((write) => void write.insert('letIn', { opId: person, reason: 'Godt' }))
    expect(value(a, 'housingCase', 'sak-b', 'caseNumber')).toBe('2026-60')
    await meet(a, b)
  })

  it('two who end each other’s access: the first stands, whoever hears of what first', async () => {
    const { a, b, c, meet } = office(prepared)
    access(b, 'user-2', 'no')
    later(c, 60)
    access(c, 'user-1', 'no')
    later(b, 120)
    edit(b, { nextStep: 'ringe' })
    await meet(c, a)
    await meet(b, a, c)
    expect([value(a, 'appUser', 'user-1', 'active'), value(a, 'appUser', 'user-2', 'active'), value(a, 'housingCase', 'case-0', 'nextStep')]).toEqual(['yes', 'no', 'ringe'])
  })
})

it('a clock ten years ahead: later edits win, and stamps are sane again', async () => {
  const { a, b, meet } = office(prepared)
  a.now = '2036-11-23T08:00:00.000Z'
  edit(a, { nextStep: 'møte' })
  await meet(a, b)
  edit(b, { nextStep: 'brev' })
  expect(b.store.sql<{ stamp: string }>('SELECT max(stamp) AS stamp FROM operation')[0]!.stamp).toBe('g000001!2026-11-23T08:00:00.000Z#00000#pc-b')
  await meet(a, b)
  expect([value(a, 'housingCase', 'case-0', 'nextStep'), clashes(a)]).toEqual(['brev', []])
  expect(canonicalDump(a.store)).toBe(canonicalDump(b.store))
})
