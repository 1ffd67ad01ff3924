// What a screen shows when there is nothing, when it failed, and while something long is going on. Same recipe: what happened, what is safe, what now.
import { Button, Heading, LocalAlert, ProgressBar } from '@navikt/ds-react'
import type { ReactNode } from 'react'
import type { AppError } from '../../shared/errors.ts'
import { errorText } from '../data/useCommand.ts'
import type { Job } from '../data/useJob.ts'
import { text } from '../text.ts'
import { ProtectedTag } from './small.tsx'

/** Nothing here: one sentence on what is empty, one on what can be done, one or two buttons. */
export function EmptyState({ title, body, children, level = '2' }: { title: string; body?: ReactNode; children?: ReactNode; level?: '1' | '2' | '3' }) {
  return (
    <div className="empty">
      <Heading level={level} size="small">
        {title}
      </Heading>
      {body ? <p>{body}</p> : null}
      {children ? <div className="empty-acts">{children}</div> : null}
    </div>
  )
}

/** An error value in words, with the next step and the code. */
export function ErrorState({ error, again, children }: { error: AppError; again?: () => void; children?: ReactNode }) {
  const { text: what, next } = errorText(error)
  return (
    <LocalAlert status="error" className="error-state">
      <LocalAlert.Header>
        <LocalAlert.Title>{what}</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <p className="error-next">{next}</p>
        {typeof error.details?.['why'] === 'string' ? <p className="error-next">{error.details['why']}</p> : null}
        {error.field ? <p className="error-code">{text.common.field(error.field)}</p> : null}
        <p className="error-code">{text.common.errorCode(error.code)}</p>
        {again ? (
          <Button size="small" variant="secondary" data-color="neutral" onClick={again}>
            {text.common.again}
          </Button>
        ) : null}
        {children}
      </LocalAlert.Content>
    </LocalAlert>
  )
}

/** A whole page that cannot be shown: the same words, as the page's own heading, with a way back. */
export function ErrorPage({ error, again, back }: { error: AppError; again?: () => void; back?: ReactNode }) {
  const { text: what, next } = errorText(error)
  const owner = typeof error.details?.['owner'] === 'string' ? error.details['owner'] : null
  return (
    <div className="page">
      <EmptyState level="1" title={what} body={owner ? `${next} ${text.common.ownedBy(owner)}` : next}>
        {error.code === 'protected' ? <ProtectedTag /> : null}
        {again ? (
          <Button size="small" variant="secondary" onClick={again}>
            {text.common.again}
          </Button>
        ) : null}
        {back}
      </EmptyState>
      <p className="error-code page-error-code">{text.common.errorCode(error.code)}</p>
    </div>
  )
}

/** Every reason an error value brings, in words. */
const whyList = (error: AppError): string[] => [error.details?.['reasons'], error.details?.['missing']].flatMap((list) => (Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : []))

/** In a long form the answer may stand below the fold: it is brought into view when it comes. */
const showWhole = (node: HTMLElement | null) => node?.scrollIntoView?.({ block: 'nearest' })

/** A failed command beside the button that was pressed, with every reason. The live region has already said it. */
export function Failed({ error }: { error: AppError | null }) {
  if (!error) return null
  const { text: what, next } = errorText(error)
  const why = whyList(error)
  return (
    <div className="failed" ref={showWhole}>
      <strong>{what}</strong> {next}
      {why.length > 0 ? <ul className="failed-why">{why.map((one) => <li key={one}>{one}</li>)}</ul> : null}
    </div>
  )
}

/** A long job: how far, at what, and a way out. `bare` when the way out stands elsewhere on the screen. */
export function ProgressJob({ title, job, bare = false }: { title: string; job: Job<unknown>; bare?: boolean }) {
  const percent = Math.round(job.fraction * 100)
  return (
    <div className="job" role="group" aria-label={title}>
      <strong>{title}</strong>
      <ProgressBar value={percent} valueMax={100} aria-label={title} size="medium" />
      <div className="job-line">
        <span>
          {job.step || text.common.job.percent(percent)}
        </span>
        {bare ? null : (
          <Button size="xsmall" variant="secondary" data-color="neutral" onClick={job.cancel}>
            {text.common.job.cancel}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Waits without flicker: nothing for local answers, the error when there is one. */
export function Answered<T>({ asked, children }: { asked: { data: T | undefined; error: AppError | null; again: () => void }; children: (data: T) => ReactNode }) {
  if (asked.error && !asked.data) return <ErrorState error={asked.error} again={asked.again} />
  if (asked.data === undefined) return <div className="waiting" aria-busy="true" />
  return <>{children(asked.data)}</>
}
