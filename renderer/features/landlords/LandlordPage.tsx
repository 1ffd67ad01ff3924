// One landlord: the named contact with us, the agreements with what is used and free, the dwellings, and what has been said.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { dateText, kroner } from '../../../shared/dates.ts'
import { agreementKind, agreementStatus, dwellingState, landlordKind } from '../../../shared/model/codes.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import type { Params } from '../../routes.tsx'
import { SubNav } from '../../parts/SubNav.tsx'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { Answered, EmptyState, ErrorPage, Failed } from '../../ui/states.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { AgreementDialog, LandlordDialog, LinkHomeDialog, LogDialog, type Agreement, type LandlordAnswer } from './LandlordDialogs.tsx'

const t = text.landlords
const p = t.page
type Open = { kind: 'edit' | 'log' } | { kind: 'agreement'; one: Agreement | null } | { kind: 'link'; one: Agreement }

function Facts({ one }: { one: Agreement }) {
  const scheme = p.schemeOf(one.minShare, one.minYears)
  const rows: [string, string | null][] = [
    [p.term, p.until(dateText(one.startsOn), one.endsOn && dateText(one.endsOn))], [p.units, p.unitsOf(one.ourUnits, one.totalUnits)], [p.share, one.share], [p.used, String(one.used)], [p.free, one.free === null ? null : String(one.free)], [p.scheme, scheme || null], [p.supplement, one.monthlySupplement === null ? null : kroner(one.monthlySupplement)], [p.guarantee, one.guaranteeMonths === null ? null : p.guaranteeOf(one.guaranteeMonths)],
    [p.registered, one.registeredOn ? dateText(one.registeredOn) : p.notRegistered], [p.reference, one.reference], [p.terms, one.terms],
  ]
  return <dl className="definition two-up-list">{rows.filter(([label, value]) => value !== null || label === p.free || label === p.share).map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value ?? <span className="quiet">{text.common.unknown}</span>}</dd></div>)}</dl>
}

function AgreementPanel({ one, onOpen, mayWrite }: { one: Agreement; onOpen: (open: Open) => void; mayWrite: boolean }) {
  const unlink = useCommand('agreement.link', p.unlinkSaid)
  return (
    <Panel title={one.title} detail={`${agreementKind.labels[one.kind]}, ${agreementStatus.labels[one.status].toLowerCase()}`} action={mayWrite ? <button type="button" className="plain-link" aria-label={p.editOf(one.title)} onClick={() => onOpen({ kind: 'agreement', one })}>{p.edit}</button> : null}>
      {one.warnings.length > 0 ? <ul className="agreement-warnings">{one.warnings.map((warning) => <li key={warning.key}><ToneTag tone="attention">{t.column.warnings}</ToneTag> {warning.text}</li>)}</ul> : null}
      <Facts one={one} />
      <h3 className="section-title">{p.homes}</h3>
      {one.homes.length === 0 ? <p className="gate-text quiet">{p.noHomes}</p> : <ul className="lines">{one.homes.map((home) => <li key={home.id}><span><Link className="quiet-link" href={`/bolig/${home.id}`}>{home.label}</Link> <span className="quiet">{dwellingState.labels[home.state]}</span></span>{mayWrite ? <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={p.unlink(home.label)} onClick={() => void unlink.run({ dwellingId: home.id, version: home.version, agreementId: null })}>{p.unlinkAct}</Button> : null}</li>)}</ul>}
      {mayWrite && one.status !== 'ended' ? <p className="care-act"><Button size="xsmall" variant="secondary" aria-label={p.linkTo(one.title)} onClick={() => onOpen({ kind: 'link', one })}>{p.link}</Button></p> : null}
      <Failed error={unlink.failed} />
    </Panel>
  )
}

function Side({ data, onOpen, mayWrite }: { data: LandlordAnswer; onOpen: (open: Open) => void; mayWrite: boolean }) {
  const { landlord: one } = data
  const f = t.form
  const rows: [string, string | null][] = [[f.kind, landlordKind.labels[one.kind]], [f.contact, one.contact], [f.phone, one.phone], [f.email, one.email], [f.org, one.orgNumber], [f.note, one.note], ...(one.endedOn ? [[f.ended, dateText(one.endedOn)] as [string, string]] : [])]
  return (
    <div className="stack">
      <Panel title={p.contact} action={mayWrite ? <button type="button" className="plain-link" onClick={() => onOpen({ kind: 'edit' })}>{p.edit}</button> : null}>
        <dl className="definition">{rows.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value ?? <span className="quiet">{text.common.unknown}</span>}</dd></div>)}</dl>
      </Panel>
      <Panel title={p.log} action={mayWrite ? <button type="button" className="plain-link" onClick={() => onOpen({ kind: 'log' })}>{p.addLog}</button> : null}>
        {data.contacts.length === 0 ? <p className="gate-text quiet">{p.noLog}</p> : <ul className="lines">{data.contacts.map((row) => <li key={row.id}><span>{row.text} <span className="quiet small">{row.by}{row.agreement ? `, ${row.agreement}` : ''}</span></span><span className="quiet nowrap small">{dateText(row.on)}</span></li>)}</ul>}
      </Panel>
    </div>
  )
}

function Loaded({ data }: { data: LandlordAnswer }) {
  const [open, setOpen] = useState<Open | null>(null)
  const mayWrite = useMay('dwelling.write')
  const close = () => setOpen(null)
  return (
    <div className="page page-landlord">
      <PageHead title={data.landlord.name}>
        <Link className="plain-link" href="/boliger/utleiere">{p.back}</Link>
        {mayWrite ? <Button size="small" onClick={() => setOpen({ kind: 'agreement', one: null })}>{p.add}</Button> : null}
      </PageHead>
      <SubNav section="dwellings" />
      <div className="columns own-columns own-track">
        <div className="stack">{data.agreements.length === 0 ? <Panel title={p.agreements}><EmptyState level="3" title={p.noAgreements} /></Panel> : data.agreements.map((one) => <AgreementPanel key={one.id} one={one} onOpen={setOpen} mayWrite={mayWrite} />)}</div>
        <Side data={data} onOpen={setOpen} mayWrite={mayWrite} />
      </div>
      {open?.kind === 'edit' ? <LandlordDialog landlord={data.landlord} onClose={close} /> : null}
      {open?.kind === 'log' ? <LogDialog data={data} onClose={close} /> : null}
      {open?.kind === 'agreement' ? <AgreementDialog landlordId={data.landlord.id} agreement={open.one} onClose={close} /> : null}
      {open?.kind === 'link' ? <LinkHomeDialog agreement={open.one} onClose={close} /> : null}
    </div>
  )
}

export function LandlordPage({ params }: { params: Params }) {
  const asked = useQuery('landlord.get', { id: params['id'] ?? '' }, { keep: true })
  if (asked.error && !asked.data) return <ErrorPage error={asked.error} again={asked.again} />
  return <Answered asked={asked}>{(data) => <Loaded data={data} />}</Answered>
}
