// A household as symbols and words.
import { ageAt } from '../dates.ts'

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
export const initialsWithDots = (name: string) => name.split(/[\s-]+/).filter(Boolean).map((part) => `${part[0]!.toUpperCase()}.`).join('')

/** "TL" from "Tor-Arne Lillevik": first and last, for a small round sign. */
export const initialsOf = (name: string) => name.split(/[\s-]+/).filter(Boolean).map((part) => part[0]!.toUpperCase()).filter((_part, i, all) => i === 0 || i === all.length - 1).join('')
