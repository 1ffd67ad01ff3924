// Inspections with their pictures. A picture is fetched when it is looked at, and read aloud by its own words.
import { Button } from '@navikt/ds-react'
import { useId, useState } from 'react'
import { dateText } from '../../../shared/dates.ts'
import { inspectionKind, inspectionResult } from '../../../shared/model/codes.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { TextInput } from '../../ui/Field.tsx'
import { Failed } from '../../ui/states.tsx'
import { ToneTag } from '../../ui/small.tsx'
import type { Care } from './CareDialogs.tsx'
import { redrawn } from './pictures.ts'

const p = text.care.panel
type Inspection = Care['inspections'][number]

function PictureDialog({ inspection, onClose }: { inspection: Inspection; onClose: () => void }) {
  const id = useId()
  const [data, setData] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const [title, setTitle] = useState('')
  const add = useCommand('inspection.addPicture', p.pictureSaid)
  const choose = async (file: File | undefined) => {
    const drawn = file ? await redrawn(file) : null
    setData(drawn)
    setWrong(file !== undefined && drawn === null)
  }
  const short = title.trim().length < 5
  const submit = async () => (await add.run({ inspectionId: inspection.id, title, data: data! })).ok && onClose()
  return (
    <FormDialog title={p.pictureTitle} description={p.pictureBody} act={p.save} missing={Number(data === null) + Number(short)} running={add.running} failed={add.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="aksel-form-field aksel-form-field--small" data-missing={data === null}>
        <label className="aksel-label aksel-label--small" htmlFor={id}>{p.file}</label>
        <p className="form-note" id={`${id}-hint`}>{p.fileHint}</p>
        <input id={id} type="file" accept="image/jpeg,image/png,image/webp" aria-describedby={`${id}-hint ${id}-wrong`} aria-invalid={wrong || undefined} onChange={(event) => void choose(event.target.files?.[0])} />
        <p id={`${id}-wrong`} className="due" data-tone="passed" aria-live="polite">{wrong ? p.wrongFile : ''}</p>
      </div>
      <TextInput label={p.alt} hint={p.altHint} value={title} onChange={(value) => setTitle(value.slice(0, 300))} missing={short} />
      {data ? <figure className="picture-preview"><img src={`data:image/jpeg;base64,${data}`} alt={title || p.preview} /><figcaption className="quiet small">{p.preview}</figcaption></figure> : null}
    </FormDialog>
  )
}

function Picture({ one, onRemove }: { one: Inspection['pictures'][number]; onRemove: (() => void) | null }) {
  const { data } = useQuery('inspection.picture', { id: one.id })
  return (
    <figure className="picture">
      {data ? <img src={`data:${data.mediaType};base64,${data.data}`} alt={data.title} /> : <span className="picture-wait" role="img" aria-label={p.loading} />}
      <figcaption>{one.title} {onRemove ? <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={p.remove(one.title)} onClick={onRemove}>{p.removeAct}</Button> : null}</figcaption>
    </figure>
  )
}

export function Inspections({ care, mayWrite }: { care: Care; mayWrite: boolean }) {
  const [adding, setAdding] = useState<Inspection | null>(null)
  const remove = useCommand('inspection.removePicture', p.removed)
  if (care.inspections.length === 0) return <p className="gate-text quiet">{p.noInspections}</p>
  return (
    <>
      <ul className="inspections">
        {care.inspections.map((one) => (
          <li key={one.id}>
            <p className="inspection-head">
              <strong>{inspectionKind.labels[one.kind]}</strong> {dateText(one.heldOn)} <span className="quiet">{p.by(one.by)}</span> <ToneTag tone={one.result === 'damage' ? 'danger' : one.result === 'wear' ? 'attention' : 'quiet'}>{inspectionResult.labels[one.result]}</ToneTag> <span className="quiet small">{p.present}: {text.common.answer[one.tenantPresent].toLowerCase()}</span>
              {mayWrite ? <Button size="xsmall" variant="tertiary" className="push" aria-label={p.addPictureTo(dateText(one.heldOn))} onClick={() => setAdding(one)}>{p.addPicture}</Button> : null}
            </p>
            {one.findings ? <p className="gate-text">{one.findings}</p> : null}
            {one.pictures.length > 0 ? <div className="pictures">{one.pictures.map((picture) => <Picture key={picture.id} one={picture} onRemove={mayWrite ? () => void remove.run({ id: picture.id, version: picture.version }) : null} />)}</div> : null}
          </li>
        ))}
      </ul>
      <Failed error={remove.failed} />
      {adding ? <PictureDialog inspection={adding} onClose={() => setAdding(null)} /> : null}
    </>
  )
}
