// Disclosure: what everybody present may see. One pure function; every surface asks it in the data layer, never a screen.
// Secrecy: forvaltningsloven § 13 ff., sosialtjenesteloven § 44, helsepersonelloven § 21 ff.; a consent names services and topics, has an end, and can be withdrawn.
import { TOPIC_LABELS, type Topic } from '../model/field.ts'

export interface ConsentFact { serviceId: string; topics: readonly Topic[]; status: string; validFrom: string | null; validTo: string | null }

/** A named person's written ground for showing one topic in this meeting. */
export interface Uncovering {
  topic: Topic
  by: string
  ground: string
  /** the services that were there: the ground was given for them, and not for who comes later */
  present?: readonly string[]
}

export interface Disclosure { topic: Topic; shown: boolean; reason: string; because: string[]; uncoveredBy: string | null }

/** Topics the housing team may speak of without consent, since it is what the application is about (boligsosialloven §§ 5, 6). */
export const OPEN_TOPICS: readonly Topic[] = ['housing', 'household']

/** Topics that a meeting may have to cover. */
export const GUARDED_TOPICS: readonly Topic[] = ['economy', 'health', 'substanceUse', 'childWelfare', 'crime', 'immigration', 'contact', 'identity', 'other']

const isValid = (consent: ConsentFact, today: string) => consent.status === 'given' && (consent.validFrom === null || consent.validFrom <= today) && (consent.validTo === null || consent.validTo >= today)

/**
 * May this topic be shown to everybody present?
 * @param present services present; the service that owns the record (`own`) needs no consent to see its own case
 * @param protectedAddress never shown, whatever anyone consented to
 */
export function disclosure(topic: Topic, consents: readonly ConsentFact[], present: readonly { id: string; name: string }[], own: string | null, today: string, uncoverings: readonly Uncovering[] = []): Disclosure {
  const base = { topic, because: [] as string[], uncoveredBy: null }
  if (OPEN_TOPICS.includes(topic)) return { ...base, shown: true, reason: 'Saken gjelder bolig og husstand.' }
  const without = present.filter((service) => service.id !== own && !consents.some((one) => one.serviceId === service.id && one.topics.includes(topic) && isValid(one, today)))
  if (without.length === 0) return { ...base, shown: true, reason: 'Samtykket dekker alle som er til stede.' }
  const because = without.map((service) => whyNot(service, topic, consents, today))
  const uncovered = uncoverings.findLast((one) => one.topic === topic && (one.present === undefined || without.every((service) => one.present!.includes(service.id))))
  if (uncovered) return { topic, shown: true, reason: `Vist av ${uncovered.by}: ${uncovered.ground}`, because, uncoveredBy: uncovered.by }
  return { ...base, shown: false, reason: `${names(without)} er til stede, og ${because[0]!}`, because }
}

function names(services: readonly { name: string }[]): string {
  if (services.length === 1) return services[0]!.name
  return `${services.slice(0, -1).map((one) => one.name).join(', ')} og ${services.at(-1)!.name}`
}

function whyNot(service: { id: string }, topic: Topic, consents: readonly ConsentFact[], today: string): string {
  const own = consents.filter((one) => one.serviceId === service.id && one.topics.includes(topic))
  const label = TOPIC_LABELS[topic].toLowerCase()
  if (own.some((one) => one.status === 'refused')) return `personen har ikke samtykket.`
  if (own.some((one) => one.status === 'withdrawn')) return `samtykket er trukket.`
  if (own.some((one) => one.status === 'given' && !isValid(one, today))) return `samtykket er gått ut.`
  return `samtykke mangler for ${label}.`
}
