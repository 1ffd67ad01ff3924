// One's own views in one's own order, with colours. All of it is saved at once, so that quick presses are never lost.
import { ArrowDownIcon, ArrowUpIcon } from '@navikt/aksel-icons'
import { Button } from '@navikt/ds-react'
import { useRef, useState } from 'react'
import { reminderColour } from '../../../shared/model/codes.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { ColourDot } from '../../parts/Reminder.tsx'
import { announce } from '../../state/announce.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice } from '../../ui/Field.tsx'

const a = text.worker.views
type Saved = Output<'view.list'>[number]
type Colour = NonNullable<Saved['colour']>

export function ArrangeViews({ views, onClose }: { views: readonly Saved[]; onClose: () => void }) {
  const [order, setOrder] = useState(() => views.map((one) => ({ id: one.id, name: one.name, colour: one.colour ?? ('none' as Colour) })))
  const list = useRef<HTMLOListElement>(null)
  const save = useCommand('view.arrange', a.said)
  const move = (id: string, by: number) => setOrder((was) => {
    const at = was.findIndex((one) => one.id === id)
    const to = at + by
    if (to < 0 || to >= was.length) return was
    const next = [...was]
    ;[next[at], next[to]] = [next[to]!, next[at]!]
    announce(`${next[to]!.name}, ${a.place(to + 1, next.length)}`, 'polite')
    return next
  })
  const submit = async () => {
    if ((await save.run({ place: 'cases', views: order.map((one) => ({ id: one.id, colour: one.colour })) })).ok) onClose()
  }
  return (
    <FormDialog title={a.title} description={a.body} act={a.act} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <ol className="arrange" ref={list}>
        {order.map((one, at) => (
          <li key={one.id} onKeyDown={(event) => {
            if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
            event.preventDefault()
            move(one.id, event.key === 'ArrowUp' ? -1 : 1)
          }}>
            <span className="arrange-name"><ColourDot colour={one.colour} /> {one.name}</span>
            <Choice label={a.colour(one.name)} value={one.colour} options={reminderColour.labels} onChange={(colour) => setOrder((was) => was.map((row) => (row.id === one.id ? { ...row, colour } : row)))} />
            <Button type="button" size="small" variant="tertiary" data-color="neutral" aria-disabled={at === 0 || undefined} icon={<ArrowUpIcon title={a.up(one.name)} />} onClick={() => move(one.id, -1)} />
            <Button type="button" size="small" variant="tertiary" data-color="neutral" aria-disabled={at === order.length - 1 || undefined} icon={<ArrowDownIcon title={a.down(one.name)} />} onClick={() => move(one.id, 1)} />
          </li>
        ))}
      </ol>
    </FormDialog>
  )
}
