// An older version of the program: one that lacks an entity, a field and a value of a code list. The model is the version, so it is the model that is made smaller while an old PC works.
import { MODEL } from '../../../shared/model/index.ts'
import { z } from '../../../shared/zod.ts'

const model = MODEL as unknown as Record<string, { fields: Record<string, { schema: unknown }> }>

function shrink(): () => void {
  const { consent } = model
  const person = model['person']!
  const status = model['housingCase']!.fields['livingSituation']!
  const { fields } = person
  const { schema } = status
  const { pronoun: _pronoun, ...rest } = fields
  delete model['consent']
  person.fields = rest
  status.schema = z.enum(['unknown', 'rough', 'privateRent'])
  return () => {
    model['consent'] = consent!
    person.fields = fields
    status.schema = schema
  }
}

/** Do something as the older version would. */
export function asOlder<T>(older: boolean, act: () => T): T {
  if (!older) return act()
  const back = shrink()
  let waits = false
  try {
    const value = act()
    if (value instanceof Promise) {
      waits = true
      return value.finally(back) as T
    }
    return value
  } finally {
    if (!waits) back()
  }
}
