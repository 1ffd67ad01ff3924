// The minutes set aside for a case, saved when the field is left.
import { useState } from 'react'
import type { AgendaLine } from '../../../shared/operations/meeting-prepare.ts'
import { useCommand } from '../../data/useCommand.ts'
import { text } from '../../text.ts'

export function MinutesInput({ line }: { line: Pick<AgendaLine, 'id' | 'version' | 'name' | 'title' | 'plannedMinutes'> }) {
  const [value, setValue] = useState(String(line.plannedMinutes))
  const update = useCommand('meeting.updateItem')
  const save = () => {
    const minutes = Math.min(60, Math.max(1, Number(value) || line.plannedMinutes))
    setValue(String(minutes))
    if (minutes !== line.plannedMinutes) void update.run({ id: line.id, version: line.version, patch: { plannedMinutes: minutes } })
  }
  return <input className="agenda-minutes" type="number" min={1} max={60} aria-label={text.meeting.setMinutes(line.name || line.title)} value={value} onChange={(event) => setValue(event.target.value)} onBlur={save} onKeyDown={(event) => event.key === 'Enter' && save()} />
}
