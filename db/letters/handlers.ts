// Letters: composed from the case in the chosen language, one to each receiver, frozen; sent with the PDF kept in the store; archived with a reference.
import { longDate } from '../../shared/dates.ts'
import { composeLetter, LetterContent, letterMetadata, type LetterKind, type LetterLanguage } from '../../shared/domain/letters/index.ts'
import { LawSet, PREPARED_LAW_SETS } from '../../shared/domain/law.ts'
import { rulesAt } from '../../shared/domain/rules.ts'
import type { LetterDoc, Produced } from '../../shared/documents.ts'
import { Refusal } from '../../shared/errors.ts'
import { ROLE_LABELS } from '../../shared/access.ts'
import { letterKind } from '../../shared/model/codes.ts'
import type { Row } from '../../shared/model/index.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { letterCard } from '../decisions/desk.ts'
import { documentHandlers } from '../intake/documents.ts'
import { readJson } from '../json.ts'
import { paperHead } from '../exports/papers.ts'
import { readRules, readSetting } from '../settings/queries.ts'
import type { Reader } from '../store.ts'
import { letterInput, type Scene } from './inputs.ts'
import { recipientsOf } from './recipients.ts'

/** The law references in force on a date; a store from before they were kept uses the Act of 1967. */
export function lawAt(read: Reader, date: string): LawSet {
  const rows = read.sql<{ validFrom: string; validTo: string | null; definition: string }>('SELECT validFrom, validTo, definition FROM lawSet WHERE validFrom IS NOT NULL')
  const row = rulesAt(rows, date)
  return row ? LawSet.parse(JSON.parse(row.definition)) : PREPARED_LAW_SETS.fvl1967
}

function senderOf(read: Reader): Scene['sender'] {
  const [municipality, office, postalAddress, phone] = ['municipality', 'office', 'postalAddress', 'phone'].map((key) => readSetting(read, key)?.trim() || '')
  const missing = [...(postalAddress ? [] : ['Kontorets postadresse mangler i innstillingene.']), ...(phone ? [] : ['Kontorets telefonnummer mangler i innstillingene.'])]
  if (missing.length > 0) throw new Refusal('letter-lacks', { details: { missing } })
  return { municipality: municipality!, office: office || 'Boligkontoret', postalAddress: postalAddress!, phone: phone! }
}

/** What is stored with a letter so that it can be printed word for word: its content, and what stood around it. */
interface Stored { content: LetterContent; decisions?: string[]; law: string; reference: string; enclosures: string[]; copyTo: string[]; signature: { name: string; role: string }; sender: string[] }

const FIRST_DECISION: readonly string[] = ['grant', 'refusal', 'dismissal']

/** Also what this kind of letter does not use is kept with it: nothing of another case. */
function mustBeOfCase(read: Reader, { caseId, decisionIds, allocationId, appealId, applicationId }: ParsedInput<'letter.compose'>): void {
  const named = [...decisionIds.map((id) => ['decision', id] as const), ['allocation', allocationId] as const, ['appeal', appealId] as const, ['application', applicationId] as const]
  for (const [table, id] of named) if (id !== null && read.sql(`SELECT 1 FROM ${table} WHERE id = ? AND caseId = ?`, [id, caseId]).length === 0) throw new Refusal('not-found', { field: `${table}Id` })
}

function compose(context: CommandContext, input: ParsedInput<'letter.compose'>) {
  const { write, session, today } = context
  guardCase(context, input.caseId)
  mustBeOfCase(write, input)
  const law = lawAt(write, today)
  const sender = senderOf(write)
  const recipients = recipientsOf(write, input.caseId, today)
  const representative = recipients.slice(1).map((one) => one.name).join(', ') || null
  const scene: Scene = { read: write, today, language: input.language, rules: readRules(write, today).definition, law, sender, representative }
  const build = <K extends LetterKind>(kind: K, language: LetterLanguage) => composeLetter(kind, language, letterInput(kind, scene, input))
  const content = LetterContent.parse(build(input.kind, input.language))
  const { caseNumber } = write.sql<{ caseNumber: string }>('SELECT caseNumber FROM housingCase WHERE id = ?', [input.caseId])[0]!
  const decisionId = input.decisionIds[0] ?? null
  const reference = FIRST_DECISION.includes(input.kind) && decisionId ? (write.sql<{ reference: string | null }>('SELECT reference FROM decision WHERE id = ?', [decisionId])[0]?.reference ?? caseNumber) : caseNumber
  const ids = recipients.map((one) => {
    const stored: Stored = { content, decisions: input.decisionIds, law: law.name, reference, enclosures: [], copyTo: recipients.filter((other) => other !== one).map((other) => other.name), signature: { name: session.name, role: ROLE_LABELS[session.role] }, sender: [`${sender.municipality}, ${sender.office}`, sender.postalAddress, `Telefon ${sender.phone}`] }
    return write.insert('letter', { caseId: input.caseId, decisionId, appealId: input.appealId, allocationId: input.allocationId, applicationId: input.applicationId, kind: input.kind, language: input.language, recipient: one.name, recipientRole: one.role, recipientAddress: one.address.join('\n') || null, content: JSON.stringify(stored), status: 'draft', composedOn: today, composedBy: session.name }).id
  })
  if (input.kind === 'missingInfo') for (const one of write.sql<{ id: string }>(`SELECT id FROM missingInfo WHERE caseId = ? AND status IN ('asked', 'reminded')`, [input.caseId])) write.update('missingInfo', one.id, null, { letterId: ids[0]! })
  if (input.kind === 'interimReply' && input.expectedOn && input.applicationId) write.update('application', input.applicationId, null, { expectedOn: input.expectedOn })
  return { ids }
}

