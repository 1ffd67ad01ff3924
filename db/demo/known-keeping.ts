// Homes at risk in Solvik: arrears of different sizes, a complaint, one open track with a repayment agreement, two that ended well, and a handful of instruments.
import { plusDays } from '../../shared/dates.ts'
import type { NewRow } from '../../shared/model/index.ts'
import { kr, type World } from './world.ts'

type Lease = NewRow<'tenancy'> & { id: string }
const LEDGER = '2026-10-31'
const OWED: readonly (readonly [kroner: number, months: number, oldest: string])[] = [[31_200, 3, '2026-08-20'], [12_345, 1, '2026-10-20'], [19_800, 2, '2026-09-20'], [9_400, 1, '2026-10-20'], [41_500, 4, '2026-07-20']]

/** Leases that run, of people whose address is not protected, families first. */
function leases({ book }: World): { families: Lease[]; others: Lease[] } {
  const hidden = new Set(book.rows('person').filter((one) => one.protectedAddress !== 'none').map((one) => one.id))
  const cases = new Map(book.rows('housingCase').map((one) => [one.id, one]))
  const all = book.rows('tenancy').filter((one) => one.status === 'active' && one.caseId !== null && one.rent !== null && one.startsOn < '2026-01-01' && !hidden.has(cases.get(one.caseId!)?.personId ?? '') && cases.get(one.caseId!)?.caseNumber !== '2025/0281')
  return { families: all.filter((one) => (cases.get(one.caseId!)?.children ?? 0) > 0), others: all.filter((one) => cases.get(one.caseId!)?.children === 0) }
}

/** Insert it all. The leases must be there; a store too small for them gets what there is room for. */
export function addKnownKeeping(world: World): void {
  const { families, others } = leases(world)
  const vik = world.cases.get('2025/0281')
  if (vik) world.book.add('signal', '2026-11-10', 'turid', { caseId: vik.id, tenancyId: null, kind: 'complaint', seenOn: '2026-11-09', amount: null, months: null, oldestDueOn: null, text: 'Naboer klaget på uro.', source: 'Skrevet inn', importRunId: null, by: 'Turid Sand' })
  const owing = [families[1], others[0], others[1], others[2], others[3]]
  OWED.forEach(([kroner, months, oldestDueOn], i) => owing[i] && arrears(world, owing[i], kroner, months, oldestDueOn))
  if (others[2]) world.book.add('signalHandling', '2026-11-05', 'turid', { signalKey: `arrears:tenancy:${others[2].id}#${kr(9_400)},1`, caseId: others[2].caseId ?? null, tenancyId: others[2].id, response: 'noAction', note: 'Han ringte selv. Lønnen kommer 15. november, og da betaler han.', handledOn: '2026-11-05', handledById: world.staff.turid.id, quietUntil: '2026-12-15' })
  if (families[0]) openTrack(world, families[0])
  if (families[2]) endedTrack(world, families[2], 'repaymentKept', '2026-02-09', '2026-08-24')
  if (others[4]) endedTrack(world, others[4], 'paid', '2026-04-13', '2026-05-11')
  instruments(world, others)
  // Three whose income is known, so that it shows who ought to apply for the allowance.
  for (const lease of others.slice(10, 13)) for (const own of world.book.rows('housingCase')) if (own.id === lease.caseId) own.monthlyIncome ??= kr(14_800)
  world.book.add('setting', '2026-03-02', 'per', { key: 'enforcementAgreement', value: JSON.stringify({ agreed: 'yes', copiesTo: 'Boligkontoret og NAV Solvik', contact: 'Namsmannen i Solvik, telefon 75 00 00 40', navWarned: 'yes', reference: 'Avtale om samarbeid mot utkastelser', since: '2026-03-01' }) })
}

function arrears({ book }: World, lease: Lease, kroner: number, months: number, oldestDueOn: string): void {
  book.add('signal', '2026-11-02', 'ingrid', { caseId: lease.caseId ?? null, tenancyId: lease.id, kind: 'arrears', seenOn: LEDGER, amount: kr(kroner), months, oldestDueOn, text: null, source: 'Fra regneark: 31. okt. 2026', importRunId: null, by: 'Import' })
}

const track = (world: World, lease: Lease, on: string, more: Partial<NewRow<'evictionTrack'>>) =>
  world.book.add('evictionTrack', on, 'turid', { tenancyId: lease.id, caseId: lease.caseId ?? null, status: 'open', openedOn: on, openedById: world.staff.turid.id, responsibleId: world.staff.turid.id, amount: kr(24_000), children: null, childrenNote: null, outcome: null, outcomeNote: null, endedOn: null, endedById: null, ...more })

