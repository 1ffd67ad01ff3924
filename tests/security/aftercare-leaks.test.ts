// What the places after the key must not tell: about a protected person to who is not named, about debt and eviction to who does not follow up, and about where a picture was taken.
import { describe, expect, it } from 'vitest'
import type { Session } from '../../shared/contract.ts'
import { addTenant } from '../support/keeping-scene.ts'
import { testFolder, testMunicipality, TODAY, type TestStore } from '../support/store.ts'

const folder = testFolder()
let files = 0
const newTown = () => testMunicipality(folder, `etter${files++}.bolig`)
const codeOf = (answer: { ok: boolean; error?: { code: string } }) => (answer.ok ? 'ok' : answer.error!.code)
const KEEPING = ['trackStep', 'repayment', 'instrumentEnd', 'visitOverdue', 'contactOverdue', 'planReview']

/** Someone signed in with another role, who is named in nothing. */
function worker(town: TestStore, role: Session['role']): Session {
  const userId = town.newId()
  town.write((write) => void write.insert('appUser', { id: userId, username: `${role}${userId.slice(-6)}`, name: `Bruker ${role}`, initials: 'BR', role, slotId: userId.padEnd(64, 'x').slice(0, 64), active: 'yes', lastSeenAt: null }))
  return { userId, name: `Bruker ${role}`, initials: 'BR', role }
}
const personOf = (town: TestStore, caseId: string) => town.store.sql<{ personId: string }>('SELECT personId FROM housingCase WHERE id = ?', [caseId])[0]!.personId
const seal = (town: TestStore, caseId: string) => town.write((write) => void write.update('person', personOf(town, caseId), null, { protectedAddress: 'strictlyConfidential' }))
const name = (town: TestStore, caseId: string, userId: string) => town.write((write) => void write.insert('caseAccess', { caseId, userId, reason: 'Koordinator' }))

/** A tenant with a track, a repayment that is behind, a guarantee that ends and a visit nobody has answered. */
async function behind(number: string) {
  const town = newTown()
  const tenant = addTenant(town, { stated: 0, number })
  town.now.at = '2026-09-01T08:00:00.000Z'
  const { id: trackId } = await town.value('track.open', { tenancyId: tenant.tenancyId, amount: 3_000_000 })
  await town.value('repayment.agree', { trackId, amount: 100_000, monthly: 50_000, firstDueOn: '2026-12-20', agreedOn: '2026-09-01' })
  await town.value('instrument.add', { caseId: tenant.caseId, kind: 'guarantee', status: 'active', amount: 1_000_000, validTo: '2026-12-01', validFrom: '2026-09-01' })
  await town.value('visit.plan', { planId: tenant.planId, kind: 'homeVisit', title: 'Hjemmebesøk', plannedOn: '2026-11-01' })
  town.now.at = `${TODAY}T08:00:00.000Z`
  return { town, tenant, trackId }
}
const calendarOf = async (town: TestStore) => Buffer.from((await town.value('export.calendar', { mine: false })).base64, 'base64').toString('utf8').replace(/\r\n /g, '')

describe('clocks', () => {
  it('about a protected person tell of no eviction, debt, guarantee or visit to who is not named, and neither does I dag', async () => {
    const { town, tenant } = await behind('2026/9996')
    seal(town, tenant.caseId)
    const other = worker(town, 'followUpWorker')
    const kinds = async () => (await town.value('clock.list', { limit: 200 }, other)).clocks.filter((clock) => clock.caseNumber === '2026/9996' && KEEPING.includes(clock.kind)).map((clock) => clock.kind)
    const today = async () => JSON.stringify((await town.value('today.get', {} as never, other)).legal)
    expect(await kinds()).toEqual([])
    expect(await today()).not.toContain('2026/9996')
    name(town, tenant.caseId, other.userId)
    expect(await kinds()).toEqual(expect.arrayContaining(['trackStep', 'repayment', 'instrumentEnd', 'visitOverdue']))
    expect(await today()).toContain('Avdrag')
  })

  it('nor of their plan to who stands in for the coordinator, but is not named', async () => {
    const { town, tenant } = await behind('2026/9991')
    const other = worker(town, 'followUpWorker')
    town.write((write) => void write.update('followUpPlan', tenant.planId, null, { coordinatorId: other.userId }))
    expect((await town.value('today.get', {} as never, other)).followUps.map((one) => one.kind)).toContain('visit')
    seal(town, tenant.caseId)
    expect((await town.value('today.get', {} as never, other)).followUps).toEqual([])
  })

  it('who reads cases only is told by none of them who is behind with the rent or about to lose a home', async () => {
    const { town } = await behind('2026/9997')
    const reader = worker(town, 'reader')
    const { clocks, counts } = await town.value('clock.list', { limit: 200 }, reader)
    expect([...clocks, ...counts].map((clock) => clock.kind).filter((kind) => KEEPING.includes(kind))).toEqual([])
    expect(JSON.stringify((await town.value('today.get', {} as never, reader)).legal)).not.toMatch(/Avdrag|beholde|Garanti|Kontakt/)
  })

  it('in a calendar file tell of no eviction, debt or guarantee: a date and the number of the case', async () => {
    const { town } = await behind('2026/9998')
    const ics = await calendarOf(town)
    expect(ics).toContain('Sak 2026/9998: Frist')
    expect(ics).not.toMatch(/nedbetaling|utkast|beholde boligen|Avdrag|garanti|trackStep|repayment|instrument/i)
  })

  it('nor of anyone with a protected address, even for who is named', async () => {
    const { town, tenant } = await behind('2026/9999')
    seal(town, tenant.caseId)
    name(town, tenant.caseId, town.session.userId)
    expect(await calendarOf(town)).not.toContain('2026/9999')
  })
})

