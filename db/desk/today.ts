// I dag: what waits on me, legal deadlines, the next boliglag, dwellings becoming vacant, what has changed since I was last here.
import { daysBetween, plusDays, shortDate } from '../../shared/dates.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import { OPEN_STATUSES } from '../../shared/model/codes.ts'
import type { Output } from '../../shared/operations/index.ts'
import { viewClause } from '../cases/filter.ts'
import { CASE_COLUMNS, CASE_JOIN, toCaseRows, type CaseRecord } from '../cases/rows.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { leaseHomes, readClocks } from '../clocks/read.ts'
import { clockShown } from '../clocks/shown.ts'
import { vacantDwellings } from '../facts.ts'
import { kindText, readDwellings } from '../homes/rows.ts'
import { agendaLines } from '../meeting/agenda.ts'
import { nextMeeting } from '../meeting/next.ts'
import { maySee, openProtected, shownName, type PersonRow } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader, Scalar } from '../store.ts'
import { standingIn } from '../worker/absence.ts'
import { dueReminders } from '../worker/reminders.ts'
import { mineClause } from '../substitutes.ts'
import { changesSince } from './changes.ts'
import { followUpsDue, mandatesWaiting } from './due.ts'

type Today = Output<'today.get'>
const OPEN = OPEN_STATUSES.map((one) => `'${one}'`).join(', ')
const sunday = (today: string) => plusDays(today, (7 - new Date(`${today}T00:00:00Z`).getUTCDay()) % 7)

function waitingOnMe({ read, session, today }: QueryContext, allowed: ReadonlySet<string>): Pick<Today, 'groups' | 'waitingOnMe' | 'mine'> {
  const { sql, values } = viewClause('waitingOnMe', session.userId, today)
  const records = read.sql<CaseRecord>(`SELECT ${CASE_COLUMNS} ${CASE_JOIN} WHERE ${sql} ORDER BY c.dueOn, c.caseNumber LIMIT 60`, values)
  const rows = toCaseRows(read, records, allowed, today).map((row) => ({ ...row, line: row.nextStep ?? 'Vises ikke', action: row.nextAction ?? 'Åpne' }))
  const total = read.sql<{ n: number }>(`SELECT count(*) AS n FROM housingCase c WHERE ${sql}`, values)[0]!.n
  const mine = viewClause('mine', session.userId, today)
  const week = sunday(today)
  const group = (key: 'overdue' | 'thisWeek' | 'later', label: string, test: (due: string) => boolean) => {
    const list = rows.filter((_row, i) => test(records[i]!.dueOn!))
    return { key, label, rows: list, total: list.length }
  }
  return {
    waitingOnMe: total, mine: read.sql<{ n: number }>(`SELECT count(*) AS n FROM housingCase c WHERE ${mine.sql}`, mine.values)[0]!.n,
    groups: [group('overdue', 'Frist passert', (due) => due < today), group('thisWeek', 'Denne uka', (due) => due >= today && due <= week), group('later', 'Senere', (due) => due > week)],
  }
}

type Legal = Today['legal'][number]
const ALARMS: ReadonlySet<string> = new Set(['noHelpDecision', 'offerStalled', 'confirm', 'decisionLapse', 'temporary14'])

/** Each worker's own stand under Oppfølging. */
const FOLLOW_UP: ReadonlySet<string> = new Set(['planReview', 'contactOverdue', 'visitOverdue'])

/** Every clock that runs out within a month or has run out, the nearest first; a stopped one waits at the clock desk. */
function legalDeadlines({ read, session, today }: QueryContext, rules: RuleDefinition, allowed: ReadonlySet<string>): Legal[] {
  const soon = plusDays(today, 30)
  const due = readClocks(read, rules, today).filter((one) => one.stopped === null && one.dueOn <= soon && !FOLLOW_UP.has(one.kind))
  const people = new Map(read.sql<PersonRow>('SELECT c.id AS caseId, c.caseNumber, p.name, p.protectedAddress FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id IN (SELECT value FROM json_each(?))', [JSON.stringify([...new Set(due.map((one) => one.caseId))])]).map((row) => [row.caseId, row]))
  const running = due.filter((one) => clockShown(one, people.get(one.caseId ?? '') ?? null, allowed, session.role))
  // What only a person's attention answers stands after the dates that pass by themselves: else an old alarm hides tomorrow's deadline.
  const clocks = [...running.filter((one) => !ALARMS.has(one.kind)), ...running.filter((one) => ALARMS.has(one.kind))]
  const homes = leaseHomes(read, clocks)
  return clocks.map((one) => {
    const row = one.caseId === null ? undefined : people.get(one.caseId)
    const seen = row === undefined || maySee(row, allowed)
    return { text: [seen ? one.text : 'Lovfrist', row ? shownName(row, allowed) : homes.get(one.targetId)?.label].filter(Boolean).join(', '), dueOn: one.dueOn, caseId: one.caseId, tone: one.tone === 'passed' ? 'danger' : one.tone === 'soon' ? 'attention' : 'normal', why: seen ? `${one.why} (${one.source})` : 'Grunnen vises ikke: sperret adresse.' }
  })
}

