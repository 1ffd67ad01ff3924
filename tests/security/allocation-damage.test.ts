// Hostile files, texts, dates and rule sets on the way to a dwelling, and rows that are damaged in the store: every page still opens, or says why.
import { createHash } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ageAt, daysBetween, plusDays, plusMonths } from '../../shared/dates.ts'
import { calendarEntries } from '../../shared/domain/calendar.ts'
import { calendarFile } from '../../electron/documents/calendar-file.ts'
import { codeOf, offerScene } from '../support/offer-scene.ts'
import { contentOf, testFolder, testMunicipality, TODAY, type TestStore } from '../support/store.ts'
import { ENTITY_NAMES } from '../../shared/model/index.ts'

const folder = testFolder()
let n = 0
const town = () => testMunicipality(folder, `damage-${n++}.bolig`)
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const newCase = async (to: TestStore) => (await to.value('case.create', { name: 'Tor Berg', receivedOn: '2026-11-02', birthDate: '1980-03-01', children: 0 })).id

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

describe('papers', () => {
  it('that are too large, not what they say, damaged or bombs are refused in words, and nothing is written', async () => {
    const one = town()
    const caseId = await newCase(one)
    const before = JSON.stringify(contentOf(one.store, ENTITY_NAMES))
    const put = (bytes: Buffer, mediaType: string, more: object = {}) => one.call('document.store', { caseId, title: 'Papir', fileName: 'papir.pdf', mediaType, topic: 'other', receivedOn: TODAY, note: null, sha256: hash(bytes), base64: bytes.toString('base64'), ...more })
    const pdf = Buffer.from('%PDF-1.4 <html><script>1</script>')
    const docx = { '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('x') }
    const bomb = Buffer.from(zipSync({ ...docx, '[Content_Types].xml': new Uint8Array(60_000_000).fill(65) }))
    const lying = Buffer.from(zipSync(docx))
    lying.writeUInt32LE(0xfffffff0, lying.length - 6)
    const cases: [string, Promise<unknown>, string][] = [
      ['10 MB and one byte', put(Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(9_999_996)]), 'application/pdf'), 'file-too-large'],
      ['more text than the contract takes', put(pdf, 'application/pdf', { base64: 'A'.repeat(14_000_004) }), 'bad-input'],
      ['another fingerprint', put(pdf, 'application/pdf', { sha256: 'a'.repeat(64) }), 'file-damaged'],
      ['not base64', put(pdf, 'application/pdf', { base64: `${pdf.toString('base64')}\n` }), 'file-damaged'],
      ['a PDF that says it is text', put(pdf, 'text/plain'), 'file-type'],
      ['a page that says it is text', put(Buffer.from('\n<html>'), 'text/plain'), 'file-type'],
      ['a bomb', put(bomb, DOCX), 'file-type'],
      ['a list of contents beyond the end', put(lying, DOCX), 'file-damaged'],
      ['macros', put(Buffer.from(zipSync({ ...docx, 'word/vbaProject.bin': strToU8('x') })), DOCX), 'file-macros'],
    ]
    for (const [what, answer, code] of cases) expect(codeOf((await answer) as never), what).toBe(code)
    expect(JSON.stringify(contentOf(one.store, ENTITY_NAMES))).toBe(before)
    for (const fileName of ['../../etc/passwd', 'a\u202Efdp.exe', 'CON', 'a\u0000b.pdf', '...', '\u200B.pdf', 'x'.repeat(260)]) expect(codeOf(await put(pdf, 'application/pdf', { fileName })), fileName).toBe('ok')
    for (const { fileName } of one.store.sql<{ fileName: string }>('SELECT fileName FROM caseDocument')) expect(fileName).toMatch(/^[^\p{Cc}\p{Cf}/\\]{1,125}\.pdf$/u)
  })
})

