// What one does to a case: load, rule, write.
import { Refusal } from '../../shared/errors.ts'
import { needsControl } from '../../shared/domain/decision.ts'
import { appealDeadline } from '../../shared/domain/deadlines.ts'
import type { Patch, Row } from '../../shared/model/index.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { mustWorkHere, nameIfProtected, noteCoordinatorChange } from '../coordinator.ts'
import { freeze } from '../intake/frozen.ts'
import { casesBehind, openProtected } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { mustSeeCase } from './guard.ts'

/** The next free case number of a year: "2026/0453". */
export function nextCaseNumber(read: Reader, today: string): string {
  const year = today.slice(0, 4)
  const last = read.sql<{ n: number | null }>('SELECT max(CAST(substr(caseNumber, 6) AS INTEGER)) AS n FROM housingCase WHERE caseNumber LIKE ?', [`${year}/%`])[0]?.n ?? 0
  return `${year}/${String(last + 1).padStart(4, '0')}`
}

/** Only who is named may touch a case with a protected address. */
export function guardCase({ read, session }: { read: Reader; session: CommandContext['session'] }, caseId: string) {
  return mustSeeCase(read, caseId, openProtected(read, session))
}

/** A person someone else keeps protected can be given no new case, and so shown, by who is not named. */
function guardPerson(context: CommandContext, personId: string): void {
  for (const caseId of casesBehind(context.write, 'person', personId)) guardCase(context, caseId)
  // A registration that has become part of another is no longer a person to give a case to.
  if (context.write.sql('SELECT 1 FROM person WHERE id = ? AND mergedIntoId IS NULL', [personId]).length === 0) throw new Refusal('not-found', { field: 'sameAs' })
}

/** Someone is registered with this national id: said with the case, unless it is one this user may not see. */
function refuseKnown(context: CommandContext, nationalId: string): void {
  const known = context.write.sql<{ id: string }>('SELECT coalesce(mergedIntoId, id) AS id FROM person WHERE nationalId = ? ORDER BY mergedIntoId IS NOT NULL', [nationalId])[0]
  if (!known) return
  const cases = context.write.sql<{ id: string; protectedAddress: string }>('SELECT c.id, p.protectedAddress FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.personId = ? ORDER BY c.caseNumber DESC', [known.id])
  const allowed = openProtected(context.read, context.session)
  throw new Refusal('duplicate', { field: 'nationalId', ...(cases.every((one) => one.protectedAddress === 'none' || allowed.has(one.id)) ? { details: { personId: known.id, caseId: cases[0]?.id ?? null } } : {}) })
}

function createCase(context: CommandContext, input: Parameters<Handlers['case.create']>[1]) {
  const { write, session, today } = context
  if (input.nationalId && !input.sameAs) refuseKnown(context, input.nationalId)
  if (input.sameAs) guardPerson(context, input.sameAs)
  const personId = input.sameAs ?? write.insert('person', {
    nationalId: input.nationalId, name: input.name, birthDate: input.birthDate, phone: input.phone, email: null, address: null, contactNote: null, protectedAddress: input.protectedAddress, language: null, interpreter: 'unknown', pronoun: null,
  }).id
  const caseNumber = nextCaseNumber(write, today)
  const caseId = write.insert('housingCase', { ...emptyCase, caseNumber, personId, coordinatorId: session.userId, livingSituation: input.livingSituation, livingSince: input.livingSince, ownWords: input.ownWords, adults: input.adults, children: input.children, receivedOn: input.receivedOn, nextStep: 'Se over søknaden og be om det som mangler', nextAction: 'Åpne', waitingOn: 'Boligkontoret', waitingSince: today }).id
  if (write.sql(`SELECT 1 FROM person WHERE id = ? AND protectedAddress <> 'none'`, [personId]).length > 0) write.insert('caseAccess', { caseId, userId: session.userId, reason: 'Registrerte søknaden' })
  write.insert('application', { caseId, type: input.type, receivedOn: input.receivedOn, channel: input.channel, status: 'received', livingSituation: input.livingSituation, livingSince: input.livingSince, ownWords: input.ownWords, wants: input.wants || null, ownAttempts: input.ownAttempts || null, facts: freeze(write, caseId, today) })
  if (input.representative && input.representative.length > 1) write.insert('representative', { caseId, kind: 'representative', name: input.representative, receivesLetters: 'yes', validFrom: input.receivedOn })
  return { id: caseId, caseNumber }
}

/** A case about which nothing is known yet. */
export const emptyCase: Omit<Row<'housingCase'>, 'id' | 'version' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'caseNumber' | 'personId'> = {
  status: 'received', coordinatorId: null, livingSituation: 'unknown', livingText: null, livingSince: null, livingUntil: null, ownWords: null, ownWordsRoom: null, ownWordsNote: null, householdText: null, adults: null, children: null, nextStep: null, nextAction: null, waitingOn: null, waitingOnServiceId: null, waitingSince: null, dueOn: null, dueKind: null, receivedOn: null, residenceSince: null, grantedOn: null, need: null, healthNote: null, economyNote: null, monthlyIncome: null, rentCeiling: null, questionToTeam: null, triedBefore: null, flag: null, closedOn: null, parkedUntil: null, parkedReason: null, movedBackTo: null, coordinatorWish: null, source: null,
}

