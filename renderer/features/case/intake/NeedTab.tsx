// Behov: the mapping of the household's need in sections, each changed by itself. What nobody has said reads «Ikke kjent».
import { useState, type ReactNode } from 'react'
import { dateText, durationText } from '../../../../shared/dates.ts'
import { livingSituation, stayKind } from '../../../../shared/model/codes.ts'
import { MODEL } from '../../../../shared/model/index.ts'
import { useMay, useToday } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { Answered } from '../../../ui/states.tsx'
import type { TabProps } from '../CasePage.tsx'
import { Lines } from '../FactTabs.tsx'
import { Requirements } from '../OverviewTab.tsx'
import { Household } from './HouseholdSection.tsx'
import { NeedDialog } from './NeedDialog.tsx'
import { needText, ONLY_WHEN, SECTIONS, type SectionName } from './needFields.ts'
import { useIntake, type Intake } from './useIntake.ts'

const t = text.intake.needs
type Row = readonly [label: string, value: string | null]

/** Labels beside values, close together. */
function NeedLines({ rows }: { rows: readonly Row[] }) {
  return (
    <dl className="need-lines">
      {rows.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value ?? <span className="unknown">{text.common.unknown}</span>}</dd></div>)}
    </dl>
  )
}

function Section({ name, intake, before = [], edit, caseEdit, children }: { name: SectionName; intake: Intake; before?: readonly Row[]; edit: (name: SectionName) => void; caseEdit?: readonly [label: string, act: () => void]; children?: ReactNode }) {
  const mayWrite = useMay('case.write')
  const rows = SECTIONS[name].filter(([field]) => ONLY_WHEN[field]?.(intake.needs, intake) ?? true).map(([field, kind]): Row => [MODEL.needsAssessment.fields[field].label, needText(kind, intake.needs[field])])
  const link = (label: string, said: string, act: () => void) => <button type="button" className="plain-link" aria-label={said} onClick={act}>{label}</button>
  return (
    <Panel title={t[name]} action={mayWrite ? <span className="row-acts">{caseEdit ? link(caseEdit[0], caseEdit[0], caseEdit[1]) : null}{link(text.common.edit, t.edit(t[name]), () => edit(name))}</span> : null}>
      {children}
      <NeedLines rows={[...before, ...rows]} />
    </Panel>
  )
}

function About({ page, open }: TabProps) {
  const mayWrite = useMay('case.write')
  const c = page.case
  const f = MODEL.housingCase.fields
  return (
    <Panel title={t.about} action={mayWrite ? <button type="button" className="plain-link" aria-label={t.edit(t.about)} onClick={() => open({ kind: 'need' })}>{text.common.edit}</button> : null}>
      <Lines rows={[[f.need.label, c.need], [f.healthNote.label, c.healthNote], [f.triedBefore.label, c.triedBefore], [f.questionToTeam.label, c.questionToTeam]]} />
    </Panel>
  )
}

export function NeedTab(props: TabProps) {
  const { page, open } = props
  const today = useToday()
  const asked = useIntake(page.case.id)
  const [section, setSection] = useState<SectionName | null>(null)
  const c = page.case
  const living = [c.livingText || (c.livingSituation === 'unknown' ? null : livingSituation.labels[c.livingSituation]), c.livingSince ? durationText(c.livingSince, today) : null].filter(Boolean).join(', ') || null
  const edit = () => open({ kind: 'edit' })
  return (
    <Answered asked={asked}>
      {(intake) => {
        const part = { intake, edit: setSection }
        return (
          <div className="columns need-columns">
            <div className="stack">
              <Section name="living" {...part} before={c.protected ? [] : [[t.livesNow, living], [MODEL.housingCase.fields.livingUntil.label, c.livingUntil && dateText(c.livingUntil)]]} caseEdit={[t.editLiving, edit]}>
                {page.stays.length > 0 ? <ul className="lines">{page.stays.map((stay) => <li key={stay.id}><span>{text.case.need.stay(stayKind.labels[stay.kind], dateText(stay.startsOn), stay.endsOn ? dateText(stay.endsOn) : text.case.need.now)}</span><span className="num">{text.case.need.days(stay.days)}</span></li>)}</ul> : null}
              </Section>
              <Section name="stay" {...part} before={[[t.residence, c.residenceSince && dateText(c.residenceSince)]]} caseEdit={[t.editResidence, edit]} />
              <Section name="attempts" {...part} />
              <Section name="mapping" {...part} />
            </div>
            <div className="stack">
              <Section name="household" {...part}><Household page={page} intake={intake} /></Section>
              <Section name="economy" {...part} />
            </div>
            <div className="stack">
              <Requirements page={page} open={open} />
              <About {...props} />
              <Section name="followUp" {...part} />
              <Section name="groups" {...part} />
            </div>
            {section ? <NeedDialog key={section} caseId={c.id} intake={intake} section={section} onClose={() => setSection(null)} /> : null}
          </div>
        )
      }}
    </Answered>
  )
}
