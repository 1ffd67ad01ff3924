// The demo municipality: what the office's screens show on its one morning, and that the store is sound and names nobody real.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fnr } from '@navikt/fnrvalidator'
import { verifyLogs } from '../../db/log.ts'
import { pairOutcome } from '../../shared/domain/matching.ts'
import { compareApplicants } from '../../shared/domain/order.ts'
import { vacantDwellings, waitingApplicants } from '../../db/facts.ts'
import { findText } from '../../db/search.ts'
import { readRules } from '../../db/settings/queries.ts'
import type { Scalar, Store } from '../../db/store.ts'
import { demoStore } from './demo-fixture.ts'

let store: Store
let end: () => void
beforeAll(() => {
  ;({ store, end } = demoStore())
}, 60_000)
afterAll(() => end())

const TODAY = '2026-11-23'
const OPEN = `status IN ('received', 'missingInfo', 'assessment', 'teamMeeting', 'waiting', 'offered', 'allocated')`
const INGRID = `(SELECT id FROM appUser WHERE username = 'ingrid')`
const one = (sql: string, values: Scalar[] = []) => Object.values(store.sql<Record<string, Scalar>>(sql, values)[0] ?? {})[0]
const list = (sql: string, values: Scalar[] = []) => store.sql<Record<string, Scalar>>(sql, values).map((row) => Object.values(row).join(' '))
const ofCase = (number: string, field: string) => one(`SELECT c.${field} FROM housingCase c WHERE c.caseNumber = ?`, [number])
const children = (number: string, table: string, columns: string, order = 'rowid') => list(`SELECT ${columns} FROM ${table} WHERE caseId = (SELECT id FROM housingCase WHERE caseNumber = ?) ORDER BY ${order}`, [number])
const ofHome = (street: string, unit: string | null, table: string, columns: string, order = 'rowid') => list(`SELECT ${columns} FROM ${table} WHERE dwellingId = (SELECT d.id FROM dwelling d JOIN building b ON b.id = d.buildingId WHERE b.address = ? AND d.unitNumber IS ?) ORDER BY ${order}`, [street, unit])

