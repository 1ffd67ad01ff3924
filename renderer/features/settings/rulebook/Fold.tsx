// A row that opens for editing. Which rows are open is kept by name, so that a row that is moved stays open.
import { Button } from '@navikt/ds-react'
import type { ReactNode } from 'react'
import { create } from 'zustand'
import { text } from '../../../text.ts'

const useOpen = create<{ open: readonly string[] }>(() => ({ open: [] }))

export function Fold({ id, title, detail, children }: { id: string; title: string; detail?: string; children: ReactNode }) {
  const isOpen = useOpen((state) => state.open.includes(id))
  const toggle = () => useOpen.setState(({ open }) => ({ open: isOpen ? open.filter((one) => one !== id) : [...open, id] }))
  return (
    <>
      <div className="rb-head">
        <Button type="button" size="xsmall" variant="tertiary" data-color="neutral" aria-expanded={isOpen} aria-label={isOpen ? text.rulebook.close(title) : text.rulebook.edit(title)} onClick={toggle}>{isOpen ? text.common.close : text.common.edit}</Button>
        <span><strong>{title}</strong> {detail ? <span className="quiet small">{detail}</span> : null}</span>
      </div>
      {isOpen ? <div className="form rb-form">{children}</div> : null}
    </>
  )
}
