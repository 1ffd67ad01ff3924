// The applicants to one dwelling in explained order, with a sign for each criterion.
import { ClockIcon, PlusIcon } from '@navikt/aksel-icons'
import { type KeyboardEvent, useState } from 'react'
import { kroner } from '../../../shared/dates.ts'
import type { Candidate } from '../../../shared/operations/allocation.ts'
import { text } from '../../text.ts'
import { SignLegend } from '../../ui/CriterionSign.tsx'
import { ShowDialog } from '../../ui/Dialogs.tsx'
import { HouseholdSymbols } from '../../ui/HouseholdSymbols.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { ProtectedTag, ToneTag } from '../../ui/small.tsx'
import { useRoving } from '../../ui/roving.ts'
import { choose, compare, useChoice } from './choice.ts'
import { CriterionCells, CriterionHeads, type Fold, useFold, worthShowing } from './CriterionCells.tsx'
import { RelaxLine } from './RelaxLine.tsx'
import { carry } from './drag.ts'
import { dwellingFacts, type ForDwelling } from './words.ts'

const t = text.allocation
const NAMES_WIDTH = 40 + 160 + 44 // number, name and the comparison's button

function DwellingHead({ data }: { data: ForDwelling }) {
  const { dwelling } = data
  return (
    <header className="match-head">
      <div>
        <h2 className="match-title">{dwelling.label}</h2>
        <p className="match-facts">{dwellingFacts(dwelling)}</p>
      </div>
      {dwelling.vacantDays !== null ? (
        <p className="match-void">
          <strong>{t.vacantDays(dwelling.vacantDays)}</strong>
          {dwelling.voidCost > 0 ? <span>{t.voidOf(kroner(dwelling.voidCost))}</span> : null}
        </p>
      ) : null}
    </header>
  )
}

function RuleLine({ data }: { data: ForDwelling }) {
  const [open, setOpen] = useState(false)
  return (
    <p className="match-rule">
      <span>
        {t.rule}{' '}
        <button type="button" className="plain-link" onClick={() => setOpen(true)}>
          {t.ruleVersion(data.rule.name, data.rule.version)}
        </button>
      </span>
      {data.changedSinceYesterday > 0 ? <ToneTag tone="attention" icon={<ClockIcon aria-hidden />}>{t.changed(data.changedSinceYesterday)}</ToneTag> : null}
      {open ? (
        <ShowDialog title={t.ruleTitle} description={`${data.rule.name} ${data.rule.reference}`} onClose={() => setOpen(false)}>
          <p className="form-note">{t.ruleBody}</p>
          <ol className="rule-steps">
            {data.rule.steps.map((step) => (
              <li key={step.label}>
                {step.label} <span className="quiet">{step.reference}</span>
              </li>
            ))}
          </ol>
        </ShowDialog>
      ) : null}
    </p>
  )
}

function Row({ one, index, chosen, letter, first, fold }: { one: Candidate; index: number; chosen: boolean; letter: string | null; first: string | undefined; fold: Fold }) {
  return (
    <tr data-row={index} tabIndex={chosen ? 0 : -1} aria-selected={chosen} draggable onDragStart={(event) => carry(event, 'case', one.caseId)} onClick={() => choose({ caseId: one.caseId })} onFocus={(event) => event.target === event.currentTarget && !chosen && choose({ caseId: one.caseId })}>
      <td className="grid-number num">{one.number}</td>
      <th scope="row" className="grid-name">
        <span className="grid-who">
          <span className="grid-names" title={one.name}>{one.name}</span> <HouseholdSymbols household={one.household} />
          {one.proposed ? <ToneTag tone="accent">{t.proposed}</ToneTag> : null}
          {one.protected ? <ProtectedTag short /> : null}
        </span>
        <span className="grid-line quiet" title={`${one.line} · ${one.caseNumber}`}>{one.line} · <span className="num">{one.caseNumber}</span></span>
      </th>
      <CriterionCells fold={fold} criteria={one.criteria} />
      <td className="grid-pick">
        <button type="button" className="pick" aria-pressed={letter !== null} aria-label={letter ? t.picked(letter, one.name) : t.pick(one.name)} title={t.pick(one.name)} tabIndex={-1} onClick={(event) => { event.stopPropagation(); compare(one.caseId, first) }}>
          {letter ?? <PlusIcon aria-hidden />}
        </button>
      </td>
    </tr>
  )
}

interface CandidatesProps {
  data: ForDwelling
  chosen: string | null
  onMore: () => void
  onOutside: () => void
  onPropose: () => void
}

function Grid({ data, chosen, onPropose, fold }: Omit<CandidatesProps, 'onMore' | 'onOutside'> & { fold: Fold }) {
  const compared = useChoice((state) => state.compared)
  const now = data.candidates.findIndex((one) => one.caseId === chosen)
  const { box, onKeyDown } = useRoving<HTMLTableSectionElement>(data.candidates.length, now, (index) => choose({ caseId: data.candidates[index]!.caseId }))
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.target as Element).matches('tr[data-row]')) {
      event.preventDefault()
      onPropose()
    } else onKeyDown(event)
  }
  return (
    <table className="match-grid" role="grid" aria-label={t.applicantsTable(data.dwelling.label)}>
      <CriterionHeads fold={fold} before={[t.number, t.applicant]} after={t.compare} />
      <tbody ref={box} onKeyDown={onKey}>
        {data.candidates.map((one, index) => {
          const at = compared.indexOf(one.caseId)
          return <Row key={one.caseId} one={one} index={index} chosen={index === now} letter={at < 0 ? null : 'AB'[at]!} first={data.candidates[0]?.caseId} fold={fold} />
        })}
      </tbody>
    </table>
  )
}

export function CandidatesPanel(props: CandidatesProps) {
  const { data } = props
  const rest = data.total - data.candidates.length
  const { shown, metByAll } = worthShowing(data.columns, data.candidates)
  const { box, ...fold } = useFold(shown, data.candidates, NAMES_WIDTH)
  const foot = (
    <>
      <span>
        <SignLegend />
        {metByAll.length > 0 ? <span className="met-by-all">{t.metByAll(metByAll.map((one) => one.label.toLowerCase()).join(', '))}</span> : null}
      </span>
      <span className="foot-right">
        {rest > 0 ? <button type="button" className="plain-link" onClick={props.onMore}>{t.showMore(rest)}</button> : null}
        {data.outsideTotal > 0 ? (
          <span>
            <strong>{t.outsideCount(data.outsideTotal)}</strong> <button type="button" className="plain-link" onClick={props.onOutside}>{t.outsideWhy}</button>
          </span>
        ) : null}
      </span>
    </>
  )
  return (
    <Panel label={t.applicantsTable(data.dwelling.label)} flush className="match" footer={foot}>
      <DwellingHead data={data} />
      {data.dwelling.state === 'offering' ? <p className="match-taken" role="status">{t.taken} <button type="button" className="plain-link" onClick={() => choose({ view: 'offers' })}>{t.views.offers}</button></p> : null}
      <div className="rule-row">
        <RuleLine data={data} />
        <RelaxLine options={data.columns.filter((one) => one.level === 'must')} />
      </div>
      <div className="match-scroll" ref={box}>
        {data.candidates.length === 0 ? <EmptyState level="3" title={t.nobody} body={t.nobodyBody(data.outsideTotal)} /> : <Grid data={data} chosen={props.chosen} onPropose={props.onPropose} fold={fold} />}
      </div>
    </Panel>
  )
}
