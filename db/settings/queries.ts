// The municipality's settings, services, users and rules.
import { TIE_WORDS } from '../../shared/domain/order.ts'
import { RuleDefinition, rulesAt, type Rules } from '../../shared/domain/rules.ts'
import { may, type Role } from '../../shared/access.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Handlers } from '../context.ts'
import { q } from '../tables.ts'
import type { Reader } from '../store.ts'

/** One setting, or null. */
export function readSetting(reader: Pick<Reader, 'sql'>, key: string): string | null {
  return reader.sql<{ value: string }>('SELECT value FROM setting WHERE key = ?', [key])[0]?.value ?? null
}

export interface ServiceRow { id: string; name: string; roomName: string; standing: string; position: number }

/** The services in their order. */
export const readServices = (reader: Reader) => reader.all<ServiceRow>(q.selectFrom('service').select(['id', 'name', 'roomName', 'standing', 'position']).orderBy('position'))

/** A stored definition; what an older version did not write has its default. */
export const parseRules = (row: { definition: string }): RuleDefinition => RuleDefinition.parse(JSON.parse(row.definition))

const parsed = new Map<string, RuleDefinition>()

/** The rule set in force on a date. Refused in words when none is: nothing is judged without rules. */
export function readRules(reader: Reader, date: string): Rules {
  const row = rulesAt(reader.all(q.selectFrom('ruleSet').select(['id', 'name', 'versionLabel', 'validFrom', 'validTo', 'version', 'status', 'updatedAt'])).map((one) => ({ ...one, status: one.status ?? 'adopted' })), date)
  if (!row) throw new Refusal('not-found', { field: 'ruleSet' })
  // The time tells a restored copy's next version from the one that was laid aside.
  const key = `${row.id}:${row.version}:${row.updatedAt}`
  let definition = parsed.get(key)
  if (!definition) {
    definition = parseRules(reader.sql<{ definition: string }>('SELECT definition FROM ruleSet WHERE id = ?', [row.id])[0]!)
    if (parsed.size > 50) parsed.clear()
    parsed.set(key, definition)
  }
  return { id: row.id, name: row.name, versionLabel: row.versionLabel, validFrom: row.validFrom, definition }
}

/** The rules in sentences a caseworker can read. */
function ruleLines(definition: RuleDefinition): { reference: string; text: string }[] {
  const { limits } = definition
  return [
    ...definition.groups.map((one, i) => ({ reference: one.reference, text: `Gruppe ${i + 1}: ${one.label}` })),
    ...definition.ties.map((tie) => ({ reference: definition.tieReferences[tie] ?? '', text: TIE_WORDS[tie].line })),
    { reference: definition.residence.reference, text: `Botid: ${definition.residence.months} måneder i kommunen` },
    ...definition.sizeNorm.rows.map((row) => ({ reference: definition.sizeNorm.reference, text: `${row.persons} ${row.persons === 1 ? 'person' : 'personer'}: ${row.minRooms}–${row.maxRooms} rom` })),
    ...definition.contract.map((one) => ({ reference: one.reference, text: `Kontrakt ${one.withChildren ? 'med' : 'uten'} barn: ${one.months} måneder` })),
    { reference: limits.interimReplySource, text: `Foreløpig svar innen ${limits.interimReplyMonths} måned` },
    { reference: limits.appealSource, text: `Klagefrist ${limits.appealWeeks} uker` },
    { reference: limits.temporarySource, text: `Midlertidig botilbud bør ikke vare over ${limits.temporaryDays} dager` },
    { reference: limits.overstaySource, text: `Leieforhold som varer ${limits.overstayMonths} måneder over tiden, blir tidsubestemt` },
  ]
}

const countOf = (reader: Reader, table: string) => reader.sql<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)[0]!.n

export const settingsQueries = {
  'settings.get': ({ read, session }) => {
    const values = Object.fromEntries(read.all(q.selectFrom('setting').select(['key', 'value']).where('key', 'not in', ['device', 'demoClock'])).map((row) => [row.key, row.value]))
    const sets = read.all(q.selectFrom('ruleSet').selectAll().orderBy('validFrom', 'desc')).filter((one) => one.status !== 'draft')
    const seesPeople = may(session.role, 'case.read')
    return {
      municipality: values['municipality'] ?? '', office: values['office'] ?? '', classification: values['classification'] ?? '', autoLockMinutes: Number(values['autoLockMinutes'] ?? 10), handoverLimit: Number(values['handoverLimit'] ?? 3), values,
      services: readServices(read).map((one) => ({ id: one.id, name: one.name, roomName: one.roomName, standing: one.standing === 'yes' })),
      rules: sets.map((one) => ({ id: one.id, name: one.name, version: one.versionLabel, validFrom: one.validFrom, validTo: one.validTo, lines: ruleLines(RuleDefinition.parse(JSON.parse(one.definition))) })),
      counts: { cases: seesPeople ? countOf(read, 'housingCase') : 0, dwellings: countOf(read, 'dwelling'), operations: countOf(read, 'operation') },
    }
  },
  'users.list': ({ read }) =>
    read.all(q.selectFrom('appUser').select(['id', 'version', 'name', 'username', 'initials', 'role', 'active', 'lastSeenAt']).orderBy('name')).map((row) => ({ ...row, role: row.role as Role, active: row.active === 'yes' })),
} satisfies Partial<Handlers>
