// The work from application to offer on two PCs at once, through the real operations: nothing is lost, one thing is one row, and papers open on the other side.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handlers } from '../../db/handlers.ts'
import { undoOperation, verifyLogs } from '../../db/log.ts'
import { createHost } from '../../electron/host.ts'
import { produceFile } from '../../electron/produce.ts'
import type { Result, Session } from '../../shared/contract.ts'
import { STARTING_RULES } from '../../shared/domain/rulebooks/starting.ts'
import type { Input, Name, Output } from '../../shared/operations/index.ts'
import { aside, clashes, office, value, type Office } from '../support/exchange/office.ts'
import { prepare, type Prepared } from '../support/exchange/prepared.ts'
import type { Pc } from '../support/exchange/team.ts'

let prepared: Prepared
beforeAll(async () => void (prepared = await prepare()))
afterAll(() => prepared.remove())

interface Desk { pc: Pc; session: Session; call: <N extends Name>(name: N, input: Input<N>, opId?: string) => Promise<Result<Output<N>>>; do: <N extends Name>(name: N, input: Input<N>, opId?: string) => Promise<Output<N>> }

/** A PC with someone at it. */
function deskAt(pc: Pc, user: string, name: string): Desk {
  const session: Session = { userId: user, name, initials: 'X', role: 'leader' }
  const host = createHost({ store: pc.store, handlers, now: () => pc.now, newId: pc.newId, render: produceFile, readOnly: false, writing: () => false, onChanged: () => undefined, onError: (entry) => { throw entry.cause } })
  const call = (<N extends Name>(operation: N, input: Input<N>, opId?: string) => host.call(session, operation, input, opId ? { opId } : {})) as Desk['call']
  return { pc, session, call, do: async (operation, input, opId) => {
    const result = await call(operation, input, opId)
    if (!result.ok) throw new Error(`${operation}: ${JSON.stringify(result.error)}`)
    return result.value
  } }
}

interface Two extends Office { ann: Desk; bo: Desk; caseId: string; applicationId: string }
const later = (pc: Pc, seconds = 60) => void (pc.now = new Date(Date.parse(pc.now) + seconds * 1000).toISOString())
const rows = (pc: Pc, entity: string, where = '1') => pc.store.sql<Record<string, string | number | null> & { id: string }>(`SELECT * FROM ${entity} WHERE ${where} ORDER BY createdAt, id`)

/** Two PCs that know the same application, with everything known that the starting rules ask. */
async function two(): Promise<Two> {
  const all = office(prepared)
  const [ann, bo] = [deskAt(all.a, 'user-0', 'Ann'), deskAt(all.b, 'user-1', 'Bo')]
  for (const [key, text] of [['postalAddress', 'Postboks 14, 9988 Solvik'], ['phone', '55 50 01 23']] as const) await ann.do('settings.set', { key, value: text })
  const { id: caseId } = await ann.do('case.create', { name: 'Tor Berg', birthDate: '1980-03-01', receivedOn: '2026-11-02', livingSituation: 'temporaryAccommodation', livingSince: '2026-10-01', ownWords: 'En dør jeg kan låse.', children: 0 })
  const { version } = (await ann.do('case.get', { id: caseId })).case
  await ann.do('case.update', { id: caseId, version, patch: { residenceSince: '2019-01-01' } })
  const applicationId = (await ann.do('case.intake', { caseId })).applications[0]!.id
  await all.meet(all.a, all.b)
  return { ...all, ann, bo, caseId, applicationId }
}

const KNOWN = { lawfulStay: 'yes', permit: 'norwegian', canSolveSelf: 'no', unsettledDebt: 'no', everEvicted: 'no', needsFollowUp: 'no', acceptsFollowUp: 'yes', homeUnsuitable: 'yes', settledByAgreement: 'no', ownAttempts: 'yes' } as const
const toJudge = async (desk: Desk, caseId: string) => (await desk.do('assessment.get', { caseId })).rows.filter((row) => row.outcome === 'judge' || row.outcome === 'unknown')
async function judgeAll(desk: Desk, one: { caseId: string; applicationId: string }) {
  for (const row of await toJudge(desk, one.caseId)) await desk.do('assessment.judge', { ...one, criterionKey: row.key, outcome: 'met', reason: 'Vurdert etter samtale.' })
}
const complete = async (desk: Desk, one: { caseId: string; applicationId: string }) => {
  await judgeAll(desk, one)
  return desk.do('assessment.complete', one)
}
const SPEC = { rooms: 2, minArea: null, groundFloorOrLift: null, contractMonths: 36, contractReference: 'forskriften § 9 b', text: 'Hjelp til å finne bolig', place: null, from: null, to: null }
const RATIONALE = 'Du er uten egen bolig og fyller alle vilkårene i forskriften.'
const draftOf = (one: { caseId: string; applicationId: string }, rationale = RATIONALE) => ({ ...one, kind: 'municipalDwelling' as const, outcome: 'granted' as const, legalBasis: 'forskriften § 6', rationale, specification: SPEC })

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

