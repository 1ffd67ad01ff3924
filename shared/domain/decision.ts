// What a decision must hold before it stands, what the button will do, and which legal basis and appeal body follow from its kind.
// Reasons, legal basis and the main considerations: forvaltningsloven §§ 24, 25; main content of help: boligsosialloven; two appeal routes: boligsosialloven and the local rules.
import { decisionKind, decisionOutcome } from '../model/codes.ts'
import type { RuleDefinition } from './rules.ts'

type Kind = keyof typeof decisionKind.labels & string
type Outcome = keyof typeof decisionOutcome.labels & string

export interface DecisionContent {
  kind: Kind
  outcome: Outcome
  applicationId: string | null
  legalBasis: string
  reasonCodes: readonly string[]
  rationale: string
  considerations: string | null
  specification: { rooms: number | null; contractMonths: number | null; text: string; place: string | null; from: string | null; to: string | null } | null
}

export interface DecisionFacts {
  /** the assessment of the application: null when there is none */
  assessment: { complete: boolean; eligible: 'yes' | 'no' | 'open'; unjudged: readonly string[] } | null
  /** information that is asked for and has not come, in words; whether it has been reminded of */
  infoOpen: readonly string[]
  reminded: boolean
  needsControl: boolean
  /** a second person has approved just this content */
  controlled: boolean
}

export interface Lack { code: string; text: string; field: string | null }

const SHORTEST_RATIONALE = 20

function granted(content: DecisionContent, add: (code: string, text: string, field: string) => void): void {
  const given = content.specification
  if (content.kind === 'municipalDwelling') {
    if (!given?.rooms) add('rooms', 'Skriv hvor mange rom boligen skal ha.', 'specification.rooms')
    if (!given?.contractMonths) add('contract', 'Skriv hvor lang kontrakten skal være.', 'specification.contractMonths')
  }
  if (content.kind === 'individualHelp' && !given?.text.trim()) add('mainContent', 'Skriv hovedinnholdet i hjelpen.', 'specification.text')
  if (content.kind === 'temporaryAccommodation' && (!given?.place || !given.from || !given.to)) add('stay', 'Skriv sted, fra og til for det midlertidige botilbudet.', 'specification.place')
}

/** Everything that is missing before a decision can be made, in the order of the form. Empty: it can be made. */
export function decisionLacks(content: DecisionContent, facts: DecisionFacts): Lack[] {
  const list: Lack[] = []
  const add = (code: string, text: string, field: string | null = null) => void list.push({ code, text, field })
  const considered = content.outcome === 'granted' || content.outcome === 'refused'
  if (considered && content.applicationId === null) add('application', 'Velg søknaden vedtaket gjelder.', 'applicationId')
  if (considered && content.kind === 'municipalDwelling') {
    if (!facts.assessment || facts.assessment.unjudged.length > 0) add('unjudged', facts.assessment ? `${facts.assessment.unjudged.length === 1 ? 'Ett vilkår er' : `${facts.assessment.unjudged.length} vilkår er`} ikke vurdert. Gjør det på fanen Vurdering: ${facts.assessment.unjudged.map((one) => `«${one}»`).join(', ')}.` : 'Ingen vilkår er vurdert. Gjør det på fanen Vurdering.')
    else if (!facts.assessment.complete) add('assessment', 'Avslutt vurderingen av vilkårene først.')
    const against = facts.assessment?.complete && ((content.outcome === 'granted' && facts.assessment.eligible === 'no') || (content.outcome === 'refused' && facts.assessment.eligible === 'yes'))
    if (against && !content.considerations?.trim()) add('deviation', 'Vedtaket går mot vurderingen. Skriv hvorfor under viktigste hensyn.', 'considerations')
    if (facts.infoOpen.length > 0 && !(facts.reminded && content.reasonCodes.includes('incompleteAfterReminder'))) add('info', `Det er bedt om opplysninger som ikke er kommet: ${facts.infoOpen.join(', ')}.`)
  }
  if (!content.legalBasis.trim()) add('legalBasis', 'Skriv hjemmelen.', 'legalBasis')
  if ((content.outcome === 'refused' || content.outcome === 'dismissed' || content.outcome === 'lapsed') && content.reasonCodes.length === 0) add('reasons', 'Velg minst én grunn.', 'reasonCodes')
  if (content.rationale.trim().length < SHORTEST_RATIONALE) add('rationale', 'Skriv begrunnelsen: fakta, regel og vurdering.', 'rationale')
  if (content.outcome === 'granted') granted(content, (code, text, field) => add(code, text, field))
  if (facts.needsControl && !facts.controlled) add('control', 'En annen må kontrollere vedtaket før det fattes.')
  return list
}

/** The rule that asks for a second person for this kind and outcome. */
export const controlFor = (rules: RuleDefinition, kind: Kind, outcome: Outcome) => rules.control.find((one) => one.kind === kind && one.outcomes.includes(outcome))
/** Whether a second person must check this kind and outcome. */
export const needsControl = (rules: RuleDefinition, kind: Kind, outcome: Outcome) => controlFor(rules, kind, outcome) !== undefined

/** What the button does, in a sentence. */
export function consequenceOf(content: Pick<DecisionContent, 'kind' | 'outcome'>, application: 'new' | 'exchange' | 'renewal' | null): string {
  const locked = 'Teksten låses, og klagefristen settes.'
  if (content.kind !== 'municipalDwelling') return `${decisionKind.labels[content.kind]}: ${decisionOutcome.labels[content.outcome].toLowerCase()}. ${locked}`
  if (content.outcome === 'granted') return application === 'renewal' ? `Leieforholdet kan forlenges. ${locked}` : `Søkeren settes på ventelisten. ${locked}`
  if (content.outcome === 'refused') return `Søknaden avslås. ${locked}`
  return `Saken avsluttes. ${locked}`
}

/** The legal basis a new draft begins with; the municipality's own rules are named as the rule set is. */
export const basisFor = (kind: Kind, rules: RuleDefinition): string =>
  kind === 'individualHelp' ? 'boligsosialloven § 6' : kind === 'temporaryAccommodation' ? rules.limits.temporarySource : rules.regulation

export const appealBodyFor = (kind: Kind, rules: RuleDefinition) => rules.appealBodies[kind] as 'appealBoard' | 'countyGovernor'
