// The register of stays in temporary accommodation: how long, at what cost, and what is done to find a lasting home. The place of a protected person is never shown to others.
import { plusDays } from '../../shared/dates.ts'
import { chainStart } from '../../shared/domain/clocks.ts'
import { childrenOn } from '../../shared/domain/signals.ts'
import { lengthOf, nextAlarm, NIGHT_SHELTER, spanOf, stayCost, staySpan, unionDays, yearOf } from '../../shared/domain/stays.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import type { StayRow } from '../../shared/operations/stays.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { groupBy } from '../facts.ts'
import { membersOf } from '../keeping/subjects.ts'
import { isProtected, maySee, openProtected, shownName } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader } from '../store.ts'

type Stay = Row<'temporaryStay'> & { caseNumber: string; name: string; protectedAddress: string; personId: string; stated: number | null; nextStep: string | null; receivedOn: string | null; grantedOn: string | null }
const SELECT = 'SELECT s.*, c.caseNumber, c.personId, c.children AS stated, c.nextStep, c.receivedOn, c.grantedOn, p.name, p.protectedAddress FROM temporaryStay s JOIN housingCase c ON c.id = s.caseId JOIN person p ON p.id = c.personId'

type Members = ReturnType<typeof membersOf>
/** Children in the household on a day, by their age that day; else what was said when the stay was registered. */
const childrenIn = (stay: Stay, members: Members, on: string) => childrenOn(members.get(stay.caseId) ?? [], members.get(stay.caseId)?.length ? stay.stated : (stay.children ?? stay.stated), on)

interface Counted { stay: Stay; days: number; yearDays: number; children: number | null; since: string }

/** Stays of the people who have one that is open, or all; each with its own days and the household's days in the year. */
function gather(read: Reader, today: string, all: boolean): Counted[] {
  const stays = read.sql<Stay>(all ? SELECT : `${SELECT} WHERE c.personId IN (SELECT o.personId FROM temporaryStay x JOIN housingCase o ON o.id = x.caseId WHERE x.endsOn IS NULL)`)
  const households = groupBy(stays, (one) => one.personId)
  const members = membersOf(read, stays.map((one) => one.caseId))
  const year = yearOf(Number(today.slice(0, 4)))
  const counted = new Map([...households].map(([personId, own]) => [personId, unionDays(own.filter((one) => one.kind !== NIGHT_SHELTER), year, today)]))
  return stays.map((stay) => {
    const own = households.get(stay.personId)!.map((one) => ({ ...one, caseId: stay.personId }))
    return { stay, days: staySpan(stay, today), yearDays: counted.get(stay.personId)!, children: childrenIn(stay, members, stay.endsOn !== null && stay.endsOn < today ? stay.endsOn : today), since: chainStart({ ...stay, caseId: stay.personId }, own) }
  })
}

