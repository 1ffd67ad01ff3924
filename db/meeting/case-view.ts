// One case as the meeting sees it: what the room may see, worked out by disclosure, and what the secretary sees beside it.
import { ageAt, dateText, daysBetween, durationText } from '../../shared/dates.ts'
import { disclosure, GUARDED_TOPICS, type ConsentFact, type Disclosure, type Uncovering } from '../../shared/domain/disclosure.ts'
import { temporaryLimit } from '../../shared/domain/deadlines.ts'
import { initialsWithDots } from '../../shared/domain/household.ts'
import { explainPair } from '../../shared/domain/matching.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import { livingSituation, requirementKind } from '../../shared/model/codes.ts'
import type { Topic } from '../../shared/model/field.ts'
import type { Row } from '../../shared/model/index.ts'
import type { RoomView } from '../../shared/operations/meeting.ts'
import { CASE_COLUMNS, CASE_JOIN, toCaseRows, type CaseRecord } from '../cases/rows.ts'
import { applicantFacts, vacantDwellings } from '../facts.ts'
import { isProtected } from '../people.ts'
import { readSetting } from '../settings/queries.ts'
import type { Reader } from '../store.ts'

export interface MeetingScene {
  read: Reader
  rules: RuleDefinition
  today: string
  meetingId: string
  heldOn: string
  present: readonly { id: string; name: string }[]
}

type Item = NonNullable<RoomView['item']>

export interface CaseFacts { own: Row<'housingCase'>; record: CaseRecord; consents: ConsentFact[]; protectedNow: boolean }

export function readCaseFacts(read: Reader, caseId: string): CaseFacts {
  const own = read.sql<Row<'housingCase'>>('SELECT * FROM housingCase WHERE id = ?', [caseId])[0]!
  const record = read.sql<CaseRecord>(`SELECT ${CASE_COLUMNS} ${CASE_JOIN} WHERE c.id = ?`, [caseId])[0]!
  const consents = read.sql<{ serviceId: string; topics: string; status: string; validFrom: string | null; validTo: string | null }>('SELECT serviceId, topics, status, validFrom, validTo FROM consent WHERE caseId = ?', [caseId]).map((row) => ({ ...row, topics: JSON.parse(row.topics) as Topic[] }))
  return { own, record, consents, protectedNow: isProtected(record) }
}

/** The text of a guarded topic, where the case has one. Only these have something to cover. */
function topicText(facts: CaseFacts, topic: Topic): string | null {
  if (topic === 'health') return facts.own.healthNote
  if (topic === 'economy') return facts.own.economyNote
  return null
}

/** Notes count as text of their topic: they are covered and uncovered with it. */
function notesOf(read: Reader, caseId: string, topic: Topic): string | null {
  const rows = read.sql<{ title: string; body: string | null }>('SELECT title, body FROM note WHERE caseId = ? AND topic = ? ORDER BY happenedOn DESC LIMIT 3', [caseId, topic])
  return rows.length === 0 ? null : rows.map((row) => row.body ?? row.title).join(' ')
}

/** Which topics of this case are covered now, and why. */
export function disclosures(scene: MeetingScene, facts: CaseFacts, uncoverings: readonly Uncovering[]): (Disclosure & { text: string })[] {
  const own = readSetting(scene.read, 'ownService')
  return GUARDED_TOPICS.flatMap((topic) => {
    const text = topicText(facts, topic) ?? (['substanceUse', 'childWelfare', 'crime', 'immigration'].includes(topic) ? notesOf(scene.read, facts.own.id, topic) : null)
    return text === null ? [] : [{ ...disclosure(topic, facts.consents, scene.present, own, scene.today, facts.protectedNow ? [] : uncoverings), text }]
  })
}

