// A tenant in a municipal home, for the tests of keeping it: case, household, dwelling, tenancy, plan.
import { emptyCase } from '../../db/cases/commands.ts'
import type { NewRow } from '../../shared/model/index.ts'
import type { TestStore } from './store.ts'

export interface Tenant { tenancyId: string; caseId: string; dwellingId: string; planId: string }
export interface TenantGiven { name?: string; rent?: number | null; children?: readonly (string | null)[]; stated?: number | null; contractEndsOn?: string | null; protectedAddress?: NewRow<'person'>['protectedAddress']; number?: string; nationalId?: string | null; address?: string; unit?: string; plan?: boolean }

const UNKNOWN = { stepFree: 'unknown', wheelchair: 'unknown', showerNoThreshold: 'unknown', ownEntrance: 'unknown', petsAllowed: 'unknown', quiet: 'unknown' } as const
let count = 0

/** Insert one. Rent in øre; children by birth date. */
export function addTenant(town: TestStore, given: TenantGiven = {}): Tenant {
  const n = ++count
  let made!: Tenant
  town.write((write) => {
    const personId = write.insert('person', { nationalId: given.nationalId ?? null, name: given.name ?? `Leietaker ${n}`, birthDate: '1980-01-01', phone: null, email: null, address: null, contactNote: null, protectedAddress: given.protectedAddress ?? 'none', language: null, interpreter: 'no', pronoun: null }).id
    const caseId = write.insert('housingCase', { ...emptyCase, caseNumber: given.number ?? `2025/${String(7000 + n)}`, personId, status: 'housed', adults: 1, children: given.stated === undefined ? (given.children ?? []).length : given.stated, receivedOn: '2025-01-10' }).id
    for (const birthDate of given.children ?? []) write.insert('householdMember', { caseId, relation: 'child', name: null, birthDate, note: null, yearlyIncome: null, custody: 'lives' })
    const buildingId = write.insert('building', { address: given.address ?? `Prøvegata ${n}`, area: null, postalCode: '8000', postalPlace: 'Prøve', cadastre: null, builtYear: null, lift: 'unknown', houseRules: null }).id
    const dwellingId = write.insert('dwelling', { buildingId, unitNumber: given.unit ?? 'H0101', kind: 'rental', state: 'occupied', disposalForm: 'owned', rooms: 2, bedrooms: 1, usableArea: 50, floor: 1, rent: given.rent ?? null, runningCost: null, ...UNKNOWN, registerRow: null, externalRef: null, koboId: null, note: null, endedOn: null }).id
    const tenancyId = write.insert('tenancy', { dwellingId, caseId, tenantName: given.name ?? `Leietaker ${n}`, tenantNationalId: given.nationalId ?? null, status: 'active', term: given.contractEndsOn ? 'fixedTerm' : 'openEnded', startsOn: '2025-02-01', contractEndsOn: given.contractEndsOn ?? null, endsOn: null, endReason: null, rent: given.rent === undefined ? 1_000_000 : given.rent, note: null }).id
    const planId = given.plan === false ? '' : write.insert('followUpPlan', { caseId, dwellingId, allocationId: null, status: 'active', ownWords: null, coordinatorId: town.session.userId, approvedOn: null, planVersion: 1, nextReviewOn: null, team: '[]', startedOn: '2025-02-01' }).id
    made = { tenancyId, caseId, dwellingId, planId }
  })
  return made
}

export const addVisit = (town: TestStore, planId: string, plannedOn: string, status: NewRow<'visit'>['status']) => town.write((write) => void write.insert('visit', { planId, plannedOn, plannedAt: null, title: 'Hjemmebesøk', who: null, status, noteText: null }))
