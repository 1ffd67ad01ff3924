// «Hvorfor?»: the rule and the facts behind something shown, one press away.
import { Button, Popover } from '@navikt/ds-react'
import { useRef, useState, type ReactNode } from 'react'
import { text } from '../text.ts'

export function Why({ children, label = text.common.why }: { children: ReactNode; label?: string }) {
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button ref={anchor} size="xsmall" variant="tertiary" className="why" aria-expanded={open} onClick={() => setOpen(!open)}>
        {label}
      </Button>
      <Popover open={open} onClose={() => setOpen(false)} anchorEl={anchor.current} placement="bottom-start">
        <Popover.Content className="why-content">{children}</Popover.Content>
      </Popover>
    </>
  )
}
