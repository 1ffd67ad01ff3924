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
import { ConditionsPanel, ReviewsPanel, SchemesPanel, WindowsPanel } from './AroundPanels.tsx'
import { GoalsPanel } from './GoalsPanel.tsx'
import { firstNames, type Plan, type PlanAnswer, type PlanDialog } from './plan.ts'
import { PlanDialogs } from './PlanDialogs.tsx'
import { ConsentsPanel, HomePanel, MasteryPanel, NoticesPanel, TeamPanel, VisitsPanel } from './PlanSide.tsx'

const t = text.followup

function WriteMenu({ plan, onOpen }: { plan: Plan; onOpen: (dialog: PlanDialog) => void }) {
  const today = useToday()
  const approve = useCommand('plan.update', t.approvedSaid)
  const pause = useCommand('plan.update', plan.status === 'paused' ? t.resumeSaid : t.pauseSaid)
  const at = { id: plan.id, version: plan.version }
  const item = (label: string, act: () => void) => <ActionMenu.Item key={label} onSelect={act}>{label}</ActionMenu.Item>
  return (
    <>
      <Failed error={approve.failed ?? pause.failed} />
      <ActionMenu>
        <ActionMenu.Trigger>
          <Button size="small" variant="tertiary" data-color="neutral" icon={<MenuElipsisHorizontalIcon title={t.more} />} />
        </ActionMenu.Trigger>
        <ActionMenu.Content align="end">
          {item(plan.ownWords ? t.wordsDialog.edit : t.wordsDialog.add, () => onOpen({ kind: 'words' }))}
          {item(t.newMeasure, () => onOpen({ kind: 'measure', goal: null }))}
          {item(t.reviewForm.title, () => onOpen({ kind: 'review' }))}
          {item(t.approve, () => void approve.run({ ...at, patch: { approvedOn: today } }))}
          {item(t.frameDialog.title, () => onOpen({ kind: 'frame' }))}
          {item(plan.status === 'paused' ? t.resume : t.pause, () => void pause.run({ ...at, patch: { status: plan.status === 'paused' ? 'active' : 'paused' } }))}
          {item(t.endPlan, () => onOpen({ kind: 'end' }))}
        </ActionMenu.Content>
      </ActionMenu>
    </>
  )
}

function Acts({ plan, onOpen, mayWrite }: { plan: Plan; onOpen: (dialog: PlanDialog) => void; mayWrite: boolean }) {
  const mayExport = useMay('export.people')
  const print = useCommand('export.plan', t.printed)
  const onCall = useCommand('export.onCall', t.onCallSaid)
  const make = async (asked: typeof print | typeof onCall) => {
    const answer = await asked.run({ planId: plan.id })
    if (answer.ok) await saveFile(answer.value)
  }
  return (
    <>
      <Failed error={print.failed ?? onCall.failed} />
      {mayExport ? <Button size="small" variant="tertiary" data-color="neutral" onClick={() => void make(onCall)}>{t.onCall}</Button> : null}
      {mayExport ? <Button size="small" variant="tertiary" data-color="neutral" icon={<PrinterSmallIcon aria-hidden />} onClick={() => void make(print)}>{t.print(t.words(plan.pronoun).her)}</Button> : null}
      {mayWrite ? <WriteMenu plan={plan} onOpen={onOpen} /> : null}
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
    review: () => mayWrite && setOpen({ kind: 'review' }),
  })
  const words = t.words(plan.pronoun)
  const detail = (
    <>
      <Link className="quiet-link" href={`/sak/${plan.caseId}`}><span className="num">{plan.caseNumber}</span></Link>
      {[plan.dwelling, t.version(plan.planVersion), plan.approvedOn ? t.approved(words.her, dateText(plan.approvedOn)) : t.notApproved].filter(Boolean).map((one) => ` · ${one}`)}
    </>
  )
  const part = { data, onOpen: setOpen, mayWrite }
  return (
    <div className="page page-plan">
      <PageHead title={t.planTitle(plan.name)} detail={detail}><Acts plan={plan} onOpen={setOpen} mayWrite={mayWrite} /></PageHead>
      {plan.status === 'ended' ? <p className="plan-ended">{t.ended(plan.endedOn ? dateText(plan.endedOn) : '', plan.endReason ?? '')} {t.apart}</p> : null}
      {plan.status === 'paused' ? <p className="plan-ended">{t.paused}</p> : null}
      <div className="columns plan-columns">
        <div className="stack">
          {plan.ownWords ? <OwnWords>{plan.ownWords}</OwnWords> : null}
          <GoalsPanel {...part} name={firstNames(plan.name)} hers={words.hers} />
          <div className="columns plan-low">
            <HomePanel {...part} />
            <NoticesPanel data={data} />
          </div>
          <ConditionsPanel {...part} />
          <div className="columns plan-low">
            <ReviewsPanel {...part} />
            <WindowsPanel {...part} />
          </div>
        </div>
        <div className="stack">
          <MasteryPanel data={data} />
          <TeamPanel {...part} />
          <VisitsPanel {...part} />
          <ConsentsPanel data={data} />
          <SchemesPanel {...part} />
        </div>
      </div>
      <PlanDialogs open={open} data={data} onOpen={setOpen} onClose={() => setOpen(null)} />
    </div>
  )
}

export function PlanPage({ params }: { params: Params }) {
  const asked = useQuery('plan.get', { id: params['id'] ?? '' }, { keep: true })
  return <Answered asked={asked}>{(data) => <PlanView data={data} />}</Answered>
}
