// What disclosure needs to know of a person, read in one place. Consents and grounds follow the person through all their cases.
import { disclosure, type ConsentFact, type Disclosure, type GroundFact, type Purpose, type Service, type Subject, type Uncovering } from '../shared/domain/disclosure.ts'
import { sharePurpose } from '../shared/model/codes.ts'
import { fieldOf, type EntityName } from '../shared/model/index.ts'
import { TOPICS, type Sensitivity, type Topic } from '../shared/model/field.ts'
import { readTexts } from './json.ts'
import { readSetting } from './settings/queries.ts'
import type { Reader } from './store.ts'

export interface ShareRow { serviceId: string; topics: string; purposes: string | null; validFrom: string | null; validTo: string | null }

/** Every registration of the person behind a case: those it was merged into, and all that were merged into any of them, on whatever PC. */
const REGISTRATIONS = `WITH RECURSIVE up (id) AS (SELECT personId FROM housingCase WHERE id = ? UNION SELECT p.mergedIntoId FROM person p JOIN up ON p.id = up.id WHERE p.mergedIntoId IS NOT NULL), whole (id) AS (SELECT id FROM up UNION SELECT p.id FROM person p JOIN whole ON p.mergedIntoId = whole.id) SELECT p.id, p.protectedAddress FROM person p WHERE p.id IN (SELECT id FROM whole)`

/** When the person said it: the day, and within a day the order it was written in. */
export const STATED_ON = `CASE WHEN status IN ('refused', 'withdrawn') THEN coalesce(withdrawnOn, givenOn, substr(updatedAt, 1, 10)) || updatedAt ELSE coalesce(givenOn, substr(createdAt, 1, 10)) || createdAt END`

const known = <K extends string>(all: readonly K[], text: string) => (readTexts(text) ?? []).filter((one): one is K => all.some((key) => key === one))

/** A stored row with its lists read. What cannot be read opens nothing: a yes is then to no topic, and a no is to all of them. */
export function parsed<T extends ShareRow & { status?: string }>({ topics, purposes, ...rest }: T) {
  const isNo = rest.status === 'refused' || rest.status === 'withdrawn'
  const isRead = readTexts(topics)?.every((one) => TOPICS.some((topic) => topic === one)) ?? false
  return { ...rest, topics: isNo && !isRead ? [...TOPICS] : known(TOPICS, topics), purposes: purposes === null ? null : known(sharePurpose.values, purposes) }
}

/** The person behind a case, as disclosure sees them on a day. */
export function subjectOf(read: Reader, caseId: string, today: string, uncoverings: readonly Uncovering[] = []): Subject {
  const registrations = read.sql<{ id: string; protectedAddress: string }>(REGISTRATIONS, [caseId])
  const ids = JSON.stringify(read.sql<{ id: string }>('SELECT id FROM housingCase WHERE personId IN (SELECT value FROM json_each(?))', [JSON.stringify(registrations.map((one) => one.id))]).map((row) => row.id))
  return {
    protectedAddress: !registrations.every((one) => one.protectedAddress === 'none') || registrations.length === 0, own: readSetting(read, 'ownService'), uncoverings, today,
    consents: read.sql<ShareRow & { status: string; statedOn: string }>(`SELECT serviceId, topics, purposes, status, validFrom, validTo, ${STATED_ON} AS statedOn FROM consent WHERE caseId IN (SELECT value FROM json_each(?))`, [ids]).map(parsed) satisfies ConsentFact[],
    grounds: read.sql<ShareRow & { reference: string }>('SELECT serviceId, topics, purposes, reference, validFrom, validTo FROM legalGround WHERE endedOn IS NULL AND caseId IN (SELECT value FROM json_each(?))', [ids]).map(parsed) satisfies GroundFact[],
  }
}

/** The services that always sit in the housing team. */
export const standingServices = (read: Reader): Service[] => read.sql<Service>(`SELECT id, name FROM service WHERE standing = 'yes' ORDER BY position`)

/** May this field of the model be shown? The same question everywhere, so that no list, paper or screen answers it by itself. */
export function disclosed(person: Subject, entity: EntityName, name: string, present: readonly Service[], purpose: Purpose): Disclosure {
  return disclosure(person, fieldOf(entity, name), present, purpose)
}

/** May free text about this topic be shown, as a note or a document that was given a topic? */
export function topicDisclosed(person: Subject, topic: Topic, present: readonly Service[], purpose: Purpose): Disclosure {
  const sensitivity: Sensitivity = topic === 'housing' || topic === 'household' ? 'personal' : 'sensitive'
  return disclosure(person, { topic, sensitivity }, present, purpose)
}
