// Matching in depth through the host: relaxed musts, the scarcest first, the parked, conditions for living there, what changed since, the neighbours, the months ahead and expected waiting.
import { describe, expect, it } from 'vitest'
import { codeOf, offerScene, type OfferScene } from '../support/offer-scene.ts'
import { testFolder, TODAY } from '../support/store.ts'

const folder = testFolder()
const scene = () => offerScene(folder)
const patch = async (one: OfferScene, id: string, values: Record<string, string | number | null>) => one.town.value('case.update', { id, version: (await one.town.value('case.get', { id })).case.version, patch: values })
const dwelling = async (one: OfferScene, id: string, values: Record<string, string | number | null>) => one.town.value('dwelling.update', { id, version: (await one.town.value('dwelling.get', { id })).dwelling.version, patch: values })

const ANSWERED = ['homeUnsuitable', 'leaseRenewable', 'lawfulStay', 'permit', 'settledByAgreement', 'dailyCare', 'livelihood', 'workSituation', 'civilStatus', 'canSolveSelf', 'unsettledDebt', 'repaymentAgreement', 'everEvicted', 'ownAttempts', 'needsFollowUp', 'acceptsFollowUp', 'exchangeGround', 'tenancyKept']

/** A tenant in the building with these need groups. */
function neighbour(one: OfferScene, caseId: string, groups: readonly string[]): void {
  one.town.write((write) => {
    write.insert('tenancy', { dwellingId: one.dwellings[1], caseId, tenantName: 'Nabo', tenantNationalId: null, status: 'active', term: 'fixedTerm', startsOn: '2025-01-01', contractEndsOn: '2028-01-01', endsOn: null, endReason: null, rent: null, note: null })
    assess(one, caseId, groups, write)
  })
}
function assess(one: OfferScene, caseId: string, groups: readonly string[], write?: Parameters<Parameters<OfferScene['town']['write']>[0]>[0]): void {
  const act = (to: NonNullable<typeof write>) => void to.insert('needsAssessment', { caseId, ...Object.fromEntries(ANSWERED.map((name) => [name, 'unknown'])), needGroups: JSON.stringify(groups) } as never)
  if (write) act(write)
  else one.town.write(act)
}

describe('relaxing a must', () => {
  it('sets one must aside for the search only: the dwelling’s list and the applicant’s, never a rule, and nothing is written', async () => {
    const one = await scene()
    const [dwellingId, caseId] = [one.dwellings[0], one.cases[0]]
    await one.town.value('case.setRequirement', { caseId, kind: 'petsAllowed', level: 'must', statedOn: TODAY })
    await dwelling(one, dwellingId, { petsAllowed: 'no' })
    const strict = await one.town.value('match.forDwelling', { dwellingId, outsideLimit: 9 })
    expect(strict.outside.map((row) => row.caseId)).toEqual([caseId])
    const before = one.town.store.sql<{ n: number }>('SELECT count(*) AS n FROM operation')[0]!.n
    const loose = await one.town.value('match.forDwelling', { dwellingId, relaxed: ['petsAllowed'] })
    expect(loose.candidates[0]).toMatchObject({ caseId, number: 1 })
    expect(loose.candidates[0]!.criteria.find((row) => row.key === 'petsAllowed')).toMatchObject({ outcome: 'notMet', level: 'wish' })
    const mirror = await one.town.value('match.forCase', { caseId })
    expect(mirror.relaxable.map((row) => row.key)).toEqual(['stepFree', 'petsAllowed'])
    const of = (answer: typeof mirror) => answer.dwellings.find((row) => row.dwelling.id === dwellingId)!.outcome
    expect([of(mirror), of(await one.town.value('match.forCase', { caseId, relaxed: ['petsAllowed'] }))]).toEqual(['outside', 'fits'])
    await patch(one, caseId, { rentCeiling: 100_000 })
    expect((await one.town.value('match.forDwelling', { dwellingId, relaxed: ['petsAllowed', 'rent', 'size'] })).candidates.map((row) => row.caseId)).not.toContain(caseId)
    expect(one.town.store.sql<{ n: number }>(`SELECT count(*) AS n FROM operation WHERE name NOT LIKE 'case.%'`)[0]!.n).toBeLessThanOrEqual(before)
  })
})

