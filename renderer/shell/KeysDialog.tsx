// The keys that work here and everywhere, from the one table.
import { SHORTCUTS, type Place } from '../keys.ts'
import { text } from '../text.ts'
import { ShowDialog } from '../ui/Dialogs.tsx'
import { Key } from '../ui/KeyHint.tsx'

function Keys({ place, title }: { place: Place; title: string }) {
  return (
    <table className="keys-table">
      <caption className="section-title">{title}</caption>
      <tbody>
        {SHORTCUTS[place].map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.label.replace(/^./, (letter) => letter.toUpperCase())}</th>
            <td>
              {row.shown.map((key) => (
                <Key key={key}>{key}</Key>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function KeysDialog({ place, onClose }: { place: Place; onClose: () => void }) {
  const names = text.shell.place as Partial<Record<Place, string>>
  return (
    <ShowDialog title={text.keys.title} onClose={onClose}>
      {place !== 'everywhere' && SHORTCUTS[place].length > 0 ? <Keys place={place} title={text.keys.here(names[place] ?? '')} /> : null}
      <Keys place="everywhere" title={text.keys.everywhere} />
      <p className="form-note">{text.keys.singleNote}</p>
    </ShowDialog>
  )
}
