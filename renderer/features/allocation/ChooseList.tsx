// The left list: dwellings free now and soon, or the applicants who wait, one chosen at a time.
import { TextField, ToggleGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { kroner } from '../../../shared/dates.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { HouseholdSymbols } from '../../ui/HouseholdSymbols.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { RequirementIcons } from '../../ui/RequirementIcon.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { ProtectedTag } from '../../ui/small.tsx'
import { useRoving } from '../../ui/roving.ts'
import { choose, type Mode, useChoice } from './choice.ts'
import { dropped } from './drag.ts'
import { type Board, type BoardRow, dwellingLine, dwellingSigns, vacancyLine } from './words.ts'

const t = text.allocation

function ModeSwitch() {
  const mode = useChoice((state) => state.mode)
  return (
    <ToggleGroup size="small" data-color="neutral" aria-label={t.mode} value={mode} onChange={(value) => choose({ mode: value as Mode })}>
      <ToggleGroup.Item value="dwellings" label={t.modes.dwellings} />
      <ToggleGroup.Item value="applicants" label={t.modes.applicants} />
    </ToggleGroup>
  )
}

function DwellingItem({ row, index, chosen }: { row: BoardRow; index: number; chosen: boolean }) {
  const today = useToday()
  const isVacant = row.vacantDays !== null
  return (
    <li>
      <button type="button" className="choose-row" data-row={index} tabIndex={chosen ? 0 : -1} aria-current={chosen || undefined} {...dropped('case', (caseId) => choose({ moving: { caseId, dwellingId: row.id } }))} onClick={() => choose({ dwellingId: row.id })}>
        <span className="choose-top">
          <strong>{row.label}</strong> <RequirementIcons kinds={dwellingSigns(row)} bedrooms={null} />
        </span>
        <span className="quiet small">{[dwellingLine(row), row.note].filter(Boolean).join(' · ')}</span>
        <span className="choose-low small">
          <span data-vacant={isVacant || undefined}>{vacancyLine(row, today)}</span>
          <strong className="choose-fits">{t.fits(row.fits, row.uncertain)}</strong>
        </span>
      </button>
    </li>
  )
}

function Dwellings({ board }: { board: Board }) {
  const chosen = useChoice((state) => state.dwellingId)
  const order = useChoice((state) => state.order)
  const all = [...board.now, ...board.soon]
  const now = Math.max(0, all.findIndex((row) => row.id === chosen))
  const { box, onKeyDown } = useRoving<HTMLDivElement>(all.length, now, (index) => choose({ dwellingId: all[index]!.id }))
  if (all.length === 0) return <EmptyState level="3" title={t.noDwellings} body={t.noDwellingsBody}><Link className="plain-link" href="/boliger">{t.seeDwellings}</Link></EmptyState>
  const group = (title: string, rows: readonly BoardRow[], from: number) =>
    rows.length === 0 ? null : (
      <section aria-label={title}>
        <h3 className="choose-group">
          {title} <span className="num">{rows.length}</span>
        </h3>
        <ul className="choose-rows">
          {rows.map((row, index) => (
            <DwellingItem key={row.id} row={row} index={from + index} chosen={from + index === now} />
          ))}
        </ul>
      </section>
    )
  return (
    <>
    <p className="choose-order small"><button type="button" className="plain-link" onClick={() => choose({ order: order === 'scarcest' ? 'cost' : 'scarcest' })}>{t.order[order]}</button></p>
    <div className="choose-list" ref={box} onKeyDown={onKeyDown}>
      {group(t.now, board.now, 0)}
      {group(t.soon, board.soon, board.now.length)}
    </div>
    </>
  )
}

function Applicants() {
  const chosen = useChoice((state) => state.caseId)
  const [typed, setTyped] = useState('')
  const asked = useQuery('case.list', { filter: { view: 'open', statuses: ['waiting', 'offered'], ...(typed.trim() ? { text: typed.trim() } : {}) }, sort: 'grantedOn', limit: 200 }, { keep: true })
  const rows = asked.data?.rows ?? []
  const now = Math.max(0, rows.findIndex((row) => row.id === chosen))
  const { box, onKeyDown } = useRoving<HTMLDivElement>(rows.length, now, (index) => choose({ caseId: rows[index]!.id }))
  return (
    <>
      <div className="choose-find">
        <TextField size="small" hideLabel label={t.findApplicant} placeholder={t.findApplicant} value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
      </div>
      <Answered asked={asked}>
        {() =>
          rows.length === 0 ? (
            typed.trim() ? <p className="choose-none" role="status">{t.noHits(typed.trim())}</p> : <EmptyState level="3" title={t.noApplicants} body={t.noApplicantsBody}><Link className="plain-link" href="/sokere">{t.seeCases}</Link></EmptyState>
          ) : (
            <div className="choose-list" ref={box} onKeyDown={onKeyDown}>
              <ul className="choose-rows">
                {rows.map((row, index) => (
                  <li key={row.id}>
                    <button type="button" className="choose-row" data-row={index} tabIndex={index === now ? 0 : -1} aria-current={row.id === chosen || undefined} {...dropped('dwelling', (dwellingId) => choose({ moving: { caseId: row.id, dwellingId } }))} onClick={() => choose({ caseId: row.id })}>
                      <span className="choose-top">
                        <strong>{row.name}</strong> <HouseholdSymbols household={row.household} />
                      </span>
                      <span className="quiet small">
                        <span className="num">{row.caseNumber}</span> · {row.livingText} {row.protected ? <ProtectedTag short /> : null}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          )
        }
      </Answered>
    </>
  )
}

export function ChooseList({ board }: { board: Board }) {
  const mode = useChoice((state) => state.mode)
  const foot = mode === 'dwellings' && board.voidCost > 0 ? <><span>{t.voidCost}</span><strong className="foot-right num">{kroner(board.voidCost)}</strong></> : undefined
  return (
    <Panel title={t.modes[mode]} action={<ModeSwitch />} flush className="choose" footer={foot}>
      {mode === 'dwellings' ? <Dwellings board={board} /> : <Applicants />}
    </Panel>
  )
}
