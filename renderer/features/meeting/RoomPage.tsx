// The room's own window, or the whole window when there is only one screen. Its title and address hold no names.
import { ArrowLeftIcon, ExpandIcon } from '@navikt/aksel-icons'
import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useKeys } from '../../keys.ts'
import type { Params } from '../../routes.tsx'
import { announce } from '../../state/announce.ts'
import { useMay } from '../../state/session.ts'
import { followSettings } from '../../state/settings.ts'
import { text } from '../../text.ts'
import { ErrorState } from '../../ui/states.tsx'
import { RoomFrame } from './RoomFrame.tsx'

const t = text.meeting.room

/** The whole screen, by button or F11. Where the window may not ask for it, the program's own key does. */
function useFullScreen(): { full: boolean; toggle: () => void } {
  const [full, setFull] = useState(() => document.fullscreenElement !== null)
  useEffect(() => {
    const follow = () => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', follow)
    return () => document.removeEventListener('fullscreenchange', follow)
  }, [])
  const toggle = () => void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => announce(t.fullScreenFailed, 'assertive'))
  return { full, toggle }
}

export function RoomPage({ params }: { params: Params }) {
  const meetingId = params['meetingId'] ?? ''
  const [, navigate] = useLocation()
  const asked = useQuery('meeting.room', { meetingId })
  const cover = useCommand('meeting.cover')
  const mayRun = useMay('meeting.run')
  const isOwnWindow = window.opener !== null
  const { full, toggle } = useFullScreen()
  useEffect(() => {
    document.title = t.title
  }, [])
  useEffect(followSettings, [])
  useKeys('meeting', {
    cover: (key) => {
      if (key === 'Escape' && !isOwnWindow && asked.data?.covered) navigate(`/boliglag/${meetingId}`)
      else if (mayRun) void cover.run({ meetingId })
    },
    fullScreen: toggle,
  })
  return (
    <main className="room-page" aria-label={t.title}>
      <h1 className="aksel-sr-only">{t.title}</h1>
      {asked.error ? <div className="room-error"><ErrorState error={asked.error} again={asked.again} /></div> : null}
      {asked.data && !asked.error ? <RoomFrame room={asked.data} className="fit-page" /> : null}
      <div className="room-tools">
        {isOwnWindow ? null : <Link href={`/boliglag/${meetingId}`}><ArrowLeftIcon aria-hidden /> {t.back}</Link>}
        <button type="button" onClick={toggle}><ExpandIcon aria-hidden /> {full ? t.leaveFullScreen : t.fullScreen}</button>
      </div>
    </main>
  )
}
