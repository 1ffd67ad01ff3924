// What the room sees, drawn at 1920 x 1080 and scaled whole. Initials, never names. What does not fit is counted, never scrolled or shrunk.
// The same component is the room's screen and the copy on the secretary's desk.
import { CheckmarkCircleFillIcon, CheckmarkIcon, CircleIcon, EyeSlashIcon, HourglassIcon, MinusIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { dateText, osloTime, shortDate } from '../../../shared/dates.ts'
import type { RoomView } from '../../../shared/operations/meeting.ts'
import { text } from '../../text.ts'
import { CriterionSign } from '../../ui/CriterionSign.tsx'
import { HouseholdSymbols, householdText } from '../../ui/HouseholdSymbols.tsx'
import { RequirementIcon } from '../../ui/RequirementIcon.tsx'
import { minuteText, spent, useClock } from './clock.ts'

const t = text.meeting.room
type Item = NonNullable<RoomView['item']>
type Decision = Item['decisions'][number]
const MOST = { requirements: 5, candidates: 2, lines: 2, decisions: 3, previous: 2, notes: 2 } as const

/** A heading and its list; what did not fit is counted in the heading: «Bestemt nå, og 2 til». */
function Part({ title, children, className = '', more = 0 }: { title: string; children: ReactNode; className?: string; more?: number }) {
  return (
    <section className={`room-part ${className}`}>
      <h3 className="room-label">{more > 0 ? `${title}, ${t.more(more)}` : title}</h3>
      {children}
    </section>
  )
}

function Head({ item, room, now }: { item: Item; room: RoomView; now: number }) {
  const used = spent(item, now)
  const { number, of, done } = room.progress
  return (
    <header className="room-head">
      <h2 className="room-initials">{item.initials}</h2>
      {item.caseNumber ? <span className="room-case num">{item.caseNumber}</span> : null}
      {item.household ? <HouseholdSymbols household={item.household} decorative size={62} /> : null}
      {item.household ? <span className="room-household">{householdText(item.household)}</span> : null}
      <div className="room-progress">
        <strong>{t.progress(number, of)}</strong>
        <span className="room-dashes" aria-hidden>
          {Array.from({ length: Math.min(of, 24) }, (_, index) => (
            <span key={index} data-state={index + 1 === number ? 'now' : index < done ? 'done' : 'left'} />
          ))}
        </span>
      </div>
      <div className="room-timer" data-over={used > item.plannedMinutes * 60 || undefined}>
        <strong className="num">{minuteText(used)}</strong>
        <span>{t.ofMinutes(item.plannedMinutes)}</span>
      </div>
    </header>
  )
}

function Person({ item }: { item: Item }) {
  const shown = item.requirements.slice(0, MOST.requirements)
  return (
    <div className="room-column">
      {item.living ? (
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
      ) : null}
      {item.tried ? <Part title={t.tried}><p className="room-text room-clamp2">{item.tried}</p></Part> : null}
      {item.ownWords ? <blockquote className="room-words"><span className="room-clamp3">«{item.ownWords.replace(/^[«"]|[»"]$/g, '')}»</span></blockquote> : null}
    </div>
  )
}

const LONG_QUESTION = 84

/** One topic with its reason; several are named together, so that none is left out. */
function coveredNote(covered: Item['covered']): { key: string; title: string; text: string; covered: boolean }[] {
  if (covered.length === 0) return []
  if (covered.length === 1) return [{ key: covered[0]!.topic, title: t.isCovered(covered[0]!.label), text: covered[0]!.reason, covered: true }]
  const labels = covered.map((one, index) => (index === 0 ? one.label : one.label.toLowerCase()))
  return [{ key: 'several', title: t.isCovered(`${labels.slice(0, -1).join(', ')} og ${labels.at(-1)}`), text: t.coveredMany, covered: true }]
}

function Question({ item }: { item: Item }) {
  const question = item.question || item.title
  // A long question takes the place of the second dwelling, and several notes take it too.
  const notes = [
    ...coveredNote(item.covered),
    ...item.uncovered.map((one) => ({ key: one.topic, title: one.label, text: `${one.text} ${t.shownBy(one.by)}`, covered: false })),
  ]
  const most = question.length > LONG_QUESTION || notes.length > 1 ? 1 : MOST.candidates
  const dwellings = item.candidates.slice(0, most)
  const streets = dwellings.map((one) => one.label.split(',')[0]!)
  const short = (label: string) => (streets.filter((one) => one === label.split(',')[0]).length > 1 ? label : label.split(',')[0]!)
  return (
    <div className="room-column">
      <Part title={t.question}>
        <p className="room-question">{question}</p>
      </Part>
      {dwellings.length > 0 ? (
        <Part title={t.choose} more={item.candidates.length - dwellings.length}>
          {dwellings.map((one) => (
            <article key={one.dwellingId} className="room-card" data-proposed={one.proposed || undefined}>
              <header><strong className="room-key">{short(one.label)}</strong> <span className="room-status">{[one.proposed ? t.proposed : null, one.status].filter(Boolean).join(', ').replace(/, ./, (part) => part.toLowerCase())}</span></header>
              {one.lines.slice(0, MOST.lines).map((line) => (
                <p key={line.text} className="room-line"><CriterionSign outcome={line.outcome} /> <span>{line.text}</span></p>
              ))}
            </article>
          ))}
        </Part>
      ) : null}
      <div className="room-notes">
        {notes.slice(0, MOST.notes).map((note) => (
          <aside key={note.key} className="room-covered" data-shown={!note.covered || undefined}>
            {note.covered ? <EyeSlashIcon aria-hidden /> : null}
            <span><strong>{note.title}</strong><span className="room-clamp2">{note.text}</span></span>
          </aside>
        ))}
      </div>
    </div>
  )
}

function Mandate({ one }: { one: Decision }) {
  if (one.tentative) return <p className="room-mandate" data-tone="tentative">{t.tentative}</p>
  if (one.mandate === 'mustConfirm') return <p className="room-mandate" data-tone="confirm"><HourglassIcon aria-hidden /> {t.mustConfirm(one.confirmBy?.replace(/^(Enhetsleder|Leder)\b/, (word) => word.toLowerCase()) ?? null)}</p>
  if (one.mandate === 'rejected') return <p className="room-mandate" data-tone="rejected">{t.rejected}</p>
  return <p className="room-mandate" data-tone="team"><CheckmarkCircleFillIcon aria-hidden /> {one.mandate === 'confirmed' ? t.confirmed : t.team}</p>
}

// Pixels of the right column, for choosing how many decisions and former measures there is room for.
const COLUMN = { all: 752, short: 204, long: 256, heading: 62, line: 52, longText: 26 }

/** The latest decisions that fit, and as many former measures as there is room for after them. */
function whatFits(item: Item): { last: Decision[]; previous: Item['previous'] } {
  let room = COLUMN.all
  const last: Decision[] = []
  for (const one of item.decisions.slice(-MOST.decisions).reverse()) {
    room -= one.text.length > COLUMN.longText ? COLUMN.long : COLUMN.short
    if (room < 0 && last.length > 0) break
    last.unshift(one)
  }
  const lines = Math.floor((room - COLUMN.heading) / COLUMN.line)
  return { last, previous: item.previous.slice(0, Math.max(0, Math.min(lines, MOST.previous))) }
}

function Decided({ item, today }: { item: Item; today: string }) {
  const { last, previous } = whatFits(item)
  return (
    <div className="room-column room-decided">
      <Part title={t.decided} more={item.decisions.length - last.length}>
        {last.length === 0 ? <p className="room-text">{t.nothing}</p> : null}
        {last.map((one, index) => (
          <article key={index} className="room-card" data-tentative={one.tentative || undefined}>
            <strong className="room-key room-clamp2">{one.text}</strong>
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
    </div>
  )
}

function Foot({ room, clock }: { room: RoomView; clock: string }) {
  return (
    <footer className="room-foot">
      <ul>
        {room.presence.map((one) => (
          <li key={one.name} data-present={one.present || undefined}>
            {one.present ? <CheckmarkIcon aria-hidden /> : <MinusIcon aria-hidden />} {one.name}
            <span className="aksel-sr-only">, {one.present ? t.present : t.absent}</span>
          </li>
        ))}
      </ul>
      <strong className="num">{t.clock(clock)}</strong>
    </footer>
  )
}

export function RoomScreen({ room }: { room: RoomView }) {
  const now = useClock(room, room.now)
  const clock = osloTime(new Date(now).toISOString())
  if (room.covered) {
    return (
      <div className="room" data-blank>
        <EyeSlashIcon aria-hidden />
        <p>{t.covered}</p>
        <strong className="num">{t.clock(clock)}</strong>
      </div>
    )
  }
  if (!room.item) {
    return (
      <div className="room room-waiting">
        <div className="room-blank">
          <p>{t.heldOn(dateText(room.heldOn))}</p>
          <span>{t.noCase}</span>
        </div>
        <Foot room={room} clock={clock} />
      </div>
    )
  }
  return (
    <div className="room">
      <Head item={room.item} room={room} now={now} />
      <div className="room-columns">
        <Person item={room.item} />
        <Question item={room.item} />
        <Decided item={room.item} today={room.now} />
      </div>
      <Foot room={room} clock={clock} />
    </div>
  )
}
