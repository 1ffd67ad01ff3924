// The list of homes at risk with its reasons, and how tracks ended.
import { currentDeadline, instalments, MOST_INSTALMENTS, instalmentCount } from '../../shared/domain/eviction.ts'
import { byRank, rankReasons } from '../../shared/domain/signals.ts'
import { trackOutcome } from '../../shared/model/codes.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import type { KeepingRow } from '../../shared/operations/keeping.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { dwellingLabel, groupBy } from '../facts.ts'
import { maySee, openProtected } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import { readSubjects, type SubjectRow } from './subjects.ts'
import { childrenAt, readEnforcement, signalView, trackView } from './track.ts'

const waits = (one: SubjectRow) => one.signals.some((row) => row.silent === null)
const silent = (one: SubjectRow) => one.signals.length > 0 && !waits(one)
const seen = (one: SubjectRow, allowed: ReadonlySet<string>) => one.caseId === null || maySee({ protectedAddress: one.protectedAddress, caseId: one.caseId }, allowed)
const ranked = (one: SubjectRow) => {
  const loud = one.signals.filter((row) => row.silent === null)
  return { children: one.children, adverse: one.adverse, signals: (loud.length > 0 ? loud : one.signals).map((row) => row.signal) }
}
const FILTERS: Record<ParsedInput<'keeping.list'>['filter'], (one: SubjectRow) => boolean> = { waiting: waits, track: (one) => one.track !== null, silent, all: () => true }

function list({ read, session, today }: QueryContext, input: ParsedInput<'keeping.list'>): Output<'keeping.list'> {
  const rules = readRules(read, today).definition
  const allowed = openProtected(read, session)
  const everyone = readSubjects(read, rules, today).filter((one) => one.signals.length > 0 || one.track !== null)
  const visible = everyone.filter((one) => seen(one, allowed))
  const text = input.text.trim().toLowerCase()
  const chosen = visible.filter((one) => FILTERS[input.filter](one) && (!input.children || one.children === null || one.children > 0) && (text === '' || [one.name, one.caseNumber, one.protectedAddress === 'none' ? one.address : null].some((part) => part?.toLowerCase().includes(text)))).toSorted((a, b) => byRank(ranked(a), ranked(b)) || (a.subject < b.subject ? -1 : 1))
  const page = chosen.slice(input.offset, input.offset + input.limit)
  const trackIds = page.flatMap((one) => one.track?.id ?? [])
  const steps = groupBy(read.sql<Row<'trackStep'>>('SELECT * FROM trackStep WHERE trackId IN (SELECT value FROM json_each(?))', [JSON.stringify(trackIds)]), (row) => row.trackId)
  const names = new Map(read.sql<{ id: string; name: string }>('SELECT id, name FROM appUser').map((row) => [row.id, row.name]))
  return {
    total: chosen.length, hidden: everyone.length - visible.length,
    counts: { waiting: visible.filter(waits).length, track: visible.filter((one) => one.track).length, silent: visible.filter(silent).length, all: visible.length, children: visible.filter((one) => FILTERS[input.filter](one) && (one.children ?? 0) > 0).length },
    rows: page.map((one): KeepingRow => {
      const due = one.track ? currentDeadline({ open: true, openedOn: one.track.openedOn, children: one.children, steps: steps.get(one.track.id) ?? [], repayment: null }, rules) : null
      const open = one.protectedAddress === 'none'
      return {
        subject: one.subject, tenancyId: one.tenancyId, caseId: one.caseId, caseNumber: one.caseNumber, name: one.name, dwelling: one.address && open ? dwellingLabel({ address: one.address, unitNumber: one.unitNumber }) : null, dwellingId: open ? one.dwellingId : null, planId: one.planId, children: one.children, reasons: rankReasons(ranked(one)), signals: one.signals.map(signalView),
        track: one.track ? { id: one.track.id, openedOn: one.track.openedOn, responsible: one.track.responsibleId ? (names.get(one.track.responsibleId) ?? null) : null, dueOn: due?.on ?? null, dueText: due?.text ?? null } : null,
      }
    }),
  }
}

