// Who stands outside for a dwelling, and the reason for each: nobody is left out without one.
import type { Candidate } from '../../../shared/operations/allocation.ts'
import { useQuery } from '../../data/useQuery.ts'
import { text } from '../../text.ts'
import { CriterionSign } from '../../ui/CriterionSign.tsx'
import { ShowDialog } from '../../ui/Dialogs.tsx'
import { Answered } from '../../ui/states.tsx'
import { ProtectedTag } from '../../ui/small.tsx'
import { decides } from './words.ts'

const t = text.allocation
const MOST = 200
/** Nothing about the dwelling stands in the way: the applicant is parked. */
const isLeftOut = (one: Candidate) => !one.criteria.some((criterion) => criterion.outcome === 'notMet' && decides(criterion))

export function OutsideDialog({ dwellingId, onClose }: { dwellingId: string; onClose: () => void }) {
  const asked = useQuery('match.forDwelling', { dwellingId, limit: 1, outsideLimit: MOST })
  return (
    <ShowDialog wide title={t.outsideTitle(asked.data?.outsideTotal ?? 0)} description={t.outsideBody} onClose={onClose}>
      <Answered asked={asked}>
        {(data) => (
          <div className="outside" tabIndex={0} role="group" aria-label={t.outsideReasons}>
            <h2 className="section-title">{t.outsideReasons}</h2>
            <ul className="outside-reasons">
              {data.outsideReasons.map((one) => (
                <li key={one.label}>{one.label} <strong className="num">{one.count}</strong></li>
              ))}
            </ul>
            <ul className="outside-list">
              {data.outside.map((one) => (
                <li key={one.caseId}>
                  <span><strong>{one.name}</strong> <span className="quiet num">{one.caseNumber}</span> {one.protected ? <ProtectedTag short /> : null}</span>
                  <ul>
                    {one.declinedBefore ? <li><CriterionSign outcome="notMet" decorative /> <span><strong>{t.row.declined}:</strong> {one.declinedBefore}</span></li> : null}
                    {!one.declinedBefore && isLeftOut(one) ? <li><CriterionSign outcome="notMet" decorative /> <strong>{t.parked}</strong></li> : null}
                    {one.criteria.filter((criterion) => criterion.outcome === 'notMet' && decides(criterion)).map((criterion) => (
                      <li key={criterion.key}><CriterionSign outcome="notMet" decorative /> <span><strong>{criterion.label}:</strong> {criterion.reason}</span></li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
            {data.outside.length < data.outsideTotal ? <p className="form-note">{t.outsideShown(data.outside.length, data.outsideTotal)}</p> : null}
          </div>
        )}
      </Answered>
    </ShowDialog>
  )
}
