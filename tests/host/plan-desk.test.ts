// The caseworker's own desk on a real store: views in one's own order, reminders nobody else sees, a substitute who sees without taking over, and handing everything over in one step.
import { describe, expect, it } from 'vitest'
import { codeOf } from '../support/offer-scene.ts'
import { planScene, visitOn, type PlanScene } from '../support/plan-scene.ts'
import { testFolder, TODAY } from '../support/store.ts'

const folder = testFolder()
const scene = () => planScene(folder)
const mine = async (one: PlanScene, session = one.turid) => (await one.town.value('case.list', { filter: { view: 'mine' }, limit: 50 }, session)).rows.map((row) => row.name)
const changes = (one: PlanScene) => one.town.store.sql('SELECT 1 FROM coordinatorChange').length
const away = { startsOn: '2026-11-20', endsOn: '2026-11-30' }

describe('a substitute', () => {
  it('sees the cases among theirs while it lasts, also on I dag and among plans, and no case counts a change', async () => {
    const one = await scene()
    const me = one.town.session.userId
    await one.town.value('absence.set', { userId: me, substituteId: one.turid.userId, ...away })
    expect(await mine(one)).toEqual(expect.arrayContaining(['Tor Berg', 'Søker 2026/0002']))
    expect(await mine(one, one.town.session)).toHaveLength(2)
    expect((await one.town.value('plan.list', { filter: 'mine' }, one.turid)).rows.map((row) => row.caseNumber).sort()).toEqual(['2026/0001', '2026/0002'])
    const today = await one.town.value('today.get', {}, one.turid)
    expect(today).toMatchObject({ mine: 2, standsInFor: [{ user: 'Ingrid Moe', until: '2026-11-30', cases: 2 }], away: null })
    expect((await one.town.value('today.get', {})).away).toEqual({ substitute: 'Turid Sand', until: '2026-11-30' })
    expect(changes(one)).toBe(0)
    expect(one.town.store.sql('SELECT 1 FROM housingCase WHERE coordinatorId = ?', [me])).toHaveLength(2)
    for (const [day, count] of [['2026-11-30', 2], ['2026-12-01', 0]] as const) {
      one.town.now.at = `${day}T09:00:00.000Z`
      expect(await mine(one), day).toHaveLength(count)
    }
  })

  it('is set by oneself or a leader, never twice for the same days, and ends when someone says so', async () => {
    const one = await scene()
    const me = one.town.session.userId
    expect(codeOf(await one.town.call('absence.set', { userId: me, substituteId: one.turid.userId, ...away }, { session: one.turid }))).toBe('not-allowed')
    expect(codeOf(await one.town.call('absence.set', { userId: me, substituteId: me, ...away }))).toBe('bad-input')
    const { id } = await one.town.value('absence.set', { userId: me, substituteId: one.turid.userId, ...away })
    expect(codeOf(await one.town.call('absence.set', { userId: me, substituteId: one.turid.userId, startsOn: '2026-11-30', endsOn: null }))).toBe('absence-overlaps')
    expect(codeOf(await one.town.call('absence.set', { userId: me, substituteId: one.turid.userId, startsOn: '2026-12-01', endsOn: null }))).toBe('ok')
    await one.town.value('absence.end', { id, version: 1 }, one.turid)
    expect(await mine(one)).toEqual([])
    expect(await one.town.value('absence.list', {})).toHaveLength(1)
  })
})

