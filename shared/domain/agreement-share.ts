// Shares and terms of agreements about dwellings, and of the municipality's part of a housing cooperative. Limits are what the municipality has written down, never constants.
import { dateText } from '../dates.ts'

export interface AgreementFact { kind: string; status: string; startsOn: string; endsOn: string | null; totalUnits: number | null; ourUnits: number | null; minShare: number | null; minYears: number | null }
export interface AgreementWarning { key: 'share' | 'shareUnknown' | 'term' | 'termUnknown' | 'tooMany' | 'overfull'; text: string }

/** Percent with at most one decimal, written as people write it. Rounded down below a limit and up above would mislead: the units stand beside it. */
export const percentText = (part: number, whole: number): string => `${(Math.round((part * 1000) / whole) / 10).toLocaleString('nb-NO', { maximumFractionDigits: 1 })} %`

/** Whole years between two dates, counting the last day in: 1 Jan 2020 to 31 Dec 2039 is twenty. */
export function wholeYears(from: string, to: string): number {
  const after = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  const years = Number(after.slice(0, 4)) - Number(from.slice(0, 4))
  return after.slice(5) >= from.slice(5) ? years : years - 1
}

/**
 * What an agreement lacks of what the scheme asks for.
 * @param linked dwellings in the register that hang on the agreement
 */
export function agreementWarnings(one: AgreementFact, linked: number): AgreementWarning[] {
  const found: AgreementWarning[] = []
  const { totalUnits: total, ourUnits: ours, minShare, minYears } = one
  if (one.status === 'ended') return found
  if (total !== null && ours !== null && ours > total) found.push({ key: 'tooMany', text: `Vi disponerer ${ours} av ${total}. Tallene stemmer ikke.` })
  if (minShare !== null && (total === null || ours === null || total === 0)) found.push({ key: 'shareUnknown', text: `Andelen er ukjent. Ordningen krever minst ${minShare} %.` })
  else if (minShare !== null && ours! * 100 < minShare * total!) found.push({ key: 'share', text: `Vi disponerer ${ours} av ${total}, ${percentText(ours!, total!)}. Ordningen krever minst ${minShare} %, det er ${Math.ceil((minShare * total!) / 100)} boliger.` })
  if (minYears !== null && one.endsOn === null) found.push({ key: 'termUnknown', text: `Avtalen har ingen sluttdato. Ordningen krever minst ${minYears} år.` })
  else if (minYears !== null && wholeYears(one.startsOn, one.endsOn!) < minYears) found.push({ key: 'term', text: `Avtalen varer til ${dateText(one.endsOn!)}, ${wholeYears(one.startsOn, one.endsOn!)} år. Ordningen krever minst ${minYears} år.` })
  if (ours !== null && linked > ours) found.push({ key: 'overfull', text: `${linked} boliger er koblet til avtalen, men den gjelder ${ours}.` })
  return found
}

export type CooperativeState = 'within' | 'above' | 'unknown'

/** Exactly at the limit is allowed; above is not. An unknown total or limit says nothing either way. Source: borettslagslova § 4-2 (the limit is the municipality's own figure). */
export function cooperativeState(owned: number, total: number | null, limitPercent: number | null): CooperativeState {
  if (total === null || total === 0 || limitPercent === null) return 'unknown'
  return owned * 100 > limitPercent * total ? 'above' : 'within'
}

/** How many more the municipality may own; never below zero, null when nobody knows the total or the limit. */
export const unitsLeft = (owned: number, total: number | null, limitPercent: number | null): number | null => (total === null || total === 0 || limitPercent === null ? null : Math.max(0, Math.floor((limitPercent * total) / 100) - owned))
