// Landlords, their agreements and dwellings, the log of contact with them, and the municipality's part of housing cooperatives.
import { agreementWarnings, cooperativeState, percentText, unitsLeft } from '../../shared/domain/agreement-share.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { dwellingLabel, groupBy } from '../facts.ts'
import type { Reader } from '../store.ts'

type AgreementView = Omit<Output<'landlord.get'>['agreements'][number], 'homes'>
interface Linked { id: string; version: number; agreementId: string; address: string; unitNumber: string | null; state: Row<'dwelling'>['state']; let: number }

const like = (text: string) => `%${text.trim().replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`
const LET = `EXISTS (SELECT 1 FROM tenancy t WHERE t.dwellingId = d.id AND t.status IN ('active', 'noticeGiven'))`

/** Dwellings in the register that hang on an agreement and are not disposed of. */
const linkedHomes = (read: Reader) => groupBy(read.sql<Linked>(`SELECT d.id, d.version, d.agreementId, b.address, d.unitNumber, d.state, ${LET} AS let FROM dwelling d JOIN building b ON b.id = d.buildingId WHERE d.agreementId IS NOT NULL AND d.state <> 'ended' ORDER BY b.address, d.unitNumber`), (row) => row.agreementId)

/** Used: someone rents it now. Free: what we have the disposal of, less what is used; not known when the agreement does not say how many. */
function viewOf(one: Row<'agreement'> & { landlord: string }, homes: readonly Linked[]): AgreementView {
  const used = homes.filter((home) => home.let === 1).length
  return {
    id: one.id, version: one.version, landlordId: one.landlordId, landlord: one.landlord, kind: one.kind, status: one.status, title: one.title, startsOn: one.startsOn, endsOn: one.endsOn, totalUnits: one.totalUnits, ourUnits: one.ourUnits, minShare: one.minShare, minYears: one.minYears, warnMonths: one.warnMonths, monthlySupplement: one.monthlySupplement, guaranteeMonths: one.guaranteeMonths, registeredOn: one.registeredOn, terms: one.terms, reference: one.reference, endedOn: one.endedOn,
    linked: homes.length, used, free: one.ourUnits === null ? null : Math.max(0, one.ourUnits - used), share: one.ourUnits !== null && one.totalUnits ? percentText(one.ourUnits, one.totalUnits) : null, warnings: agreementWarnings(one, homes.length),
  }
}

const readAgreements = (read: Reader, homes = linkedHomes(read)) => read.sql<Row<'agreement'> & { landlord: string }>('SELECT a.*, l.name AS landlord FROM agreement a JOIN landlord l ON l.id = a.landlordId ORDER BY a.status, a.startsOn DESC, a.id').map((one) => viewOf(one, homes.get(one.id) ?? []))

function list({ read }: QueryContext, input: ParsedInput<'landlord.list'>): Output<'landlord.list'> {
  const agreements = groupBy(readAgreements(read), (one) => one.landlordId)
  const text = input.text.trim()
  const all = read.sql<Row<'landlord'> & { contact: string | null; lastContact: string | null }>(`SELECT l.*, u.name AS contact, (SELECT max(k.happenedOn) FROM landlordContact k WHERE k.landlordId = l.id) AS lastContact FROM landlord l LEFT JOIN appUser u ON u.id = l.contactId WHERE ${input.ended ? '1 = 1' : 'l.endedOn IS NULL'} AND (? = '' OR l.name LIKE ? ESCAPE '\\') ORDER BY l.endedOn IS NOT NULL, l.name, l.id`, [text, like(text)])
  const rows = all.map((one): Output<'landlord.list'>['rows'][number] => {
    const own = (agreements.get(one.id) ?? []).filter((agreement) => agreement.status !== 'ended')
    const known = own.flatMap((agreement) => (agreement.ourUnits === null ? [] : [agreement.ourUnits]))
    return { id: one.id, version: one.version, name: one.name, kind: one.kind, contact: one.contact, agreements: own.length, units: known.length === 0 ? null : known.reduce((sum, n) => sum + n, 0), used: own.reduce((sum, agreement) => sum + agreement.used, 0), nextEnd: own.flatMap((agreement) => (agreement.endsOn === null ? [] : [agreement.endsOn])).sort()[0] ?? null, lastContact: one.lastContact, warnings: own.reduce((sum, agreement) => sum + agreement.warnings.length, 0), endedOn: one.endedOn }
  })
  return { total: rows.length, rows: rows.slice(input.offset, input.offset + input.limit), units: rows.reduce((sum, one) => sum + (one.units ?? 0), 0), used: rows.reduce((sum, one) => sum + one.used, 0), warnings: rows.reduce((sum, one) => sum + one.warnings, 0) }
}

