// The way from renting to owning: its steps in order, which moves are allowed, and what is counted when someone asks how it goes.
import type { ownershipOutcome, ownershipStatus, ownershipWithdrawn } from '../model/codes.ts'

export type OwnershipStatus = (typeof ownershipStatus.values)[number]
type Outcome = (typeof ownershipOutcome.values)[number]
type Withdrawn = (typeof ownershipWithdrawn.values)[number]

/** The steps of one who is on the way; bought and withdrawn are ends. */
export const ON_THE_WAY = ['potential', 'talk', 'economy', 'capacity', 'viewing'] as const satisfies readonly OwnershipStatus[]
export type Step = (typeof ON_THE_WAY)[number]

export const isOnTheWay = (status: OwnershipStatus): status is Step => (ON_THE_WAY as readonly OwnershipStatus[]).includes(status)

/** The step after this one; null at the last, where a purchase or a «not now» is what comes. */
export function stepAfter(status: OwnershipStatus): Step | null {
  const at = (ON_THE_WAY as readonly OwnershipStatus[]).indexOf(status)
  return at < 0 ? null : (ON_THE_WAY[at + 1] ?? null)
}

/** Between the steps one may go both ways, and from «not now» back to any of them. A purchase is never moved: it is undone. */
export const mayMove = (from: OwnershipStatus, to: OwnershipStatus): boolean => from !== to && isOnTheWay(to) && (isOnTheWay(from) || from === 'withdrawn')

export interface TrackFact { status: OwnershipStatus; outcome: Outcome | null; withdrawnCode: Withdrawn | null; defaultedOn: string | null; /** the tenancy it began from */ tenancyId: string | null; replacementId: string | null }
export interface TrackFigures { started: number; boughtOwn: number; boughtElsewhere: number; withdrawn: number; withdrawnBy: { code: Withdrawn; count: number }[]; defaulted: number; /** municipal dwellings that became free for the next one */ freed: number; /** dwellings bought for the money */ replaced: number }

/** What is reported of the whole scheme. Only who bought elsewhere frees the dwelling; who buys it takes it out of the stock. */
export function trackFigures(tracks: readonly TrackFact[]): TrackFigures {
  const bought = (outcome: Outcome) => tracks.filter((one) => one.status === 'bought' && one.outcome === outcome)
  const withdrawn = tracks.filter((one) => one.status === 'withdrawn')
  const by = Map.groupBy(withdrawn, (one) => one.withdrawnCode ?? 'other')
  return {
    started: tracks.length, boughtOwn: bought('ownRental').length, boughtElsewhere: bought('elsewhere').length, withdrawn: withdrawn.length,
    withdrawnBy: [...by].map(([code, of]) => ({ code, count: of.length })).sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
    defaulted: tracks.filter((one) => one.status === 'bought' && one.defaultedOn !== null).length, freed: bought('elsewhere').filter((one) => one.tenancyId !== null).length, replaced: tracks.filter((one) => one.replacementId !== null).length,
  }
}
