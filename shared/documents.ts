// The data every printed document is made of. A document holds only what its receiver may see: callers leave the
// rest out before it comes here, and name what they left out in `withheld`.
import type { CalendarClock } from './domain/calendar.ts'
import type { LetterContent } from './domain/letters/content.ts'

/** A meeting as a calendar outside the store may know it: when and where, and nothing about who it is about. */
export interface CalendarMeeting { id: string; /** ISO instants */ startsAt: string; endsAt: string; place: string | null; changedAt: string }

/** What stands on every document, whatever its kind. */
export interface DocumentHead {
  /** Full name, e.g. "Solvik kommune". */
  municipality: string
  /** The office that makes the document, e.g. "Boligkontoret". */
  office: string
  /** Classification with its legal ground, e.g. "Unntatt offentlighet, offl. § 13 jf. fvl. § 13". */
  classification: string
  /** Heading of the document and title of the file. Never a person's name: titles show in window lists. */
  title: string
  /** Name of the one who made it. */
  madeBy: string
  /** ISO instant; becomes the date of the file, so the same data gives the same bytes. */
  madeAt: string
  /** The same moment in words, e.g. "25. nov. 2026 kl. 14.20". */
  madeAtText: string
  /** Case number for documents about one case, e.g. "2026/0417". */
  caseNumber?: string
}

/** Something left out of the paper, and why the receiver does not get it. */
export interface Withheld {
  what: string
  why: string
}

interface WithWithheld {
  withheld: Withheld[]
  /** Who to ask for more, e.g. "koordinator". Shown only when something is withheld. */
  askForMore?: string
}

/** A short fact shown in the row of boxes under the title. */
export interface Fact {
  label: string
  value: string
}

/** One case on one page, for a named receiver. */
export interface CaseSummaryDoc extends WithWithheld {
  template: 'caseSummary'
  head: DocumentHead
  /** Follows the word "Til", e.g. "boliglaget 26. november 2026, sak 4". */
  recipient: string
  /** Who and what it is about, e.g. "Tor-Arne Lillevik, sak 2026/0417". */
  subtitle: string
  facts: Fact[]
  ownWords?: string
  /** Who the question is for, e.g. "boliglaget". */
  askedOf?: string
  question?: string
  must: string[]
  should: string[]
  dwellings: { name: string; available: string; met: string; open: string }[]
  events: { date: string; text: string }[]
  measures: { what: string; owner: string; due: string }[]
  economy?: string
  consent?: string
}

/** When and where a meeting is held, and who leads it. */
export interface MeetingFacts {
  date: string
  time: string
  place: string
  chair: string
}

/** A decision as it stands in the protocol. Owner, due and mandate are left out where the decision has none. */
export interface ProtocolDecision {
  kind: string
  text: string
  owner?: string
  due?: string
  /** In whose power it was decided, e.g. "Boligkontoret, delegert". */
  mandate?: string
}

export interface ProtocolItem {
  number: string
  caseNumber: string
  initials: string
  question: string
  outcome: string
  decisions: ProtocolDecision[]
  dissent?: string
  minutes?: string
}

/** The locked protocol of a meeting in the housing team. */
export interface MeetingProtocolDoc extends WithWithheld {
  template: 'meetingProtocol'
  head: DocumentHead
  meeting: MeetingFacts
  present: { service: string; people: string; note?: string }[]
  absent: string[]
  items: ProtocolItem[]
  /** Cases, time and decisions, for the end of the protocol. */
  figures?: Fact[]
  /** How and when the protocol was approved, in a sentence. */
  approval?: string
}

/** What one service takes with it from a meeting: its own tasks first, then what it may know of the rest. */
export interface ServiceExtractDoc extends WithWithheld {
  template: 'serviceExtract'
  head: DocumentHead
  /** The service it is made for. */
  recipient: string
  meeting: MeetingFacts
  present: { service: string; people: string; note?: string }[]
  /** Decisions the service owns. */
  own: { caseNumber: string; initials: string; what: string; who?: string; due?: string; mandate?: string; reason?: string }[]
  /** What was decided in each case that others own, without their grounds. */
  items: ProtocolItem[]
}

export interface PlanGoal {
  /** e.g. «På sikt» */
  horizon?: string
  domain: string
  ownWords: string
  /** How well the person manages today, e.g. "4 av 5". */
  mastery?: string
  measures: { text: string; responsible: string; when: string; status: string }[]
}

/** The plan for following up a person in the dwelling, made to be read by the person too. */
export interface FollowUpPlanDoc extends WithWithheld {
  template: 'followUpPlan'
  head: DocumentHead
  personName: string
  dwelling?: string
  ownWords?: string
  goals: PlanGoal[]
  visits: { when: string; what: string; who: string }[]
  nextReview?: string
  team: { name: string; role: string; contact?: string }[]
  /** Who can be reached when. */
  windows?: { kind: string; when: string; who: string; phone: string }[]
  /** What services and landlords ask; `conflict` where they contradict each other. */
  conditions?: { about: string; rows: { who: string; demand: string; text: string }[]; conflict?: string }[]
  /** The person's own numbers, newest first. */
  ratings?: { domain: string; now: string; before: string }[]
  /** What the plan and the home have to do with each other: nothing. */
  homeNote?: string
  /** Main contact and phone of the office, for the one who wants to call. */
  call?: { name: string; phone: string }
}

/** Who can be reached when, for the one on call. */
export interface OnCallDoc extends WithWithheld {
  template: 'onCall'
  head: DocumentHead
  lead: string
  people: { who: string; where: string; coordinator: string; note: string; rows: { kind: string; days: string; hours: string; who: string; phone: string; note: string }[] }[]
}

