// Boliger, Kartlegging: each round of asking every tenant whether the home suits.
import { PlusIcon } from '@navikt/aksel-icons'
import { Button, Checkbox, CheckboxGroup } from '@navikt/ds-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { dateText } from '../../../shared/dates.ts'
import { campaignStatus, dwellingKind } from '../../../shared/model/codes.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { SubNav } from '../../parts/SubNav.tsx'
import type { Params } from '../../routes.tsx'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { DateField, NumberInput, TextArea, TextInput } from '../../ui/Field.tsx'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { ToneTag } from '../../ui/small.tsx'

const t = text.stock.campaigns
type DwellingKind = (typeof dwellingKind.values)[number]

function NewCampaignDialog({ onClose }: { onClose: () => void }) {
  const today = useToday()
  const [, navigate] = useLocation()
  const [name, setName] = useState('')
  const [startsOn, setStartsOn] = useState<string | null>(today)
  const [endsOn, setEndsOn] = useState<string | null>(null)
  const [kinds, setKinds] = useState<DwellingKind[]>([])
  const [livedMonths, setLived] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const make = useCommand('campaign.create', (made: Output<'campaign.create'>) => t.said(made.total))
  const submit = async () => {
    if (!startsOn) return
    const answer = await make.run({ name, startsOn, endsOn, kinds, livedMonths: livedMonths ?? 0, note: note.trim() || null })
    if (answer.ok) { onClose(); navigate(`/boliger/kartlegging/${answer.value.id}`) }
  }
  return (
    <FormDialog title={t.new} act={t.act} missing={Number(name.trim().length < 2) + Number(!startsOn)} running={make.running} failed={make.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={t.name} value={name} onChange={setName} missing={name.trim().length < 2} />
      <DateField label={t.startsOn} value={startsOn} onChange={setStartsOn} missing={!startsOn} />
      <DateField label={t.endsOn} value={endsOn} onChange={setEndsOn} />
      <CheckboxGroup size="small" legend={t.kinds} description={t.kindsHint} value={kinds} onChange={(value: DwellingKind[]) => setKinds(value)}>
        {dwellingKind.values.map((kind) => <Checkbox key={kind} value={kind}>{dwellingKind.labels[kind]}</Checkbox>)}
      </CheckboxGroup>
      <NumberInput label={t.lived} value={livedMonths} onChange={setLived} />
      <TextArea label={t.note} value={note} onChange={setNote} maxLength={2000} />
    </FormDialog>
  )
}

export function CampaignsPage(_props: { params: Params }) {
  const mayWrite = useMay('plan.write')
  const asked = useQuery('campaign.list', {}, { keep: true })
  const [making, setMaking] = useState(false)
  const add = mayWrite ? <Button size="small" icon={<PlusIcon aria-hidden />} onClick={() => setMaking(true)}>{t.new}</Button> : null
  return (
    <div className="page page-scroll">
      <PageHead title={t.title} detail={t.detail}>{asked.data && asked.data.length > 0 ? add : null}</PageHead>
      <SubNav section="dwellings" />
      <Answered asked={asked}>
        {(rows) => rows.length === 0 ? <Panel label={t.title}><EmptyState title={t.none} body={t.noneBody}>{add}</EmptyState></Panel> : (
          <Panel label={t.title}>
            <ul className="lines">
              {rows.map((one) => (
                <li key={one.id}>
                  <span><Link className="quiet-link" href={`/boliger/kartlegging/${one.id}`}><strong>{one.name}</strong></Link> <ToneTag tone={one.status === 'open' ? 'accent' : 'quiet'}>{campaignStatus.labels[one.status]}</ToneTag> <span className="quiet small">{t.from(dateText(one.startsOn), one.endsOn ? dateText(one.endsOn) : null)}</span></span>
                  <span className="num">{t.progress(one.done, one.total)}</span>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </Answered>
      {making ? <NewCampaignDialog onClose={() => setMaking(false)} /> : null}
    </div>
  )
}
