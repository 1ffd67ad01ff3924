// Every text of the screens in bokmål. One file per area; this file only gathers them.
import { access } from './nb/access.ts'
import { allocation } from './nb/allocation.ts'
import { caseText } from './nb/case.ts'
import { cases } from './nb/cases.ts'
import { common } from './nb/common.ts'
import { dwellings } from './nb/dwellings.ts'
import { exchange } from './nb/exchange.ts'
import { followup } from './nb/followup.ts'
import { keys } from './nb/keys.ts'
import { meeting } from './nb/meeting.ts'
import { settings } from './nb/settings.ts'
import { shell } from './nb/shell.ts'
import { today } from './nb/today.ts'

export const nb = { common, shell, keys, access, today, cases, case: caseText, dwellings, exchange, settings, allocation, meeting, followup }
