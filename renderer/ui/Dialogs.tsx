// Dialogs: a form that can fail and say so, and a question before something that cannot be undone.
import { Button, Dialog } from '@navikt/ds-react'
import { type FormEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import type { AppError } from '../../shared/errors.ts'
import { text } from '../text.ts'
import { Stale, type Written } from './Stale.tsx'
import { Failed } from './states.tsx'

interface FormDialogProps {
  title: string
  description?: ReactNode
  /** verb of the filled button */
  act: string
  danger?: boolean
  running?: boolean
  failed?: AppError | null
  /** how many required fields are empty: the button says so and moves the focus there */
  missing?: number
  wide?: boolean
  /** what the user wrote, set beside what another wrote meanwhile */
  written?: Written
  /** send again on the newest version; without it the form is sent again as it stands */
  onKeep?: () => void
  onSubmit: () => void
  onClose: () => void
  children?: ReactNode
  initialFocus?: RefObject<HTMLElement | null>
}

/** Focus goes back to what opened the dialog; when the act has taken that away, to the page, never to nowhere. */
function useFocusBack(): void {
  useEffect(() => () => void setTimeout(() => {
    if (document.activeElement === document.body && !document.querySelector('[role=dialog]')) document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
  }, 300), [])
}

/** A form in a dialog. Enter sends it; what is missing is said on the button, and pressing it goes to the first one. */
export function FormDialog(props: FormDialogProps) {
  const form = useRef<HTMLFormElement>(null)
  useFocusBack()
  const missing = props.missing ?? 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (missing > 0) {
      form.current?.querySelector<HTMLElement>('[data-missing=true] input, [data-missing=true] select, [data-missing=true] textarea, [aria-invalid=true]')?.focus()
      return
    }
    if (!props.running) props.onSubmit()
  }
  // What is being written is waited for: its answer must not be lost with the dialog.
  const close = () => props.running || props.onClose()
  const focusFirst = () => props.initialFocus?.current ?? form.current?.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea, button') ?? null
  return (
    <Dialog open onOpenChange={(open: boolean) => open || close()}>
      <Dialog.Popup width={props.wide ? 'large' : 'medium'} closeOnOutsideClick={false} initialFocusTo={focusFirst} className="form-dialog">
        <Dialog.Header>
          <Dialog.Title>{props.title}</Dialog.Title>
          {props.description ? <Dialog.Description>{props.description}</Dialog.Description> : null}
        </Dialog.Header>
        <Dialog.Body>
          <form ref={form} id="form-dialog" className="form" onSubmit={submit} noValidate>
            {props.children}
            {props.failed?.code === 'stale' ? <Stale error={props.failed} written={props.written} running={props.running} onKeep={props.onKeep ?? props.onSubmit} onTheirs={props.onClose} /> : <Failed error={props.failed ?? null} />}
          </form>
        </Dialog.Body>
        <Dialog.Footer>
          <Button size="small" variant="secondary" data-color="neutral" onClick={() => close()}>
            {text.common.cancel}
          </Button>
          <Button size="small" type="submit" form="form-dialog" data-color={props.danger ? 'danger' : 'accent'} aria-disabled={missing > 0 || undefined}>
            {missing > 0 ? `${props.act}, ${text.common.firstMissing(missing)}` : props.act}
          </Button>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  )
}

/** A dialog that only shows something. */
export function ShowDialog({ title, description, wide, onClose, children, footer }: { title: string; description?: ReactNode; wide?: boolean; onClose: () => void; children: ReactNode; footer?: ReactNode }) {
  return (
    <Dialog open onOpenChange={(open: boolean) => open || onClose()}>
      <Dialog.Popup width={wide ? 'large' : 'medium'}>
        <Dialog.Header>
          <Dialog.Title>{title}</Dialog.Title>
          {description ? <Dialog.Description>{description}</Dialog.Description> : null}
        </Dialog.Header>
        {/* Long text is scrolled with the keys. */}
        <Dialog.Body {...(wide ? { tabIndex: 0, role: 'region', 'aria-label': title } : {})}>{children}</Dialog.Body>
        {footer ? <Dialog.Footer>{footer}</Dialog.Footer> : null}
      </Dialog.Popup>
    </Dialog>
  )
}
