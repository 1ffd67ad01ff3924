// What is left of a state grant to a rental dwelling, to be paid back when it is sold or no longer used for the group.
import { kroner, longDate } from '../dates.ts'
import type { StateGrantRates } from './parameters.ts'

export interface GrantLine { label: string; /** øre */ amount: number; why: string }
export interface RemainingGrant { fullYears: number; /** øre */ remaining: number; lines: GrantLine[] }

/** Completed years between two dates; the day itself completes the year, 29 February on 1 March in other years. */
export function fullYears(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return Math.max(0, to.slice(5) >= from.slice(5) ? years : years - 1)
}

/**
 * `remaining = grant * max(0, 1 - share * full years)`; nothing is left when the whole term has passed.
 * Source: Husbanken, tilskudd til utleieboliger: 3.3 % for each completed year from payment, over 30 years.
 * @param grant øre
 * @returns remaining in whole øre
 */
export function remainingStateGrant(grant: number, paidOn: string, soldOn: string, rates: StateGrantRates): RemainingGrant {
  const years = fullYears(paidOn, soldOn)
  const left = years >= rates.years ? 0 : Math.max(0, 1 - (rates.writeOffPercent / 100) * years)
  const remaining = Math.round(grant * left)
  return {
    fullYears: years, remaining,
    lines: [
      { label: 'Tilskudd', amount: grant, why: `Utbetalt ${longDate(paidOn)}.` },
      { label: 'Skrevet ned', amount: remaining - grant, why: `${years} hele år til ${longDate(soldOn)}, ${String(rates.writeOffPercent).replace('.', ',')} % for hvert år, alt etter ${rates.years} år.` },
      { label: 'Betales tilbake ved salg', amount: remaining, why: `${kroner(grant)} er skrevet ned til ${kroner(remaining)}.` },
    ],
  }
}
