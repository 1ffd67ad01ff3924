// Private notes: a draft at every keystroke, saved when the typing rests or the case is left. Never shown in the room.
import { Textarea } from '@navikt/ds-react'
import { type RefObject, useEffect, useRef } from 'react'
import { call } from '../../api.ts'
import { useDrafts } from '../../state/drafts.ts'
import { noteSaved } from '../../state/undo.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import type { Current } from './CasePanel.tsx'

const t = text.meeting
const REST_MS = 900

export function NotesPanel({ current, field, locked }: { current: Current; field: RefObject<HTMLTextAreaElement | null>; locked: boolean }) {
  const key = `note:${current.agendaItemId}`
  const draft = useDrafts((state) => state.drafts[key])
  const stored = current.privateNote ?? ''
  const isUnsaved = draft !== undefined && draft !== stored
  const latest = useRef({ draft, stored, id: current.agendaItemId })
  useEffect(() => {
    latest.current = { draft, stored, id: current.agendaItemId }
  })

  const save = async () => {
    const { draft: words, stored: before, id } = latest.current
    if (words === undefined || words === before) return
    const answer = await call('meeting.saveDraft', { agendaItemId: id, privateNote: words || null }, { opId: crypto.randomUUID() })
    if (answer.ok) noteSaved()
  }
  // Tried again when the version moves: another act on the same case may have come first.
  useEffect(() => {
    if (!isUnsaved) return
    const timer = window.setTimeout(() => void save(), REST_MS)
    return () => window.clearTimeout(timer)
  }, [draft, isUnsaved, current.version])
  useEffect(() => () => void save(), [])

  return (
    <Panel title={t.notes} detail={`${t.notesNever}${draft === undefined ? '' : ` · ${isUnsaved ? t.notesDraft : t.notesSaved}`}`} className="desk-notes">
      <Textarea ref={field} size="small" hideLabel label={t.notesLabel} minRows={3} maxRows={10} readOnly={locked} value={draft ?? stored} onChange={(event) => useDrafts.getState().write(key, event.target.value.slice(0, 20_000))} />
    </Panel>
  )
}
