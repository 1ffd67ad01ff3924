// The clock desk: each clock begins, is answered and is stopped by facts; dates counted by hand. And the calendar file that comes of it.
import { describe, expect, it } from 'vitest'
import { calendarFile } from '../../electron/documents/calendar-file.ts'
import { produceFile } from '../../electron/produce.ts'
import { calendarEntries } from '../../shared/domain/calendar.ts'
import { clocksOf, NO_FACTS, type Clock, type ClockFacts, type ClockStop } from '../../shared/domain/clocks.ts'
import { STARTING_RULES } from '../../shared/domain/rulebooks/starting.ts'
import { clockKind } from '../../shared/model/codes.ts'

type One<K extends keyof ClockFacts> = ClockFacts[K][number]
const application: One<'applications'> = { id: 'a1', caseId: 'c1', receivedOn: '2026-11-01', status: 'received', interimReplyOn: null, confirmedOn: null, onList: false }
const decision: One<'decisions'> = { id: 'd1', caseId: 'c1', kind: 'municipalDwelling', outcome: 'granted', status: 'decided', decidedOn: '2026-11-02', notifiedOn: '2026-11-04', endedOn: null }
const allocation: One<'allocations'> = { id: 'l1', caseId: 'c1', status: 'allocated', offeredOn: '2026-11-16', answerBy: '2026-11-23', declineStatus: null, lastEventOn: '2026-11-16' }
const lease: One<'leases'> = { id: 't1', caseId: 'c1', startsOn: '2023-12-01', contractEndsOn: '2026-11-30', term: 'fixedTerm', status: 'active', moveOutDemandOn: null }
const stay: One<'stays'> = { id: 's1', caseId: 'c1', kind: 'boardingHouse', startsOn: '2026-09-01', endsOn: null, reviewedOn: null }
const notice: One<'notices'> = { id: 'n1', caseId: 'c1', by: 'landlord', givenOn: '2026-11-20', receivedOn: '2026-11-22', months: null, protestedOn: null, endedOn: null }

const run = (facts: Partial<ClockFacts>, today = '2026-11-22', rules = STARTING_RULES) => clocksOf({ ...NO_FACTS, ...facts }, rules, today)
const kinds = (clocks: Clock[]) => clocks.map((one) => `${one.kind} ${one.dueOn} ${one.tone}`)
const find = (kind: Clock['kind'], clocks: Clock[]) => clocks.find((one) => one.kind === kind)

describe('applications', () => {
  it('are to be answered within a month, until a reply, an interim reply or a withdrawal answers', () => {
    expect(kinds(run({ applications: [application] }))).toEqual(['interimReply 2026-12-01 later'])
    expect(kinds(run({ applications: [application] }, '2026-11-24'))).toEqual(['interimReply 2026-12-01 soon'])
    expect(find('interimReply', run({ applications: [application] }, '2026-12-02'))?.tone).toBe('passed')
    expect(find('interimReply', run({ applications: [{ ...application, status: 'missingInfo' }] }))).toBeDefined()
    expect(find('interimReply', run({ applications: [{ ...application, interimReplyOn: '2026-11-20' }] }))).toBeUndefined()
    for (const status of ['decided', 'withdrawn', 'lapsed', 'forwarded']) expect(find('interimReply', run({ applications: [{ ...application, status }] }))).toBeUndefined()
  })

  it('a place on the list is confirmed each year from the last confirmation', () => {
    const onList = { ...application, onList: true, status: 'decided', receivedOn: '2025-12-10' }
    expect(find('confirm', run({ applications: [onList] }))).toMatchObject({ dueOn: '2026-12-10', tone: 'soon' })
    expect(find('confirm', run({ applications: [{ ...onList, confirmedOn: '2026-11-01' }] }))).toMatchObject({ dueOn: '2027-11-01', tone: 'later' })
    const never = { ...STARTING_RULES, offers: { ...STARTING_RULES.offers, confirmMonths: 0, validityMonths: 0 } }
    expect(run({ applications: [onList], decisions: [{ ...decision, kind: 'individualHelp', decidedOn: '2026-01-01' }, decision] }, '2026-12-31', never)).toEqual([])
  })

  it('an application older than a month without a decision on help is named, also when a dwelling was decided on', () => {
    const old = { ...application, receivedOn: '2026-10-01', interimReplyOn: '2026-10-20' }
    expect(kinds(run({ applications: [old] }))).toEqual(['noHelpDecision 2026-11-01 passed'])
    expect(find('noHelpDecision', run({ applications: [old] }, '2026-11-01'))).toBeUndefined()
    expect(find('noHelpDecision', run({ applications: [{ ...old, status: 'decided' }], decisions: [decision] }))?.why).toContain('vedtak om kommunal bolig, men ikke om individuelt tilpasset hjelp')
    expect(find('noHelpDecision', run({ applications: [old], decisions: [{ ...decision, kind: 'individualHelp', outcome: 'refused' }] }))).toBeUndefined()
    for (const status of ['draft', 'control', 'returned', 'undone']) expect(find('noHelpDecision', run({ applications: [old], decisions: [{ ...decision, kind: 'individualHelp', status }] }))).toBeDefined()
    expect(find('noHelpDecision', run({ applications: [old], decisions: [{ ...decision, kind: 'individualHelp', decidedOn: '2026-09-30' }] }))).toBeDefined()
    expect(run({ applications: [{ ...old, status: 'forwarded' }] })).toEqual([])
    expect(run({ applications: [{ ...old, receivedOn: '2023-06-30' }] })).toEqual([])
  })
})

