// A place from its saved configuration. The password of a database lies in the encrypted store, and only there.
import { Refusal } from '../../shared/errors.ts'
import { z } from '../../shared/zod.ts'
import { folderTransport } from '../../db/exchange/folder.ts'
import type { Transport } from '../../db/exchange/format.ts'

export const PlaceConfig = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('folder'), folder: z.string() }),
  z.object({ kind: z.literal('postgres'), host: z.string(), port: z.number(), database: z.string(), user: z.string(), password: z.string(), ca: z.string().nullable() }),
])
export type PlaceConfig = z.output<typeof PlaceConfig>

/** The transport of a place. What a database needs is loaded only where there is one. */
export async function transportOf(config: PlaceConfig, team: string): Promise<Transport> {
  if (config.kind === 'folder') return folderTransport(config.folder)
  const { postgresTransport } = await import('../../db/exchange/postgres.ts')
  return postgresTransport({ ...config, team })
}

export function readConfig(text: string): PlaceConfig {
  const parsed = PlaceConfig.safeParse(JSON.parse(text))
  if (!parsed.success) throw new Refusal('exchange-no-place')
  return parsed.data
}
