// The municipality's own starts for a plan.
import { Refusal } from '../../shared/errors.ts'
import { templateOf } from '../../shared/domain/plan-template.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Handlers } from '../context.ts'

export const templateHandlers = {
  'template.list': ({ read }) =>
    read.sql<Row<'planTemplate'> & { plans: number }>(`SELECT t.*, (SELECT count(*) FROM followUpPlan f WHERE f.templateId = t.id) AS plans FROM planTemplate t ORDER BY t.status, t.name`)
      .map((row) => ({ id: row.id, version: row.version, name: row.name, status: row.status, definition: templateOf(row.definition), plans: row.plans })),
  'template.save': ({ write }, input) => {
    const values = { name: input.name, status: input.status, definition: JSON.stringify(input.definition) }
    if (write.sql('SELECT 1 FROM planTemplate WHERE name = ? COLLATE NOCASE AND id IS NOT ?', [input.name, input.id]).length > 0) throw new Refusal('duplicate', { field: 'name' })
    return { id: input.id === null ? write.insert('planTemplate', values).id : write.update('planTemplate', input.id, input.version, values).id }
  },
} satisfies Partial<Handlers>
