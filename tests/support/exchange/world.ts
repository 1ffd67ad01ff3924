// A world of PCs for the simulator: real stores on real files, virtual clocks, a virtual place that loses, delays, repeats and reorders, and power that can go at any step.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { verifyHead } from '../../../db/exchange/bundle.ts'
import { exchangeWith } from '../../../db/exchange/exchange.ts'
import type { Run, Transport, Vector } from '../../../db/exchange/format.ts'
import { identityOf, insertDevice, knownVector, renewDevice } from '../../../db/exchange/identity.ts'
import { keyForRun } from '../../../db/exchange/introduction.ts'
import { inTransaction, mergeRuns } from '../../../db/exchange/merge.ts'
import { membersOf, outgoingRuns } from '../../../db/exchange/outgoing.ts'
import { closeStore } from '../../../db/open.ts'
import { Store, type Writer } from '../../../db/store.ts'
import { Refusal } from '../../../shared/errors.ts'
import { asOlder } from './older.ts'
import { open, PCS, SPARE, START_MS, USERS, type Prepared } from './prepared.ts'
import { becomeDevice, TEAM_ID } from './team.ts'

/** What power cuts throw in the simulator. Nothing in the program knows of it. */
export class PowerCut extends Error {}

export interface Replica { name: string; store: Store; user: string; offset: number; older: boolean; gone: 'no' | 'removed' | 'broken'; taken: Set<number>; knows: Vector; own: string[]; vouches: boolean }
/** One acknowledged operation, and what its PC truly had when it wrote it. */
export interface Acknowledged { opId: string; device: string; deviceSeq: number; actorId: string; at: string; knew: Vector }
interface Parcel { number: number; sender: string; runs: Run[]; visibleAt: number }

const isExpected = (error: unknown) => error instanceof Refusal || String((error as { code?: string }).code).startsWith('SQLITE_CONSTRAINT')

/** A folder of sealed bundles where reads may fail once and new files show late. */
export class FaultyPlace implements Transport {
  readonly files = new Map<string, { bytes: Uint8Array; visibleAt: number }>()
  tick = 0
  delay = 0
  lose = 0
  cutAt = Infinity
  private calls = 0
  private step() {
    if (++this.calls >= this.cutAt) throw new PowerCut()
  }
  arm(cutAt: number, lose: number, delay: number) {
    Object.assign(this, { calls: 0, cutAt, lose, delay })
  }
  list = async () => {
    this.step()
    return [...this.files].filter(([, one]) => one.visibleAt <= this.tick).map(([name, one]) => ({ sender: name.split('/')[0]!, sequence: Number(name.split('/')[1]), bytes: one.bytes.length })).reverse()
  }
  read = async (sender: string, sequence: number) => {
    this.step()
    if (this.lose > 0 && (sequence * 7 + this.calls) % this.lose === 0) throw new Refusal('exchange-gone')
    return this.files.get(`${sender}/${sequence}`)!.bytes
  }
  write = async (sender: string, sequence: number, bytes: Uint8Array) => {
    this.step()
    if (this.files.has(`${sender}/${sequence}`)) return 'exists' as const
    this.files.set(`${sender}/${sequence}`, { bytes, visibleAt: this.tick + this.delay })
    this.step()
    return 'written' as const
  }
  close = () => Promise.resolve()
}

export class World {
  readonly replicas: Replica[] = []
  readonly log = new Map<string, Acknowledged>()
  readonly parcels: Parcel[] = []
  readonly place = new FaultyPlace()
  readonly stick = new FaultyPlace()
  readonly prepared: Prepared
  readonly sealed: boolean
  readonly folder: string
  tick = 0
  private names = 0
  private spare = [...SPARE]

  constructor(prepared: Prepared, sealed: boolean) {
    this.prepared = prepared
    this.sealed = sealed
    this.folder = mkdtempSync(join(prepared.folder, 'run-'))
    for (const [i, name] of PCS.entries()) this.replicas.push(this.start(name, prepared.fileOf(name), USERS[i]!, { ...prepared.base }))
  }

  newId = () => `id-${this.names++}`

  private start(name: string, from: string, user: string, knows: Vector): Replica {
    const path = this.path(name)
    copyFileSync(from, path)
    const store = open(path, name, this.newId)
    for (const place of ['place', 'stick']) store.run(`INSERT OR IGNORE INTO place (id, kind, label, config) VALUES (?, 'folder', 'Prøvemappe', '{}')`, [place])
    return { name, store, user, offset: 0, older: false, gone: 'no', taken: new Set(), knows, own: [], vouches: false }
  }

  path = (name: string) => join(this.folder, `${name}-${this.names++}.bolig`)

