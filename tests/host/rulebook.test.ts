// The rulebook through the host, on a real store: drafts from every ready-made, saving, adopting from a date, and what is refused in words. And the law references.
import { describe, expect, it } from 'vitest'
import type { Result, Session } from '../../shared/contract.ts'
import { READY_MADE } from '../../shared/domain/rulebooks/index.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import { testFolder, testMunicipality, TODAY } from '../support/store.ts'

const folder = testFolder()
let n = 0
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)
const field = (result: Result<unknown>) => (result.ok ? null : [result.error.code, result.error.field])
const WORKER: Session = { userId: 'w', name: 'Per Lund', initials: 'PL', role: 'caseworker' }
const IT: Session = { userId: 'i', name: 'Odd Vik', initials: 'OV', role: 'itAdmin' }

function town() {
  const place = testMunicipality(folder, `rulebook-${n++}.bolig`)
  // Ids of their own: the program keeps parsed rules by id, and real ids never repeat.
  for (let i = 0; i < n * 500; i++) place.newId()
  const list = async () => (await place.value('rulebook.list', {})).versions
  const first = async () => (await list()).find((one) => one.inForce)!
  const draft = async (readyMade = 'bergenLike', versionLabel = '2027') => (await place.value('rulebook.draft', { fromId: null, readyMade, name: 'Retningslinjene', versionLabel })).id
  const get = (id: string) => place.value('rulebook.get', { id })
  const save = async (id: string, change: (rules: RuleDefinition) => void) => {
    const { row, definition } = await get(id)
    change(definition)
    return place.call('rulebook.save', { id, version: row.version, name: row.name, versionLabel: row.versionLabel, note: row.note, definition })
  }
  const adopt = async (id: string, validFrom: string) => place.call('rulebook.adopt', { id, version: (await get(id)).row.version, validFrom })
  const undo = async () => place.call('log.undo', { opId: (await place.value('log.recent', { limit: 1 }))[0]!.opId })
  for (const one of [WORKER, IT]) place.write((write) => void write.insert('appUser', { id: one.userId, username: one.userId, name: one.name, initials: one.initials, role: one.role, slotId: one.userId.repeat(64), active: 'yes', lastSeenAt: null }))
  return { ...place, list, first, draft, get, save, adopt, undo }
}

