// The pages of one place, side by side under the heading: Oppfølging and Boliger hold more than one desk.
import { Link, useLocation } from 'wouter'
import { may, type Permission } from '../../shared/access.ts'
import { text } from '../text.ts'
import { useStatus } from '../state/session.ts'

const SECTIONS = {
  followup: [
    ['/oppfolging', 'plans', 'plan.read'], ['/oppfolging/kalender', 'calendar', 'plan.read'], ['/oppfolging/laget', 'team', 'plan.read'], ['/oppfolging/beholde', 'keeping', 'plan.read'],
    ['/oppfolging/midlertidig', 'stays', 'plan.read'], ['/oppfolging/eie', 'ownership', 'plan.read'], ['/oppfolging/virkemidler', 'instruments', 'plan.read'],
  ],
  dwellings: [['/boliger', 'register', 'dwelling.read'], ['/boliger/tomgang', 'vacancies', 'dwelling.read'], ['/boliger/utleiere', 'landlords', 'dwelling.read'], ['/boliger/kartlegging', 'campaigns', 'plan.read'], ['/boliger/behov', 'needs', 'case.read']],
} as const satisfies Record<string, readonly (readonly [string, keyof typeof text.subnav.pages, Permission])[]>

/** A page, or one under it; the first page of a place stands for itself alone. */
const isHere = (here: string, href: string) => here === href || (href.split('/').length > 2 && here.startsWith(`${href}/`))

/** @param section the place whose pages are listed; those the user may not open are left out */
export function SubNav({ section }: { section: keyof typeof SECTIONS }) {
  const [here] = useLocation()
  const { session } = useStatus()
  return (
    <nav className="sub-nav" aria-label={text.subnav.label[section]}>
      {SECTIONS[section].filter(([, , permission]) => session !== null && may(session.role, permission)).map(([href, name]) => (
        <Link key={href} href={href} className="sub-nav-link" aria-current={isHere(here, href) ? 'page' : undefined}>{text.subnav.pages[name]}</Link>
      ))}
    </nav>
  )
}
