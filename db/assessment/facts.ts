// The facts that the basic conditions are judged on, read for one case or for many at once. What nobody has said stays unknown.
import { ageAt } from '../../shared/dates.ts'
import { NO_FACTS, type AssessmentFacts, type IncomeFact } from '../../shared/domain/assessment-facts.ts'
import type { Row } from '../../shared/model/index.ts'
import { groupBy } from '../facts.ts'
import { readTexts } from '../json.ts'
import type { Reader, Scalar } from '../store.ts'

interface CaseFacts { id: string; birthDate: string | null; livingSituation: string; residenceSince: string | null; adults: number | null; children: number | null; monthlyIncome: number | null }
interface MemberFact { caseId: string; relation: string; birthDate: string | null; yearlyIncome: number | null; custody: string | null }

const COLUMNS = 'c.id, p.birthDate, c.livingSituation, c.residenceSince, c.adults, c.children, c.monthlyIncome'
const LIVES = new Set(['partner', 'child', 'parent', 'other'])
const RELATION_WORDS: Readonly<Record<string, string>> = { partner: 'Partner', child: 'Barn', parent: 'Forelder', other: 'Annen voksen' }
type Needs = Row<'needsAssessment'>

/** Everyone whose income may count. Children under 18 without an entered income have none; anyone else's is unknown until it is entered. */
function incomesOf(one: CaseFacts, needs: Needs | undefined, members: readonly MemberFact[], today: string): IncomeFact[] {
  const own = needs?.yearlyIncome ?? (one.monthlyIncome === null ? null : one.monthlyIncome * 12)
  const living = members.filter((member) => LIVES.has(member.relation) && member.custody !== 'notHere' && member.custody !== 'visits')
  const incomes: IncomeFact[] = [{ who: 'Søkeren', birthDate: one.birthDate, yearly: own }]
  for (const member of living) {
    const age = member.birthDate ? ageAt(member.birthDate, today) : null
    const yearly = member.yearlyIncome ?? (member.relation === 'child' && age !== null && age < 18 ? 0 : null)
    incomes.push({ who: `${RELATION_WORDS[member.relation]}${age === null ? '' : `, ${age} år`}`, birthDate: member.birthDate, yearly })
  }
  // The case may say how many live there without naming them: those that are not listed are not known.
  const listedAdults = 1 + living.filter((member) => member.relation !== 'child').length
  for (let n = listedAdults; n < (one.adults ?? listedAdults); n++) incomes.push({ who: 'Voksen som ikke er registrert', birthDate: null, yearly: null })
  return incomes
}

function factsOf(one: CaseFacts, needs: Needs | undefined, members: readonly MemberFact[], type: AssessmentFacts['applicationType'], today: string): AssessmentFacts {
  const known = needs ?? ({} as Partial<Needs>)
  return {
    ...NO_FACTS, applicationType: type, birthDate: one.birthDate, livingSituation: one.livingSituation, residenceSince: one.residenceSince,
    persons: one.adults === null || one.children === null ? null : one.adults + one.children,
    incomes: one.adults === null ? null : incomesOf(one, needs, members, today),
    dailyCare: known.dailyCare ?? 'unknown', lawfulStay: known.lawfulStay ?? 'unknown', permit: known.permit ?? 'unknown', settledByAgreement: known.settledByAgreement ?? 'unknown', leaseEndsOn: known.leaseEndsOn ?? null, leaseRenewable: known.leaseRenewable ?? 'unknown', homeUnsuitable: known.homeUnsuitable ?? 'unknown', wealth: known.wealth ?? null,
    canSolveSelf: known.canSolveSelf ?? 'unknown', ownAttempts: known.ownAttempts ?? 'unknown', unsettledDebt: known.unsettledDebt ?? 'unknown', repaymentAgreement: known.repaymentAgreement ?? 'unknown', everEvicted: known.everEvicted ?? 'unknown', evictedOn: known.evictedOn ?? null, needsFollowUp: known.needsFollowUp ?? 'unknown', acceptsFollowUp: known.acceptsFollowUp ?? 'unknown',
    needGroups: readTexts(known.needGroups ?? null), exchangeGround: known.exchangeGround ?? 'unknown', tenancyKept: known.tenancyKept ?? 'unknown',
  }
}

/**
 * Facts of many cases, by case id.
 * @param where SQL over `housingCase c`, e.g. `c.status = 'waiting'`
 */
export function readManyAssessmentFacts(read: Reader, where: string, values: readonly Scalar[], typeOf: (caseId: string) => AssessmentFacts['applicationType'], today: string): Map<string, AssessmentFacts> {
  const cases = read.sql<CaseFacts>(`SELECT ${COLUMNS} FROM housingCase c JOIN person p ON p.id = c.personId WHERE ${where}`, values)
  const within = `caseId IN (SELECT c.id FROM housingCase c JOIN person p ON p.id = c.personId WHERE ${where})`
  const needs = new Map(read.sql<Needs>(`SELECT * FROM needsAssessment WHERE ${within}`, values).map((row) => [row.caseId, row]))
  const members = groupBy(read.sql<MemberFact>(`SELECT caseId, relation, birthDate, yearlyIncome, custody FROM householdMember WHERE ${within}`, values), (row) => row.caseId)
  return new Map(cases.map((one) => [one.id, factsOf(one, needs.get(one.id), members.get(one.id) ?? [], typeOf(one.id), today)]))
}

/** Facts of one case for one kind of application. Undefined when the case does not exist. */
export function readAssessmentFacts(read: Reader, caseId: string, type: AssessmentFacts['applicationType'], today: string): AssessmentFacts | undefined {
  return readManyAssessmentFacts(read, 'c.id = ?', [caseId], () => type, today).get(caseId)
}
