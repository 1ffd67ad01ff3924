// Types of one plan, and small questions several parts of the page ask.
import type { Output } from '../../../shared/operations/index.ts'

export type PlanAnswer = Output<'plan.get'>
export type Plan = PlanAnswer['plan']
export type Goal = PlanAnswer['goals'][number]
export type Measure = Goal['measures'][number]
export type Visit = PlanAnswer['visits'][number]

/** Which dialog is open on the plan. */
export type PlanDialog =
  | { kind: 'goal' }
  | { kind: 'measure'; goal: Goal | null }
  | { kind: 'rate'; goal: Goal }
  | { kind: 'visit' }
  | { kind: 'visitHow'; visit: Visit }
  | { kind: 'review' }
  | { kind: 'words' }
  | { kind: 'due'; measure: Measure }

/** «Aud Helene» of «Aud Helene Vik». */
export const firstNames = (name: string) => name.split(' ').slice(0, -1).join(' ') || name

/** The person's latest rating of a goal, or null when nobody has asked. */
export const latest = (goal: Goal) => [...goal.mastery].sort((a, b) => (a.on < b.on ? 1 : -1))[0] ?? null

export const isOpen = (measure: Measure) => measure.status !== 'done' && measure.status !== 'dropped'
