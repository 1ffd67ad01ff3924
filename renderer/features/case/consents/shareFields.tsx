// The fields every act about sharing asks for, and what the act would change, said before it is done.
import { Button, Checkbox, CheckboxGroup } from '@navikt/ds-react'
import { GUARDED_TOPICS, type SharePurpose } from '../../../../shared/domain/disclosure.ts'
import { sharePurpose } from '../../../../shared/model/codes.ts'
import { TOPIC_LABELS, type Topic } from '../../../../shared/model/field.ts'
import type { ConsentRegister } from '../../../../shared/operations/consent.ts'
import type { Input } from '../../../../shared/operations/index.ts'
import { useQuery } from '../../../data/useQuery.ts'
import { text } from '../../../text.ts'
import { Choice, TextInput } from '../../../ui/Field.tsx'

const t = text.consents.field

export interface ShareChoice { serviceIds: string[]; topics: Topic[]; purposes: SharePurpose[] }
export const NO_CHOICE: ShareChoice = { serviceIds: [], topics: [], purposes: ['meeting'] }

interface Props { register: ConsentRegister; value: ShareChoice; onChange: (value: ShareChoice) => void; purposes?: boolean; optional?: boolean }

/** Services, topics and purposes as boxes. A no is to all purposes, and does not ask for them. */
export function ShareFields({ register, value, onChange, purposes = true, optional = false }: Props) {
  const standing = register.matrix.filter((one) => one.standing).map((one) => one.serviceId)
  return (
    <>
      <div className="share-boxes" data-missing={!optional && value.serviceIds.length === 0}>
        <CheckboxGroup size="small" legend={t.services} description={t.servicesHint} value={value.serviceIds} onChange={(serviceIds: string[]) => onChange({ ...value, serviceIds })}>
          {register.matrix.map((one) => <Checkbox key={one.serviceId} value={one.serviceId}>{one.service}</Checkbox>)}
        </CheckboxGroup>
        <Button type="button" size="xsmall" variant="tertiary" onClick={() => onChange({ ...value, serviceIds: [...new Set([...value.serviceIds, ...standing])] })}>{t.standing}</Button>
      </div>
      <div className="share-boxes" data-missing={!optional && value.topics.length === 0}>
        <CheckboxGroup size="small" legend={t.topics} description={t.topicsHint} value={value.topics} onChange={(topics: Topic[]) => onChange({ ...value, topics })}>
          {GUARDED_TOPICS.map((topic) => <Checkbox key={topic} value={topic}>{TOPIC_LABELS[topic]}</Checkbox>)}
        </CheckboxGroup>
      </div>
      {purposes ? (
        <div className="share-boxes" data-missing={!optional && value.purposes.length === 0}>
          <CheckboxGroup size="small" legend={t.purposes} value={value.purposes} onChange={(chosen: SharePurpose[]) => onChange({ ...value, purposes: chosen })}>
            {sharePurpose.values.map((purpose) => <Checkbox key={purpose} value={purpose}>{sharePurpose.labels[purpose]}</Checkbox>)}
          </CheckboxGroup>
        </div>
      ) : null}
    </>
  )
}

export const lacksOfChoice = (value: ShareChoice, purposes = true) => Number(value.serviceIds.length === 0) + Number(value.topics.length === 0) + Number(purposes && value.purposes.length === 0)

/** Who said it: the person, someone who acts for them, or another by name. */
export interface Giver { who: string; name: string }
export const giverName = (giver: Giver) => (giver.who === 'other' ? giver.name.trim() : giver.who)
export const lacksGiver = (giver: Giver) => Number(giverName(giver).length < 2)

export function GiverField({ register, value, onChange }: { register: ConsentRegister; value: Giver; onChange: (value: Giver) => void }) {
  return (
    <>
      <Choice label={t.givenBy} value={value.who} onChange={(who) => onChange({ ...value, who })} options={{ ...Object.fromEntries(register.givers.map((one) => [one, one])), other: t.someone }} />
      {value.who === 'other' ? <TextInput label={t.name} value={value.name} onChange={(name) => onChange({ ...value, name })} missing={lacksGiver(value) > 0} /> : null}
    </>
  )
}

/** What would change, asked of the same rule that will decide it. Said aloud when it changes. */
export function Effect({ ready, ask }: { ready: boolean; ask: Input<'consent.effect'> }) {
  const { data } = useQuery('consent.effect', ask, { enabled: ready, keep: true })
  const words = text.consents.effect
  return (
    <div className="share-effect" role="status">
      {ready && data ? <><strong>{words.title}</strong>{data.changes.length === 0 ? <p>{words.none}</p> : <ul>{data.changes.map((line) => <li key={line}>{line}</li>)}</ul>}</> : null}
    </div>
  )
}

/** What the strip says when it is done. */
export const saidChanges = (output: { changes: readonly string[] }) => (output.changes.length === 0 ? text.consents.effect.saved : output.changes.slice(0, 3).join(' '))
