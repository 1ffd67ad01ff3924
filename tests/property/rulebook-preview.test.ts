// What the preview says is what happens: after adoption, everyone is judged and placed as it said, and what was complete keeps its version. Seeded, on real stores.
import { describe, expect, it } from 'vitest'
import { draw, LIVING, randomDefinition, type Draw } from '../support/rule-variants.ts'
import type { Output } from '../../shared/operations/index.ts'
import { testFolder, testMunicipality, TODAY, type TestStore } from '../support/store.ts'

const folder = testFolder()
const SEEDS = Number(process.env['RULEBOOK_SEEDS'] ?? 12)
const PEOPLE = 14
type Preview = Output<'rulebook.preview'>

/** Applicants of every kind: known and unknown facts, judged by persons and not, some with two applications, some on the list. */
async function population(town: TestStore, pick: Draw): Promise<string[]> {
  const ids: string[] = []
  for (let i = 0; i < PEOPLE; i++) {
    const { id } = await town.value('case.create', { name: `Søker ${i}`, receivedOn: `2026-0${1 + (i % 9)}-1${i % 10}`, livingSituation: pick(LIVING), birthDate: pick([null, '1980-03-04', '2010-05-05']), children: pick([0, 1, 3]) })
    const page = await town.value('case.get', { id })
    await town.value('case.update', { id, version: page.case.version, patch: { residenceSince: pick([null, '2026-03-01', '2025-06-01', '2015-01-01']) } })
    await town.value('needs.save', { caseId: id, version: null, patch: { lawfulStay: pick(['yes', 'no', 'unknown'] as const), settledByAgreement: pick(['yes', 'no', 'unknown'] as const), yearlyIncome: pick([null, 20_000_000, 45_000_000, 90_000_000]), unsettledDebt: pick(['yes', 'no', 'unknown'] as const), repaymentAgreement: pick(['yes', 'no', 'unknown'] as const), everEvicted: pick(['no', 'unknown'] as const), homeUnsuitable: pick(['yes', 'no', 'unknown'] as const), canSolveSelf: pick(['no', 'unknown'] as const) } })
    if (pick([true, false, false])) await town.value('application.register', { caseId: id, type: pick(['exchange', 'renewal'] as const), receivedOn: TODAY, channel: 'phone' })
    const view = await town.value('assessment.get', { caseId: id })
    for (const row of view.rows) if (pick([true, false])) await town.value('assessment.judge', { caseId: id, applicationId: view.application!.id, criterionKey: row.key, outcome: pick(['met', 'met', 'met', 'notMet'] as const), reason: 'Undersøkt nå.', excepted: false })
    if (pick([true, false])) await town.value('case.decide', { caseId: id, kind: 'municipalDwelling', outcome: 'granted', decidedOn: TODAY, legalBasis: 'forskriften § 6', rationale: 'Uten egen bolig.', notifiedOn: TODAY })
    ids.push(id)
  }
  return ids
}

/** A store whose rows have ids of their own: the program keeps parsed rules by id, and real ids never repeat. */
function townOf(name: string, seed: number): TestStore {
  const town = testMunicipality(folder, name)
  for (let i = 0; i < seed * 5000; i++) town.newId()
  return town
}

const eligibleNow = async (town: TestStore, ids: readonly string[]) => new Map(await Promise.all(ids.map(async (caseId) => [caseId, (await town.value('assessment.get', { caseId })).eligible] as const)))
const count = (map: ReadonlyMap<string, string>, what: string) => [...map.values()].filter((one) => one === what).length
const idsOf = (rows: Preview['fallsOut']) => rows.map((one) => one.caseId).sort()

const reached = { fallsOut: 0, comesIn: 0, becomesOpen: 0, moves: 0 }

