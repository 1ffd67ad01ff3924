// The one table of shortcuts. The help dialog, the hints on the screens and the handlers all read it.
import { useEffect, useRef } from 'react'
import { useSettings } from './state/settings.ts'
import { text } from './text.ts'

export type Place = 'everywhere' | 'today' | 'cases' | 'case' | 'dwellings' | 'allocation' | 'meeting' | 'followup' | 'exchange' | 'settings'

export interface Shortcut {
  id: string
  /** as event.key, with Ctrl+ or Alt+ before; several when either will do */
  keys: readonly string[]
  /** as people see it */
  shown: readonly string[]
  label: string
}

const one = (id: string, label: string, keys: string | readonly string[], shown?: string | readonly string[]): Shortcut => ({
  id,
  label,
  keys: typeof keys === 'string' ? [keys] : keys,
  shown: shown === undefined ? (typeof keys === 'string' ? keys.split('+') : keys) : typeof shown === 'string' ? [shown] : shown,
})

const k = text.keys
export const SHORTCUTS: Record<Place, readonly Shortcut[]> = {
  everywhere: [
    one('search', k.search, 'Ctrl+K'),
    one('help', k.help, '?'),
    one('place', k.place, ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5', 'Alt+6', 'Alt+7', 'Alt+8', 'Alt+9'], 'Alt 1–9'),
    one('panel', k.panel, 'F6'),
    one('undo', k.undo, 'Ctrl+Z'),
    one('lock', k.lock, 'Ctrl+L'),
    one('close', k.close, 'Escape', 'Esc'),
  ],
  today: [one('down', k.down, 'J'), one('up', k.up, 'K'), one('open', k.open, 'Enter'), one('postpone', k.postpone, 'U')],
  cases: [
    one('move', k.move, ['ArrowUp', 'ArrowDown'], '↑↓'),
    one('select', k.select, ' ', k.space),
    one('open', k.openCase, 'Enter'),
    one('assign', k.assign, 'T'),
    one('view', k.view, ['1', '2', '3', '4', '5', '6', '7'], '1–7'),
    one('filter', k.filter, 'F'),
    one('new', k.newApplication, 'N'),
  ],
  case: [
    one('tabs', k.tabs, ['Ctrl+PageUp', 'Ctrl+PageDown'], 'Ctrl PgUp/PgDn'),
    one('answer', k.answer, 'R'),
    one('note', k.note, 'N'),
    one('postpone', k.postpone, 'U'),
    one('summary', k.summary, ['O', 'Ctrl+P'], 'O'),
  ],
  dwellings: [
    one('time', k.time, ['ArrowLeft', 'ArrowRight'], '←→'),
    one('year', k.year, 'Z'),
    one('open', k.openDwelling, 'Enter'),
    one('new', k.newDwelling, 'N'),
  ],
  allocation: [
    one('move', k.choose, ['ArrowUp', 'ArrowDown'], '↑↓'),
    one('propose', k.propose, 'Enter'),
    one('compare', k.compare, 'S'),
    one('moveTo', k.moveTo, 'M'),
    one('outside', k.outside, 'H'),
  ],
  meeting: [
    one('previous', k.previousCase, 'ArrowLeft', '←'),
    one('next', k.nextCase, 'ArrowRight', '→'),
    one('show', k.show, 'V'),
    one('cover', k.cover, ['B', 'Escape'], 'B'),
    one('decide', k.decide, 'A'),
    one('measure', k.measure, 'T'),
    one('note', k.privateNote, 'N'),
    one('presence', k.presence, 'P'),
    one('park', k.park, 'L'),
    one('jump', k.jump, ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'], '0–9'),
    one('fullScreen', k.fullScreen, 'F11'),
  ],
  followup: [one('open', k.openGoal, 'Enter'), one('goal', k.goal, 'G'), one('visit', k.visit, 'B'), one('review', k.planReview, 'M'), one('week', k.week, ['ArrowLeft', 'ArrowRight'], '←→'), one('now', k.weekNow, 'T')],
  exchange: [one('file', k.file, 'F'), one('line', k.line, ['ArrowUp', 'ArrowDown'], '↑↓'), one('mine', k.mine, 'M'), one('theirs', k.theirs, 'D'), one('undoChoice', k.undoChoice, 'Z'), one('run', k.run, 'Ctrl+Enter')],
  settings: [],
}

/** The shortcut with this id at this place, for a hint on the screen. */
export function shortcut(place: Place, id: string): Shortcut | undefined {
  return SHORTCUTS[place].find((row) => row.id === id)
}

function pressed(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${key}`
}

const WRITES = 'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable=true]'

function inTheWay(event: KeyboardEvent, plain: boolean): boolean {
  const target = event.target instanceof Element ? event.target : null
  if (document.querySelector('[role=dialog][data-open], .aksel-dialog__popup, [role=menu]')) return true
  if (!plain) return false
  if (target?.closest(WRITES)) return true
  // Enter, space and arrows belong to the control that has the focus; a table leaves left and right free.
  const own = event.key === 'Enter' || event.key === ' ' ? 'button, a, summary, [role=tab], [role=radio], [role=grid], input' : event.key.startsWith('Arrow') ? '[role=tab], [role=radio], input' : null
  const updown = event.key === 'ArrowUp' || event.key === 'ArrowDown'
  return !!own && !!target?.closest(updown ? `${own}, [role=grid]` : own)
}

/** Listen for the shortcuts of a place. Handlers are named by the ids in the table; the pressed key comes along. */
export function useKeys(place: Place, handlers: Record<string, (key: string, event: KeyboardEvent) => void>): void {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const key = pressed(event)
      const row = SHORTCUTS[place].find((candidate) => candidate.keys.includes(key))
      const handler = row && latest.current[row.id]
      if (!row || !handler) return
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !/^F\d+$/.test(event.key)
      if (inTheWay(event, plain)) return
      if (plain && event.key.length === 1 && event.key !== ' ' && !useSettings.getState().singleKeys) return
      if (row.id === 'undo' && (event.target as Element | null)?.closest?.(WRITES)) return
      event.preventDefault()
      handler(key, event)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [place])
}
