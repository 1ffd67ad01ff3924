// Care of the dwellings: what standing empty costs and why, the steps until the next one moves in, repairs, keys, inspections and what happens in a building.
import { operation } from '../contract.ts'
import * as code from '../model/codes.ts'
import { Answer, ore } from '../model/field.ts'
import { z } from '../zod.ts'

const id = z.string().min(1).max(60)
const version = z.number().int()
const on = z.iso.date()
const title = z.string().trim().min(2).max(300)
const who = z.string().trim().max(300).nullable().default(null)
const words = z.string().trim().max(5000).nullable().default(null)
const money = z.number().nullable()

/** What people write beside a picture. */
const altText = z.string().trim().min(5).max(300)
/** Base64 of a picture that was made small before it came here. */
export const MAX_PICTURE = 600_000

/** Money in øre. `unknown`: how many dwellings of the line have no rent written; their rent is not in the sum. */
const Sums = z.object({ days: z.number(), rent: z.number(), running: z.number(), repairs: z.number(), sum: z.number(), unknown: z.number() })
export const LEDGER_GROUPS = ['dwelling', 'reason', 'building', 'year'] as const
const Filter = z.object({ year: z.string().regex(/^\d{4}$/).nullable().default(null), reason: code.voidReason.schema.nullable().default(null), buildingId: id.nullable().default(null), dwellingId: id.nullable().default(null) })
export const LedgerFilter = Filter

export const StepRow = z.object({ id: z.string(), version: z.number(), title: z.string(), responsible: z.string().nullable(), dueOn: z.string().nullable(), doneOn: z.string().nullable() })
const PeriodRow = z.object({ id: z.string(), version: z.number(), dwellingId: z.string(), dwelling: z.string(), kind: code.voidKind.schema, reason: code.voidReason.schema, startsOn: z.string(), endsOn: z.string().nullable(), days: z.number(), rent: money, running: money, note: z.string().nullable(), history: z.array(z.object({ reason: code.voidReason.schema, until: z.string(), by: z.string() })) })
const RepairRow = z.object({ id: z.string(), version: z.number(), title: z.string(), reason: code.voidReason.schema, orderedOn: z.string(), dueOn: z.string().nullable(), doneOn: z.string().nullable(), cost: money, supplier: z.string().nullable(), note: z.string().nullable() })
const KeyRow = z.object({ id: z.string(), version: z.number(), kind: code.keyKind.schema, label: z.string(), holder: z.string().nullable(), handedOn: z.string().nullable(), returnedOn: z.string().nullable(), lostOn: z.string().nullable(), note: z.string().nullable(), missing: z.boolean() })
const PictureRow = z.object({ id: z.string(), version: z.number(), title: z.string() })
const InspectionRow = z.object({ id: z.string(), kind: code.inspectionKind.schema, heldOn: z.string(), by: z.string(), tenantPresent: Answer, result: code.inspectionResult.schema, findings: z.string().nullable(), pictures: z.array(PictureRow) })
const IncidentRow = z.object({ id: z.string(), version: z.number(), kind: code.incidentKind.schema, happenedOn: z.string(), text: z.string().nullable(), reportedBy: z.string().nullable(), handledOn: z.string().nullable(), handledNote: z.string().nullable() })
const repairInput = { title, reason: code.voidReason.schema, orderedOn: on, dueOn: on.nullable().default(null), doneOn: on.nullable().default(null), cost: ore.nullable().default(null), supplier: who, note: words }

