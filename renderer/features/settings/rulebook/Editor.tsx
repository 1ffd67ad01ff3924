// The rule editor: the parts of the regulation at the left, one of them open, and what the draft would do before anyone adopts it.
import { Button } from '@navikt/ds-react'
import { useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { RuleDefinition } from '../../../../shared/domain/rules.ts'
import type { Output } from '../../../../shared/operations/index.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useMay } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { TextArea, TextInput } from '../../../ui/Field.tsx'
import { PageHead, Panel } from '../../../ui/Panel.tsx'
import { Stale } from '../../../ui/Stale.tsx'
import { Failed } from '../../../ui/states.tsx'
import { AdoptDialog } from './AdoptDialog.tsx'
import { BackLink } from './BackLink.tsx'
import { CriteriaSection } from './CriteriaSection.tsx'
import type { SectionProps } from './fields.tsx'
import { BaseAmountsSection, ContractSection, LimitsSection, OtherSection, SizeSection } from './NumberSections.tsx'
import { ControlSection, MixSection, OffersSection, StepsSection } from './OfferSections.tsx'
import { GroupsSection, TiesSection, UrgencySection } from './OrderSections.tsx'
import { Preview } from './Preview.tsx'
import { StateTag } from './RulebookPanel.tsx'
import { useEditing, type Editing } from './useEditing.ts'

const t = text.rulebook
type Section = keyof typeof t.section

const VIEWS: Record<Exclude<Section, 'general'>, (props: SectionProps) => ReactNode> = {
  criteria: CriteriaSection, groups: GroupsSection, ties: TiesSection, urgency: UrgencySection, sizeNorm: SizeSection, baseAmounts: BaseAmountsSection, contract: ContractSection, offers: OffersSection, steps: StepsSection, control: ControlSection, neighbourMix: MixSection, limits: LimitsSection, other: OtherSection,
}
const SECTIONS = Object.keys(t.section) as Section[]
/** Parts where the order of the rows counts. */
const ORDERED: readonly Section[] = ['criteria', 'groups', 'ties', 'urgency', 'contract']
/** Parts of the definition that stand in «Annet». */
const OTHER = ['residence', 'rentReference', 'requirementReference', 'appealBodies', 'tieReferences', 'regulation']

const sectionOf = (path: string): Section => {
  const first = path.split('.')[0]!
  return OTHER.includes(first) ? 'other' : (SECTIONS as string[]).includes(first) ? (first as Section) : 'other'
}

function General({ editing: { content, set, problems } }: { editing: Editing }) {
  const errorAt = (path: string) => problems.find((one) => one.path === path)?.text
  return (
    <div className="form narrow">
      <TextInput label={t.draft.name} value={content.name} onChange={(name) => set({ name })} error={errorAt('general.name')} />
      <TextInput label={t.draft.label} hint={t.draft.labelHint} value={content.versionLabel} onChange={(versionLabel) => set({ versionLabel })} error={errorAt('general.versionLabel')} />
      <TextArea label={t.note} value={content.note ?? ''} onChange={(note) => set({ note })} rows={3} />
    </div>
  )
}

function Nav({ at, editing, onGo }: { at: Section; editing: Editing; onGo: (section: Section) => void }) {
  return (
    <nav className="panel rb-nav" aria-label={t.sections}>
      <ul>
        {SECTIONS.map((name) => {
          const wrong = editing.problems.filter((one) => sectionOf(one.path) === name).length
          return <li key={name}><button type="button" aria-current={at === name ? 'true' : undefined} onClick={() => onGo(name)}>{t.section[name]}{wrong > 0 ? <span className="rb-wrong"><span aria-hidden>{wrong}</span><span className="aksel-sr-only">, {t.toFix(wrong)}</span></span> : null}</button></li>
        })}
      </ul>
    </nav>
  )
}

function PreviewPanel({ tried, current, blocked, onAgain, onClose }: { tried: RuleDefinition; current: RuleDefinition; blocked: boolean; onAgain: () => void; onClose: () => void }) {
  const isOld = JSON.stringify(tried) !== JSON.stringify(current)
  return (
    <Panel title={t.preview.title} tone="accent" action={<button type="button" className="plain-link" onClick={onClose}>{t.preview.close}</button>}>
      {isOld ? <p className="gate-text rb-old">{t.preview.changed} {blocked ? t.preview.fixFirst : <button type="button" className="plain-link" onClick={onAgain}>{t.preview.again}</button>}</p> : null}
      <Preview definition={tried} on={null} />
    </Panel>
  )
}

function Saved({ editing }: { editing: Editing }) {
  const { saving, save, theirs } = editing
  if (saving.failed?.code === 'stale') return <Stale error={saving.failed} running={saving.running} onKeep={() => void save(true)} onTheirs={theirs} />
  return <Failed error={saving.failed} />
}

export function Editor({ loaded }: { loaded: Output<'rulebook.get'> }) {
  const [, navigate] = useLocation()
  const seesPeople = useMay('match.read')
  const editing = useEditing(loaded)
  const [at, setAt] = useState<Section>('criteria')
  const [tried, setTried] = useState<RuleDefinition | null>(null)
  const [adopting, setAdopting] = useState(false)
  const discard = useCommand('rulebook.discard', t.discarded)
  const { content, problems, dirty } = editing
  const blocking = problems.filter((one) => one.blocks)
  const toFirst = () => blocking[0] && setAt(blocking[0].path.startsWith('general.') ? 'general' : sectionOf(blocking[0].path))
  const guarded = (act: () => void) => () => (blocking.length > 0 ? toFirst() : act())
  const drop = async () => {
    const answer = await discard.run({ id: loaded.row.id, version: editing.version })
    if (!answer.ok) return
    editing.theirs()
    navigate('/innstillinger')
  }
  const adopt = async () => {
    if (!dirty || (await editing.save())) setAdopting(true)
  }
  const off = blocking.length > 0 || undefined
  const errorAt = (path: string) => problems.find((one) => one.path === path)?.text
  const here = problems.filter((one) => !one.blocks && sectionOf(one.path) === at && !one.path.startsWith('criteria.'))
  const View = at === 'general' ? null : VIEWS[at]
  return (
    <div className="page rb-page">
      <PageHead title={content.name || loaded.row.name} detail={<>{content.versionLabel} <StateTag row={loaded.row} /> <span role="status">{dirty ? t.unsaved : t.allSaved}</span></>}>
        <BackLink />
        <Button size="small" variant="tertiary" data-color="neutral" onClick={() => void drop()}>{t.discard}</Button>
        {seesPeople ? <Button size="small" variant="secondary" aria-disabled={off} onClick={guarded(() => setTried(content.definition))}>{t.preview.act}</Button> : null}
        <Button size="small" variant="secondary" aria-disabled={off} onClick={guarded(() => void adopt())}>{t.adopt.act}</Button>
        <Button size="small" aria-disabled={off ?? (!dirty || undefined)} onClick={guarded(() => { if (dirty) void editing.save() })}>{blocking.length > 0 ? t.saveFix(blocking.length) : t.save}</Button>
      </PageHead>
      {seesPeople ? null : <p className="form-note">{t.preview.nobody}</p>}
      <Saved editing={editing} />
      <Failed error={discard.failed} />
      <div className="rb-columns">
        <Nav at={at} editing={editing} onGo={setAt} />
        <div className="stack">
          {tried ? <PreviewPanel tried={tried} current={content.definition} blocked={blocking.length > 0} onAgain={() => setTried(content.definition)} onClose={() => setTried(null)} /> : null}
          <Panel key={at} title={t.section[at]} detail={[(t.hint as Partial<Record<Section, string>>)[at], ORDERED.includes(at) ? t.moveHint : null].filter(Boolean).join(' ')} className="rb-section">
            {here.map((one) => <p key={one.path + one.text} className="rb-problem">{one.text}</p>)}
            {View ? <View rules={content.definition} set={editing.setRules} errorAt={errorAt} problems={problems} /> : <General editing={editing} />}
          </Panel>
        </div>
      </div>
      {adopting ? <AdoptDialog id={loaded.row.id} version={editing.version} definition={content.definition} problems={problems} onClose={() => setAdopting(false)} /> : null}
    </div>
  )
}
