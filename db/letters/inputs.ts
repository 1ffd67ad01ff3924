// The facts of each kind of letter, read from the case. What is missing is said in words; no letter is made with a gap.
import { FACT_WORDS, shownFact, type FactField } from '../../shared/domain/fact-words.ts'
import { LetterInput, type LetterInputs, type LetterKind, type LetterLanguage } from '../../shared/domain/letters/index.ts'
import type { LawSet } from '../../shared/domain/law.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import { infoKind, refusalReason, requirementKind, type RequirementKind } from '../../shared/model/codes.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import { plusDays, plusMonths } from '../../shared/dates.ts'
import { judged } from '../assessment/assess.ts'
import { specificationOf } from '../decisions/card.ts'
import { criteriaOf, thaw } from '../decisions/freeze.ts'
import { dwellingLabel } from '../facts.ts'
import { readJson } from '../json.ts'
import type { Reader } from '../store.ts'

export interface Scene { read: Reader; today: string; language: LetterLanguage; rules: RuleDefinition; law: LawSet; sender: LetterInputs['grant']['sender']; representative: string | null }
type Asked = ParsedInput<'letter.compose'>

const lacks = (...missing: string[]): never => {
  throw new Refusal('letter-lacks', { details: { missing } })
}
const one = <T>(rows: readonly T[], what: string): T => rows[0] ?? lacks(what)

/** The receiver's own facts. What others in the household earn is theirs, and stands in no letter. */
const SHOWN: readonly FactField[] = ['livingSituation', 'residenceSince', 'persons', 'wealth', 'ownAttempts', 'unsettledDebt', 'homeUnsuitable']

function decisionsOf({ read }: Scene, asked: Asked): Row<'decision'>[] {
  const rows = read.sql<Row<'decision'>>(`SELECT * FROM decision WHERE caseId = ? AND id IN (SELECT value FROM json_each(?)) AND coalesce(status, 'decided') = 'decided' ORDER BY decidedOn`, [asked.caseId, JSON.stringify(asked.decisionIds)])
  if (rows.length === 0 || rows.length !== asked.decisionIds.length) lacks('Vedtaket må være fattet før brevet kan skrives.')
  return rows
}


/** Own facts, conditions and considerations of a decision: as they were frozen with it, or as they are now for an older one. */
function reasonedBy(scene: Scene, own: Row<'decision'>): Pick<LetterInputs['refusal'], 'receivedOn' | 'facts' | 'rule' | 'criteria' | 'considerations' | 'ownWords'> {
  const { read, today } = scene
  const frozen = thaw(own.frozen)?.frozen
  const now = judged(read, own.caseId, own.applicationId, today)
  const facts = frozen?.facts ?? now.facts
  const application = now.application
  const words = application?.ownWords ?? read.sql<{ ownWords: string | null }>('SELECT ownWords FROM housingCase WHERE id = ?', [own.caseId])[0]?.ownWords ?? null
  const criteria = (frozen?.criteria ?? criteriaOf(now)).map(({ text, reference, outcome, reason }) => ({ text, reference, outcome: outcome as LetterInputs['refusal']['criteria'][number]['outcome'], reason }))
  const known = SHOWN.filter((field) => facts[field] !== null && facts[field] !== 'unknown').map((field) => shownFact(facts, field))
  return {
    receivedOn: application?.receivedOn ?? own.decidedOn, facts: known.length > 0 ? known : [{ label: FACT_WORDS.livingSituation.label, value: 'Ikke kjent' }], rule: own.legalBasis && own.ruleVersion?.startsWith(own.legalBasis) ? own.ruleVersion : [own.legalBasis, own.ruleVersion].filter(Boolean).join(', '),
    criteria: own.kind === 'municipalDwelling' ? criteria : [], considerations: [own.rationale, own.considerations].filter((part) => part?.trim()).join('\n\n') || lacks('Vedtaket mangler begrunnelse.'),
    ownWords: words ? { words, considered: own.considerations?.trim() || null } : null,
  }
}