export const caseCommands = {
  'case.create': createCase,
  'case.update': (context, input) => {
    const before = guardCase(context, input.id)
    const after = context.write.update('housingCase', input.id, input.version, input.patch as Patch<'housingCase'>)
    noteCoordinatorChange(context.write, input.id, before.coordinatorId, after.coordinatorId, context.today)
    return { version: after.version }
  },
  'person.update': (context, input) => {
    const cases = casesBehind(context.write, 'person', input.id)
    for (const caseId of cases) guardCase(context, caseId)
    const row = context.write.update('person', input.id, input.version, input.patch as Patch<'person'>)
    if (row.protectedAddress !== 'none') for (const caseId of cases) nameIfProtected(context.write, caseId, context.session.userId)
    return { version: row.version }
  },
  'case.assign': (context, input) => {
    mustWorkHere(context.write, input.coordinatorId)
    let changed = 0
    for (const id of input.ids) {
      const before = guardCase(context, id)
      if (before.coordinatorId === input.coordinatorId) continue
      context.write.update('housingCase', id, null, { coordinatorId: input.coordinatorId })
      noteCoordinatorChange(context.write, id, before.coordinatorId, input.coordinatorId, context.today)
      nameIfProtected(context.write, id, input.coordinatorId)
      changed++
    }
    return { changed }
  },
  'case.postpone': (context, input) => {
    guardCase(context, input.id)
    context.write.update('housingCase', input.id, input.version, { dueOn: input.dueOn })
    context.write.insert('note', { caseId: input.id, dwellingId: null, kind: 'note', title: 'Neste steg utsatt', body: input.reason, topic: 'housing', happenedOn: context.today, author: context.session.name })
    return {}
  },
  'case.registerAnswer': (context, input) => {
    const before = guardCase(context, input.id)
    context.write.update('housingCase', input.id, input.version, { nextStep: input.nextStep, waitingOn: input.waitingOn, waitingSince: context.today, dueOn: input.dueOn, dueKind: input.dueOn ? 'agreed' : null })
    context.write.insert('note', { caseId: input.id, dwellingId: null, kind: 'answer', title: `Svar: ${before.nextStep ?? 'registrert'}`.slice(0, 300), body: input.answer, topic: 'housing', happenedOn: context.today, author: context.session.name })
    return {}
  },
  'case.addNote': (context, input) => {
    guardCase(context, input.caseId)
    const { caseId, kind, title, body, topic, happenedOn } = input
    return { id: context.write.insert('note', { caseId, dwellingId: null, kind, title, body, topic, happenedOn, author: context.session.name }).id }
  },
  'case.setRequirement': (context, input) => {
    guardCase(context, input.caseId)
    if (input.id && context.write.sql('SELECT 1 FROM requirement WHERE id = ? AND caseId = ?', [input.id, input.caseId]).length === 0) throw new Refusal('not-found')
    if (input.level === 'dropped') {
      if (!input.id) throw new Refusal('not-found')
      context.write.remove('requirement', input.id)
      return { id: input.id }
    }
    const values = { kind: input.kind, level: input.level, value: input.value, label: null, source: input.source ?? context.session.name, statedOn: input.statedOn }
    if (!input.id) return { id: context.write.insert('requirement', { caseId: input.caseId, ...values }).id }
    return { id: context.write.update('requirement', input.id, input.version, values).id }
  },
  'case.decide': (context, input) => {
    guardCase(context, input.caseId)
    const rules = readRules(context.read, input.decidedOn)
    if (needsControl(readRules(context.read, context.today).definition, input.kind, input.outcome)) throw new Refusal('control-needed')
    const deadline = appealDeadline(input.notifiedOn, rules.definition)
    const count = context.write.sql<{ n: number }>('SELECT count(*) AS n FROM decision WHERE caseId = ? AND reference IS NOT NULL', [input.caseId])[0]!.n
    const number = context.write.sql<{ caseNumber: string }>('SELECT caseNumber FROM housingCase WHERE id = ?', [input.caseId])[0]!.caseNumber
    const id = context.write.insert('decision', {
      caseId: input.caseId, kind: input.kind, outcome: input.outcome, decidedOn: input.decidedOn, reference: `${number}-${String(count + 1).padStart(2, '0')}`, legalBasis: input.legalBasis, rationale: input.rationale, contractMonths: input.contractMonths, appealBody: rules.definition.appealBodies[input.kind] as 'appealBoard' | 'countyGovernor', appealDeadline: deadline, ruleVersion: `${rules.name}, ${rules.versionLabel}`,
    }).id
    if (input.kind === 'municipalDwelling') {
      context.write.update('housingCase', input.caseId, null, input.outcome === 'granted' ? { status: 'waiting', grantedOn: input.decidedOn } : { status: input.outcome === 'refused' ? 'refused' : 'closed', closedOn: input.decidedOn })
      for (const one of context.write.sql<{ id: string }>(`SELECT id FROM application WHERE caseId = ? AND status IN ('received', 'missingInfo')`, [input.caseId])) context.write.update('application', one.id, null, { status: 'decided' })
    }
    return { id, appealDeadline: deadline }
  },
} satisfies Partial<Handlers>
