// The work from mapping to decision on two PCs at once, through the real operations: nothing is lost, and one thing is one row.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STARTING_RULES } from '../../shared/domain/rulebooks/starting.ts'
import { complete, draftOf, judgeAll, KNOWN, later, RATIONALE, rows, toJudge, two as begin, type Desk } from '../support/exchange/desk.ts'
import { clashes, value } from '../support/exchange/office.ts'
import { prepare, type Prepared } from '../support/exchange/prepared.ts'
import type { Pc } from '../support/exchange/team.ts'

let prepared: Prepared
beforeAll(async () => void (prepared = await prepare()))
afterAll(() => prepared.remove())
const two = () => begin(prepared)

describe('the mapping and the assessment', () => {
  it('two who map the same household make one row; what only one of them changed stands, what both did is asked about', async () => {
    const { a, b, ann, bo, caseId, meet } = await two()
    const first = await ann.do('needs.save', { caseId, version: null, patch: { ...KNOWN } })
    await meet(a, b)
    await ann.do('needs.save', { caseId, version: first.version, patch: { yearlyIncome: 21_000_000, lawfulStay: 'no' } })
    later(b)
    await bo.do('needs.save', { caseId, version: (await bo.do('case.intake', { caseId })).needs.version, patch: { ownAttemptsText: 'Har søkt på Finn hver uke.', lawfulStay: 'unknown' } })
    await meet(a, b)
    for (const pc of [a, b]) {
      expect(rows(pc, 'needsAssessment')).toMatchObject([{ yearlyIncome: 21_000_000, ownAttemptsText: 'Har søkt på Finn hver uke.', lawfulStay: 'unknown' }])
      expect(clashes(pc)).toEqual([`needsAssessment ${rows(pc, 'needsAssessment')[0]!.id} lawfulStay`])
    }
  })

  it('two who begin the same mapping make one row, and nothing either of them said is gone without being asked about', async () => {
    const { a, b, ann, bo, caseId, meet } = await two()
    await ann.do('needs.save', { caseId, version: null, patch: { yearlyIncome: 21_000_000, lawfulStay: 'yes' } })
    later(b)
    await bo.do('needs.save', { caseId, version: null, patch: { debt: 5_000_000, lawfulStay: 'yes' } })
    await meet(a, b)
    expect(rows(a, 'needsAssessment').length).toBe(1)
    const [row] = rows(a, 'needsAssessment')
    const asked = clashes(a)
    for (const [field, said] of [['yearlyIncome', 21_000_000], ['debt', 5_000_000]] as const) expect(row![field] === said || asked.includes(`needsAssessment ${row!.id} ${field}`), field).toBe(true)
    expect(asked.some((one) => one.endsWith('lawfulStay'))).toBe(false)
  })

  it('two who judge the same condition differently make one judgement, and are asked; the assessment is one', async () => {
    const { a, b, ann, bo, caseId, applicationId, meet } = await two()
    const [row] = await toJudge(ann, caseId)
    await ann.do('assessment.judge', { caseId, applicationId, criterionKey: row!.key, outcome: 'met', reason: 'Papirene viser det.' })
    later(b)
    await bo.do('assessment.judge', { caseId, applicationId, criterionKey: row!.key, outcome: 'notMet', reason: 'Papirene er gamle.' })
    await meet(a, b)
    for (const pc of [a, b]) {
      expect([rows(pc, 'assessment').length, rows(pc, 'judgement').length]).toEqual([1, 1])
      expect(clashes(pc).filter((one) => one.startsWith('judgement')).map((one) => one.split(' ')[2])).toEqual(expect.arrayContaining(['outcome', 'reason']))
    }
    expect((await ann.do('assessment.get', { caseId })).rows.find((one) => one.key === row!.key)!.person).toEqual((await bo.do('assessment.get', { caseId })).rows.find((one) => one.key === row!.key)!.person)
  })

  it('two who complete the same assessment have completed one', async () => {
    const { a, b, ann, bo, caseId, applicationId, meet } = await two()
    await ann.do('needs.save', { caseId, version: null, patch: { ...KNOWN } })
    await judgeAll(ann, { caseId, applicationId })
    await meet(a, b)
    await ann.do('assessment.complete', { caseId, applicationId })
    later(b)
    await bo.do('assessment.complete', { caseId, applicationId })
    await meet(a, b)
    for (const pc of [a, b]) expect(rows(pc, 'assessment').map((one) => [one['status'], one['completedBy']])).toEqual([['complete', 'Bo']])
    expect(clashes(a).every((one) => /^assessment .* completedBy$/.test(one))).toBe(true)
  })

  it('a judgement that comes after the other completed is there to be seen', async () => {
    const { a, b, ann, bo, caseId, applicationId, meet } = await two()
    await ann.do('needs.save', { caseId, version: null, patch: { ...KNOWN } })
    const key = STARTING_RULES.criteria[0]!.key
    await ann.do('assessment.judge', { caseId, applicationId, criterionKey: key, outcome: 'met', reason: 'Legitimasjon er sett.' })
    await judgeAll(ann, { caseId, applicationId })
    await meet(a, b)
    await ann.do('assessment.complete', { caseId, applicationId })
    later(b)
    await bo.do('assessment.judge', { caseId, applicationId, criterionKey: key, outcome: 'notMet', reason: 'Nye papirer.' })
    await meet(a, b)
    for (const desk of [ann, bo]) expect((await desk.do('assessment.get', { caseId })).eligible).toBe('no')
    expect(rows(a, 'assessment')).toMatchObject([{ status: 'complete' }])
    // Written on top of it, a decision says that it goes against the assessment.
    expect((await ann.do('decision.draft', draftOf({ caseId, applicationId }))).lacks.map((one) => one.code)).toContain('deviation')
  })
})

