// Innstillinger: the municipality, people, services, rules, the store, and this window.
import { Button, Radio, RadioGroup, Switch } from '@navikt/ds-react'
import { useState } from 'react'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import type { Params } from '../../routes.tsx'
import { useSettings, type ThemeChoice } from '../../state/settings.ts'
import { useMay, useStatus } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { TextInput } from '../../ui/Field.tsx'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { Answered, Failed } from '../../ui/states.tsx'
import { RatesPanel } from './rates/RatesPanel.tsx'
import { LawPanel } from './rulebook/LawPanel.tsx'
import { RulebookPanel } from './rulebook/RulebookPanel.tsx'
import { PassphraseForm, UsersPanel } from './UsersPanel.tsx'

const t = text.settings
type Settings = Output<'settings.get'>
type Key = 'municipality' | 'office' | 'classification' | 'autoLockMinutes' | 'handoverLimit'

function ChangeDialog({ name, label, start, onClose }: { name: Key; label: string; start: string; onClose: () => void }) {
  const [value, setValue] = useState(start)
  const save = useCommand('settings.set', t.said)
  const submit = async () => {
    const answer = await save.run({ key: name, value })
    if (answer.ok) onClose()
  }
  return (
    <FormDialog title={label} act={text.common.save} missing={Number(!value.trim())} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={t.value} value={value} onChange={setValue} missing={!value.trim()} />
    </FormDialog>
  )
}

function OfficePanel({ data }: { data: Settings }) {
  const mayWrite = useMay('settings.write')
  const [changing, setChanging] = useState<Key | null>(null)
  const rows: [Key, string, string][] = [['municipality', t.municipality, data.municipality], ['office', t.officeName, data.office], ['classification', t.classification, data.classification], ['autoLockMinutes', t.autoLock, String(data.autoLockMinutes)], ['handoverLimit', t.handoverLimit, String(data.handoverLimit)]]
  const current = rows.find(([key]) => key === changing)
  return (
    <Panel title={t.office}>
      <ul className="lines">
        {rows.map(([key, label, value]) => (
          <li key={key}>
            <span className="settings-label quiet">{label}</span>
            <strong>{value}</strong>
            {mayWrite ? <button type="button" className="plain-link" aria-label={`${t.change}: ${label}`} onClick={() => setChanging(key)}>{t.change}</button> : null}
          </li>
        ))}
      </ul>
      {current ? <ChangeDialog name={current[0]} label={current[1]} start={current[2]} onClose={() => setChanging(null)} /> : null}
    </Panel>
  )
}

function StorePanel({ data }: { data: Settings }) {
  const { storePath } = useStatus()
  const mayVerify = useMay('log.read')
  const verify = useCommand('log.verify')
  const [found, setFound] = useState<Output<'log.verify'> | null>(null)
  const run = async () => {
    const answer = await verify.run({})
    if (answer.ok) setFound(answer.value)
  }
  return (
    <Panel title={t.store}>
      <p className="gate-text">{t.encrypted}</p>
      <p className="gate-text">{t.counts(data.counts.cases, data.counts.dwellings, data.counts.operations)}</p>
      <p className="form-note path">{t.storePath}: {storePath}</p>
      {mayVerify ? (
        <div className="gate-acts">
          <Button size="small" variant="secondary" onClick={() => void run()}>{t.verify}</Button>
          <span role="status">{found ? (found.ok ? t.verified(found.operations, found.reads) : t.broken(found.firstBad)) : ''}</span>
        </div>
      ) : null}
      <Failed error={verify.failed} />
    </Panel>
  )
}

function WindowPanel() {
  const { theme, density, singleKeys, set } = useSettings()
  return (
    <Panel title={t.window}>
      <div className="form">
        <RadioGroup size="small" legend={t.theme} value={theme} onChange={(value: ThemeChoice) => set({ theme: value })}>
          {(['system', 'light', 'dark'] as const).map((one) => <Radio key={one} value={one}>{t.themes[one]}</Radio>)}
        </RadioGroup>
        <RadioGroup size="small" legend={t.density} value={density} onChange={(value: 'compact' | 'comfortable') => set({ density: value })}>
          {(['compact', 'comfortable'] as const).map((one) => <Radio key={one} value={one}>{t.densities[one]}</Radio>)}
        </RadioGroup>
        <Switch size="small" checked={singleKeys} description={t.singleKeysHint} onChange={() => set({ singleKeys: !singleKeys })}>{t.singleKeys}</Switch>
      </div>
    </Panel>
  )
}

function ServicesPanel({ data }: { data: Settings }) {
  return (
    <Panel title={t.services}>
      <ul className="lines">
        {data.services.map((one) => (
          <li key={one.id}>
            <span><strong>{one.name}</strong> <span className="quiet small">{t.serviceRoom}: {one.roomName}</span></span>
            <span className="quiet small">{one.standing ? t.standing : ''}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

export function SettingsPage(_props: { params: Params }) {
  const asked = useQuery('settings.get', {}, { keep: true })
  return (
    <div className="page">
      <PageHead title={t.title} detail={asked.data?.municipality} />
      <Answered asked={asked}>
        {(data) => (
          <div className="columns two-columns">
            <div className="stack">
              <OfficePanel data={data} />
              <RulebookPanel />
              <LawPanel />
              <RatesPanel />
              <UsersPanel />
            </div>
            <div className="stack">
              <WindowPanel />
              <PassphraseForm />
              <StorePanel data={data} />
              <ServicesPanel data={data} />
            </div>
          </div>
        )}
      </Answered>
    </div>
  )
}
