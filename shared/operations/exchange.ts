// Exchange between PCs: the team, the place, the exchange itself, and what a person must settle afterwards.
import { ROLES } from '../access.ts'
import * as code from '../model/codes.ts'
import { operation } from '../contract.ts'
import { z } from '../zod.ts'

const Empty = z.object({})
const folder = z.string().trim().min(1).max(1000)
const deviceName = z.string().trim().min(2).max(80)
const JobStarted = z.object({ jobId: z.string() })
const Code = z.string()

export const Summary = z.object({ newCases: z.number(), changedCases: z.number(), notes: z.number(), decisions: z.number(), homes: z.number(), meetings: z.number(), plans: z.number(), other: z.number(), contested: z.number(), gaveWay: z.number(), held: z.number() })

/** Answer of the jobs `exchange.look` and `exchange.run`. */
export const ExchangeResult = z.object({
  digest: z.string(),
  bundlesIn: z.number(), bundlesOut: z.number(),
  /** operations in, and those that go out */
  in: z.number(), out: z.number(),
  summary: Summary,
  /** what goes out, by the same words */
  outSummary: Summary,
  /** bundles that were not taken in; sender is the PC's name where it is known */
  left: z.array(z.object({ sender: z.string(), sequence: z.number(), code: Code })),
  /** runs inside good bundles that could not be taken in */
  refused: z.array(z.object({ sender: z.string(), code: Code, operations: z.number() })),
  clocks: z.array(z.object({ sender: z.string(), secondsAhead: z.number() })),
})
export type ExchangeResult = z.output<typeof ExchangeResult>

const Place = z.object({ id: z.string(), kind: z.enum(['folder', 'postgres']), label: z.string(), testedAt: z.string().nullable(), lastAt: z.string().nullable() })
const Device = z.object({ id: z.string(), version: z.number(), name: z.string(), personName: z.string().nullable(), status: code.deviceStatus.schema, joinedAt: z.string(), removedAt: z.string().nullable(), lastExchangeAt: z.string().nullable(), here: z.boolean() })

/** One of the values that clash. */
const Side = z.object({ opId: z.string(), shown: z.string(), by: z.string(), at: z.string(), device: z.string(), here: z.boolean(), current: z.boolean() })
const Where = z.object({ label: z.string(), caseId: z.string().nullable(), dwellingId: z.string().nullable(), planId: z.string().nullable(), meetingId: z.string().nullable() })
export const Clash = z.object({ entity: z.string(), id: z.string(), field: z.string(), fieldLabel: z.string(), where: Where, base: z.object({ shown: z.string(), at: z.string() }).nullable(), sides: z.array(Side), mayChoose: z.boolean() })
const Claimant = z.object({ id: z.string(), version: z.number(), caseId: z.string(), caseNumber: z.string(), name: z.string(), allocatedOn: z.string(), by: z.string(), at: z.string(), device: z.string(), here: z.boolean(), rationale: z.string().nullable(), inForce: z.boolean() })
export const Reviews = z.object({
  clashes: z.array(Clash),
  /** allocations that exclude each other; the first is in force until someone decides */
  disputes: z.array(z.object({ dwellingId: z.string(), dwelling: z.string(), claimants: z.array(Claimant) })),
  /** other rows that gave way: a case number, an address used twice */
  gaveWay: z.array(z.object({ entity: z.string(), id: z.string(), where: Where, fieldLabel: z.string(), written: z.string(), shown: z.string(), keeper: z.string() })),
  held: z.array(z.object({ opId: z.string(), name: z.string(), by: z.string(), at: z.string(), reason: z.enum(['access-withdrawn', 'device-removed']), where: Where.nullable(), changes: z.number() })),
  waiting: z.array(z.object({ label: z.string(), reason: z.enum(['newer', 'unborn', 'parent', 'twin']), rows: z.number() })),
  /** rules that the merged facts break together */
  findings: z.array(z.object({ rule: z.string(), text: z.string(), where: Where })),
})
export type Reviews = z.output<typeof Reviews>

