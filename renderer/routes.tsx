// Where each address leads, and who sees it in the rail. Addresses hold ids only, never names or numbers of people.
import type { ComponentType } from 'react'
import type { Permission } from '../shared/access.ts'
import type { Place } from './keys.ts'
import { TodayPage } from './features/today/TodayPage.tsx'
import { CasesPage } from './features/cases/CasesPage.tsx'
import { CasePageView } from './features/case/CasePage.tsx'
import { DwellingsPage } from './features/dwellings/DwellingsPage.tsx'
import { DwellingPage } from './features/dwellings/DwellingPage.tsx'
import { AllocationPage } from './features/allocation/AllocationPage.tsx'
import { MeetingsPage } from './features/meeting/MeetingsPage.tsx'
import { SecretaryPage } from './features/meeting/SecretaryPage.tsx'
import { FollowUpPage } from './features/followup/FollowUpPage.tsx'
import { PlanPage } from './features/followup/PlanPage.tsx'
import { ExchangePage } from './features/exchange/ExchangePage.tsx'
import { SettingsPage } from './features/settings/SettingsPage.tsx'

/** What a page is given: the parts of its address. */
export type Params = Record<string, string | undefined>
export type Page = ComponentType<{ params: Params }>

export interface Route {
  path: string
  place: Exclude<Place, 'everywhere'>
  permission: Permission
  page: Page
}

export const ROUTES: readonly Route[] = [
  { path: '/i-dag', place: 'today', permission: 'today.read', page: TodayPage },
  { path: '/sokere', place: 'cases', permission: 'case.read', page: CasesPage },
  { path: '/sak/:id', place: 'case', permission: 'case.read', page: CasePageView },
  { path: '/boliger', place: 'dwellings', permission: 'dwelling.read', page: DwellingsPage },
  { path: '/bolig/:id', place: 'dwellings', permission: 'dwelling.read', page: DwellingPage },
  { path: '/tildeling', place: 'allocation', permission: 'match.read', page: AllocationPage },
  { path: '/tildeling/bolig/:dwellingId', place: 'allocation', permission: 'match.read', page: AllocationPage },
  { path: '/tildeling/soker/:caseId', place: 'allocation', permission: 'match.read', page: AllocationPage },
  { path: '/boliglag', place: 'meeting', permission: 'meeting.read', page: MeetingsPage },
  { path: '/boliglag/:meetingId', place: 'meeting', permission: 'meeting.read', page: SecretaryPage },
  { path: '/oppfolging', place: 'followup', permission: 'plan.read', page: FollowUpPage },
  { path: '/plan/:id', place: 'followup', permission: 'plan.read', page: PlanPage },
  { path: '/utveksling', place: 'exchange', permission: 'export', page: ExchangePage },
  { path: '/innstillinger', place: 'settings', permission: 'settings.read', page: SettingsPage },
]
