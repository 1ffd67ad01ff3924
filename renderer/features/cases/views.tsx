// The line of views: fixed ones with their counts, then the user's own. A radio group; the digits choose.
import { ArrowsUpDownIcon, XMarkIcon } from '@navikt/aksel-icons'
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { question, useQuery } from '../../data/useQuery.ts'
import { plainView, useCaseList, type CaseView } from '../../state/caseList.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { TextInput } from '../../ui/Field.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { ColourDot } from '../../parts/Reminder.tsx'
import { ArrangeViews } from './ArrangeViews.tsx'

export interface View {
  id: string
  label: string
  view: CaseView
  own: boolean
  colour: Output<'view.list'>[number]['colour']
}

const v = text.cases.views
const FIXED: View[] = (['open', 'mine', 'waitingOnMe', 'dueThisWeek', 'unowned'] as const).map((id) => ({ id, label: v[id], view: plainView({ view: id }), own: false, colour: null }))

/** Fixed and saved views in the order they are shown. A saved one that cannot be read is left out. */
export function useViews(): View[] {
  const { data } = useQuery('view.list', { place: 'cases' })
  const own = (data ?? []).flatMap((saved) => {
    try {
      return [{ id: saved.id, label: saved.name, view: { ...plainView({}), ...(JSON.parse(saved.definition) as Partial<CaseView>) }, own: true, colour: saved.colour }]
    } catch {
      return []
    }
  })
  return [...FIXED, ...own]
}

/** The fixed views come counted together; a saved one is counted by its own question, once the others are answered. */
function useCounts(views: readonly View[], counts: Output<'case.counts'> | undefined): (number | undefined)[] {
  const asked = counts ? views.filter((one) => !(one.id in counts.views)) : []
  const answers = useQueries({ queries: asked.map((one) => question('case.list', { filter: one.view.filter, limit: 1 })) })
  return views.map((one) => counts?.views[one.id] ?? answers[asked.indexOf(one)]?.data?.total)
}

export function ViewLine({ views, counts }: { views: readonly View[]; counts: Output<'case.counts'> | undefined }) {
  const { viewId, choose } = useCaseList()
  const numbers = useCounts(views, counts)
  const [saving, setSaving] = useState(false)
  const [arranging, setArranging] = useState(false)
  const saved = useQuery('view.list', { place: 'cases' }).data ?? []
  const remove = useCommand('view.remove', text.cases.viewRemoved)
  const current = views.find((one) => one.id === viewId)
  const step = (by: number) => {
    const at = views.findIndex((one) => one.id === viewId)
    const next = views[(at + by + views.length) % views.length]
    if (!next) return
    choose(next.id, next.view)
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.view-button[aria-checked=true]')?.focus())
  }
  return (
    <div className="views">
      <div role="radiogroup" aria-label={text.cases.viewsLabel} className="views" onKeyDown={(event) => event.key === 'ArrowRight' ? step(1) : event.key === 'ArrowLeft' ? step(-1) : undefined}>
        {views.map((one, index) => (
          <button key={one.id} type="button" role="radio" className="view-button" aria-checked={one.id === viewId} tabIndex={one.id === viewId ? 0 : -1} onClick={() => choose(one.id, one.view)}>
            {one.colour ? <ColourDot colour={one.colour} /> : null}
            {one.label}
            <span>{numbers[index]}</span>
          </button>
        ))}
      </div>
      <button type="button" className="plain-link" onClick={() => setSaving(true)}>
        {text.cases.saveView}
      </button>
      {current?.own ? (
        <button type="button" className="plain-link" onClick={() => { void remove.run({ id: current.id }); choose('open', FIXED[0]!.view) }}>
          <XMarkIcon aria-hidden /> {text.cases.removeView}
        </button>
      ) : null}
      {saved.length > 0 ? <button type="button" className="plain-link" onClick={() => setArranging(true)}><ArrowsUpDownIcon aria-hidden /> {text.worker.views.open}</button> : null}
      <span className="push">
        <KeyHint place="cases" id="view" />
      </span>
      {arranging ? <ArrangeViews views={saved} onClose={() => setArranging(false)} /> : null}
      {saving ? <SaveViewDialog onClose={() => setSaving(false)} /> : null}
    </div>
  )
}

function SaveViewDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const save = useCommand('view.save', text.cases.viewSaved)
  const { filter, sort, descending, groupBy, columns, choose } = useCaseList()
  const submit = async () => {
    const view: CaseView = { filter, sort, descending, groupBy, columns }
    const answer = await save.run({ place: 'cases', name, definition: JSON.stringify(view) })
    if (!answer.ok) return
    choose(answer.value.id, view)
    onClose()
  }
  return (
    <FormDialog title={text.cases.saveViewTitle} act={text.common.save} missing={Number(!name.trim())} running={save.running} failed={save.failed} onSubmit={() => void submit()} onClose={onClose}>
      <TextInput label={text.cases.viewName} hint={text.cases.viewHint} value={name} onChange={setName} missing={!name.trim()} />
    </FormDialog>
  )
}
