// One symbol per kind of requirement on the dwelling. Always with words beside it or as its accessible name.
import { BedIcon, DogIcon, DoorIcon, ElevatorIcon, HouseIcon, LocationPinIcon, MoonIcon, RulerIcon, ShowerIcon, StaircaseIcon, WalletIcon, WheelchairFillIcon, WheelchairIcon } from '@navikt/aksel-icons'
import { requirementKind, type RequirementKind } from '../../shared/model/codes.ts'

const ICONS: Record<RequirementKind, typeof BedIcon> = {
  stepFree: WheelchairIcon, showerNoThreshold: ShowerIcon, bedrooms: BedIcon, lift: ElevatorIcon, ownEntrance: DoorIcon, quiet: MoonIcon, wheelchair: WheelchairFillIcon,
  petsAllowed: DogIcon, area: HouseIcon, minArea: RulerIcon, rentCeiling: WalletIcon, maxFloor: StaircaseIcon, nearby: LocationPinIcon,
}

export function RequirementIcon({ kind, named = false, count }: { kind: RequirementKind; named?: boolean; count?: number | null }) {
  const Icon = ICONS[kind]
  const label = `${count ? `${count} ` : ''}${requirementKind.labels[kind]}`
  return (
    <span className="requirement-icon" {...(named ? { role: 'img', 'aria-label': label, title: label } : { 'aria-hidden': true })}>
      {count ? <span>{count}</span> : null}
      <Icon aria-hidden />
    </span>
  )
}

/** The row of symbols in a table: bedrooms with their number first, then the rest. */
export function RequirementIcons({ kinds, bedrooms }: { kinds: readonly RequirementKind[]; bedrooms: number | null }) {
  const rest = kinds.filter((kind) => kind !== 'bedrooms')
  return (
    <span className="requirement-icons">
      {bedrooms ? <RequirementIcon kind="bedrooms" named count={bedrooms} /> : null}
      {rest.map((kind) => (
        <RequirementIcon key={kind} kind={kind} named />
      ))}
    </span>
  )
}
