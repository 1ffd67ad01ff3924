// Samtykke: who may know what of a person, as the person has said or a provision opens for. Rows stand under a case and count for the person through all their cases.
import { operation } from '../contract.ts'
import * as code from '../model/codes.ts'
import { Topic } from '../model/field.ts'
import { z } from '../zod.ts'
import { FileOut } from './views.ts'

const id = z.string().min(1).max(60)
const day = z.iso.date()
const onCase = (input: { caseId: string }) => ({ entity: 'housingCase' as const, id: input.caseId })
const services = z.array(id).min(1).max(30)
const topics = z.array(Topic).min(1).max(11)
const purposes = z.array(code.sharePurpose.schema).min(1).max(2)
const who = z.string().trim().min(2).max(200)
const note = z.string().trim().max(300).nullable().default(null)

/** How a line of the register stands today. `ended`: a ground that was ended; `overruled`: a later no ended it. */
export const SHARE_STATES = ['inForce', 'soon', 'notYet', 'expired', 'overruled', 'refused', 'withdrawn', 'ended', 'notAsked'] as const

export const ShareEntry = z.object({
  id: z.string(), version: z.number(), kind: z.enum(['consent', 'ground']), state: z.enum(SHARE_STATES), caseId: z.string(), caseNumber: z.string(), serviceId: z.string(), service: z.string(), topics: z.array(Topic), purposes: z.array(code.sharePurpose.schema), status: code.consentStatus.schema, validFrom: z.string().nullable(), validTo: z.string().nullable(), form: code.consentForm.schema.nullable(),
  givenOn: z.string().nullable(), givenBy: z.string().nullable(), recordedBy: z.string().nullable(), withdrawnOn: z.string().nullable(), withdrawnBy: z.string().nullable(), note: z.string().nullable(), reference: z.string().nullable(), reason: z.string().nullable(), endedOn: z.string().nullable(), endedReason: z.string().nullable(),
})
export type ShareEntry = z.output<typeof ShareEntry>

const Said = z.object({ shown: z.boolean(), reason: z.string() })
/** One service and one topic: may it be spoken of when the service is there, and may the service have it on paper? */
export const ShareCell = z.object({ topic: Topic, room: Said, paper: Said })
export const ConsentRegister = z.object({
  protected: z.boolean(), matrix: z.array(z.object({ serviceId: z.string(), service: z.string(), standing: z.boolean(), cells: z.array(ShareCell) })), entries: z.array(ShareEntry), soonDays: z.number(), ownService: z.string().nullable(),
  provisions: z.array(z.object({ reference: z.string(), about: z.string() })), givers: z.array(z.string()),
})
export type ConsentRegister = z.output<typeof ConsentRegister>

/** What changes by an act, a sentence each. */
const Changed = z.object({ ids: z.array(z.string()), changes: z.array(z.string()) })
const ofConsent = { caseId: id, serviceIds: services, topics, note }

export const consentOperations = [
  operation({ name: 'consent.list', kind: 'query', access: 'case.read', summary: 'Samtykker og andre grunnlag for å dele, med historikk og hva hver tjeneste får se', input: z.object({ caseId: id }), output: ConsentRegister, audited: onCase }),
  operation({
    name: 'consent.effect', kind: 'query', access: 'case.read', summary: 'Hva et ja, et nei, et grunnlag eller et trukket samtykke ville endre',
    input: z.object({ caseId: id, says: z.enum(['yes', 'no', 'ground']), serviceIds: z.array(id).max(30), topics: z.array(Topic).max(11), purposes: z.array(code.sharePurpose.schema).max(2).default([]), validFrom: day.nullable().default(null), validTo: day.nullable().default(null), on: day.nullable().default(null), /** consents to be taken back */ ids: z.array(id).max(100).default([]) }), output: z.object({ changes: z.array(z.string()) }), audited: onCase,
  }),
  operation({
    name: 'consent.record', kind: 'command', access: 'case.write', summary: 'Registrerer samtykke fra personen til en eller flere tjenester', undoable: true,
    input: z.object({ ...ofConsent, purposes: purposes.default(['meeting']), validFrom: day, validTo: day.nullable(), form: code.consentForm.schema, givenBy: who, givenOn: day }), output: Changed,
  }),
  operation({
    name: 'consent.withdraw', kind: 'command', access: 'case.write', summary: 'Registrerer at personen trekker samtykke, med virkning med en gang', undoable: true,
    input: z.object({ caseId: id, ids: z.array(id).min(1).max(100), on: day, by: who }), output: Changed,
  }),
  operation({
    name: 'consent.refuse', kind: 'command', access: 'case.write', summary: 'Registrerer at personen sier nei til å dele', undoable: true,
    input: z.object({ ...ofConsent, by: who, on: day }), output: Changed,
  }),
  operation({
    name: 'ground.record', kind: 'command', access: 'case.write', summary: 'Registrerer et annet grunnlag for å dele enn samtykke', undoable: true,
    input: z.object({ caseId: id, serviceIds: services, topics, purposes, reference: z.string().max(300), reason: z.string().max(5000), validFrom: day, validTo: day.nullable() }), output: Changed,
  }),
  operation({
    name: 'ground.end', kind: 'command', access: 'case.write', summary: 'Avslutter et annet grunnlag for å dele', undoable: true,
    input: z.object({ id, version: z.number().int(), on: day, reason: z.string().trim().min(3).max(300) }), output: Changed,
  }),
  operation({
    name: 'export.consentForm', kind: 'query', access: 'export.people', summary: 'Samtykkeskjema til utskrift, fylt ut eller tomt',
    input: z.object({ caseId: id, language: code.letterLanguage.schema.default('nb'), serviceIds: z.array(id).max(30).default([]), topics: z.array(Topic).max(11).default([]), purposes: z.array(code.sharePurpose.schema).max(2).default([]), validTo: day.nullable().default(null), blank: z.boolean().default(false) }), output: FileOut, audited: onCase,
  }),
] as const
