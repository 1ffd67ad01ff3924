// The dwellings everyone at the demo office knows by name: those that are empty, becoming empty or spoken of in the housing team.
import type { NewRow } from '../../shared/model/index.ts'
import { VOID_STEPS } from '../homes/commands.ts'
import { answer, kr, type World } from './world.ts'

interface Home {
  street: string; unit: string | null; area: string; kind?: NewRow<'dwelling'>['kind']; rooms: number; m2: number; floor: number; rent: number; running: number
  lift?: boolean; stepFree?: boolean; shower?: boolean; pets?: 'yes' | 'no' | 'unknown'; quiet?: boolean; ownEntrance?: boolean; built?: number; units?: number; state?: NewRow<'dwelling'>['state']; houseRules?: string
  tenancies: Partial<NewRow<'tenancy'>>[]
  voids?: Partial<NewRow<'voidPeriod'>>[]
  vacancy?: { on: string; note: string | null; steps?: (readonly [done: string | null, due: string | null])[]; status?: NewRow<'vacancy'>['status'] }
}

const LET = { status: 'active' } as const
const until = (contractEndsOn: string, startsOn: string, note: string | null = null) => ({ ...LET, startsOn, contractEndsOn, note })
const left = (startsOn: string, endsOn: string, endReason: NewRow<'tenancy'>['endReason'], note: string | null = null) => ({ status: 'ended' as const, startsOn, contractEndsOn: endsOn, endsOn, endReason, note })
const leaving = (startsOn: string, endsOn: string, note: string, endReason: NewRow<'tenancy'>['endReason'] = null) => ({ status: 'noticeGiven' as const, startsOn, contractEndsOn: endsOn, endsOn, endReason, note })
const noSteps = VOID_STEPS.map(() => [null, null] as const)

