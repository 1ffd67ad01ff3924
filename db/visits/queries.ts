// The calendar by worker, plan and area, one visit with its note, and the route of a day.
import { dateText, plusDays, weekday } from '../../shared/dates.ts'
import type { OnCallDoc, Produced, VisitRouteDoc } from '../../shared/documents.ts'
import { contactWindowKind, visitKind, visitStatus } from '../../shared/model/codes.ts'
import { daysText, hoursText } from '../../shared/domain/windows.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import { mustSeeCase } from '../cases/guard.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { paperHead } from '../exports/papers.ts'
import { dwellingLabel } from '../facts.ts'
import { windowView, workersHere } from '../followup/parts.ts'
import { isProtected, maySee, openProtected, shownName, type PersonRow } from '../people.ts'
import type { Scalar } from '../store.ts'
import { lastDay } from './commands.ts'
import { OWNER, readVisits, toCalendar, type VisitRow } from './rows.ts'

const MOST = 1000
const MOST_OVERDUE = 100
const kindText = (one: { kind: string | null }) => (one.kind === null ? 'Besøk' : (visitKind.labels as Readonly<Record<string, string>>)[one.kind]!)

function calendar({ read, session, today }: QueryContext, input: ParsedInput<'visit.calendar'>): Output<'visit.calendar'> {
  const allowed = openProtected(read, session)
  const parts: [string, Scalar[]][] = [['1 = 1', []]]
  if (input.workerId) parts.push([`${OWNER} = ?`, [input.workerId]])
  if (input.planId) parts.push(['v.planId = ?', [input.planId]])
  // An area would tell where a protected person lives: they are found by none.
  if (input.area) parts.push([`b.area = ? AND p.protectedAddress = 'none'`, [input.area]])
  const [where, values] = [parts.map(([sql]) => sql).join(' AND '), parts.flatMap(([, one]) => one)]
  const rows = readVisits(read, `v.plannedOn BETWEEN ? AND ? AND ${where}`, [input.from, lastDay(input.from, input.to), ...values], MOST + 1)
  const late = readVisits(read, `v.status = 'planned' AND v.plannedOn < ? AND f.status <> 'ended' AND ${where}`, [today, ...values], MOST)
  const overdue = toCalendar(read, late, session.userId, allowed, today)
  return {
    visits: toCalendar(read, rows.slice(0, MOST), session.userId, allowed, today), more: rows.length > MOST, overdue: overdue.slice(0, MOST_OVERDUE), overdueTotal: overdue.length, workers: workersHere(read),
    areas: read.sql<{ area: string }>('SELECT DISTINCT area FROM building WHERE area IS NOT NULL ORDER BY area').map((row) => row.area),
  }
}

/** Who may come to read a note of this case, in words. */
function readersOf({ read }: QueryContext, row: VisitRow): string[] {
  if (isProtected(row)) return read.sql<{ name: string }>('SELECT u.name FROM caseAccess a JOIN appUser u ON u.id = a.userId WHERE a.caseId = ? ORDER BY u.name', [row.caseId]).map((one) => one.name)
  const count = read.sql<{ n: number }>(`SELECT count(*) AS n FROM appUser WHERE active = 'yes' AND role IN ('leader', 'caseworker', 'followUpWorker')`)[0]!.n
  return [`Ledere, saksbehandlere og booppfølgere her (${count} i dag)`, `${row.name} selv, ved innsyn`]
}

function getVisit(context: QueryContext, input: ParsedInput<'visit.get'>): Output<'visit.get'> {
  const { read, session, today } = context
  const allowed = openProtected(read, session)
  const row = readVisits(read, 'v.id = ? AND v.planId = ?', [input.id, input.planId], 1)[0]
  if (!row) throw new Refusal('not-found')
  mustSeeCase(read, row.caseId, allowed)
  const draft = read.sql<{ text: string | null }>('SELECT text FROM noteDraft WHERE userId = ? AND visitId = ?', [session.userId, input.id])[0]?.text ?? null
  return { visit: toCalendar(read, [row], session.userId, allowed, today)[0]!, draft, readers: readersOf(context, row), phone: row.phone }
}

/** The day's visits in order of time. A protected address stands nowhere on it, whoever asks: a route is a paper in a car. */
export function routeOf({ read, session }: QueryContext, input: ParsedInput<'visit.route'>): Output<'visit.route'> {
  const allowed = openProtected(read, session)
  const worker = read.sql<{ name: string }>('SELECT name FROM appUser WHERE id = ?', [input.workerId])[0]
  if (!worker) throw new Refusal('not-found')
  const rows = readVisits(read, `v.plannedOn = ? AND v.status IN ('planned', 'done') AND ${OWNER} = ?`, [input.on, input.workerId], MOST)
  const seen = rows.filter((one) => maySee(one, allowed))
  const stops = seen.map((one) => ({
    id: one.id, at: one.plannedAt, endsAt: one.endsAt, caseNumber: one.caseNumber, name: shownName(one, allowed), kind: kindText(one), title: one.title, protected: isProtected(one), phone: one.phone, bring: one.bring, status: one.status,
    address: isProtected(one) ? null : (one.place ?? (one.address ? dwellingLabel({ address: one.address, unitNumber: one.unitNumber }) : null)),
  }))
  return { worker: worker.name, stops, hidden: session.userId === input.workerId ? rows.length - seen.length : 0 }
}