function meetingCard(read: Reader, allowed: ReadonlySet<string>, today: string): Today['nextMeeting'] {
  const next = nextMeeting(read, today)
  if (!next) return null
  const row = read.sql<{ id: string; heldOn: string; startsAt: string; endsAt: string; place: string | null }>('SELECT id, heldOn, startsAt, endsAt, place FROM meeting WHERE id = ?', [next.id])[0]!
  const lines = agendaLines(read, next.id, allowed, today)
  return {
    ...row, cases: lines.length, minutes: lines.reduce((sum, one) => sum + one.plannedMinutes, 0),
    lines: lines.slice(0, 6).map((one) => ({ number: one.number, caseNumber: one.caseNumber, title: one.title, tag: one.lacks[0]?.startsWith('Mangler samtykke') ? 'Mangler samtykke' : (one.lacks[0] ?? (one.postponed > 1 ? `Utsatt ${one.postponed} ganger` : one.postponed === 1 ? 'Utsatt 1 gang' : null)), tone: one.lacks.length > 0 ? ('attention' as const) : one.postponed > 0 ? ('quiet' as const) : null })),
  }
}

function vacancies(read: Reader, today: string): Today['vacancies'] {
  const vacant = vacantDwellings(read, plusDays(today, 60)).slice(0, 60)
  const records = new Map(readDwellings(read, 'd.id IN (SELECT value FROM json_each(?))', [JSON.stringify(vacant.map((one) => one.facts.id))]).map((row) => [row.id, row]))
  const rows = vacant.map((one) => {
    const record = records.get(one.facts.id)!
    const days = record.voidFrom ? daysBetween(record.voidFrom, today) : null
    const now = one.availableOn <= today && days !== null
    return { id: one.facts.id, label: one.facts.label, detail: kindText(record).toLowerCase(), when: now ? `Tom ${days} d.` : shortDate(one.availableOn, today), vacant: now }
  })
  return [...rows.filter((one) => one.vacant), ...rows.filter((one) => !one.vacant)].slice(0, 6)
}

function dueDays(read: Reader, userId: string, today: string): Today['dueDays'] {
  const mine = mineClause('coordinatorId', userId, today)
  const rows = new Map(read.sql<{ on: string; legal: number; other: number }>(`SELECT dueOn AS "on", sum(dueKind IN ('legal', 'agreed')) AS legal, sum(dueKind IS NULL OR dueKind = 'other') AS other FROM housingCase WHERE ${mine.sql} AND status IN (${OPEN}) AND dueOn BETWEEN ? AND ? GROUP BY dueOn`, [...mine.values, today, plusDays(today, 14)] as Scalar[]).map((row) => [row.on, row]))
  return Array.from({ length: 14 }, (_, i) => plusDays(today, i)).filter((on) => ![0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay())).slice(0, 10).map((on) => rows.get(on) ?? { on, legal: 0, other: 0 })
}

function today(context: QueryContext): Today {
  const { read, session, today: date, now } = context
  const allowed = openProtected(read, session)
  const legal = legalDeadlines(context, readRules(read, date).definition, allowed)
  const changes = changesSince(context, allowed)
  const followUps = followUpsDue(read, session.userId, allowed, date)
  return {
    now, today: date, unowned: read.sql<{ n: number }>(`SELECT count(*) AS n FROM housingCase c WHERE ${viewClause('unowned', session.userId, date).sql}`)[0]!.n, ...waitingOnMe(context, allowed), legal: legal.slice(0, 4), legalTotal: legal.length, nextMeeting: meetingCard(read, allowed, date), vacancies: vacancies(read, date), ...changes, dueDays: dueDays(read, session.userId, date),
    followUps: followUps.slice(0, 6), followUpsTotal: followUps.length, mandates: mandatesWaiting(read, date), reminders: dueReminders(context), ...standingIn(context),
  }
}

export const todayQueries = { 'today.get': (context) => today(context) } satisfies Partial<Handlers>
