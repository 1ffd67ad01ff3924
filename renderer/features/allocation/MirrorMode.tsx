// One applicant chosen: the dwellings, and why the chosen one fits or does not.
import { useState } from 'react'
import type { Output } from '../../../shared/operations/index.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useKeys } from '../../keys.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Answered, Failed } from '../../ui/states.tsx'
import { AllocateDialog } from '../../parts/AllocateDialog.tsx'
import { choose, useChoice } from './choice.ts'
import { MirrorPanel, shownOrder } from './MirrorPanel.tsx'
import { ProposeDialog, usePropose } from './ProposeDialog.tsx'
import { FindOutBox, WhyPanel } from './WhyPanel.tsx'
import type { Board } from './words.ts'

type Pair = Output<'match.pair'>

export function MirrorMode({ caseId, board }: { caseId: string; board: Board }) {
  const [includeOccupied, setIncludeOccupied] = useState(false)
  const relaxed = useChoice((state) => state.relaxed)
  const asked = useQuery('match.forCase', { caseId, limit: 100, includeOccupied, relaxed: [...relaxed] }, { keep: true })
  const chosenId = useChoice((state) => state.dwellingId)
  const rows = shownOrder(asked.data)
  const chosen = rows.find((one) => one.dwelling.id === chosenId) ?? rows[0]
  const pair = useQuery('match.pair', { dwellingId: chosen?.dwelling.id ?? '', caseId }, { enabled: chosen !== undefined, keep: true })
  const [open, setOpen] = useState<'propose' | 'allocate' | null>(null)
  const mayPropose = useMay('propose')
  const { propose, failed } = usePropose()
  const candidate = pair.former ? undefined : pair.data?.candidate
  const proposeChosen = () => {
    if (!mayPropose || !chosen || !candidate || candidate.proposed || candidate.outcome === 'outside') return
    if (candidate.number === 1) void propose(chosen.dwelling.id, candidate, null, null)
    else setOpen('propose')
  }
  const step = (key: string) => {
    const next = rows[rows.findIndex((one) => one === chosen) + (key === 'ArrowDown' ? 1 : -1)]
    if (next) choose({ dwellingId: next.dwelling.id })
  }
  useKeys('allocation', { move: step, propose: proposeChosen, moveTo: () => mayPropose && choose({ moving: { caseId, dwellingId: null } }) })
  const close = () => setOpen(null)
  return (
    <>
      <div className="stack match-stack">
        <Answered asked={asked}>
          {(data) => <MirrorPanel name={pair.data?.candidate.name ?? ''} data={data} chosen={chosen?.dwelling.id ?? null} occupied={includeOccupied} onOccupied={setIncludeOccupied} onPropose={proposeChosen} />}
        </Answered>
        <Failed error={failed} />
      </div>
      {chosen ? (
        <WhyPanel dwellingId={chosen.dwelling.id} dwelling={chosen.dwelling.label} caseId={caseId} nextMeeting={null} onPropose={proposeChosen} onAllocate={(_pair: Pair) => setOpen('allocate')} />
      ) : (
        <Panel label={text.allocation.findOut} flush className="why-panel side"><FindOutBox rows={asked.data?.findOut ?? []} /></Panel>
      )}
      {open === 'propose' && chosen && candidate ? <ProposeDialog dwellingId={chosen.dwelling.id} candidates={[candidate]} start={caseId} firstId={candidate.number === 1 ? caseId : null} onClose={close} /> : null}
      {open === 'allocate' && chosen && candidate ? (
        <AllocateDialog dwellingId={chosen.dwelling.id} dwelling={chosen.dwelling.label} caseId={caseId} name={candidate.name} availableOn={board.now.concat(board.soon).find((row) => row.id === chosen.dwelling.id)?.availableOn ?? null} needsReason={candidate.number !== 1 || candidate.outcome !== 'fits'} onClose={close} />
      ) : null}
    </>
  )
}
