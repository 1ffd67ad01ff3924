// The oracle of the track: what must be true of a step against the tenant the moment it is written, read from the rows themselves.
import { expect } from 'vitest'
import type { Tenant } from '../support/keeping-scene.ts'
import type { TestStore } from '../support/store.ts'

export { deadlineAfter, instalments, isAdverse, type Payment } from '../../shared/domain/eviction.ts'

interface Step { id: string; trackId: string; kind: string; happenedOn: string; deadlineOn: string | null; note: string | null; reason: string | null; byId: string }

/** Named, reasoned, contact tried, children asked and considered, deadlines passed. */
export function trackStep(town: TestStore, tenant: Tenant, id: string): void {
  const step = town.store.sql<Step>('SELECT * FROM trackStep WHERE id = ?', [id])[0]!
  const before = town.store.sql<Step>('SELECT * FROM trackStep WHERE trackId = ? AND id <> ? AND withdrawnOn IS NULL', [step.trackId, id])
  const has = (kind: string) => before.filter((one) => one.kind === kind)
  expect(town.store.sql(`SELECT 1 FROM appUser WHERE id = ? AND active = 'yes'`, [step.byId])).toHaveLength(1)
  expect(step.reason!.length).toBeGreaterThanOrEqual(10)
  expect(has('contact').length).toBeGreaterThan(0)
  const asked = town.store.sql<{ asked: number | null; stated: number | null }>('SELECT e.children AS asked, c.children AS stated FROM evictionTrack e JOIN housingCase c ON c.id = ? WHERE e.id = ?', [tenant.caseId, step.trackId])[0]!
  // The higher of the two: one answer never does away with what another knows.
  const children = asked.asked === null ? asked.stated : Math.max(asked.asked, asked.stated ?? 0)
  expect(children).not.toBeNull()
  if (children! > 0) expect(has('childrenConsidered').some((one) => (one.note ?? '').length >= 10)).toBe(true)
  if (step.kind === 'petition') expect(has('writtenWarning').some((one) => one.deadlineOn! < step.happenedOn)).toBe(true)
  if (step.kind === 'evictionDate') expect(has('petition').length * has('writtenWarning').length).toBeGreaterThan(0)
  if (step.kind === 'evictionDate') expect(has('enforcementNotice').some((one) => one.deadlineOn! < step.happenedOn)).toBe(true)
}
