// The caseworker's own desk: reminders, who stands in for whom, handing everything over, and the load of each worker.
import * as code from '../model/codes.ts'
import { ROLES } from '../access.ts'
import { operation } from '../contract.ts'
import { z } from '../zod.ts'

const id = z.string().max(60)
const on = z.iso.date()

export const AbsenceView = z.object({ id: z.string(), version: z.number(), userId: z.string(), user: z.string(), substituteId: z.string(), substitute: z.string(), startsOn: z.string(), endsOn: z.string().nullable(), note: z.string().nullable(), caseCount: z.number(), running: z.boolean() })
export const ReminderView = z.object({ id: z.string(), version: z.number(), caseId: z.string(), caseNumber: z.string(), name: z.string(), text: z.string().nullable(), remindOn: z.string().nullable(), colour: code.reminderColour.schema })
const handing = { fromUserId: id, toUserId: id }
const Kept = { /** protected cases the receiver may not see, by number, for those who may see them */ kept: z.array(z.string()), /** and how many this user is not shown */ keptHidden: z.number() }

export const workerOperations = [
  operation({
    name: 'worker.load', kind: 'query', access: 'plan.read', summary: 'Laget: planer, saker, besøk denne uka og det som er forfalt, for hver ansatt', input: z.object({}),
    output: z.object({ rows: z.array(z.object({ id: z.string(), name: z.string(), initials: z.string(), role: z.enum(ROLES), plans: z.number(), cases: z.number(), visitsThisWeek: z.number(), visitsOverdue: z.number(), contactsOverdue: z.number(), reviewsOverdue: z.number(), away: AbsenceView.nullable(), standsInFor: z.array(z.string()) })), unowned: z.object({ plans: z.number(), cases: z.number() }) }), audited: () => ({ entity: 'list', id: 'worker.load' }),
  }),
  operation({ name: 'absence.list', kind: 'query', access: 'today.read', summary: 'Hvem som er borte, og hvem som er vikar', input: z.object({}), output: z.array(AbsenceView) }),
  operation({ name: 'absence.set', kind: 'command', access: 'plan.write', summary: 'Setter en vikar mens noen er borte. Sakene bytter ikke koordinator', undoable: true, input: z.object({ userId: id, substituteId: id, startsOn: on, endsOn: on.nullable(), note: z.string().trim().max(300).nullable().default(null) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'absence.end', kind: 'command', access: 'plan.write', summary: 'Avslutter et vikariat', undoable: true, input: z.object({ id, version: z.number().int() }), output: z.object({}) }),
  operation({ name: 'worker.handOverCheck', kind: 'query', access: 'plan.read', summary: 'Hva som følger med når en ansatt overlater alt', input: z.object(handing), output: z.object({ cases: z.number(), plans: z.number(), visits: z.number(), ...Kept }) }),
  operation({ name: 'worker.handOver', kind: 'command', access: 'plan.write', summary: 'Overlater alle åpne saker og planer til en annen, med en grunn', undoable: true, input: z.object({ ...handing, reason: z.string().trim().min(3).max(500) }), output: z.object({ cases: z.number(), plans: z.number(), visits: z.number(), ...Kept }) }),
  operation({ name: 'reminder.list', kind: 'query', access: 'plan.read', summary: 'Mine huskelapper på personer', input: z.object({ caseId: id.nullable().default(null) }), output: z.array(ReminderView), audited: () => ({ entity: 'list', id: 'reminder.list' }) }),
  operation({ name: 'reminder.set', kind: 'command', access: 'plan.write', summary: 'Skriver en huskelapp på en person, bare for meg', undoable: true, input: z.object({ caseId: id, text: z.string().trim().max(300).nullable(), remindOn: on.nullable(), colour: code.reminderColour.schema }), output: z.object({ id: z.string() }) }),
  operation({ name: 'reminder.done', kind: 'command', access: 'plan.write', summary: 'Tar bort en huskelapp', undoable: true, input: z.object({ id }), output: z.object({}) }),
] as const
