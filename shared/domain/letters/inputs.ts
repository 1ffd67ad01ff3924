// What each kind of letter is made of. A value that must stand in the letter is required here, so a letter with a gap can't be made. There is no place for facts about anyone but the receiver.
import { appealBody, criterionOutcome, decisionKind, refusalReason } from '../../model/codes.ts'
import { z } from '../../zod.ts'
import { LawSet } from '../law.ts'

const Said = z.string().trim().min(1)
const Day = z.iso.date()
const Fact = z.object({ label: Said, value: Said })

const base = {
  law: LawSet,
  /** where an answer or a complaint is sent, in one line; and the number to call */
  sender: z.object({ municipality: Said, office: Said, postalAddress: Said, phone: Said }),
  /** the one who acts for the receiver and gets the letter too */
  representative: Said.nullable(),
}

/** The receiver's own facts and how they were weighed: what a decision must be reasoned with. */
const reasoned = {
  receivedOn: Day,
  facts: z.array(Fact).min(1),
  /** the rule that was used, as the regulation is named */
  rule: Said,
  /** every condition that was used, in the words of the rule set */
  criteria: z.array(z.object({ text: Said, reference: z.string(), outcome: criterionOutcome.schema, reason: Said })),
  considerations: Said,
  ownWords: z.object({ words: Said, considered: Said.nullable() }).nullable(),
}

const appeal = { appealWeeks: z.number().int().min(1).max(52), appealBody: appealBody.schema }
const Reasons = z.array(z.object({ code: refusalReason.schema, text: Said })).min(1)

const GrantPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('individualHelp'), appealBody: appealBody.schema, mainContent: z.array(Said).min(1) }),
  z.object({ kind: z.literal('municipalDwelling'), appealBody: appealBody.schema, rooms: z.number().int().min(1), /** m² */ minArea: z.number().int().min(1).nullable(), groundFloorOrLift: z.enum(['yes', 'no']).nullable(), needs: z.array(Said), contractMonths: z.number().int().min(1), contractReference: Said, validUntil: Day.nullable() }),
  z.object({ kind: z.literal('temporaryAccommodation'), appealBody: appealBody.schema, place: Said, from: Day, until: Day, limitDays: z.number().int().min(1) }),
])
export type GrantPart = z.output<typeof GrantPart>

/** One schema per kind; the type of an input is its output. Parse what comes from a person or the store. */
export const LetterInput = {
  /** one letter may hold more than one decision */
  grant: z.object({ ...base, ...reasoned, parts: z.array(GrantPart).min(1), appealWeeks: appeal.appealWeeks }),
  refusal: z.object({ ...base, ...reasoned, ...appeal, decisionKind: decisionKind.schema, reasons: Reasons, otherHelp: z.array(Said) }),
  dismissal: z.object({ ...base, ...appeal, decisionKind: decisionKind.schema, receivedOn: Day, reasons: Reasons, rule: Said, considerations: Said, whatYouCanDo: Said }),
  closing: z.object({ ...base, receivedOn: Day, closedOn: Day, closed: z.discriminatedUnion('why', [
    z.object({ why: z.literal('withdrawn') }),
    z.object({ why: z.literal('housed') }),
    z.object({ why: z.literal('forwarded'), to: Said }),
    z.object({ why: z.literal('lapsed'), because: Said, rule: Said, ...appeal }),
  ]) }),
  allocation: z.object({
    ...base, ...appeal, decisionReference: Said, decidedOn: Day, address: Said,
    /** øre a month */
    rent: z.number().int().min(0),
    startsOn: Day, endsOn: Day, contractMonths: z.number().int().min(1), contractReference: Said, answerBy: Day, viewing: Said.nullable(),
    /** null: the contract can't be terminated before it ends */
    noticeMonths: z.number().int().min(1).nullable(),
    restrictions: z.array(z.enum(['shorterTerm', 'household', 'subletting', 'absence'])),
    /** amount in øre */
    security: z.discriminatedUnion('kind', [z.object({ kind: z.literal('none') }), z.object({ kind: z.literal('deposit'), amount: z.number().int().min(1) }), z.object({ kind: z.literal('guarantee'), amount: z.number().int().min(1) })]),
    onRefusal: z.discriminatedUnion('kind', [z.object({ kind: z.literal('keep') }), z.object({ kind: z.literal('lapse') }), z.object({ kind: z.literal('moveBack'), months: z.number().int().min(1) })]),
  }),
  missingInfo: z.object({ ...base, receivedOn: Day, items: z.array(z.object({ what: Said, why: Said })).min(1), dueOn: Day, reminder: z.boolean() }),
  interimReply: z.object({ ...base, receivedOn: Day, why: Said, expectedOn: Day }),
  appealReceived: z.object({ ...base, receivedOn: Day, decisionReference: Said, decidedOn: Day, late: z.boolean(), appealBody: appealBody.schema, expectedOn: Day }),
  appealSentOn: z.object({ ...base, receivedOn: Day, sentOn: Day, decisionReference: Said, decidedOn: Day, appealBody: appealBody.schema, considerations: Said }),
  moveOutDemand: z.object({ ...base, writtenOn: Day, address: Said, contractEndsOn: Day, moveBy: Day, why: Said }),
} as const

export type LetterInputs = { [K in keyof typeof LetterInput]: z.output<(typeof LetterInput)[K]> }
