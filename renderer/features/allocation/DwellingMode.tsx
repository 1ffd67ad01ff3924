// One dwelling chosen: its applicants in order, a comparison of two, and why the chosen one stands where they stand.
import { useEffect, useState } from 'react'
import type { Candidate } from '../../../shared/operations/allocation.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useKeys } from '../../keys.ts'
import { announce } from '../../state/announce.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Answered, Failed } from '../../ui/states.tsx'
import { AllocateDialog } from '../../parts/AllocateDialog.tsx'
import { CandidatesPanel } from './CandidatesPanel.tsx'
import { choose, compare, useChoice } from './choice.ts'
import { ComparePanel } from './ComparePanel.tsx'
import { OutsideDialog } from './OutsideDialog.tsx'
import { ProposeDialog, usePropose } from './ProposeDialog.tsx'
import { FindOutBox, WhyPanel } from './WhyPanel.tsx'
import type { ForDwelling } from './words.ts'

const t = text.allocation
const FIRST = 50
const MORE = 500
type Open = { kind: 'outside' } | { kind: 'propose'; start: string } | { kind: 'allocate'; candidate: Candidate } | null

function useActs(data: ForDwelling | undefined, dwellingId: string) {
  const [open, setOpen] = useState<Open>(null)
  const mayPropose = useMay('propose')
  const { caseId, compared } = useChoice()
  const candidates = data?.candidates ?? []
  const chosen = candidates.find((one) => one.caseId === caseId) ?? candidates[0]
  const { propose, failed } = usePropose()
  const proposeChosen = () => {
    if (!mayPropose || !chosen || chosen.proposed) return
    if (chosen.number === 1) void propose(dwellingId, chosen, null, null)
    else setOpen({ kind: 'propose', start: chosen.caseId })
  }
  const step = (key: string) => {
    const now = candidates.findIndex((one) => one.caseId === chosen?.caseId)
    const next = candidates[now + (key === 'ArrowDown' ? 1 : -1)]
    if (next) choose({ caseId: next.caseId })
  }
  useKeys('allocation', {
    move: step,
    propose: proposeChosen,
    compare: () => chosen && compare(chosen.caseId, candidates[0]?.caseId),
    moveTo: () => mayPropose && chosen && choose({ moving: { caseId: chosen.caseId, dwellingId: null } }),
    outside: () => (data?.outsideTotal ?? 0) > 0 && setOpen({ kind: 'outside' }),
  })
  const pair = compared.map((id) => candidates.find((one) => one.caseId === id)).filter((one): one is Candidate => one !== undefined)
  return { open, setOpen, chosen, pair, proposeChosen, failed }
}

export function DwellingMode({ dwellingId }: { dwellingId: string }) {
  const [limit, setLimit] = useState(FIRST)
  const relaxed = useChoice((state) => state.relaxed)
  const asked = useQuery('match.forDwelling', { dwellingId, limit, outsideLimit: 0, relaxed: [...relaxed] }, { keep: true })
  const acts = useActs(asked.data, dwellingId)
  const { chosen, open, setOpen } = acts
  const said = chosen ? `${chosen.number}. ${chosen.name}` : ''
  useEffect(() => {
    if (said) announce(said)
  }, [said])
  const data = asked.data
  const close = () => setOpen(null)
  const others = data?.candidates.filter((one) => one.number !== 1) ?? []
  return (
    <>
      <div className="stack match-stack">
        <Answered asked={asked}>
          {(answer) => <CandidatesPanel data={answer} chosen={chosen?.caseId ?? null} onMore={() => setLimit(MORE)} onOutside={() => setOpen({ kind: 'outside' })} onPropose={acts.proposeChosen} />}
        </Answered>
        <Failed error={acts.failed} />
        {data ? <ComparePanel pair={acts.pair} dwelling={data.dwelling.label} /> : null}
      </div>
      {data && chosen ? (
        <WhyPanel dwellingId={dwellingId} dwelling={data.dwelling.label} caseId={chosen.caseId} nextMeeting={data.nextMeeting} onPropose={acts.proposeChosen} onAnother={others[0] ? () => setOpen({ kind: 'propose', start: (chosen.number === 1 ? others[0]! : chosen).caseId }) : undefined} onAllocate={(pair: Output<'match.pair'>) => setOpen({ kind: 'allocate', candidate: pair.candidate })} />
      ) : (
        <Panel label={t.findOut} flush className="why-panel side">{data ? <FindOutBox rows={data.findOut} /> : null}</Panel>
      )}
      {open?.kind === 'outside' ? <OutsideDialog dwellingId={dwellingId} onClose={close} /> : null}
      {open?.kind === 'propose' && data ? <ProposeDialog dwellingId={dwellingId} candidates={others} start={open.start} firstId={data.candidates[0]?.caseId ?? null} onClose={close} /> : null}
      {open?.kind === 'allocate' && data ? (
        <AllocateDialog dwellingId={dwellingId} dwelling={data.dwelling.label} caseId={open.candidate.caseId} name={open.candidate.name} availableOn={data.dwelling.availableOn} needsReason={open.candidate.number !== 1 || open.candidate.outcome !== 'fits'} onClose={close} onDone={() => choose({ dwellingId: null, caseId: null, compared: [], given: dwellingId })} />
      ) : null}
    </>
  )
}
