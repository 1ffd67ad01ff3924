// Everything about caring for a dwelling, on its page: empty time and its cost, repairs, keys, inspections and what happened in the building.
import { Button, Tabs } from '@navikt/ds-react'
import { useState } from 'react'
import { dateText, kroner } from '../../../shared/dates.ts'
import { incidentKind, keyKind, voidReason } from '../../../shared/model/codes.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Answered } from '../../ui/states.tsx'
import { DueDate, ToneTag } from '../../ui/small.tsx'
import { BackDialog, HandleDialog, IncidentDialog, InspectionDialog, KeyActDialog, KeyDialog, ReclassifyDialog, RepairDialog, StepDialog, type Care } from './CareDialogs.tsx'
import { Inspections } from './Inspections.tsx'

const t = text.care
const p = t.panel
const l = t.ledger
type Open =
  | { kind: 'step'; step: Care['steps'][number] | null } | { kind: 'reason' | 'back'; period: Care['periods'][number] } | { kind: 'repair'; repair: Care['repairs'][number] | null }
  | { kind: 'key' | 'inspection' | 'incident' } | { kind: 'keyAct'; one: Care['keys'][number]; act: 'hand' | 'return' | 'lost' } | { kind: 'handle'; one: Care['incidents'][number] }
interface Part { care: Care; mayWrite: boolean; onOpen: (open: Open) => void }

