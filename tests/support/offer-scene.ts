// Two vacant flats and three granted applicants, with a second caseworker and the rule set at hand: what the offer tests begin with.
import { randomUUID } from 'node:crypto'
import type { Result, Session } from '../../shared/contract.ts'
import { RuleDefinition } from '../../shared/domain/rules.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Input, Output } from '../../shared/operations/index.ts'
import { testMunicipality, TODAY, type TestStore } from './store.ts'

export interface OfferScene {
  town: TestStore
  dwellings: readonly [string, string]
  cases: readonly [string, string, string]
  /** a caseworker who is not the one signed in */
  mona: Session
  /** the one offer of a case that is open */
  offer: (caseId: string, filter?: Input<'offer.list'>['filter']) => Promise<Output<'offer.list'>['offers'][number]>
  rules: (change: (rules: RuleDefinition) => void) => void
}

let n = 0
const NAMES = ['Tor Berg', 'Berit Dal', 'Kari Vold'] as const

export async function offerScene(folder: string): Promise<OfferScene> {
  const town = testMunicipality(folder, `offer-${n++}.bolig`)
  const { ids } = await town.value('dwelling.create', { address: 'Prøvegata 12', area: 'Sentrum', unitNumbers: ['H0101', 'H0102'], rooms: 2, bedrooms: 1, usableArea: 48, floor: 1, rent: 845_000, stepFree: 'yes', lift: 'no', vacantFrom: '2026-10-20' })
  const cases: string[] = []
  for (const [i, name] of NAMES.entries()) {
    const { id } = await town.value('case.create', { name, receivedOn: `2026-0${i + 6}-01`, livingSituation: i === 0 ? 'temporaryAccommodation' : 'unsuitable', livingSince: '2026-09-01', children: 0 })
    const page = await town.value('case.get', { id })
    await town.value('case.update', { id, version: page.case.version, patch: { residenceSince: '2020-01-01', rentCeiling: 900_000 } })
    await town.value('case.setRequirement', { caseId: id, kind: 'stepFree', level: 'must', statedOn: TODAY })
    await town.value('case.decide', { caseId: id, kind: 'municipalDwelling', outcome: 'granted', decidedOn: '2026-10-19', legalBasis: 'forskriften § 6', rationale: 'Uten egen bolig.', notifiedOn: '2026-10-20' })
    cases.push(id)
  }
  const userId = town.newId()
  town.write((write) => void write.insert('appUser', { id: userId, username: 'mona', name: 'Mona Lie', initials: 'ML', role: 'caseworker', slotId: 'm'.repeat(64), active: 'yes', lastSeenAt: null }))
  return {
    town, dwellings: [ids[0]!, ids[1]!], cases: [cases[0]!, cases[1]!, cases[2]!], mona: { userId, name: 'Mona Lie', initials: 'ML', role: 'caseworker' },
    offer: async (caseId, filter = 'open') => {
      const found = (await town.value('offer.list', { caseId, filter })).offers[0]
      if (!found) throw new Error('no offer')
      return found
    },
    rules: (change) => town.write((write) => {
      const { id, version: _v, createdAt: _ca, createdBy: _cb, updatedAt: _ua, updatedBy: _ub, ...row } = write.sql<Row<'ruleSet'>>('SELECT * FROM ruleSet')[0]!
      const definition = RuleDefinition.parse(JSON.parse(row.definition))
      change(definition)
      // A set of its own: parsed rules are remembered by id and version, and ids repeat from store to store here.
      write.insert('ruleSet', { ...row, id: `${id}-${randomUUID()}`, validFrom: '2026-01-02', definition: JSON.stringify(definition) })
    }),
  }
}

/** The error code of a refusal, or 'ok'. */
export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code)

/** Every reason a refusal gives. */
export const reasonsOf = (result: Result<unknown>): string[] => (result.ok ? [] : ((result.error.details?.['reasons'] ?? []) as string[]))

/** How the dwelling's state stands in the store. */
export const stateOf = (one: OfferScene, id: string) => one.town.store.sql<{ state: string }>('SELECT state FROM dwelling WHERE id = ?', [id])[0]!.state
/** Its vacancies, the newest first. */
export const vacancy = (one: OfferScene, id: string) => one.town.store.sql<{ status: string }>('SELECT status FROM vacancy WHERE dwellingId = ? ORDER BY createdAt DESC, id DESC', [id]).map((row) => row.status)
/** What an offer changes of a case. */
export const caseOf = (one: OfferScene, id: string) => one.town.store.sql<Record<string, string | null>>('SELECT status, grantedOn, movedBackTo, nextStep, closedOn FROM housingCase WHERE id = ?', [id])[0]!

/** An offer that is sent and waits for an answer. */
export async function sent(one: OfferScene, at = 0) {
  const { allocationId } = await one.town.value('dwelling.allocate', { dwellingId: one.dwellings[at === 0 ? 0 : 1], caseId: one.cases[at]!, startsOn: TODAY, answerBy: '2026-11-30', rationale: 'Boliglaget var enig.' })
  return { allocationId, view: await one.offer(one.cases[at]!) }
}

/** Tick every required step of the case's open offer, in order. */
export async function doSteps(one: OfferScene, caseId: string) {
  for (const step of (await one.offer(caseId)).steps.filter((row) => row.required && !row.doneOn)) {
    const now = (await one.offer(caseId)).steps.find((row) => row.id === step.id)!
    await one.town.value('offer.step', { stepId: step.id, version: now.version, doneOn: TODAY })
  }
}
