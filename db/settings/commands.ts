// Changing settings and users.
import { mayGive } from '../../shared/access.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Handlers } from '../context.ts'
import { q } from '../tables.ts'

export const settingsCommands = {
  'settings.set': ({ write }, input) => {
    if (input.key === 'autoLockMinutes' && !(Number(input.value) >= 5 && Number(input.value) <= 15)) throw new Refusal('bad-input', { field: 'value' })
    const row = write.get(q.selectFrom('setting').select(['id']).where('key', '=', input.key))
    if (row) write.update('setting', row.id, null, { value: input.value })
    else write.insert('setting', { key: input.key, value: input.value })
    return {}
  },
  'users.setRole': ({ write, session }, input) => {
    const own = write.get(q.selectFrom('appUser').select(['role']).where('id', '=', input.id))
    if (!own) throw new Refusal('not-found')
    const takesAway = !input.active && own.role === input.role
    if (!takesAway && !mayGive(session.role, input.role)) throw new Refusal('not-allowed')
    write.update('appUser', input.id, input.version, { role: input.role, active: input.active ? 'yes' : 'no' })
    if (!write.get(q.selectFrom('appUser').select('id').where('role', '=', 'leader').where('active', '=', 'yes'))) throw new Refusal('last-leader')
    return {}
  },
} satisfies Partial<Handlers>
