// Two silent places where screen readers hear what happened.
import { useAnnounced } from '../state/announce.ts'

export function LiveRegions() {
  const { polite, assertive } = useAnnounced()
  return (
    <>
      <div className="aksel-sr-only" role="status" aria-live="polite">
        {polite}
      </div>
      <div className="aksel-sr-only" role="alert" aria-live="assertive">
        {assertive}
      </div>
    </>
  )
}
