// Backups of the store, bringing one back, and recovery of a damaged store.
import { operation } from '../contract.ts'
import { z } from '../zod.ts'

const Empty = z.object({})
export const Backup = z.object({ id: z.string(), kind: z.enum(['rolling', 'daily', 'weekly', 'monthly', 'manual']), madeAt: z.string(), bytes: z.number(), operations: z.number(), verifiedAt: z.string().nullable(), broken: z.boolean() })

/** What the present store has that a backup lacks. */
export const Difference = z.object({
  operations: z.number(), from: z.string().nullable(), to: z.string().nullable(),
  people: z.array(z.object({ name: z.string(), operations: z.number() })),
  cases: z.array(z.object({ id: z.string(), caseNumber: z.string(), isNew: z.boolean() })), moreCases: z.number(),
  rows: z.array(z.object({ label: z.string(), before: z.number(), now: z.number() })),
  /** false: the present store is damaged, and this is what could be read of it */
  complete: z.boolean(),
})
export type Difference = z.output<typeof Difference>

export const backupOperations = [
  operation({ name: 'backup.list', kind: 'process', access: 'store.maintain', summary: 'Sikkerhetskopiene som finnes, og om de er prøvd', input: Empty, output: z.object({ folder: z.string(), backups: z.array(Backup), running: z.boolean(), fraction: z.number(), failed: z.object({ code: z.string(), since: z.string() }).nullable() }) }),
  operation({ name: 'backup.make', kind: 'process', access: 'store.maintain', summary: 'Tar en sikkerhetskopi nå og prøver den', input: Empty, output: Backup }),
  operation({ name: 'backup.preview', kind: 'process', access: 'log.read', summary: 'Hva som er skrevet etter en sikkerhetskopi', input: z.object({ id: z.string().max(120) }), output: Difference }),
  operation({ name: 'backup.restore', kind: 'process', access: 'log.read', summary: 'Går tilbake til en sikkerhetskopi; filen som er i bruk nå, legges til side', input: z.object({ id: z.string().max(120) }), output: z.object({ setAside: z.string() }) }),
  operation({ name: 'backup.export', kind: 'process', access: 'store.maintain', summary: 'Skriver en hel, forseglet kopi til en mappe, for kommunens egen sikkerhetskopiering', input: z.object({ folder: z.string().trim().min(1).max(1000) }), output: z.object({ path: z.string(), bytes: z.number() }) }),
  operation({
    name: 'recovery.look', kind: 'process', access: 'anyone', summary: 'Ser hva som kan hentes fram når saksarkivet er skadet', input: z.object({ username: z.string().trim().toLowerCase().min(2).max(60), passphrase: z.string().min(1).max(500) }),
    output: z.object({ damage: z.string(), backups: z.array(Backup), difference: Difference.nullable() }),
  }),
  operation({
    name: 'recovery.restore', kind: 'process', access: 'anyone', summary: 'Henter fram siste prøvde kopi og legger på alt som kan leses av den skadede filen; den legges til side', input: z.object({ username: z.string().trim().toLowerCase().min(2).max(60), passphrase: z.string().min(1).max(500), id: z.string().max(120) }),
    output: z.object({ setAside: z.string(), recovered: z.number(), lost: z.boolean() }),
  }),
] as const
