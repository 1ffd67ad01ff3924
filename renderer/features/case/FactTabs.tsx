// Økonomi and Plan: what is known, with one way to change it.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { kroner } from '../../../shared/dates.ts'
import { planAnchor } from '../../../shared/model/codes.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { InstrumentsPanel } from '../../parts/InstrumentsPanel.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice } from '../../ui/Field.tsx'
import { EmptyState } from '../../ui/states.tsx'
import type { TabProps } from './CasePage.tsx'
import { PlanPanel } from './OverviewTab.tsx'

const t = text.case
type PlanAnchor = (typeof planAnchor.values)[number]

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
    <div className="panel-stack">
    <Panel className="narrow" title={t.economy.title} action={mayWrite ? <button type="button" className="plain-link" onClick={() => open({ kind: 'economy' })}>{text.common.edit}</button> : null}>
      <Lines rows={[[t.economy.income, c.monthlyIncome === null ? null : kroner(c.monthlyIncome)], [t.economy.ceiling, c.rentCeiling === null ? null : kroner(c.rentCeiling)], [t.economy.note, c.economyNote]]} />
    </Panel>
    <InstrumentsPanel caseId={c.id} />
    </div>
  )
}

/** Opens a plan, with or without one of the municipality's templates. */
function OpenPlanDialog({ page, onClose }: { page: TabProps['page']; onClose: () => void }) {
  const o = text.followup.openPlan
  const [, navigate] = useLocation()
  const [form, setForm] = useState({ templateId: '', anchor: '' as PlanAnchor | '' })
  const { data } = useQuery('template.list', {})
  const create = useCommand('plan.create', t.plan.said)
  const make = async () => {
    const answer = await create.run({ caseId: page.case.id, ownWords: page.case.ownWords, templateId: form.templateId || null, anchor: form.anchor || null })
    if (answer.ok) navigate(`/plan/${answer.value.id}`)
  }
  return (
    <FormDialog title={o.title} act={o.act} running={create.running} failed={create.failed} onSubmit={() => void make()} onClose={onClose}>
      <Choice label={o.template} value={form.templateId} options={Object.fromEntries((data ?? []).filter((one) => one.status === 'active').map((one) => [one.id, one.name]))} empty={o.noTemplate} onChange={(templateId) => setForm((was) => ({ ...was, templateId }))} />
      <Choice label={o.anchor} value={form.anchor} options={planAnchor.labels} empty={text.followup.frameDialog.anchorEmpty} onChange={(anchor) => setForm((was) => ({ ...was, anchor }))} />
    </FormDialog>
  )
}

export function PlanTab({ page }: TabProps) {
  const mayPlan = useMay('plan.write')
  const [opening, setOpening] = useState(false)
  if (page.plan) return <PlanPanel page={page} />
  return (
    <Panel label={t.plan.title}>
      <EmptyState title={t.plan.none}>{mayPlan ? <Button size="small" onClick={() => setOpening(true)}>{t.plan.create}</Button> : null}</EmptyState>
      {opening ? <OpenPlanDialog page={page} onClose={() => setOpening(false)} /> : null}
    </Panel>
  )
}
