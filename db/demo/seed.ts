// The demo municipality Solvik: 30,000 inhabitants, 620 dwellings, five years of cases, and the morning of Monday 23 November 2026.
import type { NewId } from '../../shared/ids.ts'
import type { Role } from '../../shared/access.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import { seedMunicipality } from '../settings/first.ts'
import type { Store } from '../store.ts'
import { Book, type StaffKey } from './book.ts'
import { addCases, type Housed } from './cases.ts'
import { addHomes, type Lease } from './homes.ts'
import { addKnownCase, KNOWN_CASES } from './known-cases.ts'
import { addKnownHomes } from './known-homes.ts'
import { addKnownKeeping } from './known-keeping.ts'
import { addKnownMeetings } from './known-meetings.ts'
import { tieUpKnown } from './known-ties.ts'
import { addMappingCampaign, addRates } from './known-stock.ts'
import { addFollowUpLife } from './known-plans.ts'
import { addKnownWayOn } from './known-way-on.ts'
import { addTeam } from './team.ts'
import { tellLastDays } from './last-days.ts'
import { addLillevik } from './lillevik.ts'
import { addMapping } from './mapping.ts'
import { freezeApplications, tellStories } from './stories.ts'
import { inventName } from './names.ts'
import { syntheticId } from './national-id.ts'
import { addPastMeetings } from './past-meetings.ts'
import { addPlans } from './plans.ts'
import { chanceFrom } from './random.ts'
import { addVik } from './vik.ts'
import { WAITING } from './waiting.ts'
import { bornFor, type World } from './world.ts'

/** The demo's day, and the instant its clock starts at: 09.41 in Norway. */
export const DEMO_TODAY = '2026-11-23'
export const DEMO_CLOCK = '2026-11-23T08:41:00.000Z'

export const DEMO_STAFF: readonly { username: string; name: string; initials: string; role: Role }[] = [
  { username: 'ingrid', name: 'Ingrid Moe', initials: 'IM', role: 'caseworker' }, { username: 'per', name: 'Per Dahl', initials: 'PD', role: 'leader' }, { username: 'sigrid', name: 'Sigrid Ovesen', initials: 'SO', role: 'caseworker' }, { username: 'anders', name: 'Anders Kvam', initials: 'AK', role: 'caseworker' },
  { username: 'jonas', name: 'Jonas Bakke', initials: 'JB', role: 'propertyManager' }, { username: 'turid', name: 'Turid Sand', initials: 'TS', role: 'followUpWorker' }, { username: 'nina', name: 'Nina Lie', initials: 'NL', role: 'reader' }, { username: 'odd', name: 'Odd Berg', initials: 'OB', role: 'itAdmin' },
]

export interface DemoParts {
  /** dwellings in all; the demo has 620 */
  size: number
  /** cases in all, open and closed; about two per dwelling when not given */
  cases?: number
  newId: NewId
  seed?: number
  /** the key slot of each demo user */
  slots: readonly { username: string; slotId: string }[]
  today: typeof DEMO_TODAY
}

/** What Solvik has of its own beside the rules a municipality starts from. */
const SOLVIK_RULES: Partial<RuleDefinition> = {
  neighbourMix: [{ group: 'dualDiagnosis', atMost: 2, discussWith: 'boveilederne', reference: '§ 8' }, { group: 'substanceUse', atMost: 3, discussWith: 'boveilederne', reference: '§ 8' }],
  control: [{ kind: 'municipalDwelling', outcomes: ['refused'], by: 'leader' }],
}

const KNOWN_HOMES = 18
const KNOWN_OPEN = 21
const OPEN = 143
const MINE = 61
const KNOWN_MINE = 12

/** Fill an empty store with the demo municipality. Same seed and ids, same content. */
export function seedDemo(store: Store, parts: DemoParts): void {
  const world = foundOffice(store, parts)
  addKnownHomes(world, tenantOf(world))
  for (const one of KNOWN_CASES) {
    if (one.number === '2026/0362') addLillevik(world)
    addKnownCase(world, one)
  }
  addVik(world)
  addKnownMeetings(world)
  tieUpKnown(world)
  const leases = addHomes(world, Math.max(0, parts.size - KNOWN_HOMES))
  const counts = countsFor(parts, leases)
  const housed = addCases(world, leases, counts)
  addPlainLeases(world, leases, housed)
  addPlans(world, housed, Math.round(leases.filter((one) => one.ordinary && one.status === 'active').length * 0.45))
  addPastMeetings(world, housed)
  addMapping(world, parts.seed ?? 417)
  addTeam(world)
  addRates(world)
  addMappingCampaign(world, parts.seed ?? 417)
  addFollowUpLife(world, parts.seed ?? 417)
  addKnownKeeping(world)
  addKnownWayOn(world)
  freezeApplications(world)
  world.book.flush(store, world.staff)
  tellStories(store, world, parts.newId)
  tellLastDays(store, world, parts.newId)
}

