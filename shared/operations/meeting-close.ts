// Closing the boliglag: what is left over, the tasks, what waits for authority, the meeting's log and the figures.
import * as code from '../model/codes.ts'
import { operation } from '../contract.ts'
import { z } from '../zod.ts'
import { MeetingHead } from './meeting-prepare.ts'

const Who = { caseId: z.string().nullable(), caseNumber: z.string().nullable(), name: z.string() }

/** What the chair should know before the protocol locks. Nothing here stops the closing. */
export const CloseCheck = z.object({
  untreated: z.array(z.object({ agendaItemId: z.string(), ...Who })), noDecision: z.array(z.object({ agendaItemId: z.string(), ...Who })),
  decisions: z.array(z.object({ id: z.string(), agendaItemId: z.string(), ...Who, text: z.string(), lacks: z.array(z.enum(['owner', 'due', 'mandate', 'confirmBy', 'tentative'])) })),
  tasks: z.number(), carried: z.number(), later: z.number(), next: z.object({ id: z.string().nullable(), heldOn: z.string() }),
})
export type CloseCheck = z.output<typeof CloseCheck>

export const Task = z.object({ id: z.string(), version: z.number(), ...Who, kind: code.teamDecisionKind.schema, text: z.string(), seen: z.boolean(), owner: z.string().nullable(), ownerPerson: z.string().nullable(), dueOn: z.string().nullable(), remindOn: z.string().nullable(), overdue: z.boolean(), mandate: code.mandate.schema, meetingId: z.string(), heldOn: z.string(), planId: z.string().nullable(), doneOn: z.string().nullable(), doneBy: z.string().nullable(), doneNote: z.string().nullable() })
export type Task = z.output<typeof Task>

export const Waiting = z.object({ id: z.string(), version: z.number(), ...Who, text: z.string(), seen: z.boolean(), kind: code.teamDecisionKind.schema, mandate: code.mandate.schema, confirmBy: z.string().nullable(), confirmDueOn: z.string().nullable(), overdue: z.boolean(), note: z.string().nullable(), answeredBy: z.string().nullable(), answeredOn: z.string().nullable(), meetingId: z.string(), heldOn: z.string() })
export type Waiting = z.output<typeof Waiting>

const HeldDecision = z.object({ id: z.string(), kind: code.teamDecisionKind.schema, text: z.string(), owner: z.string().nullable(), ownerPerson: z.string().nullable(), dueOn: z.string().nullable(), mandate: code.mandate.schema, confirmBy: z.string().nullable(), dissent: z.string().nullable(), dissentBy: z.string().nullable(), doneOn: z.string().nullable() })
const Attendance = z.object({ service: z.string(), personName: z.string().nullable(), present: z.boolean(), arrivedAt: z.string().nullable(), leftAt: z.string().nullable() })
export const MeetingFigures = z.object({ cases: z.number(), treated: z.number(), plannedMinutes: z.number(), usedMinutes: z.number(), decided: z.number(), deferred: z.number(), awaiting: z.number(), rejected: z.number(), tasks: z.number(), tasksDone: z.number(), postponedMany: z.number(), overridden: z.number() })
export type MeetingFigures = z.output<typeof MeetingFigures>

export const Held = z.object({
  meeting: MeetingHead, attendance: z.array(Attendance), figures: MeetingFigures, receivers: z.array(z.object({ serviceId: z.string(), name: z.string(), people: z.array(z.string()) })), next: z.object({ id: z.string(), heldOn: z.string() }).nullable(),
  items: z.array(z.object({ id: z.string(), number: z.number(), ...Who, seen: z.boolean(), initials: z.string(), question: z.string().nullable(), status: code.agendaStatus.schema, reason: z.string().nullable(), usedMinutes: z.number(), plannedMinutes: z.number(), decisions: z.array(HeldDecision) })),
})
export type Held = z.output<typeof Held>

export const LogLine = z.object({ id: z.string(), at: z.string(), kind: code.meetingEventKind.schema, what: z.string(), caseNumber: z.string().nullable(), present: z.array(z.string()), topics: z.array(z.string()), ground: z.string().nullable(), actor: z.string() })
export type LogLine = z.output<typeof LogLine>

export const closeOperations = [
  operation({ name: 'meeting.closeCheck', kind: 'query', access: 'meeting.read', summary: 'Det møtelederen bør vite før møtet avsluttes', input: z.object({ meetingId: z.string() }), output: CloseCheck, audited: (input) => ({ entity: 'meeting', id: input.meetingId }) }),
  operation({ name: 'meeting.close', kind: 'command', access: 'meeting.run', summary: 'Avslutter møtet; protokollen låses, tiltak blir oppgaver, utsatte saker går til neste møte', input: z.object({ meetingId: z.string() }), output: z.object({ decided: z.number(), deferred: z.number(), measures: z.number(), /** put off to a date no meeting is set up for: proposed again when it comes */ later: z.number() }) }),
  operation({ name: 'meeting.held', kind: 'query', access: 'meeting.read', summary: 'Et holdt møte: hvem som var der, hva som ble bestemt, og tallene', input: z.object({ meetingId: z.string() }), output: Held, audited: (input) => ({ entity: 'meeting', id: input.meetingId }) }),
  operation({ name: 'meeting.log', kind: 'query', access: 'meeting.read', summary: 'Møteloggen: hvem som kom og gikk, og hva som ble vist for hvem', input: z.object({ meetingId: z.string() }), output: z.array(LogLine), audited: (input) => ({ entity: 'meeting', id: input.meetingId }) }),
  operation({ name: 'meeting.figures', kind: 'query', access: 'meeting.read', summary: 'Tall fra flere holdte møter', input: z.object({ limit: z.number().int().min(1).max(100).default(12) }), output: z.object({ meetings: z.array(MeetingFigures.extend({ id: z.string(), heldOn: z.string() })), total: MeetingFigures, held: z.number(), postponedTimes: z.number() }) }),
  operation({ name: 'meeting.tasks', kind: 'query', access: 'meeting.read', summary: 'Tiltak fra boliglaget: åpne, over fristen eller gjort', input: z.object({ view: z.enum(['open', 'overdue', 'done']).default('open'), mine: z.boolean().default(false), serviceId: z.string().nullable().default(null), meetingId: z.string().nullable().default(null), limit: z.number().int().min(1).max(500).default(50) }), output: z.object({ total: z.number(), overdue: z.number(), rows: z.array(Task) }), audited: () => ({ entity: 'list', id: 'meeting.tasks' }) }),
  operation({ name: 'meeting.taskDone', kind: 'command', access: 'plan.write', summary: 'Tiltaket fra boliglaget er gjort', undoable: true, input: z.object({ id: z.string(), version: z.number().int(), note: z.string().trim().max(300).nullable().default(null) }), output: z.object({}) }),
  operation({ name: 'meeting.taskRemind', kind: 'command', access: 'plan.write', summary: 'Setter når det skal minnes om tiltaket', undoable: true, input: z.object({ id: z.string(), version: z.number().int(), remindOn: z.iso.date().nullable() }), output: z.object({}) }),
  operation({ name: 'meeting.mandates', kind: 'query', access: 'meeting.read', summary: 'Avgjørelser som venter på mandat, og de som er avvist', input: z.object({ limit: z.number().int().min(1).max(200).default(50) }), output: z.object({ total: z.number(), overdue: z.number(), rows: z.array(Waiting) }), audited: () => ({ entity: 'list', id: 'meeting.mandates' }) }),
] as const
