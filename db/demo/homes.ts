// The rest of the municipality's dwellings: buildings, units and five years of letting, standing empty and repair.
import { plusDays, plusMonths } from '../../shared/dates.ts'
import type { NewRow } from '../../shared/model/index.ts'
import { VOID_STEPS } from '../homes/commands.ts'
import { AREAS, STREETS } from './names.ts'
import { answer, kr, type World } from './world.ts'

/** One let of one dwelling, waiting for a tenant. */
export interface Lease { dwellingId: string; rooms: number; area: string; rent: number; ordinary: boolean; emergency: boolean; startsOn: string; endsOn: string | null; contractEndsOn: string | null; months: number | null; status: NewRow<'tenancy'>['status'] }

type Category = 'ordinary' | 'care' | 'refugee' | 'emergency' | 'micro'
const KINDS: Record<Category, NewRow<'dwelling'>['kind']> = { ordinary: 'rental', care: 'care', refugee: 'rental', emergency: 'transitional', micro: 'microHome' }
const SHARES: readonly (readonly [Category, number])[] = [['ordinary', 52], ['care', 36], ['refugee', 6], ['emergency', 4], ['micro', 2]]
const ROOMS: readonly (readonly [number, number])[] = [[1, 22], [2, 38], [3, 22], [4, 12], [5, 6]]
const CARE_ROOMS: readonly (readonly [number, number])[] = [[1, 20], [2, 70], [3, 10]]
const M2: Record<number, readonly [number, number]> = { 1: [22, 35], 2: [38, 55], 3: [58, 78], 4: [80, 105], 5: [100, 135] }
const RENT: Record<number, readonly [number, number]> = { 1: [6200, 8500], 2: [7500, 10_500], 3: [9000, 12_500], 4: [10_500, 14_500], 5: [12_000, 16_500] }
const FORMS: readonly (readonly [NewRow<'dwelling'>['disposalForm'], number])[] = [['owned', 84], ['leasedIn', 9], ['allocationRight', 7]]
const BEGIN = '2021-11-01'
/** Lets that run out within three months are few and named; the others run longer. */
const AFTER_SOON = '2027-02-24'
const LAST_DAY = '2026-11-16'

interface Site { id: string; area: string; lift: boolean; category: Category; left: number; next: number; form: NewRow<'dwelling'>['disposalForm'] }

/** Insert `count` dwellings with their time lines. Returns every let there has been. */
export function addHomes(world: World, count: number): Lease[] {
  const leases: Lease[] = []
  const numbers = new Map<string, number>()
  let site: Site | null = null
  const soon = Math.max(1, Math.round((count / 602) * 9))
  const empty = Math.max(1, Math.round((count / 602) * 5))
  const ending = Math.max(1, Math.round((count / 602) * 2))
  const special = soon + empty + ending
  const apart = Math.max(1, Math.floor(count / special))
  for (let i = 0; i < count; i++) {
    if (!site || site.left === 0) site = addSite(world, numbers)
    site.left--
    const turn = i % apart === 0 ? i / apart : special
    const role = turn < soon ? 'leaving' : turn < soon + empty ? 'empty' : turn < special ? 'ending' : 'let'
    const home = addUnit(world, site, role === 'empty' ? 'vacant' : 'occupied')
    leases.push(...timeline(world, home, role))
  }
  return leases
}

function addSite(world: World, numbers: Map<string, number>): Site {
  const { chance, book } = world
  const category = chance.weighted(SHARES)
  const [street, area] = chance.pick(STREETS)
  const number = (numbers.get(street) ?? 0) + chance.int(1, 3)
  numbers.set(street, number)
  const units = category === 'micro' ? 1 : category === 'care' ? chance.int(6, 24) : chance.int(1, 14)
  const lift = category === 'care' ? chance.yes(0.85) : units > 8 && chance.yes(0.5)
  const id = book.add('building', '2021-11-02', 'jonas', {
    address: `${street} ${number + 100}`, area, postalCode: `99${80 + AREAS.indexOf(area)}`, postalPlace: 'Solvik', cadastre: `${chance.int(1, 90)}/${chance.int(1, 400)}`, builtYear: chance.int(1952, 2021), units, lift: chance.yes(0.06) ? 'unknown' : answer(lift), houseRules: chance.yes(0.3) ? 'Ro mellom kl. 23 og 07. Trappevask etter liste.' : null,
  })
  return { id, area, lift, category, left: units, next: 0, form: category === 'care' ? 'owned' : chance.weighted(FORMS) }
}

