// Who may live here: conditions of the dwelling itself, of its building and of the programme it is part of, each with where it is from.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import { needGroup, placementRuleKind } from '../../../shared/model/codes.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Answered, Failed } from '../../ui/states.tsx'
import { ProgrammeDialog, RuleDialog } from './PlacementDialogs.tsx'

const t = text.dwellings.placement
export type Placement = Output<'placement.list'>
export type PlacementRule = Placement['rules'][number]

/** «Høyeste alder: 30 år» */
function ruleText(rule: PlacementRule): string {
  const value = rule.value === null ? '' : rule.kind === 'needGroup' || rule.kind === 'notNeedGroup' ? ((needGroup.labels as Record<string, string>)[rule.value] ?? rule.value) : rule.kind === 'maxPersons' ? rule.value : t.years(rule.value)
  return [placementRuleKind.labels[rule.kind], value].filter(Boolean).join(': ')
}

function RuleLine({ rule, onEdit }: { rule: PlacementRule; onEdit: () => void }) {
  const today = useToday()
  const mayWrite = useMay('dwelling.write')
  const end = useCommand('placement.end', t.ended)
  const [asking, setAsking] = useState(false)
  return (
    <li className="placement-rule">
      <span className="grow">
        <strong>{rule.text}</strong>
        <span className="quiet small sign-note">{[ruleText(rule), t.from(rule.from), rule.reference].filter(Boolean).join(' · ')}</span>
        {asking ? (
          <span className="placement-ask" role="group" aria-label={t.endAsk}>
            {rule.scope === 'dwelling' ? t.endAsk : t.endAskWide(rule.from)}{' '}
            <Button size="xsmall" data-color="danger" onClick={() => void end.run({ id: rule.id, version: rule.version, on: today })}>{t.end}</Button>
            <Button size="xsmall" variant="tertiary" data-color="neutral" onClick={() => setAsking(false)}>{text.common.cancel}</Button>
          </span>
        ) : null}
        <Failed error={end.failed} />
      </span>
      {mayWrite && !asking ? (
        <span className="nowrap">
          <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={`${text.common.edit}: ${rule.text}`} onClick={onEdit}>{text.common.edit}</Button>
          <Button size="xsmall" variant="tertiary" data-color="neutral" aria-label={`${t.end}: ${rule.text}`} onClick={() => setAsking(true)}>{t.end}</Button>
        </span>
      ) : null}
    </li>
  )
}

function programmeLine(placement: Placement): string {
  const name = (id: string | null) => placement.programmes.find((one) => one.id === id)?.name ?? null
  const own = name(placement.programmeId), building = name(placement.building?.programmeId ?? null)
  return [own && t.inProgramme(own), building && building !== own ? t.buildingIn(building) : null].filter(Boolean).join(' · ') || t.noProgramme
}

export function PlacementPanel({ dwellingId }: { dwellingId: string }) {
  const asked = useQuery('placement.list', { dwellingId }, { keep: true })
  const mayWrite = useMay('dwelling.write')
  const [dialog, setDialog] = useState<{ kind: 'rule'; rule: PlacementRule | null } | { kind: 'programme' } | null>(null)
  const close = () => setDialog(null)
  const action = mayWrite ? <button type="button" className="plain-link" onClick={() => setDialog({ kind: 'rule', rule: null })}>{t.add}</button> : null
  return (
    <Panel title={t.title} action={action}>
      <Answered asked={asked}>
        {(placement) => (
          <>
            <p className="gate-text placement-programme">
              <span>{programmeLine(placement)}</span>
              {mayWrite ? <button type="button" className="plain-link" onClick={() => setDialog({ kind: 'programme' })}>{t.changeProgramme}</button> : null}
            </p>
            {placement.rules.length === 0 ? <p className="gate-text quiet">{t.none}</p> : <ul className="lines">{placement.rules.map((rule) => <RuleLine key={rule.id} rule={rule} onEdit={() => setDialog({ kind: 'rule', rule })} />)}</ul>}
            {dialog?.kind === 'rule' ? <RuleDialog dwellingId={dwellingId} placement={placement} rule={dialog.rule} onClose={close} /> : null}
            {dialog?.kind === 'programme' ? <ProgrammeDialog dwellingId={dwellingId} placement={placement} onClose={close} /> : null}
          </>
        )}
      </Answered>
    </Panel>
  )
}
