// Dragging an applicant onto a dwelling, or a dwelling onto an applicant. Ids only are carried. M does the same with the keyboard.
import type { DragEvent } from 'react'

type Kind = 'case' | 'dwelling'
const TYPE: Readonly<Record<Kind, string>> = { case: 'application/x-bolig-case', dwelling: 'application/x-bolig-dwelling' }

/** Begin to drag one of a kind. */
export function carry(event: DragEvent, kind: Kind, id: string): void {
  event.dataTransfer.effectAllowed = 'link'
  event.dataTransfer.setData(TYPE[kind], id)
}

/** Handlers for what one of the kind may be dropped on. What hovers is marked with data-drop. */
export function dropped(kind: Kind, onDrop: (id: string) => void) {
  const mark = (event: DragEvent<HTMLElement>, on: boolean) => void (on ? (event.currentTarget.dataset['drop'] = '') : delete event.currentTarget.dataset['drop'])
  return {
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (!event.dataTransfer.types.includes(TYPE[kind])) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'link'
      mark(event, true)
    },
    onDragLeave: (event: DragEvent<HTMLElement>) => mark(event, false),
    onDrop: (event: DragEvent<HTMLElement>) => {
      event.preventDefault()
      mark(event, false)
      const id = event.dataTransfer.getData(TYPE[kind])
      if (id) onDrop(id)
    },
  }
}
