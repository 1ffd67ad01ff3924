// Temporary accommodation: the register of stays, and the figures that are reported of them.
import { operation } from '../contract.ts'
import * as code from '../model/codes.ts'
import { z } from '../zod.ts'

const id = z.string().min(1).max(60)
const version = z.number().int()
const day = z.iso.date()
const words = (most: number) => z.string().trim().max(most).nullable().default(null)

export const StayRow = z.object({
  id: z.string(), version: z.number(), caseId: z.string(), caseNumber: z.string(), name: z.string(), /** the address is protected and this user is not named: nothing but the days is shown */ hidden: z.boolean(),
  kind: code.stayKind.schema.nullable(), place: z.string().nullable(), startsOn: z.string(), endsOn: z.string().nullable(), days: z.number(), yearDays: z.number().nullable(), children: z.number().nullable(), alarm: z.object({ on: z.string(), days: z.number() }).nullable(), reviewedOn: z.string().nullable(), movedTo: code.livingSituation.schema.nullable(),
  dayPrice: z.number().nullable(), cost: z.number().nullable(), note: z.string().nullable(), work: z.object({ nextStep: z.string().nullable(), waitingSince: z.string().nullable(), offers: z.number(), proposals: z.number(), planId: z.string().nullable() }).nullable(),
})
export type StayRow = z.output<typeof StayRow>
const Length = z.object({ key: z.enum(['short', 'middle', 'long']), households: z.number(), families: z.number(), share: z.number(), /** only those this user may see; the number holds everyone */ rows: z.array(z.object({ caseId: z.string(), name: z.string(), days: z.number(), children: z.number().nullable() })) })

export const stayOperations = [
  operation({
    name: 'stay.list', kind: 'query', access: 'plan.read', summary: 'Opphold i midlertidig botilbud med døgn, kostnad og arbeidet mot varig bolig', input: z.object({ filter: z.enum(['open', 'children', 'over14', 'over90', 'all']).default('open'), text: z.string().max(100).default(''), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100) }),
    output: z.object({ total: z.number(), /** in the view of all: stays of protected people this user is not named for. They stand in no view that tells of them */ hidden: z.number(), counts: z.object({ open: z.number(), children: z.number(), over14: z.number(), over90: z.number(), all: z.number() }), cost: z.object({ known: z.number(), unknown: z.number() }), limits: z.object({ short: z.number(), long: z.number() }), rows: z.array(StayRow) }), audited: () => ({ entity: 'list', id: 'stay.list' }),
  }),
  operation({ name: 'stay.register', kind: 'command', access: 'plan.write', summary: 'Registrerer et opphold i midlertidig botilbud', undoable: true, input: z.object({ caseId: id, kind: code.stayKind.schema, place: words(300), startsOn: day, endsOn: day.nullable().default(null), dayPrice: z.number().int().min(0).max(100_000_000).nullable().default(null), children: z.number().int().min(0).max(30).nullable().default(null), note: words(2000) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'stay.end', kind: 'command', access: 'plan.write', summary: 'Avslutter et opphold og sier hvor de flyttet', undoable: true, input: z.object({ id, version, endsOn: day, movedTo: code.livingSituation.schema, note: words(2000) }), output: z.object({ version: z.number() }) }),
  operation({ name: 'stay.review', kind: 'command', access: 'plan.write', summary: 'Oppholdet er gått gjennom med personen', undoable: true, input: z.object({ id, version, reviewedOn: day, note: words(2000) }), output: z.object({ version: z.number() }) }),
  operation({
    name: 'stay.figures', kind: 'query', access: 'plan.read', summary: 'Husstander i midlertidig botilbud i et år etter lengde, med listen bak', input: z.object({ year: z.number().int().min(2000).max(2100) }),
    output: z.object({ year: z.number(), source: z.string(), limits: z.object({ short: z.number(), long: z.number() }), households: z.number(), families: z.number(), lengths: z.array(Length), nightShelter: z.object({ households: z.number(), rows: z.array(z.object({ caseId: z.string(), name: z.string(), days: z.number(), children: z.number().nullable() })) }) }), audited: () => ({ entity: 'list', id: 'stay.figures' }),
  }),
  operation({ name: 'stay.cases', kind: 'query', access: 'plan.read', summary: 'Finner saken et opphold hører til', input: z.object({ text: z.string().trim().max(100) }), output: z.array(z.object({ caseId: z.string(), label: z.string(), children: z.number().nullable() })), audited: () => ({ entity: 'list', id: 'stay.cases' }) }),
] as const