describe('decisions and appeals', () => {
  it('can be appealed for three weeks, to the next workday; then the clock is gone by itself', () => {
    expect(find('appealDeadline', run({ decisions: [decision] }))).toMatchObject({ dueOn: '2026-11-25', startedOn: '2026-11-04', tone: 'soon', source: 'forvaltningsloven § 29' })
    expect(find('appealDeadline', run({ decisions: [{ ...decision, notifiedOn: '2026-12-11' }] }, '2026-12-12'))?.dueOn).toBe('2027-01-04')
    expect(find('appealDeadline', run({ decisions: [{ ...decision, appealDeadline: '2026-11-27' }] }))?.dueOn).toBe('2026-11-27')
    expect(find('appealDeadline', run({ decisions: [decision] }, '2026-11-25'))).toBeDefined()
    expect(find('appealDeadline', run({ decisions: [decision] }, '2026-11-26'))).toBeUndefined()
    expect(find('appealDeadline', run({ decisions: [{ ...decision, notifiedOn: null }] }))).toBeUndefined()
    expect(find('appealDeadline', run({ decisions: [{ ...decision, status: 'undone' }] }))).toBeUndefined()
  })

  it('an appeal waits until it is sent on, changed, settled, dismissed or withdrawn', () => {
    const appeal = { id: 'p1', caseId: 'c1', decisionId: 'd1', receivedOn: '2026-11-12', status: 'received' }
    const both = run({ decisions: [decision], appeals: [appeal] })
    expect(find('appealHandling', both)).toMatchObject({ dueOn: '2026-12-12', tone: 'later' })
    expect(find('appealDeadline', both)).toBeUndefined()
    expect(find('appealHandling', run({ appeals: [{ ...appeal, status: 'upheld' }] }))?.text).toBe('Klagen skal sendes klageinstansen')
    expect(find('appealHandling', run({ appeals: [{ ...appeal, dueOn: '2026-11-25' }] }))).toMatchObject({ dueOn: '2026-11-25', tone: 'soon' })
    for (const status of ['changed', 'sentOn', 'settled', 'dismissed', 'withdrawn']) expect(find('appealHandling', run({ appeals: [{ ...appeal, status }] }))).toBeUndefined()
    expect(find('appealDeadline', run({ decisions: [decision], appeals: [{ ...appeal, status: 'withdrawn' }] }))).toBeDefined()
  })

  it('a granted dwelling lapses after the months of the rules, unless it was used', () => {
    expect(find('decisionLapse', run({ decisions: [decision] }))).toMatchObject({ dueOn: '2027-11-02', tone: 'later' })
    expect(find('decisionLapse', run({ decisions: [{ ...decision, validUntil: '2026-12-01' }] }))).toMatchObject({ dueOn: '2026-12-01', tone: 'soon' })
    expect(find('decisionLapse', run({ decisions: [{ ...decision, endedOn: '2026-11-10' }] }))).toBeUndefined()
    expect(find('decisionLapse', run({ decisions: [{ ...decision, outcome: 'refused' }] }))).toBeUndefined()
  })
})

