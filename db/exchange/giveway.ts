// Exclusive claims after a merge: a dwelling, a case number, an address can be held by one row only. The one written first keeps it;
// a later one gives way in the table, visibly, until a person has decided. Computed from the set of rows, so every PC gives the same answer.
import type { EntityName } from '../../shared/model/index.ts'
import type { Scalar, Store } from '../store.ts'

interface Claim {
  field: string
  /** written values that hold the claim; null: any value */
  holding: readonly string[] | null
  /** what a holder holds, as `name=value` */
  keys: readonly (readonly string[])[]
  /** what the table shows for the nth that gave way (1, 2 …) */
  giveWay: (written: string, nth: number) => string
  /** how a value that was given for giving way ends: someone may have written just that, and then the next is given */
  ending?: RegExp
}

const LETTERS = 'BCDEFGHIJKLMNOPQRSTUVWXYZ'

const CLAIMS: Partial<Record<EntityName, Claim>> = {
  allocation: { field: 'status', holding: ['reserved', 'allocated', 'accepted'], keys: [['dwellingId'], ['caseId']], giveWay: () => 'disputed' },
  vacancy: { field: 'status', holding: ['open', 'reserved'], keys: [['dwellingId']], giveWay: () => 'withdrawn' },
  proposal: { field: 'status', holding: ['proposed'], keys: [['dwellingId', 'caseId']], giveWay: () => 'withdrawn' },
  housingCase: { field: 'caseNumber', holding: null, keys: [['caseNumber']], giveWay: (written, nth) => `${written}-${LETTERS[nth - 1] ?? `Z${nth}`}`, ending: /-(?:[B-Z]|Z\d+)$/ },
  appUser: { field: 'username', holding: null, keys: [['username']], giveWay: (written, nth) => `${written}-${nth + 1}`, ending: /-\d+$/ },
  building: { field: 'address', holding: null, keys: [['address']], giveWay: (written, nth) => `${written} (${nth + 1})`, ending: / \(\d+\)$/ },
}

type Candidate = Record<string, Scalar> & { id: string; written: string }

export const claimOf = (entity: EntityName): Claim | undefined => CLAIMS[entity]

/** Whether a written value holds the claim. */
export const holds = (claim: Claim, written: Scalar) => claim.holding === null || claim.holding.includes(String(written))

/** A value no other row has, for the moment between writing a row and knowing who keeps the claim. */
export const parked = (claim: Claim, written: string, id: string) => (claim.holding === null ? `${written}~${id}` : claim.giveWay(written, 1))

/** Whether another row shows what this one would hold, given or written, or was written with it: then it waits aside until it is known who keeps it. */
export function isTaken(store: Store, entity: EntityName, id: string, claim: Claim, row: Record<string, Scalar>): boolean {
  return claim.keys.some((names) => {
    const values = names.map((name) => row[name]!)
    const shown = store.sql<{ value: Scalar }>(`SELECT ${claim.field} AS value FROM ${entity} WHERE ${names.map((name) => `${name} = ?`).join(' AND ')} AND id <> ?`, [...values, id])
    return shown.some((one) => holds(claim, one.value)) || holders(store, entity, claim, names, values).some((one) => one.id !== id)
  })
}

/** Remember what was written in a row whose claim is not settled yet, or forget it. */
export function noteWritten(store: Store, entity: EntityName, id: string, written: string | null): void {
  if (written === null) store.run('DELETE FROM gave_way WHERE entity = ? AND entityId = ?', [entity, id])
  else store.run(`INSERT INTO gave_way (entity, entityId, field, written, toId) VALUES (?, ?, ?, ?, '') ON CONFLICT (entity, entityId) DO UPDATE SET written = excluded.written`, [entity, id, CLAIMS[entity]!.field, written])
}

function holders(store: Store, entity: EntityName, claim: Claim, names: readonly string[], values: readonly Scalar[]): Candidate[] {
  const others = names.filter((name) => name !== claim.field)
  const byTable = names.map((name) => `r.${name} = ?`).join(' AND ')
  const byWritten = [...others.map((name) => `r.${name} = ?`), ...(names.includes(claim.field) ? ['g.written = ?'] : [])].join(' AND ')
  const otherValues = names.flatMap((name, i) => (name === claim.field ? [] : [values[i]!]))
  const fieldValue = names.flatMap((name, i) => (name === claim.field ? [values[i]!] : []))
  const shown = store.sql<Candidate>(`SELECT r.*, r.${claim.field} AS written FROM ${entity} r WHERE ${byTable} AND NOT EXISTS (SELECT 1 FROM gave_way g WHERE g.entity = '${entity}' AND g.entityId = r.id)`, values)
  const gave = store.sql<Candidate>(`SELECT r.*, g.written AS written FROM gave_way g JOIN ${entity} r ON r.id = g.entityId WHERE g.entity = '${entity}' AND ${byWritten}`, [...otherValues, ...fieldValue])
  return [...shown, ...gave].filter((one) => holds(claim, one.written))
}

const keysOf = (claim: Claim, row: Candidate) => claim.keys.map((names) => names.map((name) => (name === claim.field ? row.written : row[name]!)))

