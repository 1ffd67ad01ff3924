// Why a case is proposed for the agenda, in words: the reason as it will stand on the list, and the fact in the data behind it.
import { dateText, daysBetween, durationText, plusDays, shortDate } from '../../shared/dates.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import { agendaSource, stayKind } from '../../shared/model/codes.ts'
import type { Suggestion } from '../../shared/operations/meeting-prepare.ts'
import { BOUNCES, bounceLimit } from '../handovers/count.ts'
import type { Reader } from '../store.ts'
import type { AgendaSource } from './minutes.ts'
import { STALLED } from './stalled.ts'

export interface ReasonScene { read: Reader; limits: RuleDefinition['limits']; /** the day of the meeting */ on: string; today: string }
type Reason = Suggestion['reasons'][number]
type Found = Omit<Reason, 'source' | 'requestId'> & { requestId?: string | null }

const days = (n: number) => `${n} ${n === 1 ? 'dag' : 'dager'}`
const left = (on: string, date: string) => (date >= on ? `${days(daysBetween(on, date))} etter møtet` : `${days(daysBetween(date, on))} før møtet`)

function temporary({ read, limits, on, today }: ReasonScene, caseId: string): Found {
  const stay = read.sql<{ startsOn: string; kind: keyof typeof stayKind.labels }>('SELECT startsOn, kind FROM temporaryStay WHERE caseId = ? AND endsOn IS NULL ORDER BY startsOn LIMIT 1', [caseId])[0]
  const limit = stay ? plusDays(stay.startsOn, limits.temporaryDays) : null
  return { reason: `Midlertidig botilbud nærmer seg ${limits.temporaryDays} dager`, fact: stay && limit ? `${stayKind.labels[stay.kind]} siden ${shortDate(stay.startsOn, today)}. Grensen er ${dateText(limit)}, ${left(on, limit)}.` : null }
}

function requested({ read, today }: ReasonScene, caseId: string): Found {
  const row = read.sql<{ id: string; service: string; personName: string | null; reason: string | null; requestedOn: string }>(`SELECT r.id, s.name AS service, r.personName, r.reason, r.requestedOn FROM teamRequest r JOIN service s ON s.id = r.serviceId WHERE r.caseId = ? AND r.status = 'open' ORDER BY r.requestedOn LIMIT 1`, [caseId])[0]
  if (!row) return { reason: agendaSource.labels.requested, fact: null }
  return { reason: `Meldt av ${row.service}`, fact: [row.reason, `${row.personName ?? row.service}, ${shortDate(row.requestedOn, today)}.`].filter(Boolean).join(' '), requestId: row.id }
}

function deferred({ read }: ReasonScene, caseId: string): Found {
  const row = read.sql<{ heldOn: string; deferUntil: string | null; reason: string | null; postponed: number }>(`SELECT m.heldOn, i.deferUntil, i.reason, i.postponed FROM agendaItem i JOIN meeting m ON m.id = i.meetingId WHERE i.caseId = ? AND m.status = 'closed' AND i.status IN ('deferred', 'parked') ORDER BY m.heldOn DESC LIMIT 1`, [caseId])[0]
  return { reason: row?.deferUntil ? `Utsatt til ${dateText(row.deferUntil)}` : agendaSource.labels.deferred, fact: row ? `Boliglaget ${dateText(row.heldOn)}${row.reason ? `: ${row.reason}` : '.'}` : null }
}

