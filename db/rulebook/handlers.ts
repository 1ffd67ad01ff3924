// The rulebook: versions and drafts, the preview of a draft on today's people, adoption from a date; and the law references that letters print.
import { plusDays } from '../../shared/dates.ts'
import { LAW_KEYS, LAW_LABELS, LawSet } from '../../shared/domain/law.ts'
import { READY_MADE } from '../../shared/domain/rulebooks/index.ts'
import { RuleDefinition, rulesAt } from '../../shared/domain/rules.ts'
import { problemsOf } from '../../shared/domain/rules-check.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { parseRules } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { preview } from './preview.ts'

type RuleRow = Output<'rulebook.list'>['versions'][number]

function rowOf(read: Reader, one: Row<'ruleSet'>, all: readonly Row<'ruleSet'>[], today: string): RuleRow {
  const based = all.find((other) => other.id === one.basedOnId)
  return {
    id: one.id, version: one.version, name: one.name, versionLabel: one.versionLabel, status: one.status ?? 'adopted', validFrom: one.validFrom, validTo: one.validTo, inForce: rulesAt(all.map((row) => ({ ...row, status: row.status ?? 'adopted' })), today)?.id === one.id, basedOn: based ? `${based.name}, ${based.versionLabel}` : null, adoptedBy: one.adoptedBy, note: one.note,
    decisions: read.sql<{ n: number }>('SELECT count(*) AS n FROM decision WHERE ruleSetId = ? OR (ruleSetId IS NULL AND ruleVersion = ?)', [one.id, `${one.name}, ${one.versionLabel}`])[0]!.n, criteria: parseRules(one).criteria.length,
  }
}

const allSets = (read: Reader) => read.sql<Row<'ruleSet'>>(`SELECT * FROM ruleSet ORDER BY coalesce(status, 'adopted') DESC, validFrom DESC, createdAt DESC`)

function draftOf(context: CommandContext, id: string): Row<'ruleSet'> {
  const own = context.write.sql<Row<'ruleSet'>>('SELECT * FROM ruleSet WHERE id = ?', [id])[0]
  if (!own) throw new Refusal('not-found')
  if (own.status !== 'draft') throw new Refusal('rules-adopted')
  return own
}

const DRAFT_FROM = '9999-12-31'

function draft({ write }: CommandContext, input: ParsedInput<'rulebook.draft'>) {
  if ((input.fromId === null) === (input.readyMade === null)) throw new Refusal('bad-input', { field: 'fromId' })
  const ready = READY_MADE.find((one) => one.key === input.readyMade)
  const from = input.fromId === null ? undefined : write.sql<Row<'ruleSet'>>('SELECT * FROM ruleSet WHERE id = ?', [input.fromId])[0]
  const definition = ready?.definition ?? (from ? parseRules(from) : undefined)
  if (!definition) throw new Refusal('not-found')
  // Drafts are thrown away: what a draft is made of is the version behind it.
  const basedOnId = from ? (from.status === 'draft' ? from.basedOnId : from.id) : null
  return { id: write.insert('ruleSet', { name: input.name, versionLabel: input.versionLabel, validFrom: DRAFT_FROM, validTo: null, definition: JSON.stringify({ ...definition, regulation: input.name }), status: 'draft', basedOnId, note: ready ? `Laget av «${ready.name}»` : null }).id }
}

/** Adopt a draft from a date: the one in force ends the day before. Whatever was decided keeps its version. */
function adopt(context: CommandContext, input: ParsedInput<'rulebook.adopt'>) {
  const { write, session, today } = context
  const own = draftOf(context, input.id)
  const problems = problemsOf(parseRules(own))
  if (problems.length > 0) throw new Refusal('rules-invalid', { details: { missing: problems.map((one) => one.text) } })
  if (input.validFrom < today) throw new Refusal('rules-date', { field: 'validFrom' })
  const others = allSets(write).filter((one) => one.status !== 'draft')
  if (others.some((one) => one.validFrom >= input.validFrom)) throw new Refusal('rules-date', { field: 'validFrom' })
  const previous = rulesAt(others.map((one) => ({ ...one, status: 'adopted' })), input.validFrom)
  const until = plusDays(input.validFrom, -1)
  if (previous) write.update('ruleSet', previous.id, null, { validTo: until })
  write.update('ruleSet', own.id, input.version, { status: 'adopted', validFrom: input.validFrom, validTo: null, adoptedBy: session.name })
  return { previousUntil: previous ? until : null }
}

function lawRows({ read, today }: QueryContext): Output<'law.list'> {
  const rows = read.sql<Row<'lawSet'>>('SELECT * FROM lawSet ORDER BY validFrom IS NULL, validFrom, name')
  const inForce = rulesAt(rows.filter((one) => one.validFrom !== null).map((one) => ({ ...one, validFrom: one.validFrom! })), today)?.id
  return rows.map((one) => {
    const { references } = LawSet.parse(JSON.parse(one.definition))
    return { id: one.id, version: one.version, name: one.name, validFrom: one.validFrom, validTo: one.validTo, inForce: one.id === inForce, references: LAW_KEYS.map((key) => ({ key, label: LAW_LABELS[key], text: references[key] })) }
  })
}

function saveLaw({ write }: CommandContext, input: ParsedInput<'law.save'>) {
  const own = write.sql<Row<'lawSet'>>('SELECT * FROM lawSet WHERE id = ?', [input.id])[0]
  if (!own) throw new Refusal('not-found')
  const before = LawSet.parse(JSON.parse(own.definition))
  const definition = LawSet.safeParse({ ...before, references: { ...before.references, ...input.references } })
  if (!definition.success) throw new Refusal('bad-input', { field: 'references' })
  if (input.validFrom !== null && write.sql('SELECT 1 FROM lawSet WHERE id <> ? AND validFrom = ?', [own.id, input.validFrom]).length > 0) throw new Refusal('rules-date', { field: 'validFrom' })
  if (input.validFrom === null && write.sql('SELECT 1 FROM lawSet WHERE id <> ? AND validFrom IS NOT NULL', [own.id]).length === 0) throw new Refusal('bad-input', { field: 'validFrom' })
  return { version: write.update('lawSet', own.id, input.version, { validFrom: input.validFrom, definition: JSON.stringify(definition.data) }).version }
}

export const rulebookHandlers = {
  'rulebook.list': ({ read, today }) => {
    const all = allSets(read)
    return { versions: all.map((one) => rowOf(read, one, all, today)), readyMade: READY_MADE.map(({ key, name, summary }) => ({ key, name, summary })) }
  },
  'rulebook.get': ({ read, today }, input) => {
    const all = allSets(read)
    const own = all.find((one) => one.id === input.id)
    if (!own) throw new Refusal('not-found')
    return { row: rowOf(read, own, all, today), definition: parseRules(own) }
  },
  'rulebook.draft': draft,
  'rulebook.save': (context, input) => {
    draftOf(context, input.id)
    return { version: context.write.update('ruleSet', input.id, input.version, { name: input.name, versionLabel: input.versionLabel, note: input.note, definition: JSON.stringify(RuleDefinition.parse({ ...input.definition, regulation: input.name })) }).version }
  },
  'rulebook.preview': preview,
  'rulebook.adopt': adopt,
  'rulebook.discard': (context, input) => {
    const own = draftOf(context, input.id)
    if (own.version !== input.version) throw new Refusal('stale')
    context.write.remove('ruleSet', own.id)
    return {}
  },
  'law.list': lawRows,
  'law.save': saveLaw,
} satisfies Partial<Handlers>
