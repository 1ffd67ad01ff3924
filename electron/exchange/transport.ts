// A place from its saved configuration. The password of a database lies in the encrypted store, and only there.
import { Refusal } from '../../shared/errors.ts'
import { z } from '../../shared/zod.ts'
import { folderTransport } from '../../db/exchange/folder.ts'
import type { Transport } from '../../db/exchange/format.ts'
import { postgresTransport } from '../../db/exchange/postgres.ts'

export const PlaceConfig = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('folder'), folder: z.string() }),
  z.object({ kind: z.literal('postgres'), host: z.string(), port: z.number(), database: z.string(), user: z.string(), password: z.string(), ca: z.string().nullable() }),
])
export type PlaceConfig = z.output<typeof PlaceConfig>

/** The transport of a place. @param signal ends a call that hangs */
export function transportOf(config: PlaceConfig, team: string, signal?: AbortSignal): Transport {
  const patience = signal ? { signal } : {}
  return config.kind === 'folder' ? folderTransport(config.folder, patience) : postgresTransport({ ...config, team }, patience)
}

export function readConfig(text: string): PlaceConfig {
  const parsed = PlaceConfig.safeParse(JSON.parse(text))
  if (!parsed.success) throw new Refusal('exchange-no-place')
  return parsed.data
}
