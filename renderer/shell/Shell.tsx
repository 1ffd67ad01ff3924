// The frame around every place: skip link, rail, top bar, the page, undo strip, palette and help.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { may, type Permission, type Role } from '../../shared/access.ts'
import { useKeys, type Place } from '../keys.ts'
import { ROUTES } from '../routes.tsx'
import { useStatus } from '../state/session.ts'
import { text } from '../text.ts'
import { EmptyState } from '../ui/states.tsx'
import { AutoLock } from './AutoLock.tsx'
import { CommandPalette } from './CommandPalette.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { lockNow } from './lock.ts'
import { nextPanel } from './panels.ts'
import { PLACES } from './places.tsx'
import { Rail } from './Rail.tsx'
import { TopBar } from './TopBar.tsx'
import { undoLast, UndoStrip } from './UndoStrip.tsx'

const mayAny = (role: Role, permissions: readonly Permission[]) => permissions.some((one) => may(role, one))
const matches = (path: string, location: string) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`).test(location)

function useFirstPlace(location: string, navigate: (to: string, options?: { replace?: boolean }) => void) {
  const { session } = useStatus()
  useEffect(() => {
    if (location !== '/' && location !== '') return
    const first = PLACES.find((place) => session && mayAny(session.role, place.permission))
    if (first) navigate(first.href, { replace: true })
  }, [location, navigate, session])
}

/** @param home the first place this user may open */
function NoWay({ title, body, home }: { title: string; body: string; home?: { href: string; label: string } | undefined }) {
  return (
    <div className="page">
      <EmptyState level="1" title={title} body={body}>{home ? <Link className="plain-link" href={home.href}>{text.shell.toPlace(home.label)}</Link> : null}</EmptyState>
    </div>
  )
}

export function Shell() {
  const [location, navigate] = useLocation()
  const [open, setOpen] = useState<'search' | 'keys' | null>(null)
  const main = useRef<HTMLElement>(null)
  const status = useStatus()
  const role = status.session!.role
  const visible = useMemo(() => PLACES.filter((place) => mayAny(role, place.permission)), [role])
  const route = ROUTES.find((one) => matches(one.path, location))
  const place: Place = route?.place ?? 'everywhere'
  useFirstPlace(location, navigate)

  const arrived = useRef(location)
  useEffect(() => {
    if (arrived.current === location) return
    arrived.current = location
    main.current?.focus({ preventScroll: true })
    main.current?.scrollTo({ top: 0 })
    document.title = `${text.shell.place[(place === 'everywhere' ? 'today' : place) as keyof typeof text.shell.place]} – ${text.shell.app}`
  }, [location, place])

  const openSearch = useCallback(() => setOpen('search'), [])
  const openKeys = useCallback(() => setOpen('keys'), [])
  useKeys('everywhere', {
    search: openSearch,
    help: openKeys,
    place: (key) => {
      const to = visible[Number(key.slice(-1)) - 1]
      if (to) navigate(to.href)
    },
    panel: nextPanel,
    undo: () => void undoLast(),
    lock: () => void lockNow(),
  })

  return (
    <div className="shell">
      <a className="skip" href="#innhold" onClick={(event) => { event.preventDefault(); main.current?.focus() }}>
        {text.shell.skip}
      </a>
      <Rail places={visible} location={location} current={place === 'case' ? 'cases' : place} />
      <TopBar onSearch={openSearch} onKeys={openKeys} />
      <main className="content" id="innhold" tabIndex={-1} ref={main}>
        {status.readOnly ? <div className="banner" role="status">{text.shell.readOnly}</div> : null}
        {status.lostLog ? <div className="banner" role="status">{text.shell.lostLog}</div> : null}
        <Switch>
          {ROUTES.map(({ path, permission, page: Page }) => (
            <Route key={path} path={path}>
              {(params) => (mayAny(role, permission) ? <Page params={params as Record<string, string>} key={JSON.stringify(params)} /> : <NoWay {...text.shell.noAccess} home={visible[0]} />)}
            </Route>
          ))}
          <Route>{location === '/' || location === '' ? null : <NoWay {...text.shell.notFound} />}</Route>
        </Switch>
      </main>
      <UndoStrip />
      <AutoLock />
      {open === 'search' ? <CommandPalette onClose={() => setOpen(null)} onKeys={openKeys} places={visible} /> : null}
      {open === 'keys' ? <KeysDialog place={place} onClose={() => setOpen(null)} /> : null}
    </div>
  )
}
