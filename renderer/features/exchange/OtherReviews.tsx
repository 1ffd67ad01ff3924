// The quieter things after an exchange: rows that gave way, work laid aside, rules that broke together, and rows that wait by themselves.
import { Button } from '@navikt/ds-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { Reviews } from '../../../shared/operations/exchange.ts'
import type { AppError } from '../../../shared/errors.ts'
import { call } from '../../api.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useMay, useStatus, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Failed } from '../../ui/states.tsx'
import { linkTo, whenText } from './when.ts'

const t = text.exchange.pcs
type Row<K extends keyof Reviews> = Reviews[K][number]
type Where = Row<'findings'>['where']

function WhereLink({ where }: { where: Where }) {
  const link = linkTo(where, useStatus().session!.role)
  return link ? <Link className="plain-link" href={link}>{where.label}</Link> : <>{where.label}</>
}

function Item({ title, children, act }: { title: ReactNode; children: ReactNode; act?: ReactNode }) {
  return <li className="review-item"><span className="review-what"><strong>{title}</strong><span className="quiet">{children}</span></span>{act}</li>
}

export function GaveWay({ rows }: { rows: readonly Row<'gaveWay'>[] }) {
  const mayWrite = useMay('case.write')
  const renumber = useCommand('exchange.renumber', (output: { caseNumber: string }) => t.gaveWay.said(output.caseNumber))
  const [failed, setFailed] = useState<AppError | null>(null)
  if (rows.length === 0) return null
  const run = async (caseId: string) => {
    const page = await call('case.get', { id: caseId })
    if (!page.ok) return setFailed(page.error)
    setFailed(null)
    await renumber.run({ caseId, version: page.value.case.version })
  }
  return (
    <Panel title={t.gaveWay.title} detail={t.gaveWay.detail}>
      <ul className="review-list">
        {rows.map((row) => (
          <Item key={`${row.entity}-${row.id}`} title={<WhereLink where={row.where} />} act={mayWrite && row.entity === 'housingCase' ? <Button size="xsmall" variant="secondary" aria-label={t.gaveWay.renumberOf(row.where.label)} onClick={() => void run(row.id)}>{t.gaveWay.renumber}</Button> : null}>
            {t.gaveWay.line(row.fieldLabel, row.written, row.keeper)} {t.gaveWay.shown(row.shown)}
          </Item>
        ))}
      </ul>
      <Failed error={failed ?? renumber.failed} />
    </Panel>
  )
}

function LetInDialog({ row, onClose }: { row: Row<'held'>; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const letIn = useCommand('exchange.letIn', t.held.said)
  const isMissing = reason.trim().length < 3
  const submit = async () => {
    if ((await letIn.run({ opId: row.opId, reason: reason.trim() })).ok) onClose()
  }
  return (
    <FormDialog title={t.held.letInTitle} description={t.held.letInBody} act={t.held.letIn} missing={Number(isMissing)} running={letIn.running} failed={letIn.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={t.held.reason} value={reason} onChange={setReason} rows={2} maxLength={300} missing={isMissing} />
    </FormDialog>
  )
}

export function Held({ rows }: { rows: readonly Row<'held'>[] }) {
  const mayLetIn = useMay('log.read')
  const today = useToday()
  const [open, setOpen] = useState<Row<'held'> | null>(null)
  if (rows.length === 0) return null
  return (
    <Panel title={t.held.title} detail={t.held.detail}>
      <ul className="review-list">
        {rows.map((row) => (
          <Item key={row.opId} title={<>{row.name}{row.where ? <>: <WhereLink where={row.where} /></> : null}</>} act={mayLetIn ? <Button size="xsmall" variant="secondary" aria-label={t.held.letInOf(row.name)} onClick={() => setOpen(row)}>{t.held.letIn}</Button> : null}>
            {t.held.reasons[row.reason]}. {t.held.by(row.by, whenText(row.at, today))}. {t.held.changes(row.changes)}.
          </Item>
        ))}
      </ul>
      {mayLetIn ? null : <p className="form-note">{t.held.leader}</p>}
      {open ? <LetInDialog row={open} onClose={() => setOpen(null)} /> : null}
    </Panel>
  )
}

export function Findings({ rows }: { rows: readonly Row<'findings'>[] }) {
  if (rows.length === 0) return null
  return (
    <Panel title={t.findings.title} detail={t.findings.detail}>
      <ul className="review-list">
        {rows.map((row, index) => <Item key={index} title={row.rule}>{row.text} <WhereLink where={row.where} /></Item>)}
      </ul>
    </Panel>
  )
}

export function Waiting({ rows }: { rows: readonly Row<'waiting'>[] }) {
  if (rows.length === 0) return null
  return (
    <Panel title={t.waiting.title} detail={t.waiting.body}>
      <ul className="review-list">
        {rows.map((row) => <Item key={`${row.label}-${row.reason}`} title={`${row.label}, ${t.waiting.rows(row.rows)}`}>{t.waiting.reasons[row.reason]}.</Item>)}
      </ul>
    </Panel>
  )
}