describe('a protected person, to who is not named', () => {
  it('is in the list of plans without days, coordinator or counts, and never among those overdue', async () => {
    const town = newTown()
    const { caseId, planId } = addTenant(town, { number: '2026/9994' })
    town.write((write) => void write.update('followUpPlan', planId, null, { nextReviewOn: '2026-10-01' }))
    await town.value('visit.plan', { planId, kind: 'homeVisit', title: 'Hjemmebesøk', plannedOn: '2026-12-24' })
    seal(town, caseId)
    const other = worker(town, 'followUpWorker')
    const row = (await town.value('plan.list', { filter: 'all' }, other)).rows.find((one) => one.caseNumber === '2026/9994')
    expect(row).toMatchObject({ hidden: true, coordinator: null, nextVisitOn: null, lastContactOn: null, nextReviewOn: null, contactDueOn: null, openMeasures: null, goals: null, reviewOverdue: false })
    expect(await town.value('plan.list', { filter: 'overdue' }, other)).toMatchObject({ total: 0, overdue: 0, rows: [] })
    name(town, caseId, other.userId)
    expect((await town.value('plan.list', { filter: 'overdue' }, other)).rows[0]).toMatchObject({ nextVisitOn: '2026-12-24', hidden: false })
  })

  it('stands in no selection of stays that tells of children or length, and is told of as a number in all', async () => {
    const town = newTown()
    const { caseId } = addTenant(town, { number: '2026/9991', children: ['2018-01-01'] })
    await town.value('stay.register', { caseId, kind: 'womensShelter', startsOn: '2026-08-01', place: 'zq-sted' })
    seal(town, caseId)
    const other = worker(town, 'followUpWorker')
    for (const filter of ['children', 'over14', 'over90'] as const) {
      const { rows, total, counts, hidden } = await town.value('stay.list', { filter }, other)
      expect([rows, total, counts[filter], hidden], filter).toEqual([[], 0, 0, 0])
    }
    expect(await town.value('stay.list', { filter: 'all' }, other)).toMatchObject({ hidden: 1, rows: [{ hidden: true, yearDays: null }] })
    name(town, caseId, other.userId)
    expect((await town.value('stay.list', { filter: 'over90' }, other)).rows.map((row) => row.caseNumber)).toEqual(['2026/9991'])
  })

  it('is counted in the figures of the year, and listed under no length and no kind', async () => {
    const town = newTown()
    for (const [number, kind] of [['2026/9993', 'nightShelter'], ['2026/9992', 'hotel']] as const) {
      const { caseId } = addTenant(town, { number })
      await town.value('stay.register', { caseId, kind, startsOn: '2026-08-01' })
      seal(town, caseId)
    }
    const figures = await town.value('stay.figures', { year: 2026 }, worker(town, 'followUpWorker'))
    expect([figures.households, figures.nightShelter.households]).toEqual([1, 1])
    expect([...figures.nightShelter.rows, ...figures.lengths.flatMap((one) => one.rows)]).toEqual([])
  })

  it('is not found by ordering dwellings for ever narrower needs, but counts by size', async () => {
    const town = newTown()
    const { caseId } = addTenant(town, { stated: 0 })
    town.write((write) => {
      write.update('housingCase', caseId, null, { status: 'waiting' })
      write.insert('requirement', { caseId, kind: 'area', level: 'must', value: 'zq-strøk' } as never)
    })
    seal(town, caseId)
    const other = worker(town, 'caseworker')
    const order = async (more: object, as: Session) => (await town.value('purchase.create', { kind: 'buy', title: 'Prøve', dwellings: 1, ...more }, as)).waitingCount
    expect([await order({ area: 'zq-strøk' }, other), await order({ area: 'et annet strøk' }, other), await order({}, other)]).toEqual([0, 0, 1])
    name(town, caseId, other.userId)
    expect([await order({ area: 'zq-strøk' }, other), await order({ area: 'et annet strøk' }, other)]).toEqual([1, 0])
  })

  it('is not found by mapping tenants of ever narrower places or kinds', async () => {
    const town = newTown()
    const { caseId, dwellingId } = addTenant(town)
    town.write((write) => void write.update('building', write.sql<{ b: string }>('SELECT buildingId AS b FROM dwelling WHERE id = ?', [dwellingId])[0]!.b, null, { area: 'zq-strøk' }))
    seal(town, caseId)
    const other = worker(town, 'followUpWorker')
    for (const narrow of [{ areas: ['zq-strøk'] }, { kinds: ['rental' as const] }]) {
      const made = await town.value('campaign.create', { name: 'Prøve', startsOn: TODAY, ...narrow }, other)
      expect([made.total, (await town.value('campaign.get', { id: made.id }, other)).hidden, (await town.value('campaign.list', {}, other)).find((one) => one.id === made.id)!.total]).toEqual([0, 0, 0])
    }
    expect((await town.value('campaign.create', { name: 'Alle', startsOn: TODAY }, other)).total).toBe(1)
  })

  it('has neither bought, nor when, nor why not, in the list of the way to owning', async () => {
    const town = newTown()
    const [bought, withdrawn] = [addTenant(town, { number: '2026/9995' }), addTenant(town)]
    const { id } = await town.value('ownership.start', { caseId: bought.caseId })
    await town.value('ownership.buy', { id, version: 1, outcome: 'elsewhere', on: '2026-11-16', price: 1, followUntil: '2027-11-16', confirmed: true })
    const { id: second } = await town.value('ownership.start', { caseId: withdrawn.caseId })
    await town.value('ownership.withdraw', { id: second, version: 1, code: 'debt', text: 'Gjeld', on: TODAY })
    for (const one of [bought, withdrawn]) seal(town, one.caseId)
    const other = worker(town, 'followUpWorker')
    const all = await town.value('ownership.list', { filter: 'all' }, other)
    expect(all.rows.map((row) => [row.status, row.boughtOn, row.followUntil])).toEqual([[null, null, null], [null, null, null]])
    expect(JSON.stringify(all.rows)).not.toMatch(/2026-11-16|2027-11-16/)
    expect(all.figures).toMatchObject({ started: 2, withdrawn: 1, withdrawnBy: [] })
    for (const ask of [{ filter: 'bought' }, { filter: 'withdrawn' }, { filter: 'all', status: 'bought' }] as const) expect(await town.value('ownership.list', ask, other), JSON.stringify(ask)).toMatchObject({ total: 0, rows: [] })
  })

  it('what is written on the key of their home is told to nobody else, nor who else has one', async () => {
    const town = newTown()
    const { caseId, dwellingId } = addTenant(town, { name: 'Zq Skjult' })
    await town.value('key.add', { dwellingId, kind: 'key', label: 'Hovednøkkel', toTenant: true, handedOn: TODAY, note: 'Hentet av zq-søster' })
    await town.value('key.add', { dwellingId, kind: 'key', label: 'Ekstra', holder: 'Zq-bror', handedOn: TODAY, note: 'Zq-bror passer på' })
    seal(town, caseId)
    const manager = worker(town, 'propertyManager')
    expect(JSON.stringify(await town.value('care.dwelling', { id: dwellingId }, manager))).not.toMatch(/zq/i)
    name(town, caseId, manager.userId)
    expect((await town.value('care.dwelling', { id: dwellingId }, manager)).keys.map((key) => key.note).sort()).toEqual(['Hentet av zq-søster', 'Zq-bror passer på'])
  })
})

