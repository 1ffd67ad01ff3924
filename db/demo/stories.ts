// What the newer screens show on the demo's one morning: facts as they were at application, information asked for, a draft that waits for control,
// a search that found nothing, a complaint, two who may be one person, and one who is parked. Nothing here is drawn by chance.
import { contentHash } from '../decisions/freeze.ts'
import { groupBy } from '../facts.ts'
import type { NewId } from '../../shared/ids.ts'
import { readRules } from '../settings/queries.ts'
import type { Store, Writer } from '../store.ts'
import type { StaffKey } from './book.ts'
import type { World } from './world.ts'

/** Facts are frozen since the year began; older applications were registered without. */
const FROZEN_FROM = '2026-01-01'
const NEEDS = ['homeUnsuitable', 'leaseEndsOn', 'leaseRenewable', 'lawfulStay', 'permit', 'permitUntil', 'settledByAgreement', 'dailyCare', 'yearlyIncome', 'wealth', 'debt', 'livelihood', 'workSituation', 'civilStatus', 'canSolveSelf', 'unsettledDebt', 'repaymentAgreement', 'everEvicted', 'evictedOn', 'ownAttempts', 'needsFollowUp', 'acceptsFollowUp', 'needGroups', 'exchangeGround', 'tenancyKept'] as const

/** The same JSON as db/intake/frozen.ts writes, from what the book knows. */
export function freezeApplications({ book }: World): void {
  const cases = new Map(book.rows('housingCase').map((one) => [one.id, one]))
  const people = new Map(book.rows('person').map((one) => [one.id, one]))
  const needs = new Map(book.rows('needsAssessment').map((one) => [one.caseId, one]))
  const members = groupBy(book.rows('householdMember').filter((one) => one.relation !== 'contact'), (one) => one.caseId)
  const requirements = groupBy(book.rows('requirement'), (one) => one.caseId)
  for (const one of book.rows('application')) {
    if (one.receivedOn < FROZEN_FROM) continue
    const own = cases.get(one.caseId)!
    const mapped = needs.get(one.caseId)
    one.facts = JSON.stringify({
      on: one.receivedOn, birthDate: people.get(own.personId)?.birthDate ?? null, livingSituation: one.livingSituation, livingSince: own.livingSince ?? null, residenceSince: own.residenceSince ?? null, adults: own.adults ?? null, children: own.children ?? null, monthlyIncome: own.monthlyIncome ?? null, rentCeiling: own.rentCeiling ?? null,
      members: (members.get(one.caseId) ?? []).map(({ relation, birthDate }) => ({ relation, birthDate: birthDate ?? null })), requirements: (requirements.get(one.caseId) ?? []).map(({ kind, level, value }) => ({ kind, level, value: value ?? null })), needs: mapped ? Object.fromEntries(NEEDS.map((name) => [name, mapped[name] ?? null])) : null,
    })
  }
}

const RATIONALE = 'Søkeren har lovlig opphold og har bodd i kommunen siden 2019. Boligen er for trang, og søkeren har prøvd å skaffe en annen selv uten å lykkes.'

interface Found { id: string; applicationId: string; personId: string }
/** Ordinary cases of a status, those that are told of elsewhere left out. */
const ordinary = (write: Writer, world: World, status: string): Found[] =>
  write.sql<Found>(`SELECT c.id, c.personId, (SELECT a.id FROM application a WHERE a.caseId = c.id AND a.status IN ('received', 'missingInfo') LIMIT 1) AS applicationId FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.status = ? AND p.protectedAddress = 'none' ORDER BY c.caseNumber`, [status]).filter((one) => ![...world.cases.values()].some((known) => known.id === one.id))

/** Papers asked for: one within its date, one reminded of and overdue. */
function askForPapers(write: Writer, world: World): void {
  const yonas = world.cases.get('2026/0421')!.id
  const applicationId = write.sql<{ id: string }>('SELECT id FROM application WHERE caseId = ?', [yonas])[0]!.id
  write.insert('missingInfo', { caseId: yonas, applicationId, kind: 'income', text: 'Inntekt for siste tre måneder', askedOn: '2026-11-14', dueOn: '2026-11-30', status: 'asked' })
  const late = ordinary(write, world, 'missingInfo')[0]
  if (late) for (const [kind, text] of [['lease', 'Husleiekontrakten du har nå'], ['taxReturn', 'Skattemelding for 2025']] as const) write.insert('missingInfo', { caseId: late.id, applicationId: late.applicationId, kind, text, askedOn: '2026-10-19', dueOn: '2026-11-09', remindedOn: '2026-11-10', status: 'reminded' })
}

