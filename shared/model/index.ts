// The list of entities. Tables, history, sensitivity and labels are all read from here.
import type { RowOf } from './field.ts'
import * as homes from './homes.ts'
import * as people from './people.ts'
import * as table from './table.ts'

const { userEntity, ...restPeople } = people
export const MODEL = { ...restPeople, appUser: userEntity, ...homes, ...table }

export type EntityName = keyof typeof MODEL
export type Row<E extends EntityName> = RowOf<(typeof MODEL)[E]>
export type Tables = { [E in EntityName]: Row<E> }
/** A new row: the fields of the entity; id and stamps come from the store. */
export type NewRow<E extends EntityName> = Omit<Row<E>, 'id' | 'version' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'> & { id?: string }
export type Patch<E extends EntityName> = Partial<Omit<NewRow<E>, 'id'>>

export const ENTITY_NAMES = Object.keys(MODEL) as EntityName[]

/** Label of a field, for history and dry runs. */
export function fieldLabel(entity: EntityName, name: string): string {
  // The log may hold what a newer version wrote.
  return Object.hasOwn(MODEL, entity) ? ((MODEL[entity].fields as Record<string, { label: string }>)[name]?.label ?? name) : name
}
