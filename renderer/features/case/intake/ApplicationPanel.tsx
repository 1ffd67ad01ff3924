// One application: when and how it came, the person's own words, what it waits for, what was true then, and what one does with it.
import { MenuElipsisHorizontalIcon } from '@navikt/aksel-icons'
import { ActionMenu, Button, ReadMore } from '@navikt/ds-react'
import { useState } from 'react'
import { dateText } from '../../../../shared/dates.ts'
import { applicationStatus, applicationType, channel } from '../../../../shared/model/codes.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useMay, useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { OwnWords, ToneTag, type Tone } from '../../../ui/small.tsx'
import { ErrorState } from '../../../ui/states.tsx'
import { ConfirmDialog, EndDialog, RegisterDialog } from './ApplicationDialogs.tsx'
import type { Intake } from './useIntake.ts'

const t = text.intake.applications
type Application = Intake['applications'][number]
/** What is lacking stands beside: the button that can't be used yet goes there. */
const toMissing = () => document.querySelector<HTMLElement>('.missing button')?.focus()

const TONES: Partial<Record<Application['status'], Tone>> = { received: 'accent', missingInfo: 'attention', complete: 'accent' }

/** Dates that matter now, each as a sentence; passed ones in the colour of what needs someone. */
function dates(one: Application, today: string): { text: string; late: boolean }[] {
  const list: { text: string; late: boolean }[] = []
  const say = (on: string | null, words: (date: string) => string, late = false) => on && list.push({ text: words(dateText(on)), late })
  if (one.interimDueOn) say(one.interimDueOn, one.interimDueOn < today ? t.interimPassed : t.interimDue, one.interimDueOn < today)
  say(one.interimReplyOn, t.interimSent)
  say(one.completeOn, t.completeOn)
  say(one.confirmedOn, t.confirmed)
  say(one.confirmDueOn, one.stale ? t.stale : t.confirmDue, one.stale)
  say(one.expectedOn, t.expected)
  return list
}

function Frozen({ one }: { one: Application }) {
  return (
    <ReadMore size="small" header={t.frozen}>
      {one.frozenOn ? (
        <>
          <p className="form-note">{t.frozenOn(dateText(one.frozenOn))}</p>
          <dl className="need-lines">
            {one.frozen.map((row) => <div key={row.label}><dt>{row.label}</dt><dd>{row.value}</dd></div>)}
          </dl>
        </>
      ) : <p className="form-note">{t.notFrozen}</p>}
    </ReadMore>
  )
}

export function ApplicationPanel({ caseId, application: one, intake }: { caseId: string; application: Application; intake: Intake }) {
  const today = useToday()
  const mayWrite = useMay('case.write')
  const [dialog, setDialog] = useState<'edit' | 'end' | 'confirm' | null>(null)
  const complete = useCommand('application.complete', t.completed)
  const open = ['received', 'missingInfo', 'complete'].includes(one.status)
  const title = applicationType.labels[one.type]
  const waits = open ? intake.missing.filter((info) => (info.applicationId === one.id || info.applicationId === null) && (info.status === 'asked' || info.status === 'reminded')) : []
  const tenancy = intake.tenancies.find((row) => row.id === one.tenancyId)
  const close = () => setDialog(null)
  const extra = [[t.wants, one.wants], [t.attempts, one.ownAttempts], [t.tenancy, tenancy?.label ?? null], [t.ended, one.endReason]].filter((row): row is [string, string] => !!row[1])
  return (
    <Panel title={<>{title} <ToneTag tone={TONES[one.status] ?? 'quiet'}>{applicationStatus.labels[one.status]}</ToneTag></>} detail={`${t.received(dateText(one.receivedOn))}, ${channel.labels[one.channel].toLowerCase()}`} className="application" action={mayWrite && (open || one.confirmDueOn) ? (
      <ActionMenu>
        <ActionMenu.Trigger><Button size="xsmall" variant="tertiary" data-color="neutral" title={t.more(title.toLowerCase())} icon={<MenuElipsisHorizontalIcon aria-hidden />} /></ActionMenu.Trigger>
        <ActionMenu.Content align="end">
          {open ? <ActionMenu.Item onSelect={() => setDialog('edit')}>{t.edit}</ActionMenu.Item> : null}
          {one.confirmDueOn ? <ActionMenu.Item onSelect={() => setDialog('confirm')}>{t.confirm}</ActionMenu.Item> : null}
          {open ? <ActionMenu.Item onSelect={() => setDialog('end')}>{t.end}</ActionMenu.Item> : null}
        </ActionMenu.Content>
      </ActionMenu>
    ) : null}>
      {one.ownWords ? <OwnWords note={t.words}>{one.ownWords}</OwnWords> : <p className="gate-text quiet">{t.noWords}</p>}
      <dl className="need-lines">{extra.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
      {one.forwardedTo ? <p className="gate-text">{t.forwarded(one.forwardedTo)}</p> : null}
      <ul className="application-dates">{dates(one, today).map((row) => <li key={row.text} data-late={row.late || undefined}>{row.text}</li>)}</ul>
      {mayWrite && (one.status === 'received' || one.status === 'missingInfo') ? (
        <div className="gate-acts">
          {waits.length > 0 ? <Button size="small" aria-disabled onClick={toMissing}>{t.remains(waits.length)}</Button> : <Button size="small" onClick={() => void complete.run({ id: one.id, version: one.version })}>{t.complete}</Button>}
        </div>
      ) : null}
      {complete.failed ? <ErrorState error={complete.failed} /> : null}
      <Frozen one={one} />
      {dialog === 'edit' ? <RegisterDialog caseId={caseId} intake={intake} application={one} onClose={close} /> : null}
      {dialog === 'end' ? <EndDialog application={one} onClose={close} /> : null}
      {dialog === 'confirm' ? <ConfirmDialog application={one} onClose={close} /> : null}
    </Panel>
  )
}
