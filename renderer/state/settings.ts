// What this window looks like, and what the room screen of this PC stands like. Kept on this PC and about the window only: no personal data.
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { STANDARD_SETUP, type RoomSetup } from '../../shared/domain/legibility.ts'

export type ThemeChoice = 'system' | 'light' | 'dark'
/** The wall's screen: its size and distance, light for bright rooms and dark for dark, and stronger contrast where the picture is weak. */
export interface RoomLook extends RoomSetup { theme: ThemeChoice; contrast: 'normal' | 'high' }
interface Settings {
  theme: ThemeChoice
  density: 'compact' | 'comfortable'
  singleKeys: boolean
  room: RoomLook
  set: (patch: Partial<Pick<Settings, 'theme' | 'density' | 'singleKeys' | 'room'>>) => void
}

const STORED = 'boligbordet.window'
export const STANDARD_ROOM: RoomLook = { ...STANDARD_SETUP, theme: 'system', contrast: 'normal' }

export const useSettings = create<Settings>()(
  persist(
    (set) => ({ theme: 'system', density: 'compact', singleKeys: true, room: STANDARD_ROOM, set: (patch) => set(patch) }),
    { name: STORED, partialize: ({ theme, density, singleKeys, room }) => ({ theme, density, singleKeys, room }) },
  ),
)

/** The room's own window follows what is set in the desk's. */
export function followSettings(): () => void {
  const follow = (event: StorageEvent) => {
    if (event.key === STORED) void useSettings.persist.rehydrate()
  }
  window.addEventListener('storage', follow)
  return () => window.removeEventListener('storage', follow)
}

const prefersDark = () => window.matchMedia?.('(prefers-color-scheme: dark)').matches ?? false

/** The theme in force now. */
export function themeNow(choice: ThemeChoice = useSettings.getState().theme): 'light' | 'dark' {
  return choice === 'system' ? (prefersDark() ? 'dark' : 'light') : choice
}

/** Put theme and density on the page itself, so that dialogs outside the app element get them too. */
export function applyTheme(): void {
  const root = document.documentElement
  const theme = themeNow()
  root.classList.toggle('dark', theme === 'dark')
  root.classList.toggle('light', theme === 'light')
  root.dataset.density = useSettings.getState().density
}