function load(context: QueryContext, id: string, caseId?: string): Row<'letter'> {
  const own = context.read.sql<Row<'letter'>>('SELECT * FROM letter WHERE id = ?', [id])[0]
  if (!own || (caseId !== undefined && own.caseId !== caseId)) throw new Refusal('not-found')
  guardCase(context, own.caseId)
  return own
}

const storedOf = (own: Row<'letter'>) => {
  const stored = readJson<Partial<Stored>>(own.content, {})
  const content = LetterContent.safeParse(stored.content)
  if (!content.success || !stored.sender || !stored.copyTo || !stored.signature || !stored.enclosures) throw new Refusal('file-damaged')
  return { ...(stored as Stored), content: content.data }
}

/** Never a name in a file name: it shows in window lists and on other machines. */
const fileNameOf = (read: Reader, own: Row<'letter'>, ending: string) => {
  const { caseNumber } = read.sql<{ caseNumber: string }>('SELECT caseNumber FROM housingCase WHERE id = ?', [own.caseId])[0]!
  return `brev-${caseNumber.replace('/', '-')}-${own.kind.toLowerCase()}-${own.composedOn}.${ending}`
}

/** A draft keeps who it goes to and where; what has changed since, above all an address that is now protected, must never be printed or sent. */
function mustStillReach(read: Reader, own: Row<'letter'>, today: string): void {
  const now = recipientsOf(read, own.caseId, today).find((one) => one.name === own.recipient && one.role === own.recipientRole)
  if (own.status === 'draft' && (now === undefined || (now.address.join('\n') || null) !== own.recipientAddress)) throw new Refusal('letter-lacks', { details: { missing: ['Mottakeren eller adressen er endret siden brevet ble skrevet. Forkast utkastet, og skriv brevet på nytt.'] } })
}

/** The letter as a document; the same bytes each time, since everything that stands in it was frozen. */
function documentOf(context: QueryContext, own: Row<'letter'>): LetterDoc {
  const stored = storedOf(own)
  const { caseNumber } = context.read.sql<{ caseNumber: string }>('SELECT caseNumber FROM housingCase WHERE id = ?', [own.caseId])[0]!
  return {
    template: 'letter', head: { ...paperHead(context, stored.content.heading, caseNumber), madeAt: own.createdAt, madeAtText: longDate(own.composedOn), madeBy: own.composedBy }, sender: stored.sender, recipient: [own.recipient, ...(own.recipientAddress?.split('\n') ?? [])], date: longDate(own.composedOn), ourReference: stored.reference, content: stored.content, signature: stored.signature, enclosures: stored.enclosures, copyTo: stored.copyTo,
  }
}

