// A key and what it does, read from the one table. Only for the eye: the help dialog tells the same in words.
import { shortcut, type Place } from '../keys.ts'

export function Key({ children }: { children: string }) {
  return <kbd className="key">{children}</kbd>
}

export function KeyHint({ place, id }: { place: Place; id: string }) {
  const row = shortcut(place, id)
  if (!row) return null
  return (
    <span className="key-hint" aria-hidden>
      {row.shown.map((key) => (
        <Key key={key}>{key}</Key>
      ))}
      {row.label}
    </span>
  )
}
