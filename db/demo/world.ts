// What every part of the demo is given: chance, the book to write in, the staff and services, and small helpers for people and cases.
import { plusDays } from '../../shared/dates.ts'
import type { Answer } from '../../shared/model/field.ts'
import type { NewRow } from '../../shared/model/index.ts'
import type { ServiceKey } from '../settings/first.ts'
import { emptyCase } from '../cases/commands.ts'
import type { Book, StaffKey } from './book.ts'
import { syntheticId } from './national-id.ts'
import type { Chance } from './random.ts'

export interface World {
  chance: Chance
  book: Book
  staff: Readonly<Record<StaffKey, { id: string; role: string; name: string }>>
  services: Readonly<Record<ServiceKey, string>>
  today: string
  /** used case numbers */
  numbers: Set<string>
  /** cases of the pictures by number, dwellings of the pictures by label */
  cases: Map<string, { id: string; personId: string; name: string }>
  homes: Map<string, string>
  meetings: Map<string, string>
}

export type PersonGiven = Partial<NewRow<'person'>> & { name: string; birthDate: string }

/** A person with a synthetic id. */
export function addPerson(world: World, on: string, actor: StaffKey, given: PersonGiven): { id: string; nationalId: string } {
  const nationalId = given.nationalId ?? syntheticId(given.birthDate, world.chance.int(0, 499))
  const id = world.book.add('person', on, actor, { phone: null, email: null, address: null, contactNote: null, protectedAddress: 'none', language: null, interpreter: 'no', pronoun: null, ...given, nationalId })
  return { id, nationalId }
}

/** A case; whatever is not said is not known. */
export function addCase(world: World, on: string, actor: StaffKey, given: Partial<NewRow<'housingCase'>> & { caseNumber: string; personId: string }): string {
  world.numbers.add(given.caseNumber)
  return world.book.add('housingCase', on, actor, { ...emptyCase, ...given })
}

export const addRequirement = (world: World, on: string, actor: StaffKey, caseId: string, kind: NewRow<'requirement'>['kind'], level: NewRow<'requirement'>['level'], value: string | null = null, source: string | null = null, label: string | null = null, statedOn: string | null = on) =>
  world.book.add('requirement', on, actor, { caseId, kind, level, value, label, source, statedOn })

/** A chain of handovers, spread from one day to another. */
export function addHandovers(world: World, actor: StaffKey, caseId: string, chain: readonly ServiceKey[], dates: readonly string[], reason: string | null = null): void {
  for (let i = 1; i < chain.length; i++) world.book.add('handover', dates[i - 1]!, actor, { caseId, fromServiceId: world.services[chain[i - 1]!], toServiceId: world.services[chain[i]!], handedOn: dates[i - 1]!, reason, planned: 'no' })
}

export const addNote = (world: World, on: string, actor: StaffKey, given: Partial<NewRow<'note'>> & { title: string }) =>
  world.book.add('note', on, actor, { caseId: null, dwellingId: null, kind: 'note', body: null, topic: 'housing', happenedOn: on, author: world.staff[actor].name, ...given })

/** A made-up mobile number, all within one thousand. */
export const phoneFrom = (chance: Chance) => `480 00 ${String(chance.int(113, 999)).padStart(3, '0')}`

export const kr = (kroner: number) => kroner * 100
export const answer = (yes: boolean): Answer => (yes ? 'yes' : 'no')

/** A birth date for someone so old at a date. */
export const bornFor = (chance: Chance, age: number, at: string) => plusDays(at, -Math.floor(age * 365.25) - chance.int(1, 360))
