// Care of dwellings on a real store: the ledger of standing empty against sums made by hand, steps, repairs, keys, inspections with pictures, incidents, and who waits for just that kind.
import { describe, expect, it } from 'vitest'
import { codeOf, offerScene, type OfferScene } from '../support/offer-scene.ts'
import { testFolder, TODAY } from '../support/store.ts'

const folder = testFolder()
const kr = (amount: number) => amount * 100
type Reason = 'cleaning' | 'repair' | 'waterDamage' | 'allocation' | 'other'

/** Both dwellings without any empty time; rent 9 000 and running cost 3 000 a month, so 300 and 100 a day. */
async function scene(): Promise<OfferScene & { one: string; two: string; period: (dwellingId: string, reason: Reason, startsOn: string, endsOn: string | null) => string }> {
  const made = await offerScene(folder)
  const [one, two] = made.dwellings
  made.town.write((write) => {
    for (const row of write.sql<{ id: string }>('SELECT id FROM voidPeriod')) write.remove('voidPeriod', row.id)
    for (const id of [one, two]) write.update('dwelling', id, null, { rent: kr(9000), runningCost: kr(3000) })
  })
  const period = (dwellingId: string, reason: Reason, startsOn: string, endsOn: string | null) => {
    let id = ''
    made.town.write((write) => { id = write.insert('voidPeriod', { dwellingId, kind: 'void', reason, startsOn, endsOn, note: null }).id })
    return id
  }
  return { ...made, one, two, period }
}
const ledger = (s: OfferScene, input: Parameters<typeof s.town.value<'void.ledger'>>[1] = {}) => s.town.value('void.ledger', input)
const lines = async (s: OfferScene, groupBy: 'reason' | 'year' | 'dwelling' | 'building') => (await ledger(s, { groupBy })).rows.map((row) => [row.label, row.days, row.sum / 100])

describe('the ledger', () => {
  it('agrees with one made by hand, by reason, year, dwelling and building', async () => {
    const s = await scene()
    s.period(s.one, 'cleaning', '2025-12-22', '2026-01-11') // 10 days in 2025, 10 in 2026
    s.period(s.one, 'allocation', '2026-11-13', null) // 10 days, today is not over
    s.period(s.two, 'waterDamage', '2026-02-01', '2026-03-01') // 28 days
    await s.town.value('repair.add', { dwellingId: s.two, title: 'Nytt gulv', reason: 'waterDamage', orderedOn: '2026-02-02', doneOn: '2026-02-25', cost: kr(40_000) })
    await s.town.value('repair.add', { dwellingId: s.two, title: 'Maling', reason: 'repair', orderedOn: '2026-02-02', cost: kr(9000) }) // not done: not counted yet
    expect(await lines(s, 'reason')).toEqual([['Vannskade', 28, 28 * 400 + 40_000], ['Vask og låsbytte', 20, 8000], ['Venter på tildeling', 10, 4000]])
    expect(await lines(s, 'year')).toEqual([['2026', 48, 48 * 400 + 40_000], ['2025', 10, 4000]])
    expect(await lines(s, 'dwelling')).toEqual([['Prøvegata 12, H0102', 28, 51_200], ['Prøvegata 12, H0101', 30, 12_000]])
    expect(await lines(s, 'building')).toEqual([['Prøvegata 12', 58, 63_200]])
    expect((await ledger(s)).sums).toEqual({ days: 58, rent: kr(58 * 300), running: kr(58 * 100), repairs: kr(40_000), sum: kr(63_200), unknown: 0 })
    const behind = await s.town.value('void.periods', { filter: { year: '2026', reason: 'waterDamage', buildingId: null, dwellingId: null } })
    expect([behind.rows.map((row) => [row.dwelling, row.days, row.rent! / 100]), behind.repairs.map((row) => row.title)]).toEqual([[['Prøvegata 12, H0102', 28, 8400]], ['Nytt gulv']])
  })

  it('counts a day once where periods overlap, for the one that began latest', async () => {
    const s = await scene()
    s.period(s.one, 'allocation', '2026-03-01', '2026-03-31')
    s.period(s.one, 'repair', '2026-03-10', '2026-03-20')
    expect(await lines(s, 'reason')).toEqual([['Venter på tildeling', 20, 8000], ['Utbedring', 10, 4000]])
  })

  it('a new reason moves its money, says what it was before, and is taken back', async () => {
    const s = await scene()
    const id = s.period(s.one, 'other', '2026-03-01', '2026-03-11')
    s.period(s.two, 'cleaning', '2026-03-01', '2026-03-06')
    const before = await ledger(s)
    expect(codeOf(await s.town.call('void.reclassify', { id, version: 1, reason: 'waterDamage', why: ' ' }))).toBe('bad-input')
    await s.town.call('void.reclassify', { id, version: 1, reason: 'waterDamage', why: 'Lekkasje fra naboen' }, { opId: 'again' })
    expect(await lines(s, 'reason')).toEqual([['Vannskade', 10, 4000], ['Vask og låsbytte', 5, 2000]])
    expect((await ledger(s)).sums).toEqual(before.sums)
    const [row] = (await s.town.value('care.dwelling', { id: s.one })).periods
    expect([row!.reason, row!.note, row!.history]).toEqual(['waterDamage', 'Lekkasje fra naboen', [{ reason: 'other', until: TODAY, by: 'Ingrid Moe' }]])
    await s.town.value('log.undo', { opId: 'again' })
    expect((await lines(s, 'reason'))[0]).toEqual(['Annet', 10, 4000])
  })

  it('names a dwelling whose rent nobody has written; it is not zero', async () => {
    const s = await scene()
    s.period(s.one, 'cleaning', '2026-03-01', '2026-03-11')
    s.period(s.two, 'cleaning', '2026-03-01', '2026-03-11')
    s.town.write((write) => void write.update('dwelling', s.two, null, { rent: null }))
    const found = await ledger(s, { groupBy: 'reason' })
    expect([found.sums.days, found.sums.sum / 100, found.sums.unknown]).toEqual([20, 4000 + 1000, 1])
    expect(found.unknown).toEqual([{ id: s.two, label: 'Prøvegata 12, H0102', days: 10, lacks: 'rent' }])
    expect((await s.town.value('care.dwelling', { id: s.two })).periods[0]!.rent).toBeNull()
  })
})

