// Lists in through a dry run, lists out, and what was brought in before.
import { Button } from '@navikt/ds-react'
import { saveFile } from '../../data/files.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Failed } from '../../ui/states.tsx'
import { ImportWizard } from './ImportWizard.tsx'
import { Runs } from './Runs.tsx'

const t = text.exchange

function Out() {
  const cases = useCommand('export.cases')
  const dwellings = useCommand('export.dwellings')
  const [mayCases, mayDwellings] = [useMay('case.read'), useMay('dwelling.read')]
  const giveCases = async (format: 'xlsx' | 'csv') => {
    const answer = await cases.run({ filter: { view: 'all' }, format })
    if (answer.ok) await saveFile(answer.value)
  }
  const giveDwellings = async (format: 'xlsx' | 'csv') => {
    const answer = await dwellings.run({ format })
    if (answer.ok) await saveFile(answer.value)
  }
  const line = (label: string, give: (format: 'xlsx' | 'csv') => Promise<void>) => (
    <li>
      <strong>{label}</strong>
      <span className="gate-acts">
        <Button size="xsmall" variant="secondary" aria-label={`${label}: ${t.out.xlsx}`} onClick={() => void give('xlsx')}>{t.out.xlsx}</Button>
        <Button size="xsmall" variant="tertiary" aria-label={`${label}: ${t.out.csv}`} onClick={() => void give('csv')}>{t.out.csv}</Button>
      </span>
    </li>
  )
  return (
    <Panel title={t.out.title}>
      <p className="form-note">{t.out.body}</p>
      <ul className="lines">
        {mayCases ? line(t.out.cases, giveCases) : null}
        {mayDwellings ? line(t.out.dwellings, giveDwellings) : null}
      </ul>
      <Failed error={cases.failed ?? dwellings.failed} />
    </Panel>
  )
}

export function ListsTab() {
  const mayImport = useMay('import')
  return (
    <>
      {mayImport ? <ImportWizard /> : null}
      <div className="columns two-columns">
        {mayImport ? <Runs /> : null}
        <Out />
      </div>
    </>
  )
}
