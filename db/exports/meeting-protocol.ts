// The protocol for the team, and the extract each service takes with it: its own decisions whole, of the others what was decided and by whom, and never the text of a covered topic.
import { dateText, longDate } from '../../shared/dates.ts'
import type { Service } from '../../shared/domain/disclosure.ts'
import type { Fact, MeetingProtocolDoc, Produced, ProtocolDecision, ProtocolItem, ServiceExtractDoc } from '../../shared/documents.ts'
import { agendaStatus, mandate, teamDecisionKind } from '../../shared/model/codes.ts'
import type { Row } from '../../shared/model/index.ts'
import type { AgendaLine } from '../../shared/operations/meeting-prepare.ts'
import { disclosed, standingServices, subjectOf } from '../disclosure.ts'
import { figuresOf } from '../meeting/figures.ts'
import { attendance, decisionsOf } from '../meeting/log.ts'
import { readRules } from '../settings/queries.ts'
import { cameAndWent, isHidden, LeftOut, NAMES, slug, topicsFor, type PaperScene } from './meeting-parts.ts'
import { paperHead } from './papers.ts'

type Decision = Row<'teamDecision'> & { owner: string | null }

function mandateText(one: Decision): string {
  if (one.mandate === 'mustConfirm') return `Må bekreftes av ${one.confirmBy ?? 'den som har myndighet'}${one.confirmDueOn ? ` innen ${dateText(one.confirmDueOn)}` : ''}`
  const answered = [one.confirmedBy, one.confirmedOn ? dateText(one.confirmedOn) : null].filter(Boolean).join(', ')
  return one.mandate === 'team' ? mandate.labels.team : `${mandate.labels[one.mandate]}${answered ? ` av ${answered}` : ''}${one.mandate === 'rejected' && one.confirmNote ? `: ${one.confirmNote}` : ''}`
}

const ownerText = (one: Decision) => [one.owner ?? one.ownerRoomName, one.ownerPerson].filter(Boolean).join(', ')

function decisionOnPaper(one: Decision): ProtocolDecision {
  const owner = ownerText(one)
  const until = one.kind === 'defer' && one.deferUntil ? ` Til ${dateText(one.deferUntil)}.` : ''
  return { kind: teamDecisionKind.labels[one.kind], text: `${one.text}${until}`, ...(owner ? { owner } : {}), ...(one.dueOn ? { due: dateText(one.dueOn) } : {}), mandate: mandateText(one) }
}

const outcomeOf = (line: AgendaLine) => (line.status === 'deferred' && line.deferUntil ? `Utsatt til ${dateText(line.deferUntil)}` : agendaStatus.labels[line.status])
const itemBase = (line: AgendaLine): ProtocolItem => ({ number: String(line.number), caseNumber: line.caseNumber ?? '', initials: line.initials || line.title, question: '', outcome: outcomeOf(line), decisions: [] })

function presentOn({ context, meeting }: PaperScene) {
  const all = attendance(context.read, meeting.id)
  const rows = all.filter((one) => one.present).map((one) => ({ service: one.service, people: one.personName ?? 'Ikke skrevet inn med navn', ...(cameAndWent(meeting, one) ? { note: cameAndWent(meeting, one) } : {}) }))
  const absent = all.filter((one) => !one.present).map((one) => (one.personName ? `${one.service}: ${one.personName}` : one.service))
  return { present: rows, absent }
}

function figureFacts({ context, meeting }: PaperScene): Fact[] {
  const { postponedTimes } = readRules(context.read, context.today).definition.limits
  const f = figuresOf(context.read, postponedTimes, 'm.id = ?', [meeting.id])[0]!
  return [
    { label: 'Saker', value: `${f.treated} av ${f.cases} behandlet` }, { label: 'Tid', value: `${f.usedMinutes} av ${f.plannedMinutes} min` }, { label: 'Avgjørelser', value: String(f.decided) },
    { label: 'Utsatt', value: String(f.deferred) }, { label: 'Venter på mandat', value: String(f.awaiting) }, { label: `Utsatt mer enn ${postponedTimes} ganger`, value: String(f.postponedMany) },
  ]
}

/** The reasons and the disagreement of decisions are for the whole team only when every standing service may have them on paper. */
function teamItem({ context }: PaperScene, line: AgendaLine, decisions: readonly Decision[], left: LeftOut): ProtocolItem {
  const base = itemBase(line)
  if (!line.caseId) return { ...base, question: line.question ?? line.title, decisions: decisions.map(decisionOnPaper) }
  const person = subjectOf(context.read, line.caseId, context.today)
  const answer = disclosed(person, 'teamDecision', 'text', standingServices(context.read), 'paper')
  if (isHidden(line) || !answer.shown) {
    left.add('alt om personen og det som er bestemt', isHidden(line) ? 'sperret adresse' : answer.reason, line.caseNumber)
    return { ...base, initials: isHidden(line) ? 'Sperret' : base.initials }
  }
  const dissent = decisions.filter((one) => one.dissent).map((one) => `${one.dissent!}${one.dissentBy ? ` (${one.dissentBy})` : ''}`)
  return { ...base, question: line.question ?? line.title, ...(line.usedSeconds > 0 ? { minutes: `${Math.max(1, Math.round(line.usedSeconds / 60))} av ${line.plannedMinutes} minutter` } : {}), decisions: decisions.map(decisionOnPaper), ...(dissent.length > 0 ? { dissent: dissent.join('\n') } : {}) }
}

