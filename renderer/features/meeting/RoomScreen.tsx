// What the room sees, drawn at 1920 x 1080 and scaled whole. Initials, never names. What does not fit is counted, never scrolled or shrunk.
// The same component is the room's screen, the copy on the secretary's desk and the preview of the set-up.
import { CheckmarkIcon, EyeSlashIcon, MinusIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { dateText, osloTime } from '../../../shared/dates.ts'
import type { RoomShape } from '../../../shared/domain/legibility.ts'
import type { RoomView } from '../../../shared/operations/meeting.ts'
import { text } from '../../text.ts'
import { HouseholdSymbols, householdText } from '../../ui/HouseholdSymbols.tsx'
import { minuteText, spent, useClock } from './clock.ts'
import { useFitting } from './Fit.tsx'
import { COLUMNS, type Cut } from './roomCuts.ts'
import { Decided, Notes, Person, Question, type Item } from './RoomParts.tsx'

const t = text.meeting.room

function Head({ item, room, now }: { item: Item; room: RoomView; now: number }) {
  const used = spent(item, now)
  const over = used - item.plannedMinutes * 60
  const { number, of, done } = room.progress
  return (
    <header className="room-head">
      <h2 className="room-initials">{item.initials || item.title}</h2>
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
      <div className="room-timer" data-over={over > 0 || undefined}>
        <strong className="num">{minuteText(used)}</strong>
        <span>{over > 0 ? t.overBy(Math.floor(over / 60)) : t.ofMinutes(item.plannedMinutes)}</span>
      </div>
    </header>
  )
}

function Column({ cuts, content, className = '', children }: { cuts: readonly Cut[]; content: string; className?: string; children: (cut: Cut) => ReactNode }) {
  const { box, drawing } = useFitting<HTMLDivElement>(cuts.length, content)
  return <div ref={box} className={`room-column ${className}`}>{children(cuts[drawing]!)}</div>
}

function Columns({ item, shape, today }: { item: Item; shape: RoomShape; today: string }) {
  const content = JSON.stringify([item, shape])
  if (shape === 'one') {
    return (
      <Column cuts={COLUMNS.one} content={content}>
        {(cut) => <><Question item={item} cut={cut} /><Decided item={item} cut={cut} today={today} /><Person item={item} cut={cut} /><Notes item={item} cut={cut} /></>}
      </Column>
    )
  }
  if (shape === 'two') {
    return (
      <>
        <Column cuts={COLUMNS.question} content={content}>{(cut) => <><Question item={item} cut={cut} /><Notes item={item} cut={cut} /></>}</Column>
        <Column cuts={COLUMNS.side} content={content} className="room-decided">{(cut) => <><Decided item={item} cut={cut} today={today} /><Person item={item} cut={cut} /></>}</Column>
      </>
    )
  }
  return (
    <>
      <Column cuts={COLUMNS.person} content={content}>{(cut) => <Person item={item} cut={cut} />}</Column>
      <Column cuts={COLUMNS.question} content={content}>{(cut) => <><Question item={item} cut={cut} /><Notes item={item} cut={cut} /></>}</Column>
      <Column cuts={COLUMNS.decided} content={content} className="room-decided">{(cut) => <Decided item={item} cut={cut} today={today} />}</Column>
    </>
  )
}

/** Who is there, by service: those present first to stay when there is little room. */
function Foot({ room, clock }: { room: RoomView; clock: string }) {
  const all = [...room.presence.filter((one) => one.present), ...room.presence.filter((one) => !one.present)]
  const { box, drawing } = useFitting<HTMLUListElement>(all.length + 1, JSON.stringify(all))
  const shown = all.slice(0, all.length - drawing)
  const left = all.length - shown.length
  return (
    <footer className="room-foot">
      <ul ref={box}>
        {shown.map((one) => (
          <li key={one.name} data-present={one.present || undefined}>
            {one.present ? <CheckmarkIcon aria-hidden /> : <MinusIcon aria-hidden />} {one.name}
            <span className="aksel-sr-only">, {one.present ? t.present : t.absent}</span>
          </li>
        ))}
        {left > 0 ? <li data-more>{t.more(left)}</li> : null}
      </ul>
      <strong className="num">{t.clock(clock)}</strong>
    </footer>
  )
}

export function RoomScreen({ room, shape = 'three' }: { room: RoomView; shape?: RoomShape }) {
  const now = useClock(room, room.now)
  const clock = osloTime(new Date(now).toISOString())
  if (room.covered) {
    return (
      <div className="room" data-shape={shape} data-blank>
        <EyeSlashIcon aria-hidden />
        <p>{t.covered}</p>
        <strong className="num">{t.clock(clock)}</strong>
      </div>
    )
  }
  if (!room.item) {
    return (
      <div className="room room-waiting" data-shape={shape}>
        <div className="room-blank">
          <p>{t.heldOn(dateText(room.heldOn))}</p>
          <span>{t.noCase}</span>
        </div>
        <Foot room={room} clock={clock} />
      </div>
    )
  }
  return (
    <div className="room" data-shape={shape}>
      <Head item={room.item} room={room} now={now} />
      <div className="room-columns">
        <Columns item={room.item} shape={shape} today={room.now} />
      </div>
      <Foot room={room} clock={clock} />
    </div>
  )
}