describe('drafts', () => {
  it.each(READY_MADE.map((one) => [one.key, one.definition] as const))('%s becomes a draft with all its content, never in force', async (key, definition) => {
    const { draft, get, list, first, value } = town()
    const id = await draft(key)
    const { row, definition: own } = await get(id)
    expect(own).toEqual({ ...definition, regulation: 'Retningslinjene' })
    expect(row).toMatchObject({ status: 'draft', inForce: false, decisions: 0, criteria: definition.criteria.length, adoptedBy: null })
    expect((await first()).name).toBe('Prøveforskriften')
    expect((await list()).filter((one) => one.inForce)).toHaveLength(1)
    expect((await value('settings.get', {})).rules.map((one) => one.name)).toEqual(['Prøveforskriften'])
  })

  it('are made of a version too, and of one thing only', async () => {
    const { first, get, value, call } = town()
    const from = await first()
    const { id } = await value('rulebook.draft', { fromId: from.id, readyMade: null, name: 'Prøveforskriften', versionLabel: 'ny' })
    expect((await get(id)).definition.criteria).toEqual((await get(from.id)).definition.criteria)
    expect((await get(id)).row.basedOn).toBe('Prøveforskriften, versjon 1')
    const given = { name: 'Noe', versionLabel: '1' }
    expect(field(await call('rulebook.draft', { ...given, fromId: from.id, readyMade: 'discretion' }))).toEqual(['bad-input', 'fromId'])
    expect(field(await call('rulebook.draft', { ...given, fromId: null, readyMade: null }))).toEqual(['bad-input', 'fromId'])
    expect(code(await call('rulebook.draft', { ...given, fromId: null, readyMade: 'finnes-ikke' }))).toBe('not-found')
    expect(code(await call('rulebook.draft', { ...given, fromId: 'finnes-ikke', readyMade: null }))).toBe('not-found')
  })

  it('are saved on the version that was seen; an older one is refused, and saving is undone', async () => {
    const { draft, get, save, call, undo } = town()
    const id = await draft()
    expect(await save(id, (rules) => { rules.criteria[2]!.parameters.months = 24 })).toEqual({ ok: true, value: { version: 2 } })
    const { row, definition } = await get(id)
    expect(definition.criteria[2]!.parameters.months).toBe(24)
    expect(code(await call('rulebook.save', { id, version: 1, name: row.name, versionLabel: row.versionLabel, note: null, definition }))).toBe('stale')
    expect((await undo()).ok).toBe(true)
    expect((await get(id)).definition.criteria[2]!.parameters.months).toBe(12)
    expect(await call('rulebook.save', { id, version: row.version + 1, name: 'Nytt navn', versionLabel: 'B', note: 'Etter høring', definition })).toMatchObject({ ok: true })
    expect((await get(id)).row).toMatchObject({ name: 'Nytt navn', versionLabel: 'B', note: 'Etter høring' })
    expect((await get(id)).definition.regulation).toBe('Nytt navn')
    const wrong = { ...definition, offers: { ...definition.offers, answerDays: 0 } }
    expect(code(await call('rulebook.save', { id, version: row.version + 2, name: 'N2', versionLabel: 'B', note: null, definition: wrong }))).toBe('bad-input')
  })

  it('are discarded, also when another draft was made of it, and it can be undone', async () => {
    const { get, list, value, call, undo, first } = town()
    const { id } = await value('rulebook.draft', { fromId: (await first()).id, readyMade: null, name: 'Retningslinjene', versionLabel: '2027' })
    const { id: child } = await value('rulebook.draft', { fromId: id, readyMade: null, name: 'Barnet', versionLabel: '1' })
    expect(code(await call('rulebook.discard', { id, version: 7 }))).toBe('stale')
    await value('rulebook.discard', { id, version: 1 })
    expect((await list()).map((one) => one.id)).toEqual([child, (await first()).id])
    expect((await get(child)).row.basedOn, 'the version behind the draft, which is never thrown away').toBe('Prøveforskriften, versjon 1')
    expect(await undo()).toMatchObject({ ok: true })
    expect((await get(id)).row.name).toBe('Retningslinjene')
    expect(code(await call('rulebook.discard', { id: (await first()).id, version: 1 }))).toBe('rules-adopted')
  })

  it('are for the leader and the one who runs the computers; others read what is there, and IT previews no persons', async () => {
    const { draft, call, get, first } = town()
    const id = await draft()
    const { row, definition } = await get(id)
    const as = { session: WORKER }
    const answers = [
      await call('rulebook.draft', { fromId: null, readyMade: 'discretion', name: 'Noe', versionLabel: '1' }, as), await call('rulebook.save', { id, version: 1, name: row.name, versionLabel: '1', note: null, definition }, as),
      await call('rulebook.adopt', { id, version: 1, validFrom: '2027-01-01' }, as), await call('rulebook.discard', { id, version: 1 }, as), await call('law.save', { id, version: 1, validFrom: null, references: {} }, as),
    ]
    expect(answers.map(code)).toEqual(Array(5).fill('not-allowed'))
    expect((await call('rulebook.get', { id: (await first()).id }, as)).ok).toBe(true)
    expect(code(await call('rulebook.preview', { definition }, { session: IT }))).toBe('not-allowed')
    expect((await call('rulebook.preview', { definition }, as)).ok).toBe(true)
    expect((await call('rulebook.draft', { fromId: null, readyMade: 'discretion', name: 'Noe', versionLabel: '1' }, { session: IT })).ok).toBe(true)
  })
})

