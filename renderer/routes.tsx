// Where each address leads, and who sees it in the rail. Addresses hold ids only, never names or numbers of people.
import { type ComponentType, useEffect, useState } from 'react'
import type { Permission } from '../shared/access.ts'
import type { Place } from './keys.ts'
import { TodayPage } from './features/today/TodayPage.tsx'

/** What a page is given: the parts of its address. */
export type Params = Record<string, string | undefined>
export type Page = ComponentType<{ params: Params }>

export interface Route {
  path: string
  place: Exclude<Place, 'everywhere'>
  /** any of these opens the page */
  permission: readonly Permission[]
  page: Page
}

const loads: (() => Promise<unknown>)[] = []

/** A page in a file of its own. Once it is read it is drawn at once, without the blank moment that Suspense gives each first visit. */
function later(load: () => Promise<Page>): Page {
  let ready: Page | undefined
  const fetchPage = async () => (ready ??= await load())
  loads.push(fetchPage)
  return function Later({ params }) {
    const [Now, setNow] = useState<Page | undefined>(() => ready)
    useEffect(() => {
      if (!Now) void fetchPage().then((page) => setNow(() => page))
    }, [Now])
    return Now ? <Now params={params} /> : null
  }
}

/** Read the pages that are not needed for the first paint, so that every place opens at once. */
export async function fetchPages(): Promise<void> {
  for (const load of loads) await load()
}

const CasesPage = later(() => import('./features/cases/CasesPage.tsx').then((file) => file.CasesPage))
const DuplicatesPage = later(() => import('./features/cases/DuplicatesPage.tsx').then((file) => file.DuplicatesPage))
const CasePageView = later(() => import('./features/case/CasePage.tsx').then((file) => file.CasePageView))
const ClocksPage = later(() => import('./features/clocks/ClocksPage.tsx').then((file) => file.ClocksPage))
const DwellingsPage = later(() => import('./features/dwellings/DwellingsPage.tsx').then((file) => file.DwellingsPage))
const DwellingPage = later(() => import('./features/dwellings/DwellingPage.tsx').then((file) => file.DwellingPage))
const AllocationPage = later(() => import('./features/allocation/AllocationPage.tsx').then((file) => file.AllocationPage))
const MeetingsPage = later(() => import('./features/meeting/MeetingsPage.tsx').then((file) => file.MeetingsPage))
const PreparePage = later(() => import('./features/meeting/PreparePage.tsx').then((file) => file.PreparePage))
const HeldPage = later(() => import('./features/meeting/CloseHeld.tsx').then((file) => file.HeldPage))
const SeriesPage = later(() => import('./features/meeting/SeriesPage.tsx').then((file) => file.SeriesPage))
const SecretaryPage = later(() => import('./features/meeting/SecretaryPage.tsx').then((file) => file.SecretaryPage))
const FollowUpPage = later(() => import('./features/followup/FollowUpPage.tsx').then((file) => file.FollowUpPage))
const CalendarPage = later(() => import('./features/followup/CalendarPage.tsx').then((file) => file.CalendarPage))
const TeamPage = later(() => import('./features/worker/TeamPage.tsx').then((file) => file.TeamPage))
const PlanPage = later(() => import('./features/followup/PlanPage.tsx').then((file) => file.PlanPage))
const NeedsPage = later(() => import('./features/stock/NeedsPage.tsx').then((file) => file.NeedsPage))
const CampaignsPage = later(() => import('./features/stock/CampaignsPage.tsx').then((file) => file.CampaignsPage))
const CampaignPage = later(() => import('./features/stock/CampaignPage.tsx').then((file) => file.CampaignPage))
const KeepingPage = later(() => import('./features/keeping/KeepingPage.tsx').then((file) => file.KeepingPage))
const RentTrackPage = later(() => import('./features/keeping/TrackPage.tsx').then((file) => file.TrackPage))
const StaysPage = later(() => import('./features/stays/StaysPage.tsx').then((file) => file.StaysPage))
const InstrumentsPage = later(() => import('./features/instruments/InstrumentsPage.tsx').then((file) => file.InstrumentsPage))
const OwnershipPage = later(() => import('./features/ownership/OwnershipPage.tsx').then((file) => file.OwnershipPage))
const TrackPage = later(() => import('./features/ownership/TrackPage.tsx').then((file) => file.TrackPage))
const VacanciesPage = later(() => import('./features/care/VacanciesPage.tsx').then((file) => file.VacanciesPage))
const LandlordsPage = later(() => import('./features/landlords/LandlordsPage.tsx').then((file) => file.LandlordsPage))
const LandlordPage = later(() => import('./features/landlords/LandlordPage.tsx').then((file) => file.LandlordPage))
const ExchangePage = later(() => import('./features/exchange/ExchangePage.tsx').then((file) => file.ExchangePage))
const SettingsPage = later(() => import('./features/settings/SettingsPage.tsx').then((file) => file.SettingsPage))
const RulebookPage = later(() => import('./features/settings/rulebook/RulebookPage.tsx').then((file) => file.RulebookPage))
export const RoomPage = later(() => import('./features/meeting/RoomPage.tsx').then((file) => file.RoomPage))

