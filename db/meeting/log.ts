// A held meeting afterwards: who was there, what was decided in each case, and the meeting's own log. The log names topics, never what was said about them.
import { initialsWithDots } from '../../shared/domain/household.ts'
import { meetingEventKind } from '../../shared/model/codes.ts'
import { TOPIC_LABELS, type Topic } from '../../shared/model/field.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Held, LogLine } from '../../shared/operations/meeting-close.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { readTexts } from '../json.ts'
import { isProtected, maySee, openProtected, shownName } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { figuresOf } from './figures.ts'
import { invitedOf, meetingHead, readMeeting } from './prepare.ts'

/** Who was there, person by person, with when they came and went. A row without a name is left out where the service's people are named. */
export function attendance(read: Reader, meetingId: string): (Held['attendance'][number] & { serviceId: string })[] {
  const rows = read.sql<{ serviceId: string; service: string; personName: string | null; present: string; arrivedAt: string | null; leftAt: string | null }>('SELECT p.serviceId, s.name AS service, p.personName, p.present, p.arrivedAt, p.leftAt FROM presence p JOIN service s ON s.id = p.serviceId WHERE p.meetingId = ? ORDER BY s.position, p.personName IS NULL, p.personName', [meetingId])
  const wasThere = (one: (typeof rows)[number]) => one.present === 'yes' || one.arrivedAt !== null
  return rows.filter((one) => one.personName !== null || wasThere(one) || rows.filter((other) => other.serviceId === one.serviceId).length === 1).map((one) => ({ ...one, present: wasThere(one) }))
}

type Decision = Held['items'][number]['decisions'][number]

/** What was decided in a meeting, by the item it stands under. Proposals that were never decided are no decisions. */
export function decisionsOf(read: Reader, meetingId: string): Map<string, (Row<'teamDecision'> & { owner: string | null })[]> {
  const rows = read.sql<Row<'teamDecision'> & { owner: string | null }>(`SELECT t.*, s.name AS owner FROM teamDecision t LEFT JOIN service s ON s.id = t.ownerServiceId WHERE t.meetingId = ? AND t.tentative = 'no' ORDER BY t.createdAt, t.id`, [meetingId])
  return Map.groupBy(rows, (one) => one.agendaItemId)
}

const shownDecision = ({ id, kind, text, owner, ownerPerson, dueOn, mandate, confirmBy, dissent, dissentBy, doneOn }: Row<'teamDecision'> & { owner: string | null }): Decision => ({ id, kind, text, owner, ownerPerson, dueOn, mandate, confirmBy, dissent, dissentBy, doneOn })

function held({ read, session, today }: QueryContext, meetingId: string): Held {
  const meeting = readMeeting(read, meetingId)
  const allowed = openProtected(read, session)
  const decided = decisionsOf(read, meetingId)
  const items = read.sql<Row<'agendaItem'> & { caseNumber: string | null; name: string | null; protectedAddress: string | null }>('SELECT i.*, c.caseNumber, p.name, p.protectedAddress FROM agendaItem i LEFT JOIN housingCase c ON c.id = i.caseId LEFT JOIN person p ON p.id = c.personId WHERE i.meetingId = ? ORDER BY i.position, i.id', [meetingId])
  return {
    meeting: meetingHead(read, meeting), attendance: attendance(read, meetingId).map(({ serviceId: _id, ...one }) => one), receivers: invitedOf(read, meetingId),
    figures: (({ id: _id, heldOn: _on, ...rest }) => rest)(figuresOf(read, readRules(read, today).definition.limits.postponedTimes, 'm.id = ?', [meetingId])[0]!),
    next: read.sql<{ id: string; heldOn: string }>(`SELECT id, heldOn FROM meeting WHERE heldOn > ? AND status <> 'closed' ORDER BY heldOn LIMIT 1`, [meeting.heldOn])[0] ?? null,
    items: items.map((one, i) => {
      const person = one.caseId ? { caseId: one.caseId, caseNumber: one.caseNumber!, name: one.name!, protectedAddress: one.protectedAddress! } : null
      const seen = !person || maySee(person, allowed)
      return { id: one.id, number: i + 1, caseId: one.caseId, caseNumber: one.caseNumber, name: person ? shownName(person, allowed) : one.title, seen, initials: person ? (isProtected(person) ? 'Sperret' : initialsWithDots(person.name)) : '', question: seen ? (one.question ?? one.title) : null, status: one.status, reason: seen ? one.reason : null, usedMinutes: Math.round(one.usedSeconds / 60), plannedMinutes: one.plannedMinutes, decisions: seen ? (decided.get(one.id) ?? []).map(shownDecision) : [] }
    }),
  }
}

const who = (service: string | null, person: string | null) => [person, service].filter(Boolean).join(', ')

function whatOf(kind: Row<'meetingEvent'>['kind'], service: string | null, person: string | null, number: string | null): string {
  const label = meetingEventKind.labels[kind]
  if (kind === 'arrived' || kind === 'left') return `${who(service, person) || 'Ukjent'} ${label.toLowerCase()}`
  if (kind === 'shown' || kind === 'uncovered') return `${label}${number ? `: sak ${number}` : ''}`
  return label
}

function log({ read, session }: QueryContext, meetingId: string): LogLine[] {
  readMeeting(read, meetingId)
  const allowed = openProtected(read, session)
  const names = new Map(read.sql<{ id: string; name: string }>('SELECT id, name FROM service').map((row) => [row.id, row.name]))
  const rows = read.sql<Row<'meetingEvent'> & { caseNumber: string | null; caseId: string | null; protectedAddress: string | null }>('SELECT e.*, c.caseNumber, c.id AS caseId, p.protectedAddress FROM meetingEvent e LEFT JOIN agendaItem i ON i.id = e.agendaItemId LEFT JOIN housingCase c ON c.id = i.caseId LEFT JOIN person p ON p.id = c.personId WHERE e.meetingId = ? ORDER BY e.at, e.id', [meetingId])
  return rows.map((one) => {
    const seen = one.caseId === null || maySee({ caseId: one.caseId, protectedAddress: one.protectedAddress! }, allowed)
    const isAboutCase = one.kind === 'shown' || one.kind === 'uncovered' || one.kind === 'covered'
    return { id: one.id, at: one.at, kind: one.kind, what: whatOf(one.kind, one.serviceId ? (names.get(one.serviceId) ?? null) : null, one.personName, one.caseNumber), caseNumber: one.caseNumber, present: (readTexts(one.present) ?? []).map((id) => names.get(id) ?? 'Ukjent tjeneste'), topics: isAboutCase && seen ? (readTexts(one.topics) ?? []).map((topic) => TOPIC_LABELS[topic as Topic] ?? 'Ukjent tema') : [], ground: seen ? one.ground : null, actor: one.actor }
  })
}

export const heldQueries = { 'meeting.held': (context, input) => held(context, input.meetingId), 'meeting.log': (context, input) => log(context, input.meetingId) } satisfies Partial<Handlers>