describe('the board', () => {
  it('puts the dwelling that fewest can take first when asked to, the dearest first else, and one nobody can take last', async () => {
    const one = await scene()
    const { ids } = await one.town.value('dwelling.create', { address: 'Dyrveien 1', unitNumbers: [], rooms: 2, bedrooms: 1, rent: 890_000, stepFree: 'no', vacantFrom: '2026-10-01' })
    await dwelling(one, one.dwellings[0], { rent: 895_000 })
    await dwelling(one, one.dwellings[1], { rent: 700_000 })
    await patch(one, one.cases[0], { rentCeiling: 750_000 })
    await patch(one, one.cases[1], { rentCeiling: 750_000 })
    const order = async (by: 'cost' | 'scarcest') => (await one.town.value('match.board', { order: by })).now.map((row) => [row.id, row.fits])
    expect((await order('cost'))[0]![0]).toBe(ids[0])
    expect(await order('scarcest')).toEqual([[one.dwellings[0], 1], [one.dwellings[1], 3], [ids[0], 0]])
  })

  it('counts the parked for themselves, says so outside, and takes them in again on the day', async () => {
    const one = await scene()
    const page = await one.town.value('case.get', { id: one.cases[0] })
    await one.town.value('case.park', { id: one.cases[0], version: page.case.version, until: '2026-12-20', reason: 'Rehabilitering' })
    expect(await one.town.value('match.board', {})).toMatchObject({ applicants: 2, parked: 1 })
    const list = await one.town.value('match.forDwelling', { dwellingId: one.dwellings[0], outsideLimit: 9 })
    expect(list.candidates.map((row) => row.caseId)).toEqual([one.cases[1], one.cases[2]])
    expect(list.outsideReasons).toEqual([{ label: 'Parkert', count: 1 }])
    expect((await one.town.value('match.forCase', { caseId: one.cases[0] })).parkedUntil).toBe('2026-12-20')
    one.town.now.at = '2026-12-20T09:00:00.000Z'
    expect((await one.town.value('match.forDwelling', { dwellingId: one.dwellings[0] })).candidates[0]!.caseId).toBe(one.cases[0])
  })
})

describe('conditions for living there', () => {
  it('are inherited from building and programme, each says from where, decide, and end on a day', async () => {
    const one = await scene()
    const { buildingId } = (await one.town.value('dwelling.get', { id: one.dwellings[0] })).dwelling
    const programme = await one.town.value('programme.save', { name: 'Oppfølgingsboliger' })
    await one.town.value('programme.put', { scope: 'building', scopeId: buildingId, programmeId: programme.id })
    await one.town.value('placement.save', { scope: 'programme', scopeId: programme.id, kind: 'followUp', value: null, text: 'Beboeren tar imot oppfølging', reference: 'Ordningens § 2' })
    const rule = await one.town.value('placement.save', { scope: 'building', scopeId: buildingId, kind: 'noChildren', value: null, text: 'Bygget har ikke plass til barn' })
    await one.town.value('placement.save', { scope: 'dwelling', scopeId: one.dwellings[0], kind: 'maxPersons', value: '1', text: 'Bare én person' })
    const shown = await one.town.value('placement.list', { dwellingId: one.dwellings[0] })
    expect(shown.rules.map((row) => row.from)).toEqual(['Ordningen Oppfølgingsboliger', 'Bygget Prøvegata 12', 'Boligen'])
    expect(shown.programmes).toMatchObject([{ name: 'Oppfølgingsboliger', buildings: 1, dwellings: 0 }])
    one.town.write((write) => void write.update('housingCase', one.cases[0], null, { children: 1 }))
    const pair = await one.town.value('match.pair', { dwellingId: one.dwellings[0], caseId: one.cases[0] })
    const of = (key: string) => pair.candidate.criteria.find((row) => row.key === key)!
    expect(of('placement:noChildren')).toMatchObject({ outcome: 'notMet', level: 'rule' })
    expect(of('placement:noChildren').reason).toContain('Bygget Prøvegata 12: Bygget har ikke plass til barn.')
    expect(of('placement:followUp')).toMatchObject({ outcome: 'unknown', source: 'Ordningens § 2' })
    expect(pair.candidate.outcome).toBe('outside')
    expect((await one.town.value('placement.list', { dwellingId: one.dwellings[1] })).rules).toHaveLength(2)
    await one.town.value('placement.end', { id: rule.id, version: 1, on: TODAY })
    expect((await one.town.value('match.pair', { dwellingId: one.dwellings[0], caseId: one.cases[0] })).candidate.criteria.find((row) => row.key === 'placement:noChildren')!.outcome).toBe('notRequired')
    expect(codeOf(await one.town.call('placement.save', { scope: 'dwelling', scopeId: one.dwellings[0], kind: 'minAge', value: 'gammel', text: 'For eldre' }))).toBe('bad-input')
    expect(codeOf(await one.town.call('programme.save', { name: 'Oppfølgingsboliger' }))).toBe('duplicate')
  })
})

