// Who knew of what: whether one operation was written after its PC had seen another. This, and not any clock, tells a change of mind from a clash.
import type { Reader } from '../store.ts'
import type { Vector } from './format.ts'

/** An operation's place in its PC's chain. */
export interface Point { device: string; deviceSeq: number }

export class Knowledge {
  private readonly seen = new Map<string, { from: number; vector: Vector }[]>()

  /** Everything the log says its PCs knew. */
  static of(reader: Pick<Reader, 'sql'>): Knowledge {
    const all = new Knowledge()
    for (const row of reader.sql<{ device: string; deviceSeq: number; seen: string }>('SELECT device, deviceSeq, seen FROM operation WHERE seen IS NOT NULL ORDER BY device, deviceSeq')) all.add(row, JSON.parse(row.seen) as Vector)
    return all
  }

  /** From this operation on, its PC knew this much. Added in the order of each chain. */
  add(point: Point, vector: Vector): void {
    const list = this.seen.get(point.device)
    if (list) list.push({ from: point.deviceSeq, vector })
    else this.seen.set(point.device, [{ from: point.deviceSeq, vector }])
  }

  /** Had the PC that wrote `later` seen `earlier` when it wrote it? */
  saw(later: Point, earlier: Point): boolean {
    if (later.device === earlier.device) return later.deviceSeq >= earlier.deviceSeq
    const list = this.seen.get(later.device)
    if (!list) return false
    for (let i = list.length - 1; i >= 0; i--) if (list[i]!.from <= later.deviceSeq) return (list[i]!.vector[earlier.device] ?? 0) >= earlier.deviceSeq
    return false
  }
}
