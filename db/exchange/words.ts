// How rows and values are told to a person who must choose: the label of the row, the value in words, and nothing this user may not see.
import { may, type Permission } from '../../shared/access.ts'
import type { Session } from '../../shared/contract.ts'
import { dateText } from '../../shared/dates.ts'
import * as codes from '../../shared/model/codes.ts'
import { MODEL, type EntityName } from '../../shared/model/index.ts'
import { casesBehind, maySee, openProtected, shownName, type PersonRow } from '../people.ts'
import type { Reader, Scalar } from '../store.ts'

export interface Where { label: string; caseId: string | null; dwellingId: string | null; planId: string | null; meetingId: string | null }

const NOWHERE: Where = { label: '', caseId: null, dwellingId: null, planId: null, meetingId: null }

/** The label of each coded value, found by the field's own schema. */
const LABELS = new Map<unknown, Readonly<Record<string, string>>>(Object.values(codes).flatMap((one) => (typeof one === 'object' && 'schema' in one && 'labels' in one ? [[one.schema, one.labels as Readonly<Record<string, string>>] as const] : [])))
const ANSWERS: Readonly<Record<string, string>> = { yes: 'Ja', no: 'Nei', unknown: 'Ikke kjent' }

/** Names behind ids, for the references that people meet. */
const REFERENCE: Readonly<Record<string, string>> = {
  coordinatorId: 'SELECT name AS label FROM appUser WHERE id = ?', userId: 'SELECT name AS label FROM appUser WHERE id = ?', serviceId: 'SELECT name AS label FROM service WHERE id = ?', ownerServiceId: 'SELECT name AS label FROM service WHERE id = ?', waitingOnServiceId: 'SELECT name AS label FROM service WHERE id = ?',
  chairDevice: 'SELECT name AS label FROM device WHERE id = ?', dwellingId: `SELECT b.address || coalesce(', ' || d.unitNumber, '') AS label FROM dwelling d JOIN building b ON b.id = d.buildingId WHERE d.id = ?`,
}
const KRONER = new Set(['rent', 'monthlyIncome', 'rentCeiling', 'runningCost', 'dayPrice', 'yearlyIncome', 'wealth', 'debt', 'securityAmount'])

/** A value in words. */
export function valueText(read: Pick<Reader, 'sql'>, entity: EntityName, field: string, value: Scalar): string {
  if (value === null || value === '') return 'Ikke oppgitt'
  const schema = (MODEL[entity].fields as Record<string, { schema: unknown }>)[field]?.schema
  const list = LABELS.get(schema) ?? LABELS.get((schema as { unwrap?: () => unknown })?.unwrap?.())
  const text = String(value)
  if (list?.[text]) return list[text]
  if (REFERENCE[field]) return read.sql<{ label: string }>(REFERENCE[field], [value])[0]?.label ?? text
  if (KRONER.has(field)) return `${Math.round(Number(value) / 100).toLocaleString('nb-NO')} kr`
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dateText(text)
  return ANSWERS[text] ?? text
}

const SETTING_LABELS: Readonly<Record<string, string>> = { municipality: 'kommunens navn', office: 'kontorets navn', postalAddress: 'postadresse', phone: 'telefon', classification: 'gradering', autoLockMinutes: 'minutter før låsing', handoverLimit: 'grense for overleveringer', ownService: 'egen tjeneste' }

const HOMES: readonly EntityName[] = ['dwelling', 'building', 'vacancy', 'voidStep', 'voidPeriod', 'tenancy', 'programme', 'placementRule', 'repair', 'dwellingKey', 'inspection', 'inspectionPicture', 'incident', 'landlord', 'agreement', 'landlordContact', 'cooperative']
const PLANS: readonly EntityName[] = ['followUpPlan', 'goal', 'measure', 'mastery', 'visit', 'planReview', 'selfRating', 'planMember', 'planCondition', 'contactWindow', 'membership', 'noteDraft', 'signal', 'signalHandling', 'evictionTrack', 'trackStep', 'repaymentPlan', 'instrument', 'instrumentEvent', 'ownership', 'ownershipEvent', 'capacityCalculation', 'campaign', 'interview', 'planTemplate', 'absence']
const TABLE: readonly EntityName[] = ['meeting', 'agendaItem', 'presence', 'teamDecision', 'roomState']
const OFFICE: readonly EntityName[] = ['setting', 'service', 'ruleSet', 'lawSet', 'parameterSet', 'appUser', 'device', 'letIn']

