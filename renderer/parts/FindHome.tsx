// A dwelling found by its address and chosen from a short list: used where one thing is linked to a dwelling.
import { Button, TextField } from '@navikt/ds-react'
import { useState } from 'react'
import { dwellingState } from '../../shared/model/codes.ts'
import type { Output } from '../../shared/operations/index.ts'
import { useQuery } from '../data/useQuery.ts'
import { text } from '../text.ts'

export type FoundHome = Output<'home.find'>[number]
const t = text.landlords.find

export function FindHome({ chosen, onChoose, leaveOut = [] }: { chosen: FoundHome | null; onChoose: (home: FoundHome) => void; leaveOut?: readonly string[] }) {
  const [typed, setTyped] = useState('')
  const asked = useQuery('home.find', { text: typed.trim(), limit: 12 }, { enabled: typed.trim().length > 1, keep: true })
  const found = (typed.trim().length > 1 ? (asked.data ?? []) : []).filter((home) => !leaveOut.includes(home.id))
  return (
    <div className="find-home" data-missing={chosen === null}>
      <TextField size="small" label={t.label} description={chosen ? t.chosen(chosen.label) : t.hint} value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value.slice(0, 100))} />
      <ul className="lines" aria-label={t.hits} aria-live="polite">
        {found.map((home) => (
          <li key={home.id}>
            <span>{home.label} <span className="quiet">{dwellingState.labels[home.state]}</span></span>
            <Button size="xsmall" type="button" variant="secondary" aria-pressed={chosen?.id === home.id} aria-label={chosen?.id === home.id ? t.chosenOf(home.label) : t.choose(home.label)} onClick={() => onChoose(home)}>{chosen?.id === home.id ? t.isChosen : t.act}</Button>
          </li>
        ))}
        {typed.trim().length > 1 && asked.data && found.length === 0 ? <li className="quiet">{t.none}</li> : null}
      </ul>
    </div>
  )
}
