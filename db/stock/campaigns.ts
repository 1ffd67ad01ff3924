// Detailed mapping: every tenant on the first day is asked whether the home suits. An interview is a row once someone has begun it; the list itself follows from the tenancies.
import { plusMonths } from '../../shared/dates.ts'
import { Refusal } from '../../shared/errors.ts'
import { dwellingKind, interviewStatus, requirementKind, suitability, type RequirementKind } from '../../shared/model/codes.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import { z } from '../../shared/zod.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { mustSeeCase } from '../cases/guard.ts'
import { dwellingLabel } from '../facts.ts'
import { readTexts } from '../json.ts'
import { openProtected } from '../people.ts'
import type { Reader, Scalar } from '../store.ts'

const Filter = z.object({ kinds: z.array(z.string()), areas: z.array(z.string()), livedMonths: z.number() })
type Campaign = Row<'campaign'>

/** Who is asked: those who rented on the first day, of the kinds and areas chosen, and had lived there so long. The same list on every PC. */
function asked(campaign: Pick<Campaign, 'startsOn' | 'filter'>): { where: string; values: Scalar[] } {
  const { kinds, areas, livedMonths } = Filter.parse(JSON.parse(campaign.filter))
  return {
    where: `t.status <> 'planned' AND t.startsOn <= ? AND coalesce(t.endsOn, '9999') >= ? AND (? = '[]' OR d.kind IN (SELECT value FROM json_each(?))) AND (? = '[]' OR b.area IN (SELECT value FROM json_each(?)))`,
    values: [plusMonths(campaign.startsOn, -livedMonths), campaign.startsOn, ...[kinds, kinds, areas, areas].map((one) => JSON.stringify(one))],
  }
}
const FROM = 'FROM tenancy t JOIN dwelling d ON d.id = t.dwellingId JOIN building b ON b.id = d.buildingId'
const WITH_ANSWER = `${FROM} LEFT JOIN interview i ON i.tenancyId = t.id AND i.campaignId = ?`
/** Only what has been begun: few rows beside the tenancies, at any size. */
const ANSWERED = 'FROM interview i JOIN tenancy t ON t.id = i.tenancyId JOIN dwelling d ON d.id = t.dwellingId JOIN building b ON b.id = d.buildingId'
const STATUS = `coalesce(i.status, 'todo')`

/** Chosen by kind or place, a number with someone hidden in it would tell where they live: then they are not counted. */
function isNarrow(campaign: Campaign): boolean {
  const { kinds, areas } = Filter.parse(JSON.parse(campaign.filter))
  return kinds.length > 0 || areas.length > 0
}

/** How many are asked, and how many interviews are done among them. */
function countsOf(read: Reader, campaign: Campaign, unseen: readonly string[]): { total: number; done: number } {
  const { where, values } = asked(campaign)
  const hidden = JSON.stringify(isNarrow(campaign) ? unseen : [])
  return {
    total: read.sql<{ n: number }>(`SELECT count(*) AS n ${FROM} WHERE ${where} AND t.id NOT IN (SELECT value FROM json_each(?))`, [...values, hidden])[0]!.n,
    done: read.sql<{ n: number }>(`SELECT count(*) AS n FROM interview WHERE campaignId = ? AND status = 'done' AND tenancyId NOT IN (SELECT value FROM json_each(?))`, [campaign.id, hidden])[0]!.n,
  }
}

function find(read: Pick<Reader, 'sql'>, id: string): Campaign {
  const own = read.sql<Campaign>('SELECT * FROM campaign WHERE id = ?', [id])[0]
  if (!own) throw new Refusal('not-found')
  return own
}

/** Tenancies of protected people this user is not named for. */
const hiddenTenancies = (read: Reader, named: ReadonlySet<string>) => read.sql<{ id: string; caseId: string }>(`SELECT t.id, t.caseId FROM person p JOIN housingCase c ON c.personId = p.id JOIN tenancy t ON t.caseId = c.id WHERE p.protectedAddress <> 'none'`).filter((one) => !named.has(one.caseId)).map((one) => one.id)

