// The columns of the list of cases.
import { durationText } from '../../../shared/dates.ts'
import { caseStatus } from '../../../shared/model/codes.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { text } from '../../text.ts'
import { HouseholdSymbols } from '../../ui/HouseholdSymbols.tsx'
import { RequirementIcons } from '../../ui/RequirementIcon.tsx'
import { ReminderDot, type Reminder } from '../../parts/Reminder.tsx'
import { Avatar, DueDate, ProtectedTag } from '../../ui/small.tsx'
import type { Column } from '../../ui/table/columns.ts'

export type Row = Output<'case.list'>['rows'][number]
const c = text.cases.column
/** From three on, handovers call for attention. */
const MANY_HANDOVERS = 3

const handovers = (count: number) => (count >= MANY_HANDOVERS ? <span className="count-alarm">{count}</span> : count)

export function caseColumns(today: string, me: string, reminders: ReadonlyMap<string, Reminder>): Column<Row>[] {
  return [
    { id: 'caseNumber', label: c.caseNumber, width: 44, sort: 'caseNumber', fixed: true, render: (row) => <span className="quiet num" title={row.caseNumber}>{row.caseNumber.slice(-4)}</span> },
    { id: 'name', label: c.name, width: 128, sort: 'name', fixed: true, render: (row) => <strong title={row.name}>{reminders.has(row.id) ? <ReminderDot reminder={reminders.get(row.id)!} /> : null}{row.name}</strong> },
    { id: 'household', label: c.household, fullLabel: c.householdFull, width: 60, render: (row) => <HouseholdSymbols household={row.household} /> },
    { id: 'living', label: c.living, width: 92, render: (row) => (row.protected ? <ProtectedTag short /> : <span title={row.livingText}>{row.livingText}</span>) },
    { id: 'since', label: c.since, fullLabel: c.sinceFull, width: 68, sort: 'livingSince', render: (row) => (row.livingSince ? durationText(row.livingSince, today) : '') },
    { id: 'requirements', label: c.requirements, width: 104, render: (row) => <RequirementIcons kinds={row.requirements} bedrooms={row.bedrooms} /> },
    { id: 'nextStep', label: c.nextStep, width: 136, render: (row) => (row.nextStep === null && row.protected ? <span className="quiet">{text.cases.hiddenNextStep}</span> : <span title={row.nextStep ?? ''}>{row.nextStep}</span>) },
    { id: 'waitingOn', label: c.waitingOn, width: 84, render: (row) => <span className="quiet" title={row.waitingOn ?? ''}>{row.waitingOn}</span> },
    { id: 'dueOn', label: c.dueOn, width: 70, sort: 'dueOn', render: (row) => <DueDate on={row.dueOn} today={today} kind={row.dueKind} /> },
    { id: 'owner', label: c.owner, width: 50, sort: 'coordinator', render: (row) => <Avatar initials={row.coordinatorInitials} name={row.coordinatorName} mine={row.coordinatorId === me} /> },
    { id: 'handovers', label: c.handovers, fullLabel: c.handoversFull, width: 54, numeric: true, sort: 'handovers', render: (row) => handovers(row.handovers) },
    { id: 'status', label: c.status, width: 120, sort: 'status', optional: true, render: (row) => caseStatus.labels[row.status] },
    { id: 'receivedOn', label: c.receivedOn, width: 86, sort: 'receivedOn', optional: true, render: (row) => (row.receivedOn ? <DatePlain on={row.receivedOn} /> : '') },
    { id: 'grantedOn', label: c.grantedOn, width: 86, sort: 'grantedOn', optional: true, render: (row) => (row.grantedOn ? <DatePlain on={row.grantedOn} /> : '') },
  ]
}

function DatePlain({ on }: { on: string }) {
  return <span className="num">{`${Number(on.slice(8, 10))}.${Number(on.slice(5, 7))}.${on.slice(0, 4)}`}</span>
}