const HOMES: readonly Home[] = [
  {
    street: 'Fjordgata 12', unit: 'H0101', area: 'Sentrum', rooms: 2, m2: 48, floor: 1, rent: 8450, running: 2870, stepFree: true, shower: true, pets: 'unknown', quiet: true, built: 1987, units: 6, state: 'vacant', houseRules: 'Ro mellom kl. 23 og 07. Trappevask etter liste. Reglene sier ikke noe om dyr.',
    tenancies: [{ ...left('2022-11-01', '2026-10-20', 'care', 'Leid, A. Berge'), tenantName: 'Astrid Berge' }], voids: [{ startsOn: '2026-10-20', reason: 'allocation' }],
    vacancy: { on: '2026-10-20', note: 'Foreslått fra 1. des.', steps: [['2026-10-20', null], ['2026-11-09', null], ['2026-11-13', null], [null, '2026-11-26'], [null, '2026-12-01']] },
  },
  { street: 'Fjordgata 12', unit: 'H0202', area: 'Sentrum', rooms: 2, m2: 50, floor: 2, rent: 8600, running: 2870, pets: 'unknown', quiet: true, tenancies: [until('2028-03-15', '2025-03-15')] },
  {
    street: 'Tunveien 8', unit: 'H0302', area: 'Tun', rooms: 1, m2: 33, floor: 3, rent: 6900, running: 2400, pets: 'no', built: 1968, units: 12, state: 'offering',
    tenancies: [left('2023-09-15', '2026-09-23', 'privateRent')], voids: [{ startsOn: '2026-09-23', reason: 'allocation' }], vacancy: { on: '2026-11-02', note: 'Tilbud sendt, svar 27. nov.', steps: [['2026-09-23', null], ['2026-10-01', null], ['2026-10-12', null], ['2026-11-13', null], [null, '2026-12-01']] },
  },
  {
    street: 'Teglverksveien 30', unit: null, area: 'Mølla', kind: 'microHome', rooms: 2, m2: 40, floor: 1, rent: 7600, running: 2100, stepFree: true, shower: false, pets: 'yes', quiet: true, ownEntrance: true, built: 2016, units: 1, state: 'vacant',
    tenancies: [left('2021-10-01', '2026-10-06', 'movedAway')], voids: [{ kind: 'repair', reason: 'floor', startsOn: '2026-10-06', endsOn: '2026-11-11', note: 'Gulv' }, { startsOn: '2026-11-11', reason: 'allocation' }],
    vacancy: { on: '2026-11-11', note: null, steps: [['2026-10-06', null], ['2026-10-08', null], ['2026-11-11', null], [null, null], [null, null]] },
  },
  {
    street: 'Møllerveien 4', unit: 'H0203', area: 'Mølla', rooms: 3, m2: 67, floor: 2, rent: 11200, running: 3300, lift: true, stepFree: true, shower: true, pets: 'no', built: 2004, units: 16,
    tenancies: [leaving('2023-12-01', '2026-11-30', 'Leid, sagt opp', 'privateRent')], voids: [{ kind: 'repair', reason: 'cleaning', startsOn: '2026-12-01', endsOn: '2026-12-14', note: '' }], vacancy: { on: '2026-12-01', note: '9 passer, ingen valgt' },
  },
  { street: 'Møllerveien 4', unit: 'H0204', area: 'Mølla', rooms: 3, m2: 68, floor: 2, rent: 11300, running: 3300, lift: true, stepFree: true, shower: true, pets: 'no', tenancies: [] },
  { street: 'Skolebakken 21 B', unit: null, area: 'Kirkehaugen', kind: 'rowHouse', rooms: 4, m2: 92, floor: 1, rent: 12800, running: 3600, stepFree: true, shower: false, pets: 'yes', ownEntrance: true, built: 1996, units: 1, tenancies: [leaving('2021-12-15', '2026-12-14', 'Leid, kjøper egen bolig', 'bought')], vacancy: { on: '2026-12-15', note: 'Velges i boliglaget' } },
  { street: 'Skolebakken 23 A', unit: null, area: 'Kirkehaugen', kind: 'rowHouse', rooms: 4, m2: 92, floor: 1, rent: 12800, running: 3600, stepFree: true, shower: false, pets: 'yes', ownEntrance: true, built: 1996, units: 1, tenancies: [until('2029-08-15', '2024-08-15')] },
  {
    street: 'Havnegata 3', unit: 'H0402', area: 'Strandsida', rooms: 2, m2: 51, floor: 4, rent: 9200, running: 3000, lift: true, stepFree: true, shower: true, pets: 'no', quiet: true, built: 2011, units: 20,
    tenancies: [leaving('2021-01-04', '2027-01-01', 'Leid, flytter til omsorgsbolig', 'care')], vacancy: { on: '2027-01-04', note: 'Omstridt tildeling' },
  },
  { street: 'Kirkestien 17', unit: 'H0201', area: 'Kirkehaugen', rooms: 3, m2: 71, floor: 2, rent: 10800, running: 3200, pets: 'no', built: 1974, units: 9, state: 'repair', tenancies: [left('2022-05-01', '2026-10-28', 'movedAway')], voids: [{ kind: 'repair', reason: 'waterDamage', startsOn: '2026-10-28', endsOn: '2027-01-20', note: 'Vannskade' }], vacancy: { on: '2027-01-20', note: null } },
  { street: 'Kirkestien 3', unit: 'H0103', area: 'Kirkehaugen', rooms: 2, m2: 46, floor: 1, rent: 9000, running: 2830, pets: 'no', built: 1974, units: 9, state: 'offering', tenancies: [left('2022-11-05', '2026-11-05', 'care')], voids: [{ startsOn: '2026-11-05', reason: 'allocation' }], vacancy: { on: '2026-11-16', note: null, status: 'filled', steps: [['2026-11-05', null], ['2026-11-09', null], ['2026-11-16', null], ['2026-11-17', null], [null, '2026-11-30']] } },
  { street: 'Linerleveien 9', unit: null, area: 'Furulia', kind: 'microHome', rooms: 2, m2: 42, floor: 1, rent: 7800, running: 2100, stepFree: true, ownEntrance: true, pets: 'yes', built: 1959, units: 1, tenancies: [until('2029-07-13', '2026-07-13')], voids: [{ kind: 'repair', reason: 'rehabilitation', startsOn: '2026-03-02', endsOn: '2026-07-12', note: 'Rehab.' }] },
  { street: 'Havnegata 3', unit: 'H0105', area: 'Strandsida', rooms: 3, m2: 66, floor: 1, rent: 11000, running: 3000, lift: true, stepFree: true, shower: true, pets: 'no', tenancies: [until('2028-06-20', '2025-06-20')] },
  { street: 'Tunveien 8', unit: 'H0101', area: 'Tun', rooms: 2, m2: 47, floor: 1, rent: 8300, running: 2600, stepFree: true, pets: 'no', tenancies: [leaving('2022-02-05', '2027-02-04', 'Leid, oppsagt', 'privateRent')], vacancy: { on: '2027-02-12', note: null } },
  { street: 'Nedre Brugate 2', unit: 'H0501', area: 'Sentrum', rooms: 1, m2: 35, floor: 5, rent: 7300, running: 2500, lift: true, stepFree: true, pets: 'no', built: 1999, units: 24, tenancies: [left('2023-08-01', '2026-08-04', 'privateRent'), until('2029-08-28', '2026-08-28')], voids: [{ startsOn: '2026-08-04', endsOn: '2026-08-28', reason: 'allocation' }] },
  { street: 'Kirkestien 17', unit: 'H0302', area: 'Kirkehaugen', rooms: 3, m2: 71, floor: 3, rent: 10800, running: 3200, pets: 'no', tenancies: [until('2027-04-18', '2024-04-18', 'Leid til 18. april')] },
  { street: 'Nedre Brugate 2', unit: 'H0302', area: 'Sentrum', rooms: 2, m2: 49, floor: 3, rent: 8700, running: 2500, lift: true, stepFree: true, pets: 'yes', tenancies: [] },
  { street: 'Lillevikveien 8', unit: 'H0101', area: 'Strandsida', rooms: 3, m2: 64, floor: 1, rent: 10400, running: 3000, pets: 'no', built: 1982, units: 8, tenancies: [until('2028-10-01', '2025-10-01')] },
]

