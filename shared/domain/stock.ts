// Need against stock: what those who wait need of a dwelling, beside the dwellings there are and how many become vacant in a year.
import { normFor, personsOf, type ApplicantFacts } from './pair-facts.ts'
import type { RuleDefinition } from './rules.ts'

export const ACCESS = { any: 'Vanlig', stepFree: 'Trinnfri', wheelchair: 'Rullestol' } as const
export type Access = keyof typeof ACCESS
export const AXES = { access: 'Tilgjengelighet', area: 'Strøk', group: 'Gruppe' } as const
export type Axis = keyof typeof AXES
/** The last row holds so many bedrooms and more. */
export const MOST_BEDROOMS = 4
export const NOWHERE = 'anywhere'

/** What a household needs. null: nobody knows yet. */
export interface HousingNeed { bedrooms: number | null; access: Access; areas: readonly string[]; groups: readonly string[] | null; /** where the number of bedrooms comes from */ from: 'requirement' | 'norm' | 'interview' | null }
export interface StockDwelling { bedrooms: number | null; stepFree: string; wheelchair: string; area: string | null }

/** The bedrooms a case asks for as a must; else what the municipality's size norm gives for the household. Adults or children that nobody has counted give no number. */
export function needOf(applicant: ApplicantFacts, rules: RuleDefinition): HousingNeed {
  const musts = applicant.requirements.filter((one) => one.level === 'must')
  const asked = Number(musts.find((one) => one.kind === 'bedrooms')?.value ?? Number.NaN)
  const norm = applicant.adults === null || applicant.children === null ? undefined : normFor(rules, personsOf(applicant) ?? 0)
  const has = (kind: string) => musts.some((one) => one.kind === kind)
  return {
    ...(Number.isInteger(asked) && asked >= 0 ? { bedrooms: asked, from: 'requirement' as const } : norm ? { bedrooms: norm.minBedrooms, from: 'norm' as const } : { bedrooms: null, from: null }),
    access: has('wheelchair') ? 'wheelchair' : has('stepFree') ? 'stepFree' : 'any',
    areas: musts.flatMap((one) => (one.kind === 'area' && one.value ? [one.value] : [])), groups: applicant.needGroups,
  }
}

/** A dwelling counts as what it is known to be: unknown is not step-free. */
export const accessOf = (dwelling: StockDwelling): Access => (dwelling.wheelchair === 'yes' ? 'wheelchair' : dwelling.stepFree === 'yes' ? 'stepFree' : 'any')

export const bedroomRow = (bedrooms: number) => Math.min(bedrooms, MOST_BEDROOMS)
export const bedroomLabel = (row: number) => (row === 0 ? 'Uten eget soverom' : `${row} soverom${row === MOST_BEDROOMS ? ' og flere' : ''}`)

/** The columns a need stands in. Several areas or groups are several columns; without any it is «uansett». null: not mapped. */
export function needColumns(need: HousingNeed, axis: Axis): readonly string[] | null {
  if (axis === 'access') return [need.access]
  if (axis === 'area') return need.areas.length > 0 ? need.areas : [NOWHERE]
  return need.groups !== null && need.groups.length > 0 ? need.groups : null
}

/** A dwelling has no group: on that axis it is counted in its row only. */
export const stockColumn = (dwelling: StockDwelling, axis: Axis): string | null => (axis === 'access' ? accessOf(dwelling) : axis === 'area' ? (dwelling.area ?? NOWHERE) : null)

export type Pressure = 'none' | 'covered' | 'tight' | 'short' | 'unknown'
export const PRESSURE_LABELS: Record<Pressure, string> = { none: 'Ingen venter', covered: 'Dekkes på et år', tight: 'Knapt', short: 'Mangler', unknown: 'Kan ikke sies' }

/**
 * How need stands to what becomes vacant in a year at the pace of the last twelve months: covered within a year, within three years, or longer.
 * @param supply vacant now and let anew in the last twelve months; null where dwellings are not counted
 */
export function pressure(need: number, supply: number | null): Pressure {
  if (need === 0) return 'none'
  if (supply === null) return 'unknown'
  return need <= supply ? 'covered' : need <= supply * 3 ? 'tight' : 'short'
}