export const careOperations = [
  operation({
    name: 'void.ledger', kind: 'query', access: 'dwelling.read', summary: 'Hva tomme boliger koster, etter bolig, grunn, bygg eller år', input: z.object({ filter: Filter.prefault({}), groupBy: z.enum(LEDGER_GROUPS).default('reason'), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100) }),
    output: z.object({ total: z.number(), rows: z.array(Sums.extend({ key: z.string(), label: z.string(), dwellings: z.number() })), sums: Sums, years: z.array(z.string()), unknown: z.array(z.object({ id: z.string(), label: z.string(), days: z.number(), lacks: z.enum(['rent', 'running']) })), unknownTotal: z.number() }),
  }),
  operation({ name: 'void.periods', kind: 'query', access: 'dwelling.read', summary: 'Periodene bak en sum, med grunn og hvem som endret den', input: z.object({ filter: Filter.prefault({}), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100) }), output: z.object({ total: z.number(), rows: z.array(PeriodRow), repairs: z.array(RepairRow.extend({ dwellingId: z.string(), dwelling: z.string() })), repairsTotal: z.number() }) }),
  operation({
    name: 'void.vacant', kind: 'query', access: 'dwelling.read', summary: 'Boligene som står tomme nå, hva det koster, og hvem som venter på nettopp slik bolig', input: z.object({ show: z.enum(['vacant', 'outOfUse', 'keys', 'repairs']).default('vacant'), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100) }),
    output: z.object({ total: z.number(), counts: z.object({ vacant: z.number(), outOfUse: z.number(), keys: z.number(), repairs: z.number() }), costNow: z.number(), unknownNow: z.number(), rows: z.array(z.object({ id: z.string(), label: z.string(), area: z.string().nullable(), kindText: z.string(), state: code.dwellingState.schema, reason: code.voidReason.schema.nullable(), since: z.string().nullable(), days: z.number(), cost: money, backOn: z.string().nullable(), availableOn: z.string().nullable(), stepsDone: z.number(), steps: z.number(), nextStep: z.string().nullable(), nextDue: z.string().nullable(), waiting: z.number(), first: z.array(z.object({ caseId: z.string(), name: z.string() })), openRepairs: z.number(), missingKeys: z.number() })) }), audited: () => ({ entity: 'list', id: 'void.vacant' }),
  }),
  operation({
    name: 'care.dwelling', kind: 'query', access: 'dwelling.read', summary: 'Tomgang, utbedringer, nøkler, befaringer og hendelser i bygget for en bolig', input: z.object({ id }),
    output: z.object({ id: z.string(), version: z.number(), label: z.string(), state: code.dwellingState.schema, rent: money, runningCost: money, buildingId: z.string(), address: z.string(), vacancyId: z.string().nullable(), tenancy: z.object({ id: z.string(), tenant: z.string() }).nullable(), backOn: z.string().nullable(), steps: z.array(StepRow), periods: z.array(PeriodRow), byReason: z.array(Sums.extend({ reason: code.voidReason.schema })), sums: Sums, repairs: z.array(RepairRow), keys: z.array(KeyRow), inspections: z.array(InspectionRow), incidents: z.array(IncidentRow) }), audited: (input) => ({ entity: 'list', id: input.id }),
  }),
  operation({ name: 'void.reclassify', kind: 'command', access: 'dwelling.write', summary: 'Endrer grunnen til at en bolig sto tom', undoable: true, input: z.object({ id, version, reason: code.voidReason.schema, why: z.string().trim().min(3).max(300) }), output: z.object({ version: z.number() }) }),
  operation({ name: 'void.close', kind: 'command', access: 'dwelling.write', summary: 'Setter når en tom periode eller utbedring tar slutt', undoable: true, input: z.object({ id, version, endsOn: on.nullable() }), output: z.object({ version: z.number() }) }),
  operation({ name: 'voidStep.set', kind: 'command', access: 'dwelling.write', summary: 'Endrer hvem, frist eller dato for et steg', undoable: true, input: z.object({ id, version, responsible: z.string().trim().max(300).nullable(), dueOn: on.nullable(), doneOn: on.nullable() }), output: z.object({ version: z.number() }) }),
  operation({ name: 'voidStep.add', kind: 'command', access: 'dwelling.write', summary: 'Legger til et steg for denne boligen', undoable: true, input: z.object({ vacancyId: id, title, responsible: who, dueOn: on.nullable().default(null) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'repair.add', kind: 'command', access: 'dwelling.write', summary: 'Bestiller en utbedring', undoable: true, input: z.object({ dwellingId: id, ...repairInput }), output: z.object({ id: z.string() }) }),
  operation({ name: 'repair.update', kind: 'command', access: 'dwelling.write', summary: 'Endrer en utbedring eller setter den gjort', undoable: true, input: z.object({ id, version, ...repairInput }), output: z.object({ version: z.number() }) }),
  operation({ name: 'key.add', kind: 'command', access: 'dwelling.write', summary: 'Registrerer en nøkkel', undoable: true, input: z.object({ dwellingId: id, kind: code.keyKind.schema, label: z.string().trim().min(1).max(300), toTenant: z.boolean().default(false), holder: who, handedOn: on.nullable().default(null), note: who }), output: z.object({ id: z.string() }) }),
  operation({ name: 'key.set', kind: 'command', access: 'dwelling.write', summary: 'Leverer ut eller tar imot en nøkkel, eller melder den mistet', undoable: true, input: z.object({ id, version, act: z.enum(['hand', 'return', 'lost']), toTenant: z.boolean().default(false), holder: who, on }), output: z.object({ version: z.number() }) }),
  operation({ name: 'inspection.add', kind: 'command', access: 'dwelling.write', summary: 'Registrerer en befaring', undoable: true, input: z.object({ dwellingId: id, kind: code.inspectionKind.schema, heldOn: on, tenantPresent: Answer, result: code.inspectionResult.schema, findings: words }), output: z.object({ id: z.string() }) }),
  operation({ name: 'inspection.addPicture', kind: 'command', access: 'dwelling.write', summary: 'Legger et bilde til en befaring', undoable: true, input: z.object({ inspectionId: id, title: altText, data: z.string().min(20).max(900_000) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'inspection.removePicture', kind: 'command', access: 'dwelling.write', summary: 'Fjerner et bilde fra en befaring', undoable: true, input: z.object({ id, version }), output: z.object({}) }),
  operation({ name: 'inspection.picture', kind: 'query', access: 'dwelling.read', summary: 'Et bilde fra en befaring', input: z.object({ id }), output: z.object({ id: z.string(), title: z.string(), mediaType: z.string(), data: z.string() }), audited: (input) => ({ entity: 'list', id: input.id }) }),
  operation({ name: 'incident.add', kind: 'command', access: 'dwelling.write', summary: 'Registrerer en hendelse i et bygg, uten navn på noen', undoable: true, input: z.object({ buildingId: id, kind: code.incidentKind.schema, happenedOn: on, text: words, reportedBy: who }), output: z.object({ id: z.string() }) }),
  operation({ name: 'incident.handle', kind: 'command', access: 'dwelling.write', summary: 'Skriver hvordan en hendelse i bygget ble fulgt opp', undoable: true, input: z.object({ id, version, on, note: z.string().trim().min(2).max(2000) }), output: z.object({ version: z.number() }) }),
] as const
