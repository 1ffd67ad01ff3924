// What the parts of the tab hand each other.
import type { Output } from '../../../../shared/operations/index.ts'

export type Desk = Output<'decision.desk'>
export type Card = Desk['decisions'][number]
export type Letter = Desk['letters'][number]
export type DecisionAct =
  | { kind: 'draft'; card: Card | null }
  | { kind: 'decide' | 'control' | 'undo' | 'correct' | 'replay' | 'appeal'; card: Card }
  | { kind: 'letter'; card: Card | null; appealId?: string; letter?: 'appealReceived' | 'appealSentOn' }
