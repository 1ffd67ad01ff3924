// Every operation of the contract tried by every role: refused where the table of access says no, and no reply tells a role of people it has nothing to do with.
import { afterAll, describe, expect, it } from 'vitest'
import { may, ROLES } from '../../shared/access.ts'
import type { Result } from '../../shared/contract.ts'
import { OPERATIONS } from '../../shared/operations/index.ts'
import { attempts } from '../support/every-query.ts'
import { sealedDemo } from '../support/sealed-case.ts'
import { NOW, TODAY } from '../support/store.ts'
import { readRules } from '../../db/settings/queries.ts'
import { checkCall } from '../../electron/host.ts'

const demo = sealedDemo()
afterAll(demo.end)
const { host, store } = demo
const sessionOf = Object.fromEntries(Object.values(demo.sessions).map((one) => [one.role, one]))
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)
const inputs = new Map(attempts(demo).reverse())

/** Who may ask depends on whose row it is: tests of their own. */
const DECIDED_BY_ROW: readonly string[] = ['history.of', 'worker.handOverCheck']

describe('every operation and every role', () => {
  it('every query of the contract is among what is tried', () => {
    const tried = new Set(attempts(demo).map(([name]) => name))
    expect([...OPERATIONS.values()].filter((one) => one.kind === 'query' && !tried.has(one.name)).map((one) => one.name)).toEqual([])
  })

  for (const role of ROLES) it(role, async () => {
    for (const operation of OPERATIONS.values()) {
      const allowed = may(role, operation.access)
      const answer = operation.kind === 'process' ? checkCall(sessionOf[role]!, operation.name, {}) : await host.call(sessionOf[role]!, operation.name, inputs.get(operation.name) ?? {})
      if (allowed) expect(['not-allowed', 'unexpected', 'unknown-operation'].filter((one) => !DECIDED_BY_ROW.includes(operation.name) && one === code(answer)), operation.name).toEqual([])
      else expect(code(answer), `${role} ${operation.name}`).toBe('not-allowed')
    }
  })

  it('nothing is answered before signing in, beyond opening the store', () => {
    const open = [...OPERATIONS.values()].filter((one) => code(checkCall(null, one.name, {})) !== 'locked').map((one) => one.name)
    expect(open.sort()).toEqual(['app.status', 'device.remember', 'export.recoverySheet', 'job.cancel', 'job.status', 'recovery.look', 'recovery.restore', 'session.lock', 'session.recover', 'session.unlock', 'store.choose', 'store.create', 'store.createDemo', 'team.join', 'team.joining', 'team.stopJoining'])
  })

  it('a name of the language itself is not an operation', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '']) expect(code(await host.call(sessionOf['leader']!, name, {})), name).toBe('unknown-operation')
  })
})

/** All the answers a role can get, as one text. */
async function everything(role: string): Promise<string> {
  const texts: string[] = []
  for (const [name, input] of attempts(demo)) texts.push(JSON.stringify(await host.call(sessionOf[role]!, name, input)))
  return texts.join('\n')
}
const column = (sql: string) => store.sql<{ text: string }>(sql).map((row) => row.text).filter((text) => text.trim().length > 7)
const met = (texts: readonly string[], inText: string) => [...new Set(texts)].filter((one) => inText.includes(JSON.stringify(one).slice(1, -1)))

describe('what a role meets of people', () => {
  const staff = new Set(column('SELECT name AS text FROM appUser'))
  const people = column('SELECT name AS text FROM person').filter((name) => !staff.has(name))
  const tenants = new Set(column('SELECT tenantName AS text FROM tenancy'))
  const words = column(`SELECT coalesce(healthNote, '') AS text FROM housingCase UNION SELECT coalesce(economyNote, '') FROM housingCase UNION SELECT coalesce(ownWords, '') FROM housingCase UNION SELECT coalesce(nationalId, '') FROM person UNION SELECT coalesce(phone, '') FROM person UNION SELECT coalesce(body, '') FROM note WHERE caseId IS NOT NULL UNION SELECT coalesce(tenantNationalId, '') FROM tenancy`)

  it('the one who runs the computers meets nobody', async () => {
    const text = await everything('itAdmin')
    expect(met(people, text)).toEqual([])
    expect(met([...tenants], text)).toEqual([])
    expect(met(words, text)).toEqual([])
    expect(met(column('SELECT caseNumber AS text FROM housingCase'), text)).toEqual([])
  })

  it('the one who keeps the dwellings meets tenants, and no applicants, notes or health', async () => {
    const text = await everything('propertyManager')
    expect(met(people.filter((name) => !tenants.has(name)), text)).toEqual([])
    expect(met(words, text)).toEqual([])
    expect(met([...tenants], text).length).toBeGreaterThan(3)
  })

  it('the one who only reads meets no meeting, no plan and no file', async () => {
    const text = await everything('reader')
    expect(met(column(`SELECT ownWords AS text FROM goal UNION SELECT text FROM measure UNION SELECT coalesce(privateNote, '') FROM agendaItem UNION SELECT coalesce(noteText, '') FROM visit`), text)).toEqual([])
    expect(text).not.toContain('base64')
  })
})

