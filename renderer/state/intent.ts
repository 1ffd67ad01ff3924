// What one place asks another to open with: «ny søknad» from the palette, a view from I dag. Consumed once.
import { useEffect } from 'react'
import { create } from 'zustand'

type Intent = { place: 'cases'; act: 'new' } | { place: 'cases'; act: 'view'; view: string } | { place: 'dwellings'; act: 'new' } | { place: 'case'; act: 'note'; caseId: string } | { place: 'case'; act: 'offers'; caseId: string } | { place: 'case'; act: 'tab'; caseId: string; tab: 'consents' | 'assessment' | 'need' }

const useIntents = create<{ intent: Intent | null }>(() => ({ intent: null }))

/** Ask for it; the place looks when it opens, or at once when it is open. */
export function intend(intent: Intent): void {
  useIntents.setState({ intent })
}

/** Do what was asked of this place. */
export function useIntent<P extends Intent['place']>(place: P, handle: (intent: Extract<Intent, { place: P }>) => void): void {
  const intent = useIntents((state) => state.intent)
  useEffect(() => {
    if (intent?.place !== place) return
    useIntents.setState({ intent: null })
    handle(intent as Extract<Intent, { place: P }>)
  })
}
