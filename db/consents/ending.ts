// Consents and grounds that end soon or have just ended, for the clock desk. Whether a later one covers the same is asked of disclosure, on the day after the end.
import { plusDays } from '../../shared/dates.ts'
import { GUARDED_TOPICS, type ConsentFact, type GroundFact, type Subject } from '../../shared/domain/disclosure.ts'
import type { ShareFact } from '../../shared/domain/team-clocks.ts'
import { parsed, STATED_ON, topicDisclosed, type ShareRow } from '../disclosure.ts'
import { readServices, readSetting } from '../settings/queries.ts'
import type { Reader } from '../store.ts'

interface Ending extends ShareRow { id: string; caseId: string; what: 'consent' | 'ground'; person: string; startedOn: string; validTo: string }

const ROOT = 'coalesce(p.mergedIntoId, p.id)'
const WHO = 'JOIN housingCase c ON c.id = x.caseId JOIN person p ON p.id = c.personId'
/** Someone whose cases are all done is not asked again. */
const STILL_HERE = `EXISTS (SELECT 1 FROM housingCase o WHERE o.personId IN (c.personId, ${ROOT}) AND o.status NOT IN ('closed', 'refused'))`

function endingRows(read: Reader, from: string, to: string, caseId: string | null): Ending[] {
  const ofCase = caseId === null ? '' : 'AND x.caseId = ?'
  const values = [from, to, ...(caseId === null ? [] : [caseId])]
  return read.sql<Ending>(
    `SELECT x.id, x.caseId, 'consent' AS what, ${ROOT} AS person, x.serviceId, x.topics, x.purposes, x.validFrom, x.validTo, coalesce(x.givenOn, x.validFrom, substr(x.createdAt, 1, 10)) AS startedOn FROM consent x ${WHO} WHERE x.status = 'given' AND x.validTo BETWEEN ? AND ? ${ofCase} AND ${STILL_HERE}
     UNION ALL SELECT x.id, x.caseId, 'ground', ${ROOT}, x.serviceId, x.topics, x.purposes, x.validFrom, x.validTo, x.validFrom FROM legalGround x ${WHO} WHERE x.endedOn IS NULL AND x.validTo BETWEEN ? AND ? ${ofCase} AND ${STILL_HERE}`, [...values, ...values])
}

/** What the persons behind the rows have said, and the grounds there are, in two reads whatever their number. */
function subjectsOf(read: Reader, people: readonly string[]): (person: string, today: string) => Subject {
  const ids = [JSON.stringify(people)]
  const all = `FROM json_each(?) j JOIN person p ON p.id = j.value OR p.mergedIntoId = j.value JOIN housingCase c ON c.personId = p.id`
  const consents = Map.groupBy(read.sql<ShareRow & { status: string; statedOn: string; person: string }>(`SELECT x.person, x.serviceId, x.topics, x.purposes, x.status, x.validFrom, x.validTo, x.statedOn FROM (SELECT n.*, ${STATED_ON.replaceAll(/\b(status|withdrawnOn|givenOn|updatedAt|createdAt)\b/g, 'n.$1')} AS statedOn, j.value AS person ${all} JOIN consent n ON n.caseId = c.id) x`, ids), (row) => row.person)
  const grounds = Map.groupBy(read.sql<ShareRow & { reference: string; person: string }>(`SELECT j.value AS person, g.serviceId, g.topics, g.purposes, g.reference, g.validFrom, g.validTo ${all} JOIN legalGround g ON g.caseId = c.id AND g.endedOn IS NULL`, ids), (row) => row.person)
  const own = readSetting(read, 'ownService')
  const said = new Map<string, Pick<Subject, 'consents' | 'grounds'>>()
  return (person, today) => {
    let facts = said.get(person)
    if (!facts) said.set(person, facts = { consents: (consents.get(person) ?? []).map(parsed) satisfies ConsentFact[], grounds: (grounds.get(person) ?? []).map(parsed) satisfies GroundFact[] })
    return { protectedAddress: false, own, uncoverings: [], today, ...facts }
  }
}

/**
 * What ends within a window, and is in force until it does.
 * @param caseId one case, or null for all
 */
export function endingShares(read: Reader, from: string, to: string, caseId: string | null): ShareFact[] {
  const rows = endingRows(read, from, to, caseId)
  if (rows.length === 0) return []
  const services = new Map(readServices(read).map((one) => [one.id, one]))
  const subject = subjectsOf(read, [...new Set(rows.map((row) => row.person))])
  return rows.flatMap((row) => {
    const service = services.get(row.serviceId)!
    const { topics, purposes } = parsed(row)
    const asked = topics.filter((topic) => GUARDED_TOPICS.includes(topic)).flatMap((topic) => (purposes ?? ['meeting']).map((purpose) => ({ topic, on: purpose === 'extract' ? ('paper' as const) : ('room' as const) })))
    const shownOn = (day: string, person = subject(row.person, day)) => (one: (typeof asked)[number]) => topicDisclosed(person, one.topic, [service], one.on).shown
    // A later no has ended it already: nothing of it was left to end.
    if (!asked.some(shownOn(row.validTo))) return []
    return [{ id: row.id, caseId: row.caseId, what: row.what, service: service.name, startedOn: row.startedOn, validTo: row.validTo, replaced: asked.every(shownOn(plusDays(row.validTo, 1))) }]
  })
}