type Fact = [what: string, found: () => unknown, expected: unknown]
const LISTS: Fact[] = [
  ['open cases', () => one(`SELECT count(*) FROM housingCase WHERE ${OPEN}`), 143],
  ['open cases of Ingrid', () => one(`SELECT count(*) FROM housingCase WHERE ${OPEN} AND coordinatorId = ${INGRID}`), 61],
  ['what waits on Ingrid, in order', () => list(`SELECT c.dueOn, p.name, c.nextAction FROM housingCase c JOIN person p ON p.id = c.personId WHERE ${OPEN} AND coordinatorId = ${INGRID} AND c.dueOn <= '2026-12-14' ORDER BY c.dueOn, c.caseNumber`), ['2026-11-20 Kjell Arild Strand Ring', '2026-11-24 Line Marie Øksnes Avtal', '2026-11-25 Tor-Arne Lillevik Purr', '2026-11-26 Hanne Brekkhus Fyll ut', '2026-11-26 Gro Anita Fjellheim Skriv svar', '2026-11-27 Ewa Nowak Ring', '2026-11-30 Yonas Gebre Åpne', '2026-12-01 Samuel Tesfay Skriv', '2026-12-14 Ragnhild Aasen Åpne']],
  ['the list by deadline', () => list(`SELECT substr(caseNumber, 6) FROM housingCase WHERE ${OPEN} AND dueOn IS NOT NULL ORDER BY dueOn, id LIMIT 18`).join(' '), '0402 0409 0417 0362 0390 0431 0388 0421 0399 0445 0376 0415 0440 0437 0447 0450 0384 0452'],
  ['owners in that order', () => list(`SELECT coalesce(u.initials, 'Ingen') FROM housingCase c LEFT JOIN appUser u ON u.id = c.coordinatorId WHERE ${OPEN} AND dueOn IS NOT NULL ORDER BY dueOn, c.id LIMIT 18`).join(' '), 'IM IM IM IM IM IM SO IM IM AK AK SO AK SO Ingen IM IM AK'],
  ['handovers in that order', () => list(`SELECT (SELECT count(*) FROM handover h WHERE h.caseId = c.id) FROM housingCase c WHERE ${OPEN} AND dueOn IS NOT NULL ORDER BY dueOn, id LIMIT 18`).join(' '), '3 2 4 2 2 1 2 1 1 1 3 3 2 1 0 0 1 1'],
  ['families asking for three bedrooms', () => one(`SELECT count(*) FROM housingCase c WHERE ${OPEN} AND children > 0 AND id IN (SELECT caseId FROM requirement WHERE kind = 'bedrooms' AND CAST(value AS INTEGER) >= 3)`), 22],
  ['temporary stays over 60 days', () => one(`SELECT count(*) FROM temporaryStay WHERE endsOn IS NULL AND startsOn < '2026-09-24'`), 6],
  ['waiting with a decision', () => one(`SELECT count(*) FROM housingCase WHERE status IN ('waiting', 'offered')`), 34],
  ['without an owner', () => list(`SELECT caseNumber FROM housingCase WHERE ${OPEN} AND coordinatorId IS NULL`), ['2026/0447']],
  ['named users of the protected case', () => children('2026/0452', 'caseAccess', '(SELECT initials FROM appUser u WHERE u.id = userId)', '1'), ['AK', 'SO']],
  ['complaint', () => `${ofCase('2026/0371', 'dueOn')} ${ofCase('2026/0371', 'dueKind')}`, '2026-12-04 legal'],
]
const LILLEVIK: Fact[] = [
  ['next step', () => ofCase('2026/0417', 'nextStep'), 'Avklar om hund er tillatt i Fjordgata 12'],
  ['waiting since and due', () => `${ofCase('2026/0417', 'waitingSince')} ${ofCase('2026/0417', 'dueOn')} ${ofCase('2026/0417', 'waitingOn')}`, '2026-11-18 2026-11-25 Eiendom'],
  ['own words', () => ofCase('2026/0417', 'ownWords'), 'Jeg vil ha en dør jeg kan låse selv, og ro nok til å sove. Etter hofta klarer jeg ikke trapper. Balder må få være med, han holder meg i gang.'],
  ['words for the room are without the hip', () => String(ofCase('2026/0417', 'ownWordsRoom')).includes('hofta'), false],
  ['chain of handovers', () => children('2026/0417', 'handover', `handedOn, (SELECT name FROM service s WHERE s.id = fromServiceId), '>', (SELECT name FROM service s WHERE s.id = toServiceId)`, 'handedOn'), ['2026-08-28 Servicetorg > NAV', '2026-09-11 NAV > Psykisk helse og rus', '2026-10-05 Psykisk helse og rus > NAV', '2026-11-02 NAV > Boligkontoret']],
  ['requirements', () => children('2026/0417', 'requirement', 'kind, level'), ['stepFree must', 'showerNoThreshold must', 'bedrooms must', 'petsAllowed must', 'quiet should', 'nearby wish', 'area wish']],
  ['consents', () => children('2026/0417', 'consent', `(SELECT name FROM service s WHERE s.id = serviceId), status, coalesce(validTo, '-')`), ['NAV given 2027-05-12', 'Psykisk helse og rus given 2027-05-12', 'NAV refused -', 'Eiendom notAsked -']],
  ['decision', () => children('2026/0417', 'decision', 'decidedOn, reference, legalBasis, contractMonths, appealDeadline').at(-1), '2026-10-19 2026/0417-03 forskriften § 6 a 36 2026-11-10'],
  ['boarding house', () => children('2026/0417', 'temporaryStay', 'kind, startsOn'), ['boardingHouse 2026-09-01']],
  ['offer turned down', () => children('2026/0417', 'allocation', 'status, answeredOn, answerReason'), ['declined 2026-11-02 For mange trapper. Saklig grunn, godtatt.']],
  ['what happened', () => children('2026/0417', 'note', 'happenedOn, title', 'happenedOn DESC'), ['2026-11-23 Ergoterapeuts vurdering kom inn', '2026-11-20 NAV gir garanti for depositum', '2026-11-18 Spørsmål sendt eiendom om hund', '2026-11-12 Samtale hjemme på pensjonatet', '2026-11-09 Fjordgata 12 befart, trinnfri bekreftet']],
  ['household', () => children('2026/0417', 'householdMember', 'relation, name'), ['dog Balder', 'contact Anne Lillevik']],
  ['plan', () => list(`SELECT g.ownWords FROM goal g JOIN followUpPlan p ON p.id = g.planId WHERE p.caseId = (SELECT id FROM housingCase WHERE caseNumber = '2026/0417') ORDER BY position`), ['Få fast bolig med lås og ro.', 'Betale husleia selv hver måned.', 'Komme i gang med opptrening.']],
]
const PLACES: Fact[] = [
  ['empty now', () => one(`SELECT count(*) FROM voidPeriod WHERE endsOn IS NULL AND kind = 'void'`), 9],
  ['vacant within 90 days', () => one(`SELECT count(*) FROM vacancy WHERE status = 'open' AND availableOn > '2026-11-23' AND availableOn <= '2027-02-21'`), 14],
  ['contracts that end within three months', () => one(`SELECT count(*) FROM tenancy WHERE status = 'active' AND contractEndsOn <= '2027-02-23'`), 3],
  ['Fjordgata 12 stands empty', () => ofHome('Fjordgata 12', 'H0101', 'voidPeriod', 'kind, startsOn'), ['void 2026-10-20']],
  ['Fjordgata 12 steps', () => list(`SELECT s.title, coalesce(s.doneOn, s.dueOn) FROM voidStep s WHERE vacancyId = (SELECT v.id FROM vacancy v WHERE v.note = 'Foreslått fra 1. des.') ORDER BY s.position`), ['Nøkler inn 2026-10-20', 'Befart 2026-11-09', 'Vasket og låst om 2026-11-13', 'Søker valgt 2026-11-26', 'Kontrakt og nøkkel 2026-12-01']],
  ['Fjordgata 12 rent and lost running cost', () => list(`SELECT rent / 100, round(runningCost * 34 / 3000.0) FROM dwelling WHERE id = (SELECT v.dwellingId FROM vacancy v WHERE v.note = 'Foreslått fra 1. des.')`), ['8450 3253']],
  ['Tunveien 8', () => ofHome('Tunveien 8', 'H0302', 'voidPeriod', 'startsOn'), ['2026-09-23']],
  ['Teglverksveien 30', () => ofHome('Teglverksveien 30', null, 'voidPeriod', `kind, startsOn, coalesce(note, '')`, 'startsOn'), ['repair 2026-10-06 Gulv', 'void 2026-11-11 ']],
  ['Kirkestien 17', () => ofHome('Kirkestien 17', 'H0201', 'voidPeriod', 'kind, endsOn, note'), ['repair 2027-01-20 Vannskade']],
  ['Kirkestien 3', () => ofHome('Kirkestien 3', 'H0103', 'tenancy', 'status, note', 'startsOn').at(-1), 'planned Marit Eide, kontrakt klar'],
  ['Møllerveien 4, H0204', () => ofHome('Møllerveien 4', 'H0204', 'tenancy', 'status, contractEndsOn', 'startsOn')[0], 'active 2027-03-10'],
  ['dispute', () => ofHome('Havnegata 3', 'H0402', 'note', 'title'), ['Omstridt tildeling']],
  ['next meeting', () => list(`SELECT heldOn, startsAt, endsAt, place FROM meeting WHERE status = 'planned' ORDER BY heldOn LIMIT 1`), ['2026-11-26 09:00 11:00 Rådhuset, møterom Fjorden']],
  ['agenda', () => list(`SELECT substr(c.caseNumber, 6) FROM agendaItem i JOIN meeting m ON m.id = i.meetingId JOIN housingCase c ON c.id = i.caseId WHERE m.heldOn = '2026-11-26' ORDER BY i.position`).join(' '), '0355 0362 0402 0417 0409 0388 0376 0440 0384 0415 0447 0431'],
  ['planned minutes', () => one(`SELECT sum(plannedMinutes) FROM agendaItem WHERE meetingId = (SELECT id FROM meeting WHERE heldOn = '2026-11-26')`), 88],
  ['last meeting', () => list(`SELECT status FROM meeting WHERE heldOn = '2026-11-12'`), ['closed']],
  ['done since then', () => list(`SELECT t.text FROM teamDecision t JOIN meeting m ON m.id = t.meetingId WHERE m.heldOn = '2026-11-12' AND t.caseId = (SELECT id FROM housingCase WHERE caseNumber = '2026/0417') AND doneOn IS NOT NULL`), ['Boligen er befart']],
  ['goals of Aud Helene Vik', () => list(`SELECT g.domain, group_concat(m.value, '') FROM goal g JOIN (SELECT * FROM mastery ORDER BY statedOn) m ON m.goalId = g.id WHERE g.planId = (SELECT p.id FROM followUpPlan p JOIN housingCase c ON c.id = p.caseId WHERE c.caseNumber = '2025/0281') GROUP BY g.id ORDER BY g.position`), ['home 223344', 'economy 122333', 'health 332212', 'network 344455']],
  ['her plan', () => list(`SELECT planVersion, approvedOn, nextReviewOn FROM followUpPlan WHERE caseId = (SELECT id FROM housingCase WHERE caseNumber = '2025/0281')`), ['4 2026-10-12 2027-01-11']],
]

