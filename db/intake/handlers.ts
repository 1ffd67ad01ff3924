// The handlers of the way from an application to a case that is ready to be judged.
import type { Handlers } from '../context.ts'
import { applicationCommands } from './applications.ts'
import { documentHandlers } from './documents.ts'
import { duplicateQueries } from './duplicates.ts'
import { householdCommands } from './household.ts'
import { infoCommands } from './info.ts'
import { intakeQueries } from './intake.ts'
import { mergeCommands } from './merge.ts'

export const intakeHandlers = { ...applicationCommands, ...documentHandlers, ...duplicateQueries, ...householdCommands, ...infoCommands, ...intakeQueries, ...mergeCommands } satisfies Partial<Handlers>
