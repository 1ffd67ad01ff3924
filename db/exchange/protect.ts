// One PC protects a person while another, not knowing, merges that registration into a second one. Together they would be a case without protection: the one that is left becomes as protected as any of them.
import { protectedAddress } from '../../shared/model/codes.ts'
import type { Store } from '../store.ts'
import { naturalId } from './fields.ts'

const rank = (column: string) => `CASE ${column} ${protectedAddress.values.map((one, i) => `WHEN '${one}' THEN ${i}`).join(' ')} END`
const WEAKER = `SELECT k.id AS keepId, o.protectedAddress FROM person o JOIN person k ON k.id = o.mergedIntoId WHERE ${rank('o.protectedAddress')} > ${rank('k.protectedAddress')}`

/**
 * Raise what a merge left too open, after each exchange. Every PC comes to the same rows, so that it is no clash when two of them do it.
 * Whoever may see one of the person's cases may see them all.
 * @returns the entities that changed
 */
export function keepProtected(store: Store, parts: { runId: string; userId: string; now: string }): string[] {
  const changed = new Set<string>()
  for (let round = 0; round < 10; round++) {
    const found = store.sql<{ keepId: string; protectedAddress: (typeof protectedAddress.values)[number] }>(WEAKER)
    if (found.length === 0) break
    const role = store.sql<{ role: string }>('SELECT role FROM appUser WHERE id = ?', [parts.userId])[0]?.role ?? 'caseworker'
    // One id for each round of each exchange, so that a repeated try writes nothing twice.
    const opId = naturalId('setting', { key: `protect ${parts.runId} ${round}` })!
    const { entities } = store.transaction({ opId, name: 'person.protect', actorId: parts.userId, role, at: parts.now }, (write) => {
      for (const one of found) {
        write.update('person', one.keepId, null, { protectedAddress: one.protectedAddress })
        const named = write.sql<{ userId: string }>('SELECT DISTINCT a.userId FROM caseAccess a JOIN housingCase c ON c.id = a.caseId WHERE c.personId = ?', [one.keepId])
        for (const { id } of write.sql<{ id: string }>('SELECT id FROM housingCase WHERE personId = ?', [one.keepId])) for (const { userId } of named) if (write.sql('SELECT 1 FROM caseAccess WHERE caseId = ? AND userId = ?', [id, userId]).length === 0) write.insert('caseAccess', { caseId: id, userId, reason: 'Sperret adresse på en annen registrering av samme person' })
      }
      return {}
    })
    for (const entity of entities) changed.add(entity)
  }
  return [...changed]
}
