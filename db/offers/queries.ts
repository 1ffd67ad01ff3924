// Tilbud: open offers, those that stand still, and declines that wait for a second person; each with its steps and its reasons.
import { longDate, plusDays } from '../../shared/dates.ts'
import { consequenceOf, readyAnswers } from '../../shared/domain/offer.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import { allocationStatus, declineStatus } from '../../shared/model/codes.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Role } from '../../shared/access.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import type { OfferView } from '../../shared/operations/offers.ts'
import { changesFrom, readFrozen } from '../allocation/pair-more.ts'
import { guardCase } from '../cases/commands.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { applicantFacts, dwellingLabel, readDwellingFacts } from '../facts.ts'
import { isProtected, maySee, openProtected, shownName, type PersonRow } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import { offerFacts, refusalsOf, stepsOf } from './facts.ts'

type OfferRow = Row<'allocation'> & PersonRow & { address: string; unitNumber: string | null; statedByName: string | null; tenancyId: string | null; lastEventOn: string }

const SELECT = `SELECT a.*, c.caseNumber, p.name, p.protectedAddress, b.address, d.unitNumber, u.name AS statedByName,
  (SELECT t.id FROM tenancy t WHERE t.dwellingId = a.dwellingId AND t.caseId = a.caseId AND t.status IN ('planned', 'active', 'noticeGiven') ORDER BY t.createdAt DESC LIMIT 1) AS tenancyId,
  max(a.allocatedOn, coalesce(a.offeredOn, ''), coalesce(a.remindedOn, ''), coalesce(a.answeredOn, ''), coalesce((SELECT max(s.doneOn) FROM allocationStep s WHERE s.allocationId = a.id), '')) AS lastEventOn
  FROM allocation a JOIN housingCase c ON c.id = a.caseId JOIN person p ON p.id = c.personId JOIN dwelling d ON d.id = a.dwellingId JOIN building b ON b.id = d.buildingId LEFT JOIN appUser u ON u.id = a.declineStatedById`
const OPEN = `a.status IN ('reserved', 'allocated', 'accepted', 'disputed')`

/** Why an offer stands still, or null. */
function stalled(one: OfferRow, rules: RuleDefinition, today: string): string | null {
  if (one.declineStatus === 'stated') return null
  if (one.status === 'reserved' && one.reservedUntil !== null && one.reservedUntil < today) return `Boligen var holdt av til ${longDate(one.reservedUntil)}.`
  if (one.status === 'allocated' && one.answerBy !== null && one.answerBy < today) return `Svarfristen var ${longDate(one.answerBy)}.`
  const since = plusDays(one.lastEventOn, rules.offers.remindAfterDays)
  return ['reserved', 'allocated', 'accepted'].includes(one.status) && since <= today ? `Ingenting har skjedd siden ${longDate(one.lastEventOn)}.` : null
}

function declineOf(one: OfferRow, rules: RuleDefinition, userId: string): OfferView['decline'] {
  if (one.declineStatus === null || one.declineCode === null) return null
  const reason = rules.offers.declineReasons.find((row) => row.code === one.declineCode)
  const own = one.declineStatedById === userId
  return { status: one.declineStatus, code: one.declineCode, label: reason?.label ?? one.answerReason ?? one.declineCode, note: one.declineNote, statedBy: one.statedByName, reasonable: reason?.reasonable ?? 'judge', consequence: one.declineConsequence, mayConfirm: one.declineStatus === 'stated' && !own, whyNot: one.declineStatus === 'stated' && own ? 'Du registrerte neiet. En kollega må bekrefte eller overprøve.' : null }
}

const statusText = (one: OfferRow) => (one.declineStatus === 'stated' ? declineStatus.labels.stated : one.status === 'allocated' ? 'Tilbud sendt, venter på svar' : allocationStatus.labels[one.status])

/** @param seen may this user see who it concerns */
function stepViews({ read, session }: QueryContext, allocationId: string, seen: boolean): OfferView['steps'] {
  const may = (role: string) => session.role === role || session.role === 'leader' || session.role === 'caseworker'
  return stepsOf(read, allocationId).map((row) => ({ id: row.id, version: row.version, scope: row.scope, key: row.key, title: row.title, role: row.role as Role, required: row.required === 'yes', dueOn: row.dueOn, doneOn: row.doneOn, doneBy: row.doneBy, note: seen ? row.note : null, may: seen && may(row.role) }))
}

