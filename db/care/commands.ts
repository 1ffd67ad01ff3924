// Changing the care of a dwelling: reasons and ends of empty time, steps, repairs, keys, inspections with pictures, and what happened in a building.
import { createHash } from 'node:crypto'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import type { ParsedInput } from '../../shared/operations/index.ts'
import { MAX_PICTURE } from '../../shared/operations/care.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { barePicture } from './picture.ts'

function mustBeHome({ write }: CommandContext, id: string): void {
  if (write.sql('SELECT 1 FROM dwelling WHERE id = ?', [id]).length === 0) throw new Refusal('not-found', { field: 'dwellingId' })
}

const past = (context: CommandContext, on: string | null, field: string) => {
  if (on !== null && on > context.today) throw new Refusal('bad-input', { field })
}

/** Of a protected person's home only who is named writes. */
function guardTenancy(context: CommandContext, tenancyId: string | null): void {
  const caseId = tenancyId === null ? null : (context.write.sql<{ caseId: string | null }>('SELECT caseId FROM tenancy WHERE id = ?', [tenancyId])[0]?.caseId ?? null)
  if (caseId !== null) guardCase(context, caseId)
}

const runningTenancy = ({ write }: CommandContext, dwellingId: string): string | null => write.sql<{ id: string }>(`SELECT id FROM tenancy WHERE dwellingId = ? AND status IN ('active', 'noticeGiven') ORDER BY startsOn DESC`, [dwellingId])[0]?.id ?? null

function reclassify({ write }: CommandContext, input: ParsedInput<'void.reclassify'>) {
  return { version: write.update('voidPeriod', input.id, input.version, { reason: input.reason, note: input.why }).version }
}

function close(context: CommandContext, input: ParsedInput<'void.close'>) {
  const own = context.write.sql<Row<'voidPeriod'>>('SELECT * FROM voidPeriod WHERE id = ?', [input.id])[0]
  if (!own) throw new Refusal('not-found')
  if (input.endsOn !== null && input.endsOn <= own.startsOn) throw new Refusal('bad-input', { field: 'endsOn' })
  // Nothing stands empty while somebody lives there.
  if (input.endsOn === null && own.endsOn !== null && runningTenancy(context, own.dwellingId) !== null) throw new Refusal('bad-input', { field: 'endsOn' })
  return { version: context.write.update('voidPeriod', own.id, input.version, { endsOn: input.endsOn }).version }
}

function setStep(context: CommandContext, input: ParsedInput<'voidStep.set'>) {
  past(context, input.doneOn, 'doneOn')
  return { version: context.write.update('voidStep', input.id, input.version, { responsible: input.responsible || null, dueOn: input.dueOn, doneOn: input.doneOn }).version }
}

function addStep({ write }: CommandContext, input: ParsedInput<'voidStep.add'>) {
  const last = write.sql<{ n: number | null; status: string | null }>('SELECT (SELECT max(position) FROM voidStep WHERE vacancyId = v.id) AS n, v.status FROM vacancy v WHERE v.id = ?', [input.vacancyId])[0]
  if (!last || !['open', 'reserved'].includes(last.status ?? '')) throw new Refusal('not-found', { field: 'vacancyId' })
  return { id: write.insert('voidStep', { vacancyId: input.vacancyId, position: (last.n ?? 0) + 1, title: input.title, doneOn: null, dueOn: input.dueOn, responsible: input.responsible || null }).id }
}

function checkRepair(context: CommandContext, input: Pick<ParsedInput<'repair.add'>, 'orderedOn' | 'doneOn'>): void {
  past(context, input.orderedOn, 'orderedOn')
  past(context, input.doneOn, 'doneOn')
  if (input.doneOn !== null && input.doneOn < input.orderedOn) throw new Refusal('bad-input', { field: 'doneOn' })
}

function addRepair(context: CommandContext, input: ParsedInput<'repair.add'>) {
  mustBeHome(context, input.dwellingId)
  checkRepair(context, input)
  const period = context.write.sql<{ id: string }>('SELECT id FROM voidPeriod WHERE dwellingId = ? AND startsOn <= ? AND (endsOn IS NULL OR endsOn > ?) ORDER BY startsOn DESC', [input.dwellingId, input.orderedOn, input.orderedOn])[0]
  return { id: context.write.insert('repair', { ...input, voidPeriodId: period?.id ?? null }).id }
}

function updateRepair(context: CommandContext, input: ParsedInput<'repair.update'>) {
  checkRepair(context, input)
  const { id, version, ...patch } = input
  return { version: context.write.update('repair', id, version, patch).version }
}

/** Who has it: the tenant, by the tenancy and never by a name of its own, or someone else in words. */
function holderOf(context: CommandContext, dwellingId: string, given: { toTenant: boolean; holder: string | null }): { holder: string | null; tenancyId: string | null } {
  if (!given.toTenant) return { holder: given.holder || null, tenancyId: null }
  const tenancyId = runningTenancy(context, dwellingId)
  if (tenancyId === null) throw new Refusal('not-found', { field: 'toTenant', details: { reasons: ['Ingen leier boligen nå.'] } })
  guardTenancy(context, tenancyId)
  return { holder: null, tenancyId }
}

function addKey(context: CommandContext, input: ParsedInput<'key.add'>) {
  mustBeHome(context, input.dwellingId)
  past(context, input.handedOn, 'handedOn')
  const who = input.handedOn === null ? { holder: null, tenancyId: null } : holderOf(context, input.dwellingId, input)
  if (input.handedOn !== null && who.holder === null && who.tenancyId === null) throw new Refusal('bad-input', { field: 'holder' })
  return { id: context.write.insert('dwellingKey', { dwellingId: input.dwellingId, kind: input.kind, label: input.label, ...who, handedOn: input.handedOn, returnedOn: null, lostOn: null, note: input.note || null }).id }
}

