// The papers: what each receiver may see is worked out here, and what is left out is named on the paper and absent from the file.
import { dateText, longDate, osloDate, osloTime, shortDate } from '../../shared/dates.ts'
import type { CaseSummaryDoc, DocumentHead, FollowUpPlanDoc, Produced, Withheld } from '../../shared/documents.ts'
import { initialsWithDots } from '../../shared/domain/household.ts'
import { explainPair } from '../../shared/domain/matching.ts'
import { daysText, hoursText } from '../../shared/domain/windows.ts'
import { conditionDemand, contactWindowKind, goalHorizon, lifeDomain, measureStatus } from '../../shared/model/codes.ts'
import { TOPIC_LABELS, type Topic } from '../../shared/model/field.ts'
import type { Output } from '../../shared/operations/index.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { casePageQueries } from '../cases/page.ts'
import { standingServices, subjectOf, topicDisclosed } from '../disclosure.ts'
import { applicantFacts, vacantDwellings } from '../facts.ts'
import { readPlan } from '../followup/queries.ts'
import { readRules, readServices, readSetting } from '../settings/queries.ts'

/** What stands on every paper. */
export function paperHead({ read, session, now }: QueryContext, title: string, caseNumber?: string): DocumentHead {
  return {
    municipality: readSetting(read, 'municipality') ?? '', office: readSetting(read, 'office') ?? 'Boligkontoret', classification: readSetting(read, 'classification') ?? 'Unntatt offentlighet, offl. § 13 jf. fvl. § 13', title, madeBy: session.name, madeAt: now,
    madeAtText: `${dateText(osloDate(now))} kl. ${osloTime(now)}`, ...(caseNumber ? { caseNumber } : {}),
  }
}

type Page = Output<'case.get'>

/** May the standing team read this topic? The person always may. */
function teamMay(context: QueryContext, page: Page, topic: Topic): { shown: boolean; reason: string } {
  return topicDisclosed(subjectOf(context.read, page.case.id, context.today), topic, standingServices(context.read), 'paper')
}

function dwellingsOf(context: QueryContext, page: Page): CaseSummaryDoc['dwellings'] {
  const rules = readRules(context.read, context.today).definition
  const applicant = applicantFacts(context.read, rules, page.case.id)
  if (!applicant) return []
  const vacant = new Map(vacantDwellings(context.read, '9999-12-31').map((one) => [one.facts.id, one]))
  return page.fits.slice(0, 4).flatMap((fit) => {
    const one = vacant.get(fit.dwellingId)
    if (!one) return []
    const musts = explainPair(applicant, one.facts, rules, context.today).criteria.filter((row) => row.level === 'must' && row.outcome !== 'notRequired')
    return [{ name: fit.label, available: one.availableOn <= context.today ? 'Nå' : shortDate(one.availableOn, context.today), met: `${musts.filter((row) => row.outcome === 'met').length} av ${musts.length} oppfylt`, open: fit.outcome === 'met' ? 'Ingenting' : fit.reason }]
  })
}

const MAIN_EVENTS = new Set(['application', 'stay', 'decision', 'handover', 'conversation', 'question', 'answer', 'inspection', 'allocation', 'tenancy', 'meeting'])

