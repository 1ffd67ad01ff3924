// Which dialog of the case is open.
import type { CasePage } from '../../../shared/operations/cases.ts'
import { PostponeDialog } from '../../parts/PostponeDialog.tsx'
import { AnswerDialog, MeetingDialog, NoteDialog } from './ActDialogs.tsx'
import { DecideDialog } from './DecisionDialogs.tsx'
import { EditCaseDialog, PersonDialog } from './EditDialogs.tsx'
import { CoordinatorDialog, OfferDialog, RequestDialog } from './handovers/HandoverDialogs.tsx'
import { RequirementsDialog } from './RequirementsDialog.tsx'

export type CaseDialog =
  | { kind: 'answer' | 'step' | 'postpone' | 'note' | 'handOver' | 'coordinator' | 'request' | 'meeting' | 'decide' | 'requirements' | 'edit' | 'need' | 'economy' | 'words' | 'person' }

export interface DialogProps {
  page: CasePage
  onClose: () => void
}

export function CaseDialogs({ page, dialog, onClose }: DialogProps & { dialog: CaseDialog }) {
  const props = { page, onClose }
  switch (dialog.kind) {
    case 'answer': return <AnswerDialog {...props} />
    case 'postpone': return <PostponeDialog id={page.case.id} version={page.case.version} onClose={onClose} />
    case 'note': return <NoteDialog {...props} />
    case 'handOver': return <OfferDialog {...props} />
    case 'coordinator': return <CoordinatorDialog {...props} />
    case 'request': return <RequestDialog {...props} />
    case 'meeting': return <MeetingDialog {...props} />
    case 'decide': return <DecideDialog {...props} />
    case 'requirements': return <RequirementsDialog {...props} />
    case 'person': return <PersonDialog {...props} />
    default: return <EditCaseDialog {...props} part={dialog.kind} />
  }
}
