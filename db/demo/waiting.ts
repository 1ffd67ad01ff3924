// Households with a decision that wait for a dwelling: made to measure, so that the lists of the office show a believable mix of what fits.
import type { NewRow } from '../../shared/model/index.ts'

export interface WaitingProfile {
  living: NewRow<'housingCase'>['livingSituation']
  children: number
  partner: boolean
  rentCeiling: number
  needs: readonly (readonly [NewRow<'requirement'>['kind'], string | null])[]
}

const family = (children: number, partner: boolean, rooms: number, rentCeiling: number, living: WaitingProfile['living'], more: WaitingProfile['needs'] = []): WaitingProfile => ({ living, children, partner, rentCeiling, needs: [['bedrooms', String(rooms)], ...more] })

/** Twenty-seven: single people, small and large families, some that need a lift or room for a wheelchair. */
export const WAITING: readonly WaitingProfile[] = [
  { living: 'owned', children: 0, partner: false, rentCeiling: 8800, needs: [['bedrooms', '1']] },
  { living: 'privateRent', children: 0, partner: false, rentCeiling: 8900, needs: [['bedrooms', '1'], ['minArea', '45']] },
  { living: 'unsuitable', children: 0, partner: false, rentCeiling: 9600, needs: [['bedrooms', '1'], ['lift', null]] },
  { living: 'withFriendsFamilyTemp', children: 0, partner: false, rentCeiling: 7400, needs: [] },
  { living: 'temporaryAccommodation', children: 0, partner: false, rentCeiling: 7400, needs: [] },
  { living: 'unsuitable', children: 0, partner: false, rentCeiling: 9900, needs: [['bedrooms', '1'], ['wheelchair', null], ['lift', null]] },
  ...(['privateRentAtRisk', 'overcrowded', 'withParents', 'receptionCentre', 'privateRent'] as const).map((living, i) => family(i % 2 === 0 ? 2 : 1, i % 2 === 1, 2, 11_500, living)),
  ...(['overcrowded', 'unsuitable', 'privateRentAtRisk', 'temporaryAccommodation'] as const).map((living, i) => family(2, i % 2 === 1, 2, 11_500, living, [['lift', null]])),
  ...(['overcrowded', 'receptionCentre', 'privateRentAtRisk', 'overcrowded', 'temporaryAccommodation', 'receptionCentre', 'unsuitable', 'withFriendsFamilyTemp', 'overcrowded', 'privateRent', 'ownedAtRisk', 'receptionCentre'] as const).map((living, i) => family(2 + (i % 2), i % 3 !== 0 || i % 2 === 0, 3, 13_500 + i * 100, living)),
]
