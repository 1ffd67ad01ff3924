// What it costs that a ready dwelling stands empty while the first in line stays in paid temporary accommodation.
import { daysBetween } from '../../shared/dates.ts'
import { pairOutcome, type ApplicantFacts } from '../../shared/domain/matching.ts'
import { compareApplicants } from '../../shared/domain/order.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import { DWELLING_FACT_COLUMNS, dwellingFacts, readPlacementRules, type DwellingFactRow } from '../facts.ts'
import type { Reader } from '../store.ts'

/** The step after which a dwelling can be moved into. */
const READY_STEP = 'Vasket og låst om'

/** Dwelling id -> øre so far. Only dwellings that are ready and empty, and only while someone it suits pays by the day. */
export function idleCosts(read: Reader, waiting: readonly ApplicantFacts[], rules: RuleDefinition, today: string): Map<string, number> {
  const prices = new Map(read.sql<{ caseId: string; dayPrice: number }>('SELECT caseId, dayPrice FROM temporaryStay WHERE endsOn IS NULL AND dayPrice > 0').map((row) => [row.caseId, row.dayPrice]))
  const paying = waiting.filter((one) => prices.has(one.caseId)).sort(compareApplicants(rules, today))
  const ready = read.sql<DwellingFactRow & { readyOn: string }>(
    `SELECT ${DWELLING_FACT_COLUMNS}, s.doneOn AS readyOn FROM voidStep s JOIN vacancy v ON v.id = s.vacancyId AND v.status IN ('open', 'reserved') JOIN dwelling d ON d.id = v.dwellingId AND d.state = 'vacant' JOIN building b ON b.id = d.buildingId WHERE s.title = ? AND s.doneOn <= ?`, [READY_STEP, today])
  const placement = readPlacementRules(read)
  return new Map(ready.flatMap(({ readyOn, ...row }): [string, number][] => {
    const first = paying.find((one) => pairOutcome(one, dwellingFacts(row, placement), rules, today) !== 'outside')
    return first ? [[row.id, daysBetween(readyOn, today) * prices.get(first.caseId)!]] : []
  }))
}
