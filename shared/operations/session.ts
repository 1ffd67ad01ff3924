// Before and around the store: what state it is in, opening, creating, locking. Handled by the store process itself.
import { ROLES } from '../access.ts'
import { operation } from '../contract.ts'
import { z } from '../zod.ts'

const Role = z.enum(ROLES)
export const SessionView = z.object({ userId: z.string(), name: z.string(), initials: z.string(), role: Role })
const username = z.string().trim().toLowerCase().min(2).max(60)
const passphrase = z.string().min(1).max(500)

export const sessionOperations = [
  operation({
    name: 'app.status', kind: 'process', access: 'anyone', summary: 'Sier om saksarkivet finnes, er låst eller åpent',
    input: z.object({}),
    output: z.object({
      state: z.enum(['none', 'locked', 'open']), demo: z.boolean(), demoHint: z.object({ username: z.string(), passphrase: z.string() }).nullable(),
      readOnly: z.boolean(), lostLog: z.boolean(), session: SessionView.nullable(), autoLockMinutes: z.number(), storePath: z.string(), mode: z.enum(['desktop', 'browser', 'command']), municipality: z.string().nullable(),
      now: z.string(), otherStores: z.array(z.object({ kind: z.enum(['main', 'demo']), exists: z.boolean() })),
    }),
  }),
  operation({
    name: 'store.create', kind: 'process', access: 'anyone', summary: 'Oppretter kommunens saksarkiv med første bruker; gir gjenopprettingskoden én gang',
    input: z.object({ municipality: z.string().trim().min(2).max(120), office: z.string().trim().min(2).max(120).default('Boligkontoret'), name: z.string().trim().min(2).max(120), username, passphrase }),
    output: z.object({ session: SessionView, recoveryCode: z.string() }),
  }),
  operation({
    name: 'store.createDemo', kind: 'process', access: 'anyone', summary: 'Lager demokommunen Solvik og åpner den',
    input: z.object({ size: z.number().int().min(50).max(50_000).default(620) }), output: z.object({ session: SessionView }),
  }),
  operation({
    name: 'store.choose', kind: 'process', access: 'anyone', summary: 'Bytter mellom kommunens saksarkiv og demokommunen (låser først)',
    input: z.object({ kind: z.enum(['main', 'demo']) }), output: z.object({}),
  }),
  operation({
    name: 'session.unlock', kind: 'process', access: 'anyone', summary: 'Låser opp med brukernavn og passord',
    input: z.object({ username, passphrase }), output: z.object({ session: SessionView }),
  }),
  operation({
    name: 'session.recover', kind: 'process', access: 'anyone', summary: 'Låser opp med gjenopprettingskoden og setter nytt passord',
    input: z.object({ username, recoveryCode: z.string().min(10).max(200), newPassphrase: passphrase }), output: z.object({ session: SessionView, recoveryCode: z.string() }),
  }),
  operation({ name: 'session.lock', kind: 'process', access: 'anyone', summary: 'Låser saksarkivet ved å avslutte lagerprosessen', input: z.object({}), output: z.object({}) }),
  operation({
    name: 'device.remember', kind: 'process', access: 'anyone', summary: 'Husker denne PC-en: nøkkelen forsegles av operativsystemet (bare i skrivebordsutgaven)',
    input: z.object({ on: z.boolean().optional() }), output: z.object({ possible: z.boolean(), on: z.boolean() }),
  }),
  operation({
    name: 'session.changePassphrase', kind: 'process', access: 'settings.read', summary: 'Bytter eget passord',
    input: z.object({ old: passphrase, next: passphrase }), output: z.object({}),
  }),
  operation({
    name: 'users.add', kind: 'process', access: 'users.write', summary: 'Legger til en bruker med eget passord',
    input: z.object({ name: z.string().trim().min(2).max(120), username, role: Role, passphrase }), output: z.object({ userId: z.string() }),
  }),
  operation({
    name: 'file.put', kind: 'process', access: 'import', summary: 'Tar imot en fil i biter, bare i minnet',
    input: z.object({ token: z.string().regex(/^[a-z0-9-]{8,60}$/), name: z.string().max(260), offset: z.number().int().min(0), total: z.number().int().min(0).max(31_000_000), base64: z.string().max(900_000) }),
    output: z.object({ received: z.number() }),
  }),
  operation({
    name: 'job.status', kind: 'process', access: 'anyone', summary: 'Sier hvor langt en jobb er kommet',
    input: z.object({ jobId: z.string() }),
    output: z.object({
      jobId: z.string(), state: z.enum(['running', 'done', 'failed', 'cancelled']), fraction: z.number(), step: z.string(),
      result: z.unknown().optional(), error: z.object({ code: z.string(), field: z.string().optional(), details: z.record(z.string(), z.unknown()).optional() }).optional(),
    }),
  }),
  operation({ name: 'job.cancel', kind: 'process', access: 'anyone', summary: 'Avbryter en jobb; ingenting blir halvgjort', input: z.object({ jobId: z.string() }), output: z.object({ cancelled: z.boolean() }) }),
] as const
