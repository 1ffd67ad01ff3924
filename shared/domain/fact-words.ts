// The facts behind the basic conditions in words: what each is called, how its value reads, and what to ask when nobody has said.
import { dateText, kroner } from '../dates.ts'
import { livingSituation, needGroup, permitKind } from '../model/codes.ts'
import type { Answer } from '../model/field.ts'
import type { AssessmentFacts } from './assessment-facts.ts'

export type FactField = Exclude<keyof AssessmentFacts, 'applicationType'>

const ANSWERS: Record<Answer, string> = { yes: 'ja', no: 'nei', unknown: 'ikke kjent' }
const answer = (value: unknown) => ANSWERS[value as Answer] ?? 'ikke kjent'
const day = (value: unknown) => (typeof value === 'string' ? dateText(value) : 'ikke kjent')
const coded = (labels: Readonly<Record<string, string>>) => (value: unknown) => labels[value as string] ?? 'Ikke kjent'
const money = (value: unknown) => (typeof value === 'number' ? kroner(value) : 'ikke kjent')
const count = (value: unknown) => (typeof value === 'number' ? String(value) : 'ikke kjent')
const many = (value: unknown) => (Array.isArray(value) ? (value.length === 0 ? 'ingen' : value.map((one) => coded(needGroup.labels)(one)).join(', ')) : 'ikke kjent')
const incomes = (value: unknown) => {
  const list = value as AssessmentFacts['incomes']
  return list === null ? 'ikke kjent' : list.length === 0 ? 'ingen' : list.map((one) => `${one.who}: ${one.yearly === null ? 'ikke kjent' : `${kroner(one.yearly)} i året`}`).join('; ')
}

export const FACT_WORDS: Record<FactField, { label: string; question: string; show(value: unknown): string }> = {
  birthDate: { label: 'Fødselsdato', question: 'Når er søkeren født?', show: day },
  dailyCare: { label: 'Daglig omsorg for egne barn', question: 'Har søkeren daglig omsorg for egne barn?', show: answer },
  lawfulStay: { label: 'Lovlig opphold', question: 'Har søkeren lovlig opphold i Norge?', show: answer },
  permit: { label: 'Grunnlag for opphold', question: 'Hva er grunnlaget for oppholdet?', show: coded(permitKind.labels) },
  residenceSince: { label: 'Bodd i kommunen siden', question: 'Når flyttet søkeren til kommunen?', show: day },
  settledByAgreement: { label: 'Bosatt etter avtale', question: 'Er søkeren bosatt i kommunen etter avtale med staten?', show: answer },
  livingSituation: { label: 'Bosituasjon', question: 'Hvor bor søkeren nå?', show: coded(livingSituation.labels) },
  leaseEndsOn: { label: 'Leiekontrakten går ut', question: 'Når går leiekontrakten ut?', show: day },
  leaseRenewable: { label: 'Leiekontrakten kan fornyes', question: 'Kan leiekontrakten fornyes?', show: answer },
  homeUnsuitable: { label: 'Boligen er vurdert som uegnet', question: 'Er boligen uegnet av hensyn til helse, familie eller bomiljø?', show: answer },
  persons: { label: 'Personer i husstanden', question: 'Hvor mange er det i husstanden?', show: count },
  incomes: { label: 'Brutto inntekt', question: 'Hva er brutto årsinntekt for hver i husstanden?', show: incomes },
  wealth: { label: 'Formue', question: 'Hvor stor er nettoformuen?', show: money },
  canSolveSelf: { label: 'Kan skaffe bolig selv', question: 'Kan søkeren skaffe bolig selv eller med hjelp fra andre?', show: answer },
  ownAttempts: { label: 'Egne forsøk er dokumentert', question: 'Er det dokumentert at søkeren har prøvd å skaffe bolig selv?', show: answer },
  unsettledDebt: { label: 'Uoppgjort gjeld', question: 'Har søkeren uoppgjort gjeld til kommunen eller en utleier?', show: answer },
  repaymentAgreement: { label: 'Avtale om nedbetaling', question: 'Finnes det en avtale om nedbetaling av gjelden?', show: answer },
  everEvicted: { label: 'Kastet ut av kommunal bolig før', question: 'Er søkeren blitt kastet ut av kommunal bolig før?', show: answer },
  evictedOn: { label: 'Kastet ut', question: 'Når ble søkeren kastet ut?', show: day },
  needsFollowUp: { label: 'Trenger oppfølging', question: 'Trenger søkeren oppfølging for å bo?', show: answer },
  acceptsFollowUp: { label: 'Tar imot oppfølging', question: 'Vil søkeren ta imot oppfølging?', show: answer },
  needGroups: { label: 'Grupper', question: 'Hvilke behov har søkeren?', show: many },
  exchangeGround: { label: 'Grunn til å bytte', question: 'Er husstanden eller helsen endret, eller er det en annen tungtveiende grunn til å bytte?', show: answer },
  tenancyKept: { label: 'Leieforholdet er holdt', question: 'Er husleien betalt og leieforholdet holdt?', show: answer },
}

/** A fact as a person reads it. */
export const shownFact = (facts: AssessmentFacts, field: FactField): { label: string; value: string } => ({ label: FACT_WORDS[field].label, value: FACT_WORDS[field].show(facts[field]) })