describe('who may do what from the application to the offer', () => {
  const call = (role: string, name: string, input: unknown) => host.call(sessionOf[role]!, name, input)
  const open = store.sql<{ id: string; dwellingId: string }>(`SELECT c.id, (SELECT v.dwellingId FROM vacancy v JOIN dwelling d ON d.id = v.dwellingId WHERE v.status = 'open' AND d.state <> 'ended' AND NOT EXISTS (SELECT 1 FROM allocation a WHERE a.dwellingId = v.dwellingId AND a.status IN ('reserved', 'allocated', 'accepted')) LIMIT 1) AS dwellingId FROM housingCase c JOIN person p ON p.id = c.personId WHERE p.protectedAddress = 'none' AND c.status = 'waiting' AND c.parkedUntil IS NULL AND NOT EXISTS (SELECT 1 FROM allocation a WHERE a.caseId = c.id AND a.status IN ('reserved', 'allocated', 'accepted')) LIMIT 1`)[0]!
  const rules = readRules(store, TODAY).definition

  it('a reader and a follow-up worker see the assessment, and judge, decide, write and give nothing', async () => {
    for (const role of ['reader', 'followUpWorker']) {
      expect(code(await call(role, 'assessment.get', { caseId: open.id })), role).toBe('ok')
      expect(code(await call(role, 'decision.desk', { caseId: open.id })), role).toBe('ok')
      for (const [name, input] of [['assessment.judge', { caseId: open.id, applicationId: 'x', criterionKey: 'x', outcome: 'met', reason: 'fordi' }], ['decision.draft', { caseId: open.id, kind: 'individualHelp', outcome: 'granted', legalBasis: '', rationale: 'x' }], ['letter.compose', { caseId: open.id, kind: 'interimReply', language: 'nb' }], ['needs.save', { caseId: open.id, version: null, patch: {} }], ['offer.reserve', { dwellingId: open.dwellingId, caseId: open.id, until: '2026-12-01' }], ['offer.step', { stepId: 'x', version: 0, doneOn: null }], ['search.nothing', { caseId: open.id, reason: 'ingen', lacking: [], nextSearchOn: '2026-12-01' }], ['clock.stop', { kind: 'search', targetId: 'x', caseId: open.id, ground: 'fordi det er slik', from: TODAY, until: null }], ['rulebook.preview', { definition: rules }], ['match.ahead', {}], ['offer.list', {}]] as const) expect(code(await call(role, name, input)), `${role} ${name}`).toBe('not-allowed')
    }
    expect(code(await call('reader', 'export.letter', { caseId: open.id, id: 'x' }))).toBe('not-allowed')
    expect(code(await call('reader', 'export.calendar', {}))).toBe('not-allowed')
  })

  it('the one who runs the computers reads and drafts the rules, and tries them on nobody', async () => {
    expect(code(await call('itAdmin', 'rulebook.list', {}))).toBe('ok')
    for (const [name, input] of [['rulebook.preview', { definition: rules }], ['clock.list', {}], ['person.duplicates', {}], ['export.calendar', {}], ['placement.list', { dwellingId: null }]] as const) expect(code(await call('itAdmin', name, input)), name).toBe('not-allowed')
  })

  it('the one who keeps the dwellings ticks the steps that are theirs, and meets no word of why someone said no', async () => {
    const reserved = await call('caseworker', 'offer.reserve', { dwellingId: open.dwellingId, caseId: open.id, until: '2026-12-01', rationale: 'Qzgrunn til valget' })
    expect(code(reserved)).toBe('ok')
    const allocationId = (reserved as { value: { allocationId: string } }).value.allocationId
    store.transaction({ opId: 'fill-steps', name: 'test', actorId: sessionOf['caseworker']!.userId, role: 'caseworker', at: NOW }, (write) => {
      write.update('allocation', allocationId, null, { status: 'allocated', declineStatus: 'stated', declineCode: 'x', declineNote: 'Qzfritekst om avslaget', answerReason: 'Qzgrunn', declineStatedById: sessionOf['caseworker']!.userId })
      for (const role of ['propertyManager', 'caseworker']) write.insert('allocationStep', { allocationId, scope: 'offer', position: 50, key: `egen-${role}`, title: 'Vaske boligen', role, required: 'no', note: 'Qzmerknad' })
      return {}
    })
    const seen = await Promise.all([['dwelling.get', { id: open.dwellingId }], ['dwelling.history', { id: open.dwellingId, limit: 500 }], ['dwelling.list', { limit: 500 }], ['placement.list', { dwellingId: open.dwellingId }], ['offer.steps', { dwellingId: open.dwellingId }], ['search', { text: 'Qz', limit: 50 }], ['history.of', { entity: 'allocation', id: allocationId }]].map(([name, input]) => call('propertyManager', name as string, input)))
    expect(JSON.stringify(seen)).not.toContain('Qz')
    // Who hands over keys sees the steps and may tick their own, without whom it is for.
    const { steps } = (await call('propertyManager', 'offer.steps', { dwellingId: open.dwellingId }) as unknown as { value: { steps: { key: string; may: boolean; note: string | null }[] } }).value
    expect(steps.filter((one) => one.key.startsWith('egen-'))).toMatchObject([{ key: 'egen-caseworker', may: false, note: null }, { key: 'egen-propertyManager', may: true, note: null }])
    for (const name of ['offer.list', 'offer.decline', 'offer.confirmDecline', 'offer.accept', 'tenancy.forCase']) expect(code(await call('propertyManager', name, {})), name).toBe('not-allowed')
    store.transaction({ opId: 'overrule', name: 'test', actorId: sessionOf['caseworker']!.userId, role: 'caseworker', at: NOW }, (write) => (write.update('allocation', allocationId, null, { declineStatus: 'overruled' }), {}))
    const step = (role: string) => store.sql<{ id: string; version: number }>('SELECT id, version FROM allocationStep WHERE allocationId = ? AND key = ?', [allocationId, `egen-${role}`])[0]!
    const tick = (role: string) => call('propertyManager', 'offer.step', { stepId: step(role).id, version: step(role).version, doneOn: TODAY })
    expect(code(await tick('caseworker'))).toBe('not-allowed')
    expect(await tick('propertyManager')).toEqual({ ok: true, value: {} })
  })
})

describe('nobody can give more than they have', () => {
  const users = () => store.sql<{ id: string; version: number; role: string; active: string; username: string }>('SELECT id, version, role, active, username FROM appUser')
  const set = (by: string, username: string, role: string, active = true) => {
    const user = users().find((one) => one.username === username)!
    return host.call(sessionOf[by]!, 'users.setRole', { id: user.id, version: user.version, role, active })
  }

  it('the one who runs the computers cannot make themselves or others able to see people', async () => {
    for (const role of ROLES.filter((one) => one !== 'itAdmin')) expect(code(await set('itAdmin', 'odd', role)), role).toBe('not-allowed')
    expect(code(await set('itAdmin', 'nina', 'leader'))).toBe('not-allowed')
    expect(code(await set('itAdmin', 'nina', 'reader', false))).toBe('ok')
    expect(code(await set('itAdmin', 'nina', 'reader', true))).toBe('not-allowed')
    expect(code(await set('leader', 'nina', 'reader', true))).toBe('ok')
  })

  it('the last leader stays', async () => {
    expect(code(await set('leader', 'per', 'reader'))).toBe('last-leader')
    expect(code(await set('itAdmin', 'per', 'leader', false))).toBe('last-leader')
  })
})
