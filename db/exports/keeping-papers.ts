// The letters about the rent, in plain words: an offer to talk, the written warning, the repayment agreement. And the estimate of the housing allowance. Only what the receiver needs is in them.
import { kroner, longDate } from '../../shared/dates.ts'
import { instalments } from '../../shared/domain/eviction.ts'
import type { LetterBlock } from '../../shared/domain/letters/content.ts'
import type { RuleDefinition } from '../../shared/domain/rules.ts'
import { ROLE_LABELS } from '../../shared/access.ts'
import type { LetterDoc, Produced } from '../../shared/documents.ts'
import { Refusal } from '../../shared/errors.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { estimate } from '../instruments/allowance.ts'
import { factsOf, loadTrack, paymentsOf, type Loaded } from '../keeping/track.ts'
import { recipientsOf } from '../letters/recipients.ts'
import { isProtected } from '../people.ts'
import { readRules, readSetting } from '../settings/queries.ts'
import { paperHead } from './papers.ts'

type Kind = ParsedInput<'export.keepingLetter'>['letter']
const lacks = (missing: string[]) => new Refusal('letter-lacks', { details: { missing } })

const call = (phone: string | null) => (phone ? `Ring oss på telefon ${phone}, eller kom innom kontoret.` : 'Ta kontakt med kontoret.')

function talk(one: Loaded, phone: string | null): LetterBlock[] {
  const owed = one.track.amount
  return [
    { kind: 'conclusion', sentences: ['Vi vil gjerne snakke med deg om husleien.'] },
    { kind: 'text', text: `${owed === null ? 'Vi ser at husleie ikke er betalt.' : `Vi ser at det står igjen ${kroner(owed)} i husleie.`} Det kan ha mange grunner, og det finnes ofte en løsning. Jo før vi snakker sammen, jo lettere er det.` },
    { kind: 'heading', text: 'Dette kan vi hjelpe med' },
    { kind: 'list', items: ['en avtale om å betale litt hver måned', 'å se om du kan få bostøtte', 'kontakt med NAV om økonomisk rådgivning'] },
    { kind: 'heading', text: 'Slik gjør du' }, { kind: 'text', text: `${call(phone)} Du kan ta med deg noen du stoler på.` },
  ]
}

function warning({ read, today }: QueryContext, one: Loaded, phone: string | null, rules: RuleDefinition): LetterBlock[] {
  const facts = factsOf(read, one, today)
  if (!facts.open) throw lacks(['Sporet er avsluttet. Varselet gjelder ikke lenger.'])
  if (facts.paid) throw lacks(['Det skyldige er betalt.'])
  const step = one.steps.filter((row) => row.kind === 'writtenWarning' && row.withdrawnOn === null).at(-1)
  if (!step?.deadlineOn) throw lacks(['Skriftlig varsel er ikke registrert i sporet.'])
  const amount = step.amount ?? one.track.amount
  if (amount === null) throw lacks(['Beløpet som skal betales, mangler.'])
  return [
    { kind: 'conclusion', sentences: [`Du skylder ${kroner(amount)} i husleie. Du må betale innen ${longDate(step.deadlineOn)}.`] },
    { kind: 'text', text: `Dette er et varsel etter ${rules.limits.warningSource}. Betaler du ikke innen fristen, kan kommunen be namsmannen om at du må flytte. Betaler du det du skylder, stopper saken, også senere.` },
    { kind: 'heading', text: 'Klarer du ikke å betale alt på en gang?' }, { kind: 'text', text: `Da vil vi gjerne avtale at du betaler litt hver måned. ${call(phone)} Du kan også få økonomisk rådgivning hos NAV.` },
    { kind: 'heading', text: 'Er du uenig?' }, { kind: 'text', text: 'Si fra til oss så fort du kan, og fortell hvorfor. Da ser vi på saken igjen.' },
  ]
}

function agreement(context: QueryContext, one: Loaded): LetterBlock[] {
  const plan = one.repayments.find((row) => row.status === 'active') ?? one.repayments[0]
  if (!plan) throw lacks(['Det er ikke avtalt nedbetaling.'])
  const rows = instalments(plan, paymentsOf(plan), context.today)
  return [
    { kind: 'conclusion', sentences: [`Vi er enige om at du betaler ${kroner(plan.monthly)} hver måned til ${kroner(plan.amount)} er betalt.`] },
    { kind: 'text', text: `Avtalen ble gjort ${longDate(plan.agreedOn)}. Avdragene kommer i tillegg til den vanlige husleien. Så lenge avtalen holdes, sender kommunen ikke varsel om utkastelse.` },
    { kind: 'heading', text: 'Dette betaler du' }, { kind: 'facts', items: rows.map((row) => ({ label: longDate(row.dueOn), value: kroner(row.amount) })) },
    { kind: 'heading', text: 'Hvis noe endrer seg' }, { kind: 'text', text: `Får du problemer med å betale, si fra før forfall. Da finner vi ut av det sammen. ${call(readSetting(context.read, 'phone'))}` },
  ]
}