/** The protocol, for the team. */
export function protocol(scene: PaperScene): Produced {
  const { context, meeting, facts, lines } = scene
  const left = new LeftOut()
  const decided = decisionsOf(context.read, meeting.id)
  const document: MeetingProtocolDoc = {
    template: 'meetingProtocol', head: paperHead(context, `Protokoll fra boliglaget ${longDate(meeting.heldOn)}`), meeting: facts, ...presentOn(scene), items: lines.map((line) => teamItem(scene, line, decided.get(line.id) ?? [], left)), figures: figureFacts(scene),
    ...(meeting.closedAt ? { approval: `Møtet er avsluttet og protokollen låst ${dateText(meeting.closedAt)}.` } : {}), withheld: [NAMES, { what: 'opplysninger om helse, økonomi og andre dekkede temaer', why: 'protokollen gjengir det som er bestemt' }, ...left.list()], askForMore: 'saksbehandler',
  }
  return { kind: 'pdf', fileName: `protokoll-boliglag-${meeting.heldOn}.pdf`, document }
}

const OTHERS_REASONS = 'begrunnelser og uenighet i avgjørelser andre eier'

/** One case as a service gets it: what others own without grounds, and what was never shown in the room not at all. */
function extractItem({ context }: PaperScene, line: AgendaLine, decisions: readonly Decision[], service: Service, left: LeftOut): { own: ServiceExtractDoc['own']; item: ProtocolItem } {
  const base = itemBase(line)
  const row = (one: Decision): ServiceExtractDoc['own'][number] => ({ caseNumber: base.caseNumber, initials: base.initials, what: one.text, ...(one.ownerPerson ? { who: one.ownerPerson } : {}), ...(one.dueOn ? { due: dateText(one.dueOn) } : {}), mandate: mandateText(one), ...(one.reason ? { reason: one.reason } : {}) })
  const mine = decisions.filter((one) => one.ownerServiceId === service.id)
  const others = decisions.filter((one) => one.ownerServiceId !== service.id)
  if (!line.caseId) return { own: mine.map(row), item: { ...base, question: line.question ?? line.title, decisions: others.filter((one) => one.shownInRoom === 'yes').map(decisionOnPaper) } }
  const person = subjectOf(context.read, line.caseId, context.today)
  const may = (name: 'text' | 'reason') => disclosed(person, 'teamDecision', name, [service], 'paper')
  if (isHidden(line) || !may('text').shown) {
    left.add(mine.length > 0 ? 'alt om personen og det tjenesten skal gjøre, som gis muntlig,' : 'alt om personen og det som er bestemt', isHidden(line) ? 'sperret adresse' : may('text').reason, line.caseNumber)
    return { own: [], item: { ...base, initials: isHidden(line) ? 'Sperret' : base.initials } }
  }
  topicsFor(context, person, line.caseId, line.caseNumber, service, left)
  const hidden = others.filter((one) => one.shownInRoom !== 'yes')
  if (hidden.length > 0) left.add(hidden.length === 1 ? '1 avgjørelse' : `${hidden.length} avgjørelser`, 'ikke vist i rommet, og eies av andre', line.caseNumber)
  if (others.some((one) => one.reason || one.dissent)) left.add(OTHERS_REASONS, 'gis til den som eier avgjørelsen', line.caseNumber)
  const reasonShown = may('reason').shown
  if (!reasonShown && mine.some((one) => one.reason)) left.add('begrunnelsen for det tjenesten skal gjøre', may('reason').reason, line.caseNumber)
  return { own: mine.map((one) => row(reasonShown ? one : { ...one, reason: null })), item: { ...base, question: line.question ?? line.title, decisions: others.filter((one) => one.shownInRoom === 'yes').map(decisionOnPaper) } }
}

/** What one service takes with it. */
export function extract(scene: PaperScene, service: Service): Produced {
  const { context, meeting, facts, lines } = scene
  const left = new LeftOut()
  const decided = decisionsOf(context.read, meeting.id)
  const made = lines.map((line) => extractItem(scene, line, decided.get(line.id) ?? [], service, left))
  const document: ServiceExtractDoc = {
    template: 'serviceExtract', head: paperHead(context, `Utdrag fra boliglaget ${longDate(meeting.heldOn)}`), recipient: service.name, meeting: facts, present: presentOn(scene).present,
    own: made.flatMap((one) => one.own), items: made.map((one) => one.item), withheld: [NAMES, ...left.list()], askForMore: 'saksbehandler',
  }
  return { kind: 'pdf', fileName: `utdrag-boliglag-${meeting.heldOn}-${slug(service.name)}.pdf`, document }
}
