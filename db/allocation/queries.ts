// Tildeling: the board, one dwelling, one applicant, one pair.
import { dateText, plusDays } from '../../shared/dates.ts'
import { findOutFirst } from '../../shared/domain/find-out.ts'
import { CRITERIA, explainPair, pairOutcome, type DwellingFacts, type PairOutcome } from '../../shared/domain/matching.ts'
import { compareApplicants, isParked, TIE_WORDS } from '../../shared/domain/order.ts'
import { Refusal } from '../../shared/errors.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import { mustSeeCase } from '../cases/guard.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { applicantFacts, readDwellingFacts, vacantDwellings, waitingApplicants } from '../facts.ts'
import { idleCosts } from '../homes/idle.ts'
import { readDwellings, toDwellingRow } from '../homes/rows.ts'
import { openProtected, shownName, type PersonRow } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import { nextMeeting } from '../meeting/next.ts'
import type { Reader } from '../store.ts'
import { ahead } from './ahead.ts'
import { changedSince, lastSearch, mixOf, smallestChange } from './pair-more.ts'
import { waitFor } from './wait.ts'
import { applicantsFor, findOutViews, isPossible, leftOut, outsideReasons, questionsFor, toCandidates, whatIf, type MatchScene } from './match.ts'

function sceneOf({ read, session, today }: QueryContext) {
  const rules = readRules(read, today)
  const scene: MatchScene = { read, rules: rules.definition, today, allowed: openProtected(read, session) }
  const waiting = waitingApplicants(read, rules.definition)
  return { rules, scene, waiting, idle: idleCosts(read, waiting, rules.definition, today) }
}

function vacancyNote(read: Reader, dwellingId: string): string | null {
  const row = read.sql<{ note: string | null; answerBy: string | null }>(`SELECT (SELECT note FROM vacancy WHERE dwellingId = ? AND status IN ('open', 'reserved')) AS note, (SELECT answerBy FROM allocation WHERE dwellingId = ? AND status = 'allocated') AS answerBy`, [dwellingId, dwellingId])[0]
  return row?.answerBy ? `tilbud sendt, svar ${dateText(row.answerBy)}` : (row?.note ?? null)
}

function board(context: QueryContext, { withinDays, order }: ParsedInput<'match.board'>) {
  const { read, today } = context
  const { scene, waiting, idle } = sceneOf(context)
  const vacant = vacantDwellings(read, plusDays(today, withinDays))
  const records = new Map(readDwellings(read, 'd.id IN (SELECT value FROM json_each(?))', [JSON.stringify(vacant.map((one) => one.facts.id))]).map((row) => [row.id, row]))
  const rows = vacant.map((one) => {
    const outcomes = waiting.map((applicant) => (leftOut(applicant, one.facts, today) === null ? pairOutcome(applicant, one.facts, scene.rules, today) : 'outside'))
    return { ...toDwellingRow(records.get(one.facts.id)!, waiting, scene.rules, today, idle), fits: outcomes.filter((outcome) => outcome === 'fits').length, uncertain: outcomes.filter((outcome) => outcome === 'uncertain').length, note: vacancyNote(read, one.facts.id) }
  })
  const isNow = (row: (typeof rows)[number]) => row.availableOn !== null && row.availableOn <= today
  // Scarcest first: the dwelling that fewest can take is filled before the others; one that nobody can take waits last.
  const choices = (row: (typeof rows)[number]) => row.fits + row.uncertain || Number.MAX_SAFE_INTEGER
  const sorted = (list: typeof rows) => (order === 'scarcest' ? list.toSorted((a, b) => choices(a) - choices(b) || b.voidCost - a.voidCost) : list)
  const now = sorted(rows.filter(isNow).sort((a, b) => b.voidCost - a.voidCost))
  const parked = waiting.filter((one) => isParked(one, today)).length
  return { now, soon: sorted(rows.filter((row) => !isNow(row))), applicants: waiting.length - parked, parked, voidCost: now.reduce((sum, row) => sum + row.voidCost, 0) }
}