/** Open cases: 143 at the demo's size; more in a measuring store, where one in twenty is open. */
function countsFor(parts: DemoParts, leases: readonly Lease[]) {
  const total = parts.cases ?? Math.max(200, Math.round(parts.size * 2.02))
  const open = Math.max(OPEN, Math.round(total * 0.05))
  const waiting = open === OPEN ? WAITING.length : Math.round(open * 0.25)
  const allocated = leases.filter((one) => one.status === 'planned').length
  const other = Math.max(0, open - KNOWN_OPEN - waiting - allocated)
  return { history: Math.max(allocated, total - open - 2 + allocated), waiting, other, mine: open === OPEN ? Math.min(MINE - KNOWN_MINE, waiting + other) : Math.round(other * 0.4), notes: parts.cases && parts.cases > 5000 ? 4 : 2 }
}

function foundOffice(store: Store, parts: DemoParts): World {
  const chance = chanceFrom(parts.seed ?? 417)
  const ids = new Map(DEMO_STAFF.map((one) => [one.username, parts.newId()]))
  const staff = Object.fromEntries(DEMO_STAFF.map((one) => [one.username, { id: ids.get(one.username)!, role: one.role, name: one.name }])) as Record<StaffKey, { id: string; role: Role; name: string }>
  const made = store.transaction({ opId: parts.newId(), name: 'store.create', actorId: staff.per.id, role: 'leader', at: '2021-11-01T08:00:00.000Z' }, (write) => {
    for (const one of DEMO_STAFF) write.insert('appUser', { id: ids.get(one.username)!, username: one.username, name: one.name, initials: one.initials, role: one.role, slotId: parts.slots.find((slot) => slot.username === one.username)?.slotId ?? `none-${one.username}`, active: 'yes', lastSeenAt: null })
    const first = seedMunicipality(write, { municipality: 'Solvik kommune', office: 'Boligkontoret', device: store.device, postalAddress: 'Postboks 14, 9988 Solvik', phone: '55 50 01 23', regulation: 'Solvik-forskriften', versionLabel: 'versjon 3', rulesFrom: '2024-01-01', rules: SOLVIK_RULES })
    write.insert('setting', { key: 'demoClock', value: DEMO_CLOCK })
    const view = (name: string, position: number, filter: object) => write.insert('savedView', { userId: staff.ingrid.id, place: 'cases', name, definition: JSON.stringify({ filter: { view: 'open', ...filter } }), position })
    view('Familier, 3 soverom', 1, { minBedrooms: 3, withChildren: true })
    view('Midlertidig over 60 dager', 2, { temporaryOverDays: 60 })
    return first
  })
  return { chance, book: new Book(parts.newId), staff, services: made.value.services, today: parts.today, numbers: new Set([...KNOWN_CASES.map((one) => one.number), '2026/0417', '2025/0281']), cases: new Map(), homes: new Map(), meetings: new Map() }
}

const tenantOf = (world: World) => (_rooms: number, on: string) => {
  const birthDate = bornFor(world.chance, world.chance.int(25, 70), on)
  return { name: inventName(world.chance).name, nationalId: syntheticId(birthDate, world.chance.int(0, 499)) }
}

/** Tenants from before the store began have no case in it. */
function addPlainLeases(world: World, leases: readonly Lease[], housed: readonly Housed[]): void {
  const taken = new Set(housed.map((one) => one.lease))
  const tenant = tenantOf(world)
  for (const one of leases) {
    if (taken.has(one)) continue
    const lives = tenant(one.rooms, one.startsOn)
    world.book.add('tenancy', one.startsOn > world.today ? '2026-11-17' : one.startsOn, 'jonas', { dwellingId: one.dwellingId, caseId: null, tenantName: lives.name, tenantNationalId: lives.nationalId, status: one.status, term: one.months === null ? 'openEnded' : 'fixedTerm', startsOn: one.startsOn, contractEndsOn: one.contractEndsOn, endsOn: one.endsOn, endReason: one.status === 'ended' ? 'unknown' : null, rent: one.rent, note: null })
  }
}
