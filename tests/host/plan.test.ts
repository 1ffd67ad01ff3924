// The plan on a real store: led by the person, beside the lease and never tied to it, with a team that was JSON before, conditions that contradict, and numbers that stay what they were said to be.
import { beforeAll, describe, expect, it } from 'vitest'
import { readPdf, squeeze } from '../unit/documents-reader.ts'
import { codeOf } from '../support/offer-scene.ts'
import { planScene, visitOn, type PlanScene } from '../support/plan-scene.ts'
import { testFolder, TODAY } from '../support/store.ts'

const folder = testFolder()
let one: PlanScene
beforeAll(async () => { one = await planScene(folder) })

const TEAM = JSON.stringify([{ name: 'Turid Sand', role: 'boveileder', note: 'Hovedkontakt', lead: true }, { name: 'Erik Myhre', role: 'NAV', note: null, lead: false }, { name: 'Rakel Vik', role: 'datter', note: null, lead: false }, { name: 'Ola', role: 'trener', note: null, lead: false }])
const paper = (bytes: string) => squeeze(readPdf(Buffer.from(bytes, 'base64')).pages.join('\n'))

describe('goals', () => {
  it('are judged with why, by whom and when, and then stand among those that ended', async () => {
    const { id } = await one.town.value('plan.addGoal', { planId: one.planId, domain: 'home', ownWords: 'Kunne lukke døra', horizon: 'long' })
    await one.town.value('plan.judgeGoal', { id, version: 1, outcome: 'partly', why: 'Døra er ny', judgedBy: 'Tor selv', judgedOn: TODAY, ends: false })
    expect((await one.plan()).goals.find((goal) => goal.id === id)).toMatchObject({ horizon: 'long', outcome: 'partly', outcomeWhy: 'Døra er ny', judgedBy: 'Tor selv', judgedOn: TODAY, endedOn: null })
    await one.town.value('plan.judgeGoal', { id, version: 2, outcome: 'met', why: 'Han sover', judgedBy: 'Tor selv', judgedOn: TODAY, ends: true })
    expect((await one.plan()).goals.find((goal) => goal.id === id)?.endedOn).toBe(TODAY)
    expect(codeOf(await one.town.call('plan.judgeGoal', { id, version: 3, outcome: 'met', why: 'xx', judgedBy: 'yy', judgedOn: '2026-11-24', ends: true }))).toBe('bad-input')
  })

  it('change place in the order the person wants', async () => {
    const scene = await planScene(folder)
    const ids: string[] = []
    for (const ownWords of ['en', 'to', 'tre']) ids.push((await scene.town.value('plan.addGoal', { planId: scene.planId, domain: 'home', ownWords })).id)
    await scene.town.value('plan.setGoal', { id: ids[2]!, version: 1, move: 'up' })
    expect((await scene.plan()).goals.map((goal) => goal.ownWords)).toEqual(['en', 'tre', 'to'])
    await scene.town.value('plan.setGoal', { id: ids[0]!, version: 1, move: 'up' })
    expect((await scene.plan()).goals.map((goal) => goal.ownWords)).toEqual(['en', 'tre', 'to'])
  })
})

describe('the team', () => {
  it('from before is shown, becomes rows in the first change, and undo brings the list back', async () => {
    const scene = await planScene(folder)
    scene.town.write((write) => void write.update('followUpPlan', scene.planId, null, { team: TEAM }))
    const old = (await scene.plan()).members
    expect(old.map((member) => [member.id, member.name, member.kind, member.legacy, member.lead])).toEqual([['old-0', 'Turid Sand', 'service', true, true], ['old-1', 'Erik Myhre', 'service', true, false], ['old-2', 'Rakel Vik', 'family', true, false], ['old-3', 'Ola', 'other', true, false]])
    const opId = scene.town.newId()
    await scene.town.call('plan.setMember', { planId: scene.planId, id: 'old-2', kind: 'family', name: 'Rakel Vik', role: 'datter', chosenByPerson: 'yes', lead: true }, { opId })
    const now = (await scene.plan()).members
    expect(now).toHaveLength(4)
    expect(now.every((member) => !member.legacy)).toBe(true)
    expect(now.filter((member) => member.lead).map((member) => member.name)).toEqual(['Rakel Vik'])
    expect(now.find((member) => member.name === 'Rakel Vik')?.chosenByPerson).toBe('yes')
    expect(now.find((member) => member.name === 'Ola')?.chosenByPerson).toBe('unknown')
    await scene.town.value('log.undo', { opId })
    expect((await scene.plan()).members.map((member) => member.id)).toEqual(['old-0', 'old-1', 'old-2', 'old-3'])
  })

  it('is made rows when someone of it is taken out, and when a new one comes first', async () => {
    for (const act of ['end', 'add'] as const) {
      const scene = await planScene(folder)
      scene.town.write((write) => void write.update('followUpPlan', scene.planId, null, { team: TEAM }))
      if (act === 'end') await scene.town.value('plan.endMember', { planId: scene.planId, id: 'old-3', version: 0 })
      else await scene.town.value('plan.setMember', { planId: scene.planId, kind: 'volunteer', name: 'Nora', chosenByPerson: 'yes' })
      expect((await scene.plan()).members.map((member) => member.name).sort()).toEqual(act === 'end' ? ['Erik Myhre', 'Rakel Vik', 'Turid Sand'] : ['Erik Myhre', 'Nora', 'Ola', 'Rakel Vik', 'Turid Sand'])
    }
  })
})

