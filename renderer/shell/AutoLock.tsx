// Locks when nobody has used the window for a while. Warns a minute before; any key or click extends.
import { Button, Dialog } from '@navikt/ds-react'
import { useEffect, useRef, useState } from 'react'
import { useStatus } from '../state/session.ts'
import { text } from '../text.ts'
import { lockNow } from './lock.ts'

const WARN_SECONDS = 60

/** Whole seconds until the lock, or null while it is more than a minute away. */
function useSecondsLeft(minutes: number): number | null {
  const used = useRef(0)
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    if (minutes <= 0) return
    used.current = Date.now()
    const touch = () => {
      used.current = Date.now()
      setLeft(null)
    }
    const tick = () => {
      const seconds = Math.ceil(minutes * 60 - (Date.now() - used.current) / 1000)
      if (seconds <= 0) void lockNow()
      else setLeft(seconds <= WARN_SECONDS ? seconds : null)
    }
    const events = ['keydown', 'pointerdown', 'wheel'] as const
    for (const name of events) window.addEventListener(name, touch, { capture: true, passive: true })
    const timer = window.setInterval(tick, 1000)
    return () => {
      for (const name of events) window.removeEventListener(name, touch, { capture: true })
      window.clearInterval(timer)
    }
  }, [minutes])
  return left
}

export function AutoLock() {
  const { autoLockMinutes } = useStatus()
  const left = useSecondsLeft(autoLockMinutes)
  if (left === null) return null
  return (
    <Dialog open>
      <Dialog.Popup role="alertdialog" width="small">
        <Dialog.Header withClosebutton={false}>
          <Dialog.Title>{text.shell.idle.title}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          <p role="timer">{text.shell.idle.body(left)}</p>
        </Dialog.Body>
        <Dialog.Footer>
          <Button size="small" variant="secondary" data-color="neutral" onClick={() => void lockNow()}>
            {text.shell.idle.lockNow}
          </Button>
          <Button size="small">{text.shell.idle.stay}</Button>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  )
}
