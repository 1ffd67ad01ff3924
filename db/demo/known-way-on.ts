// The way on and the care of dwellings in Solvik: tenants on their way to owning, two landlords with agreements, a cooperative near its limit, repairs, keys, an inspection and what happened in a building.
import { createHash } from 'node:crypto'
import { plusMonths } from '../../shared/dates.ts'
import { servicingCapacity, type CapacityFacts } from '../../shared/domain/capacity.ts'
import { RATES } from '../../shared/domain/parameters.ts'
import type { NewRow } from '../../shared/model/index.ts'
import { floorPicture } from './picture.ts'
import { kr, type World } from './world.ts'

type Lease = NewRow<'tenancy'> & { id: string }
type Track = Partial<NewRow<'ownership'>>

/** Insert it all. Nothing of chance is drawn here; a store too small gets what there is room for. */
export function addKnownWayOn(world: World): void {
  const hidden = new Set(world.book.rows('person').filter((one) => one.protectedAddress !== 'none').map((one) => one.id))
  const cases = new Map(world.book.rows('housingCase').map((one) => [one.id, one]))
  const owned = new Set(world.book.rows('dwelling').filter((one) => one.disposalForm === 'owned' && one.kind === 'rental').map((one) => one.id))
  const own = world.book.rows('tenancy').filter((one) => one.caseId && !hidden.has(cases.get(one.caseId)?.personId ?? '') && cases.get(one.caseId)?.adults !== null && one.caseId !== world.cases.get('2025/0281')?.id)
  // From the end: those at the beginning have arrears and open tracks.
  const running = own.filter((one) => one.status === 'active' && one.startsOn < '2025-06-01' && owned.has(one.dwellingId)).toReversed() as Lease[]
  const ended = own.filter((one) => one.status === 'ended' && one.endsOn && one.endsOn > '2024-01-01' && one.endReason === 'bought') as Lease[]
  owning(world, running, ended)
  landlords(world)
  care(world)
}

function track({ book, staff }: World, lease: Lease, on: string, more: Track, events: readonly (readonly [on: string, kind: NewRow<'ownershipEvent'>['kind'], text: string, amount?: number])[]): string {
  const id = book.add('ownership', on, 'turid', { caseId: lease.caseId!, tenancyId: lease.id, dwellingId: lease.dwellingId, status: 'talk', startedOn: on, responsibleId: staff.turid.id, ownWords: null, ...more })
  book.add('ownershipEvent', on, 'turid', { ownershipId: id, kind: 'note', happenedOn: on, amount: null, text: 'Veien fra leie til eie er startet.', by: staff.turid.name })
  for (const [happenedOn, kind, text, amount] of events) book.add('ownershipEvent', happenedOn, 'turid', { ownershipId: id, kind, happenedOn, amount: amount ?? null, text, by: staff.turid.name })
  const tenancy = book.rows('tenancy').find((one) => one.id === lease.id)
  if (tenancy) tenancy.ownershipPotential = 'yes'
  return id
}

function owning(world: World, running: readonly Lease[], ended: readonly Lease[]): void {
  const { book } = world
  const [talk, capacity, viewing, later, maybe] = running
  const homes = book.rows('dwelling')
  if (talk) track(world, talk, '2026-10-05', { ownWords: 'Jeg vil eie selv, så ungene slipper å bytte skole.' }, [['2026-10-12', 'talk', 'Første samtale. Hun har fast jobb siden mars og vil vite hva hun kan klare.']])
  if (capacity) calculate(world, capacity, track(world, capacity, '2026-08-17', { status: 'capacity', ownWords: 'Boligen vi leier, er den vi vil kjøpe.' }, [['2026-08-24', 'talk', 'Samtale om å kjøpe boligen de leier.'], ['2026-09-21', 'economy', 'Gikk gjennom lønn, gjeld og faste utgifter sammen.'], ['2026-10-19', 'note', 'Lønnsslipper for tre måneder er kommet.']]))
  if (viewing) track(world, viewing, '2026-05-11', { status: 'viewing', ownWords: 'Helst nær jobben, men det viktigste er at det er vårt.' }, [['2026-06-08', 'economy', 'Økonomien er gjennomgått. Ingen forbruksgjeld.'], ['2026-09-07', 'loan', 'Forhåndsgodkjent startlån.', kr(2_450_000)], ['2026-10-26', 'viewing', 'Visning i Furulia. For mange trapper.'], ['2026-11-16', 'bid', 'Bud på rekkehus på Kirkehaugen. Ble overbudt.', kr(2_380_000)]])
  if (later) track(world, later, '2026-03-09', { status: 'withdrawn', withdrawnCode: 'debt', withdrawnText: 'Vil bli ferdig med nedbetalingen først. Vi tar det opp igjen til høsten 2027.', endedOn: '2026-06-15' }, [['2026-03-23', 'talk', 'Samtale om å eie.']])
  if (maybe) maybe.ownershipPotential = 'yes'
  for (const [i, one] of [talk, capacity].entries()) {
    const home = homes.find((row) => row.id === one?.dwellingId)
    if (home) Object.assign(home, { ownershipPotential: 'yes', ...(i === 1 ? { stateGrant: kr(600_000), stateGrantPaidOn: '2014-06-02' } : {}) })
  }
  for (const [i, one] of ended.slice(-2).entries()) track(world, one, plusMonths(one.endsOn!, -9), { status: 'bought', outcome: 'elsewhere', boughtOn: one.endsOn!, price: kr(2_150_000 + i * 180_000), loan: kr(2_000_000 + i * 150_000), grant: kr(100_000), homeText: i === 0 ? '3-roms leilighet' : 'Rekkehus', followUntil: plusMonths(one.endsOn!, 24) }, [[one.endsOn!, 'purchase', 'Kjøpte en annen bolig.', kr(2_150_000 + i * 180_000)]])
}

