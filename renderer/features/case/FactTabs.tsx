// Økonomi and Plan: what is known, with one way to change it.
import { Button } from '@navikt/ds-react'
import { useLocation } from 'wouter'
import { kroner } from '../../../shared/dates.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { EmptyState, Failed } from '../../ui/states.tsx'
import type { TabProps } from './CasePage.tsx'
import { PlanPanel } from './OverviewTab.tsx'

const t = text.case

/** Labels above values; what is not given says so. */
export function Lines({ rows }: { rows: readonly (readonly [string, string | null | undefined])[] }) {
  return (
    <dl className="definition">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value || <span className="quiet">{text.common.notGiven}</span>}</dd>
        </div>
      ))}
    </dl>
  )
}

export function EconomyTab({ page, open }: TabProps) {
  const mayWrite = useMay('case.write')
  const c = page.case
  return (
    <Panel className="narrow" title={t.economy.title} action={mayWrite ? <button type="button" className="plain-link" onClick={() => open({ kind: 'economy' })}>{text.common.edit}</button> : null}>
      <Lines rows={[[t.economy.income, c.monthlyIncome === null ? null : kroner(c.monthlyIncome)], [t.economy.ceiling, c.rentCeiling === null ? null : kroner(c.rentCeiling)], [t.economy.note, c.economyNote]]} />
    </Panel>
  )
}

export function PlanTab({ page }: TabProps) {
  const mayPlan = useMay('plan.write')
  const [, navigate] = useLocation()
  const create = useCommand('plan.create', t.plan.said)
  if (page.plan) return <PlanPanel page={page} />
  const make = async () => {
    const answer = await create.run({ caseId: page.case.id, ownWords: page.case.ownWords })
    if (answer.ok) navigate(`/plan/${answer.value.id}`)
  }
  return (
    <Panel label={t.plan.title}>
      <EmptyState title={t.plan.none}>{mayPlan ? <Button size="small" onClick={() => void make()}>{t.plan.create}</Button> : null}</EmptyState>
      <Failed error={create.failed} />
    </Panel>
  )
}