/** The visits of one worker on one day, in order of time. */
export interface VisitRouteDoc extends WithWithheld {
  template: 'visitRoute'
  head: DocumentHead
  day: string
  worker: string
  stops: { when: string; who: string; what: string; where: string; phone: string; bring: string; done: string }[]
}

/** A visit as a calendar outside the store may know it: when, which case, what kind. */
export interface CalendarVisit { id: string; on: string; at: string | null; endsAt: string | null; caseNumber: string; kind: string; /** ISO instant */ changedAt: string }

export interface AgendaItem {
  number: string
  caseNumber: string
  initials: string
  question: string
  /** Who presents the case. */
  presenter?: string
  /** Time set aside, e.g. "09.10" or "15 min". */
  time?: string
  /** Why it stands where it does. The chair's paper alone. */
  why?: string
  /** What it lacks, and why it is taken up all the same. The chair's paper alone. */
  lacks?: string[]
  /** What this receiver may read of the case's guarded topics. */
  topics?: { label: string; text: string }[]
}

/** What the next meeting is to deal with. */
export interface MeetingAgendaDoc extends WithWithheld {
  template: 'meetingAgenda'
  head: DocumentHead
  /** Who the paper is made for, e.g. "NAV" or "møtelederen". */
  recipient?: string
  meeting: MeetingFacts
  invited: { service: string; people: string }[]
  items: AgendaItem[]
  /** Measures from earlier meetings that are still open. */
  openMeasures: { what: string; owner: string; due: string; caseNumber: string }[]
  information: string[]
}

/** The recovery code on paper. Holds no personal data, and no name of the one who printed it. */
export interface RecoverySheetDoc {
  template: 'recoverySheet'
  head: Omit<DocumentHead, 'madeBy' | 'caseNumber'>
  /** Name of the store the code opens, e.g. "Saksarkivet til Solvik kommune". */
  store: string
  /** The code in the groups it is typed in; each group is printed with its number. */
  codeGroups: string[]
}

/** A letter from the municipality to one receiver. `head.title` is the heading; `head.madeBy` never shows, the signature does. */
export interface LetterDoc {
  template: 'letter'
  head: DocumentHead
  /** Where the office is and how it is reached, a line each. */
  sender: string[]
  /** Name and address of the one it is sent to, a line each. */
  recipient: string[]
  /** Date in words, e.g. "22. november 2026". */
  date: string
  /** e.g. "2026/0417-03". */
  ourReference: string
  /** The letter as it was frozen, with its own language. */
  content: Omit<LetterContent, 'kind'>
  signature: { name: string; role: string }
  enclosures: string[]
  /** Others who get the same letter, e.g. a representative. */
  copyTo: string[]
}

/** Lines to choose between on paper, or, when they are chosen already, the chosen ones alone. */
export interface FormChoice {
  title: string
  lead: string
  /** boxes to tick; else a list of what was chosen */
  boxes: boolean
  items: { label: string; detail: string }[]
  note?: string
}

/** Consent on paper, prefilled or blank, in plain words. Holds nothing about the case but who it is. */
export interface ConsentFormDoc {
  template: 'consentForm'
  head: DocumentHead
  language: 'nb' | 'nn'
  intro: string
  /** label and value; an empty value is a line to write on */
  person: Fact[]
  choices: FormChoice[]
  period: { title: string; text: string; line: string }
  know: { title: string; items: string[] }
  answer: { title: string; yes: string; no: string }
  sign: { title: string; lines: string[]; guardianTitle: string; guardianLines: string[] }
}

/** What a household can carry on a loan, line by line, as it was calculated. Amounts are words already. */
export interface CapacityDoc extends WithWithheld {
  template: 'capacity'
  head: DocumentHead
  personName: string
  intro: string
  /** true: advised against, or doubtful */
  warn: boolean
  adviceTitle: string
  advice: string
  monthTitle: string
  lines: { label: string; amount: string; why: string; strong: boolean }[]
  loanTitle: string
  loanLead: string
  /** head of the last column; empty when no price is given */
  neededHead: string
  options: { label: string; percent: string; loan: string; enough?: string }[]
  sensitivityTitle: string
  sensitivityLead: string
  sensitivityHeads: string[]
  sensitivity: { percent: string; loans: string[] }[]
  /** rates and dates it rests on, and what it is not */
  ground: string[]
}

export type TypedDocument =
  | CapacityDoc
  | ConsentFormDoc
  | LetterDoc
  | CaseSummaryDoc
  | MeetingProtocolDoc
  | ServiceExtractDoc
  | FollowUpPlanDoc
  | OnCallDoc
  | VisitRouteDoc
  | MeetingAgendaDoc
  | RecoverySheetDoc

export type TemplateName = TypedDocument['template']

/** A list that leaves as .xlsx or .csv. Money is in øre, dates are ISO. */
export interface ListOut {
  title: string
  columns: { label: string; kind: 'text' | 'number' | 'date' | 'money' }[]
  rows: (string | number | null)[][]
}

/** What a query answers when it makes a file: the host renders it outside the transaction. */
export type Produced =
  | { kind: 'pdf'; fileName: string; document: TypedDocument }
  | { kind: 'calendar'; fileName: string; clocks: CalendarClock[]; /** ISO instant the file is made */ now: string }
  | { kind: 'meetings'; fileName: string; meetings: CalendarMeeting[]; /** ISO instant the file is made */ now: string }
  | { kind: 'visits'; fileName: string; visits: CalendarVisit[]; /** ISO instant the file is made */ now: string }
  | { kind: 'json'; fileName: string; value: object }
  | { kind: 'list'; fileName: string; list: ListOut; format: 'xlsx' | 'csv' }
