// The demo's mapping of needs for those whose cases are open, decisions on help under boligsosialloven beside the older ones on dwellings,
// and a programme with requirements of its own. Drawn from a chance of its own, so that the rest of the demo stays as it was.
import { plusDays } from '../../shared/dates.ts'
import type { Answer } from '../../shared/model/field.ts'
import type { NewRow } from '../../shared/model/index.ts'
import { groupBy } from '../facts.ts'
import { chanceFrom, type Chance } from './random.ts'
import type { World } from './world.ts'

type Needs = NewRow<'needsAssessment'>
const HELP_ACT_FROM = '2023-07-01'
const OPEN: readonly string[] = ['received', 'missingInfo', 'assessment', 'teamMeeting', 'waiting', 'offered', 'allocated']

const mostly = (chance: Chance, usual: Answer, share: number, unknown = 0.12): Answer => (chance.yes(unknown) ? 'unknown' : chance.yes(share) ? usual : usual === 'yes' ? 'no' : 'yes')

/** What a talk about the need usually finds. About one in eight answers is not known yet. */
function needsOf(chance: Chance, caseId: string, living: string, children: number): Needs {
  const refugee = living === 'receptionCentre'
  const groups = refugee ? ['refugeeFirstSettlement'] : children > 0 && chance.yes(0.6) ? ['familyWithChildren'] : [chance.weighted([['economic', 30], ['mentalHealth', 16], ['substanceUse', 10], ['dualDiagnosis', 8], ['elderlyAdapted', 14], ['physicalDisability', 10], ['youthTransition', 8], ['socialOther', 14]] as const)]
  const evicted = chance.yes(0.04)
  const followUp = mostly(chance, 'no', 0.6)
  return {
    caseId, homeUnsuitable: living === 'unsuitable' || living === 'overcrowded' ? 'yes' : mostly(chance, 'no', 0.85), homeUnsuitableReason: null, leaseEndsOn: null, leaseRenewable: 'unknown', lawfulStay: chance.yes(0.06) ? 'unknown' : 'yes', permit: refugee ? 'refugee' : chance.weighted([['norwegian', 74], ['permanent', 10], ['eea', 8], ['unknown', 8]] as const), permitUntil: null, settledByAgreement: refugee ? 'yes' : 'no', dailyCare: children > 0 ? 'yes' : 'no',
    yearlyIncome: chance.yes(0.2) ? null : chance.int(190, 420) * 100_000, wealth: chance.yes(0.4) ? null : chance.int(0, 40) * 100_000, debt: chance.yes(0.5) ? null : chance.int(0, 300) * 100_000, livelihood: chance.weighted([['benefit', 48], ['socialAssistance', 22], ['work', 18], ['introduction', 6], ['unknown', 6]] as const), workSituation: chance.weighted([['notSeeking', 46], ['partTime', 12], ['fullTime', 10], ['municipalMeasure', 12], ['registeredUnemployed', 12], ['unknown', 8]] as const), civilStatus: chance.weighted([['unmarried', 52], ['separated', 26], ['married', 12], ['cohabiting', 6], ['unknown', 4]] as const),
    canSolveSelf: mostly(chance, 'no', 0.93), unsettledDebt: mostly(chance, 'no', 0.88), repaymentAgreement: chance.yes(0.5) ? 'unknown' : 'yes', everEvicted: evicted ? 'yes' : mostly(chance, 'no', 1), evictedOn: evicted ? '2026-03-02' : null, ownAttempts: mostly(chance, 'yes', 0.85), ownAttemptsText: null, needsFollowUp: followUp, acceptsFollowUp: followUp === 'no' ? 'unknown' : mostly(chance, 'yes', 0.9), followUpText: null,
    needGroups: JSON.stringify(groups), mainNeedGroup: groups[0] as Needs['mainNeedGroup'], exchangeGround: 'unknown', tenancyKept: 'unknown', ownHousingText: null, informants: null, mappedOn: null, nextReviewOn: null,
  }
}

/** Map the open cases, and let most decisions on a dwelling since the Act have one on help beside them. */
export function addMapping(world: World, seed: number): void {
  const { book, staff } = world
  const chance = chanceFrom(seed ^ 0x5eed)
  const known = new Set([...world.cases.values()].map((one) => one.id))
  const cases = new Map(book.rows('housingCase').map((one) => [one.id, one]))
  for (const one of cases.values()) {
    if (!OPEN.includes(one.status) || known.has(one.id) || chance.yes(0.15)) continue
    book.add('needsAssessment', one.receivedOn ?? world.today, 'ingrid', { ...needsOf(chance, one.id, one.livingSituation, one.children ?? 0), mappedOn: one.receivedOn ?? null })
  }
  const decisions = book.rows('decision')
  const helped = new Set(decisions.filter((one) => one.kind === 'individualHelp').map((one) => one.caseId))
  const onDwelling = groupBy(decisions.filter((one) => one.kind === 'municipalDwelling'), (one) => one.caseId)
  for (const one of book.rows('application')) {
    const own = onDwelling.get(one.caseId)?.find((other) => other.decidedOn >= one.receivedOn)
    const decidedOn = own?.decidedOn ?? plusDays(one.receivedOn, 25)
    // About one in twenty-five waits without: what the clock desk is there to find.
    if (helped.has(one.caseId) || one.receivedOn < HELP_ACT_FROM || one.status === 'withdrawn' || decidedOn > '2026-11-17' || chance.yes(0.04)) continue
    helped.add(one.caseId)
    book.add('decision', decidedOn, 'ingrid', { caseId: one.caseId, kind: 'individualHelp', outcome: own?.outcome === 'refused' && chance.yes(0.3) ? 'refused' : 'granted', decidedOn, reference: `${cases.get(one.caseId)!.caseNumber}-01`, legalBasis: 'boligsosialloven § 6', rationale: 'Råd, veiledning og praktisk hjelp til å skaffe bolig.', contractMonths: null, appealBody: 'countyGovernor', appealDeadline: plusDays(decidedOn, 21), ruleVersion: own?.ruleVersion ?? 'Solvik-forskriften, versjon 3', decidedBy: staff.ingrid.name })
  }
  addProgramme(world)
}

/** Homes for young people on their way: two requirements that everything in the programme inherits. */
function addProgramme(world: World): void {
  const { book } = world
  const taken = new Set(book.rows('vacancy').map((one) => one.dwellingId))
  const known = new Set(world.homes.values())
  const young = book.rows('dwelling').filter((one) => one.kind === 'transitional' && !taken.has(one.id) && !known.has(one.id)).slice(0, 4)
  if (young.length === 0) return
  const id = book.add('programme', '2021-11-01', 'jonas', { name: 'Ung på vei', note: 'Fire boliger for unge mellom 18 og 25 år, med booppfølging.', status: 'active' })
  book.add('placementRule', '2024-02-01', 'jonas', { scope: 'programme', scopeId: id, kind: 'maxAge', value: '25', text: 'For unge til og med 25 år', reference: 'Ung på vei, punkt 2', endedOn: null })
  book.add('placementRule', '2024-02-01', 'jonas', { scope: 'programme', scopeId: id, kind: 'followUp', value: null, text: 'Tar imot booppfølging', reference: 'Ung på vei, punkt 3', endedOn: null })
  for (const one of young) one.programmeId = id
}
