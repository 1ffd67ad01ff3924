// What an exchange left in a case: fields that wait for someone to choose, and values that were chosen after a clash.
import { dateText, osloDate } from '../../shared/dates.ts'
import { fieldLabel, type EntityName } from '../../shared/model/index.ts'
import type { CasePage } from '../../shared/operations/cases.ts'
import type { Reader } from '../store.ts'

const OWN = `(SELECT ? AS id UNION SELECT personId FROM housingCase WHERE id = ? UNION SELECT id FROM requirement WHERE caseId = ? UNION SELECT id FROM consent WHERE caseId = ?)`

interface Chosen { entity: EntityName; field: string; name: string | null; at: string }

/** Notices for the case's head. A chosen value keeps its mark until the field is changed again. */
export function clashNotices(read: Reader, caseId: string): CasePage['warnings'] {
  const ids = [caseId, caseId, caseId, caseId]
  const open = read.sql<{ entity: EntityName; field: string }>(`SELECT entity, field FROM contested WHERE field <> '*' AND entityId IN ${OWN}`, ids)
  const chosen = read.sql<Chosen>(
    `SELECT c.entity, c.field, u.name, o.at FROM change c JOIN operation o ON o.seq = c.opSeq LEFT JOIN appUser u ON u.id = o.actorId
     WHERE c.entityId IN ${OWN} AND o.name = 'exchange.settle' AND NOT EXISTS (SELECT 1 FROM change later JOIN operation p ON p.seq = later.opSeq WHERE later.entityId = c.entityId AND later.entity = c.entity AND later.field = c.field AND p.stamp > o.stamp)`, ids)
  const way = read.sql<{ written: string }>(`SELECT written FROM gave_way WHERE entity = 'housingCase' AND entityId = ?`, [caseId])[0]
  return [
    ...(way ? [{ tone: 'attention' as const, text: `Saksnummer ${way.written} er brukt to ganger`, why: 'En annen sak fikk nummeret først. Gi saken nytt nummer i Utveksling.' }] : []),
    ...open.map((one) => ({ tone: 'attention' as const, text: `${fieldLabel(one.entity, one.field)}: to har endret`, why: 'To har endret dette hver for seg. Velg i Utveksling hva som skal gjelde.' })),
    ...chosen.map((one) => ({ tone: 'quiet' as const, text: `${fieldLabel(one.entity, one.field)}: valgt`, why: `To hadde endret dette hver for seg. ${one.name ?? 'Noen'} valgte ${dateText(osloDate(one.at))}. Begge står i loggen.` })),
  ]
}