const HEADINGS: Record<Kind, string> = { talk: 'Vi vil snakke med deg om husleien', warning: 'Varsel om husleie som ikke er betalt', repayment: 'Avtale om å betale ned husleie' }

function letterDoc(context: QueryContext, given: { heading: string; recipient: string[]; caseNumber: string | null; blocks: LetterBlock[] }): LetterDoc {
  const { read, session, today } = context
  const [municipality, office, address, phone] = ['municipality', 'office', 'postalAddress', 'phone'].map((key) => readSetting(read, key)?.trim() ?? '')
  return {
    template: 'letter', head: paperHead(context, given.heading, given.caseNumber ?? undefined), sender: [[municipality, office].filter(Boolean).join(', '), address!, phone ? `Telefon ${phone}` : ''].filter(Boolean), recipient: given.recipient, date: longDate(today), ourReference: given.caseNumber ?? longDate(today),
    content: { version: 1, language: 'nb', heading: given.heading, blocks: given.blocks }, signature: { name: session.name, role: ROLE_LABELS[session.role] }, enclosures: [], copyTo: [],
  }
}

function keepingLetter(context: QueryContext, input: ParsedInput<'export.keepingLetter'>): Produced {
  const { read, today } = context
  const one = loadTrack(context, input.trackId)
  const person = one.caseId ? guardCase(context, one.caseId) : null
  const phone = readSetting(read, 'phone')?.trim() || null
  const home = [one.tenancy.unitNumber ? `${one.tenancy.address}, ${one.tenancy.unitNumber}` : one.tenancy.address, [one.tenancy.postalCode, one.tenancy.postalPlace].filter(Boolean).join(' ')].filter(Boolean)
  const known = one.caseId ? recipientsOf(read, one.caseId, today)[0] : undefined
  // The letter goes to the home it is about, unless the address is protected: then by name alone, and it is handed over.
  const recipient = person && isProtected(person) ? [known?.name ?? person.name] : [known?.name ?? one.tenancy.tenantName, ...home]
  const blocks = input.letter === 'talk' ? talk(one, phone) : input.letter === 'warning' ? warning(context, one, phone, readRules(read, today).definition) : agreement(context, one)
  return { kind: 'pdf', fileName: `husleie-${input.letter === 'talk' ? 'samtale' : input.letter === 'warning' ? 'varsel' : 'nedbetaling'}-${today}.pdf`, document: letterDoc(context, { heading: HEADINGS[input.letter], recipient, caseNumber: person?.caseNumber ?? null, blocks }) }
}

function allowancePaper(context: QueryContext, input: ParsedInput<'export.allowance'>): Produced {
  const person = guardCase(context, input.caseId)
  const answer = estimate(context, input.facts)
  if (answer.ratesMissing) throw new Refusal('rates-missing', { details: { missing: [answer.ratesMissing] } })
  if (answer.monthly === null) throw lacks(answer.lacks)
  const blocks: LetterBlock[] = [
    { kind: 'conclusion', sentences: [answer.monthly > 0 ? `Anslaget for ${answer.year} er ${kroner(answer.monthly)} i bostøtte per måned.` : `Anslaget for ${answer.year} gir ingen bostøtte.`] },
    { kind: 'text', text: 'Dette er et anslag og ikke et vedtak. Husbanken avgjør søknaden, og regner med opplysninger vi ikke har.' },
    { kind: 'heading', text: 'Slik er det regnet' }, { kind: 'facts', items: answer.lines.map((line) => ({ label: line.label, value: line.text })) }, { kind: 'list', items: answer.lines.map((line) => `${line.label}: ${line.why}`) },
    { kind: 'text', text: `Satser for ${answer.year}. Kilde: ${answer.source}.` },
  ]
  return { kind: 'pdf', fileName: `anslag-bostotte-${person.caseNumber.replace('/', '-')}.pdf`, document: letterDoc(context, { heading: `Anslag på bostøtte, ${answer.year}`, recipient: [isProtected(person) ? `Søker ${person.caseNumber}` : person.name], caseNumber: person.caseNumber, blocks }) }
}

export const keepingPaperQueries = { 'export.keepingLetter': keepingLetter, 'export.allowance': allowancePaper } satisfies Partial<Handlers>
