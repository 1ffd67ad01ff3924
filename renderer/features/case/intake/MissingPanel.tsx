// «Det som mangler»: what was asked for, by when, what is overdue, and what came.
import { MenuElipsisHorizontalIcon } from '@navikt/aksel-icons'
import { ActionMenu, Button } from '@navikt/ds-react'
import { useState } from 'react'
import { daysBetween, shortDate } from '../../../../shared/dates.ts'
import { infoKind } from '../../../../shared/model/codes.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useMay, useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { Failed } from '../../../ui/states.tsx'
import { AnswerDialog, AskDialog } from './MissingDialogs.tsx'
import type { Intake } from './useIntake.ts'

const t = text.intake.missing
export type Missing = Intake['missing'][number]
type Dialog = { kind: 'ask' } | { kind: 'received' | 'reminded'; id: string }
const waits = (one: Missing) => one.status === 'asked' || one.status === 'reminded'

function when(one: Missing, today: string): string {
  const day = (date: string) => shortDate(date, today)
  if (one.status === 'received') return one.answeredOn ? t.came(day(one.answeredOn)) : t.received
  if (one.status === 'waived') return t.waived
  return one.remindedOn ? t.reminded(day(one.remindedOn), day(one.dueOn)) : t.askedOn(day(one.askedOn), day(one.dueOn))
}

export function MissingPanel({ caseId, intake }: { caseId: string; intake: Intake }) {
  const today = useToday()
  const mayWrite = useMay('case.write')
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const set = useCommand('info.set')
  const change = (one: Missing, status: 'waived' | 'asked') => void set.run({ id: one.id, version: one.version, status, on: today }, { said: status === 'waived' ? t.waivedSaid : t.againSaid })
  const chosen = dialog && 'id' in dialog ? intake.missing.find((one) => one.id === dialog.id) : undefined
  const item = (label: string, act: () => void) => <ActionMenu.Item onSelect={act}>{label}</ActionMenu.Item>
  return (
    <Panel title={t.title} action={mayWrite ? <button type="button" className="plain-link" onClick={() => setDialog({ kind: 'ask' })}>{t.ask}</button> : null}>
      {intake.missing.length === 0 ? <p className="gate-text quiet">{t.none}</p> : null}
      {intake.missing.length > 0 && !intake.missing.some(waits) ? <p className="gate-text">{t.allIn}</p> : null}
      <ul className="lines missing">
        {intake.missing.map((one) => (
          <li key={one.id} data-done={!waits(one) || undefined}>
            <span>
              {one.text} {one.text === infoKind.labels[one.kind] ? null : <span className="quiet small">{infoKind.labels[one.kind]}</span>}
              <span className="small sign-note" data-late={one.overdue || undefined}>{when(one, today)}{one.overdue ? <strong>. {t.overdue(-daysBetween(today, one.dueOn))}</strong> : null}</span>
            </span>
            {mayWrite ? (
              <span className="row-acts">
                {waits(one) ? <Button size="xsmall" variant="secondary" aria-label={t.receivedLabel(one.text)} onClick={() => setDialog({ kind: 'received', id: one.id })}>{t.received}</Button> : null}
                <ActionMenu>
                  <ActionMenu.Trigger><Button size="xsmall" variant="tertiary" data-color="neutral" title={t.more(one.text)} icon={<MenuElipsisHorizontalIcon aria-hidden />} /></ActionMenu.Trigger>
                  <ActionMenu.Content align="end">
                    {waits(one) ? <>{item(t.remind, () => setDialog({ kind: 'reminded', id: one.id }))}{item(t.waive, () => change(one, 'waived'))}</> : item(t.waitAgain, () => change(one, 'asked'))}
                  </ActionMenu.Content>
                </ActionMenu>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <Failed error={set.failed} />
      {dialog?.kind === 'ask' ? <AskDialog caseId={caseId} intake={intake} onClose={() => setDialog(null)} /> : null}
      {chosen && dialog && dialog.kind !== 'ask' ? <AnswerDialog info={chosen} status={dialog.kind} documents={intake.documents} onClose={() => setDialog(null)} /> : null}
    </Panel>
  )
}
