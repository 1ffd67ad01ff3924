// Passing a case on, sending it back, one coordinator, and a request to the housing team.
import { Checkbox } from '@navikt/ds-react'
import { useState } from 'react'
import { useCommand } from '../../../data/useCommand.ts'
import { useQuery } from '../../../data/useQuery.ts'
import { useStatus } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { FormDialog } from '../../../ui/Dialogs.tsx'
import { Choice, TextArea, TextInput } from '../../../ui/Field.tsx'
import type { HandoverView } from '../../../../shared/operations/handover.ts'
import type { DialogProps } from '../CaseDialogs.tsx'

const t = text.handovers

const useServices = () => useQuery('settings.get', {}).data?.services ?? []

export function OfferDialog({ page, onClose }: DialogProps) {
  const services = useServices()
  const { data: view } = useQuery('handover.list', { caseId: page.case.id })
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [planned, setPlanned] = useState(false)
  const offer = useCommand('handover.offer', t.offer.said)
  const lacks = [!to, reason.trim().length < 3]
  const submit = async () => {
    const answer = await offer.run({ caseId: page.case.id, toServiceId: to, reason, planned })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.offer.title} description={view && view.count > 0 ? t.offer.warn(view.count, view.limit) : undefined} act={t.offer.act} missing={lacks.filter(Boolean).length} running={offer.running} failed={offer.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={t.offer.to} value={to} onChange={setTo} options={Object.fromEntries(services.filter((one) => one.id !== view?.holder?.serviceId).map((one) => [one.id, one.name]))} missing={lacks[0]} />
      <TextArea label={t.offer.reason} hint={t.offer.reasonHint} value={reason} onChange={setReason} rows={2} maxLength={300} missing={lacks[1]} />
      <Checkbox size="small" description={t.offer.plannedHint} checked={planned} onChange={() => setPlanned(!planned)}>{t.offer.planned}</Checkbox>
    </FormDialog>
  )
}

export function ReturnDialog({ step, onClose }: { step: HandoverView['steps'][number]; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [by, setBy] = useState('')
  const back = useCommand('handover.return', (output: { count: number }) => t.return.said(output.count))
  const lacking = reason.trim().length < 3
  const submit = async () => {
    const answer = await back.run({ id: step.id, version: step.version, reason, by: by.trim() || null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.return.title(step.to)} act={t.return.act} missing={Number(lacking)} running={back.running} failed={back.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={t.return.reason} hint={t.return.reasonHint} value={reason} onChange={setReason} rows={2} maxLength={300} missing={lacking} />
      <TextInput label={t.return.by} value={by} onChange={setBy} />
    </FormDialog>
  )
}

function CoordinatorForm({ caseId, view, onClose }: { caseId: string; view: HandoverView; onClose: () => void }) {
  const { session } = useStatus()
  const { data: users } = useQuery('users.list', {})
  const [who, setWho] = useState(view.coordinatorId ?? session!.userId)
  const [wish, setWish] = useState(view.wish ?? '')
  const save = useCommand('case.coordinator', t.setCoordinator.said)
  const working = (users ?? []).filter((user) => user.active && (user.role === 'leader' || user.role === 'caseworker' || user.id === view.coordinatorId))
  const replaced = view.coordinatorId !== null && who !== 'none' && who !== view.coordinatorId && working.some((user) => user.id === view.coordinatorId)
  const submit = async () => {
    const answer = await save.run({ caseId, version: view.caseVersion, coordinatorId: who === 'none' ? null : who, wish: wish.trim() || null })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.setCoordinator.title} act={t.setCoordinator.act} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={t.setCoordinator.who} value={who} onChange={setWho} options={{ ...Object.fromEntries(working.map((user) => [user.id, user.name])), none: t.setCoordinator.nobody }} hint={replaced ? t.setCoordinator.counts(view.coordinatorName ?? '') : undefined} />
      <TextInput label={t.setCoordinator.wish} hint={t.setCoordinator.wishHint} value={wish} onChange={setWish} />
    </FormDialog>
  )
}

export function CoordinatorDialog({ page, onClose }: DialogProps) {
  const { data: view } = useQuery('handover.list', { caseId: page.case.id })
  return view ? <CoordinatorForm caseId={page.case.id} view={view} onClose={onClose} /> : null
}

export function RequestDialog({ page, onClose }: DialogProps) {
  const services = useServices()
  const [service, setService] = useState('')
  const [person, setPerson] = useState('')
  const [reason, setReason] = useState('')
  const create = useCommand('request.create', t.request.said)
  const lacks = [!service, reason.trim().length < 3]
  const submit = async () => {
    const answer = await create.run({ caseId: page.case.id, serviceId: service, personName: person.trim() || null, reason })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={t.request.title} description={t.request.body} act={t.request.act} missing={lacks.filter(Boolean).length} running={create.running} failed={create.failed} onSubmit={() => void submit()} onClose={onClose}>
      <Choice label={t.request.service} value={service} onChange={setService} options={Object.fromEntries(services.map((one) => [one.id, one.name]))} missing={lacks[0]} />
      <TextInput label={t.request.person} value={person} onChange={setPerson} />
      <TextArea label={t.request.reason} value={reason} onChange={setReason} rows={3} maxLength={2000} missing={lacks[1]} />
    </FormDialog>
  )
}