export const exchangeOperations = [
  operation({
    name: 'exchange.status', kind: 'query', access: 'exchange', summary: 'Laget, stedet, hva som venter på et valg, og tidligere utvekslinger', input: Empty,
    output: z.object({
      inTeam: z.boolean(), devices: z.array(Device), place: Place.nullable(), places: z.array(Place),
      waiting: z.object({ clashes: z.number(), disputes: z.number(), gaveWay: z.number(), held: z.number(), waiting: z.number() }),
      runs: z.array(z.object({ id: z.string(), at: z.string(), who: z.string(), place: z.string(), outcome: z.enum(['done', 'failed', 'cancelled']), code: Code.nullable(), result: ExchangeResult.nullable() })),
    }),
  }),
  operation({ name: 'exchange.news', kind: 'process', access: 'exchange', summary: 'Ser om andre har delt noe nytt (leser bare filnavn)', input: Empty, output: z.object({ count: z.number(), code: Code.nullable() }) }),
  operation({
    name: 'exchange.setPlace', kind: 'process', access: 'exchange', summary: 'Velger mappen eller databasen det utveksles gjennom, og prøver den først',
    input: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('folder'), folder }),
      z.object({ kind: z.literal('postgres'), host: z.string().trim().min(1).max(200), port: z.number().int().min(1).max(65_535).default(5432), database: z.string().trim().min(1).max(100), user: z.string().trim().min(1).max(100), password: z.string().max(500), ca: z.string().max(20_000).nullable().default(null) }),
    ]),
    output: z.object({ ok: z.boolean(), steps: z.array(z.object({ step: z.string(), ok: z.boolean() })), code: Code.nullable(), placeId: z.string().nullable() }),
  }),
  operation({ name: 'exchange.choosePlace', kind: 'process', access: 'exchange', summary: 'Bytter til et sted som er brukt før', input: z.object({ id: z.string() }), output: Empty }),
  operation({ name: 'exchange.look', kind: 'process', access: 'exchange', summary: 'Prøvekjøring: hva som kommer inn og går ut; ingenting skrives (jobb)', input: Empty, output: JobStarted }),
  operation({ name: 'exchange.run', kind: 'process', access: 'exchange', summary: 'Utveksler det prøvekjøringen viste (jobb)', input: z.object({ expected: z.string().max(64).nullable().default(null) }), output: JobStarted }),
  operation({ name: 'exchange.reviews', kind: 'query', access: 'exchange', summary: 'Alt som venter på et valg etter utvekslinger', input: Empty, output: Reviews, audited: () => ({ entity: 'list', id: 'exchange.reviews' }) }),
  operation({
    name: 'exchange.settle', kind: 'command', access: 'exchange', summary: 'Velger hvilken endring som skal gjelde; den andre blir i loggen', undoable: true,
    input: z.object({ entity: z.string().max(60), id: z.string().max(60), field: z.string().max(60), chosen: z.string().max(60), seen: z.array(z.string().max(60)).min(1).max(50) }), output: Empty,
  }),
  operation({
    name: 'exchange.settleAllocation', kind: 'command', access: 'allocate', summary: 'Avgjør en bolig som er tildelt to ganger: én beholdes, den andre oppheves med grunn',
    input: z.object({ keep: z.string(), cancel: z.array(z.object({ id: z.string(), version: z.number().int() })).min(1).max(10), reason: z.string().trim().min(3).max(300) }), output: Empty,
  }),
  operation({ name: 'exchange.disputeToMeeting', kind: 'command', access: 'meeting.run', summary: 'Setter en bolig som er tildelt to ganger, på neste saksliste', undoable: true, input: z.object({ dwellingId: z.string() }), output: z.object({ heldOn: z.string(), added: z.number() }) }),
  operation({ name: 'exchange.letIn', kind: 'command', access: 'log.read', summary: 'Slipper inn arbeid som ble lagt til side', undoable: true, input: z.object({ opId: z.string().max(60), reason: z.string().trim().min(3).max(300) }), output: Empty }),
  operation({ name: 'exchange.renumber', kind: 'command', access: 'case.write', summary: 'Gir en sak nytt nummer når to har fått samme', undoable: true, input: z.object({ caseId: z.string(), version: z.number().int() }), output: z.object({ caseNumber: z.string() }) }),

  operation({
    name: 'team.invite', kind: 'process', access: 'users.write', summary: 'Inviterer en ny PC: en fil i mappen og en kort kode som leses høyt; gjelder i ti minutter',
    input: z.object({ folder, userId: z.string() }), output: z.object({ code: z.string(), expiresAt: z.string() }),
  }),
  operation({
    name: 'team.invitation', kind: 'process', access: 'users.write', summary: 'Sier hvor langt invitasjonen er kommet', input: Empty,
    output: z.object({ state: z.enum(['none', 'waiting', 'copying', 'done', 'expired', 'failed']), fraction: z.number(), deviceName: z.string().nullable(), wrongCodes: z.number(), code: Code.nullable() }),
  }),
  operation({ name: 'team.stopInviting', kind: 'process', access: 'users.write', summary: 'Trekker invitasjonen tilbake', input: Empty, output: Empty }),
  operation({
    name: 'team.join', kind: 'process', access: 'anyone', summary: 'Blir med i et lag fra en ny PC, med mappen og koden fra en kollega',
    input: z.object({ folder, code: z.string().trim().min(4).max(40), deviceName, passphrase: z.string().min(1).max(500) }), output: Empty,
  }),
  operation({
    name: 'team.joining', kind: 'process', access: 'anyone', summary: 'Sier hvor langt innmeldingen er kommet', input: Empty,
    output: z.object({ state: z.enum(['none', 'waiting', 'copying', 'done', 'failed']), fraction: z.number(), personName: z.string().nullable(), username: z.string().nullable(), recoveryCode: z.string().nullable(), code: Code.nullable() }),
  }),
  operation({ name: 'team.stopJoining', kind: 'process', access: 'anyone', summary: 'Avbryter innmeldingen', input: Empty, output: Empty }),
  operation({ name: 'team.removeDevice', kind: 'command', access: 'users.write', summary: 'Fjerner en PC: det den sender etterpå, tas ikke imot, og den kan ikke lese nye pakker', input: z.object({ id: z.string(), version: z.number().int() }), output: Empty }),
  operation({ name: 'team.renameDevice', kind: 'command', access: 'users.write', summary: 'Gir en PC et navn', undoable: true, input: z.object({ id: z.string(), version: z.number().int(), name: deviceName }), output: Empty }),
  operation({ name: 'users.allowHere', kind: 'process', access: 'users.write', summary: 'Lar en bruker som finnes, logge inn på denne PC-en', input: z.object({ userId: z.string(), passphrase: z.string().min(1).max(500) }), output: z.object({ role: z.enum(ROLES) }) }),
] as const
