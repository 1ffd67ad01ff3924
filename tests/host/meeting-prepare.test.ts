// Preparing the boliglag: the series, the agenda that proposes itself, the gate that asks for what is missing, the order and the papers.
import { describe, expect, it } from 'vitest'
import { plusDays } from '../../shared/dates.ts'
import { assess, itemsOf, newTown, readyCase, type Ready } from '../support/meeting-scene.ts'
import { TODAY, type TestStore } from '../support/store.ts'

const emptyItem = { title: 'Til drøfting', question: null, reason: null, startedAt: null, privateNote: null }

describe('the series', () => {
  const series = (town: TestStore) => ({ id: null, name: 'Boliglaget', firstOn: '2026-11-26', everyWeeks: 4, startsAt: '09:00', endsAt: '11:00', place: 'Rådhuset', chair: 'Ingrid Moe', members: [{ serviceId: town.services.housing, personName: 'Ingrid Moe' }, { serviceId: town.services.nav, personName: 'Amira Nesheim' }, { serviceId: town.services.nav, personName: 'Per Lund' }, { serviceId: town.services.property, personName: null }] })

  it('sets up the next dates past the holidays, with everybody who always sits there', async () => {
    const town = newTown()
    const { id } = await town.value('series.save', { ...series(town), firstOn: '2026-11-27' })
    const { made } = await town.value('series.plan', { id, count: 3 })
    // Fridays every fourth week: 27 November, then 25 December, the first day of Christmas; 26 is a holiday and a Saturday.
    expect(made.map(({ heldOn, movedFrom, holiday }) => [heldOn, movedFrom, holiday])).toEqual([['2026-11-27', null, null], ['2026-12-28', '2026-12-25', 'første juledag'], ['2027-01-22', null, null]])
    const there = town.store.sql<{ name: string; personName: string | null; present: string }>('SELECT s.name, p.personName, p.present FROM presence p JOIN service s ON s.id = p.serviceId WHERE p.meetingId = ? ORDER BY s.position, p.personName', [made[0]!.id])
    expect(there).toEqual([{ name: 'Boligkontoret', personName: 'Ingrid Moe', present: 'no' }, { name: 'NAV', personName: 'Amira Nesheim', present: 'no' }, { name: 'NAV', personName: 'Per Lund', present: 'no' }, { name: 'Eiendom', personName: null, present: 'no' }])
    const more = await town.value('series.plan', { id, count: 1 })
    expect(more.made.map((one) => one.heldOn)).toEqual(['2027-02-19'])
    expect((await town.value('series.list', {}))[0]!.planned.map((one) => one.heldOn)).toEqual(['2026-11-27', '2026-12-28', '2027-01-22', '2027-02-19'])
  })

  it('a new member is asked to the meetings that are set up; one who left is not asked to new ones', async () => {
    const town = newTown()
    const { id } = await town.value('series.save', series(town))
    const { made: [first] } = await town.value('series.plan', { id, count: 1 })
    const [own] = await town.value('series.list', {})
    await town.value('series.save', { ...series(town), id, version: own!.version, members: [{ serviceId: town.services.housing, personName: 'Ingrid Moe' }, { serviceId: town.services.refugee, personName: 'Eivind Haukli' }] })
    const names = (meetingId: string) => town.store.sql<{ personName: string | null }>('SELECT personName FROM presence WHERE meetingId = ?', [meetingId]).map((row) => row.personName)
    expect(names(first!.id)).toContain('Eivind Haukli')
    const { made: [second] } = await town.value('series.plan', { id, count: 1 })
    expect(names(second!.id).sort()).toEqual(['Eivind Haukli', 'Ingrid Moe'])
  })

  it('refuses a series without members, one that ends before it starts, the same person twice, and dates after it is ended', async () => {
    const town = newTown()
    const base = series(town)
    const refused = async (patch: Partial<typeof base>) => ((await town.call('series.save', { ...base, ...patch })) as { error?: { field?: string } }).error?.field
    expect(await refused({ members: [] })).toBe('members')
    expect(await refused({ endsAt: '08:00' })).toBe('endsAt')
    expect(await refused({ members: [base.members[0]!, base.members[0]!] })).toBe('members')
    const { id } = await town.value('series.save', base)
    await town.value('series.end', { id, version: 1 })
    expect(await town.call('series.plan', { id, count: 1 })).toMatchObject({ ok: false, error: { code: 'series-ended' } })
    expect((await town.value('series.list', {}))[0]).toMatchObject({ status: 'ended', dates: [] })
  })

  it('one meeting can be moved for itself, and is back after undo; a held one can not', async () => {
    const town = newTown()
    const { id } = await town.value('meeting.create', { heldOn: '2026-11-26' })
    await town.value('meeting.change', { id, version: 1, patch: { heldOn: '2026-11-27', place: 'Kulturhuset' } })
    expect((await town.value('meeting.prepare', { meetingId: id })).meeting).toMatchObject({ heldOn: '2026-11-27', place: 'Kulturhuset' })
    expect(await town.call('meeting.change', { id, version: 2, patch: { endsAt: '08:30' } })).toMatchObject({ ok: false, error: { code: 'bad-input', field: 'endsAt' } })
    town.write((write) => void write.update('meeting', id, null, { status: 'closed' }))
    expect(await town.call('meeting.change', { id, version: 3, patch: { heldOn: '2026-12-01' } })).toMatchObject({ ok: false, error: { code: 'meeting-closed' } })
  })
})

