// The rest of a protected case: from the application to the letter, with a mark in every free text, also inside what is kept as JSON.
import { createHash } from 'node:crypto'
import { freeze } from '../../db/decisions/freeze.ts'
import { freeze as freezeFacts } from '../../db/intake/frozen.ts'
import { readRules } from '../../db/settings/queries.ts'
import type { Writer } from '../../db/store.ts'
import type { EntityName, Row } from '../../shared/model/index.ts'
import { NOW, TODAY } from './store.ts'

type Add = (entity: EntityName, given: Record<string, unknown>, keep?: readonly string[]) => string
interface Ids { caseId: string; personId: string; dwellingId: string; owner: string; other: string }
export interface Depth { applicationId: string; decisionId: string; letterId: string; documentId: string; allocationId: string; twinCaseId: string }

const STAFF = ['by', 'author', 'composedBy', 'sentBy', 'doneBy', 'completedBy', 'decidedBy', 'urgencyBy'] as const

/** Names of staff are no secret, and are left as they are. */
const by = (given: Record<string, unknown>, ...names: (typeof STAFF)[number][]) => ({ ...given, ...Object.fromEntries(names.map((name) => [name, 'Anders Lie'])) })

const UNKNOWN = { leaseRenewable: 'unknown', lawfulStay: 'yes', permit: 'temporary', settledByAgreement: 'unknown', dailyCare: 'yes', livelihood: 'socialAssistance', workSituation: 'unemployed', civilStatus: 'separated', canSolveSelf: 'no', unsettledDebt: 'yes', repaymentAgreement: 'no', everEvicted: 'yes', ownAttempts: 'yes', needsFollowUp: 'yes', acceptsFollowUp: 'yes', exchangeGround: 'unknown', tenancyKept: 'unknown', homeUnsuitable: 'yes' }