function setKey(context: CommandContext, input: ParsedInput<'key.set'>) {
  const own = context.write.sql<Row<'dwellingKey'>>('SELECT * FROM dwellingKey WHERE id = ?', [input.id])[0]
  if (!own) throw new Refusal('not-found')
  guardTenancy(context, own.tenancyId)
  past(context, input.on, 'on')
  const isOut = own.handedOn !== null && own.returnedOn === null && own.lostOn === null
  if (input.act === 'hand') {
    if (isOut || own.lostOn !== null) throw new Refusal('already-decided')
    const who = holderOf(context, own.dwellingId, input)
    if (who.holder === null && who.tenancyId === null) throw new Refusal('bad-input', { field: 'holder' })
    return { version: context.write.update('dwellingKey', own.id, input.version, { ...who, handedOn: input.on, returnedOn: null }).version }
  }
  if (input.act === 'return' && own.handedOn === null) throw new Refusal('already-decided')
  if (own.handedOn !== null && input.on < own.handedOn) throw new Refusal('bad-input', { field: 'on' })
  return { version: context.write.update('dwellingKey', own.id, input.version, input.act === 'return' ? { returnedOn: input.on, lostOn: null } : { lostOn: input.on }).version }
}

/** The tenancy it concerns: the one that ran on the day, or, at moving out, the one that ended last. */
function tenancyAt({ write }: CommandContext, dwellingId: string, kind: string, on: string): string | null {
  const at = write.sql<{ id: string }>(`SELECT id FROM tenancy WHERE dwellingId = ? AND status <> 'planned' AND startsOn <= ? AND (endsOn IS NULL OR endsOn >= ?) ORDER BY startsOn DESC`, [dwellingId, on, on])[0]
  if (at) return at.id
  return kind === 'moveOut' ? (write.sql<{ id: string }>(`SELECT id FROM tenancy WHERE dwellingId = ? AND status = 'ended' AND endsOn <= ? ORDER BY endsOn DESC`, [dwellingId, on])[0]?.id ?? null) : null
}

function addInspection(context: CommandContext, input: ParsedInput<'inspection.add'>) {
  mustBeHome(context, input.dwellingId)
  past(context, input.heldOn, 'heldOn')
  const tenancyId = tenancyAt(context, input.dwellingId, input.kind, input.heldOn)
  guardTenancy(context, tenancyId)
  return { id: context.write.insert('inspection', { ...input, tenancyId, by: context.session.name }).id }
}

function tenancyOfInspection({ write }: CommandContext, inspectionId: string): string | null {
  const row = write.sql<{ tenancyId: string | null }>('SELECT tenancyId FROM inspection WHERE id = ?', [inspectionId])[0]
  if (!row) throw new Refusal('not-found')
  return row.tenancyId
}

/** Judged by its bytes, never by its name; place and time are taken out before it is kept. */
function addPicture(context: CommandContext, input: ParsedInput<'inspection.addPicture'>) {
  guardTenancy(context, tenancyOfInspection(context, input.inspectionId))
  const bytes = Buffer.from(input.data, 'base64')
  const picture = barePicture(bytes)
  if (!picture) throw new Refusal('picture-type', { field: 'data' })
  const data = picture.bytes.toString('base64')
  if (!picture.drawable || data.length > MAX_PICTURE) throw new Refusal('picture-large', { field: 'data' })
  return { id: context.write.insert('inspectionPicture', { inspectionId: input.inspectionId, title: input.title, mediaType: picture.mediaType, sha256: createHash('sha256').update(picture.bytes).digest('hex'), data, removedOn: null }).id }
}

function removePicture(context: CommandContext, input: ParsedInput<'inspection.removePicture'>): Record<string, never> {
  const row = context.write.sql<{ inspectionId: string }>('SELECT inspectionId FROM inspectionPicture WHERE id = ?', [input.id])[0]
  if (!row) throw new Refusal('not-found')
  guardTenancy(context, tenancyOfInspection(context, row.inspectionId))
  context.write.update('inspectionPicture', input.id, input.version, { removedOn: context.today })
  return {}
}

function addIncident(context: CommandContext, input: ParsedInput<'incident.add'>) {
  past(context, input.happenedOn, 'happenedOn')
  if (context.write.sql('SELECT 1 FROM building WHERE id = ?', [input.buildingId]).length === 0) throw new Refusal('not-found', { field: 'buildingId' })
  return { id: context.write.insert('incident', { ...input, handledOn: null, handledNote: null, by: context.session.name }).id }
}

function handleIncident(context: CommandContext, input: ParsedInput<'incident.handle'>) {
  past(context, input.on, 'on')
  const own = context.write.sql<Row<'incident'>>('SELECT * FROM incident WHERE id = ?', [input.id])[0]
  if (!own) throw new Refusal('not-found')
  if (own.handledOn !== null) throw new Refusal('already-decided')
  if (input.on < own.happenedOn) throw new Refusal('bad-input', { field: 'on' })
  return { version: context.write.update('incident', input.id, input.version, { handledOn: input.on, handledNote: input.note }).version }
}

export const careCommands = {
  'void.reclassify': reclassify, 'void.close': close, 'voidStep.set': setStep, 'voidStep.add': addStep, 'repair.add': addRepair, 'repair.update': updateRepair, 'key.add': addKey, 'key.set': setKey, 'inspection.add': addInspection, 'inspection.addPicture': addPicture, 'inspection.removePicture': removePicture, 'incident.add': addIncident, 'incident.handle': handleIncident,
} satisfies Partial<Handlers>
