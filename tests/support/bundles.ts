// Bundles as the tests need them: two PCs of a team with real keys, and payloads of any size.
import { createHash, randomBytes } from 'node:crypto'
import { newSealPair, newSignPair, sealBundle } from '../../db/exchange/bundle.ts'
import type { CarriedOperation, Header, Payload } from '../../db/exchange/format.ts'

export const TEAM = '019aa000-0000-7000-8000-000000000001'
export const MARKER = 'Kari Nordmann trenger bolig'

export interface Pc { device: string; seal: { secret: string; recipient: string }; sign: { secret: string; public: string } }

export async function newPc(device: string): Promise<Pc> {
  return { device, seal: await newSealPair(), sign: newSignPair() }
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/** One operation with some changes, as large as real ones. `random`: salts and digests that no compression helps, as in a real log. */
export function operation(device: string, n: number, changes: number, random = false): CarriedOperation {
  const salt = () => (random ? randomBytes(12).toString('base64') : 'AAAAAAAAAAAAAAAA')
  const hash = (text: string) => (random ? randomBytes(32).toString('hex') : digest(text))
  const id = `019aa000-0000-7000-8000-${String(n).padStart(12, '0')}`
  return {
    opId: id, name: 'case.update', actorId: id, role: 'leader', reason: null, at: '2026-11-23T08:41:00.000Z', stamp: `2026-11-23T08:41:00.000Z#00000#${device}`, device, deviceSeq: n, undoes: null, seen: null, hash: hash(`${n}`),
    changes: Array.from({ length: changes }, (_one, i) => ({ entity: 'person', entityId: id, field: `field${i}`, before: null, after: JSON.stringify(`${MARKER} ${n}`), salt: salt(), digest: hash(`${n}/${i}`) })),
  }
}

export function payloadOf(device: string, operations: number, changes: number, random = false): Payload {
  const run = Array.from({ length: operations }, (_one, i) => operation(device, i + 1, changes, random))
  return { format: 1, madeAt: '2026-11-23T08:41:00.000Z', schema: 2, recipients: [device], runs: operations === 0 ? [] : [{ device, from: 1, to: operations, hash: run.at(-1)!.hash, signature: 'A'.repeat(88), operations: run }] }
}

export const headerOf = (sender: string, sequence: number): Header => ({ municipality: TEAM, sender, sequence, schema: 2 })

/** A small real bundle from a PC, sealed for itself. */
export const bundleFrom = (pc: Pc, sequence: number, operations = 1): Promise<Uint8Array> => sealBundle({ header: headerOf(pc.device, sequence), payload: payloadOf(pc.device, operations, 2), recipients: [pc.seal.recipient], signSecret: pc.sign.secret })