/** The calculation is made as the program makes it, from the rates that are kept. */
function calculate({ book, staff }: World, lease: Lease, ownershipId: string): void {
  const sets = book.rows('parameterSet')
  const [lending, living] = (['lending', 'livingCosts'] as const).map((kind) => sets.find((one) => one.kind === kind)) as [((typeof sets)[number] & { id: string }) | undefined, ((typeof sets)[number] & { id: string }) | undefined]
  if (!lending || !living) return
  const input: CapacityFacts = { netIncome: kr(38_400), ages: [37, 35], ownLiving: null, otherFixed: kr(3_200), maintenance: kr(1_500), running: kr(4_800), price: kr(2_300_000), ownMoney: kr(150_000) }
  const answer = servicingCapacity(input, RATES.lending.parse(JSON.parse(lending.definition)), RATES.livingCosts.parse(JSON.parse(living.definition)))
  if (!('lines' in answer)) return
  const { lacks: _none, ...figures } = answer
  const rates = [`Lån: rente og løpetid fra 1. jan. 2026: ${lending.source}`, `Livsopphold (SIFO) fra 1. jan. 2026: ${living.source}`]
  book.add('capacityCalculation', '2026-11-09', 'turid', { caseId: lease.caseId!, ownershipId, calculatedOn: '2026-11-09', input: JSON.stringify(input), result: JSON.stringify({ lacks: [], figures, rates }), parameterIds: JSON.stringify([lending.id, living.id]), by: staff.turid.name })
}

function landlords({ book, staff }: World): void {
  const first = '2021-11-02'
  const company = book.add('landlord', first, 'jonas', { name: 'Solvik Utleiebygg AS', kind: 'company', orgNumber: null, phone: '480 00 018', email: 'utleie@solvikutleie.example', contactId: staff.jonas.id, note: null, endedOn: null })
  const person = book.add('landlord', first, 'jonas', { name: 'Oddny Brattli', kind: 'private', orgNumber: null, phone: '480 00 027', email: null, contactId: staff.jonas.id, note: 'Vil helst bli ringt etter kl. 15.', endedOn: null })
  const base = { registeredOn: null, monthlySupplement: null, guaranteeMonths: null, minShare: null, minYears: null, terms: null, reference: null, endedOn: null, status: 'active' as const }
  const referral = book.add('agreement', first, 'jonas', { ...base, landlordId: company, kind: 'referral', title: 'Tilvisingsavtale Havneparken', startsOn: '2021-06-01', endsOn: '2039-05-31', totalUnits: 24, ourUnits: 9, minShare: 40, minYears: 20, warnMonths: 12, registeredOn: '2021-06-15', reference: 'Husbanken, lån til utleieboliger: tilvisingsavtale' })
  const rentIn = book.add('agreement', first, 'jonas', { ...base, landlordId: person, kind: 'rentIn', title: 'Innleie Lia', startsOn: '2021-11-01', endsOn: '2027-03-31', totalUnits: 3, ourUnits: 3, monthlySupplement: kr(1_200), guaranteeMonths: 3, warnMonths: 6, terms: 'Kommunen leier ut videre og står for vask ved flytting.' })
  const leased = book.rows('dwelling').filter((one) => one.disposalForm === 'leasedIn')
  const allocated = book.rows('dwelling').filter((one) => one.disposalForm === 'allocationRight')
  for (const one of allocated.slice(0, 8)) one.agreementId = referral
  for (const one of leased.slice(0, 3)) one.agreementId = rentIn
  book.add('landlordContact', '2026-10-13', 'jonas', { landlordId: person, agreementId: rentIn, happenedOn: '2026-10-13', text: 'Spurte om hun vil forlenge avtalen. Hun vil ha svar om tillegget først.', by: staff.jonas.name })
  book.add('landlordContact', '2026-11-05', 'jonas', { landlordId: company, agreementId: referral, happenedOn: '2026-11-05', text: 'To leiligheter blir ledige i januar. Vi får beskjed om dato.', by: staff.jonas.name })
  // Exactly at its limit: three of thirty.
  const cooperative = book.add('cooperative', first, 'jonas', { name: 'Kirkestien borettslag', orgNumber: null, totalUnits: 30, limitPercent: 10, reference: 'borettslagslova § 4-2', note: null })
  for (const one of book.rows('building')) if (['Kirkestien 17', 'Kirkestien 3'].includes(one.address)) one.cooperativeId = cooperative
}

