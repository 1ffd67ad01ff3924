// Whether a rule set can be used: what a schema cannot say, in words an administrator can act on.
import type { RuleDefinition } from './rules.ts'

export interface RuleProblem { path: string; text: string }

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((one, i) => values.indexOf(one) !== i))]
}

/** Months, weeks and days that a limit can be: none is below nothing, and none is longer than fifty years. */
const LONGEST: Readonly<Record<string, number>> = { temporaryDays: 3650, temporaryWarnDays: 3650, confirmDays: 3650, consentWarnDays: 3650, handoverAnswerDays: 3650, handovers: 1000 }
const outside = (value: number, least: number, most: number) => value < least || value > most

/** Numbers no regulation has: they would put deadlines where no calendar goes. */
function strangeNumbers(rules: RuleDefinition): RuleProblem[] {
  const list: RuleProblem[] = []
  const add = (path: string, text: string) => list.push({ path, text })
  for (const [key, value] of Object.entries(rules.limits)) for (const one of Array.isArray(value) ? value : [value]) if (typeof one === 'number' && outside(one, 0, LONGEST[key] ?? 600)) add(`limits.${key}`, `En frist kan ikke være ${one}.`)
  for (const row of rules.contract) if (outside(row.months, 1, 600)) add('contract', `En kontrakt kan ikke vare ${row.months} måneder.`)
  if (outside(rules.residence.months, 0, 600)) add('residence', `Botid kan ikke være ${rules.residence.months} måneder.`)
  for (const row of rules.sizeNorm.rows) if ([row.persons, row.minRooms, row.maxRooms, row.minBedrooms].some((one) => outside(one, 0, 100))) add('sizeNorm', 'Tallene i normen må være fra 0 til 100.')
  return list
}

const NEEDS_MONTHS = new Set(['residence', 'excluded'])

/** Everything that stands in the way of adopting a rule set; empty when nothing does. */
export function problemsOf(rules: RuleDefinition): RuleProblem[] {
  const list: RuleProblem[] = strangeNumbers(rules)
  const add = (path: string, text: string) => list.push({ path, text })
  for (const key of repeated(rules.criteria.map((one) => one.key))) add('criteria', `To vilkår har samme nøkkel: ${key}.`)
  for (const key of repeated(rules.groups.map((one) => one.key))) add('groups', `To grupper har samme nøkkel: ${key}.`)
  for (const key of repeated(rules.urgency.map((one) => one.key))) add('urgency', `To hastegrader har samme nøkkel: ${key}.`)
  for (const living of repeated(rules.groups.filter((one) => one.withChildren === null).flatMap((one) => one.living))) add('groups', `Bosituasjonen «${living}» står i to grupper. Bare den første teller.`)
  for (const one of rules.criteria) {
    if (one.kind === 'adult' && one.parameters.minAge === undefined) add(`criteria.${one.key}`, `«${one.text}» mangler aldersgrense.`)
    if (NEEDS_MONTHS.has(one.kind) && one.parameters.months === undefined) add(`criteria.${one.key}`, `«${one.text}» mangler antall måneder.`)
    if (one.kind === 'targetGroup' && (one.parameters.groups ?? []).length === 0) add(`criteria.${one.key}`, `«${one.text}» mangler grupper.`)
    const rows = one.parameters.incomeMultiples
    if (rows && rows.some((row, i) => i > 0 && row.persons <= rows[i - 1]!.persons)) add(`criteria.${one.key}`, `«${one.text}»: radene må stå etter antall personer.`)
  }
  if (rules.groups.length === 0) add('groups', 'Det må være minst én gruppe i rekkefølgen.')
  if (rules.sizeNorm.rows.length === 0) add('sizeNorm', 'Normen for størrelse har ingen rader.')
  for (const [i, row] of rules.sizeNorm.rows.entries()) {
    if (row.minRooms > row.maxRooms) add('sizeNorm', `${row.persons} personer: færreste rom er flere enn høyeste.`)
    if (i > 0 && row.persons <= rules.sizeNorm.rows[i - 1]!.persons) add('sizeNorm', 'Radene i normen må stå etter antall personer.')
  }
  if (rules.contract.length === 0) add('contract', 'Det må være minst én rad for kontraktens lengde.')
  for (const chain of ['offer', 'moveIn', 'void'] as const) for (const key of repeated(rules.steps[chain].map((one) => one.key))) add(`steps.${chain}`, `To steg har samme nøkkel: ${key}.`)
  for (const key of repeated(rules.offers.declineReasons.map((one) => one.code))) add('offers', `To grunner har samme kode: ${key}.`)
  for (const [i, row] of rules.baseAmounts.entries()) {
    if (row.to !== null && row.to < row.from) add('baseAmounts', `Grunnbeløpet fra ${row.from} slutter før det begynner.`)
    const next = rules.baseAmounts[i + 1]
    if (next && (row.to === null || row.to >= next.from)) add('baseAmounts', 'To grunnbeløp gjelder samme dag.')
  }
  return list
}