export function livingLines(scene: MeetingScene, facts: CaseFacts): { living: string | null; deadline: string | null } {
  if (facts.protectedNow) return { living: null, deadline: null }
  const stay = scene.read.sql<{ startsOn: string }>('SELECT startsOn FROM temporaryStay WHERE caseId = ? AND endsOn IS NULL ORDER BY startsOn LIMIT 1', [facts.own.id])[0]
  const text = facts.own.livingText ?? livingSituation.labels[facts.own.livingSituation]
  const living = facts.own.livingSince ? `${text}, ${durationText(facts.own.livingSince, scene.today)}` : text
  if (!stay) return { living, deadline: facts.own.livingUntil ? `Må ut innen ${dateText(facts.own.livingUntil)}` : null }
  const left = daysBetween(scene.today, temporaryLimit(stay.startsOn, scene.rules))
  const limit = scene.rules.limits.temporaryDays
  return { living, deadline: left >= 0 ? `${left} ${left === 1 ? 'dag' : 'dager'} til grensen på ${limit}` : `${-left} dager over grensen på ${limit}` }
}

export function requirementLines(read: Reader, caseId: string): Item['requirements'] {
  return read.sql<Row<'requirement'>>(`SELECT * FROM requirement WHERE caseId = ? AND level <> 'wish' ORDER BY CASE level WHEN 'must' THEN 0 ELSE 1 END, createdAt, id`, [caseId]).map((one) => {
    const base = one.kind === 'petsAllowed' ? 'Plass til hund' : one.kind === 'bedrooms' ? (one.value === '1' ? 'Ett soverom' : `${one.value ?? '?'} soverom`) : one.kind === 'quiet' ? 'Rolig bygg' : requirementKind.labels[one.kind]
    return { kind: one.kind, text: one.level === 'should' ? `Bør: ${base.toLowerCase()}` : base }
  })
}

/** Dwellings to choose between: those proposed first, then those with fewest musts against. At most four. */
export function candidateDwellings(scene: MeetingScene, facts: CaseFacts): Item['candidates'] {
  if (facts.protectedNow) return []
  const applicant = applicantFacts(scene.read, scene.rules, facts.own.id)
  if (!applicant) return []
  const proposals = new Map(scene.read.sql<{ id: string; dwellingId: string; status: string }>(`SELECT id, dwellingId, status FROM proposal WHERE caseId = ? AND status IN ('proposed', 'decided')`, [facts.own.id]).map((row) => [row.dwellingId, row]))
  return vacantDwellings(scene.read, '9999-12-31')
    .map((vacant) => {
      const pair = explainPair(applicant, vacant.facts, scene.rules, scene.today)
      const musts = pair.criteria.filter((one) => one.level === 'must' && one.outcome !== 'notRequired')
      const open = pair.criteria.filter((one) => (one.level === 'must' || one.level === 'rule') && (one.outcome === 'notMet' || one.outcome === 'unknown'))
      return { vacant, pair, musts, open, proposal: proposals.get(vacant.facts.id) }
    })
    .filter((one) => one.proposal || one.open.length <= 1)
    .sort((a, b) => Number(Boolean(b.proposal)) - Number(Boolean(a.proposal)) || a.open.filter((row) => row.outcome === 'notMet').length - b.open.filter((row) => row.outcome === 'notMet').length || a.open.length - b.open.length || (a.vacant.availableOn < b.vacant.availableOn ? -1 : 1))
    .slice(0, 4)
    .map(({ vacant, musts, open, proposal }) => {
      const now = vacant.availableOn <= scene.today
      return {
        dwellingId: vacant.facts.id, label: vacant.facts.label, proposed: proposal !== undefined, proposalId: proposal?.id ?? null, status: now ? 'Tom nå' : `Ledig ${dateText(vacant.availableOn)}`,
        lines: [{ outcome: 'met' as const, text: `${musts.filter((one) => one.outcome === 'met').length} av ${musts.length} må-krav` }, ...open.slice(0, 2).map((one) => ({ outcome: one.outcome as 'notMet' | 'unknown', text: one.key === 'rent' || one.key === 'residence' ? `${one.label}: ${one.outcome === 'unknown' ? 'ikke avklart' : 'ikke oppfylt'}` : one.reason }))],
      }
    })
}

export const initialsOf = (facts: CaseFacts) => (facts.protectedNow ? 'Sperret' : initialsWithDots(facts.record.name))

export function householdOfCase(scene: MeetingScene, facts: CaseFacts) {
  const age = facts.record.birthDate ? ageAt(facts.record.birthDate, scene.today) : null
  return { age, household: toCaseRows(scene.read, [facts.record], new Set([facts.own.id]), scene.today)[0]!.household }
}
