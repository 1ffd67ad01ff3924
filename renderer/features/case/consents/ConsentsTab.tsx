// Samtykker: what each service may see, and what that rests on.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import type { ConsentRegister, ShareEntry } from '../../../../shared/operations/consent.ts'
import { useQuery } from '../../../data/useQuery.ts'
import { useMay } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { Answered } from '../../../ui/states.tsx'
import type { TabProps } from '../CasePage.tsx'
import { RecordDialog, RefuseDialog, WithdrawDialog } from './ConsentDialogs.tsx'
import { Entries } from './Entries.tsx'
import { EndGroundDialog, GroundDialog, PrintDialog } from './GroundDialogs.tsx'
import { Matrix } from './Matrix.tsx'

const t = text.consents
type Open = { kind: 'record' | 'refuse' | 'ground' | 'print' } | { kind: 'withdraw'; entry: ShareEntry | null } | { kind: 'end'; entry: ShareEntry }

function Dialogs({ open, caseId, register, onClose }: { open: Open; caseId: string; register: ConsentRegister; onClose: () => void }) {
  const props = { caseId, register, onClose }
  switch (open.kind) {
    case 'record': return <RecordDialog {...props} />
    case 'refuse': return <RefuseDialog {...props} />
    case 'ground': return <GroundDialog {...props} />
    case 'print': return <PrintDialog {...props} />
    case 'withdraw': return <WithdrawDialog {...props} first={open.entry} />
    case 'end': return <EndGroundDialog entry={open.entry} onClose={onClose} />
  }
}

function Loaded({ register, caseId }: { register: ConsentRegister; caseId: string }) {
  const [open, setOpen] = useState<Open | null>(null)
  const [mayWrite, mayExport] = [useMay('case.write'), useMay('export.people')]
  return (
    <div className="stack">
      <div className="share-acts">
        {mayWrite ? (
          <>
            <Button size="small" onClick={() => setOpen({ kind: 'record' })}>{t.acts.record}</Button>
            <Button size="small" variant="secondary" onClick={() => setOpen({ kind: 'withdraw', entry: null })}>{t.acts.withdraw}</Button>
            <Button size="small" variant="secondary" onClick={() => setOpen({ kind: 'refuse' })}>{t.acts.refuse}</Button>
            <Button size="small" variant="secondary" onClick={() => setOpen({ kind: 'ground' })}>{t.acts.ground}</Button>
          </>
        ) : null}
        {mayExport ? <Button size="small" variant="tertiary" data-color="neutral" onClick={() => setOpen({ kind: 'print' })}>{t.acts.print}</Button> : null}
      </div>
      <Panel title={t.matrix.title} detail={t.matrix.detail}><Matrix rows={register.matrix} entries={register.entries} /><p className="form-note">{register.protected ? t.protected : t.matrix.legend}</p></Panel>
      <Panel title={t.register.title}><Entries entries={register.entries} caseId={caseId} acts={{ withdraw: (entry) => setOpen({ kind: 'withdraw', entry }), end: (entry) => setOpen({ kind: 'end', entry }) }} /></Panel>
      {open ? <Dialogs open={open} caseId={caseId} register={register} onClose={() => setOpen(null)} /> : null}
    </div>
  )
}

export function ConsentsTab({ page }: TabProps) {
  const asked = useQuery('consent.list', { caseId: page.case.id }, { keep: true })
  return <Answered asked={asked}>{(register) => <Loaded register={register} caseId={page.case.id} />}</Answered>
}
