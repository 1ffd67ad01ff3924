// Two PCs of one office as the screens meet them: gates on folders of their own, paired through a shared folder.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '../../../db/store.ts'
import type { Output } from '../../../shared/operations/index.ts'
import type { ExchangeResult } from '../../../shared/operations/exchange.ts'
import { openMunicipality, PASSPHRASE, testGate, type TestGate } from '../gate.ts'
import { canonicalDump } from './team.ts'

export const storeOf = (pc: TestGate) => (pc.gate as unknown as { open: { store: Store } }).open.store
export const dump = (pc: TestGate) => canonicalDump(storeOf(pc))
export const pause = (ms: number) => new Promise((done) => { setTimeout(done, ms) })

export async function until<T>(ask: () => Promise<T>, done: (value: T) => boolean): Promise<T> {
  for (let i = 0; i < 300; i++) {
    const value = await ask()
    if (done(value)) return value
    await pause(100)
  }
  throw new Error('it never came')
}

/** Let a new PC in, end to end. */
export async function pair(host: TestGate, guest: TestGate, place: string, userId: string, deviceName: string, typed?: string): Promise<Output<'team.joining'>> {
  const invitation = await host.value('team.invite', { folder: place, userId })
  await guest.value('team.join', { folder: place, code: typed ?? invitation.code, deviceName, passphrase: PASSPHRASE })
  return until(async () => {
    await host.value('team.invitation', {})
    return guest.value('team.joining', {})
  }, (one) => one.state === 'done' || one.state === 'failed')
}

export async function exchange(pc: TestGate): Promise<ExchangeResult> {
  const seen = (await pc.job((await pc.value('exchange.look', {})).jobId)) as ExchangeResult
  return (await pc.job((await pc.value('exchange.run', { expected: seen.digest })).jobId)) as ExchangeResult
}

/** One exchange each way and back: both have everything. */
export async function meet(a: TestGate, b: TestGate): Promise<void> {
  for (const pc of [a, b, a]) await exchange(pc)
}

/** Two paired PCs with one vacant dwelling with two flats and two granted applicants. */
export async function office(folder: string, tick: () => number): Promise<{ first: TestGate; second: TestGate; place: string; dwellings: string[]; cases: string[] }> {
  const place = join(folder, 'felles')
  mkdirSync(place, { recursive: true })
  const [first, second] = [testGate(join(folder, 'en'), tick), testGate(join(folder, 'to'), tick)]
  const { session } = await openMunicipality(first)
  const { ids } = await first.value('dwelling.create', { address: 'Prøvegata 12', unitNumbers: ['H0101', 'H0102'], rooms: 2, bedrooms: 1, usableArea: 48, floor: 1, rent: 845_000, vacantFrom: '2026-11-01' })
  const cases: string[] = []
  for (const name of ['Tor Berg', 'Berit Dal']) {
    const { id } = await first.value('case.create', { name, receivedOn: '2026-07-01', livingSituation: 'temporaryAccommodation', livingSince: '2026-06-01' })
    const page = await first.value('case.get', { id })
    await first.value('case.update', { id, version: page.case.version, patch: { residenceSince: '2020-01-01', rentCeiling: 900_000 } })
    await first.value('case.decide', { caseId: id, kind: 'municipalDwelling', outcome: 'granted', decidedOn: '2026-10-19', legalBasis: 'forskriften § 6', rationale: 'Uten egen bolig.', notifiedOn: '2026-10-20' })
    cases.push(id)
  }
  const joined = await pair(first, second, place, session.userId, 'Bærbar')
  if (joined.state !== 'done') throw new Error(JSON.stringify(joined))
  return { first, second, place, dwellings: ids, cases }
}
