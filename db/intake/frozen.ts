// What was true when an application came: written down as it was, so that a later change never alters what was applied on.
import { ageAt, dateText, durationText, kroner } from '../../shared/dates.ts'
import { civilStatus, livelihood, livingSituation, needGroup, permitKind, relation, requirementKind, requirementLevel, workSituation } from '../../shared/model/codes.ts'
import { MODEL, type Row } from '../../shared/model/index.ts'
import { z } from '../../shared/zod.ts'
import { readJson, readTexts } from '../json.ts'
import type { Reader } from '../store.ts'

const NEEDS = ['homeUnsuitable', 'leaseEndsOn', 'leaseRenewable', 'lawfulStay', 'permit', 'permitUntil', 'settledByAgreement', 'dailyCare', 'yearlyIncome', 'wealth', 'debt', 'livelihood', 'workSituation', 'civilStatus', 'canSolveSelf', 'unsettledDebt', 'repaymentAgreement', 'everEvicted', 'evictedOn', 'ownAttempts', 'needsFollowUp', 'acceptsFollowUp', 'needGroups', 'exchangeGround', 'tenancyKept'] as const
const scalar = z.union([z.string(), z.number(), z.null()])

const Frozen = z.object({
  on: z.string(), birthDate: z.string().nullable(), livingSituation: z.string(), livingSince: z.string().nullable(), residenceSince: z.string().nullable(), adults: z.number().nullable(), children: z.number().nullable(), monthlyIncome: z.number().nullable(), rentCeiling: z.number().nullable(),
  members: z.array(z.object({ relation: z.string(), birthDate: z.string().nullable() })), requirements: z.array(z.object({ kind: z.string(), level: z.string(), value: z.string().nullable() })), needs: z.record(z.string(), scalar).nullable(),
})
type Frozen = z.output<typeof Frozen>

/** What is known of a case today, as JSON for `application.facts`. Places and free text are left out: they are no facts to decide on. */
export function freeze(read: Reader, caseId: string, today: string): string {
  const own = read.sql<Row<'housingCase'> & { birthDate: string | null }>('SELECT c.*, p.birthDate FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id = ?', [caseId])[0]!
  const needs = read.sql<Record<string, string | number | null>>('SELECT * FROM needsAssessment WHERE caseId = ?', [caseId])[0]
  return JSON.stringify({
    on: today, birthDate: own.birthDate, livingSituation: own.livingSituation, livingSince: own.livingSince, residenceSince: own.residenceSince, adults: own.adults, children: own.children, monthlyIncome: own.monthlyIncome, rentCeiling: own.rentCeiling,
    members: read.sql<Frozen['members'][number]>(`SELECT relation, birthDate FROM householdMember WHERE caseId = ? AND relation <> 'contact' ORDER BY birthDate, id`, [caseId]),
    requirements: read.sql<Frozen['requirements'][number]>('SELECT kind, level, value FROM requirement WHERE caseId = ? ORDER BY kind, id', [caseId]),
    needs: needs ? Object.fromEntries(NEEDS.map((name) => [name, needs[name] ?? null])) : null,
  } satisfies Frozen)
}

const ANSWERS: Readonly<Record<string, string>> = { yes: 'Ja', no: 'Nei', unknown: 'Ikke kjent' }
const LISTS: Readonly<Record<string, Readonly<Record<string, string>>>> = { permit: permitKind.labels, livelihood: livelihood.labels, workSituation: workSituation.labels, civilStatus: civilStatus.labels }
const MONEY = new Set(['yearlyIncome', 'wealth', 'debt'])
const of = (labels: Readonly<Record<string, string>>, value: string) => labels[value] ?? value

function needText(name: string, value: string | number | null): string {
  if (value === null) return 'Ikke kjent'
  if (MONEY.has(name)) return kroner(Number(value))
  if (name === 'needGroups') return (readTexts(String(value)) ?? []).map((one) => of(needGroup.labels, one)).join(', ') || 'Ingen'
  if (name.endsWith('On') || name.endsWith('Until')) return dateText(String(value))
  return of(LISTS[name] ?? ANSWERS, String(value))
}

function household({ adults, children, members, on }: Frozen): string {
  const counts = adults === null && children === null ? 'Ikke kjent' : `${adults ?? 'ukjent antall'} ${adults === 1 ? 'voksen' : 'voksne'}, ${children ?? 'ukjent antall'} barn`
  const listed = members.map((one) => `${of(relation.labels, one.relation).toLowerCase()}${one.birthDate ? `, ${ageAt(one.birthDate, on)} år` : ''}`)
  return listed.length > 0 ? `${counts} (${listed.join('; ')})` : counts
}

/** The frozen facts as labels and words, with the date they were frozen. An application from before freezing has none. */
export function frozenWords(facts: string | null): { rows: { label: string; value: string }[]; on: string | null } {
  const parsed = Frozen.safeParse(readJson<unknown>(facts, null))
  if (!parsed.success) return { rows: [], on: null }
  const one = parsed.data
  const day = (value: string | null) => (value === null ? 'Ikke kjent' : dateText(value))
  const money = (value: number | null) => (value === null ? 'Ikke kjent' : kroner(value))
  const fields = MODEL.needsAssessment.fields as Record<string, { label: string }>
  const said = Object.entries(one.needs ?? {}).filter(([, value]) => value !== null && value !== 'unknown')
  return {
    on: one.on,
    rows: [
      { label: 'Bodde', value: `${of(livingSituation.labels, one.livingSituation)}${one.livingSince ? `, siden ${dateText(one.livingSince)} (${durationText(one.livingSince, one.on)})` : ''}` },
      { label: 'Husstand', value: household(one) },
      { label: 'Bodd i kommunen siden', value: day(one.residenceSince) },
      { label: 'Inntekt per måned', value: money(one.monthlyIncome) },
      { label: 'Høyeste husleie', value: money(one.rentCeiling) },
      { label: 'Krav til boligen', value: one.requirements.map((row) => `${of(requirementKind.labels, row.kind)}${row.value ? ` ${row.value}` : ''} (${of(requirementLevel.labels, row.level)})`).join(', ') || 'Ingen skrevet' },
      ...(one.needs === null ? [{ label: 'Kartlegging', value: 'Ikke gjort' }] : said.map(([name, value]) => ({ label: fields[name]?.label ?? name, value: needText(name, value) }))),
    ],
  }
}
