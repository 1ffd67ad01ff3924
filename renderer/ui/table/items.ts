// Rows and group headers share one scroll: where each item stands, and how the keyboard moves among the rows.
export interface Group {
  key: string
  label: string
  count: number
  /** index of its first row */
  start: number
}

export type Item = { kind: 'row'; index: number } | { kind: 'group'; group: Group }

/** The item at a place in the scroll. */
export function itemAt(position: number, groups: readonly Group[]): Item {
  let headers = 0
  for (const group of groups) {
    const at = group.start + headers
    if (at === position) return { kind: 'group', group }
    if (at > position) break
    headers += 1
  }
  return { kind: 'row', index: position - headers }
}

/** Where a row stands in the scroll. */
export function positionOf(row: number, groups: readonly Group[]): number {
  return row + groups.filter((group) => group.start <= row).length
}

/** The row a key leads to, or null when the key does not move. */
export function moved(key: string, from: number, total: number, pageRows: number): number | null {
  const to: Record<string, number> = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: total - 1, PageDown: from + pageRows, PageUp: from - pageRows }
  const next = to[key]
  return next === undefined || total === 0 ? null : Math.min(Math.max(next, 0), total - 1)
}
