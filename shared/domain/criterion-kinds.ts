// One evaluator for each kind of basic condition: is it so, by the facts? Four answers, by three-valued logic and a fourth for what only a person can say.
// More facts can turn unknown into yes or no, never a yes or no back into unknown.
import { ageAt, dateText, kroner, plusMonths } from '../dates.ts'
import { livingSituation, needGroup, permitKind } from '../model/codes.ts'
import type { Answer } from '../model/field.ts'
import type { AssessmentFacts } from './assessment-facts.ts'
import type { FactField } from './fact-words.ts'
import type { CriterionKind, CriterionParameters, RuleDefinition } from './rules.ts'

export type Found = 'yes' | 'no' | 'judge' | 'unknown'
/** What is missing is a fact about the case, or the basic amount that the municipality keeps. */
export type MissingField = FactField | 'baseAmounts'
/** The words are made only when someone reads them: a preview judges fifty thousand people. */
export interface Reading { found: Found; uses: readonly FactField[]; missing: readonly MissingField[]; reason(): string }

type Evaluator = (facts: AssessmentFacts, parameters: CriterionParameters, rules: RuleDefinition, today: string) => Reading

/** Homeless, about to lose the home, or in a home that is not one. Who lives with parents is for a person to judge. */
export const WITHOUT_DWELLING: readonly string[] = ['rough', 'nightShelter', 'temporaryAccommodation', 'womensShelter', 'withFriendsFamilyTemp', 'institutionNoDwelling2m', 'prisonNoDwelling2m', 'nonconventional', 'privateRentAtRisk', 'ownedAtRisk', 'receptionCentre', 'unsuitable', 'overcrowded', 'childWelfareHome']
const HOMES: readonly string[] = ['privateRent', 'privateRentAtRisk', 'municipalRent', 'owned', 'ownedAtRisk', 'institutionWithDwelling', 'unsuitable', 'overcrowded']
const LEASED: readonly string[] = ['privateRent', 'privateRentAtRisk', 'municipalRent']
/** Nobody with these is settled as a refugee. */
const NEVER_SETTLED: readonly string[] = ['norwegian', 'nordic', 'eea']

