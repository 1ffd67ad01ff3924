// The tenancy: contract and security, notice, demand to move, moving out, renewal. Private law by husleieloven; every limit is read from the rules.
import { daysBetween, longDate, plusDays, plusMonths } from '../../shared/dates.ts'
import { contractFor } from '../../shared/domain/allocation.ts'
import { overstayLimit } from '../../shared/domain/deadlines.ts'
import { outcomeLacks } from '../../shared/domain/eviction.ts'
import { noticeEnd, protestDeadline } from '../../shared/domain/notice.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { dwellingLabel } from '../facts.ts'
import { factsOf, loadTrack } from '../keeping/track.ts'
import { readRules } from '../settings/queries.ts'
import { becomesVacant, emptyFrom, endTenancy } from '../vacating.ts'

type View = Output<'tenancy.forCase'>['tenancies'][number]
const RUNNING = ['active', 'noticeGiven']
/** A fixed term is at least three years, unless the dwelling is let on the terms of husleieloven § 11-1. */
const SHORTEST_MONTHS = 36

function load(context: CommandContext, id: string, states: readonly string[]): Row<'tenancy'> {
  const own = context.write.sql<Row<'tenancy'>>('SELECT * FROM tenancy WHERE id = ?', [id])[0]
  if (!own) throw new Refusal('not-found')
  if (own.caseId) guardCase(context, own.caseId)
  if (!states.includes(own.status)) throw new Refusal('already-decided')
  return own
}

const isShort = (one: { startsOn: string; contractEndsOn: string | null }) => one.contractEndsOn !== null && plusDays(plusMonths(one.startsOn, SHORTEST_MONTHS), -1) > one.contractEndsOn

function sign(context: CommandContext, input: ParsedInput<'tenancy.sign'>) {
  const { write, today } = context
  const own = load(context, input.id, ['planned', ...RUNNING])
  const rules = readRules(write, today).definition
  if (input.signedOn > today) throw new Refusal('bad-input', { field: 'signedOn' })
  if (input.contractEndsOn !== null && input.contractEndsOn <= own.startsOn) throw new Refusal('bad-input', { field: 'contractEndsOn' })
  const short = isShort({ startsOn: own.startsOn, contractEndsOn: input.contractEndsOn })
  if (short && !input.specialGround) throw new Refusal('reason-required', { field: 'specialGround', details: { missing: ['Kontrakten er kortere enn tre år. Skriv grunnen etter husleieloven § 11-1.'] } })
  if (short && (!input.toldOn || input.toldOn > input.signedOn)) throw new Refusal('bad-input', { field: 'toldOn', details: { reasons: ['Leietakeren skal ha skriftlig beskjed om § 11-1 før kontrakten.'] } })
  if (input.securityKind === 'deposit' && input.securityAmount !== null && own.rent !== null && input.securityAmount > own.rent * rules.limits.depositMonths) throw new Refusal('bad-input', { field: 'securityAmount', details: { reasons: [`Depositum kan være høyst ${rules.limits.depositMonths} måneders leie (${rules.limits.depositSource}).`] } })
  const row = write.update('tenancy', own.id, input.version, { signedOn: input.signedOn, contractEndsOn: input.contractEndsOn, term: input.contractEndsOn === null ? 'openEnded' : 'fixedTerm', toldOn: input.toldOn, specialGround: input.specialGround, securityKind: input.securityKind, securityAmount: input.securityKind === 'none' ? null : input.securityAmount, securityStatus: input.securityKind === 'none' ? null : input.securityStatus })
  return { version: row.version }
}

function giveNotice(context: CommandContext, input: ParsedInput<'tenancy.notice'>) {
  const { write, today } = context
  const own = load(context, input.id, ['active'])
  const rules = readRules(write, today).definition
  if (input.by === 'landlord' && !input.reason) throw new Refusal('reason-required', { field: 'reason' })
  if (input.on > today || input.on < own.startsOn) throw new Refusal('bad-input', { field: 'on' })
  const endsOn = noticeEnd(input.on, rules.limits.noticeMonths)
  write.update('tenancy', own.id, input.version, { status: 'noticeGiven', noticeOn: input.on, noticeBy: input.by, noticeReason: input.reason, noticeEndsOn: endsOn })
  // A tenant who gives notice moves; a landlord's notice may be protested, so nothing is offered to others yet.
  if (input.by === 'tenant') emptyFrom(context, own.dwellingId, plusDays(endsOn, 1))
  return { endsOn }
}

