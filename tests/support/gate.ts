// A gate on a folder of its own, as the command line and the browser use it, with weak but legal key derivation for speed.
import { Gate } from '../../electron/gate.ts'
import { FLOOR } from '../../electron/keys.ts'
import type { Result } from '../../shared/contract.ts'
import type { Input, Name, Output } from '../../shared/operations/index.ts'

export interface TestGate { gate: Gate; value: <N extends Name>(name: N, input: Input<N>) => Promise<Output<N>>; call: <N extends Name>(name: N, input: Input<N>) => Promise<Result<Output<N>>>; job: (jobId: string) => Promise<unknown>; upload: (name: string, bytes: Uint8Array) => Promise<string>; errors: unknown[] }

export function testGate(folder: string, clock: () => number = () => Date.parse('2026-11-23T08:41:00Z')): TestGate {
  const errors: unknown[] = []
  const gate = new Gate({ places: { folder, file: null }, kind: null, mode: 'command', clock, strength: FLOOR, onChanged: () => undefined, onError: (entry) => errors.push(entry) })
  const call: TestGate['call'] = async (name, input) => (await gate.call(name, input)) as never
  const value: TestGate['value'] = async (name, input) => {
    const result = await call(name, input)
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`)
    return result.value
  }
  let files = 0
  return {
    gate, call, value, errors,
    job: async (jobId) => {
      for (;;) {
        const status = await value('job.status', { jobId })
        if (status.state === 'done') return status.result
        if (status.state !== 'running') throw new Error(`${status.state}: ${JSON.stringify(status.error)}`)
        await new Promise((next) => setTimeout(next, 20))
      }
    },
    upload: async (name, bytes) => {
      const token = `fil-nummer-${++files}`
      for (let offset = 0; offset === 0 || offset < bytes.length; offset += 600_000) await value('file.put', { token, name, offset, total: bytes.length, base64: Buffer.from(bytes.subarray(offset, offset + 600_000)).toString('base64') })
      return token
    },
  }
}

export const PASSPHRASE = 'fire korte ord som varer lenge'

/** Create the municipality's own store and sign in as its first leader. */
export const openMunicipality = (town: TestGate) => town.value('store.create', { municipality: 'Solvik kommune', name: 'Ingrid Moe', username: 'ingrid', passphrase: PASSPHRASE })
