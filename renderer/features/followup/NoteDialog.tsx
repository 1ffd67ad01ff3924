// The note from a visit, written on a laptop without a network: each pause in the writing is kept in the encrypted store, so that a dead battery takes nothing. Filed first when the writer knows who reads it.
import { Button, Checkbox, Dialog } from '@navikt/ds-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { dateText } from '../../../shared/dates.ts'
import { noteHints } from '../../../shared/domain/note-advice.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { call } from '../../api.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { text } from '../../text.ts'
import { TextArea } from '../../ui/Field.tsx'
import { Failed } from '../../ui/states.tsx'

const n = text.visits.noteDialog
const PAUSE_MS = 400
type Kept = 'same' | 'keeping' | 'kept' | 'failed'

/** Keeps what is written, one call at a time and always the newest; `flush` waits for the last. */
function useKept(visitId: string) {
  const [state, setState] = useState<Kept>('same')
  const latest = useRef<string | null>(null)
  const running = useRef<Promise<void>>(Promise.resolve())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const flush = () => {
    clearTimeout(timer.current)
    running.current = running.current.then(async () => {
      const words = latest.current
      if (words === null) return
      latest.current = null
      const answer = await call('visit.draft', { visitId, text: words }, { opId: crypto.randomUUID() })
      setState(answer.ok ? 'kept' : 'failed')
      if (!answer.ok) latest.current ??= words
    })
    return running.current
  }
  const keep = (words: string) => {
    latest.current = words
    setState('keeping')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void flush(), PAUSE_MS)
  }
  const forget = () => {
    clearTimeout(timer.current)
    latest.current = null
  }
  const last = useRef(flush)
  useEffect(() => {
    last.current = flush
  })
  // However the dialog goes away, what was written last is kept.
  useEffect(() => () => void last.current(), [])
  return { state, keep, flush, forget }
}

function Advice({ written }: { written: string }) {
  const hints = noteHints(written)
  return (
    <div className="note-advice">
      <p className="condition-about">{n.notTitle}</p>
      <ul>{n.not.map((one) => <li key={one}>{one}</li>)}</ul>
      <div aria-live="polite">{hints.map((one) => <p key={one.key} className="note-hint">{one.text}</p>)}</div>
    </div>
  )
}

function Form({ data, onClose }: { data: Output<'visit.get'>; onClose: () => void }) {
  const [words, setWords] = useState(data.draft ?? data.visit.note ?? '')
  const [known, setKnown] = useState(false)
  const [begun] = useState(data.draft !== null)
  const box = useRef<HTMLFormElement>(null)
  const kept = useKept(data.visit.id)
  const file = useCommand('visit.note', n.said)
  const write = (value: string) => {
    setWords(value)
    kept.keep(value)
  }
  const close = async () => {
    await kept.flush()
    onClose()
  }
  const missing = Number(words.trim() === '') + Number(!known)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (missing > 0) return void box.current?.querySelector<HTMLElement>('[data-missing=true] textarea, [data-missing=true] input')?.focus()
    await kept.flush()
    if ((await file.run({ id: data.visit.id, version: data.visit.version, text: words.trim(), readersKnown: known })).ok) {
      kept.forget()
      onClose()
    }
  }
  return (
    <>
      <Dialog.Body>
        <form ref={box} id="note-form" className="form" onSubmit={(event) => void submit(event)} noValidate>
          {begun ? <p className="form-note">{n.begun}</p> : null}
          <TextArea label={n.text} hint={n.hint} value={words} onChange={write} rows={6} maxLength={5000} missing={words.trim() === ''} />
          <p className="form-note" role="status">{kept.state === 'kept' ? n.kept : kept.state === 'keeping' ? n.keeping : kept.state === 'failed' ? n.notKept : ''}</p>
          <Advice written={words} />
          <div className="note-readers">
            <p className="condition-about">{n.readersTitle}</p>
            <ul>{data.readers.map((one) => <li key={one}>{one}</li>)}</ul>
            <div data-missing={!known}><Checkbox size="small" checked={known} onChange={(event) => setKnown(event.target.checked)}>{n.known}</Checkbox></div>
          </div>
          <Failed error={file.failed} />
        </form>
      </Dialog.Body>
      <Dialog.Footer>
        <Button size="small" variant="secondary" data-color="neutral" onClick={() => void close()}>{n.close}</Button>
        <Button size="small" type="submit" form="note-form" aria-disabled={missing > 0 || undefined}>{missing > 0 ? `${n.act}, ${text.common.firstMissing(missing)}` : n.act}</Button>
      </Dialog.Footer>
    </>
  )
}

export function NoteDialog({ planId, visitId, onClose }: { planId: string; visitId: string; onClose: () => void }) {
  const asked = useQuery('visit.get', { planId, id: visitId })
  // What stood when the dialog opened is written on; later answers only bring the newest version along.
  const data = asked.data
  const focusText = () => document.querySelector<HTMLElement>('#note-form textarea')
  if (!data && !asked.error) return null
  return (
    <Dialog open onOpenChange={(open: boolean) => open || onClose()}>
      <Dialog.Popup width="medium" closeOnOutsideClick={false} initialFocusTo={focusText} className="form-dialog">
        <Dialog.Header>
          <Dialog.Title>{n.title}</Dialog.Title>
          {data ? <Dialog.Description>{[data.visit.name, data.visit.title, dateText(data.visit.plannedOn)].join(', ')}</Dialog.Description> : null}
        </Dialog.Header>
        {data ? <Form key={visitId} data={data} onClose={onClose} /> : <Dialog.Body><Failed error={asked.error} /></Dialog.Body>}
      </Dialog.Popup>
    </Dialog>
  )
}
