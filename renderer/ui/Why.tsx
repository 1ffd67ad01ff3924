// «Hvorfor?»: the rule and the facts behind something shown, one press away.
import { Button, Popover } from '@navikt/ds-react'
import { useState, type ReactNode } from 'react'
import { text } from '../text.ts'

export function Why({ children, label = text.common.why }: { children: ReactNode; label?: string }) {
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button ref={setAnchor} size="xsmall" variant="tertiary" className="why" aria-expanded={open} onClick={() => setOpen(!open)}>
        {label}
      </Button>
      <Popover open={open} onClose={() => setOpen(false)} anchorEl={anchor} placement="bottom-start">
        <Popover.Content className="why-content">{children}</Popover.Content>
      </Popover>
    </>
  )
}
