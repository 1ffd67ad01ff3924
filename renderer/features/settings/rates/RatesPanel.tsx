// Innstillinger, Satser: which figures apply from when, and where they were read.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { dateText } from '../../../../shared/dates.ts'
import type { ParameterKind } from '../../../../shared/domain/parameters.ts'
import { parameterKind } from '../../../../shared/model/codes.ts'
import { useQuery } from '../../../data/useQuery.ts'
import { useMay, useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { ToneTag } from '../../../ui/small.tsx'
import { Answered } from '../../../ui/states.tsx'
import { RatesDialog, type RateSet } from './RatesDialog.tsx'

const t = text.rates
const lower = (label: string) => label[0]!.toLowerCase() + label.slice(1)

function SetLine({ set, mayWrite, onCorrect }: { set: RateSet; mayWrite: boolean; onCorrect: () => void }) {
  const today = useToday()
  const state = set.inForce ? t.inForce : set.validFrom > today ? t.coming : t.past
  return (
    <li>
      <span>
        <strong>{set.year}</strong> <ToneTag tone={set.inForce ? 'accent' : 'quiet'}>{state}</ToneTag>
        <span className="quiet small"> {t.period(dateText(set.validFrom), set.validTo ? dateText(set.validTo) : null)} · {set.source} · {set.keptBy}{set.used > 0 ? ` · ${t.used(set.used)}` : ''}</span>
      </span>
      {mayWrite && set.used === 0 ? <button type="button" className="plain-link" aria-label={t.correctOf(lower(parameterKind.labels[set.kind]), set.year)} onClick={onCorrect}>{t.correct}</button> : null}
    </li>
  )
}

export function RatesPanel() {
  const mayWrite = useMay('settings.write')
  const asked = useQuery('rates.list', {}, { keep: true })
  const [open, setOpen] = useState<{ kind: ParameterKind; from: RateSet | null; correcting: boolean } | null>(null)
  return (
    <Panel title={t.title} detail={t.body}>
      <Answered asked={asked}>
        {(sets) => parameterKind.values.map((kind) => {
          const own = sets.filter((one) => one.kind === kind)
          const label = parameterKind.labels[kind]
          return (
            <section key={kind} className="rates-kind" aria-label={label}>
              <div className="rates-head">
                <h3 className="rule-name">{label}</h3>
                {mayWrite ? <Button size="xsmall" variant="tertiary" aria-label={t.add(lower(label))} onClick={() => setOpen({ kind, from: own[0] ?? null, correcting: false })}>{t.addShort}</Button> : null}
              </div>
              {own.length === 0 ? <p className="quiet small">{t.none}</p> : <ul className="lines">{own.map((set) => <SetLine key={set.id} set={set} mayWrite={mayWrite} onCorrect={() => setOpen({ kind, from: set, correcting: true })} />)}</ul>}
            </section>
          )
        })}
      </Answered>
      {open ? <RatesDialog key={`${open.kind}${open.from?.id ?? ''}${String(open.correcting)}`} {...open} onClose={() => setOpen(null)} /> : null}
    </Panel>
  )
}
