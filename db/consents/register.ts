// The register of consents and other grounds of one person, as it stands today. What may be shown is asked of disclosure alone, one service at a time.
import { daysBetween } from '../../shared/dates.ts'
import { GUARDED_TOPICS, type ConsentFact, type Subject } from '../../shared/domain/disclosure.ts'
import { provisionsAt } from '../../shared/domain/sharing-grounds.ts'
import { TOPIC_LABELS, type Topic } from '../../shared/model/field.ts'
import type { Row } from '../../shared/model/index.ts'
import type { ConsentRegister, ShareEntry } from '../../shared/operations/consent.ts'
import { parsed, STATED_ON, subjectOf, topicDisclosed } from '../disclosure.ts'
import { CASES_OF } from '../handovers/count.ts'
import { readRules, readServices, readSetting, type ServiceRow } from '../settings/queries.ts'
import type { Reader } from '../store.ts'

type Stored<E extends 'consent' | 'legalGround'> = Omit<Row<E>, 'topics' | 'purposes'> & { caseNumber: string; topics: string; purposes: string | null }

const rowsOf = <E extends 'consent' | 'legalGround', M = object>(read: Reader, entity: E, personId: string, more = '') => read.sql<Stored<E> & M>(`SELECT x.*, c.caseNumber${more} FROM ${entity} x JOIN housingCase c ON c.id = x.caseId WHERE x.caseId IN (${CASES_OF('?')}) ORDER BY x.createdAt DESC, x.id DESC`, [personId, personId, personId, personId])
const qualified = STATED_ON.replaceAll(/\b(status|withdrawnOn|givenOn|updatedAt|createdAt)\b/g, 'x.$1')

/** Is anything of this one consent left, when all that was said against it is set beside it? Asked of disclosure, so that the register never says other than the room. */
function stillStands(person: Subject, one: ConsentFact, service: ServiceRow): boolean {
  const guarded = one.topics.filter((topic) => GUARDED_TOPICS.includes(topic))
  // Nothing guarded in it: it is only the word of the person, and stands until it is taken back.
  if (guarded.length === 0) return true
  const alone: Subject = { ...person, protectedAddress: false, own: null, grounds: [], uncoverings: [], consents: [one, ...person.consents.filter((other) => other.status === 'refused' || other.status === 'withdrawn')] }
  return guarded.some((topic) => topicDisclosed(alone, topic, [service], 'room').shown || topicDisclosed(alone, topic, [service], 'paper').shown)
}

function stateByDate(validFrom: string | null, validTo: string | null, today: string, soonDays: number): ShareEntry['state'] {
  if (validTo !== null && validTo < today) return 'expired'
  if (validFrom !== null && validFrom > today) return 'notYet'
  return validTo !== null && daysBetween(today, validTo) <= soonDays ? 'soon' : 'inForce'
}

const NOTHING = { form: null, givenOn: null, givenBy: null, withdrawnOn: null, withdrawnBy: null, note: null, reference: null, reason: null, endedOn: null, endedReason: null }