describe('offers', () => {
  /** A second case on the list, and a vacant dwelling. */
  async function ready() {
    const all = await two()
    all.a.write((write) => {
      write.insert('vacancy', { dwellingId: 'dwelling-0', availableOn: '2026-11-01', status: 'open' })
      for (const id of ['case-0', 'case-1']) write.update('housingCase', id, null, { status: 'waiting', grantedOn: '2026-10-01', receivedOn: '2026-09-01', adults: 1, children: 0 })
    })
    await all.meet(all.a, all.b)
    return all
  }

  it('two who hold the same dwelling: the first keeps it, the later is disputed, and both know', async () => {
    const { a, b, ann, bo, meet } = await ready()
    const first = await ann.do('offer.reserve', { dwellingId: 'dwelling-0', caseId: 'case-0', until: '2026-12-01' })
    later(b)
    const second = await bo.do('offer.reserve', { dwellingId: 'dwelling-0', caseId: 'case-1', until: '2026-12-01' })
    await meet(a, b)
    for (const desk of [ann, bo]) {
      expect([value(desk.pc, 'allocation', first.allocationId, 'status'), value(desk.pc, 'allocation', second.allocationId, 'status')]).toEqual(['reserved', 'disputed'])
      expect((await desk.do('offer.list', { filter: 'open' })).offers.map((one) => one.status).sort()).toEqual(['disputed', 'reserved'])
      expect((await desk.do('exchange.reviews', {})).disputes.length).toBe(1)
      expect(rows(desk.pc, 'vacancy')).toMatchObject([{ status: 'reserved' }])
    }
    expect(new Set(rows(a, 'allocationStep').map((one) => one['allocationId']))).toEqual(new Set([first.allocationId, second.allocationId]))
    await ann.do('offer.release', { allocationId: first.allocationId, version: value(a, 'allocation', first.allocationId, 'version') as number, reason: 'Søkeren trakk seg' })
    await meet(a, b)
    for (const pc of [a, b]) expect([value(pc, 'allocation', first.allocationId, 'status'), value(pc, 'allocation', second.allocationId, 'status')]).toEqual(['cancelled', 'reserved'])
  })

  it('two who tick the same step have ticked one; a decline stated on both is one', async () => {
    const { a, b, ann, bo, meet } = await ready()
    const { allocationId } = await ann.do('offer.reserve', { dwellingId: 'dwelling-0', caseId: 'case-0', until: '2026-12-01' })
    a.write((write) => void write.insert('allocationStep', { allocationId, scope: 'offer', position: 9, key: 'visning', title: 'Visning', role: 'caseworker', required: 'no' }))
    await meet(a, b)
    const step = rows(a, 'allocationStep', `key = 'visning'`)[0]!
    for (const desk of [ann, bo]) await desk.do('offer.step', { stepId: step.id, version: value(desk.pc, 'allocationStep', step.id, 'version') as number, doneOn: '2026-11-23' })
    await meet(a, b)
    expect(rows(b, 'allocationStep', `key = 'visning'`)).toMatchObject([{ doneOn: '2026-11-23' }])
    // The same step copied on both PCs is one row.
    for (const pc of [a, b]) pc.write((write) => void write.insert('allocationStep', { allocationId, scope: 'moveIn', position: 1, key: 'nøkler', title: 'Nøkler', role: 'propertyManager', required: 'yes' }))
    await meet(a, b)
    expect([rows(a, 'allocationStep', `key = 'nøkler'`).length, aside(a), aside(b)]).toEqual([1, [], []])
  })
})

