// What the rows must be, worked out in the plainest way from the log and from what each PC truly had when it wrote: a second opinion that shares no code with the merge.
import type { Vector } from '../../../db/exchange/format.ts'
import type { Store } from '../../../db/store.ts'
import { MODEL, type EntityName } from '../../../shared/model/index.ts'
import type { World } from './world.ts'

interface Written { opId: string; name: string; device: string; deviceSeq: number; stamp: string; undoes: string | null; entity: EntityName; entityId: string; field: string; after: string | null }
type Value = string | number | null

const QUIET = ['appUser.lastSeenAt', 'agendaItem.usedSeconds', 'agendaItem.startedAt', 'agendaItem.position', 'agendaItem.postponed', 'meeting.openedAt', 'meeting.closedAt']
const STRENGTH: Record<string, Value[]> = {
  'person.protectedAddress': ['none', 'confidential', 'strictlyConfidential'], 'consent.status': ['given', 'notAsked', 'refused', 'withdrawn'], 'appUser.active': ['yes', 'unknown', 'no'],
  'appUser.role': ['leader', 'caseworker', 'followUpWorker', 'propertyManager', 'reader', 'itAdmin'], 'device.status': ['active', 'removed'],
}
const EXCLUSIVE = ['allocation.status', 'vacancy.status', 'proposal.status', 'housingCase.caseNumber', 'appUser.username', 'building.address']

/** Everything that does not hold in a store at rest, in words. */
export function faultsOf(world: World, store: Store): string[] {
  const faults: string[] = []
  const saw = (later: Written, earlier: Written) => later.device === earlier.device ? later.deviceSeq > earlier.deviceSeq || later.opId === earlier.opId : ((world.log.get(later.opId)?.knew ?? ({} as Vector))[earlier.device] ?? 0) >= earlier.deviceSeq
  const rows = new Map<string, Written[]>()
  for (const one of store.sql<Written>(`SELECT o.opId, o.name, o.device, o.deviceSeq, o.stamp, o.undoes, c.entity, c.entityId, c.field, v.after FROM change c JOIN operation o ON o.seq = c.opSeq JOIN change_value v ON v.changeSeq = c.seq WHERE o.opId NOT IN (SELECT opId FROM held) ORDER BY o.stamp, c.seq`)) {
    const key = `${one.entity} ${one.entityId}`
    rows.set(key, [...(rows.get(key) ?? []), one])
  }
  const settledOrUndone = new Set(store.sql<{ opId: string }>(`SELECT opId FROM operation WHERE name = 'exchange.settle'`).map((one) => one.opId))
  const contested = new Set(store.sql<{ entity: string; entityId: string; field: string }>('SELECT * FROM contested').map((one) => `${one.entity} ${one.entityId} ${one.field}`))
  const written = new Map(store.sql<{ entity: string; entityId: string; written: string }>('SELECT entity, entityId, written FROM gave_way').map((one) => [`${one.entity} ${one.entityId}`, one.written]))
  const aside = new Set(store.sql<{ entity: string; entityId: string }>('SELECT entity, entityId FROM unapplied').map((one) => `${one.entity} ${one.entityId}`))
  for (const [key, edits] of rows) {
    const { entity, entityId } = edits[0]!
    const row = store.sql<Record<string, Value>>(`SELECT * FROM ${entity} WHERE id = ?`, [entityId])[0]
    const wholes = edits.filter((one) => one.field === '*')
    const gone = wholes.some((one) => one.after === null && !wholes.some((other) => other.after !== null && other.stamp > one.stamp && saw(other, one)))
    if (gone) {
      if (row) faults.push(`7 deletion wins: ${key} came back`)
      continue
    }
    if (aside.has(key)) continue
    if (!row) {
      faults.push(`3 no lost edit: ${key} is neither in its table nor aside`)
      continue
    }
    for (const field of Object.keys(MODEL[entity].fields)) {
      const choices = edits.flatMap((one) => one.field === field || one.field === '*' ? [{ one, value: one.after === null ? null : one.field === '*' ? ((JSON.parse(one.after) as Record<string, Value>)[field] ?? null) : (JSON.parse(one.after) as Value) }] : [])
      const heads = choices.filter((mine, i) => !choices.some((other, j) => (other.one.opId === mine.one.opId ? j > i : other.one.stamp > mine.one.stamp && saw(other.one, mine.one))))
      const values = [...new Set(heads.map((one) => one.value))]
      const name = `${entity}.${field}`
      const now = EXCLUSIVE.includes(name) && written.has(key) ? written.get(key)! : row[field]!
      if (!values.includes(now)) faults.push(`4 causality: ${key} ${field} is ${JSON.stringify(now)}, which a later edit that had seen it replaced with ${JSON.stringify(values)}`)
      const strength = STRENGTH[name]
      if (strength && Math.max(...values.map((one) => strength.indexOf(one))) > strength.indexOf(now)) faults.push(`7 restriction wins: ${key} ${field} is ${JSON.stringify(now)} of ${JSON.stringify(values)}`)
      const answerUndone = choices.some(({ one }) => one.undoes !== null && settledOrUndone.has(one.undoes))
      if (values.length > 1 && !answerUndone && !QUIET.includes(name) && !contested.has(`${key} ${field}`)) faults.push(`3 no lost edit: ${key} ${field} was changed to ${JSON.stringify(values)} by people who did not know, and nobody is asked`)
    }
  }
  return faults
}
