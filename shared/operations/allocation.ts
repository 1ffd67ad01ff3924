// Tildeling: pairs with reasons, what to find out, proposals and allocations.
import { operation } from '../contract.ts'
import { z } from '../zod.ts'
import { Criterion, DwellingRow, FindOut, Household } from './views.ts'

export const Candidate = z.object({
  caseId: z.string(), caseNumber: z.string(), name: z.string(), age: z.number().nullable(), protected: z.boolean(), household: Household, number: z.number(), line: z.string(), coordinator: z.string().nullable(),
  criteria: z.array(Criterion), outcome: z.enum(['fits', 'uncertain', 'outside']), order: z.array(z.object({ label: z.string(), value: z.string(), reference: z.string() })), musts: z.object({ met: z.number(), of: z.number() }), wishes: z.object({ met: z.number(), of: z.number() }),
  groupReference: z.string(), groupLabel: z.string(), deadline: z.string().nullable(), otherDwellings: z.number(), proposed: z.boolean(), declinedBefore: z.string().nullable(),
})
export type Candidate = z.output<typeof Candidate>

export const allocationOperations = [
  operation({
    name: 'match.board', kind: 'query', access: 'match.read', summary: 'Ledige og snart ledige boliger, og hvor mange som passer', input: z.object({ withinDays: z.number().int().default(60), order: z.enum(['cost', 'scarcest']).default('cost') }),
    output: z.object({ now: z.array(DwellingRow.extend({ fits: z.number(), uncertain: z.number(), note: z.string().nullable() })), soon: z.array(DwellingRow.extend({ fits: z.number(), uncertain: z.number(), note: z.string().nullable() })), applicants: z.number(), parked: z.number(), voidCost: z.number() }),
  }),
  operation({
    name: 'match.forDwelling', kind: 'query', access: 'match.read', summary: 'Søkere til en bolig i forklart rekkefølge', input: z.object({ dwellingId: z.string(), limit: z.number().int().max(500).default(50), outsideLimit: z.number().int().max(200).default(0), relaxed: z.array(z.string().max(40)).max(20).default([]) }),
    output: z.object({
      dwelling: DwellingRow, rule: z.object({ name: z.string(), version: z.string(), reference: z.string(), steps: z.array(z.object({ label: z.string(), reference: z.string() })) }), columns: z.array(z.object({ key: z.string(), label: z.string(), level: z.enum(['must', 'should', 'wish', 'rule']) })),
      candidates: z.array(Candidate), total: z.number(), outsideTotal: z.number(), outside: z.array(Candidate), outsideReasons: z.array(z.object({ label: z.string(), count: z.number() })), findOut: z.array(FindOut), nextMeeting: z.object({ id: z.string(), heldOn: z.string() }).nullable(), changedSinceYesterday: z.number(),
    }),
    audited: (input) => ({ entity: 'list', id: input.dwellingId }),
  }),
  operation({
    name: 'match.forCase', kind: 'query', access: 'match.read', summary: 'Boliger som passer for en søker, med grunner', input: z.object({ caseId: z.string(), limit: z.number().int().max(200).default(30), includeOccupied: z.boolean().default(false), relaxed: z.array(z.string().max(40)).max(20).default([]) }),
    output: z.object({ relaxable: z.array(z.object({ key: z.string(), label: z.string() })), lastSearch: z.object({ id: z.string(), version: z.number(), searchedOn: z.string(), reason: z.string(), nextSearchOn: z.string(), by: z.string() }).nullable(), parkedUntil: z.string().nullable(), dwellings: z.array(z.object({ dwelling: DwellingRow, criteria: z.array(Criterion), outcome: z.enum(['fits', 'uncertain', 'outside']), number: z.number().nullable() })), findOut: z.array(FindOut), fits: z.number(), uncertain: z.number(), outside: z.number(), nextMeeting: z.object({ id: z.string(), heldOn: z.string() }).nullable() }),
    audited: (input) => ({ entity: 'housingCase', id: input.caseId }),
  }),
  operation({
    name: 'match.pair', kind: 'query', access: 'match.read', summary: 'Ett par: hvert vilkår med grunner, hva som må finnes ut, og hva som ville endret rekkefølgen', input: z.object({ dwellingId: z.string(), caseId: z.string() }),
    output: z.object({
      candidate: Candidate, headline: z.string(), findOut: z.array(FindOut), whatIf: z.array(z.object({ condition: z.string(), effect: z.string() })),
      /** the smallest set of changes that would make the pair fit (N5); null when it fits. Never a protected fact */
      change: z.object({ possible: z.boolean(), steps: z.array(z.string()), blocking: z.array(z.string()) }).nullable(),
      /** what has changed since the pair was proposed (F39); null when it is not proposed */
      changedSince: z.object({ proposedOn: z.string(), changes: z.array(z.object({ label: z.string(), before: z.string(), now: z.string() })) }).nullable(),
      expectedWait: z.object({ text: z.string(), median: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), basedOn: z.number() }),
    }),
    audited: (input) => ({ entity: 'housingCase', id: input.caseId }),
  }),
  operation({
    name: 'match.propose', kind: 'command', access: 'propose', summary: 'Foreslår et par; det kommer på neste boliglags saksliste', undoable: true,
    input: z.object({ dwellingId: z.string(), caseId: z.string(), departureReason: z.string().trim().max(2000).nullable().default(null), question: z.string().max(1000).nullable().default(null) }), output: z.object({ proposalId: z.string(), meetingId: z.string(), heldOn: z.string(), number: z.number() }),
  }),
  operation({
    name: 'dwelling.allocate', kind: 'command', access: 'allocate', summary: 'Tildeler boligen, oppretter leieforhold og oppfølgingsplan', undoable: false,
    input: z.object({ dwellingId: z.string(), caseId: z.string(), meetingDecisionId: z.string().nullable().default(null), rationale: z.string().trim().max(5000).nullable().default(null), startsOn: z.iso.date(), contractMonths: z.number().int().min(1).max(240).nullable().default(null), answerBy: z.iso.date().nullable().default(null) }),
    output: z.object({ allocationId: z.string(), planId: z.string(), tenancyId: z.string(), contractEndsOn: z.string().nullable() }),
  }),
  operation({
    name: 'allocation.cancel', kind: 'command', access: 'allocate', summary: 'Opphever en tildeling med en grunn', undoable: false,
    input: z.object({ allocationId: z.string(), version: z.number().int(), reason: z.string().trim().min(3).max(2000), outcome: z.enum(['declined', 'cancelled']) }), output: z.object({}),
  }),
] as const
