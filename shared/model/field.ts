// How a field is declared: schema, label, sensitivity and topic, from the first migration. Everything that stores or shows a field reads it here.
import { z } from '../zod.ts'

export const TOPICS = ['identity', 'contact', 'household', 'economy', 'health', 'substanceUse', 'childWelfare', 'crime', 'immigration', 'housing', 'other'] as const
export type Topic = (typeof TOPICS)[number]
export const Topic = z.enum(TOPICS)

export const TOPIC_LABELS: Record<Topic, string> = {
  identity: 'Identitet', contact: 'Kontakt', household: 'Husstand', economy: 'Økonomi', health: 'Helse', substanceUse: 'Rus',
  childWelfare: 'Barnevern', crime: 'Straff', immigration: 'Opphold', housing: 'Bolig', other: 'Annet',
}

/** open: about things; personal: about a person; sensitive: special category (GDPR art. 9 and 10); protected: may harm if it leaks (kode 6/7). */
export const SENSITIVITIES = ['open', 'personal', 'sensitive', 'protected'] as const
export type Sensitivity = (typeof SENSITIVITIES)[number]

export interface Field<S extends z.ZodType = z.ZodType> {
  schema: S
  label: string
  topic: Topic
  sensitivity: Sensitivity
}

/** Declare a field. Default: about housing, open. */
export function field<S extends z.ZodType>(label: string, schema: S, topic: Topic = 'housing', sensitivity: Sensitivity = 'open'): Field<S> {
  return { schema, label, topic, sensitivity }
}

export type Fields = Record<string, Field>

export interface Entity<N extends string = string, F extends Fields = Fields> {
  name: N
  label: string
  fields: F
}

export function entity<const N extends string, F extends Fields>(name: N, label: string, fields: F): Entity<N, F> {
  return { name, label, fields }
}

/** Columns every row carries beside its own fields. Written by the store only. */
export interface RowBase {
  id: string
  version: number
  createdAt: string
  createdBy: string
  updatedAt: string
  updatedBy: string
}

export type Values<E extends Entity> = { [K in keyof E['fields']]: z.output<E['fields'][K]['schema']> }
export type RowOf<E extends Entity> = RowBase & Values<E>

// The value kinds the store knows.
export const text = z.string().max(20_000)
export const short = z.string().min(1).max(300)
export const maybeText = text.nullable()
export const maybeShort = z.string().max(300).nullable()
export const date = z.iso.date()
export const maybeDate = z.iso.date().nullable()
export const maybeInstant = z.iso.datetime().nullable()
/** A question has three answers; unknown is not no. */
export const Answer = z.enum(['yes', 'no', 'unknown'])
export type Answer = z.output<typeof Answer>
/** Money in øre. */
export const ore = z.number().int().min(0).max(10_000_000_000)
export const count = z.number().int().min(0).max(100_000)
export const ref = z.string().min(1).max(60)
export const maybeRef = ref.nullable()
/** A list or object kept as JSON text in one column. */
export const json = z.string().max(200_000)
