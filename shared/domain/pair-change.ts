// What would have to be different for this dwelling to fit this household? A wish of the person's own can be set aside; a need that others have stated can't.
import { ageAt, dateText, kroner, plusMonths } from '../dates.ts'
import { requirementKind, type RequirementKind } from '../model/codes.ts'
import { CRITERIA, decides, explainPair, levelOf } from './matching.ts'
import type { ApplicantFacts, DwellingFacts, RequirementFact } from './pair-facts.ts'
import type { RuleDefinition } from './rules.ts'
import { applied, smallestChange, type Candidate, type SmallestChange } from './smallest-sets.ts'

export interface PairState { applicant: ApplicantFacts; dwelling: DwellingFacts; relaxed: ReadonlySet<string> }

/** Musts that may be the person's own wish. The others are needs. */
const OWN_KINDS: readonly RequirementKind[] = ['area', 'petsAllowed', 'quiet', 'ownEntrance', 'nearby', 'minArea', 'maxFloor', 'rentCeiling']
/** Said by the person: in the application, in a conversation, or with no other source. */
const isOwn = (one: RequirementFact) => OWN_KINDS.includes(one.kind) && (one.source === null || one.source.trim() === '' || /søk|samtale|ønske|selv|personen/i.test(one.source))

const YES = ['stepFree', 'showerNoThreshold', 'wheelchair', 'lift', 'petsAllowed', 'ownEntrance', 'quiet'] as const
const HOUSEHOLD_ROWS = ['size', 'placement:maxPersons', 'placement:noChildren']
const AGE_ROWS = ['placement:minAge', 'placement:maxAge']
const GROUP_ROWS = ['placement:needGroup', 'placement:notNeedGroup']
const LONG_AGO = '1900-01-01'

const passesIn = (rules: RuleDefinition, today: string) => (state: PairState, key: string): boolean => {
  const one = CRITERIA.find((criterion) => criterion.key === key)!
  const level = levelOf(one, state.applicant, state.dwelling, state.relaxed)
  return level === null || !decides(level) || one.test(state.applicant, state.dwelling, rules, today).outcome === 'met'
}

type Passes = ReturnType<typeof passesIn>
const ofApplicant = (patch: Partial<ApplicantFacts>) => (state: PairState): PairState => ({ ...state, applicant: { ...state.applicant, ...patch } })
const ofDwelling = (patch: Partial<DwellingFacts>) => (state: PairState): PairState => ({ ...state, dwelling: { ...state.dwelling, ...patch } })

/** The first of the answers that suits most of the rows it touches. */
function bestOf<T>(answers: readonly T[], apply: (answer: T) => (state: PairState) => PairState, rows: readonly string[], state: PairState, passes: Passes): (state: PairState) => PairState {
  const scored = answers.map((answer) => ({ answer, good: rows.filter((row) => passes(apply(answer)(state), row)).length }))
  const best = scored.reduce((top, one) => (one.good > top.good ? one : top))
  return apply(best.answer)
}

/** The answer to an unknown fact that would help, and the rows it touches; null where no answer is kept as a fact. */
function answerTo(about: 'dwelling' | 'applicant', field: string, state: PairState, rules: RuleDefinition, today: string, passes: Passes): { rows: readonly string[]; apply(state: PairState): PairState; sign: string } | null {
  const { applicant, dwelling } = state
  const asked = (kind: RequirementKind) => applicant.requirements.find((one) => one.kind === kind)?.value ?? null
  const plain = (rows: readonly string[], apply: (at: PairState) => PairState, sign = field) => ({ rows, apply, sign: `${about}:${sign}` })
  if (about === 'dwelling') {
    if ((YES as readonly string[]).includes(field)) return plain([field], ofDwelling({ [field]: 'yes' }))
    if (field === 'rooms') return plain(['size'], bestOf([1, 2, 3, 4, 5, 6, 7, 8], (rooms) => ofDwelling({ rooms }), ['size'], state, passes))
    if (field === 'bedrooms') return plain(['bedrooms'], ofDwelling({ bedrooms: Number(asked('bedrooms') ?? 0) || 0 }))
    if (field === 'usableArea') return plain(['minArea'], ofDwelling({ usableArea: Number(asked('minArea') ?? 0) || 0 }))
    if (field === 'floor') return plain(['maxFloor'], ofDwelling({ floor: Math.min(0, Number(asked('maxFloor') ?? 0) || 0) }))
    if (field === 'rent') return plain(['rent', 'rentCeiling'], ofDwelling({ rent: 0 }))
    if (field === 'area') return plain(['area'], ofDwelling({ area: asked('area')?.split(',')[0]?.trim() ?? null }))
    return null
  }
  if (field === 'adults' || field === 'children') {
    const adults = applicant.adults === null ? [1, 2, 3, 4, 5, 6] : [applicant.adults]
    const children = applicant.children === null ? [0, 1, 2, 3, 4, 5, 6] : [applicant.children]
    const answers = adults.flatMap((one) => children.map((other) => ({ adults: one, children: other })))
    return plain(HOUSEHOLD_ROWS, bestOf(answers, ofApplicant, HOUSEHOLD_ROWS, state, passes), 'household')
  }
  if (field === 'residenceSince') return plain(['residence'], ofApplicant({ residenceSince: LONG_AGO }))
  if (field === 'rentCeiling') return plain(['rent'], (at) => ofApplicant({ rentCeiling: at.dwelling.rent ?? Number.MAX_SAFE_INTEGER })(at))
  if (field === 'birthDate') {
    const births = Array.from({ length: 120 }, (_none, age) => plusMonths(today, -12 * age))
    return plain(AGE_ROWS, bestOf(births.filter((born) => ageAt(born, today) >= 0), (birthDate) => ofApplicant({ birthDate }), AGE_ROWS, state, passes))
  }
  if (field === 'needGroups') {
    const wanted = dwelling.placementRules.filter((one) => one.kind === 'needGroup' && one.value !== null).map((one) => one.value!)
    return plain(GROUP_ROWS, ofApplicant({ needGroups: wanted }))
  }
  if (field === 'acceptsFollowUp') return plain(['placement:followUp'], ofApplicant({ acceptsFollowUp: 'yes' }))
  if (!field.startsWith('requirement:')) return null
  const kind = field.slice('requirement:'.length) as RequirementKind
  const fitting: Partial<Record<RequirementKind, (home: DwellingFacts) => string>> = { bedrooms: () => '0', minArea: () => '0', maxFloor: () => '999', rentCeiling: () => String(Number.MAX_SAFE_INTEGER), area: (home) => home.area ?? '' }
  const value = fitting[kind]
  return value ? plain([kind], (at) => ofApplicant({ requirements: at.applicant.requirements.map((one) => (one.kind === kind ? { ...one, value: value(at.dwelling) } : one)) })(at)) : null
}