function step(world: World, trackId: string, kind: NewRow<'trackStep'>['kind'], on: string, note: string | null, amount: number | null = null): void {
  world.book.add('trackStep', on, 'turid', { trackId, kind, happenedOn: on, deadlineOn: null, amount, note, reason: null, byId: world.staff.turid.id, withdrawnOn: null })
}

function openTrack(world: World, lease: Lease): void {
  const childrenNote = 'Barna går på skole i strøket. En flytting midt i skoleåret vil ramme dem hardt.'
  const trackId = track(world, lease, '2026-09-14', { childrenNote })
  step(world, trackId, 'missedPayment', '2026-09-14', null, kr(24_000))
  step(world, trackId, 'contact', '2026-09-16', 'Snakket på telefon. Mistet ekstravakter i sommer.')
  step(world, trackId, 'navTold', '2026-09-18', 'Erik Myhre, økonomisk rådgivning')
  step(world, trackId, 'childrenConsidered', '2026-09-21', childrenNote)
  step(world, trackId, 'repaymentPlan', '2026-09-28', 'Avtalt på kontoret.', kr(24_000))
  world.book.add('repaymentPlan', '2026-09-28', 'turid', { tenancyId: lease.id, trackId, caseId: lease.caseId ?? null, amount: kr(24_000), monthly: kr(2_000), firstDueOn: '2026-10-15', agreedOn: '2026-09-28', agreedWith: lease.tenantName, status: 'active', payments: JSON.stringify([{ on: '2026-10-15', amount: kr(2_000) }, { on: '2026-11-13', amount: kr(2_000) }]), endedOn: null, note: null })
}

function endedTrack(world: World, lease: Lease, outcome: 'paid' | 'repaymentKept', on: string, endedOn: string): void {
  const trackId = track(world, lease, on, { status: 'ended', amount: kr(15_600), outcome, outcomeNote: outcome === 'paid' ? 'Betalte alt da etterbetalingen kom.' : 'Alle avdrag er betalt.', endedOn, endedById: world.staff.turid.id })
  step(world, trackId, 'missedPayment', on, null, kr(15_600))
  step(world, trackId, 'contact', plusDays(on, 2), 'Hjemmebesøk. Fant en løsning sammen.')
}

function instruments(world: World, others: readonly Lease[]): void {
  type Given = Partial<NewRow<'instrument'>> & Pick<NewRow<'instrument'>, 'kind' | 'status'>
  const add = (lease: Lease | undefined, on: string, given: Given, events: readonly (readonly [NewRow<'instrumentEvent'>['kind'], string, number])[] = []) => {
    if (!lease?.caseId) return
    const id = world.book.add('instrument', on, 'ingrid', { caseId: lease.caseId, tenancyId: lease.id, appliedOn: null, decidedOn: null, amount: null, monthly: null, validFrom: null, validTo: null, counterpart: null, covers: null, documentId: null, note: null, landlordId: null, claimBasis: null, ...given })
    for (const [kind, happenedOn, amount] of events) world.book.add('instrumentEvent', happenedOn, 'ingrid', { instrumentId: id, kind, happenedOn, status: kind === 'claim' ? 'claimed' : null, amount: kr(amount), note: null, by: 'Ingrid Moe' })
  }
  add(others[5], '2026-01-12', { kind: 'stateAllowance', status: 'active', appliedOn: '2026-01-12', decidedOn: '2026-02-20', monthly: kr(2_340), validFrom: '2026-01-01' })
  add(others[6], '2024-12-10', { kind: 'guarantee', status: 'active', decidedOn: '2024-12-10', amount: kr(30_000), validFrom: '2024-12-10', validTo: '2026-12-10', counterpart: 'Solvik utleie', covers: 'Leie og skade' })
  add(others[7], '2025-03-03', { kind: 'guarantee', status: 'claimed', decidedOn: '2025-03-03', amount: kr(36_000), validFrom: '2025-03-03', validTo: '2028-03-03', counterpart: 'Fjordbo', covers: 'Leie, skade og rydding' }, [['claim', '2026-08-17', 14_200], ['payout', '2026-09-07', 12_000], ['recovered', '2026-10-15', 1_500]])
  add(others[8], '2026-05-04', { kind: 'deposit', status: 'active', decidedOn: '2026-05-04', amount: kr(24_000), validFrom: '2026-05-04', counterpart: 'Fjordbo' })
  add(others[9], '2026-10-05', { kind: 'startLoan', status: 'applied', appliedOn: '2026-10-05', amount: kr(2_450_000), counterpart: 'Husbanken' })
}