  /** What the PC's clock shows. One tick is a second. */
  now = (pc: Replica) => new Date(START_MS + this.tick * 1000 + pc.offset).toISOString()

  /** PCs that someone can still use, and of those the ones that are in the team to the end. */
  working = () => this.replicas.filter((one) => one.gone !== 'broken')
  staying = () => this.replicas.filter((one) => one.gone === 'no')

  /** Something a person does. False when the program says no. */
  act(pc: Replica, name: string, act: (write: Writer) => void, options: { undoes?: string } = {}): boolean {
    if (pc.store.sql<{ active: string }>('SELECT active FROM appUser WHERE id = ?', [pc.user])[0]?.active !== 'yes') return false
    const opId = this.newId()
    const at = this.now(pc)
    try {
      asOlder(pc.older, () => pc.store.transaction({ opId, name, actorId: pc.user, role: 'leader', at, undoes: options.undoes ?? null }, (write) => {
        act(write)
        return {}
      }))
    } catch (error) {
      if (isExpected(error)) return false
      throw error
    }
    this.acknowledge(pc, opId)
    pc.own.push(opId)
    return true
  }

  private acknowledge(pc: Replica, opId: string) {
    const op = pc.store.sql<{ deviceSeq: number; actorId: string; at: string }>('SELECT deviceSeq, actorId, at FROM operation WHERE opId = ?', [opId])[0]!
    this.log.set(opId, { opId, device: pc.name, ...op, knew: { ...pc.knows } })
    pc.knows[pc.name] = op.deviceSeq
  }

  /** The power goes and comes back: what lay on the disk at that instant is opened again. */
  restart(pc: Replica) {
    const path = this.path(pc.name)
    for (const end of ['', '-wal']) if (existsSync(pc.store.path + end)) copyFileSync(pc.store.path + end, path + end)
    closeStore(pc.store.db, pc.store.path)
    pc.store = open(path, pc.name, this.newId)
  }

  /** Exchange with the place. `cut`: the power goes at that step. Returns operations in and bundles out, or null after a power cut. */
  async exchange(pc: Replica, faults: { lose: number; delay: number; cut: number; salt: number } = { lose: 0, delay: 0, cut: Infinity, salt: 0 }, place = this.place, placeId = 'place'): Promise<{ operations: number; out: number } | null> {
    try {
      if (!this.sealed) return asOlder(pc.older, () => this.exchangeOpen(pc, faults))
      place.tick = this.tick
      place.arm(faults.cut, faults.lose, faults.delay)
      const report = await asOlder(pc.older, () => exchangeWith(pc.store, place, { placeId, userId: pc.user, runId: this.newId(), now: this.now(pc) }))
      return { operations: report.merged.operations, out: report.bundlesOut }
    } catch (error) {
      if (error instanceof Refusal && error.error.code === 'exchange-removed') return { operations: 0, out: 0 }
      if (!(error instanceof PowerCut)) throw error
      this.restart(pc)
      return null
    } finally {
      pc.knows = knownVector(pc.store, pc.name)
    }
  }

  /** The same through the merge alone, without sealing: ten times as many histories in the same time. */
  private exchangeOpen(pc: Replica, faults: { lose: number; delay: number; cut: number; salt: number }): { operations: number; out: number } {
    const { store } = pc
    const there = this.parcels.filter((one) => one.visibleAt <= this.tick)
    const news = there.filter((one) => !pc.taken.has(one.number) && (faults.lose === 0 || (one.number + faults.salt) % faults.lose !== 0))
    const again = faults.salt % 3 === 0 ? there.slice(faults.salt % 5, (faults.salt % 5) + 2) : []
    const turned = [...news, ...again].sort((a, b) => ((a.number * 31 + faults.salt) % 17) - ((b.number * 31 + faults.salt) % 17))
    const merged = this.merge(store, turned.flatMap((one) => one.runs), this.now(pc), faults.cut)
    const heads = knownVector(store, pc.name)
    for (const one of turned) if (one.runs.every((run) => (heads[run.device] ?? 0) >= run.to)) pc.taken.add(one.number)
    const identity = identityOf(store)!
    if (!membersOf(store).some((one) => one.id === pc.name && one.status === 'active')) return { operations: merged.operations, out: 0 }
    const out = outgoingRuns(store, identity, this.covered(there.filter((one) => pc.taken.has(one.number))))
    for (const runs of out) {
      pc.taken.add(this.parcels.length)
      this.parcels.push({ number: this.parcels.length, sender: pc.name, runs: structuredClone(runs), visibleAt: this.tick + faults.delay })
    }
    return { operations: merged.operations, out: out.length }
  }