describe('what was asked for, offers and steps', () => {
  it('papers have the day they were asked for', () => {
    const asked = { id: 'i1', caseId: 'c1', askedOn: '2026-11-10', dueOn: '2026-11-21', status: 'reminded' }
    expect(kinds(run({ infoRequests: [asked] }))).toEqual(['missingInfo 2026-11-21 passed'])
    expect(run({ infoRequests: [{ ...asked, status: 'received' }, { ...asked, status: 'waived' }, { ...asked, dueOn: null }] })).toEqual([])
  })

  it('an offer waits for its answer, and is said to stand still after the days of the rules', () => {
    expect(kinds(run({ allocations: [allocation] }, '2026-11-19'))).toEqual(['offerAnswer 2026-11-23 soon'])
    expect(kinds(run({ allocations: [allocation] }, '2026-11-20'))).toEqual(['offerStalled 2026-11-20 soon', 'offerAnswer 2026-11-23 soon'])
    expect(kinds(run({ allocations: [{ ...allocation, lastEventOn: '2026-11-21' }] }))).toEqual(['offerAnswer 2026-11-23 soon'])
    expect(kinds(run({ allocations: [{ ...allocation, declineStatus: 'stated' }] }))).toEqual(['offerStalled 2026-11-20 passed'])
    for (const status of ['declined', 'cancelled', 'movedIn']) expect(run({ allocations: [{ ...allocation, status }] })).toEqual([])
  })

  it('a step has its own day until it is done', () => {
    const one = { id: 'x1', caseId: 'c1', title: 'Kontrakt underskrevet', startedOn: '2026-11-20', dueOn: '2026-11-27', doneOn: null }
    expect(run({ steps: [one, { ...one, id: 'x2', dueOn: null }, { ...one, id: 'x3', doneOn: '2026-11-21' }] })).toMatchObject([{ kind: 'step', targetId: 'x1', text: 'Kontrakt underskrevet', dueOn: '2026-11-27' }])
  })
})

describe('leases', () => {
  it.each([['2026-02-27', null], ['2026-02-28', 9], ['2026-05-30', 6], ['2026-08-29', 6], ['2026-08-30', 3], ['2026-11-30', 3]])('on %s the warning reached is %s months', (today, stage) => {
    expect(find('leaseEnd', run({ leases: [lease] }, today))?.stage ?? null).toBe(stage)
  })

  it('that run on become open-ended three months past the end, unless a written demand was sent in time', () => {
    expect(find('overstay', run({ leases: [lease] }, '2026-11-30'))).toBeUndefined()
    expect(find('overstay', run({ leases: [lease] }, '2026-12-01'))).toMatchObject({ dueOn: '2027-02-28', tone: 'later' })
    expect(find('overstay', run({ leases: [lease] }, '2027-02-01'))?.tone).toBe('soon')
    expect(find('overstay', run({ leases: [lease] }, '2027-03-01'))?.tone).toBe('passed')
    expect(kinds(run({ leases: [{ ...lease, moveOutDemandOn: '2027-02-28' }] }, '2027-03-01'))).toEqual(['leaseEnd 2026-11-30 passed'])
    expect(find('overstay', run({ leases: [{ ...lease, moveOutDemandOn: '2027-03-01' }] }, '2027-03-02'))).toBeDefined()
    for (const change of [{ status: 'ended' }, { status: 'planned' }, { term: 'openEnded' }, { contractEndsOn: null }]) expect(run({ leases: [{ ...lease, ...change }] }, '2027-03-01')).toEqual([])
  })

  it('end after three months’ notice, and a tenant has a month to protest', () => {
    expect(kinds(run({ notices: [notice] }))).toEqual(['protest 2026-12-22 later', 'noticeEnd 2027-02-28 later'])
    expect(kinds(run({ notices: [{ ...notice, by: 'tenant', receivedOn: null }] }))).toEqual(['noticeEnd 2027-02-28 later'])
    expect(run({ notices: [{ ...notice, protestedOn: '2026-12-01' }, { ...notice, endedOn: '2026-12-01' }] })).toEqual([])
    expect(kinds(run({ notices: [notice] }, '2026-12-23'))).toEqual(['noticeEnd 2027-02-28 later'])
  })
})