function VoidSteps({ care, mayWrite, onOpen }: Part) {
  const today = useToday()
  if (care.vacancyId === null) return <p className="gate-text quiet">{p.noSteps}</p>
  return (
    <>
      <h3 className="section-title">{p.steps}</h3>
      <table className="info-table">
        <thead><tr><th scope="col">{p.step}</th><th scope="col">{p.who}</th><th scope="col">{p.due}</th><th scope="col">{p.done}</th><th scope="col"><span className="aksel-sr-only">{p.edit}</span></th></tr></thead>
        <tbody>
          {care.steps.map((step) => (
            <tr key={step.id}>
              <td>{step.title}</td><td>{step.responsible ?? <span className="quiet">{p.nobody}</span>}</td><td className="nowrap">{step.doneOn && step.dueOn ? dateText(step.dueOn) : <DueDate on={step.dueOn} today={today} />}</td><td className="nowrap">{step.doneOn ? dateText(step.doneOn) : <span className="quiet">{p.notDone}</span>}</td>
              <td className="care-acts">{mayWrite ? <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={p.editStep(step.title)} onClick={() => onOpen({ kind: 'step', step })}>{p.edit}</Button> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {mayWrite ? <p className="care-act"><Button size="xsmall" variant="secondary" onClick={() => onOpen({ kind: 'step', step: null })}>{p.addStep}</Button></p> : null}
    </>
  )
}

function VoidTab({ care, mayWrite, onOpen }: Part) {
  const today = useToday()
  const out = ['repair', 'outOfUse'].includes(care.state) ? care.periods[0] : undefined
  return (
    <>
      {out ? <p className="gate-text"><ToneTag tone="attention">{care.backOn ? p.back(dateText(care.backOn)) : p.noBack}</ToneTag> {mayWrite ? <button type="button" className="plain-link" onClick={() => onOpen({ kind: 'back', period: out })}>{p.setBack}</button> : null}</p> : null}
      <VoidSteps care={care} mayWrite={mayWrite} onOpen={onOpen} />
      <h3 className="section-title">{p.cost}</h3>
      {care.periods.length === 0 ? <p className="gate-text quiet">{p.noVoid}</p> : (
        <table className="info-table ledger">
          <thead><tr><th scope="col">{p.reason}</th><th scope="col">{l.from}</th><th scope="col">{l.to}</th><th scope="col" data-numeric>{l.days}</th><th scope="col" data-numeric>{l.rent}</th><th scope="col"><span className="aksel-sr-only">{l.change}</span></th></tr></thead>
          <tbody>
            {care.periods.map((one) => (
              <tr key={one.id}>
                <td>{voidReason.labels[one.reason]}{one.history.map((past) => <span key={past.until + past.reason} className="quiet small ledger-was">{l.was(voidReason.labels[past.reason], dateText(past.until), past.by)}</span>)}</td>
                <td className="nowrap">{dateText(one.startsOn)}</td><td className="nowrap">{one.endsOn === null ? <span className="quiet">{l.still}</span> : one.endsOn > today ? <>{dateText(one.endsOn)} <span className="quiet">{l.still}</span></> : dateText(one.endsOn)}</td><td data-numeric>{one.days}</td><td data-numeric className="nowrap">{one.rent === null ? <span className="due" data-tone="near">{text.common.unknown}</span> : kroner(one.rent)}</td>
                <td className="care-acts">{mayWrite ? <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={l.changeOf(dateText(one.startsOn))} onClick={() => onOpen({ kind: 'reason', period: one })}>{l.change}</Button> : null}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>{care.byReason.map((one) => <tr key={one.reason}><th scope="row" colSpan={3}>{voidReason.labels[one.reason]}</th><td data-numeric>{one.days}</td><td data-numeric colSpan={2} className="nowrap">{one.unknown > 0 ? t.unknownCost : kroner(one.sum)}</td></tr>)}<tr className="ledger-total"><th scope="row" colSpan={3}>{l.total}</th><td data-numeric>{care.sums.days}</td><td data-numeric colSpan={2} className="nowrap">{care.sums.unknown > 0 ? t.unknownCost : kroner(care.sums.sum)}</td></tr></tfoot>
        </table>
      )}
    </>
  )
}

function Repairs({ care, mayWrite, onOpen }: Part) {
  const today = useToday()
  if (care.repairs.length === 0) return <p className="gate-text quiet">{p.noRepairs}</p>
  return (
    <table className="info-table">
      <thead><tr><th scope="col">{p.repairTitle}</th><th scope="col">{p.supplier}</th><th scope="col">{p.ordered}</th><th scope="col">{p.repairDue}</th><th scope="col">{p.repairDone}</th><th scope="col" data-numeric>{p.repairCost}</th><th scope="col"><span className="aksel-sr-only">{p.edit}</span></th></tr></thead>
      <tbody>
        {care.repairs.map((one) => (
          <tr key={one.id}>
            <td>{one.title} <span className="quiet small">{voidReason.labels[one.reason]}</span></td><td>{one.supplier}</td><td className="nowrap">{dateText(one.orderedOn)}</td><td className="nowrap">{one.doneOn && one.dueOn ? dateText(one.dueOn) : <DueDate on={one.dueOn} today={today} />}</td><td className="nowrap">{one.doneOn ? dateText(one.doneOn) : <ToneTag tone="attention">{p.openRepair}</ToneTag>}</td><td data-numeric className="nowrap">{one.cost === null ? <span className="quiet">{p.unknownCost}</span> : kroner(one.cost)}</td>
            <td className="care-acts">{mayWrite ? <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={p.editRepairOf(one.title)} onClick={() => onOpen({ kind: 'repair', repair: one })}>{p.edit}</Button> : null}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Keys({ care, mayWrite, onOpen }: Part) {
  if (care.keys.length === 0) return <p className="gate-text quiet">{p.noKeys}</p>
  return (
    <table className="info-table">
      <thead><tr><th scope="col">{p.key}</th><th scope="col">{p.where}</th><th scope="col">{p.handed}</th><th scope="col"><span className="aksel-sr-only">{p.edit}</span></th></tr></thead>
      <tbody>
        {care.keys.map((one) => {
          const isOut = one.handedOn !== null && one.returnedOn === null && one.lostOn === null
          const acts = one.lostOn ? (['return'] as const) : isOut ? (['return', 'lost'] as const) : (['hand', 'lost'] as const)
          return (
            <tr key={one.id}>
              <td>{keyKind.labels[one.kind]} <strong className="nowrap">{one.label}</strong></td>
              <td>{one.lostOn ? <ToneTag tone="danger">{p.lost} {dateText(one.lostOn)}</ToneTag> : isOut ? <>{one.holder} {one.missing ? <ToneTag tone="danger">{p.missing}</ToneTag> : null}</> : p.inHouse}</td>
              <td className="nowrap">{isOut && one.handedOn ? dateText(one.handedOn) : one.returnedOn ? <span className="quiet">{p.returned} {dateText(one.returnedOn)}</span> : ''}</td>
              <td className="care-acts">{mayWrite ? acts.map((act) => <Button key={act} size="xsmall" variant="tertiary" data-color="neutral" aria-label={p.actOf(p.act[act], one.label)} onClick={() => onOpen({ kind: 'keyAct', one, act })}>{p.act[act]}</Button>) : null}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Incidents({ care, mayWrite, onOpen }: Part) {
  if (care.incidents.length === 0) return <p className="gate-text quiet">{p.noIncidents}</p>
  return (
    <ul className="lines">
      {care.incidents.map((one) => (
        <li key={one.id}>
          <span><strong>{incidentKind.labels[one.kind]}</strong> {dateText(one.happenedOn)} {one.handledOn ? <ToneTag tone="quiet">{p.handledOn(dateText(one.handledOn))}</ToneTag> : <ToneTag tone="attention">{p.open}</ToneTag>} <span className="quiet small">{one.reportedBy}</span>{one.text ? <><br />{one.text}</> : null}{one.handledNote ? <><br /><span className="quiet">{one.handledNote}</span></> : null}</span>
          {mayWrite && !one.handledOn ? <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={p.handleOf(`${incidentKind.labels[one.kind]} ${dateText(one.happenedOn)}`)} onClick={() => onOpen({ kind: 'handle', one })}>{p.handle}</Button> : null}
        </li>
      ))}
    </ul>
  )
}

function Dialogs({ open, care, onClose }: { open: Open | null; care: Care; onClose: () => void }) {
  if (open === null) return null
  switch (open.kind) {
    case 'step': return <StepDialog care={care} step={open.step} onClose={onClose} />
    case 'reason': return <ReclassifyDialog period={open.period} onClose={onClose} />
    case 'back': return <BackDialog period={open.period} onClose={onClose} />
    case 'repair': return <RepairDialog dwellingId={care.id} repair={open.repair} onClose={onClose} />
    case 'key': return <KeyDialog care={care} onClose={onClose} />
    case 'keyAct': return <KeyActDialog care={care} one={open.one} act={open.act} onClose={onClose} />
    case 'inspection': return <InspectionDialog care={care} onClose={onClose} />
    case 'incident': return <IncidentDialog care={care} onClose={onClose} />
    case 'handle': return <HandleDialog one={open.one} onClose={onClose} />
  }
}

const TABS = ['void', 'repairs', 'keys', 'inspections', 'incidents'] as const
type Tab = (typeof TABS)[number]
const ADD: Partial<Record<Tab, { open: Open; label: string }>> = { repairs: { open: { kind: 'repair', repair: null }, label: p.addRepair }, keys: { open: { kind: 'key' }, label: p.addKey }, inspections: { open: { kind: 'inspection' }, label: p.inspect }, incidents: { open: { kind: 'incident' }, label: p.incident } }

function Loaded({ care }: { care: Care }) {
  const [tab, setTab] = useState<Tab>('void')
  const [open, setOpen] = useState<Open | null>(null)
  const mayWrite = useMay('dwelling.write')
  const part = { care, mayWrite, onOpen: setOpen }
  const Body = { void: VoidTab, repairs: Repairs, keys: Keys, inspections: Inspections, incidents: Incidents }[tab]
  const marks: Partial<Record<Tab, number>> = { repairs: care.repairs.filter((one) => one.doneOn === null).length, keys: care.keys.filter((one) => one.missing).length, incidents: care.incidents.filter((one) => one.handledOn === null).length }
  const add = ADD[tab]
  return (
    <Panel title={p.title} action={add && mayWrite ? <Button size="xsmall" variant="secondary" onClick={() => setOpen(add.open)}>{add.label}</Button> : null} className="care">
      <Tabs size="small" value={tab} onChange={(value) => setTab(value as Tab)}>
        <Tabs.List>{TABS.map((key) => <Tabs.Tab key={key} value={key} label={`${p.tabs[key]}${marks[key] ? ` (${marks[key]})` : ''}`} />)}</Tabs.List>
        <Tabs.Panel value={tab} className="care-tab"><Body {...part} /></Tabs.Panel>
      </Tabs>
      <Dialogs open={open} care={care} onClose={() => setOpen(null)} />
    </Panel>
  )
}

export function DwellingCare({ dwellingId }: { dwellingId: string }) {
  const asked = useQuery('care.dwelling', { id: dwellingId }, { keep: true })
  return <Answered asked={asked}>{(care) => <Loaded care={care} />}</Answered>
}