/** Who may read such rows at all. */
function readPermission(entity: EntityName): Permission {
  if (HOMES.includes(entity)) return 'dwelling.read'
  if (PLANS.includes(entity)) return 'plan.read'
  if (TABLE.includes(entity)) return 'meeting.read'
  return OFFICE.includes(entity) ? 'settings.read' : 'case.read'
}

/** Who may choose for a row: those who may write such rows. */
export function writePermission(entity: EntityName): Permission {
  if (HOMES.includes(entity)) return 'dwelling.write'
  if (PLANS.includes(entity)) return 'plan.write'
  if (TABLE.includes(entity)) return 'meeting.run'
  if (['appUser', 'device', 'letIn'].includes(entity)) return 'users.write'
  return OFFICE.includes(entity) ? 'settings.write' : 'case.write'
}

/** Words for the row itself: whose case, which dwelling, which meeting. Null when this user may not see it. */
export function whereOf(read: Reader, session: Session, entity: EntityName, id: string): Where | null {
  if (!may(session.role, readPermission(entity))) return null
  const allowed = openProtected(read, session)
  const part = MODEL[entity].label
  const [caseId] = casesBehind(read, entity, id)
  if (caseId) {
    const person = read.sql<PersonRow>('SELECT c.id AS caseId, c.caseNumber, p.name, p.protectedAddress FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id = ?', [caseId])[0]
    if (!person || !maySee(person, allowed)) return null
    // Who keeps the dwellings is told of the dwelling, not of the case.
    if (may(session.role, 'case.read')) {
      const planId = entity === 'followUpPlan' ? id : 'planId' in MODEL[entity].fields ? (read.sql<{ planId: string }>(`SELECT planId FROM ${entity} WHERE id = ?`, [id])[0]?.planId ?? null) : null
      const own = entity === 'housingCase' || entity === 'person'
      return { ...NOWHERE, caseId, planId, label: `${shownName(person, allowed)}, ${person.caseNumber}${own ? '' : `, ${part.toLowerCase()}`}` }
    }
  }
  const row = read.sql<Record<string, Scalar>>(`SELECT * FROM ${entity} WHERE id = ?`, [id])[0]
  // Nobody is named to a protected person's row while no case that says who may see it is in its place.
  if (entity === 'person' && row?.['protectedAddress'] !== 'none') return null
  const dwellingId = entity === 'dwelling' ? id : ((row?.['dwellingId'] ?? null) as string | null)
  if (dwellingId) return { ...NOWHERE, dwellingId, label: `${read.sql<{ label: string }>(REFERENCE['dwellingId']!, [dwellingId])[0]?.label ?? part}${entity === 'dwelling' ? '' : `, ${part.toLowerCase()}`}` }
  const meetingId = entity === 'meeting' ? id : ((row?.['meetingId'] ?? null) as string | null)
  if (meetingId) {
    const heldOn = read.sql<{ heldOn: string }>('SELECT heldOn FROM meeting WHERE id = ?', [meetingId])[0]?.heldOn
    return { ...NOWHERE, meetingId, label: `Boliglag ${heldOn ? dateText(heldOn) : ''}`.trim() }
  }
  if (entity === 'setting') return { ...NOWHERE, label: `Innstilling: ${SETTING_LABELS[String(row?.['key'])] ?? 'annet'}` }
  const named = row?.['name'] ?? row?.['address'] ?? row?.['title']
  return { ...NOWHERE, label: named ? `${part}: ${String(named)}` : part }
}
