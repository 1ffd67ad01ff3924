// The parts that letters share: reasons, the right to complain, access to the papers. Built once for both languages, so that they never say different things.
import { longDate } from '../../dates.ts'
import type { LawKey } from '../law.ts'
import { lawText } from '../law.ts'
import type { LetterBlock, LetterLanguage } from './content.ts'
import type { LetterInputs } from './inputs.ts'
import { nb, type LetterWords } from './nb.ts'
import { nn } from './nn.ts'

const WORDS: Record<LetterLanguage, LetterWords> = { nb, nn }

type Common = Pick<LetterInputs['interimReply'], 'law' | 'sender' | 'representative'>
type Reasoned = Pick<LetterInputs['refusal'], 'law' | 'receivedOn' | 'facts' | 'rule' | 'criteria' | 'considerations' | 'ownWords'>
type Body = LetterInputs['refusal']['appealBody']

/** What a builder writes with: the words of the language, references in it, and dates (months have the same names in both). */
export interface Pen { w: LetterWords; law: (key: LawKey) => string; named: (reference: string) => string; date: (date: string) => string }

export function penFor(language: LetterLanguage, law: Common['law']): Pen {
  return { w: WORDS[language], law: (key) => lawText(law.references[key], language), named: (reference) => lawText(reference, language), date: longDate }
}

export const conclusion = (...sentences: string[]): LetterBlock => ({ kind: 'conclusion', sentences })
export const heading = (text: string): LetterBlock => ({ kind: 'heading', text })
export const text = (...sentences: string[]): LetterBlock => ({ kind: 'text', text: sentences.join(' ') })
export const list = (items: string[]): LetterBlock => ({ kind: 'list', items })
export const facts = (items: { label: string; value: string }[]): LetterBlock => ({ kind: 'facts', items })

/** A value that stands first in its place begins with a capital. */
export const capital = (said: string) => said.charAt(0).toUpperCase() + said.slice(1)

/** Free text as a sentence, so that what stands after it reads on. */
export const sentence = (said: string) => (/[.!?:»)]$/.test(said.trim()) ? said.trim() : `${said.trim()}.`)

/** Facts, rule, every condition, the assessment and the receiver's own words: the reasons of a decision. */
export function reasons({ w, law, named, date }: Pen, input: Reasoned): LetterBlock[] {
  return [
    heading(w.head.facts), text(w.received(date(input.receivedOn))), facts(input.facts),
    heading(w.head.rule), text(w.rule(named(input.rule), law('reasons'))),
    ...(input.criteria.length > 0 ? [heading(w.head.criteria), { kind: 'criteria' as const, heads: w.criteriaHeads, items: input.criteria.map((one) => ({ text: one.text, reference: named(one.reference), outcome: w.outcome[one.outcome], reason: one.reason })) }] : []),
    heading(w.head.considerations), text(input.considerations),
    ...(input.ownWords ? [heading(w.head.ownWords), { kind: 'quote' as const, text: input.ownWords.words }, ...(input.ownWords.considered ? [text(w.considered(sentence(input.ownWords.considered)))] : [])] : []),
  ]
}

/** The right to complain. One body for each decision; when they differ, each decision is named with its own. */
export function complaint({ w, law }: Pen, sender: Common['sender'], weeks: number, decisions: { kind: keyof LetterWords['kind']; appealBody: Body }[], more: string[] = []): LetterBlock[] {
  const bodies = [...new Set(decisions.map((one) => one.appealBody))]
  return [
    heading(w.head.appeal), text(w.appeal.deadline(w.weeks(weeks), law('complaintDeadline')), ...more),
    list([
      w.appeal.where(`${sender.municipality}, ${sender.office}, ${sender.postalAddress}`), w.appeal.how,
      ...bodies.slice(0, 1).map((body) => w.appeal.handled(bodies.length > 1 ? bodies.map((one) => w.body[one]).join(` ${w.or} `) : w.body[body], law('complaintHandling'))),
      ...(bodies.length > 1 ? decisions.map((one) => w.appeal.part(w.kind[one.kind], w.body[one.appealBody])) : []),
      w.appeal.late(law('lateComplaint')), w.appeal.stay(law('stayOfExecution')),
    ]),
    text(w.appeal.notified(law('notification'))),
  ]
}

export const changes = ({ w, law }: Pen): LetterBlock[] => [heading(w.head.changes), text(...w.changes(law('correction')))]

/** Access to the papers, help and representation, and who to ask: stands last in every letter. */
export function closingParts({ w, law }: Pen, { sender, representative }: Common): LetterBlock[] {
  return [
    heading(w.head.access), text(w.access(law('partyAccess'), law('secrecy'))),
    heading(w.head.contact), text(w.contact(sender.office, sender.phone), w.guidance(law('guidance'), law('representative'))),
    ...(representative ? [text(w.representative(representative))] : []),
  ]
}
