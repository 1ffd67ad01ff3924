// The demo's rates, a mapping of tenants that is under way, and an order of dwellings. The rates are the demo's own and no authority's.
import { plusDays } from '../../shared/dates.ts'
import type { RatesOf, ParameterKind } from '../../shared/domain/parameters.ts'
import { chanceFrom } from './random.ts'
import type { World } from './world.ts'

const SOURCE = 'Demoens egne tall, ikke ekte satser'
const RATES: { [K in ParameterKind]: RatesOf<K> } = {
  housingAllowance: {
    coveragePercent: 73.7, weightPerPerson: 0.13, minShare: 25_000, limit1: 120_000, rate1Percent: 16.44, limit2: 215_000, stepPercent: 0.27, stepSize: 1_300, youngDisabledLimit2: 260_000, pensionerLimit1: 125_000, pensionerLimit2: 220_000,
    ceilings: [80_000, 100_000, 111_000, 122_000, 133_000], municipalAddition: 0, adaptedAddition: 5_200, wealthPercent: 65, wealthFreeRent: 300_000, wealthFreeOwned: 630_000, minimumMonthly: 56,
  },
  livingCosts: {
    persons: [{ label: 'Barn under 6', fromAge: 0, toAge: 5, monthly: 3_400 }, { label: 'Barn 6 til 13', fromAge: 6, toAge: 13, monthly: 4_300 }, { label: 'Ungdom', fromAge: 14, toAge: 17, monthly: 5_200 }, { label: 'Voksne', fromAge: 18, toAge: 66, monthly: 6_600 }, { label: 'Eldre', fromAge: 67, toAge: 130, monthly: 6_000 }],
    household: [{ persons: 1, monthly: 1_700 }, { persons: 2, monthly: 2_200 }, { persons: 3, monthly: 2_700 }, { persons: 4, monthly: 3_100 }, { persons: 6, monthly: 3_800 }], minimumPersons: [],
  },
  lending: { interestPercent: 4.75, ordinaryYears: 30, longYears: 50, interestOnlyYears: 8, sensitivity: [1, 3] },
  stateGrant: { writeOffPercent: 3.3, years: 30, maxArea: 80, perSquareMetre: 12_000 },
}
const KINDS = ['housingAllowance', 'livingCosts', 'lending', 'stateGrant'] as const

/** Rates from the beginning of the year; nothing is said of the years before. */
export function addRates(world: World): void {
  for (const kind of KINDS) world.book.add('parameterSet', '2026-01-05', 'per', { kind, validFrom: '2026-01-01', validTo: null, year: 2026, definition: JSON.stringify(RATES[kind]), source: SOURCE, keptBy: world.staff.per.name })
}

const ANSWERS = ['suited', 'suited', 'suited', 'notSuited', 'couldMoveOn', 'unknown'] as const
const WORDS: Record<(typeof ANSWERS)[number], string> = { suited: 'Her vil jeg bli boende.', notSuited: 'Trappa er blitt for tung.', couldMoveOn: 'Vi har plass til overs nå.', unknown: 'Jeg må tenke på det.' }

/** About one tenant in twelve has been asked so far. */
export function addMappingCampaign(world: World, seed: number): void {
  const { book } = world
  const chance = chanceFrom(seed + 6)
  const campaignId = book.add('campaign', '2026-09-01', 'turid', { name: 'Bor du riktig? Høsten 2026', startsOn: '2026-09-01', endsOn: '2026-12-18', status: 'open', filter: JSON.stringify({ kinds: [], areas: [], livedMonths: 0 }), note: 'Vi snakker med alle som leier av kommunen.' })
  const guarded = new Set(book.rows('person').filter((one) => one.protectedAddress !== 'none').map((one) => one.id))
  const protectedCases = new Set(book.rows('housingCase').filter((one) => guarded.has(one.personId)).map((one) => one.id))
  const bedrooms = new Map(book.rows('dwelling').map((one) => [one.id, one.bedrooms ?? null]))
  for (const tenancy of book.rows('tenancy')) {
    if (tenancy.status !== 'active' || tenancy.startsOn > '2026-09-01' || (tenancy.caseId && protectedCases.has(tenancy.caseId)) || !chance.yes(1 / 12)) continue
    const heldOn = plusDays('2026-09-07', chance.int(0, 70))
    const answer = chance.pick(ANSWERS)
    const own = bedrooms.get(tenancy.dwellingId) ?? null
    const base = { campaignId, tenancyId: tenancy.id, dwellingId: tenancy.dwellingId, caseId: tenancy.caseId ?? null, interviewerId: world.staff.turid.id }
    if (chance.yes(0.15)) book.add('interview', heldOn, 'turid', { ...base, status: chance.pick(['declined', 'notReached', 'appointed'] as const), appointedOn: '2026-12-01', needs: '[]' })
    else book.add('interview', heldOn, 'turid', { ...base, status: 'done', heldOn, suitability: answer, ownWords: WORDS[answer], bedroomsNeeded: own === null ? null : answer === 'couldMoveOn' ? Math.max(0, own - 1) : answer === 'notSuited' && chance.yes(0.4) ? own + 1 : own, needs: JSON.stringify(answer === 'notSuited' ? ['stepFree'] : []), nextStep: answer === 'notSuited' ? 'Søke om bytte' : null })
  }
  const large = new Set(book.rows('requirement').filter((one) => one.kind === 'bedrooms' && one.level === 'must' && one.value === '3').map((one) => one.caseId))
  const waiting = book.rows('housingCase').filter((one) => (one.status === 'waiting' || one.status === 'offered') && large.has(one.id) && !protectedCases.has(one.id)).map((one) => one.id)
  book.add('purchaseOrder', '2026-10-12', 'per', { kind: 'buy', status: 'sent', title: 'To leiligheter med 3 soverom', bedrooms: 3, access: null, area: null, needGroup: null, dwellings: 2, waitingCount: waiting.length, caseIds: JSON.stringify(waiting), reason: 'Familier venter lengst på 3 soverom.', orderedOn: '2026-10-12', orderedBy: world.staff.per.name })
}
