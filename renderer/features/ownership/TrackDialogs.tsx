// The small forms on the way to eie: starting, writing what happened, own words, laying it aside, whether the dwelling can be sold, and what comes after a purchase.
import { useState } from 'react'
import { ownershipEventKind, ownershipWithdrawn } from '../../../shared/model/codes.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { FindHome, type FoundHome } from '../../parts/FindHome.tsx'
import { MoneyInput } from '../../ui/Money.tsx'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { answerOptions, Choice, DateField, TextArea } from '../../ui/Field.tsx'

const t = text.ownership
const k = t.track
export type TrackAnswer = Output<'ownership.get'>
export type TrackDialog = 'log' | 'edit' | 'withdraw' | 'sale' | 'buy' | 'default' | 'end' | 'link' | 'capacity'
type Track = TrackAnswer['track']
interface Of { data: TrackAnswer; onClose: () => void }

const staffOptions = (data: TrackAnswer) => Object.fromEntries(data.staff.map((one) => [one.id, one.name]))
const LOGGED = ['talk', 'economy', 'viewing', 'bid', 'loan', 'followUp', 'note'] as const

export function StartDialog({ caseId, tenancyId, name, onClose, onStarted }: { caseId: string; tenancyId: string; name: string; onClose: () => void; onStarted: (id: string) => void }) {
  const [ownWords, setOwnWords] = useState('')
  const start = useCommand('ownership.start', t.start.said)
  const submit = async () => {
    const answer = await start.run({ caseId, tenancyId, ownWords: ownWords.trim() || null })
    if (answer.ok) onStarted(answer.value.id)
  }
  return (
    <FormDialog title={t.start.title(name)} description={t.start.body} act={t.start.act} running={start.running} failed={start.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextArea label={t.start.ownWords} value={ownWords} onChange={setOwnWords} maxLength={2000} rows={3} />
    </FormDialog>
  )
}

export function LogDialog({ data, onClose }: Of) {
  const today = useToday()
  const [kind, setKind] = useState<(typeof LOGGED)[number]>(data.track.status === 'bought' ? 'followUp' : data.track.status === 'viewing' ? 'viewing' : 'talk')
  const [on, setOn] = useState<string | null>(today)
  const [amount, setAmount] = useState<number | null>(null)
  const [words, setWords] = useState('')
  const log = useCommand('ownership.log', k.eventSaid)
  const submit = async () => (await log.run({ id: data.track.id, kind, on: on!, amount, text: words })).ok && onClose()
  return (
    <FormDialog title={k.eventTitle} act={k.save} missing={Number(on === null) + Number(words.trim().length < 2)} running={log.running} failed={log.failed} onSubmit={() => void submit()} onClose={onClose}>
      <div className="form-row">
        <Choice label={k.eventKind} value={kind} onChange={setKind} options={Object.fromEntries(LOGGED.map((one) => [one, ownershipEventKind.labels[one]])) as Record<(typeof LOGGED)[number], string>} />
        <DateField label={k.eventOn} value={on} onChange={setOn} missing={on === null} />
      </div>
      <TextArea label={k.eventText} value={words} onChange={setWords} maxLength={2000} missing={words.trim().length < 2} rows={3} />
      {kind === 'bid' || kind === 'loan' ? <MoneyInput label={k.amount} value={amount} onChange={setAmount} /> : null}
    </FormDialog>
  )
}

export function EditDialog({ data, onClose }: Of) {
  const [version] = useState(data.track.version)
  const [ownWords, setOwnWords] = useState(data.track.ownWords ?? '')
  const [responsibleId, setResponsible] = useState(data.track.responsibleId ?? '')
  const save = useCommand('ownership.update', k.editSaid)
  const submit = async (at: number) => (await save.run({ id: data.track.id, version: at, ownWords: ownWords.trim() || null, responsibleId: responsibleId || null })).ok && onClose()
  return (
    <FormDialog title={k.editTitle} act={k.save} running={save.running} failed={save.failed} onKeep={() => void submit(data.track.version)} onSubmit={() => void submit(version)} onClose={onClose}>
      <TextArea label={t.start.ownWords} value={ownWords} onChange={setOwnWords} maxLength={2000} rows={3} />
      <Choice label={t.start.responsible} value={responsibleId} onChange={setResponsible} options={staffOptions(data)} empty={k.none} />
    </FormDialog>
  )
}

export function WithdrawDialog({ data, onClose }: Of) {
  const [version] = useState(data.track.version)
  const [code, setCode] = useState<NonNullable<Track['withdrawnCode']> | ''>('')
  const [words, setWords] = useState('')
  const [on, setOn] = useState<string | null>(useToday())
  const save = useCommand('ownership.withdraw', k.withdrawSaid)
  const submit = async (at: number) => code !== '' && (await save.run({ id: data.track.id, version: at, code, text: words, on: on! })).ok && onClose()
  return (
    <FormDialog title={k.withdrawTitle} description={k.withdrawBody} act={k.withdrawAct} missing={Number(code === '') + Number(words.trim().length < 3) + Number(on === null)} running={save.running} failed={save.failed} onKeep={() => void submit(data.track.version)} onSubmit={() => void submit(version)} onClose={onClose}>
      <Choice label={k.withdrawCode} value={code} onChange={setCode} options={ownershipWithdrawn.labels} missing={code === ''} />
      <TextArea label={k.withdrawText} value={words} onChange={setWords} maxLength={2000} missing={words.trim().length < 3} rows={3} />
      <DateField label={k.withdrawOn} value={on} onChange={setOn} missing={on === null} />
    </FormDialog>
  )
}

export function SaleDialog({ data, onClose }: Of) {
  const home = data.tenancy!
  const [version] = useState(home.dwellingVersion)
  const [potential, setPotential] = useState(home.home)
  const [stateGrant, setGrant] = useState(home.stateGrant)
  const [paidOn, setPaidOn] = useState(home.stateGrantPaidOn)
  const save = useCommand('dwelling.setForSale', k.saleSaid)
  const submit = async (at: number) => (await save.run({ id: home.dwellingId, version: at, potential, stateGrant, stateGrantPaidOn: stateGrant ? paidOn : null })).ok && onClose()
  return (
    <FormDialog title={k.saleTitle} description={k.saleBody} act={k.save} running={save.running} failed={save.failed} onKeep={() => void submit(home.dwellingVersion)} onSubmit={() => void submit(version)} onClose={onClose}>
      <Choice label={k.forSale} value={potential} onChange={setPotential} options={answerOptions} />
      <div className="form-row">
        <MoneyInput label={k.grant} value={stateGrant} onChange={setGrant} />
        {stateGrant ? <DateField label={k.grantPaid} value={paidOn} onChange={setPaidOn} /> : null}
      </div>
    </FormDialog>
  )
}

/** Default, or the end of the following up: a date and words. */
export function AfterDialog({ data, what, onClose }: Of & { what: 'default' | 'end' }) {
  const b = t.buy
  const [version] = useState(data.track.version)
  const [on, setOn] = useState<string | null>(useToday())
  const [words, setWords] = useState('')
  const defaulted = useCommand('ownership.default', b.defaultSaid)
  const end = useCommand('ownership.endFollowUp', b.endSaid)
  const isDefault = what === 'default'
  const send = (at: number) => (isDefault ? defaulted.run({ id: data.track.id, version: at, on: on!, text: words }) : end.run({ id: data.track.id, version: at, on: on!, text: words.trim() || null }))
  const submit = async (at: number) => (await send(at)).ok && onClose()
  const short = isDefault && words.trim().length < 3
  return (
    <FormDialog title={isDefault ? b.defaultTitle : b.endTitle} description={isDefault ? b.defaultBody : undefined} act={isDefault ? b.default : b.endAct} missing={Number(on === null) + Number(short)} running={defaulted.running || end.running} failed={defaulted.failed ?? end.failed} onKeep={() => void submit(data.track.version)} onSubmit={() => void submit(version)} onClose={onClose}>
      <DateField label={isDefault ? b.defaultOn : b.endOn} value={on} onChange={setOn} missing={on === null} />
      <TextArea label={isDefault ? b.defaultText : b.endText} value={words} onChange={setWords} maxLength={2000} missing={short} rows={3} />
    </FormDialog>
  )
}

export function LinkDialog({ data, onClose }: Of) {
  const [version] = useState(data.track.version)
  const [home, setHome] = useState<FoundHome | null>(null)
  const save = useCommand('ownership.replace', t.buy.linkSaid)
  const submit = async (at: number) => home && (await save.run({ id: data.track.id, version: at, dwellingId: home.id })).ok && onClose()
  return (
    <FormDialog title={t.buy.linkTitle} act={t.buy.link} missing={Number(home === null)} running={save.running} failed={save.failed} onKeep={() => void submit(data.track.version)} onSubmit={() => void submit(version)} onClose={onClose}>
      <FindHome chosen={home} onChoose={setHome} leaveOut={data.tenancy ? [data.tenancy.dwellingId] : []} />
    </FormDialog>
  )
}
