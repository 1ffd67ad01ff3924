// The neighbour-mix check (N16): may this household live in that building, as far as the neighbours go? It answers «no objection» or who to talk
// with, and nothing about who the neighbours are: two buildings on the same side of the limit give the same answer, word for word.
import { needGroup } from '../model/codes.ts'
import type { RuleDefinition } from './rules.ts'

export interface MixAnswer { answer: 'noObjection' | 'discuss' | 'unknown'; text: string; discussWith: string | null; reference: string | null }

/**
 * @param groups the applicant's groups; null when not mapped
 * @param neighbours how many households of each group live in the building
 */
export function neighbourMix(groups: readonly string[] | null, neighbours: ReadonlyMap<string, number>, rules: RuleDefinition): MixAnswer {
  const asked = rules.neighbourMix.filter((row) => groups?.includes(row.group))
  if (groups === null && rules.neighbourMix.length > 0) return { answer: 'unknown', text: 'Bomiljøet kan ikke vurderes før gruppen er kartlagt i saken.', discussWith: null, reference: null }
  const over = asked.find((row) => (neighbours.get(row.group) ?? 0) >= row.atMost)
  if (!over) return { answer: 'noObjection', text: 'Bomiljø: ingen innvending. Naboenes opplysninger vises ikke.', discussWith: null, reference: asked[0]?.reference ?? null }
  return { answer: 'discuss', text: `Bomiljø: snakk med ${over.discussWith} før tilbudet sendes. Naboenes opplysninger vises ikke.`, discussWith: over.discussWith, reference: over.reference }
}

/** Words of a group, for the rule editor. */
export const groupWords = (group: string) => needGroup.labels[group as keyof typeof needGroup.labels] ?? group
