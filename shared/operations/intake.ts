// From an application to a case that is ready to be judged: applications, who speaks for the applicant, household, mapping of needs, missing information, papers, duplicates, parking.
import * as code from '../model/codes.ts'
import { Answer, ore, Topic } from '../model/field.ts'
import { operation } from '../contract.ts'
import { z } from '../zod.ts'
import { FileOut } from './views.ts'

const id = z.string().min(1).max(60)
const reason = z.string().trim().min(3).max(2000)
const version = z.number().int()
const money = ore.nullable()
const words = (max: number) => z.string().trim().max(max).nullable()
const maybeOn = z.iso.date().nullable()
const onCase = (input: { caseId: string }) => ({ entity: 'housingCase' as const, id: input.caseId })

export const ApplicationView = z.object({
  id: z.string(), version: z.number(), type: code.applicationType.schema, status: code.applicationStatus.schema, receivedOn: z.string(), channel: code.channel.schema, livingSituation: code.livingSituation.schema, livingSince: z.string().nullable(), wants: z.string().nullable(), ownWords: z.string().nullable(), ownAttempts: z.string().nullable(),
  interimReplyOn: z.string().nullable(), interimDueOn: z.string().nullable(), completeOn: z.string().nullable(), confirmedOn: z.string().nullable(), confirmDueOn: z.string().nullable(), stale: z.boolean(), expectedOn: z.string().nullable(), forwardedTo: z.string().nullable(), endReason: z.string().nullable(), tenancyId: z.string().nullable(),
  /** what was true at application, in words, as it was frozen */
  frozen: z.array(z.object({ label: z.string(), value: z.string() })), frozenOn: z.string().nullable(),
})
export const RepresentativeView = z.object({ id: z.string(), version: z.number(), kind: code.representativeKind.schema, name: z.string(), organisation: z.string().nullable(), address: z.string().nullable(), phone: z.string().nullable(), email: z.string().nullable(), scope: z.string().nullable(), receivesLetters: Answer, validFrom: z.string(), validTo: z.string().nullable(), inForce: z.boolean() })
export const MemberView = z.object({ id: z.string(), version: z.number(), relation: code.relation.schema, name: z.string().nullable(), birthDate: z.string().nullable(), age: z.number().nullable(), note: z.string().nullable(), yearlyIncome: z.number().nullable(), custody: code.custody.schema.nullable() })
export const MissingInfoView = z.object({ id: z.string(), version: z.number(), applicationId: z.string().nullable(), kind: code.infoKind.schema, text: z.string(), askedOn: z.string(), dueOn: z.string(), remindedOn: z.string().nullable(), answeredOn: z.string().nullable(), status: code.infoStatus.schema, overdue: z.boolean(), letterId: z.string().nullable() })
export const DocumentView = z.object({ id: z.string(), version: z.number(), title: z.string(), fileName: z.string(), mediaType: z.string(), size: z.number(), sha256: z.string(), topic: Topic, receivedOn: z.string(), author: z.string(), note: z.string().nullable(), letterId: z.string().nullable() })

/** The fields of the mapping that a person fills in, with their schemas. */
export const NeedsPatch = z.object({
  homeUnsuitable: Answer, homeUnsuitableReason: words(2000), leaseEndsOn: maybeOn, leaseRenewable: Answer, lawfulStay: Answer, permit: code.permitKind.schema, permitUntil: maybeOn, settledByAgreement: Answer, dailyCare: Answer, yearlyIncome: money, wealth: money, debt: money, livelihood: code.livelihood.schema, workSituation: code.workSituation.schema, civilStatus: code.civilStatus.schema,
  canSolveSelf: Answer, unsettledDebt: Answer, repaymentAgreement: Answer, everEvicted: Answer, evictedOn: maybeOn, ownAttempts: Answer, ownAttemptsText: words(5000), needsFollowUp: Answer, acceptsFollowUp: Answer, followUpText: words(2000), needGroups: z.array(code.needGroup.schema).max(20), mainNeedGroup: code.needGroup.schema.nullable(), exchangeGround: Answer, tenancyKept: Answer, ownHousingText: words(2000), informants: words(1000), mappedOn: maybeOn, nextReviewOn: maybeOn,
}).partial()
export const NeedsView = NeedsPatch.required().extend({ id: z.string().nullable(), version: z.number().nullable() })

