// Preparing the boliglag: the series, the agenda that proposes itself, its order, and the papers.
import { AGENDA_ORDERS } from '../domain/agenda-order.ts'
import * as code from '../model/codes.ts'
import { operation } from '../contract.ts'
import { z } from '../zod.ts'
import { FileOut } from './views.ts'

/** What a case lacks, and what to do about it; kind says where on the case. */
export const PackLack = z.object({ kind: z.enum(['question', 'consent', 'contact', 'assessment']), text: z.string(), todo: z.string() })

export const AgendaLine = z.object({
  id: z.string(), version: z.number(), number: z.number(), caseId: z.string().nullable(), caseNumber: z.string().nullable(), name: z.string(), initials: z.string(), title: z.string(), question: z.string().nullable(), reason: z.string().nullable(), plannedMinutes: z.number(), usedSeconds: z.number(), startedAt: z.string().nullable(), status: code.agendaStatus.schema, postponed: z.number(), decisions: z.number(), lacks: z.array(z.string()),
  /** the same lacks, each with what to do */
  pack: z.array(PackLack), source: code.agendaSource.schema.nullable(), deferUntil: z.string().nullable(), /** put off more often than the municipality accepts */ flagged: z.boolean(),
  /** taken up although something is lacking: why, and who said so */
  override: z.object({ reason: z.string(), by: z.string() }).nullable(),
})
export type AgendaLine = z.output<typeof AgendaLine>

export const Suggestion = z.object({
  caseId: z.string(), caseNumber: z.string(), name: z.string(), protected: z.boolean(), /** false: the facts are not for this user */ seen: z.boolean(), dueOn: z.string().nullable(),
  reasons: z.array(z.object({ source: code.agendaSource.schema, reason: z.string(), fact: z.string().nullable(), requestId: z.string().nullable() })),
  minutes: z.number(), minutesWhy: z.string(), lacks: z.array(PackLack),
})
export type Suggestion = z.output<typeof Suggestion>

export const MeetingHead = z.object({ id: z.string(), version: z.number(), heldOn: z.string(), startsAt: z.string(), endsAt: z.string(), place: z.string().nullable(), status: code.meetingStatus.schema, chair: z.string().nullable(), closedAt: z.string().nullable(), seriesId: z.string().nullable(), series: z.string().nullable(), holiday: z.string().nullable() })
export type MeetingHead = z.output<typeof MeetingHead>
const Receiver = z.object({ serviceId: z.string(), name: z.string(), people: z.array(z.string()) })

