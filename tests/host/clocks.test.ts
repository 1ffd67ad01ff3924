// Frister on a real store: each kind of clock from the facts that start it, no status that stops one, a stop with its ground, and a calendar without names.
import { describe, expect, it } from 'vitest'
import type { ClockKind } from '../../shared/model/codes.ts'
import type { Input } from '../../shared/operations/index.ts'
import { codeOf, offerScene, type OfferScene } from '../support/offer-scene.ts'
import { testFolder, TODAY } from '../support/store.ts'

const folder = testFolder()
const scene = () => offerScene(folder)
const list = (one: OfferScene, input: Input<'clock.list'> = {}) => one.town.value('clock.list', { limit: 500, ...input })
const clock = async (one: OfferScene, kind: ClockKind, caseId: string | null = one.cases[0]) => (await list(one, { kinds: [kind], caseId })).clocks[0]
const statusOf = (one: OfferScene, id: string, status: string) => one.town.write((write) => void write.update('housingCase', id, null, { status: status as never }))

/** One lease of a case that has moved in. */
function lease(one: OfferScene, more: Record<string, string | null>): string {
  let id = ''
  one.town.write((write) => { id = write.insert('tenancy', { dwellingId: one.dwellings[0], caseId: one.cases[0], tenantName: 'Tor Berg', tenantNationalId: null, status: 'active', term: 'fixedTerm', startsOn: '2024-01-01', contractEndsOn: '2026-12-31', endsOn: null, endReason: null, rent: null, note: null, ...more } as never).id })
  return id
}

/** What the housing team decided, in a meeting that is over. */
function decided(one: OfferScene, more: Record<string, string | null>): void {
  one.town.write((write) => {
    const meetingId = write.insert('meeting', { heldOn: '2026-11-19', startsAt: '09:00', endsAt: '11:00', status: 'closed' } as never).id
    const agendaItemId = write.insert('agendaItem', { meetingId, caseId: one.cases[0], title: 'Sak', position: 1, plannedMinutes: 8, status: 'done', usedSeconds: 0, postponed: 0 } as never).id
    write.insert('teamDecision', { meetingId, agendaItemId, caseId: one.cases[0], kind: 'measure', text: 'Ring Kari om hund', mandate: 'team', tentative: 'no', shownInRoom: 'no', ownerServiceId: one.town.services.property, ...more } as never)
  })
}

/** A plan that runs. */
function followUp(one: OfferScene, more: Record<string, unknown>): string {
  let id = ''
  one.town.write((write) => { id = write.insert('followUpPlan', { caseId: one.cases[0], status: 'active', planVersion: 1, team: '[]', startedOn: '2026-11-01', coordinatorId: one.town.session.userId, ...more } as never).id })
  return id
}

/** A lease without an end, so that only what hangs on it counts. */
function rented(one: OfferScene): string {
  lease(one, { term: 'openEnded', contractEndsOn: null })
  return one.town.store.sql<{ id: string }>('SELECT id FROM tenancy WHERE caseId = ?', [one.cases[0]])[0]!.id
}