function find({ read, session }: QueryContext, input: ParsedInput<'keeping.find'>): Output<'keeping.find'> {
  const allowed = openProtected(read, session)
  const like = `%${input.text.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`
  const rows = read.sql<{ id: string; caseId: string | null; tenantName: string; name: string | null; caseNumber: string | null; protectedAddress: string; address: string; unitNumber: string | null }>(
    `SELECT t.id, t.caseId, t.tenantName, p.name, c.caseNumber, coalesce(p.protectedAddress, 'none') AS protectedAddress, b.address, d.unitNumber FROM tenancy t JOIN dwelling d ON d.id = t.dwellingId JOIN building b ON b.id = d.buildingId LEFT JOIN housingCase c ON c.id = t.caseId LEFT JOIN person p ON p.id = c.personId
     WHERE t.status IN ('active', 'noticeGiven') AND (coalesce(p.name, t.tenantName) LIKE ? ESCAPE '\\' OR c.caseNumber LIKE ? ESCAPE '\\' OR b.address LIKE ? ESCAPE '\\') ORDER BY coalesce(p.name, t.tenantName) LIMIT 60`, [like, like, like])
  // A protected home is not found by its address, and not at all by who is not named.
  return rows.filter((row) => row.protectedAddress === 'none' || (row.caseId !== null && allowed.has(row.caseId))).slice(0, 20).map((row) => ({ tenancyId: row.id, label: row.name ?? row.tenantName, detail: row.protectedAddress === 'none' ? dwellingLabel(row) : (row.caseNumber ?? '') }))
}

/** How the tracks that ended in a period went. A family is a household with children on the day it ended. */
function outcomes({ read, session }: QueryContext, input: ParsedInput<'keeping.outcomes'>): Output<'keeping.outcomes'> {
  const allowed = openProtected(read, session)
  type TrackRow = Row<'evictionTrack'> & { ofCase: string | null; tenantName: string; name: string | null; protectedAddress: string; address: string; unitNumber: string | null }
  const rows = read.sql<TrackRow>(`SELECT e.*, coalesce(t.caseId, e.caseId) AS ofCase, t.tenantName, p.name, coalesce(p.protectedAddress, 'none') AS protectedAddress, b.address, d.unitNumber FROM evictionTrack e JOIN tenancy t ON t.id = e.tenancyId JOIN dwelling d ON d.id = t.dwellingId JOIN building b ON b.id = d.buildingId LEFT JOIN housingCase c ON c.id = coalesce(t.caseId, e.caseId) LEFT JOIN person p ON p.id = c.personId WHERE e.openedOn <= ? AND (e.endedOn IS NULL OR e.endedOn >= ?)`, [input.to, input.from])
  const mine = rows.filter((row) => row.ofCase === null || maySee({ protectedAddress: row.protectedAddress, caseId: row.ofCase }, allowed))
  const ended = mine.filter((row) => row.endedOn !== null && row.endedOn >= input.from && row.endedOn <= input.to).map((row) => ({ row, children: childrenAt(read, { caseId: row.ofCase, track: row }, row.endedOn!) }))
  return {
    opened: mine.filter((row) => row.openedOn >= input.from).length, open: mine.filter((row) => row.endedOn === null || row.endedOn > input.to).length, ended: ended.length, hidden: rows.length - mine.length,
    groups: trackOutcome.values.map((outcome) => {
      const of = ended.filter(({ row }) => row.outcome === outcome)
      return { outcome, all: of.length, families: of.filter(({ children }) => (children ?? 0) > 0).length, rows: of.map(({ row, children }) => ({ trackId: row.id, name: row.name ?? row.tenantName, dwelling: row.protectedAddress === 'none' ? dwellingLabel(row) : null, endedOn: row.endedOn!, children })) }
    }).filter((one) => one.all > 0),
  }
}

export const keepingQueries = {
  'keeping.list': list, 'keeping.find': find, 'keeping.outcomes': outcomes,
  'track.get': (context, input) => trackView(context, input.id),
  'repayment.preview': ({ today }, input) => ({ rows: instalments(input, [], today), tooLong: instalmentCount(input.amount, input.monthly) > MOST_INSTALMENTS }),
  'keeping.enforcement': ({ read }) => readEnforcement(read),
} satisfies Partial<Handlers>
