// Before a meeting is closed: what will happen, and what is not in order, each with a way to it. Nothing here stops the chair.
import { Button } from '@navikt/ds-react'
import { dateText } from '../../../shared/dates.ts'
import type { CloseCheck } from '../../../shared/operations/meeting-close.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Answered } from '../../ui/states.tsx'

const t = text.closing

function Findings({ check, onShow }: { check: CloseCheck; onShow: ((agendaItemId: string) => void) | undefined }) {
  const show = (id: string, name: string) => (onShow ? <Button size="xsmall" variant="tertiary" data-color="neutral" type="button" aria-label={t.showOf(name)} onClick={() => onShow(id)}>{t.show}</Button> : null)
  const cases = (title: string, rows: CloseCheck['untreated']) => rows.length === 0 ? null : (
    <section>
      <h2 className="section-title">{title}</h2>
      <ul className="lines">{rows.map((one) => <li key={one.agendaItemId}><span><strong>{one.name}</strong> <span className="quiet small num">{one.caseNumber}</span></span>{show(one.agendaItemId, one.name)}</li>)}</ul>
    </section>
  )
  return (
    <>
      {cases(t.untreated(check.untreated.length), check.untreated)}
      {cases(t.noDecision(check.noDecision.length), check.noDecision)}
      {check.decisions.length > 0 ? (
        <section>
          <h2 className="section-title">{t.decisions(check.decisions.length)}</h2>
          <ul className="lines">{check.decisions.map((one) => <li key={one.id}><span><strong>{one.text}</strong> <span className="quiet small">{one.name}. {t.lacking(one.lacks.map((lack) => t.lacks[lack]).join(' og '))}</span></span>{show(one.agendaItemId, one.name)}</li>)}</ul>
        </section>
      ) : null}
    </>
  )
}

export function CloseDialog({ desk, onClose, onShow }: { desk: { meeting: { id: string } }; onClose: () => void; onShow?: (agendaItemId: string) => void }) {
  const meetingId = desk.meeting.id
  const asked = useQuery('meeting.closeCheck', { meetingId })
  const close = useCommand('meeting.close', (value: { decided: number; deferred: number; measures: number }) => t.said(value.decided, value.deferred, value.measures))
  const submit = async () => {
    if ((await close.run({ meetingId })).ok) onClose()
  }
  const go = onShow ? (id: string) => { onClose(); onShow(id) } : undefined
  return (
    <FormDialog wide title={t.title} act={t.act} running={close.running} failed={close.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Answered asked={asked}>
        {(check) => {
          const isWell = check.untreated.length + check.noDecision.length + check.decisions.length === 0
          return (
            <>
              <section>
                <h2 className="section-title">{t.will}</h2>
                <ul className="close-lines">
                  <li>{t.lines.lock}</li>
                  <li>{t.lines.tasks(check.tasks)}</li>
                  <li>{t.lines.carried(check.carried, dateText(check.next.heldOn), check.next.id === null)}</li>
                  {check.later > 0 ? <li>{t.lines.later(check.later)}</li> : null}
                  <li>{t.lines.room}</li>
                </ul>
              </section>
              {isWell ? <p>{t.allWell}</p> : <><p className="form-note">{t.notice}. {t.anyway}</p><Findings check={check} onShow={go} /></>}
            </>
          )
        }}
      </Answered>
    </FormDialog>
  )
}
