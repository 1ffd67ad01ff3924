// The letters as their reader gets them: whole in both languages, with every condition, the right to complain, and nothing that is not in the law set.
import { describe, expect, it, test } from 'vitest'
import { longDate } from '../../shared/dates.ts'
import { PREPARED_LAW_SETS } from '../../shared/domain/law.ts'
import { LetterContent, LetterInput, letterMetadata, type LetterKind } from '../../shared/domain/letters/index.ts'
import { nb } from '../../shared/domain/letters/nb.ts'
import { nn } from '../../shared/domain/letters/nn.ts'
import { letterKind, letterLanguage, refusalReason } from '../../shared/model/codes.ts'
import { INPUTS, KINDS, letterOf } from './letters-fixtures.ts'

const LANGUAGES = letterLanguage.values
const CASES = KINDS.flatMap((kind) => LANGUAGES.map((language) => [kind, language] as const))

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}
const said = (content: LetterContent) => strings(content.blocks).join('\n')
/** The shape without the words: kinds of blocks and how many parts each has. */
const shape = (content: LetterContent) => content.blocks.map((one) => `${one.kind} ${'items' in one ? one.items.length : 'sentences' in one ? one.sentences.length : 1}`)

/** Every text of a language, functions called with marks; numbers vary so that each form comes. */
function words(value: unknown): string[] {
  if (typeof value === 'function') return [1, 3, 12, 36].flatMap((count) => words((value as (...given: unknown[]) => unknown)(...Array.from({ length: 3 }, () => count))))
  return Array.isArray(value) || (typeof value === 'object' && value !== null) ? Object.values(value).flatMap(words) : typeof value === 'string' ? [value] : []
}
const leaves = (value: unknown, path = ''): string[] => (typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`)) : [path])

const ONLY_BOKMAL = /(^|[^\p{L}])(ikke|jeg|hvis|hva|hvor|hvorfor|hvilken|hvilke|noe|noen|være|fra|bolig|boligen|boliger|uker?|måned|måneder|opplysninger|opplysningene|bare|mer|kommer|gjelder|skriver|svarer|husleien|saken|klagen|klager|hjelpen|søkere|nå|også|si|slutter|trenger|bor|flytter|et|deres|selv|gjør|gjøre|blitt|mottatt|dagene|ennå|tilbud|foreløpig|tatt|uten|hvem|sted|stedet|oppsigelse|vilkårene|listen)(?=$|[^\p{L}])/iu
const ONLY_NYNORSK = /(^|[^\p{L}])(ikkje|eg|dersom|kva|kvifor|kvar|noko|nokon|vere|frå|bustad|bustaden|veker?|månad|månader|opplysningar|berre|meir|kjem|gjeld|saka|klaga|klagar|hjelpa|søkjarar|no|òg|sei|sluttar|treng|ein|eit|sjølv|gjere|vart|enno|tilbod|førebels|utan|stad|lista|vilkåra)(?=$|[^\p{L}])/iu

test('every kind of letter has an input, and the inputs of the tests parse', () => {
  expect(Object.keys(LetterInput).toSorted()).toEqual([...letterKind.values].toSorted())
  for (const kind of KINDS) expect(LetterInput[kind].parse(INPUTS[kind])).toEqual(INPUTS[kind])
})

describe.each(CASES)('%s in %s', (kind, language) => {
  const content = letterOf(kind, language)

  it('is whole: parses as what is stored, survives the store, no gap and no stray value', () => {
    expect(LetterContent.parse(JSON.parse(JSON.stringify(content)))).toEqual(content)
    expect(content.blocks[0]?.kind).toBe('conclusion')
    for (const one of strings(content.blocks).filter((text) => text !== '')) {
      expect(one).not.toMatch(/undefined|null(?!\p{L})|NaN|\[object|\$\{| {2}|\.\.|\( *\)|^ | $/u)
    }
  })

  it('says who to ask, how to see the papers, that help is to be had, and who else got it', () => {
    const text = said(content)
    for (const one of ['55 50 01 23', '§ 18', '§ 13', '§ 11', '§ 12', 'Advokat Berit Holm']) expect(text).toContain(one)
    expect(said(letterOf(kind, language, { representative: null }))).not.toContain('Berit Holm')
  })

  it('has no section of the Act of 1967 when another law set is given', () => {
    const text = said(letterOf(kind, language, { law: PREPARED_LAW_SETS.fvl2025 }))
    expect(text).not.toMatch(/forvaltningslov(en|a) §/)
    expect(text).toContain(language === 'nb' ? 'forvaltningsloven av 2025' : 'forvaltningslova av 2025')
  })
})

test.each(KINDS)('%s says the same in both languages, block by block', (kind) => {
  expect(shape(letterOf(kind, 'nn'))).toEqual(shape(letterOf(kind, 'nb')))
})

describe('the words', () => {
  it('are all there in both languages', () => {
    expect(leaves(nn)).toEqual(leaves(nb))
    for (const one of [...words(nb), ...words(nn)]) expect(one.trim()).not.toBe('')
  })

  it('nynorsk is nynorsk and bokmål is bokmål', () => {
    const wrong = (texts: string[], pattern: RegExp) => texts.flatMap((text) => [...text.matchAll(new RegExp(pattern, 'giu'))].map((found) => found[2]!.toLowerCase()).map((word) => `${word}: ${text}`))
    expect(wrong(words(nn), ONLY_BOKMAL)).toEqual([])
    expect(wrong(words(nb), ONLY_NYNORSK)).toEqual([])
    expect(wrong(['Du har ikke fått svar'], ONLY_BOKMAL)).toHaveLength(1)
  })

  it('are short sentences', () => {
    for (const text of [...words(nb), ...words(nn)]) for (const sentence of text.split(/(?<=[.:?!]) /)) expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(27)
  })

  it('have a sentence for each reason that is counted', () => {
    for (const one of [nb, nn]) expect(Object.keys(one.reason).toSorted()).toEqual([...refusalReason.values].toSorted())
  })
})

describe.each(LANGUAGES)('decisions in %s', (language) => {
  test.each(['grant', 'refusal'] as const)('%s shows every condition that was used, facts, rule, assessment and own words', (kind) => {
    const content = letterOf(kind, language), table = content.blocks.find((one) => one.kind === 'criteria')
    expect(table?.kind === 'criteria' && table.items.map((one) => [one.text, one.reason])).toEqual(INPUTS[kind].criteria.map((one) => [one.text, one.reason]))
    const text = said(content)
    for (const one of [...INPUTS[kind].facts.map((fact) => fact.value), INPUTS[kind].considerations, INPUTS[kind].rule, 'Balder må få være med, han holder meg i gang.', 'Hund er tillatt i boligene vi vurderer.', longDate('2026-08-27')]) expect(text).toContain(one)
    expect(said(letterOf(kind, language, { ownWords: null }))).not.toContain('Balder')
    expect(letterOf(kind, language, { criteria: [] }).blocks.some((one) => one.kind === 'criteria')).toBe(false)
  })

  test.each(['grant', 'refusal', 'dismissal', 'closing', 'allocation'] as const)('%s tells of the right to complain', (kind) => {
    const text = said(letterOf(kind, language))
    for (const one of [language === 'nb' ? 'Fristen er tre uker fra du fikk dette brevet' : 'Fristen er tre veker frå du fekk dette brevet', 'Solvik kommune, Boligkontoret, Postboks 14, 9988 Solvik', 'klagenemnda i kommunen', '§ 29', '§ 33', '§ 31', '§ 42', '§ 27']) expect(text).toContain(one)
  })

  it('a letter with two decisions names the body of each', () => {
    const text = said(letterOf('grant', language))
    expect(text).toContain(language === 'nb' ? 'Klage på vedtaket om hjelp med bolig avgjøres av Statsforvalteren.' : 'Klage på vedtaket om hjelp med bustad blir avgjord av Statsforvaltaren.')
    expect(text).toContain(language === 'nb' ? 'Klage på vedtaket om kommunal bolig avgjøres av klagenemnda i kommunen.' : 'Klage på vedtaket om kommunal bustad blir avgjord av klagenemnda i kommunen.')
    const one = said(letterOf('grant', language, { parts: [INPUTS.grant.parts[0]!] }))
    expect(one).not.toContain('klagenemnda')
  })

  it('a grant of temporary accommodation gives place, days and its own law', () => {
    const content = letterOf('grant', language, { parts: [{ kind: 'temporaryAccommodation', appealBody: 'countyGovernor', place: 'Skjæret pensjonat', from: '2026-11-22', until: '2026-12-06', limitDays: 90 }] })
    for (const one of ['Skjæret pensjonat', '22. november 2026', '6. desember 2026', '90', '§ 27']) expect(said(content)).toContain(one)
  })

  it('a granted dwelling is described so that only address and rent are new later', () => {
    const facts = letterOf('grant', language).blocks.find((one) => one.kind === 'facts')
    expect(facts?.kind === 'facts' && facts.items.map((one) => one.value)).toEqual(['2 rom, minst 40 m²', 'Første etasje eller heis', 'Dusj uten terskel, hund tillatt', 'Tre år (forskriften § 9 b)'])
    const bare = letterOf('grant', language, { parts: [{ ...INPUTS.grant.parts[1]!, kind: 'municipalDwelling', appealBody: 'appealBoard', rooms: 3, minArea: null, groundFloorOrLift: null, needs: [], contractMonths: 30, contractReference: '§ 9', validUntil: null }] }).blocks.find((one) => one.kind === 'facts')
    expect(bare?.kind === 'facts' && bare.items.map((one) => one.value)).toEqual(['3 rom', language === 'nb' ? '30 måneder (§ 9)' : '30 månader (§ 9)'])
  })

  it('an allocation has address, rent, days, § 11-1 and what a no leads to', () => {
    const text = said(letterOf('allocation', language))
    for (const one of ['Fjordgata 12, H0101, 9988 Solvik', '8 450 kr', '25 350 kr', '1. desember 2026', '30. november 2029', '30. november 2026', '§ 11-1', '§ 9-2', '§ 9-6', '2026/0417-03']) expect(text.replace(/\u00a0/g, ' ')).toContain(one)
    expect(said(letterOf('allocation', language, { noticeMonths: null }))).not.toContain('§ 9-6')
    expect(said(letterOf('allocation', language, { security: { kind: 'none' } }))).not.toContain('350')
    expect(said(letterOf('allocation', language, { onRefusal: { kind: 'moveBack', months: 6 } }))).toContain(language === 'nb' ? 'satt tilbake på listen i seks måneder' : 'sett tilbake på lista i seks månader')
  })

  it.each(['withdrawn', 'housed', 'forwarded'] as const)('closing because of %s carries no decision and no complaint', (why) => {
    const content = letterOf('closing', language, { closed: why === 'forwarded' ? { why, to: 'Havn kommune' } : { why } })
    expect(said(content)).not.toContain('§ 29')
    if (why === 'forwarded') expect(said(content)).toContain('Havn kommune')
  })

  it('a demand to move is no decision, and names the time the lease ended', () => {
    const text = said(letterOf('moveOutDemand', language))
    expect(text).toContain(language === 'nb' ? 'gikk ut 31. oktober 2026' : 'gjekk ut 31. oktober 2026')
    expect(text).not.toContain('§ 29')
    expect(said(letterOf('moveOutDemand', language, { contractEndsOn: '2026-11-30' }))).toContain('går ut 30. november 2026')
  })
})

test.each<[LetterKind, string]>([['interimReply', 'expectedOn'], ['refusal', 'considerations'], ['refusal', 'reasons'], ['allocation', 'address'], ['missingInfo', 'dueOn'], ['appealSentOn', 'appealBody'], ['grant', 'parts'], ['moveOutDemand', 'moveBy']])('%s is not made without %s', (kind, field) => {
  for (const value of [undefined, '', '   ', []]) expect(LetterInput[kind].safeParse({ ...INPUTS[kind], [field]: value }).success).toBe(false)
})

test('no input has a place for another person', () => {
  for (const kind of KINDS) expect(LetterInput[kind].parse({ ...INPUTS[kind], neighbour: 'Kari Nordmann', household: ['Ola'] })).not.toHaveProperty('neighbour')
})

test('the metadata is whole and has its keys in a fixed order', () => {
  const made = letterMetadata({
    file: { sha256: 'AB'.repeat(32), bytes: 12_345, name: '2026-0417-03.pdf' }, lawSet: 'fvl1967', ruleVersion: 'Solvik-forskriften, versjon 3', decisionReference: '2026/0417-03', classification: { legalGround: 'offl. § 13 jf. fvl. § 13', text: 'Unntatt offentlighet' },
    copyTo: [], recipient: 'Tor-Arne Lillevik', author: 'Ingrid Moe', date: '2026-11-22', language: 'nn', kind: 'refusal', title: 'Du får ikkje kommunal bustad', caseNumber: '2026/0417',
  })
  expect(Object.keys(made)).toEqual(['format', 'caseNumber', 'title', 'kind', 'language', 'date', 'author', 'recipient', 'copyTo', 'classification', 'decisionReference', 'ruleVersion', 'lawSet', 'file'])
  expect(made.file).toEqual({ name: '2026-0417-03.pdf', sha256: 'ab'.repeat(32), bytes: 12_345, profile: 'PDF/A-2a, PDF/UA-1' })
})