describe('what stands empty now', () => {
  it('shows days and cost since it became empty through a change of reason, the next step, and who waits for just that kind', async () => {
    const s = await scene()
    s.period(s.one, 'repair', '2026-10-24', '2026-11-13')
    s.period(s.one, 'allocation', '2026-11-13', null)
    s.period(s.one, 'other', '2024-01-01', '2024-03-01')
    const found = (await s.town.value('void.vacant', {})).rows.find((row) => row.id === s.one)!
    expect([found.since, found.days, found.cost! / 100, found.reason]).toEqual(['2026-10-24', 30, 12_000, 'allocation'])
    const match = await s.town.value('match.forDwelling', { dwellingId: s.one })
    expect([found.waiting, found.first.length]).toEqual([3, 3])
    expect(found.first[0]!.caseId).toBe(match.candidates[0]!.caseId)
    expect(found.nextStep).toBe('Nøkler inn')
  })

  it('a reader of dwellings alone sees how many wait, never who', async () => {
    const s = await scene()
    const found = await s.town.value('void.vacant', {}, { ...s.mona, role: 'propertyManager' })
    expect([found.rows[0]!.waiting, found.rows[0]!.first]).toEqual([3, []])
  })

  it('steps have who, due and done, and one may be added for this dwelling alone', async () => {
    const s = await scene()
    const care = await s.town.value('care.dwelling', { id: s.one })
    const [step] = care.steps
    await s.town.value('voidStep.set', { id: step!.id, version: step!.version, responsible: 'Vaktmester', dueOn: '2026-11-25', doneOn: null })
    await s.town.value('voidStep.add', { vacancyId: care.vacancyId!, title: 'Bytt sylinder i bod', responsible: 'Låsesmed', dueOn: '2026-11-27' })
    const { steps } = await s.town.value('care.dwelling', { id: s.one })
    expect([steps[0]!.responsible, steps[0]!.dueOn, steps.at(-1)!.title]).toEqual(['Vaktmester', '2026-11-25', 'Bytt sylinder i bod'])
    expect(codeOf(await s.town.call('voidStep.set', { id: step!.id, version: 2, responsible: null, dueOn: null, doneOn: '2026-11-24' }))).toBe('bad-input')
  })

  it('a repair is done after it is ordered, and counts then', async () => {
    const s = await scene()
    const repair = { title: 'Nytt kjøkken', reason: 'repair' as const, orderedOn: '2026-11-01', dueOn: '2026-11-20', supplier: 'Byggmester Lund' }
    const { id } = await s.town.value('repair.add', { dwellingId: s.one, ...repair })
    expect(codeOf(await s.town.call('repair.update', { id, version: 1, ...repair, doneOn: '2026-10-31', cost: 1 }))).toBe('bad-input')
    await s.town.value('repair.update', { id, version: 1, ...repair, doneOn: '2026-11-18', cost: kr(65_000) })
    expect((await ledger(s)).sums.repairs).toBe(kr(65_000))
    expect((await s.town.value('void.vacant', { show: 'repairs' })).total).toBe(0)
  })
})