/** One case for each reason the data can have, and one that has none. */
async function proposalScene() {
  const town = newTown()
  const { services } = town
  const names = ['Anna Midlertidig', 'Berit Meldt', 'Carl Utsatt', 'Dina Tiltak', 'Even Kontrakt', 'Frida Klar', 'Geir Kastet', 'Hanne Uten', 'Ivar Nei', 'Jon Ingenting'] as const
  const made: Ready[] = []
  for (const name of names) made.push(await readyCase(town, name))
  const cases = made
  const [stay, asked, deferred, stalled, lease, ready, bounced, nobody, declined, quiet] = made as [Ready, Ready, Ready, Ready, Ready, Ready, Ready, Ready, Ready, Ready]
  const { id: meetingId } = await town.value('meeting.create', { heldOn: '2026-11-26' })
  const { ids } = await town.value('dwelling.create', { address: 'Prøvegata 12', area: 'Sentrum', unitNumbers: ['H0101', 'H0102'], rooms: 2, bedrooms: 1, usableArea: 48, floor: 1, rent: 845_000, stepFree: 'yes', lift: 'no', vacantFrom: '2026-10-20' })
  town.write((write) => {
    for (const one of cases) write.update('housingCase', one.caseId, null, { coordinatorId: one === nobody ? null : town.session.userId, status: one === ready ? 'teamMeeting' : 'assessment' })
    write.insert('temporaryStay', { caseId: stay.caseId, kind: 'hotel', place: 'Fjordhotellet', startsOn: '2026-09-10', endsOn: null, dayPrice: null })
    write.insert('teamRequest', { caseId: asked.caseId, serviceId: services.mental, personName: 'Turid Sand', reason: 'Hun mister tilbudet i desember.', requestedOn: '2026-11-17', status: 'open' })
    const held = write.insert('meeting', { heldOn: '2026-11-05', startsAt: '09:00', endsAt: '11:00', place: null, status: 'closed', chair: null, openedAt: null, closedAt: '2026-11-05T10:00:00.000Z', chairDevice: null }).id
    const item = (caseId: string, status: 'done' | 'deferred', deferUntil: string | null = null) => write.insert('agendaItem', { ...emptyItem, meetingId: held, caseId, position: 1, plannedMinutes: 8, status, usedSeconds: 0, postponed: 0, deferUntil }).id
    item(deferred.caseId, 'deferred', '2026-11-24')
    const agendaItemId = item(stalled.caseId, 'done')
    write.insert('teamDecision', { meetingId: held, agendaItemId, caseId: stalled.caseId, kind: 'measure', text: 'Avklare hund', ownerServiceId: services.property, ownerRoomName: 'Eiendom', dueOn: '2026-11-20', mandate: 'team', tentative: 'no', shownInRoom: 'yes' })
    write.insert('tenancy', { dwellingId: ids[0]!, caseId: lease.caseId, tenantName: 'Even Kontrakt', tenantNationalId: null, status: 'active', term: 'fixedTerm', startsOn: '2023-12-31', contractEndsOn: '2026-12-31', endsOn: null, endReason: null, rent: null, note: null })
    write.update('housingCase', lease.caseId, null, { status: 'housed' })
    write.insert('allocation', { dwellingId: ids[1]!, caseId: declined.caseId, status: 'declined', allocatedOn: '2026-11-10', answeredOn: '2026-11-16' })
    for (let i = 0; i < 4; i++) write.insert('handover', { caseId: bounced.caseId, fromServiceId: services.nav, toServiceId: services.mental, handedOn: `2026-10-0${i + 1}`, reason: null, planned: 'no', status: 'accepted' })
  })
  return { town, meetingId, stay, asked, deferred, stalled, lease, ready, bounced, nobody, declined, quiet, services }
}

