// The rates in force on a date. A kind without rates for the day answers null: nothing is borrowed from another year.
import { RATES, ratesAt, type ParameterKind, type RatesOf } from '../../shared/domain/parameters.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Reader } from '../store.ts'

export interface Rates<K extends ParameterKind> { id: string; year: number; validFrom: string; validTo: string | null; source: string; rates: RatesOf<K> }

/**
 * @param date the day the figure is for, not the day it is asked
 * @returns null when none are kept for the day, or when what another version wrote cannot be read
 */
export function readRates<K extends ParameterKind>(read: Pick<Reader, 'sql'>, kind: K, date: string): Rates<K> | null {
  const found = ratesAt(read.sql<Row<'parameterSet'>>('SELECT * FROM parameterSet WHERE kind = ?', [kind]), date)
  if (!found) return null
  const parsed = parseRates(kind, found.definition)
  return parsed ? { id: found.id, year: found.year, validFrom: found.validFrom, validTo: found.validTo, source: found.source, rates: parsed } : null
}

/** The rates in a definition, or null when it is not of this kind. */
export function parseRates<K extends ParameterKind>(kind: K, definition: string): RatesOf<K> | null {
  try {
    const parsed = RATES[kind].safeParse(JSON.parse(definition))
    return parsed.success ? (parsed.data as RatesOf<K>) : null
  } catch {
    return null
  }
}
