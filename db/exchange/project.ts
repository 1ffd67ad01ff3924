// What a row is, from all that was ever written about it. A pure function of the set of changes: in whatever order they came, in whatever
// bundles, the row is the same on every PC. The tables are this function's answers, kept.
import { MODEL, type EntityName } from '../../shared/model/index.ts'
import type { Scalar } from '../store.ts'
import { isQuiet, lockingOf, protection, SETTLE } from './fields.ts'
import type { Knowledge, Point } from './knowledge.ts'

/** One logged change of one row, with the operation it belongs to. */
export interface Edit extends Point {
  opId: string
  name: string
  stamp: string
  at: string
  actorId: string
  undoes: string | null
  /** '*' for the whole row: after is null when it was taken away */
  field: string
  after: string | null
}

export interface Projected {
  /** null: not there (never made, or taken away) */
  row: Record<string, Scalar> | null
  /** 'newer': something in it is written by a newer version; 'unborn': changes to a row whose making has not come */
  problem: 'newer' | 'unborn' | null
  /** fields that two people changed without knowing of each other, to different values; '*' when one took the row away */
  contested: string[]
  /** stamp of the operation that made it */
  born: string
}

type Choice = Edit & { value: Scalar }

/** Changes that nobody's later change took the place of. One that saw two clashing ones took the place of the one it was shown; only an answer takes the place of all it saw. */
export function leavesOf(edits: readonly Choice[], knows: Knowledge): Choice[] {
  const takenBack = new Set(edits.filter((one) => one.undoes !== null).map((one) => one.undoes))
  const counting = edits.filter((one) => !(one.name === SETTLE && takenBack.has(one.opId)) && !(one.undoes !== null && edits.some((other) => other.opId === one.undoes && other.name === SETTLE)))
  const replaced = new Set<Choice>()
  for (const [i, edit] of counting.entries()) {
    const seen = counting.filter((other, j) => j < i && knows.saw(edit, other))
    const shown = seen.at(-1)
    for (const other of seen) if (edit.name === SETTLE || other.value === shown!.value) replaced.add(other)
  }
  return counting.filter((edit) => !replaced.has(edit))
}

/** Every change saw the one before it: nothing to choose between. Sorted by stamp. */
function isLine(edits: readonly Edit[], knows: Knowledge): boolean {
  for (let i = 1; i < edits.length; i++) if (!knows.saw(edits[i]!, edits[i - 1]!)) return false
  return true
}

const byStamp = (a: Edit, b: Edit) => (a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : 0)

interface Settled { value: Scalar; contested: boolean }

/** The value of one field. */
function settle(entity: EntityName, field: string, edits: readonly Choice[], knows: Knowledge, locking: ReadonlySet<string>): Settled {
  const last = edits.at(-1)!
  if (isLine(edits, knows)) return { value: last.value, contested: false }
  const leaves = leavesOf(edits, knows)
  const contested = !isQuiet(entity, field) && new Set(leaves.map((one) => one.value)).size > 1
  const locked = locking.size > 0 && leaves.find((one) => locking.has(one.opId))
  if (locked) return { value: locked.value, contested }
  const strength = (one: Choice) => protection(entity, field, one.value)
  if (strength(last) === null) return { value: last.value, contested }
  const unseen = edits.filter((one) => !edits.some((other) => other !== one && byStamp(other, one) > 0 && knows.saw(other, one)))
  return { value: unseen.toSorted((a, b) => strength(b)! - strength(a)! || byStamp(b, a))[0]!.value, contested }
}

type Schema = { safeParse: (value: unknown) => { success: boolean } }

/** Values seen to fit, by schema: the same few fill most of a row. Long texts are not kept. */
const FITTING = new WeakMap<Schema, Set<Scalar>>()
const KEPT_VALUES = 200

function fits(schema: Schema, value: Scalar): boolean {
  let known = FITTING.get(schema)
  if (!known) FITTING.set(schema, (known = new Set()))
  if (known.has(value)) return true
  if (!schema.safeParse(value).success) return false
  if (known.size < KEPT_VALUES && (typeof value !== 'string' || value.length <= 40)) known.add(value)
  return true
}

/**
 * The row that these changes make.
 * @param edits every change ever written about this row, laid-aside operations left out
 * @param defaults value of a column that older versions did not write
 */
export function projectRow(entity: EntityName, id: string, edits: Edit[], knows: Knowledge, defaults: Readonly<Record<string, Scalar>>): Projected {
  edits.sort(byStamp)
  const wholes = edits.filter((one) => one.field === '*')
  if (wholes.length === 0) return { row: null, problem: 'unborn', contested: [], born: '' }
  const fields = MODEL[entity].fields as Record<string, { schema: { safeParse: (value: unknown) => { success: boolean } } }>
  let problem: Projected['problem'] = null
  const choices = new Map<string, Choice[]>(Object.keys(fields).map((name) => [name, []]))
  const add = (edit: Edit, name: string, value: Scalar) => {
    const list = choices.get(name)
    if (list && fits(fields[name]!.schema, value)) list.push({ ...edit, value })
    else problem = 'newer'
  }
  for (const edit of edits) {
    if (edit.field !== '*') add(edit, edit.field, edit.after === null ? null : (JSON.parse(edit.after) as Scalar))
    else if (edit.after !== null) {
      const whole = JSON.parse(edit.after) as Record<string, Scalar>
      for (const name of choices.keys()) add(edit, name, name in whole ? whole[name]! : (defaults[name] ?? null))
      if (Object.keys(whole).some((name) => name !== 'id' && !choices.has(name))) problem = 'newer'
    }
  }
  const born = wholes.find((one) => one.after !== null)
  if (!born) return { row: null, problem: 'unborn', contested: [], born: '' }
  const gone = isGone(wholes, knows)
  if (gone) return { row: null, problem, contested: edits.some((one) => !(one.field === '*' && one.after === null) && !knows.saw(gone, one) && !knows.saw(one, gone)) ? ['*'] : [], born: born.stamp }
  const contested: string[] = []
  const locking = lockingOf(entity, edits)
  const row: Record<string, Scalar> = { id }
  for (const [name, list] of choices) {
    if (list.length === 0) return { row: null, problem: 'newer', contested: [], born: born.stamp }
    const one = list.length === 1 ? { value: list[0]!.value, contested: false } : settle(entity, name, list, knows, locking)
    row[name] = one.value
    if (one.contested) contested.push(name)
  }
  const made = wholes.findLast((one, i) => one.after !== null && (i === 0 || wholes[i - 1]!.after === null)) ?? born
  const last = edits.at(-1)!
  Object.assign(row, { createdAt: made.at, createdBy: made.actorId, updatedAt: last.at, updatedBy: last.actorId })
  return { row, problem, contested, born: born.stamp }
}

/** The taking away that stands, or null. Between a taking away and a making that knew nothing of each other, taking away wins. */
function isGone(wholes: readonly Edit[], knows: Knowledge): Edit | null {
  return wholes.find((one) => one.after === null && !wholes.some((other) => other.after !== null && byStamp(other, one) > 0 && knows.saw(other, one))) ?? null
}