function caseSummary(context: QueryContext, input: { caseId: string; recipient: 'team' | 'person' }): Produced {
  const page = casePageQueries['case.get'](context, { id: input.caseId })
  const one = page.case
  const forTeam = input.recipient === 'team'
  const withheld: Withheld[] = []
  const economy = teamMay(context, page, 'economy')
  const health = teamMay(context, page, 'health')
  const words = forTeam ? one.ownWordsRoom : one.ownWords
  if (forTeam && one.healthNote) withheld.push({ what: words !== one.ownWords ? 'Helse, også det i egne ord som gjelder helse' : 'Helse', why: health.shown ? 'Trengs ikke for spørsmålet.' : health.reason })
  if (forTeam && (one.monthlyIncome !== null || one.economyNote) && !economy.shown) withheld.push({ what: TOPIC_LABELS.economy, why: economy.reason })
  else if (forTeam && one.monthlyIncome !== null) withheld.push({ what: 'Inntekt og gjeld', why: 'Trengs ikke for spørsmålet.' })
  const named = forTeam ? teamMay(context, page, 'identity') : { shown: true, reason: '' }
  if (!named.shown && !one.protected) withheld.push({ what: 'Navn', why: named.reason })
  if (one.protected) withheld.push({ what: 'Adresse', why: 'Sperret adresse.' })
  // A service's own name may say what the person is helped with; the team's paper uses the name that reveals nothing.
  const names = readServices(context.read)
  const inRoomWords = (title: string) => names.reduce((text, service) => text.replaceAll(service.name, service.roomName), title)
  const must = page.requirements.filter((row) => row.level === 'must')
  const granted = page.decisions.find((row) => row.kind === 'municipalDwelling')
  const consents = page.consents.filter((row) => row.kind === 'consent' && (row.state === 'inForce' || row.state === 'soon'))
  const doc: CaseSummaryDoc = {
    template: 'caseSummary', head: paperHead(context, 'Oppsummering av saken', one.caseNumber), recipient: forTeam ? (page.nextMeeting ? `boliglaget ${longDate(page.nextMeeting.heldOn)}, sak ${page.nextMeeting.number}` : 'boliglaget') : 'personen selv', subtitle: one.protected ? `Søker ${one.caseNumber}` : `${named.shown ? one.name : initialsWithDots(one.name)}, sak ${one.caseNumber}`,
    facts: [
      { label: 'Husstand', value: one.household.text }, { label: 'Bor nå', value: one.livingText ? `${one.livingText}${one.livingSince ? ` siden ${shortDate(one.livingSince, context.today)}` : ''}` : 'Vises ikke' },
      { label: 'Vedtak', value: granted ? `${granted.outcome === 'granted' ? 'Innvilget' : 'Ikke innvilget'} ${dateText(granted.decidedOn)}` : 'Ikke fattet' }, { label: 'Koordinator', value: one.coordinatorName ?? 'Ingen' },
    ],
    ...(words ? { ownWords: words } : {}), ...(one.questionToTeam && forTeam ? { askedOf: 'boliglaget', question: one.questionToTeam } : {}),
    must: must.map((row) => row.label), should: page.requirements.filter((row) => row.level !== 'must').map((row) => row.label), dwellings: one.protected ? [] : dwellingsOf(context, page),
    events: page.timeline.filter((row) => MAIN_EVENTS.has(row.kind) && (!forTeam || teamMay(context, page, row.topic as Topic).shown)).slice(0, 8).reverse().map((row) => ({ date: shortDate(row.on, context.today), text: forTeam && row.kind === 'handover' ? inRoomWords(row.title) : row.title })),
    measures: context.read.sql<{ text: string; ownerRoomName: string | null; dueOn: string | null }>(`SELECT text, ownerRoomName, dueOn FROM teamDecision WHERE caseId = ? AND doneOn IS NULL AND tentative = 'no' AND kind IN ('measure', 'clarify') ORDER BY dueOn LIMIT 6`, [one.id]).map((row) => ({ what: row.text, owner: row.ownerRoomName ?? 'Ingen eier', due: row.dueOn ? shortDate(row.dueOn, context.today) : '' })),
    ...(one.economyNote && (!forTeam || economy.shown) ? { economy: one.economyNote } : {}), ...(consents.length > 0 ? { consent: `Samtykke er gitt til ${consents.map((row) => `${forTeam ? inRoomWords(row.service) : row.service} (${row.topics.map((topic) => TOPIC_LABELS[topic].toLowerCase()).join(', ')}${row.validTo ? `, til ${dateText(row.validTo)}` : ''})`).join('; ')}. Det kan trekkes når som helst.` } : {}),
    withheld, askForMore: 'koordinator',
  }
  return { kind: 'pdf', fileName: `saksoppsummering-${one.caseNumber.replace('/', '-')}.pdf`, document: doc }
}

/** The newest number of each area beside the one before it: what the person said, and when. */
function ratingLines(ratings: Output<'plan.get'>['ratings']): FollowUpPlanDoc['ratings'] {
  const told = (one: (typeof ratings)[number] | undefined) => (one ? `${one.value}, ${dateText(one.on)}` : '')
  return [...Map.groupBy(ratings, (one) => one.domain)].map(([domain, own]) => ({ domain: lifeDomain.labels[domain], now: told(own.at(-1)), before: told(own.at(-2)) }))
}

