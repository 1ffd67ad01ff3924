// What an assessment may be used for now, and what is left of it.
import type { AssessmentView } from '../../../../shared/operations/assessment.ts'

const OPEN: readonly string[] = ['received', 'missingInfo', 'complete']

/** The application is not decided or ended. */
export const endable = (view: AssessmentView) => view.application !== null && OPEN.includes(view.application.status)

/** Rows and urgency can be changed. */
export const isOpen = (view: AssessmentView) => endable(view) && view.assessment?.status !== 'complete'

/** Rows that wait for a person or for a fact. */
export const leftRows = (view: AssessmentView) => view.rows.filter((row) => row.outcome === 'judge' || row.outcome === 'unknown')
