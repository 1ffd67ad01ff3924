// What a case needs before it goes to the housing team: the question, whether the services may hear it, a fresh contact, and a finished assessment. Each lack says what to do.
import { dateText, daysBetween } from '../dates.ts'
import { TOPIC_LABELS, type Topic } from '../model/field.ts'

export type PackKind = 'question' | 'consent' | 'contact' | 'assessment'

/** What the person has said about one service and one topic. Only what nobody has asked about, or what has run out, is lacking: a no is an answer. */
export interface PackConsent { service: string; topic: Topic; status: 'shared' | 'refused' | 'expired' | 'notAsked' }

export interface PackFacts {
  question: string | null
  /** topics the case has text about, for each service that always sits in the team */
  consents: readonly PackConsent[]
  /** kode 6/7: nothing is shown whoever consents, so there is nothing to ask about */
  protectedAddress: boolean
  lastContactOn: string | null
  /** notNeeded: no application is open */
  assessment: 'complete' | 'open' | 'missing' | 'notNeeded'
}

export interface PackLack { kind: PackKind; text: string; todo: string }

const sentence = (words: readonly string[]) => (words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} og ${words.at(-1)!}`)

function consentLacks(consents: readonly PackConsent[]): PackLack[] {
  const open = consents.filter((one) => one.status === 'notAsked' || one.status === 'expired')
  const topics = [...new Set(consents.map((one) => one.topic))].filter((topic) => open.some((one) => one.topic === topic))
  return topics.map((topic) => {
    const own = open.filter((one) => one.topic === topic)
    const label = TOPIC_LABELS[topic].toLowerCase()
    const expired = own.every((one) => one.status === 'expired')
    return { kind: 'consent', text: `Mangler samtykke: ${label} (${sentence(own.map((one) => one.service))})`, todo: expired ? `Spør på nytt om ${label}. Samtykket er gått ut.` : `Spør personen om ${label} kan deles, og skriv svaret på saken. Et nei er også et svar.` }
  })
}

/**
 * What the case lacks on the day of the meeting; empty when it is ready.
 * @param contactDays the last contact may be at most so old
 */
export function packLacks(facts: PackFacts, on: string, contactDays: number): PackLack[] {
  const lacks: PackLack[] = []
  if (!facts.question?.trim()) lacks.push({ kind: 'question', text: 'Spørsmålet til laget mangler', todo: 'Skriv hva laget skal svare på.' })
  if (!facts.protectedAddress) lacks.push(...consentLacks(facts.consents))
  if (facts.lastContactOn === null) lacks.push({ kind: 'contact', text: 'Ingen samtale er skrevet inn', todo: 'Snakk med personen før møtet, og skriv et notat om samtalen.' })
  else if (daysBetween(facts.lastContactOn, on) > contactDays) lacks.push({ kind: 'contact', text: `Siste samtale var ${dateText(facts.lastContactOn)}, mer enn ${contactDays} dager før møtet`, todo: 'Snakk med personen før møtet, og skriv et notat om samtalen.' })
  if (facts.assessment === 'missing') lacks.push({ kind: 'assessment', text: 'Søknaden er ikke vurdert', todo: 'Vurder vilkårene i saken.' })
  if (facts.assessment === 'open') lacks.push({ kind: 'assessment', text: 'Vurderingen er ikke ferdig', todo: 'Gjør vurderingen ferdig i saken.' })
  return lacks
}
