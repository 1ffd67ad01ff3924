// Boliglag: prepare, run on two surfaces, close.
import * as code from '../model/codes.ts'
import { Topic } from '../model/field.ts'
import { operation } from '../contract.ts'
import { z } from '../zod.ts'
import { Household } from './views.ts'

const AgendaLine = z.object({ id: z.string(), version: z.number(), number: z.number(), caseId: z.string().nullable(), caseNumber: z.string().nullable(), name: z.string(), initials: z.string(), title: z.string(), question: z.string().nullable(), reason: z.string().nullable(), plannedMinutes: z.number(), usedSeconds: z.number(), startedAt: z.string().nullable(), status: code.agendaStatus.schema, postponed: z.number(), decisions: z.number(), lacks: z.array(z.string()) })
const DecisionView = z.object({ id: z.string(), version: z.number(), kind: code.teamDecisionKind.schema, text: z.string(), dwellingId: z.string().nullable(), dwelling: z.string().nullable(), ownerServiceId: z.string().nullable(), owner: z.string(), dueOn: z.string().nullable(), mandate: code.mandate.schema, confirmBy: z.string().nullable(), confirmDueOn: z.string().nullable(), tentative: z.boolean(), shownInRoom: z.boolean(), doneOn: z.string().nullable(), reason: z.string().nullable(), allocated: z.boolean() })
const Covered = z.object({ topic: Topic, label: z.string(), reason: z.string(), because: z.array(z.string()) })
const CandidateDwelling = z.object({ dwellingId: z.string(), label: z.string(), status: z.string(), proposed: z.boolean(), proposalId: z.string().nullable(), lines: z.array(z.object({ outcome: z.enum(['met', 'notMet', 'unknown']), text: z.string() })) })
const Presence = z.object({ serviceId: z.string(), name: z.string(), roomName: z.string(), present: z.boolean(), personName: z.string().nullable() })

/** What the room may see: initials, requirements, words cleared for the room. Built by disclosure in the data layer. */
export const RoomView = z.object({
  meetingId: z.string(), heldOn: z.string(), status: code.meetingStatus.schema, covered: z.boolean(), shownAt: z.string().nullable(), now: z.string(), progress: z.object({ number: z.number(), of: z.number(), done: z.number() }),
  presence: z.array(z.object({ name: z.string(), present: z.boolean() })),
  item: z.object({
    agendaItemId: z.string(), initials: z.string(), caseNumber: z.string().nullable(), household: Household.nullable(), living: z.string().nullable(), livingDeadline: z.string().nullable(), requirements: z.array(z.object({ kind: code.requirementKind.schema, text: z.string() })), tried: z.string().nullable(), ownWords: z.string().nullable(), question: z.string(), title: z.string(),
    candidates: z.array(CandidateDwelling), covered: z.array(Covered), uncovered: z.array(z.object({ topic: Topic, label: z.string(), text: z.string(), by: z.string() })), decisions: z.array(z.object({ text: z.string(), owner: z.string(), dueOn: z.string().nullable(), mandate: code.mandate.schema, confirmBy: z.string().nullable(), tentative: z.boolean() })), previous: z.array(z.object({ text: z.string(), done: z.boolean() })), startedAt: z.string().nullable(), plannedMinutes: z.number(), usedSeconds: z.number(),
  }).nullable(),
})
export type RoomView = z.output<typeof RoomView>

export const MeetingDesk = z.object({
  meeting: z.object({ id: z.string(), version: z.number(), heldOn: z.string(), startsAt: z.string(), endsAt: z.string(), place: z.string().nullable(), status: code.meetingStatus.schema, chair: z.string().nullable(), openedAt: z.string().nullable(), closedAt: z.string().nullable() }),
  /** which PC leads the meeting while it runs; clash: two PCs led it without knowing of each other */
  lead: z.object({ here: z.boolean(), device: z.string().nullable(), clash: z.boolean() }),
  agenda: z.array(AgendaLine), presence: z.array(Presence), services: z.array(z.object({ id: z.string(), name: z.string() })), dwellings: z.array(z.object({ id: z.string(), label: z.string() })),
  current: z.object({
    agendaItemId: z.string(), version: z.number(), caseId: z.string().nullable(), name: z.string(), caseNumber: z.string().nullable(), protected: z.boolean(), household: Household.nullable(), living: z.string().nullable(), livingDeadline: z.string().nullable(), requirements: z.array(z.object({ kind: code.requirementKind.schema, text: z.string() })), question: z.string().nullable(), tried: z.string().nullable(), ownWords: z.string().nullable(), handovers: z.string().nullable(), lastContact: z.string().nullable(),
    candidates: z.array(CandidateDwelling), covered: z.array(Covered.extend({ text: z.string().nullable() })), decisions: z.array(DecisionView), privateNote: z.string().nullable(), startedAt: z.string().nullable(), usedSeconds: z.number(), plannedMinutes: z.number(),
  }).nullable(),
  room: RoomView, suggestions: z.array(z.object({ caseId: z.string(), caseNumber: z.string(), name: z.string(), reason: z.string() })),
})
export type MeetingDesk = z.output<typeof MeetingDesk>

