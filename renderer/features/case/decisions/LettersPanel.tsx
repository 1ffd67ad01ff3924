// Letters of a case: drafts to be sent, those that are sent with their PDF, and whether the archive has them.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { dateText } from '../../../../shared/dates.ts'
import { letterKind, letterLanguage } from '../../../../shared/model/codes.ts'
import { saveFile } from '../../../data/files.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useMay } from '../../../state/session.ts'
import { showStrip } from '../../../state/undo.ts'
import { text } from '../../../text.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { ToneTag } from '../../../ui/small.tsx'
import { Failed } from '../../../ui/states.tsx'
import type { Desk, Letter } from './model.ts'
import { ArchiveDialog, PreviewDialog, SendDialog } from './LetterDialogs.tsx'

const t = text.decisions.letters
type Open = 'preview' | 'send' | 'archive'

function LetterItem({ letter, caseId, mayDecide }: { letter: Letter; caseId: string; mayDecide: boolean }) {
  const mayExport = useMay('export.people')
  const [open, setOpen] = useState<Open | null>(null)
  const pdf = useCommand('export.letter')
  const metadata = useCommand('export.letterMetadata')
  const discard = useCommand('letter.discard', t.discarded)
  const give = async (what: 'pdf' | 'metadata') => {
    const answer = await (what === 'pdf' ? pdf : metadata).run({ caseId, id: letter.id })
    if (answer.ok && (await saveFile(answer.value))) showStrip({ line: what === 'pdf' ? t.pdfMade : t.metadataMade, opId: null })
  }
  const sent = letter.status === 'sent'
  const close = () => setOpen(null)
  return (
    <article className="decision-item">
      <h3>{letterKind.labels[letter.kind]} <ToneTag tone={sent ? 'accent' : 'attention'}>{sent && letter.sentOn ? t.sent(dateText(letter.sentOn)) : t.draft}</ToneTag></h3>
      <p className="quiet small">{[`${t.to} ${letter.recipient}${letter.recipientRole ? ` (${letter.recipientRole.toLowerCase()})` : ''}`, letterLanguage.labels[letter.language], t.made(dateText(letter.composedOn), letter.composedBy), sent ? (letter.archiveRef ? t.archived(letter.archiveRef) : t.notArchived) : null].filter(Boolean).join(' · ')}</p>
      <div className="item-acts">
        {mayDecide && !sent ? <Button size="xsmall" onClick={() => setOpen('send')}>{t.send}</Button> : null}
        <Button size="xsmall" variant="secondary" data-color="neutral" onClick={() => setOpen('preview')}>{t.see}</Button>
        {mayExport ? <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => void give('pdf')}>{t.pdf}</Button> : null}
        {mayExport && sent ? <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => void give('metadata')}>{t.metadata}</Button> : null}
        {mayDecide && sent && !letter.archiveRef ? <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => setOpen('archive')}>{t.archive}</Button> : null}
        {mayDecide && !sent ? <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => void discard.run({ id: letter.id, version: letter.version })}>{t.discard}</Button> : null}
      </div>
      <Failed error={pdf.failed ?? metadata.failed ?? discard.failed} />
      {open === 'preview' ? <PreviewDialog caseId={caseId} letter={letter} onClose={close} /> : null}
      {open === 'send' ? <SendDialog caseId={caseId} letter={letter} onClose={close} /> : null}
      {open === 'archive' ? <ArchiveDialog letter={letter} onClose={close} /> : null}
    </article>
  )
}

export function LettersPanel({ caseId, desk, onWrite }: { caseId: string; desk: Desk; onWrite: () => void }) {
  return (
    <Panel title={t.title} action={desk.mayDecide ? <Button size="small" variant="secondary" onClick={onWrite}>{text.decisions.letter}</Button> : null}>
      {desk.letters.length === 0 ? <p className="gate-text quiet">{t.none}</p> : desk.letters.map((one) => <LetterItem key={one.id} letter={one} caseId={caseId} mayDecide={desk.mayDecide} />)}
    </Panel>
  )
}