describe('keys', () => {
  it('follow the tenancy; one that is not back after moving out is pointed out until it is back or lost', async () => {
    const s = await scene()
    let tenancyId = ''
    s.town.write((write) => { tenancyId = write.insert('tenancy', { dwellingId: s.one, caseId: s.cases[0], tenantName: 'Tor Berg', tenantNationalId: null, status: 'active', term: 'fixedTerm', startsOn: '2024-01-01', contractEndsOn: null, endsOn: null, endReason: null, rent: null, note: null } as never).id })
    const { id } = await s.town.value('key.add', { dwellingId: s.one, kind: 'key', label: 'A-101', toTenant: true, handedOn: '2024-01-01' })
    expect((await s.town.value('care.dwelling', { id: s.one })).keys.map((key) => [key.holder, key.missing])).toEqual([['Tor Berg', false]])
    await s.town.value('tenancy.moveOut', { id: tenancyId, version: 1, on: '2026-11-20', reason: 'privateRent', nextHome: null })
    expect((await s.town.value('care.dwelling', { id: s.one })).keys[0]!.missing).toBe(true)
    expect((await s.town.value('void.vacant', { show: 'keys' })).rows.map((row) => [row.id, row.missingKeys])).toEqual([[s.one, 1]])
    await s.town.value('key.set', { id, version: 1, act: 'return', on: TODAY })
    expect((await s.town.value('void.vacant', { show: 'keys' })).total).toBe(0)
    await s.town.value('key.set', { id, version: 2, act: 'hand', holder: 'Låsesmed Vik', on: TODAY })
    expect(codeOf(await s.town.call('key.set', { id, version: 3, act: 'hand', holder: 'En annen', on: TODAY }))).toBe('already-decided')
    await s.town.value('key.set', { id, version: 3, act: 'lost', on: TODAY })
    expect(codeOf(await s.town.call('key.set', { id, version: 4, act: 'hand', toTenant: true, on: TODAY }))).toBe('already-decided')
  })
})

// One pixel of JPEG with an APP1 block that says where it was taken.
const JPEG = Buffer.from('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z', 'base64')
const withPlace = (() => { const words = Buffer.from('Exif\0\0GPS 59.91N 10.75E'); const head = Buffer.from([0xff, 0xe1, 0, words.length + 2]); return Buffer.concat([JPEG.subarray(0, 2), head, words, JPEG.subarray(2)]) })()