function viewOf(context: QueryContext, one: OfferRow, rules: RuleDefinition, allowed: ReadonlySet<string>): OfferView {
  const { read, session, today } = context
  const seen = maySee(one, allowed)
  const applicant = seen ? applicantFacts(read, rules, one.caseId) : undefined
  const dwelling = seen ? readDwellingFacts(read, one.dwellingId) : undefined
  const why = stalled(one, rules, today)
  const refusals = refusalsOf(read, one.caseId)
  return {
    id: one.id, version: one.version, caseId: one.caseId, caseNumber: one.caseNumber, name: shownName(one, allowed), protected: isProtected(one), dwellingId: one.dwellingId, dwelling: dwellingLabel(one), status: one.status, statusText: statusText(one), reservedUntil: one.reservedUntil, offeredOn: one.offeredOn ?? (one.status === 'reserved' ? null : one.allocatedOn), answerBy: one.answerBy, answeredOn: one.answeredOn, remindedOn: one.remindedOn, startsOn: one.startsOn, contractMonths: one.contractMonths,
    stalled: why !== null, stalledWhy: why, decline: seen ? declineOf(one, rules, session.userId) : null,
    steps: stepViews(context, one.id, seen),
    offerNumber: refusals + 1, ifUnreasonable: consequenceOf(false, refusals, today, rules).kind, maxOffers: rules.offers.maxOffers, rationale: seen ? one.rationale : null, changed: applicant && dwelling ? changesFrom(readFrozen(one.explanation), applicant, dwelling) : [], tenancyId: one.tenancyId,
  }
}

function list(context: QueryContext, input: ParsedInput<'offer.list'>) {
  const { read, session, today } = context
  const allowed = openProtected(read, session)
  if (input.caseId !== null) guardCase(context, input.caseId)
  const rules = readRules(read, today).definition
  const scope = [...(input.caseId ? ['a.caseId = ?'] : []), ...(input.dwellingId ? ['a.dwellingId = ?'] : [])]
  const values = [input.caseId, input.dwellingId].filter((one) => one !== null)
  const found = read.sql<OfferRow>(`${SELECT} WHERE ${[input.filter === 'closed' ? `NOT ${OPEN}` : OPEN, ...scope].join(' AND ')} ORDER BY coalesce(a.answerBy, a.reservedUntil, a.allocatedOn), a.id${input.filter === 'closed' ? ' DESC LIMIT 500' : ''}`, values)
  // Where a protected person is going to live, or has moved, is told to who is named; a dwelling's own page says only that it is taken.
  const rows = found.filter((one) => maySee(one, allowed) || (input.dwellingId !== null && input.filter !== 'closed'))
  const isStalled = (one: OfferRow) => stalled(one, rules, today) !== null
  const isDecline = (one: OfferRow) => one.declineStatus === 'stated' && one.status === 'allocated'
  const chosen = rows.filter((one) => (input.filter === 'stalled' ? isStalled(one) : input.filter === 'declines' ? isDecline(one) : true))
  const ready = readyAnswers('allocated', { ...offerFacts(context, { dwellingId: '', caseId: '' }, null), answerBy: plusDays(today, -1) }, rules)
  return {
    offers: chosen.slice(0, input.limit).map((one) => viewOf(context, one, rules, allowed)),
    counts: input.filter === 'closed' ? { open: 0, stalled: 0, declines: 0 } : { open: rows.length, stalled: rows.filter(isStalled).length, declines: rows.filter(isDecline).length },
    declineReasons: rules.offers.declineReasons.map(({ code, label, by, reasonable }) => ({ code, label, by, reasonable })), readyAnswers: ready.map(({ key, label, needsNote }) => ({ key, label, needsNote })),
  }
}

/** The steps of the open offer on a dwelling, for those who hand over keys and inspect it. Who it is for is not told, nor what is noted; on a protected person's offer nothing is. */
function ofDwelling(context: QueryContext, { dwellingId }: ParsedInput<'offer.steps'>) {
  const { read, session } = context
  const one = read.sql<OfferRow>(`${SELECT} WHERE ${OPEN} AND a.dwellingId = ?`, [dwellingId])[0]
  if (!one || !maySee(one, openProtected(read, session))) return { status: null, steps: [] }
  return { status: one.status, steps: stepViews(context, one.id, true).map((row) => ({ ...row, note: null })) }
}

export const offerQueries = { 'offer.list': list, 'offer.steps': ofDwelling } satisfies Partial<Handlers>
