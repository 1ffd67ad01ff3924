// Choosing between clashing values: saved at once with all that was seen, taken back with Z, and never over something newer.
import { useState } from 'react'
import type { Reviews } from '../../../shared/operations/exchange.ts'
import { call } from '../../api.ts'
import { client } from '../../data/client.ts'
import { errorText } from '../../data/useCommand.ts'
import { question } from '../../data/useQuery.ts'
import { announce } from '../../state/announce.ts'
import { type Clash, keyOf, type Settled, useExchange } from '../../state/exchange.ts'
import { hideStrip, noteSaved, showStrip } from '../../state/undo.ts'
import { text } from '../../text.ts'

const t = text.exchange.pcs.clash

export interface Line {
  key: string
  clash: Clash
  /** opId of the side chosen here, while it stands */
  chosen: string | null
}

/** The lines on the screen: those that are open, and those just chosen, in the order they have when all are open. */
export function linesOf(reviews: Reviews, settled: readonly Settled[]): Line[] {
  const open = new Map(reviews.clashes.map((one) => [keyOf(one), one]))
  const standing = settled.filter((one) => one.before === reviews || !open.has(keyOf(one.clash)))
  const chosen = new Map(standing.map((one) => [keyOf(one.clash), one]))
  const lines = reviews.clashes.map((clash) => ({ key: keyOf(clash), clash, chosen: chosen.get(keyOf(clash))?.chosen ?? null }))
  for (const one of standing) if (!open.has(keyOf(one.clash))) lines.push({ key: keyOf(one.clash), clash: one.clash, chosen: one.chosen })
  return lines.sort((a, b) => a.clash.where.label.localeCompare(b.clash.where.label, 'nb') || a.clash.fieldLabel.localeCompare(b.clash.fieldLabel, 'nb'))
}

const drop = (key: string) => useExchange.setState((was) => ({ settled: was.settled.filter((one) => keyOf(one.clash) !== key) }))

export function useSettle(reviews: Reviews, again: () => void) {
  /** line -> what to say about it */
  const [said, setSaid] = useState<Record<string, string>>({})
  const say = (key: string, line: string | null) => {
    setSaid((was) => Object.fromEntries([...Object.entries(was).filter(([one]) => one !== key), ...(line ? [[key, line]] : [])]))
    if (line) announce(line, 'assertive')
  }

  /** Take back an act of choosing. Gives the reviews as they then are, so that the line never leaves the screen; null when it cannot be taken back. */
  const takeBack = async (one: Settled): Promise<Reviews | null> => {
    const answer = await call('log.undo', { opId: one.act }, { opId: crypto.randomUUID() })
    if (!answer.ok) {
      say(keyOf(one.clash), Object.values(errorText(answer.error)).join(' '))
      return null
    }
    noteSaved()
    const fresh = await client.fetchQuery({ ...question('exchange.reviews', {}), staleTime: 0 })
    drop(keyOf(one.clash))
    return fresh
  }

  const choose = async (given: Clash, side: string): Promise<void> => {
    const key = keyOf(given)
    const former = useExchange.getState().settled.find((one) => keyOf(one.clash) === key)
    if (former?.chosen === side && linesOf(reviews, [former]).some((line) => line.chosen === side)) return
    let [clash, before] = [given, reviews]
    if (former && !reviews.clashes.some((one) => keyOf(one) === key)) {
      const fresh = await takeBack(former)
      const open = fresh?.clashes.find((one) => keyOf(one) === key)
      if (!fresh || !open) return
      ;[clash, before] = [open, fresh]
    }
    const act = crypto.randomUUID()
    const answer = await call('exchange.settle', { entity: clash.entity, id: clash.id, field: clash.field, chosen: side, seen: clash.sides.map((one) => one.opId) }, { opId: act })
    if (!answer.ok) {
      say(key, answer.error.code === 'stale' ? t.stale : Object.values(errorText(answer.error)).join(' '))
      return again()
    }
    say(key, null)
    noteSaved()
    useExchange.setState((was) => ({ settled: [...was.settled.filter((one) => keyOf(one.clash) !== key), { clash, chosen: side, act, before }] }))
    showStrip({ line: t.chosen(clash.sides.find((one) => one.opId === side)?.shown ?? ''), opId: act })
  }

  /** Z: take back the choice made last. Gives its line, for the focus. */
  const undoLastChoice = async (): Promise<string | null> => {
    const last = useExchange.getState().settled.at(-1)
    if (!last) return announce(t.noUndo), null
    if (!(await takeBack(last))) return null
    hideStrip()
    announce(t.undone)
    return keyOf(last.clash)
  }
  return { said, choose, undoLastChoice, say }
}
