// The case the keyboard stands on, in short: next step and own words first, then what the dwelling must have.
import { Button } from '@navikt/ds-react'
import { useLocation } from 'wouter'
import { shortDate } from '../../../shared/dates.ts'
import { requirementLevel } from '../../../shared/model/codes.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { intend } from '../../state/intent.ts'
import { useMay, useStatus, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { CriterionSign } from '../../ui/CriterionSign.tsx'
import { householdText } from '../../ui/HouseholdSymbols.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { RequirementIcon } from '../../ui/RequirementIcon.tsx'
import { ErrorState, Failed } from '../../ui/states.tsx'
import { DueDate, OwnWords, ProtectedTag, ToneTag } from '../../ui/small.tsx'
import type { Row } from './columns.tsx'

const p = text.cases.preview

function NextStep({ row }: { row: Row }) {
  const today = useToday()
  const { session } = useStatus()
  const mayWrite = useMay('case.write')
  const take = useCommand('case.assign', (output: { changed: number }) => text.cases.assign.said(output.changed))
  return (
    <div className="section preview-next">
      <h3 className="section-title">{p.nextStep}</h3>
      <strong className="preview-step">{row.nextStep ?? p.noNextStep}</strong>
      {row.waitingOn ? <span>{p.waits(row.waitingOn, row.waitingSince && shortDate(row.waitingSince, today))} </span> : null}
      {row.dueOn ? <span>{p.answerBy} <DueDate on={row.dueOn} today={today} kind={row.dueKind} /></span> : null}
      {!row.coordinatorId ? (
        <p className="preview-unowned">
          {p.noOwner} {mayWrite ? <Button size="xsmall" variant="secondary" onClick={() => void take.run({ ids: [row.id], coordinatorId: session!.userId })}>{p.take}</Button> : null}
          <Failed error={take.failed} />
        </p>
      ) : null}
    </div>
  )
}

export function CasePreview({ row }: { row: Row | undefined }) {
  const { data, error } = useQuery('case.get', { id: row?.id ?? '' }, { enabled: !!row, keep: true })
  const [, navigate] = useLocation()
  const today = useToday()
  const mayNote = useMay('plan.write')
  if (!row) return <Panel label={p.label} className="side"><p className="gate-text quiet">{p.choose}</p></Panel>
  const page = data?.case.id === row.id ? data : undefined
  const c = page?.case
  const last = page?.timeline[0]
  const foot = (
    <span className="gate-acts">
      <Button size="small" onClick={() => navigate(`/sak/${row.id}`)}>{p.open}</Button>
      {mayNote ? <Button size="small" variant="secondary" onClick={() => { intend({ place: 'case', act: 'note', caseId: row.id }); navigate(`/sak/${row.id}`) }}>{p.note}</Button> : null}
    </span>
  )
  return (
    <Panel label={p.label} className="side preview" flush footer={foot}>
      <div className="preview-body" tabIndex={0} role="group" aria-label={p.label}>
        <div className="section">
          <h2 className="preview-name">{row.name}</h2>
          <span className="quiet small">{[row.caseNumber, c?.age !== null && c?.age !== undefined ? `${c.age} år` : null, householdText(row.household)].filter(Boolean).join(' · ')}</span>
          <span className="tags">
            {row.protected ? <ProtectedTag /> : null}
            {page?.warnings.map((warning) => <ToneTag key={warning.text} tone={warning.tone}>{warning.text}</ToneTag>)}
          </span>
          {row.protected ? <p className="form-note">{p.protected}</p> : null}
        </div>
        {error && !page && error.code !== 'protected' ? <div className="section"><ErrorState error={error} /></div> : <NextStep row={row} />}
        {c?.ownWords ? <div className="section"><OwnWords size="s">{c.ownWords}</OwnWords></div> : null}
        {page ? (
          <div className="section">
            <h3 className="section-title">{p.must}</h3>
            {page.requirements.length === 0 ? <span className="quiet">{p.noRequirements}</span> : null}
            <ul className="preview-list">
              {page.requirements.filter((one) => one.level !== 'wish').map((one) => (
                <li key={one.id}><RequirementIcon kind={one.kind} /> {one.label}{one.level === 'should' ? ` (${requirementLevel.labels.should})` : ''}</li>
              ))}
            </ul>
          </div>
        ) : null}
        {page && page.fits.length > 0 ? (
          <div className="section">
            <h3 className="section-title">{p.consider}</h3>
            <ul className="preview-list">
              {page.fits.slice(0, 3).map((one) => <li key={one.dwellingId}><CriterionSign outcome={one.outcome} /> <span>{one.label}{one.outcome === 'met' ? '' : `, ${one.reason}`}</span></li>)}
            </ul>
          </div>
        ) : null}
        {last ? <div className="section"><h3 className="section-title">{p.last}</h3>{last.title}, {shortDate(last.on, today)}</div> : null}
      </div>
    </Panel>
  )
}
