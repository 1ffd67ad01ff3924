// The only list of operations. Types of the whole contract are read from it.
import type { Operation, Result } from '../contract.ts'
import type { z } from '../zod.ts'
import { allocationOperations } from './allocation.ts'
import { assessmentOperations } from './assessment.ts'
import { backupOperations } from './backup.ts'
import { careOperations } from './care.ts'
import { caseOperations } from './cases.ts'
import { consentOperations } from './consent.ts'
import { decisionOperations } from './decisions.ts'
import { deskOperations } from './desk.ts'
import { exchangeOperations } from './exchange.ts'
import { fileOperations } from './exchangefiles.ts'
import { followupOperations } from './followup.ts'
import { handoverOperations } from './handover.ts'
import { homeOperations } from './homes.ts'
import { instrumentOperations } from './instruments.ts'
import { keepingOperations } from './keeping.ts'
import { stayOperations } from './stays.ts'
import { intakeOperations } from './intake.ts'
import { landlordOperations } from './landlords.ts'
import { closeOperations } from './meeting-close.ts'
import { prepareOperations } from './meeting-prepare.ts'
import { meetingOperations } from './meeting.ts'
import { offerOperations } from './offers.ts'
import { planTeamOperations } from './plan-team.ts'
import { parameterOperations } from './parameters.ts'
import { ownershipOperations } from './ownership.ts'
import { sessionOperations } from './session.ts'
import { stockOperations } from './stock.ts'
import { visitOperations } from './visits.ts'
import { workerOperations } from './worker.ts'

const ALL = [...sessionOperations, ...deskOperations, ...caseOperations, ...consentOperations, ...handoverOperations, ...homeOperations, ...allocationOperations, ...intakeOperations, ...assessmentOperations, ...decisionOperations, ...offerOperations, ...meetingOperations, ...prepareOperations, ...closeOperations, ...followupOperations, ...keepingOperations, ...stayOperations, ...instrumentOperations, ...planTeamOperations, ...visitOperations, ...workerOperations, ...parameterOperations, ...stockOperations, ...fileOperations, ...exchangeOperations, ...ownershipOperations, ...careOperations, ...landlordOperations, ...backupOperations] as const

type AnyOperation = (typeof ALL)[number]
export type Name = AnyOperation['name']
export type OperationOf<N extends Name> = Extract<AnyOperation, { name: N }>
export type Input<N extends Name> = z.input<OperationOf<N>['input']>
export type ParsedInput<N extends Name> = z.output<OperationOf<N>['input']>
export type Output<N extends Name> = z.output<OperationOf<N>['output']>
export type NamesOf<K extends Operation['kind']> = Extract<AnyOperation, { kind: K }>['name']

/** The one function a screen, a script or a test calls. */
export type Call = <N extends Name>(name: N, input: Input<N>, options?: import('../contract.ts').CallOptions) => Promise<Result<Output<N>>>

export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(ALL.map((one) => [one.name, one as unknown as Operation]))
export const operationNames = ALL.map((one) => one.name) as Name[]
