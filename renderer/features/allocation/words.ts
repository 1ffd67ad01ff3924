// Short lines about a dwelling and a pair, said the same way everywhere on Tildeling.
import { kroner, shortDate } from '../../../shared/dates.ts'
import type { RequirementKind } from '../../../shared/model/codes.ts'
import type { Output } from '../../../shared/operations/index.ts'
import type { Candidate } from '../../../shared/operations/allocation.ts'
import type { Criterion } from '../../../shared/operations/views.ts'
import { text } from '../../text.ts'

const t = text.allocation
export type Board = Output<'match.board'>
export type BoardRow = Board['now'][number]
export type ForDwelling = Output<'match.forDwelling'>
export type Dwelling = ForDwelling['dwelling']
export type FindOutRow = ForDwelling['findOut'][number]

/** «2-roms · 48 m² · 1. etasje» */
export function dwellingLine(row: Dwelling): string {
  return [row.kindText, row.usableArea === null ? null : t.squareMetres(row.usableArea), row.floor === null ? null : t.floor(row.floor)].filter(Boolean).join(' · ')
}

/** A good property, unless the kind of dwelling already says it. */
const said = (row: Dwelling, word: string, answer: Dwelling['stepFree']) => (answer === 'yes' && !row.kindText.includes(word) ? word : null)

/** The same, with what one asks first about a dwelling. */
export function dwellingFacts(row: Dwelling): string {
  return [dwellingLine(row), said(row, t.stepFree, row.stepFree), said(row, t.lift, row.lift), row.rent === null ? null : t.perMonth(kroner(row.rent))].filter(Boolean).join(' · ')
}

/** «Tom i 34 dager · 28 900 kr», or from when it is free. */
export function vacancyLine(row: Dwelling, today: string): string {
  if (row.vacantDays !== null && row.vacantDays >= 0 && row.state !== 'occupied') return [t.vacantFor(row.vacantDays), row.voidCost > 0 ? kroner(row.voidCost) : null].filter(Boolean).join(' · ')
  return row.availableOn ? t.freeFrom(shortDate(row.availableOn, today)) : ''
}

const ASKED: readonly (RequirementKind & keyof Dwelling)[] = ['stepFree', 'petsAllowed', 'lift']
export const dwellingSigns = (row: Dwelling): RequirementKind[] => ASKED.filter((kind) => row[kind] === 'yes')

/** «5 av 6 oppfylt, hund ikke avklart» */
export function mustsText(candidate: Candidate): string {
  const unclear = candidate.criteria.filter((one) => one.outcome === 'unknown' && decides(one)).map((one) => t.unclear(one.label))
  return [t.mustsMet(candidate.musts.met, candidate.musts.of), ...unclear].join(', ')
}

/** Must and rule decide; should and wish never exclude anyone. */
export const decides = (one: Pick<Criterion, 'level'>) => one.level === 'must' || one.level === 'rule'

/** Where a question is answered: the field on the dwelling or on the case. */
export function targetHref(target: FindOutRow['target']): string {
  return `/${target.entity === 'dwelling' ? 'bolig' : 'sak'}/${target.id}?felt=${encodeURIComponent(target.field)}`
}
