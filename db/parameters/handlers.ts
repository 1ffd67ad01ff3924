// Keeping the rates: a new set from a date ends the one before it; what a calculation was built on is never changed.
import { plusDays } from '../../shared/dates.ts'
import { ratesAt } from '../../shared/domain/parameters.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { CommandContext, Handlers } from '../context.ts'
import type { Reader } from '../store.ts'
import { parseRates } from './read.ts'

/** How many kept calculations rest on a set. */
const usedBy = (read: Pick<Reader, 'sql'>, id: string) => read.sql<{ n: number }>(`SELECT count(*) AS n FROM capacityCalculation c, json_each(c.parameterIds) j WHERE j.value = ?`, [id])[0]!.n

/** Begin a set: the one that runs into it ends the day before. Two that begin the same day, or one that begins within another with an end, are refused. */
function makeRoom({ write }: CommandContext, kind: string, validFrom: string, validTo: string | null, except: string | null): string | null {
  const others = write.sql<Row<'parameterSet'>>('SELECT * FROM parameterSet WHERE kind = ? AND id <> ?', [kind, except ?? ''])
  const overlaps = others.filter((one) => (one.validTo === null || one.validTo >= validFrom) && (validTo === null || one.validFrom <= validTo))
  const before = overlaps.find((one) => one.validFrom < validFrom && one.validTo === null)
  if (overlaps.some((one) => one !== before)) throw new Refusal('rates-overlap', { field: 'validFrom' })
  if (before) write.update('parameterSet', before.id, before.version, { validTo: plusDays(validFrom, -1) })
  return before?.id ?? null
}

export const parameterHandlers = {
  'rates.list': ({ read, today }, input) => {
    const rows = read.sql<Row<'parameterSet'>>('SELECT * FROM parameterSet WHERE ? IS NULL OR kind = ? ORDER BY kind, validFrom DESC', [input.kind, input.kind])
    return rows.map((row) => ({ id: row.id, version: row.version, kind: row.kind, year: row.year, validFrom: row.validFrom, validTo: row.validTo, definition: row.definition, source: row.source, keptBy: row.keptBy, inForce: ratesAt(rows.filter((one) => one.kind === row.kind), today)?.id === row.id, used: usedBy(read, row.id) }))
  },
  'rates.save': (context, input) => {
    const { write, session } = context
    const rates = parseRates(input.kind, input.definition)
    if (!rates) throw new Refusal('bad-input', { field: 'definition' })
    if (input.validTo !== null && input.validTo < input.validFrom) throw new Refusal('bad-input', { field: 'validTo' })
    if (input.id !== null && write.sql('SELECT 1 FROM parameterSet WHERE id = ? AND kind = ?', [input.id, input.kind]).length === 0) throw new Refusal('not-found')
    if (input.id !== null && usedBy(write, input.id) > 0) throw new Refusal('rates-used')
    const closed = makeRoom(context, input.kind, input.validFrom, input.validTo, input.id)
    const row = { kind: input.kind, validFrom: input.validFrom, validTo: input.validTo, year: Number(input.validFrom.slice(0, 4)), definition: JSON.stringify(rates), source: input.source, keptBy: session.name }
    if (input.id === null) return { id: write.insert('parameterSet', row).id, closed }
    return { id: write.update('parameterSet', input.id, input.version, row).id, closed }
  },
} satisfies Partial<Handlers>