type Start = (one: OfferScene) => Promise<unknown> | unknown
const START: Record<ClockKind, [dueOn: string, start: Start]> = {
  interimReply: ['2026-12-20', async (one) => one.town.write((write) => { for (const row of write.sql<{ id: string }>('SELECT id FROM application WHERE caseId = ?', [one.cases[0]])) write.update('application', row.id, null, { status: 'received', receivedOn: '2026-11-20', interimReplyOn: null }) })],
  appealDeadline: ['2026-12-11', (one) => one.town.write((write) => { for (const row of write.sql<{ id: string }>('SELECT id FROM decision WHERE caseId = ?', [one.cases[0]])) write.update('decision', row.id, null, { notifiedOn: '2026-11-20', appealDeadline: '2026-12-11' }) })],
  appealHandling: ['2026-12-20', (one) => one.town.write((write) => { const [row] = write.sql<{ id: string }>('SELECT id FROM decision WHERE caseId = ?', [one.cases[0]]); write.insert('appeal', { caseId: one.cases[0], decisionId: row!.id, receivedOn: '2026-11-20', text: 'Klage', late: 'no', lateGround: null, stayRequested: 'no', status: 'received' } as never) })],
  missingInfo: ['2026-12-01', (one) => one.town.write((write) => void write.insert('missingInfo', { caseId: one.cases[0], kind: 'income', text: 'Lønnsslipp', askedOn: '2026-11-20', dueOn: '2026-12-01', status: 'asked' } as never))],
  offerAnswer: ['2026-11-30', (one) => one.town.value('dwelling.allocate', { dwellingId: one.dwellings[0], caseId: one.cases[0], startsOn: TODAY, answerBy: '2026-11-30' })],
  offerStalled: ['2026-11-27', async (one) => { await one.town.value('dwelling.allocate', { dwellingId: one.dwellings[0], caseId: one.cases[0], startsOn: TODAY, answerBy: '2026-12-20' }); one.town.now.at = '2026-11-28T09:00:00.000Z' }],
  step: ['2026-11-26', async (one) => { const { allocationId } = await one.town.value('dwelling.allocate', { dwellingId: one.dwellings[0], caseId: one.cases[0], startsOn: TODAY, answerBy: '2026-11-30' }); await one.town.value('offer.accept', { allocationId, version: 1, on: TODAY }) }],
  leaseEnd: ['2026-12-31', (one) => lease(one, {})],
  overstay: ['2027-01-31', (one) => lease(one, { contractEndsOn: '2026-10-31' })],
  temporary14: ['2026-12-04', (one) => one.town.write((write) => void write.insert('temporaryStay', { caseId: one.cases[0], kind: 'hotel', place: null, startsOn: '2026-11-20', endsOn: null, dayPrice: null }))],
  temporary90: ['2027-02-18', (one) => one.town.write((write) => void write.insert('temporaryStay', { caseId: one.cases[0], kind: 'hotel', place: null, startsOn: '2026-11-20', endsOn: null, dayPrice: null }))],
  noticeEnd: ['2027-02-28', (one) => lease(one, { status: 'noticeGiven', noticeOn: '2026-11-20', noticeBy: 'tenant', noticeEndsOn: '2027-02-28' })],
  protest: ['2026-12-20', (one) => lease(one, { status: 'noticeGiven', noticeOn: '2026-11-20', noticeBy: 'landlord', noticeReason: 'Mislighold' })],
  confirm: ['2027-06-01', () => undefined],
  decisionLapse: ['2027-10-19', () => undefined],
  noHelpDecision: ['2026-07-01', () => undefined],
  search: ['2026-12-15', (one) => one.town.value('search.nothing', { caseId: one.cases[0], reason: 'Ingen trinnfrie', lacking: ['stepFree'], nextSearchOn: '2026-12-15' })],
  consentEnd: ['2026-12-10', (one) => one.town.value('consent.record', { caseId: one.cases[0], serviceIds: [one.town.services.nav], topics: ['economy'], validFrom: TODAY, validTo: '2026-12-10', form: 'spoken', givenBy: 'Personen selv', givenOn: TODAY })],
  handoverAnswer: ['2026-11-30', (one) => one.town.value('handover.offer', { caseId: one.cases[0], toServiceId: one.town.services.nav, reason: 'Trenger økonomisk rådgivning', planned: false })],
  mandateDue: ['2026-11-27', (one) => decided(one, { mandate: 'mustConfirm', confirmBy: 'Enhetsleder', confirmDueOn: '2026-11-27' })],
  agreementEnd: ['2027-03-01', (one) => one.town.write((write) => { const landlordId = write.insert('landlord', { name: 'Strand Eiendom', kind: 'company' } as never).id; write.insert('agreement', { landlordId, kind: 'rentIn', status: 'active', title: 'Innleie', startsOn: '2024-01-01', endsOn: '2027-03-01' } as never) })],
  measureDue: ['2026-12-03', (one) => decided(one, { dueOn: '2026-12-03' })],
  trackStep: ['2026-11-27', (one) => { const tenancyId = rented(one); one.town.write((write) => void write.insert('evictionTrack', { tenancyId, caseId: one.cases[0], status: 'open', openedOn: '2026-11-20', openedById: one.town.session.userId } as never)) }],
  repayment: ['2026-12-15', (one) => { const tenancyId = rented(one); one.town.write((write) => void write.insert('repaymentPlan', { tenancyId, caseId: one.cases[0], amount: 600_000, monthly: 200_000, firstDueOn: '2026-11-15', agreedOn: '2026-11-01', status: 'active', payments: '[{"on":"2026-11-14","amount":200000}]' } as never)) }],
  instrumentEnd: ['2026-12-10', (one) => one.town.write((write) => void write.insert('instrument', { caseId: one.cases[0], kind: 'guarantee', status: 'active', validFrom: '2025-12-10', validTo: '2026-12-10' } as never))],
  planReview: ['2026-12-10', (one) => followUp(one, { nextReviewOn: '2026-12-10' })],
  contactOverdue: ['2026-11-15', (one) => followUp(one, { contactEveryDays: 14 })],
  visitOverdue: ['2026-11-20', (one) => { const planId = followUp(one, {}); one.town.write((write) => void write.insert('visit', { planId, plannedOn: '2026-11-20', title: 'Hjemmebesøk', status: 'planned' } as never)) }],
  parkingEnd: ['2026-12-20', async (one) => one.town.value('case.park', { id: one.cases[0], version: (await one.town.value('case.get', { id: one.cases[0] })).case.version, until: '2026-12-20', reason: 'Rehabilitering' })],
}

