// What the basic conditions of a local regulation are judged on. Null and 'unknown' mean that nobody has said; they are never yes or no.
import type { Answer } from '../model/field.ts'

export interface IncomeFact {
  /** whose, as the form says it: "Søkeren", "Barn, 19 år" */
  who: string
  birthDate: string | null
  /** gross a year in øre; null: not known */
  yearly: number | null
}

export interface AssessmentFacts {
  applicationType: 'new' | 'exchange' | 'renewal'
  birthDate: string | null
  /** has the daily care of own children */
  dailyCare: Answer
  lawfulStay: Answer
  permit: string
  residenceSince: string | null
  /** refugee settled here by agreement with the state */
  settledByAgreement: Answer
  livingSituation: string
  leaseEndsOn: string | null
  leaseRenewable: Answer
  /** a person has found that the home does not suit, for health or family */
  homeUnsuitable: Answer
  persons: number | null
  /** everyone in the household whose income may count; null: the household is not known */
  incomes: readonly IncomeFact[] | null
  /** net, øre */
  wealth: number | null
  /** can get a home with own means or others' help, as a person has judged */
  canSolveSelf: Answer
  /** own attempts are documented */
  ownAttempts: Answer
  unsettledDebt: Answer
  repaymentAgreement: Answer
  everEvicted: Answer
  evictedOn: string | null
  needsFollowUp: Answer
  acceptsFollowUp: Answer
  /** null: not mapped */
  needGroups: readonly string[] | null
  /** exchange: changed household, health or other weighty ground */
  exchangeGround: Answer
  /** renewal: rent paid and the tenancy kept */
  tenancyKept: Answer
}

/** Nothing known yet. */
export const NO_FACTS: AssessmentFacts = {
  applicationType: 'new', birthDate: null, dailyCare: 'unknown', lawfulStay: 'unknown', permit: 'unknown', residenceSince: null, settledByAgreement: 'unknown', livingSituation: 'unknown', leaseEndsOn: null, leaseRenewable: 'unknown', homeUnsuitable: 'unknown', persons: null, incomes: null, wealth: null,
  canSolveSelf: 'unknown', ownAttempts: 'unknown', unsettledDebt: 'unknown', repaymentAgreement: 'unknown', everEvicted: 'unknown', evictedOn: null, needsFollowUp: 'unknown', acceptsFollowUp: 'unknown', needGroups: null, exchangeGround: 'unknown', tenancyKept: 'unknown',
}
