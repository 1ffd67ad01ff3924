// The main job through the host, without a screen: register, find out, match, propose, decide at the table, allocate, follow up.
import { describe, expect, it } from 'vitest'
import { testFolder, testMunicipality, TODAY } from '../support/store.ts'

const folder = testFolder()
let n = 0

/** One vacant two-room flat and one granted applicant who needs step-free entrance and a dog. */
export async function scene() {
  const town = testMunicipality(folder, `scenario-${n++}.bolig`)
  const { ids } = await town.value('dwelling.create', { address: 'Prøvegata 12', area: 'Sentrum', unitNumbers: ['H0101', 'H0102'], rooms: 2, bedrooms: 1, usableArea: 48, floor: 1, rent: 845_000, stepFree: 'yes', lift: 'no', vacantFrom: '2026-10-20' })
  const applicants: string[] = []
  for (const [i, name] of ['Tor Berg', 'Berit Dal'].entries()) {
    const { id } = await town.value('case.create', { name, receivedOn: `2026-0${i + 7}-01`, livingSituation: i === 0 ? 'temporaryAccommodation' : 'unsuitable', livingSince: '2026-09-01', children: 0 })
    const page = await town.value('case.get', { id })
    await town.value('case.update', { id, version: page.case.version, patch: { residenceSince: '2020-01-01', rentCeiling: 900_000 } })
    await town.value('case.setRequirement', { caseId: id, kind: 'stepFree', level: 'must', statedOn: TODAY })
    await town.value('case.decide', { caseId: id, kind: 'municipalDwelling', outcome: 'granted', decidedOn: '2026-10-19', legalBasis: 'forskriften § 6', rationale: 'Uten egen bolig.', notifiedOn: '2026-10-20' })
    applicants.push(id)
  }
  return { town, dwellingId: ids[0]!, other: ids[1]!, first: applicants[0]!, second: applicants[1]! }
}

