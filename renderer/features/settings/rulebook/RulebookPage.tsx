// One version of the rules: an adopted one to read in full, a draft to write.
import { Button } from '@navikt/ds-react'
import { useState } from 'react'
import type { Output } from '../../../../shared/operations/index.ts'
import { useQuery } from '../../../data/useQuery.ts'
import type { Params } from '../../../routes.tsx'
import { useMay } from '../../../state/session.ts'
import { text } from '../../../text.ts'
import { PageHead, Panel } from '../../../ui/Panel.tsx'
import { Answered, ErrorPage } from '../../../ui/states.tsx'
import { BackLink } from './BackLink.tsx'
import { Editor } from './Editor.tsx'
import { DraftDialog, StateTag, validText } from './RulebookPanel.tsx'
import { ruleWords, type RuleLine, type SectionName } from './words.ts'

const t = text.rulebook
type Loaded = Output<'rulebook.get'>

const Said = ({ line }: { line: RuleLine }) => <>{line.text}{line.detail ? <span className="quiet small sign-note">{line.detail}</span> : null}</>

/** Lines with their references beside them; a part without references needs no column for them. */
function Lines({ lines }: { lines: readonly RuleLine[] }) {
  if (lines.every((line) => line.reference === '')) return <ul className="rb-plain">{lines.map((line, index) => <li key={index}><Said line={line} /></li>)}</ul>
  return <dl className="rule-lines">{lines.map((line, index) => <div key={index}><dt>{line.reference || <span aria-hidden>–</span>}</dt><dd><Said line={line} /></dd></div>)}</dl>
}

function Reading({ row, definition }: Loaded) {
  const mayWrite = useMay('settings.write')
  const list = useQuery('rulebook.list', {}, { enabled: mayWrite })
  const [drafting, setDrafting] = useState(false)
  const parts = Object.entries(ruleWords(definition)).filter(([, lines]) => lines.length > 0)
  return (
    <div className="page">
      <PageHead title={row.name} detail={<>{row.versionLabel} <StateTag row={row} /> {validText(row)}</>}>
        <BackLink />
        {mayWrite && list.data ? <Button size="small" variant="secondary" onClick={() => setDrafting(true)}>{t.draft.act}</Button> : null}
      </PageHead>
      <p className="gate-text quiet">{row.status === 'draft' ? t.noAccess : `${t.readOnly} ${t.decisionCount(row.decisions)}`}{row.adoptedBy ? ` ${t.adoptedBy(row.adoptedBy)}.` : ''} {row.note}</p>
      <div className="rb-reading">
        {parts.map(([name, lines]) => (
          <Panel key={name} title={t.section[name as SectionName]}>
            <Lines lines={lines} />
          </Panel>
        ))}
      </div>
      {drafting && list.data ? <DraftDialog list={list.data} start={`id:${row.id}`} onClose={() => setDrafting(false)} /> : null}
    </div>
  )
}

export function RulebookPage({ params }: { params: Params }) {
  const mayWrite = useMay('settings.write')
  const asked = useQuery('rulebook.get', { id: params['id'] ?? '' }, { keep: true })
  if (asked.error && !asked.data) return <ErrorPage error={asked.error} back={<BackLink />} />
  return <Answered asked={asked}>{(loaded) => (loaded.row.status === 'draft' && mayWrite ? <Editor key={loaded.row.id} loaded={loaded} /> : <Reading {...loaded} />)}</Answered>
}
