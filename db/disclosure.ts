// What disclosure needs to know of a person, read in one place. Consents and grounds follow the person through all their cases.
import { disclosure, type ConsentFact, type Disclosure, type GroundFact, type Purpose, type Service, type SharePurpose, type Subject, type Uncovering } from '../shared/domain/disclosure.ts'
import { fieldOf, type EntityName } from '../shared/model/index.ts'
import { TOPICS, type Sensitivity, type Topic } from '../shared/model/field.ts'
import { readTexts } from './json.ts'
import { SAME_PERSON } from './people.ts'
import { readSetting } from './settings/queries.ts'
import type { Reader } from './store.ts'

export interface ShareRow { serviceId: string; topics: string; purposes: string | null; validFrom: string | null; validTo: string | null }

/** Every case of the person behind this case, also under a registration it was merged with. */
const CASES_OF_PERSON = `SELECT c.id FROM housingCase c WHERE c.personId IN (${SAME_PERSON}) OR c.personId IN (SELECT id FROM person WHERE mergedIntoId IN (${SAME_PERSON}))`

/** When the person said it: the day, and within a day the order it was written in. */
export const STATED_ON = `CASE WHEN status IN ('refused', 'withdrawn') THEN coalesce(withdrawnOn, givenOn, substr(updatedAt, 1, 10)) || updatedAt ELSE coalesce(givenOn, substr(createdAt, 1, 10)) || createdAt END`

/** A stored row with its lists read. What cannot be read opens nothing: a yes is then to no topic, and a no is to all of them. */
export function parsed<T extends ShareRow & { status?: string }>({ topics, purposes, ...rest }: T) {
  const isNo = rest.status === 'refused' || rest.status === 'withdrawn'
  return { ...rest, topics: (readTexts(topics) ?? (isNo ? TOPICS : [])) as Topic[], purposes: purposes === null ? null : ((readTexts(purposes) ?? []) as SharePurpose[]) }
}

/** The person behind a case, as disclosure sees them on a day. */
export function subjectOf(read: Reader, caseId: string, today: string, uncoverings: readonly Uncovering[] = []): Subject {
  const person = read.sql<{ personId: string; protectedAddress: string }>('SELECT p.id AS personId, p.protectedAddress FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id = ?', [caseId])[0]
  const cases = person ? read.sql<{ id: string }>(CASES_OF_PERSON, [person.personId, person.personId]).map((row) => row.id) : []
  const ids = JSON.stringify(cases)
  return {
    protectedAddress: person?.protectedAddress !== 'none', own: readSetting(read, 'ownService'), uncoverings, today,
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
