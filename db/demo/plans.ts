// Follow-up plans of ordinary tenancies: goals in own words, measures, mastery over time, visits. One in five reviews is overdue.
import { plusDays } from '../../shared/dates.ts'
import type { NewRow } from '../../shared/model/index.ts'
import type { ServiceKey } from '../settings/first.ts'
import type { Housed } from './cases.ts'
import type { World } from './world.ts'

type Domain = NewRow<'goal'>['domain']
const GOALS: readonly (readonly [Domain, string, readonly (readonly [string, ServiceKey])[]])[] = [
  ['home', 'Jeg vil ha det ryddig nok til å få besøk.', [['Rydde sammen annenhver uke', 'mental'], ['Skaffe hyller fra gjenbruk', 'mental']]],
  ['home', 'Naboene skal vite at jeg er grei å bo ved siden av.', [['Nabosamtale sammen med boveileder', 'mental']]],
  ['economy', 'Jeg vil slippe purringer.', [['Fast trekk til husleia', 'nav'], ['Søke bostøtte', 'nav']]],
  ['economy', 'Det skal være penger igjen den siste uka.', [['Budsjett sammen med rådgiver', 'nav']]],
  ['health', 'Jeg vil sove om natta og være våken om dagen.', [['Time hos fastlege', 'care'], ['Fast dagsrytme', 'mental']]],
  ['network', 'Jeg vil ha barna på besøk i helgene.', [['Avtale helger med familien', 'mental']]],
  ['activity', 'Jeg vil ha noe å gå til.', [['Prøve aktivitetshuset', 'nav'], ['Arbeidstrening to dager i uka', 'nav']]],
  ['mastery', 'Jeg vil klare papirene selv.', [['Gå gjennom posten sammen', 'mental']]],
]
const RHYTHMS = [[7, 'Hver uke', 35], [14, 'Annenhver uke', 30], [30, 'Hver måned', 35]] as const
const LAST_DAY = '2026-11-18'

/** Insert plans for so large a share of the ordinary lets that run today. */
export function addPlans(world: World, housed: readonly Housed[], wanted: number): void {
  const running = housed.filter((one) => one.lease.ordinary && one.lease.status === 'active')
  running.slice(0, wanted).forEach((one, i) => addPlan(world, one, i))
}

function addPlan(world: World, home: Housed, index: number): void {
  const { chance, book, staff, services } = world
  const begun = home.lease.startsOn < '2021-11-15' ? '2021-11-15' : home.lease.startsOn
  const started = begun > '2026-10-20' ? '2026-10-20' : begun
  const [every, frequency] = chance.weighted(RHYTHMS.map((one) => [one, one[2]] as const))
  const nextReviewOn = index % 5 === 0 ? plusDays(world.today, -chance.int(3, 80)) : plusDays(world.today, chance.int(5, 170))
  const planId = book.add('followUpPlan', started, 'turid', { caseId: home.caseId, dwellingId: home.lease.dwellingId, allocationId: null, status: 'active', ownWords: null, coordinatorId: staff.turid.id, approvedOn: chance.yes(0.8) ? plusDays(started, 7) : null, planVersion: chance.int(1, 4), nextReviewOn, team: JSON.stringify([{ name: 'Turid Sand', role: 'boveileder', note: `Besøk: ${frequency.toLowerCase()}`, lead: true }]), startedOn: started })
  const first = chance.int(0, GOALS.length - 1)
  for (let i = 0; i < 2 + (index % 2); i++) {
    const [domain, ownWords, measures] = GOALS[(first + i * 3) % GOALS.length]!
    const goalId = book.add('goal', started, 'turid', { planId, domain, ownWords, position: i + 1, endedOn: null })
    for (const [text, service] of measures) addMeasure(world, planId, goalId, text, services[service], service === 'nav' ? 'NAV' : 'Boveileder Turid Sand', started)
    let value = chance.int(1, 3)
    for (let month = 5; month >= 0; month--) {
      const statedOn = plusDays(LAST_DAY, -month * 60)
      if (statedOn < started) continue
      value = Math.min(5, Math.max(1, value + chance.weighted([[-1, 2], [0, 4], [1, 4]] as const)))
      book.add('mastery', statedOn, 'turid', { goalId, statedOn, value, ownWords: null })
    }
  }
  for (let n = 3; n >= -1; n--) {
    const plannedOn = plusDays('2026-11-24', -n * every + (index % 3))
    const past = plannedOn <= LAST_DAY
    if (plannedOn < started) continue
    book.add('visit', past ? plannedOn : LAST_DAY, 'turid', { planId, plannedOn, plannedAt: null, title: 'Hjemmebesøk', who: 'Turid Sand', status: past ? chance.weighted([['done', 82], ['missed', 9], ['cancelled', 9]] as const) : 'planned', noteText: null })
  }
}

function addMeasure(world: World, planId: string, goalId: string, text: string, serviceId: string, responsible: string, started: string): void {
  const { chance, book } = world
  const done = chance.yes(0.45)
  const doneOn = done ? [plusDays(started, chance.int(10, 200)), LAST_DAY].sort()[0]! : null
  const dueOn = done ? doneOn : plusDays('2026-12-05', chance.int(-25, 90))
  book.add('measure', started, 'turid', { planId, goalId, text, serviceId, responsible, status: done ? 'done' : chance.pick(['planned', 'agreed'] as const), startsOn: null, dueOn, doneOn, frequency: null, teamDecisionId: null })
}
