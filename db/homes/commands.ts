// Changes to the dwelling register: building, unit, vacancy, void and repair.
import { plusDays } from '../../shared/dates.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Patch } from '../../shared/model/index.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { readRules } from '../settings/queries.ts'
import type { Writer } from '../store.ts'

/** The steps from moving out to moving in that the demo and a new rule set begin with. */
export const VOID_STEPS = ['Nøkler inn', 'Befart', 'Vasket og låst om', 'Søker valgt', 'Kontrakt og nøkkel']

/** The building of an address, made when it is new. */
export function buildingAt(write: Writer, address: string, rest: { area?: string | null; lift?: 'yes' | 'no' | 'unknown' } = {}): string {
  const found = write.sql<{ id: string }>('SELECT id FROM building WHERE address = ?', [address])[0]
  if (found) return found.id
  return write.insert('building', { address, area: rest.area ?? null, postalCode: null, postalPlace: null, cadastre: null, builtYear: null, units: null, lift: rest.lift ?? 'unknown', houseRules: null }).id
}

/** Open a vacancy with the steps of the rules in force, unless there is one; one that was held is free again. */
export function openVacancy(write: Writer, dwellingId: string, availableOn: string, today: string): string {
  const found = write.sql<{ id: string }>(`SELECT id FROM vacancy WHERE dwellingId = ? AND status IN ('open', 'reserved')`, [dwellingId])[0]
  if (found) {
    write.update('vacancy', found.id, null, { availableOn, status: 'open' })
    return found.id
  }
  const id = write.insert('vacancy', { dwellingId, availableOn, status: 'open', note: null }).id
  readRules(write, today).definition.steps.void.forEach((step, i) => write.insert('voidStep', { vacancyId: id, position: i + 1, title: step.title, doneOn: null, dueOn: step.days === null ? null : plusDays(availableOn, step.days) }))
  return id
}

function create({ write, today }: CommandContext, input: Parameters<Handlers['dwelling.create']>[1]) {
  const buildingId = buildingAt(write, input.address, { area: input.area, lift: input.lift })
  const units = input.unitNumbers.length > 0 ? input.unitNumbers : [null]
  const registerRow = units.length > 1 ? `${input.address} (${units.length} boliger)` : null
  const ids = units.map((unitNumber) => {
    if (write.sql(`SELECT 1 FROM dwelling WHERE buildingId = ? AND unitNumber IS ? AND state <> 'ended'`, [buildingId, unitNumber]).length > 0) throw new Refusal('duplicate', { field: 'unitNumbers', details: { unitNumber } })
    const id = write.insert('dwelling', {
      buildingId, unitNumber, kind: input.kind, state: input.vacantFrom ? 'vacant' : 'occupied', disposalForm: input.disposalForm, rooms: input.rooms, bedrooms: input.bedrooms, usableArea: input.usableArea, floor: input.floor, rent: input.rent, runningCost: null, stepFree: input.stepFree, wheelchair: 'unknown', showerNoThreshold: 'unknown', ownEntrance: 'unknown', petsAllowed: 'unknown', quiet: 'unknown', registerRow, externalRef: null, koboId: null, note: null, endedOn: null,
    }).id
    if (input.vacantFrom) {
      write.insert('voidPeriod', { dwellingId: id, kind: 'void', reason: 'allocation', startsOn: input.vacantFrom, endsOn: null, note: null })
      openVacancy(write, id, input.vacantFrom, today)
    }
    return id
  })
  return { ids }
}

function setVoid({ write, today }: CommandContext, input: Parameters<Handlers['dwelling.setVoid']>[1]) {
  if (input.endsOn !== null && input.endsOn < input.startsOn) throw new Refusal('bad-input', { field: 'endsOn' })
  for (const open of write.sql<{ id: string; startsOn: string }>('SELECT id, startsOn FROM voidPeriod WHERE dwellingId = ? AND endsOn IS NULL', [input.id])) {
    if (open.startsOn > input.startsOn) throw new Refusal('bad-input', { field: 'startsOn' })
    write.update('voidPeriod', open.id, null, { endsOn: input.startsOn })
  }
  write.insert('voidPeriod', { dwellingId: input.id, kind: input.kind, reason: input.reason, startsOn: input.startsOn, endsOn: input.endsOn, note: null })
  write.update('dwelling', input.id, input.version, { state: input.kind === 'void' ? 'vacant' : input.kind === 'repair' ? 'repair' : 'outOfUse' })
  if (input.kind === 'void' || input.availableOn) openVacancy(write, input.id, input.availableOn ?? input.startsOn, today)
  return {}
}

export const homeCommands = {
  'dwelling.create': create,
  'dwelling.update': ({ write }, input) => ({ version: write.update('dwelling', input.id, input.version, input.patch as Patch<'dwelling'>).version }),
  'dwelling.setVoid': setVoid,
  'dwelling.stepDone': ({ write }, input) => {
    write.update('voidStep', input.stepId, input.version, { doneOn: input.doneOn })
    return {}
  },
} satisfies Partial<Handlers>
