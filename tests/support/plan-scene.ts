// A person with a home and a plan, a follow-up worker beside the one signed in, and a protected person with a plan of their own.
import type { Session } from '../../shared/contract.ts'
import type { Output } from '../../shared/operations/index.ts'
import { testMunicipality, TODAY, type TestStore } from './store.ts'

export interface PlanScene { town: TestStore; caseId: string; planId: string; tenancyId: string; sealedCaseId: string; sealedPlanId: string; turid: Session; plan: () => Promise<Output<'plan.get'>>; visits: () => Output<'plan.get'>['visits'] extends infer V ? Promise<V> : never }

let n = 0

export async function planScene(folder: string): Promise<PlanScene> {
  const town = testMunicipality(folder, `plan-${n++}.bolig`)
  const { ids } = await town.value('dwelling.create', { address: 'Prøvegata 12', area: 'Sentrum', unitNumbers: ['H0101', 'H0102'], rooms: 2, bedrooms: 1, usableArea: 48, floor: 1, rent: 845_000, vacantFrom: '2026-10-20' })
  const { id: caseId } = await town.value('case.create', { name: 'Tor Berg', receivedOn: '2026-06-01', phone: '480 00 111' })
  const { id: sealedCaseId } = await town.value('case.create', { name: 'Sara Skjult', receivedOn: '2026-06-01', protectedAddress: 'strictlyConfidential', phone: '480 00 999' })
  const turid: Session = { userId: town.newId(), name: 'Turid Sand', initials: 'TS', role: 'followUpWorker' }
  let tenancyId = ''
  town.write((write) => {
    write.insert('appUser', { id: turid.userId, username: 'turid', name: turid.name, initials: 'TS', role: 'followUpWorker', slotId: 't'.repeat(64), active: 'yes', lastSeenAt: null })
    const lease = (dwellingId: string, of: string) => write.insert('tenancy', { dwellingId, caseId: of, tenantName: 'Leietaker', tenantNationalId: null, status: 'active', term: 'openEnded', startsOn: '2026-01-01', contractEndsOn: null, endsOn: null, endReason: null, rent: null, note: null } as never).id
    tenancyId = lease(ids[0]!, caseId)
    lease(ids[1]!, sealedCaseId)
  })
  const { id: planId } = await town.value('plan.create', { caseId })
  const { id: sealedPlanId } = await town.value('plan.create', { caseId: sealedCaseId })
  const plan = () => town.value('plan.get', { id: planId })
  return { town, caseId, planId, tenancyId, sealedCaseId, sealedPlanId, turid, plan, visits: async () => (await plan()).visits }
}

/** One planned visit of the plan. */
export const visitOn = async (one: PlanScene, plannedOn = TODAY, more: object = {}) => (await one.town.value('visit.plan', { planId: one.planId, kind: 'homeVisit', title: 'Hjemmebesøk', plannedOn, ...more })).ids[0]!
