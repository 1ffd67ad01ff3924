// A purchase: the tenancy ends, and the dwelling is either sold to who lived there or becomes vacant for the next one. One act, taken back as one.
import { longDate } from '../../shared/dates.ts'
import { ratesMissing } from '../../shared/domain/parameters.ts'
import { remainingStateGrant } from '../../shared/domain/state-grant.ts'
import { isOnTheWay } from '../../shared/domain/ownership-steps.ts'
import { Refusal } from '../../shared/errors.ts'
import { ownershipOutcome } from '../../shared/model/codes.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import type { GrantView } from '../../shared/operations/ownership.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { dwellingLabel } from '../facts.ts'
import { HOLDING } from '../offers/facts.ts'
import { readRates } from '../parameters/read.ts'
import type { Reader } from '../store.ts'
import { becomesVacant, endTenancy } from '../vacating.ts'
import { loadTrack } from './load.ts'

const RUNNING = ['active', 'noticeGiven']

/** What is left of the state grant when the dwelling is sold; null when no grant is written on it. */
export function grantLeft(read: Reader, dwellingId: string | null, soldOn: string): GrantView | null {
  const home = dwellingId === null ? undefined : read.sql<{ stateGrant: number | null; stateGrantPaidOn: string | null }>('SELECT stateGrant, stateGrantPaidOn FROM dwelling WHERE id = ?', [dwellingId])[0]
  if (!home) return null
  // Nothing written is not the same as no grant: that must be found out before the dwelling is sold.
  if (home.stateGrant === null) return { remaining: null, lines: [], lacks: 'Ingen har skrevet om boligen fikk statlig tilskudd. Skriv 0 på boligen hvis den ikke fikk det.' }
  if (home.stateGrant === 0) return { remaining: 0, lines: [{ label: 'Tilskudd', amount: 0, why: 'Boligen fikk ikke statlig tilskudd.' }], lacks: null }
  if (home.stateGrantPaidOn === null) return { remaining: null, lines: [], lacks: 'Datoen tilskuddet ble utbetalt, mangler på boligen.' }
  if (home.stateGrantPaidOn > soldOn) return { remaining: null, lines: [], lacks: 'Tilskuddet er utbetalt etter salget. Rett datoen på boligen.' }
  const kept = readRates(read, 'stateGrant', soldOn)
  if (!kept) return { remaining: null, lines: [], lacks: ratesMissing('stateGrant', soldOn) }
  const { remaining, lines } = remainingStateGrant(home.stateGrant, home.stateGrantPaidOn, soldOn, kept.rates)
  return { remaining, lines, lacks: null }
}

function tenancyOf(read: Reader, own: Row<'ownership'>): (Row<'tenancy'> & { label: string }) | null {
  const row = own.tenancyId === null ? undefined : read.sql<Row<'tenancy'> & { address: string; unitNumber: string | null }>('SELECT t.*, b.address, d.unitNumber FROM tenancy t JOIN dwelling d ON d.id = t.dwellingId JOIN building b ON b.id = d.buildingId WHERE t.id = ?', [own.tenancyId])[0]
  return row ? { ...row, label: dwellingLabel(row) } : null
}

/** Said before it is done: what a purchase changes, and the grant that falls due. */
export function preview(context: QueryContext, input: ParsedInput<'ownership.purchase'>): Output<'ownership.purchase'> {
  const own = loadTrack(context, input.id)
  const tenancy = tenancyOf(context.read, own)
  const runs = tenancy !== null && RUNNING.includes(tenancy.status)
  if (input.outcome === 'ownRental') {
    if (!tenancy || !runs) return { grant: null, follows: ['Det er ikke noe leieforhold som løper. Boligen kan ikke selges herfra.'] }
    return { grant: grantLeft(context.read, tenancy.dwellingId, input.on), follows: [`Leieforholdet i ${tenancy.label} avsluttes ${longDate(input.on)} fordi boligen er kjøpt.`, `${tenancy.label} går ut av boligregisteret som avhendet. Historien blir stående.`] }
  }
  return { grant: null, follows: runs ? [`Leieforholdet i ${tenancy.label} avsluttes den dagen det er flyttet ut.`, `${tenancy.label} blir ledig fra dagen etter, med stegene fra utflytting til innflytting. Den står da på Tomgang og på Tildeling.`] : ['Det er ikke noe leieforhold som løper. Ingen bolig blir ledig.'] }
}

