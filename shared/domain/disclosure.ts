// Disclosure: what those present may see of a person. One pure function; every surface asks it in the data layer, never a screen.
// Secrecy: forvaltningsloven § 13 ff., sosialtjenesteloven § 44, helsepersonelloven § 21 ff. A consent names services, topics and purposes, has an end, and can be withdrawn.
import { TOPIC_LABELS, type Field, type Topic } from '../model/field.ts'
import type { sharePurpose } from '../model/codes.ts'

export type SharePurpose = (typeof sharePurpose.values)[number]

/** Where the field is to be shown: to everybody in the room, on a paper that leaves the office, or on the desk of the service that owns the record. */
export type Purpose = 'room' | 'paper' | 'record'

interface Share { serviceId: string; topics: readonly Topic[]; validFrom: string | null; validTo: string | null; /** null: registered before purposes were asked for; then it holds for the meeting alone */ purposes?: readonly SharePurpose[] | null }
export interface ConsentFact extends Share { status: string; /** the day the person said it, and after it when it was written down: sortable text; '' when nobody knows */ statedOn: string }
/** A provision that opens for sharing without consent. Ended ones are never here. */
export interface GroundFact extends Share { reference: string }

/** A named person's written ground for showing one topic in this meeting. */
export interface Uncovering {
  topic: Topic
  by: string
  ground: string
  /** the services that were there: the ground was given for them, and not for who comes later */
  present?: readonly string[]
}

/** What is known of the person when the question is asked. */
export interface Subject {
  /** kode 6 or 7: nothing of the person leaves the record, whoever consented to it (forskrift om folkeregistrering § 10-1) */
  protectedAddress: boolean
  /** the service that owns the record: it needs no consent to see its own case */
  own: string | null
  consents: readonly ConsentFact[]
  grounds: readonly GroundFact[]
  uncoverings: readonly Uncovering[]
  /** the day it is shown */
  today: string
}

export interface Service { id: string; name: string }
export type Because = 'open' | 'shared' | 'uncovered' | 'covered' | 'protected'
export interface Disclosure { topic: Topic; shown: boolean; by: Because; reason: string; because: string[]; uncoveredBy: string | null; /** may a named person show it with a written ground? */ mayUncover: boolean }

/** Topics the housing team may speak of without consent, since it is what the application is about (boligsosialloven §§ 5, 6). */
export const OPEN_TOPICS: readonly Topic[] = ['housing', 'household']

/** Topics that a meeting may have to cover. */
export const GUARDED_TOPICS: readonly Topic[] = ['economy', 'health', 'substanceUse', 'childWelfare', 'crime', 'immigration', 'contact', 'identity', 'other']

const isValid = (one: Pick<Share, 'validFrom' | 'validTo'>, today: string) => (one.validFrom === null || one.validFrom <= today) && (one.validTo === null || one.validTo >= today)

/** What the person has said yes to and not taken back. A later no ends every earlier yes to the same service and topic; said on the same day, the no stands. */
function standing(person: Subject, serviceId: string, topic: Topic): readonly ConsentFact[] {
  const said = person.consents.filter((one) => one.serviceId === serviceId && one.topics.includes(topic))
  const no = said.filter((one) => one.status === 'refused' || one.status === 'withdrawn').map((one) => one.statedOn).sort().at(-1)
  return said.filter((one) => one.status === 'given' && (no === undefined || one.statedOn > no))
}

const holdsFor = (one: Share, purpose: Purpose) => (one.purposes ?? ['meeting']).includes(purpose === 'paper' ? 'extract' : 'meeting')

/**
 * May this field of this person be shown to everybody present?
 * @param field its topic and how sensitive it is, as the model declares them
 * @param present the services present, or those the paper is for; when nobody is ticked, nothing that needs a ground is shown
 * @returns shown or not, and why, in words for the screen
 */
export function disclosure(person: Subject, field: Pick<Field, 'topic' | 'sensitivity'>, present: readonly Service[], purpose: Purpose): Disclosure {
  const { topic } = field
  const answer = (shown: boolean, by: Because, reason: string, more: Partial<Disclosure> = {}): Disclosure => ({ topic, shown, by, reason, because: [], uncoveredBy: null, mayUncover: false, ...more })
  if (purpose === 'record') return answer(true, 'open', 'Tjenestens egen sak.')
  if (person.protectedAddress) return answer(false, 'protected', 'Saken har sperret adresse.')
  if (field.sensitivity === 'protected') return answer(false, 'protected', 'Adresser og steder vises aldri.')
  if (OPEN_TOPICS.includes(topic) && field.sensitivity !== 'sensitive') return answer(true, 'open', 'Saken gjelder bolig og husstand.')
  const mayUncover = purpose === 'room'
  if (present.length === 0) return answer(false, 'covered', 'Ingen er krysset av som til stede.', { because: ['ingen er krysset av som til stede.'] })
  const without = present.filter((service) => service.id !== person.own && !hasShare(person, service.id, topic, purpose))
  if (without.length === 0) return answer(true, 'shared', sharedBy(person, topic, present))
  const because = without.map((service) => whyNot(service, topic, person, purpose))
  const uncovered = mayUncover ? person.uncoverings.findLast((one) => one.topic === topic && (one.present === undefined || without.every((service) => one.present!.includes(service.id)))) : undefined
  if (uncovered) return answer(true, 'uncovered', `Vist av ${uncovered.by}: ${uncovered.ground}`, { because, uncoveredBy: uncovered.by })
  return answer(false, 'covered', purpose === 'paper' ? `${names(without)}: ${because[0]!}` : `${names(without)} er til stede, og ${new Set(because).size === 1 ? because[0]! : 'samtykket dekker ikke alle.'}`, { because, mayUncover })
}

function hasShare(person: Subject, serviceId: string, topic: Topic, purpose: Purpose): boolean {
  const grounds = person.grounds.filter((one) => one.serviceId === serviceId && one.topics.includes(topic))
  return [...standing(person, serviceId, topic), ...grounds].some((one) => isValid(one, person.today) && holdsFor(one, purpose))
}

function names(services: readonly Service[]): string {
  if (services.length === 1) return services[0]!.name
  return `${services.slice(0, -1).map((one) => one.name).join(', ')} og ${services.at(-1)!.name}`
}

function sharedBy(person: Subject, topic: Topic, present: readonly Service[]): string {
  const used = person.grounds.filter((one) => one.topics.includes(topic) && isValid(one, person.today) && present.some((service) => service.id === one.serviceId))
  return used.length === 0 ? 'Samtykket dekker alle som er til stede.' : `Samtykke eller annet grunnlag dekker alle som er til stede (${[...new Set(used.map((one) => one.reference))].join('; ')}).`
}

function whyNot(service: Service, topic: Topic, person: Subject, purpose: Purpose): string {
  const given = standing(person, service.id, topic)
  if (given.some((one) => isValid(one, person.today) && !holdsFor(one, purpose))) return purpose === 'paper' ? 'samtykket gjelder bare drøfting i møtet.' : 'samtykket gjelder bare utdrag på papir.'
  if (given.some((one) => one.validTo !== null && one.validTo < person.today)) return 'samtykket er gått ut.'
  if (given.length > 0) return 'samtykket gjelder ikke ennå.'
  const no = person.consents.filter((one) => one.serviceId === service.id && one.topics.includes(topic))
  if (no.some((one) => one.status === 'refused')) return 'personen har ikke samtykket.'
  if (no.some((one) => one.status === 'withdrawn')) return 'samtykket er trukket.'
  return `samtykke mangler for ${TOPIC_LABELS[topic].toLowerCase()}.`
}
