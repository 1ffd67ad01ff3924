// Who may see what, over tens of thousands of generated rooms: the rule against an oracle that knows nothing of it, a table that is filled by replaying what the person has said day by day.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disclosure, type ConsentFact, type GroundFact, type Purpose, type Subject, type Uncovering } from '../../shared/domain/disclosure.ts'
import { SENSITIVITIES, TOPICS, type Sensitivity, type Topic } from '../../shared/model/field.ts'

const TODAY = '2026-11-23'
const OWN = 'housing'
const SERVICES = [OWN, 'nav', 'mental', 'property', 'childWelfare', 'health'].map((id) => ({ id, name: id.toUpperCase() }))
const DAYS = ['2025-01-01', '2026-11-01', '2026-11-22', '2026-11-23', '2026-11-24', '2027-06-01']

const serviceId = fc.constantFrom(...SERVICES.map((one) => one.id))
const topic = fc.constantFrom(...TOPICS)
const day = fc.constantFrom(...DAYS)
const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
const purposes = fc.constantFrom(null, ['meeting'] as const, ['extract'] as const, ['meeting', 'extract'] as const, [] as const)
const topics = fc.uniqueArray(topic, { minLength: 1, maxLength: 4 })
const consent: fc.Arbitrary<ConsentFact> = fc.record({ serviceId, topics, purposes, status: fc.constantFrom('given', 'given', 'refused', 'withdrawn', 'notAsked'), validFrom: orNull(day), validTo: orNull(day), statedOn: fc.constantFrom('', ...DAYS) })
const ground: fc.Arbitrary<GroundFact> = fc.record({ serviceId, topics, purposes, validFrom: orNull(day), validTo: orNull(day), reference: fc.constant('barnevernsloven § 6-7') })
const uncovering: fc.Arbitrary<Uncovering> = fc.record({ topic, by: fc.constant('Ingrid Solheim'), ground: fc.constant('Hun ba om det'), present: fc.subarray(SERVICES.map((one) => one.id)) })
const subject: fc.Arbitrary<Subject> = fc.record({ protectedAddress: fc.constantFrom(false, false, false, true), own: fc.constantFrom(OWN, OWN, null), consents: fc.array(consent, { maxLength: 8 }), grounds: fc.array(ground, { maxLength: 3 }), uncoverings: fc.array(uncovering, { maxLength: 2 }), today: fc.constant(TODAY) })
const kind: fc.Arbitrary<{ topic: Topic; sensitivity: Sensitivity }> = fc.record({ topic, sensitivity: fc.constantFrom(...SENSITIVITIES) })
const purpose: fc.Arbitrary<Purpose> = fc.constantFrom('room', 'room', 'paper', 'record')
const present = fc.subarray(SERVICES)

/** service|topic|purpose -> may it know, on this day? Filled by telling the story of what was said in the order it was said. */
function tableOf(person: Subject): Set<string> {
  const story = person.consents.filter((one) => one.status !== 'notAsked').sort((a, b) => (a.statedOn < b.statedOn ? -1 : a.statedOn > b.statedOn ? 1 : Number(a.status !== 'given') - Number(b.status !== 'given')))
  const yes = new Map<string, (ConsentFact | GroundFact)[]>()
  for (const said of story) for (const about of said.topics) {
    const key = `${said.serviceId}|${about}`
    yes.set(key, said.status === 'given' ? [...(yes.get(key) ?? []), said] : [])
  }
  for (const one of person.grounds) for (const about of one.topics) yes.set(`${one.serviceId}|${about}`, [...(yes.get(`${one.serviceId}|${about}`) ?? []), one])
  const table = new Set<string>()
  for (const [key, list] of yes) for (const one of list) {
    if (one.validFrom !== null && one.validFrom > TODAY) continue
    if (one.validTo !== null && one.validTo < TODAY) continue
    const holds: readonly string[] = one.purposes === null || one.purposes === undefined ? ['meeting'] : one.purposes
    if (holds.includes('meeting')) table.add(`${key}|room`)
    if (holds.includes('extract')) table.add(`${key}|paper`)
  }
  return table
}

function oracle(person: Subject, field: { topic: Topic; sensitivity: Sensitivity }, there: readonly { id: string }[], where: Purpose): boolean {
  if (where === 'record') return true
  if (person.protectedAddress || field.sensitivity === 'protected') return false
  if ((field.topic === 'housing' || field.topic === 'household') && field.sensitivity !== 'sensitive') return true
  if (there.length === 0) return false
  const table = tableOf(person)
  const lacking = there.filter((one) => one.id !== person.own && !table.has(`${one.id}|${field.topic}|${where}`)).map((one) => one.id)
  if (lacking.length === 0) return true
  if (where !== 'room') return false
  return person.uncoverings.some((one) => one.topic === field.topic && lacking.every((id) => one.present!.includes(id)))
}

