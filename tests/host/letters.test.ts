// Letters through the gate: every receiver gets one, the PDF that is kept is the one that was frozen, and the archive's file matches it.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { testFolder, testMunicipality, TODAY, type TestStore } from '../support/store.ts'
import { openMunicipality, testGate } from '../support/gate.ts'

const folder = testFolder()
let n = 0
type Town = Pick<TestStore, 'value' | 'call'>

async function granted(town: Town) {
  await town.value('settings.set', { key: 'postalAddress', value: 'Postboks 14, 9988 Solvik' })
  await town.value('settings.set', { key: 'phone', value: '55 50 01 23' })
  const { id: caseId } = await town.value('case.create', { name: 'Tor Berg', birthDate: '1980-03-01', receivedOn: '2026-11-02', livingSituation: 'temporaryAccommodation', livingSince: '2026-10-01', ownWords: 'Jeg vil ha en dør jeg kan låse.', children: 1, adults: 1 })
  const page = await town.value('case.get', { id: caseId })
  await town.value('case.update', { id: caseId, version: page.case.version, patch: { residenceSince: '2019-01-01' } })
  await town.value('household.save', { caseId, relation: 'child', name: 'KANARIBARN', birthDate: '2015-05-05', yearlyIncome: 7_654_321 })
  await town.value('needs.save', { caseId, version: null, patch: { lawfulStay: 'yes', permit: 'norwegian', canSolveSelf: 'no', unsettledDebt: 'no', everEvicted: 'no', needsFollowUp: 'no', acceptsFollowUp: 'yes', homeUnsuitable: 'yes', settledByAgreement: 'no', ownAttempts: 'yes', yearlyIncome: 21_000_000 } })
  const { applications } = await town.value('case.intake', { caseId })
  const applicationId = applications[0]!.id
  const open = await town.value('assessment.get', { caseId })
  for (const row of open.rows) if (row.outcome !== 'met') await town.value('assessment.judge', { caseId, applicationId, criterionKey: row.key, outcome: 'met', reason: 'Vurdert etter samtale.' })
  await town.value('assessment.complete', { caseId, applicationId })
  const spec = { rooms: 2, minArea: null, groundFloorOrLift: null, contractMonths: 60, contractReference: 'forskriften § 9 a', text: 'Hjelp til å søke bostøtte', place: null, from: null, to: null }
  const made: string[] = []
  for (const kind of ['municipalDwelling', 'individualHelp'] as const) {
    const { id } = await town.value('decision.draft', { caseId, kind, outcome: 'granted', applicationId, legalBasis: '', rationale: 'Du er uten egen bolig og fyller vilkårene.', specification: spec })
    await town.value('decision.decide', { id, version: 1, notifiedOn: TODAY })
    made.push(id)
  }
  return { caseId, applicationId, decisionIds: made, criteria: open.rows }
}

const textOf = (content: unknown) => JSON.stringify(content)

