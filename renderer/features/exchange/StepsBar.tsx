// Where one is in the exchange: dry run, run, settle. What is done has a tick, the present step a filled number.
import { CheckmarkIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'

const t = text.exchange.pcs

/** look and run: a job is under way. looked: the dry run is on the screen. */
export type Phase = 'idle' | 'look' | 'looked' | 'run' | 'done'

export function StepsBar({ phase, waiting, children }: { phase: Phase; waiting: number; children: ReactNode }) {
  const isLooked = phase === 'looked' || phase === 'run' || phase === 'done'
  const isDone = phase === 'done'
  const now = phase === 'look' ? 0 : phase === 'looked' || phase === 'run' ? 1 : waiting > 0 ? 2 : isDone ? -1 : 0
  const steps = [
    { label: isLooked ? t.steps.looked : t.steps.look, done: isLooked },
    { label: isDone ? t.steps.done : t.steps.run, done: isDone },
    { label: waiting > 0 ? t.steps.settleN(waiting) : isDone ? t.steps.settled : t.steps.settle, done: isDone && waiting === 0 },
  ]
  return (
    <Panel label={t.steps.label} className="steps-panel">
      <ol className="wizard-steps exchange-steps" aria-label={t.steps.label}>
        {steps.map((step, index) => (
          <li key={index} data-done={step.done || undefined} aria-current={index === now ? 'step' : undefined}>
            <span aria-hidden>{step.done ? <CheckmarkIcon /> : index + 1}</span> {step.label}
          </li>
        ))}
      </ol>
      {isDone ? null : <span className="quiet small">{t.nothingYet}</span>}
      <span className="steps-acts">{children}</span>
    </Panel>
  )
}