describe('what changed since, and what would help', () => {
  it('facts are frozen with the proposal and with the offer; a change is told before and now', async () => {
    const one = await scene()
    const [dwellingId, caseId] = [one.dwellings[0], one.cases[0]]
    await one.town.value('match.propose', { dwellingId, caseId })
    expect((await one.town.value('match.pair', { dwellingId, caseId })).changedSince).toEqual({ proposedOn: TODAY, changes: [] })
    await dwelling(one, dwellingId, { rent: 880_000 })
    one.town.write((write) => void write.update('housingCase', caseId, null, { children: 1 }))
    const changes = (await one.town.value('match.pair', { dwellingId, caseId })).changedSince!.changes
    expect(changes).toEqual(expect.arrayContaining([expect.objectContaining({ label: 'Husleie', before: expect.stringMatching(/8.450/), now: expect.stringMatching(/8.800/) }), expect.objectContaining({ label: 'Barn', before: '0', now: '1' })]))
    await one.town.value('dwelling.allocate', { dwellingId, caseId, startsOn: TODAY, rationale: 'Enig' })
    expect((await one.offer(caseId)).changed).toEqual([])
    await dwelling(one, dwellingId, { stepFree: 'no' })
    expect((await one.offer(caseId)).changed).toEqual([expect.objectContaining({ before: expect.stringMatching(/ja/i), now: expect.stringMatching(/nei/i) })])
  })

  it('names the smallest change that would make the pair fit, and none when it fits', async () => {
    const one = await scene()
    expect((await one.town.value('match.pair', { dwellingId: one.dwellings[0], caseId: one.cases[0] })).change).toBeNull()
    await dwelling(one, one.dwellings[0], { rent: 960_000 })
    const { change } = await one.town.value('match.pair', { dwellingId: one.dwellings[0], caseId: one.cases[0] })
    expect(change).toMatchObject({ possible: true, blocking: [] })
    expect(change!.steps).toHaveLength(1)
  })
})

describe('the neighbours', () => {
  const mix = (rules: Parameters<Parameters<OfferScene['rules']>[0]>[0]) => void (rules.neighbourMix = [{ group: 'substanceUse', atMost: 1, discussWith: 'Boveilederne', reference: '§ 8' }])
  const ask = (one: OfferScene, caseId: string) => one.town.value('match.neighbourMix', { dwellingId: one.dwellings[0], caseId, purpose: 'Vurderer tildeling' })

  it('answers the same for everyone in the same class, whoever the neighbours are, and logs the purpose', async () => {
    const one = await scene()
    one.rules(mix)
    const other = await one.town.value('case.create', { name: 'Nabo Nabosen', receivedOn: '2024-01-01' })
    neighbour(one, other.id, ['substanceUse', 'mentalHealth'])
    assess(one, one.cases[0], ['substanceUse'])
    assess(one, one.cases[1], ['substanceUse', 'mentalHealth'])
    assess(one, one.cases[2], [])
    const [a, b, c] = [await ask(one, one.cases[0]), await ask(one, one.cases[1]), await ask(one, one.cases[2])]
    expect(a).toEqual(b)
    expect(a).toMatchObject({ answer: 'discuss', discussWith: 'Boveilederne', reference: '§ 8' })
    expect(c.answer).toBe('noObjection')
    expect(JSON.stringify([a, c])).not.toMatch(/Nabosen|Prøvegata|substanceUse/)
    expect(a.text + c.text).not.toMatch(/\d/)
    expect(codeOf(await one.town.call('match.neighbourMix', { dwellingId: one.dwellings[0], caseId: one.cases[0], purpose: 'nei' }))).toBe('bad-input')
    expect((await one.town.value('log.reads', { caseId: one.cases[0] })).some((row) => JSON.stringify(row).includes('Vurderer tildeling'))).toBe(true)
  })
})

