// How the person rates each area of life over time, 0 to 10: lines told apart by dash and by a label at their end, with the same numbers as a table below.
import { shortDate } from '../../../shared/dates.ts'
import { text } from '../../text.ts'
import { lifeDomain } from '../../../shared/model/codes.ts'
import type { Rating } from './plan.ts'

const t = text.followup
const BOX = { width: 348, height: 178, left: 26, right: 84, top: 14, bottom: 30 }
const DASHES = ['none', '7 4', '2 4', '10 3 2 3', '1 3', '14 4']
const MONTHS = ['jan.', 'feb.', 'mars', 'april', 'mai', 'juni', 'juli', 'aug.', 'sep.', 'okt.', 'nov.', 'des.']
const monthOf = (date: string) => MONTHS[Number(date.slice(5, 7)) - 1]!

export interface Line {
  id: string
  label: string
  points: { on: string; value: number; ownWords: string | null }[]
}

/** One line per area that has been rated, in the order of the areas. Two on the same day: the later stands. */
export function linesOf(ratings: readonly Rating[]): Line[] {
  return lifeDomain.values.flatMap((domain) => {
    const own = new Map(ratings.filter((one) => one.domain === domain).map((one) => [one.on, one]))
    return own.size === 0 ? [] : [{ id: domain, label: t.domain[domain], points: [...own.values()].sort((a, b) => (a.on < b.on ? -1 : 1)) }]
  })
}

/** The latest fall that the person has put words to. */
export function lastFall(lines: readonly Line[]): { label: string; month: string; words: string } | null {
  const falls = lines.flatMap((line) => line.points.flatMap((point, index) => (index > 0 && point.ownWords && point.value < line.points[index - 1]!.value ? [{ label: line.label, on: point.on, words: point.ownWords }] : [])))
  const last = falls.sort((a, b) => (a.on < b.on ? 1 : -1))[0]
  return last ? { label: last.label, month: MONTH_NAMES[Number(last.on.slice(5, 7)) - 1]!, words: last.words.replace(/^[«"]|[»"]$/g, '') } : null
}

const MONTH_NAMES = ['januar', 'februar', 'mars', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'desember']

/** Spread labels that would overlap, keeping their order. */
function labelPlaces(ends: readonly { id: string; y: number }[]): Map<string, number> {
  const sorted = [...ends].sort((a, b) => a.y - b.y)
  const placed = new Map<string, number>()
  let last = -Infinity
  for (const [at, end] of sorted.entries()) {
    // Those below must still have room.
    last = Math.min(Math.max(end.y, last + 15), BOX.height - BOX.bottom - (sorted.length - 1 - at) * 15)
    placed.set(end.id, last)
  }
  return placed
}

function useScales(lines: readonly Line[]) {
  const times = lines.flatMap((line) => line.points.map((point) => Date.parse(point.on)))
  const [from, to] = [Math.min(...times), Math.max(...times)]
  const x = (on: string) => (to === from ? BOX.width - BOX.right : BOX.left + ((Date.parse(on) - from) / (to - from)) * (BOX.width - BOX.left - BOX.right))
  const y = (value: number) => BOX.top + ((10 - value) / 10) * (BOX.height - BOX.top - BOX.bottom)
  return { x, y }
}

/** At most six month names, evenly picked, one per month. */
function ticks(lines: readonly Line[]): string[] {
  const byMonth = new Map(lines.flatMap((line) => line.points).map((point) => [point.on.slice(0, 7), point.on]))
  const all = [...byMonth.values()].sort()
  const step = Math.ceil(all.length / 6)
  return all.filter((_, index) => (all.length - 1 - index) % step === 0)
}

function Svg({ lines }: { lines: readonly Line[] }) {
  const { x, y } = useScales(lines)
  const places = labelPlaces(lines.map((line) => ({ id: line.id, y: y(line.points.at(-1)!.value) })))
  const said = t.graphAlt(lines.map((line) => t.graphLine(line.label, line.points[0]!.value, line.points.at(-1)!.value)).join(' '))
  return (
    <svg className="graph" viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={said}>
      {[0, 2, 4, 6, 8, 10].map((value) => (
        <g key={value}>
          <line className="graph-grid" x1={BOX.left} x2={BOX.width - BOX.right + 6} y1={y(value)} y2={y(value)} />
          <text className="graph-tick" x={18} y={y(value) + 4} textAnchor="end">{value}</text>
        </g>
      ))}
      {ticks(lines).map((on) => (
        <text key={on} className="graph-tick" x={x(on)} y={BOX.height - 8} textAnchor="middle">{monthOf(on)}</text>
      ))}
      {lines.map((line, index) => {
        const last = line.points.at(-1)!
        return (
          <g key={line.id} className="graph-line" data-line={index % 4}>
            <polyline points={line.points.map((point) => `${x(point.on)},${y(point.value)}`).join(' ')} strokeDasharray={DASHES[index % DASHES.length]} />
            <circle cx={x(last.on)} cy={y(last.value)} r="4" />
            <text x={BOX.width - BOX.right + 12} y={places.get(line.id)! + 5}>{line.label}</text>
          </g>
        )
      })}
    </svg>
  )
}

function Table({ lines, today }: { lines: readonly Line[]; today: string }) {
  const dates = [...new Set(lines.flatMap((line) => line.points.map((point) => point.on)))].sort()
  return (
    <details className="graph-table">
      <summary>{t.masteryTable}</summary>
      <div className="graph-scroll" tabIndex={0} role="region" aria-label={t.masteryTable}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t.masteryDate}</th>
              {lines.map((line) => <th key={line.id} scope="col">{line.label}</th>)}
            </tr>
          </thead>
          <tbody>
            {dates.map((on) => (
              <tr key={on}>
                <th scope="row" className="nowrap">{shortDate(on, today)}</th>
                {lines.map((line) => <td key={line.id} className="num">{line.points.find((point) => point.on === on)?.value ?? <span className="quiet">{t.noValue}</span>}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

export function MasteryGraph({ ratings, today }: { ratings: readonly Rating[]; today: string }) {
  const lines = linesOf(ratings)
  if (lines.length === 0) return <p className="quiet plan-none">{t.masteryEmpty}</p>
  const fall = lastFall(lines)
  return (
    <>
      <Svg lines={lines} />
      {fall ? <p className="graph-fall">{t.fell(fall.label, fall.month, fall.words)}</p> : null}
      <Table lines={lines} today={today} />
    </>
  )
}