describe('disclosure', () => {
  it('agrees with the oracle over 30,000 generated rooms, and a good part of them is of each kind', () => {
    const seen = { shared: 0, covered: 0, open: 0, uncovered: 0, protected: 0 }
    fc.assert(fc.property(subject, kind, present, purpose, (person, field, there, where) => {
      const answer = disclosure(person, field, there, where)
      expect(answer.shown).toBe(oracle(person, field, there, where))
      expect(answer.reason.length).toBeGreaterThan(10)
      if (answer.by === 'covered') expect(answer.because.length).toBeGreaterThan(0)
      seen[answer.by]++
    }), { numRuns: 30_000 })
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100)
  })

  it('one more service never shows more, once someone is there', () => {
    fc.assert(fc.property(subject, kind, present.filter((list) => list.length > 0), fc.constantFrom(...SERVICES), purpose, (person, field, there, newcomer, where) => {
      if (!disclosure(person, field, there, where).shown) expect(disclosure(person, field, [...there, newcomer], where).shown).toBe(false)
    }), { numRuns: 5_000 })
  })

  it('a no said today covers at once, whatever was said before; only another ground opens', () => {
    fc.assert(fc.property(subject, topic, fc.constantFrom(...SERVICES.slice(1)), fc.constantFrom('refused', 'withdrawn'), (person, about, service, status) => {
      const before = person.consents.filter((one) => one.statedOn <= TODAY)
      const after: Subject = { ...person, grounds: [], uncoverings: [], consents: [...before, { serviceId: service.id, topics: [about], purposes: null, status, validFrom: null, validTo: null, statedOn: TODAY }] }
      expect(disclosure(after, { topic: about, sensitivity: 'sensitive' }, [service], 'room').shown).toBe(false)
      expect(disclosure(after, { topic: about, sensitivity: 'sensitive' }, [service], 'paper').shown).toBe(false)
    }), { numRuns: 5_000 })
  })

  it('a protected address, and a field that may harm, are shown in no room and on no paper', () => {
    fc.assert(fc.property(subject, kind, present, fc.constantFrom<Purpose>('room', 'paper'), (person, field, there, where) => {
      const all = SERVICES.map((one) => ({ serviceId: one.id, topics: TOPICS, purposes: ['meeting', 'extract'] as const, status: 'given', validFrom: null, validTo: null, statedOn: TODAY }))
      const open = { ...person, consents: all, uncoverings: [{ topic: field.topic, by: 'Ingrid Solheim', ground: 'Nødvendig' }] }
      expect(disclosure({ ...open, protectedAddress: true }, field, there, where)).toMatchObject({ shown: false, mayUncover: false })
      expect(disclosure({ ...open, protectedAddress: false }, { ...field, sensitivity: 'protected' }, there, where)).toMatchObject({ shown: false, mayUncover: false })
    }), { numRuns: 3_000 })
  })

  it('says in words why, service by service', () => {
    const nobody: Subject = { protectedAddress: false, own: OWN, consents: [], grounds: [], uncoverings: [], today: TODAY }
    const health = { topic: 'health', sensitivity: 'sensitive' } as const
    const nav = SERVICES.slice(1, 2)
    const said = (status: string, more: Partial<ConsentFact> = {}): Subject => ({ ...nobody, consents: [{ serviceId: 'nav', topics: ['health'], purposes: ['meeting'], status, validFrom: null, validTo: null, statedOn: '2026-11-01', ...more }] })
    expect(disclosure(nobody, health, nav, 'room').reason).toBe('NAV er til stede, og samtykke mangler for helse.')
    expect(disclosure(said('refused'), health, nav, 'room').reason).toBe('NAV er til stede, og personen har ikke samtykket.')
    expect(disclosure(said('withdrawn'), health, nav, 'room').reason).toBe('NAV er til stede, og samtykket er trukket.')
    expect(disclosure(said('given', { validTo: '2026-11-22' }), health, nav, 'room').reason).toBe('NAV er til stede, og samtykket er gått ut.')
    expect(disclosure(said('given', { validFrom: '2026-11-24' }), health, nav, 'room').reason).toBe('NAV er til stede, og samtykket gjelder ikke ennå.')
    expect(disclosure(said('given'), health, nav, 'paper').reason).toBe('NAV: samtykket gjelder bare drøfting i møtet.')
    expect(disclosure(said('given'), health, nav, 'room').shown).toBe(true)
    expect(disclosure(said('given', { validTo: TODAY }), health, nav, 'room').shown).toBe(true)
    expect(disclosure(nobody, health, [], 'room')).toMatchObject({ shown: false, reason: 'Ingen er krysset av som til stede.' })
  })
})
