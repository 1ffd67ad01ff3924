// A version of the rules in plain words, for reading: one list of lines for each part, each with its reference.
import { ROLE_LABELS } from '../../../../shared/access.ts'
import { dateText, kroner } from '../../../../shared/dates.ts'
import { TIE_WORDS } from '../../../../shared/domain/order.ts'
import type { RuleCriterion, RuleDefinition } from '../../../../shared/domain/rules.ts'
import { appealBody, applicationType, decisionKind, decisionOutcome, declineConsequence, livingSituation, needGroup, permitKind } from '../../../../shared/model/codes.ts'
import { text } from '../../../text.ts'

const t = text.rulebook
export interface RuleLine { text: string; detail?: string; reference: string }
export type SectionName = Exclude<keyof typeof t.section, 'general'>

/** Within a sentence: a small first letter, but names in capitals stay. */
const inner = (word: string) => word.replace(/^[A-ZÆØÅ](?=[a-zæøå])/, (letter) => letter.toLowerCase())
const many = (list: readonly string[], labels: Readonly<Record<string, string>>) => list.map((one) => inner(labels[one] ?? one)).join(', ')
const living = (list: readonly string[]) => many(list, livingSituation.labels)
const count = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`
const months = (n: number) => (n > 0 && n % 12 === 0 ? `${n / 12} år` : count(n, 'måned', 'måneder'))
const days = (n: number) => count(n, 'dag', 'dager')
const comma = (n: number) => String(n).replace('.', ',')
const children = (value: boolean | null) => (value === null ? '' : value ? ', med barn' : ', uten barn')

function parameterWords({ kind, parameters: p }: RuleCriterion): string[] {
  return [
    p.minAge !== undefined && `fylt ${p.minAge} år`,
    p.months !== undefined && (kind === 'excluded' ? `${months(p.months)} karantene` : `${months(p.months)} i kommunen`),
    p.leaseMonths !== undefined && `leiekontrakt med mindre enn ${months(p.leaseMonths)} igjen`,
    p.incomeMultiples && p.incomeMultiples.map((row) => `${comma(row.multiple)} G for ${row.persons}`).join(', '),
    p.incomeFromAge !== undefined && `inntekt fra ${p.incomeFromAge} år`,
    p.maxWealth !== undefined && `formue høyst ${kroner(p.maxWealth)}`,
    p.living && `regnes som uten bolig: ${living(p.living)}`,
    p.permits && `grunnlag: ${many(p.permits, permitKind.labels)}`,
    p.groups && `grupper: ${many(p.groups, needGroup.labels)}`,
    p.exempt && p.exempt.length > 0 && `gjelder ikke ved: ${living(p.exempt)}`,
    p.exemptSettled && 'gjelder ikke bosatte etter avtale',
    p.exemptDailyCare && 'gjelder ikke den som har daglig omsorg for egne barn',
  ].filter((one): one is string => Boolean(one))
}

/** One condition on one line: kind, parameters and reference. */
export const criterionLine = (one: RuleCriterion) => [t.kinds[one.kind] + (one.must ? '' : ' (må ikke være slik)'), ...parameterWords(one), one.reference].filter(Boolean).join(' · ')

const criterionDetail = (one: RuleCriterion) => [
  `${t.kinds[one.kind]}${one.must ? '' : ', må ikke være slik'}.`, parameterWords(one).length > 0 ? `${parameterWords(one).join('; ').replace(/^./, (letter) => letter.toUpperCase())}.` : '', `Gjelder ${many(one.appliesTo, applicationType.labels)}.`,
  one.evidence.length > 0 ? `Dokumentasjon: ${one.evidence.join(', ')}.` : '', one.exceptBy ? `${ROLE_LABELS[one.exceptBy]} kan gjøre unntak.` : 'Ingen kan gjøre unntak.',
].filter(Boolean).join(' ')

function limitLines({ limits: l }: RuleDefinition): RuleLine[] {
  return [
    { text: `Foreløpig svar innen ${months(l.interimReplyMonths)}`, reference: l.interimReplySource }, { text: `Klagefrist ${count(l.appealWeeks, 'uke', 'uker')}`, reference: l.appealSource },
    { text: `Midlertidig botilbud bør ikke vare over ${days(l.temporaryDays)}, varsel ${days(l.temporaryWarnDays)} før`, reference: l.temporarySource }, { text: `Leieforhold som varer ${months(l.overstayMonths)} over tiden, blir tidsubestemt`, reference: l.overstaySource },
    { text: `Oppsigelse ${months(l.noticeMonths)}`, reference: l.noticeSource }, { text: `Protest innen ${months(l.protestMonths)}`, reference: l.protestSource }, { text: `Depositum høyst ${count(l.depositMonths, 'måneds', 'måneders')} leie`, reference: l.depositSource },
    { text: `Ny vurdering ${months(l.contractReviewMonths)} før kontrakten går ut. Varsel ${l.leaseWarnMonths.join(', ')} måneder før.`, reference: '' },
    { text: `Høyst ${count(l.handovers, 'overlevering', 'overleveringer')} før saken tas i boliglaget. Svar på en overlevering innen ${days(l.handoverAnswerDays)}.`, reference: '' }, { text: `Varsel ${days(l.consentWarnDays)} før et samtykke går ut`, reference: '' }, { text: `Tiltak bekreftes innen ${days(l.confirmDays)}. Opplysninger er gamle etter ${months(l.staleMonths)}.`, reference: '' },
    { text: `Saker foreslås til boliglaget ${days(l.teamAheadDays)} før grensen, skal ha hatt kontakt siste ${days(l.contactDays)}, og merkes når de er utsatt mer enn ${count(l.postponedTimes, 'gang', 'ganger')}.`, reference: '' }, { text: `${count(l.teamMinutes, 'minutt', 'minutter')} per sak til ${count(l.teamMinutesFrom, 'sak', 'saker')} av samme slag er behandlet. Tiltak minnes om ${days(l.remindDays)} før fristen.`, reference: '' },
  ]
}

function offerLines({ offers: o }: RuleDefinition): RuleLine[] {
  const ground = { yes: 'Rimelig grunn til nei', no: 'Ikke rimelig grunn til nei', judge: 'Om grunnen er rimelig, vurderes' } as const
  return [
    { text: `${days(o.answerDays)} til å svare, purring etter ${days(o.remindAfterDays)}`, reference: o.reference }, { text: `Høyst ${count(o.maxOffers, 'tilbud', 'tilbud')}. Nei uten rimelig grunn: ${declineConsequence.labels[o.onRefusal].toLowerCase()}${o.onRefusal === 'moveBack' ? ` ${months(o.moveBackMonths)}` : ''}`, reference: o.reference },
    { text: o.validityMonths > 0 ? `Vedtaket gjelder i ${months(o.validityMonths)}` : 'Vedtaket har ingen sluttdato', reference: '' }, { text: o.confirmMonths > 0 ? o.confirmMonths === 12 ? 'Søknaden bekreftes hvert år' : `Søknaden bekreftes med ${months(o.confirmMonths)} mellom` : 'Søknaden må ikke bekreftes', reference: '' },
    ...o.declineReasons.map((one) => ({ text: `${one.by === 'landlord' ? t.offers.landlord : t.offers.applicant}: ${one.label}`, detail: ground[one.reasonable], reference: '' })),
  ]
}

/** Everything a version says, part by part. */
export function ruleWords(rules: RuleDefinition): Record<SectionName, RuleLine[]> {
  const steps = (chain: keyof RuleDefinition['steps']) => rules.steps[chain].map((one) => ({ text: `${t.steps[chain]}: ${one.title}`, detail: [ROLE_LABELS[one.role], one.days === null ? '' : `innen ${days(one.days)}`, one.required ? 'må gjøres' : 'kan gjøres'].filter(Boolean).join(', '), reference: '' }))
  return {
    criteria: rules.criteria.map((one) => ({ text: one.text, detail: criterionDetail(one), reference: one.reference })),
    groups: rules.groups.map((one, i) => ({ text: `${i + 1}. ${one.label}`, detail: `${living(one.living)}${children(one.withChildren)}`, reference: one.reference })),
    ties: rules.ties.map((tie, i) => ({ text: `${i + 1}. ${TIE_WORDS[tie].step}`, reference: rules.tieReferences[tie] ?? '' })),
    urgency: rules.urgency.map((one, i) => ({ text: `${i + 1}. ${one.label}`, detail: [one.living.length > 0 ? living(one.living) : 'alle situasjoner', one.withChildren === null ? '' : one.withChildren ? 'med barn' : 'uten barn', one.withinDays === null ? '' : `lovfrist innen ${days(one.withinDays)}`].filter(Boolean).join(', '), reference: one.reference })),
    sizeNorm: rules.sizeNorm.rows.map((row) => ({ text: `${count(row.persons, 'person', 'personer')}: ${row.minRooms} til ${row.maxRooms} rom, minst ${row.minBedrooms} soverom`, reference: rules.sizeNorm.reference })),
    baseAmounts: rules.baseAmounts.map((one) => ({ text: `${kroner(one.amount)} fra ${dateText(one.from)}${one.to ? ` til ${dateText(one.to)}` : ''}`, reference: one.source })),
    contract: rules.contract.map((one) => ({ text: `${one.withChildren ? t.withChildren : t.withoutChildren}: ${months(one.months)}`, detail: [one.childMaxAge === null ? '' : `yngste barn høyst ${one.childMaxAge} år`, one.renewal === null ? '' : one.renewal ? 'forlengelse' : 'første kontrakt'].filter(Boolean).join(', '), reference: one.reference })),
    offers: offerLines(rules), steps: [...steps('offer'), ...steps('moveIn'), ...steps('void')],
    control: rules.control.map((one) => ({ text: `${decisionKind.labels[one.kind]}: ${many(one.outcomes, decisionOutcome.labels)}`, detail: `${t.control.by} ${ROLE_LABELS[one.by].toLowerCase()}`, reference: '' })),
    neighbourMix: rules.neighbourMix.map((one) => ({ text: `${needGroup.labels[one.group]}: høyst ${one.atMost} i bygget`, detail: `${t.mix.discussWith} ${one.discussWith}`, reference: one.reference })),
    limits: limitLines(rules),
    other: [
      { text: `Botid ved tildeling: ${months(rules.residence.months)}`, ...(rules.residence.exempt.length > 0 ? { detail: `gjelder ikke ved: ${living(rules.residence.exempt)}` } : {}), reference: rules.residence.reference }, { text: 'Husleie', reference: rules.rentReference }, { text: t.other.requirementReference, reference: rules.requirementReference },
      ...Object.entries(rules.appealBodies).map(([kind, body]) => ({ text: `Klage, ${(decisionKind.labels as Record<string, string>)[kind]?.toLowerCase()}: ${(appealBody.labels as Record<string, string>)[body] ?? body}`, reference: '' })),
    ],
  }
}
