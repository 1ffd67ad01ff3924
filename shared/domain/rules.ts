// The rule set: local regulation and legal limits as dated data. Nothing here is a constant of the program; a decision keeps the version it was made under.
import { applicationType, decisionKind, decisionOutcome, livingSituation, needGroup, permitKind } from '../model/codes.ts'
import { ROLES } from '../access.ts'
import { z } from '../zod.ts'

/** What a basic condition asks about. Each kind has one evaluator in criteria.ts; `judged` is always for a person. */
export const CRITERION_KINDS = ['adult', 'lawfulStay', 'residence', 'withoutSuitableDwelling', 'cannotSolveSelf', 'income', 'wealth', 'ownAttempts', 'unsettledDebt', 'excluded', 'acceptsFollowUp', 'targetGroup', 'largerNeed', 'tenancyKept', 'judged'] as const
export type CriterionKind = (typeof CRITERION_KINDS)[number]

/** Parameters of a criterion; which of them count follows from the kind. Money in øre, lengths in months, ages in years. */
export const CriterionParameters = z.object({
  minAge: z.number().int().min(0).max(120).optional(),
  months: z.number().int().min(0).max(600).optional(),
  /** highest yearly income as multiples of G, by persons in the household; the last row serves larger ones */
  incomeMultiples: z.array(z.object({ persons: z.number().int().min(1), multiple: z.number().positive() })).optional(),
  /** income of members younger than this is not counted */
  incomeFromAge: z.number().int().min(0).max(120).optional(),
  maxWealth: z.number().int().min(0).optional(),
  /** a lease counts as about to end when fewer months are left and it can't be renewed */
  leaseMonths: z.number().int().min(0).max(60).optional(),
  living: z.array(livingSituation.schema).optional(),
  /** living situations the criterion does not apply to */
  exempt: z.array(livingSituation.schema).optional(),
  /** refugees settled by agreement are exempt */
  exemptSettled: z.boolean().optional(),
  /** whoever has the daily care of children is exempt (from an age limit) */
  exemptDailyCare: z.boolean().optional(),
  groups: z.array(needGroup.schema).optional(),
  /** kinds of permit that are enough; absent: any lawful stay */
  permits: z.array(permitKind.schema).optional(),
})
export type CriterionParameters = z.output<typeof CriterionParameters>

export const RuleCriterion = z.object({
  key: z.string().min(1).max(60),
  kind: z.enum(CRITERION_KINDS),
  /** the condition in Norwegian, as the regulation says it */
  text: z.string().min(2).max(500),
  reference: z.string().max(200),
  /** true: must be so; false: must not be so */
  must: z.boolean(),
  appliesTo: z.array(applicationType.schema).min(1),
  parameters: CriterionParameters.prefault({}),
  /** papers that show it */
  evidence: z.array(z.string().max(200)).default([]),
  /** which role may except it with a written reason; null: nobody */
  exceptBy: z.enum(ROLES).nullable().default(null),
})
export type RuleCriterion = z.output<typeof RuleCriterion>

/** One step of a chain that the municipality may edit: an offer, moving in, an empty dwelling. */
export const RuleStep = z.object({ key: z.string().min(1).max(60), title: z.string().min(1).max(200), role: z.enum(ROLES), days: z.number().int().min(0).max(365).nullable().default(null), required: z.boolean().default(true) })
export type RuleStep = z.output<typeof RuleStep>

const DEFAULT_STEPS = {
  offer: [
    { key: 'askedNeighbourhood', title: 'Bomiljøet vurdert', role: 'caseworker' as const, days: 1, required: false },
    { key: 'viewing', title: 'Visning avtalt', role: 'propertyManager' as const, days: 3, required: false },
  ],
  moveIn: [
    { key: 'told11-1', title: 'Skriftlig beskjed om utleie etter husleieloven § 11-1', role: 'caseworker' as const, days: 3, required: true },
    { key: 'contract', title: 'Kontrakt underskrevet', role: 'caseworker' as const, days: 7, required: true },
    { key: 'security', title: 'Depositum eller garanti på plass', role: 'caseworker' as const, days: 7, required: true },
    { key: 'inspection', title: 'Befart og bilder tatt', role: 'propertyManager' as const, days: 10, required: true },
    { key: 'keys', title: 'Nøkler kvittert', role: 'propertyManager' as const, days: 10, required: true },
  ],
  void: ['Nøkler inn', 'Befart', 'Vasket og låst om', 'Søker valgt', 'Kontrakt og nøkkel'].map((title, i) => ({ key: `void${i + 1}`, title, role: 'propertyManager' as const, days: null, required: true })),
}

