// The hybrid logical clock of the log: stamps that sort as text, always after everything this PC knows of, whatever its wall clock says.
// A stamp is [generation]at#count#device. A far-future stamp opens a new generation instead of dragging everyone's clock along: what is written
// after it still sorts after it, and the times in it are sane again. Generation 0 is written without its prefix, as it always was.

/** How far ahead of this PC's clock a known stamp may be before it is taken for a wrong clock. */
export const FAR_FUTURE_MS = 24 * 3_600_000
const COUNT_MAX = 99_999

export interface Stamp { generation: number; at: string; count: number; device: string }

const PREFIX = /^g(\d{6})!/

/** Read a stamp. Null when it is not one. */
export function parseStamp(text: string): Stamp | null {
  const found = PREFIX.exec(text)
  const [at, count, device, ...more] = (found ? text.slice(found[0].length) : text).split('#')
  if (!at || !count || !device || more.length > 0 || !/^\d{5}$/.test(count) || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(at) || Number.isNaN(Date.parse(at))) return null
  return { generation: found ? Number(found[1]) : 0, at, count: Number(count), device }
}

/** Write a stamp. Text order is stamp order. */
export function stampText(stamp: Stamp): string {
  const prefix = stamp.generation > 0 ? `g${String(stamp.generation).padStart(6, '0')}!` : ''
  return `${prefix}${stamp.at}#${String(stamp.count).padStart(5, '0')}#${stamp.device}`
}

/** ISO instants outside the years 0000 to 9999 do not sort as text: a clock that far off is brought to the edge. */
const sortable = (at: string) => (/^\d{4}-/.test(at) ? at : at.startsWith('-') ? '0000-01-01T00:00:00.000Z' : '9999-12-31T00:00:00.000Z')

/**
 * The next stamp of a PC.
 * @param last the greatest stamp it knows, its own or another's
 * @param now its wall clock, an ISO instant
 */
export function stampAfter(last: string | null, now: string, device: string): string {
  const at = sortable(now)
  const known = last === null ? null : parseStamp(last)
  if (!known) return stampText({ generation: 0, at, count: 0, device })
  const { generation } = known
  if (at > known.at) return stampText({ generation, at, count: 0, device })
  if (Date.parse(known.at) - Date.parse(at) > FAR_FUTURE_MS) return stampText({ generation: generation + 1, at, count: 0, device })
  if (known.count < COUNT_MAX) return stampText({ generation, at: known.at, count: known.count + 1, device })
  return stampText({ generation, at: new Date(Date.parse(known.at) + 1).toISOString(), count: 0, device })
}
