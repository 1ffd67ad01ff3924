// Whose desk this is, the way to search, when something was last saved, and the lock.
import { CheckmarkIcon, MagnifyingGlassIcon, PadlockLockedIcon, QuestionmarkIcon } from '@navikt/aksel-icons'
import { Button } from '@navikt/ds-react'
import { useEffect, useState } from 'react'
import { osloTime } from '../../shared/dates.ts'
import { useQuery } from '../data/useQuery.ts'
import { useStatus } from '../state/session.ts'
import { useStrip } from '../state/undo.ts'
import { text } from '../text.ts'
import { Arms } from '../ui/icons.tsx'
import { Key } from '../ui/KeyHint.tsx'
import { Avatar, ToneTag } from '../ui/small.tsx'
import { lockNow } from './lock.ts'

export function TopBar({ onSearch, onKeys }: { onSearch: () => void; onKeys: () => void }) {
  const status = useStatus()
  const { data: settings } = useQuery('settings.get', {})
  const savedAt = useStrip((state) => state.savedAt)
  // The store's clock, not the window's: the demo has its own day.
  const [ahead, setAhead] = useState(0)
  useEffect(() => {
    setAhead(Date.parse(status.now) - Date.now())
  }, [status.now])
  const saved = savedAt ? text.shell.saved(osloTime(new Date(savedAt + ahead).toISOString())) : text.shell.ready
  return (
    <header className="topbar">
      <div className="topbar-office">
        <Arms />
        <strong>{status.municipality ?? text.shell.app}</strong>
        {settings ? <span>{settings.office}</span> : null}
        {status.demo ? <ToneTag>{text.shell.demo}</ToneTag> : null}
      </div>
      <button type="button" className="topbar-search" onClick={onSearch} aria-keyshortcuts="Control+K">
        <MagnifyingGlassIcon aria-hidden />
        <span>{text.shell.searchLabel}</span>
        <Key>Ctrl K</Key>
      </button>
      <div className="topbar-right">
        <span className="topbar-saved">
          <CheckmarkIcon aria-hidden /> {saved}
        </span>
        <span className="topbar-user">
          <Avatar initials={status.session!.initials} name={status.session!.name} mine /> <span>{status.session!.name}</span>
        </span>
        <Button size="xsmall" variant="tertiary" data-color="neutral" title={text.shell.keysButton} icon={<QuestionmarkIcon aria-hidden />} onClick={onKeys} />
        <Button size="xsmall" variant="tertiary" data-color="neutral" title={text.shell.lock} icon={<PadlockLockedIcon aria-hidden />} onClick={() => void lockNow()} />
      </div>
    </header>
  )
}
