// Servicing capacity for a household: the rates of the day, what is lacking in words, and the calculation kept as it was.
import { ageAt, dateText } from '../../shared/dates.ts'
import { servicingCapacity, type CapacityLack } from '../../shared/domain/capacity.ts'
import { ratesMissing, type ParameterKind } from '../../shared/domain/parameters.ts'
import { Refusal } from '../../shared/errors.ts'
import { parameterKind } from '../../shared/model/codes.ts'
import type { Row } from '../../shared/model/index.ts'
import { CapacityInput, CapacityView, type CalculationView } from '../../shared/operations/ownership.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import type { z } from '../../shared/zod.ts'
import type { CommandContext } from '../context.ts'
import { readRates, type Rates } from '../parameters/read.ts'
import type { Reader } from '../store.ts'
import { loadTrack } from './load.ts'

const LACKS: Record<Exclude<CapacityLack, 'lending' | 'livingCosts'>, string> = { netIncome: 'Inntekt etter skatt mangler.', ages: 'Hvem som bor i husstanden, mangler.', otherFixed: 'Andre faste utgifter mangler. Skriv 0 hvis det ikke er noen.', maintenance: 'Vedlikehold mangler. Skriv et anslag.', running: 'Løpende boutgifter mangler. Skriv et anslag.' }

/** Which set a figure rests on, for the screen and the paper. */
const said = <K extends ParameterKind>(kind: K, of: Rates<K>) => `${parameterKind.labels[kind]} fra ${dateText(of.validFrom)}: ${of.source}`

/** The calculation on a day, and the sets it rests on. What lacks is said, and no figure is given. */
export function calculate(read: Reader, input: CapacityInput, today: string): { view: CapacityView; parameterIds: string[] } {
  const lending = readRates(read, 'lending', today)
  const living = readRates(read, 'livingCosts', today)
  const answer = servicingCapacity(input, lending?.rates ?? null, living?.rates ?? null)
  const rates = [...(lending ? [said('lending', lending)] : []), ...(living ? [said('livingCosts', living)] : [])]
  if (!('lines' in answer)) return { view: { lacks: answer.lacks.map((lack) => (lack === 'lending' || lack === 'livingCosts' ? ratesMissing(lack, today) : LACKS[lack])), figures: null, rates }, parameterIds: [] }
  const { lacks: _none, ...figures } = answer
  return { view: { lacks: [], figures, rates }, parameterIds: [lending, living].flatMap((one) => (one ? [one.id] : [])) }
}

/** Kept with what went in and what came out: new rates never change an old calculation. */
export function saveCalculation(context: CommandContext, input: ParsedInput<'capacity.save'>): { id: string } {
  const track = loadTrack(context, input.ownershipId)
  const { view, parameterIds } = calculate(context.write, input.input, context.today)
  if (view.figures === null) throw new Refusal('bad-input', { details: { reasons: view.lacks } })
  return { id: context.write.insert('capacityCalculation', { caseId: track.caseId, ownershipId: track.id, calculatedOn: context.today, input: JSON.stringify(input.input), result: JSON.stringify(view), parameterIds: JSON.stringify(parameterIds), by: context.session.name }).id }
}

export const calculationView = (row: Row<'capacityCalculation'>): z.output<typeof CalculationView> => ({ id: row.id, calculatedOn: row.calculatedOn, by: row.by, input: CapacityInput.parse(JSON.parse(row.input)), result: CapacityView.parse(JSON.parse(row.result)) })

/** Ages in the household on a day. `known` is false when someone's birth is not known: then the reference budget can't be trusted, and is said to lack. */
export function householdAges(read: Reader, caseId: string, today: string): { ages: number[]; known: boolean } {
  const self = read.sql<{ birthDate: string | null; adults: number | null; children: number | null }>('SELECT p.birthDate, c.adults, c.children FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id = ?', [caseId])[0]
  const others = read.sql<{ birthDate: string | null }>(`SELECT birthDate FROM householdMember WHERE caseId = ? AND relation NOT IN ('dog', 'cat', 'unborn', 'contact')`, [caseId])
  const all = [self?.birthDate ?? null, ...others.map((one) => one.birthDate)]
  const ages = all.flatMap((birth) => (birth === null || birth > today ? [] : [ageAt(birth, today)]))
  const expected = self?.adults === null || self === undefined ? null : (self.adults ?? 0) + (self.children ?? 0)
  return { ages, known: ages.length === all.length && (expected === null || expected === ages.length) }
}

export type Calculations = Output<'ownership.get'>['calculations']
