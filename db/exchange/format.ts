// What an exchange carries: runs of operations, each from one PC's own chain, with that PC's signature over where the run ends.

/** One changed field (or '*', a whole row) as the log holds it. Values are JSON text; null salt: lawfully erased, only the digest is left. */
export interface CarriedChange { entity: string; entityId: string; field: string; before: string | null; after: string | null; salt: string | null; digest: string }

/** One operation of the log. `seen` is set where its PC had merged something since its operation before: what it then knew of the others, device -> number in that device's chain. */
export interface CarriedOperation { opId: string; name: string; actorId: string; role: string; reason: string | null; at: string; stamp: string; device: string; deviceSeq: number; undoes: string | null; seen: string | null; hash: string; changes: CarriedChange[] }

/** Operations from..to of one PC's chain, without holes. `hash` is the last one's; `signature` (base64, Ed25519) is its PC's over team, device, number and hash: who forwards it can change nothing. */
export interface Run { device: string; from: number; to: number; hash: string; signature: string; operations: CarriedOperation[] }

/** The sealed part of a bundle. */
export interface Payload { format: 1; madeAt: string; schema: number; recipients: string[]; runs: Run[] }

/** The part of a bundle that anyone can read. */
export interface Header { municipality: string; sender: string; sequence: number; schema: number }

/** Highest number known of each PC's chain. */
export type Vector = Record<string, number>

/** What is signed at the end of a run. */
export const headText = (team: string, device: string, deviceSeq: number, hash: string) => JSON.stringify(['boligbordet-head-1', team, device, deviceSeq, hash])

/** A place where bundles lie: a folder, a database. All calls may fail with a Refusal that names the fault. */
export interface Transport {
  list(): Promise<{ sender: string; sequence: number; bytes: number }[]>
  read(sender: string, sequence: number): Promise<Uint8Array>
  /** never overwrites: 'exists' when there is one with other content under this name; the same content again is 'written' */
  write(sender: string, sequence: number, bytes: Uint8Array): Promise<'written' | 'exists'>
  close(): Promise<void>
}
