// The goals in the person's own words and order, each with their own rating and its measures.
import { BriefcaseIcon, HandHeartIcon, HeartIcon, HouseHeartIcon, MenuElipsisHorizontalIcon, PersonGroupIcon, PlusIcon, WalletIcon } from '@navikt/aksel-icons'
import { ActionMenu, Button } from '@navikt/ds-react'
import { dateText, shortDate } from '../../../shared/dates.ts'
import { goalHorizon, goalOutcome, lifeDomain, type measureStatus } from '../../../shared/model/codes.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { CriterionSign } from '../../ui/CriterionSign.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { EmptyState, Failed } from '../../ui/states.tsx'
import { dueTone } from '../../ui/small.tsx'
import { type Goal, isOpen, latest, type Measure, type PlanAnswer, type PlanDialog } from './plan.ts'

const t = text.followup
type Open = (dialog: PlanDialog) => void
const ICONS: Record<Goal['domain'], typeof HeartIcon> = { home: HouseHeartIcon, economy: WalletIcon, health: HeartIcon, network: PersonGroupIcon, activity: BriefcaseIcon, mastery: HandHeartIcon }

/** Five dots with the number beside them. */
export function Dots({ value }: { value: number }) {
  return (
    <span className="dots">
      <svg viewBox="0 0 74 14" width="78" height="14" aria-hidden focusable={false}>
        {[1, 2, 3, 4, 5].map((n) => <circle key={n} cx={n * 15 - 8} cy="7" r="6" data-on={n <= value || undefined} />)}
      </svg>
      <strong>{t.of5(value)}</strong>
    </span>
  )
}

function When({ measure }: { measure: Measure }) {
  const today = useToday()
  if (measure.status === 'done') return <span className="quiet">{measure.doneOn ? t.doneOn(shortDate(measure.doneOn, today)) : text.common.sign.met}</span>
  if (measure.status === 'unclear') return <span className="due" data-tone="near">{t.notAgreed}</span>
  if (measure.dueOn) return <span className="due" data-tone={measure.overdue ? 'passed' : dueTone(measure.dueOn, today)}>{shortDate(measure.dueOn, today)}{measure.overdue ? `, ${t.overdue}` : ''}</span>
  return <span className="quiet">{measure.frequency ?? t.noDue}</span>
}

function MeasureRow({ measure, onOpen, mayWrite }: { measure: Measure; onOpen: Open; mayWrite: boolean }) {
  const today = useToday()
  const set = useCommand('plan.setMeasure', t.measureChanged)
  const change = (status: (typeof measureStatus.values)[number], said?: string) => void set.run({ id: measure.id, version: measure.version, status, doneOn: status === 'done' ? today : null }, said ? { said } : {})
  const sign = measure.status === 'done' ? 'met' : measure.status === 'unclear' ? 'unknown' : 'notRequired'
  return (
    <li className="measure" data-dropped={measure.status === 'dropped' || undefined}>
      {mayWrite && isOpen(measure) ? (
        <button type="button" className="measure-sign" aria-label={t.markDone(measure.text)} title={t.setDone} onClick={() => change('done', t.measureDone)}><CriterionSign outcome={sign} decorative /></button>
      ) : (
        <span className="measure-sign"><CriterionSign outcome={sign} label={measure.text} /></span>
      )}
      <span className="measure-text">{measure.text}</span>
      <span className="measure-who quiet">{measure.responsible}</span>
      <span className="measure-when"><When measure={measure} /></span>
      {mayWrite ? (
        <ActionMenu>
          <ActionMenu.Trigger>
            <Button size="xsmall" variant="tertiary" data-color="neutral" icon={<MenuElipsisHorizontalIcon title={t.measureMenu(measure.text)} />} />
          </ActionMenu.Trigger>
          <ActionMenu.Content align="end">
            {isOpen(measure) ? <ActionMenu.Item onSelect={() => change('done', t.measureDone)}>{t.setDone}</ActionMenu.Item> : <ActionMenu.Item onSelect={() => change('agreed')}>{t.reopen}</ActionMenu.Item>}
            {isOpen(measure) ? <ActionMenu.Item onSelect={() => onOpen({ kind: 'due', measure })}>{t.moveDue}</ActionMenu.Item> : null}
            {isOpen(measure) ? <ActionMenu.Item onSelect={() => change('dropped')}>{t.drop}</ActionMenu.Item> : null}
          </ActionMenu.Content>
        </ActionMenu>
      ) : null}
      <Failed error={set.failed} />
    </li>
  )
}

function GoalMenu({ goal, first, last, onOpen }: { goal: Goal; first: boolean; last: boolean; onOpen: Open }) {
  const set = useCommand('plan.setGoal', t.goalEdit.said)
  const move = (to: 'up' | 'down') => void set.run({ id: goal.id, version: goal.version, move: to })
  return (
    <ActionMenu>
      <ActionMenu.Trigger>
        <Button size="xsmall" variant="tertiary" data-color="neutral" icon={<MenuElipsisHorizontalIcon title={t.goalMenu(goal.ownWords)} />} />
      </ActionMenu.Trigger>
      <ActionMenu.Content align="end">
        <ActionMenu.Item onSelect={() => onOpen({ kind: 'judge', goal })}>{t.judge}</ActionMenu.Item>
        <ActionMenu.Item onSelect={() => onOpen({ kind: 'editGoal', goal })}>{t.editGoal}</ActionMenu.Item>
        {first ? null : <ActionMenu.Item onSelect={() => move('up')}>{t.goalUp}</ActionMenu.Item>}
        {last ? null : <ActionMenu.Item onSelect={() => move('down')}>{t.goalDown}</ActionMenu.Item>}
      </ActionMenu.Content>
    </ActionMenu>
  )
}

