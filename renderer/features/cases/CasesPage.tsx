// Søkere: the dense list with views, filters and a preview of the case the keyboard stands on.
import { FileExportIcon, PlusIcon, SidebarRightIcon } from '@navikt/aksel-icons'
import { ActionMenu, Button } from '@navikt/ds-react'
import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { saveFile } from '../../data/files.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { useKeys } from '../../keys.ts'
import { useReminders } from '../../parts/Reminder.tsx'
import type { Params } from '../../routes.tsx'
import { useCaseList } from '../../state/caseList.ts'
import { useIntent } from '../../state/intent.ts'
import { useMay, useStatus, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { ErrorState } from '../../ui/states.tsx'
import { ColumnMenu } from '../../ui/table/ColumnMenu.tsx'
import { useColumns } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { usePages } from '../../ui/table/usePages.ts'
import { AssignDialog } from './AssignDialog.tsx'
import { CasePreview } from './CasePreview.tsx'
import { caseColumns } from './columns.tsx'
import { DuplicatesLink } from './DuplicatesPage.tsx'
import { FilterLine } from './filters.tsx'
import { NewCaseDialog } from './NewCaseDialog.tsx'
import { NoCases } from './NoCases.tsx'
import { useViews, ViewLine } from './views.tsx'

function ExportMenu() {
  const { filter, sort, descending, columns } = useCaseList()
  const run = useCommand('export.cases')
  const give = async (format: 'xlsx' | 'csv') => {
    const answer = await run.run({ filter, sort, descending, format, ...(columns.order.length ? { columns: columns.order.filter((id) => !columns.hidden.includes(id)) } : {}) })
    if (answer.ok) await saveFile(answer.value)
  }
  return (
    <ActionMenu>
      <ActionMenu.Trigger>
        <Button size="small" variant="tertiary" data-color="neutral" icon={<FileExportIcon aria-hidden />}>
          {text.common.export}
        </Button>
      </ActionMenu.Trigger>
      <ActionMenu.Content>
        <ActionMenu.Item onSelect={() => void give('xlsx')}>{text.common.asXlsx}</ActionMenu.Item>
        <ActionMenu.Item onSelect={() => void give('csv')}>{text.common.asCsv}</ActionMenu.Item>
      </ActionMenu.Content>
    </ActionMenu>
  )
}

export function CasesPage(_props: { params: Params }) {
  const list = useCaseList()
  const today = useToday()
  const { session } = useStatus()
  const [, navigate] = useLocation()
  const [dialog, setDialog] = useState<'new' | 'assign' | null>(null)
  const [side, setSide] = useState(false)
  const [mayWrite, mayExport] = [useMay('case.write'), useMay('export')]
  const views = useViews()
  const counts = useQuery('case.counts', { filter: list.filter }, { keep: true })
  const pages = usePages('case.list', { filter: list.filter, sort: list.sort, descending: list.descending, groupBy: list.groupBy })
  const timing = useQuery('case.list', { filter: list.filter, sort: list.sort, descending: list.descending, groupBy: list.groupBy, offset: 0, limit: 100 }, { keep: true })
  const reminders = useReminders()
  const all = useMemo(() => caseColumns(today, session!.userId, reminders), [today, session, reminders])
  const columns = useColumns(all, list.columns, (choice) => list.show({ columns: choice }))
  const active = pages.rowAt(list.active)
  const chooseView = (index: number) => views[index] && list.choose(views[index].id, views[index].view)

  useIntent('cases', (intent) => (intent.act === 'new' ? setDialog('new') : chooseView(views.findIndex((view) => view.id === intent.view))))
  useKeys('cases', {
    view: (key) => chooseView(Number(key) - 1),
    assign: () => mayWrite && active && setDialog('assign'),
    filter: () => document.getElementById('first-filter')?.focus(),
    new: () => mayWrite && setDialog('new'),
  })
  const toAssign = list.selected.size > 0 ? [...list.selected] : active ? [active.id] : []
  return (
    <div className="page page-cases">
      <PageHead title={text.cases.title} detail={text.cases.detail}>
        <DuplicatesLink />
        {mayExport ? <ExportMenu /> : null}
        {mayWrite ? <Button size="small" icon={<PlusIcon aria-hidden />} onClick={() => setDialog('new')}>{text.cases.newApplication}</Button> : null}
        <Button className="side-toggle" size="small" variant="secondary" data-color="neutral" aria-expanded={side} icon={<SidebarRightIcon aria-hidden />} onClick={() => setSide(!side)}>{text.shell.panelButton}</Button>
      </PageHead>
      <ViewLine views={views} counts={counts.data} />
      <div className="columns cases-columns" data-fill data-side={side || undefined}>
        <Panel label={text.cases.list} flush footer={<Foot total={pages.total} tookMs={timing.tookMs} mayWrite={mayWrite} onAssign={() => setDialog('assign')} />}>
          <FilterLine counts={counts.data} columns={all}>
            <ColumnMenu columns={columns} />
          </FilterLine>
          {pages.error && !pages.first ? <ErrorState error={pages.error} again={pages.again} /> : null}
          {pages.first && pages.total === 0 ? (
            <NoCases counts={counts.data} onNew={() => setDialog('new')} />
          ) : (
            <DataTable
              label={text.cases.list} columns={columns.shown} total={pages.total} rowAt={pages.rowAt} rowId={(row) => row.id} rowLabel={(row) => row.name} onRange={pages.onRange} groups={pages.first?.groups ?? []}
              sort={{ by: list.sort, descending: list.descending }} onSort={(sort) => list.show({ sort: sort.by as typeof list.sort, descending: sort.descending })} onResize={columns.resize}
              selected={list.selected} onSelect={(selected) => list.set({ selected })} active={list.active} onActive={(index) => list.set({ active: index })} onOpen={(row) => navigate(`/sak/${row.id}`)}
            />
          )}
        </Panel>
        <CasePreview row={active} />
      </div>
      {dialog === 'new' ? <NewCaseDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'assign' && toAssign.length > 0 ? <AssignDialog ids={toAssign} onClose={() => setDialog(null)} /> : null}
    </div>
  )
}

function Foot({ total, tookMs, mayWrite, onAssign }: { total: number; tookMs: number; mayWrite: boolean; onAssign: () => void }) {
  const selected = useCaseList((state) => state.selected.size)
  return (
    <>
      <span>{text.cases.foot(total, selected)}</span>
      <span>{text.cases.shownIn(tookMs)}</span>
      {mayWrite && selected > 0 ? <Button size="xsmall" variant="secondary" onClick={onAssign}>{text.cases.assign.button}</Button> : null}
      <span className="foot-right">
        <KeyHint place="cases" id="move" />
        <KeyHint place="cases" id="select" />
        <KeyHint place="cases" id="open" />
        {mayWrite ? <KeyHint place="cases" id="assign" /> : null}
      </span>
    </>
  )
}