type Kind = Row<'dwelling'>['kind']
type Answered = { status: Row<'interview'>['status']; suitability: Row<'interview'>['suitability']; kind: Kind; bedrooms: number | null; bedroomsNeeded: number | null; needs: string | null }

/** What the interviews say together: by answer, by kind of dwelling, and by what another home would have to be. */
function resultOf(rows: readonly Answered[]): Pick<Output<'campaign.get'>, 'suited' | 'byKind' | 'needs'> {
  const done = rows.filter((one) => one.status === 'done')
  const saying = (list: readonly Answered[], answer: Answered['suitability']) => list.filter((one) => one.suitability === answer).length
  const moving = done.filter((one) => one.suitability === 'notSuited' || one.suitability === 'couldMoveOn')
  const sized = done.filter((one) => one.bedroomsNeeded !== null && one.bedrooms !== null)
  const asks = moving.flatMap((one) => readTexts(one.needs) ?? [])
  return {
    suited: suitability.values.map((one) => ({ suitability: one, count: saying(done, one) })),
    byKind: dwellingKind.values.flatMap((kind) => {
      const own = done.filter((one) => one.kind === kind)
      return own.length === 0 ? [] : [{ kind, done: own.length, suited: saying(own, 'suited'), notSuited: saying(own, 'notSuited'), couldMoveOn: saying(own, 'couldMoveOn') }]
    }),
    needs: [
      { label: 'Flere soverom enn boligen har', count: sized.filter((one) => one.bedroomsNeeded! > one.bedrooms!).length }, { label: 'Færre soverom enn boligen har', count: sized.filter((one) => one.bedroomsNeeded! < one.bedrooms!).length },
      ...requirementKind.values.map((kind) => ({ label: requirementKind.labels[kind], count: asks.filter((one) => one === kind).length })),
    ].filter((one) => one.count > 0).sort((a, b) => b.count - a.count),
  }
}

function get({ read, session }: QueryContext, input: ParsedInput<'campaign.get'>): Output<'campaign.get'> {
  const campaign = find(read, input.id)
  const who = asked(campaign)
  const hidden = hiddenTenancies(read, openProtected(read, session))
  const unseen = JSON.stringify(hidden)
  const seen = `${who.where} AND t.id NOT IN (SELECT value FROM json_each(?))`
  const text = input.text.trim()
  const like = `%${text.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`
  const narrowed: [string, Scalar[]][] = [[seen, [...who.values, unseen]], ...(input.status ? [[`${STATUS} = ?`, [input.status]] satisfies [string, Scalar[]]] : []), ...(input.suitability ? [['i.suitability = ?', [input.suitability]] satisfies [string, Scalar[]]] : []), ...(text ? [[`(t.tenantName LIKE ? ESCAPE '\\' OR b.address LIKE ? ESCAPE '\\')`, [like, like]] satisfies [string, Scalar[]]] : [])]
  const [where, values] = [narrowed.map(([sql]) => sql).join(' AND '), narrowed.flatMap(([, given]) => given)]
  const shown = read.sql<{ n: number }>(`SELECT count(*) AS n ${FROM} WHERE ${seen}`, [...who.values, unseen])[0]!.n
  const answered = read.sql<Answered>(`SELECT i.status, i.suitability, d.kind, d.bedrooms, i.bedroomsNeeded, i.needs ${ANSWERED} WHERE i.campaignId = ? AND ${seen}`, [input.id, ...who.values, unseen])
  const counted = (status: string) => (status === 'todo' ? shown - answered.filter((one) => one.status !== 'todo').length : answered.filter((one) => one.status === status).length)
  return {
    campaign: { id: campaign.id, version: campaign.version, name: campaign.name, startsOn: campaign.startsOn, endsOn: campaign.endsOn, status: campaign.status, note: campaign.note },
    total: narrowed.length === 1 ? shown : read.sql<{ n: number }>(`SELECT count(*) AS n ${WITH_ANSWER} WHERE ${where}`, [input.id, ...values])[0]!.n, hidden: countsOf(read, campaign, hidden).total - shown,
    rows: read.sql<InterviewRecord>(`SELECT ${ROW} ${WITH_ANSWER} WHERE ${where} ORDER BY b.address, d.unitNumber, t.startsOn, t.id LIMIT ? OFFSET ?`, [input.id, ...values, input.limit, input.offset]).map(toRow),
    counts: interviewStatus.values.map((status) => ({ status, count: counted(status) })), ...resultOf(answered),
  }
}

