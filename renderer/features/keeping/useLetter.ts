// A letter of the track: made as a PDF, kept as a document on the case when there is one and the user may write there, and saved where the user chooses.
import { useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import type { TrackView } from '../../../shared/operations/keeping.ts'
import { call } from '../../api.ts'
import { saveFile, sendFile } from '../../data/files.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useMay, useToday } from '../../state/session.ts'
import { showStrip } from '../../state/undo.ts'
import { text } from '../../text.ts'

const t = text.keeping.track
type Letter = 'talk' | 'warning' | 'repayment'

export function useLetter(track: TrackView): { make: (letter: Letter) => Promise<void>; failed: AppError | null } {
  const today = useToday()
  const mayKeep = useMay('case.write') && track.caseId !== null
  const give = useCommand('export.keepingLetter')
  const [failed, setFailed] = useState<AppError | null>(null)
  const make = async (letter: Letter) => {
    setFailed(null)
    const answer = await give.run({ trackId: track.id, letter })
    if (!answer.ok) return
    const { base64, fileName, mime } = answer.value
    if (mayKeep) {
      const sent = await sendFile(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], fileName, { type: mime }))
      const kept = sent.ok ? await call('document.add', { caseId: track.caseId!, token: sent.value.token, title: t.letter[letter], topic: 'economy', receivedOn: today, note: null }, { opId: crypto.randomUUID() }) : sent
      if (!kept.ok) setFailed(kept.error)
      else showStrip({ line: t.kept, opId: null })
    }
    if ((await saveFile(answer.value)) && !mayKeep) showStrip({ line: t.made, opId: null })
  }
  return { make, failed: failed ?? give.failed }
}
