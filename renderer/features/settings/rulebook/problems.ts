// What is wrong with a draft as it stands on the screen: what the schema refuses and what the rules themselves refuse, each at its place and in words.
import { RuleDefinition } from '../../../../shared/domain/rules.ts'
import { problemsOf } from '../../../../shared/domain/rules-check.ts'
import { text } from '../../../text.ts'

const t = text.rulebook
/** `blocks`: the draft can't even be saved so. */
export interface Problem { path: string; text: string; blocks: boolean }

interface Issue { code: string; path: readonly PropertyKey[]; expected?: unknown; origin?: unknown; minimum?: unknown; maximum?: unknown }

function wordsOf(issue: Issue): string {
  const date = issue.path.at(-1) === 'from' || issue.path.at(-1) === 'to'
  if (date) return t.date
  if (issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int')) return t.number
  if (issue.code === 'too_small') return issue.origin === 'string' ? t.write : issue.origin === 'array' ? t.pick : t.tooLow(String(issue.minimum))
  if (issue.code === 'too_big' && typeof issue.maximum !== 'undefined' && issue.origin !== 'string') return t.tooHigh(String(issue.maximum))
  if (issue.code === 'invalid_type' && issue.expected === 'string') return t.write
  return t.wrong
}

/** Every problem of a draft. Paths are as in the definition: `criteria.2.parameters.months`, or `criteria.<key>` for a whole condition. */
export function findProblems(definition: RuleDefinition): Problem[] {
  const read = RuleDefinition.safeParse(definition)
  if (!read.success) return read.error.issues.map((issue) => ({ path: issue.path.join('.'), text: wordsOf(issue as Issue), blocks: true }))
  return problemsOf(read.data).map((one) => ({ ...one, blocks: false }))
}