/** @param mark a new mark each time */
export function fillDepth(write: Writer, add: Add, mark: () => string, ids: Ids): Depth {
  const { caseId, personId, dwellingId, owner, other } = ids
  const rules = readRules(write, TODAY)
  add('representative', { caseId, kind: 'guardian', receivesLetters: 'yes', validFrom: '2026-01-01', validTo: null })
  add('needsAssessment', { caseId, ...UNKNOWN, leaseEndsOn: '2026-12-31', permitUntil: '2027-01-01', yearlyIncome: 31_415_900, wealth: 0, debt: 27_182_800, evictedOn: '2024-02-02', needGroups: '["violenceCrisis"]', mainNeedGroup: 'violenceCrisis', mappedOn: '2026-11-01', nextReviewOn: '2026-11-22' }, ['needGroups'])
  const applicationId = add('application', { caseId, type: 'new', receivedOn: '2026-09-01', channel: 'paper', status: 'complete', livingSituation: 'womensShelter', interimReplyOn: null, facts: freezeFacts(write, caseId, TODAY), tenancyId: null }, ['facts'])
  const assessmentId = add('assessment', by({ caseId, applicationId, ruleSetId: rules.id, status: 'open', startedOn: '2026-11-01', urgencyOverride: rules.definition.urgency[0]?.key ?? null, completedOn: null }, 'urgencyBy', 'completedBy'), ['urgencyOverride', 'urgencyBy', 'completedBy'])
  for (const criterion of rules.definition.criteria) add('judgement', by({ assessmentId, caseId, criterionKey: criterion.key, outcome: 'met', excepted: 'no', userId: owner, judgedOn: '2026-11-20' }, 'by'), ['criterionKey', 'by'])

  const bytes = Buffer.from(`%PDF-1.4 ${mark()}`)
  const data = bytes.toString('base64')
  const documentId = add('caseDocument', by({ caseId, mediaType: 'application/pdf', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), topic: 'health', receivedOn: '2026-11-01', letterId: null, removedOn: null }, 'author'), ['mediaType', 'sha256', 'topic', 'author'])
  add('documentPart', { documentId, position: 0, data }, ['data'])

  const decisionId = add('decision', by({ caseId, kind: 'municipalDwelling', outcome: 'granted', decidedOn: '2026-11-02', contractMonths: 36, appealBody: 'appealBoard', appealDeadline: '2026-11-30', status: 'decided', applicationId, assessmentId, ruleSetId: rules.id, reasonCodes: '[]', specification: JSON.stringify({ rooms: 2, minArea: null, groundFloorOrLift: null, contractMonths: 36, contractReference: mark(), text: mark(), place: mark(), from: null, to: null }), notifiedOn: '2026-11-02', validUntil: '2027-05-02', stayOfExecution: 'no', draftedById: owner, controlledById: other, controlledOn: '2026-11-02', contentHash: null, supersedesId: null }, 'decidedBy'), ['ruleVersion', 'contentHash', 'reasonCodes', 'specification', 'decidedBy', 'frozen'])
  const own = write.sql<Row<'decision'>>('SELECT * FROM decision WHERE id = ?', [decisionId])[0]!
  write.update('decision', decisionId, null, { frozen: freeze(write, own, NOW, TODAY).text })
  add('decision', by({ caseId, kind: 'individualHelp', outcome: 'granted', decidedOn: TODAY, contractMonths: null, appealBody: 'countyGovernor', appealDeadline: null, status: 'draft', applicationId, draftedById: owner, reasonCodes: '[]', specification: null, frozen: null, contentHash: null, stayOfExecution: 'no' }, 'decidedBy'), ['ruleVersion', 'contentHash', 'reasonCodes', 'specification', 'decidedBy', 'frozen'])
  const appealId = add('appeal', { caseId, decisionId, receivedOn: '2026-11-20', late: 'no', stayRequested: 'yes', status: 'received', dueOn: '2026-11-27', handledOn: null, sentTo: null, sentOn: null, result: null, resultOn: null, newDecisionId: null })

  const content = { version: 1, language: 'nb', kind: 'grant', heading: mark(), greeting: mark(), blocks: [{ kind: 'conclusion', sentences: [mark()] }, { kind: 'facts', items: [{ label: mark(), value: mark() }] }, { kind: 'quote', text: mark() }] }
  const stored = { content, law: 'Forvaltningsloven 1967', reference: mark(), enclosures: [mark()], copyTo: [mark()], signature: { name: 'Anders Lie', role: 'Saksbehandler' }, sender: ['Solvik kommune'] }
  const letterId = add('letter', by({ caseId, decisionId, appealId, allocationId: null, applicationId, kind: 'grant', language: 'nb', content: JSON.stringify(stored), status: 'sent', composedOn: '2026-11-02', sentOn: '2026-11-02', documentId, archivedOn: '2026-11-03', sha256: 'a'.repeat(64) }, 'composedBy', 'sentBy'), ['content', 'sha256', 'composedBy', 'sentBy'])
  write.update('caseDocument', documentId, null, { letterId })
  for (const status of ['asked', 'reminded', 'received'] as const) add('missingInfo', { caseId, applicationId, kind: 'other', askedOn: '2026-11-01', dueOn: '2026-11-10', remindedOn: status === 'reminded' ? '2026-11-12' : null, answeredOn: null, status, letterId, documentId: null })

  add('clockStop', by({ caseId, kind: 'interimReply', targetId: applicationId, startsOn: '2026-11-01', endsOn: null }, 'by'), ['by'])
  add('clockStop', by({ caseId, kind: 'appealHandling', targetId: appealId, startsOn: '2026-11-01', endsOn: null }, 'by'), ['by'])
  add('searchOutcome', by({ caseId, searchedOn: '2026-11-01', lacking: '["wheelchair"]', nextSearchOn: '2026-11-22', closedOn: null }, 'by'), ['lacking', 'by'])
  const allocationId = add('allocation', { dwellingId, caseId, proposalId: null, meetingDecisionId: null, status: 'allocated', allocatedOn: '2026-11-10', answerBy: '2026-11-17', answeredOn: '2026-11-16', offeredOn: '2026-11-10', reservedOn: null, reservedUntil: null, remindedOn: null, startsOn: '2026-12-01', contractMonths: 36, declineStatus: 'stated', declineReasonable: null, declineConsequence: null, declineStatedById: owner, declineConfirmedById: null, declineConfirmedOn: null })
  for (const scope of ['offer', 'moveIn'] as const) add('allocationStep', { allocationId, scope, position: 1, key: 'contract', title: 'Skriv kontrakt', role: 'propertyManager', required: 'yes', dueOn: '2026-11-20', doneOn: null, doneBy: null }, ['key', 'title', 'role', 'doneBy'])
  for (const one of write.sql<{ id: string }>('SELECT id FROM tenancy WHERE caseId = ?', [caseId])) write.update('tenancy', one.id, null, { status: 'noticeGiven', noticeOn: '2026-11-01', noticeBy: 'landlord', noticeEndsOn: '2027-02-28', moveOutDemandOn: null, securityKind: 'deposit', securityAmount: 1_618_000, securityStatus: 'granted', allocationId, decisionId })
  write.update('housingCase', caseId, null, { parkedUntil: '2027-01-15', parkedReason: mark() })

  // Someone else who looks like the same person, with a case of their own that everybody may open.
  const shared = write.sql<{ birthDate: string | null; nationalId: string | null }>('SELECT birthDate, nationalId FROM person WHERE id = ?', [personId])[0]!
  const twin = write.insert('person', { name: 'Kari Utenfor', ...shared, protectedAddress: 'none', interpreter: 'unknown' }).id
  const twinCaseId = write.insert('housingCase', { caseNumber: '2026/0999', personId: twin, status: 'received', livingSituation: 'unknown', receivedOn: '2026-11-01' }).id
  const third = write.insert('person', { name: 'Ola Utenfor', birthDate: '1980-01-01', protectedAddress: 'none', interpreter: 'unknown' }).id
  add('duplicateReview', by({ personAId: personId, personBId: third, outcome: 'keptApart', reviewedOn: '2026-11-01' }, 'by'), ['by'])
  return { applicationId, decisionId, letterId, documentId, allocationId, twinCaseId }
}