describe('each kind', () => {
  it.each(Object.keys(START) as ClockKind[])('%s begins with its fact, and has its day, source and why', async (kind) => {
    const [dueOn, start] = START[kind]
    const one = await scene()
    await start(one)
    // An agreement about dwellings is nobody's case.
    const caseId = kind === 'agreementEnd' ? null : one.cases[0]
    const found = await clock(one, kind, caseId)
    expect(found).toMatchObject({ kind, dueOn, caseId, stopped: null })
    expect(found!.source.length * found!.why.length * found!.text.length).toBeGreaterThan(0)
  })

  const ANSWERED_BY: readonly ClockKind[] = ['interimReply', 'appealDeadline', 'appealHandling', 'missingInfo', 'offerAnswer', 'offerStalled', 'leaseEnd', 'overstay', 'temporary90', 'noticeEnd', 'search', 'parkingEnd', 'handoverAnswer', 'mandateDue', 'measureDue']
  it.each(ANSWERED_BY)('%s is stopped by no status of the case', async (kind) => {
    const one = await scene()
    await START[kind][1](one)
    for (const status of ['assessment', 'teamMeeting', 'waiting', 'allocated', 'housed', 'closed']) {
      statusOf(one, one.cases[0], status)
      expect(await clock(one, kind), status).toBeDefined()
    }
  })
})

describe('a stop', () => {
  it('needs a written ground, stands with who and why, is not counted, and is let run again', async () => {
    const one = await scene()
    await START.search[1](one)
    const found = (await clock(one, 'search'))!
    const stop = { kind: 'search' as const, targetId: found.targetId, caseId: one.cases[0], from: TODAY, until: null }
    for (const ground of ['', '    ', 'nei']) expect(codeOf(await one.town.call('clock.stop', { ...stop, ground }))).toBe('bad-input')
    const before = await list(one)
    const { id } = await one.town.value('clock.stop', { ...stop, ground: 'Søkeren er på sykehus til jul' })
    const after = await list(one)
    expect((await clock(one, 'search'))!.stopped).toMatchObject({ id, ground: 'Søkeren er på sykehus til jul', by: 'Ingrid Moe', until: null })
    const count = (answer: typeof before) => answer.counts.find((row) => row.kind === 'search')?.count ?? 0
    expect([count(before), count(after), before.total, after.total]).toEqual([1, 0, before.total, before.total])
    expect(codeOf(await one.town.call('clock.stop', { ...stop, ground: 'En gang til' }))).toBe('duplicate')
    await one.town.value('clock.resume', { id, version: 1, on: TODAY })
    expect((await clock(one, 'search'))!.stopped).toBeNull()
    expect(codeOf(await one.town.call('clock.stop', { ...stop, targetId: 'finnes-ikke', ground: 'Gjelder ingenting' }))).toBe('not-found')
    expect(codeOf(await one.town.call('clock.stop', { ...stop, ground: 'Til før fra', until: '2026-11-01' }))).toBe('bad-input')
  })

  it('with a last day runs again by itself the day after', async () => {
    const one = await scene()
    await START.search[1](one)
    const found = (await clock(one, 'search'))!
    await one.town.value('clock.stop', { kind: 'search', targetId: found.targetId, caseId: one.cases[0], ground: 'Ferie hos utleier', from: TODAY, until: '2026-11-30' })
    one.town.now.at = '2026-11-30T09:00:00.000Z'
    expect((await clock(one, 'search'))!.stopped).not.toBeNull()
    one.town.now.at = '2026-12-01T09:00:00.000Z'
    expect((await clock(one, 'search'))!.stopped).toBeNull()
  })
})

