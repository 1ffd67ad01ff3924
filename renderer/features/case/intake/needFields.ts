// The mapping in sections: which fields each holds, and how each is written and shown.
import { dateText, kroner } from '../../../../shared/dates.ts'
import { civilStatus, livelihood, needGroup, permitKind, workSituation } from '../../../../shared/model/codes.ts'
import { text } from '../../../text.ts'
import type { Intake } from './useIntake.ts'

export type Needs = Intake['needs']
export type NeedField = Exclude<keyof Needs, 'id' | 'version'>
export type Kind = 'answer' | 'date' | 'kroner' | 'lines' | 'line' | 'groups' | Readonly<Record<string, string>>
export type SectionName = 'living' | 'household' | 'stay' | 'economy' | 'attempts' | 'followUp' | 'groups' | 'mapping'

export const SECTIONS: Record<SectionName, readonly (readonly [NeedField, Kind])[]> = {
  living: [['homeUnsuitable', 'answer'], ['homeUnsuitableReason', 'lines'], ['leaseEndsOn', 'date'], ['leaseRenewable', 'answer'], ['exchangeGround', 'answer'], ['tenancyKept', 'answer']],
  household: [['civilStatus', civilStatus.labels], ['dailyCare', 'answer']],
  stay: [['lawfulStay', 'answer'], ['permit', permitKind.labels], ['permitUntil', 'date'], ['settledByAgreement', 'answer']],
  economy: [['yearlyIncome', 'kroner'], ['wealth', 'kroner'], ['debt', 'kroner'], ['livelihood', livelihood.labels], ['workSituation', workSituation.labels], ['canSolveSelf', 'answer'], ['unsettledDebt', 'answer'], ['repaymentAgreement', 'answer'], ['everEvicted', 'answer'], ['evictedOn', 'date'], ['ownHousingText', 'lines']],
  attempts: [['ownAttempts', 'answer'], ['ownAttemptsText', 'lines']],
  followUp: [['needsFollowUp', 'answer'], ['acceptsFollowUp', 'answer'], ['followUpText', 'lines']],
  groups: [['needGroups', 'groups'], ['mainNeedGroup', needGroup.labels]],
  mapping: [['mappedOn', 'date'], ['nextReviewOn', 'date'], ['informants', 'line']],
}

const applies = (type: 'exchange' | 'renewal', intake: Intake) => intake.applications.some((one) => one.type === type)

/** Fields that only mean something once another is answered, or for one kind of application: shown and asked then. */
export const ONLY_WHEN: Partial<Record<NeedField, (needs: Needs, intake: Intake) => boolean>> = {
  exchangeGround: (needs, intake) => needs.exchangeGround !== 'unknown' || applies('exchange', intake), tenancyKept: (needs, intake) => needs.tenancyKept !== 'unknown' || applies('renewal', intake) || applies('exchange', intake),
  homeUnsuitableReason: (needs) => needs.homeUnsuitable === 'yes', permitUntil: (needs) => needs.permit === 'temporary' || needs.permit === 'refugee', repaymentAgreement: (needs) => needs.unsettledDebt === 'yes', evictedOn: (needs) => needs.everEvicted === 'yes', mainNeedGroup: (needs) => needs.needGroups.length > 0,
}

/** A value in words; null when nobody has said. */
export function needText(kind: Kind, value: unknown): string | null {
  if (value === null || value === undefined || value === '' || value === 'unknown') return null
  if (kind === 'answer') return text.common.answer[value as 'yes']
  if (kind === 'date') return dateText(String(value))
  if (kind === 'kroner') return kroner(Number(value))
  if (kind === 'groups') return (value as (keyof typeof needGroup.labels)[]).map((one) => needGroup.labels[one]).join(', ') || null
  return typeof kind === 'object' ? (kind[String(value)] ?? String(value)) : String(value)
}
