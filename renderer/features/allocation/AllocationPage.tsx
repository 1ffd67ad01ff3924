// Tildeling: dwellings at the left, applicants in explained order in the middle, and why at the right. Or the mirror, from one applicant.
import { Button } from '@navikt/ds-react'
import { useEffect, useState } from 'react'
import { useQuery } from '../../data/useQuery.ts'
import type { Params } from '../../routes.tsx'
import { text } from '../../text.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { choose, useChoice } from './choice.ts'
import { ChooseList } from './ChooseList.tsx'
import { DwellingMode } from './DwellingMode.tsx'
import { MirrorMode } from './MirrorMode.tsx'
import type { Board } from './words.ts'

const t = text.allocation

/** The address chooses when it names something; else what was chosen last, else the first. */
function useStart(params: Params, board: Board | undefined): void {
  useEffect(() => {
    if (params['dwellingId']) choose({ mode: 'dwellings', dwellingId: params['dwellingId'], caseId: null })
    else if (params['caseId']) choose({ mode: 'applicants', caseId: params['caseId'], dwellingId: null })
  }, [params])
  useEffect(() => {
    const first = board?.now[0] ?? board?.soon[0]
    const { mode, dwellingId } = useChoice.getState()
    if (first && mode === 'dwellings' && !dwellingId && !params['caseId']) choose({ dwellingId: first.id })
  }, [board, params])
}

export function AllocationPage({ params }: { params: Params }) {
  const board = useQuery('match.board', {}, { keep: true })
  const { mode, dwellingId, caseId } = useChoice()
  const [side, setSide] = useState(false)
  useStart(params, board.data)
  return (
    <div className="page page-allocation" data-side={side || undefined}>
      <PageHead title={t.title} detail={board.data ? t.detail(board.data.now.length + board.data.soon.length, board.data.applicants) : null}>
        <span className="allocation-keys">
          <KeyHint place="allocation" id="move" />
          <KeyHint place="allocation" id="propose" />
          <KeyHint place="allocation" id="compare" />
          <KeyHint place="allocation" id="outside" />
        </span>
        <Button size="small" variant="secondary" className="side-button" aria-expanded={side} onClick={() => setSide(!side)}>{side ? t.hideDetails : t.details}</Button>
      </PageHead>
      <Answered asked={board}>
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
      </Answered>
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
