// Boliglag: prepare, run on two surfaces, close.
import * as code from '../model/codes.ts'
import { Topic } from '../model/field.ts'
import { operation } from '../contract.ts'
import { z } from '../zod.ts'
import { AgendaLine } from './meeting-prepare.ts'
import { Household } from './views.ts'

const Outcome = z.enum(['met', 'notMet', 'unknown'])
const DecisionView = z.object({
  id: z.string(), version: z.number(), kind: code.teamDecisionKind.schema, text: z.string(), dwellingId: z.string().nullable(), dwelling: z.string().nullable(), ownerServiceId: z.string().nullable(), owner: z.string(), ownerPerson: z.string().nullable(), dueOn: z.string().nullable(), deferUntil: z.string().nullable(), orderKind: code.orderKind.schema.nullable(), orderNeed: z.string().nullable(), waitingCount: z.number().nullable(),
  mandate: code.mandate.schema, confirmBy: z.string().nullable(), confirmDueOn: z.string().nullable(), confirmedOn: z.string().nullable(), confirmedBy: z.string().nullable(), confirmNote: z.string().nullable(), /** must be confirmed, and the day for it has passed */ overdue: z.boolean(), dissent: z.string().nullable(), dissentBy: z.string().nullable(), tentative: z.boolean(), shownInRoom: z.boolean(), doneOn: z.string().nullable(), reason: z.string().nullable(), allocated: z.boolean(), /** how many times it was corrected */ corrections: z.number(),
})
const Covered = z.object({ topic: Topic, label: z.string(), reason: z.string(), because: z.array(z.string()) })
const CandidateDwelling = z.object({
  dwellingId: z.string(), label: z.string(), status: z.string(), proposed: z.boolean(), proposalId: z.string().nullable(), lines: z.array(z.object({ outcome: Outcome, text: z.string() })),
  /** the explanation, line by line: in the room only when it was chosen, and never what rests on a covered topic */
  why: z.array(z.object({ outcome: Outcome, label: z.string(), text: z.string(), covered: z.boolean() })), /** lines that rest on a covered topic */ hidden: z.number(), whyShown: z.boolean(),
})
const TopicShown = z.object({ topic: Topic, label: z.string(), text: z.string(), /** who showed it with a written ground; null: those present may see it */ by: z.string().nullable() })
const Person = z.object({ personName: z.string().nullable(), present: z.boolean() })
const Presence = z.object({ serviceId: z.string(), name: z.string(), roomName: z.string(), /** while any of its people is */ present: z.boolean(), people: z.array(Person) })

/** What a kind of decision asks for before anyone has written anything: the municipality's own delegation. */
export const MandateRule = z.object({ kind: code.teamDecisionKind.schema, confirmBy: z.string().max(120).nullable(), reference: z.string().max(200) })
export type MandateRule = z.output<typeof MandateRule>

/** What the room may see: initials, requirements, words cleared for the room. Built by disclosure in the data layer. */
export const RoomView = z.object({
  meetingId: z.string(), heldOn: z.string(), status: code.meetingStatus.schema, covered: z.boolean(), shownAt: z.string().nullable(), now: z.string(), progress: z.object({ number: z.number(), of: z.number(), done: z.number() }),
  presence: z.array(z.object({ name: z.string(), present: z.boolean() })),
  item: z.object({
    agendaItemId: z.string(), initials: z.string(), caseNumber: z.string().nullable(), household: Household.nullable(), living: z.string().nullable(), livingDeadline: z.string().nullable(), requirements: z.array(z.object({ kind: code.requirementKind.schema, text: z.string() })), tried: z.string().nullable(), ownWords: z.string().nullable(), question: z.string(), title: z.string(),
    candidates: z.array(CandidateDwelling), covered: z.array(Covered), topics: z.array(TopicShown), decisions: z.array(z.object({ text: z.string(), owner: z.string(), dueOn: z.string().nullable(), mandate: code.mandate.schema, confirmBy: z.string().nullable(), tentative: z.boolean() })), previous: z.array(z.object({ text: z.string(), done: z.boolean() })), startedAt: z.string().nullable(), plannedMinutes: z.number(), usedSeconds: z.number(),
  }).nullable(),
})
export type RoomView = z.output<typeof RoomView>