describe('temporary stays', () => {
  it('are gone through at 14 days and limited to 90; night shelters are not counted', () => {
    expect(kinds(run({ stays: [stay] }))).toEqual(['temporary14 2026-09-15 passed', 'temporary90 2026-11-30 soon'])
    expect(kinds(run({ stays: [{ ...stay, reviewedOn: '2026-09-14' }] }))).toEqual(['temporary90 2026-11-30 soon'])
    expect(run({ stays: [{ ...stay, kind: 'nightShelter' }, { ...stay, endsOn: '2026-11-22' }] })).toEqual([])
  })

  it('moving to the next place does not start the count again, but a break or a night shelter does', () => {
    const later = { ...stay, id: 's2', startsOn: '2026-10-10', kind: 'hotel', reviewedOn: '2026-10-20' }
    const due = (...before: One<'stays'>[]) => find('temporary90', run({ stays: [later, ...before] }))?.dueOn
    expect(due({ ...stay, endsOn: '2026-10-10' })).toBe('2026-11-30')
    expect(due({ ...stay, endsOn: '2026-10-09' })).toBe('2026-11-30')
    expect(due({ ...stay, endsOn: '2026-10-08' })).toBe('2027-01-08')
    expect(due({ ...stay, endsOn: '2026-10-10', kind: 'nightShelter' })).toBe('2027-01-08')
    expect(due({ ...stay, endsOn: '2026-10-10', caseId: 'c2' })).toBe('2027-01-08')
    expect(due({ ...stay, id: 's0', startsOn: '2026-08-22', endsOn: '2026-09-01' }, { ...stay, endsOn: '2026-10-10' })).toBe('2026-11-20')
  })
})

it('searches and parkings have the day that was agreed', () => {
  const search = { id: 'q1', caseId: 'c1', startedOn: '2026-11-01', nextOn: '2026-11-29', endedOn: null }
  const parking = { id: 'k1', caseId: 'c1', from: '2026-11-01', until: '2027-02-01', endedOn: null }
  expect(kinds(run({ searches: [search, { ...search, endedOn: '2026-11-02' }], parkings: [parking, { ...parking, until: null }] }))).toEqual(['search 2026-11-29 soon', 'parkingEnd 2027-02-01 later'])
})

describe('working together', () => {
  const share: One<'shares'> = { id: 'h1', caseId: 'c1', what: 'consent', service: 'NAV', startedOn: '2026-06-01', validTo: '2026-12-15', replaced: false }
  const team: One<'teamDecisions'> = { id: 't1', caseId: 'c1', kind: 'measure', held: '2026-11-12', meetingStatus: 'closed', mandate: 'team', tentative: 'no', confirmBy: null, confirmDueOn: null, owner: 'Eiendom', dueOn: '2026-12-20', remindOn: null, doneOn: null }

  it('a consent is named from thirty days before its end to thirty after, unless a later one covers the same', () => {
    const on = (today: string, change: Partial<typeof share> = {}) => kinds(run({ shares: [{ ...share, ...change }] }, today))
    expect(on('2026-11-14')).toEqual([])
    expect(on('2026-11-15')).toEqual(['consentEnd 2026-12-15 soon'])
    expect(on('2026-12-16')).toEqual(['consentEnd 2026-12-15 passed'])
    expect(on('2027-01-14')).toEqual(['consentEnd 2026-12-15 passed'])
    expect(on('2027-01-15')).toEqual([])
    expect(on('2026-11-20', { replaced: true })).toEqual([])
    expect(find('consentEnd', run({ shares: [share] }))).toMatchObject({ text: 'Samtykke går ut', why: 'Samtykket for NAV gjelder til 15. desember 2026. Etter det dekkes temaene når NAV er til stede.' })
    expect(find('consentEnd', run({ shares: [{ ...share, what: 'ground' }] }))?.text).toBe('Grunnlag for å dele går ut')
  })

  it('a handover is to be answered within the days the rules give', () => {
    const handovers = [{ id: 'o1', caseId: 'c1', to: 'NAV', handedOn: '2026-11-19' }]
    expect(kinds(run({ handovers }))).toEqual(['handoverAnswer 2026-11-26 soon'])
    const longer = { ...STARTING_RULES, limits: { ...STARTING_RULES.limits, handoverAnswerDays: 14 } }
    expect(kinds(run({ handovers }, '2026-11-22', longer))).toEqual(['handoverAnswer 2026-12-03 later'])
  })

  it('what must be confirmed runs from the meeting on, and what was agreed runs when the meeting is over', () => {
    const confirm = { ...team, mandate: 'mustConfirm', confirmBy: 'Enhetsleder', confirmDueOn: '2026-11-17', dueOn: null }
    const of = (change: Partial<typeof team>) => kinds(run({ teamDecisions: [{ ...team, ...change }] }))
    expect(kinds(run({ teamDecisions: [confirm] }))).toEqual(['mandateDue 2026-11-17 passed'])
    for (const change of [{ meetingStatus: 'planned' }, { tentative: 'yes' }, { mandate: 'confirmed' }, { mandate: 'rejected' }]) expect(of({ ...confirm, ...change })).toEqual([])
    expect(of({ ...confirm, meetingStatus: 'running' })).toEqual(['mandateDue 2026-11-17 passed'])
    expect(of({})).toEqual(['measureDue 2026-12-20 later'])
    expect(of({ remindOn: '2026-11-20' })).toEqual(['measureDue 2026-12-20 soon'])
    expect(of({ dueOn: '2026-11-29', remindOn: '2026-11-28' })).toEqual(['measureDue 2026-11-29 soon'])
    for (const kind of ['clarify', 'orderDwelling', 'escalate']) expect(of({ kind })).toEqual(['measureDue 2026-12-20 later'])
    for (const change of [{ kind: 'recommend' }, { doneOn: '2026-11-20' }, { dueOn: null }, { meetingStatus: 'running' }, { tentative: 'yes' }]) expect(of(change)).toEqual([])
  })
})

