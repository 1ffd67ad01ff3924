// Information that is missing: asked for with a deadline, reminded, received or not needed after all.
import { plusDays } from '../../shared/dates.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Row } from '../../shared/model/index.ts'
import { guardCase } from '../cases/commands.ts'
import type { Handlers } from '../context.ts'
import { alignProgress, mustBeOpen, notLater } from './progress.ts'

/** How long the applicant is given, when nobody says otherwise. */
export const ANSWER_DAYS = 14

export const infoCommands = {
  'info.ask': (context, input) => {
    const { write, today } = context
    guardCase(context, input.caseId)
    if (input.applicationId && mustBeOpen(context, input.applicationId).caseId !== input.caseId) throw new Refusal('not-found', { field: 'applicationId' })
    if (input.dueOn < today) throw new Refusal('bad-input', { field: 'dueOn' })
    const ids = input.items.map((one) => write.insert('missingInfo', { caseId: input.caseId, applicationId: input.applicationId, kind: one.kind, text: one.text, askedOn: today, dueOn: input.dueOn, remindedOn: null, answeredOn: null, status: 'asked', letterId: null, documentId: null }).id)
    alignProgress(context, input.caseId)
    return { ids }
  },
  'info.set': (context, input) => {
    const { write, today } = context
    const own = write.sql<Row<'missingInfo'>>('SELECT * FROM missingInfo WHERE id = ?', [input.id])[0]
    if (!own) throw new Refusal('not-found')
    guardCase(context, own.caseId)
    notLater(input.on, today, 'on')
    if (input.on < own.askedOn) throw new Refusal('bad-input', { field: 'on' })
    if (input.documentId && write.sql('SELECT 1 FROM caseDocument WHERE id = ? AND caseId = ? AND removedOn IS NULL', [input.documentId, own.caseId]).length === 0) throw new Refusal('not-found', { field: 'documentId' })
    const waits = input.status === 'asked' || input.status === 'reminded'
    const dueOn = input.dueOn ?? (input.status === 'reminded' ? plusDays(input.on, ANSWER_DAYS) : own.dueOn)
    write.update('missingInfo', input.id, input.version, {
      status: input.status, dueOn, remindedOn: input.status === 'reminded' ? input.on : input.status === 'asked' ? null : own.remindedOn, answeredOn: input.status === 'received' ? input.on : null, documentId: input.documentId ?? (input.status === 'received' ? own.documentId : null),
    })
    // What concerned an application that is decided or ended says nothing of where the case stands.
    const concerns = own.applicationId === null || write.sql(`SELECT 1 FROM application WHERE id = ? AND status IN ('received', 'missingInfo', 'complete')`, [own.applicationId]).length > 0
    if (concerns) alignProgress(context, own.caseId, !waits)
    return {}
  },
} satisfies Partial<Handlers>