function get({ read }: QueryContext, input: ParsedInput<'landlord.get'>): Output<'landlord.get'> {
  const one = read.sql<Row<'landlord'> & { contact: string | null }>('SELECT l.*, u.name AS contact FROM landlord l LEFT JOIN appUser u ON u.id = l.contactId WHERE l.id = ?', [input.id])[0]
  if (!one) throw new Refusal('not-found')
  const homes = linkedHomes(read)
  return {
    landlord: { id: one.id, version: one.version, name: one.name, kind: one.kind, orgNumber: one.orgNumber, phone: one.phone, email: one.email, contactId: one.contactId, contact: one.contact, note: one.note, endedOn: one.endedOn },
    agreements: readAgreements(read, homes).filter((agreement) => agreement.landlordId === one.id).map((agreement) => ({ ...agreement, homes: (homes.get(agreement.id) ?? []).map((home) => ({ id: home.id, version: home.version, label: dwellingLabel(home), state: home.state })) })),
    contacts: read.sql<Row<'landlordContact'> & { agreement: string | null }>('SELECT k.*, a.title AS agreement FROM landlordContact k LEFT JOIN agreement a ON a.id = k.agreementId WHERE k.landlordId = ? ORDER BY k.happenedOn DESC, k.createdAt DESC LIMIT 200', [one.id]).map((row) => ({ id: row.id, on: row.happenedOn, text: row.text ?? '', by: row.by, agreement: row.agreement })),
  }
}

function saveLandlord({ write }: CommandContext, input: ParsedInput<'landlord.save'>): { id: string } {
  const { id, version, ...given } = input
  if (given.contactId !== null && write.sql('SELECT 1 FROM appUser WHERE id = ?', [given.contactId]).length === 0) throw new Refusal('not-found', { field: 'contactId' })
  const row = { ...given, orgNumber: given.orgNumber || null, phone: given.phone || null, email: given.email || null, note: given.note || null }
  return { id: id === null ? write.insert('landlord', row).id : write.update('landlord', id, version, row).id }
}

function log({ write, session, today }: CommandContext, input: ParsedInput<'landlord.log'>): { id: string } {
  if (input.on > today) throw new Refusal('bad-input', { field: 'on' })
  if (write.sql('SELECT 1 FROM landlord WHERE id = ?', [input.landlordId]).length === 0) throw new Refusal('not-found')
  if (input.agreementId !== null && write.sql('SELECT 1 FROM agreement WHERE id = ? AND landlordId = ?', [input.agreementId, input.landlordId]).length === 0) throw new Refusal('not-found', { field: 'agreementId' })
  return { id: write.insert('landlordContact', { landlordId: input.landlordId, agreementId: input.agreementId, happenedOn: input.on, text: input.text, by: session.name }).id }
}

function saveAgreement({ write }: CommandContext, input: ParsedInput<'agreement.save'>): { id: string } {
  const { id, version, ...given } = input
  if (write.sql('SELECT 1 FROM landlord WHERE id = ?', [given.landlordId]).length === 0) throw new Refusal('not-found', { field: 'landlordId' })
  if (given.endsOn !== null && given.endsOn < given.startsOn) throw new Refusal('bad-input', { field: 'endsOn' })
  if (given.totalUnits !== null && given.ourUnits !== null && given.ourUnits > given.totalUnits) throw new Refusal('bad-input', { field: 'ourUnits' })
  const row = { ...given, terms: given.terms || null, reference: given.reference || null }
  return { id: id === null ? write.insert('agreement', row).id : write.update('agreement', id, version, row).id }
}