function forDwelling(context: QueryContext, input: ParsedInput<'match.forDwelling'>) {
  const { read, today } = context
  const { rules, scene, waiting, idle } = sceneOf(context)
  const record = readDwellings(read, 'd.id = ?', [input.dwellingId])[0]
  if (!record) throw new Refusal('not-found')
  const dwelling = record.facts
  scene.relaxed = new Set(input.relaxed)
  const { possible, outside } = applicantsFor(scene, dwelling, waiting)
  const number = (list: typeof possible, limit: number, start: number) => list.slice(0, limit).map((facts, i) => ({ facts, number: start === 0 ? 0 : start + i }))
  const candidates = toCandidates(scene, dwelling, number(possible, input.limit, 1))
  const used = new Map<string, { key: string; label: string; level: 'must' | 'should' | 'wish' | 'rule' }>()
  for (const one of candidates) for (const criterion of one.criteria) if (criterion.outcome !== 'notRequired') {
    const known = used.get(criterion.key)
    if (!known || (known.level === 'wish' && criterion.level !== 'wish')) used.set(criterion.key, { key: criterion.key, label: criterion.label, level: criterion.level })
  }
  const sequence = candidates[0]?.criteria.map((one) => one.key) ?? []
  const weight = { must: 0, rule: 1, should: 2, wish: 3 }
  const columns = [...used.values()].sort((a, b) => Number(weight[a.level] > 1) - Number(weight[b.level] > 1) || sequence.indexOf(a.key) - sequence.indexOf(b.key))
  const changed = read.sql<{ n: number }>(`SELECT count(DISTINCT c.seq) AS n FROM change c JOIN operation o ON o.seq = c.opSeq WHERE o.at >= ? AND c.entityId IN (SELECT value FROM json_each(?)) AND c.field <> '*'`, [plusDays(today, -1), JSON.stringify([dwelling.id, ...possible.slice(0, 50).map((one) => one.caseId)])])[0]!.n
  return {
    dwelling: toDwellingRow(record, waiting, scene.rules, today, idle),
    rule: { name: rules.name, version: rules.versionLabel, reference: `${rules.name} § 6, ${rules.versionLabel}`, steps: [...scene.rules.groups.map((one) => ({ label: one.label, reference: one.reference })), ...scene.rules.ties.map((tie) => ({ label: TIE_WORDS[tie].step, reference: scene.rules.tieReferences[tie] ?? '' }))] },
    columns, candidates, total: possible.length, outsideTotal: outside.length, outside: toCandidates(scene, dwelling, number(outside, input.outsideLimit, 0)), outsideReasons: outsideReasons(scene, dwelling, outside),
    findOut: findOutViews(read, questionsFor(scene, dwelling, possible).slice(0, 20), new Map([[dwelling.id, dwelling.label], ...candidates.map((one) => [one.caseId, one.name] as const)]), 'case'), nextMeeting: nextMeeting(read, today), changedSinceYesterday: changed,
  }
}

