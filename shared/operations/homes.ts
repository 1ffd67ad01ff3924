// Boliger: the register, the time view, the dwelling page.
import * as code from '../model/codes.ts'
import { Answer } from '../model/field.ts'
import { operation } from '../contract.ts'
import { z } from '../zod.ts'
import { DwellingRow, HistoryEntry, TimeBar } from './views.ts'

export const DwellingFilter = z.object({
  states: z.array(code.dwellingState.schema).optional(), kinds: z.array(code.dwellingKind.schema).optional(), areas: z.array(z.string()).optional(), meets: z.array(code.requirementKind.schema).optional(), disposalForms: z.array(code.disposalForm.schema).optional(), minBedrooms: z.number().int().optional(), availableWithinDays: z.number().int().optional(), text: z.string().max(100).optional(),
})
export const DWELLING_SORTS = ['availableOn', 'address', 'rooms', 'usableArea', 'rent', 'voidCost', 'state', 'contractEndsOn'] as const
export const EDITABLE_DWELLING_FIELDS = ['unitNumber', 'kind', 'state', 'disposalForm', 'rooms', 'bedrooms', 'usableArea', 'floor', 'rent', 'runningCost', 'stepFree', 'wheelchair', 'showerNoThreshold', 'ownEntrance', 'petsAllowed', 'quiet', 'externalRef', 'note', 'endedOn'] as const
const scalar = z.union([z.string().max(20_000), z.number(), z.null()])

export const homeOperations = [
  operation({
    name: 'dwelling.list', kind: 'query', access: 'dwelling.read', summary: 'Boligregisteret, filtrert og sortert, en bit om gangen',
    input: z.object({ filter: DwellingFilter.prefault({}), sort: z.enum(DWELLING_SORTS).default('availableOn'), descending: z.boolean().default(false), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100), withBars: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable().default(null) }),
    output: z.object({ total: z.number(), buildings: z.number(), leasedIn: z.number(), areas: z.array(z.string()), rows: z.array(DwellingRow.extend({ bars: z.array(TimeBar) })) }),
  }),
  operation({
    name: 'dwelling.figures', kind: 'query', access: 'dwelling.read', summary: 'Tomme nå, tomgang i år, tid tom, blir ledige, kontrakter ut',
    input: z.object({}),
    output: z.object({ vacantNow: z.number(), readyNow: z.number(), voidCostThisYear: z.number(), voidDaysAverage: z.number().nullable(), voidDaysLastYear: z.number().nullable(), soonVacant: z.number(), contractsEnding: z.number(), explanation: z.array(z.string()) }),
  }),
  operation({
    name: 'dwelling.get', kind: 'query', access: 'dwelling.read', summary: 'Alt som er kjent om en bolig', input: z.object({ id: z.string() }),
    output: z.object({
      dwelling: DwellingRow.extend({ buildingId: z.string(), builtYear: z.number().nullable(), buildingUnits: z.number().nullable(), cadastre: z.string().nullable(), postal: z.string().nullable(), houseRules: z.string().nullable(), runningCost: z.number().nullable(), externalRef: z.string().nullable(), registerRow: z.string().nullable(), note: z.string().nullable() }),
      bars: z.array(TimeBar), tenancies: z.array(z.object({ id: z.string(), tenant: z.string(), caseId: z.string().nullable(), startsOn: z.string(), endsOn: z.string().nullable(), contractEndsOn: z.string().nullable(), status: code.tenancyStatus.schema, term: code.tenancyTerm.schema, rent: z.number().nullable() })),
      voidCost: z.array(z.object({ label: z.string(), amount: z.number(), why: z.string() })), voidSince: z.string().nullable(),
      steps: z.array(z.object({ id: z.string(), version: z.number(), title: z.string(), doneOn: z.string().nullable(), dueOn: z.string().nullable() })),
      meets: z.array(z.object({ kind: code.requirementKind.schema, label: z.string(), answer: Answer })),
      waiting: z.array(z.object({ caseId: z.string(), name: z.string(), since: z.string(), household: z.string() })), waitingTotal: z.number(),
      siblings: z.array(z.object({ id: z.string(), label: z.string(), state: code.dwellingState.schema })),
      notes: z.array(z.object({ id: z.string(), on: z.string(), title: z.string(), body: z.string().nullable(), author: z.string() })),
      openAllocation: z.object({ id: z.string(), version: z.number(), caseId: z.string().nullable(), name: z.string(), status: code.allocationStatus.schema, allocatedOn: z.string() }).nullable(),
    }),
  }),
  operation({
    name: 'dwelling.create', kind: 'command', access: 'dwelling.write', summary: 'Legger en bolig, eller flere i samme bygg, inn i registeret', undoable: true,
    input: z.object({ address: z.string().trim().min(2).max(200), area: z.string().max(100).nullable().default(null), unitNumbers: z.array(z.string().max(20)).max(400).default([]), kind: code.dwellingKind.schema.default('rental'), disposalForm: code.disposalForm.schema.default('owned'), rooms: z.number().int().nullable().default(null), bedrooms: z.number().int().nullable().default(null), usableArea: z.number().int().nullable().default(null), floor: z.number().int().nullable().default(null), rent: z.number().int().nullable().default(null), lift: Answer.default('unknown'), stepFree: Answer.default('unknown'), vacantFrom: z.iso.date().nullable().default(null) }),
    output: z.object({ ids: z.array(z.string()) }),
  }),
  operation({
    name: 'dwelling.update', kind: 'command', access: 'dwelling.write', summary: 'Endrer felter på en bolig', undoable: true,
    input: z.object({ id: z.string(), version: z.number().int(), patch: z.partialRecord(z.enum(EDITABLE_DWELLING_FIELDS), scalar) }), output: z.object({ version: z.number() }),
  }),
  operation({
    name: 'dwelling.setVoid', kind: 'command', access: 'dwelling.write', summary: 'Setter boligen tom, under utbedring eller ute av bruk', undoable: true,
    input: z.object({ id: z.string(), version: z.number().int(), kind: code.voidKind.schema, reason: code.voidReason.schema, startsOn: z.iso.date(), endsOn: z.iso.date().nullable().default(null), availableOn: z.iso.date().nullable().default(null) }), output: z.object({}),
  }),
  operation({ name: 'dwelling.stepDone', kind: 'command', access: 'dwelling.write', summary: 'Krysser av et steg fra utflytting til innflytting', undoable: true, input: z.object({ stepId: z.string(), version: z.number().int(), doneOn: z.iso.date().nullable() }), output: z.object({}) }),
  operation({ name: 'dwelling.history', kind: 'query', access: 'dwelling.read', summary: 'Hvem skrev hva om boligen, og når', input: z.object({ id: z.string(), limit: z.number().int().max(500).default(100) }), output: z.array(HistoryEntry) }),
] as const
