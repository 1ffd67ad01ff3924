// What one does to an application: register, mend, say that it is complete, end it, confirm it; and park the applicant.
import { dateText } from '../../shared/dates.ts'
import { Refusal } from '../../shared/errors.ts'
import { applicationStatus, applicationType, infoKind } from '../../shared/model/codes.ts'
import type { Patch } from '../../shared/model/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { freeze } from './frozen.ts'
import { applicationCame, applicationComplete, applicationEnded, mustBeOpen, mustFindApplication, notLater, openInfo, trace } from './progress.ts'

/** The tenancy an exchange or a renewal is about: the one that was named, or the only one that runs. */
function tenancyOf({ read }: CommandContext, caseId: string, type: string, named: string | null): string | null {
  const own = read.sql<{ id: string; status: string }>('SELECT id, status FROM tenancy WHERE caseId = ?', [caseId])
  if (named !== null && !own.some((one) => one.id === named)) throw new Refusal('not-found', { field: 'tenancyId' })
  if (named !== null || type === 'new') return named
  const running = own.filter((one) => one.status === 'active' || one.status === 'noticeGiven')
  return running.length === 1 ? running[0]!.id : null
}

export const applicationCommands = {
  'application.register': (context, input) => {
    const { write, today } = context
    guardCase(context, input.caseId)
    notLater(input.receivedOn, today, 'receivedOn')
    if (write.sql(`SELECT 1 FROM application WHERE caseId = ? AND type = ? AND receivedOn = ? AND status IN ('received', 'missingInfo', 'complete')`, [input.caseId, input.type, input.receivedOn]).length > 0) throw new Refusal('duplicate', { field: 'type' })
    const own = write.sql<{ livingSituation: 'unknown'; livingSince: string | null }>('SELECT livingSituation, livingSince FROM housingCase WHERE id = ?', [input.caseId])[0]!
    const { id } = write.insert('application', {
      caseId: input.caseId, type: input.type, receivedOn: input.receivedOn, channel: input.channel, status: 'received', livingSituation: own.livingSituation, livingSince: own.livingSince,
      wants: input.wants || null, ownWords: input.ownWords || null, ownAttempts: input.ownAttempts || null, tenancyId: tenancyOf(context, input.caseId, input.type, input.tenancyId), facts: freeze(context.read, input.caseId, today),
    })
    applicationCame(context, input.caseId, input.receivedOn)
    return { id }
  },
  'application.update': (context, input) => {
    mustBeOpen(context, input.id)
    notLater(input.patch.receivedOn, context.today, 'receivedOn')
    const patch = Object.fromEntries(Object.entries(input.patch).filter(([, value]) => value !== undefined).map(([name, value]) => [name, value === '' ? null : value])) as Patch<'application'>
    return { version: context.write.update('application', input.id, input.version, patch).version }
  },
  'application.complete': (context, input) => {
    const own = mustBeOpen(context, input.id)
    const open = openInfo(context, own.caseId, own.id)
    if (open.length > 0) throw new Refusal('info-open', { details: { open: open.map((one) => ({ kind: infoKind.labels[one.kind], text: one.text, dueOn: one.dueOn })), why: open.map((one) => `${one.text}, frist ${dateText(one.dueOn)}`).join('; ') } })
    context.write.update('application', input.id, input.version, { status: 'complete', completeOn: own.completeOn ?? context.today })
    applicationComplete(context, own.caseId)
    return {}
  },
  'application.end': (context, input) => {
    const own = mustBeOpen(context, input.id)
    if (input.how === 'forwarded' && !input.to) throw new Refusal('bad-input', { field: 'to' })
    context.write.update('application', input.id, input.version, { status: input.how, endReason: input.reason.slice(0, 300), forwardedTo: input.how === 'forwarded' ? input.to : null })
    for (const one of context.write.sql<{ id: string }>(`SELECT id FROM missingInfo WHERE applicationId = ? AND status IN ('asked', 'reminded')`, [own.id])) context.write.update('missingInfo', one.id, null, { status: 'waived' })
    const what = `${applicationType.labels[own.type]} fra ${dateText(own.receivedOn)}`
    trace(context, own.caseId, `${what}: ${applicationStatus.labels[input.how].toLowerCase()}${input.how === 'forwarded' ? ` til ${input.to}` : ''}`, input.reason)
    applicationEnded(context, own.caseId)
    return {}
  },
  'application.confirm': (context, input) => {
    const own = mustFindApplication(context, input.id)
    if (!['received', 'missingInfo', 'complete', 'decided'].includes(own.status)) throw new Refusal('application-ended')
    notLater(input.on, context.today, 'on')
    if (input.on < own.receivedOn) throw new Refusal('bad-input', { field: 'on' })
    context.write.update('application', input.id, input.version, { confirmedOn: input.on })
    return {}
  },
  'case.park': (context, input) => {
    guardCase(context, input.id)
    if ((input.until === null) !== !input.reason) throw new Refusal(input.until === null ? 'bad-input' : 'reason-required', { field: 'reason' })
    if (input.until !== null && input.until <= context.today) throw new Refusal('bad-input', { field: 'until' })
    if (input.until !== null && context.write.sql(`SELECT 1 FROM allocation WHERE caseId = ? AND status IN ('reserved', 'allocated', 'accepted', 'disputed')`, [input.id]).length > 0) throw new Refusal('offer-not-possible', { details: { reasons: ['Søknaden kan ikke parkeres mens et tilbud er åpent.'] } })
    context.write.update('housingCase', input.id, input.version, { parkedUntil: input.until, parkedReason: input.reason || null })
    return {}
  },
} satisfies Partial<Handlers>