describe('the list and the calendar', () => {
  it('is in order of date, pages without loss, and counts what it shows', async () => {
    const one = await scene()
    await START.temporary90[1](one)
    const whole = await list(one)
    expect(whole.clocks.map((row) => row.dueOn)).toEqual(whole.clocks.map((row) => row.dueOn).toSorted())
    const pages = [await list(one, { limit: 3 }), await list(one, { limit: 500, offset: 3 })]
    expect(pages.flatMap((page) => page.clocks.map((row) => `${row.kind}${row.targetId}`))).toEqual(whole.clocks.map((row) => `${row.kind}${row.targetId}`))
    expect(whole.counts.reduce((sum, row) => sum + row.count, 0)).toBe(whole.total)
    expect((await list(one, { mine: true })).clocks.every((row) => row.caseId !== null)).toBe(true)
    expect((await list(one, { until: '2026-12-31' })).clocks.every((row) => row.dueOn <= '2026-12-31')).toBe(true)
  })

  it('a parking says the day it began, whatever is written in the case later', async () => {
    const one = await scene()
    await START.parkingEnd[1](one)
    one.town.now.at = '2026-12-01T09:00:00.000Z'
    one.town.write((write) => void write.update('housingCase', one.cases[0], null, { flag: 'Ring' }))
    expect((await clock(one, 'parkingEnd'))!.why).toContain('23. november 2026')
  })

  it('the calendar file has case numbers and laws, and no name, place or address', async () => {
    const one = await scene()
    await START.leaseEnd[1](one)
    await START.temporary90[1](one)
    const file = await one.town.value('export.calendar', { mine: false })
    const ics = Buffer.from(file.base64, 'base64').toString('utf8')
    expect(file).toMatchObject({ fileName: 'frister-2026-11-23.ics', mime: expect.stringContaining('text/calendar') })
    expect(ics).toMatch(/^BEGIN:VCALENDAR\r\n/)
    expect(ics.match(/BEGIN:VEVENT/g)!.length).toBeGreaterThanOrEqual(4)
    expect(ics).toContain('2026/0001')
    expect(ics.replace(/\r\n /g, '')).not.toMatch(/Tor Berg|Berit|Kari|Prøvegata|Ingrid/)
  })

  it('a protected case: the date runs for all, why and home only for who is named, and none of it in a calendar', async () => {
    const one = await scene()
    await START.search[1](one)
    await START.leaseEnd[1](one)
    one.town.write((write) => {
      const { personId } = write.sql<{ personId: string }>('SELECT personId FROM housingCase WHERE id = ?', [one.cases[0]])[0]!
      write.update('person', personId, null, { protectedAddress: 'strictlyConfidential' })
    })
    const seen = (await list(one)).clocks.filter((row) => row.caseId === one.cases[0])
    expect(seen.map((row) => row.kind)).not.toContain('leaseEnd')
    expect(seen.find((row) => row.kind === 'search')).toMatchObject({ text: 'Frist', why: 'Grunnen vises ikke: sperret adresse.', name: 'Søker 2026/0001' })
    const ics = Buffer.from((await one.town.value('export.calendar', { mine: false })).base64, 'base64').toString('utf8')
    expect(ics).not.toContain('2026/0001')
  })
})
