// The list of entities. Tables, history, sensitivity and labels are all read from here.
import type { Field, RowOf } from './field.ts'
import * as aftercare from './aftercare.ts'
import * as applications from './applications.ts'
import * as care from './care.ts'
import * as decisions from './decisions.ts'
import * as homes from './homes.ts'
import * as keeping from './keeping.ts'
import * as offers from './offers.ts'
import * as people from './people.ts'
import * as sharing from './sharing.ts'
import * as table from './table.ts'
import * as wayon from './wayon.ts'

const { userEntity, ...restPeople } = people
export const MODEL = { ...restPeople, ...sharing, appUser: userEntity, ...homes, ...table, ...applications, ...decisions, ...offers, ...aftercare, ...keeping, ...wayon, ...care }

export type EntityName = keyof typeof MODEL
export type Row<E extends EntityName> = RowOf<(typeof MODEL)[E]>
export type Tables = { [E in EntityName]: Row<E> }
type Own<E extends EntityName> = Omit<Row<E>, 'id' | 'version' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>
type Nullable<T> = { [K in keyof T]: null extends T[K] ? K : never }[keyof T]
/** A new row: the fields of the entity; one that may be empty can be left out. Id and stamps come from the store. */
export type NewRow<E extends EntityName> = Omit<Own<E>, Nullable<Own<E>>> & Partial<Pick<Own<E>, Nullable<Own<E>>>> & { id?: string }
export type Patch<E extends EntityName> = Partial<Own<E>>

export const ENTITY_NAMES = Object.keys(MODEL) as EntityName[]

/** Label of a field, for history and dry runs. */
export function fieldLabel(entity: EntityName, name: string): string {
  // The log may hold what a newer version wrote.
  return Object.hasOwn(MODEL, entity) ? ((MODEL[entity].fields as Record<string, { label: string }>)[name]?.label ?? name) : name
}

/** How a field is declared: its topic and how sensitive it is. A field nobody declared is treated as the most guarded. */
export function fieldOf(entity: EntityName, name: string): Pick<Field, 'topic' | 'sensitivity'> {
  return (MODEL[entity].fields as Record<string, Field>)[name] ?? { topic: 'other', sensitivity: 'protected' }
}
