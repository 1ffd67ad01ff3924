// Vedtak: what the law says is missing, drafts with what they lack, decisions that stand, complaints and letters.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { useQuery } from '../../../data/useQuery.ts'
import { text } from '../../../text.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { Answered, EmptyState } from '../../../ui/states.tsx'
import type { TabProps } from '../CasePage.tsx'
import { AppealDialog, AppealsPanel } from './Appeals.tsx'
import { CorrectDialog, DecideDialog, ControlDialog, UndoDialog } from './ActDialogs.tsx'
import { DecidedItem, DraftItem } from './DecisionItems.tsx'
import { DraftDialog } from './DraftDialog.tsx'
import { LetterDialog } from './LetterDialogs.tsx'
import { LettersPanel } from './LettersPanel.tsx'
import type { DecisionAct, Desk } from './model.ts'
import { ReplayDialog } from './ReplayDialog.tsx'

const t = text.decisions

const OPEN: readonly string[] = ['draft', 'control', 'returned']

function Dialogs({ caseId, desk, act, onClose }: { caseId: string; desk: Desk; act: DecisionAct; onClose: () => void }) {
  switch (act.kind) {
    case 'draft': return <DraftDialog caseId={caseId} desk={desk} card={act.card} onClose={onClose} />
    case 'decide': return <DecideDialog card={act.card} onClose={onClose} />
    case 'control': return <ControlDialog card={act.card} onClose={onClose} />
    case 'undo': return <UndoDialog card={act.card} onClose={onClose} />
    case 'correct': return <CorrectDialog card={act.card} onClose={onClose} />
    case 'replay': return <ReplayDialog caseId={caseId} card={act.card} onClose={onClose} />
    case 'appeal': return <AppealDialog card={act.card} onClose={onClose} />
    case 'letter': return <LetterDialog caseId={caseId} desk={desk} card={act.card} appealId={act.appealId ?? null} start={act.letter ?? null} onClose={onClose} />
  }
}

function Loaded({ desk, caseId, onRecord }: { desk: Desk; caseId: string; onRecord: () => void }) {
  const [act, setAct] = useState<DecisionAct | null>(null)
  const drafts = desk.decisions.filter((one) => OPEN.includes(one.status))
  const decided = desk.decisions.filter((one) => !OPEN.includes(one.status))
  const write = desk.mayDecide ? <Button size="small" onClick={() => setAct({ kind: 'draft', card: null })}>{t.newDraft}</Button> : null
  return (
    <div className="columns two-columns">
      <div className="stack">
        {desk.alerts.length > 0 ? (
          <Panel title={t.alerts} tone="attention">
            <ul className="alert-lines">{desk.alerts.map((one) => <li key={one.code}><strong>{one.text}</strong><span className="quiet small sign-note">{one.why}</span></li>)}</ul>
          </Panel>
        ) : null}
        <Panel title={text.case.tabs.decisions} action={write}>
          {desk.decisions.length === 0 ? <EmptyState title={t.none} body={t.noneBody} /> : null}
          {drafts.length > 0 ? <><h3 className="group-title">{t.drafts}</h3>{drafts.map((one) => <DraftItem key={one.id} card={one} mayDecide={desk.mayDecide} onAct={setAct} />)}</> : null}
          {decided.length > 0 ? <><h3 className="group-title">{t.decided}</h3>{decided.map((one) => <DecidedItem key={one.id} card={one} mayDecide={desk.mayDecide} onAct={setAct} />)}</> : null}
          {desk.mayDecide ? <p className="gate-text"><button type="button" className="plain-link" onClick={onRecord}>{t.record}</button></p> : null}
        </Panel>
      </div>
      <div className="stack">
        <LettersPanel caseId={caseId} desk={desk} onWrite={() => setAct({ kind: 'letter', card: null })} />
        <AppealsPanel desk={desk} onLetter={(appealId, letter) => setAct({ kind: 'letter', card: null, appealId, letter })} />
      </div>
      {act ? <Dialogs caseId={caseId} desk={desk} act={act} onClose={() => setAct(null)} /> : null}
    </div>
  )
}

export function DecisionsTab({ page, open }: TabProps) {
  const asked = useQuery('decision.desk', { caseId: page.case.id }, { keep: true })
  return <Answered asked={asked}>{(desk) => <Loaded desk={desk} caseId={page.case.id} onRecord={() => open({ kind: 'decide' })} />}</Answered>
}
