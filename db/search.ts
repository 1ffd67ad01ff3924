// Search: what can be found, kept in step with every write, and asked as one types. A protected person is found by case number only.
import type { EntityName } from '../shared/model/index.ts'
import type { Reader, Scalar, Store } from './store.ts'

interface Item { kind: 'case' | 'dwelling' | 'note'; targetId: string; sourceId: string; title: string; body: string }

/** Re-index what a command touched. Runs inside its transaction. */
export function refreshSearch(store: Store, touched: readonly { entity: EntityName; id: string }[]): void {
  const cases = new Set<string>()
  const dwellings = new Set<string>()
  const notes = new Set<string>()
  for (const { entity, id } of touched) {
    if (entity === 'housingCase') cases.add(id)
    else if (entity === 'person') for (const row of ids(store, 'SELECT id FROM housingCase WHERE personId = ?', id)) cases.add(row)
    else if (entity === 'dwelling') dwellings.add(id)
    else if (entity === 'building') for (const row of ids(store, 'SELECT id FROM dwelling WHERE buildingId = ?', id)) dwellings.add(row)
    else if (entity === 'note') notes.add(id)
  }
  // A case that is moved to another person, or whose person comes under protection, takes its notes with it.
  for (const id of cases) if (put(store, 'case', id, caseItem(store, id))) for (const row of ids(store, 'SELECT id FROM note WHERE caseId = ?', id)) notes.add(row)
  for (const id of dwellings) put(store, 'dwelling', id, dwellingItem(store, id))
  for (const id of notes) put(store, 'note', id, noteItem(store, id))
}

const ids = (store: Store, text: string, id: string) => store.sql<{ id: string }>(text, [id]).map((row) => row.id)

function caseItem(store: Store, id: string): Item | null {
  const row = store.sql<{ caseNumber: string; name: string; nationalId: string | null; phone: string | null; address: string | null; protectedAddress: string }>(
    'SELECT c.caseNumber, p.name, p.nationalId, p.phone, p.address, p.protectedAddress FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id = ?', [id])[0]
  if (!row) return null
  const base = { kind: 'case' as const, targetId: id, sourceId: id }
  if (row.protectedAddress !== 'none') return { ...base, title: row.caseNumber, body: '' }
  return { ...base, title: row.name, body: [row.caseNumber, row.nationalId, row.phone?.replace(/\s/g, ''), row.address].filter(Boolean).join(' ') }
}

function dwellingItem(store: Store, id: string): Item | null {
  const row = store.sql<{ address: string; unitNumber: string | null; area: string | null; externalRef: string | null }>(
    'SELECT b.address, d.unitNumber, b.area, d.externalRef FROM dwelling d JOIN building b ON b.id = d.buildingId WHERE d.id = ?', [id])[0]
  return row ? { kind: 'dwelling', targetId: id, sourceId: id, title: [row.address, row.unitNumber].filter(Boolean).join(', '), body: [row.area, row.externalRef].filter(Boolean).join(' ') } : null
}

function noteItem(store: Store, id: string): Item | null {
  const row = store.sql<{ caseId: string | null; dwellingId: string | null; title: string; body: string | null; protectedAddress: string | null }>(
    'SELECT n.caseId, n.dwellingId, n.title, n.body, p.protectedAddress FROM note n LEFT JOIN housingCase c ON c.id = n.caseId LEFT JOIN person p ON p.id = c.personId WHERE n.id = ?', [id])[0]
  if (!row || (row.protectedAddress !== null && row.protectedAddress !== 'none')) return null
  return { kind: 'note', targetId: row.caseId ?? row.dwellingId ?? id, sourceId: id, title: row.title, body: row.body ?? '' }
}

/** @returns whether what can be found was changed */
function put(store: Store, kind: string, sourceId: string, item: Item | null): boolean {
  const old = store.sql<{ rowid: number; targetId: string; title: string; body: string }>('SELECT i.rowid, i.targetId, s.title, s.body FROM search_item i JOIN search_text s ON s.rowid = i.rowid WHERE i.kind = ? AND i.sourceId = ?', [kind, sourceId])[0]
  if (old && item && old.title === item.title && old.body === item.body && old.targetId === item.targetId) return false
  if (old) store.run('DELETE FROM search_text WHERE rowid = ?', [old.rowid])
  if (!item) {
    if (old) store.run('DELETE FROM search_item WHERE rowid = ?', [old.rowid])
    return old !== undefined
  }
  if (!old) store.run('INSERT INTO search_item (kind, targetId, sourceId) VALUES (?, ?, ?)', [kind, item.targetId, sourceId])
  const rowid = old?.rowid ?? store.sql<{ id: number }>('SELECT last_insert_rowid() AS id')[0]!.id
  store.run('INSERT INTO search_text (rowid, title, body) VALUES (?, ?, ?)', [rowid, item.title, item.body])
  return true
}

/** What people type, as an FTS query: every word quoted, the last ones as prefixes. Nothing they type can be an operator. */
export function ftsQuery(text: string): string | null {
  const words = text.normalize('NFC').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).slice(0, 8)
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' ')
}

export interface Found { kind: 'case' | 'dwelling' | 'note'; targetId: string; sourceId: string; title: string; snippet: string }

/** How many of the newest hits of a common word are ranked. Ranking all of them is the slowest normal operation there is. */
export const RANK_WINDOW = 2000

/** Ranked hits of one kind among the newest RANK_WINDOW of a word. */
function findKind(reader: Reader, match: string, kind: string, limit: number): Found[] {
  const floor = reader.sql<{ rowid: number }>(`SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ${RANK_WINDOW - 1}`, [match])[0]?.rowid ?? 0
  return reader.sql<Found>(
    `SELECT i.kind, i.targetId, i.sourceId, s.title, snippet(search_text, 1, '', '', '…', 10) AS snippet
     FROM search_text s JOIN search_item i ON i.rowid = s.rowid
     WHERE search_text MATCH ? AND s.rowid >= ? AND i.kind = ?
     ORDER BY bm25(search_text, 8.0, 1.0), s.rowid DESC LIMIT ?`,
    [match, floor, kind, limit] as Scalar[],
  )
}

/** How many places the later kinds keep, so that a common name does not hide an address. */
const KEPT_FOR_LATER = 3

/** Ranked hits of the kinds this user may see, people first, then dwellings, then notes. */
export function findText(reader: Reader, text: string, kinds: readonly string[], limit: number): Found[] {
  const match = ftsQuery(text)
  if (!match) return []
  const found = kinds.map((kind) => findKind(reader, match, kind, limit))
  let left = limit
  return found.flatMap((list, i) => {
    const later = found.slice(i + 1).reduce((sum, other) => sum + Math.min(KEPT_FOR_LATER, other.length), 0)
    const taken = list.slice(0, Math.max(0, left - later))
    left -= taken.length
    return taken
  })
}
