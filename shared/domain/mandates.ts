// What a municipality's housing team may decide alone, to start from. Local delegation: each municipality sets its own, kept as a setting.
import type { MandateRule } from '../operations/meeting.ts'

/** The setting the municipality's own table is kept under. */
export const MANDATE_SETTING = 'teamMandates'

const alone = (kind: MandateRule['kind']): MandateRule => ({ kind, confirmBy: null, reference: '' })
const asks = (kind: MandateRule['kind'], confirmBy: string): MandateRule => ({ kind, confirmBy, reference: 'Kommunens delegering' })

export const STARTING_MANDATES: readonly MandateRule[] = [
  alone('recommend'), alone('allocate'), asks('refuse', 'Enhetsleder'), alone('defer'), alone('clarify'), alone('measure'), asks('orderDwelling', 'Leder i Eiendom'), asks('escalate', 'Enhetsleder'), alone('end'),
]
