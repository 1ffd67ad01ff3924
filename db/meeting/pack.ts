// What a case lacks before it goes to the team, read from the store; and the texts of its guarded topics, for the papers.
import { GUARDED_TOPICS } from '../../shared/domain/disclosure.ts'
import { packLacks, type PackConsent, type PackFacts, type PackLack } from '../../shared/domain/meeting-pack.ts'
import type { Topic } from '../../shared/model/field.ts'
import { standingServices, subjectOf, topicDisclosed } from '../disclosure.ts'
import type { Reader } from '../store.ts'

/** Topics that are written about as notes; health and economy have a field of their own. */
const NOTE_TOPICS = GUARDED_TOPICS.filter((one) => ['substanceUse', 'childWelfare', 'crime', 'immigration'].includes(one))

/** The newest notes on a topic that a paper or the room may be asked to show. */
const NOTES_SHOWN = 3

/** Every guarded topic the case has text about, with the text. */
export function topicTexts(read: Reader, caseId: string): { topic: Topic; text: string }[] {
  const own = read.sql<{ healthNote: string | null; economyNote: string | null }>('SELECT healthNote, economyNote FROM housingCase WHERE id = ?', [caseId])[0]
  const notes = read.sql<{ topic: Topic; text: string }>(`SELECT topic, coalesce(body, title) AS text FROM note WHERE caseId = ? AND topic IN (SELECT value FROM json_each(?)) ORDER BY happenedOn DESC, id`, [caseId, JSON.stringify(NOTE_TOPICS)])
  const written: [Topic, string | null | undefined][] = [['health', own?.healthNote], ['economy', own?.economyNote], ...NOTE_TOPICS.map((topic): [Topic, string | null] => [topic, notes.filter((one) => one.topic === topic).slice(0, NOTES_SHOWN).map((one) => one.text).join(' ') || null])]
  return written.flatMap(([topic, text]) => (text ? [{ topic, text }] : []))
}

function consentsOf(read: Reader, caseId: string, today: string): PackFacts['consents'] {
  const person = subjectOf(read, caseId, today)
  const topics = topicTexts(read, caseId).map((one) => one.topic)
  return standingServices(read).filter((service) => service.id !== person.own).flatMap((service) => topics.map((topic): PackConsent => {
    const said = person.consents.filter((one) => one.serviceId === service.id && one.topics.includes(topic))
    const shared = topicDisclosed(person, topic, [service], 'room').shown
    const status = shared ? 'shared' : said.some((one) => one.status === 'refused' || one.status === 'withdrawn') ? 'refused' : said.some((one) => one.status === 'given') ? 'expired' : 'notAsked'
    return { service: service.name, topic, status }
  }))
}

function lastContact(read: Reader, caseId: string): string | null {
  return read.sql<{ on: string | null }>(
    `SELECT max(x."on") AS "on" FROM (SELECT happenedOn AS "on" FROM note WHERE caseId = ? AND kind IN ('conversation', 'answer')
     UNION ALL SELECT v.plannedOn FROM visit v JOIN followUpPlan f ON f.id = v.planId WHERE f.caseId = ? AND v.status = 'done') x`, [caseId, caseId])[0]?.on ?? null
}

function assessmentOf(read: Reader, caseId: string): PackFacts['assessment'] {
  const rows = read.sql<{ status: string | null }>(`SELECT s.status FROM application a LEFT JOIN assessment s ON s.applicationId = a.id WHERE a.caseId = ? AND a.status IN ('received', 'missingInfo', 'complete')`, [caseId])
  if (rows.length === 0) return 'notNeeded'
  if (rows.some((one) => one.status === null)) return 'missing'
  return rows.every((one) => one.status === 'complete') ? 'complete' : 'open'
}

/**
 * What the case lacks on the day of the meeting.
 * @param question the question on the agenda; the case's own is used when it has none
 */
export function lacksOfCase(read: Reader, caseId: string, question: string | null, on: string, contactDays: number): PackLack[] {
  const own = read.sql<{ questionToTeam: string | null; protectedAddress: string }>('SELECT c.questionToTeam, p.protectedAddress FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id = ?', [caseId])[0]
  if (!own) return []
  const isHidden = own.protectedAddress !== 'none'
  return packLacks({ question: question?.trim() ? question : own.questionToTeam, protectedAddress: isHidden, consents: isHidden ? [] : consentsOf(read, caseId, on), lastContactOn: lastContact(read, caseId), assessment: assessmentOf(read, caseId) }, on, contactDays)
}