describe('the agenda proposes itself', () => {
  it('with each reason and the fact behind it, the most pressing first, and nothing that has no reason', async () => {
    const { town, meetingId, stay, asked, deferred, stalled, lease, ready, bounced, nobody, declined } = await proposalScene()
    const { rows, total, hidden } = await town.value('meeting.suggestions', { meetingId })
    expect(rows.map((one) => one.caseNumber)).toEqual([stay, asked, deferred, stalled, lease, ready, bounced, nobody, declined].map((one) => one.caseNumber))
    expect({ total, hidden }).toEqual({ total: 9, hidden: 0 })
    const said = Object.fromEntries(rows.map((one) => [one.reasons[0]!.source, [one.reasons[0]!.reason, one.reasons[0]!.fact]]))
    expect(said).toEqual({
      temporary: ['Midlertidig botilbud nærmer seg 90 dager', 'Hotell siden 10. sep. Grensen er 9. des. 2026, 13 dager etter møtet.'],
      requested: ['Meldt av Psykisk helse og rus', 'Hun mister tilbudet i desember. Turid Sand, 17. nov.'],
      deferred: ['Utsatt til 24. nov. 2026', 'Boliglaget 5. nov. 2026.'],
      stalled: ['Tiltak fra boliglaget er ikke gjort', '«Avklare hund»: Eiendom, frist 20. nov.'],
      leaseEnds: ['Kontrakten går ut 31. des. 2026', '35 dager etter møtet.'],
      ready: ['Klar for boliglaget', 'Saken står som klar for boliglaget.'],
      bouncing: ['Sendt videre mer enn 3 ganger', '4 ganger, sist overlevert 4. okt.'],
      nobody: ['Ingen eier saken', 'Søknaden kom 2. nov., for 21 dager siden.'],
      declined: ['Takket nei til tilbud', 'Svarte nei 16. nov. Det var det første tilbudet.'],
    })
    expect(rows.every((one) => one.lacks.length === 0)).toBe(true)
  })

  it('cuts no list in silence, and pages through all', async () => {
    const { town, meetingId } = await proposalScene()
    const first = await town.value('meeting.suggestions', { meetingId, limit: 3 })
    const rest = await town.value('meeting.suggestions', { meetingId, limit: 3, offset: 3 })
    expect([first.rows.length, first.total, rest.rows.length, rest.total]).toEqual([3, 9, 3, 9])
    expect(new Set([...first.rows, ...rest.rows].map((one) => one.caseId)).size).toBe(6)
  })

  it('one that is laid aside is gone for this meeting alone, and can be taken up again', async () => {
    const { town, meetingId, asked } = await proposalScene()
    const { id: later } = await town.value('meeting.create', { heldOn: '2026-12-10' })
    await town.value('meeting.hideSuggestion', { meetingId, caseId: asked.caseId, hidden: true })
    const has = async (id: string, aside = false) => (await town.value('meeting.suggestions', { meetingId: id, hidden: aside })).rows.some((one) => one.caseId === asked.caseId)
    expect([await has(meetingId), await has(meetingId, true), await has(later)]).toEqual([false, true, true])
    expect((await town.value('meeting.suggestions', { meetingId })).hidden).toBe(1)
    await town.value('meeting.hideSuggestion', { meetingId, caseId: asked.caseId, hidden: false })
    expect(await has(meetingId)).toBe(true)
  })

  it('all chosen go on at once with their reason; the request is answered; the one that lacks something is named and stays off', async () => {
    const { town, meetingId, stay, asked, nobody } = await proposalScene()
    town.write((write) => void write.update('housingCase', nobody.caseId, null, { questionToTeam: null }))
    const answer = await town.value('meeting.addCases', { meetingId, caseIds: [stay.caseId, asked.caseId, nobody.caseId] })
    expect(answer).toEqual({ added: 2, lacking: [{ caseId: nobody.caseId, caseNumber: nobody.caseNumber, lacks: ['Spørsmålet til laget mangler'] }] })
    expect(itemsOf(town, meetingId).map((one) => [one.caseId, one.source, one.reason, one.plannedMinutes])).toEqual([[stay.caseId, 'temporary', 'Midlertidig botilbud nærmer seg 90 dager', 8], [asked.caseId, 'requested', 'Meldt av Psykisk helse og rus', 8]])
    expect(town.store.sql<{ status: string }>('SELECT status FROM teamRequest')).toEqual([{ status: 'onAgenda' }])
    expect((await town.value('meeting.suggestions', { meetingId })).rows.map((one) => one.caseId)).not.toContain(stay.caseId)
  })

  it('names nobody with a protected address to one who is not named, and says only that there is a reason', async () => {
    const { town, meetingId, asked } = await proposalScene()
    town.write((write) => void write.update('person', write.sql<{ personId: string }>('SELECT personId FROM housingCase WHERE id = ?', [asked.caseId])[0]!.personId, null, { protectedAddress: 'confidential' }))
    const one = (await town.value('meeting.suggestions', { meetingId })).rows.find((row) => row.caseId === asked.caseId)!
    expect(one).toMatchObject({ name: `Søker ${asked.caseNumber}`, protected: true, seen: false, lacks: [], dueOn: null, reasons: [{ source: 'requested', reason: 'Meldt av en tjeneste', fact: null }] })
    expect(await town.call('meeting.addCases', { meetingId, caseIds: [asked.caseId] })).toMatchObject({ ok: false, error: { code: 'protected' } })
  })

  it('takes the time such cases have used, once there are enough of them', async () => {
    const { town, meetingId, asked } = await proposalScene()
    const minutesOf = async () => (await town.value('meeting.suggestions', { meetingId })).rows.find((one) => one.caseId === asked.caseId)!
    expect(await minutesOf()).toMatchObject({ minutes: 8, minutesWhy: 'Vanlig tid. Ingen saker av slaget «meldt av en tjeneste» har brukt tid før, og 5 trengs.' })
    town.write((write) => {
      const held = write.insert('meeting', { heldOn: '2026-10-01', startsAt: '09:00', endsAt: '11:00', place: null, status: 'closed', chair: null, openedAt: null, closedAt: null, chairDevice: null }).id
      ;[600, 660, 720, 780, 3600].forEach((usedSeconds, i) => write.insert('agendaItem', { ...emptyItem, meetingId: held, caseId: null, position: i + 1, plannedMinutes: 8, status: 'done', usedSeconds, postponed: 0, source: 'requested' }))
    })
    expect(await minutesOf()).toMatchObject({ minutes: 12, minutesWhy: 'Midt i det 5 saker av slaget «meldt av en tjeneste» har brukt.' })
  })
})

