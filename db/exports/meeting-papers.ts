// The papers of the boliglag: initials and case numbers, never names. Each service gets a paper of its own with what it may have on paper, and what was left out is named and absent from the file.
import { dateText, longDate, osloInstant } from '../../shared/dates.ts'
import type { Service } from '../../shared/domain/disclosure.ts'
import type { AgendaItem, Produced } from '../../shared/documents.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { AgendaLine } from '../../shared/operations/meeting-prepare.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { disclosed, subjectOf } from '../disclosure.ts'
import { orderOf } from '../meeting/order.ts'
import { invitedOf, readMeeting } from '../meeting/prepare.ts'
import { STALLED } from '../meeting/stalled.ts'
import { isHidden, LeftOut, NAMES, paperScene, serviceOf, slug, topicsFor, type PaperScene } from './meeting-parts.ts'
import { extract, protocol } from './meeting-protocol.ts'
import { paperHead } from './papers.ts'

function lineFor(scene: PaperScene, line: AgendaLine, service: Service, left: LeftOut): AgendaItem {
  const base = { number: String(line.number), caseNumber: line.caseNumber ?? '', initials: line.initials || 'Felles', time: `${line.plannedMinutes} min` }
  if (!line.caseId) return { ...base, question: line.question ?? line.title }
  const person = subjectOf(scene.context.read, line.caseId, scene.context.today)
  const question = disclosed(person, 'agendaItem', 'question', [service], 'paper')
  if (isHidden(line) || !question.shown) {
    left.add('alt om personen', isHidden(line) ? 'sperret adresse' : question.reason, line.caseNumber)
    return { ...base, question: 'Tas opp uten opplysninger på papir.' }
  }
  return { ...base, question: line.question ?? line.title, topics: topicsFor(scene.context, person, line.caseId, line.caseNumber, service, left) }
}

const lacksOnPaper = (line: AgendaLine): string[] => (line.lacks.length === 0 ? [] : [...line.lacks, line.override ? `Tas opp likevel: ${line.override.reason} (${line.override.by})` : 'Tas opp uten at noen har skrevet hvorfor.'])

/** Measures from earlier meetings that stand still. A service gets its own; the chair gets all. */
function openMeasures({ read, today }: QueryContext, service: Service | null) {
  return read.sql<{ text: string; owner: string | null; dueOn: string | null; caseNumber: string }>(
    `SELECT t.text, s.name AS owner, t.dueOn, c.caseNumber FROM teamDecision t JOIN meeting m ON m.id = t.meetingId JOIN housingCase c ON c.id = t.caseId JOIN person p ON p.id = c.personId LEFT JOIN service s ON s.id = t.ownerServiceId WHERE m.status = 'closed' AND ${STALLED} AND p.protectedAddress = 'none' ${service ? 'AND t.ownerServiceId = ?' : ''} ORDER BY t.dueOn, t.id LIMIT 30`, [today, today, ...(service ? [service.id] : [])],
  ).map((one) => ({ what: one.text, owner: one.owner ?? 'Ingen', due: one.dueOn ? dateText(one.dueOn) : '', caseNumber: one.caseNumber }))
}

function agenda(context: QueryContext, meetingId: string, serviceId: string | null): Produced {
  const scene = paperScene(context, meetingId)
  const { meeting, facts, lines } = scene
  const service = serviceId === null ? null : serviceOf(context, serviceId)
  const left = new LeftOut()
  const why = new Map(orderOf(context.read, meeting, 'fair', context.today, new Set()).map((one) => [one.id, one.why]))
  const forChair = (line: AgendaLine): AgendaItem => {
    if (isHidden(line)) left.add('alt om personen', 'sperret adresse', line.caseNumber)
    return { number: String(line.number), caseNumber: line.caseNumber ?? '', initials: line.initials || 'Felles', question: isHidden(line) ? 'Tas opp uten opplysninger på papir.' : (line.question ?? line.title), time: `${line.plannedMinutes} min`, ...(isHidden(line) ? {} : { why: [line.reason?.replace(/[.\s]*$/, '.'), why.get(line.id)].filter(Boolean).join(' '), lacks: lacksOnPaper(line) }) }
  }
  const items = lines.map((line) => (service ? lineFor(scene, line, service, left) : forChair(line)))
  return {
    kind: 'pdf', fileName: `saksliste-boliglag-${meeting.heldOn}${service ? `-${slug(service.name)}` : ''}.pdf`,
    document: {
      template: 'meetingAgenda', head: paperHead(context, `Saksliste til boliglaget ${longDate(meeting.heldOn)}`), recipient: service?.name ?? 'møtelederen', meeting: facts, invited: invitedOf(context.read, meetingId).map((one) => ({ service: one.name, people: one.people.join(', ') })),
      items, openMeasures: openMeasures(context, service), information: [], withheld: [NAMES, ...left.list()], askForMore: 'saksbehandler',
    },
  }
}

function calendar({ read, now }: QueryContext, meetingId: string | null, seriesId: string | null): Produced {
  if ((meetingId === null) === (seriesId === null)) throw new Refusal('bad-input', { field: 'meetingId' })
  const rows = meetingId ? [readMeeting(read, meetingId)] : read.sql<Row<'meeting'>>(`SELECT * FROM meeting WHERE seriesId = ? AND status = 'planned' ORDER BY heldOn`, [seriesId!])
  if (rows.length === 0) throw new Refusal('not-found', { field: 'seriesId' })
  return { kind: 'meetings', fileName: meetingId ? `boliglag-${rows[0]!.heldOn}.ics` : `boliglag-fra-${rows[0]!.heldOn}.ics`, now, meetings: rows.map((one) => ({ id: one.id, startsAt: osloInstant(one.heldOn, one.startsAt), endsAt: osloInstant(one.heldOn, one.endsAt), place: one.place, changedAt: one.updatedAt })) }
}

export const meetingPaperQueries = {
  'export.protocol': (context, input) => (input.serviceId === null ? protocol(paperScene(context, input.meetingId)) : extract(paperScene(context, input.meetingId), serviceOf(context, input.serviceId))),
  'export.agenda': (context, input) => agenda(context, input.meetingId, input.serviceId),
  'export.meetingCalendar': (context, input) => calendar(context, input.meetingId, input.seriesId),
} satisfies Partial<Handlers>