const Outcome = ({ goal }: { goal: Goal }) => (goal.outcome && goal.judgedOn ? <p className="goal-outcome"><strong>{t.judged(goalOutcome.labels[goal.outcome], dateText(goal.judgedOn), goal.judgedBy ?? '')}.</strong> {goal.outcomeWhy}</p> : null)

/** The person's own number for the area; where only the old scale has been asked, that one, as what it was. */
function Rated({ goal, name, ratings }: { goal: Goal; name: string; ratings: PlanAnswer['ratings'] }) {
  const now = ratings.filter((one) => one.domain === goal.domain).at(-1)
  const old = latest(goal)
  return (
    <span className="goal-rating">
      <span className="quiet">{t.says(name)}</span>
      {now ? <strong>{t.of10(now.value)}</strong> : old ? <Dots value={old.value} /> : <span className="due" data-tone="near">{t.notAsked}</span>}
    </span>
  )
}

interface RowProps { goal: Goal; name: string; data: PlanAnswer; onOpen: Open; mayWrite: boolean; first: boolean; last: boolean }

function GoalRow({ goal, name, data, onOpen, mayWrite, first, last }: RowProps) {
  const Icon = ICONS[goal.domain]
  const acts = mayWrite ? (
    <p className="goal-acts">
      <Button size="xsmall" variant="tertiary" aria-label={t.newMeasureFor(goal.ownWords)} icon={<PlusIcon aria-hidden />} onClick={() => onOpen({ kind: 'measure', goal })}>{t.newMeasure}</Button>
      <GoalMenu goal={goal} first={first} last={last} onOpen={onOpen} />
    </p>
  ) : null
  return (
    <article className="goal" aria-label={lifeDomain.labels[goal.domain]}>
      <header>
        <span className="goal-domain"><Icon aria-hidden /> {lifeDomain.labels[goal.domain]}{goal.horizon ? <span className="quiet"> · {goalHorizon.labels[goal.horizon].toLowerCase()}</span> : null}</span>
        <Rated goal={goal} name={name} ratings={data.ratings} />
      </header>
      <div className="goal-line">
        <h3 className="goal-words" tabIndex={-1}>«{goal.ownWords.replace(/^[«"]|[»"]$/g, '')}»</h3>
        {acts}
      </div>
      <Outcome goal={goal} />
      {goal.measures.length === 0 ? <p className="quiet plan-none">{t.noMeasures}</p> : null}
      <ul className="measures">
        {goal.measures.map((measure) => <MeasureRow key={measure.id} measure={measure} onOpen={onOpen} mayWrite={mayWrite} />)}
      </ul>
    </article>
  )
}

/** What the template suggests and the plan does not have yet. Nothing of it is in the plan until someone takes it. */
function Suggestions({ data, mayWrite }: { data: PlanAnswer; mayWrite: boolean }) {
  const add = useCommand('plan.addMeasure', t.takeSaid)
  if (!mayWrite || data.suggestions.length === 0) return null
  const take = (one: PlanAnswer['suggestions'][number]) => void add.run({ planId: data.plan.id, goalId: data.goals.find((goal) => goal.domain === one.domain && goal.endedOn === null)?.id ?? null, text: one.text, frequency: one.frequency, dueOn: null })
  return (
    <Panel title={t.suggestions} detail={t.suggestionsDetail}>
      <ul className="lines">
        {data.suggestions.map((one) => (
          <li key={one.text}>
            <span>{one.text} <span className="quiet">{[lifeDomain.labels[one.domain], one.frequency].filter(Boolean).join(', ')}</span></span>
            <Button size="xsmall" variant="secondary" aria-label={`${t.take}: ${one.text}`} onClick={() => take(one)}>{t.take}</Button>
          </li>
        ))}
      </ul>
      <Failed error={add.failed} />
    </Panel>
  )
}

export function GoalsPanel({ data, name, hers, onOpen, mayWrite }: { data: PlanAnswer; name: string; hers: string; onOpen: Open; mayWrite: boolean }) {
  const goals = data.goals.filter((goal) => goal.endedOn === null)
  const ended = data.goals.filter((goal) => goal.endedOn !== null)
  const add = mayWrite ? <Button size="xsmall" variant="tertiary" aria-keyshortcuts="G" icon={<PlusIcon aria-hidden />} onClick={() => onOpen({ kind: 'goal' })}>{t.newGoal}</Button> : null
  const row = (goal: Goal, i: number, list: readonly Goal[]) => <GoalRow key={goal.id} goal={goal} name={name} data={data} onOpen={onOpen} mayWrite={mayWrite && goal.endedOn === null} first={i === 0} last={i === list.length - 1} />
  return (
    <>
      <Panel title={t.goals} detail={goals.length > 0 ? t.goalsDetail(goals.length, hers) : null} action={goals.length > 0 ? add : null} flush>
        {goals.length === 0 ? <EmptyState level="3" title={t.noGoals} body={t.noGoalsBody}>{add}</EmptyState> : null}
        {goals.map(row)}
        {ended.length > 0 ? <details className="goals-ended"><summary>{t.endedGoals(ended.length)}</summary>{ended.map(row)}</details> : null}
      </Panel>
      {data.looseMeasures.length > 0 ? (
        <Panel title={t.loose} detail={t.looseDetail} flush>
          <ul className="measures measures-loose">
            {data.looseMeasures.map((measure) => <MeasureRow key={measure.id} measure={measure} onOpen={onOpen} mayWrite={mayWrite} />)}
          </ul>
        </Panel>
      ) : null}
      <Suggestions data={data} mayWrite={mayWrite} />
    </>
  )
}
