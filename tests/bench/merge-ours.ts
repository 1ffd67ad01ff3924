// Our side of the merge bench: one exchange, from the files at the place to the commit, in a copy of the store.
import { copyFileSync } from 'node:fs'
import { exchangeWith } from '../../db/exchange/exchange.ts'
import { folderTransport } from '../../db/exchange/folder.ts'
import { measured, onJob } from './merge-measure.ts'
import { openAs, type Prepared } from './merge-prepare.ts'
import { timed } from './stats.ts'

onJob<{ prepared: Prepared; file: string }>(async ({ prepared, file }) => {
  copyFileSync(prepared.base, file)
  const store = openAs(file, Uint8Array.from(prepared.key))
  for (const id of ['sted', 'annet']) store.run(`INSERT INTO place (id, kind, label, config) VALUES (?, 'folder', ?, '{}')`, [id, id])
  const exchange = async (placeId: string) => {
    const transport = folderTransport(prepared.place, {})
    let [holdFrom, held] = [0, 0]
    const holding = (on: boolean) => (on ? (holdFrom = performance.now()) : (held += performance.now() - holdFrom))
    const report = await exchangeWith(store, transport, { placeId, userId: prepared.userId, runId: placeId, now: prepared.now, holding })
    await transport.close()
    if (report.left.length + report.merged.refused.length > 0) throw new Error(JSON.stringify([report.left, report.merged.refused]))
    return { changes: report.merged.changes, held }
  }
  let changes = 0
  let heldMs = 0
  const first = await measured(async () => ({ changes, held: heldMs } = await exchange('sted')))
  if (changes !== prepared.changes) throw new Error(`${changes} changes came in, ${prepared.changes} were made`)
  const againMs = await timed(() => exchange('sted'))
  // The same bundles on a memory stick: nothing at that place is known, so everything is opened before it is seen to be known.
  const elsewhereMs = await timed(() => exchange('annet'))
  return { ...first, againMs, changes, more: { heldMs, elsewhereMs } }
})