export const MeetingDesk = z.object({
  meeting: z.object({ id: z.string(), version: z.number(), heldOn: z.string(), startsAt: z.string(), endsAt: z.string(), place: z.string().nullable(), status: code.meetingStatus.schema, chair: z.string().nullable(), openedAt: z.string().nullable(), closedAt: z.string().nullable() }),
  /** which PC leads the meeting while it runs; clash: two PCs led it without knowing of each other */
  lead: z.object({ here: z.boolean(), device: z.string().nullable(), clash: z.boolean() }),
  agenda: z.array(AgendaLine), presence: z.array(Presence), services: z.array(z.object({ id: z.string(), name: z.string() })), dwellings: z.array(z.object({ id: z.string(), label: z.string() })), mandates: z.array(MandateRule), confirmDueOn: z.string(),
  current: z.object({
    agendaItemId: z.string(), version: z.number(), caseId: z.string().nullable(), name: z.string(), caseNumber: z.string().nullable(), protected: z.boolean(), household: Household.nullable(), living: z.string().nullable(), livingDeadline: z.string().nullable(), requirements: z.array(z.object({ kind: code.requirementKind.schema, text: z.string() })), question: z.string().nullable(), tried: z.string().nullable(), ownWords: z.string().nullable(), handovers: z.string().nullable(), lastContact: z.string().nullable(),
    candidates: z.array(CandidateDwelling), covered: z.array(Covered.extend({ text: z.string().nullable(), mayUncover: z.boolean() })), /** topics that those present may see; in the room only when chosen */ shareable: z.array(TopicShown.extend({ reason: z.string(), shown: z.boolean() })), decisions: z.array(DecisionView), privateNote: z.string().nullable(), draft: z.string().nullable(), startedAt: z.string().nullable(), usedSeconds: z.number(), plannedMinutes: z.number(),
  }).nullable(),
  room: RoomView,
})
export type MeetingDesk = z.output<typeof MeetingDesk>

const onItem = { meetingId: z.string(), agendaItemId: z.string() }