export const intakeOperations = [
  operation({
    name: 'case.intake', kind: 'query', access: 'case.read', summary: 'Søknadene, fullmektig, husstand med romforslag, kartlegging, det som mangler, dokumenter og mulige dobbeltregistreringer', input: z.object({ caseId: id }),
    output: z.object({
      applications: z.array(ApplicationView), representatives: z.array(RepresentativeView), members: z.array(MemberView), missing: z.array(MissingInfoView), documents: z.array(DocumentView), needs: NeedsView,
      /** rooms by the size norm, with the reasons; null with what is not known */
      rooms: z.object({ persons: z.number(), minRooms: z.number(), maxRooms: z.number(), minBedrooms: z.number(), reference: z.string() }).nullable(), roomsWhy: z.array(z.string()),
      /** early screening: the first ground that stands against, by the rules in force; null when none is known */
      screening: z.object({ text: z.string(), reference: z.string(), reason: z.string() }).nullable(), screeningOpen: z.number(),
      duplicates: z.array(z.object({ personId: z.string(), name: z.string(), why: z.array(z.string()), caseId: z.string().nullable(), caseNumber: z.string().nullable() })),
      parked: z.object({ until: z.string(), reason: z.string() }).nullable(), caseVersion: z.number(), tenancies: z.array(z.object({ id: z.string(), label: z.string() })), maxDocument: z.number(),
    }),
    audited: onCase,
  }),
  operation({
    name: 'application.register', kind: 'command', access: 'case.write', summary: 'Registrerer en søknad på saken: ny, bytte eller forlengelse; det som er sant nå, fryses', undoable: true,
    input: z.object({ caseId: id, type: code.applicationType.schema, receivedOn: z.iso.date(), channel: code.channel.schema, wants: words(5000).default(null), ownWords: words(20_000).default(null), ownAttempts: words(5000).default(null), tenancyId: id.nullable().default(null) }), output: z.object({ id: z.string() }),
  }),
  operation({ name: 'application.update', kind: 'command', access: 'case.write', summary: 'Retter en søknad som ikke er avgjort', undoable: true, input: z.object({ id, version, patch: z.object({ receivedOn: z.iso.date(), channel: code.channel.schema, wants: words(5000), ownWords: words(20_000), ownAttempts: words(5000), expectedOn: maybeOn }).partial() }), output: z.object({ version: z.number() }) }),
  operation({ name: 'application.complete', kind: 'command', access: 'case.write', summary: 'Sier at søknaden er opplyst; det som mangler, må være kommet eller ikke trenges', undoable: true, input: z.object({ id, version }), output: z.object({}) }),
  operation({ name: 'application.end', kind: 'command', access: 'case.write', summary: 'Avslutter en søknad: trukket, falt bort eller sendt videre til rett instans, med spor', undoable: true, input: z.object({ id, version, how: z.enum(['withdrawn', 'lapsed', 'forwarded']), to: z.string().trim().max(200).nullable().default(null), reason }), output: z.object({}) }),
  operation({ name: 'application.confirm', kind: 'command', access: 'case.write', summary: 'Søkeren bekrefter at søknaden fortsatt gjelder', undoable: true, input: z.object({ id, version, on: z.iso.date() }), output: z.object({}) }),
  operation({ name: 'representative.save', kind: 'command', access: 'case.write', summary: 'Registrerer eller endrer fullmektig eller verge', undoable: true, input: z.object({ caseId: id, id: id.nullable().default(null), version: version.nullable().default(null), kind: code.representativeKind.schema, name: z.string().trim().min(2).max(200), organisation: words(200).default(null), address: words(300).default(null), phone: words(40).default(null), email: words(200).default(null), scope: words(2000).default(null), receivesLetters: Answer, validFrom: z.iso.date(), validTo: maybeOn.default(null) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'household.save', kind: 'command', access: 'case.write', summary: 'Registrerer eller endrer et husstandsmedlem; antall voksne og barn følger med', undoable: true, input: z.object({ caseId: id, id: id.nullable().default(null), version: version.nullable().default(null), relation: code.relation.schema, name: words(200).default(null), birthDate: maybeOn.default(null), note: words(300).default(null), yearlyIncome: money.default(null), custody: code.custody.schema.nullable().default(null) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'household.remove', kind: 'command', access: 'case.write', summary: 'Tar et medlem ut av husstanden', undoable: true, input: z.object({ id, version }), output: z.object({}) }),
  operation({ name: 'needs.save', kind: 'command', access: 'case.write', summary: 'Lagrer kartleggingen', undoable: true, input: z.object({ caseId: id, version: version.nullable(), patch: NeedsPatch }), output: z.object({ version: z.number() }) }),
  operation({ name: 'info.ask', kind: 'command', access: 'case.write', summary: 'Ber om opplysninger som mangler, med frist', undoable: true, input: z.object({ caseId: id, applicationId: id.nullable(), items: z.array(z.object({ kind: code.infoKind.schema, text: z.string().trim().min(2).max(300) })).min(1).max(20), dueOn: z.iso.date() }), output: z.object({ ids: z.array(z.string()) }) }),
  operation({ name: 'info.set', kind: 'command', access: 'case.write', summary: 'Sier at en opplysning er kommet, purret eller ikke trengs', undoable: true, input: z.object({ id, version, status: code.infoStatus.schema, on: z.iso.date(), dueOn: z.iso.date().nullable().default(null), documentId: id.nullable().default(null) }), output: z.object({}) }),
  operation({ name: 'document.add', kind: 'process', access: 'case.write', summary: 'Legger en opplastet fil inn i saksarkivet', input: z.object({ token: z.string().regex(/^[a-z0-9-]{8,60}$/), caseId: id, title: z.string().trim().min(2).max(200), topic: Topic.default('other'), receivedOn: z.iso.date(), note: words(300).default(null) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'document.store', kind: 'command', inside: true, access: 'case.write', summary: 'Skriver et dokument i saksarkivet, kontrollert mot fingeravtrykket', input: z.object({ caseId: id, title: z.string().trim().min(2).max(200), fileName: z.string().min(1).max(260), mediaType: z.string().max(100), topic: Topic, receivedOn: z.iso.date(), note: words(300), letterId: id.nullable().default(null), sha256: z.string().regex(/^[0-9a-f]{64}$/), base64: z.string().max(14_000_000) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'document.open', kind: 'query', access: 'case.read', summary: 'Henter et dokument ut av saksarkivet', input: z.object({ id, caseId: id }), output: FileOut, audited: onCase }),
  operation({ name: 'document.remove', kind: 'command', access: 'case.write', summary: 'Fjerner et dokument fra saken, med grunn', undoable: true, input: z.object({ id, version, reason }), output: z.object({}) }),
  operation({
    name: 'person.duplicates', kind: 'query', access: 'case.read', summary: 'Personer som kan være registrert to ganger', input: z.object({ limit: z.number().int().min(1).max(200).default(50) }),
    output: z.object({ total: z.number(), pairs: z.array(z.object({ a: z.object({ id: z.string(), name: z.string(), birthDate: z.string().nullable(), nationalId: z.string().nullable(), phone: z.string().nullable(), cases: z.array(z.object({ id: z.string(), caseNumber: z.string() })) }), b: z.object({ id: z.string(), name: z.string(), birthDate: z.string().nullable(), nationalId: z.string().nullable(), phone: z.string().nullable(), cases: z.array(z.object({ id: z.string(), caseNumber: z.string() })) }), why: z.array(z.string()) })) }),
    audited: () => ({ entity: 'list', id: 'person.duplicates' }),
  }),
  operation({ name: 'person.merge', kind: 'command', access: 'case.write', summary: 'Slår sammen to registreringer av samme person; sakene følger med, ingenting slettes', undoable: true, input: z.object({ keepId: id, otherId: id, reason }), output: z.object({ movedCases: z.number() }) }),
  operation({ name: 'person.keepApart', kind: 'command', access: 'case.write', summary: 'Sier at to personer er ulike', undoable: true, input: z.object({ aId: id, bId: id, reason }), output: z.object({}) }),
  operation({ name: 'case.park', kind: 'command', access: 'case.write', summary: 'Parkerer søkeren til en dato med grunn; frister løper', undoable: true, input: z.object({ id, version, until: z.iso.date().nullable(), reason: z.string().trim().max(300).nullable() }), output: z.object({}) }),
] as const