it('a look at the track and at the home stands in the log of who has looked at the case; the home only for who is named', async () => {
  const { town, tenant, trackId } = await behind('2026/9990')
  const seen = async () => (await town.value('log.reads', { caseId: tenant.caseId, limit: 100 })).length
  const before = await seen()
  await town.value('track.get', { id: trackId })
  expect(await seen()).toBe(before + 1)
  await town.value('care.dwelling', { id: tenant.dwellingId })
  expect(await seen()).toBe(before + 2)
  expect((await town.value('log.reads', { limit: 100 })).map((row) => row.target)).toContain('2026/9990 ' + town.store.sql<{ name: string }>('SELECT name FROM person WHERE id = ?', [personOf(town, tenant.caseId)])[0]!.name)
  seal(town, tenant.caseId)
  expect(await seen()).toBe(before + 1)
})

it('an interview that is held was not held in the future', async () => {
  const town = newTown()
  const { tenancyId } = addTenant(town)
  const { id: campaignId } = await town.value('campaign.create', { name: 'Prøve', startsOn: TODAY })
  expect(await town.call('interview.save', { campaignId, tenancyId, version: 0, status: 'done', heldOn: '2026-11-24', suitability: 'suited' })).toMatchObject({ ok: false, error: { field: 'heldOn' } })
})

