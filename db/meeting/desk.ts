// The secretary's private desk: agenda, the case in full as this user may see it, decisions, and a live copy of what the room sees.
import { dateText } from '../../shared/dates.ts'
import { disclosure, OPEN_TOPICS } from '../../shared/domain/disclosure.ts'
import { initialsWithDots } from '../../shared/domain/household.ts'
import { TOPIC_LABELS } from '../../shared/model/field.ts'
import type { Row } from '../../shared/model/index.ts'
import type { MeetingDesk } from '../../shared/operations/meeting.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { dwellingLabel, vacantDwellings } from '../facts.ts'
import { isProtected, maySee, openProtected, shownName } from '../people.ts'
import { readServices, readSetting } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { candidateDwellings, disclosures, householdOfCase, livingLines, readCaseFacts, requirementLines, type MeetingScene } from './case-view.ts'
import { readRoomState, readScene, roomView, uncoveringsFor } from './room.ts'
import { leadOf } from './lead.ts'
import { suggestions } from './suggest.ts'

type Line = MeetingDesk['agenda'][number]

/** What a case lacks before it can be decided: a question, a consent, a contact. */
function lacksOf(read: Reader, item: Row<'agendaItem'>, today: string): string[] {
  if (!item.caseId) return []
  const facts = readCaseFacts(read, item.caseId)
  const lacks: string[] = []
  if (!item.question && !facts.own.questionToTeam) lacks.push('Spørsmålet til laget mangler')
  const own = readSetting(read, 'ownService')
  const standing = readServices(read).filter((one) => one.standing === 'yes').map((one) => ({ id: one.id, name: one.name }))
  for (const topic of ['health', 'economy'] as const) {
    const has = topic === 'health' ? facts.own.healthNote : facts.own.economyNote
    if (has && !OPEN_TOPICS.includes(topic) && facts.consents.length === 0 && !disclosure(topic, facts.consents, standing, own, today).shown) lacks.push(`Mangler samtykke: ${TOPIC_LABELS[topic].toLowerCase()}`)
  }
  return lacks
}

export function agendaLines(read: Reader, meetingId: string, allowed: ReadonlySet<string>, today: string): Line[] {
  const items = read.sql<Row<'agendaItem'> & { name: string | null; caseNumber: string | null; protectedAddress: string | null; decisions: number }>(
    `SELECT i.*, p.name, c.caseNumber, p.protectedAddress, (SELECT count(*) FROM teamDecision t WHERE t.agendaItemId = i.id) AS decisions FROM agendaItem i LEFT JOIN housingCase c ON c.id = i.caseId LEFT JOIN person p ON p.id = c.personId WHERE i.meetingId = ? ORDER BY i.position`, [meetingId])
  return items.map((one, i) => {
    const person = one.caseId ? { name: one.name!, caseNumber: one.caseNumber!, protectedAddress: one.protectedAddress!, caseId: one.caseId } : null
    const seen = !person || maySee(person, allowed)
    return { id: one.id, version: one.version, number: i + 1, caseId: one.caseId, caseNumber: one.caseNumber, name: person ? shownName(person, allowed) : one.title, initials: person ? (isProtected(person) ? 'Sperret' : initialsWithDots(person.name)) : '', title: seen ? one.title : 'Sperret adresse', question: seen ? one.question : null, reason: seen ? one.reason : null, plannedMinutes: one.plannedMinutes, usedSeconds: one.usedSeconds, startedAt: one.startedAt, status: one.status, postponed: one.postponed, decisions: one.decisions, lacks: seen ? lacksOf(read, one, today) : [] }
  })
}

export function decisionViews(read: Reader, agendaItemId: string): NonNullable<MeetingDesk['current']>['decisions'] {
  return read.sql<Row<'teamDecision'> & { address: string | null; unitNumber: string | null; allocated: number }>(
    `SELECT t.*, b.address, d.unitNumber, EXISTS (SELECT 1 FROM allocation a WHERE a.meetingDecisionId = t.id) AS allocated FROM teamDecision t LEFT JOIN dwelling d ON d.id = t.dwellingId LEFT JOIN building b ON b.id = d.buildingId WHERE t.agendaItemId = ? ORDER BY t.createdAt`, [agendaItemId],
  ).map((one) => ({ id: one.id, version: one.version, kind: one.kind, text: one.text, dwellingId: one.dwellingId, dwelling: one.address ? dwellingLabel({ address: one.address, unitNumber: one.unitNumber }) : null, ownerServiceId: one.ownerServiceId, owner: one.ownerRoomName ?? 'Ingen eier', dueOn: one.dueOn, mandate: one.mandate, confirmBy: one.confirmBy, confirmDueOn: one.confirmDueOn, tentative: one.tentative === 'yes', shownInRoom: one.shownInRoom === 'yes', doneOn: one.doneOn, reason: one.reason, allocated: one.allocated === 1 }))
}