function metadataOf(context: QueryContext, own: Row<'letter'>) {
  const { read } = context
  const stored = storedOf(own)
  const { caseNumber } = read.sql<{ caseNumber: string }>('SELECT caseNumber FROM housingCase WHERE id = ?', [own.caseId])[0]!
  const decision = own.decisionId === null ? undefined : read.sql<{ reference: string | null; ruleVersion: string | null }>('SELECT reference, ruleVersion FROM decision WHERE id = ?', [own.decisionId])[0]
  const [level, ...ground] = (readSetting(read, 'classification') ?? '').split(', ')
  const rules = readRules(read, own.composedOn)
  const bytes = own.documentId === null ? 0 : (read.sql<{ size: number }>('SELECT size FROM caseDocument WHERE id = ?', [own.documentId])[0]?.size ?? 0)
  return letterMetadata({ caseNumber, title: stored.content.heading, kind: own.kind, language: own.language, date: own.sentOn ?? own.composedOn, author: own.composedBy, recipient: own.recipient, copyTo: stored.copyTo, classification: { text: level ?? '', legalGround: ground.join(', ') }, decisionReference: decision?.reference ?? null, ruleVersion: decision?.ruleVersion ?? `${rules.name}, ${rules.versionLabel}`, lawSet: stored.law, file: { name: own.fileName ?? fileNameOf(read, own, 'pdf'), sha256: own.sha256 ?? '', bytes } })
}

function markSent(context: CommandContext, input: ParsedInput<'letter.markSent'>) {
  const { write, today, session } = context
  const own = load({ ...context, read: write }, input.id)
  if (own.status !== 'draft') throw new Refusal('letter-sent')
  if (write.sql(`SELECT 1 FROM decision WHERE caseId = ? AND status = 'undone' AND (id = ? OR instr(?, '"' || id || '"') > 0)`, [own.caseId, own.decisionId, own.content]).length > 0) throw new Refusal('letter-lacks', { details: { missing: ['Vedtaket er angret.'] } })
  mustStillReach(write, own, today)
  if (input.sentOn > today || input.sentOn < own.composedOn) throw new Refusal('bad-input', { field: 'sentOn' })
  const fileName = fileNameOf(write, own, 'pdf')
  const { id: documentId } = documentHandlers['document.store'](context, { caseId: own.caseId, title: letterKind.labels[own.kind], fileName, mediaType: 'application/pdf', topic: 'housing', receivedOn: input.sentOn, note: `Sendt til ${own.recipient}`.slice(0, 300), letterId: own.id, sha256: input.sha256, base64: input.base64 })
  write.update('letter', own.id, input.version, { status: 'sent', sentOn: input.sentOn, sentBy: session.name, sha256: input.sha256, fileName, documentId })
  write.insert('note', { caseId: own.caseId, dwellingId: null, kind: 'sent', title: `Brev sendt: ${letterKind.labels[own.kind]}`, body: `Til ${own.recipient}.`, topic: 'housing', happenedOn: input.sentOn, author: session.name })
  if (own.kind === 'interimReply') for (const one of write.sql<{ id: string }>(`SELECT id FROM application WHERE caseId = ? AND id IS coalesce(?, id) AND interimReplyOn IS NULL AND status IN ('received', 'missingInfo', 'complete')`, [own.caseId, own.applicationId])) write.update('application', one.id, null, { interimReplyOn: input.sentOn })
  return { documentId }
}

export const letterHandlers = {
  'letter.compose': compose,
  'letter.get': (context, input) => {
    const own = load(context, input.id, input.caseId)
    return { letter: letterCard(own), content: storedOf(own).content, metadata: { ...metadataOf(context, own) } }
  },
  'letter.markSent': markSent,
  'letter.discard': (context, input) => {
    const own = load({ ...context, read: context.write }, input.id)
    if (own.status !== 'draft') throw new Refusal('letter-sent')
    context.write.update('letter', own.id, input.version, { status: 'cancelled' })
    return {}
  },
  'letter.archive': (context, input) => {
    const own = load({ ...context, read: context.write }, input.id)
    if (own.status !== 'sent') throw new Refusal('letter-lacks', { details: { missing: ['Brevet må være sendt før det kan arkiveres.'] } })
    if (input.on > context.today || (own.sentOn !== null && input.on < own.sentOn)) throw new Refusal('bad-input', { field: 'on' })
    context.write.update('letter', own.id, input.version, { archiveRef: input.archiveRef, archivedOn: input.on })
    return {}
  },
  'export.letter': (context, input): Produced => {
    const own = load(context, input.id, input.caseId)
    mustStillReach(context.read, own, context.today)
    return { kind: 'pdf', fileName: own.fileName ?? fileNameOf(context.read, own, 'pdf'), document: documentOf(context, own) }
  },
  'export.letterMetadata': (context, input): Produced => {
    const own = load(context, input.id, input.caseId)
    if (own.status !== 'sent') throw new Refusal('letter-lacks', { details: { missing: ['Metadatafilen lages når brevet er sendt.'] } })
    return { kind: 'json', fileName: fileNameOf(context.read, own, 'json'), value: metadataOf(context, own) }
  },
} satisfies Partial<Handlers>
