// Who speaks for the applicant, who is in the household, and the mapping of the household's needs.
import { Refusal } from '../../shared/errors.ts'
import type { Patch, Row } from '../../shared/model/index.ts'
import type { Writer } from '../store.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { readTexts } from '../json.ts'
import { notLater } from './progress.ts'

type Needs = Row<'needsAssessment'>

/** A mapping in which nothing is known. */
export const unknownNeeds: Omit<Needs, 'id' | 'version' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'caseId'> = {
  homeUnsuitable: 'unknown', homeUnsuitableReason: null, leaseEndsOn: null, leaseRenewable: 'unknown', lawfulStay: 'unknown', permit: 'unknown', permitUntil: null, settledByAgreement: 'unknown', dailyCare: 'unknown', yearlyIncome: null, wealth: null, debt: null, livelihood: 'unknown', workSituation: 'unknown', civilStatus: 'unknown',
  canSolveSelf: 'unknown', unsettledDebt: 'unknown', repaymentAgreement: 'unknown', everEvicted: 'unknown', evictedOn: null, ownAttempts: 'unknown', ownAttemptsText: null, needsFollowUp: 'unknown', acceptsFollowUp: 'unknown', followUpText: null, needGroups: null, mainNeedGroup: null, exchangeGround: 'unknown', tenancyKept: 'unknown', ownHousingText: null, informants: null, mappedOn: null, nextReviewOn: null,
}

const ADULTS: readonly string[] = ['partner', 'parent', 'other']
const LIVES_HERE = `(custody IS NULL OR custody IN ('lives', 'shared'))`

/** Does this member live in the dwelling? Animals and contacts are not counted; a child on visits has a home elsewhere. */
export const livesHere = (one: { custody: string | null }) => one.custody === null || one.custody === 'lives' || one.custody === 'shared'

/** The numbers on the case follow the list, for the kind of member that was touched. What nobody has said stays unknown. */
function countHousehold(write: Writer, caseId: string, touched: readonly string[]): void {
  const count = (relations: string) => write.sql<{ n: number }>(`SELECT count(*) AS n FROM householdMember WHERE caseId = ? AND relation IN (${relations}) AND ${LIVES_HERE}`, [caseId])[0]!.n
  const patch: Patch<'housingCase'> = {}
  if (touched.some((one) => ADULTS.includes(one))) patch.adults = 1 + count(`'partner', 'parent', 'other'`)
  if (touched.includes('child')) patch.children = count(`'child'`)
  write.update('housingCase', caseId, null, patch)
}

function mustFind<E extends 'representative' | 'householdMember'>({ read }: CommandContext, entity: E, id: string, caseId: string | null): Row<E> {
  const row = read.sql<Row<E>>(`SELECT * FROM ${entity} WHERE id = ?`, [id])[0]
  if (!row || (caseId !== null && row.caseId !== caseId)) throw new Refusal('not-found')
  return row
}

/** The version a change is based on; without it an existing row can't be changed. */
function versionOf(version: number | null): number {
  if (version === null) throw new Refusal('bad-input', { field: 'version' })
  return version
}

const noEmpty = <T extends object>(values: T): T => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === '' ? null : value])) as T

export const householdCommands = {
  'representative.save': (context, input) => {
    const { id, version, caseId, ...given } = input
    guardCase(context, caseId)
    if (given.validTo !== null && given.validTo < given.validFrom) throw new Refusal('bad-input', { field: 'validTo' })
    const values = noEmpty(given)
    if (id === null) return { id: context.write.insert('representative', { caseId, ...values }).id }
    mustFind(context, 'representative', id, caseId)
    return { id: context.write.update('representative', id, versionOf(version), values).id }
  },
  'household.save': (context, input) => {
    const { id, version, caseId, ...given } = input
    guardCase(context, caseId)
    if (given.relation !== 'unborn') notLater(given.birthDate, context.today, 'birthDate')
    const values = noEmpty(given)
    const before = id === null ? null : mustFind(context, 'householdMember', id, caseId)
    const row = id === null ? context.write.insert('householdMember', { caseId, ...values }) : context.write.update('householdMember', id, versionOf(version), values)
    countHousehold(context.write, caseId, [given.relation, ...(before ? [before.relation] : [])])
    return { id: row.id }
  },
  'household.remove': (context, input) => {
    const own = mustFind(context, 'householdMember', input.id, null)
    guardCase(context, own.caseId)
    // The row must be as it was seen: a stale one is told of, not taken away.
    context.write.update('householdMember', input.id, input.version, {})
    context.write.remove('householdMember', input.id)
    countHousehold(context.write, own.caseId, [own.relation])
    return {}
  },
  'needs.save': (context, input) => {
    const { write } = context
    guardCase(context, input.caseId)
    const { needGroups, ...rest } = Object.fromEntries(Object.entries(input.patch).filter(([, value]) => value !== undefined)) as typeof input.patch
    const patch = noEmpty({ ...rest, ...(needGroups === undefined ? {} : { needGroups: needGroups.length > 0 ? JSON.stringify([...new Set(needGroups)].sort()) : null }) }) as Patch<'needsAssessment'>
    const own = write.sql<Needs>('SELECT * FROM needsAssessment WHERE caseId = ?', [input.caseId])[0]
    const next = { ...unknownNeeds, ...own, ...patch }
    if (next.mainNeedGroup !== null && !(readTexts(next.needGroups) ?? []).includes(next.mainNeedGroup)) throw new Refusal('bad-input', { field: 'mainNeedGroup' })
    if (!own && input.version !== null) throw new Refusal('stale', { details: { changes: [] } })
    // Made by someone else since this user looked: version 0 is older than any, and is refused as stale with what was written.
    if (own) return { version: write.update('needsAssessment', own.id, input.version ?? 0, patch).version }
    return { version: write.insert('needsAssessment', { caseId: input.caseId, ...unknownNeeds, ...patch }).version }
  },
} satisfies Partial<Handlers>