describe('the main job through the host', () => {
  it('orders applicants by the regulation and explains each criterion', async () => {
    const { town, dwellingId, first, second } = await scene()
    const answer = await town.value('match.forDwelling', { dwellingId })
    expect(answer.candidates.map((one) => one.caseId)).toEqual([first, second])
    expect(answer.candidates[0]!.order[0]).toEqual({ label: 'Gruppe', value: 'Uten egen bolig', reference: '§ 6 a' })
    expect(answer.candidates[0]!.criteria.find((one) => one.key === 'stepFree')).toMatchObject({ outcome: 'met', level: 'must' })
    expect(answer.candidates[0]!.criteria.find((one) => one.key === 'petsAllowed')).toMatchObject({ outcome: 'notRequired' })
  })

  it('keeps unknown apart from no: a dog makes the pair uncertain, asks who can answer, and an answer settles it', async () => {
    const { town, dwellingId, first } = await scene()
    await town.value('case.setRequirement', { caseId: first, kind: 'petsAllowed', level: 'must', statedOn: TODAY })
    const unsure = await town.value('match.pair', { dwellingId, caseId: first })
    expect(unsure.candidate.outcome).toBe('uncertain')
    expect(unsure.findOut[0]).toMatchObject({ about: 'dwelling', opens: 1, target: { entity: 'dwelling', id: dwellingId, field: 'petsAllowed' } })
    expect(unsure.whatIf[0]!.effect).toContain('Berit Dal blir nummer 1')
    const page = await town.value('dwelling.get', { id: dwellingId })
    await town.value('dwelling.update', { id: dwellingId, version: page.dwelling.version, patch: { petsAllowed: 'no' } })
    expect((await town.value('match.forDwelling', { dwellingId, outsideLimit: 10 })).outside.map((one) => one.caseId)).toEqual([first])
  })

  it('gives the applicant the same number from both sides: the dwelling’s list and the applicant’s', async () => {
    const { town, dwellingId, other, first, second } = await scene()
    const { id: third } = await town.value('case.create', { name: 'Anne Lie', receivedOn: '2026-02-01', livingSituation: 'unsuitable', children: 0 })
    await town.value('case.setRequirement', { caseId: second, kind: 'ownEntrance', level: 'must', statedOn: TODAY })
    for (const [id, ownEntrance] of [[dwellingId, 'no'], [other, 'yes']] as const) await town.value('dwelling.update', { id, version: (await town.value('dwelling.get', { id })).dwelling.version, patch: { ownEntrance } })
    const seen: Record<string, number | null> = {}
    for (const home of [dwellingId, other]) {
      const { candidates } = await town.value('match.forDwelling', { dwellingId: home })
      for (const caseId of [first, second, third]) {
        const mirror = (await town.value('match.forCase', { caseId })).dwellings.find((row) => row.dwelling.id === home)!
        expect(mirror.number).toBe(candidates.find((row) => row.caseId === caseId)?.number ?? null)
        seen[`${home === other ? 'other' : 'home'} ${[first, second, third].indexOf(caseId)}`] = mirror.number
      }
    }
    // The second asks for an entrance of one’s own, which only the other dwelling has; the third has no decision and waits on no list.
    expect(seen).toEqual({ 'home 0': 1, 'home 1': null, 'home 2': null, 'other 0': 1, 'other 1': 2, 'other 2': null })
  })

  it('needs a written reason to pass over number one, and keeps it', async () => {
    const { town, dwellingId, second } = await scene()
    expect(await town.call('match.propose', { dwellingId, caseId: second })).toMatchObject({ ok: false, error: { code: 'reason-required' } })
    const proposed = await town.value('match.propose', { dwellingId, caseId: second, departureReason: 'Bor i samme oppgang som datteren.' })
    expect(town.store.sql('SELECT departureReason, rankAt FROM proposal WHERE id = ?', [proposed.proposalId])).toEqual([{ departureReason: 'Bor i samme oppgang som datteren.', rankAt: 2 }])
  })

  it('takes a proposal to the next meeting, decides, allocates, opens a plan, and can never allocate twice', async () => {
    const { town, dwellingId, other, first, second } = await scene()
    const proposed = await town.value('match.propose', { dwellingId, caseId: first })
    expect(proposed).toMatchObject({ heldOn: '2026-11-26', number: 1 })
    const { meetingId } = proposed
    await town.value('meeting.start', { meetingId })
    const desk = await town.value('meeting.desk', { meetingId })
    const agendaItemId = desk.current!.agendaItemId
    const measure = await town.value('meeting.decide', { meetingId, agendaItemId, kind: 'measure', text: 'Besøk to ganger i uka', ownerServiceId: town.services.mental, dueOn: '2026-12-01', mandate: 'mustConfirm', confirmBy: 'enhetsleder', confirmDueOn: '2026-12-01', showInRoom: false })
    const decision = await town.value('meeting.decide', { meetingId, agendaItemId, kind: 'allocate', text: 'Tildel Prøvegata 12', dwellingId, ownerServiceId: town.services.housing, dueOn: '2026-11-30', mandate: 'team', showInRoom: true })
    const allocated = await town.value('dwelling.allocate', { dwellingId, caseId: first, meetingDecisionId: decision.id, startsOn: '2026-12-01' })
    expect(allocated.contractEndsOn).toBe('2029-11-30')
    expect(await town.call('dwelling.allocate', { dwellingId, caseId: second, startsOn: '2026-12-01' })).toMatchObject({ ok: false, error: { code: 'dwelling-allocated' } })
    expect(await town.call('dwelling.allocate', { dwellingId: other, caseId: first, startsOn: '2026-12-01' })).toMatchObject({ ok: false, error: { code: 'case-allocated' } })
    const plan = await town.value('plan.get', { id: allocated.planId })
    expect(plan.looseMeasures).toMatchObject([{ text: 'Besøk to ganger i uka', responsible: 'Boveilederne', dueOn: '2026-12-01' }])
    expect(plan.plan.nextReviewOn).toBe('2027-03-01')
    expect(measure.id).toBeTruthy()
    const closed = await town.value('meeting.close', { meetingId })
    expect(closed, 'a case that was decided is done, and does not go to the next meeting').toMatchObject({ decided: 2, deferred: 0 })
    expect(await town.call('meeting.show', { meetingId, agendaItemId })).toMatchObject({ ok: false, error: { code: 'meeting-closed' } })
  })

  it('has a last guard in the file itself: the index refuses a second open allocation', async () => {
    const { town, dwellingId, first, second } = await scene()
    await town.value('dwelling.allocate', { dwellingId, caseId: first, startsOn: '2026-12-01' })
    expect(() => town.write((write) => void write.insert('allocation', { dwellingId, caseId: second, proposalId: null, meetingDecisionId: null, status: 'allocated', allocatedOn: TODAY, answerBy: null, answeredOn: null, answerReason: null, rationale: null, explanation: null, ruleVersion: null }))).toThrow(/UNIQUE/)
  })

  it('a declined offer opens the dwelling again and is not proposed to the same person', async () => {
    const { town, dwellingId, first, second } = await scene()
    const { allocationId } = await town.value('dwelling.allocate', { dwellingId, caseId: first, startsOn: '2026-12-01' })
    await town.value('allocation.cancel', { allocationId, version: 1, outcome: 'declined', reason: 'For mange trapper' })
    const answer = await town.value('match.forDwelling', { dwellingId, outsideLimit: 5 })
    expect(answer.candidates.map((one) => one.caseId)).toEqual([second])
    expect(answer.outside[0]).toMatchObject({ caseId: first, declinedBefore: 'For mange trapper' })
  })

  it('who read a case, or its plan, can be seen by the leader', async () => {
    const { town, first } = await scene()
    const { id } = await town.value('plan.create', { caseId: first })
    await town.value('plan.get', { id })
    await town.value('case.get', { id: first })
    const reads = await town.value('log.reads', { caseId: first })
    expect(reads.slice(0, 2).map((one) => one.target)).toEqual(['2026/0001 Tor Berg', '2026/0001 Tor Berg'])
    expect(reads[0]!.who).toBe('Ingrid Moe')
  })
})
