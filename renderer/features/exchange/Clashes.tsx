// Lines changed by both: before, mine and theirs beside each other, one choice per line. Arrows move between lines and values without choosing; Enter, M and D choose.
import { Fragment, type KeyboardEvent, useRef, useState } from 'react'
import { Link } from 'wouter'
import { shortDate, osloDate } from '../../../shared/dates.ts'
import type { Reviews } from '../../../shared/operations/exchange.ts'
import { useKeys } from '../../keys.ts'
import { type Clash, useExchange } from '../../state/exchange.ts'
import { useStatus, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { type Line, linesOf, useSettle } from './useSettle.ts'
import { linkTo, whenText } from './when.ts'

const t = text.exchange.pcs.clash
type Side = Clash['sides'][number]

/** The value written here and the others, in the order of the columns. */
const sidesOf = (clash: Clash): { mine: Side | null; others: Side[] } => {
  const mine = clash.sides.find((one) => one.here) ?? null
  return { mine, others: clash.sides.filter((one) => one !== mine) }
}
const cellsOf = (clash: Clash, columns: number): (Side | null)[] => {
  const { mine, others } = sidesOf(clash)
  return [mine, ...others, ...Array.from({ length: columns - 1 - others.length }, () => null)]
}

/** What the columns of values are called: by person where there is only one, else by what they are. */
function headings(lines: readonly Line[], columns: number, me: string): string[] {
  const one = (names: readonly string[]) => (new Set(names).size === 1 ? names[0]! : null)
  const mine = lines.flatMap((line) => sidesOf(line.clash).mine?.by ?? [])
  const theirs = one(lines.flatMap((line) => sidesOf(line.clash).others.map((side) => side.by)))
  return Array.from({ length: columns }, (_none, column) => (column === 0 ? (mine.every((name) => name === me) ? t.mine : t.here) : columns === 2 && theirs ? t.by(theirs) : t.theirs))
}

function Cell({ line, side, at, isStop, today, onChoose, onFocus }: { line: Line; side: Side | null; at: string; isStop: boolean; today: string; onChoose: (side: Side) => void; onFocus: () => void }) {
  if (!side) return <td className="clash-none quiet">{at.endsWith(':0') ? t.notHere : null}</td>
  const isChosen = line.chosen === side.opId
  return (
    <td className="clash-cell" data-chosen={isChosen || undefined}>
      <button type="button" role="radio" className="clash-choice" data-at={at} aria-checked={isChosen} aria-disabled={!line.clash.mayChoose || undefined} tabIndex={isStop ? 0 : -1} aria-label={t.choice(line.clash.fieldLabel, side.shown, t.who(side.by, whenText(side.at, today), side.device))} onFocus={onFocus} onClick={() => onChoose(side)}>
        <span className="clash-dot" aria-hidden />
        <span className="clash-what">
          <span className="clash-value">{side.shown}{side.current && !line.chosen ? <ToneTag>{t.current}</ToneTag> : null}</span>
          <span className="clash-who">{t.who(side.by, whenText(side.at, today), side.device)}</span>
        </span>
      </button>
    </td>
  )
}

export function Clashes({ reviews, again }: { reviews: Reviews; again: () => void }) {
  const { settled } = useExchange()
  const { session } = useStatus()
  const today = useToday()
  const lines = linesOf(reviews, settled)
  const settle = useSettle(reviews, again)
  const box = useRef<HTMLTableElement>(null)
  const [stop, setStop] = useState<{ key: string; column: number } | null>(null)
  const columns = Math.max(2, ...lines.map((line) => sidesOf(line.clash).others.length + 1))
  const firstOpen = Math.max(0, lines.findIndex((line) => !line.chosen))
  const found = lines.findIndex((line) => line.key === stop?.key)
  const now = found < 0 ? firstOpen : found
  const firstCell = (index: number) => Math.max(0, cellsOf(lines[index]!.clash, columns).findIndex(Boolean))

  const focusOn = (index: number, wanted = 0) => {
    const line = lines[index]
    if (!line) return
    const cells = cellsOf(line.clash, columns)
    const column = cells[wanted] ? wanted : firstCell(index)
    setStop({ key: line.key, column })
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-at="${CSS.escape(line.key)}:${column}"]`)?.focus())
  }
  const choose = async (index: number, side: Side) => {
    const line = lines[index]!
    if (!line.clash.mayChoose) return settle.say(line.key, t.mayNot)
    await settle.choose(line.clash, side.opId)
    const next = lines.findIndex((one, at) => at > index && !one.chosen)
    if (next >= 0 && !settle.said[line.key]) focusOn(next, cellsOf(line.clash, columns).indexOf(side))
    else focusOn(index, cellsOf(line.clash, columns).indexOf(side))
  }
  const byKey = (which: 'mine' | 'theirs') => () => {
    const line = lines[now]
    if (!line) return
    const { mine, others } = sidesOf(line.clash)
    const candidates = which === 'mine' ? (mine ? [mine] : []) : others
    if (candidates.length === 1) return void choose(now, candidates[0]!)
    settle.say(line.key, which === 'mine' ? t.notHere : t.manyTheirs)
    focusOn(now, which === 'mine' ? 0 : 1)
  }
  useKeys('exchange', {
    line: () => focusOn(now),
    mine: byKey('mine'),
    theirs: byKey('theirs'),
    undoChoice: () => void settle.undoLastChoice().then((key) => key && focusOn(lines.findIndex((line) => line.key === key))),
  })
  if (lines.length === 0) return null

  const onKeyDown = (event: KeyboardEvent) => {
    const at = (event.target as Element).closest('[data-at]')
    if (!at || event.ctrlKey || event.altKey || event.metaKey) return
    const column = Number(at.getAttribute('data-at')?.split(':').at(-1))
    const to: Record<string, [number, number]> = { ArrowDown: [now + 1, column], ArrowUp: [now - 1, column], Home: [0, column], End: [lines.length - 1, column], ArrowRight: [now, column + 1], ArrowLeft: [now, column - 1] }
    const target = to[event.key]
    if (!target) return
    event.preventDefault()
    const [index, wanted] = target
    if (index >= 0 && index < lines.length && wanted >= 0 && wanted < columns && (event.key === 'ArrowDown' || event.key === 'ArrowUp' || cellsOf(lines[index]!.clash, columns)[wanted])) focusOn(index, wanted)
  }
  const groups = Map.groupBy(lines, (line) => line.clash.where.label)
  const heads = headings(lines, columns, session!.name)
  const bases = [...new Set(lines.map((line) => line.clash.base && osloDate(line.clash.base.at)))]
  const foot = (
    <>
      <span>{t.keptInLog}</span>
      <span className="foot-right"><KeyHint place="exchange" id="mine" /><KeyHint place="exchange" id="theirs" /><KeyHint place="exchange" id="undoChoice" /></span>
    </>
  )
  return (
    <Panel title={t.title} detail={t.count(groups.size, lines.length)} flush footer={foot}>
      <div className="clash-scroll">
        <table ref={box} className="clash-table" onKeyDown={onKeyDown}>
          <thead><tr><th className="clash-line">{t.line}</th><th className="clash-base">{bases.length === 1 && bases[0] ? t.beforeAt(shortDate(bases[0], today)) : t.before}</th>{heads.map((head, column) => <th key={column}>{head}</th>)}</tr></thead>
          <tbody>
            {[...groups].map(([label, group]) => {
              const link = linkTo(group[0]!.clash.where, session!.role)
              return (
                <Fragment key={label}>
                  <tr className="clash-group"><th colSpan={columns + 2} scope="rowgroup"><span className="clash-group-line">{link ? <Link className="plain-link" href={link}>{label}</Link> : <span>{label}</span>}<span className="quiet">{t.groupState(group.length, group.filter((line) => line.chosen).length)}</span></span></th></tr>
                  {group.map((line) => {
                    const index = lines.indexOf(line)
                    const cells = cellsOf(line.clash, columns)
                    const stopAt = index === now ? (stop && stop.key === line.key && cells[stop.column] ? stop.column : firstCell(index)) : -1
                    return (
                      <tr key={line.key} data-now={index === now || undefined}>
                        <th scope="row" className="clash-line">{line.clash.fieldLabel}{settle.said[line.key] ? <span className="clash-said">{settle.said[line.key]}</span> : null}</th>
                        <td className="clash-base">{line.clash.base?.shown ?? <span className="quiet">{t.unknownBefore}</span>}</td>
                        {cells.map((side, column) => <Cell key={column} line={line} side={side} at={`${line.key}:${column}`} isStop={column === stopAt} today={today} onChoose={(one) => void choose(index, one)} onFocus={() => setStop({ key: line.key, column })} />)}
                      </tr>
                    )
                  })}
                </Fragment>
              )
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
