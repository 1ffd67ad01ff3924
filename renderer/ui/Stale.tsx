// «Endret mens du skrev»: who changed what, both values side by side, and a choice between them. Nothing is stored until it is made.
import { ExclamationmarkTriangleFillIcon } from '@navikt/aksel-icons'
import { Button } from '@navikt/ds-react'
import { dateText, kroner, osloDate, osloTime } from '../../shared/dates.ts'
import type { AppError } from '../../shared/errors.ts'
import { useStatus } from '../state/session.ts'
import { text } from '../text.ts'

const t = text.common.stale

interface Change {
  field: string
  label: string
  theirs: unknown
  by: string | null
  at: string
}

/** What a form tells about itself, so that its values can be set beside those of the other. */
export interface Written {
  /** the values the user wrote, by field */
  values: Readonly<Record<string, unknown>>
  /** a value of a field in words */
  say: (field: string, value: unknown) => string
}

/** A stored value in words. `kind` is the labels of a code list, or how the text is written. */
export function sayValue(kind: 'text' | 'date' | 'kroner' | Readonly<Record<string, string>>, value: unknown): string {
  if (value === null || value === undefined || value === '') return t.empty
  if (typeof kind === 'object') return kind[String(value)] ?? String(value)
  if (kind === 'date') return dateText(String(value))
  return kind === 'kroner' ? kroner(Number(value)) : `«${String(value)}»`
}

/** The newest change of each field, as the store told when it refused. */
function changesOf(error: AppError): Change[] {
  const all = (Array.isArray(error.details?.['changes']) ? error.details['changes'] : []) as Change[]
  const newest = new Map<string, Change>()
  for (const one of all) if (one.field !== '*' && one.at >= (newest.get(one.field)?.at ?? '')) newest.set(one.field, one)
  return [...newest.values()]
}

/** How long ago, in whole minutes within the hour, else date and clock. */
function whenText(at: string, now: string): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(at)) / 60_000)
  if (minutes < 1) return t.now
  return minutes < 60 ? t.minutesAgo(minutes) : t.at(dateText(osloDate(at)), osloTime(at))
}

/** A refused change beside the form: keep what was written here, or close and see what the other wrote. */
export function Stale({ error, written, running, onKeep, onTheirs }: { error: AppError; written?: Written; running?: boolean; onKeep: () => void; onTheirs: () => void }) {
  const { now } = useStatus()
  const changes = changesOf(error)
  const both = written ? changes.filter((one) => one.field in written.values) : []
  const shown = both.length > 0 ? both : changes
  const newest = shown.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]
  const what = [...new Set(shown.map((one) => one.label.toLowerCase()))].join(', ') || t.something
  return (
    <div className="stale" role="group" aria-label={text.common.errorTitle}>
      <p className="stale-who">
        <ExclamationmarkTriangleFillIcon aria-hidden /> {t.changed(newest?.by ?? null, what, newest ? whenText(newest.at, now) : t.now)}
      </p>
      {both.map((one) => (
        <p key={one.field}>
          {t.youWrote} <strong>{written?.say(one.field, written.values[one.field])}</strong>, {t.theyWrote(one.by)} <strong>{written?.say(one.field, one.theirs)}</strong>.
        </p>
      ))}
      <p>{both.length === 0 ? `${t.stands} ` : ''}{t.nothing}</p>
      <div className="stale-acts">
        <Button size="small" variant="secondary" aria-disabled={running || undefined} onClick={() => running || onKeep()} type="button">{t.keep}</Button>
        <Button size="small" variant="secondary" onClick={onTheirs} type="button">{t.theirs}</Button>
      </div>
    </div>
  )
}
