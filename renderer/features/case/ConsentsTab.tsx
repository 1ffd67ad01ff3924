// Samtykker: who may know what, as the person has said.
import { Button } from '@navikt/ds-react'
import { dateText } from '../../../shared/dates.ts'
import { consentStatus } from '../../../shared/model/codes.ts'
import { TOPIC_LABELS } from '../../../shared/model/field.ts'
import type { CasePage } from '../../../shared/operations/cases.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { CriterionSign } from '../../ui/CriterionSign.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { TabProps } from './CasePage.tsx'

const t = text.case.consents

export function ConsentLines({ page }: { page: CasePage }) {
  if (page.consents.length === 0) return <p className="gate-text quiet">{t.none}</p>
  return (
    <ul className="sign-list">
      {page.consents.map((one) => (
        <li key={one.id}>
          <CriterionSign outcome={t.sign[one.status]} label={consentStatus.labels[one.status]} />
          <span>
            <strong>{one.service}:</strong> {one.topics.map((topic) => TOPIC_LABELS[topic].toLowerCase()).join(', ')}. {one.status === 'given' ? '' : `${consentStatus.labels[one.status]}.`}
            <span className="quiet small sign-note">{[one.status === 'given' && one.validTo ? t.until(dateText(one.validTo)) : null, one.note].filter(Boolean).join('. ')}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

export function ConsentsTab({ page, open }: TabProps) {
  const mayWrite = useMay('case.write')
  return (
    <Panel className="narrow" title={t.title} action={mayWrite ? <Button size="small" variant="secondary" onClick={() => open({ kind: 'consent' })}>{t.edit}</Button> : null}>
      <ConsentLines page={page} />
      <p className="form-note">{t.explain}</p>
    </Panel>
  )
}