export const meetingOperations = [
  operation({ name: 'meeting.list', kind: 'query', access: 'meeting.read', summary: 'Boliglagsmøtene, kommende og holdte', input: z.object({}), output: z.array(z.object({ id: z.string(), heldOn: z.string(), startsAt: z.string(), endsAt: z.string(), place: z.string().nullable(), status: code.meetingStatus.schema, cases: z.number(), minutes: z.number(), decided: z.number(), awaiting: z.number() })) }),
  operation({ name: 'meeting.desk', kind: 'query', access: 'meeting.read', summary: 'Sekretærens skjerm: saksliste, sak, avgjørelser, og det rommet ser', input: z.object({ meetingId: z.string(), agendaItemId: z.string().nullable().default(null) }), output: MeetingDesk, audited: (input) => ({ entity: 'meeting', id: input.meetingId }) }),
  operation({ name: 'meeting.room', kind: 'query', access: 'meeting.read', summary: 'Det rommet får se, og bare det', input: z.object({ meetingId: z.string() }), output: RoomView, audited: (input) => ({ entity: 'meeting', id: input.meetingId }) }),
  operation({ name: 'meeting.create', kind: 'command', access: 'meeting.run', summary: 'Setter opp et nytt boliglag', undoable: true, input: z.object({ heldOn: z.iso.date(), startsAt: z.string().regex(/^\d\d:\d\d$/).default('09:00'), endsAt: z.string().regex(/^\d\d:\d\d$/).default('11:00'), place: z.string().max(200).nullable().default(null) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'meeting.addCase', kind: 'command', access: 'meeting.run', summary: 'Setter en sak på sakslisten', undoable: true, input: z.object({ meetingId: z.string(), caseId: z.string(), question: z.string().trim().max(1000).nullable().default(null), reason: z.string().max(300).nullable().default(null), plannedMinutes: z.number().int().min(1).max(60).default(8) }), output: z.object({ id: z.string(), number: z.number() }) }),
  operation({ name: 'meeting.updateItem', kind: 'command', access: 'meeting.run', summary: 'Endrer spørsmål, minutter eller private notater på en sak på listen', undoable: true, input: z.object({ id: z.string(), version: z.number().int(), patch: z.object({ question: z.string().max(1000).nullable().optional(), plannedMinutes: z.number().int().min(1).max(60).optional(), privateNote: z.string().max(20_000).nullable().optional() }) }), output: z.object({ version: z.number() }) }),
  operation({ name: 'meeting.moveItem', kind: 'command', access: 'meeting.run', summary: 'Flytter en sak på sakslisten', undoable: true, input: z.object({ id: z.string(), direction: z.enum(['up', 'down']) }), output: z.object({}) }),
  operation({ name: 'meeting.start', kind: 'command', access: 'meeting.run', summary: 'Starter møtet', input: z.object({ meetingId: z.string() }), output: z.object({}) }),
  operation({ name: 'meeting.takeOver', kind: 'command', access: 'meeting.run', summary: 'Tar over ledelsen av møtet på denne PC-en, fra det som sist ble utvekslet', input: z.object({ meetingId: z.string() }), output: z.object({}) }),
  operation({ name: 'meeting.setPresence', kind: 'command', access: 'meeting.run', summary: 'Krysser av hvem som er til stede; det som vises, snevres inn med en gang', input: z.object({ meetingId: z.string(), serviceId: z.string(), present: z.boolean(), personName: z.string().max(120).nullable().default(null) }), output: z.object({}) }),
  operation({ name: 'meeting.goTo', kind: 'command', access: 'meeting.run', summary: 'Går til en sak på listen; rommet endres ikke', input: z.object({ meetingId: z.string(), agendaItemId: z.string() }), output: z.object({}) }),
  operation({ name: 'meeting.show', kind: 'command', access: 'meeting.run', summary: 'Viser saken i rommet', input: z.object({ meetingId: z.string(), agendaItemId: z.string() }), output: z.object({}) }),
  operation({ name: 'meeting.cover', kind: 'command', access: 'meeting.run', summary: 'Dekker alt i rommet', input: z.object({ meetingId: z.string() }), output: z.object({}) }),
  operation({ name: 'meeting.uncover', kind: 'command', access: 'meeting.run', summary: 'Viser et dekket tema med skriftlig grunn; loggføres med navn', input: z.object({ meetingId: z.string(), agendaItemId: z.string(), topic: Topic, ground: z.string().trim().min(5).max(1000) }), output: z.object({}) }),
  operation({
    name: 'meeting.decide', kind: 'command', access: 'meeting.run', summary: 'Skriver en avgjørelse med eier, frist og mandat', undoable: true,
    input: z.object({ meetingId: z.string(), agendaItemId: z.string(), kind: code.teamDecisionKind.schema, text: z.string().trim().min(2).max(300), dwellingId: z.string().nullable().default(null), ownerServiceId: z.string().nullable(), dueOn: z.iso.date().nullable(), mandate: z.enum(['team', 'mustConfirm']), confirmBy: z.string().max(120).nullable().default(null), confirmDueOn: z.iso.date().nullable().default(null), tentative: z.boolean().default(false), reason: z.string().max(5000).nullable().default(null), showInRoom: z.boolean() }),
    output: z.object({ id: z.string() }),
  }),
  operation({ name: 'meeting.confirmDecision', kind: 'command', access: 'meeting.run', summary: 'Bekrefter eller avviser en avgjørelse som laget ikke kunne ta alene', input: z.object({ id: z.string(), version: z.number().int(), answer: z.enum(['confirmed', 'rejected']), note: z.string().max(300).nullable().default(null) }), output: z.object({}) }),
  operation({ name: 'meeting.finishItem', kind: 'command', access: 'meeting.run', summary: 'Gjør saken ferdig, eller utsetter den, og går til neste', input: z.object({ meetingId: z.string(), agendaItemId: z.string(), outcome: z.enum(['done', 'deferred']), reason: z.string().max(500).nullable().default(null) }), output: z.object({ next: z.string().nullable() }) }),
  operation({ name: 'meeting.close', kind: 'command', access: 'meeting.run', summary: 'Avslutter møtet; protokollen låses, tiltak blir oppgaver, utsatte saker går til neste møte', input: z.object({ meetingId: z.string() }), output: z.object({ decided: z.number(), deferred: z.number(), measures: z.number() }) }),
] as const