/** The dwelling leaves the stock. What was about to be let out is taken back, unless someone has been offered it. */
function sell({ write }: CommandContext, dwellingId: string, on: string): void {
  if (write.sql(`SELECT 1 FROM dwelling WHERE id = ? AND disposalForm = 'owned'`, [dwellingId]).length === 0) throw new Refusal('dwelling-not-owned')
  if (write.sql(`SELECT 1 FROM tenancy WHERE dwellingId = ? AND status <> 'ended'`, [dwellingId]).length > 0) throw new Refusal('dwelling-allocated')
  if (write.sql(`SELECT 1 FROM allocation WHERE dwellingId = ? AND status IN ${HOLDING}`, [dwellingId]).length > 0) throw new Refusal('dwelling-allocated')
  for (const one of write.sql<{ id: string }>(`SELECT id FROM vacancy WHERE dwellingId = ? AND status IN ('open', 'reserved')`, [dwellingId])) write.update('vacancy', one.id, null, { status: 'withdrawn' })
  for (const one of write.sql<{ id: string; startsOn: string }>('SELECT id, startsOn FROM voidPeriod WHERE dwellingId = ? AND endsOn IS NULL', [dwellingId])) write.update('voidPeriod', one.id, null, { endsOn: one.startsOn > on ? one.startsOn : on })
  write.update('dwelling', dwellingId, null, { state: 'ended', endedOn: on })
}

/** @throws Refusal when nobody rents it, a date is wrong, or the dwelling is already given to another */
export function buy(context: CommandContext, input: ParsedInput<'ownership.buy'>): Output<'ownership.buy'> {
  const { write, today } = context
  const own = loadTrack(context, input.id)
  if (!isOnTheWay(own.status)) throw new Refusal('already-decided')
  if (input.on > today) throw new Refusal('bad-input', { field: 'on' })
  if (input.followUntil !== null && input.followUntil < input.on) throw new Refusal('bad-input', { field: 'followUntil' })
  const tenancy = tenancyOf(write, own)
  const runs = tenancy !== null && RUNNING.includes(tenancy.status)
  const isOwn = input.outcome === 'ownRental'
  if (isOwn && !runs) throw new Refusal('not-found', { field: 'tenancyId' })
  const leftOn = isOwn ? input.on : (input.movedOn ?? input.on)
  if (runs && (leftOn > today || leftOn < tenancy.startsOn)) throw new Refusal('bad-input', { field: isOwn ? 'on' : 'movedOn' })
  const stateGrantDue = isOwn ? (grantLeft(write, tenancy!.dwellingId, input.on)?.remaining ?? null) : null
  // The plan follows the person home, whoever owned it before.
  const plans = write.sql<{ id: string }>(`SELECT id FROM followUpPlan WHERE caseId = ? AND status = 'active'`, [own.caseId])
  // Nobody keeps a rented home that is bought out of: an open track ends with it, and what is owed stands in the ledger.
  if (runs) for (const track of write.sql<{ id: string }>(`SELECT id FROM evictionTrack WHERE tenancyId = ? AND status = 'open'`, [tenancy.id])) write.update('evictionTrack', track.id, null, { status: 'ended', outcome: 'otherHome', outcomeNote: 'Kjøpte bolig.', endedOn: input.on, endedById: context.session.userId })
  if (runs) endTenancy(context, tenancy, null, { on: leftOn, reason: 'bought', nextHome: input.homeText })
  for (const plan of plans) write.update('followUpPlan', plan.id, null, { anchor: 'ownedHome' })
  if (isOwn) sell(context, tenancy!.dwellingId, input.on)
  const vacancyId = !isOwn && runs ? becomesVacant(context, tenancy.dwellingId, leftOn) : null
  write.update('ownership', own.id, input.version, { status: 'bought', outcome: input.outcome, boughtOn: input.on, price: input.price, loan: input.loan, grant: input.grant, homeText: input.homeText, followUntil: input.followUntil, stateGrantDue, endedOn: null })
  write.insert('ownershipEvent', { ownershipId: own.id, kind: 'purchase', happenedOn: input.on, amount: input.price, text: `${ownershipOutcome.labels[input.outcome]}.`, by: context.session.name })
  return { vacancyId, stateGrantDue }
}
