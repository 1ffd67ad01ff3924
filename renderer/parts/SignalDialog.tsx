// A person looks at a notice and chooses. From the list of homes at risk, and from the plan.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { Button } from '@navikt/ds-react'
import { dateText } from '../../shared/dates.ts'
import { signalKind, signalResponse } from '../../shared/model/codes.ts'
import type { SignalView } from '../../shared/operations/keeping.ts'
import { useCommand } from '../data/useCommand.ts'
import { text } from '../text.ts'
import { FormDialog } from '../ui/Dialogs.tsx'
import { Choice, DateField, TextArea } from '../ui/Field.tsx'
import { ToneTag } from '../ui/small.tsx'

const t = text.keeping.handle
type Response = (typeof signalResponse.values)[number]
interface SignalDialogProps { /** whose home it is about */ name: string; signal: Pick<SignalView, 'key' | 'label' | 'facts'>; tenancyId: string | null; caseId: string | null; /** the person has a plan that runs */ hasPlan: boolean; onClose: () => void }

/** One notice with its facts, and what was said of it. */
export function SignalLine({ signal, name, onJudge }: { signal: SignalView; name: string; onJudge: (() => void) | null }) {
  const silent = signal.silent
  return (
    <li className="signal" data-silent={silent ? true : undefined}>
      <span className="signal-what">
        <ToneTag tone={silent ? 'quiet' : signal.grave ? 'danger' : 'attention'}>{signalKind.labels[signal.kind]}</ToneTag>
        <span className="signal-facts-line">{signal.facts.join(' ')}</span>
        {silent ? <span className="quiet small">{text.keeping.handled(signalResponse.labels[silent.response], silent.by, dateText(silent.on))} {silent.note} {text.keeping.quiet(silent.quietUntil ? dateText(silent.quietUntil) : null)}</span> : null}
      </span>
      {onJudge ? <Button size="xsmall" variant={silent ? 'tertiary' : 'secondary'} data-color="neutral" aria-label={text.keeping.judgeOf(signal.label, name)} onClick={onJudge}>{text.keeping.judge}</Button> : null}
    </li>
  )
}

export function SignalDialog({ name, signal, tenancyId, caseId, hasPlan, onClose }: SignalDialogProps) {
  const [, navigate] = useLocation()
  const [response, setResponse] = useState<Response | ''>('')
  const [note, setNote] = useState('')
  const [until, setUntil] = useState<string | null>(null)
  const handle = useCommand('signal.handle', t.said)
  const { plan, track, ...always } = signalResponse.labels
  const options: Partial<Record<Response, string>> = { ...always, ...(hasPlan ? { plan } : {}), ...(tenancyId ? { track } : {}) }
  const lacks = [response === '', note.trim().length < 3]
  const submit = async () => {
    const answer = await handle.run({ key: signal.key, tenancyId, caseId: tenancyId ? null : caseId, response: response as Response, note, quietUntil: until })
    if (!answer.ok) return
    onClose()
    if (answer.value.trackId) navigate(`/oppfolging/beholde/${answer.value.trackId}`)
  }
  return (
    <FormDialog title={t.title} description={`${name}. ${signal.label}`} act={t.act} missing={lacks.filter(Boolean).length} running={handle.running} failed={handle.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="signal-facts">
        <strong>{t.facts}</strong>
        <ul>{signal.facts.map((fact) => <li key={fact}>{fact}</li>)}</ul>
      </div>
      <Choice label={t.response} value={response} onChange={setResponse} options={options} missing={lacks[0]} hint={response ? t.effects[response] : undefined} />
      <TextArea label={t.note} hint={t.noteHint} value={note} onChange={setNote} rows={3} maxLength={2000} missing={lacks[1]} />
      <DateField label={t.until} hint={t.untilHint} value={until} onChange={setUntil} />
    </FormDialog>
  )
}
