// Tildeling: dwellings at the left, applicants in explained order in the middle, and why at the right. Or the mirror, from one applicant.
import { Button, ToggleGroup } from '@navikt/ds-react'
import { useEffect, useState } from 'react'
import { useQuery } from '../../data/useQuery.ts'
import type { Params } from '../../routes.tsx'
import { text } from '../../text.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { AheadMode } from './AheadMode.tsx'
import { choose, type View, useChoice } from './choice.ts'
import { ChooseList } from './ChooseList.tsx'
import { DwellingMode } from './DwellingMode.tsx'
import { MirrorMode } from './MirrorMode.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { OffersMode } from './OffersMode.tsx'
import type { Board } from './words.ts'

const t = text.allocation

/** The address chooses when it names something; else what was chosen last, else the first. */
function useStart(params: Params, board: Board | undefined): void {
  const { mode, dwellingId, given } = useChoice()
  useEffect(() => {
    if (params['dwellingId']) choose({ view: 'board', mode: 'dwellings', dwellingId: params['dwellingId'], caseId: null, relaxed: [] })
    else if (params['caseId']) choose({ view: 'board', mode: 'applicants', caseId: params['caseId'], dwellingId: null, relaxed: [] })
  }, [params])
  useEffect(() => {
    const first = board && [...board.now, ...board.soon].find((row) => row.id !== given)
    if (first && mode === 'dwellings' && !dwellingId && !params['caseId']) choose({ dwellingId: first.id })
  }, [board, params, mode, dwellingId, given])
}

export function AllocationPage({ params }: { params: Params }) {
  const { view, mode, order, dwellingId, caseId, moving } = useChoice()
  const board = useQuery('match.board', { order }, { keep: true })
  const [side, setSide] = useState(false)
  useStart(params, board.data)
  return (
    <div className="page page-allocation" data-side={side || undefined}>
      <PageHead title={t.title} detail={board.data ? t.detail(board.data.now.length + board.data.soon.length, board.data.applicants) : null}>
        <ToggleGroup size="small" data-color="neutral" aria-label={t.view} value={view} onChange={(value) => choose({ view: value as View })}>
          {(['board', 'offers', 'ahead'] as const).map((one) => <ToggleGroup.Item key={one} value={one} label={t.views[one]} />)}
        </ToggleGroup>
        {view === 'board' ? <span className="allocation-keys">
          <KeyHint place="allocation" id="move" />
          <KeyHint place="allocation" id="propose" />
          <KeyHint place="allocation" id="compare" />
          <KeyHint place="allocation" id="outside" />
        </span> : null}
        {view === 'board' ? <Button size="small" variant="secondary" className="side-button" aria-expanded={side} onClick={() => setSide(!side)}>{side ? t.hideDetails : t.details}</Button> : null}
      </PageHead>
      {view === 'offers' ? <OffersMode /> : null}
      {view === 'ahead' ? <AheadMode /> : null}
      {view === 'board' ? <Answered asked={board}>
        {(data) => (
          <div className="columns allocation-columns" data-fill>
            <ChooseList board={data} />
            {mode === 'dwellings' ? (
              dwellingId ? <DwellingMode key={dwellingId} dwellingId={dwellingId} /> : <Nothing title={t.choose} />
            ) : caseId ? (
              <MirrorMode key={caseId} caseId={caseId} board={data} />
            ) : (
              <Nothing title={t.chooseApplicant} />
            )}
          </div>
        )}
      </Answered> : null}
      {moving && board.data ? <MoveDialog key={`${moving.caseId}${moving.dwellingId}`} caseId={moving.caseId} dwellingId={moving.dwellingId} board={board.data} onClose={() => choose({ moving: null })} /> : null}
    </div>
  )
}

function Nothing({ title }: { title: string }) {
  return (
    <Panel label={title} flush className="match">
      <EmptyState level="2" title={title} />
    </Panel>
  )
}