describe('conditions', () => {
  it('are marked where one requires what another does not, and only there', async () => {
    const { nav, housing, mental } = one.town.services
    const set = (serviceId: string, about: 'sobriety' | 'economy' | 'guests' | 'other', demand: 'requires' | 'allows' | 'forbids') => one.town.value('plan.setCondition', { planId: one.planId, serviceId, about, demand, text: 'Slik er det' })
    await set(nav, 'economy', 'requires'); await set(housing, 'economy', 'requires')
    await set(mental, 'sobriety', 'requires'); const { id } = await set(housing, 'sobriety', 'allows')
    await set(nav, 'guests', 'allows'); await set(housing, 'guests', 'forbids')
    await set(nav, 'other', 'requires'); await set(housing, 'other', 'forbids')
    const groups = async () => (await one.plan()).conditions.map((group) => [group.about, group.conflict])
    const [name, office] = ['Psykisk helse og rus', 'Boligkontoret']
    expect(await groups()).toEqual([['sobriety', `${name} krever det. ${office} krever det ikke.`], ['economy', null], ['guests', null], ['other', null]])
    await one.town.value('plan.endCondition', { id, version: 1 })
    expect((await groups())[0]![1]).toBeNull()
    expect(codeOf(await one.town.call('plan.setCondition', { planId: one.planId, about: 'pets', demand: 'forbids', text: 'Ingen dyr' }))).toBe('bad-input')
  })
})

describe('reviews', () => {
  it('keep the person’s own numbers 0 to 10 by area, set the next day, and leave old ratings as they were', async () => {
    const goal = await one.town.value('plan.addGoal', { planId: one.planId, domain: 'health', ownWords: 'Sove om natta' })
    await one.town.value('plan.addMastery', { goalId: goal.id, statedOn: '2026-05-01', value: 4 })
    const held = { planId: one.planId, personPresent: 'yes' as const, personSays: 'Det går bedre' }
    await one.town.value('plan.review', { ...held, heldOn: '2026-08-31', nextReviewOn: '2026-11-30', ratings: [{ domain: 'health', value: 0 }, { domain: 'home', value: 10 }] })
    await one.town.value('plan.review', { ...held, heldOn: TODAY, nextReviewOn: '2027-02-28', ratings: [{ domain: 'health', value: 7, ownWords: 'Fine netter' }] })
    const plan = await one.plan()
    expect(plan.ratings.filter((row) => row.domain === 'health').map((row) => row.value)).toEqual([0, 7])
    expect(plan.goals.find((row) => row.id === goal.id)!.mastery).toEqual([{ on: '2026-05-01', value: 4, ownWords: null }])
    expect(plan.plan.nextReviewOn).toBe('2027-02-28')
    expect(plan.reviews[0]).toMatchObject({ heldOn: TODAY, personSays: 'Det går bedre', by: 'Ingrid Moe', ratings: [{ domain: 'health', value: 7 }] })
    for (const wrong of [{ heldOn: '2026-11-24', nextReviewOn: null, ratings: [] }, { heldOn: TODAY, nextReviewOn: TODAY, ratings: [] }, { heldOn: TODAY, nextReviewOn: null, ratings: [{ domain: 'home' as const, value: 1 }, { domain: 'home' as const, value: 2 }] }, { heldOn: TODAY, nextReviewOn: null, ratings: [{ domain: 'home' as const, value: 11 }] }]) expect(codeOf(await one.town.call('plan.review', { ...held, ...wrong }))).toBe('bad-input')
  })
})

describe('templates', () => {
  it('give areas, measures and rhythm, and never a goal; a review is set by calendar months', async () => {
    const scene = await planScene(folder)
    scene.town.now.at = '2027-11-30T09:00:00.000Z'
    const { id: templateId } = await scene.town.value('template.save', { name: 'Booppfølging', definition: { domains: ['home'], measures: [{ domain: 'home', text: 'Rydde sammen', frequency: 'Hver uke' }], contactEveryDays: 14, reviewEveryMonths: 3 } })
    const { id: caseId } = await scene.town.value('case.create', { name: 'Kari Vold', receivedOn: '2027-11-01' })
    const { id } = await scene.town.value('plan.create', { caseId, templateId, anchor: 'noHome' })
    const { plan, goals, looseMeasures, suggestions } = await scene.town.value('plan.get', { id })
    // 30 November + three months is the last of February: 2028 is a leap year.
    expect(plan).toMatchObject({ contactEveryDays: 14, nextReviewOn: '2028-02-29', anchor: 'noHome', template: 'Booppfølging' })
    expect([goals, looseMeasures]).toEqual([[], []])
    expect(suggestions).toMatchObject([{ text: 'Rydde sammen' }])
    await scene.town.value('plan.addMeasure', { planId: id, text: 'Rydde sammen', dueOn: null })
    expect((await scene.town.value('plan.get', { id })).suggestions).toEqual([])
    expect(codeOf(await scene.town.call('template.save', { name: 'booppfølging', definition: {} }))).toBe('duplicate')
    expect(codeOf(await scene.town.call('template.save', { name: 'Ny', definition: {} }, { session: scene.turid }))).toBe('not-allowed')
  })
})

