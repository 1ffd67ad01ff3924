// Three PCs of one office and a place between them, for examples worked out by hand.
import { copyFileSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Patch } from '../../../shared/model/index.ts'
import { open, type Prepared } from './prepared.ts'
import { difference } from './examine.ts'
import { canonicalDump, MemoryPlace, pcOf, type Pc } from './team.ts'

export interface Office { a: Pc; b: Pc; c: Pc; place: MemoryPlace; path: (name: string) => string; meet: (...pcs: Pc[]) => Promise<void> }

let offices = 0

/** pc-a, pc-b and pc-c as they begin: four cases (case-0 …), four dwellings (dwelling-0 …), users user-0 to user-4. */
export function office(prepared: Prepared): Office {
  const folder = mkdtempSync(join(prepared.folder, 'office-'))
  const place = new MemoryPlace()
  let n = 0
  const number = offices++
  const newId = () => `o${number}-${n++}`
  const start = (name: string, user: string) => {
    copyFileSync(prepared.fileOf(name), join(folder, `${name}.bolig`))
    return pcOf(open(join(folder, `${name}.bolig`), name, newId), name, user, newId)
  }
  const [a, b, c] = [start('pc-a', 'user-0'), start('pc-b', 'user-1'), start('pc-c', 'user-2')]
  return { a, b, c, place, path: (name) => join(folder, name), meet: async (...pcs) => {
    for (let round = 0; round < 2; round++) for (const pc of pcs) await pc.exchange(place)
    for (const pc of pcs) expect(difference(canonicalDump(pcs[0]!.store), canonicalDump(pc.store))).toBe('')
  } }
}

/** Change a case. */
export const edit = (pc: Pc, patch: Patch<'housingCase'>, id = 'case-0') => pc.write((write) => void write.update('housingCase', id, null, patch))
/** One value of a row, or undefined when the row is not there. */
export const value = (pc: Pc, entity: string, id: string, field: string) => pc.store.sql<Record<string, unknown>>(`SELECT ${field} FROM ${entity} WHERE id = ?`, [id])[0]?.[field]
/** Fields in dispute, as `entity id field`. */
export const clashes = (pc: Pc) => pc.store.sql<{ entity: string; entityId: string; field: string }>('SELECT * FROM contested ORDER BY entity, entityId, field').map((one) => `${one.entity} ${one.entityId} ${one.field}`)
/** Rows of the log beside the tables. */
export const aside = (pc: Pc) => pc.store.sql<{ entityId: string; reason: string }>('SELECT entityId, reason FROM unapplied ORDER BY entityId').map((one) => `${one.entityId} ${one.reason}`)
export const held = (pc: Pc) => pc.store.sql<{ opId: string; reason: string }>('SELECT opId, reason FROM held ORDER BY opId')

export const ALLOCATION = { proposalId: null, meetingDecisionId: null, status: 'allocated', allocatedOn: '2026-11-23', answerBy: null, answeredOn: null, answerReason: null, rationale: null, explanation: null, ruleVersion: null } as const
/** Give a dwelling to a case. */
export const allocate = (pc: Pc, id: string, dwellingId: string, caseId: string) => pc.write((write) => void write.insert('allocation', { id, dwellingId, caseId, ...ALLOCATION }))