function routePaper(context: QueryContext, input: ParsedInput<'export.route'>): Produced {
  const { worker, stops } = routeOf(context, input)
  const document: VisitRouteDoc = {
    template: 'visitRoute', head: paperHead(context, 'Dagens rute'), day: `${weekday(input.on)} ${dateText(input.on)}`.replace(/^./, (letter) => letter.toUpperCase()), worker,
    stops: stops.map((one) => ({ when: one.at ? hoursText(one.at, one.endsAt) : 'Uten klokkeslett', who: one.protected ? `Sak ${one.caseNumber}` : `${one.name}, ${one.caseNumber}`, what: one.title === one.kind ? one.kind : `${one.kind}: ${one.title}`, where: one.protected ? 'Sperret adresse. Skrives ikke ut.' : (one.address ?? ''), phone: one.protected ? '' : (one.phone ?? ''), bring: one.bring ?? '', done: one.status === 'done' ? visitStatus.labels.done : '' })),
    withheld: stops.some((one) => one.protected) ? [{ what: 'Adresse, navn og telefon i saker med sperret adresse', why: 'Sperret adresse' }] : [],
  }
  return { kind: 'pdf', fileName: `rute-${input.on}.pdf`, document }
}

/** My own visits for a calendar that lies on servers that are not ours: case number and kind. Nobody with a protected address is in it, not even for who is named. */
function calendarFile({ read, session, today, now }: QueryContext, input: ParsedInput<'export.visits'>): Produced {
  const rows = readVisits(read, `v.plannedOn BETWEEN ? AND ? AND v.status = 'planned' AND ${OWNER} = ? AND p.protectedAddress = 'none'`, [today, plusDays(today, input.weeks * 7), session.userId], MOST)
  return { kind: 'visits', fileName: `besok-${today}.ics`, now, visits: rows.map((one) => ({ id: one.id, on: one.plannedOn, at: one.plannedAt, endsAt: one.endsAt, caseNumber: one.caseNumber, kind: kindText(one), changedAt: one.updatedAt })) }
}

interface WindowRow extends Row<'contactWindow'>, PersonRow { address: string | null; unitNumber: string | null; coordinator: string | null }

/** Who can be reached when. Without a plan: everyone's, for the one on call. No address of a protected person, and of those this user may not see the number alone. */
function onCallPaper(context: QueryContext, input: ParsedInput<'export.onCall'>): Produced {
  const { read, session } = context
  const allowed = openProtected(read, session)
  if (input.planId) {
    const plan = read.sql<{ caseId: string }>('SELECT caseId FROM followUpPlan WHERE id = ?', [input.planId])[0]
    if (!plan) throw new Refusal('not-found')
    mustSeeCase(read, plan.caseId, allowed)
  }
  const rows = read.sql<WindowRow>(
    `SELECT w.*, c.id AS caseId, c.caseNumber, p.name, p.protectedAddress, b.address, d.unitNumber, u.name AS coordinator FROM contactWindow w JOIN followUpPlan f ON f.id = w.planId JOIN housingCase c ON c.id = f.caseId JOIN person p ON p.id = c.personId LEFT JOIN dwelling d ON d.id = f.dwellingId LEFT JOIN building b ON b.id = d.buildingId LEFT JOIN appUser u ON u.id = f.coordinatorId
     WHERE w.endedOn IS NULL AND f.status = 'active' AND (? IS NULL OR f.id = ?) ORDER BY c.caseNumber, w.kind = 'person', w.kind = 'worker', w.fromTime`, [input.planId, input.planId])
  const people: OnCallDoc['people'] = [...Map.groupBy(rows, (one) => one.caseId)].map(([, own]) => {
    const one = own[0]!
    const seen = maySee(one, allowed)
    return {
      who: seen ? `${one.name}, ${one.caseNumber}` : `Sak ${one.caseNumber}`, where: isProtected(one) || !one.address ? '' : dwellingLabel({ address: one.address, unitNumber: one.unitNumber }), coordinator: seen ? (one.coordinator ?? '') : '',
      note: seen ? (isProtected(one) ? 'Sperret adresse. Den står ikke på arket.' : '') : 'Sperret adresse. Spør den som eier saken.',
      rows: seen ? own.map(windowView).map((window) => ({ kind: contactWindowKind.labels[window.kind], days: daysText(window.days), hours: hoursText(window.fromTime, window.toTime), who: window.who ?? '', phone: window.phone ?? '', note: window.note ?? '' })) : [],
    }
  })
  const number = input.planId ? rows[0]?.caseNumber : undefined
  const document: OnCallDoc = { template: 'onCall', head: paperHead(context, 'Vaktark', number), lead: 'Hvem som kan nås når. Ring den som står som vakt. Spør ikke om mer enn du trenger for å hjelpe.', people, withheld: [] }
  return { kind: 'pdf', fileName: number ? `vaktark-${number.replace('/', '-')}.pdf` : 'vaktark.pdf', document }
}

export const visitQueries = { 'visit.calendar': calendar, 'visit.get': getVisit, 'visit.route': routeOf, 'export.route': routePaper, 'export.visits': calendarFile, 'export.onCall': onCallPaper } satisfies Partial<Handlers>