/** Whether a declined offer had a reasonable ground: by code, or for a person to judge. */
export const DeclineReason = z.object({ code: z.string().min(1).max(60), label: z.string().min(2).max(200), reasonable: z.enum(['yes', 'no', 'judge']), by: z.enum(['applicant', 'landlord']).default('applicant') })
export type DeclineReason = z.output<typeof DeclineReason>

const DEFAULT_OFFERS = {
  reference: '', answerDays: 7, remindAfterDays: 4, maxOffers: 1, onRefusal: 'lapse' as const, moveBackMonths: 0, validityMonths: 12, confirmMonths: 12,
  declineReasons: [
    { code: 'notSuitableHealth', label: 'Boligen passer ikke av helsegrunner', reasonable: 'yes' as const, by: 'applicant' as const },
    { code: 'tooSmall', label: 'Boligen er for liten', reasonable: 'judge' as const, by: 'applicant' as const },
    { code: 'tooExpensive', label: 'Husleien er for høy', reasonable: 'judge' as const, by: 'applicant' as const },
    { code: 'area', label: 'Ønsker et annet strøk', reasonable: 'no' as const, by: 'applicant' as const },
    { code: 'safety', label: 'Føler seg ikke trygg der', reasonable: 'judge' as const, by: 'applicant' as const },
    { code: 'foundOther', label: 'Har funnet bolig selv', reasonable: 'yes' as const, by: 'applicant' as const },
    { code: 'noAnswer', label: 'Svarte ikke innen fristen', reasonable: 'judge' as const, by: 'applicant' as const },
    { code: 'other', label: 'Annet', reasonable: 'judge' as const, by: 'applicant' as const },
    { code: 'dwellingWithdrawn', label: 'Boligen kan ikke leies ut likevel', reasonable: 'yes' as const, by: 'landlord' as const },
    { code: 'livingEnvironment', label: 'Bomiljøet taler mot', reasonable: 'yes' as const, by: 'landlord' as const },
  ],
}

/** More rows of a kind than any regulation has; a preview judges everyone by each. */
const MOST_ROWS = 200

