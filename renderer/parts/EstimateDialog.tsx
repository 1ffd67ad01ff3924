// An estimate of the state housing allowance, line by line, with the year of its rates. Facts that lack are asked for; without them there is no figure. It is shown and printed, not kept.
import { Button, Checkbox } from '@navikt/ds-react'
import { useState } from 'react'
import { kroner } from '../../shared/dates.ts'
import { ALLOWANCE_GROUPS, type AllowanceFacts } from '../../shared/domain/housing-allowance.ts'
import { saveFile } from '../data/files.ts'
import { useCommand } from '../data/useCommand.ts'
import { useQuery } from '../data/useQuery.ts'
import { useMay } from '../state/session.ts'
import { text } from '../text.ts'
import { ShowDialog } from '../ui/Dialogs.tsx'
import { Choice, NumberInput } from '../ui/Field.tsx'
import { MoneyInput } from '../ui/Money.tsx'
import { Answered, Failed } from '../ui/states.tsx'

const t = text.instruments.estimate

function Form({ caseId, first, sources, onClose }: { caseId: string; first: AllowanceFacts; sources: readonly string[]; onClose: () => void }) {
  const [facts, setFacts] = useState(first)
  const mayPrint = useMay('export.people')
  const set = (patch: Partial<AllowanceFacts>) => setFacts({ ...facts, ...patch })
  const asked = useQuery('allowance.estimate', facts, { keep: true })
  const print = useCommand('export.allowance')
  const make = async () => {
    const answer = await print.run({ caseId, facts })
    if (answer.ok) await saveFile(answer.value)
  }
  const answer = asked.data
  return (
    <ShowDialog title={t.title} wide onClose={onClose} footer={<><Button size="small" variant="secondary" data-color="neutral" onClick={onClose}>{text.common.close}</Button>{mayPrint && answer && answer.monthly !== null ? <Button size="small" onClick={() => void make()}>{t.print}</Button> : null}</>}>
      <p className="page-note">{t.notDecision} {sources.length > 0 ? `${t.known} ${sources.join(', ')}.` : ''}</p>
      <div className="two-fields">
        <NumberInput label={t.persons} value={facts.persons} onChange={(persons) => set({ persons })} />
        <MoneyInput label={t.income} value={facts.monthlyIncome} onChange={(monthlyIncome) => set({ monthlyIncome })} />
        <MoneyInput label={t.wealth} hint={t.wealthHint} value={facts.wealth} onChange={(wealth) => set({ wealth })} />
        <MoneyInput label={t.costs} value={facts.monthlyCosts} onChange={(monthlyCosts) => set({ monthlyCosts })} />
        <Choice label={t.tenure} value={facts.tenure} onChange={(tenure: AllowanceFacts['tenure']) => set({ tenure })} options={{ rent: t.rent, owned: t.owned }} />
        <Choice label={t.group} value={facts.group} onChange={(group: AllowanceFacts['group']) => set({ group })} options={ALLOWANCE_GROUPS} />
      </div>
      <Checkbox size="small" checked={facts.adapted} onChange={() => set({ adapted: !facts.adapted })}>{t.adapted}</Checkbox>
      <Failed error={print.failed} />
      <Answered asked={asked}>
        {(data) => (
          <div role="status">
            {data.ratesMissing ? <p className="form-warning">{data.ratesMissing}</p> : data.lacks.length > 0 ? <div className="step-lacks"><strong>{t.asks}</strong><ul>{data.lacks.map((one) => <li key={one}>{one}</li>)}</ul></div> : (
              <>
                <p className="estimate-sum"><span className="quiet small">{t.label(data.year!)}</span><strong>{data.monthly! > 0 ? t.month(kroner(data.monthly!)) : t.none}</strong></p>
                <table className="info-table"><caption className="aksel-sr-only">{t.lines}</caption><tbody>{data.lines.map((line) => <tr key={line.key}><th scope="row">{line.label}</th><td data-numeric className="num nowrap">{line.text}</td><td className="wrap quiet small">{line.why}</td></tr>)}</tbody></table>
                <p className="page-note">{t.source(data.source!)}</p>
              </>
            )}
          </div>
        )}
      </Answered>
    </ShowDialog>
  )
}

export function EstimateDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { data } = useQuery('allowance.facts', { caseId })
  return data ? <Form caseId={caseId} first={data.facts} sources={data.sources} onClose={onClose} /> : null
}
