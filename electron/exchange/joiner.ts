// The joining side: answers an invitation with the code, waits for the copy, puts it together piece by piece, and opens it under a name and keys of its own.
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { Refusal, type ErrorCode } from '../../shared/errors.ts'
import type { Output, ParsedInput } from '../../shared/operations/index.ts'
import { passphraseStrength } from '../../shared/domain/passphrase.ts'
import { getParcel, listParcels, putParcel } from '../../db/exchange/folder.ts'
import { becomeDevice, newDeviceKeys, type DeviceKeys } from '../../db/exchange/identity.ts'
import { openWith, sealTo } from '../../db/exchange/sealed.ts'
import { closeStore, openStore, removeStore } from '../../db/open.ts'
import { Store } from '../../db/store.ts'
import { keysForCopy, writeKeyFile, type Strength } from '../keys.ts'
import { cryptoIds } from '../open-session.ts'
import { tidy } from './inviter.ts'
import { codeKey, LIFE_MS, Manifest, names, proofOf, proves, readInvitation, type Answer, type Invitation } from './pairing.ts'

type Status = Output<'team.joining'>

export interface Joined { key: Buffer; slotId: string }

export interface JoinerParts {
  path: string
  clock: () => number
  strength?: Strength | undefined
  /** the store is in place: sign in */
  onJoined: (joined: Joined) => void
  onError: (error: unknown) => void
}

const LOOK_EVERY_MS = 700

export class Joiner {
  private readonly parts: JoinerParts
  private state: Status = { state: 'none', fraction: 0, personName: null, username: null, recoveryCode: null, code: null }
  private stopped = false

  constructor(parts: JoinerParts) {
    this.parts = parts
  }

  get status(): Status {
    return this.state
  }

  stop(): void {
    this.stopped = true
    if (this.state.state !== 'done') this.state = { ...this.state, state: 'none' }
  }

  /** Answer the invitation; what follows goes on by itself. @throws Refusal when there is no invitation, or the passphrase is weak */
  async begin(input: ParsedInput<'team.join'>): Promise<void> {
    if (!passphraseStrength(input.passphrase, [input.deviceName]).enough) throw new Refusal('weak-passphrase', { field: 'passphrase' })
    const invitation = await this.findInvitation(input.folder)
    const key = await codeKey(input.code, invitation, this.parts.strength)
    const keys = await newDeviceKeys()
    const said: Omit<Answer, 'proof'> = { device: randomBytes(6).toString('hex'), name: input.deviceName, signPublic: keys.signPublic, sealPublic: keys.sealPublic }
    await putParcel(input.folder, names.answer(invitation.id, said.device), await sealTo(invitation.recipient, { ...said, proof: proofOf(key, invitation, said) }))
    this.state = { ...this.state, state: 'waiting', fraction: 0, code: null }
    void this.follow(input, invitation, key, keys, said.device).catch((error: unknown) => {
      const code: ErrorCode = error instanceof Refusal ? error.error.code : 'unexpected'
      if (code === 'unexpected') this.parts.onError(error)
      if (!this.stopped) this.state = { ...this.state, state: 'failed', code }
    })
  }

  /** The newest invitation in the folder that still holds. */
  private async findInvitation(folder: string): Promise<Invitation> {
    const found: Invitation[] = []
    for (const name of (await listParcels(folder)).filter((one) => one.startsWith('invitasjon-'))) {
      const bytes = await getParcel(folder, name)
      // Anyone who can write there may lay a file of that name: one that is no invitation is passed over.
      const invitation = bytes && readInvitation(bytes)
      if (invitation) found.push(invitation)
    }
    if (found.length === 0) throw new Refusal('invitation-none')
    const newest = found.toSorted((a, b) => (a.expiresAt < b.expiresAt ? 1 : -1))[0]!
    if (Date.parse(newest.expiresAt) + LIFE_MS < this.parts.clock()) throw new Refusal('invitation-expired')
    return newest
  }

  private async follow(input: ParsedInput<'team.join'>, invitation: Invitation, key: Buffer, keys: DeviceKeys, device: string): Promise<void> {
    const manifest = await this.waitForManifest(input.folder, invitation, key, keys, device)
    if (!manifest) return
    this.state = { ...this.state, state: 'copying', personName: manifest.person.name, username: manifest.person.username }
    const temporary = `${this.parts.path}.ny`
    try {
      await this.fetchPieces(input.folder, invitation, manifest, temporary)
      if (this.stopped) return
      const storeKey = Buffer.from(manifest.key, 'hex')
      const made = await keysForCopy({ key: storeKey, nameSalt: manifest.nameSalt, demo: manifest.demo, username: manifest.person.username, passphrase: input.passphrase, ...(this.parts.strength ? { strength: this.parts.strength } : {}) })
      this.takeOver(temporary, storeKey, manifest, keys)
      writeKeyFile(this.parts.path, made.keys)
      renameSync(temporary, this.parts.path)
      this.parts.onJoined({ key: storeKey, slotId: made.slotId })
      this.state = { ...this.state, state: 'done', fraction: 1, recoveryCode: made.recoveryCode }
    } finally {
      rmSync(temporary, { force: true })
    }
    await putParcel(input.folder, names.done(invitation.id), Buffer.from('ferdig'))
    await tidy(input.folder, invitation.id)
  }

  /** The copy comes when the colleague's PC has seen the answer. An invitation that is taken back ends the waiting. */
  private async waitForManifest(folder: string, invitation: Invitation, key: Buffer, keys: DeviceKeys, device: string): Promise<Manifest | null> {
    const end = this.parts.clock() + 3 * LIFE_MS
    while (!this.stopped) {
      const bytes = await getParcel(folder, names.manifest(invitation.id, device))
      const manifest = bytes ? await openWith(keys.sealSecret, bytes, Manifest) : null
      if (manifest) {
        if (!proves(key, invitation, manifest) || manifest.device !== device) throw new Refusal('invitation-wrong-code')
        return manifest
      }
      const lying = await listParcels(folder)
      if (lying.includes(names.wrong(names.answer(invitation.id, device)))) throw new Refusal('invitation-wrong-code')
      if (!lying.includes(names.invitation(invitation.id))) throw new Refusal('invitation-expired')
      if (this.parts.clock() > end) throw new Refusal('invitation-wrong-code')
      await wait(LOOK_EVERY_MS)
    }
    return null
  }

  private async fetchPieces(folder: string, invitation: Invitation, manifest: Manifest, temporary: string): Promise<void> {
    const file = openSync(temporary, 'w', 0o600)
    try {
      for (const [n, digest] of manifest.pieces.entries()) {
        if (this.stopped) return
        const piece = await getParcel(folder, names.piece(invitation.id, n))
        if (!piece || createHash('sha256').update(piece).digest('hex') !== digest) throw new Refusal('exchange-altered')
        writeSync(file, piece)
        this.state = { ...this.state, fraction: (n + 1) / manifest.pieces.length }
      }
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  }

  /** Open the copy once, under this PC's own name and keys, before it is put in place. */
  private takeOver(temporary: string, key: Buffer, manifest: Manifest, keys: DeviceKeys): void {
    const opened = openStore({ path: temporary, key })
    if (opened.outcome !== 'opened') {
      removeStore(temporary)
      throw new Refusal(opened.outcome === 'newer' ? 'store-newer' : 'exchange-altered')
    }
    const store = new Store(opened.db, temporary, manifest.device, cryptoIds(this.parts.clock))
    try {
      becomeDevice(store, keys, { device: manifest.from, signature: manifest.signature })
    } finally {
      closeStore(opened.db, temporary)
    }
  }
}
