// Who may do what: one readable table of roles and permissions. Every operation names one permission; the host asks `may`.

export const ROLES = ['leader', 'caseworker', 'propertyManager', 'followUpWorker', 'reader', 'itAdmin'] as const
export type Role = (typeof ROLES)[number]

export const ROLE_LABELS: Record<Role, string> = {
  leader: 'Leder',
  caseworker: 'Saksbehandler',
  propertyManager: 'Boligforvalter',
  followUpWorker: 'Booppfølger',
  reader: 'Lesetilgang',
  itAdmin: 'IT-ansvarlig (ser ingen personopplysninger)',
}

export const PERMISSIONS = [
  'case.read', 'case.write', 'dwelling.read', 'dwelling.write', 'match.read', 'propose', 'allocate',
  'meeting.read', 'meeting.run', 'plan.read', 'plan.write', 'import', 'export', 'export.people', 'search', 'views', 'today.read',
  'exchange', 'log.read', 'undo', 'settings.read', 'settings.write', 'users.write', 'store.maintain',
] as const
export type Permission = (typeof PERMISSIONS)[number]

const L = 'leader', C = 'caseworker', P = 'propertyManager', F = 'followUpWorker', R = 'reader', I = 'itAdmin'

/** Permission -> roles that have it. The test reads this table whole. */
export const ACCESS: Record<Permission, readonly Role[]> = {
  'case.read': [L, C, F, R],
  'case.write': [L, C],
  'dwelling.read': [L, C, P, F, R],
  'dwelling.write': [L, C, P],
  'match.read': [L, C],
  'propose': [L, C],
  'allocate': [L, C],
  'meeting.read': [L, C, F],
  'meeting.run': [L, C],
  'plan.read': [L, C, F],
  'plan.write': [L, C, F],
  'import': [L, C],
  'export': [L, C, P, F],
  'export.people': [L, C, F],
  'search': [L, C, P, F, R],
  'views': [L, C, P, F, R],
  'today.read': [L, C, F, R],
  'exchange': [L, C, P, F, I],
  'log.read': [L],
  'undo': [L, C, P, F],
  'settings.read': [L, C, P, F, R, I],
  'settings.write': [L, I],
  'users.write': [L, I],
  'store.maintain': [L, I],
}

/** May this role do this? Unknown combinations are no. */
export function may(role: Role, permission: Permission | 'anyone'): boolean {
  return permission === 'anyone' || (ACCESS[permission]?.includes(role) ?? false)
}

/** May this role give someone that role? Nobody gives more than they have: who runs the computers cannot let in a reader of cases. */
export function mayGive(giver: Role, given: Role): boolean {
  return PERMISSIONS.every((permission) => !may(given, permission) || may(giver, permission))
}
