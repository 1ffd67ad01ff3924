// «Hva skjer hvis dette vedtas?»: the sentence first, then who and why, then how the order moves.
import { Link } from 'wouter'
import type { RuleDefinition } from '../../../../shared/domain/rules.ts'
import type { RulePreview } from '../../../../shared/operations/assessment.ts'
import { useQuery } from '../../../data/useQuery.ts'
import { text } from '../../../text.ts'
import { Answered } from '../../../ui/states.tsx'

const t = text.rulebook.preview

function People({ title, rows, total }: { title: string; rows: RulePreview['fallsOut']; total: number }) {
  if (total === 0) return null
  return (
    <section className="rb-people" aria-label={title}>
      <h3 className="section-title">{title}</h3>
      <ul tabIndex={0}>
        {rows.map((one) => <li key={one.caseId}><Link className="quiet-link" href={`/sak/${one.caseId}`}><strong>{one.name}</strong></Link> <span className="quiet small">{one.caseNumber}</span> <span>{one.why}</span></li>)}
        {total > rows.length ? <li className="quiet">{t.more(total - rows.length)}</li> : null}
      </ul>
    </section>
  )
}

function Moves({ preview }: { preview: RulePreview }) {
  if (preview.movesTotal === 0) return null
  return (
    <section className="rb-people" aria-label={t.moves(preview.movesTotal)}>
      <h3 className="section-title">{t.moves(preview.movesTotal)}</h3>
      <ul tabIndex={0}>
        {preview.moves.map((one) => <li key={one.caseId}><Link className="quiet-link" href={`/sak/${one.caseId}`}><strong>{one.name}</strong></Link> <span className="quiet small">{one.caseNumber}</span> <span>{t.move(one.from, one.to)}</span></li>)}
        {preview.movesTotal > preview.moves.length ? <li className="quiet">{t.more(preview.movesTotal - preview.moves.length)}</li> : null}
      </ul>
    </section>
  )
}

/** The answer for one definition. `on`: the day it would begin, null for today. */
export function Preview({ definition, on }: { definition: RuleDefinition; on: string | null }) {
  const asked = useQuery('rulebook.preview', { definition, on }, { keep: true })
  return (
    <Answered asked={asked}>
      {(preview) => (
        <div className="rb-preview" data-former={asked.former || undefined}>
          <p className="rb-sentence" role="status">{preview.sentence}</p>
          <p className="form-note">{t.against(preview.from, preview.people)} {t.eligible}: {preview.eligibleBefore} → {preview.eligibleAfter}. {t.open}: {preview.openBefore} → {preview.openAfter}.</p>
          <div className="rb-lists">
            <People title={t.fallsOut(preview.fallsOutTotal)} rows={preview.fallsOut} total={preview.fallsOutTotal} />
            <People title={t.comesIn(preview.comesInTotal)} rows={preview.comesIn} total={preview.comesInTotal} />
            <People title={t.becomesOpen(preview.becomesOpenTotal)} rows={preview.becomesOpen} total={preview.becomesOpenTotal} />
            <Moves preview={preview} />
          </div>
        </div>
      )}
    </Answered>
  )
}
