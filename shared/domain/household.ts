// A household as symbols and words, and the rooms it needs by the municipality's norm.
import { ageAt } from '../dates.ts'
import { normFor } from './pair-facts.ts'
import type { RuleDefinition } from './rules.ts'

export interface MemberFact { relation: string; name: string | null; birthDate: string | null }
export interface HouseholdView { adults: number; children: number; babies: number; unborn: number; dogs: number; cats: number; text: string }

const NUMBERS = ['ingen', 'én', 'to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte']
const many = (count: number, one: string, more: string) => (count === 1 ? `1 ${one}` : `${NUMBERS[count] ?? count} ${more}`)

/** Count who is in the household: the applicant, other adults, children by age (a baby is under two), and animals. Contacts do not live there. */
export function householdOf(members: readonly MemberFact[], counts: { adults: number | null; children: number | null }, today: string, ownAge: number | null = null): HouseholdView {
  const of = (...relations: string[]) => members.filter((one) => relations.includes(one.relation)).length
  const children = members.filter((one) => one.relation === 'child')
  const babies = children.filter((one) => one.birthDate !== null && ageAt(one.birthDate, today) < 2).length
  const listedAdults = 1 + of('partner', 'parent', 'other')
  const adults = Math.max(counts.adults ?? 0, listedAdults)
  const minors = Math.max(counts.children ?? 0, children.length) - babies
  const view = { adults, children: minors, babies, unborn: of('unborn'), dogs: of('dog'), cats: of('cat') }
  return { ...view, text: householdText(view, ownAge) }
}

function householdText(view: Omit<HouseholdView, 'text'>, ownAge: number | null): string {
  const parts = [view.adults === 1 ? `1 voksen${ownAge === null ? '' : `, ${ownAge} år`}` : `${view.adults} voksne`]
  const kids = view.children + view.babies
  if (kids > 0) parts.push(many(kids, 'barn', 'barn'))
  if (view.unborn > 0) parts.push('venter barn')
  if (view.dogs > 0) parts.push(view.dogs === 1 ? 'hund' : `${view.dogs} hunder`)
  if (view.cats > 0) parts.push(view.cats === 1 ? 'katt' : `${view.cats} katter`)
  const last = parts.pop()!
  if (parts.length === 0) return last
  return `${parts.join(', ')}${ownAge !== null && parts.length === 1 ? ', og ' : ' og '}${last}`
}

/** "T.A.L." from "Tor-Arne Lillevik": the initials the room sees. */
export const initialsWithDots = (name: string) => name.split(/[\s-]+/).flatMap((part) => /[\p{L}\p{N}]/u.exec(part)?.[0] ?? []).map((letter) => `${letter.toUpperCase()}.`).join('') || '–'

/** "TL" from "Tor-Arne Lillevik": first and last, for a small round sign. */
export const initialsOf = (name: string) => name.split(/[\s-]+/).filter(Boolean).map((part) => part[0]!.toUpperCase()).filter((_part, i, all) => i === 0 || i === all.length - 1).join('')

export type RoomsNeeded =
  | { known: true; persons: number; minRooms: number; maxRooms: number; minBedrooms: number; reference: string; why: string[] }
  | { known: false; missing: { field: 'adults' | 'children' | 'sizeNorm'; question: string }[] }

/** How many rooms a household needs by the size norm, or what must be known first. A child that is expected is named, and counted when it is born. */
export function roomsNeeded(members: readonly MemberFact[], counts: { adults: number | null; children: number | null }, rules: RuleDefinition, today: string): RoomsNeeded {
  const listedChildren = members.filter((one) => one.relation === 'child')
  const listedAdults = members.filter((one) => ['partner', 'parent', 'other'].includes(one.relation)).length
  const missing: Extract<RoomsNeeded, { known: false }>['missing'] = []
  if (counts.adults === null) missing.push({ field: 'adults', question: 'Hvor mange voksne skal bo i boligen?' })
  if (counts.children === null) missing.push({ field: 'children', question: 'Hvor mange barn skal bo i boligen?' })
  if (rules.sizeNorm.rows.length === 0) missing.push({ field: 'sizeNorm', question: 'Hvor mange rom skal en husstand ha? Kommunen må legge det inn i reglene.' })
  if (counts.adults === null || counts.children === null || rules.sizeNorm.rows.length === 0) return { known: false, missing }
  const adults = Math.max(counts.adults, 1 + listedAdults)
  const children = Math.max(counts.children, listedChildren.length)
  const persons = adults + children
  const norm = normFor(rules, persons)!
  const last = rules.sizeNorm.rows.at(-1)!
  const grown = listedChildren.filter((one) => one.birthDate !== null && ageAt(one.birthDate, today) >= 18).length
  const why = [
    `${many(adults, 'voksen', 'voksne')} og ${children === 0 ? 'ingen barn' : many(children, 'barn', 'barn')}: ${persons} ${persons === 1 ? 'person' : 'personer'}.`,
    `Normen gir ${norm.minRooms === norm.maxRooms ? norm.minRooms : `${norm.minRooms}–${norm.maxRooms}`} rom${norm.minBedrooms > 0 ? ` og minst ${norm.minBedrooms} soverom` : ''}.`,
  ]
  if (persons > last.persons) why.push(`Normen går til ${last.persons} personer. Større husstander følger den siste raden.`)
  if (grown > 0) why.push(`${grown === 1 ? 'Ett av barna er' : `${grown} av barna er`} over 18 år.`)
  if (members.some((one) => one.relation === 'unborn')) why.push('Husstanden venter barn. Barnet regnes med når det er født.')
  return { known: true, persons, minRooms: norm.minRooms, maxRooms: norm.maxRooms, minBedrooms: norm.minBedrooms, reference: rules.sizeNorm.reference, why }
}
