// A case in which every free text of every kind of row is a word of its own, so that a test can see which of them came out, and where.
import { ENTITY_NAMES, fieldOf, MODEL, type EntityName, type NewRow } from '../../shared/model/index.ts'
import { GUARDED_TOPICS } from '../../shared/domain/disclosure.ts'
import type { Sensitivity, Topic } from '../../shared/model/field.ts'
import type { TestStore } from './store.ts'

export interface Mark { word: string; entity: EntityName; field: string; topic: Topic; sensitivity: Sensitivity }
type Schema = { safeParse: (value: unknown) => { success: boolean } }

/** Kinds of rows that hang on a case and are written by the test itself or by the program alone. */
const LEFT_OUT = new Set<EntityName>(['caseAccess', 'agendaItem', 'teamDecision', 'consent', 'legalGround', 'importedRecord', 'documentPart', 'letIn', 'judgement', 'duplicateReview'])
/** Text that the program reads as something else than text. */
const READ_BY_PROGRAM = /^(topics|purposes|team|facts|frozen|definition|specification|reasonCodes|content|explanation|topic|kind|key|reference|sha256|mediaType|fileName|caseNumber|contentHash|startsAt|endsAt|plannedAt|nationalId|register.*|ruleVersion|storedIn|value|data)$/
const PLAIN = [null, 'no', 'unknown', 0, 1, '2026-10-01', '2026-10-01T08:00:00.000Z', '[]', 'x']

const wordOf = (entity: string, field: string) => `zq${entity}${field}qz`.toLowerCase()

/** A value for each field: a marked word where it is free text, else the first plain value that it takes. */
function valuesFor(entity: EntityName, known: Readonly<Record<string, string>>, marks: Mark[]): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(MODEL[entity].fields as Record<string, { schema: Schema & { options?: string[] } }>)) {
    const word = wordOf(entity, name)
    const takes = (value: unknown) => field.schema.safeParse(value).success
    if (known[name] !== undefined) values[name] = known[name]
    else if (name.endsWith('Id')) values[name] = null
    else if (takes(word) && !READ_BY_PROGRAM.test(name)) {
      values[name] = word
      marks.push({ word, entity, field: name, ...fieldOf(entity, name) })
    } else values[name] = [...PLAIN, ...(field.schema.options ?? [])].find(takes)
  }
  return values
}

/** Note words by topic: what a caseworker has filed under health, economy and so on. */
function addNotes(town: TestStore, caseId: string, marks: Mark[]): void {
  for (const topic of GUARDED_TOPICS) {
    const [title, body] = [`zqnotetitle${topic}qz`.toLowerCase(), `zqnotebody${topic}qz`.toLowerCase()]
    town.write((write) => void write.insert('note', { caseId, kind: 'conversation', title, body, topic, happenedOn: '2026-11-01', author: 'Ingrid Moe' }))
    for (const [word, field] of [[title, 'title'], [body, 'body']] as const) marks.push({ word, entity: 'note', field, topic, sensitivity: 'sensitive' })
  }
}

/** What stands in the plan that the case got above: goals, measures, visits, and how the person judges it. */
function addPlan(town: TestStore, caseId: string, marks: Mark[]): void {
  const planId = town.store.sql<{ id: string }>('SELECT id FROM followUpPlan WHERE caseId = ?', [caseId])[0]!.id
  const add = (entity: EntityName, known: Record<string, string>) => {
    let id = ''
    town.write((write) => void (id = write.insert(entity, valuesFor(entity, known, marks) as NewRow<typeof entity>).id))
    return id
  }
  const goalId = add('goal', { planId, domain: 'home' })
  add('measure', { planId, goalId, status: 'planned' })
  add('visit', { planId, status: 'planned' })
}

/** Mark a person, their case and a row of every kind that hangs on it. */
export async function markedCase(town: TestStore): Promise<{ caseId: string; personId: string; marks: Mark[] }> {
  const { id: caseId } = await town.value('case.create', { name: 'Foreløpig', receivedOn: '2026-10-01' })
  const { personId } = (await town.value('case.get', { id: caseId })).case
  const marks: Mark[] = []
  town.write((write) => {
    const { mergedIntoId: _merged, protectedAddress: _address, birthDate: _birth, interpreter: _interpreter, ...person } = valuesFor('person', {}, marks)
    write.update('person', personId, null, { ...person, name: 'Zqfornavn Zqetternavn' } as never)
    const { personId: _person, status: _status, coordinatorId: _coordinator, waitingOnServiceId: _service, ...own } = valuesFor('housingCase', {}, marks)
    write.update('housingCase', caseId, null, Object.fromEntries(Object.entries(own).filter(([name, value]) => value !== undefined && typeof value === 'string' && value.startsWith('zq') && name !== 'caseNumber')) as never)
  })
  marks.push({ word: 'zqfornavn', entity: 'person', field: 'name', topic: 'identity', sensitivity: 'personal' }, { word: 'zqetternavn', entity: 'person', field: 'name', topic: 'identity', sensitivity: 'personal' })
  const known = { caseId, serviceId: town.services.nav, toServiceId: town.services.nav, userId: town.session.userId }
  for (const entity of ENTITY_NAMES) {
    if (!('caseId' in MODEL[entity].fields) || LEFT_OUT.has(entity) || entity === 'note') continue
    const words: Mark[] = []
    try {
      const row = valuesFor(entity, known, words)
      town.write((write) => void write.insert(entity, row as NewRow<typeof entity>))
      marks.push(...words)
    } catch {
      // A row that needs another row first (a decision, a dwelling) is covered by the tests of its own area.
    }
  }
  addNotes(town, caseId, marks)
  addPlan(town, caseId, marks)
  return { caseId, personId, marks: marks.filter((one) => one.word !== 'zqpersonnameqz') }
}
