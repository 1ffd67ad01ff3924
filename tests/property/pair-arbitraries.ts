// Made-up applicants and dwellings for the tests of matching, order and changes.
import fc from 'fast-check'
import type { ApplicantFacts, DwellingFacts, PlacementRuleFact } from '../../shared/domain/matching.ts'
import { livingSituation, placementRuleKind } from '../../shared/model/codes.ts'

export const answer = fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const)
export const orNull = <T,>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
export const day = fc.integer({ min: 0, max: 2000 }).map((n) => new Date(Date.UTC(2021, 0, 1 + n)).toISOString().slice(0, 10))

const VALUES: Record<PlacementRuleFact['kind'], readonly (string | null)[]> = { minAge: ['18', '40', null], maxAge: ['30', '67'], needGroup: ['economic', 'mentalHealth'], notNeedGroup: ['substanceUse'], followUp: [null], noChildren: [null], maxPersons: ['1', '3', 'mange'], noPets: [null] }
const placementRule: fc.Arbitrary<PlacementRuleFact> = fc.constantFrom(...placementRuleKind.values).chain((kind) => fc.record({ kind: fc.constant(kind), value: fc.constantFrom(...VALUES[kind]), text: fc.constant('Vilkår i avtalen'), reference: orNull(fc.constant('avtalen punkt 4')), from: fc.constantFrom('Boligen', 'Bygget Prøvegata 1', 'Ordningen Ung bolig') }))

export const anyDwelling: fc.Arbitrary<DwellingFacts> = fc.record({
  id: fc.uuid(), label: fc.constant('Prøvegata 1'), rooms: orNull(fc.integer({ min: 1, max: 6 })), bedrooms: orNull(fc.integer({ min: 0, max: 5 })), usableArea: orNull(fc.integer({ min: 18, max: 140 })), floor: orNull(fc.integer({ min: 0, max: 8 })), rent: orNull(fc.integer({ min: 500_000, max: 1_600_000 })), area: orNull(fc.constantFrom('Sentrum', 'Tun')),
  stepFree: answer, showerNoThreshold: answer, lift: answer, ownEntrance: answer, quiet: answer, wheelchair: answer, petsAllowed: answer, placementRules: fc.array(placementRule, { maxLength: 2 }),
})
const need = fc.record({ kind: fc.constantFrom('stepFree' as const, 'lift' as const, 'petsAllowed' as const, 'bedrooms' as const, 'area' as const, 'minArea' as const, 'maxFloor' as const, 'quiet' as const), level: fc.constantFrom('must' as const, 'should' as const, 'wish' as const), value: orNull(fc.constantFrom('1', '2', '3', 'Tun', '40')), source: orNull(fc.constantFrom('Samtale', 'Fastlegen')), statedOn: fc.constant(null) })
export const anyApplicant: fc.Arbitrary<ApplicantFacts> = fc.record({
  caseId: fc.uuid(), caseNumber: fc.uuid(), adults: orNull(fc.integer({ min: 1, max: 3 })), children: orNull(fc.integer({ min: 0, max: 5 })), childBirthDates: fc.constant([]), livingSituation: fc.constantFrom(...livingSituation.values), livingSince: orNull(day), livingUntil: orNull(day), receivedOn: orNull(day), grantedOn: orNull(day), residenceSince: orNull(day), rentCeiling: orNull(fc.integer({ min: 500_000, max: 1_600_000 })), legalDeadline: orNull(day),
  requirements: fc.uniqueArray(need, { maxLength: 5, selector: (one) => one.kind }), declined: fc.constant({}),
  birthDate: orNull(fc.integer({ min: 18, max: 80 }).map((age) => `${2026 - age}-06-15`)), needGroups: orNull(fc.subarray(['economic', 'mentalHealth', 'substanceUse'])), acceptsFollowUp: answer, urgencyOverride: orNull(fc.constantFrom('acute', 'deadline', 'gone')), parkedUntil: orNull(day), movedBackTo: orNull(day),
})
