// The columns of the register, as a table and along time.
import { kroner, shortDate } from '../../../shared/dates.ts'
import { disposalForm, dwellingState, type RequirementKind } from '../../../shared/model/codes.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { text } from '../../text.ts'
import { RequirementIcons } from '../../ui/RequirementIcon.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { MonthScale, TimeLine, type Window } from './time.tsx'

export type Row = Output<'dwelling.list'>['rows'][number]
const c = text.dwellings.column

/** What the dwelling is known to meet, as symbols. Unknown is left out, never shown as met. */
export const meets = (row: Row): RequirementKind[] => (['stepFree', 'showerNoThreshold', 'lift', 'wheelchair', 'petsAllowed', 'quiet', 'ownEntrance'] as const).filter((kind) => row[kind] === 'yes')

const cost = (row: Row) => (row.voidCost > 0 ? <span className="void-cost">{kroner(row.voidCost)}</span> : '')

export function timeColumns(window: Window, months: number, today: string): Column<Row>[] {
  return [
    { id: 'dwelling', label: c.dwelling, width: 168, sort: 'address', render: (row) => <strong title={row.label}>{row.label}</strong> },
    { id: 'kind', label: c.kind, width: 112, sort: 'rooms', render: (row) => <span title={row.kindText}>{row.kindText}</span> },
    { id: 'time', label: c.time, width: 470, header: <MonthScale window={window} months={months} />, render: (row) => <TimeLine bars={row.bars} window={window} today={today} months={months} /> },
    { id: 'void', label: c.void, width: 92, numeric: true, sort: 'voidCost', render: cost },
    { id: 'waiting', label: c.waiting, width: 60, numeric: true, render: (row) => row.waiting },
  ]
}

export function tableColumns(today: string): Column<Row>[] {
  const date = (on: string | null) => (on ? <span className="num">{shortDate(on, today)}</span> : '')
  return [
    { id: 'dwelling', label: c.dwelling, width: 170, sort: 'address', fixed: true, render: (row) => <strong title={row.label}>{row.label}</strong> },
    { id: 'kind', label: c.kind, width: 110, render: (row) => row.kindText },
    { id: 'state', label: c.state, width: 96, sort: 'state', render: (row) => dwellingState.labels[row.state] },
    { id: 'rooms', label: c.rooms, width: 50, numeric: true, sort: 'rooms', render: (row) => row.rooms },
    { id: 'area', label: c.area, width: 64, numeric: true, sort: 'usableArea', render: (row) => (row.usableArea ? `${row.usableArea} m²` : '') },
    { id: 'meets', label: c.meets, width: 120, render: (row) => <RequirementIcons kinds={meets(row)} bedrooms={row.bedrooms} /> },
    { id: 'rent', label: c.rent, width: 80, numeric: true, sort: 'rent', render: (row) => (row.rent === null ? '' : kroner(row.rent)) },
    { id: 'district', label: c.district, width: 90, render: (row) => row.area },
    { id: 'available', label: c.available, width: 86, sort: 'availableOn', render: (row) => date(row.availableOn) },
    { id: 'contract', label: c.contract, width: 90, sort: 'contractEndsOn', render: (row) => date(row.contractEndsOn) },
    { id: 'form', label: c.form, width: 110, render: (row) => disposalForm.labels[row.disposalForm] },
    { id: 'void', label: c.void, width: 88, numeric: true, sort: 'voidCost', render: cost },
    { id: 'waiting', label: c.waiting, width: 58, numeric: true, render: (row) => row.waiting },
  ]
}
