// The conditions as rows: the sign, what the facts say and what a person has said beside each other, what is missing, and what can be done.
import { Button } from '@navikt/ds-react'
import { Link } from 'wouter'
import { ROLE_LABELS } from '../../../../shared/access.ts'
import { dateText } from '../../../../shared/dates.ts'
import { criterionOutcome } from '../../../../shared/model/codes.ts'
import type { AssessmentView, CriterionRow } from '../../../../shared/operations/assessment.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useMay } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { CriterionSign } from '../../../ui/CriterionSign.tsx'
import { Failed } from '../../../ui/states.tsx'
import type { TabProps } from '../CasePage.tsx'
import type { AssessmentDialog } from './JudgeDialogs.tsx'
import { isOpen } from './open.ts'

const t = text.assessment

/** The element of a row, for moving the focus there. */
export const rowId = (key: string) => `vilkar-${key}`

type Show = (dialog: AssessmentDialog) => void
const sign = (outcome: CriterionRow['outcome']) => (outcome === 'judge' ? 'unknown' : outcome)

function Missing({ row, rule, go, open }: { row: CriterionRow; rule: string } & Pick<TabProps, 'go' | 'open'>) {
  if (row.machine.missing.length === 0 || row.person) return null
  return (
    <ul className="assess-missing" aria-label={t.missing}>
      {row.machine.missing.map(({ field, question }) => (
        <li key={field}>
          {question}{' '}
          {field === 'baseAmounts' ? <Link className="plain-link" href={`/innstillinger/regelverk/${rule}`}>{t.answerRules}</Link>
            : <button type="button" className="plain-link" aria-label={field === 'birthDate' ? `${t.answerPerson}: ${question}` : t.answerLabel(question)} onClick={() => (field === 'birthDate' ? open({ kind: 'person' }) : go('need'))}>{field === 'birthDate' ? t.answerPerson : t.answerIn}</button>}
        </li>
      ))}
    </ul>
  )
}

function Acts({ row, view, caseId, show }: { row: CriterionRow; view: AssessmentView; caseId: string; show: Show }) {
  const mayWrite = useMay('case.write')
  const takeBack = useCommand('assessment.judge', t.takenBack)
  if (!mayWrite || !isOpen(view)) return null
  const small = { size: 'xsmall', 'data-color': 'neutral' } as const
  return (
    <div className="assess-acts">
      <Button {...small} variant="secondary" aria-label={t.judgeOf(row.text)} onClick={() => show({ kind: 'judge', row })}>{t.judge}</Button>
      {row.mayExcept && row.outcome !== 'met' ? <Button {...small} variant="tertiary" aria-label={t.exceptOf(row.text)} onClick={() => show({ kind: 'except', row })}>{t.except}</Button> : null}
      {row.person ? <Button {...small} variant="tertiary" aria-label={t.takeBackOf(row.text)} onClick={() => void takeBack.run({ caseId, applicationId: view.application!.id, criterionKey: row.key, outcome: null, reason: null })}>{t.takeBack}</Button> : null}
      <Failed error={takeBack.failed} />
    </div>
  )
}

/** Who says what: the machine first, then the person. The one that does not count is quiet. */
function Sayings({ row }: { row: CriterionRow }) {
  const { machine, person } = row
  return (
    <dl className="assess-sayings">
      <div data-quiet={person ? true : undefined}><dt>{t.machine}</dt><dd><strong>{criterionOutcome.labels[machine.outcome]}.</strong> {machine.reason}</dd></div>
      {person ? <div><dt>{t.person(person.by, dateText(person.on))}</dt><dd><strong>{person.excepted ? t.excepted : criterionOutcome.labels[person.outcome]}.</strong> {person.reason}</dd></div> : null}
    </dl>
  )
}

function Row({ row, view, show, ...props }: TabProps & { row: CriterionRow; view: AssessmentView; show: Show }) {
  const isLeft = row.outcome === 'judge' || row.outcome === 'unknown'
  const { facts } = row.machine
  return (
    <li id={rowId(row.key)} tabIndex={-1} className="assess-row" data-left={isLeft || undefined} aria-label={`${row.text}: ${criterionOutcome.labels[row.outcome]}`}>
      <CriterionSign outcome={sign(row.outcome)} decorative />
      <div className="assess-body">
        <p className="assess-text"><strong>{row.text}</strong> <span className="quiet small">{row.must ? '' : `${t.mustNot}. `}{row.reference}</span></p>
        <Sayings row={row} />
        <Missing row={row} rule={view.rule.id} go={props.go} open={props.open} />
        <div className="assess-more">
          {facts.length > 0 ? (
            <details>
              <summary>{t.factCount(facts.length)}</summary>
              <ul aria-label={t.facts}>{facts.map((fact) => <li key={fact.label}><span className="quiet">{fact.label}:</span> {fact.value}</li>)}</ul>
            </details>
          ) : null}
          {row.evidence.length > 0 ? <span className="quiet">{t.evidence}: {row.evidence.join(', ')}</span> : null}
          {row.exceptBy && !row.mayExcept ? <span className="quiet">{t.exceptBy(ROLE_LABELS[row.exceptBy])}</span> : null}
        </div>
      </div>
      <Acts row={row} view={view} caseId={props.page.case.id} show={show} />
    </li>
  )
}

export function CriterionRows(props: TabProps & { view: AssessmentView; show: Show }) {
  return <ol className="assess-rows">{props.view.rows.map((row) => <Row key={row.key} {...props} row={row} />)}</ol>
}
