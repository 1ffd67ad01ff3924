// The estimate of the state housing allowance: what the case knows, the sum by the year's rates, and who has not applied. Never a figure without rates or facts.
import { kroner } from '../../shared/dates.ts'
import { estimateAllowance, type AllowanceFacts } from '../../shared/domain/housing-allowance.ts'
import { RUNNING_INSTRUMENT } from '../../shared/domain/instruments.ts'
import { ratesMissing } from '../../shared/domain/parameters.ts'
import type { AllowanceAnswer } from '../../shared/operations/instruments.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import { guardCase } from '../cases/commands.ts'
import { OPEN_STATUSES } from '../../shared/model/codes.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { maySee, openProtected } from '../people.ts'
import { readRates } from '../parameters/read.ts'
import type { Reader, Scalar } from '../store.ts'

export const LACKS: Readonly<Record<string, string>> = { persons: 'Hvor mange bor i husstanden?', monthlyIncome: 'Hva er brutto inntekt per måned for de voksne?', wealth: 'Hva er formuen?', monthlyCosts: 'Hva er husleien per måned?' }

interface CaseFacts { id: string; caseNumber: string; name: string; protectedAddress: string; adults: number | null; children: number | null; monthlyIncome: number | null; rent: number | null; wheelchair: string | null; listedAdults: number; listedChildren: number }
const SELECT = `SELECT c.id, c.caseNumber, p.name, p.protectedAddress, c.adults, c.children, c.monthlyIncome, (SELECT count(*) FROM householdMember m WHERE m.caseId = c.id AND m.relation IN ('partner', 'parent', 'other')) AS listedAdults, (SELECT count(*) FROM householdMember m WHERE m.caseId = c.id AND m.relation = 'child' AND coalesce(m.custody, '') NOT IN ('notHere', 'visits')) AS listedChildren, t.rent, d.wheelchair FROM housingCase c JOIN person p ON p.id = c.personId LEFT JOIN tenancy t ON t.id = (SELECT x.id FROM tenancy x WHERE x.caseId = c.id AND x.status IN ('active', 'noticeGiven', 'planned') ORDER BY x.status = 'planned', x.startsOn DESC LIMIT 1) LEFT JOIN dwelling d ON d.id = t.dwellingId`
const find = (read: Reader, where: string, values: Scalar[]) => read.sql<CaseFacts>(`${SELECT} WHERE ${where}`, values)

/** Wealth is never known of a case: it must be asked. */
function factsOf(one: CaseFacts): AllowanceFacts {
  const known = one.adults !== null || one.children !== null || one.listedAdults + one.listedChildren > 0
  return { persons: known ? Math.max(one.adults ?? 1, 1 + one.listedAdults) + Math.max(one.children ?? 0, one.listedChildren) : null, monthlyIncome: one.monthlyIncome, wealth: null, tenure: 'rent', monthlyCosts: one.rent, adapted: one.wheelchair === 'yes', group: 'ordinary' }
}

function prefill(context: QueryContext, input: ParsedInput<'allowance.facts'>): Output<'allowance.facts'> {
  guardCase(context, input.caseId)
  const one = find(context.read, 'c.id = ?', [input.caseId])[0]!
  const facts = factsOf(one)
  const said = [facts.persons === null ? null : `Husstand: ${facts.persons} ${facts.persons === 1 ? 'person' : 'personer'}`, facts.monthlyIncome === null ? null : `Inntekt: ${kroner(facts.monthlyIncome)} per måned`, facts.monthlyCosts === null ? null : `Husleie: ${kroner(facts.monthlyCosts)} per måned`]
  return { facts, sources: said.filter((line): line is string => line !== null) }
}

/** The sum for today by today's rates, or what is lacking for one. */
export function estimate({ read, today }: Pick<QueryContext, 'read' | 'today'>, facts: AllowanceFacts): AllowanceAnswer {
  const rates = readRates(read, 'housingAllowance', today)
  const none = { year: null, source: null, monthly: null, belowMinimum: false, lines: [] }
  if (!rates) return { ...none, lacks: [], ratesMissing: ratesMissing('housingAllowance', today) }
  const answer = estimateAllowance(facts, rates.rates, rates.year)
  if (!('lines' in answer)) return { ...none, year: rates.year, source: rates.source, ratesMissing: null, lacks: answer.lacks.map((key) => LACKS[key] ?? key) }
  return { lacks: [], ratesMissing: null, year: answer.year, source: rates.source, monthly: answer.monthly, belowMinimum: answer.belowMinimum, lines: answer.lines }
}

type Row = Output<'allowance.notApplied'>['likely'][number]

/** Tenants and applicants without an allowance. «Likely»: with no wealth, the known facts give an allowance. Who lacks facts stands apart, and gets no figure. */
function notApplied(context: QueryContext): Output<'allowance.notApplied'> {
  const { read, session, today } = context
  const allowed = openProtected(read, session)
  const rates = readRates(read, 'housingAllowance', today)
  if (!rates) return { ratesMissing: ratesMissing('housingAllowance', today), year: null, likely: [], unclear: [], unclearTotal: 0, hidden: 0 }
  const quoted = (list: readonly string[]) => list.map((one) => `'${one}'`).join(', ')
  const rows = find(read, `(c.status IN (${quoted(OPEN_STATUSES)}) OR t.status IN ('active', 'noticeGiven')) AND NOT EXISTS (SELECT 1 FROM instrument i WHERE i.caseId = c.id AND i.kind IN ('stateAllowance', 'municipalAllowance') AND (i.status IN (${quoted(RUNNING_INSTRUMENT)}) OR (i.status = 'refused' AND i.decidedOn >= ?)))`, [`${today.slice(0, 4)}-01-01`])
  const likely: Row[] = []
  const unclear: Row[] = []
  let hidden = 0
  for (const one of rows) {
    if (!maySee({ protectedAddress: one.protectedAddress, caseId: one.id }, allowed)) {
      hidden++
      continue
    }
    const facts = factsOf(one)
    const base = { caseId: one.id, caseNumber: one.caseNumber, name: one.name }
    const known = estimateAllowance({ ...facts, wealth: 0 }, rates.rates, rates.year)
    if ('lines' in known) {
      if (!known.belowMinimum && known.monthly > 0) likely.push({ ...base, monthly: known.monthly, lacks: ['Formuen er ikke kjent. Regnet uten formue.'], why: known.lines.filter((line) => ['income', 'share', 'costs'].includes(line.key)).map((line) => `${line.label}: ${line.text}. ${line.why}`) })
    } else unclear.push({ ...base, monthly: null, why: [], lacks: known.lacks.map((key) => LACKS[key] ?? key) })
  }
  return { ratesMissing: null, year: rates.year, likely: likely.toSorted((a, b) => b.monthly! - a.monthly!), unclear: unclear.toSorted((a, b) => a.lacks.length - b.lacks.length || (a.caseNumber < b.caseNumber ? 1 : -1)).slice(0, 200), unclearTotal: unclear.length, hidden }
}

export const allowanceQueries = { 'allowance.facts': prefill, 'allowance.estimate': (context, input) => estimate(context, input), 'allowance.notApplied': notApplied } satisfies Partial<Handlers>