const reasonsOf = (own: Row<'decision'>) => {
  const codes = readJson<(keyof typeof refusalReason.labels)[]>(own.reasonCodes, [])
  if (codes.length === 0) lacks('Vedtaket mangler kodet grunn.')
  return codes.map((code) => ({ code, text: `${refusalReason.labels[code]}.` }))
}

function grantPart(scene: Scene, own: Row<'decision'>): LetterInputs['grant']['parts'][number] {
  const given = specificationOf(own)
  if (own.kind === 'individualHelp') return { kind: 'individualHelp', appealBody: own.appealBody, mainContent: (given?.text || own.rationale || lacks('Skriv hovedinnholdet i hjelpen.')).split(/\n+/).map((line) => line.trim()).filter(Boolean) }
  if (own.kind === 'temporaryAccommodation') return { kind: 'temporaryAccommodation', appealBody: own.appealBody, place: given?.place ?? lacks('Stedet mangler.'), from: given?.from ?? own.decidedOn, until: given?.to ?? lacks('Sluttdato mangler.'), limitDays: scene.rules.limits.temporaryDays }
  const needs = scene.read.sql<{ label: string | null; kind: RequirementKind }>(`SELECT label, kind FROM requirement WHERE caseId = ? AND level = 'must' AND kind NOT IN ('bedrooms', 'rentCeiling') ORDER BY createdAt, id`, [own.caseId])
  return { kind: 'municipalDwelling', appealBody: own.appealBody, rooms: given?.rooms ?? lacks('Antall rom mangler i vedtaket.'), minArea: given?.minArea ?? null, groundFloorOrLift: given?.groundFloorOrLift ?? null, needs: needs.map((row) => row.label ?? requirementKind.labels[row.kind]), contractMonths: own.contractMonths ?? given?.contractMonths ?? lacks('Kontraktens lengde mangler i vedtaket.'), contractReference: given?.contractReference || own.ruleVersion || scene.rules.regulation, validUntil: own.validUntil }
}

function allocationInput(scene: Scene, asked: Asked): LetterInputs['allocation'] {
  const { read, rules } = scene
  const own = one(read.sql<Row<'allocation'>>(`SELECT * FROM allocation WHERE caseId = ? AND id IS coalesce(?, id) AND status IN ('allocated', 'accepted') ORDER BY allocatedOn DESC`, [asked.caseId, asked.allocationId]), 'Det er ikke sendt noe tilbud om bolig.')
  const home = one(read.sql<{ address: string; unitNumber: string | null; rent: number | null }>('SELECT b.address, d.unitNumber, d.rent FROM dwelling d JOIN building b ON b.id = d.buildingId WHERE d.id = ?', [own.dwellingId]), 'Boligen finnes ikke.')
  const lease = one(read.sql<Row<'tenancy'>>(`SELECT * FROM tenancy WHERE caseId = ? AND dwellingId = ? AND status IN ('planned', 'active') ORDER BY createdAt DESC`, [asked.caseId, own.dwellingId]), 'Leieforholdet er ikke opprettet.')
  const decision = one(read.sql<Row<'decision'>>(`SELECT * FROM decision WHERE caseId = ? AND kind = 'municipalDwelling' AND outcome = 'granted' AND coalesce(status, 'decided') = 'decided' ORDER BY decidedOn DESC`, [asked.caseId]), 'Det er ikke fattet vedtak om kommunal bolig.')
  const missing = [...(home.rent === null && lease.rent === null ? ['Husleien er ikke registrert på boligen.'] : []), ...(lease.contractEndsOn === null ? ['Kontraktens siste dag er ikke satt.'] : []), ...(own.answerBy === null ? ['Svarfristen er ikke satt.'] : [])]
  if (missing.length > 0) lacks(...missing)
  const short = plusDays(plusMonths(lease.startsOn, 36), -1) > lease.contractEndsOn!
  const { onRefusal } = rules.offers
  return {
    ...common(scene), appealWeeks: rules.limits.appealWeeks, appealBody: decision.appealBody, decisionReference: decision.reference ?? decision.ruleVersion ?? scene.rules.regulation, decidedOn: decision.decidedOn, address: dwellingLabel(home), rent: lease.rent ?? home.rent!, startsOn: lease.startsOn, endsOn: lease.contractEndsOn!, contractMonths: own.contractMonths ?? decision.contractMonths ?? 36, contractReference: lease.contractReference ?? rules.regulation, answerBy: own.answerBy!, viewing: null,
    noticeMonths: rules.limits.noticeMonths, restrictions: ['household', 'subletting', 'absence', ...(short ? (['shorterTerm'] as const) : [])], security: lease.securityKind === 'deposit' || lease.securityKind === 'guarantee' ? (lease.securityAmount ? { kind: lease.securityKind, amount: lease.securityAmount } : { kind: 'none' }) : { kind: 'none' },
    onRefusal: onRefusal === 'moveBack' ? { kind: 'moveBack', months: Math.max(1, rules.offers.moveBackMonths) } : { kind: onRefusal },
  }
}