/** Every consent, refusal and ground of the person behind a case, the newest first. */
export function registerOf(read: Reader, caseId: string, personId: string, today: string): ShareEntry[] {
  const services = new Map(readServices(read).map((one) => [one.id, one]))
  const soonDays = readRules(read, today).definition.limits.consentWarnDays
  const person = subjectOf(read, caseId, today)
  const consents = rowsOf<'consent', { statedOn: string }>(read, 'consent', personId, `, ${qualified} AS statedOn`).map((row): ShareEntry => {
    const { topics, purposes } = parsed(row)
    const service = services.get(row.serviceId)!
    const dated = stateByDate(row.validFrom, row.validTo, today, soonDays)
    const open = row.status === 'given' && (dated === 'inForce' || dated === 'soon')
    const state = row.status !== 'given' ? row.status : open && !stillStands(person, { ...row, topics, purposes }, service) ? 'overruled' : dated
    return { ...NOTHING, id: row.id, version: row.version, kind: 'consent', state, caseId: row.caseId, caseNumber: row.caseNumber, serviceId: row.serviceId, service: service.name, topics, purposes: purposes ?? ['meeting'], status: row.status, validFrom: row.validFrom, validTo: row.validTo, form: row.form, givenOn: row.givenOn, givenBy: row.givenBy, recordedBy: row.recordedBy, withdrawnOn: row.withdrawnOn, withdrawnBy: row.withdrawnBy, note: row.note }
  })
  const grounds = rowsOf(read, 'legalGround', personId).map((row): ShareEntry => {
    const { topics, purposes } = parsed(row)
    return { ...NOTHING, id: row.id, version: row.version, kind: 'ground', state: row.endedOn === null ? stateByDate(row.validFrom, row.validTo, today, soonDays) : 'ended', caseId: row.caseId, caseNumber: row.caseNumber, serviceId: row.serviceId, service: services.get(row.serviceId)!.name, topics, purposes: purposes ?? [], status: 'given', validFrom: row.validFrom, validTo: row.validTo, recordedBy: row.recordedBy, reference: row.reference, reason: row.reason, endedOn: row.endedOn, endedReason: row.endedReason }
  })
  return [...consents, ...grounds]
}

type Matrix = ConsentRegister['matrix']

/** Each service beside each guarded topic. The own service is left out: it owns the case. */
export function matrixOf(read: Reader, person: Subject): Matrix {
  const said = (topic: Topic, service: ServiceRow, purpose: 'room' | 'paper') => {
    const { shown, reason } = topicDisclosed(person, topic, [service], purpose)
    return { shown, reason }
  }
  return readServices(read).filter((one) => one.id !== person.own).map((one) => ({ serviceId: one.id, service: one.name, standing: one.standing === 'yes', cells: GUARDED_TOPICS.map((topic) => ({ topic, room: said(topic, one, 'room'), paper: said(topic, one, 'paper') })) }))
}

const listed = (words: readonly string[]) => (words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} og ${words.at(-1)!}`)

/** What is different between two moments, a sentence per service and kind: «Fra nå dekkes helse når NAV er til stede.» */
export function changesBetween(before: Matrix, after: Matrix): string[] {
  return after.flatMap((row) => {
    const old = before.find((one) => one.serviceId === row.serviceId)!
    const turned = (kind: 'room' | 'paper', shown: boolean) => listed(row.cells.filter((cell, i) => cell[kind].shown === shown && old.cells[i]![kind].shown !== shown).map((cell) => TOPIC_LABELS[cell.topic].toLowerCase()))
    const [opened, covered, given, kept] = [turned('room', true), turned('room', false), turned('paper', true), turned('paper', false)]
    return [
      opened && `Fra nå kan ${opened} drøftes når ${row.service} er til stede.`, covered && `Fra nå dekkes ${covered} når ${row.service} er til stede.`,
      given && `${row.service} kan få ${given} på papir.`, kept && `${row.service} får ikke lenger ${kept} på papir.`,
    ].filter((line) => line !== '')
  })
}

/** The whole register of one case's person. */
export function readRegister(read: Reader, caseId: string, record: { personId: string; protectedAddress: string }, today: string): ConsentRegister {
  const givers = read.sql<{ kind: string; name: string }>('SELECT kind, name FROM representative WHERE caseId = ? AND validFrom <= ? AND (validTo IS NULL OR validTo >= ?) ORDER BY kind, name', [caseId, today, today])
  return {
    protected: record.protectedAddress !== 'none', matrix: matrixOf(read, subjectOf(read, caseId, today)), entries: registerOf(read, caseId, record.personId, today), soonDays: readRules(read, today).definition.limits.consentWarnDays, ownService: readSetting(read, 'ownService'),
    provisions: provisionsAt(today).map(({ reference, about }) => ({ reference, about })), givers: ['Personen selv', ...givers.map((one) => `${one.kind === 'guardian' ? 'Verge' : 'Fullmektig'} ${one.name}`)],
  }
}
