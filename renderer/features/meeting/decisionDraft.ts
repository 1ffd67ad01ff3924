// A decision while it is being written: kept as a draft per case, in memory only, and never seen in the room.
import type { teamDecisionKind } from '../../../shared/model/codes.ts'
import type { Input } from '../../../shared/operations/index.ts'
import { useDraft } from '../../state/drafts.ts'

export type Kind = (typeof teamDecisionKind.values)[number]
export interface DecisionDraft {
  kind: Kind
  text: string
  ownerServiceId: string
  /** who must confirm; empty when the team may decide alone */
  confirmBy: string
  dueOn: string | null
  dwellingId: string
  reason: string
  tentative: boolean
}

const EMPTY: DecisionDraft = { kind: 'clarify', text: '', ownerServiceId: '', confirmBy: '', dueOn: null, dwellingId: '', reason: '', tentative: false }

/** The draft of a decision on one agenda item: value, change, drop. */
export function useDecisionDraft(agendaItemId: string): [DecisionDraft, (patch: Partial<DecisionDraft>) => void, () => void] {
  const [raw, write, drop] = useDraft(`decision:${agendaItemId}`)
  const draft = raw ? (JSON.parse(raw) as DecisionDraft) : EMPTY
  return [draft, (patch) => write(JSON.stringify({ ...draft, ...patch })), drop]
}

/** A dwelling is asked for where someone gets one; a reason where someone gets, is refused, or must wait. */
export const asksDwelling = (kind: Kind) => kind === 'allocate'
export const asksReason = (kind: Kind) => kind === 'allocate' || kind === 'refuse' || kind === 'defer'

/** Is something still lacking before it can be saved? */
export const isIncomplete = (draft: DecisionDraft) => draft.text.trim().length < 2 || (asksDwelling(draft.kind) && !draft.dwellingId) || (draft.kind === 'defer' && draft.reason.trim().length < 3)

export function toInput(draft: DecisionDraft, meetingId: string, agendaItemId: string, showInRoom: boolean): Input<'meeting.decide'> {
  return {
    meetingId, agendaItemId, kind: draft.kind, text: draft.text.trim(), dwellingId: asksDwelling(draft.kind) ? draft.dwellingId : null, ownerServiceId: draft.ownerServiceId || null, dueOn: draft.dueOn,
    mandate: draft.confirmBy ? 'mustConfirm' : 'team', confirmBy: draft.confirmBy || null, tentative: draft.tentative, reason: asksReason(draft.kind) ? draft.reason.trim() || null : null, showInRoom,
  }
}
