// Five years of applications: who applied, what was decided, and where they live now; and the cases that are open today.
import { plusDays, plusMonths } from '../../shared/dates.ts'
import type { NewRow } from '../../shared/model/index.ts'
import type { Lease } from './homes.ts'
import type { StaffKey } from './book.ts'
import type { World } from './world.ts'
import { WAITING, type WaitingProfile } from './waiting.ts'
import { writeCase } from './case-rows.ts'

export interface Spec {
  received: string
  outcome: 'housed' | 'moved' | 'refused' | 'withdrawn' | 'found' | 'open'
  owner: StaffKey
  lease: Lease | null
  granted: string | null
  /** the open cases */
  open?: { status: NewRow<'housingCase'>['status']; profile?: WaitingProfile; bedrooms?: number; stayFrom?: string; due?: string }
  protectedAddress?: boolean
}

/** What the follow-up plans start from. */
export interface Housed { caseId: string; name: string; lease: Lease; owner: StaffKey }

const OWNERS: readonly (readonly [StaffKey, number])[] = [['ingrid', 43], ['sigrid', 30], ['anders', 27]]
const LAST_DAY = '2026-11-12'
const MONTH_WEIGHT: readonly (readonly [number, number])[] = [[0, 12], [1, 7], [2, 8], [3, 7], [4, 8], [5, 7], [6, 5], [7, 12], [8, 12], [9, 8], [10, 8], [11, 6]]

/** Insert `total` cases less those already there. @param open how many of them are open. Returns those who live in a municipal dwelling. */
export function addCases(world: World, leases: readonly Lease[], counts: { history: number; waiting: number; other: number; notes: number; mine: number }): Housed[] {
  const specs = [...housedSpecs(world, leases, counts.history)]
  while (specs.length < counts.history) specs.push(unhousedSpec(world))
  specs.push(...openSpecs(world, counts))
  specs.sort((a, b) => (a.received < b.received ? -1 : a.received > b.received ? 1 : 0))
  const numbers = numberer(world, specs)
  const housed: Housed[] = []
  specs.forEach((spec, i) => {
    const written = writeCase(world, spec, numbers(spec.received), counts.notes, i)
    if (spec.lease) housed.push({ ...written, lease: spec.lease, owner: spec.owner })
  })
  return housed
}

/** Those who got a dwelling. Lets from before the store began have a case only when the tenant still lives there. */
function housedSpecs(world: World, leases: readonly Lease[], most: number): Spec[] {
  const { chance } = world
  const list: Spec[] = []
  for (const lease of leases) {
    if (list.length >= most) break
    if (lease.startsOn < '2021-12-01' && !(lease.endsOn === null && chance.yes(0.55))) continue
    const wait = Math.min(700, Math.max(4, Math.round(chance.spread(lease.emergency ? 12 : lease.rooms >= 4 ? 190 : lease.ordinary ? 75 : 160, 0.7))))
    const start = lease.startsOn > world.today ? '2026-11-10' : lease.startsOn
    const granted = plusDays(start, -wait)
    list.push({ received: plusDays(granted, -chance.int(14, 75)), outcome: lease.endsOn === null || lease.status === 'noticeGiven' ? 'housed' : 'moved', owner: lease.status === 'planned' ? 'anders' : chance.weighted(OWNERS), lease, granted, protectedAddress: chance.yes(0.012) })
  }
  return list
}

function unhousedSpec(world: World): Spec {
  const { chance } = world
  const year = chance.int(2021, 2025)
  const month = chance.weighted(MONTH_WEIGHT)
  const drawn = `${year + (month < 10 ? 1 : 0)}-${String(month + 1).padStart(2, '0')}-${String(chance.int(1, 28)).padStart(2, '0')}`
  const received = drawn > '2026-08-31' ? plusMonths(drawn, -12) : drawn
  const outcome = chance.weighted<Spec['outcome']>([['refused', 62], ['withdrawn', 18], ['found', 20]])
  return { received, outcome, owner: chance.weighted(OWNERS), lease: null, granted: outcome === 'found' ? plusDays(received, chance.int(14, 60)) : null, protectedAddress: chance.yes(0.012) }
}

function openSpecs(world: World, counts: { waiting: number; other: number; mine: number }): Spec[] {
  const { chance } = world
  const list: Spec[] = []
  let stays = 0
  const stayFrom = () => plusDays('2026-09-14', (stays++ * 2) % 10)
  for (let i = 0; i < counts.waiting; i++) {
    const profile = WAITING[i % WAITING.length]!
    const received = i === 2 ? '2026-06-10' : plusDays('2026-01-12', chance.int(0, 190))
    list.push({ received, outcome: 'open', owner: 'sigrid', lease: null, granted: plusDays(received, chance.int(20, 70)), open: { status: 'waiting', profile, ...(profile.living === 'temporaryAccommodation' ? { stayFrom: stayFrom() } : {}) } })
  }
  const statuses = [['assessment', 48], ['received', 14], ['missingInfo', 24], ['teamMeeting', 14]] as const
  for (let i = 0; i < counts.other; i++) {
    const received = plusDays('2026-06-20', chance.int(0, 145))
    const due = chance.yes(0.45) ? plusDays('2026-12-22', chance.int(0, 70)) : undefined
    list.push({ received: received > LAST_DAY ? LAST_DAY : received, outcome: 'open', owner: 'sigrid', lease: null, granted: null, protectedAddress: i % 95 === 40, open: { status: chance.weighted(statuses), ...(due ? { due } : {}), ...(i % 95 < 8 ? { bedrooms: 3 } : {}), ...(i % 95 === 20 || i % 95 === 21 ? { stayFrom: stayFrom() } : {}) } })
  }
  list.forEach((spec, i) => {
    if (Math.floor(((i + 1) * counts.mine) / list.length) > Math.floor((i * counts.mine) / list.length) && !spec.protectedAddress) spec.owner = 'ingrid'
    else spec.owner = i % 2 === 0 ? 'sigrid' : 'anders'
  })
  const short = counts.mine - list.filter((one) => one.owner === 'ingrid').length
  for (const spec of list.filter((one) => one.owner !== 'ingrid' && !one.protectedAddress).slice(0, Math.max(0, short))) spec.owner = 'ingrid'
  return list
}

/** Case numbers in the order the applications came, spread over the year's numbers; those of the known cases are taken. */
function numberer(world: World, specs: readonly Spec[]): (received: string) => string {
  const totals = new Map<string, number>()
  for (const one of specs) totals.set(one.received.slice(0, 4), (totals.get(one.received.slice(0, 4)) ?? 0) + 1)
  const used = new Map<string, { count: number; last: number }>()
  return (received) => {
    const year = received.slice(0, 4)
    const at = used.get(year) ?? { count: 0, last: 0 }
    const total = totals.get(year)!
    let number = Math.max(at.last + 1, total < 400 ? 1 + Math.floor((at.count * 420) / total) : 0)
    while (world.numbers.has(`${year}/${String(number).padStart(4, '0')}`)) number++
    used.set(year, { count: at.count + 1, last: number })
    return `${year}/${String(number).padStart(4, '0')}`
  }
}
