// The gate's acts for the team and the exchange, and the guard that asks the shared database before a dwelling is given.
import type { ParsedInput, Output } from '../shared/operations/index.ts'
import { mayGive, type Role } from '../shared/access.ts'
import { passphraseStrength } from '../shared/domain/passphrase.ts'
import { Refusal } from '../shared/errors.ts'
import { ClaimGuard } from './exchange/claim-guard.ts'
import { ExchangeDesk } from './exchange/desk.ts'
import { Inviter } from './exchange/inviter.ts'
import { Joiner, type Joined } from './exchange/joiner.ts'
import type { Jobs } from './jobs.ts'
import { addUser, readKeyFile, slotIdOf, writeKeyFile, type Strength } from './keys.ts'
import type { OpenSession } from './open-session.ts'

export interface ExchangeActsParts {
  jobs: Jobs
  clock: () => number
  strength?: Strength | undefined
  mustOpen: () => OpenSession
  /** the path of a store that does not exist yet; throws when there is one */
  freePath: () => string
  onJoined: (joined: Joined) => void
  onError: (error: unknown) => void
}

export class ExchangeActs {
  readonly desk: ExchangeDesk
  private readonly parts: ExchangeActsParts
  readonly claims = new ClaimGuard()
  private readonly inviter: Inviter
  private joiner: Joiner | null = null

  constructor(parts: ExchangeActsParts) {
    this.parts = parts
    this.desk = new ExchangeDesk(parts.jobs)
    this.inviter = new Inviter(parts.jobs, parts.clock, parts.strength)
  }

  readonly acts: Record<string, (input: never) => unknown> = {
    'exchange.news': () => this.desk.news(this.parts.mustOpen()),
    'exchange.setPlace': (input: ParsedInput<'exchange.setPlace'>) => this.desk.setPlace(this.parts.mustOpen(), input),
    'exchange.choosePlace': (input: ParsedInput<'exchange.choosePlace'>) => this.desk.choosePlace(this.parts.mustOpen(), input.id),
    'exchange.look': () => this.desk.look(this.parts.mustOpen()),
    'exchange.run': (input: ParsedInput<'exchange.run'>) => this.desk.run(this.parts.mustOpen(), input.expected),
    'team.invite': (input: ParsedInput<'team.invite'>) => this.inviter.invite(this.parts.mustOpen(), input),
    'team.invitation': () => this.inviter.status(this.parts.mustOpen()),
    'team.stopInviting': async () => {
      await this.inviter.stop()
      return {}
    },
    'team.join': (input: ParsedInput<'team.join'>) => this.join(input),
    'team.joining': (): Output<'team.joining'> => this.joining(),
    'team.stopJoining': () => {
      this.joiner?.stop()
      this.joiner = null
      return {}
    },
    'users.allowHere': (input: ParsedInput<'users.allowHere'>) => this.allowHere(input),
  }

  private async join(input: ParsedInput<'team.join'>): Promise<object> {
    this.joiner?.stop()
    this.joiner = new Joiner({ path: this.parts.freePath(), clock: this.parts.clock, strength: this.parts.strength, onJoined: this.parts.onJoined, onError: this.parts.onError })
    await this.joiner.begin(input)
    return {}
  }

  /** The recovery code is given once: whoever asks next does not get it. */
  private joining(): Output<'team.joining'> {
    const status = this.joiner?.status ?? { state: 'none' as const, fraction: 0, personName: null, username: null, recoveryCode: null, code: null }
    if (status.state === 'done') this.joiner = null
    return status
  }

  /** A user who was made on another PC gets a passphrase of their own here. */
  private async allowHere(input: ParsedInput<'users.allowHere'>): Promise<{ role: Role }> {
    const open = this.parts.mustOpen()
    if (open.readOnly) throw new Refusal('store-read-only')
    const user = open.store.sql<{ username: string; name: string; role: Role; active: string; slotId: string }>('SELECT username, name, role, active, slotId FROM appUser WHERE id = ?', [input.userId])[0]
    const keys = readKeyFile(open.store.path)
    if (!user || user.active !== 'yes' || !keys) throw new Refusal('not-found')
    if (!mayGive(open.session.role, user.role)) throw new Refusal('not-allowed')
    if (!passphraseStrength(input.passphrase, [user.name, user.username]).enough) throw new Refusal('weak-passphrase', { field: 'passphrase' })
    // A passphrase that someone already has here is theirs to change.
    if (slotIdOf(keys, user.username) !== user.slotId || keys.slots.some((one) => one.id === user.slotId)) throw new Refusal('duplicate', { field: 'passphrase' })
    await addUser(keys, open.key, user.username, input.passphrase, this.parts.strength)
    writeKeyFile(open.store.path, keys)
    return { role: user.role }
  }

  async leave(): Promise<void> {
    await this.inviter.stop()
    await this.desk.leave()
    await this.claims.close()
  }
}
