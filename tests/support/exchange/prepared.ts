// One municipality made once, and a store for each of its PCs copied from it: what every simulated history begins with.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Vector } from '../../../db/exchange/format.ts'
import { insertDevice, knownVector, newDeviceKeys, type DeviceKeys } from '../../../db/exchange/identity.ts'
import { closeStore, openStore } from '../../../db/open.ts'
import { Store } from '../../../db/store.ts'
import { KEY } from '../store.ts'
import { becomeDevice, firstPc } from './team.ts'

/** PCs at work from the start, the one that only looks on, and those that may come later. */
export const PCS = ['pc-a', 'pc-b', 'pc-c', 'pc-d', 'pc-e'] as const
export const WITNESS = 'pc-z'
export const SPARE = ['pc-f', 'pc-g', 'pc-h'] as const
export const USERS = ['user-0', 'user-1', 'user-2', 'user-3', 'user-4'] as const
export const DWELLINGS = ['dwelling-0', 'dwelling-1', 'dwelling-2', 'dwelling-3'] as const
export const START_MS = Date.parse('2026-11-23T08:00:00.000Z')

export interface Prepared { folder: string; keys: Record<string, DeviceKeys>; base: Vector; services: string[]; meetingId: string; fileOf: (device: string) => string; remove: () => void }

export const open = (path: string, device: string, newId: () => string): Store => {
  const opened = openStore({ path, key: KEY })
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  return new Store(opened.db, path, device, newId)
}

const PERSON = { nationalId: null, birthDate: null, phone: null, email: null, address: null, contactNote: null, protectedAddress: 'none', language: null, interpreter: 'unknown', pronoun: null } as const
const DWELLING = { unitNumber: null, kind: 'rental', state: 'vacant', disposalForm: 'owned', rooms: 2, bedrooms: 1, usableArea: 40, floor: 1, rent: 900_000, runningCost: null, stepFree: 'unknown', wheelchair: 'unknown', showerNoThreshold: 'unknown', ownEntrance: 'unknown', petsAllowed: 'unknown', quiet: 'unknown', registerRow: null, externalRef: null, koboId: null, note: null, endedOn: null } as const
export const CASE = {
  status: 'received', coordinatorId: null, livingSituation: 'unknown', livingText: null, livingSince: null, livingUntil: null, ownWords: null, ownWordsRoom: null, ownWordsNote: null, householdText: null, adults: null, children: null, nextStep: null, nextAction: null,
  waitingOn: null, waitingOnServiceId: null, waitingSince: null, dueOn: null, dueKind: null, receivedOn: null, residenceSince: null, grantedOn: null, need: null, healthNote: null, economyNote: null, monthlyIncome: null, rentCeiling: null, questionToTeam: null, triedBefore: null, flag: null, closedOn: null, source: null,
} as const
export { PERSON }

/** A folder in memory where there is one: real files and real flushes, without a disk's wait. */
export const memoryFolder = () => mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bolig-sim-'))

/** Make the municipality: users, dwellings, a few cases, a meeting, and a team of seven PCs whose stores begin equal. */
export async function prepare(): Promise<Prepared> {
  const folder = memoryFolder()
  let n = 0
  const first = await firstPc(folder, 'pc-a', () => `start-${n++}`)
  const { store } = first
  first.write((write) => {
    for (const [i, id] of USERS.entries()) write.insert('appUser', { id, username: id, name: `Ansatt ${i}`, initials: `A${i}`, role: i === 0 ? 'leader' : 'caseworker', slotId: 's'.repeat(64), active: 'yes', lastSeenAt: null })
    for (const [i, id] of DWELLINGS.entries()) {
      const building = write.insert('building', { address: `Solvikveien ${i}`, area: null, postalCode: null, postalPlace: null, cadastre: null, builtYear: null, units: null, lift: 'unknown', houseRules: null })
      write.insert('dwelling', { id, buildingId: building.id, ...DWELLING })
    }
    for (let i = 0; i < 4; i++) {
      write.insert('person', { id: `person-${i}`, name: `Søker ${i}`, ...PERSON })
      write.insert('housingCase', { id: `case-${i}`, caseNumber: `2026-${90 + i}`, personId: `person-${i}`, ...CASE })
    }
    write.insert('meeting', { id: 'meeting-0', heldOn: '2026-11-24', startsAt: '09:00', endsAt: '11:00', place: null, status: 'planned', chair: null, openedAt: null, closedAt: null, chairDevice: null })
  })
  const keys: Record<string, DeviceKeys> = {}
  for (const name of [...PCS.slice(1), WITNESS, ...SPARE]) keys[name] = await newDeviceKeys()
  const base = { 'pc-a': knownVector(store, 'pc-a')['pc-a']! + 1 }
  first.write((write) => {
    for (const name of [...PCS.slice(1), WITNESS]) insertDevice(write, { id: name, name, personName: null, keys: keys[name]!, base, at: first.now })
  }, { name: 'device.add' })
  const own = store.sql<{ signSecret: string; sealSecret: string }>('SELECT signSecret, sealSecret FROM this_device')[0]!
  const row = store.sql<{ signPublic: string; sealPublic: string }>(`SELECT signPublic, sealPublic FROM device WHERE id = 'pc-a'`)[0]!
  keys['pc-a'] = { ...own, ...row }
  const services = store.sql<{ id: string }>('SELECT id FROM service ORDER BY position').map((one) => one.id)
  closeStore(store.db, store.path)
  const fileOf = (device: string) => join(folder, `${device}.bolig`)
  for (const name of [...PCS.slice(1), WITNESS]) {
    copyFileSync(fileOf('pc-a'), fileOf(name))
    const copy = open(fileOf(name), name, () => `start-${name}-${n++}`)
    becomeDevice(copy, 'pc-a', keys[name]!)
    closeStore(copy.db, copy.path)
  }
  return { folder, keys, base, services, meetingId: 'meeting-0', fileOf, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
