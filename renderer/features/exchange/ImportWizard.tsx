// Bring in a list: choose a file, connect columns, dry run, run. Nothing is written before the last step.
import { CheckmarkIcon, UploadIcon } from '@navikt/aksel-icons'
import { Button } from '@navikt/ds-react'
import { useEffect, useRef, useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { sendFile } from '../../data/files.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useJob } from '../../data/useJob.ts'
import { useKeys } from '../../keys.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { ErrorState, ProgressJob } from '../../ui/states.tsx'
import { Done } from './Done.tsx'
import { DryRun } from './DryRun.tsx'
import { Mapping } from './Mapping.tsx'
import { bestKind, bestSheet, PlanResult, ReadResult, type Chosen } from './model.ts'

const t = text.exchange
type Started = { kind: 'read' | 'plan' | 'apply'; jobId: string } | null

/** The wizard's state: what is chosen, which job runs, what the jobs have answered. */
function useWizard() {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [started, setStarted] = useState<Started>(null)
  const [read, setRead] = useState<ReadResult | null>(null)
  const [plan, setPlan] = useState<PlanResult | null>(null)
  const [written, setWritten] = useState<PlanResult['counts'] | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const job = useJob<unknown>(started?.jobId ?? null)
  const [readJob, planJob, applyJob] = [useCommand('import.read'), useCommand('import.plan'), useCommand('import.apply')]

  useEffect(() => {
    if (!started || job.state === 'idle' || job.state === 'running') return
    setStarted(null)
    if (job.state === 'failed') return setError(job.error ?? { code: 'unexpected' })
    if (job.state === 'cancelled') return setError({ code: 'job-cancelled' })
    if (started.kind === 'read') {
      const answer = ReadResult.safeParse(job.result)
      if (!answer.success) return setError({ code: 'file-damaged' })
      setRead(answer.data)
      const sheet = bestSheet(answer.data)
      const kind = bestKind(answer.data, sheet)
      setChosen((was) => was && { ...was, sheet, kind, mapping: (answer.data.sheets[sheet]?.guesses ?? answer.data.guesses)[kind]?.mapping ?? {}, decisions: {} })
    } else if (started.kind === 'plan') {
      const answer = PlanResult.safeParse(job.result)
      if (!answer.success) return setError({ code: 'unexpected' })
      setPlan(answer.data)
    } else setWritten(plan?.counts ?? null)
  }, [started, job.state, job.result, job.error, plan])

  const begin = (kind: 'read' | 'plan' | 'apply') => (answer: { ok: true; value: Output<'import.read'> } | { ok: false; error: AppError }) => (answer.ok ? setStarted({ kind, jobId: answer.value.jobId }) : setError(answer.error))
  const reset = () => { setChosen(null); setStarted(null); setRead(null); setPlan(null); setWritten(null); setError(null) }
  const file = async (one: File) => {
    reset()
    const sent = await sendFile(one)
    if (!sent.ok) return setError(sent.error)
    setChosen({ token: sent.value.token, fileName: one.name, sheet: 0, kind: 'applicants', mapping: {}, decisions: {} })
    begin('read')(await readJob.run({ token: sent.value.token }))
  }
  const input = (now: Chosen) => ({ token: now.token, sheet: now.sheet, headerRow: read?.sheets[now.sheet]?.headerRow ?? null, kind: now.kind, mapping: now.mapping, decisions: now.decisions })
  const dryRun = async (now: Chosen) => { setError(null); begin('plan')(await planJob.run(input(now))) }
  const apply = async () => { if (chosen && plan) { setError(null); begin('apply')(await applyJob.run({ ...input(chosen), expected: plan.counts })) } }
  return { chosen, setChosen, started, job, read, plan, setPlan, written, error, file, dryRun, apply, reset }
}

export function ImportWizard() {
  const w = useWizard()
  const input = useRef<HTMLInputElement>(null)
  const choose = () => input.current?.click()
  useKeys('exchange', { file: choose })
  const step = w.written ? 5 : w.plan ? 3 : w.read ? 2 : 1
  const jobTitle = w.started?.kind === 'read' ? t.reading : w.started?.kind === 'plan' ? t.mapping.running : t.dry.writing
  return (
    <>
      <Panel label={t.stepsLabel} className="steps-panel">
        <ol className="wizard-steps" aria-label={t.stepsLabel}>
          {t.steps.map((label, index) => (
            <li key={label} data-done={index + 1 < step || undefined} aria-current={index + 1 === step ? 'step' : undefined}>
              <span aria-hidden>{index + 1 < step ? <CheckmarkIcon /> : index + 1}</span> {label}
            </li>
          ))}
        </ol>
        <span className="quiet small">{t.nothingYet}</span>
        {w.chosen ? <Button size="small" variant="secondary" data-color="neutral" onClick={w.reset}>{w.written ? t.done.another : t.cancel}</Button> : null}
      </Panel>
      <input ref={input} type="file" accept=".xlsx,.csv,.txt" hidden onChange={(event) => { const one = event.target.files?.[0]; event.target.value = ''; if (one) void w.file(one) }} />
      {w.error ? <ErrorState error={w.error}><Button size="small" variant="tertiary" onClick={w.plan || w.read ? () => w.chosen && void w.dryRun(w.chosen) : choose}>{w.plan || w.read ? t.dry.again : t.choose}</Button></ErrorState> : null}
      {w.started ? <Panel label={jobTitle}><ProgressJob title={jobTitle} job={w.job} /></Panel> : null}
      {!w.read && !w.started ? (
        <div className="panel drop" onDragOver={(event) => event.preventDefault()} onDrop={(event) => { event.preventDefault(); const one = event.dataTransfer.files[0]; if (one) void w.file(one) }}>
          <h2 className="panel-title">{t.importTitle}</h2>
          <p className="gate-text">{t.importBody}</p>
          <Button icon={<UploadIcon aria-hidden />} onClick={choose}>{t.choose}</Button>
        </div>
      ) : null}
      {w.read && w.chosen && !w.plan && !w.started ? <Mapping read={w.read} chosen={w.chosen} onChange={w.setChosen} onRun={() => void w.dryRun(w.chosen!)} /> : null}
      {w.plan && w.chosen && !w.written && !w.started ? <DryRun plan={w.plan} chosen={w.chosen} onChange={w.setChosen} onAgain={(now) => { w.setChosen(now); void w.dryRun(now) }} onBack={() => w.setPlan(null)} onRun={() => void w.apply()} /> : null}
      {w.written && w.chosen ? <Done counts={w.written} chosen={w.chosen} onAnother={w.reset} /> : null}
    </>
  )
}