describe('dates no calendar has', () => {
  it('are stopped at the last day that can be written, and never throw', () => {
    for (const date of ['0001-01-01', '0099-12-31', '1900-02-28', '2024-02-29', '9999-12-31']) for (const by of [-1e9, -400_000, -1, 0, 1, 400_000, 1e9, NaN]) for (const sum of [plusDays(date, by), plusMonths(date, by)]) {
      expect(sum).toMatch(/^\d{4}-\d\d-\d\d$/)
      expect(Number.isNaN(daysBetween(sum, TODAY))).toBe(false)
    }
    expect([plusMonths('2024-02-29', 12), plusMonths('2024-02-29', 48), plusDays('2023-02-28', 1), plusMonths('0050-03-01', 1), plusDays('9999-12-30', 1), ageAt('0001-01-01', '2026-01-01')]).toEqual(['2025-02-28', '2028-02-29', '2023-03-01', '0050-04-01', '9999-12-31', 2025])
  })

  it('close no page once they are written', async () => {
    const scene = await offerScene(folder)
    const { town: one, cases, dwellings } = scene
    const errors: string[] = []
    const say = async (name: Parameters<TestStore['call']>[0], input: object) => {
      const answer = await one.call(name, input as never)
      if (codeOf(answer) === 'unexpected') errors.push(`${name} ${JSON.stringify(input)}`)
    }
    for (const on of ['0001-01-01', '9999-12-31']) {
      await say('dwelling.allocate', { dwellingId: dwellings[0], caseId: cases[0], startsOn: on, answerBy: on, rationale: 'Prøve' })
      await say('application.register', { caseId: cases[1], type: 'new', receivedOn: on, channel: 'paper' })
      await say('offer.reserve', { dwellingId: dwellings[1], caseId: cases[2], until: on })
      await say('info.ask', { caseId: cases[1], applicationId: null, items: [{ kind: 'other', text: 'Noe' }], dueOn: on })
      await say('needs.save', { caseId: cases[1], version: on === '0001-01-01' ? null : 1, patch: { leaseEndsOn: on, permitUntil: on, evictedOn: on, everEvicted: 'yes' } })
      await say('household.save', { caseId: cases[1], relation: 'unborn', birthDate: on })
      await say('household.save', { caseId: cases[1], relation: 'child', birthDate: on })
      await say('case.decide', { caseId: cases[1], kind: 'individualHelp', outcome: 'granted', decidedOn: on, notifiedOn: on, legalBasis: 'loven', rationale: 'Fordi.' })
      await say('search.nothing', { caseId: cases[1], reason: 'Ingenting', lacking: [], nextSearchOn: on })
    }
    one.write((write) => {
      for (const [status, contractEndsOn] of [['active', '9999-12-31'], ['noticeGiven', '0001-01-31']] as const) write.insert('tenancy', { dwellingId: dwellings[1], caseId: cases[2], tenantName: 'Kari Vold', tenantNationalId: null, status, term: 'fixedTerm', startsOn: '0001-01-01', contractEndsOn, endsOn: null, endReason: null, rent: null, note: null, noticeOn: status === 'noticeGiven' ? '0001-01-01' : null, noticeBy: status === 'noticeGiven' ? 'landlord' : null } as never)
    })
    await pages(one, cases, dwellings, say)
    expect(errors).toEqual([])
  }, 60_000)
})

