// The agenda proposes itself: cases the data says should be at the table, each with its reason.
import { plusDays } from '../../shared/dates.ts'
import type { MeetingDesk } from '../../shared/operations/meeting.ts'
import { shownName, type PersonRow } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import type { Reader } from '../store.ts'

/** At most 20, those nearest their limit first. Cases already on this agenda are left out. */
export function suggestions(read: Reader, meetingId: string, allowed: ReadonlySet<string>, today: string): MeetingDesk['suggestions'] {
  const { limits } = readRules(read, today).definition
  const rows = read.sql<PersonRow & { reason: string; weight: number }>(
    `SELECT x.caseId, x.reason, min(x.weight) AS weight, c.caseNumber, p.name, p.protectedAddress FROM (
       SELECT caseId, 'Midlertidig botilbud nærmer seg ' || ? || ' dager' AS reason, 1 AS weight FROM temporaryStay WHERE endsOn IS NULL AND startsOn <= ?
       UNION ALL SELECT id, 'Ingen eier saken', 2 FROM housingCase WHERE coordinatorId IS NULL AND status IN ('received', 'missingInfo', 'assessment', 'teamMeeting', 'waiting')
       UNION ALL SELECT id, 'Overlevert mer enn ' || ? || ' ganger', 3 FROM housingCase o WHERE status NOT IN ('closed', 'refused', 'housed', 'allocated') AND (SELECT count(*) FROM handover h WHERE h.caseId = o.id AND h.planned <> 'yes') > ?
       UNION ALL SELECT id, 'Klar for boliglaget', 4 FROM housingCase WHERE status = 'teamMeeting'
       UNION ALL SELECT caseId, 'Takket nei til tilbud', 5 FROM allocation WHERE status = 'declined' AND answeredOn >= ?
     ) x JOIN housingCase c ON c.id = x.caseId JOIN person p ON p.id = c.personId
     WHERE c.status NOT IN ('closed', 'refused', 'housed', 'allocated') AND x.caseId NOT IN (SELECT caseId FROM agendaItem WHERE meetingId = ? AND caseId IS NOT NULL)
     GROUP BY x.caseId ORDER BY weight, c.caseNumber LIMIT 20`,
    [limits.temporaryDays, plusDays(today, -(limits.temporaryDays - 21)), limits.handovers, limits.handovers, plusDays(today, -30), meetingId])
  return rows.map((row) => ({ caseId: row.caseId, caseNumber: row.caseNumber, name: shownName(row, allowed), reason: row.reason }))
}
