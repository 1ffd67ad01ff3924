// More about a pair: the smallest change that would help, what has changed since it was proposed, the neighbours, and searches that found nothing.
import { factsChanged, explainPair, type ApplicantFacts, type DwellingFacts } from '../../shared/domain/matching.ts'
import { neighbourMix } from '../../shared/domain/neighbour-mix.ts'
import { pairChange } from '../../shared/domain/smallest-change.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import { mustSeeCase } from '../cases/guard.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { applicantFacts, readDwellingFacts } from '../facts.ts'
import { readTexts } from '../json.ts'
import { openProtected } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import type { MatchScene } from './match.ts'

type Pair = Output<'match.pair'>

/** The smallest change that would make the pair fit, in words; null when it fits as it is. */
export function smallestChange(scene: MatchScene, dwelling: DwellingFacts, one: ApplicantFacts): Pair['change'] {
  if (explainPair(one, dwelling, scene.rules, scene.today, scene.relaxed).outcome === 'fits') return null
  const found = pairChange(one, dwelling, scene.rules, scene.today)
  return { possible: found.changes !== null, steps: (found.changes ?? []).map((step) => step.words), blocking: found.blocking.map((block) => `${block.label}: ${block.reason}`) }
}

interface Frozen { applicant?: ApplicantFacts; dwelling?: DwellingFacts }

/** What matching rested on when it was frozen; null when the text is not from this program. */
export function readFrozen(explanation: string | null): Frozen | null {
  if (explanation === null) return null
  try {
    const value = JSON.parse(explanation) as Frozen
    return typeof value === 'object' && value !== null && value.applicant && value.dwelling ? value : null
  } catch {
    return null // an older explanation is a sentence, not facts
  }
}

/** What has changed since facts were frozen. */
export function changesFrom(frozen: Frozen | null, applicant: ApplicantFacts, dwelling: DwellingFacts) {
  if (!frozen?.applicant || !frozen.dwelling) return []
  return factsChanged({ ...applicant, ...frozen.applicant }, applicant, { ...dwelling, ...frozen.dwelling }, dwelling)
}

export function changedSince(read: Reader, dwelling: DwellingFacts, one: ApplicantFacts): Pair['changedSince'] {
  const proposal = read.sql<{ proposedOn: string; explanation: string | null }>(`SELECT proposedOn, explanation FROM proposal WHERE dwellingId = ? AND caseId = ? AND status = 'proposed'`, [dwelling.id, one.caseId])[0]
  return proposal ? { proposedOn: proposal.proposedOn, changes: changesFrom(readFrozen(proposal.explanation), one, dwelling) } : null
}

/** Households of each group in the building. Only the number is read, and it does not leave this function's caller. */
function neighboursOf(read: Reader, dwellingId: string, caseId: string): Map<string, number> {
  const rows = read.sql<{ needGroups: string }>(
    `SELECT n.needGroups FROM tenancy t JOIN dwelling d ON d.id = t.dwellingId JOIN needsAssessment n ON n.caseId = t.caseId
     WHERE d.buildingId = (SELECT buildingId FROM dwelling WHERE id = ?) AND t.status IN ('active', 'noticeGiven') AND t.caseId <> ? AND n.needGroups IS NOT NULL`, [dwellingId, caseId])
  const counts = new Map<string, number>()
  for (const row of rows) for (const group of new Set(readTexts(row.needGroups))) counts.set(group, (counts.get(group) ?? 0) + 1)
  return counts
}

/** The neighbour-mix answer for a pair. The purpose stands in the read log with the look. */
export function mixOf(context: QueryContext, input: ParsedInput<'match.neighbourMix'>): Output<'match.neighbourMix'> {
  const { read, session, today } = context
  mustSeeCase(read, input.caseId, openProtected(read, session))
  const rules = readRules(read, today).definition
  const applicant = applicantFacts(read, rules, input.caseId)
  if (!applicant || !readDwellingFacts(read, input.dwellingId)) throw new Refusal('not-found')
  return neighbourMix(applicant.needGroups, neighboursOf(read, input.dwellingId, input.caseId), rules)
}

/** The latest open search that found nothing. */
export const lastSearch = (read: Reader, caseId: string) => read.sql<{ id: string; version: number; searchedOn: string; reason: string; nextSearchOn: string; by: string }>('SELECT id, version, searchedOn, reason, nextSearchOn, "by" FROM searchOutcome WHERE caseId = ? AND closedOn IS NULL ORDER BY searchedOn DESC LIMIT 1', [caseId])[0] ?? null

/** Write down that nothing suitable exists; an earlier open search ends. */
export function recordNothing(context: CommandContext, input: ParsedInput<'search.nothing'>) {
  const { write, today, session } = context
  mustSeeCase(write, input.caseId, openProtected(write, session))
  if (input.nextSearchOn <= today) throw new Refusal('bad-input', { field: 'nextSearchOn' })
  for (const one of write.sql<{ id: string }>('SELECT id FROM searchOutcome WHERE caseId = ? AND closedOn IS NULL', [input.caseId])) write.update('searchOutcome', one.id, null, { closedOn: today })
  const id = write.insert('searchOutcome', { caseId: input.caseId, searchedOn: today, reason: input.reason, lacking: JSON.stringify(input.lacking), nextSearchOn: input.nextSearchOn, by: session.name }).id
  write.update('housingCase', input.caseId, null, { nextStep: 'Søk på nytt etter bolig', nextAction: 'Søk', waitingOn: 'Boligkontoret', waitingSince: today, dueOn: input.nextSearchOn, dueKind: 'other' })
  return { id }
}

export function closeSearch(context: CommandContext, input: ParsedInput<'search.close'>): Record<string, never> {
  const { write, today, session } = context
  const own = write.sql<{ caseId: string }>('SELECT caseId FROM searchOutcome WHERE id = ?', [input.id])[0]
  if (!own) throw new Refusal('not-found')
  mustSeeCase(write, own.caseId, openProtected(write, session))
  write.update('searchOutcome', input.id, input.version, { closedOn: today })
  return {}
}
