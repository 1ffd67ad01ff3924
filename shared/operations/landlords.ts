// Landlords, agreements about dwellings the municipality does not own, and its part of housing cooperatives.
import { operation } from '../contract.ts'
import * as code from '../model/codes.ts'
import { ore } from '../model/field.ts'
import { z } from '../zod.ts'

const id = z.string().min(1).max(60)
const maybeVersion = z.number().int().nullable().default(null)
const on = z.iso.date()
const name = z.string().trim().min(2).max(300)
const maybe = z.string().trim().max(300).nullable().default(null)
const words = z.string().trim().max(5000).nullable().default(null)
const units = z.number().int().min(0).max(100_000).nullable().default(null)
const Warning = z.object({ key: z.enum(['share', 'shareUnknown', 'term', 'termUnknown', 'tooMany', 'overfull']), text: z.string() })
const AgreementView = z.object({
  id: z.string(), version: z.number(), landlordId: z.string(), landlord: z.string(), kind: code.agreementKind.schema, status: code.agreementStatus.schema, title: z.string(), startsOn: z.string(), endsOn: z.string().nullable(), totalUnits: z.number().nullable(), ourUnits: z.number().nullable(), minShare: z.number().nullable(), minYears: z.number().nullable(), warnMonths: z.number().nullable(), monthlySupplement: z.number().nullable(), guaranteeMonths: z.number().nullable(), registeredOn: z.string().nullable(), terms: z.string().nullable(), reference: z.string().nullable(), endedOn: z.string().nullable(),
  linked: z.number(), used: z.number(), free: z.number().nullable(), share: z.string().nullable(), warnings: z.array(Warning),
})
const LandlordRow = z.object({ id: z.string(), version: z.number(), name: z.string(), kind: code.landlordKind.schema, contact: z.string().nullable(), agreements: z.number(), units: z.number().nullable(), used: z.number(), nextEnd: z.string().nullable(), lastContact: z.string().nullable(), warnings: z.number(), endedOn: z.string().nullable() })
const HomeRow = z.object({ id: z.string(), version: z.number(), label: z.string(), state: code.dwellingState.schema })

export const landlordOperations = [
  operation({ name: 'landlord.list', kind: 'query', access: 'dwelling.read', summary: 'Utleierne med avtaler, brukte boliger og hva som snart går ut', input: z.object({ text: z.string().max(100).default(''), ended: z.boolean().default(false), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100) }), output: z.object({ total: z.number(), rows: z.array(LandlordRow), units: z.number(), used: z.number(), warnings: z.number() }) }),
  operation({ name: 'landlord.get', kind: 'query', access: 'dwelling.read', summary: 'En utleier: kontakt, avtaler, boliger og kontaktlogg', input: z.object({ id }), output: z.object({ landlord: z.object({ id: z.string(), version: z.number(), name: z.string(), kind: code.landlordKind.schema, orgNumber: z.string().nullable(), phone: z.string().nullable(), email: z.string().nullable(), contactId: z.string().nullable(), contact: z.string().nullable(), note: z.string().nullable(), endedOn: z.string().nullable() }), agreements: z.array(AgreementView.extend({ homes: z.array(HomeRow) })), contacts: z.array(z.object({ id: z.string(), on: z.string(), text: z.string(), by: z.string(), agreement: z.string().nullable() }))}), audited: (input) => ({ entity: 'list', id: input.id }) }),
  operation({ name: 'landlord.save', kind: 'command', access: 'dwelling.write', summary: 'Legger inn eller endrer en utleier', undoable: true, input: z.object({ id: id.nullable().default(null), version: maybeVersion, name, kind: code.landlordKind.schema, orgNumber: maybe, phone: maybe, email: maybe, contactId: id.nullable().default(null), note: words, endedOn: on.nullable().default(null) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'landlord.log', kind: 'command', access: 'dwelling.write', summary: 'Skriver kontakt med en utleier', undoable: true, input: z.object({ landlordId: id, agreementId: id.nullable().default(null), on, text: z.string().trim().min(2).max(5000) }), output: z.object({ id: z.string() }) }),
  operation({
    name: 'agreement.save', kind: 'command', access: 'dwelling.write', summary: 'Legger inn eller endrer en avtale om boliger', undoable: true,
    input: z.object({ id: id.nullable().default(null), version: maybeVersion, landlordId: id, kind: code.agreementKind.schema, status: code.agreementStatus.schema, title: name, startsOn: on, endsOn: on.nullable().default(null), totalUnits: units, ourUnits: units, minShare: z.number().int().min(0).max(100).nullable().default(null), minYears: z.number().int().min(0).max(100).nullable().default(null), warnMonths: z.number().int().min(0).max(60).nullable().default(null), monthlySupplement: ore.nullable().default(null), guaranteeMonths: z.number().int().min(0).max(600).nullable().default(null), registeredOn: on.nullable().default(null), terms: words, reference: maybe, endedOn: on.nullable().default(null) }), output: z.object({ id: z.string() }),
  }),
  operation({ name: 'agreement.link', kind: 'command', access: 'dwelling.write', summary: 'Kobler en bolig til en avtale, eller fjerner koblingen', undoable: true, input: z.object({ dwellingId: id, version: z.number().int(), agreementId: id.nullable() }), output: z.object({ version: z.number() }) }),
  operation({ name: 'home.find', kind: 'query', access: 'dwelling.read', summary: 'Boliger etter adresse, til å koble', input: z.object({ text: z.string().max(100), limit: z.number().int().min(1).max(50).default(20) }), output: z.array(HomeRow.extend({ agreementId: z.string().nullable(), buildingId: z.string(), address: z.string() })) }),
  operation({
    name: 'cooperative.list', kind: 'query', access: 'dwelling.read', summary: 'Kommunens andel av hvert borettslag mot grensen', input: z.object({}),
    output: z.array(z.object({ id: z.string(), version: z.number(), name: z.string(), orgNumber: z.string().nullable(), totalUnits: z.number().nullable(), limitPercent: z.number().nullable(), reference: z.string().nullable(), note: z.string().nullable(), owned: z.number(), share: z.string().nullable(), state: z.enum(['within', 'above', 'unknown']), left: z.number().nullable(), buildings: z.array(z.object({ id: z.string(), version: z.number(), address: z.string(), owned: z.number() })) })),
  }),
  operation({ name: 'cooperative.save', kind: 'command', access: 'dwelling.write', summary: 'Legger inn eller endrer et borettslag', undoable: true, input: z.object({ id: id.nullable().default(null), version: maybeVersion, name, orgNumber: maybe, totalUnits: units, limitPercent: z.number().int().min(0).max(100).nullable().default(null), reference: maybe, note: words }), output: z.object({ id: z.string() }) }),
  operation({ name: 'building.setCooperative', kind: 'command', access: 'dwelling.write', summary: 'Kobler et bygg til et borettslag, eller fjerner koblingen', undoable: true, input: z.object({ buildingId: id, version: z.number().int().nullable().default(null), cooperativeId: id.nullable() }), output: z.object({}) }),
] as const
