// One field for everything: finds people, cases and dwellings while one types, and the acts and places beside them.
import { ArrowRightIcon, Buildings3Icon, CalendarIcon, FileTextIcon, HandHeartIcon, MagnifyingGlassIcon, PersonIcon } from '@navikt/aksel-icons'
import { Dialog } from '@navikt/ds-react'
import { Command } from 'cmdk'
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { may } from '../../shared/access.ts'
import { useQuery } from '../data/useQuery.ts'
import { useExchange } from '../state/exchange.ts'
import { intend } from '../state/intent.ts'
import { themeNow, useSettings } from '../state/settings.ts'
import { useStatus } from '../state/session.ts'
import { text } from '../text.ts'
import type { PlaceLink } from './places.tsx'
import { lockNow } from './lock.ts'
import { undoLast } from './UndoStrip.tsx'

const KINDS = {
  case: { icon: PersonIcon, href: (id: string) => `/sak/${id}` },
  dwelling: { icon: Buildings3Icon, href: (id: string) => `/bolig/${id}` },
  note: { icon: FileTextIcon, href: (id: string) => `/sak/${id}` },
  meeting: { icon: CalendarIcon, href: (id: string) => `/boliglag/${id}` },
  plan: { icon: HandHeartIcon, href: (id: string) => `/plan/${id}` },
} as const

interface Act {
  label: string
  run: () => void
  shown: boolean
}

function useActs(onClose: () => void, onKeys: () => void): Act[] {
  const [, navigate] = useLocation()
  const role = useStatus().session!.role
  const { palette } = text.shell
  return [
    { label: palette.newApplication, run: () => { intend({ place: 'cases', act: 'new' }); navigate('/sokere') }, shown: may(role, 'case.write') },
    { label: text.intake.duplicates.title, run: () => navigate('/sokere/dobbelt'), shown: may(role, 'case.write') },
    { label: palette.newDwelling, run: () => { intend({ place: 'dwellings', act: 'new' }); navigate('/boliger') }, shown: may(role, 'dwelling.write') },
    { label: palette.importFile, run: () => { useExchange.setState({ tab: 'lists' }); navigate('/utveksling') }, shown: may(role, 'import') },
    { label: palette.theme, run: () => useSettings.getState().set({ theme: themeNow() === 'dark' ? 'light' : 'dark' }), shown: true },
    { label: palette.keys, run: onKeys, shown: true },
    { label: palette.undo, run: () => void undoLast(), shown: may(role, 'undo') },
    { label: palette.lock, run: () => void lockNow(), shown: true },
  ].map((act) => ({ ...act, run: () => { onClose(); act.run() } }))
}

const fits = (label: string, typed: string) => label.toLocaleLowerCase('nb').includes(typed.trim().toLocaleLowerCase('nb'))

export function CommandPalette({ onClose, onKeys, places }: { onClose: () => void; onKeys: () => void; places: readonly PlaceLink[] }) {
  const [typed, setTyped] = useState('')
  const [, navigate] = useLocation()
  const input = useRef<HTMLInputElement>(null)
  const acts = useActs(onClose, onKeys).filter((act) => act.shown && fits(act.label, typed))
  const asking = typed.trim().length > 0
  const { data } = useQuery('search', { text: typed.trim(), limit: 20 }, { enabled: asking, keep: true })
  const hits = asking ? (data?.hits ?? []) : []
  const found = places.filter((place) => fits(place.label, typed))
  const p = text.shell.palette
  const go = (to: string) => {
    onClose()
    navigate(to)
  }
  return (
    <Dialog open onOpenChange={(open: boolean) => open || onClose()}>
      <Dialog.Popup width="medium" initialFocusTo={input} aria-label={text.shell.searchTitle}>
        <Dialog.Body>
          <Command className="palette" label={text.shell.searchTitle} shouldFilter={false} loop>
            <div className="palette-input">
              <MagnifyingGlassIcon aria-hidden />
              <Command.Input ref={input} value={typed} onValueChange={setTyped} placeholder={text.shell.searchLabel} />
            </div>
            <Command.List label={text.shell.searchTitle}>
              {!asking ? <p className="palette-note">{p.start}</p> : null}
              {asking && data && hits.length === 0 && acts.length + found.length === 0 ? (
                <p className="palette-note" role="status">
                  {p.nothing(typed.trim())} {data.suggestion ? <button type="button" className="plain-link" onClick={() => setTyped(data.suggestion!)}>{p.meant(data.suggestion)}</button> : null}
                </p>
              ) : null}
              {hits.length > 0 ? (
                <Command.Group heading={p.hits}>
                  {hits.map((hit) => {
                    const { icon: Icon, href } = KINDS[hit.kind]
                    return (
                      <Command.Item key={`${hit.kind}-${hit.id}-${hit.hit}`} value={`${hit.kind}-${hit.id}-${hit.hit}`} onSelect={() => go(href(hit.id))}>
                        <Icon aria-hidden />
                        <strong>{hit.title}</strong>
                        <span className="quiet">{hit.detail || p.kind[hit.kind]}</span>
                      </Command.Item>
                    )
                  })}
                </Command.Group>
              ) : null}
              {acts.length > 0 ? (
                <Command.Group heading={p.acts}>
                  {acts.map((act) => (
                    <Command.Item key={act.label} value={`act-${act.label}`} onSelect={act.run}>
                      <ArrowRightIcon aria-hidden /> {act.label}
                    </Command.Item>
                  ))}
                </Command.Group>
              ) : null}
              {found.length > 0 ? (
                <Command.Group heading={p.places}>
                  {found.map(({ id, href, label, icon: Icon }) => (
                    <Command.Item key={id} value={`place-${id}`} onSelect={() => go(href)}>
                      <Icon aria-hidden /> {label}
                    </Command.Item>
                  ))}
                </Command.Group>
              ) : null}
            </Command.List>
            {data?.more && asking ? <p className="palette-note">{p.more}</p> : null}
          </Command>
        </Dialog.Body>
      </Dialog.Popup>
    </Dialog>
  )
}