/** Every page the cases and dwellings are seen on. */
async function pages(one: TestStore, cases: readonly string[], dwellings: readonly string[], say: (name: Parameters<TestStore['call']>[0], input: object) => Promise<unknown>): Promise<void> {
  for (const caseId of cases) {
    for (const name of ['case.intake', 'assessment.get', 'decision.desk', 'tenancy.forCase', 'match.forCase', 'clock.list'] as const) await say(name, { caseId })
    for (const name of ['case.get', 'case.history'] as const) await say(name, { id: caseId })
    for (const dwellingId of dwellings) for (const name of ['match.pair', 'match.neighbourMix'] as const) await say(name, { caseId, dwellingId, purpose: 'Vurdering av bomiljø' })
    for (const row of one.store.sql<{ id: string }>('SELECT id FROM decision WHERE caseId = ?', [caseId])) await say('decision.replay', { caseId, id: row.id })
    for (const row of one.store.sql<{ id: string }>('SELECT id FROM letter WHERE caseId = ?', [caseId])) for (const name of ['letter.get', 'export.letter', 'export.letterMetadata'] as const) await say(name, { caseId, id: row.id })
  }
  for (const id of dwellings) await say('dwelling.get', { id })
  for (const dwellingId of dwellings) await say('match.forDwelling', { dwellingId })
  for (const filter of ['open', 'stalled', 'declines', 'closed']) await say('offer.list', { filter })
  const { definition } = await one.value('rulebook.get', { id: one.store.sql<{ id: string }>('SELECT id FROM ruleSet LIMIT 1')[0]!.id })
  await say('rulebook.preview', { definition })
  for (const name of ['today.get', 'clock.list', 'match.ahead', 'match.board', 'person.duplicates', 'export.calendar', 'dwelling.list', 'case.list'] as const) await say(name, {})
}

describe('JSON that is damaged in the store', () => {
  it('closes no page: what can be read is shown, and what cannot is said to be damaged', async () => {
    const { town: one, cases, dwellings } = await offerScene(folder)
    await one.value('settings.set', { key: 'postalAddress', value: 'Postboks 14' })
    await one.value('settings.set', { key: 'phone', value: '55 50 01 23' })
    for (const caseId of cases) {
      await one.value('needs.save', { caseId, version: null, patch: { needGroups: ['substanceUse'], lawfulStay: 'yes' } })
      const { applications } = await one.value('case.intake', { caseId })
      const { id } = await one.value('decision.draft', { caseId, applicationId: applications[0]!.id, kind: 'individualHelp', outcome: 'granted', legalBasis: 'loven § 6', rationale: 'Du får råd og hjelp til å finne bolig.', specification: { rooms: null, minArea: null, groundFloorOrLift: null, contractMonths: null, contractReference: null, text: 'Hjelp.', place: null, from: null, to: null } })
      await one.value('decision.decide', { id, version: 1, notifiedOn: TODAY })
      await one.value('letter.compose', { caseId, kind: 'grant', language: 'nb', decisionIds: [id] })
      await one.value('consent.record', { caseId, serviceIds: [one.services.nav], topics: ['health'], validFrom: TODAY, validTo: null, form: 'spoken', givenBy: 'Personen selv', givenOn: TODAY })
    }
    const columns: [string, string][] = [['needsAssessment', 'needGroups'], ['application', 'facts'], ['decision', 'frozen'], ['decision', 'specification'], ['decision', 'reasonCodes'], ['letter', 'content'], ['consent', 'topics'], ['allocation', 'explanation'], ['proposal', 'explanation']]
    const [errors, damaged] = [[] as string[], new Set<string>()]
    for (const broken of ['{', '[1,2]', '{"__proto__":{"polluted":1}}']) {
      for (const [table, column] of columns) {
        const kept = one.store.sql<{ id: string; value: string }>(`SELECT id, ${column} AS value FROM ${table} WHERE ${column} IS NOT NULL`)
        one.store.run(`UPDATE ${table} SET ${column} = ? WHERE ${column} IS NOT NULL`, [broken])
        await pages(one, cases, dwellings, async (name, input) => {
          const answer = await one.call(name, input as never).catch((error: Error) => ({ ok: false as const, error: { code: 'unexpected' as const, details: { message: error.message } } }))
          if (codeOf(answer as never) === 'unexpected') errors.push(`${table}.${column} ${broken} ${name}`)
          if (codeOf(answer as never) === 'file-damaged') damaged.add(name)
        })
        for (const row of kept) one.store.run(`UPDATE ${table} SET ${column} = ? WHERE id = ?`, [row.value, row.id])
      }
    }
    expect([...new Set(errors)]).toEqual([])
    expect([...damaged].sort()).toEqual(['decision.replay', 'export.letter', 'letter.get'])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  }, 240_000)
})

