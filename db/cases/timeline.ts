// What has happened in a case, in one list with date and author: applications, decisions, handovers, stays, notes, offers, tenancies.
import { allocationStatus, applicationType, decisionKind, decisionOutcome, stayKind, teamDecisionKind } from '../../shared/model/codes.ts'
import type { Topic } from '../../shared/model/field.ts'
import type { Output } from '../../shared/operations/index.ts'
import { dwellingLabel } from '../facts.ts'
import type { Reader } from '../store.ts'

type Event = Output<'case.get'>['timeline'][number]
type Codes = Record<string, string>

const event = (given: Partial<Event> & Pick<Event, 'id' | 'on' | 'title' | 'kind'>): Event => ({ at: null, detail: null, author: null, tone: 'normal', topic: 'housing', ...given })

/** How an application came, as a sentence goes on. */
const CAME: Codes = { paper: 'på papir', phone: 'på telefon', digital: 'digitalt', kobo: 'fra Kobo', meeting: 'i samtale', imported: 'fra regneark' }
const OFFERED: Codes = { reserved: 'Holdt av', allocated: 'Tilbud om' }

/** Newest first. */
export function caseTimeline(read: Reader, caseId: string, services: ReadonlyMap<string, string>): Event[] {
  const who = `(SELECT name FROM appUser u WHERE u.id = t.createdBy) AS author`
  const list: Event[] = []
  for (const row of read.sql<{ id: string; receivedOn: string; type: string; channel: string; interimReplyOn: string | null; author: string | null }>(`SELECT t.*, ${who} FROM application t WHERE caseId = ?`, [caseId])) {
    list.push(event({ id: row.id, on: row.receivedOn, title: row.type === 'new' ? `Søknad mottatt ${CAME[row.channel] ?? ''}`.trim() : `${(applicationType.labels as Codes)[row.type]}: søknad mottatt`, author: row.author, kind: 'application' }))
    if (row.interimReplyOn) list.push(event({ id: `${row.id}:reply`, on: row.interimReplyOn, title: 'Foreløpig svar sendt', author: row.author, tone: 'quiet', kind: 'application' }))
  }
  for (const row of read.sql<{ id: string; decidedOn: string; kind: string; outcome: string; reference: string | null; legalBasis: string | null; author: string | null }>(`SELECT t.*, ${who} FROM decision t WHERE caseId = ? AND coalesce(t.status, 'decided') IN ('decided', 'corrected')`, [caseId])) {
    list.push(event({ id: row.id, on: row.decidedOn, title: `Vedtak: ${(decisionOutcome.labels as Codes)[row.outcome]!.toLowerCase()}, ${(decisionKind.labels as Codes)[row.kind]!.toLowerCase()}`, detail: [row.reference, row.legalBasis].filter(Boolean).join(', ') || null, author: row.author, kind: 'decision' }))
  }
  let number = 0
  for (const row of read.sql<{ id: string; handedOn: string; fromServiceId: string | null; toServiceId: string; reason: string | null; planned: string; status: string | null; answeredOn: string | null; answeredBy: string | null; answerNote: string | null; author: string | null }>(`SELECT t.*, ${who} FROM handover t WHERE caseId = ? ORDER BY handedOn, createdAt`, [caseId])) {
    if (row.planned !== 'yes') number++
    list.push(event({ id: row.id, on: row.handedOn, title: `Overlevert${row.fromServiceId ? ` fra ${services.get(row.fromServiceId)}` : ''} til ${services.get(row.toServiceId)}`, detail: row.reason ?? `Overlevering nummer ${number}`, author: row.author, tone: 'attention', kind: 'handover' }))
    if (row.answeredOn) list.push(event({ id: `${row.id}:answer`, on: row.answeredOn, title: row.status === 'returned' ? `${services.get(row.toServiceId)} sendte saken tilbake` : `${services.get(row.toServiceId)} tok imot saken`, detail: row.answerNote, author: row.answeredBy, tone: row.status === 'returned' ? 'attention' : 'quiet', kind: 'handover' }))
  }
  for (const row of read.sql<{ id: string; changedOn: string; before: string; after: string; author: string | null }>(`SELECT t.id, t.changedOn, a.name AS before, b.name AS after, ${who} FROM coordinatorChange t JOIN appUser a ON a.id = t.fromUserId JOIN appUser b ON b.id = t.toUserId WHERE t.caseId = ?`, [caseId])) {
    list.push(event({ id: row.id, on: row.changedOn, title: `Koordinator byttet fra ${row.before} til ${row.after}`, author: row.author, tone: 'attention', kind: 'handover' }))
  }
  for (const row of read.sql<{ id: string; startsOn: string; endsOn: string | null; kind: string; author: string | null }>(`SELECT t.*, ${who} FROM temporaryStay t WHERE caseId = ?`, [caseId])) {
    list.push(event({ id: row.id, on: row.startsOn, title: `Midlertidig botilbud: ${(stayKind.labels as Codes)[row.kind]!.toLowerCase()}`, detail: 'NAV, § 27', author: row.author, kind: 'stay' }))
    if (row.endsOn) list.push(event({ id: `${row.id}:end`, on: row.endsOn, title: 'Midlertidig botilbud avsluttet', author: row.author, tone: 'quiet', kind: 'stay' }))
  }
  for (const row of read.sql<{ id: string; happenedOn: string; createdAt: string; kind: string; title: string; body: string | null; author: string; topic: string }>('SELECT * FROM note WHERE caseId = ?', [caseId])) {
    list.push(event({ id: row.id, on: row.happenedOn, at: row.createdAt, title: row.title, detail: row.body, author: row.author, tone: row.kind === 'question' ? 'attention' : 'normal', topic: row.topic as Topic, kind: row.kind }))
  }
  for (const row of read.sql<{ id: string; allocatedOn: string; status: string; declineStatus: string | null; answeredOn: string | null; answerReason: string | null; address: string; unitNumber: string | null; author: string | null }>(`SELECT t.*, b.address, d.unitNumber, ${who} FROM allocation t JOIN dwelling d ON d.id = t.dwellingId JOIN building b ON b.id = d.buildingId WHERE t.caseId = ?`, [caseId])) {
    list.push(event({ id: row.id, on: row.allocatedOn, title: `${OFFERED[row.status] ?? 'Tildelt'} ${dwellingLabel(row)}`, author: row.author, kind: 'allocation' }))
    if (row.answeredOn) list.push(event({ id: `${row.id}:answer`, on: row.answeredOn, title: `${row.declineStatus === 'stated' ? 'Sagt nei, ikke bekreftet' : (allocationStatus.labels as Codes)[row.status]}: ${dwellingLabel(row)}`, detail: row.answerReason, author: row.author, kind: 'allocation' }))
  }
  for (const row of read.sql<{ id: string; heldOn: string; kind: string; text: string; author: string | null }>(`SELECT t.id, m.heldOn, t.kind, t.text, ${who} FROM teamDecision t JOIN meeting m ON m.id = t.meetingId WHERE t.caseId = ? AND t.tentative = 'no'`, [caseId])) {
    list.push(event({ id: row.id, on: row.heldOn, title: `Boliglaget: ${row.text}`, detail: (teamDecisionKind.labels as Codes)[row.kind] ?? null, author: row.author, kind: 'meeting' }))
  }
  for (const row of read.sql<{ id: string; startsOn: string; endsOn: string | null; address: string; unitNumber: string | null; author: string | null }>(`SELECT t.*, b.address, d.unitNumber, ${who} FROM tenancy t JOIN dwelling d ON d.id = t.dwellingId JOIN building b ON b.id = d.buildingId WHERE t.caseId = ? AND t.status <> 'planned' AND coalesce(t.note, '') <> 'Ikke startet'`, [caseId])) {
    list.push(event({ id: row.id, on: row.startsOn, title: `Leier ${dwellingLabel(row)}`, author: row.author, kind: 'tenancy' }))
    if (row.endsOn) list.push(event({ id: `${row.id}:end`, on: row.endsOn, title: `Flyttet ut av ${dwellingLabel(row)}`, author: row.author, tone: 'quiet', kind: 'tenancy' }))
  }
  for (const row of read.sql<{ id: string; receivedOn: string; text: string; sentOn: string | null; author: string | null }>(`SELECT t.*, ${who} FROM appeal t WHERE caseId = ?`, [caseId])) {
    list.push(event({ id: row.id, on: row.receivedOn, title: 'Klage mottatt', detail: row.text, author: row.author, tone: 'attention', topic: 'other', kind: 'appeal' }))
    if (row.sentOn) list.push(event({ id: `${row.id}:sent`, on: row.sentOn, title: 'Klagen sendt til klageinstansen', author: row.author, kind: 'appeal' }))
  }
  for (const row of read.sql<{ id: string; askedOn: string; text: string; answeredOn: string | null; author: string | null }>(`SELECT t.*, ${who} FROM missingInfo t WHERE caseId = ?`, [caseId])) list.push(event({ id: row.id, on: row.askedOn, title: `Bedt om: ${row.text}`, author: row.author, tone: row.answeredOn ? 'quiet' : 'attention', topic: 'other', kind: 'missing' }))
  for (const row of read.sql<{ id: string; searchedOn: string; reason: string; author: string | null }>(`SELECT t.*, ${who} FROM searchOutcome t WHERE caseId = ?`, [caseId])) list.push(event({ id: row.id, on: row.searchedOn, title: 'Ingen egnet bolig fantes', detail: row.reason, author: row.author, kind: 'search' }))
  return list.sort((a, b) => (a.on === b.on ? ((a.at ?? '') < (b.at ?? '') ? 1 : -1) : a.on < b.on ? 1 : -1))
}
