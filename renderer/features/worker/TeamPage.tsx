// The team: what each of us carries and what is overdue, who is away and who stands in, and handing over. Made to share the work, not to rank.
import { MenuElipsisHorizontalIcon } from '@navikt/aksel-icons'
import { ActionMenu, Button } from '@navikt/ds-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { ROLE_LABELS } from '../../../shared/access.ts'
import { dateText, shortDate } from '../../../shared/dates.ts'
import type { Output } from '../../../shared/operations/index.ts'
import { useCommand } from '../../data/useCommand.ts'
import { useQuery } from '../../data/useQuery.ts'
import { SubNav } from '../../parts/SubNav.tsx'
import type { Params } from '../../routes.tsx'
import { useMay, useStatus, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { PageHead, Panel } from '../../ui/Panel.tsx'
import { Answered, Failed } from '../../ui/states.tsx'
import { Avatar, ToneTag } from '../../ui/small.tsx'
import { AbsenceDialog } from './AbsenceDialog.tsx'
import { HandOverDialog } from './HandOverDialog.tsx'

const w = text.worker
type Row = Output<'worker.load'>['rows'][number]
type Absence = Output<'absence.list'>[number]
type Open = { kind: 'away' | 'hand'; userId: string }

const late = (n: number) => (n > 0 ? <span className="due num" data-tone="passed">{n}</span> : <span className="quiet num">0</span>)

function WorkerRow({ row, mayChange, onOpen }: { row: Row; mayChange: boolean; onOpen: (open: Open) => void }) {
  const today = useToday()
  const [, navigate] = useLocation()
  const away = row.away ? w.awayLine(row.away.substitute, row.away.endsOn && shortDate(row.away.endsOn, today)) : null
  return (
    <tr>
      <th scope="row"><span className="worker-name"><Avatar initials={row.initials} name={row.name} /> {row.name}</span></th>
      <td className="quiet">{ROLE_LABELS[row.role]}</td>
      {[row.plans, row.cases, row.visitsThisWeek].map((n, i) => <td key={i} className="num numeric">{n}</td>)}
      {[row.visitsOverdue, row.contactsOverdue, row.reviewsOverdue].map((n, i) => <td key={i} className="numeric">{late(n)}</td>)}
      <td>{away ? <ToneTag tone="attention">{away}</ToneTag> : row.standsInFor.length > 0 ? w.standsIn(row.standsInFor.join(', ')) : ''}</td>
      <td>
        <ActionMenu>
          <ActionMenu.Trigger><Button size="xsmall" variant="tertiary" data-color="neutral" icon={<MenuElipsisHorizontalIcon title={w.acts(row.name)} />} /></ActionMenu.Trigger>
          <ActionMenu.Content align="end">
            <ActionMenu.Item onSelect={() => navigate(`/oppfolging/kalender?ansatt=${row.id}`)}>{w.toCalendar(row.name)}</ActionMenu.Item>
            {mayChange ? <ActionMenu.Item onSelect={() => onOpen({ kind: 'away', userId: row.id })}>{w.setAway}</ActionMenu.Item> : null}
            {mayChange ? <ActionMenu.Item onSelect={() => onOpen({ kind: 'hand', userId: row.id })}>{w.handOver}</ActionMenu.Item> : null}
          </ActionMenu.Content>
        </ActionMenu>
      </td>
    </tr>
  )
}

function AbsenceLine({ one, mayEnd }: { one: Absence; mayEnd: boolean }) {
  const end = useCommand('absence.end', w.endSaid)
  return (
    <li>
      <span><strong>{w.comingLine(one.user, one.substitute)}</strong> <span className="quiet">{[w.period(dateText(one.startsOn), one.endsOn && dateText(one.endsOn)), w.caseCount(one.caseCount), one.note].filter(Boolean).join(' · ')}</span> <Failed error={end.failed} /></span>
      {mayEnd ? <button type="button" className="plain-link" aria-label={`${w.endAway}: ${w.comingLine(one.user, one.substitute)}`} onClick={() => void end.run({ id: one.id, version: one.version })}>{w.endAway}</button> : null}
    </li>
  )
}

export function TeamPage(_props: { params: Params }) {
  const asked = useQuery('worker.load', {}, { keep: true })
  const absences = useQuery('absence.list', {}, { keep: true }).data ?? []
  const me = useStatus().session!
  const mayWrite = useMay('plan.write')
  const [open, setOpen] = useState<Open | null>(null)
  const c = w.column
  const mayFor = (userId: string) => mayWrite && (userId === me.userId || me.role === 'leader')
  return (
    <div className="page page-team">
      <PageHead title={w.title} detail={asked.data ? w.detail(asked.data.rows.length) : null}>
        {mayWrite ? <Button size="small" variant="secondary" data-color="neutral" onClick={() => setOpen({ kind: 'hand', userId: me.userId })}>{w.handOver}</Button> : null}
        {mayWrite ? <Button size="small" onClick={() => setOpen({ kind: 'away', userId: me.userId })}>{w.setAway}</Button> : null}
      </PageHead>
      <SubNav section="followup" />
      <Answered asked={asked}>
        {(data) => (
          <>
            <Panel label={w.table} flush className="team-table">
              <div className="scroll-x" tabIndex={0} role="group" aria-label={w.title}>
                <table className="plain-table">
                  <thead><tr>{([['name', 0], ['role', 0], ['plans', 1], ['cases', 1], ['week', 1], ['visits', 1], ['contacts', 1], ['reviews', 1], ['away', 0]] as const).map(([key, numeric]) => <th key={key} scope="col" className={numeric ? 'numeric' : undefined}>{c[key]}</th>)}<th scope="col"><span className="aksel-sr-only">{c.acts}</span></th></tr></thead>
                  <tbody>{data.rows.map((row) => <WorkerRow key={row.id} row={row} mayChange={mayFor(row.id)} onOpen={setOpen} />)}</tbody>
                </table>
              </div>
              <p className="plan-line quiet small">{w.note} {data.unowned.cases + data.unowned.plans > 0 ? w.unowned(data.unowned.cases, data.unowned.plans) : ''}</p>
            </Panel>
            <Panel title={w.coming}>
              {absences.length === 0 ? <p className="quiet plan-none">{w.comingNone}</p> : null}
              <ul className="lines">{absences.map((one) => <AbsenceLine key={one.id} one={one} mayEnd={mayFor(one.userId) || one.substituteId === me.userId} />)}</ul>
            </Panel>
            {open?.kind === 'away' ? <AbsenceDialog userId={open.userId} workers={data.rows} mayChoose={me.role === 'leader'} onClose={() => setOpen(null)} /> : null}
            {open?.kind === 'hand' ? <HandOverDialog userId={open.userId} workers={data.rows} mayChoose={me.role === 'leader'} onClose={() => setOpen(null)} /> : null}
          </>
        )}
      </Answered>
    </div>
  )
}
