// Requirements on who may live in a dwelling: kept on a programme, a building or a dwelling, and shown with where they are inherited from.
import { Refusal } from '../../shared/errors.ts'
import { needGroup } from '../../shared/model/codes.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import type { Reader } from '../store.ts'

interface RuleRow { id: string; version: number; scope: 'programme' | 'building' | 'dwelling'; scopeId: string; kind: ParsedInput<'placement.save'>['kind']; value: string | null; text: string; reference: string | null }

const NUMBERS: readonly string[] = ['minAge', 'maxAge', 'maxPersons']
const GROUPS: readonly string[] = ['needGroup', 'notNeedGroup']

function list({ read, today }: QueryContext, input: ParsedInput<'placement.list'>) {
  const programmes = read.sql<{ id: string; version: number; name: string; note: string | null; dwellings: number; buildings: number }>(`SELECT g.id, g.version, g.name, g.note, (SELECT count(*) FROM dwelling d WHERE d.programmeId = g.id) AS dwellings, (SELECT count(*) FROM building b WHERE b.programmeId = g.id) AS buildings FROM programme g WHERE g.status = 'active' ORDER BY g.name`)
  if (input.dwellingId === null) {
    const rules = read.sql<RuleRow>(`SELECT id, version, scope, scopeId, kind, value, text, reference FROM placementRule WHERE scope = 'programme' AND (endedOn IS NULL OR endedOn > ?) ORDER BY createdAt, id`, [today])
    const names = new Map(programmes.map((one) => [one.id, one.name]))
    return { programmes, building: null, programmeId: null, rules: rules.map((one) => ({ ...one, from: `Ordningen ${names.get(one.scopeId) ?? ''}`.trim() })) }
  }
  const own = read.sql<{ id: string; programmeId: string | null; buildingId: string; version: number; address: string; buildingProgramme: string | null }>('SELECT d.id, d.programmeId, b.id AS buildingId, b.version, b.address, b.programmeId AS buildingProgramme FROM dwelling d JOIN building b ON b.id = d.buildingId WHERE d.id = ?', [input.dwellingId])[0]
  if (!own) throw new Refusal('not-found')
  const names = new Map<string, string>([...programmes.map((one) => [one.id, `Ordningen ${one.name}`] as const), [own.buildingId, `Bygget ${own.address}`], [own.id, 'Boligen']])
  const scopes = [own.id, own.buildingId, own.programmeId, own.buildingProgramme].filter((one) => one !== null)
  const rules = read.sql<RuleRow>('SELECT id, version, scope, scopeId, kind, value, text, reference FROM placementRule WHERE scopeId IN (SELECT value FROM json_each(?)) AND (endedOn IS NULL OR endedOn > ?) ORDER BY createdAt, id', [JSON.stringify(scopes), today])
  return { programmes, building: { id: own.buildingId, version: own.version, address: own.address, programmeId: own.buildingProgramme }, programmeId: own.programmeId, rules: rules.map((one) => ({ ...one, from: names.get(one.scopeId) ?? 'Ordning som er avsluttet' })) }
}

const SCOPES = { programme: 'programme', building: 'building', dwelling: 'dwelling' } as const
const exists = (read: Reader, scope: keyof typeof SCOPES, id: string) => read.sql(`SELECT 1 FROM ${SCOPES[scope]} WHERE id = ?`, [id]).length > 0

function save({ write }: CommandContext, input: ParsedInput<'placement.save'>) {
  if (!exists(write, input.scope, input.scopeId)) throw new Refusal('not-found', { field: 'scopeId' })
  if (NUMBERS.includes(input.kind) && !/^\d{1,3}$/.test(input.value ?? '')) throw new Refusal('bad-input', { field: 'value' })
  if (GROUPS.includes(input.kind) && !(needGroup.values as readonly string[]).includes(input.value ?? '')) throw new Refusal('bad-input', { field: 'value' })
  const { id, version, ...values } = input
  return { id: id === null ? write.insert('placementRule', { ...values, endedOn: null }).id : write.update('placementRule', id, version, values).id }
}

function put({ write }: CommandContext, input: ParsedInput<'programme.put'>): Record<string, never> {
  if (!exists(write, input.scope, input.scopeId)) throw new Refusal('not-found', { field: 'scopeId' })
  if (input.programmeId !== null && write.sql(`SELECT 1 FROM programme WHERE id = ? AND status = 'active'`, [input.programmeId]).length === 0) throw new Refusal('not-found', { field: 'programmeId' })
  write.update(input.scope, input.scopeId, null, { programmeId: input.programmeId })
  return {}
}

export const placementHandlers = {
  'placement.list': list,
  'placement.save': save,
  'placement.end': ({ write }, input) => {
    write.update('placementRule', input.id, input.version, { endedOn: input.on })
    return {}
  },
  'programme.save': ({ write }, input) => {
    if (write.sql(`SELECT 1 FROM programme WHERE name = ? AND id IS NOT ? AND status = 'active'`, [input.name, input.id]).length > 0) throw new Refusal('duplicate', { field: 'name' })
    return { id: input.id === null ? write.insert('programme', { name: input.name, note: input.note, status: 'active' }).id : write.update('programme', input.id, input.version, { name: input.name, note: input.note }).id }
  },
  'programme.put': put,
} satisfies Partial<Handlers>
