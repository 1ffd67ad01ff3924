// A start for a plan, written by the municipality itself: areas to ask about, measures to offer, how often. Never goals: those are the person's own words.
import * as code from '../model/codes.ts'
import { z } from '../zod.ts'

export const TemplateDefinition = z.object({
  domains: z.array(code.lifeDomain.schema).default([]),
  measures: z.array(z.object({ domain: code.lifeDomain.schema, text: z.string().trim().min(2).max(300), frequency: z.string().trim().max(100).nullable().default(null) })).max(40).default([]),
  contactEveryDays: z.number().int().min(1).max(366).nullable().default(null),
  reviewEveryMonths: z.number().int().min(1).max(36).nullable().default(null),
})
export type TemplateDefinition = z.output<typeof TemplateDefinition>

/** The written template, or an empty one where it cannot be read: a plan can be opened without. */
export function templateOf(definition: string): TemplateDefinition {
  try {
    return TemplateDefinition.parse(JSON.parse(definition))
  } catch {
    return TemplateDefinition.parse({})
  }
}
