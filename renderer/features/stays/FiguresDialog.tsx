// The year's households in temporary accommodation by how long they stayed, with the list behind each number.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useQuery } from '../../data/useQuery.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { ShowDialog } from '../../ui/Dialogs.tsx'
import { Choice } from '../../ui/Field.tsx'
import { Answered } from '../../ui/states.tsx'

const t = text.stays.figure
const YEARS = 5

interface Person { caseId: string; name: string; days: number; children: number | null }

function Behind({ rows, what }: { rows: readonly Person[]; what: string }) {
  const [shown, setShown] = useState(false)
  if (rows.length === 0) return null
  if (!shown) return <Button size="xsmall" variant="tertiary" aria-label={t.show(rows.length, what)} onClick={() => setShown(true)}>{text.stays.showAll}</Button>
  return <ul className="plain-list">{rows.map((row) => <li key={row.caseId}><Link className="plain-link" href={`/sak/${row.caseId}`}>{row.name}</Link>, {text.stays.days(row.days)}{row.children ? `, ${text.stays.children(row.children)}` : ''}</li>)}</ul>
}

export function FiguresDialog({ onClose }: { onClose: () => void }) {
  const now = Number(useToday().slice(0, 4))
  const [year, setYear] = useState(now)
  const asked = useQuery('stay.figures', { year }, { keep: true })
  return (
    <ShowDialog title={t.title(year)} wide onClose={onClose}>
      <div className="narrow-field"><Choice label={t.year} value={String(year)} onChange={(value: string) => setYear(Number(value))} options={Object.fromEntries(Array.from({ length: YEARS }, (_, i) => [String(now - i), String(now - i)]).toReversed())} /></div>
      <Answered asked={asked}>
        {(data) => {
          const words = t.lengths(data.limits.short, data.limits.long)
          return (
            <>
              <table className="info-table">
                <thead><tr><th>{t.length}</th><th data-numeric>{t.households}</th><th data-numeric>{t.families}</th><th data-numeric>{t.share}</th><th>{t.who}</th></tr></thead>
                <tbody>
                  {data.lengths.map((one) => <tr key={`${year}:${one.key}`}><td>{words[one.key]}</td><td data-numeric className="num">{one.households}</td><td data-numeric className="num">{one.families}</td><td data-numeric className="num">{String(one.share).replace('.', ',')} %</td><td className="wrap"><Behind rows={one.rows} what={words[one.key]} /></td></tr>)}
                  <tr><td><strong>{t.total}</strong></td><td data-numeric className="num"><strong>{data.households}</strong></td><td data-numeric className="num"><strong>{data.families}</strong></td><td /><td /></tr>
                  <tr key={`${year}:night`}><td>{t.night}</td><td data-numeric className="num">{data.nightShelter.households}</td><td /><td /><td className="wrap"><Behind rows={data.nightShelter.rows} what={t.night} /></td></tr>
                </tbody>
              </table>
              <p className="page-note">{t.rule(data.source)}</p>
            </>
          )
        }}
      </Answered>
    </ShowDialog>
  )
}
