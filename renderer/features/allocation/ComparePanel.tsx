// Two applicants side by side against one dwelling.
import { Button } from '@navikt/ds-react'
import { dateText } from '../../../shared/dates.ts'
import type { Candidate } from '../../../shared/operations/allocation.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { choose } from './choice.ts'
import { mustsText } from './words.ts'

const t = text.allocation

function rowsFor(pair: readonly Candidate[]): { label: string; values: string[] }[] {
  const row = (label: string, value: (one: Candidate) => string) => ({ label, values: pair.map(value) })
  const deadline = (one: Candidate) => (one.deadline && /^\d{4}-\d\d-\d\d$/.test(one.deadline) ? dateText(one.deadline) : (one.deadline ?? t.noDeadline))
  // The deadline has its own row, and a case number always differs.
  const steps = (pair[0]?.order ?? []).slice(1).filter((step) => !/lovfrist|saksnummer/i.test(step.label) && pair.some((one) => one.order.find((other) => other.label === step.label)?.value !== step.value))
  return [
    row(t.row.musts, mustsText),
    row(t.row.living, (one) => one.line),
    row(t.row.ground, (one) => [one.groupLabel, one.groupReference && `(${one.groupReference})`].filter(Boolean).join(' ')),
    row(t.row.deadline, deadline),
    ...steps.map((step) => row(step.label, (one) => one.order.find((other) => other.label === step.label)?.value ?? text.common.unknown)),
    row(t.row.wishes, (one) => t.ofWishes(one.wishes.met, one.wishes.of)),
    row(t.row.others, (one) => t.otherDwellings(one.otherDwellings)),
    ...(pair.some((one) => one.declinedBefore) ? [row(t.row.declined, (one) => one.declinedBefore ?? t.noDecline)] : []),
  ]
}

export function ComparePanel({ pair, dwelling }: { pair: readonly Candidate[]; dwelling: string }) {
  if (pair.length === 0) return null
  return (
    <Panel title={t.compareTitle} detail={t.compareDetail(dwelling)} flush className="compare" action={<Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => choose({ compared: [] })}>{t.end}</Button>}>
      <div className="compare-scroll" tabIndex={0} role="region" aria-label={t.compareCaption}>
        <table className="compare-table">
          <caption className="aksel-sr-only">{t.compareCaption}</caption>
          <thead>
            <tr>
              <td />
              {pair.map((one, index) => (
                <th key={one.caseId} scope="col">
                  <span className="pick-letter" aria-hidden>{'AB'[index]}</span> {one.name}
                </th>
              ))}
              {pair.length === 1 ? <td className="quiet">{t.compareOne}</td> : null}
            </tr>
          </thead>
          <tbody>
            {rowsFor(pair).map((row) => (
              <tr key={row.label}>
                <th scope="row">{row.label}</th>
                {row.values.map((value, index) => (
                  <td key={index}>{value}</td>
                ))}
                {pair.length === 1 ? <td /> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
