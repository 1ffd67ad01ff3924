// Oversikt: next step and own words first, then requirements, what has happened, handovers, decisions, consents, plan.
import { Button } from '@navikt/ds-react'
import { Link } from 'wouter'
import { daysBetween, shortDate, weekday } from '../../../shared/dates.ts'
import { relation, requirementLevel } from '../../../shared/model/codes.ts'
import type { CasePage } from '../../../shared/operations/cases.ts'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { HouseholdSymbols, type HouseholdCount } from '../../ui/HouseholdSymbols.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { RequirementIcon } from '../../ui/RequirementIcon.tsx'
import { dueTone, OwnWords, sentences, Timeline } from '../../ui/small.tsx'
import type { TabProps } from './CasePage.tsx'
import { ConsentLines } from './consents/ConsentLines.tsx'
import { DecisionLines } from './DecisionLines.tsx'
import { HandoversPanel } from './handovers/HandoversPanel.tsx'

const t = text.case

/** «18. nov.», «onsdag 25. nov.» within the week, «I dag». */
export function dayText(on: string, today: string): string {
  const days = daysBetween(today, on)
  if (days === 0) return text.common.today
  return days > 0 && days < 7 ? `${weekday(on)} ${shortDate(on, today)}` : shortDate(on, today)
}

function NextStep({ page, open }: TabProps) {
  const today = useToday()
  const mayWrite = useMay('case.write')
  const c = page.case
  return (
    <Panel label={t.next.title} tone="accent" className="next-step">
      <div>
        <h2 className="next-label">{t.next.title}</h2>
        <p className="next-what">{c.nextStep ?? t.next.none}</p>
        <p className="gate-text">
          {c.nextStep ? null : t.next.noneBody}
          {c.waitingOn ? <>{t.next.waits} <strong>{c.waitingOn}</strong> {c.waitingSince ? t.next.since(shortDate(c.waitingSince, today)) : '.'} </> : null}
          {c.dueOn ? <>{t.next.by} <strong className="due" data-tone={dueTone(c.dueOn, today)}>{dayText(c.dueOn, today)}</strong></> : null}
        </p>
      </div>
      {mayWrite ? (
        <div className="next-acts">
          {c.nextStep ? (
            <>
              <Button size="small" onClick={() => open({ kind: 'answer' })}>{t.next.answer}</Button>
              <Button size="small" variant="tertiary" onClick={() => open({ kind: 'postpone' })}>{t.next.postpone}</Button>
            </>
          ) : (
            <Button size="small" onClick={() => open({ kind: 'step' })}>{t.next.set}</Button>
          )}
        </div>
      ) : null}
    </Panel>
  )
}

function Words({ page, open }: TabProps) {
  const mayWrite = useMay('case.write')
  const edit = mayWrite ? <button type="button" className="plain-link small" onClick={() => open({ kind: 'words' })}>{page.case.ownWords ? t.words.edit : t.words.write}</button> : null
  if (!page.case.ownWords) return <Panel label={t.words.title}><span className="quiet">{t.words.none}</span> {edit}</Panel>
  return <OwnWords note={<>{page.case.ownWordsNote} {edit}</>}>{page.case.ownWords}</OwnWords>
}

