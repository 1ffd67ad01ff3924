// Which clocks a user is told about at all. Shared by the clock desk, I dag and the calendar, so that none of them tells more than the others.
import { may, type Role } from '../../shared/access.ts'
import type { Clock } from '../../shared/domain/clocks.ts'
import type { ClockKind } from '../../shared/model/codes.ts'
import { maySee, type PersonRow } from '../people.ts'

/** Kinds of the follow-up and of keeping the home: for who may read plans. */
const OF_THE_PLAN: readonly ClockKind[] = ['planReview', 'contactOverdue', 'visitOverdue', 'trackStep', 'repayment', 'instrumentEnd']

/** Kinds that tell how, where or with what help someone lives: of a protected person they are told to who is named only. */
const OF_THE_HOME: ReadonlySet<ClockKind> = new Set([...OF_THE_PLAN, 'temporary14', 'temporary90', 'leaseEnd', 'overstay', 'noticeEnd', 'protest'])

const needsPlan: ReadonlySet<ClockKind> = new Set(OF_THE_PLAN)

/** May this role be told that a clock of this kind runs? */
export const kindShown = (kind: ClockKind, role: Role): boolean => !needsPlan.has(kind) || may(role, 'plan.read')

/** May this user be told that this clock runs? `owner` is null for a clock without a case. */
export const clockShown = (clock: Pick<Clock, 'kind'>, owner: Pick<PersonRow, 'protectedAddress' | 'caseId'> | null, allowed: ReadonlySet<string>, role: Role): boolean =>
  kindShown(clock.kind, role) && (owner === null || !OF_THE_HOME.has(clock.kind) || maySee(owner, allowed))