export const Preparation = z.object({
  meeting: MeetingHead, lines: z.array(AgendaLine.extend({ why: z.string(), minutesWhy: z.string() })), order: z.enum(['hand', ...AGENDA_ORDERS]), minutes: z.object({ planned: z.number(), available: z.number() }), postponedTimes: z.number(),
  /** the services that always sit there, or sit in this meeting: each gets its own paper */
  invited: z.array(Receiver), services: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type Preparation = z.output<typeof Preparation>

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const Member = z.object({ serviceId: z.string(), personName: z.string().trim().max(120).nullable().default(null) })
const SeriesDate = z.object({ on: z.string(), movedFrom: z.string().nullable(), holiday: z.string().nullable(), exists: z.boolean() })
export const Series = z.object({
  id: z.string(), version: z.number(), name: z.string(), firstOn: z.string(), everyWeeks: z.number(), startsAt: z.string(), endsAt: z.string(), place: z.string().nullable(), chair: z.string().nullable(), status: code.seriesStatus.schema,
  members: z.array(z.object({ id: z.string(), serviceId: z.string(), service: z.string(), personName: z.string().nullable() })), planned: z.array(z.object({ id: z.string(), heldOn: z.string() })), held: z.number(), dates: z.array(SeriesDate),
})
export type Series = z.output<typeof Series>

export const prepareOperations = [
  operation({ name: 'meeting.create', kind: 'command', access: 'meeting.run', summary: 'Setter opp et nytt boliglag', undoable: true, input: z.object({ heldOn: z.iso.date(), startsAt: Time.default('09:00'), endsAt: Time.default('11:00'), place: z.string().max(200).nullable().default(null), seriesId: z.string().nullable().default(null) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'meeting.change', kind: 'command', access: 'meeting.run', summary: 'Endrer tid, sted eller møteleder for ett møte', undoable: true, input: z.object({ id: z.string(), version: z.number().int(), patch: z.object({ heldOn: z.iso.date().optional(), startsAt: Time.optional(), endsAt: Time.optional(), place: z.string().max(200).nullable().optional(), chair: z.string().max(120).nullable().optional() }) }), output: z.object({ version: z.number() }) }),
  operation({ name: 'meeting.prepare', kind: 'query', access: 'meeting.read', summary: 'Forberedelsen: sakslisten med hvorfor, hva som mangler og hvor lang tid det tar', input: z.object({ meetingId: z.string() }), output: Preparation, audited: (input) => ({ entity: 'meeting', id: input.meetingId }) }),
  operation({ name: 'meeting.suggestions', kind: 'query', access: 'meeting.read', summary: 'Saker dataene sier bør tas opp, med hver grunn og fakta bak', input: z.object({ meetingId: z.string(), limit: z.number().int().min(1).max(200).default(20), offset: z.number().int().min(0).default(0), hidden: z.boolean().default(false) }), output: z.object({ total: z.number(), hidden: z.number(), rows: z.array(Suggestion) }), audited: (input) => ({ entity: 'meeting', id: input.meetingId }) }),
  operation({ name: 'meeting.hideSuggestion', kind: 'command', access: 'meeting.run', summary: 'Legger bort et forslag for dette møtet, eller tar det fram igjen', undoable: true, input: z.object({ meetingId: z.string(), caseId: z.string(), hidden: z.boolean() }), output: z.object({}) }),
  operation({ name: 'meeting.addCase', kind: 'command', access: 'meeting.run', summary: 'Setter en sak på sakslisten; mangler noe, trengs en skriftlig grunn fra møtelederen', undoable: true, input: z.object({ meetingId: z.string(), caseId: z.string(), question: z.string().trim().max(1000).nullable().default(null), reason: z.string().max(300).nullable().default(null), source: code.agendaSource.schema.nullable().default(null), requestId: z.string().nullable().default(null), plannedMinutes: z.number().int().min(1).max(60).nullable().default(null), overrideReason: z.string().trim().max(1000).nullable().default(null) }), output: z.object({ id: z.string(), number: z.number() }) }),
  operation({ name: 'meeting.addCases', kind: 'command', access: 'meeting.run', summary: 'Setter alle valgte forslag som er klare, på sakslisten, og sier hvilke som mangler noe', undoable: true, input: z.object({ meetingId: z.string(), caseIds: z.array(z.string()).min(1).max(200) }), output: z.object({ added: z.number(), lacking: z.array(z.object({ caseId: z.string(), caseNumber: z.string(), lacks: z.array(z.string()) })) }) }),
  operation({ name: 'meeting.overrideItem', kind: 'command', access: 'meeting.run', summary: 'Tar opp en sak selv om noe mangler, med skriftlig grunn', undoable: true, input: z.object({ id: z.string(), version: z.number().int(), reason: z.string().trim().max(1000) }), output: z.object({}) }),
  operation({ name: 'meeting.moveItem', kind: 'command', access: 'meeting.run', summary: 'Flytter en sak på sakslisten', undoable: true, input: z.object({ id: z.string(), direction: z.enum(['up', 'down']) }), output: z.object({}) }),
  operation({ name: 'meeting.orderAgenda', kind: 'command', access: 'meeting.run', summary: 'Ordner sakslisten: etter hva som haster, eller rettferdig for dem som er utsatt', undoable: true, input: z.object({ meetingId: z.string(), by: z.enum(AGENDA_ORDERS) }), output: z.object({ moved: z.number() }) }),
  operation({ name: 'meeting.useMinutes', kind: 'command', access: 'meeting.run', summary: 'Setter tiden på hver sak etter det slike saker har brukt før', undoable: true, input: z.object({ meetingId: z.string() }), output: z.object({ changed: z.number() }) }),
  operation({ name: 'series.list', kind: 'query', access: 'meeting.read', summary: 'Møteserier med faste deltakere og de neste datoene', input: z.object({}), output: z.array(Series) }),
  operation({ name: 'series.save', kind: 'command', access: 'meeting.run', summary: 'Lager eller endrer en møteserie med faste deltakere', undoable: true, input: z.object({ id: z.string().nullable(), version: z.number().int().nullable().default(null), name: z.string().trim().min(2).max(120), firstOn: z.iso.date(), everyWeeks: z.number().int().min(1).max(26), startsAt: Time, endsAt: Time, place: z.string().max(200).nullable().default(null), chair: z.string().max(120).nullable().default(null), members: z.array(Member).max(60) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'series.plan', kind: 'command', access: 'meeting.run', summary: 'Setter opp de neste møtene i serien; helligdager flyttes', undoable: true, input: z.object({ id: z.string(), count: z.number().int().min(1).max(30) }), output: z.object({ made: z.array(z.object({ id: z.string(), heldOn: z.string(), movedFrom: z.string().nullable(), holiday: z.string().nullable() })) }) }),
  operation({ name: 'series.end', kind: 'command', access: 'meeting.run', summary: 'Avslutter en møteserie; møter som er satt opp, blir stående', undoable: true, input: z.object({ id: z.string(), version: z.number().int() }), output: z.object({}) }),
  operation({ name: 'export.meetingCalendar', kind: 'query', access: 'export', summary: 'Møtet, eller alle kommende møter i serien, som kalenderfil uten opplysninger om personer', input: z.object({ meetingId: z.string().nullable().default(null), seriesId: z.string().nullable().default(null) }), output: FileOut }),
] as const
