// What the ready-made rule sets have in common: limits that follow from law, and parts that many municipalities have alike. All of it is data a municipality replaces.
import type { RuleDefinition } from '../rules.ts'

/** Forvaltningsloven § 11 a (one month) and § 29 (three weeks), sosialtjenesteloven § 27 (three months, counted as 90 days), husleieloven § 9-2 (three months past the end). */
export const LIMITS = {
  interimReplyMonths: 1, interimReplySource: 'forvaltningsloven § 11 a', appealWeeks: 3, appealSource: 'forvaltningsloven § 29', temporaryDays: 90, temporarySource: 'sosialtjenesteloven § 27', temporaryWarnDays: 14,
  contractReviewMonths: 6, overstayMonths: 3, overstaySource: 'husleieloven § 9-2', handovers: 3, confirmDays: 5,
}

export const APPEAL_BODIES = { municipalDwelling: 'appealBoard', individualHelp: 'countyGovernor', temporaryAccommodation: 'countyGovernor' }

/** The basic amount of the National Insurance, øre a year. Later amounts are entered by the municipality when they are set. */
export const BASE_AMOUNTS = [
  { from: '2024-05-01', to: '2025-04-30', amount: 12_402_800, source: 'Grunnbeløpet fra 1. mai 2024' },
  { from: '2025-05-01', to: '2026-04-30', amount: 13_016_000, source: 'Grunnbeløpet fra 1. mai 2025' },
]

export const SIZE_ROWS = [
  { persons: 1, minRooms: 1, maxRooms: 2, minBedrooms: 0 }, { persons: 2, minRooms: 2, maxRooms: 3, minBedrooms: 1 }, { persons: 3, minRooms: 3, maxRooms: 4, minBedrooms: 2 },
  { persons: 4, minRooms: 3, maxRooms: 4, minBedrooms: 2 }, { persons: 5, minRooms: 4, maxRooms: 6, minBedrooms: 3 }, { persons: 6, minRooms: 4, maxRooms: 8, minBedrooms: 3 },
]

/** Seven groups that hold each living situation once; the reference is the municipality's own name of its rule. */
export const groups = (reference: string): RuleDefinition['groups'] => [
  { key: 'homeless', label: 'Uten egen bolig', reference, living: ['rough', 'nightShelter', 'temporaryAccommodation', 'womensShelter', 'nonconventional'], withChildren: null },
  { key: 'losing', label: 'Må ut av boligen', reference, living: ['privateRentAtRisk', 'ownedAtRisk'], withChildren: null },
  { key: 'discharge', label: 'Utskrives eller løslates uten bolig', reference, living: ['institutionNoDwelling2m', 'prisonNoDwelling2m', 'childWelfareHome'], withChildren: null },
  { key: 'unsuitable', label: 'Bolig uegnet av helsegrunner eller trangbodd', reference, living: ['unsuitable', 'overcrowded'], withChildren: null },
  { key: 'settlement', label: 'Bosetting etter avtale', reference, living: ['receptionCentre'], withChildren: null },
  { key: 'staying', label: 'Bor midlertidig hos andre', reference, living: ['withFriendsFamilyTemp', 'withParents'], withChildren: null },
  { key: 'other', label: 'Andre med vedtak', reference, living: ['privateRent', 'municipalRent', 'owned', 'institutionWithDwelling', 'unknown'], withChildren: null },
]

export const urgency = (reference: string): RuleDefinition['urgency'] => [
  { key: 'acute', label: 'Akutt', reference, living: ['rough', 'nightShelter', 'womensShelter'], withChildren: null, withinDays: null },
  { key: 'childrenTemporary', label: 'Barn i midlertidig botilbud', reference, living: ['temporaryAccommodation'], withChildren: true, withinDays: null },
  { key: 'deadline', label: 'Frist innen 30 dager', reference, living: [], withChildren: null, withinDays: 30 },
  { key: 'homeless', label: 'Uten egen bolig', reference, living: ['temporaryAccommodation', 'nonconventional', 'institutionNoDwelling2m', 'prisonNoDwelling2m'], withChildren: null, withinDays: null },
]

export const NEW_AND_EXCHANGE = ['new', 'exchange'] as const
export const EVERY_TYPE = ['new', 'exchange', 'renewal'] as const
