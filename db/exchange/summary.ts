// What an exchange brings, in the words of the office: counted from the log, the same for a dry run and for the run.
import type { Reader } from '../store.ts'

export interface Summary {
  newCases: number
  changedCases: number
  notes: number
  decisions: number
  homes: number
  meetings: number
  plans: number
  other: number
  /** clashes, disputed claims and laid-aside operations that this exchange adds */
  contested: number
  gaveWay: number
  held: number
}

const GROUPS: Record<string, keyof Summary> = {
  note: 'notes', decision: 'decisions', dwelling: 'homes', building: 'homes', tenancy: 'homes', vacancy: 'homes', voidStep: 'homes', voidPeriod: 'homes', allocation: 'homes', proposal: 'homes',
  meeting: 'meetings', agendaItem: 'meetings', presence: 'meetings', teamDecision: 'meetings', followUpPlan: 'plans', goal: 'plans', measure: 'plans', mastery: 'plans', visit: 'plans',
  person: 'changedCases', householdMember: 'changedCases', requirement: 'changedCases', application: 'changedCases', consent: 'changedCases', legalGround: 'changedCases', handover: 'changedCases', coordinatorChange: 'changedCases', teamRequest: 'changedCases', temporaryStay: 'changedCases', caseAccess: 'changedCases',
}

/** Bookkeeping that nobody asks about. */
const SILENT = new Set(['roomState', 'savedView', 'importMapping', 'importRun', 'importedRecord', 'setting'])

interface Touched { entity: string; made: number; quiet: number }

const COUNTED = `entity, max(field = '*') AS made, min(field = 'lastSeenAt') AS quiet`

function empty(): Summary {
  return { newCases: 0, changedCases: 0, notes: 0, decisions: 0, homes: 0, meetings: 0, plans: 0, other: 0, contested: 0, gaveWay: 0, held: 0 }
}

function add(summary: Summary, rows: readonly Touched[]): void {
  for (const row of rows) {
    if (row.quiet === 1 || SILENT.has(row.entity)) continue
    if (row.entity === 'housingCase') summary[row.made ? 'newCases' : 'changedCases']++
    else summary[(Object.hasOwn(GROUPS, row.entity) && GROUPS[row.entity]) || 'other']++
  }
}

/** @param afterSeq operations in the log after this one are counted */
export function summarise(read: Pick<Reader, 'sql'>, afterSeq: number, before: { contested: number; gaveWay: number; held: number }): Summary {
  const summary = empty()
  add(summary, read.sql<Touched>(`SELECT ${COUNTED} FROM change WHERE opSeq > ? GROUP BY entity, entityId`, [afterSeq]))
  const n = (table: string) => read.sql<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)[0]!.n
  summary.contested = n('contested') - before.contested
  summary.gaveWay = n('gave_way') - before.gaveWay
  summary.held = n('held') - before.held
  return summary
}

/** What some stretches of chains are about. */
export function summariseSpans(read: Pick<Reader, 'sql'>, spans: readonly { device: string; from: number; to: number }[]): Summary {
  const summary = empty()
  for (const one of spans) add(summary, read.sql<Touched>(`SELECT ${COUNTED} FROM operation o JOIN change c ON c.opSeq = o.seq WHERE o.device = ? AND o.deviceSeq BETWEEN ? AND ? GROUP BY entity, entityId`, [one.device, one.from, one.to]))
  return summary
}