const HOME_NOTE = 'Planen og boligen er to ting. Du kan si nei til oppfølging, eller avslutte den, uten at det får følger for boligen.'

/** The plan as the person reads it. Members' phone numbers are theirs to give: the office's own number stands instead. */
function planPaper(context: QueryContext, planId: string): Produced {
  const { plan, goals, visits, looseMeasures, members, windows, conditions, ratings } = readPlan(context, planId)
  const measure = (row: (typeof looseMeasures)[number]) => ({ text: row.text, responsible: row.responsible, when: row.doneOn ? dateText(row.doneOn) : [row.startsOn && `fra ${dateText(row.startsOn)}`, row.dueOn && (row.startsOn ? `til ${dateText(row.dueOn)}` : dateText(row.dueOn)), row.frequency?.toLowerCase()].filter(Boolean).join(', ') || 'Ikke avtalt', status: measureStatus.labels[row.status] })
  const extra: FollowUpPlanDoc['goals'] = looseMeasures.length > 0 ? [{ domain: 'Avtalt i boliglaget', ownWords: 'Tiltak som ikke hører til ett mål', measures: looseMeasures.map(measure) }] : []
  const phone = windows.find((one) => one.kind === 'worker')?.phone ?? readSetting(context.read, 'phone') ?? ''
  const doc: FollowUpPlanDoc = {
    template: 'followUpPlan', head: paperHead(context, 'Oppfølgingsplan', plan.caseNumber), personName: plan.name, ...(plan.dwelling ? { dwelling: plan.dwelling } : {}), ...(plan.ownWords ? { ownWords: plan.ownWords } : {}),
    goals: [...goals.filter((one) => one.endedOn === null).map((one) => ({ domain: lifeDomain.labels[one.domain], ownWords: one.ownWords, ...(one.horizon ? { horizon: goalHorizon.labels[one.horizon].toLowerCase() } : {}), ...(one.mastery.length > 0 && ratings.every((row) => row.domain !== one.domain) ? { mastery: `${one.mastery.at(-1)!.value} av 5` } : {}), measures: one.measures.filter((row) => row.status !== 'dropped').map(measure) })), ...extra],
    visits: visits.filter((one) => one.status === 'planned' && one.plannedOn >= context.today).map((one) => ({ when: [dateText(one.plannedOn), one.plannedAt && `kl. ${one.plannedAt.replace(':', '.')}`].filter(Boolean).join(' '), what: one.title, who: one.who ?? '' })), ...(plan.nextReviewOn ? { nextReview: dateText(plan.nextReviewOn) } : {}),
    team: members.map((one) => ({ name: one.name, role: [one.role, one.lead ? 'hovedkontakt' : null].filter(Boolean).join(', '), ...(one.note ? { contact: one.note } : {}) })),
    windows: windows.map((one) => ({ kind: contactWindowKind.labels[one.kind], when: `${daysText(one.days)}, ${hoursText(one.fromTime, one.toTime)}`.replace(/^./, (letter) => letter.toUpperCase()), who: one.who ?? '', phone: one.phone ?? '' })), ratings: ratingLines(ratings) ?? [],
    conditions: conditions.map((group) => ({ about: group.label, rows: group.conditions.map((one) => ({ who: one.party, demand: conditionDemand.labels[one.demand], text: one.text })), ...(group.conflict ? { conflict: group.conflict } : {}) })),
    homeNote: HOME_NOTE, ...(plan.coordinator ? { call: { name: plan.coordinator, phone } } : {}), withheld: plan.protected ? [{ what: 'Adresse', why: 'Sperret adresse' }] : [],
  }
  return { kind: 'pdf', fileName: `oppfolgingsplan-${plan.caseNumber.replace('/', '-')}.pdf`, document: doc }
}

export const paperQueries = { 'export.caseSummary': caseSummary, 'export.plan': (context, input) => planPaper(context, input.planId) } satisfies Partial<Handlers>