function forCase(context: QueryContext, input: ParsedInput<'match.forCase'>) {
  const { read, today } = context
  const { scene, waiting, idle } = sceneOf(context)
  mustSeeCase(read, input.caseId, scene.allowed)
  scene.relaxed = new Set(input.relaxed)
  const applicant = applicantFacts(read, scene.rules, input.caseId)
  if (!applicant) throw new Refusal('not-found')
  const everywhere = input.includeOccupied ? readDwellings(read, `d.state <> 'ended'`, []) : vacantDwellings(read, '9999-12-31')
  const rank = { fits: 0, uncertain: 1, outside: 2 }
  const all = everywhere.map(({ facts }) => ({ facts, outcome: applicant.declined[facts.id] !== undefined ? ('outside' as const) : pairOutcome(applicant, facts, scene.rules, today, scene.relaxed) })).sort((a, b) => rank[a.outcome] - rank[b.outcome])
  const shown = all.slice(0, input.limit)
  const records = new Map(readDwellings(read, 'd.id IN (SELECT value FROM json_each(?))', [JSON.stringify(shown.map((one) => one.facts.id))]).map((row) => [row.id, row]))
  const count = (outcome: string) => all.filter((one) => one.outcome === outcome).length
  // The order is the same whatever the dwelling, so only those ahead of this applicant decide the number.
  const waits = waiting.some((one) => one.caseId === applicant.caseId)
  const order = compareApplicants(scene.rules, today)
  const ahead = waiting.filter((one) => order(one, applicant) < 0)
  const numberFor = (dwelling: DwellingFacts, outcome: PairOutcome) => (waits && outcome !== 'outside' && !isParked(applicant, today) ? ahead.filter((one) => isPossible(scene, dwelling, one)).length + 1 : null)
  return {
    dwellings: shown.map(({ facts, outcome }) => ({ dwelling: toDwellingRow(records.get(facts.id)!, waiting, scene.rules, today, idle), criteria: explainPair(applicant, facts, scene.rules, today, scene.relaxed).criteria, outcome, number: numberFor(facts, outcome) })),
    findOut: findOutViews(read, findOutFirst(all.map((one) => [applicant, one.facts] as const), scene.rules, today).slice(0, 20), new Map(all.map((one) => [one.facts.id, one.facts.label])), 'dwelling'), fits: count('fits'), uncertain: count('uncertain'), outside: count('outside'), nextMeeting: nextMeeting(read, today),
    relaxable: CRITERIA.filter((one) => applicant.requirements.some((asked) => asked.kind === one.key && asked.level === 'must')).map((one) => ({ key: one.key, label: one.label })), lastSearch: lastSearch(read, input.caseId), parkedUntil: isParked(applicant, today) ? applicant.parkedUntil : null,
  }
}

/** One pair, with what stands first in words. */
export function pair(context: QueryContext, input: ParsedInput<'match.pair'>) {
  const { read, today } = context
  const { scene, waiting } = sceneOf(context)
  mustSeeCase(read, input.caseId, scene.allowed)
  const dwelling = readDwellingFacts(read, input.dwellingId)
  const one = waiting.find((applicant) => applicant.caseId === input.caseId) ?? applicantFacts(read, scene.rules, input.caseId)
  if (!dwelling || !one) throw new Refusal('not-found')
  const { possible } = applicantsFor(scene, dwelling, waiting)
  const number = possible.findIndex((applicant) => applicant.caseId === one.caseId) + 1
  const candidate = toCandidates(scene, dwelling, [{ facts: one, number }])[0]!
  const names = new Map(read.sql<PersonRow>(`SELECT c.id AS caseId, c.caseNumber, p.name, p.protectedAddress FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id IN (SELECT value FROM json_each(?))`, [JSON.stringify(possible.slice(0, number + 1).map((applicant) => applicant.caseId))]).map((row) => [row.caseId, shownName(row, scene.allowed)]))
  const unknown = candidate.criteria.filter((row) => row.outcome === 'unknown' && (row.level === 'must' || row.level === 'rule')).length
  const against = candidate.criteria.filter((row) => row.outcome === 'notMet' && (row.level === 'must' || row.level === 'rule'))
  const openness = unknown === 0 ? '' : ` ${unknown === 1 ? 'Ett må-krav' : `${unknown} må-krav`} er ikke avklart, og svaret kan endre rekkefølgen.`
  return {
    candidate, headline: against.length > 0 ? `Ikke på listen: ${against.map((row) => row.reason).join(' ')}` : `${candidate.groupLabel} (${candidate.groupReference}).${openness}`,
    findOut: findOutViews(read, findOutFirst([[one, dwelling]], scene.rules, today).map((question) => ({ ...question, opens: questionsFor(scene, dwelling, possible).find((other) => other.key === question.key)?.opens ?? question.opens })), new Map([[dwelling.id, dwelling.label]]), 'case'),
    whatIf: whatIf(scene, dwelling, possible, one, (caseId) => names.get(caseId) ?? 'Neste'), change: smallestChange(scene, dwelling, one), changedSince: changedSince(read, dwelling, one), expectedWait: waitFor(read, one, scene.rules, today),
  }
}

export const allocationQueries = {
  'match.board': board,
  'match.ahead': ahead,
  'match.neighbourMix': mixOf,
  'match.forDwelling': forDwelling,
  'match.forCase': forCase,
  'match.pair': pair,
} satisfies Partial<Handlers>
