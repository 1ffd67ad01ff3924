// The dark strip after an act, and when something was last saved.
import { create } from 'zustand'
import { announce } from './announce.ts'

export interface Strip {
  line: string
  /** the act that can be taken back, or null when it cannot */
  opId: string | null
}

export const useStrip = create<{ strip: Strip | null; savedAt: number | null }>(() => ({ strip: null, savedAt: null }))

let timer = 0

/** Show the strip for ten seconds. */
export function showStrip(strip: Strip): void {
  useStrip.setState({ strip })
  announce(strip.line)
  window.clearTimeout(timer)
  timer = window.setTimeout(hideStrip, 10_000)
}

export function hideStrip(): void {
  useStrip.setState({ strip: null })
}

export function noteSaved(): void {
  useStrip.setState({ savedAt: Date.now() })
}
