// Servicing capacity (betjeningsevne): what a household can pay on a loan each month and still live, and the loan that gives. Shown line by line.
import { annuityLoan, annuityPayment, loanWithInterestOnly } from './annuity.ts'
import type { LendingRates, LivingCostRates } from './parameters.ts'
import { kroner } from '../dates.ts'

/** Money in øre per month unless said otherwise. null: nobody has said. */
export interface CapacityFacts {
  /** after tax, all the household's income that lasts */
  netIncome: number | null
  /** ages of everybody in the household on the day of the calculation */
  ages: readonly number[]
  /** the household's own spending over a period; null: the reference budget is used */
  ownLiving: number | null
  /** consumer debt, student loan, kindergarten and the like */
  otherFixed: number | null
  maintenance: number | null
  /** common charges, municipal fees, insurance and electricity of the home to be bought */
  running: number | null
  /** price with costs, and what is paid without borrowing: own money and grants. In all, not per month */
  price: number | null
  ownMoney: number | null
}

export interface CapacityLine { key: string; label: string; amount: number; why: string }
export interface LoanOption { key: 'ordinary' | 'long' | 'interestOnly'; label: string; percent: number; years: number; interestOnlyYears: number; /** øre, rounded down to whole thousand kroner */ loan: number; enough: boolean | null }
export type CapacityLack = 'netIncome' | 'ages' | 'otherFixed' | 'maintenance' | 'running' | 'lending' | 'livingCosts'
export type Advice = 'fits' | 'onlyLong' | 'doubtful' | 'tooLow' | 'noPrice'
export type CapacityResult = { lacks: CapacityLack[] } | { lacks: []; lines: CapacityLine[]; available: number; service: number; needed: number | null; /** what the needed loan costs a month on the ordinary term */ neededMonthly: number | null; options: LoanOption[]; sensitivity: (LoanOption & { extra: number })[]; advice: Advice }

const ORE = 100
const THOUSAND = 1000 * ORE
const downToThousand = (ore: number) => Math.max(0, Math.floor(ore / THOUSAND) * THOUSAND)
const percentText = (value: number) => `${String(value).replace('.', ',')} %`

/** The reference budget for a household: each person by age, and what a household of that size shares. Øre per month; null when an age has no row. */
export function referenceLiving(ages: readonly number[], rates: LivingCostRates): number | null {
  const persons = ages.map((age) => rates.persons.find((row) => age >= row.fromAge && age <= row.toAge)?.monthly)
  const sizes = rates.household.toSorted((a, b) => a.persons - b.persons)
  const shared = sizes.find((row) => row.persons >= ages.length) ?? sizes.at(-1)
  if (ages.length === 0 || shared === undefined || persons.includes(undefined)) return null
  return (persons as number[]).reduce((sum, monthly) => sum + monthly, shared.monthly) * ORE
}

/** The least that is set off to live on; null where the municipality keeps no such rates. */
function leastLiving(ages: readonly number[], rates: LivingCostRates | null): number | null {
  const rows = ages.map((age) => rates?.minimumPersons.find((row) => age >= row.fromAge && age <= row.toAge)?.monthly)
  return rows.includes(undefined) ? null : (rows as number[]).reduce((sum, one) => sum + one, 0) * ORE
}

function living(facts: CapacityFacts, rates: LivingCostRates | null): { amount: number; why: string } | null {
  const reference = rates ? referenceLiving(facts.ages, rates) : null
  const chosen = facts.ownLiving ?? reference
  if (chosen === null) return null
  const least = leastLiving(facts.ages, rates)
  if (least !== null && chosen < least) return { amount: least, why: `Det minste som settes av, er satsen for økonomisk stønad. Oppgitt forbruk er ${kroner(chosen)}.` }
  return { amount: chosen, why: facts.ownLiving === null ? `Referansebudsjettet for ${facts.ages.length === 1 ? '1 person' : `${facts.ages.length} personer`}.` : `Husstandens eget forbruk.${reference === null ? '' : ` Referansebudsjettet er ${kroner(reference)}.`}` }
}

