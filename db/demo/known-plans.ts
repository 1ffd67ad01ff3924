// Follow-up as it goes on in the demo: rhythm and hours of visits, the person's own numbers, what services ask of Aud Helene Vik, templates, reminders and someone away. Chance is drawn from a stream of its own, so that nothing else moves.
import { plusDays } from '../../shared/dates.ts'
import type { NewRow } from '../../shared/model/index.ts'
import type { StaffKey } from './book.ts'
import { chanceFrom, type Chance } from './random.ts'
import type { World } from './world.ts'

type Domain = NewRow<'selfRating'>['domain']
const VISITORS: readonly StaffKey[] = ['turid', 'sigrid', 'turid', 'ingrid', 'anders']
const HOURS = ['09:00', '10:00', '11:00', '12:30', '13:30', '14:30']
const RHYTHM: Readonly<Record<string, number>> = { 'hver uke': 10, 'annenhver uke': 21, 'hver måned': 45 }
const REVIEWED = ['2026-02-16', '2026-05-18', '2026-08-17', '2026-11-09']

const TEMPLATES = [
  { name: 'Booppfølging', definition: { domains: ['home', 'economy', 'mastery'], contactEveryDays: 14, reviewEveryMonths: 3, measures: [{ domain: 'home', text: 'Gå gjennom husordensreglene sammen', frequency: null }, { domain: 'economy', text: 'Fast trekk til husleia', frequency: null }, { domain: 'mastery', text: 'Gå gjennom posten sammen', frequency: 'Hver uke' }] } },
  { name: 'Housing First', definition: { domains: ['home', 'health', 'network'], contactEveryDays: 7, reviewEveryMonths: 3, measures: [{ domain: 'home', text: 'Besøk når personen vil', frequency: 'Hver uke' }] } },
]

/** The n-th working day from Monday 23 November 2026. */
const workday = (n: number) => plusDays('2026-11-23', Math.floor(n / 5) * 7 + (n % 5))

/** Insert it. Plans, goals and visits must be there, and the names of Vik. */
export function addFollowUpLife(world: World, seed: number): void {
  const chance = chanceFrom(seed + 6100)
  const [bookTemplate] = TEMPLATES.map((one) => world.book.add('planTemplate', '2021-11-05', 'per', { name: one.name, status: 'active', definition: JSON.stringify(one.definition) }))
  const known = new Set([world.cases.get('2025/0281')!.id, world.cases.get('2026/0417')!.id])
  const plans = world.book.rows('followUpPlan').filter((one) => !known.has(one.caseId))
  plans.forEach((plan, i) => giveRhythm(world, plan, i, bookTemplate!, chance))
  giveHours(world, plans.map((one) => one.id))
  plans.filter((_, i) => i % 3 === 0).forEach((plan) => rate(world, plan, chance))
  if (plans[0]) world.book.add('membership', '2026-03-02', 'turid', { caseId: plans[0].caseId, planId: plans[0].id, name: 'Housing First', startsOn: '2026-03-02', endsOn: null, endReason: null })
  tellOfVik(world)
  addDesk(world)
}

