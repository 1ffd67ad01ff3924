// Whose need is counted, and the dwellings it is held against. Read once for the matrix, its cells and the orders.
import { plusMonths } from '../../shared/dates.ts'
import { needOf, type Access, type HousingNeed, type StockDwelling } from '../../shared/domain/stock.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import { OPEN_STATUSES } from '../../shared/model/codes.ts'
import type { NEED_SOURCES } from '../../shared/operations/stock.ts'
import { dwellingLabel, gatherApplicants, waitingApplicants } from '../facts.ts'
import { readTexts } from '../json.ts'
import { isProtected } from '../people.ts'
import type { Reader } from '../store.ts'

export type Source = (typeof NEED_SOURCES)[number]
/** hidden: a protected person this user is not named for; counted by size alone, never by place or group */
export interface Household { caseId: string | null; caseNumber: string; name: string; since: string | null; need: HousingNeed; hidden: boolean; tenancyId: string | null }
export interface StockRow extends StockDwelling { id: string; label: string; state: 'vacant'; isVacant: boolean; turnover: number }

interface Who { id: string; caseNumber: string; name: string; protectedAddress: string }
const OPEN = OPEN_STATUSES.map((one) => `'${one}'`).join(', ')
const NOT_SUITED = `i.status = 'done' AND i.suitability IN ('notSuited', 'couldMoveOn')`

/** The households of a source. Those of a mapping are the tenants of the newest one. */
export function households(read: Reader, rules: RuleDefinition, source: Source, allowed: ReadonlySet<string>): Household[] {
  if (source === 'tenants') return tenants(read, allowed)
  const facts = source === 'waiting' ? waitingApplicants(read, rules) : gatherApplicants(read, rules, `c.status IN (${OPEN})`)
  const who = new Map(read.sql<Who>(`SELECT c.id, c.caseNumber, p.name, p.protectedAddress FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.status IN (${OPEN})`).map((row) => [row.id, row]))
  return facts.flatMap((one) => {
    const person = who.get(one.caseId)
    if (!person) return []
    const hidden = isProtected(person) && !allowed.has(one.caseId)
    return [{ caseId: hidden ? null : one.caseId, caseNumber: one.caseNumber, name: hidden ? `Søker ${one.caseNumber}` : person.name, since: one.grantedOn ?? one.receivedOn, need: hidden ? { ...needOf(one, rules), areas: [], groups: null } : needOf(one, rules), hidden, tenancyId: null }]
  })
}

function tenants(read: Reader, allowed: ReadonlySet<string>): Household[] {
  const rows = read.sql<{ caseId: string | null; caseNumber: string | null; name: string; protectedAddress: string; tenancyId: string; heldOn: string; bedroomsNeeded: number | null; needs: string | null; area: string | null; groups: string | null }>(
    `SELECT i.caseId, c.caseNumber, t.tenantName AS name, coalesce(p.protectedAddress, 'none') AS protectedAddress, i.tenancyId, i.heldOn, i.bedroomsNeeded, i.needs, i.area, n.needGroups AS groups FROM interview i JOIN tenancy t ON t.id = i.tenancyId LEFT JOIN housingCase c ON c.id = i.caseId LEFT JOIN person p ON p.id = c.personId LEFT JOIN needsAssessment n ON n.caseId = i.caseId
     WHERE ${NOT_SUITED} AND i.campaignId = (SELECT id FROM campaign ORDER BY startsOn DESC, id DESC LIMIT 1) AND t.status IN ('active', 'noticeGiven')`)
  return rows.map((row) => {
    const hidden = row.protectedAddress !== 'none' && !(row.caseId && allowed.has(row.caseId))
    const asks = new Set(readTexts(row.needs) ?? [])
    const access: Access = asks.has('wheelchair') ? 'wheelchair' : asks.has('stepFree') ? 'stepFree' : 'any'
    return { caseId: hidden ? null : row.caseId, caseNumber: row.caseNumber ?? '', name: hidden ? `Søker ${row.caseNumber ?? ''}`.trim() : row.name, since: row.heldOn, hidden, tenancyId: hidden ? null : row.tenancyId, need: { bedrooms: row.bedroomsNeeded, access, areas: hidden || !row.area ? [] : [row.area], groups: hidden ? null : readTexts(row.groups), from: row.bedroomsNeeded === null ? null : 'interview' } }
  })
}

/** Every dwelling in use, whether it is vacant now, and how many times it was let in the last twelve months. */
export function readStock(read: Reader, today: string): StockRow[] {
  return read.sql<{ id: string; bedrooms: number | null; stepFree: string; wheelchair: string; area: string | null; state: 'vacant'; address: string; unitNumber: string | null; turnover: number }>(
    `SELECT d.id, d.bedrooms, d.stepFree, d.wheelchair, b.area, d.state, b.address, d.unitNumber, (SELECT count(*) FROM tenancy t WHERE t.dwellingId = d.id AND t.startsOn > ? AND t.startsOn <= ?) AS turnover
     FROM dwelling d JOIN building b ON b.id = d.buildingId WHERE d.state <> 'ended'`, [plusMonths(today, -12), today],
  ).map(({ address, unitNumber, ...row }) => ({ ...row, label: dwellingLabel({ address, unitNumber }), isVacant: row.state === 'vacant' }))
}
