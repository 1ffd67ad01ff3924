// Files brought in before, each of which can be taken back whole.
import { Button } from '@navikt/ds-react'
import { dateText, osloDate, osloTime } from '../../../shared/dates.ts'
import { importKind, importStatus } from '../../../shared/model/codes.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Answered, Failed } from '../../ui/states.tsx'

const t = text.exchange.runs

export function Runs() {
  const asked = useQuery('import.runs', {}, { keep: true })
  const undo = useCommand('import.undo', (output: { undone: number }) => text.exchange.done.undone(output.undone))
  return (
    <Panel title={t.title}>
      <Answered asked={asked}>
        {(runs) =>
          runs.length === 0 ? (
            <p className="gate-text quiet">{t.none}</p>
          ) : (
            <table className="info-table">
              <thead><tr><th>{t.file}</th><th>{t.kind}</th><th>{t.when}</th><th>{t.who}</th><th data-numeric>{t.counts}</th><th>{t.status}</th></tr></thead>
              <tbody>
                {runs.map((run) => (
                  <tr key={run.id}>
                    <td className="wrap"><strong>{run.fileName}</strong></td>
                    <td>{importKind.labels[run.kind]}</td>
                    <td className="nowrap">{dateText(osloDate(run.at))} {osloTime(run.at)}</td>
                    <td>{run.who}</td>
                    <td data-numeric>{[run.counts.added, run.counts.changed, run.counts.skipped, run.counts.refused].join(' / ')}</td>
                    <td>{run.status === 'applied' ? <Button size="xsmall" variant="secondary" data-color="neutral" aria-label={`${t.undo}: ${run.fileName}`} onClick={() => void undo.run({ id: run.id })}>{t.undo}</Button> : importStatus.labels[run.status]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
      <Failed error={undo.failed} />
    </Panel>
  )
}
