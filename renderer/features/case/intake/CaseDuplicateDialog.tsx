// From a case: this person beside the one who may be the same, read when it is asked for.
import type { CasePage } from '../../../../shared/operations/cases.ts'
import { useQuery } from '../../../data/useQuery.ts'
import { DuplicateDialog, type Side } from '../../../parts/DuplicateDialog.tsx'
import type { Intake } from './useIntake.ts'

const sideOf = ({ case: one }: CasePage): Side => ({ id: one.personId, name: one.name, birthDate: one.birthDate, nationalId: one.nationalId, phone: one.phone, cases: [{ id: one.id, caseNumber: one.caseNumber }] })

export function CaseDuplicateDialog({ page, other, onClose }: { page: CasePage; other: Intake['duplicates'][number]; onClose: () => void }) {
  const asked = useQuery('case.get', { id: other.caseId ?? '' }, { enabled: other.caseId !== null })
  const bare: Side = { id: other.personId, name: other.name, birthDate: null, nationalId: null, phone: null, cases: [] }
  const side = other.caseId === null ? bare : asked.data && sideOf(asked.data)
  return side ? <DuplicateDialog pair={{ a: sideOf(page), b: side, why: other.why }} onClose={onClose} /> : null
}