  /** @param cut which of the merge's own stopping points the power goes at */
  merge(store: Store, runs: readonly Run[], now: string, cut = Infinity) {
    let steps = 0
    return inTransaction(store, true, () => {
      const merged = mergeRuns(store, runs, { now, signed: (run) => this.signed(store, run) })
      if (++steps >= cut) throw new PowerCut()
      return merged
    })
  }

  signed(store: Store, run: Run): boolean {
    const key = keyForRun(store, run)
    return key !== null && verifyHead(key, TEAM_ID, run.device, run.to, run.hash, run.signature)
  }

  private covered(parcels: readonly Parcel[]): Vector {
    const covered = { ...this.prepared.base }
    for (const run of parcels.flatMap((one) => one.runs).sort((a, b) => a.from - b.from)) if (run.from <= (covered[run.device] ?? 0) + 1 && run.to > (covered[run.device] ?? 0)) covered[run.device] = run.to
    return covered
  }

  /** One PC carries its news to another on a stick; the place is not involved. */
  async carry(from: Replica, to: Replica): Promise<void> {
    if (this.sealed) {
      await this.exchange(from, undefined, this.stick, 'stick')
      await this.exchange(to, undefined, this.stick, 'stick')
      return
    }
    const runs = outgoingRuns(from.store, identityOf(from.store)!, knownVector(to.store, to.name)).flat()
    asOlder(to.older, () => this.merge(to.store, runs, this.now(to)))
    to.knows = knownVector(to.store, to.name)
  }

  /** A new PC joins with a copy of another's store, in the middle of everything. */
  join(from: Replica): Replica | null {
    const name = this.spare.shift()
    if (!name || from.older || from.gone !== 'no' || !membersOf(from.store).some((one) => one.id === from.name && one.status === 'active')) return null
    const keys = this.prepared.keys[name]!
    const base = knownVector(from.store, from.name)
    if (!this.act(from, 'device.add', (write) => insertDevice(write, { id: name, name, personName: null, keys, base: { ...base, [from.name]: base[from.name]! + 1 }, at: this.now(from) }))) return null
    from.vouches = true
    from.store.db.pragma('wal_checkpoint(TRUNCATE)')
    const pc = this.start(name, from.store.path, from.user, knownVector(from.store, name))
    becomeDevice(pc.store, from.name, keys)
    for (const place of ['place', 'stick']) pc.store.run(`INSERT OR IGNORE INTO place (id, kind, label, config) VALUES (?, 'folder', 'Prøvemappe', '{}')`, [place])
    pc.knows = knownVector(pc.store, name)
    pc.taken = new Set(from.taken)
    this.replicas.push(pc)
    return pc
  }

  /** The PC keeps a copy of its store, to be brought back later. */
  copyOf(pc: Replica): string {
    pc.store.db.pragma('wal_checkpoint(TRUNCATE)')
    const path = this.path(`${pc.name}-copy`)
    copyFileSync(pc.store.path, path)
    return path
  }

  /** The PC breaks; its old copy is brought back under a new name, which introduces itself with the key it had. What it had shared lives on, what it had not is lost with it. */
  restore(pc: Replica, copy: string): Replica | null {
    const name = this.staying().some((one) => one !== pc) && !pc.vouches && this.spare.shift()
    if (!name) return null
    const sent = pc.store.sql<{ ranges: string }>(`SELECT ranges FROM bundle_seen WHERE placeId = 'place' AND outcome = 'sent'`).map((one) => (JSON.parse(one.ranges) as Record<string, [number, number]>)[pc.name]?.[1] ?? 0)
    const shared = Math.max(0, ...sent, ...this.replicas.filter((one) => one !== pc).map((one) => one.knows[pc.name] ?? 0), ...this.parcels.flatMap((one) => one.runs.filter((run) => run.device === pc.name).map((run) => run.to)))
    closeStore(pc.store.db, pc.store.path)
    pc.gone = 'broken'
    const old = open(copy, pc.name, this.newId)
    const opId = this.newId()
    const store = renewDevice(old, { opId, name: 'device.renew', actorId: pc.user, role: 'leader', at: this.now(pc) }, name, (device) => new Store(old.db, copy, device, this.newId))
    const next: Replica = { name, store, user: pc.user, offset: pc.offset, older: false, gone: 'no', taken: new Set(), knows: knownVector(store, name), own: [], vouches: false }
    for (const one of this.log.values()) if (one.device === pc.name && one.deviceSeq > Math.max(shared, next.knows[pc.name] ?? 0)) this.log.delete(one.opId)
    this.acknowledge(next, opId)
    this.replicas.push(next)
    return next
  }

  end() {
    for (const one of this.replicas) if (one.store.db.open) closeStore(one.store.db, one.store.path)
    rmSync(this.folder, { recursive: true, force: true })
  }
}
