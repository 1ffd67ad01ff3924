// Sak: one case. The head line and the tabs; each tab is its own file.
import { Tabs } from '@navikt/ds-react'
import { useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { CasePage } from '../../../shared/operations/cases.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useKeys } from '../../keys.ts'
import type { Params } from '../../routes.tsx'
import { useIntent } from '../../state/intent.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Answered, ErrorPage } from '../../ui/states.tsx'
import { CaseHead, useSummary } from './CaseHead.tsx'
import { CaseDialogs, type CaseDialog } from './CaseDialogs.tsx'
import { ConsentsTab } from './consents/ConsentsTab.tsx'
import { DecisionsTab } from './decisions/DecisionsTab.tsx'
import { EconomyTab, PlanTab } from './FactTabs.tsx'
import { AssessmentTab } from './assessment/AssessmentTab.tsx'
import { ApplicationTab } from './intake/ApplicationTab.tsx'
import { DocumentsTab } from './intake/DocumentsTab.tsx'
import { NeedTab } from './intake/NeedTab.tsx'
import { ParkedLine } from './intake/Parking.tsx'
import { useIntakeCounts } from './intake/useIntake.ts'
import { LogTab } from './LogTab.tsx'
import { OffersTab } from './offers/OffersTab.tsx'
import { OverviewTab } from './OverviewTab.tsx'

export const TABS = ['overview', 'application', 'need', 'assessment', 'economy', 'decisions', 'offers', 'plan', 'consents', 'documents', 'log'] as const
export type TabName = (typeof TABS)[number]

export interface TabProps {
  page: CasePage
  open: (dialog: CaseDialog) => void
  go: (tab: TabName) => void
}

const VIEWS: Record<TabName, (props: TabProps) => ReactNode> = {
  overview: OverviewTab, application: ApplicationTab, need: NeedTab, assessment: AssessmentTab, economy: EconomyTab, decisions: DecisionsTab, offers: OffersTab, plan: PlanTab, consents: ConsentsTab, documents: DocumentsTab, log: LogTab,
}

function counts(page: CasePage): Partial<Record<TabName, string>> {
  const standing = page.consents.filter((one) => one.state === 'inForce' || one.state === 'soon').length
  return { decisions: String(page.decisions.length || ''), offers: String(page.offers.length || ''), consents: String(standing || '') }
}

function Loaded({ page }: { page: CasePage }) {
  const [tab, setTab] = useState<TabName>('overview')
  const [dialog, setDialog] = useState<CaseDialog | null>(null)
  const [mayWrite, mayNote] = [useMay('case.write'), useMay('plan.write')]
  const makeSummary = useSummary(page.case.id)
  const at = TABS.indexOf(tab)
  useKeys('case', {
    tabs: (key) => setTab(TABS[(at + (key.endsWith('PageDown') ? 1 : -1) + TABS.length) % TABS.length]!),
    answer: () => mayWrite && setDialog({ kind: 'answer' }),
    note: () => mayNote && setDialog({ kind: 'note' }),
    postpone: () => mayWrite && setDialog({ kind: 'postpone' }),
    summary: () => makeSummary('team'),
  })
  useIntent('case', (intent) => intent.caseId === page.case.id && (intent.act === 'tab' ? setTab(intent.tab) : intent.act === 'offers' ? setTab('offers') : setDialog({ kind: 'note' })))
  const numbers = { ...counts(page), ...useIntakeCounts(page.case.id) }
  return (
    <>
      <CaseHead page={page} open={setDialog} onSummary={makeSummary} />
      <ParkedLine caseId={page.case.id} />
      <Tabs value={tab} onChange={(value) => setTab(value as TabName)} size="small" className="case-tabs">
        <Tabs.List aria-label={text.case.tabsLabel}>
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name} label={<>{text.case.tabs[name]} {numbers[name] ? <span className="tab-count">{numbers[name]}</span> : null}</>} />
          ))}
        </Tabs.List>
        {TABS.map((name) => {
          const View = VIEWS[name]
          return (
            <Tabs.Panel key={name} value={name} className="case-panel">
              {name === tab ? <View page={page} open={setDialog} go={setTab} /> : null}
            </Tabs.Panel>
          )
        })}
      </Tabs>
      {dialog ? <CaseDialogs page={page} dialog={dialog} onClose={() => setDialog(null)} /> : null}
    </>
  )
}

export function CasePageView({ params }: { params: Params }) {
  const asked = useQuery('case.get', { id: params['id'] ?? '' }, { keep: true })
  const [, navigate] = useLocation()
  if (asked.error && !asked.data) {
    const back = (
      <button type="button" className="plain-link" onClick={() => navigate('/sokere')}>
        {text.common.back}
      </button>
    )
    return <ErrorPage error={asked.error} back={back} {...(asked.error.code === 'protected' ? {} : { again: asked.again })} />
  }
  return (
    <div className="case">
      <Answered asked={asked}>{(page) => <Loaded page={page} />}</Answered>
    </div>
  )
}
