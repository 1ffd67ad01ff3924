// One follow-up plan: the person's own words first, then goals with measures, and what surrounds them.
import { MenuElipsisHorizontalIcon, PrinterSmallIcon } from '@navikt/aksel-icons'
import { ActionMenu, Button } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { dateText } from '../../../shared/dates.ts'
import { saveFile } from '../../data/files.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useKeys } from '../../keys.ts'
import type { Params } from '../../routes.tsx'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { PageHead } from '../../ui/Panel.tsx'
import { Answered, Failed } from '../../ui/states.tsx'
import { OwnWords } from '../../ui/small.tsx'
import { GoalsPanel } from './GoalsPanel.tsx'
import { firstNames, type Plan, type PlanAnswer, type PlanDialog } from './plan.ts'
import { PlanDialogs } from './PlanDialogs.tsx'
import { ConsentsPanel, MasteryPanel, NoticesPanel, TeamPanel, TenancyPanel, VisitsPanel } from './PlanSide.tsx'

const t = text.followup

function Acts({ plan, onOpen, mayWrite }: { plan: Plan; onOpen: (dialog: PlanDialog) => void; mayWrite: boolean }) {
  const today = useToday()
  const mayExport = useMay('export')
  const print = useCommand('export.plan', t.printed)
  const approve = useCommand('plan.update', t.approvedSaid)
  const make = async () => {
    const answer = await print.run({ planId: plan.id })
    if (answer.ok) await saveFile(answer.value)
  }
  return (
    <>
      <Failed error={print.failed ?? approve.failed} />
      {mayExport ? <Button size="small" variant="tertiary" data-color="neutral" icon={<PrinterSmallIcon aria-hidden />} onClick={() => void make()}>{t.print(t.words(plan.pronoun).her)}</Button> : null}
      {mayWrite ? (
        <ActionMenu>
          <ActionMenu.Trigger>
            <Button size="small" variant="tertiary" data-color="neutral" icon={<MenuElipsisHorizontalIcon title={t.more} />} />
          </ActionMenu.Trigger>
          <ActionMenu.Content align="end">
            <ActionMenu.Item onSelect={() => onOpen({ kind: 'words' })}>{plan.ownWords ? t.wordsDialog.edit : t.wordsDialog.add}</ActionMenu.Item>
            <ActionMenu.Item onSelect={() => onOpen({ kind: 'measure', goal: null })}>{t.newMeasure}</ActionMenu.Item>
            <ActionMenu.Item onSelect={() => onOpen({ kind: 'review' })}>{t.reviewDialog.title}</ActionMenu.Item>
            <ActionMenu.Item onSelect={() => void approve.run({ id: plan.id, version: plan.version, patch: { approvedOn: today } })}>{t.approve}</ActionMenu.Item>
          </ActionMenu.Content>
        </ActionMenu>
      ) : null}
      {mayWrite ? <Button size="small" aria-keyshortcuts="B" onClick={() => onOpen({ kind: 'visit' })}>{t.registerVisit}</Button> : null}
    </>
  )
}

function PlanView({ data }: { data: PlanAnswer }) {
  const { plan } = data
  const mayWrite = useMay('plan.write') && plan.status !== 'ended'
  const [open, setOpen] = useState<PlanDialog | null>(null)
  useKeys('followup', {
    open: () => document.querySelector<HTMLElement>('.goal-words')?.focus(),
    goal: () => mayWrite && setOpen({ kind: 'goal' }),
    visit: () => mayWrite && setOpen({ kind: 'visit' }),
  })
  const words = t.words(plan.pronoun)
  const detail = (
    <>
      <Link className="quiet-link" href={`/sak/${plan.caseId}`}><span className="num">{plan.caseNumber}</span></Link>
      {[plan.dwelling, t.version(plan.planVersion), plan.approvedOn ? t.approved(words.her, dateText(plan.approvedOn)) : t.notApproved].filter(Boolean).map((one) => ` · ${one}`)}
    </>
  )
  return (
    <div className="page page-plan">
      <PageHead title={t.planTitle(plan.name)} detail={detail}><Acts plan={plan} onOpen={setOpen} mayWrite={mayWrite} /></PageHead>
      <div className="columns plan-columns">
        <div className="stack">
          {plan.ownWords ? <OwnWords>{plan.ownWords}</OwnWords> : null}
          <GoalsPanel data={data} name={firstNames(plan.name)} hers={words.hers} onOpen={setOpen} mayWrite={mayWrite} />
          <div className="columns plan-low">
            <TenancyPanel data={data} />
            <NoticesPanel data={data} />
          </div>
        </div>
        <div className="stack">
          <MasteryPanel data={data} />
          <TeamPanel data={data} />
          <VisitsPanel data={data} onOpen={setOpen} mayWrite={mayWrite} />
          <ConsentsPanel data={data} />
        </div>
      </div>
      <PlanDialogs open={open} data={data} onClose={() => setOpen(null)} />
    </div>
  )
}

export function PlanPage({ params }: { params: Params }) {
  const asked = useQuery('plan.get', { id: params['id'] ?? '' }, { keep: true })
  return <Answered asked={asked}>{(data) => <PlanView data={data} />}</Answered>
}
