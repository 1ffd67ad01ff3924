// What the app is measured against: the same rows read with plain prepared statements on the same encrypted file, and the questions asked.
import type { Connection } from '../../db/open.ts'
import { ftsQuery } from '../../db/search.ts'
import { randomFrom } from './stats.ts'

type Kind = 'rare' | 'common' | 'prefix' | 'two words' | 'misspelt'
export interface Question { kind: Kind; text: string }

/** Mixed questions from the store's own names, in a fixed order. */
export function questionsFor(raw: Connection, count: number, seed = 7): Question[] {
  const people = raw.prepare(`SELECT p.name, c.caseNumber FROM housingCase c JOIN person p ON p.id = c.personId WHERE p.protectedAddress = 'none' ORDER BY c.caseNumber`).all() as { name: string; caseNumber: string }[]
  const random = randomFrom(seed)
  const kinds: Kind[] = ['rare', 'common', 'prefix', 'two words', 'misspelt']
  return Array.from({ length: count }, (_, i): Question => {
    const one = people[Math.floor(random() * people.length)]!
    const [first = 'Anne', ...rest] = one.name.split(' ')
    const last = rest.at(-1) ?? first
    const kind = kinds[i % kinds.length]!
    if (kind === 'rare') return { kind, text: one.caseNumber }
    if (kind === 'common') return { kind, text: first }
    if (kind === 'prefix') return { kind, text: last.slice(0, 3) }
    if (kind === 'two words') return { kind, text: `${first} ${last}` }
    return { kind, text: `${last.slice(0, -1)}x` }
  })
}

/** Ranked top 50 straight from the full-text index. */
export function rawSearch(raw: Connection): (text: string) => unknown[] {
  const statement = raw.prepare('SELECT rowid, title FROM search_text WHERE search_text MATCH ? ORDER BY rank LIMIT 50')
  return (text) => statement.all(ftsQuery(text) ?? '""')
}

const OF_CASE = ['application', 'decision', 'requirement', 'householdMember', 'consent', 'handover', 'temporaryStay', 'note', 'allocation', 'proposal', 'followUpPlan', 'agendaItem', 'teamDecision']
const VACANT = `SELECT d.*, b.*, v.* FROM vacancy v JOIN dwelling d ON d.id = v.dwellingId JOIN building b ON b.id = d.buildingId WHERE v.status IN ('open', 'reserved') AND d.state <> 'ended'`

/** All rows the case page rests on: the case, its person, what hangs on it, and the vacant dwellings it is held against. */
export function rawCase(raw: Connection): (id: string) => number {
  const own = raw.prepare('SELECT c.*, p.* FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id = ?')
  const parts = OF_CASE.map((table) => raw.prepare(`SELECT * FROM ${table} WHERE caseId = ?`))
  const vacant = raw.prepare(VACANT)
  return (id) => [own, ...parts].reduce((sum, one) => sum + one.all(id).length, vacant.all().length)
}

/** All rows the meeting view rests on: the meeting, its agenda with each case and its consents, who is present, and the current case as above. */
export function rawMeeting(raw: Connection): (meetingId: string, caseId: string) => number {
  const ofMeeting = ['SELECT * FROM meeting WHERE id = ?', 'SELECT p.*, s.* FROM presence p JOIN service s ON s.id = p.serviceId WHERE p.meetingId = ?', 'SELECT * FROM roomState WHERE meetingId = ?', 'SELECT i.*, c.*, p.* FROM agendaItem i LEFT JOIN housingCase c ON c.id = i.caseId LEFT JOIN person p ON p.id = c.personId WHERE i.meetingId = ?', 'SELECT n.* FROM consent n JOIN agendaItem i ON i.caseId = n.caseId WHERE i.meetingId = ?', 'SELECT * FROM teamDecision WHERE meetingId = ?'].map((text) => raw.prepare(text))
  const one = rawCase(raw)
  return (meetingId, caseId) => ofMeeting.reduce((sum, statement) => sum + statement.all(meetingId).length, one(caseId))
}

/** One page of the list: the same hundred rows in the same order. */
export function rawList(raw: Connection): () => unknown[] {
  const statement = raw.prepare(`SELECT c.*, p.*, u.name AS coordinator FROM housingCase c JOIN person p ON p.id = c.personId LEFT JOIN appUser u ON u.id = c.coordinatorId WHERE c.status NOT IN ('closed', 'refused', 'housed') ORDER BY c.dueOn IS NULL, c.dueOn, c.id LIMIT 100`)
  return () => statement.all()
}