describe('papers and letters', () => {
  const paper = Buffer.from(`%PDF-1.4\n${'Ærlig innhold på mange linjer\n'.repeat(20_000)}%%EOF`)
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

  it('a paper in several parts opens on the other PC with the same fingerprint', async () => {
    const { a, b, ann, bo, caseId, meet } = await two()
    const { id } = await ann.do('document.store', { caseId, title: 'Leiekontrakt', fileName: 'kontrakt.pdf', mediaType: 'application/pdf', topic: 'housing', receivedOn: '2026-11-20', note: null, sha256: sha256(paper), base64: paper.toString('base64') })
    expect(rows(a, 'documentPart').length).toBeGreaterThan(1)
    await meet(a, b)
    const opened = (await bo.do('document.open', { caseId, id })) as { base64: string }
    expect(sha256(Buffer.from(opened.base64, 'base64'))).toBe(sha256(paper))
  })

  async function sent() {
    const all = await two()
    const { a, b, ann, bo, caseId, applicationId } = all
    const { ids } = await ann.do('letter.compose', { caseId, kind: 'interimReply', language: 'nb', applicationId, expectedOn: '2026-12-20', note: 'Vi har mange saker nå.' }, 'compose')
    await all.meet(a, b)
    later(b)
    const version = value(b, 'letter', ids[0]!, 'version') as number
    const { documentId } = await bo.do('letter.markSent', { id: ids[0]!, version, sentOn: '2026-11-23', sha256: sha256(paper), base64: paper.toString('base64') }, 'sent')
    return { ...all, letterId: ids[0]!, documentId }
  }

  it('a letter sent on one PC is sent on the other, with the same words and the same PDF', async () => {
    const { a, b, ann, bo, caseId, meet, letterId, documentId } = await sent()
    await meet(a, b)
    const [here, there] = await Promise.all([ann, bo].map((desk) => desk.do('letter.get', { caseId, id: letterId })))
    expect(here).toEqual(there)
    expect(here!.letter).toMatchObject({ status: 'sent', sha256: sha256(paper), documentId })
    expect(sha256(Buffer.from(((await ann.do('document.open', { caseId, id: documentId })) as { base64: string }).base64, 'base64'))).toBe(sha256(paper))
  })

  it('a letter taken back on one PC while it was sent on the other: what hangs on it waits, named, and comes back with it', async () => {
    const { a, b, caseId, meet, letterId, documentId } = await sent()
    const before = rows(a, 'letter')[0]!
    a.write((write) => void undoOperation(write, 'compose'), { name: 'log.undo', undoes: 'compose' })
    await meet(a, b)
    for (const pc of [a, b]) {
      expect([rows(pc, 'letter').length, rows(pc, 'caseDocument').length]).toEqual([0, 0])
      expect(aside(pc)).toContain(`${documentId} parent`)
      expect(clashes(pc)).toContain(`letter ${letterId} *`)
    }
    later(a, 300)
    const { version: _v, createdAt: _c, createdBy: _cb, updatedAt: _u, updatedBy: _ub, ...content } = before
    a.write((write) => void write.restore('letter', content))
    await meet(a, b)
    for (const pc of [a, b]) {
      expect(rows(pc, 'letter').map((one) => one.id)).toEqual([letterId])
      expect([value(pc, 'caseDocument', documentId, 'caseId'), rows(pc, 'documentPart').length > 1, aside(pc)]).toEqual([caseId, true, []])
      expect(verifyLogs(pc.store).firstBad).toBe(null)
    }
  })
})

describe('persons who may be one', () => {
  it('two who say that a pair are two people have said it once, whichever they name first', async () => {
    const { a, b, ann, bo, meet } = await two()
    await ann.do('person.keepApart', { aId: 'person-0', bId: 'person-1', reason: 'To brødre' })
    later(b)
    await bo.do('person.keepApart', { aId: 'person-1', bId: 'person-0', reason: 'To brødre' })
    await meet(a, b)
    for (const pc of [a, b]) expect([rows(pc, 'duplicateReview').length, clashes(pc).filter((one) => !one.endsWith(' by'))]).toEqual([1, []])
  })

  it('merged opposite ways on two PCs: both cases are there, and nothing fails', async () => {
    const { a, b, ann, bo, meet } = await two()
    await ann.do('person.merge', { keepId: 'person-0', otherId: 'person-1', reason: 'Samme person' })
    later(b)
    await bo.do('person.merge', { keepId: 'person-1', otherId: 'person-0', reason: 'Samme person' })
    await meet(a, b)
    for (const desk of [ann, bo]) for (const id of ['case-0', 'case-1']) expect((await desk.do('case.get', { id })).case.id).toBe(id)
    expect(rows(a, 'person', `id IN ('person-0', 'person-1')`).map((one) => one['mergedIntoId'])).toEqual(rows(b, 'person', `id IN ('person-0', 'person-1')`).map((one) => one['mergedIntoId']))
  })
})
