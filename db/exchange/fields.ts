// How each field behaves when two PCs changed it: which never ask a person, which value protects, and which rows are the same row wherever they were made.
import { createHash } from 'node:crypto'
import type { EntityName } from '../../shared/model/index.ts'
import type { Scalar } from '../store.ts'

/** The operation that answers a clash. */
export const SETTLE = 'exchange.settle'

/** The screens' own bookkeeping: the later stands, and nobody is asked. */
const QUIET: Partial<Record<EntityName, readonly string[] | '*'>> = {
  appUser: ['lastSeenAt'], agendaItem: ['usedSeconds', 'startedAt', 'position', 'postponed', 'draft'], meeting: ['openedAt', 'closedAt', 'hiddenProposals'], roomState: '*', decision: ['frozen', 'contentHash'], savedView: '*', importMapping: '*', importRun: '*', importedRecord: '*', goal: ['position'], service: ['position'], allocationStep: ['position'], documentPart: '*', meetingEvent: '*', reminder: '*', noteDraft: '*', inspectionPicture: '*',
}

export const isQuiet = (entity: EntityName, field: string): boolean => {
  const quiet = QUIET[entity]
  return quiet === '*' || (quiet?.includes(field) ?? false)
}

/** Values that protect a person, weakest first. Between changes made without knowing of each other the strongest stands, whatever the clocks say. */
const PROTECTIVE: Record<string, readonly Scalar[]> = {
  'person.protectedAddress': ['none', 'confidential', 'strictlyConfidential'],
  'consent.status': ['given', 'notAsked', 'refused', 'withdrawn'],
  'appUser.active': ['yes', 'unknown', 'no'],
  'appUser.role': ['leader', 'caseworker', 'followUpWorker', 'propertyManager', 'reader', 'itAdmin'],
  'device.status': ['active', 'removed'],
  'roomState.covered': ['no', 'unknown', 'yes'],
  'presence.present': ['no', 'unknown', 'yes'],
}

/** How strongly a value protects; null for a field where only time counts. */
export function protection(entity: string, field: string, value: Scalar): number | null {
  const order = PROTECTIVE[`${entity}.${field}`]
  return order ? order.indexOf(value) : null
}

/** A change that gives this field this value locks what it writes: a change made without knowing of it is asked about, and does not take its place by being later. */
const LOCKING: Partial<Record<EntityName, { field: string; value: string }>> = { decision: { field: 'status', value: 'decided' } }

/** Operations among these that lock what they wrote. */
export function lockingOf(entity: EntityName, edits: readonly { opId: string; field: string; after: string | null }[]): ReadonlySet<string> {
  const lock = LOCKING[entity]
  return new Set(lock ? edits.filter((one) => one.field === lock.field && one.after === JSON.stringify(lock.value)).map((one) => one.opId) : [])
}

/** Fields that say which row it is: two PCs that make the same one make one row, not two. */
const NATURAL: Partial<Record<EntityName, readonly string[]>> = {
  setting: ['key'], presence: ['meetingId', 'serviceId', 'personName?'], roomState: ['meetingId'], caseAccess: ['caseId', 'userId'], importedRecord: ['targetEntity', 'targetId'], agendaItem: ['meetingId', 'caseId'], letIn: ['opId'],
  needsAssessment: ['caseId'], assessment: ['applicationId'], judgement: ['assessmentId', 'criterionKey'], allocationStep: ['allocationId', 'scope', 'key'], documentPart: ['documentId', 'position'], duplicateReview: ['personAId', 'personBId'], reminder: ['userId', 'caseId'], noteDraft: ['userId', 'visitId'], interview: ['campaignId', 'tenancyId'],
}

/** The id of a new row that is known by its content, or null where ids are drawn. Shaped as a UUID of version 8 (RFC 9562). */
export function naturalId(entity: EntityName, values: Readonly<Record<string, unknown>>): string | null {
  const names = NATURAL[entity]
  // A name with a question mark may be empty, and is then no part of it: a service that is there without a named person is one row too.
  const known = names?.flatMap((name): unknown => (name.endsWith('?') ? (values[name.slice(0, -1)] ?? []) : [values[name] ?? null]))
  if (!known || known.includes(null)) return null
  const hex = createHash('sha256').update(JSON.stringify([entity, ...known])).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