describe('the gate', () => {
  it('says everything that is missing, and lets the chair take the case up with a reason that stands on the line', async () => {
    const town = newTown()
    const { caseId } = await readyCase(town, 'Kari Mangler', { question: null, talkedOn: '2026-10-01', assessed: false })
    const { version } = (await town.value('case.get', { id: caseId })).case
    await town.value('case.update', { id: caseId, version, patch: { healthNote: 'Trenger ro' } } as never)
    const { id: meetingId } = await town.value('meeting.create', { heldOn: '2026-11-26' })
    const refused = await town.call('meeting.addCase', { meetingId, caseId })
    const lacks = ['Spørsmålet til laget mangler', 'Mangler samtykke: helse (NAV, Psykisk helse og rus, Eiendom, Flyktning og Barnevern)', 'Siste samtale var 1. okt. 2026, mer enn 30 dager før møtet', 'Søknaden er ikke vurdert']
    expect(refused).toMatchObject({ ok: false, error: { code: 'pack-lacks', details: { reasons: lacks } } })
    expect(itemsOf(town, meetingId)).toEqual([])
    await town.value('meeting.addCase', { meetingId, caseId, overrideReason: 'Hun må ut på mandag.' })
    const [line] = (await town.value('meeting.prepare', { meetingId })).lines
    expect(line).toMatchObject({ lacks, override: { reason: 'Hun må ut på mandag.', by: 'Ingrid Moe' }, source: 'byHand' })
    expect(line!.pack.map((one) => one.kind)).toEqual(['question', 'consent', 'contact', 'assessment'])
    const [changed] = town.store.sql<{ n: number }>(`SELECT count(*) AS n FROM change c JOIN operation o ON o.seq = c.opSeq WHERE o.name = 'meeting.addCase' AND c.entity = 'agendaItem'`)
    expect(changed!.n).toBeGreaterThan(0)
  })

  it('opens when what was missing is done, also when the person said no', async () => {
    const town = newTown()
    const { caseId } = await readyCase(town, 'Kari Mangler', { assessed: false, talkedOn: null })
    const { id: meetingId } = await town.value('meeting.create', { heldOn: '2026-11-26' })
    const reasons = async () => ((await town.call('meeting.addCase', { meetingId, caseId })) as { error?: { details?: { reasons: string[] } } }).error?.details?.reasons ?? []
    town.write((write) => void write.update('housingCase', caseId, null, { healthNote: 'Trenger ro' }))
    expect(await reasons()).toHaveLength(3)
    assess(town, caseId)
    await town.value('case.addNote', { caseId, kind: 'conversation', title: 'Samtale', happenedOn: TODAY } as never)
    expect(await reasons()).toHaveLength(1)
    town.write((write) => {
      for (const key of ['nav', 'property', 'refugee', 'childWelfare', 'mental'] as const) write.insert('consent', { caseId, serviceId: town.services[key], topics: '["health"]', status: key === 'nav' ? 'refused' : 'given', validFrom: '2026-11-01', validTo: plusDays(TODAY, 60), note: null, givenOn: '2026-11-01' })
    })
    expect(await reasons()).toEqual([])
    expect(itemsOf(town, meetingId)).toHaveLength(1)
  })
})