describe('handing everything over', () => {
  it('moves open cases, plans and visits ahead in one step, counts each change, and is undone in one', async () => {
    const one = await scene()
    const me = one.town.session.userId
    const ahead = await visitOn(one, '2026-12-01', { workerId: me })
    const past = await visitOn(one, '2026-11-20', { workerId: me })
    expect(codeOf(await one.town.call('worker.handOver', { fromUserId: me, toUserId: one.turid.userId, reason: 'xx' }))).toBe('bad-input')
    const opId = one.town.newId()
    const answer = await one.town.call('worker.handOver', { fromUserId: me, toUserId: one.turid.userId, reason: 'Slutter her' }, { opId })
    // The protected case is not the receiver's to see: it stays, and is told by number to the one who may see it.
    expect(answer).toMatchObject({ ok: true, value: { cases: 1, plans: 1, visits: 1, kept: ['2026/0002'], keptHidden: 0 } })
    expect(await mine(one)).toEqual(['Tor Berg'])
    expect(changes(one)).toBe(1)
    const worker = (id: string) => one.town.store.sql<{ workerId: string }>('SELECT workerId FROM visit WHERE id = ?', [id])[0]!.workerId
    expect([worker(ahead), worker(past)]).toEqual([one.turid.userId, me])
    expect((await one.plan()).plan.coordinator).toBe('Turid Sand')
    await one.town.value('log.undo', { opId })
    expect(changes(one)).toBe(0)
    expect(await mine(one)).toEqual([])
    expect((await one.plan()).plan.coordinator).toBe('Ingrid Moe')
  })

  it('a leader may do it for others, without learning which protected cases stay; nobody else may', async () => {
    const one = await scene()
    const boss = { userId: one.town.newId(), name: 'Per Dahl', initials: 'PD', role: 'leader' as const }
    one.town.write((write) => void write.insert('appUser', { id: boss.userId, username: 'per', name: boss.name, initials: 'PD', role: 'leader', slotId: 'p'.repeat(64), active: 'yes', lastSeenAt: null }))
    const asked = { fromUserId: one.town.session.userId, toUserId: one.turid.userId }
    expect(await one.town.value('worker.handOverCheck', asked, boss)).toEqual({ cases: 1, plans: 1, visits: 0, kept: [], keptHidden: 1 })
    expect(codeOf(await one.town.call('worker.handOverCheck', { fromUserId: asked.fromUserId, toUserId: boss.userId }, { session: one.turid }))).toBe('not-allowed')
    one.town.write((write) => void write.insert('caseAccess', { caseId: one.sealedCaseId, userId: one.turid.userId, reason: 'Booppfølger' }))
    expect(await one.town.value('worker.handOver', { ...asked, reason: 'Bytter oppgaver' })).toMatchObject({ cases: 2, kept: [], keptHidden: 0 })
  })
})

describe('reminders', () => {
  it('are one for each worker and person, shown to the writer alone, and due on I dag', async () => {
    const one = await scene()
    const set = (text: string, remindOn: string | null, session = one.town.session) => one.town.value('reminder.set', { caseId: one.caseId, text, remindOn, colour: 'amber' }, session)
    await set('Ring om nøkkelen', '2026-11-24')
    const { id } = await set('Ring i dag', TODAY)
    expect(await one.town.value('reminder.list', {})).toMatchObject([{ id, text: 'Ring i dag', name: 'Tor Berg' }])
    expect((await one.town.value('today.get', {})).reminders).toMatchObject([{ text: 'Ring i dag', colour: 'amber' }])
    expect(await one.town.value('reminder.list', {}, one.turid)).toEqual([])
    expect(codeOf(await one.town.call('reminder.done', { id }, { session: one.turid }))).toBe('not-found')
    expect(codeOf(await one.town.call('history.of', { entity: 'reminder', id }))).toBe('not-allowed')
    await one.town.value('reminder.done', { id })
    expect(await one.town.value('reminder.list', {})).toEqual([])
    await set('Igjen', null)
    expect(await one.town.value('reminder.list', { caseId: one.caseId })).toHaveLength(1)
    expect(codeOf(await one.town.call('reminder.set', { caseId: one.sealedCaseId, text: 'x', remindOn: null, colour: 'red' }, { session: one.turid }))).toBe('protected')
  })
})

describe('views', () => {
  it('stand in the order one gives them, with colours, and others cannot touch them', async () => {
    const one = await scene()
    const ids: string[] = []
    for (const name of ['En', 'To', 'Tre']) ids.push((await one.town.value('view.save', { place: 'cases', name, definition: '{}' })).id)
    await one.town.value('view.arrange', { place: 'cases', views: [{ id: ids[2]!, colour: 'teal' }, { id: ids[0]!, colour: 'none' }, { id: ids[1]!, colour: 'red' }] })
    expect((await one.town.value('view.list', { place: 'cases' })).map((view) => [view.name, view.colour])).toEqual([['Tre', 'teal'], ['En', null], ['To', 'red']])
    expect(codeOf(await one.town.call('view.arrange', { place: 'cases', views: [{ id: ids[0]!, colour: 'red' }] }, { session: one.turid }))).toBe('not-found')
  })
})

describe('the team', () => {
  it('shows what each carries and what is overdue', async () => {
    const one = await scene()
    await visitOn(one, '2026-11-20', { workerId: one.turid.userId })
    await visitOn(one, '2026-11-27', { workerId: one.turid.userId })
    await one.town.value('plan.update', { id: one.planId, version: 1, patch: { nextReviewOn: '2026-11-22' } })
    const { rows } = await one.town.value('worker.load', {})
    expect(rows.find((row) => row.name === 'Turid Sand')).toMatchObject({ plans: 0, cases: 0, visitsThisWeek: 1, visitsOverdue: 1 })
    expect(rows.find((row) => row.name === 'Ingrid Moe')).toMatchObject({ plans: 2, cases: 2, reviewsOverdue: 1, visitsThisWeek: 0 })
  })
})
