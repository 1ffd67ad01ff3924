// What counts as a task from the team, and as one that stands still: one fragment for the proposals, the lists and the check.

/** Decisions that someone must do something about. The others are acted on where they belong: an allocation, a refusal, a new date. */
export const TASK_KINDS = `('measure', 'clarify', 'orderDwelling', 'escalate')`

/** Agreed and not done, or not confirmed in time. Two values: the day, twice. */
export const STALLED = `t.tentative <> 'yes' AND t.doneOn IS NULL AND ((t.kind IN ${TASK_KINDS} AND t.mandate <> 'rejected' AND t.dueOn < ?) OR (t.mandate = 'mustConfirm' AND t.confirmDueOn < ?))`
