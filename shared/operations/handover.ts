// Overlevering: who has the case now, how often it has been passed on, one coordinator, and a service's own request to the housing team.
import { operation } from '../contract.ts'
import * as code from '../model/codes.ts'
import { Answer } from '../model/field.ts'
import { z } from '../zod.ts'

const id = z.string().min(1).max(60)
const version = z.number().int()
const reason = z.string().trim().min(3).max(300)

export const HandoverStep = z.object({ id: z.string(), version: z.number(), caseId: z.string(), caseNumber: z.string(), from: z.string().nullable(), to: z.string(), on: z.string(), planned: Answer, reason: z.string().nullable(), status: code.handoverStatus.schema.nullable(), answeredOn: z.string().nullable(), answeredBy: z.string().nullable(), answerNote: z.string().nullable(), answerBy: z.string().nullable() })
export const TeamRequestView = z.object({ id: z.string(), version: z.number(), serviceId: z.string(), service: z.string(), personName: z.string().nullable(), reason: z.string().nullable(), requestedOn: z.string(), status: code.requestStatus.schema })

export const HandoverView = z.object({
  count: z.number(), limit: z.number(), over: z.boolean(), since: z.string().nullable(), days: z.number(), reasons: z.array(z.object({ id: z.string(), on: z.string(), text: z.string(), counts: z.number() })), months: z.array(z.object({ month: z.string(), count: z.number() })),
  steps: z.array(HandoverStep), /** the service that has the case now */ holder: z.object({ serviceId: z.string(), name: z.string() }).nullable(), coordinatorId: z.string().nullable(), coordinatorName: z.string().nullable(), wish: z.string().nullable(), caseVersion: z.number(), requests: z.array(TeamRequestView),
})
export type HandoverView = z.output<typeof HandoverView>

export const handoverOperations = [
  operation({ name: 'handover.list', kind: 'query', access: 'case.read', summary: 'Overleveringer av personen gjennom alle saker, og hvor ofte', input: z.object({ caseId: id }), output: HandoverView, audited: (input) => ({ entity: 'housingCase', id: input.caseId }) }),
  operation({
    name: 'handover.offer', kind: 'command', access: 'case.write', summary: 'Overleverer saken til en annen tjeneste, som må svare', undoable: true,
    input: z.object({ caseId: id, toServiceId: id, reason, planned: z.boolean() }), output: z.object({ id: z.string(), count: z.number() }),
  }),
  operation({ name: 'handover.accept', kind: 'command', access: 'case.write', summary: 'Registrerer at tjenesten har tatt imot saken', undoable: true, input: z.object({ id, version, by: z.string().trim().max(200).nullable().default(null) }), output: z.object({}) }),
  operation({ name: 'handover.return', kind: 'command', access: 'case.write', summary: 'Registrerer at tjenesten sendte saken tilbake', undoable: true, input: z.object({ id, version, reason, by: z.string().trim().max(200).nullable().default(null) }), output: z.object({ count: z.number() }) }),
  operation({
    name: 'case.coordinator', kind: 'command', access: 'case.write', summary: 'Setter koordinator og skriver hvem personen selv ønsker', undoable: true,
    input: z.object({ caseId: id, version, coordinatorId: id.nullable(), wish: z.string().trim().max(300).nullable() }), output: z.object({ count: z.number() }),
  }),
  operation({
    name: 'request.create', kind: 'command', access: 'case.write', summary: 'En tjeneste melder saken til boliglaget', undoable: true,
    input: z.object({ caseId: id, serviceId: id, personName: z.string().trim().max(200).nullable().default(null), reason: z.string().trim().min(3).max(2000) }), output: z.object({ id: z.string() }),
  }),
  operation({ name: 'request.withdraw', kind: 'command', access: 'case.write', summary: 'Trekker en melding til boliglaget', undoable: true, input: z.object({ id, version }), output: z.object({}) }),
] as const
