// Who is signed in and what day it is, from the one question the app asks first.
import { createContext, useContext } from 'react'
import { may, type Permission } from '../../shared/access.ts'
import { osloDate } from '../../shared/dates.ts'
import type { Output } from '../../shared/operations/index.ts'

export type Status = Output<'app.status'>
export const StatusContext = createContext<Status | null>(null)

/** The status of the store; inside the app it is always there. */
export function useStatus(): Status {
  const status = useContext(StatusContext)
  if (!status) throw new Error('No status outside the app')
  return status
}

/** The calendar date in Norway, by the store's clock. */
export function useToday(): string {
  return osloDate(useStatus().now)
}

/** May the one who is signed in do this? The host decides; this only hides what would be refused. */
export function useMay(permission: Permission): boolean {
  const { session } = useStatus()
  return session ? may(session.role, permission) : false
}