const label = (one: Home) => (one.unit ? `${one.street}, ${one.unit}` : one.street)

/** Insert them with buildings, time lines, vacancies and steps. `tenant` names the people who live there. */
export function addKnownHomes(world: World, tenant: (rooms: number, on: string) => { name: string; nationalId: string }): void {
  const buildings = new Map<string, string>()
  for (const one of HOMES) {
    const first = one.tenancies[0]?.startsOn ?? '2021-11-02'
    const buildingId = buildings.get(one.street) ?? world.book.add('building', '2021-11-02', 'jonas', { address: one.street, area: one.area, postalCode: '9989', postalPlace: 'Solvik', cadastre: null, builtYear: one.built ?? null, units: one.units ?? null, lift: answer(one.lift ?? false), houseRules: one.houseRules ?? null })
    buildings.set(one.street, buildingId)
    const id = world.book.add('dwelling', '2021-11-02', 'jonas', {
      buildingId, unitNumber: one.unit, kind: one.kind ?? 'rental', state: one.state ?? 'occupied', disposalForm: 'owned', rooms: one.rooms, bedrooms: one.rooms - 1, usableArea: one.m2, floor: one.floor, rent: kr(one.rent), runningCost: kr(one.running), stepFree: answer(one.stepFree ?? false), wheelchair: 'no', showerNoThreshold: answer(one.shower ?? false), ownEntrance: answer(one.ownEntrance ?? false), petsAllowed: one.pets ?? 'unknown', quiet: one.quiet ? 'yes' : 'unknown', registerRow: null, externalRef: null, koboId: null, note: null, endedOn: null,
    })
    world.homes.set(label(one), id)
    for (const given of one.tenancies) {
      const lives = tenant(one.rooms, given.startsOn!)
      const recorded = given.status === 'noticeGiven' ? '2026-11-03' : (given.startsOn ?? first)
      world.book.add('tenancy', recorded, 'jonas', { dwellingId: id, caseId: null, tenantName: lives.name, tenantNationalId: lives.nationalId, status: 'active', term: 'fixedTerm', contractEndsOn: null, endsOn: null, endReason: null, rent: kr(one.rent), note: null, ...given } as NewRow<'tenancy'>)
    }
    for (const given of one.voids ?? []) world.book.add('voidPeriod', given.startsOn! > world.today ? '2026-11-10' : given.startsOn!, 'jonas', { dwellingId: id, kind: 'void', reason: 'other', endsOn: null, note: null, ...given } as NewRow<'voidPeriod'>)
    if (one.vacancy) {
      const vacancyId = world.book.add('vacancy', one.vacancy.on > world.today ? '2026-11-10' : one.vacancy.on, 'jonas', { dwellingId: id, availableOn: one.vacancy.on, status: one.vacancy.status ?? 'open', note: one.vacancy.note })
      const steps = one.vacancy.steps ?? noSteps
      VOID_STEPS.forEach((title, i) => world.book.add('voidStep', '2026-11-13', 'jonas', { vacancyId, position: i + 1, title, doneOn: steps[i]![0], dueOn: steps[i]![1] }))
    }
  }
}