describe('the plan and the home', () => {
  const leaseOf = (scene: PlanScene) => scene.town.store.sql<{ status: string; endsOn: string | null; version: number }>('SELECT status, endsOn, version FROM tenancy WHERE id = ?', [scene.tenancyId])[0]

  it('ending the plan, or taking part in a scheme, touches no lease; visits ahead are called off', async () => {
    const scene = await planScene(folder)
    const before = leaseOf(scene)
    const { id } = await scene.town.value('plan.join', { planId: scene.planId, name: 'Housing First', startsOn: '2026-03-01' })
    const [past, ahead] = [await visitOn(scene, '2026-11-20'), await visitOn(scene, '2026-12-01')]
    await scene.town.value('plan.leave', { id, version: 1, endsOn: TODAY, reason: 'Ønsket det selv' })
    expect(leaseOf(scene)).toEqual(before)
    expect(await scene.town.value('plan.end', { id: scene.planId, version: 1, on: TODAY, reason: 'Trenger det ikke lenger' })).toEqual({ cancelledVisits: 1 })
    expect(leaseOf(scene)).toEqual(before)
    const plan = await scene.plan()
    expect(plan.plan).toMatchObject({ status: 'ended', endReason: 'Trenger det ikke lenger', nextReviewOn: null })
    expect(plan.memberships).toMatchObject([{ name: 'Housing First', endsOn: TODAY, endReason: 'Ønsket det selv' }])
    expect(new Map(plan.visits.map((row) => [row.id, row.status]))).toEqual(new Map([[past, 'planned'], [ahead, 'cancelled']]))
    expect(codeOf(await scene.town.call('plan.addGoal', { planId: scene.planId, domain: 'home', ownWords: 'Mer' }))).toBe('plan-ended')
  })

  it('moving out leaves the plan and the scheme running', async () => {
    const scene = await planScene(folder)
    await scene.town.value('plan.join', { planId: scene.planId, name: 'Housing First', startsOn: '2026-03-01' })
    await scene.town.value('tenancy.moveOut', { id: scene.tenancyId, version: 1, on: TODAY, reason: 'unknown' })
    expect(leaseOf(scene)!.status).toBe('ended')
    const plan = await scene.plan()
    expect(plan.plan.status).toBe('active')
    expect(plan.memberships[0]!.endsOn).toBeNull()
  })
})

describe('on paper', () => {
  it('the plan says who does what when and whom to call; the home stands apart', async () => {
    await one.town.value('plan.addMeasure', { planId: one.planId, text: 'Gå gjennom posten', responsible: 'Turid', startsOn: '2026-12-01', dueOn: '2027-01-31', frequency: 'Hver uke' })
    const text = paper((await one.town.value('export.plan', { planId: one.planId })).base64)
    for (const words of ['Gå gjennom posten', 'fra 1. des. 2026, til 31. jan. 2027, hver uke', 'Ingrid Moe', 'uten at det får følger for boligen', '7, 23. nov. 2026']) expect(text).toContain(squeeze(words))
  })

  it('the on-call sheet has hours and phone, and of a protected person neither name nor address to others, and never an address', async () => {
    const set = (planId: string, who: string) => one.town.value('plan.setWindow', { planId, kind: 'onCall', days: [5, 6, 7, 1, 2], fromTime: '16:00', toTime: '22:00', who, phone: '55 50 01 90' })
    await set(one.planId, 'Bovakten'); await set(one.sealedPlanId, 'Sara sin vakt')
    const mine = paper((await one.town.value('export.onCall', {})).base64)
    for (const words of ['Tor Berg', 'Prøvegata 12, H0101', 'mandag, tirsdag, fredag–søndag', 'kl. 16–22', 'Bovakten', '55 50 01 90', 'Sara Skjult']) expect(mine).toContain(squeeze(words))
    expect(mine).not.toContain('H0102')
    const theirs = paper((await one.town.value('export.onCall', {}, one.turid)).base64)
    expect(theirs).toContain(squeeze('Sperret adresse. Spør den som eier saken.'))
    for (const words of ['Sara', 'H0102']) expect(theirs).not.toContain(squeeze(words))
    expect(codeOf(await one.town.call('export.onCall', { planId: one.sealedPlanId }, { session: one.turid }))).toBe('protected')
  })
})