describe('decisions', () => {
  it('two drafts written at once both survive, with their texts', async () => {
    const { a, b, ann, bo, caseId, applicationId, meet } = await two()
    await ann.do('decision.draft', draftOf({ caseId, applicationId }, 'Anns begrunnelse, som er lang nok.'))
    later(b)
    await bo.do('decision.draft', draftOf({ caseId, applicationId }, 'Bos begrunnelse, som er lang nok.'))
    await meet(a, b)
    for (const pc of [a, b]) {
      expect(rows(pc, 'decision').map((one) => [one['rationale'], one['status']]).sort()).toEqual([['Anns begrunnelse, som er lang nok.', 'draft'], ['Bos begrunnelse, som er lang nok.', 'draft']])
      expect(clashes(pc)).toEqual([])
    }
  })

  it('a text that is changed on one PC while it is decided on the other stays as it was decided, and the change is asked about', async () => {
    const { a, b, ann, bo, caseId, applicationId, meet } = await two()
    await ann.do('needs.save', { caseId, version: null, patch: { ...KNOWN } })
    await complete(ann, { caseId, applicationId })
    const { id } = await ann.do('decision.draft', draftOf({ caseId, applicationId }))
    await meet(a, b)
    await ann.do('decision.decide', { id, version: value(a, 'decision', id, 'version') as number, notifiedOn: '2026-11-23' })
    later(b)
    await bo.do('decision.draft', { ...draftOf({ caseId, applicationId }, 'En helt annen begrunnelse enn den som ble vedtatt.'), id, version: value(b, 'decision', id, 'version') as number })
    await meet(a, b)
    for (const pc of [a, b]) {
      expect(rows(pc, 'decision')).toMatchObject([{ status: 'decided', rationale: RATIONALE }])
      expect(clashes(pc)).toContain(`decision ${id} rationale`)
    }
    // The answer can be that nothing is changed.
    a.write((write) => write.choose('decision', id, { rationale: RATIONALE }), { name: 'exchange.settle' })
    await meet(a, b)
    for (const pc of [a, b]) expect([value(pc, 'decision', id, 'rationale'), clashes(pc)]).toEqual([RATIONALE, []])
  })

  it('a check of one text does not count for another that came from the other PC', async () => {
    const { a, b, ann, bo, caseId, applicationId, meet } = await two()
    a.write((write) => void write.update('ruleSet', write.sql<{ id: string }>('SELECT id FROM ruleSet')[0]!.id, null, { definition: JSON.stringify({ ...STARTING_RULES, control: [{ kind: 'municipalDwelling', outcomes: ['granted'], by: 'leader' }] }) }))
    await ann.do('needs.save', { caseId, version: null, patch: { ...KNOWN } })
    await complete(ann, { caseId, applicationId })
    const { id } = await ann.do('decision.draft', draftOf({ caseId, applicationId }))
    const at = (pc: Pc) => value(pc, 'decision', id, 'version') as number
    await ann.do('decision.sendToControl', { id, version: at(a) })
    await meet(a, b)
    await bo.do('decision.control', { id, version: at(b), answer: 'approve' })
    later(a)
    await ann.do('decision.draft', { ...draftOf({ caseId, applicationId }, 'En endret begrunnelse som ingen har kontrollert.'), id, version: at(a) })
    await meet(a, b)
    for (const desk of [ann, bo]) expect(await desk.call('decision.decide', { id, version: at(desk.pc), notifiedOn: '2026-11-23' })).toMatchObject({ ok: false, error: { code: 'control-needed' } })
  })

  it('rules adopted on one PC while the other decides: the decision keeps the version it was made by', async () => {
    const { a, b, ann, bo, caseId, applicationId, meet } = await two()
    await ann.do('needs.save', { caseId, version: null, patch: { ...KNOWN } })
    await complete(ann, { caseId, applicationId })
    const own = rows(a, 'ruleSet')[0]!
    const { id: next } = await ann.do('rulebook.draft', { fromId: own.id, readyMade: null, name: 'Nye regler', versionLabel: 'versjon 2' })
    const { id } = await ann.do('decision.draft', draftOf({ caseId, applicationId }))
    await meet(a, b)
    await ann.do('rulebook.adopt', { id: next, version: value(a, 'ruleSet', next, 'version') as number, validFrom: '2026-11-23' })
    later(b)
    await bo.do('decision.decide', { id, version: value(b, 'decision', id, 'version') as number, notifiedOn: '2026-11-23' })
    await meet(a, b)
    for (const desk of [ann, bo]) {
      expect(rows(desk.pc, 'decision')).toMatchObject([{ status: 'decided', ruleSetId: own.id, ruleVersion: `${own['name']}, ${own['versionLabel']}` }])
      const replay = await desk.do('decision.replay', { caseId, id })
      expect([replay.digestOk, replay.rule]).toEqual([true, { name: own['name'], version: own['versionLabel'], same: false }])
      expect((await desk.do('rulebook.list', {})).versions.filter((one) => one.inForce).map((one) => one.versionLabel)).toEqual(['versjon 2'])
    }
    expect(clashes(a)).toEqual([])
  })

  it('rules adopted on both PCs from different dates: one is in force on each day, the same on both', async () => {
    const { a, b, ann, bo, meet } = await two()
    for (const [desk, label, from] of [[ann, 'A', '2026-12-01'], [bo, 'B', '2026-12-15']] as const) {
      const own = rows(desk.pc, 'ruleSet', 'status IS NULL OR status = \'adopted\'')[0]!
      const { id } = await desk.do('rulebook.draft', { fromId: own.id, readyMade: null, name: 'Nye regler', versionLabel: label })
      await desk.do('rulebook.adopt', { id, version: value(desk.pc, 'ruleSet', id, 'version') as number, validFrom: from })
      later(bo.pc)
    }
    await meet(a, b)
    const inForce = async (desk: Desk, now: string) => {
      const kept = desk.pc.now
      desk.pc.now = now
      const found = (await desk.do('rulebook.list', {})).versions.filter((one) => one.inForce).map((one) => one.versionLabel)
      desk.pc.now = kept
      return found
    }
    for (const [day, label] of [['2026-12-05', 'A'], ['2026-12-20', 'B']] as const) for (const desk of [ann, bo]) expect(await inForce(desk, `${day}T09:00:00.000Z`)).toEqual([label])
  })
})