function addUnit(world: World, site: Site, state: 'vacant' | 'occupied'): Omit<Lease, 'startsOn' | 'endsOn' | 'contractEndsOn' | 'months' | 'status'> {
  const { chance } = world
  const rooms = site.category === 'micro' ? 2 : chance.weighted(site.category === 'care' ? CARE_ROOMS : ROOMS)
  const perFloor = 4
  const floor = 1 + Math.floor(site.next / perFloor)
  const unitNumber = site.category === 'micro' ? null : `H0${floor}0${1 + (site.next % perFloor)}`
  site.next++
  const care = site.category === 'care'
  const maybe = (share: number) => (chance.yes(0.1) ? 'unknown' : answer(chance.yes(share)))
  const wheelchair = maybe(care ? 0.85 : 0.12)
  const rent = kr(Math.round((chance.int(...RENT[rooms]!) * (care ? 1.1 : 1)) / 10) * 10)
  const dwellingId = world.book.add('dwelling', '2021-11-02', 'jonas', {
    buildingId: site.id, unitNumber, kind: KINDS[site.category], state, disposalForm: site.form, rooms, bedrooms: Math.max(0, rooms - 1), usableArea: chance.int(...M2[rooms]!), floor, rent, runningCost: kr(chance.int(180, 360) * 10), stepFree: wheelchair === 'yes' ? 'yes' : maybe(site.lift ? 0.8 : floor === 1 ? 0.35 : 0.02), wheelchair, showerNoThreshold: wheelchair === 'yes' ? 'yes' : maybe(care ? 0.9 : 0.3), ownEntrance: maybe(0.12), petsAllowed: chance.yes(0.35) ? 'unknown' : answer(chance.yes(0.4)), quiet: chance.yes(0.5) ? 'unknown' : answer(chance.yes(0.7)), registerRow: null, externalRef: `SB-${String(world.book.size).padStart(6, '0')}`, koboId: null, note: site.category === 'refugee' ? 'Øremerket bosetting av flyktninger' : null, endedOn: null,
  })
  return { dwellingId, rooms, area: site.area, rent, ordinary: site.category === 'ordinary' || site.category === 'refugee', emergency: site.category === 'emergency' }
}

type Home = ReturnType<typeof addUnit>

function timeline(world: World, home: Home, role: 'leaving' | 'empty' | 'ending' | 'let'): Lease[] {
  const { chance } = world
  const rate = home.ordinary ? 0.14 : home.emergency ? 0.5 : 0.11
  const list: Lease[] = []
  let start = plusDays(BEGIN, -chance.int(5, 1100))
  let from = BEGIN
  for (;;) {
    const end = plusDays(from, Math.ceil((-Math.log(1 - chance.next()) * 365) / rate) + 30)
    const emptyDays = Math.min(400, Math.max(6, Math.round(chance.spread(end >= '2026' ? 33 : 40, 0.6))))
    const next = plusDays(end, emptyDays)
    if (next > (role === 'let' ? LAST_DAY : '2025-06-01')) break
    list.push(lease(world, home, start, end, 'ended'))
    addVoid(world, home.dwellingId, end, next, chance)
    start = next
    from = next
  }
  list.push(...current(world, home, start, role))
  return list
}

function lease(world: World, home: Home, startsOn: string, endsOn: string | null, status: Lease['status']): Lease {
  const months = world.chance.weighted<number | null>([[36, 78], [60, 6], [84, 2], [null, 12], [24, 2]])
  let contractEndsOn = months === null ? null : plusMonths(startsOn, months)
  const limit = status === 'active' ? AFTER_SOON : (endsOn ?? startsOn)
  while (contractEndsOn !== null && contractEndsOn < limit) contractEndsOn = plusMonths(contractEndsOn, months!)
  return { ...home, startsOn, endsOn, contractEndsOn, months, status }
}

/** The time a dwelling stands empty: sometimes repair first, then waiting for a tenant. */
function addVoid(world: World, dwellingId: string, from: string, to: string, chance: World['chance']): void {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
  const repaired = days > 25 && chance.yes(0.25) ? plusDays(from, Math.round(days * 0.4)) : from
  if (repaired !== from) world.book.add('voidPeriod', from, 'jonas', { dwellingId, kind: 'repair', reason: chance.pick(['repair', 'floor', 'waterDamage', 'rehabilitation'] as const), startsOn: from, endsOn: repaired, note: null })
  world.book.add('voidPeriod', repaired, 'jonas', { dwellingId, kind: 'void', reason: 'allocation', startsOn: repaired, endsOn: to, note: null })
  world.book.add('vacancy', repaired, 'jonas', { dwellingId, availableOn: repaired, status: 'filled', note: null })
}

/** How the dwelling stands today. */
function current(world: World, home: Home, start: string, role: 'leaving' | 'empty' | 'ending' | 'let'): Lease[] {
  const { chance, book } = world
  if (role === 'let') return [lease(world, home, start, null, 'active')]
  if (role === 'ending') return [{ ...lease(world, home, start, null, 'active'), months: 36, contractEndsOn: plusDays('2027-01-05', chance.int(0, 40)) }]
  if (role === 'leaving') {
    const availableOn = plusDays('2027-01-24', chance.int(0, 26))
    openVacancy(world, home.dwellingId, availableOn, '2026-11-06', 'open')
    return [lease(world, home, start, plusDays(availableOn, -chance.int(6, 14)), 'noticeGiven')]
  }
  const end = plusDays('2026-10-20', chance.int(0, 22))
  book.add('voidPeriod', end, 'jonas', { dwellingId: home.dwellingId, kind: 'void', reason: 'allocation', startsOn: end, endsOn: null, note: null })
  openVacancy(world, home.dwellingId, plusDays(end, 5), end, 'filled')
  return [lease(world, home, start, end, 'ended'), { ...lease(world, home, plusDays('2026-12-01', chance.int(0, 14)), null, 'planned') }]
}

function openVacancy(world: World, dwellingId: string, availableOn: string, on: string, status: 'open' | 'filled'): void {
  const vacancyId = world.book.add('vacancy', on, 'jonas', { dwellingId, availableOn, status, note: null })
  VOID_STEPS.forEach((title, i) => world.book.add('voidStep', on, 'jonas', { vacancyId, position: i + 1, title, doneOn: status === 'filled' && i < 4 ? plusDays(availableOn, i - 2) : null, dueOn: null }))
}