/** Every change that may be proposed for the pair: questions first, then wishes, what the person can do, the rent, and waiting last. */
export function pairCandidates(applicant: ApplicantFacts, dwelling: DwellingFacts, rules: RuleDefinition, today: string): Candidate<PairState>[] {
  const start: PairState = { applicant, dwelling, relaxed: new Set() }
  const passes = passesIn(rules, today)
  const questions: Candidate<PairState>[] = []
  const signs = new Set<string>()
  // An answer can bring up the next question: the rent is compared with a ceiling that nobody has worked out.
  for (let state = start, before = -1; before !== signs.size; ) {
    before = signs.size
    for (const row of explainPair(state.applicant, state.dwelling, rules, today).criteria) {
      if (!row.findOut || !decides(row.level)) continue
      const answer = answerTo(row.findOut.about, row.findOut.field, state, rules, today, passes)
      if (!answer || signs.has(answer.sign)) continue
      signs.add(answer.sign)
      questions.push({ kind: 'findOut', words: `Finn ut: ${row.findOut.question}`, until: null, rows: answer.rows, apply: answer.apply })
    }
    state = applied(start, questions)
  }
  const rest: Candidate<PairState>[] = []
  for (const one of applicant.requirements) if (one.level === 'must' && isOwn(one) && !passes(start, one.kind)) rest.push({ kind: 'relax', words: `Se bort fra ønsket: ${requirementKind.labels[one.kind].toLowerCase()}${one.value ? ` (${one.value})` : ''}.`, until: null, rows: [one.kind], apply: (state) => ({ ...state, relaxed: new Set([...state.relaxed, one.kind]) }) })
  if (applicant.acceptsFollowUp === 'no' && !passes(start, 'placement:followUp')) rest.push({ kind: 'followUp', words: 'Søkeren tar imot oppfølging.', until: null, rows: ['placement:followUp'], apply: ofApplicant({ acceptsFollowUp: 'yes' }) })
  if (dwelling.rent !== null && applicant.rentCeiling !== null && dwelling.rent > applicant.rentCeiling) rest.push({ kind: 'rentCeiling', words: `Høyeste husleie heves fra ${kroner(applicant.rentCeiling)} til ${kroner(dwelling.rent)} i måneden.`, until: null, rows: ['rent'], apply: ofApplicant({ rentCeiling: dwelling.rent }) })
  if (applicant.residenceSince !== null && !passes(start, 'residence')) {
    const until = plusMonths(applicant.residenceSince, rules.residence.months)
    rest.push({ kind: 'wait', words: `Vent til ${dateText(until)}, da er kravet om botid oppfylt.`, until, rows: ['residence'], apply: ofApplicant({ residenceSince: plusMonths(today, -rules.residence.months) }) })
  }
  return [...questions, ...rest]
}

/** The smallest set of changes after which the pair fits. */
export function pairChange(applicant: ApplicantFacts, dwelling: DwellingFacts, rules: RuleDefinition, today: string): SmallestChange {
  const { chosen, blocking } = smallestChange<PairState>({ applicant, dwelling, relaxed: new Set() }, CRITERIA.map((one) => one.key), pairCandidates(applicant, dwelling, rules, today), passesIn(rules, today))
  const rows = blocking.length === 0 ? [] : explainPair(applicant, dwelling, rules, today).criteria
  return {
    changes: chosen?.map(({ kind, words, until }) => ({ kind, words, until })) ?? null,
    blocking: blocking.map((key) => { const row = rows.find((one) => one.key === key)!; return { key, label: row.label, reason: row.reason } }),
  }
}
