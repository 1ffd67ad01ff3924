// Icons Aksel lacks: the meeting table, the app's mark, a neutral shield, and the symbols of a household.
import type { SVGProps } from 'react'

type Svg = SVGProps<SVGSVGElement> & { title?: string }
const base = { width: '1em', height: '1em', fill: 'none', viewBox: '0 0 24 24', focusable: false, 'aria-hidden': true } as const

export function TableMeetingIcon({ title: _title, ...props }: Svg) {
  return (
    <svg {...base} {...props} stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round">
      <rect x="3" y="9" width="18" height="6" rx="1.5" />
      <circle cx="7" cy="5.5" r="1.5" />
      <circle cx="12" cy="5.5" r="1.5" />
      <circle cx="17" cy="5.5" r="1.5" />
      <circle cx="7" cy="18.5" r="1.5" />
      <circle cx="12" cy="18.5" r="1.5" />
      <circle cx="17" cy="18.5" r="1.5" />
    </svg>
  )
}

/** The app's mark: a roof over a table. */
export function AppMark() {
  return (
    <svg className="app-mark" viewBox="0 0 32 32" width="34" height="34" fill="none" aria-hidden focusable={false} strokeLinecap="round" strokeLinejoin="round">
      <path d="M4 14 16 4l12 10" stroke="#fff" strokeWidth="2.6" />
      <path d="M7 19.5h18" stroke="#ebb16c" strokeWidth="3" />
      <path d="M10.5 20v8M21.5 20v8" stroke="#fff" strokeWidth="2.6" />
    </svg>
  )
}

/** A neutral shield where the municipality has not put its own coat of arms. */
export function Arms() {
  return (
    <svg className="arms" viewBox="0 0 22 26" width="22" height="26" aria-hidden focusable={false}>
      <path d="M1 1h20v13c0 6-4.500 9-10 11C5.500 23 1 20 1 14Z" fill="currentColor" />
      <path d="M4.500 9c2.200-1.800 4.300-1.800 6.500 0s4.300 1.800 6.500 0M4.500 14c2.200-1.800 4.300-1.800 6.500 0s4.300 1.800 6.500 0" fill="none" stroke="var(--ax-bg-default)" strokeWidth="1.8" strokeLinecap="round" />
    </svg>
  )
}

/** Shapes of people and animals on a shared ground line; sizes tell adult, child and baby apart. */
export const SHAPES = {
  adult: { width: 9, path: 'M4.500 0a2.200 2.200 0 1 1 0 4.400 2.200 2.200 0 0 1 0-4.400ZM1.300 7c0-1.200.8-2 2-2h2.400c1.200 0 2 .8 2 2v4.200H6.600V16H2.400v-4.800H1.300Z' },
  pregnant: { width: 10, path: 'M4.500 0a2.200 2.200 0 1 1 0 4.400 2.200 2.200 0 0 1 0-4.400ZM1.300 7c0-1.200.8-2 2-2h2.200c1 0 1.700.6 1.900 1.400 1.400.5 2.300 1.500 2.300 2.700 0 1.300-1 2.200-2.500 2.500L6.600 16H2.400v-4.800H1.300Z' },
  child: { width: 8, path: 'M4 5.200a1.700 1.700 0 1 1 0 3.400 1.700 1.700 0 0 1 0-3.400ZM1.700 10.400c0-.8.6-1.300 1.300-1.300h2c.7 0 1.300.5 1.300 1.300v2.300h-.8V16h-3v-3.300h-.8Z' },
  baby: { width: 7, path: 'M3.500 8.800a1.500 1.500 0 1 1 0 3 1.500 1.500 0 0 1 0-3ZM1.300 16c0-2.200.9-3.700 2.200-3.700s2.200 1.500 2.200 3.700Z' },
  dog: { width: 15, path: 'M1 6.200 3.200 8h5.600l1.400-3 1.500.7 2.300.5-.4 1.800-2 .7-.9 2.300V16H9.300v-3.600H4.700V16H3.200v-5L1.600 8.600Z' },
  cat: { width: 12, path: 'M1.200 5.500c.9 0 1.300.8 1.200 2l.2 2.200h4.200l.7-2.200V4.800l1.300 1 1.400-.1 1.200-.9v2.700L10 9v7H8.800v-3.200H4.200V16H3v-4.600c-1.300-1-1.500-2.800-1.300-4.100-.1-.5-.3-.6-.9-.6Z' },
} as const
