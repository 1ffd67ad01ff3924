// Servicing capacity on the screen: the form, the answer as one types, and the calculations that are kept, line by line.
import { Button, LocalAlert, ReadMore } from '@navikt/ds-react'
import { useId, useState, type ReactNode } from 'react'
import { dateText, kroner } from '../../../shared/dates.ts'
import type { CapacityInput, CapacityView } from '../../../shared/operations/ownership.ts'
import { adviceWords } from '../../../shared/text/nb/ownership.ts'
import { call } from '../../api.ts'
import { saveFile } from '../../data/files.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { MoneyInput } from '../../ui/Money.tsx'
import { announce } from '../../state/announce.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { TextInput } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import type { TrackAnswer } from './TrackDialogs.tsx'

const c = text.ownership.capacity
type Figures = NonNullable<CapacityView['figures']>
const SUMS = new Set(['available', 'service'])
const percent = (value: number) => `${String(value).replace('.', ',')} %`

function Lines({ figures }: { figures: Figures }) {
  return (
    <table className="info-table cap-lines">
      <caption className="aksel-sr-only">{c.lines}</caption>
      <tbody>
        {figures.lines.map((line) => (
          <tr key={line.key} data-sum={SUMS.has(line.key) || undefined}>
            <th scope="row">{line.label}</th>
            <td className="quiet">{line.why}</td>
            <td data-numeric className="nowrap">{kroner(line.amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Loans({ options, caption, lead, level: Heading }: { level: 'h2' | 'h3'; options: readonly Figures['options'][number][]; caption: string; lead?: ReactNode }) {
  const judged = options.some((one) => one.enough !== null)
  return (
    <>
      <Heading className="section-title">{caption}</Heading>
      {lead}
      <table className="info-table">
        <thead><tr><th scope="col">{c.term}</th><th scope="col" data-numeric>{c.rate}</th><th scope="col" data-numeric>{c.loan}</th>{judged ? <th scope="col">{c.enough}</th> : null}</tr></thead>
        <tbody>{options.map((one) => <tr key={`${one.key}${one.percent}`}><td>{one.label}</td><td data-numeric>{percent(one.percent)}</td><td data-numeric className="nowrap">{kroner(one.loan)}</td>{judged ? <td>{one.enough ? c.yes : c.no}</td> : null}</tr>)}</tbody>
      </table>
    </>
  )
}

/** What lacks in words, or the answer with what it means. The same when it is typed as when it is shown again. */
export function CapacityResult({ view, level = 'h3' }: { view: CapacityView; level?: 'h2' | 'h3' }) {
  const { figures } = view
  if (!figures) return <LocalAlert status="warning" className="cap-lacks"><LocalAlert.Header><LocalAlert.Title as={level}>{c.lacks}</LocalAlert.Title></LocalAlert.Header><LocalAlert.Content><ul>{view.lacks.map((one) => <li key={one}>{one}</li>)}</ul></LocalAlert.Content></LocalAlert>
  const advice = adviceWords(figures)
  return (
    <div className="cap-result">
      <LocalAlert status={advice.tone === 'danger' ? 'error' : advice.tone === 'attention' ? 'warning' : 'success'} className="cap-advice">
        <LocalAlert.Header><LocalAlert.Title as={level}>{advice.title}</LocalAlert.Title></LocalAlert.Header>
        <LocalAlert.Content>{advice.body}</LocalAlert.Content>
      </LocalAlert>
      <Lines figures={figures} />
      <Loans level={level} options={figures.options} caption={c.loans} lead={figures.needed === null ? null : <p className="gate-text">{c.needed(kroner(figures.needed), figures.neededMonthly === null ? null : kroner(figures.neededMonthly))}</p>} />
      {figures.sensitivity.length > 0 ? <Loans level={level} options={figures.sensitivity} caption={c.sensitivity} /> : null}
      <p className="form-note">{c.ground}: {view.rates.join('. ')}.</p>
    </div>
  )
}

function agesOf(typed: string): number[] | null {
  const parts = typed.split(/[,;\s]+/).filter(Boolean)
  const ages = parts.map(Number)
  return ages.every((age) => Number.isInteger(age) && age >= 0 && age <= 120) ? ages : null
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return <section className="cap-section" aria-labelledby={id}><h2 id={id} className="section-title">{title}</h2><div className="form-row">{children}</div></section>
}

export function CapacityDialog({ data, onClose }: { data: TrackAnswer; onClose: () => void }) {
  const last = data.calculations[0]?.input
  const [input, setInput] = useState<CapacityInput>(() => last ?? { netIncome: null, ages: [], ownLiving: null, otherFixed: null, maintenance: null, running: null, price: null, ownMoney: null })
  const [typedAges, setTypedAges] = useState(() => (last?.ages ?? data.ages).join(', '))
  const ages = agesOf(typedAges)
  const given: CapacityInput = { ...input, ages: ages ?? [] }
  const asked = useQuery('capacity.try', { input: given }, { keep: true })
  const save = useCommand('capacity.save', c.said)
  const money = (key: Exclude<keyof CapacityInput, 'ages'>, label: string, hint?: string) => <MoneyInput key={key} label={label} value={input[key]} onChange={(value) => setInput((was) => ({ ...was, [key]: value }))} {...(hint ? { hint } : {})} />
  const lacks = asked.data?.lacks.length ?? 1
  const submit = async () => (await save.run({ ownershipId: data.track.id, input: given })).ok && onClose()
  return (
    <FormDialog title={c.dialog} description={c.body} wide act={c.save} missing={asked.data?.figures ? 0 : Math.max(1, lacks)} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Section title={c.income}>{money('netIncome', c.netIncome, c.netIncomeHint)}</Section>
      <Section title={c.household}>
        <TextInput label={c.ages} hint={data.agesKnown || last ? c.agesHint : `${c.agesUnknown} ${c.agesHint}`} value={typedAges} onChange={setTypedAges} error={ages === null ? c.agesWrong : undefined} />
        {money('ownLiving', c.ownLiving, c.ownLivingHint)}
      </Section>
      <Section title={c.costs}>{money('otherFixed', c.otherFixed, c.otherFixedHint)}</Section>
      <Section title={c.home}>
        {money('running', c.running, c.runningHint)}
        {money('maintenance', c.maintenance)}
        {money('price', c.price)}
        {money('ownMoney', c.ownMoney)}
      </Section>
      <section className="cap-answer" aria-label={c.resultTitle} aria-live="polite">{asked.data ? <CapacityResult view={asked.data} level="h2" /> : null}</section>
    </FormDialog>
  )
}

type Kept = TrackAnswer['calculations'][number]

function KeptCalculation({ one }: { one: Kept }) {
  const fetchPaper = async () => {
    const answer = await call('export.capacity', { id: one.id })
    if (answer.ok && (await saveFile(answer.value))) announce(text.common.fileSaved(answer.value.fileName))
  }
  return (
    <>
      <p className="cap-made"><span className="quiet">{c.made(dateText(one.calculatedOn), one.by)}</span> <Button size="xsmall" variant="secondary" onClick={() => void fetchPaper()}>{c.paper}</Button></p>
      <CapacityResult view={one.result} />
    </>
  )
}

export function CapacityPanel({ data, onMake }: { data: TrackAnswer; onMake: (() => void) | null }) {
  const [first, ...rest] = data.calculations
  const act = onMake ? <Button size="xsmall" variant={first ? 'tertiary' : 'secondary'} onClick={onMake}>{c.make}</Button> : null
  return (
    <Panel title={c.title} action={first ? act : null}>
      {first ? <KeptCalculation one={first} /> : <EmptyState level="3" title={c.none} body={c.noneBody}>{act}</EmptyState>}
      {rest.length > 0 ? <ReadMore size="small" header={c.earlier(rest.length)}>{rest.map((one) => <div key={one.id} className="cap-earlier"><KeptCalculation one={one} /></div>)}</ReadMore> : null}
    </Panel>
  )
}
