// The cases where the next step is mine: passed, this week, later.
import { Button } from '@navikt/ds-react'
import { Link, useLocation } from 'wouter'
import { daysBetween, shortDate, weekday } from '../../../shared/dates.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { intend } from '../../state/intent.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { HouseholdSymbols } from '../../ui/HouseholdSymbols.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { dueWord, ProtectedTag } from '../../ui/small.tsx'

export type Today = Output<'today.get'>
export type TodayRow = Today['groups'][number]['rows'][number]

function When({ row, today }: { row: TodayRow; today: string }) {
  if (!row.dueOn) return <span className="today-when" />
  const days = daysBetween(today, row.dueOn)
  const [big, little] = days < 0 ? [shortDate(row.dueOn, today), text.common.daysAgo(-days)] : days <= 6 ? [dueWord(row.dueOn, today), shortDate(row.dueOn, today)] : [shortDate(row.dueOn, today), weekday(row.dueOn)]
  return (
    <time className="today-when" dateTime={row.dueOn}>
      <strong>{big}</strong>
      <span>{little}</span>
    </time>
  )
}

function Row({ row, today, first }: { row: TodayRow; today: string; first: boolean }) {
  const [, navigate] = useLocation()
  return (
    <li className="today-row" data-case={row.id}>
      <When row={row} today={today} />
      <span className="today-what">
        <span className="today-name">
          <Link href={`/sak/${row.id}`}>{row.name}</Link> <HouseholdSymbols household={row.household} /> <span className="quiet num">{row.caseNumber}</span>
          {row.protected ? <ProtectedTag short /> : null}
        </span>
        <span className="today-line">{row.line}</span>
      </span>
      <Button size="xsmall" variant={first ? 'primary' : 'secondary'} className="today-act" aria-label={`${row.action}: ${row.name}`} onClick={() => navigate(`/sak/${row.id}`)}>
        {row.action}
      </Button>
    </li>
  )
}

function Nothing({ hasCases }: { hasCases: boolean }) {
  const [, navigate] = useLocation()
  const mayImport = useMay('import')
  const mayWrite = useMay('case.write')
  const mayFollow = useMay('plan.write')
  if (hasCases) return <EmptyState title={text.today.nothing} body={text.today.nothingBody} level="3"><Button size="small" variant="secondary" onClick={() => navigate('/sokere')}>{text.today.seeCases}</Button></EmptyState>
  if (!mayWrite) return <EmptyState title={text.today.noCases} body={text.today.noCasesBody} level="3"><Button size="small" variant="secondary" onClick={() => navigate(mayFollow ? '/oppfolging/kalender' : '/sokere')}>{mayFollow ? text.today.seeVisits : text.today.seeAllCases}</Button></EmptyState>
  return (
    <EmptyState title={text.today.firstTitle} body={text.today.firstBody} level="3">
      {mayImport ? <Button size="small" onClick={() => navigate('/utveksling')}>{text.today.fetch}</Button> : null}
      <Button size="small" variant="secondary" onClick={() => { intend({ place: 'cases', act: 'new' }); navigate('/sokere') }}>{text.today.newApplication}</Button>
    </EmptyState>
  )
}

export function WaitingPanel({ data }: { data: Today }) {
  const groups = data.groups.filter((group) => group.rows.length > 0)
  const firstId = groups[0]?.rows[0]?.id
  return (
    <Panel title={text.today.waiting} detail={text.today.waitingOf(data.waitingOnMe, data.mine)} flush>
      {groups.length === 0 ? <Nothing hasCases={data.mine > 0} /> : null}
      {groups.map((group) => (
        <section key={group.key} data-urgency={group.key} aria-label={group.label}>
          <h3 className="today-group">
            {group.label} <span>{group.total}</span>
          </h3>
          <ul className="today-rows">
            {group.rows.map((row) => (
              <Row key={row.id} row={row} today={data.today} first={row.id === firstId} />
            ))}
          </ul>
          {group.total > group.rows.length ? (
            <p className="today-more">
              <Link className="plain-link" href="/sokere" onClick={() => intend({ place: 'cases', act: 'view', view: 'waitingOnMe' })}>{text.today.moreInGroup(group.total - group.rows.length)}</Link>
            </p>
          ) : null}
        </section>
      ))}
    </Panel>
  )
}