describe('stopping', () => {
  const stop: ClockStop = { kind: 'interimReply', targetId: 'a1', from: '2026-11-20', until: '2026-11-30', ground: 'Søkeren har bedt om utsettelse' }
  const stopped = (change: Partial<ClockStop>, today = '2026-11-22') => run({ applications: [application], stops: [{ ...stop, ...change }] }, today)[0]!.stopped

  it('takes a record for that clock, on those days, with a ground; the day it is due stays', () => {
    expect(run({ applications: [application], stops: [stop] })[0]).toMatchObject({ dueOn: '2026-12-01', stopped: { ground: stop.ground, from: stop.from, until: stop.until } })
    for (const change of [{ ground: '' }, { ground: '  ' }, { targetId: 'a2' }, { kind: 'temporary90' }, { from: '2026-11-23' }, { until: '2026-11-21' }] as Partial<ClockStop>[]) expect(stopped(change)).toBeNull()
    expect(stopped({}, '2026-12-01')).toBeNull()
    expect(run({ applications: [application], stops: [{ ...stop, until: null }] }, '2027-12-01')[0]!.stopped).not.toBeNull()
  })
})

it('every clock has its words, and all are in the order they are due', () => {
  const all = run({
    applications: [{ ...application, onList: true }, { ...application, id: 'a2', caseId: 'c2', receivedOn: '2026-08-01' }], decisions: [decision], appeals: [{ id: 'p1', caseId: 'c3', decisionId: 'd9', receivedOn: '2026-11-12', status: 'received' }],
    infoRequests: [{ id: 'i1', caseId: 'c1', askedOn: '2026-11-10', dueOn: '2026-11-21', status: 'asked' }], allocations: [allocation], steps: [{ id: 'x1', caseId: 'c1', title: 'Kontrakt underskrevet', startedOn: '2026-11-20', dueOn: '2026-11-27', doneOn: null }],
    leases: [{ ...lease, contractEndsOn: '2026-11-15' }], stays: [stay], notices: [notice], searches: [{ id: 'q1', caseId: 'c1', startedOn: '2026-11-01', nextOn: '2026-11-29', endedOn: null }], tracks: [{ id: 'tr1', caseId: 'c1', openedOn: '2026-11-20', steps: [] }], repayments: [{ id: 'rp1', caseId: 'c1', agreedOn: '2026-11-01', amount: 100, monthly: 100, firstDueOn: '2026-12-01', payments: [] }], instruments: [{ id: 'in1', caseId: 'c1', kind: 'guarantee', validFrom: null, validTo: '2026-12-01' }], parkings: [{ id: 'k1', caseId: 'c1', from: '2026-11-01', until: '2027-02-01', endedOn: null }],
    shares: [{ id: 'h1', caseId: 'c1', what: 'consent', service: 'NAV', startedOn: '2026-06-01', validTo: '2026-12-15', replaced: false }], handovers: [{ id: 'o1', caseId: 'c1', to: 'NAV', handedOn: '2026-11-19' }],
    plans: [{ id: 'f1', caseId: 'c1', startedOn: '2026-10-01', nextReviewOn: '2026-12-24', contactEveryDays: 14, lastOn: '2026-11-18' }],
    agreements: [{ id: 'g1', ourUnits: 4, kind: 'rentIn', startsOn: '2024-01-01', endsOn: '2026-12-31', warnMonths: 6 }],
    openVisits: [{ id: 'v1', caseId: 'c1', plannedOn: '2026-11-20', kind: 'homeVisit' }],
    teamDecisions: [{ id: 't1', caseId: 'c1', kind: 'measure', held: '2026-11-12', meetingStatus: 'closed', mandate: 'mustConfirm', tentative: 'no', confirmBy: null, confirmDueOn: '2026-11-24', owner: null, dueOn: '2026-12-20', remindOn: null, doneOn: null }],
  })
  expect(new Set(all.map((one) => one.kind))).toEqual(new Set(clockKind.values))
  expect(all.map((one) => one.dueOn)).toEqual(all.map((one) => one.dueOn).toSorted())
  for (const one of all) for (const words of [one.text, one.source, one.why]) expect(words.trim().length).toBeGreaterThan(3)
})