describe('adopting', () => {
  it('ends the one in force the day before, and begins on its day', async () => {
    const { draft, adopt, list, first, now, call, get } = town()
    const old = await first()
    const id = await draft()
    expect(await adopt(id, '2027-01-01')).toEqual({ ok: true, value: { previousUntil: '2026-12-31' } })
    expect((await list()).map((one) => [one.name, one.validFrom, one.validTo, one.inForce])).toEqual([['Retningslinjene', '2027-01-01', null, false], ['Prøveforskriften', '2000-01-01', '2026-12-31', true]])
    expect((await get(id)).row.adoptedBy).toBe('Ingrid Moe')
    now.at = '2026-12-31T12:00:00.000Z'
    expect((await first()).id).toBe(old.id)
    now.at = '2027-01-01T12:00:00.000Z'
    expect((await first()).id).toBe(id)
    const { row, definition } = await get(id)
    expect(code(await call('rulebook.save', { id, version: row.version, name: row.name, versionLabel: '1', note: null, definition }))).toBe('rules-adopted')
    expect(code(await call('rulebook.adopt', { id, version: row.version, validFrom: '2028-01-01' }))).toBe('rules-adopted')
  })

  it('is from today on, after every version that is there, and on the version that was seen', async () => {
    const { draft, adopt, call, list } = town()
    const [a, b] = [await draft(), await draft('osloLike', 'annen')]
    expect(field(await adopt(a, '2026-11-22'))).toEqual(['rules-date', 'validFrom'])
    expect(code(await call('rulebook.adopt', { id: a, version: 9, validFrom: TODAY }))).toBe('stale')
    expect((await list()).filter((one) => one.status === 'adopted')).toMatchObject([{ name: 'Prøveforskriften', validTo: null }])
    expect((await adopt(a, '2026-12-01')).ok).toBe(true)
    expect(field(await adopt(b, '2026-12-01'))).toEqual(['rules-date', 'validFrom'])
    expect(field(await adopt(b, TODAY))).toEqual(['rules-date', 'validFrom'])
    expect(await adopt(b, '2026-12-02')).toEqual({ ok: true, value: { previousUntil: '2026-12-01' } })
    expect((await list()).map((one) => [one.validFrom, one.validTo])).toEqual([['2026-12-02', null], ['2026-12-01', '2026-12-01'], ['2000-01-01', '2026-11-30']])
  })

  it('refuses rules that cannot be used, in words, and leaves the draft as it is', async () => {
    const { draft, save, adopt, get } = town()
    const id = await draft()
    await save(id, (rules) => {
      rules.criteria[1]!.key = rules.criteria[0]!.key
      delete rules.criteria[2]!.parameters.months
      rules.groups = []
      rules.sizeNorm.rows[0]!.minRooms = 9
      rules.baseAmounts[0]!.to = null
    })
    const refused = await adopt(id, '2027-01-01')
    expect(refused).toMatchObject({ ok: false, error: { code: 'rules-invalid' } })
    expect(refused.ok ? [] : refused.error.details!['missing']).toEqual(['To vilkår har samme nøkkel: adult.', '«Søkeren har vært registrert i kommunen det siste året» mangler antall måneder.', 'Det må være minst én gruppe i rekkefølgen.', '1 personer: færreste rom er flere enn høyeste.', 'To grunnbeløp gjelder samme dag.'])
    expect((await get(id)).row.status).toBe('draft')
  })

  it('leaves decisions with the version they were made under, and counts them there', async () => {
    const { value, draft, adopt, list, store } = town()
    const decide = async (name: string) => {
      const { id } = await value('case.create', { name, receivedOn: '2026-11-01', livingSituation: 'temporaryAccommodation', children: 0 })
      await value('case.decide', { caseId: id, kind: 'municipalDwelling', outcome: 'granted', decidedOn: TODAY, legalBasis: 'forskriften § 6', rationale: 'Uten egen bolig.', notifiedOn: TODAY })
    }
    await decide('Tor Berg')
    await adopt(await draft(), TODAY)
    await decide('Berit Dal')
    await decide('Kari Lie')
    expect((await list()).map((one) => [one.name, one.decisions])).toEqual([['Retningslinjene', 2], ['Prøveforskriften', 1]])
    expect(store.sql<{ ruleVersion: string }>('SELECT ruleVersion FROM decision ORDER BY createdAt, id').map((one) => one.ruleVersion)).toEqual(['Prøveforskriften, versjon 1', 'Retningslinjene, 2027', 'Retningslinjene, 2027'])
  })
})