export const ROUTES: readonly Route[] = [
  { path: '/i-dag', place: 'today', permission: ['today.read'], page: TodayPage },
  { path: '/frister', place: 'today', permission: ['today.read'], page: ClocksPage },
  { path: '/sokere', place: 'cases', permission: ['case.read'], page: CasesPage },
  { path: '/sokere/dobbelt', place: 'cases', permission: ['case.read'], page: DuplicatesPage },
  { path: '/sak/:id', place: 'case', permission: ['case.read'], page: CasePageView },
  { path: '/boliger', place: 'dwellings', permission: ['dwelling.read'], page: DwellingsPage },
  { path: '/boliger/behov', place: 'dwellings', permission: ['case.read'], page: NeedsPage },
  { path: '/boliger/kartlegging', place: 'dwellings', permission: ['plan.read'], page: CampaignsPage },
  { path: '/boliger/kartlegging/:id', place: 'dwellings', permission: ['plan.read'], page: CampaignPage },
  { path: '/bolig/:id', place: 'dwellings', permission: ['dwelling.read'], page: DwellingPage },
  { path: '/tildeling', place: 'allocation', permission: ['match.read'], page: AllocationPage },
  { path: '/tildeling/bolig/:dwellingId', place: 'allocation', permission: ['match.read'], page: AllocationPage },
  { path: '/tildeling/soker/:caseId', place: 'allocation', permission: ['match.read'], page: AllocationPage },
  { path: '/boliglag', place: 'meeting', permission: ['meeting.read'], page: MeetingsPage },
  { path: '/boliglag/serier', place: 'meeting', permission: ['meeting.read'], page: SeriesPage },
  { path: '/boliglag/:meetingId/forbered', place: 'meeting', permission: ['meeting.read'], page: PreparePage },
  { path: '/boliglag/:meetingId/holdt', place: 'meeting', permission: ['meeting.read'], page: HeldPage },
  { path: '/boliglag/:meetingId', place: 'meeting', permission: ['meeting.read'], page: SecretaryPage },
  { path: '/oppfolging', place: 'followup', permission: ['plan.read'], page: FollowUpPage },
  { path: '/oppfolging/kalender', place: 'followup', permission: ['plan.read'], page: CalendarPage },
  { path: '/oppfolging/laget', place: 'followup', permission: ['plan.read'], page: TeamPage },
  { path: '/oppfolging/beholde', place: 'followup', permission: ['plan.read'], page: KeepingPage },
  { path: '/oppfolging/beholde/:id', place: 'followup', permission: ['plan.read'], page: RentTrackPage },
  { path: '/oppfolging/midlertidig', place: 'followup', permission: ['plan.read'], page: StaysPage },
  { path: '/oppfolging/virkemidler', place: 'followup', permission: ['plan.read'], page: InstrumentsPage },
  { path: '/plan/:id', place: 'followup', permission: ['plan.read'], page: PlanPage },
  { path: '/oppfolging/eie', place: 'followup', permission: ['plan.read'], page: OwnershipPage },
  { path: '/oppfolging/eie/:id', place: 'followup', permission: ['plan.read'], page: TrackPage },
  { path: '/boliger/tomgang', place: 'dwellings', permission: ['dwelling.read'], page: VacanciesPage },
  { path: '/boliger/utleiere', place: 'dwellings', permission: ['dwelling.read'], page: LandlordsPage },
  { path: '/boliger/utleiere/:id', place: 'dwellings', permission: ['dwelling.read'], page: LandlordPage },
  { path: '/utveksling', place: 'exchange', permission: ['export', 'store.maintain'], page: ExchangePage },
  { path: '/innstillinger', place: 'settings', permission: ['settings.read'], page: SettingsPage },
  { path: '/innstillinger/regelverk/:id', place: 'settings', permission: ['settings.read'], page: RulebookPage },
]
