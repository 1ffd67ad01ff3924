// What this window looks like. Kept on this PC and about the window only: no personal data.
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export type ThemeChoice = 'system' | 'light' | 'dark'
interface Settings {
  theme: ThemeChoice
  density: 'compact' | 'comfortable'
  singleKeys: boolean
  set: (patch: Partial<Pick<Settings, 'theme' | 'density' | 'singleKeys'>>) => void
}

export const useSettings = create<Settings>()(
  persist(
    (set) => ({ theme: 'system', density: 'compact', singleKeys: true, set: (patch) => set(patch) }),
    { name: 'boligbordet.window', partialize: ({ theme, density, singleKeys }) => ({ theme, density, singleKeys }) },
  ),
)

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