describe('the calendar file', () => {
  const clock = { ...run({ applications: [application] })[0]!, caseNumber: '2026/0417' }
  const read = (text: string) => text.replace(/\r\n /g, '').split('\r\n')

  it('has one all-day event, with the case and never the ground of a stop, and an alarm the day before', () => {
    const lines = read(calendarFile([clock], { now: '2026-11-22T09:00:00.000Z', productName: 'Boligbordet' }))
    for (const line of ['BEGIN:VCALENDAR', 'VERSION:2.0', 'UID:interimReply-a1@boligbordet', 'DTSTAMP:20261122T090000Z', 'DTSTART;VALUE=DATE:20261201', 'DTEND;VALUE=DATE:20261202', 'SUMMARY:Sak 2026/0417: Svar eller foreløpig svar på søknaden', 'TRIGGER:-PT15H', 'END:VCALENDAR']) expect(lines).toContain(line)
    const held = calendarFile([{ ...clock, stopped: { ground: 'Innlagt på sykehus', from: '2026-11-20', until: null } }], { now: '2026-11-22T09:00:00.000Z', productName: 'Boligbordet' })
    expect(held).not.toContain('Innlagt')
    expect(held).not.toContain('VALARM')
    expect(held).toContain('SUMMARY:Stoppet: Sak 2026/0417')
  })

  it('keeps its uid when the day moves, is the same for the same data, and folds and escapes as the format asks', () => {
    expect(calendarEntries([{ ...clock, dueOn: '2027-01-01' }])[0]!.uid).toBe(calendarEntries([clock])[0]!.uid)
    const odd = { ...clock, text: `${'å'.repeat(90)}; komma, skråstrek \\ og\nlinje` }
    const file = calendarFile([odd, { ...odd, targetId: 'a2' }], { now: '2026-11-22T09:00:00.000Z', productName: 'Boligbordet' })
    expect(file).toBe(calendarFile([odd, { ...odd, targetId: 'a2' }], { now: '2026-11-22T09:00:00.000Z', productName: 'Boligbordet' }))
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(read(file)).toContain(`SUMMARY:Sak 2026/0417: ${'å'.repeat(90)}\\; komma\\, skråstrek \\\\ og\\nlinje`)
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(2)
  })

  it('leaves the program as a calendar', async () => {
    const made = await produceFile({ kind: 'calendar', fileName: 'frister.ics', clocks: [clock], now: '2026-11-22T09:00:00.000Z' })
    expect(made).toMatchObject({ fileName: 'frister.ics', mime: 'text/calendar;charset=utf-8' })
    expect(Buffer.from(made.base64, 'base64').toString()).toContain('søknaden')
  })
})
