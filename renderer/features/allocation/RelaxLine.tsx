// Setting a must aside in a search: said in a banner as long as it lasts, and never written in the case.
import { ActionMenu, Button } from '@navikt/ds-react'
import { useState } from 'react'
import { text } from '../../text.ts'
import { choose, useChoice } from './choice.ts'

const t = text.allocation.relax
interface Option { key: string; label: string }

export function RelaxLine({ options }: { options: readonly Option[] }) {
  const relaxed = useChoice((state) => state.relaxed)
  // A must that is set aside is no longer a must in the answer: its words are remembered here.
  const [known, setKnown] = useState<Readonly<Record<string, string>>>({})
  const open = options.filter((one) => !relaxed.includes(one.key))
  const setAside = (one: Option) => {
    setKnown({ ...known, [one.key]: one.label })
    choose({ relaxed: [...relaxed, one.key] })
  }
  if (open.length === 0 && relaxed.length === 0) return null
  return (
    <div className="relax-line" data-on={relaxed.length > 0 || undefined}>
      {relaxed.length > 0 ? <span role="status">{t.banner(relaxed.map((key) => (known[key] ?? key).toLowerCase()).join(', '))} <button type="button" className="plain-link" onClick={() => choose({ relaxed: [] })}>{t.reset}</button></span> : null}
      {open.length > 0 ? (
        <ActionMenu>
          <ActionMenu.Trigger><Button size="xsmall" variant="tertiary" data-color="neutral">{t.title}</Button></ActionMenu.Trigger>
          <ActionMenu.Content>
            <ActionMenu.Group label={t.title}>{open.map((one) => <ActionMenu.Item key={one.key} onSelect={() => setAside(one)}>{one.label}</ActionMenu.Item>)}</ActionMenu.Group>
          </ActionMenu.Content>
        </ActionMenu>
      ) : null}
    </div>
  )
}