describe('preview', () => {
  it('says who falls out and why, writes nothing, and names no protected person', async () => {
    const { value, get, store, call, list } = town()
    const ids: string[] = []
    for (const [name, since] of [['Tor Berg', '2020-01-01'], ['Berit Dal', '2025-06-01']] as const) {
      const { id } = await value('case.create', { name, birthDate: '1980-03-04', receivedOn: '2026-11-01', livingSituation: 'temporaryAccommodation', children: 0 })
      const page = await value('case.get', { id })
      await value('case.update', { id, version: page.case.version, patch: { residenceSince: since } })
      for (const row of (await value('assessment.get', { caseId: id })).rows) if (row.key !== 'residence' && (row.outcome === 'unknown' || row.outcome === 'judge')) await value('assessment.judge', { caseId: id, applicationId: (await value('assessment.get', { caseId: id })).application!.id, criterionKey: row.key, outcome: 'met', reason: 'Undersøkt.' })
      ids.push(id)
    }
    const versions = JSON.stringify(await list())
    const { definition } = await get((await list())[0]!.id)
    const residence = definition.criteria.find((one) => one.key === 'residence')!
    residence.parameters = { ...residence.parameters, months: 24, exempt: [], exemptSettled: false }
    const answer = await value('rulebook.preview', { definition })
    expect(answer).toMatchObject({ from: 'Prøveforskriften, versjon 1', people: 2, eligibleBefore: 2, eligibleAfter: 1, fallsOutTotal: 1, comesInTotal: 0, sentence: '1 søker faller ut.' })
    expect(answer.fallsOut[0]).toMatchObject({ caseId: ids[1], name: 'Berit Dal', why: expect.stringContaining('Kravet på 24 måneder er oppfylt 1. juni 2027.') })
    expect((await value('rulebook.preview', { definition, on: '2027-06-01' })).sentence).toBe('Ingen får et annet utfall eller en annen plass.')
    const person = store.sql<{ id: string; version: number }>(`SELECT id, version FROM person WHERE name = 'Berit Dal'`)[0]!
    await value('person.update', { ...person, patch: { protectedAddress: 'strictlyConfidential' } })
    const hidden = await call('rulebook.preview', { definition }, { session: WORKER })
    expect(hidden).toMatchObject({ ok: true, value: { people: 1, fallsOutTotal: 0, fallsOut: [], moves: [], sentence: 'Ingen får et annet utfall eller en annen plass. 1 søker med sperret adresse er ikke regnet med.' } })
    expect(JSON.stringify(hidden)).not.toContain('Dal')
    expect(JSON.stringify(await list())).toBe(versions)
  })
})

describe('law references', () => {
  it('are two sets, one in force; the new one comes into force the day the administrator says', async () => {
    const { value, now, call, undo } = town()
    const sets = () => value('law.list', {})
    const [old, next] = await sets()
    expect([old, next].map((one) => [one!.name, one!.inForce, one!.validFrom])).toEqual([['Forvaltningsloven av 1967', true, '2000-01-01'], ['Forvaltningsloven av 2025', false, null]])
    expect(next!.references.map((one) => one.label)).toContain('Klagefrist')
    await value('law.save', { id: next!.id, version: next!.version, validFrom: '2027-07-01', references: { complaintDeadline: 'forvaltningsloven § 60' } })
    const saved = (await sets()).find((one) => one.id === next!.id)!
    expect(saved.references.find((one) => one.key === 'complaintDeadline')!.text).toBe('forvaltningsloven § 60')
    expect(saved.references.find((one) => one.key === 'reasons')!.text).toBe('forvaltningsloven av 2025')
    expect((await sets()).filter((one) => one.inForce).map((one) => one.id)).toEqual([old!.id])
    now.at = '2027-07-01T10:00:00.000Z'
    expect((await sets()).filter((one) => one.inForce).map((one) => one.id)).toEqual([next!.id])
    expect(code(await call('law.save', { id: next!.id, version: next!.version, validFrom: null, references: {} }))).toBe('stale')
    expect((await undo()).ok).toBe(true)
    expect((await sets()).find((one) => one.id === next!.id)!.validFrom).toBeNull()
  })

  it('never leaves the letters without a set, two sets on one day, or an unknown key', async () => {
    const { value, call } = town()
    const [old, next] = await value('law.list', {})
    expect(field(await call('law.save', { id: old!.id, version: old!.version, validFrom: null, references: {} }))).toEqual(['bad-input', 'validFrom'])
    expect(field(await call('law.save', { id: next!.id, version: next!.version, validFrom: '2000-01-01', references: {} }))).toEqual(['rules-date', 'validFrom'])
    expect(field(await call('law.save', { id: next!.id, version: next!.version, validFrom: null, references: { finnesIkke: 'forvaltningsloven § 1' } }))).toEqual(['bad-input', 'references'])
    expect(code(await call('law.save', { id: 'finnes-ikke', version: 1, validFrom: null, references: {} }))).toBe('not-found')
  })
})
