// Satser: rates and tables that the municipality keeps by date, for estimates and calculations.
import { operation } from '../contract.ts'
import { parameterKind } from '../model/codes.ts'
import { z } from '../zod.ts'

const RateSet = z.object({ id: z.string(), version: z.number(), kind: parameterKind.schema, year: z.number(), validFrom: z.string(), validTo: z.string().nullable(), definition: z.string(), source: z.string(), keptBy: z.string(), inForce: z.boolean(), used: z.number() })

export const parameterOperations = [
  operation({ name: 'rates.list', kind: 'query', access: 'settings.read', summary: 'Satsene kommunen holder, etter slag og dato, og hvilke som gjelder nå', input: z.object({ kind: parameterKind.schema.nullable().default(null) }), output: z.array(RateSet) }),
  operation({
    name: 'rates.save', kind: 'command', access: 'settings.write', summary: 'Legger inn satser fra en dato, eller retter satser som ikke er brukt',
    input: z.object({ id: z.string().max(60).nullable().default(null), version: z.number().int().default(0), kind: parameterKind.schema, validFrom: z.iso.date(), validTo: z.iso.date().nullable().default(null), definition: z.string().max(100_000), source: z.string().trim().min(2).max(300) }),
    output: z.object({ id: z.string(), /** the set before it, which now ends the day before */ closed: z.string().nullable() }),
  }),
] as const
