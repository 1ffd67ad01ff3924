// Visits and contacts: the calendar, planning once or again and again, saying how it went, the note, the day's route, and the load of each worker.
import * as code from '../model/codes.ts'
import { operation } from '../contract.ts'
import { z } from '../zod.ts'
import { FileOut } from './views.ts'
import { VisitView } from './plan-team.ts'

const id = z.string().max(60)
const on = z.iso.date()
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).nullable()
const stale = { id, version: z.number().int() }
const short = z.string().trim().max(300).nullable().default(null)

export const CalendarVisit = VisitView.extend({ planId: z.string(), caseId: z.string(), caseNumber: z.string(), name: z.string(), protected: z.boolean(), worker: z.string().nullable(), area: z.string().nullable(), overdue: z.boolean() })
export const RouteStop = z.object({ id: z.string(), at: z.string().nullable(), endsAt: z.string().nullable(), caseNumber: z.string(), name: z.string(), kind: z.string(), title: z.string(), /** null: none is known, or it may not be shown */ address: z.string().nullable(), protected: z.boolean(), phone: z.string().nullable(), bring: z.string().nullable(), status: code.visitStatus.schema })
export type RouteStop = z.output<typeof RouteStop>

export const visitOperations = [
  operation({
    name: 'visit.calendar', kind: 'query', access: 'plan.read', summary: 'Besøk og kontakter i et tidsrom, etter ansatt, plan eller område',
    input: z.object({ from: on, to: on, workerId: id.nullable().default(null), planId: id.nullable().default(null), area: z.string().max(100).nullable().default(null) }),
    output: z.object({ visits: z.array(CalendarVisit), more: z.boolean(), overdue: z.array(CalendarVisit), overdueTotal: z.number(), workers: z.array(z.object({ id: z.string(), name: z.string() })), areas: z.array(z.string()) }), audited: () => ({ entity: 'list', id: 'visit.calendar' }),
  }),
  operation({
    name: 'visit.get', kind: 'query', access: 'plan.read', summary: 'Ett besøk, mitt påbegynte notat og hvem som kan lese det', input: z.object({ planId: id, id }),
    output: z.object({ visit: CalendarVisit, draft: z.string().nullable(), readers: z.array(z.string()), phone: z.string().nullable() }), audited: (input) => ({ entity: 'followUpPlan', id: input.planId }),
  }),
  operation({
    name: 'visit.plan', kind: 'command', access: 'plan.write', summary: 'Avtaler et besøk, eller flere med like mange uker mellom', undoable: true,
    input: z.object({ planId: id, kind: code.visitKind.schema, title: z.string().trim().min(2).max(200), plannedOn: on, plannedAt: time.default(null), endsAt: time.default(null), workerId: id.nullable().default(null), who: short, place: short, bring: short, repeat: z.object({ everyWeeks: z.number().int().min(1).max(26), until: on }).nullable().default(null) }), output: z.object({ ids: z.array(z.string()) }),
  }),
  operation({ name: 'visit.move', kind: 'command', access: 'plan.write', summary: 'Flytter et avtalt besøk', undoable: true, input: z.object({ ...stale, plannedOn: on, plannedAt: time, endsAt: time.default(null), workerId: id.nullable().optional(), place: short, bring: short }), output: z.object({ version: z.number() }) }),
  operation({ name: 'visit.answer', kind: 'command', access: 'plan.write', summary: 'Sier hvordan et besøk gikk, med grunn når det ikke ble noe av', undoable: true, input: z.object({ ...stale, status: z.enum(['done', 'missed', 'cancelled']), reason: short }), output: z.object({ version: z.number() }) }),
  operation({ name: 'visit.reopen', kind: 'command', access: 'plan.write', summary: 'Setter et besøk tilbake til avtalt', undoable: true, input: z.object(stale), output: z.object({ version: z.number() }) }),
  operation({ name: 'visit.draft', kind: 'command', access: 'plan.write', summary: 'Tar vare på et notat mens det skrives', input: z.object({ visitId: id, text: z.string().max(5000) }), output: z.object({}) }),
  operation({ name: 'visit.note', kind: 'command', access: 'plan.write', summary: 'Lagrer notatet fra et besøk, når du vet hvem som kan lese det', undoable: true, input: z.object({ ...stale, text: z.string().trim().min(1).max(5000), readersKnown: z.boolean() }), output: z.object({ version: z.number() }) }),
  operation({ name: 'visit.route', kind: 'query', access: 'plan.read', summary: 'Dagens rute: besøkene i rekkefølge, adresse, telefon og hva som skal med', input: z.object({ on, workerId: id }), output: z.object({ worker: z.string(), stops: z.array(RouteStop), /** visits to people with a protected address that this user may not see */ hidden: z.number() }), audited: () => ({ entity: 'list', id: 'visit.route' }) }),
  operation({ name: 'export.route', kind: 'query', access: 'export.people', summary: 'Dagens rute som PDF', input: z.object({ on, workerId: id }), output: FileOut, audited: () => ({ entity: 'list', id: 'export.route' }) }),
  operation({ name: 'export.visits', kind: 'query', access: 'export.people', summary: 'Mine besøk som kalenderfil (.ics), uten navn og adresser', input: z.object({ weeks: z.number().int().min(1).max(26).default(8) }), output: FileOut, audited: () => ({ entity: 'list', id: 'export.visits' }) }),
] as const
