// Around the plan: the people the person chose, what services ask, when somebody can be reached, and taking part in schemes such as Housing First.
import * as code from '../model/codes.ts'
import { Answer } from '../model/field.ts'
import { operation } from '../contract.ts'
import { z } from '../zod.ts'

const id = z.string().max(60)
const on = z.iso.date()
const short = z.string().trim().max(300).nullable().default(null)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const stale = { id, version: z.number().int() }
const row = { id: id.nullable().default(null), version: z.number().int().nullable().default(null) }

/** `legacy`: written before the team had rows of its own; the first change gives all of them one. */
export const MemberView = z.object({ id: z.string(), version: z.number(), legacy: z.boolean(), kind: code.planMemberKind.schema, name: z.string(), role: z.string().nullable(), phone: z.string().nullable(), serviceId: z.string().nullable(), chosenByPerson: Answer, lead: z.boolean(), note: z.string().nullable() })
export const ConditionView = z.object({ id: z.string(), version: z.number(), about: code.conditionAbout.schema, demand: code.conditionDemand.schema, party: z.string(), serviceId: z.string().nullable(), partyName: z.string().nullable(), text: z.string(), source: z.string().nullable() })
export const ConditionGroupView = z.object({ about: code.conditionAbout.schema, label: z.string(), conditions: z.array(ConditionView), conflict: z.string().nullable() })
export const WindowView = z.object({ id: z.string(), version: z.number(), kind: code.contactWindowKind.schema, days: z.array(z.number()), fromTime: z.string().nullable(), toTime: z.string().nullable(), who: z.string().nullable(), phone: z.string().nullable(), note: z.string().nullable() })
export const MembershipView = z.object({ id: z.string(), version: z.number(), name: z.string(), startsOn: z.string(), endsOn: z.string().nullable(), endReason: z.string().nullable() })
export const ReviewView = z.object({ id: z.string(), kind: code.reviewKind.schema, heldOn: z.string(), present: z.string().nullable(), personPresent: Answer, personSays: z.string().nullable(), agreed: z.string().nullable(), by: z.string(), ratings: z.array(z.object({ domain: code.lifeDomain.schema, value: z.number(), ownWords: z.string().nullable() })) })
export const VisitView = z.object({ id: z.string(), version: z.number(), plannedOn: z.string(), plannedAt: z.string().nullable(), endsAt: z.string().nullable(), kind: code.visitKind.schema.nullable(), title: z.string(), who: z.string().nullable(), workerId: z.string().nullable(), place: z.string().nullable(), bring: z.string().nullable(), status: code.visitStatus.schema, cancelReason: z.string().nullable(), note: z.string().nullable(), /** this user has begun to write a note */ draft: z.boolean() })

export const planTeamOperations = [
  operation({ name: 'plan.setMember', kind: 'command', access: 'plan.write', summary: 'Legger til eller endrer noen i laget personen har valgt', undoable: true, input: z.object({ planId: id, ...row, kind: code.planMemberKind.schema, name: z.string().trim().min(2).max(200), role: short, phone: short, serviceId: id.nullable().default(null), chosenByPerson: Answer, lead: z.boolean().default(false), note: short }), output: z.object({ id: z.string() }) }),
  operation({ name: 'plan.endMember', kind: 'command', access: 'plan.write', summary: 'Tar noen ut av laget rundt personen', undoable: true, input: z.object({ planId: id, ...stale }), output: z.object({}) }),
  operation({ name: 'plan.setCondition', kind: 'command', access: 'plan.write', summary: 'Skriver hva en tjeneste eller utleier krever', undoable: true, input: z.object({ planId: id, ...row, serviceId: id.nullable().default(null), partyName: short, about: code.conditionAbout.schema, demand: code.conditionDemand.schema, text: z.string().trim().min(2).max(300), source: short }), output: z.object({ id: z.string() }) }),
  operation({ name: 'plan.endCondition', kind: 'command', access: 'plan.write', summary: 'Sier at et vilkår ikke gjelder lenger', undoable: true, input: z.object(stale), output: z.object({}) }),
  operation({ name: 'plan.setWindow', kind: 'command', access: 'plan.write', summary: 'Skriver når noen kan nås', undoable: true, input: z.object({ planId: id, ...row, kind: code.contactWindowKind.schema, days: z.array(z.number().int().min(1).max(7)).max(7), fromTime: time.nullable(), toTime: time.nullable(), who: short, phone: short, note: short }), output: z.object({ id: z.string() }) }),
  operation({ name: 'plan.endWindow', kind: 'command', access: 'plan.write', summary: 'Fjerner en tid noen kan nås', undoable: true, input: z.object(stale), output: z.object({}) }),
  operation({ name: 'plan.join', kind: 'command', access: 'plan.write', summary: 'Skriver at personen er med i en ordning, som Housing First', undoable: true, input: z.object({ planId: id, name: z.string().trim().min(2).max(120), startsOn: on }), output: z.object({ id: z.string() }) }),
  operation({ name: 'plan.leave', kind: 'command', access: 'plan.write', summary: 'Skriver at personen ikke er med i ordningen lenger. Boforholdet løper videre', undoable: true, input: z.object({ ...stale, endsOn: on, reason: z.string().trim().min(2).max(300) }), output: z.object({}) }),
] as const
