// What the person has said, in short: on the overview of the case.
import { dateText, daysBetween } from '../../../../shared/dates.ts'
import { TOPIC_LABELS } from '../../../../shared/model/field.ts'
import type { ShareEntry } from '../../../../shared/operations/consent.ts'
import { useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { CriterionSign, type Outcome } from '../../../ui/CriterionSign.tsx'
import { ToneTag, type Tone } from '../../../ui/small.tsx'

const t = text.consents

export const topicWords = (entry: Pick<ShareEntry, 'topics'>) => entry.topics.map((topic) => TOPIC_LABELS[topic].toLowerCase()).join(', ')

/** How a line stands today, in a word with a colour. */
export function stateWords(entry: ShareEntry, today: string): { words: string; tone: Tone; sign: Outcome } {
  const left = entry.validTo === null ? 0 : daysBetween(today, entry.validTo)
  switch (entry.state) {
    case 'inForce': return { words: t.state.inForce, tone: 'accent', sign: 'met' }
    case 'soon': return { words: t.state.soon(left), tone: 'attention', sign: 'met' }
    case 'expired': return { words: t.state.expired(-left), tone: 'attention', sign: 'unknown' }
    case 'refused': case 'withdrawn': return { words: t.state[entry.state], tone: 'quiet', sign: 'notMet' }
    default: return { words: t.state[entry.state], tone: 'quiet', sign: 'unknown' }
  }
}

export function StateTag({ entry }: { entry: ShareEntry }) {
  const { words, tone } = stateWords(entry, useToday())
  return <ToneTag tone={tone}>{words}</ToneTag>
}

/** What counts today, and what has just stopped counting. The rest stands under the tab. */
export const isCurrent = (entry: ShareEntry, today: string) => ['inForce', 'soon', 'notYet', 'refused', 'notAsked'].includes(entry.state) || (entry.state === 'expired' && daysBetween(entry.validTo!, today) <= 90)

export function ConsentLines({ entries }: { entries: readonly ShareEntry[] }) {
  const today = useToday()
  const shown = entries.filter((one) => isCurrent(one, today) && one.state !== 'notYet').slice(0, 6)
  if (shown.length === 0) return <p className="gate-text quiet">{t.none}</p>
  return (
    <ul className="sign-list">
      {shown.map((one) => {
        const { words, sign } = stateWords(one, today)
        return (
          <li key={one.id}>
            <CriterionSign outcome={sign} label={words} />
            <span>
              <strong>{one.service}:</strong> {topicWords(one)}. {one.state === 'inForce' ? '' : `${words}.`}
              <span className="quiet small sign-note">{[one.kind === 'ground' ? one.reference : null, one.state === 'inForce' && one.validTo ? t.until(dateText(one.validTo)) : null, one.note].filter(Boolean).join('. ')}</span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
