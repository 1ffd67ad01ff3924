// What would happen, row by row. Doubtful rows are settled here; only then can it be run.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { useKeys } from '../../keys.ts'
import { text } from '../../text.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneTag, type Tone } from '../../ui/small.tsx'
import { unsettled, type Chosen, type Planned, type PlanResult } from './model.ts'

const t = text.exchange.dry
const TONES: Record<Planned['outcome'], Tone> = { add: 'accent', change: 'attention', skip: 'quiet', refuse: 'danger' }
const SHOWN = 200
type Which = 'all' | 'needs' | Planned['outcome']

function Decide({ row, arrears, value, onChange }: { row: Planned; arrears: boolean; value: string; onChange: (value: string) => void }) {
  return (
    <select className="small-select decide" data-open={!value || undefined} aria-label={`${t.decide}: ${row.label}`} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{text.common.choose}</option>
      {row.duplicates.map((one) => <option key={one.id} value={`sameAs:${one.id}`}>{t.sameAs(one.label)}</option>)}
      {row.duplicates.length > 0 ? arrears ? null : <option value="new">{t.isNew}</option> : <option value="confirm">{t.confirm}</option>}
      <option value="skip">{t.leaveOut}</option>
    </select>
  )
}

function Row({ row, arrears, value, onDecide }: { row: Planned; arrears: boolean; value: string; onDecide: (value: string) => void }) {
  return (
    <tr>
      <td className="num quiet">{row.rowNumber}</td>
      <td><strong>{row.label}</strong></td>
      <td><ToneTag tone={TONES[row.outcome]}>{t.outcomes[row.outcome]}</ToneTag></td>
      <td>
        {row.reasons.map((reason, index) => <span key={index} className="reason" data-level={reason.level}>{reason.text}</span>)}
        {row.duplicates.map((one) => <span key={one.id} className="reason" data-level="soft">{one.label}: {t.why_[one.why]}</span>)}
      </td>
      <td>
        {row.changes.map((change) => <span key={change.label} className="reason">{change.label}: <s>{change.before ?? t.empty}</s> {t.to} <strong>{change.after ?? t.empty}</strong></span>)}
      </td>
      <td>{row.needsConfirm ? <Decide row={row} arrears={arrears} value={value} onChange={onDecide} /> : null}</td>
    </tr>
  )
}

interface DryRunProps {
  plan: PlanResult
  chosen: Chosen
  onChange: (chosen: Chosen) => void
  onAgain: (chosen: Chosen) => void
  onBack: () => void
  onRun: () => void
}

export function DryRun({ plan, chosen, onChange, onAgain, onBack, onRun }: DryRunProps) {
  const [which, setWhich] = useState<Which>(plan.rows.some((row) => row.needsConfirm) ? 'needs' : 'all')
  const [decidedSince, setDecided] = useState(false)
  const left = unsettled(plan, chosen.decisions)
  const rows = plan.rows.filter((row) => which === 'all' || (which === 'needs' ? row.needsConfirm : row.outcome === which))
  const c = plan.counts
  const tabs: [Which, string, number][] = [['all', t.all, c.read], ['needs', t.needs, left.length], ['add', t.outcomes.add, c.added], ['change', t.outcomes.change, c.changed], ['skip', t.outcomes.skip, c.skipped], ['refuse', t.outcomes.refuse, c.refused]]
  const run = () => {
    if (left.length > 0) {
      setWhich('needs')
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.decide[data-open]')?.focus())
    } else if (decidedSince) onAgain(chosen)
    else onRun()
  }
  useKeys('exchange', { run })
  const decide = (row: Planned) => (value: string) => {
    setDecided(true)
    onChange({ ...chosen, decisions: { ...chosen.decisions, [String(row.rowNumber)]: value } })
  }
  const plain = left.filter((row) => row.duplicates.length === 0)
  const takeAll = () => {
    setDecided(false)
    onAgain({ ...chosen, decisions: { ...chosen.decisions, '*': 'confirm' } })
  }
  const foot = (
    <>
      {plain.length > 1 ? <Button size="small" variant="secondary" onClick={takeAll}>{t.takeAll(plain.length)}</Button> : null}
      <span>{t.shown(Math.min(SHOWN, rows.length), rows.length)}</span>
      <span className="foot-right">
        <KeyHint place="exchange" id="run" />
        <Button size="small" variant="tertiary" data-color="neutral" onClick={onBack}>{text.common.back}</Button>
        <Button size="small" aria-disabled={left.length > 0 || undefined} onClick={run}>{left.length > 0 ? t.runMissing(left.length) : decidedSince ? t.again : t.run}</Button>
      </span>
    </>
  )
  return (
    <Panel title={t.title} detail={`${chosen.fileName}. ${t.read(c.read)}. ${text.exchange.nothingYet}`} flush footer={foot}>
      {plan.mappingErrors?.map((line) => <p key={line} className="mapping-note">{line}</p>)}
      <div className="views dry-tabs" role="radiogroup" aria-label={t.outcome}>
        {tabs.map(([id, label, count]) => (
          <button key={id} type="button" role="radio" className="view-button" aria-checked={which === id} onClick={() => setWhich(id)}>
            {label}<span>{count}</span>
          </button>
        ))}
      </div>
      <div className="mapping-scroll" tabIndex={0} role="group" aria-label={t.what}>
        {rows.length === 0 ? <p className="mapping-note">{t.nothing}</p> : (
          <table className="info-table dry-table">
            <thead><tr><th>{t.row}</th><th>{t.what}</th><th>{t.outcome}</th><th>{t.why}</th><th className="dry-wide">{t.changes}</th><th>{t.decide}</th></tr></thead>
            <tbody>
              {rows.slice(0, SHOWN).map((row) => <Row key={row.rowNumber} row={row} arrears={chosen.kind === 'arrears'} value={chosen.decisions[String(row.rowNumber)] ?? (chosen.decisions['*'] === 'confirm' && row.duplicates.length === 0 ? 'confirm' : '')} onDecide={decide(row)} />)}
            </tbody>
          </table>
        )}
      </div>
    </Panel>
  )
}