function list({ read, session, today }: QueryContext, input: ParsedInput<'stay.list'>): Output<'stay.list'> {
  const { limits } = readRules(read, today).definition
  const allowed = openProtected(read, session)
  const everyone = gather(read, today, true)
  const open = (one: Counted) => one.stay.endsOn === null || one.stay.endsOn > today
  const counts = (one: Counted) => open(one) && one.stay.kind !== NIGHT_SHELTER
  const filters: Record<ParsedInput<'stay.list'>['filter'], (one: Counted) => boolean> = { open, all: () => true, children: (one) => open(one) && (one.children ?? 0) > 0, over14: (one) => counts(one) && plusDays(one.since, limits.stayShortDays) < today, over90: (one) => counts(one) && plusDays(one.since, limits.stayLongDays) < today }
  const text = input.text.trim().toLowerCase()
  const seen = (one: Counted) => maySee({ protectedAddress: one.stay.protectedAddress, caseId: one.stay.caseId }, allowed)
  // Being among the families, or past a limit, tells how someone lives: there only those who may be seen stand.
  const isIn = (key: ParsedInput<'stay.list'>['filter']) => (one: Counted) => filters[key](one) && (key === 'open' || key === 'all' || seen(one))
  const from = (one: Counted) => (seen(one) ? one.since : one.stay.startsOn)
  const chosen = everyone.filter((one) => isIn(input.filter)(one) && (text === '' || [one.stay.caseNumber, ...(isProtected(one.stay) ? [] : [one.stay.name, one.stay.place])].some((part) => part?.toLowerCase().includes(text)))).toSorted((a, b) => Number(open(b)) - Number(open(a)) || (open(a) ? (from(a) < from(b) ? -1 : from(a) > from(b) ? 1 : 0) : a.stay.startsOn < b.stay.startsOn ? 1 : -1) || (a.stay.id < b.stay.id ? -1 : 1))
  const page = chosen.slice(input.offset, input.offset + input.limit)
  const work = workOf(read, page.map((one) => one.stay.caseId))
  const priced = chosen.filter(seen).map((one) => stayCost(one.stay, today))
  return {
    total: chosen.length, hidden: input.filter === 'all' ? chosen.filter((one) => !seen(one)).length : 0, counts: Object.fromEntries((Object.keys(filters) as ParsedInput<'stay.list'>['filter'][]).map((key) => [key, everyone.filter(isIn(key)).length])) as Output<'stay.list'>['counts'], cost: { known: priced.reduce<number>((sum, one) => sum + (one ?? 0), 0), unknown: priced.filter((one) => one === null).length }, limits: { short: limits.stayShortDays, long: limits.stayLongDays },
    rows: page.map((one): StayRow => {
      const { stay } = one
      const hidden = !seen(one)
      const base = { id: stay.id, version: stay.version, caseId: stay.caseId, caseNumber: stay.caseNumber, name: shownName(stay, allowed), hidden, startsOn: stay.startsOn, endsOn: stay.endsOn, days: one.days, yearDays: one.yearDays }
      if (hidden) return { ...base, yearDays: null, kind: null, place: null, children: null, alarm: null, reviewedOn: null, movedTo: null, dayPrice: null, cost: null, note: null, work: null }
      return { ...base, kind: stay.kind, place: isProtected(stay) ? null : stay.place, children: one.children, alarm: nextAlarm(stay, one.since, stay.reviewedOn, today, limits), reviewedOn: stay.reviewedOn, movedTo: stay.movedTo, dayPrice: stay.dayPrice, cost: stayCost(stay, today), note: stay.note, work: { nextStep: stay.nextStep, waitingSince: stay.grantedOn ?? stay.receivedOn, ...work(stay.caseId) } }
    }),
  }
}

/** What is done to find a lasting home. */
function workOf(read: Reader, caseIds: readonly string[]) {
  const ids = JSON.stringify(caseIds)
  const count = (sql: string) => new Map(read.sql<{ caseId: string; n: number }>(`${sql} AND caseId IN (SELECT value FROM json_each(?)) GROUP BY caseId`, [ids]).map((row) => [row.caseId, row.n]))
  const offers = count(`SELECT caseId, count(*) AS n FROM allocation WHERE status IN ('reserved', 'allocated', 'accepted')`)
  const proposals = count(`SELECT caseId, count(*) AS n FROM proposal WHERE status = 'proposed'`)
  const plans = new Map(read.sql<{ caseId: string; id: string }>(`SELECT caseId, id FROM followUpPlan WHERE status <> 'ended' AND caseId IN (SELECT value FROM json_each(?))`, [ids]).map((row) => [row.caseId, row.id]))
  return (caseId: string) => ({ offers: offers.get(caseId) ?? 0, proposals: proposals.get(caseId) ?? 0, planId: plans.get(caseId) ?? null })
}

