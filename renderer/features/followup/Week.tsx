// A week of visits: a column for each day, or a table in order of time. What is planned, done and cancelled differ in word and form.
import { PlusIcon } from '@navikt/aksel-icons'
import { plusDays, shortDate, weekday } from '../../../shared/dates.ts'
import { visitStatus } from '../../../shared/model/codes.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { ProtectedTag, ToneTag } from '../../ui/small.tsx'

const v = text.visits
export type CalendarVisit = Output<'visit.calendar'>['visits'][number]
const capital = (word: string) => word.replace(/^./, (letter) => letter.toUpperCase())
const toneOf = (visit: CalendarVisit) => (visit.status === 'missed' || visit.overdue ? 'attention' : visit.status === 'done' ? 'accent' : 'quiet')

function Card({ visit, onOpen }: { visit: CalendarVisit; onOpen: (visit: CalendarVisit) => void }) {
  return (
    <li>
      <button type="button" className="week-visit" data-status={visit.status} data-overdue={visit.overdue || undefined} onClick={() => onOpen(visit)}>
        <span className="week-time num">{visit.plannedAt ? v.clock(visit.plannedAt, visit.endsAt).replace('kl. ', '') : v.allDay}</span>
        <strong>{visit.name}</strong>
        <span>{visit.title}</span>
        <span className={visit.status === 'planned' && !visit.overdue ? 'aksel-sr-only' : 'week-status'}>{visitStatus.labels[visit.status]}</span>
        {visit.draft ? <span className="week-status">{v.draft}</span> : null}
      </button>
    </li>
  )
}

export function WeekGrid({ monday, today, visits, onOpen, onNew }: { monday: string; today: string; visits: readonly CalendarVisit[]; onOpen: (visit: CalendarVisit) => void; onNew: ((on: string) => void) | null }) {
  return (
    <div className="week-grid">
      {Array.from({ length: 7 }, (_, i) => plusDays(monday, i)).map((on) => {
        const own = visits.filter((one) => one.plannedOn === on)
        const name = capital(weekday(on))
        return (
          <section key={on} className="week-day" data-today={on === today || undefined} aria-label={`${name} ${shortDate(on, today)}`}>
            <header>
              <h3>{name.slice(0, 3)}. {shortDate(on, today)}{on === today ? <span className="week-now"> {v.today}</span> : null}</h3>
              {onNew ? <button type="button" className="week-add" aria-label={`${v.newVisit} ${weekday(on)} ${shortDate(on, today)}`} onClick={() => onNew(on)}><PlusIcon aria-hidden /></button> : null}
            </header>
            {own.length === 0 ? <p className="quiet small week-none">{v.nothing}</p> : null}
            <ul>{own.map((one) => <Card key={one.id} visit={one} onOpen={onOpen} />)}</ul>
          </section>
        )
      })}
    </div>
  )
}

export function VisitList({ visits, onOpen, label }: { visits: readonly CalendarVisit[]; onOpen: (visit: CalendarVisit) => void; label: string }) {
  const today = useToday()
  const c = v.column
  return (
    <table className="plain-table visit-table" aria-label={label}>
      <thead><tr>{[c.when, c.who, c.what, c.worker, c.area, c.status].map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
      <tbody>
        {visits.map((one) => (
          <tr key={one.id}>
            <td className="nowrap">{capital(weekday(one.plannedOn).slice(0, 3))}. {shortDate(one.plannedOn, today)}{one.plannedAt ? ` ${v.clock(one.plannedAt, one.endsAt)}` : ''}</td>
            <td><button type="button" className="name-button" aria-label={v.openVisit(one.name, one.title, visitStatus.labels[one.status])} onClick={() => onOpen(one)}><strong>{one.name}</strong></button> <span className="quiet num">{one.caseNumber}</span></td>
            <td>{one.title}</td>
            <td>{one.worker ?? <span className="quiet">{v.noWorker}</span>}</td>
            <td>{one.protected ? <ProtectedTag short /> : one.area}</td>
            <td><ToneTag tone={toneOf(one)}>{visitStatus.labels[one.status]}</ToneTag></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
