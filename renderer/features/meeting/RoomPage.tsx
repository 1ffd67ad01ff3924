// The room's own window, or the whole window when there is only one screen. Its title and address hold no names.
import { ArrowLeftIcon } from '@navikt/aksel-icons'
import { useEffect } from 'react'
import { Link, useLocation } from 'wouter'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useKeys } from '../../keys.ts'
import type { Params } from '../../routes.tsx'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { ErrorState } from '../../ui/states.tsx'
import { Fit } from './Fit.tsx'
import { RoomScreen } from './RoomScreen.tsx'

export function RoomPage({ params }: { params: Params }) {
  const meetingId = params['meetingId'] ?? ''
  const [, navigate] = useLocation()
  const asked = useQuery('meeting.room', { meetingId })
  const cover = useCommand('meeting.cover')
  const mayRun = useMay('meeting.run')
  const isOwnWindow = window.opener !== null
  useEffect(() => {
    document.title = text.meeting.room.title
  }, [])
  useKeys('meeting', {
    cover: (key) => {
      if (asked.data && !asked.data.covered) {
        if (mayRun) void cover.run({ meetingId })
      } else if (key === 'Escape' && !isOwnWindow) navigate(`/boliglag/${meetingId}`)
    },
  })
  return (
    <main className="room-page" aria-label={text.meeting.room.title}>
      <h1 className="aksel-sr-only">{text.meeting.room.title}</h1>
      {asked.error ? <div className="room-error"><ErrorState error={asked.error} again={asked.again} /></div> : null}
      {asked.data && !asked.error ? (
        <Fit className="fit-page">
          <RoomScreen room={asked.data} />
        </Fit>
      ) : null}
      {isOwnWindow ? null : (
        <Link href={`/boliglag/${meetingId}`} className="room-back">
          <ArrowLeftIcon aria-hidden /> {text.meeting.room.back}
        </Link>
      )}
    </main>
  )
}
