// Propose an applicant to a dwelling chosen here or dragged to: where they would stand is said first, and anyone but number 1 needs a reason.
import { useState } from 'react'
import { useQuery } from '../../data/useQuery.ts'
import { text } from '../../text.ts'
import { CriterionSign } from '../../ui/CriterionSign.tsx'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, TextArea } from '../../ui/Field.tsx'
import { usePropose } from './ProposeDialog.tsx'
import type { Board } from './words.ts'

const t = text.allocation

export function MoveDialog({ caseId, dwellingId, board, onClose }: { caseId: string; dwellingId: string | null; board: Board; onClose: () => void }) {
  const rows = [...board.now, ...board.soon]
  const [chosen, setChosen] = useState(dwellingId ?? rows[0]?.id ?? '')
  const [reason, setReason] = useState('')
  const asked = useQuery('match.pair', { dwellingId: chosen, caseId }, { enabled: chosen !== '', keep: true })
  const { propose, running, failed } = usePropose()
  const pair = asked.former ? undefined : asked.data
  const candidate = pair?.candidate
  const isOutside = candidate?.outcome === 'outside'
  const needsReason = candidate !== undefined && !isOutside && candidate.number !== 1
  const lacksReason = needsReason && reason.trim().length < 3
  const submit = async () => {
    if (candidate && (await propose(chosen, candidate, needsReason ? reason.trim() : null, null))) onClose()
  }
  return (
    <FormDialog title={t.move.title(asked.data?.candidate.name ?? '')} description={t.proposePlain} act={t.act} missing={Number(lacksReason) + Number(!candidate || isOutside)} running={running} failed={failed} onSubmit={() => void submit()} onClose={onClose}>
      <div data-missing={isOutside || undefined}>
        <Choice label={t.move.dwelling} value={chosen} onChange={setChosen} options={Object.fromEntries([...(rows.some((row) => row.id === chosen) ? [] : [[chosen, t.dwelling] as const]), ...rows.map((row) => [row.id, t.move.option(row.label, t.fits(row.fits, row.uncertain))] as const)])} />
      </div>
      {candidate ? (
        <p className="move-stands" role="status">
          <CriterionSign outcome={isOutside ? 'notMet' : candidate.outcome === 'uncertain' ? 'unknown' : 'met'} decorative />
          <span>{isOutside ? `${t.move.outside(pair!.headline.replace(/^Ikke på listen: /, ''))} ${t.move.again}` : t.move.stands(candidate.number)}</span>
        </p>
      ) : null}
      {needsReason ? <TextArea label={t.reason} hint={t.reasonHint} value={reason} onChange={setReason} rows={3} maxLength={2000} missing={lacksReason} /> : null}
    </FormDialog>
  )
}
