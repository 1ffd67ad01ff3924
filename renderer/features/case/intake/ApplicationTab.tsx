// Søknad: what was applied for and in whose words, what is missing, who speaks for the applicant, and what early facts say.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { useMay } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { CriterionSign } from '../../../ui/CriterionSign.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { Answered, EmptyState } from '../../../ui/states.tsx'
import type { TabProps } from '../CasePage.tsx'
import { RegisterDialog } from './ApplicationDialogs.tsx'
import { ApplicationPanel } from './ApplicationPanel.tsx'
import { CaseDuplicateDialog } from './CaseDuplicateDialog.tsx'
import { MissingPanel } from './MissingPanel.tsx'
import { ParkingPanel } from './Parking.tsx'
import { RepresentativePanel } from './RepresentativePanel.tsx'
import { useIntake, type Intake } from './useIntake.ts'

const t = text.intake

function Screening({ intake }: { intake: Intake }) {
  const against = intake.screening
  const open = intake.applications.some((one) => ['received', 'missingInfo', 'complete'].includes(one.status))
  if (!open) return <Panel title={t.screening.title}><p className="gate-text quiet">{t.screening.notNow}</p></Panel>
  return (
    <Panel title={t.screening.title}>
      <div className="screening">
        <CriterionSign outcome={against ? 'notMet' : intake.screeningOpen > 0 ? 'unknown' : 'met'} decorative />
        <p className="gate-text">
          {against ? <><strong>{t.screening.may(against.text, against.reference)}.</strong> {against.reason} </> : <strong>{t.screening.none} </strong>}
          {t.screening.open(intake.screeningOpen)}
        </p>
      </div>
      <p className="form-note">{t.screening.note}</p>
    </Panel>
  )
}

function Duplicates({ page, intake }: { page: TabProps['page']; intake: Intake }) {
  const mayWrite = useMay('case.write')
  const [other, setOther] = useState<Intake['duplicates'][number] | null>(null)
  if (intake.duplicates.length === 0 && other === null) return null
  return (
    <Panel title={t.duplicates.panel} tone="attention">
      <ul className="lines">
        {intake.duplicates.map((one) => (
          <li key={one.personId}>
            <span><strong>{one.name}</strong> {one.caseNumber ?? t.duplicates.noCase}<span className="quiet small sign-note">{one.why.join('. ')}</span></span>
            {mayWrite ? <Button size="xsmall" variant="secondary" aria-label={t.duplicates.lookAt(one.name)} onClick={() => setOther(one)}>{t.duplicates.look}</Button> : null}
          </li>
        ))}
      </ul>
      {other ? <CaseDuplicateDialog page={page} other={other} onClose={() => setOther(null)} /> : null}
    </Panel>
  )
}

export function ApplicationTab({ page }: TabProps) {
  const asked = useIntake(page.case.id)
  const mayWrite = useMay('case.write')
  const [registering, setRegistering] = useState(false)
  const register = mayWrite ? <Button size="small" variant="secondary" onClick={() => setRegistering(true)}>{t.applications.register}</Button> : null
  return (
    <Answered asked={asked}>
      {(intake) => (
        <div className="columns intake-columns">
          <div className="stack">
            {intake.applications.length === 0 ? <Panel label={t.applications.title}><EmptyState title={t.applications.none}>{register}</EmptyState></Panel> : null}
            {intake.applications.map((one) => <ApplicationPanel key={one.id} caseId={page.case.id} application={one} intake={intake} />)}
            {intake.applications.length > 0 && register ? <div>{register}</div> : null}
          </div>
          <div className="stack">
            <Duplicates page={page} intake={intake} />
            <MissingPanel caseId={page.case.id} intake={intake} />
            <Screening intake={intake} />
            <RepresentativePanel caseId={page.case.id} intake={intake} />
            <ParkingPanel caseId={page.case.id} intake={intake} />
          </div>
          {registering ? <RegisterDialog caseId={page.case.id} intake={intake} application={null} onClose={() => setRegistering(false)} /> : null}
        </div>
      )}
    </Answered>
  )
}
