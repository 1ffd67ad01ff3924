// Two PCs with someone at each, working through the real operations on the same application.
import { handlers } from '../../../db/handlers.ts'
import { createHost } from '../../../electron/host.ts'
import { produceFile } from '../../../electron/produce.ts'
import type { Result, Session } from '../../../shared/contract.ts'
import type { Input, Name, Output } from '../../../shared/operations/index.ts'
import { office, type Office } from './office.ts'
import type { Prepared } from './prepared.ts'
import type { Pc } from './team.ts'

export interface Desk { pc: Pc; session: Session; call: <N extends Name>(name: N, input: Input<N>, opId?: string) => Promise<Result<Output<N>>>; do: <N extends Name>(name: N, input: Input<N>, opId?: string) => Promise<Output<N>> }

/** A PC with someone at it. */
export function deskAt(pc: Pc, user: string, name: string): Desk {
  const session: Session = { userId: user, name, initials: 'X', role: 'leader' }
  const host = createHost({ store: pc.store, handlers, now: () => pc.now, newId: pc.newId, render: produceFile, readOnly: false, writing: () => false, onChanged: () => undefined, onError: (entry) => { throw entry.cause } })
  const call = (<N extends Name>(operation: N, input: Input<N>, opId?: string) => host.call(session, operation, input, opId ? { opId } : {})) as Desk['call']
  return { pc, session, call, do: async (operation, input, opId) => {
    const result = await call(operation, input, opId)
    if (!result.ok) throw new Error(`${operation}: ${JSON.stringify(result.error)}`)
    return result.value
  } }
}

export interface Two extends Office { ann: Desk; bo: Desk; caseId: string; applicationId: string }
export const later = (pc: Pc, seconds = 60) => void (pc.now = new Date(Date.parse(pc.now) + seconds * 1000).toISOString())
export const rows = (pc: Pc, entity: string, where = '1') => pc.store.sql<Record<string, string | number | null> & { id: string }>(`SELECT * FROM ${entity} WHERE ${where} ORDER BY createdAt, id`)

/** Two PCs that know the same application, with everything known that the starting rules ask. */
export async function two(prepared: Prepared): Promise<Two> {
  const all = office(prepared)
  const [ann, bo] = [deskAt(all.a, 'user-0', 'Ann'), deskAt(all.b, 'user-1', 'Bo')]
  for (const [key, text] of [['postalAddress', 'Postboks 14, 9988 Solvik'], ['phone', '55 50 01 23']] as const) await ann.do('settings.set', { key, value: text })
  const { id: caseId } = await ann.do('case.create', { name: 'Tor Berg', birthDate: '1980-03-01', receivedOn: '2026-11-02', livingSituation: 'temporaryAccommodation', livingSince: '2026-10-01', ownWords: 'En dør jeg kan låse.', children: 0 })
  const { version } = (await ann.do('case.get', { id: caseId })).case
  await ann.do('case.update', { id: caseId, version, patch: { residenceSince: '2019-01-01' } })
  const applicationId = (await ann.do('case.intake', { caseId })).applications[0]!.id
  await all.meet(all.a, all.b)
  return { ...all, ann, bo, caseId, applicationId }
}

export const KNOWN = { lawfulStay: 'yes', permit: 'norwegian', canSolveSelf: 'no', unsettledDebt: 'no', everEvicted: 'no', needsFollowUp: 'no', acceptsFollowUp: 'yes', homeUnsuitable: 'yes', settledByAgreement: 'no', ownAttempts: 'yes' } as const
export const toJudge = async (desk: Desk, caseId: string) => (await desk.do('assessment.get', { caseId })).rows.filter((row) => row.outcome === 'judge' || row.outcome === 'unknown')
export async function judgeAll(desk: Desk, one: { caseId: string; applicationId: string }) {
  for (const row of await toJudge(desk, one.caseId)) await desk.do('assessment.judge', { ...one, criterionKey: row.key, outcome: 'met', reason: 'Vurdert etter samtale.' })
}
export const complete = async (desk: Desk, one: { caseId: string; applicationId: string }) => {
  await judgeAll(desk, one)
  return desk.do('assessment.complete', one)
}
const SPEC = { rooms: 2, minArea: null, groundFloorOrLift: null, contractMonths: 36, contractReference: 'forskriften § 9 b', text: 'Hjelp til å finne bolig', place: null, from: null, to: null }
export const RATIONALE = 'Du er uten egen bolig og fyller alle vilkårene i forskriften.'
export const draftOf = (one: { caseId: string; applicationId: string }, rationale = RATIONALE) => ({ ...one, kind: 'municipalDwelling' as const, outcome: 'granted' as const, legalBasis: 'forskriften § 6', rationale, specification: SPEC })
