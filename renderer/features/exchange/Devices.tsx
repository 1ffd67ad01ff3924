// The PCs of the team: whose they are, when they were last seen, a new name, and taking one out.
import { LaptopIcon, MenuElipsisHorizontalIcon } from '@navikt/aksel-icons'
import { ActionMenu, Button } from '@navikt/ds-react'
import { useState } from 'react'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { TextInput } from '../../ui/Field.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ToneTag } from '../../ui/small.tsx'
import { whenText } from './when.ts'

const t = text.exchange.pcs.devices
type Device = Output<'exchange.status'>['devices'][number]

function Rename({ device, onClose }: { device: Device; onClose: () => void }) {
  const [name, setName] = useState(device.name)
  const rename = useCommand('team.renameDevice', t.renamed)
  const isMissing = name.trim().length < 2
  const submit = async () => {
    if ((await rename.run({ id: device.id, version: device.version, name })).ok) onClose()
  }
  return (
    <FormDialog title={t.renameTitle(device.name)} act={text.common.save} missing={Number(isMissing)} running={rename.running} failed={rename.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={t.name} value={name} onChange={setName} missing={isMissing} />
    </FormDialog>
  )
}

function Remove({ device, onClose }: { device: Device; onClose: () => void }) {
  const remove = useCommand('team.removeDevice', t.removeSaid(device.name))
  const submit = async () => {
    if ((await remove.run({ id: device.id, version: device.version })).ok) onClose()
  }
  return (
    <FormDialog title={t.removeTitle(device.name)} act={t.removeAct} danger running={remove.running} failed={remove.failed} onSubmit={() => void submit()} onClose={onClose}>
      <ul className="close-lines">{t.removeBody.map((line) => <li key={line}>{line}</li>)}</ul>
    </FormDialog>
  )
}

export function Devices({ status, onInvite }: { status: Output<'exchange.status'>; onInvite: () => void }) {
  const mayWrite = useMay('users.write')
  const today = useToday()
  const [open, setOpen] = useState<{ act: 'rename' | 'remove'; device: Device } | null>(null)
  const close = () => setOpen(null)
  return (
    <Panel title={t.title} detail={status.devices.filter((one) => one.status === 'active').length} action={mayWrite ? <Button size="xsmall" variant="secondary" onClick={onInvite}>{text.exchange.pcs.none.invite}</Button> : null}>
      <ul className="devices">
        {status.devices.map((one) => {
          const isActive = one.status === 'active'
          return (
            <li key={one.id} data-gone={!isActive || undefined}>
              <LaptopIcon aria-hidden />
              <span className="device-what">
                <span><strong>{one.name}</strong> {one.here ? <ToneTag tone="accent">{t.here}</ToneTag> : null}</span>
                <span className="quiet small">{[one.personName, isActive ? (one.here ? null : one.lastExchangeAt ? t.seen(whenText(one.lastExchangeAt, today)) : t.never) : t.removed(one.removedAt ? whenText(one.removedAt, today) : '')].filter(Boolean).join('. ')}</span>
              </span>
              {mayWrite && isActive ? (
                <ActionMenu>
                  <ActionMenu.Trigger>
                    <Button size="xsmall" variant="tertiary" data-color="neutral" icon={<MenuElipsisHorizontalIcon title={t.acts(one.name)} />} />
                  </ActionMenu.Trigger>
                  <ActionMenu.Content align="end">
                    <ActionMenu.Item onSelect={() => setOpen({ act: 'rename', device: one })}>{t.rename}</ActionMenu.Item>
                    {one.here ? null : <ActionMenu.Item variant="danger" onSelect={() => setOpen({ act: 'remove', device: one })}>{t.remove}</ActionMenu.Item>}
                  </ActionMenu.Content>
                </ActionMenu>
              ) : null}
            </li>
          )
        })}
      </ul>
      {open?.act === 'rename' ? <Rename device={open.device} onClose={close} /> : null}
      {open?.act === 'remove' ? <Remove device={open.device} onClose={close} /> : null}
    </Panel>
  )
}