describe('rules someone wrote to do harm', () => {
  it('are refused at the door or when they are to be adopted', async () => {
    const one = town()
    const { id } = await one.value('rulebook.draft', { fromId: null, readyMade: 'discretion', name: 'Retningslinjene', versionLabel: '2027' })
    const { row, definition } = await one.value('rulebook.get', { id })
    const save = (change: object) => one.call('rulebook.save', { id, version: row.version, name: row.name, versionLabel: '2027', note: null, definition: { ...definition, ...change } as never })
    const criterion = { key: 'x', kind: 'judged', text: 'Vilkår', reference: '', must: true, appliesTo: ['new'] }
    expect(codeOf(await save({ criteria: Array.from({ length: 10_000 }, (_, i) => ({ ...criterion, key: `x${i}` })) }))).toBe('bad-input')
    expect(codeOf(await one.call('rulebook.preview', { definition: { ...definition, criteria: Array.from({ length: 10_000 }, () => criterion) } as never }))).toBe('bad-input')
    for (const [key, value] of [['appealWeeks', NaN], ['appealWeeks', Infinity], ['appealWeeks', 1.5]] as const) expect(codeOf(await save({ limits: { ...definition.limits, [key]: value } }))).toBe('bad-input')
    for (const change of [{ limits: { ...definition.limits, interimReplyMonths: -1 } }, { limits: { ...definition.limits, temporaryDays: 1e9 } }, { limits: { ...definition.limits, leaseWarnMonths: [1e9] } }, { contract: [{ ...definition.contract[0]!, months: -12 }] }, { residence: { ...definition.residence, months: 1e9 } }, { sizeNorm: { ...definition.sizeNorm, rows: [{ persons: 1, minRooms: 0, maxRooms: 1e9, minBedrooms: 0 }] } }]) {
      const other = (await one.value('rulebook.draft', { fromId: id, readyMade: null, name: 'Skade', versionLabel: '1' })).id
      await one.value('rulebook.save', { id: other, version: 1, name: 'Skade', versionLabel: '1', note: null, definition: { ...definition, ...change } as never })
      expect(codeOf(await one.call('rulebook.adopt', { id: other, version: 2, validFrom: TODAY })), JSON.stringify(change).slice(0, 60)).toBe('rules-invalid')
    }
    const law = (await one.value('law.list', {}))[0]!
    for (const key of ['__proto__', 'constructor', 'toString']) expect(codeOf(await one.call('law.save', { id: law.id, version: law.version, validFrom: law.validFrom, references: JSON.parse(`{"${key}":"forurenset"}`) as never })), key).toMatch(/ok|bad-input/)
    expect(JSON.stringify(await one.value('law.list', {}))).not.toContain('forurenset')
  })
})

describe('the calendar file', () => {
  it('is one line for each field, whatever a text holds', () => {
    const clock = { kind: 'step', caseId: 'a', targetId: 'b\r\nATTENDEE:mailto:x@example.org', startedOn: TODAY, dueOn: TODAY, text: 'Steg\r\nEND:VEVENT\rBEGIN:VALARM\nX:1', source: 'kilde\u2028\u0085\nDTSTART:19990101', why: 'hemmelig grunn', stopped: null, tone: 'soon', caseNumber: '2026/1' }
    const text = calendarFile([clock as never], { now: '2026-11-23T08:00:00.000Z', productName: 'Boligbordet' })
    const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n')
    expect(lines.filter((line) => /^(ATTENDEE|X:|DTSTART:1999)/.test(line))).toEqual([])
    expect(lines.filter((line) => line === 'BEGIN:VEVENT').length + lines.filter((line) => line === 'END:VEVENT').length).toBe(2)
    expect(lines.filter((line) => line === 'BEGIN:VALARM').length).toBe(1)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(text).not.toContain('hemmelig')
    expect(calendarEntries([clock as never]).length).toBe(1)
  })
})
