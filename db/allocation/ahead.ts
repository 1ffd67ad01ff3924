// The time view: what becomes vacant month by month, by rooms and step-free access, against how many wait for just that.
import { plusMonths } from '../../shared/dates.ts'
import { personsOf } from '../../shared/domain/matching.ts'
import { isParked } from '../../shared/domain/order.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import type { QueryContext } from '../context.ts'
import { vacantDwellings, waitingApplicants } from '../facts.ts'
import { openProtected, shownName, type PersonRow } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import { needOf } from './wait.ts'

const MOST_ROOMS = 5
const NAMES_SHOWN = 30

interface Row { key: string; label: string; stepFree: boolean; vacancies: number[]; dwellings: { id: string; label: string; on: string }[]; waiting: string[] }

function emptyRows(months: number): Map<string, Row> {
  const rows = new Map<string, Row>()
  for (let rooms = 1; rooms <= MOST_ROOMS; rooms++) for (const stepFree of [false, true]) {
    const key = `${rooms}:${stepFree ? 'stepFree' : 'any'}`
    rows.set(key, { key, label: `${rooms === MOST_ROOMS ? `${rooms} rom eller flere` : `${rooms} rom`}${stepFree ? ', trinnfri' : ''}`, stepFree, vacancies: Array<number>(months).fill(0), dwellings: [], waiting: [] })
  }
  return rows
}

const keyOf = (rooms: number, stepFree: boolean) => `${Math.min(MOST_ROOMS, Math.max(1, rooms))}:${stepFree ? 'stepFree' : 'any'}`

/** Dwellings that become vacant and applicants that wait, in the same classes. What cannot be placed in a class is counted, never guessed. */
export function ahead(context: QueryContext, input: ParsedInput<'match.ahead'>) {
  const { read, today, session } = context
  const rules = readRules(read, today).definition
  const first = `${today.slice(0, 7)}-01`
  const months = Array.from({ length: input.months }, (_, i) => plusMonths(first, i).slice(0, 7))
  const rows = emptyRows(input.months)
  let unplaced = 0
  for (const one of vacantDwellings(read, `${months.at(-1)!}-31`)) {
    if (one.facts.rooms === null || one.facts.stepFree === 'unknown') {
      unplaced++
      continue
    }
    const row = rows.get(keyOf(one.facts.rooms, one.facts.stepFree === 'yes'))!
    row.vacancies[Math.max(0, months.indexOf(one.availableOn.slice(0, 7)))]!++
    row.dwellings.push({ id: one.facts.id, label: one.facts.label, on: one.availableOn })
  }
  const allowed = openProtected(read, session)
  const closed = new Set(read.sql<{ id: string }>(`SELECT c.id FROM housingCase c JOIN person p ON p.id = c.personId WHERE p.protectedAddress <> 'none'`).map((row) => row.id).filter((id) => !allowed.has(id)))
  let hidden = 0
  for (const applicant of waitingApplicants(read, rules)) {
    if (isParked(applicant, today)) continue
    // The row tells how many they are and what they need: of a protected person that is told to who is named.
    if (closed.has(applicant.caseId)) {
      hidden++
      continue
    }
    if (personsOf(applicant) === null) {
      unplaced++
      continue
    }
    const need = needOf(applicant, rules)
    rows.get(keyOf(need.minRooms!, need.stepFree))!.waiting.push(applicant.caseId)
  }
  const ids = [...rows.values()].flatMap((row) => row.waiting.slice(0, NAMES_SHOWN))
  const names = new Map(read.sql<PersonRow>('SELECT c.id AS caseId, c.caseNumber, p.name, p.protectedAddress FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]).map((row) => [row.caseId, shownName(row, allowed)]))
  return {
    months, unplaced,
    rows: [...rows.values()].filter((row) => row.waiting.length > 0 || row.dwellings.length > 0).map(({ waiting, ...row }) => {
      let sum = 0
      const cumulative = row.vacancies.map((count) => (sum += count))
      return { ...row, cumulative, need: waiting.length, shortage: Math.max(0, waiting.length - sum), waiting: waiting.slice(0, NAMES_SHOWN).map((caseId) => ({ caseId, name: names.get(caseId) ?? '' })) }
    }),
    why: ['En bolig står i måneden den er ledig fra. Boliger som er ledige nå, står i første måned.', `En søker står i raden med det minste antall rom normen gir (${rules.sizeNorm.reference}).`, 'Trinnfri betyr at trinnfri inngang eller plass til rullestol er et må-krav.', 'Parkerte søkere er ikke med. Opplysninger som mangler, telles for seg.', ...(hidden > 0 ? [`${hidden === 1 ? 'Én søker' : `${hidden} søkere`} med sperret adresse er ikke regnet med.`] : [])],
  }
}
