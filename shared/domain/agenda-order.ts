// The order of the agenda: as it was laid by hand, by what cannot wait, or fair to those put off before. The same cases always give the same order, and every line says why it stands there.
import { dateText, daysBetween } from '../dates.ts'

export const AGENDA_ORDERS = ['urgency', 'fair'] as const
export type AgendaOrder = (typeof AGENDA_ORDERS)[number]

export interface OrderFacts {
  id: string
  caseNumber: string | null
  /** times it has been put off, or not been reached */
  postponed: number
  /** the first date that presses: a limit, a day to be out, a lease that ends */
  dueOn: string | null
  /** what that date is, e.g. «Må ut» */
  dueText: string | null
}

export interface OrderScene {
  /** the day of the meeting */
  heldOn: string
  /** the meeting after it; a date before that cannot wait */
  nextOn: string
  /** put off more often than this, a case is flagged and goes first in the fair order */
  postponedTimes: number
}

export interface OrderedLine { id: string; number: number; why: string; /** put off more often than the municipality accepts */ flagged: boolean }

const times = (n: number) => `${n} ${n === 1 ? 'gang' : 'ganger'}`

/** A date that passes before the team meets again. */
export const cannotWait = (one: Pick<OrderFacts, 'dueOn'>, scene: OrderScene) => one.dueOn !== null && one.dueOn < scene.nextOn

export const isFlagged = (postponed: number, scene: Pick<OrderScene, 'postponedTimes'>) => postponed > scene.postponedTimes

function dueWords(one: OrderFacts, { heldOn }: OrderScene): string {
  const days = daysBetween(heldOn, one.dueOn!)
  const when = days < 0 ? `${-days} ${days === -1 ? 'dag' : 'dager'} før møtet` : days === 0 ? 'på møtedagen' : `${days} ${days === 1 ? 'dag' : 'dager'} etter møtet`
  return `${one.dueText ?? 'Frist'} ${dateText(one.dueOn!)}, ${when}.`
}

/** Fair: those put off too often, then what cannot wait, then those put off, then the rest. */
function fairClass(one: OrderFacts, scene: OrderScene): number {
  if (isFlagged(one.postponed, scene)) return 0
  if (cannotWait(one, scene)) return 1
  return one.postponed > 0 ? 2 : 3
}

function whyOf(one: OrderFacts, scene: OrderScene, order: AgendaOrder): string {
  const put = one.postponed > 0 ? `Utsatt ${times(one.postponed)}${isFlagged(one.postponed, scene) ? `, flere enn ${scene.postponedTimes}` : ''}.` : ''
  const due = one.dueOn === null ? '' : dueWords(one, scene)
  const parts = order === 'fair' && fairClass(one, scene) !== 1 ? [put, due] : [due, put]
  return parts.filter(Boolean).join(' ') || 'Ingen frist, og ikke utsatt før. Etter saksnummer.'
}

type Key = (string | number)[]
const LAST = '9999-12-31'
const identity = (one: OrderFacts): Key => [one.caseNumber ?? '~', one.id]

function keyOf(one: OrderFacts, scene: OrderScene, order: AgendaOrder): Key {
  const due = one.dueOn ?? LAST
  if (order === 'urgency') return [due, -one.postponed, ...identity(one)]
  return [fairClass(one, scene), -one.postponed, due, ...identity(one)]
}

function compare(a: Key, b: Key): number {
  const at = a.findIndex((value, i) => value !== b[i])
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1
}

/**
 * Put the agenda in order.
 * @returns every case once, with its number and why it stands there; the order given in does not matter
 */
export function orderAgenda(items: readonly OrderFacts[], order: AgendaOrder, scene: OrderScene): OrderedLine[] {
  return items
    .map((one) => ({ one, key: keyOf(one, scene, order) }))
    .toSorted((a, b) => compare(a.key, b.key))
    .map(({ one }, i) => ({ id: one.id, number: i + 1, why: whyOf(one, scene, order), flagged: isFlagged(one.postponed, scene) }))
}
