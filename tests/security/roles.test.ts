// Every operation of the contract tried by every role: refused where the table of access says no, and no reply tells a role of people it has nothing to do with.
import { afterAll, describe, expect, it } from 'vitest'
import { may, ROLES } from '../../shared/access.ts'
import type { Result } from '../../shared/contract.ts'
import { OPERATIONS } from '../../shared/operations/index.ts'
import { attempts } from '../support/every-query.ts'
import { sealedDemo } from '../support/sealed-case.ts'
import { checkCall } from '../../electron/host.ts'

const demo = sealedDemo()
afterAll(demo.end)
const { host, store } = demo
const sessionOf = Object.fromEntries(Object.values(demo.sessions).map((one) => [one.role, one]))
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)
const inputs = new Map(attempts(demo).reverse())

describe('every operation and every role', () => {
  for (const role of ROLES) it(role, async () => {
    for (const operation of OPERATIONS.values()) {
      const allowed = may(role, operation.access)
      const answer = operation.kind === 'process' ? checkCall(sessionOf[role]!, operation.name, {}) : await host.call(sessionOf[role]!, operation.name, inputs.get(operation.name) ?? {})
      if (allowed) expect(['not-allowed', 'unexpected', 'unknown-operation'].filter((one) => operation.name !== 'history.of' && one === code(answer)), operation.name).toEqual([])
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
