// One interview: whether the home suits, in the tenant's words, and what another home would have to be.
import { Checkbox, CheckboxGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { interviewStatus, requirementKind, suitability, type RequirementKind } from '../../../shared/model/codes.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { client } from '../../data/client.ts'
import { useCommand } from '../../data/useCommand.ts'
import { question, useQuery } from '../../data/useQuery.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, DateField, NumberInput, TextArea, TextInput } from '../../ui/Field.tsx'

const t = text.stock.campaigns.interview
export type InterviewRow = Output<'campaign.get'>['rows'][number]
const ASKED: readonly RequirementKind[] = ['stepFree', 'wheelchair', 'showerNoThreshold', 'lift', 'ownEntrance', 'quiet', 'petsAllowed']

function useForm(row: InterviewRow, today: string) {
  const [status, setStatus] = useState<InterviewRow['status'] | ''>(row.status === 'todo' ? 'done' : row.status)
  const [appointedOn, setAppointed] = useState(row.appointedOn)
  const [heldOn, setHeld] = useState(row.heldOn ?? today)
  const [interviewerId, setInterviewer] = useState(row.interviewerId ?? '')
  const [suits, setSuits] = useState<NonNullable<InterviewRow['suitability']> | ''>(row.suitability ?? '')
  const [why, setWhy] = useState(row.why ?? '')
  const [ownWords, setOwnWords] = useState(row.ownWords ?? '')
  const [persons, setPersons] = useState(row.persons)
  const [bedroomsNeeded, setBedrooms] = useState(row.bedroomsNeeded)
  const [needs, setNeeds] = useState<RequirementKind[]>(row.needs)
  const [area, setArea] = useState(row.area ?? '')
  const [nextStep, setNext] = useState(row.nextStep ?? '')
  return { status, setStatus, appointedOn, setAppointed, heldOn, setHeld, interviewerId, setInterviewer, suits, setSuits, why, setWhy, ownWords, setOwnWords, persons, setPersons, bedroomsNeeded, setBedrooms, needs, setNeeds, area, setArea, nextStep, setNext }
}

function Answers({ form }: { form: ReturnType<typeof useForm> }) {
  const other = form.suits === 'notSuited' || form.suits === 'couldMoveOn'
  return (
    <>
      <DateField label={t.held} value={form.heldOn} onChange={(value) => form.setHeld(value ?? '')} missing={!form.heldOn} />
      <Choice label={t.suited} value={form.suits} options={suitability.labels} empty={text.common.choose} onChange={form.setSuits} missing={form.suits === ''} />
      <div data-wide><TextArea label={t.ownWords} hint={t.ownWordsHint} rows={3} value={form.ownWords} onChange={form.setOwnWords} maxLength={4000} /></div>
      <div data-wide><TextArea label={t.why} rows={2} value={form.why} onChange={form.setWhy} maxLength={4000} /></div>
      <NumberInput label={t.persons} value={form.persons} onChange={form.setPersons} />
      {other ? (
        <>
          <NumberInput label={t.bedroomsNeeded} value={form.bedroomsNeeded} onChange={form.setBedrooms} />
          <TextInput label={t.area} value={form.area} onChange={form.setArea} />
          <TextInput label={t.next} value={form.nextStep} onChange={form.setNext} />
          <div data-wide>
            <CheckboxGroup size="small" legend={t.needs} value={form.needs} onChange={(value: RequirementKind[]) => form.setNeeds(value)}>
              {ASKED.map((kind) => <Checkbox key={kind} value={kind}>{requirementKind.labels[kind]}</Checkbox>)}
            </CheckboxGroup>
          </div>
        </>
      ) : null}
    </>
  )
}

export function InterviewDialog({ campaignId, row, closed, onClose }: { campaignId: string; row: InterviewRow; closed: boolean; onClose: () => void }) {
  const today = useToday()
  const form = useForm(row, today)
  const users = useQuery('users.list', {})
  const save = useCommand('interview.save', t.said)
  const isDone = form.status === 'done'
  const submit = async (version: number) => {
    if (form.status === '') return
    const answer = await save.run({
      campaignId, tenancyId: row.tenancyId, version, status: form.status, interviewerId: form.interviewerId || null, appointedOn: form.appointedOn, heldOn: isDone ? form.heldOn || null : null, suitability: isDone ? form.suits || null : null, why: form.why.trim() || null, ownWords: form.ownWords.trim() || null,
      persons: form.persons, bedroomsNeeded: form.bedroomsNeeded, needs: form.needs, area: form.area.trim() || null, nextStep: form.nextStep.trim() || null,
    })
    if (answer.ok) onClose()
  }
  const newest = async () => {
    const list = await client.fetchQuery({ ...question('campaign.get', { id: campaignId, text: row.tenant, limit: 500 }), staleTime: 0 })
    await submit(list.rows.find((one) => one.tenancyId === row.tenancyId)?.version ?? row.version)
  }
  const lacks = isDone ? Number(!form.heldOn) + Number(form.suits === '') : 0
  return (
    <FormDialog title={t.title(row.tenant)} description={`${row.dwelling}${row.bedrooms === null ? '' : `, ${text.stock.campaigns.bedrooms(row.bedrooms)}`}`} act={t.act} wide missing={closed ? 1 : lacks} running={save.running} failed={save.failed} onKeep={() => void newest()} onSubmit={() => void submit(row.version)} onClose={onClose}>
      {closed ? <p className="form-note">{t.closed}</p> : null}
      <div className="interview-form">
        <Choice label={t.status} value={form.status} options={interviewStatus.labels} onChange={form.setStatus} />
        <Choice label={t.who} value={form.interviewerId} options={Object.fromEntries((users.data ?? []).filter((one) => one.active && ['leader', 'caseworker', 'followUpWorker'].includes(one.role)).map((one) => [one.id, one.name]))} empty={text.common.noChoice} onChange={form.setInterviewer} />
        {form.status === 'appointed' ? <DateField label={t.appointed} value={form.appointedOn} onChange={form.setAppointed} /> : null}
        {isDone ? <Answers form={form} /> : null}
      </div>
      {row.caseId ? <p><Link className="plain-link" href={`/sak/${row.caseId}`}>{t.open}</Link></p> : null}
    </FormDialog>
  )
}
