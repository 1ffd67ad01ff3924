// One case as the meeting sees it: what the room may see, worked out by disclosure, and what the secretary sees beside it.
import { ageAt, dateText, daysBetween, durationText } from '../../shared/dates.ts'
import { GUARDED_TOPICS, type Disclosure, type Subject } from '../../shared/domain/disclosure.ts'
import { temporaryLimit } from '../../shared/domain/deadlines.ts'
import { initialsWithDots } from '../../shared/domain/household.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import { livingSituation, requirementKind } from '../../shared/model/codes.ts'
import type { Topic } from '../../shared/model/field.ts'
import type { Row } from '../../shared/model/index.ts'
import type { RoomView } from '../../shared/operations/meeting.ts'
import { CASE_COLUMNS, CASE_JOIN, toCaseRows, type CaseRecord } from '../cases/rows.ts'
import { topicDisclosed } from '../disclosure.ts'
import { isProtected } from '../people.ts'
import type { Reader } from '../store.ts'
import { asShown } from './as-shown.ts'

export interface MeetingScene {
  read: Reader
  rules: RuleDefinition
  today: string
  meetingId: string
  heldOn: string
  present: readonly { id: string; name: string }[]
}

type Item = NonNullable<RoomView['item']>

export interface CaseFacts { own: Row<'housingCase'>; record: CaseRecord; protectedNow: boolean; /** the log's number that the words are read as of; null: now */ since: number | null }

/** @param since the log's number of the last deliberate «Vis»: the case's own words as they stood then; null: as they stand now */
export function readCaseFacts(read: Reader, caseId: string, since: number | null = null): CaseFacts {
  const own = asShown(read, 'housingCase', read.sql<Row<'housingCase'>>('SELECT * FROM housingCase WHERE id = ?', [caseId])[0]!, since)
  const record = read.sql<CaseRecord>(`SELECT ${CASE_COLUMNS} ${CASE_JOIN} WHERE c.id = ?`, [caseId])[0]!
  return { own, record, protectedNow: isProtected(record), since }
}

/** The text of a guarded topic, where the case has one. Only these have something to cover. */
function topicText(facts: CaseFacts, topic: Topic): string | null {
  if (topic === 'health') return facts.own.healthNote
  if (topic === 'economy') return facts.own.economyNote
  return null
}

/** Notes count as text of their topic: they are covered and uncovered with it. One that is written, or put under the topic, while the room looks waits for the next «Vis» like everything else. */
function notesOf(read: Reader, { own, since }: CaseFacts, topic: Topic): string | null {
  const rows = read.sql<Row<'note'>>(`SELECT * FROM note n WHERE caseId = ? AND topic = ? AND NOT EXISTS (SELECT 1 FROM change x WHERE x.entityId = n.id AND x.entity = 'note' AND x.field IN ('*', 'topic') AND x.opSeq > ?) ORDER BY happenedOn DESC, id LIMIT 3`, [own.id, topic, since ?? Number.MAX_SAFE_INTEGER]).map((row) => asShown(read, 'note', row, since))
  return rows.length === 0 ? null : rows.map((row) => row.body ?? row.title).join(' ')
}

/** Which topics of this case are covered now, and why. */
export function disclosures(scene: MeetingScene, facts: CaseFacts, person: Subject): (Disclosure & { text: string })[] {
  return GUARDED_TOPICS.flatMap((topic) => {
    const text = topicText(facts, topic) ?? (['substanceUse', 'childWelfare', 'crime', 'immigration'].includes(topic) ? notesOf(scene.read, facts, topic) : null)
    return text === null ? [] : [{ ...topicDisclosed(person, topic, scene.present, 'room'), text }]
  })
}

/** Where someone lives may say what they are there for: then it is said in the room only where that topic is. */
const LIVING_TELLS: Partial<Record<Row<'housingCase'>['livingSituation'], Topic>> = { prisonNoDwelling2m: 'crime', institutionNoDwelling2m: 'health', institutionWithDwelling: 'health', womensShelter: 'other', childWelfareHome: 'childWelfare', receptionCentre: 'immigration' }

/** The living situation as everybody present may read it. */
export function livingForRoom(scene: MeetingScene, facts: CaseFacts, person: Subject): { living: string | null; deadline: string | null } {
  const told = livingLines(scene, facts)
  const topic = LIVING_TELLS[facts.own.livingSituation]
  if (!topic || topicDisclosed(person, topic, scene.present, 'room').shown) return told
  return { ...told, living: facts.own.livingSince ? `Uten egen bolig, ${durationText(facts.own.livingSince, scene.today)}` : 'Uten egen bolig' }
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

export const initialsOf = (facts: CaseFacts) => (facts.protectedNow ? 'Sperret' : initialsWithDots(facts.record.name))

export function householdOfCase(scene: MeetingScene, facts: CaseFacts) {
  const age = facts.record.birthDate ? ageAt(facts.record.birthDate, scene.today) : null
  return { age, household: toCaseRows(scene.read, [facts.record], new Set([facts.own.id]), scene.today)[0]!.household }
}
