// Everything a case is being made ready with, asked once for all tabs that show a part of it.
import type { Output } from '../../../../shared/operations/index.ts'
import { client } from '../../../data/client.ts'
import { question, useQuery, type Asked } from '../../../data/useQuery.ts'

export type Intake = Output<'case.intake'>

export const useIntake = (caseId: string): Asked<Intake> => useQuery('case.intake', { caseId }, { keep: true })

/** The newest answer, for sending again on the newest version after somebody else has written. */
export const newestIntake = (caseId: string): Promise<Intake> => client.fetchQuery({ ...question('case.intake', { caseId }), staleTime: 0 })

/** Numbers beside the tabs. */
export function useIntakeCounts(caseId: string): { application: string; documents: string } {
  const { data } = useIntake(caseId)
  const open = data?.missing.filter((one) => one.status === 'asked' || one.status === 'reminded').length ?? 0
  return { application: open > 0 ? `${open} mangler` : '', documents: String(data?.documents.length || '') }
}
