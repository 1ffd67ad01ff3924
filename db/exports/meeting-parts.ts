// What the papers of the boliglag have in common: the scene they are made from, and the account of what is left out.
import { longDate, osloTime } from '../../shared/dates.ts'
import type { Service, Subject } from '../../shared/domain/disclosure.ts'
import type { MeetingFacts, Withheld } from '../../shared/documents.ts'
import { Refusal } from '../../shared/errors.ts'
import { TOPIC_LABELS } from '../../shared/model/field.ts'
import type { Row } from '../../shared/model/index.ts'
import type { AgendaLine } from '../../shared/operations/meeting-prepare.ts'
import type { QueryContext } from '../context.ts'
import { topicDisclosed } from '../disclosure.ts'
import { agendaLines } from '../meeting/agenda.ts'
import { topicTexts } from '../meeting/pack.ts'
import { readMeeting } from '../meeting/prepare.ts'

export interface PaperScene { context: QueryContext; meeting: Row<'meeting'>; facts: MeetingFacts; lines: AgendaLine[] }

/** What stands on all papers of a meeting. Protected people are unseen here, whoever makes the paper. */
export function paperScene(context: QueryContext, meetingId: string): PaperScene {
  const meeting = readMeeting(context.read, meetingId)
  const facts: MeetingFacts = { date: longDate(meeting.heldOn), time: `${meeting.startsAt}–${meeting.endsAt}`.replaceAll(':', '.'), place: meeting.place ?? '', chair: meeting.chair ?? '' }
  return { context, meeting, facts, lines: agendaLines(context.read, meetingId, new Set(), context.today) }
}

export const isHidden = (line: AgendaLine) => line.initials === 'Sperret'
export const NAMES: Withheld = { what: 'navn', why: 'papiret bruker initialer og saksnummer' }
const plain = (text: string) => text.replace(/[.\s]+$/, '')

export function serviceOf({ read }: QueryContext, id: string): Service {
  const service = read.sql<Service>('SELECT id, name FROM service WHERE id = ?', [id])[0]
  if (!service) throw new Refusal('not-found', { field: 'serviceId' })
  return service
}

/** What is left out, gathered: the same kind for the same reason in one line with its cases. */
export class LeftOut {
  private readonly rows = new Map<string, { what: string; why: string; cases: string[] }>()
  add(what: string, why: string, caseNumber: string | null): void {
    const key = `${what}|${why}`
    const row = this.rows.get(key) ?? { what, why: plain(why), cases: [] }
    if (caseNumber && !row.cases.includes(caseNumber)) row.cases.push(caseNumber)
    this.rows.set(key, row)
  }
  list(): Withheld[] {
    return [...this.rows.values()].map(({ what, why, cases }) => ({ what: cases.length === 0 ? what : `${what} i sak ${cases.join(', ')}`, why }))
  }
}

/** The guarded topics of a case that a service may have on paper; those it may not are put down as left out. */
export function topicsFor({ read }: QueryContext, person: Subject, caseId: string, caseNumber: string | null, service: Service, left: LeftOut): { label: string; text: string }[] {
  return topicTexts(read, caseId).flatMap(({ topic, text }) => {
    const answer = topicDisclosed(person, topic, [service], 'paper')
    if (!answer.shown) left.add(TOPIC_LABELS[topic].toLowerCase(), answer.reason, caseNumber)
    return answer.shown ? [{ label: TOPIC_LABELS[topic], text }] : []
  })
}

/** A file name without signs that a file system or a mail filter stumbles on. Services are not people. */
export const slug = (name: string) => name.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'o').replaceAll('å', 'a').normalize('NFD').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')

/** «kom 09.20, gikk 10.15»: said only of who was not there the whole time. */
export function cameAndWent(meeting: Row<'meeting'>, one: { arrivedAt: string | null; leftAt: string | null }): string {
  const late = one.arrivedAt !== null && meeting.openedAt !== null && Date.parse(one.arrivedAt) - Date.parse(meeting.openedAt) >= 60_000
  return [late ? `kom ${osloTime(one.arrivedAt!)}` : null, one.leftAt !== null && one.leftAt !== meeting.closedAt ? `gikk ${osloTime(one.leftAt)}` : null].filter(Boolean).join(', ')
}
