// The places of the rail, in order, with icon, address and who sees them.
import { ArrowRightLeftIcon, Buildings3Icon, CogIcon, HandHeartIcon, PersonGroupIcon, PuzzlePieceIcon, SunIcon } from '@navikt/aksel-icons'
import type { ComponentType, SVGProps } from 'react'
import type { Permission } from '../../shared/access.ts'
import { text } from '../text.ts'
import { TableMeetingIcon } from '../ui/icons.tsx'

export interface PlaceLink {
  id: 'today' | 'cases' | 'dwellings' | 'allocation' | 'meeting' | 'followup' | 'exchange' | 'settings'
  href: string
  label: string
  /** any of these shows the place */
  permission: readonly Permission[]
  icon: ComponentType<SVGProps<SVGSVGElement>>
}

export const PLACES: readonly PlaceLink[] = [
  { id: 'today', href: '/i-dag', label: text.shell.place.today, permission: ['today.read'], icon: SunIcon },
  { id: 'cases', href: '/sokere', label: text.shell.place.cases, permission: ['case.read'], icon: PersonGroupIcon },
  { id: 'dwellings', href: '/boliger', label: text.shell.place.dwellings, permission: ['dwelling.read'], icon: Buildings3Icon },
  { id: 'allocation', href: '/tildeling', label: text.shell.place.allocation, permission: ['match.read'], icon: PuzzlePieceIcon },
  { id: 'meeting', href: '/boliglag', label: text.shell.place.meeting, permission: ['meeting.read'], icon: TableMeetingIcon },
  { id: 'followup', href: '/oppfolging', label: text.shell.place.followup, permission: ['plan.read'], icon: HandHeartIcon },
  { id: 'exchange', href: '/utveksling', label: text.shell.place.exchange, permission: ['export', 'store.maintain'], icon: ArrowRightLeftIcon },
  { id: 'settings', href: '/innstillinger', label: text.shell.place.settings, permission: ['settings.read'], icon: CogIcon },
]
