import { describe, expect, it } from 'vitest'
import { undoOperation, verifyLogs, appendRead, nextStamp } from '../../db/log.ts'
import { Refusal } from '../../shared/errors.ts'
import { ENTITY_NAMES, MODEL } from '../../shared/model/index.ts'
import { contentOf, NOW, testFolder, testMunicipality } from '../support/store.ts'

const folder = testFolder()
let n = 0
const fresh = () => testMunicipality(folder, `log-${n++}.bolig`)
const meta = (opId: string, at = NOW) => ({ opId, name: 'test', actorId: 'a', role: 'leader', at })
const person = { nationalId: null, name: 'Kari Nordmo', birthDate: null, phone: null, email: null, address: null, contactNote: null, protectedAddress: 'none' as const, language: null, interpreter: 'unknown' as const, pronoun: null }

describe('the two verbs', () => {
  it('leave a change row for each field in the same transaction, with before and after', () => {
    const { store } = fresh()
    const made = store.transaction(meta('op-1'), (write) => write.insert('person', person))
    store.transaction(meta('op-2'), (write) => write.update('person', made.value.id, 1, { phone: '12345678', name: 'Kari Nordmo' }))
    const rows = store.sql<{ field: string; before: string | null; after: string | null }>(`SELECT c.field, v.before, v.after FROM change c JOIN change_value v ON v.changeSeq = c.seq WHERE c.entityId = ? ORDER BY c.seq`, [made.value.id])
    expect(rows.map((row) => row.field)).toEqual(['*', 'phone'])
    expect(rows[1]).toEqual({ field: 'phone', before: null, after: '"12345678"' })
  })

  it('refuse a stale version with what changed, by whom', () => {
    const { store, session } = fresh()
    const { value } = store.transaction(meta('op-1'), (write) => write.insert('person', person))
    store.transaction({ ...meta('op-2'), actorId: session.userId }, (write) => write.update('person', value.id, 1, { phone: '1' }))
    expect(() => store.transaction(meta('op-3'), (write) => write.update('person', value.id, 1, { phone: '2' }))).toThrow(Refusal)
    try {
      store.transaction(meta('op-4'), (write) => write.update('person', value.id, 1, { phone: '2' }))
    } catch (error) {
      expect((error as Refusal).error).toMatchObject({ code: 'stale', details: { changes: [{ field: 'phone', label: 'Telefon', theirs: '1', by: 'Ingrid Moe' }] } })
    }
    expect(store.sql('SELECT phone FROM person WHERE id = ?', [value.id])).toEqual([{ phone: '1' }])
  })

  it('reject undefined, unknown fields and values outside the model', () => {
    const { store } = fresh()
    expect(() => store.transaction(meta('x1'), (write) => write.insert('person', { ...person, phone: undefined as never }))).toThrow('undefined')
    expect(() => store.transaction(meta('x2'), (write) => write.insert('person', { ...person, shoeSize: 4 } as never))).toThrow('no field')
    expect(() => store.transaction(meta('x3'), (write) => write.insert('person', { ...person, interpreter: 'maybe' as never }))).toThrow(Refusal)
    expect(store.sql<{ n: number }>('SELECT count(*) AS n FROM person')[0]!.n).toBe(0)
  })

  it('do nothing twice for one opId, and give the first answer again', () => {
    const { store } = fresh()
    const first = store.transaction(meta('same'), (write) => write.insert('person', person).id)
    const second = store.transaction(meta('same'), (write) => write.insert('person', person).id)
    expect(second).toMatchObject({ value: first.value, repeated: true })
    expect(store.sql('SELECT id FROM person')).toHaveLength(1)
  })
})

describe('undo', () => {
  it('takes back inserts and updates by content, and can itself be undone', () => {
    const { store } = fresh()
    const kept = store.transaction(meta('k'), (write) => write.insert('person', person).id).value
    const before = contentOf(store, ENTITY_NAMES)
    store.transaction(meta('u'), (write) => {
      write.update('person', kept, 1, { name: 'Ny Navn', phone: '99' })
      write.insert('person', { ...person, name: 'Ola Ny' })
    })
    const after = contentOf(store, ENTITY_NAMES)
    store.transaction({ ...meta('undo'), undoes: 'u' }, (write) => undoOperation(write, 'u'))
    expect(contentOf(store, ENTITY_NAMES)).toEqual(before)
    store.transaction({ ...meta('redo'), undoes: 'undo' }, (write) => undoOperation(write, 'undo'))
    expect(contentOf(store, ENTITY_NAMES)).toEqual(after)
  })

  it('is refused when a later change touched the same field, and nothing is half undone', () => {
    const { store } = fresh()
    const id = store.transaction(meta('a'), (write) => write.insert('person', person).id).value
    store.transaction(meta('b'), (write) => write.update('person', id, null, { name: 'B', phone: '1' }))
    store.transaction(meta('c'), (write) => write.update('person', id, null, { phone: '2' }))
    expect(() => store.transaction(meta('d'), (write) => undoOperation(write, 'b'))).toThrow(Refusal)
    expect(store.sql('SELECT name, phone FROM person WHERE id = ?', [id])).toEqual([{ name: 'B', phone: '2' }])
  })
})