const common = ({ law, sender, representative }: Scene) => ({ law, sender, representative })

function appealOf(scene: Scene, asked: Asked) {
  const own = one(scene.read.sql<Row<'appeal'>>('SELECT * FROM appeal WHERE caseId = ? AND id IS coalesce(?, id) ORDER BY receivedOn DESC', [asked.caseId, asked.appealId]), 'Det er ikke registrert noen klage.')
  const decision = one(scene.read.sql<Row<'decision'>>('SELECT * FROM decision WHERE id = ?', [own.decisionId]), 'Vedtaket finnes ikke.')
  return { own, decision, about: { receivedOn: own.receivedOn, decisionReference: decision.reference ?? decision.decidedOn, decidedOn: decision.decidedOn } }
}

const applicationOf = (scene: Scene, asked: Asked) => one(scene.read.sql<Row<'application'>>('SELECT * FROM application WHERE caseId = ? AND id IS coalesce(?, id) ORDER BY receivedOn DESC, createdAt DESC', [asked.caseId, asked.applicationId]), 'Saken har ingen søknad.')

type Builders = { [K in LetterKind]: (scene: Scene, asked: Asked) => LetterInputs[K] }

const BUILDERS: Builders = {
  grant: (scene, asked) => {
    const decisions = decisionsOf(scene, asked)
    if (decisions.some((own) => own.outcome !== 'granted')) lacks('Brevet om innvilgelse kan bare ha vedtak som er innvilget.')
    const lead = decisions.find((own) => own.kind === 'municipalDwelling') ?? decisions[0]!
    return { ...common(scene), ...reasonedBy(scene, lead), parts: decisions.map((own) => grantPart(scene, own)), appealWeeks: scene.rules.limits.appealWeeks }
  },
  refusal: (scene, asked) => {
    const own = decisionsOf(scene, asked)[0]!
    if (own.outcome !== 'refused') lacks('Vedtaket er ikke et avslag.')
    return { ...common(scene), ...reasonedBy(scene, own), decisionKind: own.kind, reasons: reasonsOf(own), otherHelp: asked.note ? asked.note.split(/\n+/).filter(Boolean) : [], appealWeeks: scene.rules.limits.appealWeeks, appealBody: own.appealBody }
  },
  dismissal: (scene, asked) => {
    const own = decisionsOf(scene, asked)[0]!
    const { receivedOn, rule, considerations } = reasonedBy(scene, own)
    return { ...common(scene), receivedOn, rule, considerations, decisionKind: own.kind, reasons: reasonsOf(own), whatYouCanDo: asked.note ?? lacks('Skriv hva søkeren kan gjøre nå.'), appealWeeks: scene.rules.limits.appealWeeks, appealBody: own.appealBody }
  },
  closing: (scene, asked) => {
    const application = applicationOf(scene, asked)
    const own = one(scene.read.sql<Row<'housingCase'>>('SELECT * FROM housingCase WHERE id = ?', [asked.caseId]), 'Saken finnes ikke.')
    const closed: LetterInputs['closing']['closed'] = application.status === 'withdrawn' ? { why: 'withdrawn' } : application.status === 'forwarded' ? { why: 'forwarded', to: application.forwardedTo ?? lacks('Mottakeren mangler.') } : own.status === 'housed' ? { why: 'housed' } : { why: 'lapsed', because: asked.note ?? application.endReason ?? lacks('Skriv hvorfor saken er avsluttet.'), rule: scene.rules.regulation, appealWeeks: scene.rules.limits.appealWeeks, appealBody: scene.rules.appealBodies.municipalDwelling as 'appealBoard' | 'countyGovernor' }
    return { ...common(scene), receivedOn: application.receivedOn, closedOn: own.closedOn ?? scene.today, closed }
  },
  allocation: allocationInput,
  missingInfo: (scene, asked) => {
    const application = applicationOf(scene, asked)
    const open = scene.read.sql<Row<'missingInfo'>>(`SELECT * FROM missingInfo WHERE caseId = ? AND status IN ('asked', 'reminded') ORDER BY askedOn, id`, [asked.caseId])
    const first = one(open, 'Det er ikke bedt om noen opplysninger.')
    return { ...common(scene), receivedOn: application.receivedOn, items: open.map((row) => ({ what: infoKind.labels[row.kind], why: row.text })), dueOn: open.reduce((due, row) => (row.dueOn < due ? row.dueOn : due), first.dueOn), reminder: open.some((row) => row.status === 'reminded') }
  },
  interimReply: (scene, asked) => {
    const application = applicationOf(scene, asked)
    return { ...common(scene), receivedOn: application.receivedOn, why: asked.note ?? lacks('Skriv hvorfor svaret tar tid.'), expectedOn: asked.expectedOn ?? application.expectedOn ?? lacks('Skriv når svaret ventes.') }
  },
  appealReceived: (scene, asked) => {
    const { own, decision, about } = appealOf(scene, asked)
    return { ...common(scene), ...about, late: own.late === 'yes', appealBody: decision.appealBody, expectedOn: asked.expectedOn ?? own.dueOn ?? plusMonths(own.receivedOn, scene.rules.limits.interimReplyMonths) }
  },
  appealSentOn: (scene, asked) => {
    const { own, decision, about } = appealOf(scene, asked)
    return { ...common(scene), ...about, sentOn: own.sentOn ?? lacks('Klagen er ikke sendt videre.'), appealBody: own.sentTo ?? decision.appealBody, considerations: own.handledReason ?? lacks('Begrunnelsen mangler.') }
  },
  moveOutDemand: (scene, asked) => {
    const lease = one(scene.read.sql<Row<'tenancy'> & { address: string; unitNumber: string | null }>(`SELECT t.*, b.address, d.unitNumber FROM tenancy t JOIN dwelling d ON d.id = t.dwellingId JOIN building b ON b.id = d.buildingId WHERE t.caseId = ? AND t.status IN ('active', 'noticeGiven') ORDER BY t.startsOn DESC`, [asked.caseId]), 'Det er ikke noe leieforhold som løper.')
    return { ...common(scene), writtenOn: scene.today, address: dwellingLabel(lease), contractEndsOn: lease.contractEndsOn ?? lacks('Kontrakten har ingen siste dag.'), moveBy: asked.expectedOn ?? lacks('Skriv når leietakeren må flytte.'), why: asked.note ?? lacks('Skriv hvorfor.') }
  },
}

/** The parsed input of a letter; refused with what is missing. */
export function letterInput<K extends LetterKind>(kind: K, scene: Scene, asked: Asked): LetterInputs[K] {
  const parsed = LetterInput[kind].safeParse(BUILDERS[kind](scene, asked))
  if (!parsed.success) return lacks('Noe i saken mangler for dette brevet.', ...parsed.error.issues.slice(0, 5).map((issue) => issue.path.join('.')))
  return parsed.data as LetterInputs[K]
}
