// Reads for the allocation board: dwellings beside ordered applicants, each pair with its reasons.
import { ageAt, dateText, durationText, plusDays } from '../../shared/dates.ts'
import { findOutFirst, type Question } from '../../shared/domain/find-out.ts'
import { CRITERIA, decides, explainPair, levelOf, pairOutcome, type ApplicantFacts, type DwellingFacts } from '../../shared/domain/matching.ts'
import { compareApplicants, groupOf, isParked, orderSteps } from '../../shared/domain/order.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import type { Candidate } from '../../shared/operations/allocation.ts'
import type { Output } from '../../shared/operations/index.ts'
import { CASE_COLUMNS, CASE_JOIN, toCaseRows, type CaseRecord } from '../cases/rows.ts'
import { vacantDwellings } from '../facts.ts'
import type { Reader } from '../store.ts'

export interface MatchScene {
  read: Reader
  rules: RuleDefinition
  today: string
  allowed: ReadonlySet<string>
  /** requirements that are counted as wishes in this search */
  relaxed?: ReadonlySet<string>
}

/** A protected applicant as who is not named sees one: that there is one, where in the order, and whether the dwelling would do. */
const hiddenCandidate = (one: Candidate): Candidate => ({
  ...one, line: 'Sperret adresse', order: [], deadline: null, groupLabel: 'Vises ikke', declinedBefore: one.declinedBefore === null ? null : 'Takket nei tidligere',
  criteria: one.criteria.map((row) => ({ ...row, reason: 'Vises ikke: sperret adresse.', facts: [], source: null, findOut: null })),
})

