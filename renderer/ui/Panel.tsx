// A white surface with a title line. F6 moves between panels: each is a focusable region with a name.
import { useId, type ReactNode } from 'react'

interface PanelProps {
  title?: ReactNode
  /** quiet words after the title */
  detail?: ReactNode
  /** at the right of the title line: a link or one button */
  action?: ReactNode
  /** name of the region when there is no visible title */
  label?: string
  tone?: 'plain' | 'accent' | 'attention' | 'danger'
  /** content that brings its own padding, such as a table */
  flush?: boolean
  className?: string
  level?: 2 | 3
  footer?: ReactNode
  children?: ReactNode
}

export function Panel({ title, detail, action, label, tone = 'plain', flush = false, className = '', level = 2, footer, children }: PanelProps) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  const name = title ? { 'aria-labelledby': id } : { 'aria-label': label }
  return (
    <section className={`panel ${className}`} data-tone={tone} data-flush={flush || undefined} data-panel tabIndex={-1} {...name}>
      {title ? (
        <header className="panel-head">
          <Heading id={id} className="panel-title">
            {title}
          </Heading>
          {detail ? <span className="panel-detail">{detail}</span> : null}
          {action ? <span className="panel-action">{action}</span> : null}
        </header>
      ) : null}
      {children}
      {footer ? <footer className="panel-foot">{footer}</footer> : null}
    </section>
  )
}

/** Title of a page, what it covers, and its acts at the right. */
export function PageHead({ title, detail, children }: { title: ReactNode; detail?: ReactNode; children?: ReactNode }) {
  return (
    <header className="page-head">
      <h1 className="page-title" tabIndex={-1}>
        {title}
      </h1>
      {detail ? <span className="page-detail">{detail}</span> : null}
      {children ? <div className="page-acts">{children}</div> : null}
    </header>
  )
}
