// All areas gathered into one Handlers object. A missing one does not compile.
import { allocationCommands } from './allocation/commands.ts'
import { allocationQueries } from './allocation/queries.ts'
import { caseCommands } from './cases/commands.ts'
import { caseListQueries } from './cases/list.ts'
import { casePageQueries } from './cases/page.ts'
import type { Handlers } from './context.ts'
import { historyQueries } from './desk/history.ts'
import { searchQueries } from './desk/search.ts'
import { todayQueries } from './desk/today.ts'
import { viewHandlers } from './desk/views.ts'
import { exchangeHandlers } from './exchange/handlers.ts'
import { listExportQueries } from './exports/lists.ts'
import { meetingPaperQueries } from './exports/meeting-papers.ts'
import { paperQueries } from './exports/papers.ts'
import { followupCommands } from './followup/commands.ts'
import { followupQueries } from './followup/queries.ts'
import { homeCommands } from './homes/commands.ts'
import { homeListQueries } from './homes/list.ts'
import { homePageQueries } from './homes/page.ts'
import { importHandlers } from './import/handlers.ts'
import { meetingCommands } from './meeting/commands.ts'
import { meetingQueries } from './meeting/desk.ts'
import { settingsCommands } from './settings/commands.ts'
import { settingsQueries } from './settings/queries.ts'

export const handlers: Handlers = {
  ...allocationCommands, ...allocationQueries, ...caseCommands, ...caseListQueries, ...casePageQueries, ...historyQueries, ...searchQueries, ...todayQueries, ...viewHandlers, ...listExportQueries, ...meetingPaperQueries, ...paperQueries,
  ...followupCommands, ...followupQueries, ...homeCommands, ...homeListQueries, ...homePageQueries, ...importHandlers, ...meetingCommands, ...meetingQueries, ...settingsCommands, ...settingsQueries, ...exchangeHandlers,
}