export const RuleDefinition = z.object({
  /** shown as the name of the regulation */
  regulation: z.string(),
  /** basic conditions, each shown as a row of the assessment */
  criteria: z.array(RuleCriterion).max(MOST_ROWS).default([]),
  /** the National Insurance basic amount (G), kept by the municipality; øre a year */
  baseAmounts: z.array(z.object({ from: z.iso.date(), to: z.iso.date().nullable(), amount: z.number().int().positive(), source: z.string() })).max(MOST_ROWS).default([]),
  /** urgency classes, the most urgent first; the first that fits counts */
  urgency: z.array(z.object({ key: z.string(), label: z.string(), reference: z.string(), living: z.array(livingSituation.schema), withChildren: z.boolean().nullable().default(null), withinDays: z.number().int().nullable().default(null) })).max(MOST_ROWS).default([]),
  /** priority groups in order; the first that fits counts */
  groups: z.array(z.object({ key: z.string(), label: z.string(), reference: z.string(), living: z.array(livingSituation.schema), withChildren: z.boolean().nullable().default(null) })).max(MOST_ROWS),
  /** tie-breaks after the group, in order */
  ties: z.array(z.enum(['childrenFirst', 'legalDeadline', 'urgency', 'waitingSince', 'grantedSince', 'caseNumber'])),
  tieReferences: z.record(z.string(), z.string()),
  /** registered in the municipality at least so long */
  residence: z.object({ months: z.number().int(), reference: z.string(), exempt: z.array(livingSituation.schema) }),
  /** rooms by number of persons; the last row serves all larger households */
  sizeNorm: z.object({ reference: z.string(), rows: z.array(z.object({ persons: z.number().int(), minRooms: z.number().int(), maxRooms: z.number().int(), minBedrooms: z.number().int() })).max(MOST_ROWS) }),
  rentReference: z.string(),
  requirementReference: z.string(),
  /** legal limits with their source */
  limits: z.object({
    interimReplyMonths: z.number().int(), interimReplySource: z.string(), appealWeeks: z.number().int(), appealSource: z.string(), temporaryDays: z.number().int(), temporarySource: z.string(), temporaryWarnDays: z.number().int(),
    contractReviewMonths: z.number().int(), overstayMonths: z.number().int(), overstaySource: z.string(), handovers: z.number().int(), confirmDays: z.number().int(),
    /** months before a lease ends that the desk warns */
    leaseWarnMonths: z.array(z.number().int()).default([9, 6, 3]), noticeMonths: z.number().int().default(3), noticeSource: z.string().default('husleieloven § 9-6'), protestMonths: z.number().int().default(1), protestSource: z.string().default('husleieloven §§ 9-7, 9-8'), depositMonths: z.number().int().default(6), depositSource: z.string().default('husleieloven § 3-5'), staleMonths: z.number().int().default(6),
    /** the housing team: a case is proposed so many days before its limit, must have been in contact within so many, is flagged when put off more often, has so many minutes until at least so many like it were held, and a task is reminded of so many days before */
    teamAheadDays: z.number().int().default(21), contactDays: z.number().int().default(30), postponedTimes: z.number().int().default(2), teamMinutes: z.number().int().min(1).max(60).default(8), teamMinutesFrom: z.number().int().min(1).default(5), remindDays: z.number().int().default(3),
    /** days before a consent ends that the desk warns, and days a service has to answer a handover */
    consentWarnDays: z.number().int().default(30), handoverAnswerDays: z.number().int().default(7),
    /** keeping the home: what counts as a notice (so many visits missed in a row, or within so many days; arrears from so many months' rent; a plan that ends within so many days), and how long one stands */
    missedInRow: z.number().int().min(1).default(2), missedVisits: z.number().int().min(1).default(3), missedVisitDays: z.number().int().default(60), arrearsMonths: z.number().int().default(1), arrearsGraveMonths: z.number().int().default(3), planEndDays: z.number().int().default(30), signalDays: z.number().int().default(365),
    /** the track: days before someone must have tried contact, days to pay after the written warning, and to answer the enforcement officer's notice */
    trackContactDays: z.number().int().default(7), warningDays: z.number().int().default(14), warningSource: z.string().default('tvangsfullbyrdelsesloven § 4-18'), enforcementDays: z.number().int().default(14), enforcementSource: z.string().default('tvangsfullbyrdelsesloven kapittel 13'),
    /** a stay in temporary accommodation is gone through after so many days; the lengths the national figures are counted in */
    stayReviewDays: z.number().int().default(14), stayShortDays: z.number().int().default(14), stayLongDays: z.number().int().default(90), stayFiguresSource: z.string().default('KOSTRA, skjema 13'),
  }),
  /** contract length in months, by household; the first that fits counts. childMaxAge: the youngest child is at most so old */
  contract: z.array(z.object({ withChildren: z.boolean(), months: z.number().int(), reference: z.string(), childMaxAge: z.number().int().nullable().default(null), renewal: z.boolean().nullable().default(null) })).max(MOST_ROWS),
  appealBodies: z.object({ municipalDwelling: z.string(), individualHelp: z.string(), temporaryAccommodation: z.string() }),
  offers: z.object({
    reference: z.string(), answerDays: z.number().int().min(1).max(60), remindAfterDays: z.number().int().min(1).max(60), maxOffers: z.number().int().min(1).max(20), onRefusal: z.enum(['keep', 'moveBack', 'lapse']), moveBackMonths: z.number().int().min(0).max(60),
    /** a granted place on the list is good for so long, and has to be confirmed so often; 0: never */
    validityMonths: z.number().int().min(0).max(120), confirmMonths: z.number().int().min(0).max(120), declineReasons: z.array(DeclineReason).max(MOST_ROWS),
  }).prefault(DEFAULT_OFFERS),
  steps: z.object({ offer: z.array(RuleStep).max(MOST_ROWS), moveIn: z.array(RuleStep).max(MOST_ROWS), void: z.array(RuleStep).max(MOST_ROWS) }).prefault(DEFAULT_STEPS),
  /** decisions that a second person must check before they stand */
  control: z.array(z.object({ kind: decisionKind.schema, outcomes: z.array(decisionOutcome.schema), by: z.enum(ROLES) })).max(MOST_ROWS).default([]),
  /** neighbours of a group count, never who they are: at most so many in one building before someone is asked */
  neighbourMix: z.array(z.object({ group: needGroup.schema, atMost: z.number().int().min(0), discussWith: z.string(), reference: z.string() })).max(MOST_ROWS).default([]),
})
export type RuleDefinition = z.output<typeof RuleDefinition>

export interface Rules { id: string; name: string; versionLabel: string; validFrom: string; definition: RuleDefinition }

/** The rule set in force on a date: the latest that has begun and not ended. Drafts are never in force. */
export function rulesAt<T extends { validFrom: string; validTo: string | null; status?: string }>(sets: readonly T[], date: string): T | undefined {
  return sets.filter((one) => one.status !== 'draft' && one.validFrom <= date && (one.validTo === null || one.validTo >= date)).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
}
