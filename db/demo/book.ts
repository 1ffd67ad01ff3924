// The demo's history before it is written: every row with the day it was recorded and by whom. Written out a month and a person at a time,
// as one logged operation each, so that the log reads like five years of work and no row comes before the row it points at.
import type { EntityName, NewRow } from '../../shared/model/index.ts'
import type { NewId } from '../../shared/ids.ts'
import type { Store } from '../store.ts'

export type StaffKey = 'ingrid' | 'sigrid' | 'anders' | 'jonas' | 'turid' | 'per'
interface Entry { entity: EntityName; row: { id: string }; month: string; actor: StaffKey; phase: number; rank: number }

const FIRST_MONTH = '2021-11'
/** What must stand before what: phase across people, rank within one person's operation. */
const PLACE: Partial<Record<EntityName, readonly [phase: number, rank: number]>> = {
  planTemplate: [-1, 0], planReview: [2, 2], selfRating: [2, 3], planMember: [2, 2], planCondition: [2, 2], contactWindow: [2, 2], membership: [2, 2], programme: [-1, 0], meetingSeries: [-1, 0], campaign: [-1, 0], person: [0, 0], building: [0, 0], meeting: [0, 0], housingCase: [0, 1], dwelling: [0, 1], tenancy: [1, 1], vacancy: [1, 1], agendaItem: [1, 1], proposal: [1, 1],
  signal: [1, 2], evictionTrack: [1, 2], trackStep: [1, 3], repaymentPlan: [1, 3], signalHandling: [1, 3], instrument: [1, 2], instrumentEvent: [1, 3],
  landlord: [-1, 0], agreement: [-1, 1], cooperative: [-1, 0], ownership: [1, 2], ownershipEvent: [1, 3], capacityCalculation: [1, 3], repair: [1, 2], dwellingKey: [1, 2], inspection: [1, 2], inspectionPicture: [1, 3], incident: [1, 1], landlordContact: [1, 2],
  voidStep: [1, 2], teamDecision: [1, 2], allocation: [1, 3], needsAssessment: [1, 2], placementRule: [1, 1], followUpPlan: [2, 0], goal: [2, 1], measure: [2, 2], mastery: [2, 2], visit: [2, 2], interview: [2, 1],
}
const CHUNK = 1500
/** Nothing general is recorded later than this: the last days are told one by one. */
const LAST_INSTANT = '2026-11-19T13:'

export class Book {
  private readonly entries: Entry[] = []
  private readonly known = new Map<string, Entry>()
  private readonly newId: NewId

  constructor(newId: NewId) {
    this.newId = newId
  }

  /** Take down a row. @param on the day it was recorded (ISO date). Returns the row's id. */
  add<E extends EntityName>(entity: E, on: string, actor: StaffKey, row: NewRow<E>): string {
    const id = row.id ?? this.newId()
    const [phase, rank] = PLACE[entity] ?? [1, 1]
    const entry: Entry = { entity, row: { ...row, id }, month: on < FIRST_MONTH ? FIRST_MONTH : on.slice(0, 7), actor, phase, rank }
    for (const [name, value] of Object.entries(row)) {
      if (typeof value !== 'string' || !name.endsWith('Id')) continue
      const parent = this.known.get(value)
      if (!parent) continue
      if (parent.month > entry.month) entry.month = parent.month
      if (parent.month === entry.month && parent.phase === phase) entry.actor = parent.actor
    }
    this.entries.push(entry)
    this.known.set(id, entry)
    return id
  }

  /** Rows taken down so far, of one entity. */
  rows<E extends EntityName>(entity: E): (NewRow<E> & { id: string })[] {
    return this.entries.filter((one) => one.entity === entity).map((one) => one.row as NewRow<E> & { id: string })
  }

  get size(): number {
    return this.entries.length
  }

  /** Write everything. Each month and person becomes operations of at most CHUNK rows. */
  flush(store: Store, staff: Readonly<Record<StaffKey, { id: string; role: string }>>): void {
    const groups = new Map<string, Entry[]>()
    for (const entry of this.entries) {
      const key = `${entry.month}|${entry.phase}|${entry.actor}`
      const group = groups.get(key)
      if (group) group.push(entry)
      else groups.set(key, [entry])
    }
    let month = ''
    let minute = 0
    for (const key of [...groups.keys()].sort()) {
      const group = groups.get(key)!.sort((a, b) => a.rank - b.rank)
      const [at, , actor] = key.split('|') as [string, string, StaffKey]
      if (at !== month) minute = 0
      month = at
      for (let from = 0; from < group.length; from += CHUNK) {
        const meta = { opId: this.newId(), name: 'demo.seed', actorId: staff[actor].id, role: staff[actor].role, at: instantOf(month, minute++) }
        store.transaction(meta, (write) => {
          for (const one of group.slice(from, from + CHUNK)) write.insert(one.entity, one.row as never)
        })
      }
    }
    this.entries.length = 0
    this.known.clear()
  }
}

/** The afternoon of the month's last day, some seconds apart; in the last month the 19th. */
function instantOf(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const clock = `${String(Math.floor(count / 60) % 60).padStart(2, '0')}:${String(count % 60).padStart(2, '0')}.000Z`
  if (month >= '2026-11') return `${LAST_INSTANT}${clock}`
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
  return `${last}T13:${clock}`
}