const ROW = `t.id AS tenancyId, i.id, coalesce(i.version, 0) AS version, t.caseId, t.tenantName AS tenant, d.id AS dwellingId, b.address, d.unitNumber, d.kind, d.bedrooms, t.startsOn, ${STATUS} AS status, i.interviewerId, (SELECT name FROM appUser u WHERE u.id = i.interviewerId) AS interviewer, i.appointedOn, i.heldOn, i.suitability, i.why, i.ownWords, i.persons, i.bedroomsNeeded, i.needs, i.area, i.nextStep`
type Shown = Output<'campaign.get'>['rows'][number]
interface InterviewRecord extends Omit<Shown, 'needs' | 'dwelling'> { needs: string | null; address: string; unitNumber: string | null }
const toRow = ({ address, unitNumber, needs, ...row }: InterviewRecord): Shown => ({ ...row, dwelling: dwellingLabel({ address, unitNumber }), needs: (readTexts(needs) ?? []).filter((one): one is RequirementKind => (requirementKind.values as readonly string[]).includes(one)) })

function save(context: CommandContext, input: ParsedInput<'interview.save'>): Output<'interview.save'> {
  const { write, session, today } = context
  const { campaignId, tenancyId, version, needs, ...answers } = input
  const campaign = find(write, campaignId)
  if (campaign.status === 'closed') throw new Refusal('bad-input', { field: 'campaignId' })
  const who = asked(campaign)
  const tenancy = write.sql<{ caseId: string | null; dwellingId: string }>(`SELECT t.caseId, t.dwellingId ${FROM} WHERE t.id = ? AND ${who.where}`, [tenancyId, ...who.values])[0]
  if (!tenancy) throw new Refusal('not-found')
  if (tenancy.caseId) mustSeeCase(context.read, tenancy.caseId, openProtected(context.read, session))
  if (input.status === 'done' && (input.suitability === null || input.heldOn === null)) throw new Refusal('bad-input', { field: input.heldOn === null ? 'heldOn' : 'suitability' })
  if (input.heldOn !== null && input.heldOn > today) throw new Refusal('bad-input', { field: 'heldOn' })
  const row = { ...answers, interviewerId: input.interviewerId ?? session.userId, needs: JSON.stringify(needs), caseId: tenancy.caseId, dwellingId: tenancy.dwellingId }
  const own = write.sql<{ id: string }>('SELECT id FROM interview WHERE campaignId = ? AND tenancyId = ?', [campaignId, tenancyId])[0]
  return { id: (own ? write.update('interview', own.id, version, row) : write.insert('interview', { campaignId, tenancyId, ...row })).id }
}

export const campaignHandlers = {
  'campaign.list': ({ read, session }) => {
    const hidden = hiddenTenancies(read, openProtected(read, session))
    return read.sql<Campaign>('SELECT * FROM campaign ORDER BY startsOn DESC, id DESC').map((one) => ({ id: one.id, version: one.version, name: one.name, startsOn: one.startsOn, endsOn: one.endsOn, status: one.status, note: one.note, ...countsOf(read, one, hidden) }))
  },
  'campaign.create': ({ read, write, session }, { kinds, areas, livedMonths, ...input }) => {
    if (input.endsOn !== null && input.endsOn < input.startsOn) throw new Refusal('bad-input', { field: 'endsOn' })
    const row = write.insert('campaign', { ...input, status: 'open', filter: JSON.stringify({ kinds, areas, livedMonths }) })
    return { id: row.id, total: countsOf(read, row, hiddenTenancies(read, openProtected(read, session))).total }
  },
  'campaign.close': ({ write }, input) => {
    write.update('campaign', input.id, input.version, { status: input.status })
    return {}
  },
  'campaign.get': get,
  'interview.save': save,
} satisfies Partial<Handlers>