function optionsAt(service: number, percent: number, lending: LendingRates, needed: number | null): LoanOption[] {
  const of = (key: LoanOption['key'], label: string, years: number, interestOnlyYears: number, loan: number): LoanOption => ({ key, label, percent, years, interestOnlyYears, loan: downToThousand(loan), enough: needed === null ? null : loan >= needed })
  const { ordinaryYears, longYears, interestOnlyYears } = lending
  const pay = Math.max(0, service)
  return [
    of('ordinary', `${ordinaryYears} år`, ordinaryYears, 0, annuityLoan(pay, percent, ordinaryYears)),
    of('long', `${longYears} år, i særlige tilfeller`, longYears, 0, annuityLoan(pay, percent, longYears)),
    of('interestOnly', `${longYears} år, de første ${interestOnlyYears} uten avdrag`, longYears, interestOnlyYears, loanWithInterestOnly(pay, percent, longYears, interestOnlyYears)),
  ]
}

function adviceOn(options: readonly LoanOption[], sensitivity: readonly LoanOption[], needed: number | null): Advice {
  if (needed === null) return 'noPrice'
  if (!options.some((one) => one.enough)) return 'tooLow'
  if (!options[0]!.enough) return 'onlyLong'
  return sensitivity.some((one) => one.key === 'ordinary' && one.percent > options[0]!.percent && !one.enough) ? 'doubtful' : 'fits'
}

/**
 * The calculation Husbanken describes for startlån: net income less living costs, other fixed costs and maintenance is what the home may cost;
 * less its running costs it is what the loan may cost. Loans are annuities.
 * @param lending the municipality's terms on the day; null: none are kept, and no figure is given
 * @param livingRates needed only when the household's own spending is not given
 */
export function servicingCapacity(facts: CapacityFacts, lending: LendingRates | null, livingRates: LivingCostRates | null): CapacityResult {
  const cost = living(facts, livingRates)
  const lacks: CapacityLack[] = [
    ...(['netIncome', 'otherFixed', 'maintenance', 'running'] as const).filter((key) => facts[key] === null), ...(facts.ages.length === 0 ? ['ages' as const] : []),
    ...(lending === null ? ['lending' as const] : []), ...(cost === null && facts.ages.length > 0 ? ['livingCosts' as const] : []),
  ]
  if (lacks.length > 0 || cost === null || lending === null) return { lacks }
  const available = facts.netIncome! - cost.amount - facts.otherFixed! - facts.maintenance!
  const service = available - facts.running!
  const needed = facts.price === null ? null : Math.max(0, facts.price - (facts.ownMoney ?? 0))
  const options = optionsAt(service, lending.interestPercent, lending, needed)
  const sensitivity = lending.sensitivity.flatMap((extra) => optionsAt(service, Math.max(0, lending.interestPercent + extra), lending, needed).map((one) => ({ ...one, extra })))
  return {
    lacks: [], available, service, needed, options, sensitivity, advice: adviceOn(options, sensitivity, needed),
    neededMonthly: needed === null ? null : Math.ceil(annuityPayment(needed, lending.interestPercent, lending.ordinaryYears) / ORE) * ORE,
    lines: [
      { key: 'netIncome', label: 'Inntekt etter skatt', amount: facts.netIncome!, why: 'Det husstanden har utbetalt hver måned, og som varer.' },
      { key: 'living', label: 'Livsopphold', amount: -cost.amount, why: cost.why },
      { key: 'otherFixed', label: 'Andre faste utgifter', amount: -facts.otherFixed!, why: 'Forbruksgjeld, studielån, barnehage, SFO og barnebidrag.' },
      { key: 'maintenance', label: 'Vedlikehold', amount: -facts.maintenance!, why: 'Anslag for vedlikehold av boligen på kort og lang sikt.' },
      { key: 'available', label: 'Igjen til bolig', amount: available, why: 'Det boligen kan koste i måneden, alt medregnet.' },
      { key: 'running', label: 'Løpende boutgifter', amount: -facts.running!, why: 'Felleskostnader, kommunale avgifter, forsikring og strøm.' },
      { key: 'service', label: 'Igjen til renter og avdrag', amount: service, why: `Det lånet kan koste i måneden. Lånene under er regnet med ${percentText(lending.interestPercent)} rente.` },
    ],
  }
}
