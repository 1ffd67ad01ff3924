// What taking a command back may not do on the track: leave a step against the tenant standing on nothing, an eviction without its track, or two tracks open.
import { Refusal } from '../../shared/errors.ts'
import { dateText } from '../../shared/dates.ts'
import { trackStepKind } from '../../shared/model/codes.ts'
import type { Reader } from '../store.ts'
import { looseSteps, readTrack } from './track.ts'

interface Touched { entity: string; entityId: string }
const OF = { evictionTrack: 'SELECT id FROM evictionTrack WHERE id = ?', trackStep: 'SELECT trackId AS id FROM trackStep WHERE id = ?', repaymentPlan: 'SELECT trackId AS id FROM repaymentPlan WHERE id = ?' } as const

const tracksOf = (read: Reader, touched: readonly Touched[]) => new Set(touched.flatMap((one) => (one.entity in OF ? read.sql<{ id: string | null }>(OF[one.entity as keyof typeof OF], [one.entityId]).flatMap((row) => row.id ?? []) : [])))

/** What is wrong with these tracks as they stand, by what it is about. */
function faults(read: Reader, ids: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>()
  for (const id of ids) {
    const one = readTrack(read, id)
    if (!one) continue
    for (const step of looseSteps(read, one)) found.set(step.id, `«${trackStepKind.labels[step.kind]}» ${dateText(step.happenedOn)} ville stå uten det steget bygger på.`)
    if (one.track.status === 'open' && read.sql(`SELECT 1 FROM evictionTrack WHERE tenancyId = ? AND status = 'open' AND id <> ?`, [one.track.tenancyId, id]).length > 0) found.set(one.track.tenancyId, 'Det er åpnet et annet spor for leieforholdet etterpå.')
    if (one.tenancy.endReason === 'eviction' && one.track.outcome !== 'evicted' && !one.steps.some((step) => step.kind === 'evictionDate' && step.withdrawnOn === null)) found.set(`${one.track.tenancyId} ended`, 'Leieforholdet er avsluttet som utkastelse. Det bygger på dette.')
  }
  return found
}

/** Look before; the answer looks again after, and refuses what the undo would have broken. What was wrong before is not its doing. */
export function watchTracks(read: Reader, touched: readonly Touched[]): () => void {
  const ids = tracksOf(read, touched)
  const before = faults(read, ids)
  return () => {
    const missing = [...faults(read, new Set([...ids, ...tracksOf(read, touched)]))].filter(([about]) => !before.has(about)).map(([, words]) => words)
    if (missing.length > 0) throw new Refusal('undo-blocked', { details: { missing } })
  }
}