function giveRhythm(_world: World, plan: NewRow<'followUpPlan'> & { id: string }, index: number, templateId: string, chance: Chance): void {
  const said = /Besøk: ([^"]+)/.exec(plan.team)?.[1] ?? ''
  Object.assign(plan, { anchor: 'tenancy', contactEveryDays: RHYTHM[said] ?? null, templateId: index % 2 === 0 ? templateId : null, endsOn: chance.yes(0.1) ? plusDays('2026-12-01', chance.int(0, 200)) : null })
}

/** Visits ahead are shared between those who go out, over eight weeks, at hours. */
function giveHours(world: World, planIds: readonly string[]): void {
  const place = new Map(planIds.map((id, i) => [id, i]))
  let n = 0
  for (const visit of world.book.rows('visit')) {
    const at = place.get(visit.planId)
    const kind = visit.title.startsWith('Gå gjennom') ? ('meeting' as const) : ('homeVisit' as const)
    if (at === undefined) {
      Object.assign(visit, { kind, workerId: world.staff.turid.id })
      continue
    }
    const who = VISITORS[at % VISITORS.length]!
    Object.assign(visit, { kind: at % 7 === 3 ? 'phone' : kind, title: at % 7 === 3 ? 'Telefon' : visit.title, workerId: world.staff[who].id, who: null })
    if (visit.status === 'planned') Object.assign(visit, { plannedOn: workday((n * 7) % 40), plannedAt: HOURS[Math.floor(n++ / 40) % HOURS.length]!, bring: at % 9 === 0 ? 'Skjema for bostøtte' : null })
    else if (visit.status !== 'done') Object.assign(visit, { cancelReason: visit.status === 'missed' ? 'Åpnet ikke' : 'Sa fra at det ikke passet' })
  }
  const late = world.book.rows('visit').filter((one) => one.status === 'planned' && place.has(one.planId)).slice(0, 4)
  late.forEach((one, i) => Object.assign(one, { plannedOn: plusDays('2026-11-17', i % 3) }))
}

/** Reviews with the person's own numbers, in the areas they have goals in. */
function rate(world: World, plan: NewRow<'followUpPlan'> & { id: string }, chance: Chance): void {
  const domains = [...new Set(world.book.rows('goal').filter((one) => one.planId === plan.id).map((one) => one.domain))]
  const now = new Map<Domain, number>(domains.map((one) => [one, chance.int(2, 6)]))
  for (const heldOn of REVIEWED.filter((on) => on > plan.startedOn)) {
    const reviewId = world.book.add('planReview', heldOn, 'turid', { planId: plan.id, kind: 'review', heldOn, present: 'Turid Sand', personPresent: 'yes', personSays: null, agreed: 'Vi fortsetter som avtalt.', by: 'Turid Sand' })
    for (const domain of domains) {
      now.set(domain, Math.min(10, Math.max(0, now.get(domain)! + chance.weighted([[-1, 2], [0, 3], [1, 4], [2, 2]] as const))))
      world.book.add('selfRating', heldOn, 'turid', { planId: plan.id, reviewId, domain, statedOn: heldOn, value: now.get(domain)!, ownWords: null })
    }
  }
}

const VIK: readonly [Domain, readonly number[]][] = [['home', [4, 5, 7, 8]], ['economy', [2, 4, 5, 6]], ['health', [6, 4, 2, 4]], ['network', [6, 8, 8, 10]]]
const VIK_DATES = ['2026-01-12', '2026-05-12', '2026-09-14', '2026-10-12']

function tellOfVik({ book, services, cases }: World): void {
  const plan = book.rows('followUpPlan').find((one) => one.caseId === cases.get('2025/0281')!.id)!
  const planId = plan.id
  Object.assign(plan, { anchor: 'tenancy', contactEveryDays: 14 })
  const goals = book.rows('goal').filter((one) => one.planId === planId)
  goals.forEach((one, i) => { one.horizon = i === 0 || i === 3 ? 'long' : 'short' })
  const said = ['Jeg er glad jeg har egen dør.', 'Det går bedre når Turid er med til banken.', 'Det var uro i gangen.', 'Nå sover jeg litt mer. Jeg vil ha besøk på tirsdager, ikke fredager.']
  VIK_DATES.forEach((heldOn, at) => {
    const reviewId = book.add('planReview', heldOn, 'turid', { planId, kind: 'review', heldOn, present: 'Turid Sand, Rakel Vik', personPresent: 'yes', personSays: said[at]!, agreed: at === 3 ? 'Besøk på tirsdager. Turid snakker med naboen sammen med henne.' : null, by: 'Turid Sand' })
    for (const [domain, values] of VIK) book.add('selfRating', heldOn, 'turid', { planId, reviewId, domain, statedOn: heldOn, value: values[at]!, ownWords: domain === 'health' && at === 2 ? 'Det var uro i gangen.' : null })
  })
  const condition = (about: NewRow<'planCondition'>['about'], demand: NewRow<'planCondition'>['demand'], serviceId: string, text: string, source: string | null) => book.add('planCondition', '2026-10-12', 'turid', { planId, serviceId, partyName: null, about, demand, text, source, endedOn: null })
  condition('visits', 'requires', services.mental, 'Ta imot besøk hver uke', 'vedtaket om tjenester')
  condition('visits', 'allows', services.housing, 'Besøk er frivillig, og har ikke noe med kontrakten å gjøre', 'husleiekontrakten')
  condition('economy', 'requires', services.nav, 'Fast trekk til husleia den 20.', 'vedtaket om økonomisk rådgivning')
  const window = (kind: NewRow<'contactWindow'>['kind'], days: readonly number[], fromTime: string, toTime: string, who: string | null, phone: string | null, note: string | null) => book.add('contactWindow', '2026-10-12', 'turid', { planId, kind, days: JSON.stringify(days), fromTime, toTime, who, phone, note, endedOn: null })
  window('onCall', [], '16:00', '22:00', 'Bovakten', '55 50 01 90', 'Også for naboer og utleier')
  window('worker', [1, 2, 3, 4, 5], '08:00', '15:30', 'Turid Sand', '55 50 01 61', null)
  window('person', [2, 5], '10:00', '14:00', null, null, 'Ring før du kommer')
}

/** A reminder or two, colours on the saved views, and someone away. */
function addDesk({ book, staff, cases }: World): void {
  const note = (number: string, text: string, remindOn: string | null, colour: NewRow<'reminder'>['colour']) => book.add('reminder', '2026-11-18', 'ingrid', { userId: staff.ingrid.id, caseId: cases.get(number)!.id, text, remindOn, colour, doneOn: null })
  note('2026/0417', 'Ring om hunden etter befaringen', '2026-11-23', 'amber')
  note('2026/0409', 'Spør om skolestart', '2026-12-01', 'teal')
  book.add('absence', '2026-11-18', 'per', { userId: staff.sigrid.id, substituteId: staff.anders.id, startsOn: '2026-11-20', endsOn: '2026-11-27', note: 'Kurs', caseCount: 30, endedOn: null })
}
