// The head of a case: who, what warns, the facts one always needs, and the acts.
import { MenuElipsisHorizontalIcon, PrinterSmallIcon } from '@navikt/aksel-icons'
import { ActionMenu, Button, CopyButton } from '@navikt/ds-react'
import { useCallback } from 'react'
import { useLocation } from 'wouter'
import { dateText, durationText, shortDate } from '../../../shared/dates.ts'
import { caseStatus } from '../../../shared/model/codes.ts'
import type { CasePage } from '../../../shared/operations/cases.ts'
import { saveFile } from '../../data/files.ts'
import { useCommand } from '../../data/useCommand.ts'
import { CaseReminder } from '../../parts/Reminder.tsx'
import { useMay, useStatus, useToday } from '../../state/session.ts'
import { text } from '../../text.ts'
import { HouseholdSymbols, householdText } from '../../ui/HouseholdSymbols.tsx'
import { Avatar, Fact, ProtectedTag, ToneTag } from '../../ui/small.tsx'
import type { CaseDialog } from './CaseDialogs.tsx'

const t = text.case

/** Make the summary and let the user save it. */
export function useSummary(caseId: string) {
  const { run } = useCommand('export.caseSummary')
  return useCallback(
    (recipient: 'team' | 'person') => {
      void run({ caseId, recipient }).then((answer) => answer.ok && saveFile(answer.value))
    },
    [run, caseId],
  )
}

function MoreMenu({ page, open, onSummary }: { page: CasePage; open: (dialog: CaseDialog) => void; onSummary: (recipient: 'team' | 'person') => void }) {
  const [, navigate] = useLocation()
  const [mayWrite, mayMeet, mayMatch, mayExport] = [useMay('case.write'), useMay('meeting.run'), useMay('match.read'), useMay('export')]
  const item = (label: string, act: () => void, shown: boolean) => (shown ? <ActionMenu.Item key={label} onSelect={act}>{label}</ActionMenu.Item> : null)
  return (
    <ActionMenu>
      <ActionMenu.Trigger>
        <Button size="small" variant="tertiary" data-color="neutral" title={t.acts.more} icon={<MenuElipsisHorizontalIcon aria-hidden />} />
      </ActionMenu.Trigger>
      <ActionMenu.Content align="end">
        {item(t.acts.findDwelling, () => navigate(`/tildeling/soker/${page.case.id}`), mayMatch)}
        {item(t.acts.toMeeting, () => open({ kind: 'meeting' }), mayMeet)}
        {item(t.acts.decide, () => open({ kind: 'decide' }), mayWrite)}
        {item(t.acts.request, () => open({ kind: 'request' }), mayWrite)}
        {item(t.acts.handOver, () => open({ kind: 'handOver' }), mayWrite)}
        {item(t.acts.coordinator, () => open({ kind: 'coordinator' }), mayWrite)}
        {item(t.acts.editCase, () => open({ kind: 'edit' }), mayWrite)}
        {item(t.acts.editPerson, () => open({ kind: 'person' }), mayWrite)}
        {item(t.acts.summaryPerson, () => onSummary('person'), mayExport)}
      </ActionMenu.Content>
    </ActionMenu>
  )
}

function Facts({ page }: { page: CasePage }) {
  const today = useToday()
  const me = useStatus().session!.userId
  const c = page.case
  const living = [c.livingText, c.livingSince ? durationText(c.livingSince, today) : null].filter(Boolean).join(', ')
  return (
    <dl className="facts">
      <Fact label={t.head.case}>{c.caseNumber}</Fact>
      <Fact label={t.head.household}><HouseholdSymbols household={c.household} decorative /> {householdText(c.household)}</Fact>
      {c.protected ? null : <Fact label={t.head.living}>{living || text.common.notGiven}</Fact>}
      <Fact label={t.head.received}>{c.receivedOn ? dateText(c.receivedOn) : text.common.notGiven}</Fact>
      <Fact label={c.status === 'waiting' && c.grantedOn ? t.head.decision : t.head.status}>{c.status === 'waiting' && c.grantedOn ? t.head.granted(dateText(c.grantedOn)) : caseStatus.labels[c.status]}</Fact>
      <Fact label={t.head.coordinator}><Avatar initials={c.coordinatorInitials} name={c.coordinatorName} mine={c.coordinatorId === me} /> {c.coordinatorName}</Fact>
      {page.nextMeeting ? <Fact label={t.head.meeting}>{t.head.meetingLine(shortDate(page.nextMeeting.heldOn, today), page.nextMeeting.number)}</Fact> : null}
    </dl>
  )
}

export function CaseHead({ page, open, onSummary }: { page: CasePage; open: (dialog: CaseDialog) => void; onSummary: (recipient: 'team' | 'person') => void }) {
  const c = page.case
  const [mayNote, mayExport] = [useMay('plan.write'), useMay('export')]
  return (
    <header className="case-head">
      <div className="case-line">
        <h1 className="page-title" tabIndex={-1}>{c.name}</h1>
        {c.nationalId ? (
          <span className="case-id num quiet">
            {c.nationalId.replace(/^(\d{6})(\d{5})$/, '$1 $2')} <CopyButton size="xsmall" copyText={c.nationalId} title={t.head.copyId} />
          </span>
        ) : null}
        {c.protected ? <ProtectedTag /> : null}
        {page.warnings.map((warning) => (
          <span key={warning.text} title={warning.why}>
            <ToneTag size="small" tone={warning.tone}>{warning.text}</ToneTag>
          </span>
        ))}
        {c.flag ? <ToneTag size="small">{c.flag}</ToneTag> : null}
        <CaseReminder caseId={c.id} />
        <span className="page-acts">
          {mayExport ? <Button size="small" variant="tertiary" data-color="neutral" icon={<PrinterSmallIcon aria-hidden />} onClick={() => onSummary('team')}>{t.acts.summary}</Button> : null}
          {mayNote ? <Button size="small" variant="secondary" onClick={() => open({ kind: 'note' })}>{t.acts.note}</Button> : null}
          <MoreMenu page={page} open={open} onSummary={onSummary} />
        </span>
      </div>
      {c.protected ? <p className="form-note">{t.protected.body} {t.protected.logged}</p> : null}
      <Facts page={page} />
    </header>
  )
}
