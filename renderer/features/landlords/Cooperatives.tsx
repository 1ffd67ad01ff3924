// The municipality's part of each housing cooperative against its limit. Exactly at the limit is within; unknown is neither.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { FindHome, type FoundHome } from '../../parts/FindHome.tsx'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { NumberInput, TextArea, TextInput } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Answered, EmptyState, Failed } from '../../ui/states.tsx'
import { ToneTag } from '../../ui/small.tsx'

const c = text.landlords.cooperative
type Cooperative = Output<'cooperative.list'>[number]
const PREFILLED = { limitPercent: 10, reference: c.reference_ }
const cut = (value: string) => value.slice(0, 300)

function CooperativeDialog({ one, onClose }: { one: Cooperative | null; onClose: () => void }) {
  const [form, setForm] = useState({ name: one?.name ?? '', orgNumber: one?.orgNumber ?? '', totalUnits: one?.totalUnits ?? null, limitPercent: one ? one.limitPercent : (PREFILLED.limitPercent as number | null), reference: one ? (one.reference ?? '') : PREFILLED.reference, note: one?.note ?? '' })
  const change = (patch: Partial<typeof form>) => setForm((was) => ({ ...was, ...patch }))
  const save = useCommand('cooperative.save', c.said)
  const submit = async () => (await save.run({ ...form, id: one?.id ?? null, version: one?.version ?? null, orgNumber: form.orgNumber.trim() || null, reference: form.reference.trim() || null, note: form.note.trim() || null })).ok && onClose()
  return (
    <FormDialog title={one ? c.edit : c.title} act={c.act} missing={Number(form.name.trim().length < 2)} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={c.name} value={form.name} onChange={(name) => change({ name: cut(name) })} missing={form.name.trim().length < 2} />
      <div className="form-row"><TextInput label={c.org} value={form.orgNumber} onChange={(orgNumber) => change({ orgNumber: cut(orgNumber) })} /><NumberInput label={c.total} value={form.totalUnits} onChange={(totalUnits) => change({ totalUnits })} /></div>
      <div className="form-row"><NumberInput label={c.limit} hint={c.limitHint} value={form.limitPercent} onChange={(limitPercent) => change({ limitPercent })} /><TextInput label={c.reference} value={form.reference} onChange={(reference) => change({ reference: cut(reference) })} /></div>
      <TextArea label={c.note} value={form.note} onChange={(note) => change({ note })} maxLength={5000} rows={2} />
    </FormDialog>
  )
}

function LinkDialog({ one, onClose }: { one: Cooperative; onClose: () => void }) {
  const [home, setHome] = useState<FoundHome | null>(null)
  const save = useCommand('building.setCooperative', c.linkSaid)
  const submit = async () => home && (await save.run({ buildingId: home.buildingId, cooperativeId: one.id })).ok && onClose()
  return (
    <FormDialog title={c.linkTitle(one.name)} description={c.linkBody} act={c.linkAct} missing={Number(home === null)} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <FindHome chosen={home} onChoose={setHome} />
    </FormDialog>
  )
}

function Row({ one, mayWrite, onOpen }: { one: Cooperative; mayWrite: boolean; onOpen: (open: { kind: 'edit' | 'link'; one: Cooperative }) => void }) {
  const unlink = useCommand('building.setCooperative', c.unlinkSaid)
  const unknown = <span className="quiet">{text.common.unknown}</span>
  return (
    <tr>
      <th scope="row">{one.name}{one.reference ? <span className="quiet small ledger-was">{one.reference}</span> : null}</th>
      <td data-numeric>{one.owned}</td><td data-numeric>{one.totalUnits ?? unknown}</td><td data-numeric className="nowrap">{one.share ?? unknown}</td><td data-numeric className="nowrap">{one.limitPercent === null ? unknown : `${one.limitPercent} %`}</td>
      <td><ToneTag tone={one.state === 'above' ? 'danger' : one.state === 'unknown' || one.left === 0 ? 'attention' : 'quiet'}>{c.states[one.state]}</ToneTag> <span className="quiet small">{one.left === null ? c.why : one.state === 'above' ? null : c.left(one.left)}</span></td>
      <td>
        {one.buildings.length === 0 ? <span className="quiet">{c.noBuildings}</span> : <ul className="cooperative-buildings">{one.buildings.map((building) => <li key={building.id}>{building.address} <span className="quiet">({building.owned})</span> {mayWrite ? <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={c.unlink(building.address)} onClick={() => void unlink.run({ buildingId: building.id, version: building.version, cooperativeId: null })}>{text.landlords.page.unlinkAct}</Button> : null}</li>)}</ul>}
        <Failed error={unlink.failed} />
      </td>
      <td className="care-acts">{mayWrite ? <><Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={c.linkTo(one.name)} onClick={() => onOpen({ kind: 'link', one })}>{c.link}</Button><Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={c.editOf(one.name)} onClick={() => onOpen({ kind: 'edit', one })}>{text.landlords.page.edit}</Button></> : null}</td>
    </tr>
  )
}

export function Cooperatives() {
  const asked = useQuery('cooperative.list', {})
  const mayWrite = useMay('dwelling.write')
  const [open, setOpen] = useState<{ kind: 'edit' | 'link'; one: Cooperative | null } | null>(null)
  const add = mayWrite ? <Button size="xsmall" variant="secondary" onClick={() => setOpen({ kind: 'edit', one: null })}>{c.add}</Button> : null
  return (
    <Panel title={c.table} action={add}>
      <Answered asked={asked}>{(rows) => rows.length === 0 ? <EmptyState level="3" title={c.none} body={c.noneBody} /> : (
        <div className="table-scroll" tabIndex={0} role="group" aria-label={c.table}>
          <table className="info-table">
            <thead><tr><th scope="col">{c.name}</th><th scope="col" data-numeric>{c.owned}</th><th scope="col" data-numeric>{c.total_}</th><th scope="col" data-numeric>{c.share}</th><th scope="col" data-numeric>{c.limit_}</th><th scope="col">{c.state}</th><th scope="col">{c.buildings}</th><th scope="col"><span className="aksel-sr-only">{text.landlords.page.edit}</span></th></tr></thead>
            <tbody>{rows.map((one) => <Row key={one.id} one={one} mayWrite={mayWrite} onOpen={setOpen} />)}</tbody>
          </table>
        </div>
      )}</Answered>
      {open?.kind === 'edit' ? <CooperativeDialog one={open.one} onClose={() => setOpen(null)} /> : null}
      {open?.kind === 'link' && open.one ? <LinkDialog one={open.one} onClose={() => setOpen(null)} /> : null}
    </Panel>
  )
}
