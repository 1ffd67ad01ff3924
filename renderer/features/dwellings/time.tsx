// The time line of a dwelling: let, planned, empty and under repair differ in form, not only in colour.
import { daysBetween, plusMonths, shortDate } from '../../../shared/dates.ts'
import type { z } from '../../../shared/zod.ts'
import type { TimeBar } from '../../../shared/operations/views.ts'
import { text } from '../../text.ts'

export type Bar = z.output<typeof TimeBar>
export interface Window {
  from: string
  to: string
}

const t = text.dwellings

/** A window of whole months that begins five months before today, moved by `shift` months. */
export function timeWindow(today: string, months: number, shift: number): Window {
  const first = `${today.slice(0, 7)}-01`
  const from = plusMonths(first, -Math.floor(months * 0.45) + shift)
  return { from, to: plusMonths(from, months) }
}

const share = (on: string, window: Window) => Math.min(100, Math.max(0, (daysBetween(window.from, on) / daysBetween(window.from, window.to)) * 100))

export function MonthScale({ window, months }: { window: Window; months: number }) {
  const step = months > 12 ? 3 : 1
  return (
    <span className="tl-scale" aria-hidden>
      {Array.from({ length: Math.ceil(months / step) }, (_, index) => {
        const on = plusMonths(window.from, index * step)
        const month = Number(on.slice(5, 7)) - 1
        return (
          <span key={on} style={{ left: `${share(on, window)}%` }}>
            {t.months[month]} {month < step && index > 0 ? on.slice(2, 4) : ''}
          </span>
        )
      })}
    </span>
  )
}

export function TimeLine({ bars, window, today, months = 12 }: { bars: readonly Bar[]; window: Window; today: string; months?: number }) {
  const inside = bars.filter((bar) => bar.from < window.to && (bar.to === null || bar.to > window.from))
  const step = months > 12 ? 3 : 1
  return (
    <span className="tl">
      {Array.from({ length: Math.ceil(months / step) }, (_, index) => (
        <span key={index} className="tl-line" aria-hidden style={{ left: `${share(plusMonths(window.from, index * step), window)}%` }} />
      ))}
      {inside.map((bar, index) => {
        const left = share(bar.from, window)
        const width = Math.max(0.6, share(bar.to ?? window.to, window) - left)
        const said = t.bar(t.legend[bar.kind], shortDate(bar.from, today), bar.to && shortDate(bar.to, today), bar.text)
        return (
          <span key={index} className="tl-bar" data-kind={bar.kind} role="img" aria-label={said} title={said} style={{ left: `${left}%`, width: `calc(${width}% - 2px)` }}>
            {width > 5 ? bar.text : ''}
          </span>
        )
      })}
      {today >= window.from && today < window.to ? <span className="tl-today" aria-hidden style={{ left: `${share(today, window)}%` }} /> : null}
    </span>
  )
}

export function TimeLegend() {
  return (
    <span className="tl-legend">
      {(['let', 'planned', 'void', 'repair'] as const).map((kind) => (
        <span key={kind}>
          <span className="tl-bar tl-sample" data-kind={kind} aria-hidden /> {t.legend[kind]}
        </span>
      ))}
      <span>
        <span className="tl-today tl-sample-today" aria-hidden /> {t.legend.today}
      </span>
    </span>
  )
}
