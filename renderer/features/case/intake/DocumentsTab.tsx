// Dokumenter: the papers of a case, kept inside the encrypted store. Add by choosing or dropping, save a copy, take away with a reason.
import { FilePlusIcon } from '@navikt/aksel-icons'
import { Button } from '@navikt/ds-react'
import { useRef, useState } from 'react'
import { shortDate } from '../../../../shared/dates.ts'
import { TOPIC_LABELS } from '../../../../shared/model/field.ts'
import { saveFile } from '../../../data/files.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useMay, useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { Answered, ErrorState } from '../../../ui/states.tsx'
import type { TabProps } from '../CasePage.tsx'
import { AddDialog, RemoveDialog } from './DocumentDialogs.tsx'
import { useIntake, type Intake } from './useIntake.ts'

const t = text.intake.documents
type Paper = Intake['documents'][number]
const ACCEPTED = '.pdf,.jpg,.jpeg,.png,.txt,.docx,.xlsx,.odt'

const sizeText = (bytes: number) => (bytes < 1_000_000 ? t.kb(Math.max(1, Math.round(bytes / 1000))) : t.mb((bytes / 1_000_000).toFixed(1).replace('.', ',')))

function Papers({ caseId, papers, mayWrite, onRemove }: { caseId: string; papers: readonly Paper[]; mayWrite: boolean; onRemove: (paper: Paper) => void }) {
  const today = useToday()
  const fetchPaper = useCommand('document.open', t.given)
  const save = async (paper: Paper) => {
    const answer = await fetchPaper.run({ id: paper.id, caseId })
    if (answer.ok) await saveFile(answer.value)
  }
  const c = t.column
  return (
    <>
      <table className="info-table papers">
        <thead><tr><th scope="col">{c.title}</th><th scope="col">{c.topic}</th><th scope="col">{c.received}</th><th scope="col" data-numeric>{c.size}</th><th scope="col">{c.by}</th><th scope="col"><span className="aksel-sr-only">{c.acts}</span></th></tr></thead>
        <tbody>
          {papers.map((one) => (
            <tr key={one.id}>
              <td><strong>{one.title}</strong><span className="quiet small sign-note">{[one.fileName, one.note].filter(Boolean).join('. ')}</span></td>
              <td>{TOPIC_LABELS[one.topic]}</td>
              <td className="nowrap">{shortDate(one.receivedOn, today)}</td>
              <td data-numeric className="nowrap">{sizeText(one.size)}</td>
              <td>{one.author}</td>
              <td>
                <span className="row-acts">
                  <Button size="xsmall" variant="secondary" aria-label={t.saveLabel(one.title)} onClick={() => void save(one)}>{t.save}</Button>
                  {mayWrite ? <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={t.removeLabel(one.title)} onClick={() => onRemove(one)}>{t.remove}</Button> : null}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {fetchPaper.failed ? <ErrorState error={fetchPaper.failed} /> : null}
    </>
  )
}

export function DocumentsTab({ page }: TabProps) {
  const asked = useIntake(page.case.id)
  const mayWrite = useMay('case.write')
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [over, setOver] = useState(false)
  const [removing, setRemoving] = useState<Paper | null>(null)
  const take = (list: FileList | null) => {
    setOver(false)
    if (list?.[0]) setFile(list[0])
    if (input.current) input.current.value = ''
  }
  return (
    <Answered asked={asked}>
      {(intake) => (
        <div className="stack" onDragOver={(event) => { if (mayWrite) { event.preventDefault(); setOver(true) } }} onDragLeave={() => setOver(false)} onDrop={(event) => { event.preventDefault(); if (mayWrite) take(event.dataTransfer.files) }}>
          <Panel title={t.title} detail={t.where}>
            {intake.documents.length === 0 ? <p className="gate-text quiet">{t.none}</p> : <Papers caseId={page.case.id} papers={intake.documents} mayWrite={mayWrite} onRemove={setRemoving} />}
            {mayWrite ? (
              <div className="paper-drop" data-over={over || undefined}>
                <FilePlusIcon aria-hidden />
                <span>{t.drop} <span className="quiet small sign-note">{t.kinds(Math.floor(intake.maxDocument / 1_000_000))}</span></span>
                <Button size="small" variant="secondary" onClick={() => input.current?.click()}>{t.choose}</Button>
                <input ref={input} type="file" hidden accept={ACCEPTED} aria-label={t.choose} onChange={(event) => take(event.target.files)} />
              </div>
            ) : null}
          </Panel>
          {file ? <AddDialog caseId={page.case.id} file={file} most={intake.maxDocument} onClose={() => setFile(null)} /> : null}
          {removing ? <RemoveDialog paper={removing} onClose={() => setRemoving(null)} /> : null}
        </div>
      )}
    </Answered>
  )
}