describe('the chains', () => {
  it('verify when untouched', () => {
    const { store } = fresh()
    store.transaction(meta('a'), (write) => write.insert('person', person))
    for (let i = 0; i < 20; i++) appendRead(store, { at: NOW, userId: 'u', operation: 'case.get', entity: 'housingCase', entityId: String(i), reason: null })
    expect(verifyLogs(store)).toMatchObject({ firstBad: null, reads: 20 })
  })

  it('are append-only: the store itself refuses to change or remove an entry', () => {
    const { store } = fresh()
    appendRead(store, { at: NOW, userId: 'u', operation: 'x', entity: 'e', entityId: '1', reason: null })
    for (const sql of [`UPDATE operation SET name = 'x'`, 'DELETE FROM operation', 'DELETE FROM change', `UPDATE change SET field = 'x'`, 'DELETE FROM change_value', `UPDATE change_value SET after = '"x"'`, `UPDATE read_log SET userId = 'x'`, 'DELETE FROM read_log']) expect(() => store.run(sql), sql).toThrow(/append-only/)
  })

  it.each([
    ['an altered value', `UPDATE change_value SET after = '{"name":"Annen"}' WHERE changeSeq = (SELECT max(changeSeq) FROM change_value)`, 'operation'],
    ['an altered actor', `UPDATE operation SET actorId = 'x' WHERE seq = 2`, 'operation 2'],
    ['a removed entry', 'DELETE FROM read_log WHERE seq = 3', 'read 4'],
    ['two entries swapped', `UPDATE read_log SET seq = CASE seq WHEN 2 THEN -4 WHEN 4 THEN 2 ELSE seq END`, 'read'],
  ])('name the first bad entry for %s', (_what, sql, named) => {
    const { store } = fresh()
    store.transaction(meta('a'), (write) => write.insert('person', person))
    for (let i = 0; i < 5; i++) appendRead(store, { at: NOW, userId: 'u', operation: 'x', entity: 'e', entityId: String(i), reason: null })
    for (const name of ['operation_no_update', 'read_log_no_update', 'read_log_no_delete', 'change_value_only_erase']) store.db.exec(`DROP TRIGGER ${name}`)
    store.db.exec(sql)
    expect(verifyLogs(store).firstBad).toContain(named)
  })

  it('still verify after a lawful erasure of values', () => {
    const { store } = fresh()
    store.transaction(meta('a'), (write) => write.insert('person', person))
    store.run('UPDATE change_value SET before = NULL, after = NULL, salt = NULL')
    expect(verifyLogs(store).firstBad).toBeNull()
  })

  it('stamp in growing order even when the clock goes back', () => {
    const { store } = fresh()
    const stamps = ['2026-11-23T10:00:00.000Z', '2026-11-22T10:00:00.000Z', '2016-01-01T10:00:00.000Z', '2026-11-23T10:00:01.000Z'].map((at, i) => {
      const stamp = nextStamp(store, at)
      store.transaction(meta(`s${i}`, at), (write) => write.insert('person', person))
      return stamp
    })
    expect(stamps).toEqual([...stamps].sort())
  })
})

describe('the model', () => {
  it('has exactly the columns of the tables, with the same nullability', () => {
    const { store } = fresh()
    for (const entity of ENTITY_NAMES) {
      const columns = store.sql<{ name: string; notnull: number; type: string }>(`SELECT name, "notnull", type FROM pragma_table_info(?)`, [entity])
      const own = columns.filter((one) => !['id', 'version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy'].includes(one.name))
      expect(own.map((one) => one.name), entity).toEqual(Object.keys(MODEL[entity].fields))
      for (const one of own) expect((MODEL[entity].fields as Record<string, { schema: { safeParse: (v: unknown) => { success: boolean } } }>)[one.name]!.schema.safeParse(null).success, `${entity}.${one.name}`).toBe(one.notnull === 0)
    }
  })

  it('gives every field a label, a topic and a sensitivity', () => {
    for (const entity of ENTITY_NAMES) for (const [name, field] of Object.entries(MODEL[entity].fields)) expect(field.label.length > 1 && field.topic && field.sensitivity, `${entity}.${name}`).toBeTruthy()
  })
})
