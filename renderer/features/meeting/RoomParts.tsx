// The parts of the room's picture: the person, the question with its dwellings, what is covered and why, and what is decided.
import { CheckmarkCircleFillIcon, CircleIcon, EyeSlashIcon, HourglassIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { shortDate } from '../../../shared/dates.ts'
import type { RoomView } from '../../../shared/operations/meeting.ts'
import { text } from '../../text.ts'
import { CriterionSign } from '../../ui/CriterionSign.tsx'
import { RequirementIcon } from '../../ui/RequirementIcon.tsx'
import type { Cut } from './roomCuts.ts'

const t = text.meeting.room
export type Item = NonNullable<RoomView['item']>
type Decision = Item['decisions'][number]
type Candidate = Item['candidates'][number]

/** A heading and its list; what did not fit is counted in the heading: «Bestemt nå, og 2 til». */
function Part({ title, children, className = '', more = 0 }: { title: string; children?: ReactNode; className?: string; more?: number }) {
  return (
    <section className={`room-part ${className}`}>
      <h3 className="room-label">{more > 0 ? `${title}, ${t.more(more)}` : title}</h3>
      {children}
    </section>
  )
}

/** Text in at most so many lines. */
const clamp = (lines: number) => ({ className: 'room-clamp', style: { WebkitLineClamp: lines, lineClamp: lines } })

export function Person({ item, cut }: { item: Item; cut: Cut }) {
  const shown = item.requirements.slice(0, cut.requirements)
  return (
    <>
      {item.living && cut.living === 'line' ? <p className="room-text">{t.living}: <strong>{item.living}</strong></p> : null}
      {item.living && cut.living === 'full' ? (
        <Part title={t.living}>
          <p className="room-key">{item.living}</p>
          {item.livingDeadline ? <p className="room-deadline">{item.livingDeadline}</p> : null}
        </Part>
      ) : null}
      {shown.length > 0 ? (
        <Part title={t.must} more={item.requirements.length - shown.length}>
          <ul className="room-requirements">
            {shown.map((one) => (
              <li key={one.kind + one.text}><RequirementIcon kind={one.kind} /> <span>{one.text}</span></li>
            ))}
          </ul>
        </Part>
      ) : item.requirements.length > 0 && cut.counts ? <p className="room-text">{t.mustCount(item.requirements.length)}</p> : null}
      {item.tried && cut.tried > 0 ? <Part title={t.tried}><p className="room-text"><span {...clamp(cut.tried)}>{item.tried}</span></p></Part> : null}
      {item.ownWords && cut.words > 0 ? <blockquote className="room-words"><span {...clamp(cut.words)}>«{item.ownWords.replace(/^[«"]|[»"]$/g, '')}»</span></blockquote> : null}
    </>
  )
}

const MOST_LINES = 2
const MOST_EXPLAINED = 6

/** An explanation that was chosen has the room of the other dwellings too. */
const explainedLines = (cut: Cut) => (cut.dwellings === 2 ? MOST_EXPLAINED : cut.lines)

function Dwelling({ one, name, cut }: { one: Candidate; name: string; cut: Cut }) {
  // Where there is room for one line only, it is what speaks against.
  const brief = cut.lines > 1 ? one.lines : one.lines.slice(-1)
  const all = one.whyShown ? one.why : brief
  const lines = all.slice(0, one.whyShown ? explainedLines(cut) : MOST_LINES)
  const left = one.whyShown ? all.length - lines.length : 0
  const hidden = one.whyShown ? one.hidden : 0
  return (
    <article className="room-card" data-proposed={one.proposed || undefined}>
      <header><strong className="room-key">{name}</strong> <span className="room-status">{[one.proposed ? t.proposed : null, one.status].filter(Boolean).join(', ').replace(/, ./, (part) => part.toLowerCase())}</span></header>
      {lines.map((line) => (
        <p key={line.text} className="room-line"><CriterionSign outcome={line.outcome} /> <span>{line.text}</span></p>
      ))}
      {left > 0 || hidden > 0 ? <p className="room-line room-left">{[left > 0 ? t.more(left) : null, hidden > 0 ? t.whyHidden(hidden) : null].filter(Boolean).join('. ').replace(/^./, (letter) => letter.toUpperCase())}</p> : null}
    </article>
  )
}

export function Question({ item, cut }: { item: Item; cut: Cut }) {
  // An explanation that was chosen takes the room of the other dwellings.
  const explained = item.candidates.find((one) => one.whyShown)
  const dwellings = explained && cut.dwellings > 0 ? [explained] : item.candidates.slice(0, cut.dwellings)
  const streets = dwellings.map((one) => one.label.split(',')[0]!)
  const short = (label: string) => (streets.filter((one) => one === label.split(',')[0]).length > 1 ? label : label.split(',')[0]!)
  return (
    <>
      <Part title={t.question}>
        <p className="room-question"><span {...clamp(cut.question)}>{item.question || item.title}</span></p>
      </Part>
      {dwellings.length > 0 ? (
        <Part title={explained ? t.why : t.choose} more={explained ? 0 : item.candidates.length - dwellings.length}>
          {dwellings.map((one) => <Dwelling key={one.dwellingId} one={one} name={short(one.label)} cut={cut} />)}
        </Part>
      ) : item.candidates.length > 0 && cut.counts ? <p className="room-text">{t.chooseCount(item.candidates.length)}</p> : null}
    </>
  )
}

interface Note { key: string; title: string; text: string; covered: boolean }

/** One topic with its reason; several are named together, so that none is left out. */
function coveredNote(covered: Item['covered']): Note[] {
  if (covered.length === 0) return []
  if (covered.length === 1) return [{ key: covered[0]!.topic, title: t.isCovered(covered[0]!.label), text: covered[0]!.reason, covered: true }]
  const labels = covered.map((one, index) => (index === 0 ? one.label : one.label.toLowerCase()))
  const reasons = [...new Set(covered.map((one) => one.reason))]
  return [{ key: 'several', title: t.isCovered(`${labels.slice(0, -1).join(', ')} og ${labels.at(-1)}`), text: reasons.length === 1 ? reasons[0]! : t.coveredMany, covered: true }]
}

export function Notes({ item, cut }: { item: Item; cut: Cut }) {
  // What was chosen to be shown stands before what is covered.
  const notes: Note[] = [...item.topics.map((one) => ({ key: one.topic, title: one.label, text: one.by ? `${one.text} ${t.shownBy(one.by)}.` : one.text, covered: false })), ...coveredNote(item.covered)]
  const shown = notes.slice(0, cut.notes)
  if (notes.length === 0) return null
  return (
    <div className="room-notes">
      {shown.map((note) => (
        <aside key={note.key} className="room-covered" data-shown={!note.covered || undefined}>
          {note.covered ? <EyeSlashIcon aria-hidden /> : null}
          <span><strong>{note.title}</strong>{cut.noteLines > 0 ? <span {...clamp(cut.noteLines)}>{note.text}</span> : null}</span>
        </aside>
      ))}
      {shown.length < notes.length ? <p className="room-text"><span {...clamp(1)}>{shown.length === 0 ? notes.map((one) => one.title).join('. ') : t.notesMore(notes.length - shown.length)}</span></p> : null}
    </div>
  )
}

function Mandate({ one }: { one: Decision }) {
  if (one.tentative) return <p className="room-mandate" data-tone="tentative">{t.tentative}</p>
  if (one.mandate === 'mustConfirm') return <p className="room-mandate" data-tone="confirm"><HourglassIcon aria-hidden /> <span>{t.mustConfirm(one.confirmBy?.replace(/^(Enhetsleder|Leder)\b/, (word) => word.toLowerCase()) ?? null)}</span></p>
  if (one.mandate === 'rejected') return <p className="room-mandate" data-tone="rejected">{t.rejected}</p>
  return <p className="room-mandate" data-tone="team"><CheckmarkCircleFillIcon aria-hidden /> {one.mandate === 'confirmed' ? t.confirmed : t.team}</p>
}

export function Decided({ item, cut, today }: { item: Item; cut: Cut; today: string }) {
  const last = cut.decisions === 0 ? [] : item.decisions.slice(-cut.decisions)
  const previous = item.previous.slice(0, cut.previous)
  // Without room for a card the last decision is still named.
  const isBrief = last.length === 0 && item.decisions.length > 0
  return (
    <>
      <Part title={t.decided} more={item.decisions.length - Math.max(last.length, Number(isBrief))}>
        {isBrief ? <p className="room-key"><span {...clamp(1)}>{item.decisions.at(-1)!.text}</span></p> : null}
        {item.decisions.length === 0 ? <p className="room-text">{t.nothing}</p> : null}
        {last.map((one, index) => (
          <article key={index} className="room-card" data-tentative={one.tentative || undefined}>
            <strong className="room-key"><span {...clamp(2)}>{one.text}</span></strong>
            <p className="room-text">{text.meeting.ownerDue(one.owner, one.dueOn && shortDate(one.dueOn, today))}</p>
            <Mandate one={one} />
          </article>
        ))}
      </Part>
      {previous.length > 0 ? (
        <Part title={t.from} className="room-previous" more={item.previous.length - previous.length}>
          {previous.map((one) => (
            <p key={one.text} className="room-line">
              {one.done ? <CheckmarkCircleFillIcon title={t.done} className="room-done" /> : <CircleIcon title={t.notDone} />} <span>{one.text}</span>
            </p>
          ))}
        </Part>
      ) : null}
    </>
  )
}