describe('searches, months ahead and waiting', () => {
  it('writes down that nothing suitable exists, once; a new one ends the former', async () => {
    const one = await scene()
    const caseId = one.cases[0]
    await one.town.value('search.nothing', { caseId, reason: 'Ingen trinnfrie er ledige', lacking: ['stepFree'], nextSearchOn: '2027-01-10' })
    await one.town.value('search.nothing', { caseId, reason: 'Fortsatt ingen', lacking: ['stepFree'], nextSearchOn: '2027-02-10' })
    const { lastSearch } = await one.town.value('match.forCase', { caseId })
    expect(lastSearch).toMatchObject({ reason: 'Fortsatt ingen', nextSearchOn: '2027-02-10', by: 'Ingrid Moe' })
    expect(codeOf(await one.town.call('search.nothing', { caseId, reason: 'Ingen', lacking: [], nextSearchOn: TODAY }))).toBe('bad-input')
    await one.town.value('search.close', { id: lastSearch!.id, version: lastSearch!.version })
    expect((await one.town.value('match.forCase', { caseId })).lastSearch).toBeNull()
  })

  it('the months ahead are those counted by hand', async () => {
    const one = await scene()
    await one.town.value('dwelling.create', { address: 'Fremveien 2', unitNumbers: [], rooms: 3, bedrooms: 2, rent: 1_000_000, stepFree: 'no', vacantFrom: '2027-01-15' })
    await one.town.value('dwelling.create', { address: 'Fremveien 3', unitNumbers: [], rooms: null, bedrooms: null, rent: 1_000_000, stepFree: 'no', vacantFrom: '2027-01-15' })
    const answer = await one.town.value('match.ahead', { months: 6 })
    expect(answer.months).toEqual(['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04'])
    const two = answer.rows.find((row) => row.label === '2 rom, trinnfri')!
    expect(two).toMatchObject({ vacancies: [2, 0, 0, 0, 0, 0], cumulative: [2, 2, 2, 2, 2, 2] })
    expect(answer.rows.find((row) => row.label === '3 rom')).toMatchObject({ vacancies: [0, 0, 1, 0, 0, 0], cumulative: [0, 0, 1, 1, 1, 1], need: 0, shortage: 0, dwellings: [{ label: 'Fremveien 2', on: '2027-01-15' }] })
    const needed = answer.rows.filter((row) => row.need > 0)
    expect([needed.reduce((sum, row) => sum + row.need, 0), needed.every((row) => row.stepFree), answer.unplaced]).toEqual([3, true, 1])
    for (const row of answer.rows) expect(row.shortage).toBe(Math.max(0, row.need - row.vacancies.reduce((sum, n) => sum + n, 0)))
  })

  it('expected waiting rests on at least five of the municipality’s own, and says how many', async () => {
    const one = await scene()
    const wait = async () => (await one.town.value('match.pair', { dwellingId: one.dwellings[0], caseId: one.cases[0] })).expectedWait
    const house = async (days: number) => {
      const { id } = await one.town.value('case.create', { name: `Leietaker ${days}`, receivedOn: '2026-01-01' })
      await one.town.value('case.setRequirement', { caseId: id, kind: 'stepFree', level: 'must', statedOn: '2026-01-01' })
      one.town.write((write) => {
        write.update('housingCase', id, null, { grantedOn: '2026-01-01', status: 'housed' })
        write.insert('allocation', { dwellingId: one.dwellings[1], caseId: id, proposalId: null, meetingDecisionId: null, status: 'movedIn', allocatedOn: new Date(Date.parse('2026-01-01') + days * 86_400_000).toISOString().slice(0, 10), answerBy: null, answeredOn: null, answerReason: null, rationale: null, explanation: null, ruleVersion: null })
      })
    }
    for (const days of [30, 60, 90, 120]) await house(days)
    expect(await wait()).toMatchObject({ median: null, basedOn: 4 })
    await house(150)
    expect(await wait()).toMatchObject({ median: 90, basedOn: 5 })
  })
})