describe.each([['the lists', LISTS], ['Tor-Arne Lillevik', LILLEVIK], ['dwellings, meetings and plans', PLACES]] as const)('%s', (_name, facts) => {
  it.each(facts)('%s', (_what, found, expected) => expect(found()).toEqual(expected))
})

describe('who fits what', () => {
  const fitting = (label: string) => {
    const rules = readRules(store, TODAY).definition
    const facts = vacantDwellings(store, '9999-12-31').find((row) => row.facts.label === label)!.facts
    return waitingApplicants(store, rules).filter((applicant) => pairOutcome(applicant, facts, rules, TODAY) !== 'outside').sort(compareApplicants(rules, TODAY)).map((applicant) => applicant.caseNumber.slice(5))
  }
  it.each([['Fjordgata 12, H0101', 7], ['Tunveien 8, H0302', 2], ['Teglverksveien 30', 4], ['Møllerveien 4, H0203', 9], ['Skolebakken 21 B', 12], ['Havnegata 3, H0402', 6], ['Kirkestien 17, H0201', 5]])('%s: %i', (label, count) => expect(fitting(label)).toHaveLength(count))
  it('Fjordgata 12 has Tor-Arne first, then Berit, Kjell, Ewa and Samuel', () => expect(fitting('Fjordgata 12, H0101').slice(0, 5)).toEqual(['0417', '0388', '0402', '0431', '0399']))
})

