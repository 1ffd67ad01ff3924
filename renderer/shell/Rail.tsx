// The places at the left, with how much waits where the user can act on it.
import { Link } from 'wouter'
import { useQuery } from '../data/useQuery.ts'
import { useExchange, useNewsPoll } from '../state/exchange.ts'
import { useMay } from '../state/session.ts'
import { text } from '../text.ts'
import { AppMark } from '../ui/icons.tsx'
import type { PlaceLink } from './places.tsx'

export function Rail({ places, current }: { places: readonly PlaceLink[]; location: string; current: string }) {
  const mayToday = useMay('today.read')
  const { data } = useQuery('today.get', {}, { enabled: mayToday })
  const waiting = data?.waitingOnMe ?? 0
  useNewsPoll(useMay('exchange'))
  const exchange = useExchange((state) => state.news.count + state.waiting)
  return (
    <nav className="rail" aria-label={text.shell.places}>
      <AppMark />
      {places.map(({ id, href, label, icon: Icon }) => (
        <Link key={id} href={href} className={`rail-link ${id === 'settings' ? 'rail-last' : ''}`} aria-current={current === id ? 'page' : undefined}>
          <Icon aria-hidden />
          {label}
          {id === 'today' && waiting > 0 && current !== 'today' ? <span className="rail-badge">{waiting}</span> : null}
          {id === 'exchange' && exchange > 0 && current !== 'exchange' ? <span className="rail-badge">{exchange}</span> : null}
        </Link>
      ))}
    </nav>
  )
}