/** When a row was made, as its PC's stamp says. */
const bornStamp = (store: Store, entity: EntityName, id: string) => store.sql<{ stamp: string }>(`SELECT o.stamp FROM change c JOIN operation o ON o.seq = c.opSeq WHERE c.entityId = ? AND c.entity = ? AND c.field = '*' ORDER BY o.stamp LIMIT 1`, [id, entity])[0]?.stamp ?? ''

/**
 * Decide again who keeps the claims that these rows have to do with.
 * @param freed values of the claim field that rows let go of
 * @returns ids of rows whose shown value changed
 */
export function assignClaims(store: Store, entity: EntityName, ids: Iterable<string>, freed: readonly string[] = []): string[] {
  const claim = CLAIMS[entity]
  if (!claim) return []
  const found = new Map<string, Candidate>()
  const asked = new Set<string>()
  const open: (readonly Scalar[])[][] = []
  for (const id of ids) {
    const row = store.sql<Candidate>(`SELECT r.*, coalesce(g.written, r.${claim.field}) AS written FROM ${entity} r LEFT JOIN gave_way g ON g.entity = '${entity}' AND g.entityId = r.id WHERE r.id = ?`, [id])[0]
    if (row) open.push(keysOf(claim, row))
  }
  for (const value of freed) if (claim.holding === null) open.push([[value]])
  while (open.length > 0) {
    for (const [i, values] of open.pop()!.entries()) {
      const key = JSON.stringify([i, values])
      if (asked.has(key)) continue
      asked.add(key)
      // A written value may be the one that a row of another number was given: that one must take the next.
      if (claim.ending?.test(String(values[0]))) open.push([[String(values[0]).replace(claim.ending, '')]])
      for (const row of holders(store, entity, claim, claim.keys[i]!, values)) {
        if (found.has(row.id)) continue
        found.set(row.id, row)
        open.push(keysOf(claim, row))
      }
    }
  }
  // Only rows that meet another, or that show something else than was written, have anything to settle.
  const crowd = new Map<string, number>()
  const named = [...found.values()].map((row) => ({ row, keys: keysOf(claim, row).map((values, i) => JSON.stringify([i, values])) }))
  for (const { keys } of named) for (const key of keys) crowd.set(key, (crowd.get(key) ?? 0) + 1)
  const unsettled = named.filter(({ row, keys }) => row[claim.field] !== row.written || keys.some((key) => crowd.get(key)! > 1)).map((one) => one.row)
  return unsettled.length === 0 ? [] : share(store, entity, claim, unsettled)
}

/** Whether some row was written with this value, shown or not. */
const isWritten = (store: Store, entity: EntityName, claim: Claim, value: string) =>
  store.sql(`SELECT 1 FROM ${entity} r WHERE r.${claim.field} = ? AND NOT EXISTS (SELECT 1 FROM gave_way g WHERE g.entity = '${entity}' AND g.entityId = r.id) UNION ALL SELECT 1 FROM gave_way WHERE entity = '${entity}' AND written = ? LIMIT 1`, [value, value]).length > 0

/** The earliest keeps; the others give way. Those are written first, so that the unique index never sees two. */
function share(store: Store, entity: EntityName, claim: Claim, rows: Candidate[]): string[] {
  const born = new Map(rows.map((one) => [one.id, bornStamp(store, entity, one.id)]))
  rows.sort((a, b) => (born.get(a.id)! < born.get(b.id)! ? -1 : born.get(a.id)! > born.get(b.id)! ? 1 : a.id < b.id ? -1 : 1))
  const keeper = new Map<string, string>()
  const nth = new Map<string, number>()
  const losers: { row: Candidate; shown: string; to: string }[] = []
  const winners: Candidate[] = []
  for (const row of rows) {
    const keys = keysOf(claim, row).map((values, i) => JSON.stringify([i, values]))
    const taken = keys.find((key) => keeper.has(key))
    if (taken === undefined) {
      for (const key of keys) keeper.set(key, row.id)
      winners.push(row)
    } else {
      let n = (nth.get(taken) ?? 0) + 1
      while (claim.ending && isWritten(store, entity, claim, claim.giveWay(row.written, n))) n++
      nth.set(taken, n)
      losers.push({ row, shown: claim.giveWay(row.written, n), to: keeper.get(taken)! })
    }
  }
  const changed: string[] = []
  const show = (row: Candidate, value: string) => {
    if (row[claim.field] === value) return
    store.run(`UPDATE ${entity} SET ${claim.field} = ?, version = version + 1 WHERE id = ?`, [value, row.id])
    changed.push(row.id)
  }
  // Values may change places: those that change are first out of each other's way.
  if (claim.ending) for (const { row, shown } of [...losers, ...winners.map((one) => ({ row: one, shown: one.written }))]) if (row[claim.field] !== shown) store.run(`UPDATE ${entity} SET ${claim.field} = ? WHERE id = ?`, [parked(claim, row.written, row.id), row.id])
  for (const one of losers) {
    show(one.row, one.shown)
    store.run(`INSERT INTO gave_way (entity, entityId, field, written, toId) VALUES (?, ?, ?, ?, ?) ON CONFLICT (entity, entityId) DO UPDATE SET written = excluded.written, toId = excluded.toId`, [entity, one.row.id, claim.field, one.row.written, one.to])
  }
  for (const row of winners) {
    noteWritten(store, entity, row.id, null)
    show(row, row.written)
  }
  return changed
}
