// Backups: how old the newest proven one is, all of them, taking one now, writing a whole copy to a folder, and going back to one.
import { CheckmarkCircleIcon, ExclamationmarkTriangleIcon } from '@navikt/aksel-icons'
import { Button, ProgressBar } from '@navikt/ds-react'
import { useEffect, useState } from 'react'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useMay, useStatus, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { TextInput } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { Answered, EmptyState, Failed } from '../../ui/states.tsx'
import { codeText } from './Happens.tsx'
import { RestoreDialog } from './RestoreDialog.tsx'
import { ageText, whenText } from './when.ts'

const t = text.exchange.backups
type List = Output<'backup.list'>
export type Backup = List['backups'][number]

const FRESH_MS = 26 * 60 * 60_000 // a working day and a night without alarm

/** Proven, not yet proven, or broken: a word beside the colour. */
export function Proven({ backup }: { backup: Backup }) {
  const today = useToday()
  if (backup.broken) return <ToneTag tone="danger">{t.broken}</ToneTag>
  return backup.verifiedAt ? <span className="proven"><CheckmarkCircleIcon aria-hidden /> {t.verified(whenText(backup.verifiedAt, today))}</span> : <span className="quiet">{t.notVerified}</span>
}

const newestProven = (backups: readonly Backup[]): Backup | undefined => backups.filter((one) => one.verifiedAt && !one.broken).toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0]

function Newest({ list, acts }: { list: List; acts: React.ReactNode }) {
  const { now } = useStatus()
  const today = useToday()
  const newest = newestProven(list.backups)
  const age = newest ? ageText(newest.madeAt, now) : null
  const isFresh = !!newest && Date.parse(now) - Date.parse(newest.madeAt) < FRESH_MS
  const fault = list.failed ? codeText(list.failed.code) : null
  return (
    <Panel label={t.newestLabel} className="newest" tone={isFresh && !fault ? 'plain' : 'attention'}>
      {isFresh ? <CheckmarkCircleIcon aria-hidden className="newest-icon" /> : <ExclamationmarkTriangleIcon aria-hidden className="newest-icon" data-alarm />}
      <div className="newest-what">
        <h2 className="panel-title">{!newest ? t.noneVerified : age ? t.newest(age) : t.newestNow} <ToneTag tone={isFresh ? 'accent' : 'attention'}>{isFresh ? t.good : t.old}</ToneTag></h2>
        <p className="gate-text quiet">{t.newestBody}</p>
        {fault && list.failed ? <p className="gate-text" role="status"><strong>{t.failed(whenText(list.failed.since, today))}.</strong> {fault[0]} {fault[1]}</p> : null}
        {list.running ? <div className="newest-running"><span>{t.running}</span><ProgressBar size="small" value={Math.round(list.fraction * 100)} valueMax={100} aria-label={t.running} /></div> : null}
      </div>
      <div className="newest-acts">{acts}</div>
    </Panel>
  )
}

function ExportDialog({ onDone, onClose }: { onDone: (line: string) => void; onClose: () => void }) {
  const [folder, setFolder] = useState('')
  const write = useCommand('backup.export')
  const submit = async () => {
    const answer = await write.run({ folder: folder.trim() })
    if (!answer.ok) return
    onDone(t.exported(answer.value.path, t.size(answer.value.bytes)))
    onClose()
  }
  return (
    <FormDialog title={t.exportTitle} description={t.exportBody} act={t.exportAct} missing={Number(!folder.trim())} running={write.running} failed={write.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={t.exportFolder} hint={text.exchange.pcs.place.folderHint} value={folder} onChange={setFolder} missing={!folder.trim()} />
    </FormDialog>
  )
}

function BackupTable({ list, onBack }: { list: List; onBack: ((backup: Backup) => void) | null }) {
  const today = useToday()
  return (
    <table className="info-table backup-table">
      <thead><tr><th>{t.when}</th><th>{t.kind}</th><th data-numeric>{t.bytes}</th><th data-numeric>{t.operations}</th><th>{t.tested}</th>{onBack ? <th><span className="aksel-sr-only">{t.acts}</span></th> : null}</tr></thead>
      <tbody>
        {list.backups.map((one) => (
          <tr key={one.id}>
            <td className="nowrap"><strong>{whenText(one.madeAt, today)}</strong></td>
            <td>{t.kinds[one.kind]}</td>
            <td data-numeric className="nowrap">{t.size(one.bytes)}</td>
            <td data-numeric>{one.operations.toLocaleString('nb-NO')}</td>
            <td><Proven backup={one} /></td>
            {onBack ? <td className="row-act">{one.broken ? null : <Button size="xsmall" variant="secondary" data-color="neutral" aria-label={t.backOf(whenText(one.madeAt, today))} onClick={() => onBack(one)}>{t.back}</Button>}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function BackupsTab() {
  const asked = useQuery('backup.list', {}, { keep: true })
  const mayGoBack = useMay('log.read')
  const make = useCommand('backup.make', t.made)
  const [open, setOpen] = useState<'export' | Backup | null>(null)
  const [written, setWritten] = useState<string | null>(null)
  const close = () => setOpen(null)
  const { again } = asked
  const isRunning = make.running || asked.data?.running
  useEffect(() => {
    if (!isRunning) return
    const timer = window.setInterval(again, 1000)
    return () => window.clearInterval(timer)
  }, [isRunning, again])
  const run = async () => {
    await make.run({})
    again()
  }
  const acts = (
    <>
      <Button size="small" aria-disabled={make.running || undefined} onClick={() => void run()}>{make.running ? t.making : t.make}</Button>
      <Button size="small" variant="secondary" data-color="neutral" onClick={() => setOpen('export')}>{t.export}</Button>
    </>
  )
  return (
    <Answered asked={asked}>
      {(list) => (
        <>
          <Newest list={list} acts={acts} />
          <Failed error={make.failed} />
          {written ? <p className="exchange-note path" role="status">{written}</p> : null}
          <Panel title={t.title} detail={<span className="path">{t.folder(list.folder)}</span>} flush={list.backups.length === 0}>
            {list.backups.length === 0 ? <EmptyState title={t.none} body={t.noneBody} level="3" /> : <BackupTable list={list} onBack={mayGoBack ? setOpen : null} />}
          </Panel>
          {open === 'export' ? <ExportDialog onDone={setWritten} onClose={close} /> : null}
          {open && open !== 'export' ? <RestoreDialog backup={open} onClose={close} /> : null}
        </>
      )}
    </Answered>
  )
}
