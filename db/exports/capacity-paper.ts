// The calculation of servicing capacity as a paper in plain words: what was put in, what came out, and whether the loan is advised. Shown as it was calculated.
import { dateText, kroner } from '../../shared/dates.ts'
import type { CapacityDoc, Produced } from '../../shared/documents.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { CapacityView } from '../../shared/operations/ownership.ts'
import { adviceOnPaper } from '../../shared/text/nb/ownership.ts'
import { mustSeeCase } from '../cases/guard.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { calculationView } from '../ownership/calculate.ts'
import { isProtected, openProtected } from '../people.ts'
import { paperHead } from './papers.ts'

type Figures = NonNullable<CapacityView['figures']>
const percent = (value: number) => `${String(value).replace('.', ',')} %`
const SUMS = new Set(['available', 'service'])

function sensitivityOf(figures: Figures): Pick<CapacityDoc, 'sensitivityHeads' | 'sensitivity'> {
  const rates = [...new Set(figures.sensitivity.map((one) => one.extra))]
  return { sensitivityHeads: figures.options.map((one) => one.label), sensitivity: rates.map((extra) => { const of = figures.sensitivity.filter((one) => one.extra === extra); return { percent: percent(of[0]!.percent), loans: of.map((one) => kroner(one.loan)) } }) }
}

function capacityPaper(context: QueryContext, id: string): Produced {
  const { read, session } = context
  const row = read.sql<Row<'capacityCalculation'>>('SELECT * FROM capacityCalculation WHERE id = ?', [id])[0]
  if (!row) throw new Refusal('not-found')
  const one = mustSeeCase(read, row.caseId, openProtected(read, session))
  const { input, result, calculatedOn, by } = calculationView(row)
  const figures = result.figures!
  const advice = adviceOnPaper(figures)
  const document: CapacityDoc = {
    template: 'capacity', head: paperHead(context, 'Hva kan du betjene av lån?', one.caseNumber), personName: isProtected(one) ? `Søker ${one.caseNumber}` : one.name, withheld: [],
    intro: `Dette er en beregning av hva husstanden kan betale på et lån hver måned, og hvor stort lån det gir. Den er gjort ${dateText(calculatedOn)} av ${by}, og er ikke et vedtak om lån.`,
    warn: figures.advice === 'tooLow' || figures.advice === 'doubtful', adviceTitle: advice.title, advice: advice.body,
    monthTitle: 'Måneden, linje for linje', lines: figures.lines.map((line) => ({ label: line.label, amount: kroner(line.amount), why: line.why, strong: SUMS.has(line.key) })),
    loanTitle: 'Så stort kan lånet være', loanLead: figures.needed === null ? 'Det er ikke lagt inn noen kjøpesum.' : `Til kjøpet trengs et lån på ${kroner(figures.needed)}${input.ownMoney ? `: kjøpesum med omkostninger ${kroner(input.price!)}, minus ${kroner(input.ownMoney)} i egne penger og tilskudd` : ''}.${figures.neededMonthly === null ? '' : ` Det koster ${kroner(figures.neededMonthly)} i måneden på ordinær tid.`}`,
    neededHead: figures.needed === null ? '' : 'Rekker til kjøpet', options: figures.options.map((option) => ({ label: option.label, percent: percent(option.percent), loan: kroner(option.loan), ...(option.enough === null ? {} : { enough: option.enough ? 'Ja' : `Nei, mangler ${kroner(figures.needed! - option.loan)}` }) })),
    sensitivityTitle: 'Hvis renten blir en annen', sensitivityLead: 'Slik blir det største lånet hvis renten endrer seg.', ...sensitivityOf(figures),
    ground: [...result.rates, 'Lånene er annuitetslån: like store terminbeløp hver måned. De er rundet ned til hele tusen kroner.', 'Inntekt, utgifter og boutgifter er tallene som ble oppgitt. Endrer de seg, må beregningen gjøres på nytt.'],
  }
  return { kind: 'pdf', fileName: `betjeningsevne-${one.caseNumber.replace('/', '-')}.pdf`, document }
}

export const capacityPaperQueries = { 'export.capacity': (context, input) => capacityPaper(context, input.id) } satisfies Partial<Handlers>
