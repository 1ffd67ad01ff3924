// Which of three the window shows: a way in, the room screen, or the desk with its places.
import { Provider, Theme } from '@navikt/ds-react'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Route, Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { client, followChanges } from './data/client.ts'
import { useQuery } from './data/useQuery.ts'
import { Gate } from './features/access/Gate.tsx'
import { RecoveryCodePage } from './features/access/RecoveryCodePage.tsx'
import { fetchPages, RoomPage } from './routes.tsx'
import { Shell } from './shell/Shell.tsx'
import { LiveRegions } from './shell/LiveRegions.tsx'
import { useRecovery } from './state/recovery.ts'
import { applyTheme, themeNow, useSettings } from './state/settings.ts'
import { StatusContext } from './state/session.ts'
import { text } from './text.ts'
import { ErrorState } from './ui/states.tsx'

function useTheme(): 'light' | 'dark' {
  const { theme, density } = useSettings()
  const [now, setNow] = useState(() => themeNow(theme))
  useEffect(() => {
    const media = window.matchMedia('(prefers-color-scheme: dark)')
    const apply = () => {
      applyTheme()
      setNow(themeNow(theme))
    }
    apply()
    media.addEventListener('change', apply)
    return () => media.removeEventListener('change', apply)
  }, [theme, density])
  return now
}

/** Said only when the store takes a while, as right after locking; otherwise nothing flickers by. */
function Opening() {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = window.setTimeout(() => setSlow(true), 400)
    return () => window.clearTimeout(timer)
  }, [])
  return slow ? <main className="gate"><h1 className="gate-opening" role="status">{text.shell.opening}</h1></main> : null
}

function Inside() {
  const { data: status, error, again } = useQuery('app.status', {})
  useEffect(() => {
    const timer = window.setInterval(again, 60_000)
    return () => window.clearInterval(timer)
  }, [again])
  const recovery = useRecovery()
  if (recovery.code) return <RecoveryCodePage code={recovery.code} municipality={recovery.municipality || (status?.municipality ?? '')} />
  if (error && !status) return <main className="gate"><div className="gate-card"><ErrorState error={error} again={again} /></div></main>
  if (!status) return <Opening />
  return (
    <StatusContext.Provider value={status}>
      {status.state !== 'open' || !status.session ? (
        <Gate status={status} />
      ) : (
        <Router hook={useHashLocation}>
          <Route path="/rom/:meetingId">{(params) => <RoomPage params={params} />}</Route>
          <Route path={/^\/(?!rom\/).*$/}>
            <Shell />
          </Route>
        </Router>
      )}
    </StatusContext.Provider>
  )
}

export function App() {
  const theme = useTheme()
  useEffect(followChanges, [])
  useEffect(() => {
    const timer = window.setTimeout(() => void fetchPages(), 50)
    return () => window.clearTimeout(timer)
  }, [])
  return (
    <QueryClientProvider client={client}>
      <Theme theme={theme} data-color="accent" className="root-theme">
        <Provider>
          <LiveRegions />
          <Inside />
        </Provider>
      </Theme>
    </QueryClientProvider>
  )
}