it('an empty period is not opened again while the dwelling is let', async () => {
  const town = newTown()
  const { dwellingId } = addTenant(town, { rent: 900_000 })
  let id = ''
  town.write((write) => { id = write.insert('voidPeriod', { dwellingId, kind: 'void', reason: 'cleaning', startsOn: '2025-01-01', endsOn: '2025-02-01', note: null }).id })
  expect(await town.call('void.close', { id, version: 1, endsOn: null })).toMatchObject({ ok: false, error: { field: 'endsOn' } })
})

describe('pictures', () => {
  const part = (marker: number, body: Buffer) => Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]), body])
  const chunk = (title: string, body: Buffer) => { const head = Buffer.alloc(8); head.writeUInt32BE(body.length); head.write(title, 4, 'latin1'); return Buffer.concat([head, body, Buffer.alloc(4)]) }
  const webp = (...parts: [string, Buffer][]) => { const body = Buffer.concat(parts.map(([title, data]) => { const head = Buffer.alloc(8); head.write(title, 0, 'latin1'); head.writeUInt32LE(data.length, 4); return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]) })); const head = Buffer.from('RIFF0000WEBP', 'latin1'); head.writeUInt32LE(body.length + 4, 4); return Buffer.concat([head, body]) }
  const png = (width: number, height: number) => { const size = Buffer.from([...Array<number>(8).fill(0), 8, 6, 0, 0, 0]); size.writeUInt32BE(width, 0); size.writeUInt32BE(height, 4); return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', size), chunk('tEXt', Buffer.from('zq-GPS')), chunk('IDAT', Buffer.alloc(40)), chunk('IEND', Buffer.alloc(0)), Buffer.from('zq-after')]) }
  const EXIF = part(0xe1, Buffer.from('Exif\0\0zq-GPS 59.91N 10.75E', 'latin1'))
  const END = Buffer.from([0xff, 0xd9])
  const scan = (data: number[]) => Buffer.concat([part(0xda, Buffer.alloc(8)), Buffer.from(data)])
  const begin = Buffer.concat([Buffer.from([0xff, 0xd8]), part(0xe0, Buffer.from('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0', 'latin1')), part(0xc2, Buffer.from([8, 0, 16, 0, 16, 1, 1, 17, 0]))])
  const lossless = Buffer.concat([Buffer.from([0x2f, 15, 0xc0, 3, 0]), Buffer.alloc(15)])
  async function kept(bytes: Buffer): Promise<Buffer | string> {
    const town = newTown()
    const { dwellingId } = addTenant(town)
    const { id: inspectionId } = await town.value('inspection.add', { dwellingId, kind: 'periodic', heldOn: TODAY, tenantPresent: 'yes', result: 'good' })
    const made = await town.call('inspection.addPicture', { inspectionId, title: 'Bilde av badet', data: bytes.toString('base64') })
    return made.ok ? Buffer.from((await town.value('inspection.picture', { id: made.value.id })).data, 'base64') : codeOf(made)
  }

  it('keep nothing of what stands between the scans or after the end of a JPEG, and all it is drawn from', async () => {
    const bare = Buffer.concat([begin, scan([1, 0xff, 0, 2, 0xff, 0xd0, 3]), scan([5, 6]), END])
    expect(await kept(Buffer.concat([begin, scan([1, 0xff, 0, 2, 0xff, 0xd0, 3]), EXIF, part(0xfe, Buffer.from('zq-note')), scan([5, 6]), END, Buffer.from('<script>zq-page</script>'), Buffer.from([0xff, 0xd8]), EXIF]))).toEqual(bare)
  })
  it('a JPEG that never ends is refused', async () => expect(await kept(Buffer.concat([begin, scan([1, 2, 3])]))).toBe('picture-type'))
  it('keep no unknown part of a WebP, nor what stands after it', async () => {
    expect(await kept(Buffer.concat([webp(['ICCP', Buffer.from('zq-1')], ['VP8L', lossless], ['exif', Buffer.from('zq-GPS 59.91N')], ['XMP ', Buffer.from('zq-2')]), Buffer.from('zq-after')]))).toEqual(webp(['VP8L', lossless]))
  })
  it('keep of a PNG only what it is drawn from', async () => expect((await kept(png(16, 16))).toString('latin1')).not.toContain('zq-'))
  it('small as a file and enormous as a picture are refused in words', async () => {
    expect([await kept(png(60_000, 60_000)), await kept(png(12_001, 1)), await kept(png(8000, 8000))]).toEqual(['picture-large', 'picture-large', 'picture-large'])
    expect(await kept(png(8000, 5000))).toBeInstanceOf(Buffer)
  })
})
