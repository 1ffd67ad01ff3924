// A parked applicant: said under the head of the case whatever tab is open; parked and taken out again from the application.
import { ClockDashedIcon } from '@navikt/aksel-icons'
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { dateText, plusDays } from '../../../../shared/dates.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useMay, useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { FormDialog } from '../../../ui/Dialogs.tsx'
import { DateField, TextInput } from '../../../ui/Field.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { ToneTag } from '../../../ui/small.tsx'
import { Failed } from '../../../ui/states.tsx'
import { newestIntake, useIntake, type Intake } from './useIntake.ts'

const t = text.intake.park
const said = (parked: NonNullable<Intake['parked']>, today: string) => (parked.until < today ? t.passed : t.parked)(dateText(parked.until))

/** The line under the head. Nothing when the applicant is not parked. */
export function ParkedLine({ caseId }: { caseId: string }) {
  const today = useToday()
  const parked = useIntake(caseId).data?.parked
  if (!parked) return null
  return (
    <p className="parked-line">
      <ToneTag size="small" tone="attention" icon={<ClockDashedIcon aria-hidden />}>{said(parked, today)}</ToneTag>
      <span>{parked.reason.replace(/[.\s]*$/, '.')} {t.runs}</span>
    </p>
  )
}

function ParkDialog({ caseId, intake, onClose }: { caseId: string; intake: Intake; onClose: () => void }) {
  const today = useToday()
  const [until, setUntil] = useState<string | null>(intake.parked && intake.parked.until > today ? intake.parked.until : plusDays(today, 30))
  const [reason, setReason] = useState(intake.parked?.reason ?? '')
  const park = useCommand('case.park', t.said)
  const submit = async (version: number) => {
    const answer = await park.run({ id: caseId, version, until, reason: reason.trim() })
    if (answer.ok) onClose()
  }
  const late = until !== null && until > today
  return (
    <FormDialog title={t.dialog} description={t.description} act={t.act} missing={Number(!late) + Number(reason.trim().length < 3)} running={park.running} failed={park.failed} onKeep={() => void newestIntake(caseId).then((now) => submit(now.caseVersion))} onSubmit={() => void submit(intake.caseVersion)} onClose={onClose}>
      <DateField label={t.until} hint={text.common.dateHint} value={until} onChange={setUntil} missing={!late} />
      <TextInput label={t.reason} hint={t.reasonHint} value={reason} onChange={setReason} missing={reason.trim().length < 3} />
    </FormDialog>
  )
}

export function ParkingPanel({ caseId, intake }: { caseId: string; intake: Intake }) {
  const today = useToday()
  const mayWrite = useMay('case.write')
  const [open, setOpen] = useState(false)
  const stop = useCommand('case.park', t.stopped)
  const { parked } = intake
  return (
    <Panel title={t.title} action={mayWrite ? <button type="button" className="plain-link" onClick={() => setOpen(true)}>{parked ? text.common.edit : t.park}</button> : null}>
      {parked ? (
        <>
          <p className="gate-text"><strong>{said(parked, today)}.</strong> {parked.reason.replace(/[.\s]*$/, '.')} {t.runs}</p>
          {mayWrite ? <Button className="panel-button" size="small" variant="secondary" onClick={() => void stop.run({ id: caseId, version: intake.caseVersion, until: null, reason: null })}>{t.stop}</Button> : null}
        </>
      ) : <p className="gate-text quiet">{t.none}</p>}
      <Failed error={stop.failed} />
      {open ? <ParkDialog caseId={caseId} intake={intake} onClose={() => setOpen(false)} /> : null}
    </Panel>
  )
}