function protestNotice(context: CommandContext, input: ParsedInput<'tenancy.protest'>) {
  const own = load(context, input.id, ['noticeGiven'])
  if (own.noticeBy !== 'landlord' || own.noticeOn === null) throw new Refusal('not-found', { field: 'notice' })
  if (input.on > context.today || input.on < own.noticeOn) throw new Refusal('bad-input', { field: 'on' })
  const late = input.on > protestDeadline(own.noticeOn, readRules(context.write, context.today).definition)
  context.write.update('tenancy', own.id, input.version, late ? { note: `Protest kom etter fristen, ${longDate(input.on)}`.slice(0, 300) } : { protestedOn: input.on })
  return { late }
}

function demandMoveOut(context: CommandContext, input: ParsedInput<'tenancy.demandMoveOut'>): Record<string, never> {
  const own = load(context, input.id, RUNNING)
  if (input.on > context.today || own.contractEndsOn === null || input.on <= own.contractEndsOn) throw new Refusal('bad-input', { field: 'on', details: { reasons: ['Flytteoppfordringen sendes etter at kontrakten er gått ut.'] } })
  context.write.update('tenancy', own.id, input.version, { moveOutDemandOn: input.on })
  return {}
}

/** Nobody is put out of a home without the track that was to prevent it: ended so, or come to the day of the eviction with all it demands. */
function mustHaveCome(context: CommandContext, tenancyId: string, on: string): void {
  const { write, session, today } = context
  const tracks = write.sql<Row<'evictionTrack'>>('SELECT * FROM evictionTrack WHERE tenancyId = ?', [tenancyId])
  if (tracks.some((one) => one.status === 'ended' && one.outcome === 'evicted')) return
  const open = tracks.find((one) => one.status === 'open')
  const missing = open ? outcomeLacks('evicted', factsOf(write, loadTrack({ read: write, session }, open.id), on), on, readRules(write, today).definition) : ['Det finnes ikke noe spor som har kommet til utkastelse. Velg en annen grunn, eller følg sporet under «Beholde boligen».']
  if (missing.length > 0) throw new Refusal('step-lacks', { field: 'reason', details: { missing } })
}

function moveOut(context: CommandContext, input: ParsedInput<'tenancy.moveOut'>) {
  const { today } = context
  const own = load(context, input.id, RUNNING)
  if (input.on > today || input.on < own.startsOn) throw new Refusal('bad-input', { field: 'on' })
  if (input.reason === 'eviction') mustHaveCome(context, own.id, input.on)
  endTenancy(context, own, input.version, { on: input.on, reason: input.reason, nextHome: input.nextHome })
  const vacancyId = becomesVacant(context, own.dwellingId, input.on)
  return { vacancyId }
}

function renew(context: CommandContext, input: ParsedInput<'tenancy.renew'>) {
  const { write, today } = context
  const own = load(context, input.id, RUNNING)
  const decision = write.sql<Row<'decision'>>('SELECT * FROM decision WHERE id = ?', [input.decisionId])[0]
  if (!decision || decision.caseId !== own.caseId || decision.kind !== 'municipalDwelling' || decision.outcome !== 'granted' || !['decided', null].includes(decision.status)) throw new Refusal('not-found', { field: 'decisionId' })
  if (own.contractEndsOn === null) throw new Refusal('already-decided')
  // A decision extends one lease, once; also when another has extended it since.
  const used = write.sql(`SELECT 1 FROM tenancy WHERE decisionId = ? UNION ALL SELECT 1 FROM change c JOIN change_value v ON v.changeSeq = c.seq WHERE c.entity = 'tenancy' AND c.entityId = ? AND c.field = 'decisionId' AND v.after = ?`, [decision.id, own.id, JSON.stringify(decision.id)])
  if (used.length > 0) throw new Refusal('duplicate', { field: 'decisionId' })
  if (input.months !== null && decision.contractMonths !== null && input.months > decision.contractMonths) throw new Refusal('bad-input', { field: 'months' })
  const rules = readRules(write, today).definition
  const births = write.sql<{ birthDate: string | null }>(`SELECT birthDate FROM householdMember WHERE caseId = ? AND relation = 'child' ORDER BY birthDate DESC LIMIT 1`, [own.caseId])
  const children = write.sql<{ children: number | null }>('SELECT children FROM housingCase WHERE id = ?', [own.caseId])[0]?.children ?? 0
  const startsOn = plusDays(own.contractEndsOn, 1)
  const contract = contractFor(rules, children > 0, startsOn, input.months ?? decision.contractMonths, { youngestBirthDate: births[0]?.birthDate ?? null, renewal: true })
  write.update('tenancy', own.id, input.version, { status: 'active', contractEndsOn: contract.endsOn, contractReference: contract.reference, decisionId: decision.id, signedOn: null, toldOn: null, specialGround: null, noticeOn: null, noticeBy: null, noticeReason: null, noticeEndsOn: null, moveOutDemandOn: null })
  write.insert('note', { caseId: own.caseId, dwellingId: null, kind: 'note', title: `Leieforholdet er forlenget til ${longDate(contract.endsOn)}`, body: `Forrige kontrakt gjaldt til ${longDate(own.contractEndsOn)}. Ny kontrakt skal underskrives.`, topic: 'housing', happenedOn: today, author: context.session.name })
  write.update('housingCase', own.caseId!, null, { status: 'housed', nextStep: 'Få den nye kontrakten underskrevet', nextAction: 'Skriv', waitingOn: 'Boligkontoret', waitingSince: today, dueOn: own.contractEndsOn, dueKind: 'agreed' })
  return { id: own.id, contractEndsOn: contract.endsOn }
}

