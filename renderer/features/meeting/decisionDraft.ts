// A decision while it is being written: in memory at every key, in the encrypted store when the typing rests. Never seen in the room, never outside the store.
import { useEffect, useRef } from 'react'
import type { orderKind, teamDecisionKind } from '../../../shared/model/codes.ts'
import type { Input } from '../../../shared/operations/index.ts'
import type { MandateRule } from '../../../shared/operations/meeting.ts'
import { call } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { noteSaved } from '../../state/undo.ts'
import { text } from '../../text.ts'

export type Kind = (typeof teamDecisionKind.values)[number]
export interface DecisionDraft {
  kind: Kind
  text: string
  ownerServiceId: string
  ownerPerson: string
  /** who must confirm; empty when the team may decide alone */
  confirmBy: string
  /** the confirmer was chosen by hand: another kind of decision does not change it */
  confirmChosen: boolean
  dueOn: string | null
  deferUntil: string | null
  dwellingId: string
  orderKind: (typeof orderKind.values)[number] | ''
  orderNeed: string
  reason: string
  dissent: string
  dissentBy: string
  isDissent: boolean
  tentative: boolean
}

export const EMPTY: DecisionDraft = { kind: 'clarify', text: '', ownerServiceId: '', ownerPerson: '', confirmBy: '', confirmChosen: false, dueOn: null, deferUntil: null, dwellingId: '', orderKind: '', orderNeed: '', reason: '', dissent: '', dissentBy: '', isDissent: false, tentative: false }
const BLANK = JSON.stringify(EMPTY)

/** What a stored draft says, field by field; what cannot be read is left empty, so that one damaged draft never closes the desk. */
function readDraft(raw: string): DecisionDraft {
  try {
    const given = Object.entries((JSON.parse(raw) ?? {}) as object).filter(([key, value]) => key in EMPTY && (typeof value === typeof (EMPTY[key as keyof DecisionDraft] ?? '') || (value === null && EMPTY[key as keyof DecisionDraft] === null)))
    return { ...EMPTY, ...(Object.fromEntries(given) as Partial<DecisionDraft>) }
  } catch {
    return EMPTY
  }
}

/** The draft of a decision on one agenda item: value, change, empty. `stored` is what the store holds. */
export function useDecisionDraft(agendaItemId: string, stored: string | null): { draft: DecisionDraft; raw: string; change: (patch: Partial<DecisionDraft>) => void; empty: () => void } {
  const [raw, write] = useDraft(`decision:${agendaItemId}`, stored ?? BLANK)
  const draft = readDraft(raw)
  return { draft, raw, change: (patch) => write(JSON.stringify({ ...draft, ...patch })), empty: () => write(BLANK) }
}

const REST_MS = 500

/** Keep what is written in the store: when the typing rests, and when the case is left. Says whether it is there. */
export function useKeptDraft(agendaItemId: string, raw: string, stored: string | null): boolean {
  const isKept = raw === (stored ?? BLANK)
  const latest = useRef({ raw, isKept, agendaItemId })
  useEffect(() => {
    latest.current = { raw, isKept, agendaItemId }
  })
  const save = async () => {
    const { raw: written, isKept: kept, agendaItemId: item } = latest.current
    if (kept) return
    const answer = await call('meeting.saveDraft', { agendaItemId: item, draft: written === BLANK ? null : written }, { opId: crypto.randomUUID() })
    if (answer.ok) noteSaved()
  }
  useEffect(() => {
    if (isKept) return
    const timer = window.setTimeout(() => void save(), REST_MS)
    return () => window.clearTimeout(timer)
  }, [raw, isKept])
  useEffect(() => () => void save(), [])
  return isKept
}

/** A dwelling is asked for where someone gets one; a reason where someone gets, is refused, must wait, or is let go. */
export const asksDwelling = (kind: Kind) => kind === 'allocate' || kind === 'recommend'
export const asksReason = (kind: Kind) => kind === 'allocate' || kind === 'recommend' || kind === 'refuse' || kind === 'defer' || kind === 'end'
export const asksPerson = (kind: Kind) => kind === 'measure' || kind === 'clarify'

/** Words to start from where the kind says it all; replaced when another kind is chosen. */
const STARTS: Partial<Record<Kind, string>> = text.meeting.decide.starts

/** What choosing a kind brings with it: words to start from, and who must confirm by the municipality's delegation. */
export function withKind(draft: DecisionDraft, kind: Kind, mandates: readonly MandateRule[]): Partial<DecisionDraft> {
  const isOwnText = draft.text !== '' && draft.text !== STARTS[draft.kind]
  return { kind, ...(isOwnText ? {} : { text: STARTS[kind] ?? '' }), ...(draft.confirmChosen ? {} : { confirmBy: mandates.find((one) => one.kind === kind)?.confirmBy ?? '' }) }
}

/** Fields that are still lacking before it can be saved. */
export function lacking(draft: DecisionDraft): Set<keyof DecisionDraft> {
  const list: (keyof DecisionDraft | false)[] = [
    draft.text.trim().length < 2 && 'text', draft.kind === 'allocate' && !draft.dwellingId && 'dwellingId', draft.kind === 'defer' && draft.reason.trim().length < 3 && 'reason', draft.kind === 'orderDwelling' && !draft.orderKind && 'orderKind',
    draft.kind === 'escalate' && !draft.confirmBy.trim() && 'confirmBy', draft.isDissent && draft.dissent.trim().length < 2 && 'dissent', draft.isDissent && draft.dissentBy.trim().length < 2 && 'dissentBy',
  ]
  return new Set(list.filter((one): one is keyof DecisionDraft => one !== false))
}

export function toInput(draft: DecisionDraft, meetingId: string, agendaItemId: string, showInRoom: boolean): Input<'meeting.decide'> {
  const isOrder = draft.kind === 'orderDwelling'
  return {
    meetingId, agendaItemId, kind: draft.kind, text: draft.text.trim(), dwellingId: (asksDwelling(draft.kind) && draft.dwellingId) || null, ownerServiceId: draft.ownerServiceId || null, ownerPerson: (asksPerson(draft.kind) && draft.ownerPerson.trim()) || null, dueOn: draft.kind === 'defer' ? null : draft.dueOn,
    deferUntil: draft.kind === 'defer' ? draft.deferUntil : null, orderKind: (isOrder && draft.orderKind) || null, orderNeed: (isOrder && draft.orderNeed) || null, dissent: (draft.isDissent && draft.dissent.trim()) || null, dissentBy: (draft.isDissent && draft.dissentBy.trim()) || null,
    mandate: draft.confirmBy.trim() ? 'mustConfirm' : 'team', confirmBy: draft.confirmBy.trim() || null, tentative: draft.tentative, reason: asksReason(draft.kind) ? draft.reason.trim() || null : null, showInRoom,
  }
}
