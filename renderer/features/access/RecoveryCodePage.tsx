// The recovery code, shown once. One cannot go on before saying it is kept.
import { Button, Checkbox } from '@navikt/ds-react'
import { useRef, useState } from 'react'
import { saveFile } from '../../data/files.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useRecovery } from '../../state/recovery.ts'
import { text } from '../../text.ts'
import { Failed } from '../../ui/states.tsx'
import { GateFrame } from './GateFrame.tsx'

export function RecoveryCodePage({ code, municipality }: { code: string; municipality: string }) {
  const t = text.access.code
  const [kept, setKept] = useState(false)
  const tick = useRef<HTMLInputElement>(null)
  const sheet = useCommand('export.recoverySheet')
  const save = async () => {
    const answer = await sheet.run({ municipality, code })
    if (answer.ok) await saveFile(answer.value)
  }
  const go = () => {
    if (kept) useRecovery.setState({ code: null, municipality: '' })
    else tick.current?.focus()
  }
  return (
    <GateFrame title={t.title} wide>
      <p className="gate-text">{t.body}</p>
      <ol className="recovery-code" aria-label={t.label}>
        {code.split('-').map((group, index) => (
          <li key={index}>{group}</li>
        ))}
      </ol>
      <div className="gate-acts">
        <Button variant="secondary" onClick={() => void save()}>
          {t.save}
        </Button>
        <Button variant="tertiary" onClick={() => window.print()}>
          {t.print}
        </Button>
      </div>
      <Failed error={sheet.failed} />
      <Checkbox ref={tick} checked={kept} onChange={() => setKept(!kept)}>
        {t.tick}
      </Checkbox>
      <div className="gate-acts">
        <Button aria-disabled={!kept || undefined} onClick={go}>
          {kept ? t.go : t.lacking}
        </Button>
      </div>
    </GateFrame>
  )
}
