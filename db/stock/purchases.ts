// Orders of dwellings from unmet need: what was asked for, how many waited behind it then and now, and what came of it.
import { bedroomRow } from '../../shared/domain/stock.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { dwellingLabel } from '../facts.ts'
import { readTexts } from '../json.ts'
import { openProtected, unseenCases } from '../people.ts'
import { readRules } from '../settings/queries.ts'
import { households } from './need.ts'

type Wanted = Pick<ParsedInput<'purchase.create'>, 'bedrooms' | 'access' | 'area' | 'needGroup'>
const ENDED: readonly string[] = ['filled', 'rejected', 'withdrawn']
/** From -> to. A draft is not sent by itself, and what has ended is not opened again; undo takes back a slip. */
const MOVES: Record<string, readonly string[]> = { draft: ['sent', 'withdrawn'], sent: ['approved', 'rejected', 'filled', 'withdrawn'], approved: ['filled', 'withdrawn'] }

/** Those granted and waiting whose need the order would meet. Nobody is shown; who this user may not see counts by size and access only, as in the map of needs: an order narrowed by place would find them. */
function behind({ read, session, today }: QueryContext, wanted: Wanted): string[] {
  const rules = readRules(read, today).definition
  const everyone = new Set(read.sql<{ id: string }>(`SELECT id FROM housingCase WHERE status IN ('waiting', 'offered')`).map((row) => row.id))
  const isNarrow = wanted.area !== null || wanted.needGroup !== null
  const unseen = isNarrow ? unseenCases(read, openProtected(read, session)) : new Set<string>()
  return households(read, rules, 'waiting', everyone).filter(({ need, caseId }) => !unseen.has(caseId!) &&
    (wanted.bedrooms === null || (need.bedrooms !== null && bedroomRow(need.bedrooms) === bedroomRow(wanted.bedrooms))) && (wanted.access === null || need.access === wanted.access)
    && (wanted.area === null || need.areas.length === 0 || need.areas.includes(wanted.area)) && (wanted.needGroup === null || (need.groups?.includes(wanted.needGroup) ?? false))).map((one) => one.caseId!)
}

function create(context: CommandContext, input: ParsedInput<'purchase.create'>): Output<'purchase.create'> {
  const { write, session, today } = context
  if (input.teamDecisionId !== null && write.sql(`SELECT 1 FROM teamDecision WHERE id = ? AND kind = 'orderDwelling'`, [input.teamDecisionId]).length === 0) throw new Refusal('not-found')
  const caseIds = behind(context, input)
  const { id } = write.insert('purchaseOrder', { ...input, status: 'draft', waitingCount: caseIds.length, caseIds: JSON.stringify(caseIds), orderedOn: today, orderedBy: session.name })
  return { id, waitingCount: caseIds.length }
}

function answer({ write, today }: CommandContext, input: ParsedInput<'purchase.answer'>): Record<string, never> {
  const own = write.sql<Row<'purchaseOrder'>>('SELECT * FROM purchaseOrder WHERE id = ?', [input.id])[0]
  if (!own) throw new Refusal('not-found')
  if (!MOVES[own.status]?.includes(input.status)) throw new Refusal('bad-input', { field: 'status' })
  const isAnswer = input.status === 'approved' || input.status === 'rejected'
  if (isAnswer && !input.answeredBy) throw new Refusal('bad-input', { field: 'answeredBy' })
  if (input.status === 'rejected' && !input.note) throw new Refusal('bad-input', { field: 'note' })
  if (input.status === 'filled' && input.dwellingIds.length === 0) throw new Refusal('bad-input', { field: 'dwellingIds' })
  for (const id of input.dwellingIds) if (write.sql('SELECT 1 FROM dwelling WHERE id = ?', [id]).length === 0) throw new Refusal('not-found', { field: 'dwellingIds' })
  write.update('purchaseOrder', input.id, input.version, { status: input.status, ...(isAnswer ? { answeredOn: today, answeredBy: input.answeredBy } : {}), ...(input.note ? { answerNote: input.note } : {}), ...(input.status === 'filled' ? { dwellingIds: JSON.stringify(input.dwellingIds) } : {}) })
  return {}
}

function list({ read }: QueryContext): Output<'purchase.list'> {
  const orders = read.sql<Row<'purchaseOrder'>>('SELECT * FROM purchaseOrder ORDER BY orderedOn DESC, id DESC')
  const labels = new Map(read.sql<{ id: string; address: string; unitNumber: string | null }>('SELECT d.id, b.address, d.unitNumber FROM dwelling d JOIN building b ON b.id = d.buildingId WHERE d.id IN (SELECT j.value FROM purchaseOrder o, json_each(o.dwellingIds) j)').map((row) => [row.id, dwellingLabel(row)]))
  const still = (caseIds: string) => read.sql<{ n: number }>(`SELECT count(*) AS n FROM housingCase WHERE status IN ('waiting', 'offered') AND id IN (SELECT value FROM json_each(?))`, [caseIds])[0]!.n
  return {
    orders: orders.toSorted((a, b) => Number(ENDED.includes(a.status)) - Number(ENDED.includes(b.status))).map(({ caseIds, dwellingIds, teamDecisionId: _t, createdAt: _c, createdBy: _cb, updatedAt: _u, updatedBy: _ub, ...row }) => ({ ...row, stillWaiting: still(caseIds), arrived: (readTexts(dwellingIds) ?? []).map((id) => ({ id, label: labels.get(id) ?? '' })) })),
    // The team's own words may tell who it was about: only the need they chose is shown here.
    fromTeam: read.sql<Output<'purchase.list'>['fromTeam'][number]>(`SELECT t.id AS decisionId, t.orderKind AS kind, t.orderNeed AS need, t.waitingCount, m.heldOn FROM teamDecision t JOIN meeting m ON m.id = t.meetingId WHERE t.kind = 'orderDwelling' AND t.mandate <> 'rejected' AND t.doneOn IS NULL AND m.status = 'closed' AND NOT EXISTS (SELECT 1 FROM purchaseOrder o WHERE o.teamDecisionId = t.id) ORDER BY m.heldOn DESC, t.id`),
  }
}

export const purchaseHandlers = { 'purchase.list': list, 'purchase.create': create, 'purchase.answer': answer } satisfies Partial<Handlers>
