// Types of one plan, and small questions several parts of the page ask.
import type { Output } from '../../../shared/operations/index.ts'

export type PlanAnswer = Output<'plan.get'>
export type Plan = PlanAnswer['plan']
export type Goal = PlanAnswer['goals'][number]
export type Measure = Goal['measures'][number]
export type Visit = PlanAnswer['visits'][number]
export type Rating = PlanAnswer['ratings'][number]
export type Member = PlanAnswer['members'][number]
export type Condition = PlanAnswer['conditions'][number]['conditions'][number]
export type Window = PlanAnswer['windows'][number]
export type Membership = PlanAnswer['memberships'][number]

/** Which dialog is open on the plan. */
export type PlanDialog =
  | { kind: 'goal' | 'visit' | 'planVisit' | 'nextReview' | 'review' | 'words' | 'frame' | 'end' | 'join' }
  | { kind: 'measure'; goal: Goal | null }
  | { kind: 'editGoal' | 'judge'; goal: Goal }
  | { kind: 'visitHow' | 'visitNote' | 'visitMove'; visit: Visit }
  | { kind: 'due'; measure: Measure }
  | { kind: 'member'; member: Member | null }
  | { kind: 'condition'; condition: Condition | null }
  | { kind: 'window'; window: Window | null }
  | { kind: 'leave'; membership: Membership }

/** «Aud Helene» of «Aud Helene Vik». */
export const firstNames = (name: string) => name.split(' ').slice(0, -1).join(' ') || name

/** The last of the old ratings of a goal, 1 to 5, or null when there is none. */
export const latest = (goal: Goal) => [...goal.mastery].sort((a, b) => (a.on < b.on ? 1 : -1))[0] ?? null

export const isOpen = (measure: Measure) => measure.status !== 'done' && measure.status !== 'dropped'
