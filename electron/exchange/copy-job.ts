// The copy for a new PC, made in the worker: the store under a key of its own, in pieces, and a manifest sealed for the newcomer.
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Refusal } from '../../shared/errors.ts'
import { copyStore } from '../../db/migrate.ts'
import { openStore } from '../../db/open.ts'
import { rekeyCopy } from '../../db/rekey.ts'
import { putParcel } from '../../db/exchange/folder.ts'
import { signHead } from '../../db/exchange/bundle.ts'
import { identityOf } from '../../db/exchange/identity.ts'
import { headOf } from '../../db/exchange/merge.ts'
import { sealTo } from '../../db/exchange/sealed.ts'
import { Store } from '../../db/store.ts'
import { names, proofOf, type Invitation, type Manifest } from './pairing.ts'

export interface CopyJob { type: 'copy'; folder: string; invitation: Invitation; device: string; sealPublic: string; nameSalt: string; demo: boolean; person: { name: string; username: string }; codeKey: Uint8Array }

const PIECE = 16 * 1024 * 1024

/** Make the copy and lay it out. The temporary file lies beside the store, encrypted, and is taken away. */
export async function giveCopy(store: Store, job: CopyJob, tools: { key: Uint8Array; progress: (step: string, fraction: number) => void; halt: () => void }): Promise<{ bytes: number; pieces: number }> {
  const temporary = join(dirname(store.path), `.kopi-${job.invitation.id}.bolig`)
  const key = randomBytes(32)
  try {
    tools.progress('Tar en kopi', 0.02)
    const identity = identityOf(store)!
    copyStore(store.db, temporary)
    tools.halt()
    rekeyCopy(temporary, tools.key, key)
    const opened = openStore({ path: temporary, key, role: 'reader' })
    if (opened.outcome !== 'opened') throw new Refusal('unexpected')
    const copied = new Store(opened.db, temporary, identity.device, () => { throw new Error('a copy makes no ids') })
    const head = headOf(copied, identity.device)
    opened.db.close()
    const { bytes, pieces } = await layOut(temporary, job, tools)
    const said: Omit<Manifest, 'proof'> = { device: job.device, from: identity.device, signature: signHead(identity.signSecret, identity.teamId, identity.device, head.deviceSeq, head.hash), key: key.toString('hex'), nameSalt: job.nameSalt, demo: job.demo, person: job.person, bytes, pieces }
    await putParcel(job.folder, names.manifest(job.invitation.id, job.device), await sealTo(job.sealPublic, { ...said, proof: proofOf(Buffer.from(job.codeKey), job.invitation, said) }))
    return { bytes, pieces: pieces.length }
  } finally {
    for (const file of [temporary, `${temporary}-wal`, `${temporary}-shm`, `${temporary}-journal`]) rmSync(file, { force: true })
    key.fill(0)
  }
}

async function layOut(path: string, job: CopyJob, tools: { progress: (step: string, fraction: number) => void; halt: () => void }): Promise<{ bytes: number; pieces: string[] }> {
  const bytes = statSync(path).size
  const file = openSync(path, 'r')
  const pieces: string[] = []
  try {
    for (let offset = 0; offset < bytes; offset += PIECE) {
      tools.halt()
      const piece = Buffer.alloc(Math.min(PIECE, bytes - offset))
      readSync(file, piece, 0, piece.length, offset)
      await putParcel(job.folder, names.piece(job.invitation.id, pieces.length), piece)
      pieces.push(createHash('sha256').update(piece).digest('hex'))
      tools.progress('Legger ut kopien', 0.1 + (0.9 * (offset + piece.length)) / bytes)
    }
  } finally {
    closeSync(file)
  }
  return { bytes, pieces }
}
