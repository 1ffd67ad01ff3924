// The inviting side: lays out an invitation, waits ten minutes for an answer that proves the code, adds the PC to the team, and gives it a copy sealed for it alone.
import { randomBytes } from 'node:crypto'
import { mayGive, type Role } from '../../shared/access.ts'
import { Refusal, type ErrorCode } from '../../shared/errors.ts'
import type { Output } from '../../shared/operations/index.ts'
import { newSealPair } from '../../db/exchange/bundle.ts'
import { getParcel, listParcels, putParcel, removeParcel } from '../../db/exchange/folder.ts'
import { formTeam, identityOf, insertDevice, knownVector, newDeviceKeys } from '../../db/exchange/identity.ts'
import { openWith } from '../../db/exchange/sealed.ts'
import type { Jobs } from '../jobs.ts'
import { readKeyFile, type Strength } from '../keys.ts'
import type { OpenSession } from '../open-session.ts'
import { Answer, codeKey, LIFE_MS, MAX_WRONG, names, newCode, proves, type Invitation } from './pairing.ts'

type Status = Output<'team.invitation'>

interface Open {
  invitation: Invitation
  folder: string
  secret: string
  key: Promise<Buffer>
  person: { id: string; name: string; username: string }
  tried: Set<string>
  status: Status
  jobId: string | null
  asking: boolean
}

export class Inviter {
  private readonly jobs: Jobs
  private readonly clock: () => number
  private readonly strength: Strength | undefined
  private now: Open | null = null

  constructor(jobs: Jobs, clock: () => number, strength?: Strength) {
    this.jobs = jobs
    this.clock = clock
    this.strength = strength
  }

  /** Lay out an invitation for one person's new PC. Makes the team when there is none. */
  async invite(open: OpenSession, input: { folder: string; userId: string }): Promise<Output<'team.invite'>> {
    if (open.readOnly) throw new Refusal('store-read-only')
    const person = open.store.sql<{ id: string; name: string; username: string; role: Role; active: string }>('SELECT id, name, username, role, active FROM appUser WHERE id = ?', [input.userId])[0]
    if (!person || person.active !== 'yes') throw new Refusal('not-found')
    // Whoever sits down at the new PC chooses a passphrase of their own: nobody may let in more than they are.
    if (!mayGive(open.session.role, person.role)) throw new Refusal('not-allowed')
    await this.stop()
    if (!identityOf(open.store)) formTeam(open.store, { opId: open.newId(), name: 'team.form', actorId: open.session.userId, role: open.session.role, at: open.now() }, await newDeviceKeys(), { teamId: open.newId(), name: 'Første PC', personName: open.session.name })
    const pair = await newSealPair()
    const invitation: Invitation = { format: 1, id: randomBytes(12).toString('hex'), expiresAt: new Date(this.clock() + LIFE_MS).toISOString(), recipient: pair.recipient }
    const code = newCode()
    await putParcel(input.folder, names.invitation(invitation.id), Buffer.from(JSON.stringify(invitation)))
    const { id, name, username } = person
    this.now = { invitation, folder: input.folder, secret: pair.secret, key: codeKey(code, invitation, this.strength), person: { id, name, username }, tried: new Set(), jobId: null, asking: false, status: { state: 'waiting', fraction: 0, deviceName: null, wrongCodes: 0, code: null } }
    return { code, expiresAt: invitation.expiresAt }
  }

  /** How far it is; looks for an answer, and when there is a true one lets the copy begin. */
  async status(open: OpenSession): Promise<Status> {
    const { now } = this
    if (!now) return { state: 'none', fraction: 0, deviceName: null, wrongCodes: 0, code: null }
    if (now.status.state === 'copying' && now.jobId) this.followJob(now)
    if (now.status.state !== 'waiting' || now.asking) return now.status
    if (this.clock() > Date.parse(now.invitation.expiresAt)) await this.end(now, 'expired')
    else {
      now.asking = true
      try {
        await this.lookForAnswer(open, now)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        now.status = { ...now.status, code: error.error.code }
      } finally {
        now.asking = false
      }
    }
    return now.status
  }

  private followJob(now: Open): void {
    const job = this.jobs.status(now.jobId!)
    if (job.state === 'running') now.status = { ...now.status, fraction: job.fraction }
    else if (job.state === 'done') now.status = { ...now.status, state: 'done', fraction: 1 }
    else now.status = { ...now.status, state: 'failed', code: (job.error?.code ?? 'unexpected') as ErrorCode }
  }

  private async lookForAnswer(open: OpenSession, now: Open): Promise<void> {
    const waiting = (await listParcels(now.folder)).filter((name) => name.startsWith(`svar-${now.invitation.id}-`) && !now.tried.has(name))
    now.status = { ...now.status, code: null }
    for (const name of waiting) {
      const bytes = await getParcel(now.folder, name)
      if (!bytes) continue
      now.tried.add(name)
      const answer = await openWith(now.secret, bytes, Answer)
      const proved = answer !== null && proves(await now.key, now.invitation, answer)
      // Taken back, locked or run out while the code was tried: then nobody comes in by it.
      if (this.now !== now || !open.store.db.open) return
      if (this.clock() > Date.parse(now.invitation.expiresAt)) return this.end(now, 'expired')
      if (proved) return this.admit(open, now, answer)
      now.status = { ...now.status, wrongCodes: now.status.wrongCodes + 1 }
      await putParcel(now.folder, names.wrong(name), Buffer.from('feil'))
      if (now.status.wrongCodes >= MAX_WRONG) return this.end(now, 'failed', 'invitation-guessed')
    }
  }

  /** The code was right: the PC is in the team from this operation on, and gets the store as it then is. */
  private async admit(open: OpenSession, now: Open, answer: Answer): Promise<void> {
    const identity = identityOf(open.store)!
    const base = knownVector(open.store, identity.device)
    open.store.transaction({ opId: open.newId(), name: 'device.add', actorId: open.session.userId, role: open.session.role, at: open.now() }, (write) => {
      insertDevice(write, { id: answer.device, name: answer.name, personName: now.person.name, keys: answer, base: { ...base, [identity.device]: (base[identity.device] ?? 0) + 1 }, at: open.now() })
      return {}
    })
    const keys = readKeyFile(open.store.path)!
    now.status = { ...now.status, state: 'copying', deviceName: answer.name }
    now.jobId = this.jobs.startCopy({ folder: now.folder, invitation: now.invitation, device: answer.device, sealPublic: answer.sealPublic, nameSalt: keys.nameSalt, demo: keys.demo, person: { name: now.person.name, username: now.person.username }, codeKey: new Uint8Array(await now.key) }, open)
  }

  private async end(now: Open, state: 'expired' | 'failed', code: ErrorCode | null = null): Promise<void> {
    now.status = { ...now.status, state, code }
    await tidy(now.folder, now.invitation.id)
  }

  /** Take the invitation back. A copy that has begun is given up. */
  async stop(): Promise<void> {
    const { now } = this
    this.now = null
    if (!now) return
    if (now.jobId && now.status.state === 'copying') this.jobs.cancel(now.jobId)
    if (now.status.state !== 'done') await tidy(now.folder, now.invitation.id)
  }
}

/** Take away everything that was laid out for an invitation. A folder that is gone keeps what it had; it is sealed. */
export async function tidy(folder: string, id: string): Promise<void> {
  try {
    for (const name of (await listParcels(folder)).filter(names.of(id))) await removeParcel(folder, name)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