describe('inspections', () => {
  const inspect = (s: OfferScene, dwellingId: string) => s.town.value('inspection.add', { dwellingId, kind: 'periodic', heldOn: TODAY, tenantPresent: 'yes', result: 'wear', findings: 'Slitt gulv i gangen' })

  it('keep a picture by its bytes, with words for who cannot see it, and without where it was taken', async () => {
    const s = await scene()
    const { id } = await inspect(s, s.one)
    expect(withPlace.includes('GPS')).toBe(true)
    const picture = await s.town.value('inspection.addPicture', { inspectionId: id, title: 'Slitt gulv ved døren', data: withPlace.toString('base64') })
    const kept = await s.town.value('inspection.picture', { id: picture.id })
    expect([kept.mediaType, kept.title, Buffer.from(kept.data, 'base64').equals(JPEG)]).toEqual(['image/jpeg', 'Slitt gulv ved døren', true])
    const [seen] = (await s.town.value('care.dwelling', { id: s.one })).inspections
    await s.town.value('inspection.removePicture', { id: picture.id, version: seen!.pictures[0]!.version })
    expect((await s.town.value('care.dwelling', { id: s.one })).inspections[0]!.pictures).toEqual([])
    expect(codeOf(await s.town.call('inspection.picture', { id: picture.id }))).toBe('not-found')
  })

  it.each([['a program', Buffer.from(`MZ${'x'.repeat(200)}`)], ['a page', Buffer.from('<html><script>alert(1)</script></html>'.padEnd(100))], ['a drawing with script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'.padEnd(80))], ['a gif', Buffer.from(`GIF89a${'x'.repeat(80)}`)], ['half a jpeg', JPEG.subarray(0, 60)]])('%s is refused in words', async (_what, bytes) => {
    const s = await scene()
    const { id } = await inspect(s, s.one)
    expect(codeOf(await s.town.call('inspection.addPicture', { inspectionId: id, title: 'Slitt gulv', data: bytes.toString('base64') }))).toBe('picture-type')
  })

  it('words for the picture are needed, and one too large is refused', async () => {
    const s = await scene()
    const { id } = await inspect(s, s.one)
    expect(codeOf(await s.town.call('inspection.addPicture', { inspectionId: id, title: '   ', data: JPEG.toString('base64') }))).toBe('bad-input')
    expect(codeOf(await s.town.call('inspection.addPicture', { inspectionId: id, title: 'Slitt gulv', data: Buffer.concat([JPEG.subarray(0, -2), Buffer.alloc(500_000), JPEG.subarray(-2)]).toString('base64') }))).toBe('picture-large')
  })

  it('of a protected person’s home neither findings, pictures nor who has the keys are told', async () => {
    const s = await scene()
    s.town.write((write) => void write.insert('tenancy', { dwellingId: s.one, caseId: s.cases[0], tenantName: 'Tor Berg', tenantNationalId: null, status: 'active', term: 'fixedTerm', startsOn: '2024-01-01', contractEndsOn: null, endsOn: null, endReason: null, rent: null, note: null } as never))
    const { id } = await inspect(s, s.one)
    const picture = await s.town.value('inspection.addPicture', { inspectionId: id, title: 'Stuen til Tor', data: JPEG.toString('base64') })
    await s.town.value('key.add', { dwellingId: s.one, kind: 'key', label: 'A-101', toTenant: true, handedOn: TODAY })
    s.town.write((write) => { const { personId } = write.sql<{ personId: string }>('SELECT personId FROM housingCase WHERE id = ?', [s.cases[0]])[0]!; write.update('person', personId, null, { protectedAddress: 'strictlyConfidential' }); for (const row of write.sql<{ id: string }>('SELECT id FROM caseAccess')) write.remove('caseAccess', row.id) })
    const care = await s.town.value('care.dwelling', { id: s.one })
    expect([care.inspections[0]!.findings, care.inspections[0]!.pictures, care.keys[0]!.holder, care.tenancy!.tenant]).toEqual([null, [], 'Vises ikke', 'Vises ikke'])
    expect(JSON.stringify(care)).not.toContain('Tor')
    expect(codeOf(await s.town.call('inspection.picture', { id: picture.id }))).toBe('protected')
    expect(codeOf(await s.town.call('history.of', { entity: 'inspection', id }))).toBe('protected')
    expect(codeOf(await s.town.call('history.of', { entity: 'dwellingKey', id: care.keys[0]!.id }))).toBe('protected')
  })
})

it('incidents belong to the building, and are handled once with words', async () => {
  const s = await scene()
  const { buildingId } = await s.town.value('care.dwelling', { id: s.one })
  const { id } = await s.town.value('incident.add', { buildingId, kind: 'water', happenedOn: '2026-11-20', text: 'Vann i kjelleren', reportedBy: 'Vaktmester' })
  expect((await s.town.value('care.dwelling', { id: s.two })).incidents.map((row) => [row.kind, row.handledOn])).toEqual([['water', null]])
  await s.town.value('incident.handle', { id, version: 1, on: TODAY, note: 'Rørlegger har tettet' })
  expect(codeOf(await s.town.call('incident.handle', { id, version: 2, on: TODAY, note: 'En gang til' }))).toBe('already-decided')
})
