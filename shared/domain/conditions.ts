// What services and landlords ask of a person, side by side by what it is about. Where one requires what another does not, it is said in words: nobody can keep both.
import { conditionAbout, conditionDemand } from '../model/codes.ts'

export interface Condition { id: string; about: (typeof conditionAbout.values)[number]; demand: (typeof conditionDemand.values)[number]; party: string }
export interface ConditionGroup<C extends Condition> { about: C['about']; label: string; conditions: C[]; /** in words; null: they can all be kept */ conflict: string | null }

const listed = (names: readonly string[]) => [...new Set(names)].join(' og ')

/** Only a requirement can stand against something: «krever ikke» beside «tillater ikke» asks the same of the person. */
function conflictOf(conditions: readonly Condition[]): string | null {
  const by = (demand: Condition['demand']) => conditions.filter((one) => one.demand === demand).map((one) => one.party)
  const [requires, allows, forbids] = [by('requires'), by('allows'), by('forbids')]
  if (requires.length === 0 || allows.length + forbids.length === 0) return null
  const against = [...(forbids.length > 0 ? [`${listed(forbids)} tillater det ikke`] : []), ...(allows.length > 0 ? [`${listed(allows)} krever det ikke`] : [])]
  return `${listed(requires)} krever det. ${against.join(', og ')}.`
}

/** Conditions grouped by what they are about, those that contradict each other first. «Annet» may be about anything, and is never said to be a contradiction. */
export function groupConditions<C extends Condition>(conditions: readonly C[]): ConditionGroup<C>[] {
  const groups = [...Map.groupBy(conditions, (one) => one.about)].map(([about, own]) => ({ about, label: conditionAbout.labels[about], conditions: own, conflict: about === 'other' ? null : conflictOf(own) }))
  const order = (about: C['about']) => conditionAbout.values.indexOf(about)
  return groups.sort((a, b) => Number(b.conflict !== null) - Number(a.conflict !== null) || order(a.about) - order(b.about))
}