/** A complete assessment with a draft that a colleague must check; told of Torill Haugseth, whose coordinator is Sigrid. */
function draftForControl(write: Writer, world: World): void {
  const on = '2026-11-19'
  const caseId = world.cases.get('2026/0355')!.id
  const applicationId = write.sql<{ id: string }>('SELECT id FROM application WHERE caseId = ?', [caseId])[0]!.id
  const { id: ruleSetId, definition } = readRules(write, on)
  const { id: userId, name: by } = world.staff.sigrid
  const assessmentId = write.insert('assessment', { caseId, applicationId, ruleSetId, status: 'complete', startedOn: '2026-11-09', completedOn: on, completedBy: by }).id
  for (const one of definition.criteria.filter((row) => row.appliesTo.includes('new'))) write.insert('judgement', { assessmentId, caseId, criterionKey: one.key, outcome: 'met', excepted: 'no', reason: 'Vurdert etter samtale og papirene i saken.', by, userId, judgedOn: on })
  const draft = write.insert('decision', { caseId, applicationId, kind: 'municipalDwelling', outcome: 'granted', status: 'control', decidedOn: on, legalBasis: 'forskriften § 6', rationale: RATIONALE, reasonCodes: '[]', specification: JSON.stringify({ rooms: 2, minArea: null, groundFloorOrLift: null, contractMonths: 36, contractReference: 'forskriften § 9', text: '', place: null, from: null, to: null }), contractMonths: 36, appealBody: 'appealBoard', stayOfExecution: 'no', draftedById: userId })
  write.update('decision', draft.id, null, { contentHash: contentHash(draft) })
}

/** Rune Tveit was refused and has complained. */
function complain(write: Writer, world: World): void {
  const caseId = world.cases.get('2026/0371')!.id
  const decisionId = write.insert('decision', { caseId, kind: 'municipalDwelling', outcome: 'refused', decidedOn: '2026-10-19', reference: '2026/0371-02', legalBasis: 'forskriften § 3', rationale: 'Søkeren har ikke bodd i kommunen det siste året.', reasonCodes: '["residenceTimeNotMet"]', appealBody: 'appealBoard', appealDeadline: '2026-11-09', notifiedOn: '2026-10-19', ruleVersion: 'Solvik-forskriften, versjon 3', decidedBy: world.staff.ingrid.name }).id
  write.insert('appeal', { caseId, decisionId, receivedOn: '2026-11-04', text: 'Jeg har bodd i Solvik siden våren 2024, men meldte ikke flytting før i fjor høst. Jeg legger ved husleiekontrakten.', late: 'no', stayRequested: 'no', status: 'received', dueOn: '2026-12-04' })
}

/** Nothing suits one of those who wait; another is in hospital over new year; and one has been registered twice. */
function theOthers(write: Writer, world: World): void {
  const waits = ordinary(write, world, 'waiting').at(-1)
  if (waits) write.insert('searchOutcome', { caseId: waits.id, searchedOn: '2026-11-17', reason: 'Ingen trinnfri bolig med to soverom er ledig før mars.', lacking: '["stepFree","bedrooms"]', nextSearchOn: '2027-01-12', by: world.staff.ingrid.name })
  const [away, twice] = ordinary(write, world, 'assessment')
  if (away) write.update('housingCase', away.id, null, { parkedUntil: '2027-01-15', parkedReason: 'På sykehus til etter nyttår' })
  const left = ordinary(write, world, 'refused')[0]
  const one = twice && write.sql<{ name: string; birthDate: string | null }>('SELECT name, birthDate FROM person WHERE id = ?', [twice.personId])[0]
  if (left && one) write.update('person', left.personId, null, { name: one.name.replace(/^(\S+)/, (first) => `${first} M.`), birthDate: one.birthDate })
}

const ACTS: readonly (readonly [by: StaffKey, at: string, name: string, act: (write: Writer, world: World) => void])[] = [
  ['ingrid', '14:02', 'info.ask', askForPapers], ['sigrid', '14:10', 'decision.sendToControl', draftForControl], ['ingrid', '14:20', 'appeal.register', complain], ['ingrid', '14:31', 'search.nothing', theOthers],
]

/** Write them, on the afternoon before the last days are told. */
export function tellStories(store: Store, world: World, newId: NewId): void {
  for (const [by, at, name, act] of ACTS) store.transaction({ opId: newId(), name, actorId: world.staff[by].id, role: world.staff[by].role, at: `2026-11-19T${at}:00.000Z` }, (write) => act(write, world))
}
