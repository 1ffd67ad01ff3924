// What two PCs say to each other when one joins: an invitation that anyone may read, an answer sealed to it, and a copy that only the newcomer can open.
// Both prove with the short code, read aloud, that they are who the other thinks. The code is stretched slowly, so that a copy of the answer is no help in guessing it.
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { z } from '../../shared/zod.ts'
import { canSealTo } from '../../db/exchange/bundle.ts'
import { derive, type Strength, STRENGTH } from '../keys.ts'

export const LIFE_MS = 10 * 60_000
export const MAX_WRONG = 5
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const hex = (length: number) => z.string().regex(new RegExp(`^[0-9a-f]{${length}}$`))

export const Invitation = z.strictObject({ format: z.literal(1), id: hex(24), expiresAt: z.iso.datetime(), recipient: z.string().max(200) })
export type Invitation = z.output<typeof Invitation>

export const Answer = z.strictObject({ device: hex(12), name: z.string().min(2).max(80), signPublic: z.string().regex(/^[A-Za-z0-9+/]{43}=$/), sealPublic: z.string().refine(canSealTo), proof: hex(64) })
export type Answer = z.output<typeof Answer>

export const Manifest = z.strictObject({
  device: hex(12), from: z.string().max(60), signature: z.string().max(200), key: hex(64), nameSalt: z.string().max(200), demo: z.boolean(), person: z.strictObject({ name: z.string().max(300), username: z.string().max(60) }),
  bytes: z.number().int().min(1), pieces: z.array(hex(64)).min(1).max(100_000), proof: hex(64),
})
export type Manifest = z.output<typeof Manifest>

export const names = {
  invitation: (id: string) => `invitasjon-${id}.json`,
  answer: (id: string, device: string) => `svar-${id}-${device}`,
  manifest: (id: string, device: string) => `kopi-${id}-${device}`,
  piece: (id: string, n: number) => `kopi-${id}-del-${String(n).padStart(5, '0')}`,
  /** told to the one whose answer did not prove the code */
  wrong: (answer: string) => answer.replace(/^svar-/, 'feil-'),
  done: (id: string) => `ferdig-${id}`,
  of: (id: string) => (name: string) => name.includes(id),
}

/** Eight letters and digits in two groups, none that sound or look alike. 40 bits, tried online only. */
export const newCode = (): string => Array.from({ length: 8 }, (_one, i) => (i === 4 ? '-' : '') + ALPHABET[randomInt(32)]).join('')

/** What was typed, as it was meant: capitals, no spaces, O for 0, I and L for 1. */
export const tidyCode = (typed: string) => typed.toUpperCase().replace(/[^0-9A-Z]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')

/** The key both sides make of the code. About a second, so that guessing is slow. */
export const codeKey = (code: string, invitation: Invitation, strength: Strength = STRENGTH): Promise<Buffer> => derive(tidyCode(code), Buffer.from(`boligbordet-${invitation.id}`), strength)

/** Proof that the sender knows the code, over everything it says and over the invitation it answers. */
export function proofOf(key: Buffer, invitation: Invitation, said: object): string {
  const { proof: _proof, ...rest } = said as { proof?: string }
  return createHmac('sha256', key).update(JSON.stringify([invitation, Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))])).digest('hex')
}

export const proves = (key: Buffer, invitation: Invitation, said: { proof: string }) => timingSafeEqual(Buffer.from(said.proof, 'hex'), Buffer.from(proofOf(key, invitation, said), 'hex'))

/** Read an invitation; null when it is none. */
export function readInvitation(bytes: Uint8Array): Invitation | null {
  try {
    return Invitation.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
  } catch {
    return null
  }
}