const livingText = (living: string) => (livingSituation.labels as Record<string, string>)[living]?.toLowerCase() ?? 'ikke kjent'
const is = (condition: boolean): Answer => (condition ? 'yes' : 'no')
const either = (...answers: Answer[]): Answer => (answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no')
const both = (...answers: Answer[]): Answer => (answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes')
const months = (count: number) => (count === 1 ? '1 måned' : `${count} måneder`)

/** A condition that is one answer, with its words. */
function answered(field: FactField, words: { yes: string; no: string; unknown: string }): Evaluator {
  return (facts) => {
    const found = facts[field] as Answer
    return { found, uses: [field], missing: found === 'unknown' ? [field] : [], reason: () => words[found] }
  }
}

const adult: Evaluator = (facts, parameters, _rules, today) => {
  const limit = parameters.minAge ?? 18
  const old: Answer = facts.birthDate === null ? 'unknown' : is(ageAt(facts.birthDate, today) >= limit)
  const exempt: Answer = parameters.exemptDailyCare ? facts.dailyCare : 'no'
  const found = either(old, exempt)
  return {
    found, uses: parameters.exemptDailyCare ? ['birthDate', 'dailyCare'] : ['birthDate'],
    missing: found !== 'unknown' ? [] : [...(old === 'unknown' ? ['birthDate' as const] : []), ...(exempt === 'unknown' ? ['dailyCare' as const] : [])],
    reason: () => [
      facts.birthDate === null ? 'Det er ikke kjent når søkeren er født.' : `Søkeren er ${ageAt(facts.birthDate, today)} år, født ${dateText(facts.birthDate)}.`,
      old !== 'yes' && exempt === 'yes' ? 'Søkeren har daglig omsorg for egne barn, og aldersgrensen gjelder ikke.' : `Grensen er ${limit} år.`,
      old === 'no' && exempt === 'unknown' ? 'Det er ikke kjent om søkeren har daglig omsorg for egne barn.' : '',
    ].filter(Boolean).join(' '),
  }
}

const lawfulStay: Evaluator = (facts, parameters) => {
  const lawful: Answer = facts.lawfulStay !== 'unknown' ? facts.lawfulStay : facts.permit === 'unknown' ? 'unknown' : is(facts.permit !== 'none')
  const enough: Answer = !parameters.permits ? 'yes' : facts.permit === 'unknown' ? 'unknown' : is(parameters.permits.includes(facts.permit as never))
  const found = both(lawful, enough)
  return {
    found, uses: ['lawfulStay', 'permit'], missing: found !== 'unknown' ? [] : [...(lawful === 'unknown' && !parameters.permits ? ['lawfulStay' as const] : []), ...(enough === 'unknown' ? ['permit' as const] : [])],
    reason: () => {
      if (lawful === 'no') return 'Søkeren har ikke lovlig opphold i Norge.'
      if (found === 'unknown') return parameters.permits ? 'Det er ikke kjent hva grunnlaget for oppholdet er.' : 'Det er ikke kjent om søkeren har lovlig opphold.'
      const permit = facts.permit === 'unknown' ? '' : ` Grunnlaget er ${permitKind.labels[facts.permit as keyof typeof permitKind.labels]?.toLowerCase() ?? facts.permit}.`
      return found === 'yes' ? `Søkeren har lovlig opphold.${permit}` : `Oppholdet er lovlig, men grunnlaget er ikke nok.${permit}`
    },
  }
}

const residence: Evaluator = (facts, parameters, _rules, today) => {
  const needed = parameters.months ?? 0
  const long: Answer = needed === 0 ? 'yes' : facts.residenceSince === null ? 'unknown' : is(plusMonths(facts.residenceSince, needed) <= today)
  const byLiving: Answer = !parameters.exempt?.length ? 'no' : facts.livingSituation === 'unknown' ? 'unknown' : is(parameters.exempt.includes(facts.livingSituation as never))
  const settled: Answer = !parameters.exemptSettled ? 'no' : facts.settledByAgreement !== 'unknown' ? facts.settledByAgreement : NEVER_SETTLED.includes(facts.permit) ? 'no' : 'unknown'
  const found = either(long, byLiving, settled)
  const missing: FactField[] = []
  if (found === 'unknown') {
    if (long === 'unknown') missing.push('residenceSince')
    if (settled === 'unknown') missing.push('settledByAgreement')
    if (byLiving === 'unknown') missing.push('livingSituation')
  }
  return {
    found, missing, uses: ['residenceSince', ...(parameters.exemptSettled ? ['settledByAgreement' as const] : []), ...(parameters.exempt?.length ? ['livingSituation' as const] : [])],
    reason: () => {
      if (needed === 0) return 'Det er ikke noe krav om botid.'
      const lived = facts.residenceSince === null ? 'Det er ikke kjent når søkeren flyttet til kommunen.' : `Bodd i kommunen siden ${dateText(facts.residenceSince)}.`
      if (long === 'yes') return `${lived} Kravet er ${months(needed)}.`
      if (settled === 'yes') return `${lived} Søkeren er bosatt etter avtale, og kravet om botid gjelder ikke.`
      if (byLiving === 'yes') return `${lived} Bosituasjonen er ${livingText(facts.livingSituation)}, og kravet om botid gjelder ikke.`
      const met = facts.residenceSince === null ? '' : ` Kravet på ${months(needed)} er oppfylt ${dateText(plusMonths(facts.residenceSince, needed))}.`
      return `${lived}${met}${found === 'unknown' && facts.residenceSince !== null ? ' Det er ikke kjent om søkeren er unntatt.' : facts.residenceSince === null ? ` Kravet er ${months(needed)}.` : ''}`
    },
  }
}

const withoutSuitableDwelling: Evaluator = (facts, parameters, _rules, today) => {
  const listed = (parameters.living ?? WITHOUT_DWELLING) as readonly string[]
  const living = facts.livingSituation
  const leased = parameters.leaseMonths !== undefined && LEASED.includes(living)
  const endsSoon: Answer = !leased ? 'no' : facts.leaseEndsOn === null ? 'unknown' : is(facts.leaseEndsOn < plusMonths(today, parameters.leaseMonths!))
  const ends: Answer = both(endsSoon, facts.leaseRenewable === 'unknown' ? 'unknown' : is(facts.leaseRenewable === 'no'))
  const ground = either(is(listed.includes(living)), facts.homeUnsuitable, ends)
  const home = HOMES.includes(living)
  // Nothing known about where someone lives leaves it open; somewhere that is neither a home nor in the list is for a person.
  const found: Found = ground === 'yes' ? 'yes' : living === 'unknown' ? 'unknown' : home ? ground : 'judge'
  const missing: FactField[] = []
  if (found === 'unknown') {
    if (living === 'unknown') missing.push('livingSituation')
    if (ends === 'unknown') missing.push(...(endsSoon === 'unknown' ? ['leaseEndsOn' as const] : []), ...(facts.leaseRenewable === 'unknown' ? ['leaseRenewable' as const] : []))
    if (facts.homeUnsuitable === 'unknown') missing.push('homeUnsuitable')
  }
  return {
    found, missing, uses: ['livingSituation', ...(leased ? ['leaseEndsOn' as const, 'leaseRenewable' as const] : []), 'homeUnsuitable'],
    reason: () => {
      const where = living === 'unknown' ? 'Det er ikke kjent hvor søkeren bor.' : `Bosituasjonen er ${livingText(living)}.`
      if (listed.includes(living)) return where
      if (facts.homeUnsuitable === 'yes') return `${where} Boligen er vurdert som uegnet.`
      const lease = leased && facts.leaseEndsOn !== null ? ` Leiekontrakten går ut ${dateText(facts.leaseEndsOn)}${facts.leaseRenewable === 'yes' ? ' og kan fornyes' : facts.leaseRenewable === 'no' ? ' og kan ikke fornyes' : ', og det er ikke kjent om den kan fornyes'}. Grensen er mindre enn ${months(parameters.leaseMonths!)} igjen.` : ''
      if (found === 'judge') return `${where} Om det er en egnet bolig, må vurderes.`
      if (found === 'unknown' && lease === '') return living === 'unknown' ? where : `${where} Det er ikke kjent om boligen er uegnet${leased ? ', eller når kontrakten går ut' : ''}.`
      return `${where}${lease}${found === 'no' ? ' Det er ikke funnet at boligen er uegnet.' : ''}`
    },
  }
}

/** The basic amount in force on a date: the latest that has begun and not ended. Øre a year. */
export const baseAmountAt = (rules: RuleDefinition, today: string) => rules.baseAmounts.filter((one) => one.from <= today && (one.to === null || one.to >= today)).reduce<RuleDefinition['baseAmounts'][number] | null>((best, one) => (best === null || one.from > best.from ? one : best), null)

const income: Evaluator = (facts, parameters, rules, today) => {
  const from = parameters.incomeFromAge
  let sum = 0
  let left = 0
  let complete = facts.incomes !== null
  for (const one of facts.incomes ?? []) {
    const young: Answer = from === undefined ? 'no' : one.birthDate === null ? 'unknown' : is(ageAt(one.birthDate, today) < from)
    if (young === 'yes') left++
    else if (young === 'unknown' || one.yearly === null) complete = false
    else sum += one.yearly
  }
  const young = left === 0 ? '' : ` Inntekten til ${left === 1 ? 'én' : left} under ${from} år er ikke regnet med.`
  const known = () => `${complete ? 'Samlet brutto inntekt er' : 'Kjent brutto inntekt er'} ${kroner(sum)} i året.${young}`
  const rows = [...(parameters.incomeMultiples ?? [])].sort((a, b) => a.persons - b.persons)
  if (rows.length === 0) return { found: 'judge', uses: ['persons', 'incomes'], missing: [], reason: () => `${facts.incomes === null ? 'Inntekten er ikke kjent.' : known()} Om den er lav nok, må vurderes.` }
  const amount = baseAmountAt(rules, today)
  if (amount === null) return { found: 'unknown', uses: ['persons', 'incomes'], missing: ['baseAmounts'], reason: () => `Det er ikke lagt inn noe grunnbeløp (G) som gjelder ${dateText(today)}. Kommunen må legge det inn i reglene.` }
  const possible = facts.persons === null ? rows : [rows.find((row) => row.persons >= facts.persons!) ?? rows.at(-1)!]
  const limits = possible.map((row) => Math.round(row.multiple * amount.amount))
  const found: Answer = sum > Math.max(...limits) ? 'no' : complete && sum <= Math.min(...limits) ? 'yes' : 'unknown'
  return {
    found, uses: ['persons', 'incomes'],
    missing: found !== 'unknown' ? [] : [...(facts.persons === null && limits.length > 1 ? ['persons' as const] : []), ...(complete ? [] : ['incomes' as const])],
    reason: () => {
      const limit = limits.length > 1 ? 'Grensen kan ikke settes, for det er ikke kjent hvor mange det er i husstanden.' : `Grensen er ${kroner(limits[0]!)} (${String(possible[0]!.multiple).replace('.', ',')} G${facts.persons === null ? '' : ` for ${facts.persons} ${facts.persons === 1 ? 'person' : 'personer'}`}, G er ${kroner(amount.amount)}).`
      return `${facts.incomes === null ? 'Inntekten er ikke kjent.' : known()}${facts.incomes !== null && !complete && found === 'unknown' ? ' Inntekt eller fødselsdato mangler for noen.' : ''} ${limit}`
    },
  }
}

const wealth: Evaluator = (facts, parameters) => {
  const limit = parameters.maxWealth
  if (limit === undefined) return { found: 'judge', uses: ['wealth'], missing: [], reason: () => `${facts.wealth === null ? 'Formuen er ikke kjent.' : `Nettoformuen er ${kroner(facts.wealth)}.`} Om den er lav nok, må vurderes.` }
  const found: Answer = facts.wealth === null ? 'unknown' : is(facts.wealth <= limit)
  return { found, uses: ['wealth'], missing: found === 'unknown' ? ['wealth'] : [], reason: () => `${facts.wealth === null ? 'Formuen er ikke kjent.' : `Nettoformuen er ${kroner(facts.wealth)}.`} Grensen er ${kroner(limit)}.` }
}

const unsettledDebt: Evaluator = (facts) => {
  const found = both(facts.unsettledDebt, facts.repaymentAgreement === 'unknown' ? 'unknown' : is(facts.repaymentAgreement === 'no'))
  return {
    found, uses: ['unsettledDebt', 'repaymentAgreement'], missing: found !== 'unknown' ? [] : facts.unsettledDebt === 'unknown' ? ['unsettledDebt'] : ['repaymentAgreement'],
    reason: () => found === 'yes' ? 'Søkeren har uoppgjort gjeld uten avtale om nedbetaling.' : facts.unsettledDebt === 'no' ? 'Søkeren har ikke uoppgjort gjeld.' : facts.repaymentAgreement === 'yes' ? 'Det er avtale om nedbetaling av gjelden.' : facts.unsettledDebt === 'yes' ? 'Søkeren har uoppgjort gjeld. Det er ikke kjent om det er avtale om nedbetaling.' : 'Det er ikke kjent om søkeren har uoppgjort gjeld.',
  }
}

const excluded: Evaluator = (facts, parameters, _rules, today) => {
  const ends = facts.evictedOn === null || parameters.months === undefined ? null : plusMonths(facts.evictedOn, parameters.months)
  const found: Found = facts.everEvicted !== 'yes' ? facts.everEvicted : parameters.months === undefined ? 'judge' : ends === null ? 'unknown' : is(ends > today)
  return {
    found, uses: ['everEvicted', 'evictedOn'], missing: found !== 'unknown' ? [] : facts.everEvicted === 'unknown' ? ['everEvicted'] : ['evictedOn'],
    reason: () => facts.everEvicted === 'no' ? 'Søkeren er ikke kastet ut av kommunal bolig før.' : facts.everEvicted === 'unknown' ? 'Det er ikke kjent om søkeren er kastet ut av kommunal bolig før.' : facts.evictedOn === null ? 'Søkeren er kastet ut før, men det er ikke kjent når.' : ends === null ? `Søkeren ble kastet ut ${dateText(facts.evictedOn)}.` : `Søkeren ble kastet ut ${dateText(facts.evictedOn)}. Karantenen på ${months(parameters.months!)} ${ends > today ? 'varer til' : 'var over'} ${dateText(ends)}.`,
  }
}

const acceptsFollowUp: Evaluator = (facts) => {
  const found = either(facts.acceptsFollowUp, facts.needsFollowUp === 'unknown' ? 'unknown' : is(facts.needsFollowUp === 'no'))
  return {
    found, uses: ['needsFollowUp', 'acceptsFollowUp'], missing: found !== 'unknown' ? [] : [...(facts.needsFollowUp === 'unknown' ? ['needsFollowUp' as const] : []), ...(facts.acceptsFollowUp === 'unknown' ? ['acceptsFollowUp' as const] : [])],
    reason: () => facts.needsFollowUp === 'no' ? 'Søkeren trenger ikke oppfølging for å bo.' : found === 'yes' ? 'Søkeren tar imot oppfølging.' : found === 'no' ? 'Søkeren trenger oppfølging og vil ikke ta imot den.' : facts.needsFollowUp === 'yes' ? 'Søkeren trenger oppfølging. Det er ikke kjent om søkeren vil ta imot den.' : 'Det er ikke kjent om søkeren trenger oppfølging.',
  }
}

const targetGroup: Evaluator = (facts, parameters) => {
  const wanted = parameters.groups as readonly string[] | undefined
  const named = (groups: readonly string[]) => groups.map((one) => (needGroup.labels as Record<string, string>)[one]?.toLowerCase() ?? one).join(', ')
  const found: Found = !wanted?.length ? 'judge' : facts.needGroups === null ? 'unknown' : is(facts.needGroups.some((one) => wanted.includes(one)))
  return {
    found, uses: ['needGroups'], missing: found === 'unknown' ? ['needGroups'] : [],
    reason: () => `${facts.needGroups === null ? 'Det er ikke kartlagt hvilke behov søkeren har.' : facts.needGroups.length === 0 ? 'Søkeren er ikke i noen av gruppene.' : `Søkeren er i gruppen ${named(facts.needGroups)}.`} ${wanted?.length ? `Målgruppen er ${named(wanted)}.` : 'Om det er i målgruppen, må vurderes.'}`,
  }
}

export const EVALUATORS: Record<CriterionKind, Evaluator> = {
  adult, lawfulStay, residence, withoutSuitableDwelling, income, wealth, unsettledDebt, excluded, acceptsFollowUp, targetGroup,
  cannotSolveSelf: (facts) => ({ found: facts.canSolveSelf === 'unknown' ? 'unknown' : is(facts.canSolveSelf === 'no'), uses: ['canSolveSelf'], missing: facts.canSolveSelf === 'unknown' ? ['canSolveSelf'] : [], reason: () => ({ yes: 'Søkeren kan skaffe bolig selv eller med hjelp fra andre.', no: 'Søkeren kan ikke skaffe bolig selv eller med hjelp fra andre.', unknown: 'Det er ikke vurdert om søkeren kan skaffe bolig selv.' })[facts.canSolveSelf] }),
  ownAttempts: answered('ownAttempts', { yes: 'Det er dokumentert at søkeren har prøvd selv.', no: 'Det er ikke dokumentert at søkeren har prøvd selv.', unknown: 'Det er ikke kjent om søkeren har prøvd selv.' }),
  largerNeed: answered('exchangeGround', { yes: 'Det er en tungtveiende grunn til å bytte bolig.', no: 'Det er ingen tungtveiende grunn til å bytte bolig.', unknown: 'Det er ikke kjent om det er en tungtveiende grunn til å bytte.' }),
  tenancyKept: answered('tenancyKept', { yes: 'Husleien er betalt og leieforholdet er holdt.', no: 'Husleien er ikke betalt, eller leieforholdet er ikke holdt.', unknown: 'Det er ikke kjent om leieforholdet er holdt.' }),
  judged: () => ({ found: 'judge', uses: [], missing: [], reason: () => 'Vilkåret må vurderes av et menneske.' }),
}