function currentCase(scene: MeetingScene, item: Row<'agendaItem'>, allowed: ReadonlySet<string>): NonNullable<MeetingDesk['current']> {
  const base = { agendaItemId: item.id, version: item.version, decisions: decisionViews(scene.read, item.id), privateNote: item.privateNote, startedAt: item.startedAt, usedSeconds: item.usedSeconds, plannedMinutes: item.plannedMinutes }
  const nothing = { household: null, living: null, livingDeadline: null, requirements: [], tried: null, ownWords: null, handovers: null, lastContact: null, candidates: [], covered: [] }
  if (!item.caseId) return { ...base, ...nothing, caseId: null, name: item.title, caseNumber: null, protected: false, question: item.question }
  const facts = readCaseFacts(scene.read, item.caseId)
  const person = { ...facts.record, caseId: item.caseId }
  if (!maySee(person, allowed)) return { ...base, ...nothing, decisions: [], privateNote: null, caseId: item.caseId, name: shownName(person, allowed), caseNumber: facts.own.caseNumber, protected: true, question: null }
  const { living, deadline } = livingLines(scene, facts)
  const contact = scene.read.sql<{ happenedOn: string }>(`SELECT happenedOn FROM note WHERE caseId = ? AND kind IN ('conversation', 'answer') ORDER BY happenedOn DESC LIMIT 1`, [item.caseId])[0]
  return {
    ...base, caseId: item.caseId, name: facts.record.name, caseNumber: facts.own.caseNumber, protected: facts.protectedNow, household: householdOfCase(scene, facts).household, living, livingDeadline: deadline, requirements: requirementLines(scene.read, item.caseId), question: item.question ?? facts.own.questionToTeam, tried: facts.own.triedBefore, ownWords: facts.own.ownWords,
    handovers: facts.record.handovers > 0 ? `${facts.record.handovers} overleveringer` : null, lastContact: contact ? `Kontakt ${dateText(contact.happenedOn)}` : null, candidates: candidateDwellings(scene, facts),
    covered: disclosures(scene, facts, uncoveringsFor(readRoomState(scene.read, scene.meetingId), item.id)).filter((one) => !one.shown).map((one) => ({ topic: one.topic, label: TOPIC_LABELS[one.topic], reason: one.reason, because: one.because, text: one.text })),
  }
}

function desk({ read, session, today, now }: QueryContext, meetingId: string, agendaItemId: string | null): MeetingDesk {
  const { scene, meeting, presence } = readScene(read, meetingId, today)
  const allowed = openProtected(read, session)
  const agenda = agendaLines(read, meetingId, allowed, scene.today)
  const chosen = agendaItemId ?? agenda.find((one) => one.status === 'current')?.id ?? agenda.find((one) => one.status === 'waiting')?.id ?? agenda[0]?.id
  const item = chosen ? read.sql<Row<'agendaItem'>>('SELECT * FROM agendaItem WHERE id = ? AND meetingId = ?', [chosen, meetingId])[0] : undefined
  const { id, version, heldOn, startsAt, endsAt, place, status, chair, openedAt, closedAt } = meeting
  return {
    meeting: { id, version, heldOn, startsAt, endsAt, place, status, chair, openedAt, closedAt }, lead: leadOf(read, meeting), agenda, presence, services: readServices(read).map((one) => ({ id: one.id, name: one.name })), dwellings: vacantDwellings(read, '9999-12-31').map((one) => ({ id: one.facts.id, label: one.facts.label })),
    current: item ? currentCase(scene, item, allowed) : null, room: roomView(read, meetingId, today, now), suggestions: status === 'closed' ? [] : suggestions(read, meetingId, allowed, today),
  }
}

export const meetingQueries = {
  'meeting.list': ({ read }) =>
    read.sql<{ id: string; heldOn: string; startsAt: string; endsAt: string; place: string | null; status: 'planned'; cases: number; minutes: number; decided: number; awaiting: number }>(
      `SELECT m.id, m.heldOn, m.startsAt, m.endsAt, m.place, m.status, (SELECT count(*) FROM agendaItem i WHERE i.meetingId = m.id) AS cases, (SELECT coalesce(sum(plannedMinutes), 0) FROM agendaItem i WHERE i.meetingId = m.id) AS minutes,
       (SELECT count(*) FROM teamDecision t WHERE t.meetingId = m.id AND t.tentative = 'no') AS decided, (SELECT count(*) FROM teamDecision t WHERE t.meetingId = m.id AND t.mandate = 'mustConfirm') AS awaiting FROM meeting m ORDER BY m.heldOn DESC LIMIT 200`),
  'meeting.desk': (context, input) => desk(context, input.meetingId, input.agendaItemId),
  'meeting.room': ({ read, today, now }, input) => roomView(read, input.meetingId, today, now),
} satisfies Partial<Handlers>
