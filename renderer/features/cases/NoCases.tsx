// Why the list is empty: nothing registered yet, a view with nothing in it, or filters that together leave nobody.
import { Button } from '@navikt/ds-react'
import { useLocation } from 'wouter'
import type { Output } from '../../../shared/operations/index.ts'
import { plainView, useCaseList } from '../../state/caseList.ts'
import { useMay } from '../../state/session.ts'
import { text } from '../../text.ts'
import { EmptyState } from '../../ui/states.tsx'
import { withoutPart } from './filters.tsx'

export function NoCases({ counts, onNew }: { counts: Output<'case.counts'> | undefined; onNew: () => void }) {
  const { filter, show, choose } = useCaseList()
  const [, navigate] = useLocation()
  const [mayImport, mayWrite] = [useMay('import'), useMay('case.write')]
  const t = text.cases
  if (!counts) return null
  const costly = counts.withoutFilter.filter((one) => one.count > 0)
  if (counts.views['all'] === 0) {
    return (
      <EmptyState title={t.first.title} body={t.first.body}>
        {mayImport ? <Button size="small" onClick={() => navigate('/utveksling')}>{t.first.fetch}</Button> : null}
        {mayWrite ? <Button size="small" variant="secondary" onClick={onNew}>{t.newApplication}</Button> : null}
      </EmptyState>
    )
  }
  if (counts.withoutFilter.length === 0) {
    return (
      <EmptyState title={t.none.emptyView} body={t.none.emptyViewBody}>
        <Button size="small" variant="secondary" onClick={() => choose('open', plainView({ view: 'open' }))}>{t.none.seeOpen}</Button>
      </EmptyState>
    )
  }
  const worst = costly[0]
  return (
    <EmptyState title={t.none.title} body={costly.slice(0, 2).map((one) => t.none.without(one.label, one.count)).join(' ')}>
      {worst ? <Button size="small" variant="secondary" onClick={() => show({ filter: withoutPart(filter, worst.key) })}>{t.none.drop(worst.label)}</Button> : null}
      <Button size="small" variant="tertiary" onClick={() => show({ filter: { view: filter.view } })}>{t.filter.reset}</Button>
    </EmptyState>
  )
}
