// Notice on a lease (husleieloven §§ 9-6 to 9-8): when it runs out, and how long the tenant may protest. Private law: days off move nothing here.
import { plusDays, plusMonths } from '../dates.ts'
import type { RuleDefinition } from './rules.ts'

/** Last day of the month a date is in. */
const monthEnd = (date: string) => plusDays(plusMonths(`${date.slice(0, 7)}-01`, 1), -1)

/** Last day of a lease under notice: whole months, then to the end of the calendar month. Given 31 January or 15 January: 30 April. */
export const noticeEnd = (givenOn: string, months: number) => monthEnd(plusMonths(`${givenOn.slice(0, 7)}-01`, months))

/** Last day the tenant may protest against the landlord's notice, counted from when it was received. */
export const protestDeadline = (receivedOn: string, rules: RuleDefinition) => plusMonths(receivedOn, rules.limits.protestMonths)