function stalled({ read, on, today }: ReasonScene, caseId: string): Found {
  const rows = read.sql<{ text: string; owner: string | null; dueOn: string | null; mandate: string; confirmBy: string | null; confirmDueOn: string | null }>(
    `SELECT t.text, s.name AS owner, t.dueOn, t.mandate, t.confirmBy, t.confirmDueOn FROM teamDecision t JOIN meeting m ON m.id = t.meetingId LEFT JOIN service s ON s.id = t.ownerServiceId WHERE t.caseId = ? AND m.status = 'closed' AND ${STALLED} ORDER BY coalesce(t.dueOn, t.confirmDueOn), t.id`, [caseId, on, on])
  const first = rows[0]
  if (!first) return { reason: agendaSource.labels.stalled, fact: null }
  const waits = first.mandate === 'mustConfirm'
  const what = waits ? `«${first.text}» venter på ${first.confirmBy ?? 'bekreftelse'}${first.confirmDueOn ? `, frist ${shortDate(first.confirmDueOn, today)}` : ''}.` : `«${first.text}»: ${first.owner ?? 'ingen eier'}, frist ${first.dueOn ? shortDate(first.dueOn, today) : 'ikke satt'}.`
  return { reason: waits ? 'Avgjørelse venter på mandat' : rows.length === 1 ? 'Tiltak fra boliglaget er ikke gjort' : `${rows.length} tiltak fra boliglaget er ikke gjort`, fact: what }
}

function leaseEnds({ read, on }: ReasonScene, caseId: string): Found {
  const row = read.sql<{ contractEndsOn: string; status: string }>(`SELECT contractEndsOn, status FROM tenancy WHERE caseId = ? AND status IN ('active', 'noticeGiven') AND contractEndsOn >= ? ORDER BY contractEndsOn LIMIT 1`, [caseId, on])[0]
  return { reason: row ? `Kontrakten går ut ${dateText(row.contractEndsOn)}` : agendaSource.labels.leaseEnds, fact: row ? `${days(daysBetween(on, row.contractEndsOn))} etter møtet.${row.status === 'noticeGiven' ? ' Den er sagt opp.' : ''}` : null }
}

function bouncing({ read, today }: ReasonScene, caseId: string): Found {
  const row = read.sql<{ n: number; last: string | null }>(`SELECT ${BOUNCES()} AS n, (SELECT max(h.handedOn) FROM handover h WHERE h.caseId = c.id) AS last FROM housingCase c WHERE c.id = ?`, [caseId])[0]!
  return { reason: `Sendt videre mer enn ${bounceLimit(read, today)} ganger`, fact: `${row.n} ganger${row.last ? `, sist overlevert ${shortDate(row.last, today)}` : ''}.` }
}

function nobody({ read, today }: ReasonScene, caseId: string): Found {
  const row = read.sql<{ receivedOn: string | null }>('SELECT receivedOn FROM housingCase WHERE id = ?', [caseId])[0]
  return { reason: agendaSource.labels.nobody, fact: row?.receivedOn ? `Søknaden kom ${shortDate(row.receivedOn, today)}, for ${durationText(row.receivedOn, today)} siden.` : null }
}

function declined({ read, today }: ReasonScene, caseId: string): Found {
  const row = read.sql<{ answeredOn: string | null; n: number }>(`SELECT max(answeredOn) AS answeredOn, count(*) AS n FROM allocation WHERE caseId = ? AND status = 'declined'`, [caseId])[0]
  return { reason: agendaSource.labels.declined, fact: row?.answeredOn ? `Svarte nei ${shortDate(row.answeredOn, today)}. ${row.n === 1 ? 'Det var det første tilbudet.' : `${row.n} tilbud er avslått.`}` : null }
}

const READY: Found = { reason: agendaSource.labels.ready, fact: 'Saken står som klar for boliglaget.' }
const FOUND: Record<AgendaSource, (scene: ReasonScene, caseId: string) => Found> = { temporary, requested, deferred, stalled, leaseEnds, bouncing, nobody, declined, ready: () => READY, byHand: () => ({ reason: agendaSource.labels.byHand, fact: null }) }

/** One reason of one case, with the fact behind it. */
export function reasonOf(scene: ReasonScene, caseId: string, source: AgendaSource): Reason {
  const found = FOUND[source](scene, caseId)
  // A short date ends with a full stop of its own.
  return { source, reason: found.reason, fact: found.fact?.replace(/\.\.(?=\s|$)/g, '.') ?? null, requestId: found.requestId ?? null }
}
