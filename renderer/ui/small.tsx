// Small things many places show: own words, initials, a due date, tags, a timeline.
import { ShieldLockIcon } from '@navikt/aksel-icons'
import { Tag } from '@navikt/ds-react'
import type { ReactNode } from 'react'
import { daysBetween, shortDate, weekday } from '../../shared/dates.ts'
import { text } from '../text.ts'

/** The person's own words, and only that, on sand. */
export function OwnWords({ children, note, size = 'm' }: { children: ReactNode; note?: ReactNode; size?: 's' | 'm' }) {
  return (
    <figure className="own-words" data-size={size}>
      <blockquote>«{typeof children === 'string' ? children.replace(/^[«"]|[»"]$/g, '') : children}»</blockquote>
      {note ? <figcaption>{note}</figcaption> : null}
    </figure>
  )
}

/** Initials in a circle; without an owner it is an alarm. */
export function Avatar({ initials, name, mine = false }: { initials: string | null; name?: string | null; mine?: boolean }) {
  if (!initials) return <ToneTag tone="danger">{text.common.noOwner}</ToneTag>
  return (
    <span className="avatar" data-mine={mine || undefined} role="img" aria-label={name ?? initials} title={name ?? initials}>
      {initials}
    </span>
  )
}

export type Tone = 'quiet' | 'attention' | 'danger' | 'accent' | 'strong'

export function ToneTag({ tone = 'quiet', icon, children, size = 'xsmall' }: { tone?: Tone; icon?: ReactNode; children: ReactNode; size?: 'xsmall' | 'small' }) {
  const color = ({ quiet: 'neutral', attention: 'warning', danger: 'danger', accent: 'accent', strong: 'danger' } as const)[tone]
  return (
    <Tag size={size} variant={tone === 'strong' ? 'strong' : 'moderate'} data-color={color} icon={icon} className="tone-tag">
      {children}
    </Tag>
  )
}

export function ProtectedTag({ short = false }: { short?: boolean }) {
  return (
    <ToneTag tone={short ? 'danger' : 'strong'} icon={<ShieldLockIcon aria-hidden />}>
      {short ? text.common.protectedShort : text.common.protectedTag}
    </ToneTag>
  )
}

/** How pressing a date is: passed, within the week, later. */
export function dueTone(dueOn: string, today: string): 'passed' | 'near' | 'later' {
  const days = daysBetween(today, dueOn)
  return days < 0 ? 'passed' : days <= 7 ? 'near' : 'later'
}

/** «I morgen», «Onsdag» within the week, else the date. */
export function dueWord(dueOn: string, today: string): string {
  const days = daysBetween(today, dueOn)
  if (days === 0) return text.common.today
  if (days === 1) return text.common.tomorrow
  if (days > 1 && days < 7) return weekday(dueOn).replace(/^./, (letter) => letter.toUpperCase())
  return shortDate(dueOn, today)
}

export function DueDate({ on, today, kind }: { on: string | null; today: string; kind?: 'legal' | 'agreed' | 'other' | null }) {
  if (!on) return null
  const tone = dueTone(on, today)
  const said = tone === 'passed' ? text.common.passed(-daysBetween(today, on)) : kind === 'legal' ? text.common.legalDue : kind === 'agreed' ? text.common.agreedDue : undefined
  return (
    <time className="due" data-tone={tone} dateTime={on} title={said}>
      {shortDate(on, today)}
      {tone === 'passed' ? <span className="aksel-sr-only">, {said}</span> : null}
    </time>
  )
}

/** Parts as sentences after each other, without a double full stop; null when there is nothing. */
export function sentences(...parts: (string | null | undefined)[]): string | null {
  const told = parts.filter((part): part is string => !!part)
  return told.length ? told.map((part, index) => (index < told.length - 1 ? part.replace(/[.\s]*$/, '.') : part)).join(' ') : null
}

export interface TimelineRow {
  id: string
  when: string
  title: string
  detail: string | null
  tone: 'normal' | 'attention' | 'quiet'
}

export function Timeline({ rows }: { rows: readonly TimelineRow[] }) {
  return (
    <ol className="timeline">
      {rows.map((row) => (
        <li key={row.id} data-tone={row.tone}>
          <span className="timeline-when">{row.when}</span>
          <span className="timeline-dot" aria-hidden />
          <span className="timeline-what">
            <strong>{row.title}</strong>
            {row.detail ? <span>{row.detail}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** A label above a value, as in the head of a case. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