function warningsOf(one: Row<'tenancy'>, overstayOn: string | null, today: string): View['warnings'] {
  if (!RUNNING.includes(one.status) || one.contractEndsOn === null) return []
  const left = daysBetween(today, one.contractEndsOn)
  if (left < 0 && one.moveOutDemandOn === null && overstayOn !== null) return [{ tone: 'danger', text: overstayOn < today ? 'Kontrakten er blitt tidsubestemt' : `Blir tidsubestemt ${longDate(overstayOn)}`, why: `Kontrakten gikk ut ${longDate(one.contractEndsOn)}, og det er ikke sendt skriftlig flytteoppfordring (husleieloven § 9-2).` }]
  return left >= 0 && left <= 275 ? [{ tone: left <= 92 ? 'attention' : 'quiet', text: `Kontrakten går ut om ${left} dager`, why: `Den gjelder til ${longDate(one.contractEndsOn)}. Forleng eller avslutt.` }] : []
}

function forCase({ read, session, today }: QueryContext, input: ParsedInput<'tenancy.forCase'>) {
  guardCase({ read, session }, input.caseId)
  const rules = readRules(read, today).definition
  const rows = read.sql<Row<'tenancy'> & { address: string; unitNumber: string | null }>('SELECT t.*, b.address, d.unitNumber FROM tenancy t JOIN dwelling d ON d.id = t.dwellingId JOIN building b ON b.id = d.buildingId WHERE t.caseId = ? ORDER BY t.startsOn DESC', [input.caseId])
  const tenancies = rows.map((one): View => {
    const overstayOn = one.contractEndsOn === null ? null : overstayLimit(one.contractEndsOn, rules)
    return {
      id: one.id, version: one.version, dwellingId: one.dwellingId, dwelling: dwellingLabel(one), status: one.status, term: one.term, startsOn: one.startsOn, contractEndsOn: one.contractEndsOn, contractReference: one.contractReference, endsOn: one.endsOn, endReason: one.endReason, nextHome: one.nextHome, rent: one.rent, specialGround: one.specialGround, toldOn: one.toldOn, signedOn: one.signedOn, keysOn: one.keysOn,
      security: one.securityKind === null ? null : { kind: one.securityKind, amount: one.securityAmount, status: one.securityStatus, limit: one.rent === null ? null : one.rent * rules.limits.depositMonths },
      notice: one.noticeOn === null || one.noticeBy === null ? null : { on: one.noticeOn, by: one.noticeBy, reason: one.noticeReason, endsOn: one.noticeEndsOn ?? noticeEnd(one.noticeOn, rules.limits.noticeMonths), protestBy: one.noticeBy === 'landlord' ? protestDeadline(one.noticeOn, rules) : null, protestedOn: one.protestedOn },
      moveOutDemandOn: one.moveOutDemandOn, overstayOn, warnings: warningsOf(one, overstayOn, today),
    }
  })
  const used = new Set(rows.map((one) => one.decisionId))
  const renewals = read.sql<{ id: string; reference: string | null; contractMonths: number | null }>(`SELECT d.id, d.reference, d.contractMonths FROM decision d JOIN application a ON a.id = d.applicationId WHERE d.caseId = ? AND a.type = 'renewal' AND d.kind = 'municipalDwelling' AND d.outcome = 'granted' AND coalesce(d.status, 'decided') = 'decided' ORDER BY d.decidedOn DESC`, [input.caseId])
  return { tenancies, renewals: renewals.filter((one) => !used.has(one.id)).map((one) => ({ decisionId: one.id, label: `Vedtak ${one.reference ?? ''}`.trim(), months: one.contractMonths ?? 36 })) }
}

export const tenancyHandlers = {
  'tenancy.forCase': forCase, 'tenancy.sign': sign, 'tenancy.notice': giveNotice, 'tenancy.protest': protestNotice, 'tenancy.demandMoveOut': demandMoveOut, 'tenancy.moveOut': moveOut, 'tenancy.renew': renew,
} satisfies Partial<Handlers>