describe('the order', () => {
  it('by hand, by what presses, and fair; undone in one step', async () => {
    const town = newTown()
    const { id: meetingId } = await town.value('meeting.create', { heldOn: '2026-11-26' })
    const made = [] as string[]
    for (const name of ['Anna En', 'Berit To', 'Carl Tre', 'Dina Fire']) {
      const { caseId } = await readyCase(town, name)
      made.push((await town.value('meeting.addCase', { meetingId, caseId })).id)
    }
    const [a, b, c, d] = made as [string, string, string, string]
    const order = async () => (await town.value('meeting.prepare', { meetingId })).lines.map((one) => one.id)
    town.write((write) => {
      const due = (id: string, livingUntil: string) => write.update('housingCase', write.sql<{ caseId: string }>('SELECT caseId FROM agendaItem WHERE id = ?', [id])[0]!.caseId, null, { livingUntil })
      due(b, '2026-12-24')
      due(d, '2026-12-01')
      write.update('agendaItem', c, null, { postponed: 3 })
    })
    await town.value('meeting.moveItem', { id: d, direction: 'up' })
    expect(await order()).toEqual([a, b, d, c])
    await town.value('meeting.orderAgenda', { meetingId, by: 'urgency' })
    expect(await order()).toEqual([d, b, c, a])
    await town.value('meeting.orderAgenda', { meetingId, by: 'fair' })
    expect(await order()).toEqual([c, d, b, a])
    const [first, second] = (await town.value('meeting.prepare', { meetingId })).lines
    expect(first).toMatchObject({ flagged: true, why: 'Utsatt 3 ganger, flere enn 2.' })
    expect(second!.why).toBe('Må ut 1. des. 2026, 5 dager etter møtet.')
    expect(await town.value('meeting.orderAgenda', { meetingId, by: 'fair' })).toEqual({ moved: 0 })
  })
})
