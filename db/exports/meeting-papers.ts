// Agenda and protocol of the boliglag: initials and case numbers, never names; what the team may not read is not in the file.
import { dateText, longDate } from '../../shared/dates.ts'
import type { MeetingFacts, Produced } from '../../shared/documents.ts'
import { agendaStatus, mandate, teamDecisionKind } from '../../shared/model/codes.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { agendaLines, decisionViews } from '../meeting/desk.ts'
import { readScene } from '../meeting/room.ts'
import { paperHead } from './papers.ts'

function scene(context: QueryContext, meetingId: string) {
  const { meeting, presence } = readScene(context.read, meetingId, context.today)
  const facts: MeetingFacts = { date: longDate(meeting.heldOn), time: `${meeting.startsAt}–${meeting.endsAt}`.replaceAll(':', '.'), place: meeting.place ?? '', chair: meeting.chair ?? '' }
  return { meeting, presence, facts, lines: agendaLines(context.read, meetingId, new Set(), context.today) }
}

function protocol(context: QueryContext, meetingId: string): Produced {
  const { meeting, presence, facts, lines } = scene(context, meetingId)
  const hidden = lines.filter((one) => one.initials === 'Sperret').length
  return {
    kind: 'pdf', fileName: `protokoll-boliglag-${meeting.heldOn}.pdf`,
    document: {
      template: 'meetingProtocol', head: paperHead(context, `Protokoll fra boliglaget ${longDate(meeting.heldOn)}`), meeting: facts,
      present: presence.filter((one) => one.present).map((one) => ({ service: one.name, people: one.personName ?? '' })), absent: presence.filter((one) => !one.present).map((one) => one.name),
      items: lines.map((one) => ({
        number: String(one.number), caseNumber: one.caseNumber ?? '', initials: one.initials || one.title, question: one.question ?? one.title, outcome: agendaStatus.labels[one.status], ...(one.usedSeconds > 0 ? { minutes: `${Math.max(1, Math.round(one.usedSeconds / 60))} av ${one.plannedMinutes} minutter` } : {}),
        decisions: (one.initials === 'Sperret' ? [] : decisionViews(context.read, one.id)).filter((row) => !row.tentative).map((row) => ({ kind: teamDecisionKind.labels[row.kind], text: row.text, owner: row.owner, ...(row.dueOn ? { due: dateText(row.dueOn) } : {}), mandate: row.mandate === 'mustConfirm' ? `Må bekreftes av ${row.confirmBy ?? ''}${row.confirmDueOn ? ` innen ${dateText(row.confirmDueOn)}` : ''}` : mandate.labels[row.mandate] })),
      })),
      ...(meeting.closedAt ? { approval: `Møtet er avsluttet og protokollen låst ${dateText(meeting.closedAt)}.` } : {}),
      withheld: [{ what: 'Navn', why: 'Protokollen bruker initialer og saksnummer.' }, ...(hidden > 0 ? [{ what: `${hidden} ${hidden === 1 ? 'sak' : 'saker'} med sperret adresse`, why: 'Opplysningene skrives ikke ut.' }] : [])], askForMore: 'saksbehandler',
    },
  }
}

function agenda(context: QueryContext, meetingId: string): Produced {
  const { meeting, presence, facts, lines } = scene(context, meetingId)
  const open = context.read.sql<{ text: string; ownerRoomName: string | null; dueOn: string | null; caseNumber: string }>(
    `SELECT t.text, t.ownerRoomName, t.dueOn, c.caseNumber FROM teamDecision t JOIN meeting m ON m.id = t.meetingId JOIN housingCase c ON c.id = t.caseId JOIN person p ON p.id = c.personId WHERE m.status = 'closed' AND t.doneOn IS NULL AND t.kind IN ('measure', 'clarify') AND t.tentative = 'no' AND p.protectedAddress = 'none' AND m.heldOn >= date(?, '-60 days') ORDER BY t.dueOn LIMIT 15`, [meeting.heldOn])
  return {
    kind: 'pdf', fileName: `saksliste-boliglag-${meeting.heldOn}.pdf`,
    document: {
      template: 'meetingAgenda', head: paperHead(context, `Saksliste til boliglaget ${longDate(meeting.heldOn)}`), meeting: facts, invited: presence.map((one) => ({ service: one.name, people: one.personName ?? '' })),
      items: lines.map((one) => ({ number: String(one.number), caseNumber: one.caseNumber ?? '', initials: one.initials || 'Felles', question: one.initials === 'Sperret' ? 'Sperret adresse' : (one.question ?? one.title), time: `${one.plannedMinutes} min` })),
      openMeasures: open.map((one) => ({ what: one.text, owner: one.ownerRoomName ?? '', due: one.dueOn ? dateText(one.dueOn) : '', caseNumber: one.caseNumber })), information: [], withheld: [{ what: 'Navn', why: 'Sakslisten bruker initialer og saksnummer.' }],
    },
  }
}

export const meetingPaperQueries = { 'export.protocol': (context, input) => protocol(context, input.meetingId), 'export.agenda': (context, input) => agenda(context, input.meetingId) } satisfies Partial<Handlers>
