// The consent form as a paper: what was chosen stands as chosen, the rest as boxes for the pen. Of a protected person it holds the case number and nothing else.
import { longDate } from '../../shared/dates.ts'
import { CONSENT_FORM, type ConsentFormText } from '../../shared/domain/consent-form.ts'
import { GUARDED_TOPICS } from '../../shared/domain/disclosure.ts'
import type { ConsentFormDoc, FormChoice, Produced } from '../../shared/documents.ts'
import { sharePurpose } from '../../shared/model/codes.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { isProtected } from '../people.ts'
import { readServices, readSetting } from '../settings/queries.ts'
import { paperHead } from './papers.ts'

type Wish = ParsedInput<'export.consentForm'>

/** The chosen lines when there are any, else all of them with boxes. */
function choice<K extends string>(words: { title: string; boxes: string; chosen: string; note?: string }, all: readonly K[], chosen: readonly K[], said: (key: K) => readonly [string, string]): FormChoice {
  const picked = all.filter((key) => chosen.includes(key))
  const boxes = picked.length === 0
  return { title: words.title, lead: boxes ? words.boxes : words.chosen, boxes, items: (boxes ? all : picked).map((key) => ({ label: said(key)[0], detail: said(key)[1] })), ...(words.note ? { note: words.note } : {}) }
}

/** How the office is reached; the words are the same in both languages. */
function reachOf({ read }: QueryContext): string {
  const [phone, address] = [readSetting(read, 'phone'), readSetting(read, 'postalAddress')]
  const by = [phone && `telefon ${phone}`, address && `brev til ${address}`].filter(Boolean)
  return by.length === 0 ? '' : `, ${by.join(' eller ')}`
}

function choices({ read }: QueryContext, input: Wish, words: ConsentFormText): FormChoice[] {
  const own = readSetting(read, 'ownService')
  const services = readServices(read).filter((one) => one.id !== own)
  const names = new Map(services.map((one) => [one.id, one.name]))
  return [
    choice(words.topics, GUARDED_TOPICS, input.blank ? [] : input.topics, (topic) => words.topic[topic]!),
    choice(words.services, services.map((one) => one.id), input.blank ? [] : input.serviceIds, (id) => [names.get(id)!, '']),
    choice(words.purposes, sharePurpose.values, input.blank ? [] : input.purposes, (purpose) => words.purpose[purpose]),
  ]
}

function consentForm(context: QueryContext, input: Wish): Produced {
  const one = guardCase(context, input.caseId)
  const words = CONSENT_FORM[input.language]
  const office = readSetting(context.read, 'office') || 'Boligkontoret'
  const document: ConsentFormDoc = {
    template: 'consentForm', head: paperHead(context, words.title, input.blank ? undefined : one.caseNumber), language: input.language, intro: words.intro,
    person: [{ label: words.name, value: input.blank ? '' : isProtected(one) ? `Søker ${one.caseNumber}` : one.name }, { label: words.caseNumber, value: input.blank ? '' : one.caseNumber }],
    choices: choices(context, input, words), period: { title: words.period.title, text: !input.blank && input.validTo ? words.period.until(longDate(input.validTo)) : '', line: words.period.line },
    know: { title: words.know.title, items: words.know.items(office, reachOf(context)) }, answer: words.answer, sign: words.sign,
  }
  return { kind: 'pdf', fileName: input.blank ? 'samtykkeskjema.pdf' : `samtykkeskjema-${one.caseNumber.replace('/', '-')}.pdf`, document }
}

export const consentFormQueries = { 'export.consentForm': consentForm } satisfies Partial<Handlers>