/** Households in the year, each once, by the union of their days; night shelters apart. Children are counted on the first day of the year's stay. */
function figures({ read, session, today }: QueryContext, input: ParsedInput<'stay.figures'>): Output<'stay.figures'> {
  const { limits } = readRules(read, today).definition
  const allowed = openProtected(read, session)
  const year = yearOf(input.year)
  const stays = read.sql<Stay>(`${SELECT} WHERE s.startsOn < ? AND s.startsOn <= ? AND (s.endsOn IS NULL OR s.endsOn >= ?)`, [year.until, today, year.from])
  const members = membersOf(read, stays.map((one) => one.caseId))
  const households = (own: readonly Stay[]) => [...groupBy(own, (one) => one.personId).values()].map((of) => {
    const first = of.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))[0]!
    const on = spanOf(first, year, today)?.from ?? (first.startsOn > year.from ? first.startsOn : year.from)
    const open = of.every((one) => maySee({ protectedAddress: one.protectedAddress, caseId: one.caseId }, allowed))
    return { caseId: first.caseId, name: shownName(first, allowed), days: unionDays(of, year, today), children: childrenIn(first, members, on), shown: open }
  })
  // A name under a length or a kind tells how someone lives: the number holds everyone, the list only those who may be seen.
  const listed = (some: ReturnType<typeof households>) => some.flatMap(({ shown, ...one }) => (shown ? [one] : []))
  const all = households(stays.filter((one) => one.kind !== NIGHT_SHELTER))
  const nights = households(stays.filter((one) => one.kind === NIGHT_SHELTER))
  const family = (one: { children: number | null }) => (one.children ?? 0) > 0
  return {
    year: input.year, source: limits.stayFiguresSource, limits: { short: limits.stayShortDays, long: limits.stayLongDays }, households: all.length, families: all.filter(family).length,
    lengths: (['short', 'middle', 'long'] as const).map((key) => {
      const of = all.filter((one) => lengthOf(one.days, limits) === key).toSorted((a, b) => b.days - a.days)
      return { key, households: of.length, families: of.filter(family).length, share: all.length === 0 ? 0 : Math.round((of.length / all.length) * 1000) / 10, rows: listed(of) }
    }),
    nightShelter: { households: nights.length, rows: listed(nights) },
  }
}

function cases({ read, session }: QueryContext, input: ParsedInput<'stay.cases'>): Output<'stay.cases'> {
  const allowed = openProtected(read, session)
  const like = `%${input.text.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`
  return read.sql<{ id: string; caseNumber: string; name: string; protectedAddress: string; children: number | null }>(`SELECT c.id, c.caseNumber, p.name, p.protectedAddress, c.children FROM housingCase c JOIN person p ON p.id = c.personId WHERE (p.name LIKE ? ESCAPE '\\' OR c.caseNumber LIKE ? ESCAPE '\\') AND c.closedOn IS NULL ORDER BY c.caseNumber DESC LIMIT 60`, [like, like])
    .filter((row) => maySee({ protectedAddress: row.protectedAddress, caseId: row.id }, allowed)).slice(0, 20).map((row) => ({ caseId: row.id, label: `${row.name}, sak ${row.caseNumber}`, children: row.children }))
}

function load(context: CommandContext, id: string): Row<'temporaryStay'> {
  const own = context.write.sql<Row<'temporaryStay'>>('SELECT * FROM temporaryStay WHERE id = ?', [id])[0]
  if (!own) throw new Refusal('not-found')
  guardCase(context, own.caseId)
  return own
}

function register(context: CommandContext, input: ParsedInput<'stay.register'>) {
  guardCase(context, input.caseId)
  if (input.startsOn > context.today) throw new Refusal('bad-input', { field: 'startsOn' })
  if (input.endsOn !== null && (input.endsOn < input.startsOn || input.endsOn > context.today)) throw new Refusal('bad-input', { field: 'endsOn' })
  // One who moves on to the next place leaves the former the same day; two open stays of the same kind are a slip.
  if (input.endsOn === null && context.write.sql('SELECT 1 FROM temporaryStay WHERE caseId = ? AND endsOn IS NULL AND kind = ?', [input.caseId, input.kind]).length > 0) throw new Refusal('duplicate', { field: 'kind' })
  return { id: context.write.insert('temporaryStay', { ...input, reviewedOn: null, movedTo: null }).id }
}

export const stayHandlers = {
  'stay.list': list, 'stay.figures': figures, 'stay.cases': cases, 'stay.register': register,
  'stay.end': (context, input) => {
    const own = load(context, input.id)
    if (own.endsOn !== null) throw new Refusal('already-decided')
    if (input.endsOn < own.startsOn || input.endsOn > context.today) throw new Refusal('bad-input', { field: 'endsOn' })
    return { version: context.write.update('temporaryStay', own.id, input.version, { endsOn: input.endsOn, movedTo: input.movedTo, ...(input.note ? { note: [own.note, input.note].filter(Boolean).join(' ') } : {}) }).version }
  },
  'stay.review': (context, input) => {
    const own = load(context, input.id)
    if (input.reviewedOn < own.startsOn || input.reviewedOn > context.today) throw new Refusal('bad-input', { field: 'reviewedOn' })
    return { version: context.write.update('temporaryStay', own.id, input.version, { reviewedOn: input.reviewedOn, ...(input.note ? { note: [own.note, input.note].filter(Boolean).join(' ') } : {}) }).version }
  },
} satisfies Partial<Handlers>
