// How tracks ended in a period, families with children apart, with the list behind each number.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { dateText } from '../../../shared/dates.ts'
import { trackOutcome } from '../../../shared/model/codes.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { ShowDialog } from '../../ui/Dialogs.tsx'
import { DateField } from '../../ui/Field.tsx'
import { Fact } from '../../ui/small.tsx'
import { Answered } from '../../ui/states.tsx'

const t = text.keeping.outcome

export function OutcomesDialog({ onClose }: { onClose: () => void }) {
  const today = useToday()
  const [from, setFrom] = useState<string | null>(`${today.slice(0, 4)}-01-01`)
  const [to, setTo] = useState<string | null>(today)
  const [shown, setShown] = useState<string | null>(null)
  const asked = useQuery('keeping.outcomes', { from: from ?? '2000-01-01', to: to ?? today }, { keep: true })
  return (
    <ShowDialog title={t.title} wide onClose={onClose}>
      <div className="two-fields"><DateField label={t.from} value={from} onChange={setFrom} /><DateField label={t.to} value={to} onChange={setTo} /></div>
      <Answered asked={asked}>
        {(data) => (
          <>
            <dl className="facts-row"><Fact label={t.opened}>{data.opened}</Fact><Fact label={t.open}>{data.open}</Fact><Fact label={t.ended}>{data.ended}</Fact></dl>
            {data.groups.length === 0 ? <p className="page-note">{t.none}</p> : (
              <table className="info-table">
                <thead><tr><th>{t.column.outcome}</th><th data-numeric>{t.column.all}</th><th data-numeric>{t.column.families}</th><th>{t.column.who}</th></tr></thead>
                <tbody>
                  {data.groups.map((group) => (
                    <tr key={group.outcome}>
                      <td>{trackOutcome.labels[group.outcome]}</td><td data-numeric className="num">{group.all}</td><td data-numeric className="num">{group.families}</td>
                      <td className="wrap">
                        {shown === group.outcome ? <ul className="plain-list">{group.rows.map((row) => <li key={row.trackId}><Link className="plain-link" href={`/oppfolging/beholde/${row.trackId}`}>{row.name}</Link>, {dateText(row.endedOn)}. {text.keeping.kids(row.children)}.</li>)}</ul> : <Button size="xsmall" variant="tertiary" aria-label={t.show(group.all, trackOutcome.labels[group.outcome])} onClick={() => setShown(group.outcome)}>{text.keeping.showAll}</Button>}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {data.hidden > 0 ? <p className="page-note">{text.keeping.hidden(data.hidden)}</p> : null}
          </>
        )}
      </Answered>
    </ShowDialog>
  )
}