describe('letters', () => {
  it.each(['nb', 'nn'] as const)('a grant in %s names both decisions, both bodies and every condition, and nobody else', async (language) => {
    const town = testMunicipality(folder, `letters-${n++}.bolig`)
    const { caseId, decisionIds, criteria } = await granted(town)
    await town.value('representative.save', { caseId, kind: 'representative', name: 'Berit Holm', organisation: 'Rettshjelpen', receivesLetters: 'yes', validFrom: '2026-01-01' })
    const { ids } = await town.value('letter.compose', { caseId, kind: 'grant', language, decisionIds })
    expect(ids).toHaveLength(2)
    const { content, letter } = await town.value('letter.get', { caseId, id: ids[1]! })
    expect(letter).toMatchObject({ recipient: 'Berit Holm, Rettshjelpen', recipientRole: 'Fullmektig', status: 'draft', language })
    const words = textOf(content)
    for (const row of criteria) expect(words).toContain(JSON.stringify(row.text).slice(1, -1))
    expect(words).toContain('Statsforvalt')
    expect(words).toMatch(/klagenemnd/i)
    expect(words).toContain('Jeg vil ha en dør jeg kan låse.')
    expect(words).not.toContain('KANARIBARN')
    expect(words).not.toContain('76 543')
  })

  it('is sent once: the bytes are kept, their fingerprint is in the archive file, and exporting it again gives the same', async () => {
    const town = testGate(folder)
    await openMunicipality(town)
    const { caseId, decisionIds } = await granted(town as unknown as Town)
    const { ids } = await town.value('letter.compose', { caseId, kind: 'grant', language: 'nb', decisionIds })
    expect(await town.call('export.letterMetadata', { caseId, id: ids[0]! })).toMatchObject({ ok: false, error: { code: 'letter-lacks' } })
    const sent = await town.value('letter.send', { id: ids[0]!, caseId, version: 1, sentOn: TODAY })
    const kept = await town.value('document.open', { id: sent.documentId, caseId })
    const sha = createHash('sha256').update(Buffer.from(kept.base64, 'base64')).digest('hex')
    expect(sha).toBe(sent.sha256)
    expect(Buffer.from(kept.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    expect(kept.fileName).not.toMatch(/berg|tor/i)
    const again = await town.value('export.letter', { caseId, id: ids[0]! })
    expect(createHash('sha256').update(Buffer.from(again.base64, 'base64')).digest('hex')).toBe(sent.sha256)
    const meta = JSON.parse(Buffer.from((await town.value('export.letterMetadata', { caseId, id: ids[0]! })).base64, 'base64').toString()) as Record<string, { sha256?: string; legalGround?: string }>
    expect(meta['file']!.sha256).toBe(sent.sha256)
    expect(meta['classification']!.legalGround).toContain('offl. § 13')
    expect(await town.call('letter.send', { id: ids[0]!, caseId, version: 2, sentOn: TODAY })).toMatchObject({ ok: false, error: { code: 'letter-sent' } })
    expect(await town.call('decision.undo', { id: decisionIds[0]!, version: 2, reason: 'Brevet er sendt.' })).toMatchObject({ ok: false })
    await town.value('letter.archive', { id: ids[0]!, version: 2, archiveRef: '2026/1234-5', on: TODAY })
    expect((await town.value('letter.get', { caseId, id: ids[0]! })).letter).toMatchObject({ archiveRef: '2026/1234-5', status: 'sent' })
  })

  it('a draft to an address that has changed, or is protected since, is neither printed nor sent', async () => {
    const town = testGate(`${folder}/moved`)
    await openMunicipality(town)
    const { caseId, decisionIds } = await granted(town as unknown as Town)
    const person = async (patch: Record<string, string>) => {
      const page = (await town.value('case.get', { id: caseId })).case
      return town.value('person.update', { id: page.personId, version: page.personVersion, patch })
    }
    await person({ address: 'Gamlevegen 1, 9988 Solvik' })
    const { ids } = await town.value('letter.compose', { caseId, kind: 'grant', language: 'nb', decisionIds })
    expect((await town.call('export.letter', { caseId, id: ids[0]! })).ok).toBe(true)
    await person({ protectedAddress: 'confidential' })
    for (const answer of [await town.call('export.letter', { caseId, id: ids[0]! }), await town.call('letter.send', { id: ids[0]!, caseId, version: 1, sentOn: TODAY })]) expect(answer).toMatchObject({ ok: false, error: { code: 'letter-lacks', details: { missing: [expect.stringContaining('er endret siden brevet ble skrevet')] } } })
    await town.value('letter.discard', { id: ids[0]!, version: 1 })
    const { ids: anew } = await town.value('letter.compose', { caseId, kind: 'grant', language: 'nb', decisionIds })
    expect((await town.value('letter.get', { caseId, id: anew[0]! })).letter.recipient).toBe('Tor Berg')
    await town.value('letter.send', { id: anew[0]!, caseId, version: 1, sentOn: TODAY })
  })

  it('a delay letter answers the clock of one month when it is sent, not when it is written', async () => {
    const town = testGate(`${folder}/delay`)
    await openMunicipality(town)
    await town.value('settings.set', { key: 'postalAddress', value: 'Postboks 14, 9988 Solvik' })
    await town.value('settings.set', { key: 'phone', value: '55 50 01 23' })
    const { id: caseId } = await town.value('case.create', { name: 'Berit Dal', receivedOn: '2026-11-02' })
    const { applications } = await town.value('case.intake', { caseId })
    const running = async () => (await town.value('clock.list', { caseId })).clocks.map((one) => `${one.kind} ${one.dueOn}`)
    expect(await running()).toContain('interimReply 2026-12-02')
    expect(await town.call('letter.compose', { caseId, kind: 'interimReply', language: 'nn', applicationId: applications[0]!.id })).toMatchObject({ ok: false, error: { code: 'letter-lacks', details: { missing: ['Skriv hvorfor svaret tar tid.'] } } })
    const { ids } = await town.value('letter.compose', { caseId, kind: 'interimReply', language: 'nn', applicationId: applications[0]!.id, note: 'Vi ventar på opplysningar frå NAV.', expectedOn: '2026-12-15' })
    expect(await running()).toContain('interimReply 2026-12-02')
    await town.value('letter.send', { id: ids[0]!, caseId, version: 1, sentOn: TODAY })
    expect(await running()).not.toContain('interimReply 2026-12-02')
  })

  it('without the office\'s address no letter is made, and the answer says what is missing', async () => {
    const town = testMunicipality(folder, `letters-${n++}.bolig`)
    const { id: caseId } = await town.value('case.create', { name: 'Berit Dal', receivedOn: '2026-11-02' })
    expect(await town.call('letter.compose', { caseId, kind: 'missingInfo', language: 'nb' })).toMatchObject({ ok: false, error: { code: 'letter-lacks', details: { missing: ['Kontorets postadresse mangler i innstillingene.', 'Kontorets telefonnummer mangler i innstillingene.'] } } })
  })
})