export const meetingOperations = [
  operation({ name: 'meeting.list', kind: 'query', access: 'meeting.read', summary: 'Boliglagsmøtene, kommende og holdte', input: z.object({}), output: z.array(z.object({ id: z.string(), heldOn: z.string(), startsAt: z.string(), endsAt: z.string(), place: z.string().nullable(), status: code.meetingStatus.schema, cases: z.number(), minutes: z.number(), decided: z.number(), awaiting: z.number() })) }),
  operation({ name: 'meeting.desk', kind: 'query', access: 'meeting.read', summary: 'Sekretærens skjerm: saksliste, sak, avgjørelser, og det rommet ser', input: z.object({ meetingId: z.string(), agendaItemId: z.string().nullable().default(null) }), output: MeetingDesk, audited: (input) => ({ entity: 'meeting', id: input.meetingId }) }),
  operation({ name: 'meeting.room', kind: 'query', access: 'meeting.read', summary: 'Det rommet får se, og bare det', input: z.object({ meetingId: z.string() }), output: RoomView, audited: (input) => ({ entity: 'meeting', id: input.meetingId }) }),
  operation({ name: 'meeting.updateItem', kind: 'command', access: 'meeting.run', summary: 'Endrer spørsmål, minutter eller private notater på en sak på listen', undoable: true, input: z.object({ id: z.string(), version: z.number().int(), patch: z.object({ question: z.string().max(1000).nullable().optional(), plannedMinutes: z.number().int().min(1).max(60).optional(), privateNote: z.string().max(20_000).nullable().optional() }) }), output: z.object({ version: z.number() }) }),
  operation({ name: 'meeting.saveDraft', kind: 'command', access: 'meeting.run', summary: 'Lagrer det som skrives på en sak: utkast til avgjørelse og private notater', input: z.object({ agendaItemId: z.string(), draft: z.string().max(20_000).nullable().optional(), privateNote: z.string().max(20_000).nullable().optional() }), output: z.object({}) }),
  operation({ name: 'meeting.needs', kind: 'query', access: 'meeting.run', summary: 'Behovene i en sak, og hvor mange som venter på det samme', input: z.object(onItem), output: z.array(z.object({ key: z.string(), text: z.string(), waiting: z.number() })), audited: (input) => ({ entity: 'meeting', id: input.meetingId }) }),
  operation({ name: 'meeting.setMandates', kind: 'command', access: 'settings.write', summary: 'Setter hvem som må bekrefte hva slags avgjørelser', undoable: true, input: z.object({ mandates: z.array(MandateRule).max(20) }), output: z.object({}) }),
  operation({ name: 'meeting.start', kind: 'command', access: 'meeting.run', summary: 'Starter møtet', input: z.object({ meetingId: z.string() }), output: z.object({}) }),
  operation({ name: 'meeting.takeOver', kind: 'command', access: 'meeting.run', summary: 'Tar over ledelsen av møtet på denne PC-en, fra det som sist ble utvekslet', input: z.object({ meetingId: z.string() }), output: z.object({}) }),
  operation({ name: 'meeting.setPresence', kind: 'command', access: 'meeting.run', summary: 'Krysser av hvem som kommer og går, person for person; det som vises, endres med en gang', input: z.object({ meetingId: z.string(), serviceId: z.string(), present: z.boolean(), personName: z.string().trim().min(1).max(120).nullable().default(null) }), output: z.object({}) }),
  operation({ name: 'meeting.goTo', kind: 'command', access: 'meeting.run', summary: 'Går til en sak på listen; rommet endres ikke', input: z.object({ meetingId: z.string(), agendaItemId: z.string() }), output: z.object({}) }),
  operation({ name: 'meeting.show', kind: 'command', access: 'meeting.run', summary: 'Viser saken i rommet', input: z.object({ meetingId: z.string(), agendaItemId: z.string() }), output: z.object({}) }),
  operation({ name: 'meeting.cover', kind: 'command', access: 'meeting.run', summary: 'Dekker alt i rommet', input: z.object({ meetingId: z.string() }), output: z.object({}) }),
  operation({ name: 'meeting.showTopic', kind: 'command', access: 'meeting.run', summary: 'Viser et tema som alle til stede kan se, eller tar det bort igjen', input: z.object({ ...onItem, topic: Topic, shown: z.boolean() }), output: z.object({}) }),
  operation({ name: 'meeting.showReasons', kind: 'command', access: 'meeting.run', summary: 'Viser hvorfor en bolig passer eller ikke, eller tar det bort igjen', input: z.object({ ...onItem, dwellingId: z.string(), shown: z.boolean() }), output: z.object({}) }),
  operation({ name: 'meeting.uncover', kind: 'command', access: 'meeting.run', summary: 'Viser et dekket tema med skriftlig grunn; loggføres med navn', input: z.object({ ...onItem, topic: Topic, ground: z.string().trim().min(5).max(1000) }), output: z.object({}) }),
  operation({
    name: 'meeting.decide', kind: 'command', access: 'meeting.run', summary: 'Skriver en avgjørelse med eier, frist og mandat', undoable: true,
    input: z.object({
      ...onItem, kind: code.teamDecisionKind.schema, text: z.string().trim().min(2).max(300), dwellingId: z.string().nullable().default(null), ownerServiceId: z.string().nullable(), ownerPerson: z.string().trim().max(120).nullable().default(null), deferUntil: z.iso.date().nullable().default(null),
      orderKind: code.orderKind.schema.nullable().default(null), /** a kind of requirement in the case, or "all" for its musts together */ orderNeed: z.string().max(60).nullable().default(null), dissent: z.string().trim().max(2000).nullable().default(null), dissentBy: z.string().trim().max(300).nullable().default(null), dueOn: z.iso.date().nullable(), mandate: z.enum(['team', 'mustConfirm']), confirmBy: z.string().max(120).nullable().default(null), confirmDueOn: z.iso.date().nullable().default(null), tentative: z.boolean().default(false), reason: z.string().max(5000).nullable().default(null), showInRoom: z.boolean(),
    }),
    output: z.object({ id: z.string() }),
  }),
  operation({ name: 'meeting.correctDecision', kind: 'command', access: 'meeting.run', summary: 'Retter en avgjørelse mens møtet pågår; det som sto før, blir stående i historien', undoable: true, input: z.object({ id: z.string(), version: z.number().int(), patch: z.object({ text: z.string().trim().min(2).max(300), ownerServiceId: z.string().nullable(), ownerPerson: z.string().trim().max(120).nullable(), dueOn: z.iso.date().nullable() }), showInRoom: z.boolean() }), output: z.object({}) }),
  operation({ name: 'meeting.confirmDecision', kind: 'command', access: 'meeting.run', summary: 'Bekrefter eller avviser en avgjørelse som laget ikke kunne ta alene', input: z.object({ id: z.string(), version: z.number().int(), answer: z.enum(['confirmed', 'rejected']), /** who answered; the one signed in when nobody else is named */ by: z.string().trim().max(120).nullable().default(null), note: z.string().max(300).nullable().default(null) }), output: z.object({}) }),
  operation({ name: 'meeting.finishItem', kind: 'command', access: 'meeting.run', summary: 'Gjør saken ferdig, utsetter den eller legger den til side, og går til neste', input: z.object({ ...onItem, outcome: z.enum(['done', 'deferred', 'parked']), reason: z.string().max(500).nullable().default(null), deferUntil: z.iso.date().nullable().default(null) }), output: z.object({ next: z.string().nullable() }) }),
] as const