function care({ book, homes, staff }: World): void {
  const water = homes.get('Kirkestien 17, H0201'), clean = homes.get('Teglverksveien 30'), empty = homes.get('Fjordgata 12, H0101')
  const by = staff.jonas.name
  if (water) book.add('repair', '2026-11-03', 'jonas', { dwellingId: water, voidPeriodId: null, title: 'Rive og tørke gulv på bad', reason: 'waterDamage', orderedOn: '2026-11-03', dueOn: '2026-12-18', doneOn: null, cost: null, supplier: 'Solvik Bygg og Rør', note: null })
  if (clean) {
    book.add('repair', '2026-10-12', 'jonas', { dwellingId: clean, voidPeriodId: null, title: 'Nytt gulv i stue og gang', reason: 'floor', orderedOn: '2026-10-12', dueOn: '2026-11-06', doneOn: '2026-11-10', cost: kr(48_700), supplier: 'Gulvmakeren i Solvik', note: null })
    const inspectionId = book.add('inspection', '2026-10-08', 'jonas', { dwellingId: clean, tenancyId: null, kind: 'moveOut', heldOn: '2026-10-08', by, tenantPresent: 'no', result: 'damage', findings: 'Gulvet ved ytterdøren er slitt gjennom. Resten er i orden.' })
    const picture = floorPicture()
    book.add('inspectionPicture', '2026-10-08', 'jonas', { inspectionId, title: 'Slitt gulv innenfor ytterdøren', mediaType: 'image/png', sha256: createHash('sha256').update(picture).digest('hex'), data: picture.toString('base64'), removedOn: null })
  }
  const key = (dwellingId: string, label: string, more: Partial<NewRow<'dwellingKey'>>) => book.add('dwellingKey', '2026-10-21', 'jonas', { dwellingId, kind: 'key', label, holder: null, handedOn: null, returnedOn: null, lostOn: null, note: null, tenancyId: null, ...more })
  if (empty) {
    const left = book.rows('tenancy').find((one) => one.dwellingId === empty && one.status === 'ended') as Lease | undefined
    key(empty, 'F12-101 A', { handedOn: '2022-11-01', returnedOn: '2026-10-20', tenancyId: left?.id ?? null })
    key(empty, 'F12-101 B', { handedOn: '2022-11-01', tenancyId: left?.id ?? null })
    key(empty, 'F12-101 bod', { kind: 'storage', handedOn: '2026-11-09', holder: 'Vaktmester' })
    const building = book.rows('dwelling').find((one) => one.id === empty)!.buildingId
    book.add('incident', '2026-11-12', 'jonas', { buildingId: building, kind: 'noise', happenedOn: '2026-11-11', text: 'Uro i oppgangen etter midnatt.', reportedBy: 'Nabo', handledOn: null, handledNote: null, by })
    book.add('incident', '2026-09-15', 'jonas', { buildingId: building, kind: 'water', happenedOn: '2026-09-14', text: 'Vann i kjellerboden etter regn.', reportedBy: 'Vaktmester', handledOn: '2026-09-16', handledNote: 'Renset sluket og satt inn vannføler.', by })
  }
}
