// Dwellings to choose between, with why this and why not that. What rests on a covered topic is asked of disclosure, line by line, and never reaches the room.
import { dateText } from '../../shared/dates.ts'
import type { Subject } from '../../shared/domain/disclosure.ts'
import { explainPair, type CriterionResult } from '../../shared/domain/matching.ts'
import type { EntityName } from '../../shared/model/index.ts'
import type { MeetingDesk } from '../../shared/operations/meeting.ts'
import { disclosed } from '../disclosure.ts'
import { applicantFacts, vacantDwellings } from '../facts.ts'
import type { CaseFacts, MeetingScene } from './case-view.ts'

type Candidate = NonNullable<MeetingDesk['current']>['candidates'][number]
type Rests = readonly (readonly [EntityName, string])[]

const MOST = 4
const LINES = 2
const WHAT_IS_ASKED: Rests = [['requirement', 'kind']]
const HOUSEHOLD: Rests = [['housingCase', 'adults'], ['housingCase', 'children']]
const PLACEMENT: Readonly<Record<string, Rests>> = { minAge: [['person', 'birthDate']], maxAge: [['person', 'birthDate']], needGroup: [['needsAssessment', 'needGroups']], notNeedGroup: [['needsAssessment', 'needGroups']], followUp: [['needsAssessment', 'acceptsFollowUp']], noChildren: [['housingCase', 'children']], maxPersons: HOUSEHOLD, noPets: WHAT_IS_ASKED }

/** Which facts of the person an explanation gives away. A criterion nobody has placed gives away something unknown, and is covered. */
const RESTS_ON: Readonly<Record<string, Rests>> = {
  ...Object.fromEntries(['stepFree', 'showerNoThreshold', 'wheelchair', 'lift', 'bedrooms', 'petsAllowed', 'ownEntrance', 'quiet', 'minArea', 'maxFloor', 'area', 'nearby'].map((key) => [key, WHAT_IS_ASKED])),
  size: HOUSEHOLD, rent: [['housingCase', 'rentCeiling']], rentCeiling: [['housingCase', 'rentCeiling']], residence: [['housingCase', 'residenceSince']],
  ...Object.fromEntries(Object.entries(PLACEMENT).map(([kind, rests]) => [`placement:${kind}`, rests])),
}

/** May everybody present see what this criterion found? */
const mayShow = (scene: MeetingScene, person: Subject, key: string) => (RESTS_ON[key] ?? [['housingCase', '']] as Rests).every(([entity, field]) => disclosed(person, entity, field, scene.present, 'room').shown)

const isOpen = (one: CriterionResult) => (one.level === 'must' || one.level === 'rule') && (one.outcome === 'notMet' || one.outcome === 'unknown')
const outcomeOf = (one: CriterionResult) => one.outcome as 'met' | 'notMet' | 'unknown'
const against = (rows: readonly CriterionResult[]) => rows.filter((one) => one.outcome === 'notMet').length
const WORST = { notMet: 0, unknown: 1, met: 2, notRequired: 3 } as const

/** Those proposed first, then those with fewest musts against. At most four, as the private screen sees them: covered lines are marked. */
export function candidateDwellings(scene: MeetingScene, facts: CaseFacts, person: Subject, whyShown: ReadonlySet<string> = new Set()): Candidate[] {
  if (facts.protectedNow) return []
  const applicant = applicantFacts(scene.read, scene.rules, facts.own.id)
  if (!applicant) return []
  const shows = new Map<string, boolean>()
  const isShown = (key: string) => shows.get(key) ?? (shows.set(key, mayShow(scene, person, key)), shows.get(key)!)
  const proposals = new Map(scene.read.sql<{ id: string; dwellingId: string }>(`SELECT id, dwellingId FROM proposal WHERE caseId = ? AND status IN ('proposed', 'decided')`, [facts.own.id]).map((row) => [row.dwellingId, row.id]))
  return vacantDwellings(scene.read, '9999-12-31')
    .map((vacant) => {
      const { criteria } = explainPair(applicant, vacant.facts, scene.rules, scene.today)
      return { vacant, criteria, open: criteria.filter(isOpen), proposalId: proposals.get(vacant.facts.id) ?? null }
    })
    .filter((one) => one.proposalId !== null || one.open.length <= 1)
    .sort((a, b) => Number(b.proposalId !== null) - Number(a.proposalId !== null) || against(a.open) - against(b.open) || a.open.length - b.open.length || (a.vacant.availableOn < b.vacant.availableOn ? -1 : 1))
    .slice(0, MOST)
    .map(({ vacant, criteria, open, proposalId }) => {
      const told = criteria.filter((one) => one.outcome !== 'notRequired').sort((a, b) => WORST[a.outcome] - WORST[b.outcome])
      const musts = told.filter((one) => one.level === 'must' && isShown(one.key))
      return {
        dwellingId: vacant.facts.id, label: vacant.facts.label, proposed: proposalId !== null, proposalId, status: vacant.availableOn <= scene.today ? 'Tom nå' : `Ledig ${dateText(vacant.availableOn)}`,
        lines: [{ outcome: 'met' as const, text: `${musts.filter((one) => one.outcome === 'met').length} av ${musts.length} må-krav` }, ...open.filter((one) => isShown(one.key)).slice(0, LINES).map((one) => ({ outcome: outcomeOf(one), text: brief({ ...one, text: one.reason }, vacant.facts.label) }))],
        why: told.map((one) => ({ outcome: outcomeOf(one), label: one.label, text: one.reason, covered: !isShown(one.key) })), hidden: told.filter((one) => !isShown(one.key)).length, whyShown: whyShown.has(vacant.facts.id),
      }
    })
}

/** What was found, in few words: read from the back of the room. */
const brief = (line: { outcome: string; label: string; text: string }, dwelling: string) => (line.outcome === 'unknown' ? `${line.label}: ikke avklart` : line.text.replace(`${dwelling} har`, 'Har').replace(/\.$/, ''))

/** As the room may see them: explanations only where they were chosen, and no covered line. */
export const candidatesForRoom = (all: readonly Candidate[]): Candidate[] => all.map((one) => ({ ...one, why: one.whyShown ? one.why.filter((line) => !line.covered).map((line) => ({ ...line, text: brief(line, one.label) })) : [] }))
