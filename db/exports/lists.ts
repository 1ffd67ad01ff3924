// Lists that leave as .xlsx or .csv: what the screen shows, for this user, as it is filtered. Protected people keep their mask.
import { caseStatus, disposalForm, dwellingKind, dwellingState, requirementKind } from '../../shared/model/codes.ts'
import type { Answer } from '../../shared/model/field.ts'
import type { ListOut, Produced } from '../../shared/documents.ts'
import type { CaseRow, DwellingRow } from '../../shared/operations/views.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { filterClauses } from '../cases/filter.ts'
import { listCases } from '../cases/list.ts'
import { toCaseRows } from '../cases/rows.ts'
import { waitingApplicants } from '../facts.ts'
import { idleCosts } from '../homes/idle.ts'
import { listDwellingIds } from '../homes/list.ts'
import { readDwellings, toDwellingRow } from '../homes/rows.ts'
import { openProtected } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'

interface Column<T> { key: string; label: string; kind: ListOut['columns'][number]['kind']; value: (row: T) => string | number | null }
const MOST = 100_000
const yesNo: Record<Answer, string> = { yes: 'Ja', no: 'Nei', unknown: 'Ikke kjent' }

const CASE_COLUMNS: Column<CaseRow>[] = [
  { key: 'caseNumber', label: 'Sak', kind: 'text', value: (row) => row.caseNumber }, { key: 'name', label: 'Navn', kind: 'text', value: (row) => row.name }, { key: 'status', label: 'Status', kind: 'text', value: (row) => caseStatus.labels[row.status] }, { key: 'household', label: 'Husstand', kind: 'text', value: (row) => row.household.text },
  { key: 'livingText', label: 'Bor nå', kind: 'text', value: (row) => row.livingText || null }, { key: 'livingSince', label: 'Siden', kind: 'date', value: (row) => row.livingSince }, { key: 'requirements', label: 'Boligen må ha', kind: 'text', value: (row) => row.requirements.map((kind) => (kind === 'bedrooms' ? `${row.bedrooms ?? '?'} soverom` : requirementKind.labels[kind])).join(', ') },
  { key: 'nextStep', label: 'Neste steg', kind: 'text', value: (row) => row.nextStep }, { key: 'waitingOn', label: 'Venter på', kind: 'text', value: (row) => row.waitingOn }, { key: 'dueOn', label: 'Frist', kind: 'date', value: (row) => row.dueOn }, { key: 'coordinator', label: 'Eier', kind: 'text', value: (row) => row.coordinatorName ?? 'Ingen' }, { key: 'handovers', label: 'Overleveringer', kind: 'number', value: (row) => row.handovers }, { key: 'receivedOn', label: 'Søknad kom', kind: 'date', value: (row) => row.receivedOn }, { key: 'grantedOn', label: 'Innvilget', kind: 'date', value: (row) => row.grantedOn },
]

const DWELLING_COLUMNS: Column<DwellingRow>[] = [
  { key: 'address', label: 'Adresse', kind: 'text', value: (row) => row.address }, { key: 'unitNumber', label: 'Bruksenhet', kind: 'text', value: (row) => row.unitNumber }, { key: 'area', label: 'Strøk', kind: 'text', value: (row) => row.area }, { key: 'kind', label: 'Boligtype', kind: 'text', value: (row) => dwellingKind.labels[row.kind] }, { key: 'state', label: 'Tilstand', kind: 'text', value: (row) => dwellingState.labels[row.state] }, { key: 'disposalForm', label: 'Disposisjonsform', kind: 'text', value: (row) => disposalForm.labels[row.disposalForm] },
  { key: 'rooms', label: 'Rom', kind: 'number', value: (row) => row.rooms }, { key: 'bedrooms', label: 'Soverom', kind: 'number', value: (row) => row.bedrooms }, { key: 'usableArea', label: 'Bruksareal', kind: 'number', value: (row) => row.usableArea }, { key: 'floor', label: 'Etasje', kind: 'number', value: (row) => row.floor }, { key: 'rent', label: 'Husleie', kind: 'money', value: (row) => row.rent },
  { key: 'stepFree', label: 'Trinnfri', kind: 'text', value: (row) => yesNo[row.stepFree] }, { key: 'lift', label: 'Heis', kind: 'text', value: (row) => yesNo[row.lift] }, { key: 'wheelchair', label: 'Rullestol', kind: 'text', value: (row) => yesNo[row.wheelchair] }, { key: 'petsAllowed', label: 'Dyr tillatt', kind: 'text', value: (row) => yesNo[row.petsAllowed] }, { key: 'availableOn', label: 'Ledig fra', kind: 'date', value: (row) => row.availableOn }, { key: 'vacantDays', label: 'Dager tom', kind: 'number', value: (row) => row.vacantDays }, { key: 'voidCost', label: 'Tomgang', kind: 'money', value: (row) => row.voidCost }, { key: 'contractEndsOn', label: 'Kontrakt til', kind: 'date', value: (row) => row.contractEndsOn },
]

const listOut = <T>(title: string, columns: readonly Column<T>[], rows: readonly T[]): ListOut => ({ title, columns: columns.map(({ label, kind }) => ({ label, kind })), rows: rows.map((row) => columns.map((column) => column.value(row))) })

function cases({ read, session, today }: QueryContext, input: ParsedInput<'export.cases'>): Produced {
  const records = listCases(read, { clauses: filterClauses(input.filter, session.userId, today), sort: input.sort, descending: input.descending, limit: MOST, offset: 0 })
  const columns = input.columns ? CASE_COLUMNS.filter((one) => input.columns!.includes(one.key)) : CASE_COLUMNS
  const allowed = openProtected(read, session)
  const rows: CaseRow[] = []
  for (let i = 0; i < records.length; i += 1000) rows.push(...toCaseRows(read, records.slice(i, i + 1000), allowed, today))
  return { kind: 'list', fileName: `sokere-${today}.${input.format}`, list: listOut('Søkere', columns.length > 0 ? columns : CASE_COLUMNS, rows), format: input.format }
}

function dwellings({ read, today }: QueryContext, input: ParsedInput<'export.dwellings'>): Produced {
  const rules = readRules(read, today).definition
  const ids = listDwellingIds(read, input.filter, input.sort, input.descending, MOST, 0, today)
  const found = new Map(readDwellings(read, 'd.id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]).map((row) => [row.id, row]))
  const idle = idleCosts(read, waitingApplicants(read, rules), rules, today)
  return { kind: 'list', fileName: `boliger-${today}.${input.format}`, list: listOut('Boliger', DWELLING_COLUMNS, ids.map((id) => toDwellingRow(found.get(id)!, [], rules, today, idle))), format: input.format }
}

export const listExportQueries = { 'export.cases': cases, 'export.dwellings': dwellings } satisfies Partial<Handlers>