describe('a sound store that names nobody real', () => {
  it('passes the checks of the database and of the log', () => {
    expect(store.sql('PRAGMA foreign_key_check')).toEqual([])
    expect(one('PRAGMA integrity_check')).toBe('ok')
    expect(verifyLogs(store).firstBad).toBeNull()
  })
  it('holds synthetic national ids only', () => {
    const ids = [...list('SELECT nationalId FROM person WHERE nationalId IS NOT NULL'), ...list('SELECT tenantNationalId FROM tenancy WHERE tenantNationalId IS NOT NULL')]
    expect(ids.length).toBeGreaterThan(1500)
    expect(ids.filter((id) => Number(id.slice(2, 4)) <= 80)).toEqual([])
    expect([...new Set(ids.map((id) => fnr(id)).map((checked) => (checked.status === 'valid' ? checked.type : checked.reasons.join(' '))))]).toEqual(['tnr'])
  })
  it('lets no protected person be found by name, address or note', () => {
    expect(one(`SELECT count(*) FROM person WHERE protectedAddress <> 'none'`)).toBeGreaterThan(5)
    for (const word of ['Skjermingsveien', 'Sollid', 'vernet']) expect(findText(store, word, ['case', 'dwelling', 'note'], 50)).toEqual([])
    expect(findText(store, '2026/0452', ['case'], 5)).toHaveLength(1)
  })
  it('knows nothing later than the morning of its day', () => {
    for (const table of ['operation']) expect(String(one(`SELECT max(at) FROM ${table}`)) <= '2026-11-23T08:41:00.000Z').toBe(true)
    for (const [table, column] of [['decision', 'decidedOn'], ['note', 'happenedOn'], ['application', 'receivedOn'], ['allocation', 'allocatedOn'], ['mastery', 'statedOn'], ['handover', 'handedOn']]) expect(String(one(`SELECT max(${column}) FROM ${table}`)) <= TODAY, table).toBe(true)
    expect(one(`SELECT value FROM setting WHERE key = 'demoClock'`)).toBe('2026-11-23T08:41:00.000Z')
  })
})
