// The answer of every value parser: a value, a problem, or both (a value that must be looked at). Nothing given is neither.
export type Level = 'hard' | 'soft'

/** hard: the row cannot be written. soft: unusual, so a person must confirm it. `text` is bokmål. */
export interface Problem {
  level: Level
  code: string
  text: string
}

/** `value` undefined means not given. `note` tells what was repaired without asking. */
export interface Parsed<T> {
  value?: T
  problem?: Problem
  note?: string
}

export const hard = (code: string, text: string): Problem => ({ level: 'hard', code, text })
export const soft = (code: string, text: string): Problem => ({ level: 'soft', code, text })
