// The list of what was said and what it rests on: for how long, in what form, by whom. What no longer counts is kept below.
import { Button } from '@navikt/ds-react'
import { dateText } from '../../../../shared/dates.ts'
import { consentForm, sharePurpose } from '../../../../shared/model/codes.ts'
import type { ShareEntry } from '../../../../shared/operations/consent.ts'
import { useMay, useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { EmptyState } from '../../../ui/states.tsx'
import { isCurrent, StateTag, topicWords } from './ConsentLines.tsx'

const t = text.consents.register
const standing = (entry: ShareEntry) => ['inForce', 'soon', 'notYet'].includes(entry.state)
const lower = (words: string) => words.replace(/^./, (letter) => letter.toLowerCase())

function period(entry: ShareEntry): string {
  if (entry.status !== 'given' && entry.state !== 'withdrawn') return entry.givenOn ? dateText(entry.givenOn) : ''
  return [entry.validFrom ? t.from(dateText(entry.validFrom)) : null, entry.validTo ? t.to(dateText(entry.validTo)) : t.open].filter(Boolean).join(' ')
}

function How({ entry }: { entry: ShareEntry }) {
  const first = entry.kind === 'ground' ? `${entry.reference}: ${entry.reason}` : t.how(entry.form ? consentForm.labels[entry.form] : null, entry.givenBy, entry.givenOn ? dateText(entry.givenOn) : null)
  const after = [entry.withdrawnOn ? t.withdrawn(dateText(entry.withdrawnOn), entry.withdrawnBy) : null, entry.endedOn ? t.ended(dateText(entry.endedOn), entry.endedReason) : null].filter(Boolean).join(' ')
  return (
    <>
      {first ? <span>{first}{/[.»]$/.test(first) ? '' : '.'}</span> : null} {after}
      {entry.note ? <span className="quiet small sign-note">{entry.note}</span> : null}
      {entry.recordedBy ? <span className="quiet small sign-note">{t.recorded(entry.recordedBy).replace(/^./, (letter) => letter.toUpperCase())}</span> : null}
    </>
  )
}

export interface EntryActs { withdraw: (entry: ShareEntry) => void; end: (entry: ShareEntry) => void }

function Lines({ entries, caseId, acts, name }: { entries: readonly ShareEntry[]; caseId: string; acts: EntryActs | null; name: string }) {
  const act = (entry: ShareEntry) => {
    if (!acts || !standing(entry)) return null
    return entry.kind === 'ground'
      ? <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={t.endGround(entry.service)} onClick={() => acts.end(entry)}>{text.consents.acts.end}</Button>
      : <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={t.withdrawOne(entry.service)} onClick={() => acts.withdraw(entry)}>{text.consents.withdraw.act.split(' ')[0]}</Button>
  }
  return (
    <div className="share-scroll">
      <table className="info-table share-list">
        <caption className="aksel-sr-only">{name}</caption>
        <thead><tr>{[t.service, t.what, t.purpose, t.period, t.state, t.given].map((one) => <th key={one} scope="col">{one}</th>)}{acts ? <th scope="col"><span className="aksel-sr-only">{t.act}</span></th> : null}</tr></thead>
        <tbody>
          {entries.map((one) => (
            <tr key={one.id} data-state={one.state}>
              <th scope="row">{one.service}{one.caseId === caseId ? null : <span className="quiet small sign-note">{t.ofCase(one.caseNumber)}</span>}</th>
              <td className="share-topics">{topicWords(one)}</td>
              <td>{one.status === 'given' || one.state === 'withdrawn' ? one.purposes.map((purpose, i) => (i === 0 ? sharePurpose.labels[purpose] : lower(sharePurpose.labels[purpose]))).join(', ') : ''}</td>
              <td className="share-period">{period(one)}</td>
              <td><StateTag entry={one} /></td>
              <td><How entry={one} /></td>
              {acts ? <td className="acts">{act(one)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const ORDER: readonly ShareEntry['state'][] = ['soon', 'inForce', 'notYet', 'refused', 'expired', 'notAsked']

export function Entries({ entries, caseId, acts }: { entries: readonly ShareEntry[]; caseId: string; acts: EntryActs }) {
  const today = useToday()
  const mayWrite = useMay('case.write')
  const now = entries.filter((one) => isCurrent(one, today)).toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
  const before = entries.filter((one) => !isCurrent(one, today))
  return (
    <>
      {now.length === 0 ? <EmptyState level="3" title={t.none} body={t.noneBody} /> : <Lines entries={now} caseId={caseId} acts={mayWrite ? acts : null} name={t.title} />}
      {before.length > 0 ? <details className="share-history"><summary>{t.history(before.length)}</summary><Lines entries={before} caseId={caseId} acts={null} name={t.history(before.length)} /></details> : null}
    </>
  )
}
