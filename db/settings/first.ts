// What a new store holds from its first second: the municipality, the services of a housing team, and rules to start from.
import { STARTING_RULES } from '../../shared/domain/rulebooks/starting.ts'
import { PREPARED_LAW_SETS } from '../../shared/domain/law.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import type { Writer } from '../store.ts'

export const FIRST_SERVICES = [
  { key: 'housing', name: 'Boligkontoret', roomName: 'Boligkontoret', standing: 'yes' },
  { key: 'nav', name: 'NAV', roomName: 'NAV', standing: 'yes' },
  { key: 'mental', name: 'Psykisk helse og rus', roomName: 'Boveilederne', standing: 'yes' },
  { key: 'property', name: 'Eiendom', roomName: 'Eiendom', standing: 'yes' },
  { key: 'refugee', name: 'Flyktning', roomName: 'Flyktning', standing: 'yes' },
  { key: 'childWelfare', name: 'Barnevern', roomName: 'Barnevern', standing: 'yes' },
  { key: 'care', name: 'Helse og omsorg', roomName: 'Kommunen', standing: 'no' },
  { key: 'frontDesk', name: 'Servicetorg', roomName: 'Servicetorg', standing: 'no' },
  { key: 'other', name: 'Andre', roomName: 'Andre', standing: 'no' },
] as const
export type ServiceKey = (typeof FIRST_SERVICES)[number]['key']

/** The rules to start from cover everything that is entered about the past, until the municipality dates its own. */
const START_OF_TIME = '2000-01-01'

/** Insert the first rows. Returns service ids by key and the rule set's id. */
export function seedMunicipality(write: Writer, given: { municipality: string; office: string; device: string; postalAddress?: string; phone?: string; regulation?: string; versionLabel?: string; rulesFrom?: string; rules?: Partial<RuleDefinition> }): { services: Record<ServiceKey, string>; ruleSetId: string } {
  const settings = { municipality: given.municipality, office: given.office, device: given.device, postalAddress: given.postalAddress ?? '', phone: given.phone ?? '', classification: 'Unntatt offentlighet, offl. § 13 jf. fvl. § 13', autoLockMinutes: '10', ownService: '' }
  const services = Object.fromEntries(FIRST_SERVICES.map((one, i) => [one.key, write.insert('service', { name: one.name, roomName: one.roomName, position: i + 1, standing: one.standing }).id])) as Record<ServiceKey, string>
  settings.ownService = services.housing
  for (const [key, value] of Object.entries(settings)) write.insert('setting', { key, value })
  write.insert('lawSet', { name: PREPARED_LAW_SETS.fvl1967.name, validFrom: START_OF_TIME, validTo: null, definition: JSON.stringify(PREPARED_LAW_SETS.fvl1967) })
  // Prepared, and in force the day an administrator says so.
  write.insert('lawSet', { name: PREPARED_LAW_SETS.fvl2025.name, validFrom: null, validTo: null, definition: JSON.stringify(PREPARED_LAW_SETS.fvl2025) })
  const definition = { ...STARTING_RULES, ...(given.regulation ? { regulation: given.regulation } : {}), ...given.rules }
  const ruleSet = write.insert('ruleSet', { name: definition.regulation, versionLabel: given.versionLabel ?? 'versjon 1', validFrom: given.rulesFrom ?? START_OF_TIME, validTo: null, definition: JSON.stringify(definition) })
  return { services, ruleSetId: ruleSet.id }
}