export function Requirements({ page, open }: Pick<TabProps, 'page' | 'open'>) {
  const today = useToday()
  const mayWrite = useMay('case.write')
  return (
    <Panel title={t.must.title} detail={t.must.detail} action={mayWrite ? <button type="button" className="plain-link" onClick={() => open({ kind: 'requirements' })}>{t.must.edit}</button> : null}>
      {page.requirements.length === 0 ? <p className="gate-text quiet">{t.must.none}</p> : null}
      <table className="info-table requirements">
        <thead className="aksel-sr-only"><tr><th>{t.must.kind}</th><th>{t.must.levelColumn}</th><th>{t.must.sourceColumn}</th></tr></thead>
        <tbody>
          {page.requirements.map((one) => (
            <tr key={one.id}>
              <td><RequirementIcon kind={one.kind} /> {one.label}</td>
              <td><strong>{requirementLevel.labels[one.level]}</strong></td>
              <td className="quiet small">{[one.source, one.statedOn ? shortDate(one.statedOn, today) : null].filter(Boolean).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function Happened({ page, go }: TabProps) {
  const today = useToday()
  const rows = page.timeline.slice(0, 10).map((event) => ({ id: event.id, when: event.on === today ? text.common.today : shortDate(event.on, today), title: event.title, detail: sentences(event.detail, event.author), tone: event.tone }))
  return (
    <Panel title={t.happened.title} action={<button type="button" className="plain-link" onClick={() => go('log')}>{t.happened.all}</button>}>
      {rows.length === 0 ? <p className="gate-text quiet">{t.happened.none}</p> : <Timeline rows={rows} />}
    </Panel>
  )
}

const nobody: HouseholdCount = { adults: 0, children: 0, babies: 0, unborn: 0, dogs: 0, cats: 0, text: '' }
const figure = (kind: CasePage['members'][number]['relation']): HouseholdCount => ({ ...nobody, ...(kind === 'dog' ? { dogs: 1 } : kind === 'cat' ? { cats: 1 } : kind === 'child' ? { children: 1 } : kind === 'unborn' ? { children: 1, babies: 1 } : { adults: 1 }) })

export function HouseholdPanel({ page }: Pick<TabProps, 'page'>) {
  const c = page.case
  const line = (key: string, who: HouseholdCount, name: string, rest: string, note: string | null) => (
    <li key={key}>
      <HouseholdSymbols household={who} decorative size={20} />
      <span>
        <strong>{name}</strong>{rest ? `, ${rest}` : ''}
        {note ? <span className="quiet small household-note">{note}</span> : null}
      </span>
    </li>
  )
  const age = (years: number | null) => (years === null ? null : t.household.age(years))
  return (
    <Panel title={t.household.title}>
      <ul className="household-list">
        {line('self', figure('other'), c.name.split(' ')[0] ?? c.name, [age(c.age), t.household.applicant].filter(Boolean).join(', '), null)}
        {page.members.map((one) => line(one.id, figure(one.relation), one.name ?? relation.labels[one.relation], [one.name ? relation.labels[one.relation].toLowerCase() : null, age(one.age)].filter(Boolean).join(', '), one.note))}
      </ul>
    </Panel>
  )
}

export function PlanPanel({ page }: Pick<TabProps, 'page'>) {
  const today = useToday()
  const plan = page.plan
  if (!plan) return null
  return (
    <Panel title={t.plan.title} detail={t.plan.detail(plan.goals.length, plan.nextVisitOn && shortDate(plan.nextVisitOn, today))} action={<Link className="plain-link" href={`/plan/${plan.id}`}>{t.plan.open}</Link>}>
      <ol className="goals">
        {plan.goals.map((goal, index) => (
          <li key={index}><span className="goal-number" aria-hidden>{index + 1}</span><span><strong>{goal.ownWords}</strong> {goal.detail}<br /><span className="quiet small">{t.plan.owner(goal.owner)}</span></span></li>
        ))}
      </ol>
    </Panel>
  )
}

export function OverviewTab(props: TabProps) {
  const { page, go } = props
  return (
    <div className="columns case-columns">
      <div className="stack">
        <NextStep {...props} />
        <Words {...props} />
        <Requirements {...props} />
        <PlanPanel page={page} />
      </div>
      <div className="stack">
        <Happened {...props} />
        <HouseholdPanel page={page} />
      </div>
      <div className="stack">
        <HandoversPanel {...props} />
        <Panel title={t.decisions.title}><DecisionLines page={page} /></Panel>
        <Panel title={text.consents.title} action={<button type="button" className="plain-link" onClick={() => go('consents')}>{text.consents.all}</button>}><ConsentLines entries={page.consents} /></Panel>
      </div>
    </div>
  )
}

