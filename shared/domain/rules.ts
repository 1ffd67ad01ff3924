// The rule set: local regulation and legal limits as dated data. Nothing here is a constant of the program; a decision keeps the version it was made under.
import { livingSituation } from '../model/codes.ts'
import { z } from '../zod.ts'

export const RuleDefinition = z.object({
  /** shown as the name of the regulation */
  regulation: z.string(),
  /** priority groups in order; the first that fits counts */
  groups: z.array(z.object({ key: z.string(), label: z.string(), reference: z.string(), living: z.array(livingSituation.schema) })),
  /** tie-breaks after the group, in order */
  ties: z.array(z.enum(['childrenFirst', 'legalDeadline', 'waitingSince', 'caseNumber'])),
  tieReferences: z.record(z.string(), z.string()),
  /** registered in the municipality at least so long */
  residence: z.object({ months: z.number().int(), reference: z.string(), exempt: z.array(livingSituation.schema) }),
  /** rooms by number of persons; the last row serves all larger households */
  sizeNorm: z.object({ reference: z.string(), rows: z.array(z.object({ persons: z.number().int(), minRooms: z.number().int(), maxRooms: z.number().int(), minBedrooms: z.number().int() })) }),
  rentReference: z.string(),
  requirementReference: z.string(),
  /** legal limits with their source */
  limits: z.object({
    interimReplyMonths: z.number().int(), interimReplySource: z.string(), appealWeeks: z.number().int(), appealSource: z.string(), temporaryDays: z.number().int(), temporarySource: z.string(), temporaryWarnDays: z.number().int(),
    contractReviewMonths: z.number().int(), overstayMonths: z.number().int(), overstaySource: z.string(), handovers: z.number().int(), confirmDays: z.number().int(),
  }),
  /** contract length in months, by household; the first that fits counts */
  contract: z.array(z.object({ withChildren: z.boolean(), months: z.number().int(), reference: z.string() })),
  appealBodies: z.object({ municipalDwelling: z.string(), individualHelp: z.string(), temporaryAccommodation: z.string() }),
})
export type RuleDefinition = z.output<typeof RuleDefinition>

export interface Rules { id: string; name: string; versionLabel: string; validFrom: string; definition: RuleDefinition }

/** The rule set in force on a date: the latest that has begun and not ended. */
export function rulesAt<T extends { validFrom: string; validTo: string | null }>(sets: readonly T[], date: string): T | undefined {
  return sets.filter((one) => one.validFrom <= date && (one.validTo === null || one.validTo >= date)).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
}

/**
 * The rule set a new municipality starts from, to be replaced by its own. Limits: forvaltningsloven § 11 a (one month) and § 29 (three weeks),
 * sosialtjenesteloven § 27 (three months, counted as 90 days), husleieloven § 9-2 (three months past the end).
 */
export const STARTING_RULES: RuleDefinition = {
  regulation: 'Forskrift om tildeling av kommunal bolig',
  groups: [
    { key: 'homeless', label: 'Uten egen bolig', reference: '§ 6 a', living: ['rough', 'nightShelter', 'temporaryAccommodation', 'womensShelter', 'nonconventional'] },
    { key: 'losing', label: 'Må ut av boligen', reference: '§ 6 b', living: ['privateRentAtRisk', 'ownedAtRisk'] },
    { key: 'unsuitable', label: 'Bolig uegnet av helsegrunner eller trangbodd', reference: '§ 6 c', living: ['unsuitable', 'overcrowded'] },
    { key: 'discharge', label: 'Utskrives eller løslates uten bolig', reference: '§ 6 d', living: ['institutionNoDwelling2m', 'prisonNoDwelling2m', 'childWelfareHome'] },
    { key: 'settlement', label: 'Bosetting etter avtale', reference: '§ 6 e', living: ['receptionCentre'] },
    { key: 'staying', label: 'Bor midlertidig hos andre', reference: '§ 6 f', living: ['withFriendsFamilyTemp', 'withParents'] },
    { key: 'other', label: 'Andre med vedtak', reference: '§ 6 g', living: ['privateRent', 'municipalRent', 'owned', 'institutionWithDwelling', 'unknown'] },
  ],
  ties: ['legalDeadline', 'childrenFirst', 'waitingSince', 'caseNumber'],
  tieReferences: { legalDeadline: '§ 7 første ledd', childrenFirst: '§ 7 andre ledd', waitingSince: '§ 7 tredje ledd', caseNumber: '§ 7 tredje ledd' },
  residence: { months: 12, reference: '§ 3', exempt: ['receptionCentre', 'womensShelter'] },
  sizeNorm: { reference: '§ 5', rows: [
    { persons: 1, minRooms: 1, maxRooms: 2, minBedrooms: 0 }, { persons: 2, minRooms: 2, maxRooms: 3, minBedrooms: 1 }, { persons: 3, minRooms: 3, maxRooms: 4, minBedrooms: 2 },
    { persons: 4, minRooms: 3, maxRooms: 4, minBedrooms: 2 }, { persons: 5, minRooms: 4, maxRooms: 6, minBedrooms: 3 }, { persons: 6, minRooms: 4, maxRooms: 8, minBedrooms: 3 },
  ] },
  rentReference: '§ 4', requirementReference: 'må-krav',
  limits: {
    interimReplyMonths: 1, interimReplySource: 'forvaltningsloven § 11 a', appealWeeks: 3, appealSource: 'forvaltningsloven § 29', temporaryDays: 90, temporarySource: 'sosialtjenesteloven § 27', temporaryWarnDays: 14,
    contractReviewMonths: 6, overstayMonths: 3, overstaySource: 'husleieloven § 9-2', handovers: 3, confirmDays: 5,
  },
  contract: [{ withChildren: true, months: 60, reference: '§ 9 a' }, { withChildren: false, months: 36, reference: '§ 9 b' }],
  appealBodies: { municipalDwelling: 'appealBoard', individualHelp: 'countyGovernor', temporaryAccommodation: 'countyGovernor' },
}