describe('the preview of a draft', () => {
  it.each(Array.from({ length: SEEDS }, (_, i) => i + 1))('is what happens when it is adopted, seed %i', async (seed) => {
    const pick = draw(seed)
    const town = townOf(`preview-${seed}.bolig`, seed)
    const ids = await population(town, pick)
    const before = await eligibleNow(town, ids)
    const { id } = await town.value('rulebook.draft', { fromId: null, readyMade: pick(['starting', 'discretion', 'osloLike', 'bergenLike', 'tromsoLike', 'stjordalLike']), name: 'Nye regler', versionLabel: '2' })
    const { definition } = await town.value('rulebook.get', { id })
    const changed = randomDefinition(definition, pick)
    await town.value('rulebook.save', { id, version: 1, name: 'Nye regler', versionLabel: '2', note: null, definition: changed })
    const said = await town.value('rulebook.preview', { definition: changed, limit: 500 })
    expect(await eligibleNow(town, ids), 'trying changes nothing').toEqual(before)

    expect([said.people, said.eligibleBefore, said.openBefore]).toEqual([PEOPLE, count(before, 'yes'), count(before, 'open')])
    await town.value('rulebook.adopt', { id, version: 2, validFrom: TODAY })
    const after = await eligibleNow(town, ids)
    expect([said.eligibleAfter, said.openAfter]).toEqual([count(after, 'yes'), count(after, 'open')])
    const became = (what: string) => ids.filter((one) => after.get(one) === what && before.get(one) !== what).sort()
    expect(idsOf(said.fallsOut)).toEqual(became('no'))
    expect(idsOf(said.comesIn)).toEqual(became('yes'))
    expect(idsOf(said.becomesOpen)).toEqual(became('open'))
    expect([said.fallsOutTotal, said.comesInTotal, said.becomesOpenTotal, said.movesTotal]).toEqual([said.fallsOut.length, said.comesIn.length, said.becomesOpen.length, said.moves.length])
    for (const one of [...said.fallsOut, ...said.comesIn, ...said.becomesOpen]) expect(one.why.length, 'a reason for each').toBeGreaterThan(5)

    for (const kind of ['fallsOut', 'comesIn', 'becomesOpen', 'moves'] as const) reached[kind] += said[kind].length
    const again = await town.value('rulebook.preview', { definition: changed, limit: 500 })
    expect(again).toMatchObject({ fallsOutTotal: 0, comesInTotal: 0, becomesOpenTotal: 0, movesTotal: 0, sentence: 'Ingen får et annet utfall eller en annen plass.' })
    expect(new Set(said.moves.map((one) => one.from))).toEqual(new Set(said.moves.map((one) => one.to)))
  })

  it('was tried on every kind of change', () => {
    expect(Object.entries(reached).filter(([, n]) => n === 0), JSON.stringify(reached)).toEqual([])
  })

  it.each(Array.from({ length: Math.min(SEEDS, 4) }, (_, i) => i + 101))('leaves what was complete with its version, seed %i', async (seed) => {
    const pick = draw(seed)
    const town = townOf(`kept-${seed}.bolig`, seed)
    const ids = await population(town, pick)
    const complete = []
    for (const caseId of ids) {
      const view = await town.value('assessment.get', { caseId })
      if ((await town.call('assessment.complete', { caseId, applicationId: view.application!.id })).ok) complete.push(caseId)
    }
    expect(complete.length).toBeGreaterThan(0)
    const before = new Map(await Promise.all(complete.map(async (caseId) => [caseId, await town.value('assessment.get', { caseId })] as const)))
    const { id } = await town.value('rulebook.draft', { fromId: null, readyMade: 'discretion', name: 'Nye regler', versionLabel: '2' })
    await town.value('rulebook.adopt', { id, version: 1, validFrom: TODAY })
    for (const caseId of complete) {
      const now = await town.value('assessment.get', { caseId })
      expect([now.rule, now.rows, now.eligible]).toEqual([before.get(caseId)!.rule, before.get(caseId)!.rows, before.get(caseId)!.eligible])
    }
  })
})