/** Candidates as the board shows them, with names masked where the address is protected. */
export function toCandidates(scene: MatchScene, dwelling: DwellingFacts, applicants: readonly { facts: ApplicantFacts; number: number }[]): Candidate[] {
  const { read, rules, today, allowed } = scene
  const ids = applicants.map((one) => one.facts.caseId)
  if (ids.length === 0) return []
  const records = read.sql<CaseRecord>(`SELECT ${CASE_COLUMNS} ${CASE_JOIN} WHERE c.id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)])
  const rows = new Map(toCaseRows(read, records, allowed, today).map((row) => [row.id, row]))
  const births = new Map(records.map((one) => [one.id, one.birthDate]))
  const proposed = new Set(read.sql<{ caseId: string }>(`SELECT caseId FROM proposal WHERE dwellingId = ? AND status = 'proposed'`, [dwelling.id]).map((row) => row.caseId))
  const vacant = vacantDwellings(read, '9999-12-31')
  return applicants.map(({ facts, number }) => {
    const row = rows.get(facts.caseId)!
    const { criteria, outcome } = explainPair(facts, dwelling, rules, today, scene.relaxed)
    const group = groupOf(facts, rules)
    const asked = criteria.filter((one) => one.outcome !== 'notRequired')
    const count = (levels: readonly string[]) => ({ met: asked.filter((one) => levels.includes(one.level) && one.outcome === 'met').length, of: asked.filter((one) => levels.includes(one.level)).length })
    const born = births.get(facts.caseId)
    const whole: Candidate = {
      caseId: facts.caseId, caseNumber: row.caseNumber, name: row.name, age: born && !row.protected ? ageAt(born, today) : null, protected: row.protected, household: row.household, number,
      line: [row.livingText && `${row.livingText}${row.livingSince ? `, ${durationText(row.livingSince, today)}` : ''}`, group.label.toLowerCase()].filter(Boolean).join(' · '), coordinator: row.coordinatorName,
      criteria, outcome, order: orderSteps(facts, rules, today), musts: count(['must', 'rule']), wishes: count(['wish', 'should']), groupReference: group.reference, groupLabel: group.label, deadline: facts.legalDeadline,
      otherDwellings: vacant.filter((other) => other.facts.id !== dwelling.id && pairOutcome(facts, other.facts, rules, today) !== 'outside').length, proposed: proposed.has(facts.caseId), declinedBefore: facts.declined[dwelling.id] ?? null,
    }
    return row.protected && !allowed.has(facts.caseId) ? hiddenCandidate(whole) : whole
  })
}

/** Why an applicant is left out whatever the dwelling is like; null when nothing is. */
export const leftOut = (one: ApplicantFacts, dwelling: DwellingFacts, today: string): string | null => (one.declined[dwelling.id] !== undefined ? 'Takket nei tidligere' : isParked(one, today) ? 'Parkert' : null)

/** An applicant that stands on the list for a dwelling: nothing leaves them out, and no must or rule is unmet. */
export const isPossible = (scene: MatchScene, dwelling: DwellingFacts, one: ApplicantFacts): boolean => leftOut(one, dwelling, scene.today) === null && pairOutcome(one, dwelling, scene.rules, scene.today, scene.relaxed) !== 'outside'

/** All applicants for one dwelling, sorted into possible (in order) and outside. Earlier refused pairs and parked applicants are outside, with that reason. */
export function applicantsFor(scene: MatchScene, dwelling: DwellingFacts, applicants: readonly ApplicantFacts[]): { possible: ApplicantFacts[]; outside: ApplicantFacts[] } {
  const possible: ApplicantFacts[] = []
  const outside: ApplicantFacts[] = []
  for (const one of applicants) (isPossible(scene, dwelling, one) ? possible : outside).push(one)
  const order = compareApplicants(scene.rules, scene.today)
  return { possible: possible.sort(order), outside: outside.sort(order) }
}

/** Why those outside are outside, counted by their first deciding criterion that is not met. */
export function outsideReasons(scene: MatchScene, dwelling: DwellingFacts, outside: readonly ApplicantFacts[]): { label: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const one of outside) {
    const reason = leftOut(one, dwelling, scene.today)
    const failed = reason ? undefined : CRITERIA.find((rule) => {
      const level = levelOf(rule, one, dwelling, scene.relaxed)
      return level !== null && decides(level) && rule.test(one, dwelling, scene.rules, scene.today).outcome === 'notMet'
    })
    const label = reason ?? failed?.label ?? 'Annet'
    counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return [...counts].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1))
}

type FindOutView = Output<'match.pair'>['findOut'][number]

/** Questions with words and a place to answer them. */
export function findOutViews(read: Reader, questions: readonly Question[], labels: ReadonlyMap<string, string>, opens: 'case' | 'dwelling'): FindOutView[] {
  return questions.map((one) => {
    const field = one.field
    const label = labels.get(one.targetId)
    const asked = one.about === 'dwelling' ? read.sql<{ title: string; happenedOn: string }>(`SELECT title, happenedOn FROM note WHERE kind = 'question' AND dwellingId = ? ORDER BY happenedOn DESC LIMIT 1`, [one.targetId])[0] : undefined
    const gain = one.opens === 0 ? 'Flere opplysninger mangler samtidig.' : opens === 'case' ? `Svaret avklarer ${one.opens} ${one.opens === 1 ? 'sak' : 'saker'}.` : `Svaret kan åpne ${one.opens} ${one.opens === 1 ? 'bolig' : 'boliger'}.`
    return { key: one.key, question: label && !one.question.includes(label) ? `${one.question.replace(/\?$/, '')} (${label})?` : one.question, about: one.about, opens: one.opens, detail: [asked && `${asked.title}, spurt ${dateText(asked.happenedOn)}.`, gain].filter(Boolean).join(' '), target: { entity: one.about === 'dwelling' ? 'dwelling' : 'housingCase', id: one.targetId, field } }
  })
}

/** Questions over one dwelling and its applicants. */
export const questionsFor = (scene: MatchScene, dwelling: DwellingFacts, applicants: readonly ApplicantFacts[]) =>
  findOutFirst(applicants.map((one) => [one, dwelling] as const), scene.rules, scene.today)

/** What would change the order: each unknown answered no, and the rent the household could not bear. */
export function whatIf(scene: MatchScene, dwelling: DwellingFacts, possible: readonly ApplicantFacts[], one: ApplicantFacts, nameOf: (caseId: string) => string): { condition: string; effect: string }[] {
  const list: { condition: string; effect: string }[] = []
  const number = possible.findIndex((other) => other.caseId === one.caseId) + 1
  const next = possible[number]
  const { criteria } = explainPair(one, dwelling, scene.rules, scene.today)
  const best = vacantDwellings(scene.read, plusDays(scene.today, 60)).find((other) => other.facts.id !== dwelling.id && pairOutcome(one, other.facts, scene.rules, scene.today) !== 'outside')
  for (const criterion of criteria) {
    if (criterion.outcome !== 'unknown' || !decides(criterion.level)) continue
    const follows = number > 0 && next ? `${nameOf(next.caseId)} blir nummer ${number}` : 'Ingen andre står på listen'
    list.push({ condition: `${criterion.label}: svaret er nei`, effect: `${follows}${best ? `, og ${best.facts.label} er neste mulige bolig her` : ', og ingen annen ledig bolig passer her'}.` })
  }
  if (one.rentCeiling !== null) list.push({ condition: `Husleie over ${Math.floor(one.rentCeiling / 100).toString().replace(/\B(?=(\d{3})+$)/g, '\u00a0')} kr`, effect: 'Kravet om husleie er ikke oppfylt, og personen står ikke lenger på listen.' })
  return list
}