function link({ write }: CommandContext, input: ParsedInput<'agreement.link'>) {
  const agreement = input.agreementId === null ? null : write.sql<{ status: string }>('SELECT status FROM agreement WHERE id = ?', [input.agreementId])[0]
  if (agreement === undefined) throw new Refusal('not-found', { field: 'agreementId' })
  if (agreement?.status === 'ended') throw new Refusal('already-decided', { field: 'agreementId' })
  return { version: write.update('dwelling', input.dwellingId, input.version, { agreementId: input.agreementId }).version }
}

const find = ({ read }: QueryContext, input: ParsedInput<'home.find'>): Output<'home.find'> =>
  read.sql<{ id: string; version: number; address: string; unitNumber: string | null; state: Row<'dwelling'>['state']; agreementId: string | null; buildingId: string }>(`SELECT d.id, d.version, b.address, d.unitNumber, d.state, d.agreementId, d.buildingId FROM dwelling d JOIN building b ON b.id = d.buildingId WHERE d.state <> 'ended' AND (b.address || coalesce(', ' || d.unitNumber, '')) LIKE ? ESCAPE '\\' ORDER BY b.address, d.unitNumber LIMIT ?`, [like(input.text), input.limit])
    .map((row) => ({ id: row.id, version: row.version, label: dwellingLabel(row), state: row.state, agreementId: row.agreementId, buildingId: row.buildingId, address: row.address }))

/** Counts dwellings the municipality owns itself: what it rents in or allocates is not its part of the cooperative. */
function cooperatives({ read }: QueryContext): Output<'cooperative.list'> {
  const buildings = groupBy(read.sql<{ id: string; version: number; address: string; cooperativeId: string; owned: number }>(`SELECT b.id, b.version, b.address, b.cooperativeId, (SELECT count(*) FROM dwelling d WHERE d.buildingId = b.id AND d.disposalForm = 'owned' AND d.state <> 'ended') AS owned FROM building b WHERE b.cooperativeId IS NOT NULL ORDER BY b.address`), (row) => row.cooperativeId)
  return read.sql<Row<'cooperative'>>('SELECT * FROM cooperative ORDER BY name, id').map((one) => {
    const own = buildings.get(one.id) ?? []
    const owned = own.reduce((sum, building) => sum + building.owned, 0)
    return { id: one.id, version: one.version, name: one.name, orgNumber: one.orgNumber, totalUnits: one.totalUnits, limitPercent: one.limitPercent, reference: one.reference, note: one.note, owned, share: one.totalUnits ? percentText(owned, one.totalUnits) : null, state: cooperativeState(owned, one.totalUnits, one.limitPercent), left: unitsLeft(owned, one.totalUnits, one.limitPercent), buildings: own.map(({ cooperativeId: _of, ...building }) => building) }
  })
}

function saveCooperative({ write }: CommandContext, input: ParsedInput<'cooperative.save'>): { id: string } {
  const { id, version, ...given } = input
  const row = { ...given, orgNumber: given.orgNumber || null, reference: given.reference || null, note: given.note || null }
  return { id: id === null ? write.insert('cooperative', row).id : write.update('cooperative', id, version, row).id }
}

function setCooperative({ write }: CommandContext, input: ParsedInput<'building.setCooperative'>): Record<string, never> {
  if (input.cooperativeId !== null && write.sql('SELECT 1 FROM cooperative WHERE id = ?', [input.cooperativeId]).length === 0) throw new Refusal('not-found', { field: 'cooperativeId' })
  write.update('building', input.buildingId, input.version, { cooperativeId: input.cooperativeId })
  return {}
}

export const landlordHandlers = {
  'landlord.list': list, 'landlord.get': get, 'landlord.save': saveLandlord, 'landlord.log': log, 'agreement.save': saveAgreement, 'agreement.link': link, 'home.find': find, 'cooperative.list': cooperatives, 'cooperative.save': saveCooperative, 'building.setCooperative': setCooperative,
} satisfies Partial<Handlers>
