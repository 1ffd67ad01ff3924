// Show a covered topic with a written ground, logged with the name of the one who does it.
import { useState } from 'react'
import type { MeetingDesk } from '../../../shared/operations/meeting.ts'
import { useCommand } from '../../data/useCommand.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { TextArea } from '../../ui/Field.tsx'
import type { Current } from './CasePanel.tsx'

const t = text.meeting
const SHORTEST = 5

export function UncoverDialog({ desk, item, topic, onClose }: { desk: MeetingDesk; item: string; topic: Current['covered'][number]; onClose: () => void }) {
  const [ground, setGround] = useState('')
  const uncover = useCommand('meeting.uncover', t.uncovered(topic.label))
  const isMissing = ground.trim().length < SHORTEST
  const submit = async () => {
    if ((await uncover.run({ meetingId: desk.meeting.id, agendaItemId: item, topic: topic.topic, ground: ground.trim() })).ok) onClose()
  }
  return (
    <FormDialog title={t.uncoverTitle(topic.label)} description={t.uncoverBody} act={t.uncoverAct} missing={Number(isMissing)} running={uncover.running} failed={uncover.failed} onSubmit={() => void submit()} onClose={onClose}>
      <dl className="uncover-facts">
        <dt>{t.uncoverText}</dt>
        <dd>{topic.text}</dd>
        <dt>{t.uncoverFor}</dt>
        <dd>{desk.presence.filter((one) => one.present).map((one) => one.name).join(', ')}. {topic.reason}</dd>
      </dl>
      <TextArea label={t.ground} hint={t.groundHint} value={ground} onChange={setGround} rows={3} maxLength={1000} missing={isMissing} />
    </FormDialog>
  )
}
