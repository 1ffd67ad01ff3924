// The place in use: the one that was tried last.
import type { Reader } from '../store.ts'

export interface Place { id: string; kind: 'folder' | 'postgres'; label: string; config: string; testedAt: string | null; lastAt: string | null }

export const placeInUse = (read: Pick<Reader, 'sql'>): Place | null => read.sql<Place>('SELECT * FROM place ORDER BY testedAt DESC LIMIT 1')[0] ?? null
