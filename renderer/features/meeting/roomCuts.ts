// How much of each thing the room shows, from all there is room for to the barest. The first drawing that fits is used; the rest is counted in words.

export interface Cut {
  /** lines of the question */
  question: number
  /** dwellings, and lines on each */
  dwellings: number
  lines: number
  /** topics and covered notes, and lines of text in each */
  notes: number
  noteLines: number
  living: 'full' | 'line' | 'none'
  requirements: number
  /** lines of what was tried, and of the person's own words; 0: left out */
  tried: number
  words: number
  decisions: number
  previous: number
  /** «5 krav til boligen», where none of them has room */
  counts: boolean
}

const ALL: Cut = { question: 3, dwellings: 2, lines: 2, notes: 9, noteLines: 3, living: 'full', requirements: 5, tried: 2, words: 3, decisions: 3, previous: 2, counts: true }

/** Each step takes away a little more than the one before. */
const steps = (...cuts: readonly Partial<Cut>[]): Cut[] => {
  const list: Cut[] = []
  for (const cut of cuts) list.push({ ...(list.at(-1) ?? ALL), ...cut })
  return list
}

export const COLUMNS = {
  person: steps({}, { words: 2 }, { tried: 1 }, { requirements: 4 }, { tried: 0 }, { requirements: 3 }, { requirements: 2 }, { words: 1 }, { requirements: 1 }, { words: 0 }, { requirements: 0 }),
  question: steps({}, { noteLines: 2 }, { lines: 1 }, { dwellings: 1, lines: 6, noteLines: 3 }, { lines: 5 }, { lines: 4 }, { lines: 3 }, { lines: 2 }, { noteLines: 2 }, { noteLines: 1 }, { lines: 1 }, { noteLines: 0 }, { dwellings: 0, noteLines: 3 }, { noteLines: 2 }, { noteLines: 1 }, { question: 2 }, { notes: 2 }, { notes: 1 }, { noteLines: 0 }, { notes: 0 }, { question: 1 }),
  decided: steps({}, { previous: 1 }, { previous: 0 }, { decisions: 2, previous: 2 }, { previous: 1 }, { previous: 0 }, { decisions: 1, previous: 2 }, { previous: 0 }),
  side: steps({ previous: 0, tried: 0, words: 2, decisions: 2 }, { words: 1 }, { requirements: 3 }, { words: 0 }, { requirements: 2 }, { living: 'line' }, { requirements: 0 }, { living: 'full', decisions: 1, requirements: 2, words: 1 }, { words: 0 }, { living: 'line' }, { requirements: 1 }, { requirements: 0 }, { counts: false }, { living: 'none' }),
  one: steps({ previous: 0, tried: 0, words: 0, decisions: 1, dwellings: 1, lines: 1, requirements: 2, notes: 1, noteLines: 1 }, { dwellings: 0 }, { requirements: 0, living: 'line' }, { noteLines: 0 }, { counts: false }, { living: 'none' }, { decisions: 0 }, { question: 2 }, { notes: 0 }, { question: 1 }),
} as const
