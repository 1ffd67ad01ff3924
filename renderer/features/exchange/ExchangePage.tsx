// Utveksling: between PCs, lists in and out, backups. Who sees which follows from the role.
import { Tabs } from '@navikt/ds-react'
import { useEffect } from 'react'
import { useQuery } from '../../data/useQuery.ts'
import type { Params } from '../../routes.tsx'
import { type ExchangeTab, useExchange, waitingCount } from '../../state/exchange.ts'
import { useMay, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { PageHead } from '../../ui/Panel.tsx'
import { Answered } from '../../ui/states.tsx'
import { BackupsTab } from './BackupsTab.tsx'
import { ListsTab } from './ListsTab.tsx'
import { PcsTab } from './PcsTab.tsx'
import { whenText } from './when.ts'

const t = text.exchange.pcs

export function ExchangePage(_props: { params: Params }) {
  const may = { pcs: useMay('exchange'), lists: useMay('export'), backups: useMay('store.maintain') }
  const today = useToday()
  const asked = useQuery('exchange.status', {}, { enabled: may.pcs, keep: true })
  const { tab: wanted, waiting } = useExchange()
  const tabs = (['pcs', 'lists', 'backups'] as const).filter((one) => may[one])
  const tab = tabs.includes(wanted) ? wanted : (tabs[0] ?? 'lists')
  const status = asked.data
  useEffect(() => {
    if (status) useExchange.setState({ waiting: waitingCount(status.waiting) })
  }, [status])
  const others = [...new Set((status?.devices ?? []).filter((one) => !one.here && one.status === 'active').map((one) => one.personName ?? one.name))]
  const last = status?.runs.find((one) => one.outcome === 'done')
  const detail = tab === 'pcs' && status?.inTeam ? `${t.with(others)} ${last ? t.last(whenText(last.at, today)) : t.lastNever}` : undefined
  return (
    <div className="page">
      <PageHead title={text.exchange.title} detail={detail} />
      <Tabs value={tab} onChange={(value) => useExchange.setState({ tab: value as ExchangeTab })} size="small" className="exchange-tabs">
        <Tabs.List aria-label={t.tabs.label}>
          {tabs.map((one) => <Tabs.Tab key={one} value={one} label={<>{t.tabs[one]} {one === 'pcs' && waiting > 0 ? <span className="tab-count">{waiting}</span> : null}</>} />)}
        </Tabs.List>
        {tabs.map((one) => (
          <Tabs.Panel key={one} value={one} className="exchange-panel">
            {one !== tab ? null : one === 'lists' ? <ListsTab /> : one === 'backups' ? <BackupsTab /> : <Answered asked={asked}>{(data) => <PcsTab status={data} />}</Answered>}
          </Tabs.Panel>
        ))}
      </Tabs>
    </div>
  )
}
