// Who lives together, as small figures with one accessible name. Never the only place the facts stand.
import type { z } from '../../shared/zod.ts'
import type { Household } from '../../shared/operations/views.ts'
import { text } from '../text.ts'
import { SHAPES } from './icons.tsx'

export type HouseholdCount = z.output<typeof Household>
const MOST = 6

function figures(household: HouseholdCount): (keyof typeof SHAPES)[] {
  const pregnant = Math.min(household.unborn, household.adults)
  const of = (kind: keyof typeof SHAPES, count: number) => Array.from({ length: Math.max(0, count) }, () => kind)
  return [...of('adult', household.adults - pregnant), ...of('pregnant', pregnant), ...of('child', household.children - household.babies), ...of('baby', household.babies), ...of('dog', household.dogs), ...of('cat', household.cats)]
}

/** «1 voksen, 2 barn og hund» */
export function householdText(household: HouseholdCount): string {
  if (household.text) return household.text
  const w = text.common.household
  const part = (count: number, single: string, many: string) => (count === 0 ? [] : [`${count} ${count === 1 ? single : many}`])
  const parts = [...part(household.adults, w.adult, w.adults), ...part(household.children, w.child, w.children), ...(household.unborn ? [w.unborn] : []), ...(household.dogs ? [household.dogs === 1 ? w.dog : `${household.dogs} ${w.dogs}`] : []), ...(household.cats ? [household.cats === 1 ? w.cat : `${household.cats} ${w.cats}`] : [])]
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} og ${parts.at(-1)}` : (parts[0] ?? '')
}

export function HouseholdSymbols({ household, decorative = false, size = 16 }: { household: HouseholdCount; decorative?: boolean; size?: number }) {
  const all = figures(household)
  const shown = all.slice(0, MOST)
  const endOf = (count: number) => shown.slice(0, count).reduce((sum, kind) => sum + SHAPES[kind].width + 1, 0)
  const placed = shown.map((kind, index) => ({ kind, x: endOf(index) }))
  const x = endOf(shown.length)
  const name = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': householdText(household) }
  return (
    <span className="household" {...name}>
      <svg viewBox={`0 0 ${Math.max(x, 1)} 16`} height={size} width={(Math.max(x, 1) * size) / 16} fill="currentColor" aria-hidden focusable={false}>
        {placed.map((one, index) => (
          <path key={index} d={SHAPES[one.kind].path} transform={`translate(${one.x} 0)`} />
        ))}
      </svg>
      {all.length > MOST ? <span className="household-more">+{all.length - MOST}</span> : null}
    </span>
  )
}