/** The facts of a dwelling and of all who wait, for matching. */
export function rawMatch(raw: Connection): (dwellingId: string) => number {
  const statements = [`SELECT * FROM housingCase WHERE status IN ('waiting', 'offered')`, `SELECT r.* FROM requirement r JOIN housingCase c ON c.id = r.caseId WHERE c.status IN ('waiting', 'offered')`, `SELECT m.* FROM householdMember m JOIN housingCase c ON c.id = m.caseId WHERE c.status IN ('waiting', 'offered')`, `SELECT t.* FROM temporaryStay t JOIN housingCase c ON c.id = t.caseId WHERE c.status IN ('waiting', 'offered')`].map((text) => raw.prepare(text))
  const dwelling = raw.prepare('SELECT d.*, b.* FROM dwelling d JOIN building b ON b.id = d.buildingId WHERE d.id = ?')
  return (id) => statements.reduce((sum, one) => sum + one.all().length, dwelling.all(id).length)
}

const reads = (raw: Connection, texts: readonly string[]) => {
  const statements = texts.map((text) => raw.prepare(text))
  return () => statements.reduce((sum, one) => sum + one.all().length, 0)
}

const WAITING = `caseId IN (SELECT id FROM housingCase WHERE status IN ('waiting', 'offered'))`
const CONCERNED = `caseId IN (SELECT id FROM housingCase WHERE status IN ('received', 'missingInfo', 'assessment', 'teamMeeting', 'waiting', 'offered'))`
const factsOf = (scope: string) => ['requirement', 'householdMember', 'temporaryStay', 'needsAssessment'].map((table) => `SELECT * FROM ${table} WHERE ${scope}`)

/** Vacant dwellings and all who wait, with their facts. */
export const rawVacant = (raw: Connection) => reads(raw, [`SELECT d.*, b.*, v.* FROM vacancy v JOIN dwelling d ON d.id = v.dwellingId JOIN building b ON b.id = d.buildingId WHERE v.status IN ('open', 'reserved')`, `SELECT * FROM housingCase WHERE status IN ('waiting', 'offered')`, ...factsOf(WAITING)])
/** What can still run out: open cases' applications, decisions and stays, offers, leases that end. */
export const rawClocks = (raw: Connection) => reads(raw, [`SELECT a.*, c.status FROM application a JOIN housingCase c ON c.id = a.caseId WHERE c.status NOT IN ('closed', 'refused', 'housed')`, `SELECT d.*, c.status FROM decision d JOIN housingCase c ON c.id = d.caseId WHERE c.status NOT IN ('closed', 'refused', 'housed')`, `SELECT * FROM temporaryStay WHERE endsOn IS NULL`, `SELECT * FROM allocation WHERE status IN ('reserved', 'allocated', 'accepted', 'disputed')`, `SELECT * FROM tenancy WHERE status IN ('active', 'noticeGiven') AND contractEndsOn <= '2027-08-23'`])
/** Everyone the rules decide for, with their facts. */
export const rawPeople = (raw: Connection) => reads(raw, [`SELECT c.*, p.* FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.status IN ('received', 'missingInfo', 'assessment', 'teamMeeting', 'waiting', 'offered')`, ...factsOf(CONCERNED), ...['application', 'judgement'].map((table) => `SELECT * FROM ${table} WHERE ${CONCERNED}`)])

/** What both sections ask about: open cases, the running or next meeting with its agenda, vacant dwellings. */
export function subjects(raw: Connection): { cases: string[]; meetingId: string; agenda: { id: string; caseId: string }[]; dwellings: string[] } {
  const meetingId = (raw.prepare(`SELECT m.id FROM meeting m JOIN agendaItem i ON i.meetingId = m.id WHERE m.status <> 'closed' GROUP BY m.id ORDER BY count(*) DESC, m.heldOn LIMIT 1`).get() as { id: string }).id
  return {
    meetingId,
    cases: (raw.prepare(`SELECT c.id FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.status NOT IN ('closed', 'refused', 'housed') AND p.protectedAddress = 'none' ORDER BY c.dueOn IS NULL, c.dueOn, c.id LIMIT 60`).all() as { id: string }[]).map((row) => row.id),
    agenda: raw.prepare('SELECT id, caseId FROM agendaItem WHERE meetingId = ? AND caseId IS NOT NULL ORDER BY position').all(meetingId) as { id: string; caseId: string }[],
    dwellings: (raw.prepare(`SELECT dwellingId FROM vacancy WHERE status IN ('open', 'reserved') ORDER BY availableOn, id LIMIT 40`).all() as { dwellingId: string }[]).map((row) => row.dwellingId),
  }
}
