// Boliger: the register as table, cards or time line, what standing empty costs, and who waits for just that kind.
import { PlusIcon, SidebarRightIcon } from '@navikt/aksel-icons'
import { Button, ToggleGroup } from '@navikt/ds-react'
import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { saveFile } from '../../data/files.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useKeys } from '../../keys.ts'
import { SubNav } from '../../parts/SubNav.tsx'
import type { Params } from '../../routes.tsx'
import { useDwellingList, type DwellingMode } from '../../state/dwellingList.ts'
import { useIntent } from '../../state/intent.ts'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { usePages } from '../../ui/table/usePages.ts'
import { Cards } from './Cards.tsx'
import { tableColumns, timeColumns } from './columns.tsx'
import { DwellingSide } from './DwellingSide.tsx'
import { Figures } from './Figures.tsx'
import { DwellingFilters } from './filters.tsx'
import { NewDwellingDialog } from './NewDwellingDialog.tsx'
import { TimeLegend, timeWindow } from './time.tsx'

const t = text.dwellings

function NoDwellings({ onNew }: { onNew: () => void }) {
  const { filter, set } = useDwellingList()
  const [, navigate] = useLocation()
  const [mayImport, mayWrite] = [useMay('import'), useMay('dwelling.write')]
  if (Object.values(filter).some((part) => part !== undefined)) return <EmptyState title={t.none.title} body={t.none.body}><Button size="small" variant="secondary" onClick={() => set({ filter: {} })}>{t.filter.reset}</Button></EmptyState>
  return (
    <EmptyState title={t.first.title} body={t.first.body}>
      {mayImport ? <Button size="small" onClick={() => navigate('/utveksling')}>{t.first.fetch}</Button> : null}
      {mayWrite ? <Button size="small" variant="secondary" onClick={onNew}>{t.newDwelling}</Button> : null}
    </EmptyState>
  )
}

export function DwellingsPage(_props: { params: Params }) {
  const list = useDwellingList()
  const today = useToday()
  const [, navigate] = useLocation()
  const [adding, setAdding] = useState(false)
  const [side, setSide] = useState(false)
  const [mayWrite, mayExport] = [useMay('dwelling.write'), useMay('export')]
  const give = useCommand('export.dwellings')
  const window = useMemo(() => timeWindow(today, list.months, list.shift), [today, list.months, list.shift])
  const pages = usePages('dwelling.list', { filter: list.filter, sort: list.sort, descending: list.descending, withBars: list.mode === 'time' ? window : null })
  const columns = useMemo(() => (list.mode === 'time' ? timeColumns(window, list.months, today) : tableColumns(today)), [list.mode, window, list.months, today])
  const active = pages.rowAt(list.active)
  useIntent('dwellings', () => setAdding(true))
  useKeys('dwellings', {
    time: (key) => list.set({ shift: list.shift + (key === 'ArrowLeft' ? -1 : 1) }),
    year: () => list.set({ months: list.months === 12 ? 36 : 12, shift: 0 }),
    new: () => mayWrite && setAdding(true),
  })
  const exportList = async () => {
    const answer = await give.run({ filter: list.filter, sort: list.sort, descending: list.descending, format: 'xlsx' })
    if (answer.ok) await saveFile(answer.value)
  }
  const foot = (
    <>
      {list.mode === 'time' ? <TimeLegend /> : null}
      {list.mode === 'time' ? <><KeyHint place="dwellings" id="time" /><KeyHint place="dwellings" id="year" /></> : null}
      <span className="push">{t.foot(pages.total, t.sorted[list.sort] ?? '')}</span>
    </>
  )
  return (
    <div className="page page-dwellings">
      <PageHead title={t.title} detail={pages.first ? t.detail(pages.total, pages.first.buildings, pages.first.leasedIn) : null}>
        {mayExport ? <Button size="small" variant="tertiary" data-color="neutral" onClick={() => void exportList()}>{text.common.export}</Button> : null}
        {mayWrite ? <Button size="small" icon={<PlusIcon aria-hidden />} onClick={() => setAdding(true)}>{t.newDwelling}</Button> : null}
        <Button className="side-toggle" size="small" variant="secondary" data-color="neutral" aria-expanded={side} icon={<SidebarRightIcon aria-hidden />} onClick={() => setSide(!side)}>{text.shell.panelButton}</Button>
      </PageHead>
      <SubNav section="dwellings" />
      <Figures />
      <div className="columns dwellings-columns" data-fill data-side={side || undefined}>
        <Panel label={t.list} flush footer={foot}>
          <div className="filter-bar">
            <ToggleGroup size="small" label={t.modeLabel} className="hide-label" value={list.mode} onChange={(mode) => list.set({ mode: mode as DwellingMode })}>
              <ToggleGroup.Item value="table" label={t.modes.table} />
              <ToggleGroup.Item value="cards" label={t.modes.cards} />
              <ToggleGroup.Item value="time" label={t.modes.time} />
            </ToggleGroup>
            <DwellingFilters areas={pages.first?.areas ?? []} />
          </div>
          {pages.error && !pages.first ? <ErrorState error={pages.error} again={pages.again} /> : null}
          {pages.first && pages.total === 0 ? <NoDwellings onNew={() => setAdding(true)} /> : null}
          {pages.total > 0 && list.mode === 'cards' ? <Cards pages={pages} active={list.active} onActive={(index) => list.set({ active: index })} /> : null}
          {pages.total > 0 && list.mode !== 'cards' ? (
            <DataTable
              label={t.list} columns={columns} total={pages.total} rowAt={pages.rowAt} rowId={(row) => row.id} rowLabel={(row) => row.label} onRange={pages.onRange}
              sort={{ by: list.sort, descending: list.descending }} onSort={(sort) => list.set({ sort: sort.by as typeof list.sort, descending: sort.descending })}
              active={list.active} onActive={(index) => list.set({ active: index })} onOpen={(row) => navigate(`/bolig/${row.id}`)}
            />
          ) : null}
        </Panel>
        <DwellingSide id={active?.id ?? null} />
      </div>
      {adding ? <NewDwellingDialog onClose={() => setAdding(false)} /> : null}
    </div>
  )
}
