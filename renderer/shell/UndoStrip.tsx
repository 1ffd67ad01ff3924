// The dark strip after an act: what was done, and «Angre».
import { ArrowUndoIcon, XMarkIcon } from '@navikt/aksel-icons'
import { call } from '../api.ts'
import { errorText } from '../data/useCommand.ts'
import { noteSaved, showStrip, useStrip } from '../state/undo.ts'
import { text } from '../text.ts'
import { Key } from '../ui/KeyHint.tsx'

/** Take back the act in the strip, or else the newest of my acts that can be taken back. */
export async function undoLast(): Promise<void> {
  let opId = useStrip.getState().strip?.opId ?? null
  if (!opId) {
    const recent = await call('log.recent', { limit: 20 })
    opId = recent.ok ? (recent.value.find((act) => act.undoable && !act.undone)?.opId ?? null) : null
  }
  if (!opId) return showStrip({ line: text.shell.nothingToUndo, opId: null })
  const answer = await call('log.undo', { opId }, { opId: crypto.randomUUID() })
  if (answer.ok) noteSaved()
  const said = answer.ok ? text.shell.undone(answer.value.label) : Object.values(errorText(answer.error)).join(' ')
  showStrip({ line: said, opId: null })
}

export function UndoStrip() {
  const strip = useStrip((state) => state.strip)
  if (!strip) return null
  return (
    <div className="undo-strip" role="region" aria-label={text.common.undo}>
      <span>{strip.line}</span>
      {strip.opId ? (
        <button type="button" onClick={() => void undoLast()}>
          <ArrowUndoIcon aria-hidden /> {text.common.undo} <Key>Ctrl Z</Key>
        </button>
      ) : null}
      <button type="button" title={text.common.close} aria-label={text.common.close} onClick={() => useStrip.setState({ strip: null })}>
        <XMarkIcon aria-hidden />
      </button>
    </div>
  )
}
