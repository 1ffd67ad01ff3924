// Met, not met, information lacking, not required: four signs told apart by form, not only by colour.
import { text } from '../text.ts'

export type Outcome = 'met' | 'notMet' | 'unknown' | 'notRequired'

const MARKS: Record<Outcome, string> = {
  met: 'M6.500 11.200 9.300 14l5.400-6',
  notMet: 'm7.200 7.200 6.600 6.600m0-6.600-6.600 6.600',
  unknown: 'M8.400 8.700c.1-1.200 1-1.900 2.200-1.900s2.100.7 2.100 1.800c0 1.600-2.100 1.600-2.100 3.100m0 2.200v.1',
  notRequired: 'M7 10.500h7',
}

export function CriterionSign({ outcome, label, decorative = false }: { outcome: Outcome; label?: string; decorative?: boolean }) {
  const name = label ? `${label}: ${text.common.sign[outcome].toLowerCase()}` : text.common.sign[outcome]
  return (
    <span className="sign" data-outcome={outcome} {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name })}>
      <svg viewBox="0 0 21 21" width="21" height="21" fill="none" aria-hidden focusable={false}>
        {outcome === 'notRequired' ? null : <circle className="sign-ground" cx="10.500" cy="10.500" r="9.500" />}
        <path className="sign-mark" d={MARKS[outcome]} />
      </svg>
    </span>
  )
}

/** The four signs with their words, under a table that uses them. */
export function SignLegend() {
  return (
    <span className="sign-legend">
      {(['met', 'notMet', 'unknown', 'notRequired'] as const).map((outcome) => (
        <span key={outcome}>
          <CriterionSign outcome={outcome} decorative /> {text.common.sign[outcome]}
        </span>
      ))}
    </span>
  )
}
