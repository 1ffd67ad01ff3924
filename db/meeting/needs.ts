// What a case asks of a dwelling, and how many wait for the same: an order for a dwelling says both, counted in that moment.
import { requirementKind, type RequirementKind } from '../../shared/model/codes.ts'
import type { Reader } from '../store.ts'

export interface Need { key: string; text: string; waiting: number }
interface Asked { kind: RequirementKind; value: string | null }

/** A larger dwelling serves whoever asks for less: those who ask for at least so much are counted. A lower floor likewise. */
const COMPARED: Partial<Record<RequirementKind, '>=' | '<='>> = { bedrooms: '>=', minArea: '>=', maxFloor: '<=' }

const WAITING = `c.status IN ('waiting', 'offered')`

function asks({ kind, value }: Asked): { sql: string; values: string[] } {
  const compared = value === null ? undefined : COMPARED[kind]
  return { sql: `EXISTS (SELECT 1 FROM requirement r WHERE r.caseId = c.id AND r.kind = ? AND r.level = 'must'${compared ? ` AND CAST(r.value AS REAL) ${compared} CAST(? AS REAL)` : ''})`, values: compared ? [kind, value!] : [kind] }
}

/** Applicants with a granted decision who wait, and who have all of this as a must. */
export function waitingFor(read: Reader, needs: readonly Asked[]): number {
  const parts = needs.map(asks)
  return read.sql<{ n: number }>(`SELECT count(*) AS n FROM housingCase c WHERE ${[WAITING, ...parts.map((one) => one.sql)].join(' AND ')}`, parts.flatMap((one) => one.values))[0]!.n
}

const textOf = ({ kind, value }: Asked) => (kind === 'bedrooms' && value ? `${value} soverom` : kind === 'minArea' && value ? `Minst ${value} m²` : kind === 'maxFloor' && value ? `Høyst ${value}. etasje` : requirementKind.labels[kind])

/** Each must of the case, and all of them together when there are several. */
export function needsOf(read: Reader, caseId: string): Need[] {
  const musts = read.sql<Asked>(`SELECT kind, value FROM requirement WHERE caseId = ? AND level = 'must' ORDER BY createdAt, id`, [caseId])
  const each = musts.map((one): Need => ({ key: one.kind, text: textOf(one), waiting: waitingFor(read, [one]) }))
  if (musts.length < 2) return each
  const words = musts.map(textOf).map((word, i) => (i === 0 ? word : word.replace(/^./, (letter) => letter.toLowerCase())))
  return [...each, { key: 'all', text: `${words.slice(0, -1).join(', ')} og ${words.at(-1)!}`.slice(0, 300), waiting: waitingFor(read, musts) }]
}
