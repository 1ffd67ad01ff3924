// Entry of the process that holds key, database and host. Ending it is what locking means.
import { Gate } from './gate.ts'
import type { FromStore, ToStore } from './messages.ts'

interface ParentPort {
  on(event: 'message', listener: (message: { data: ToStore }) => void): void
  postMessage(message: FromStore): void
}

const utility = (process as unknown as { parentPort?: ParentPort }).parentPort
const send = (message: FromStore) => (utility ? utility.postMessage(message) : process.send?.(message))

let gate: Gate | null = null

async function receive(message: ToStore): Promise<void> {
  if (message.type === 'start') {
    gate = new Gate({
      places: { folder: message.folder, file: message.file }, kind: message.kind, mode: message.mode, clock: () => Date.now(),
      onChanged: (changed) => send({ type: 'changed', changed }),
      onError: (entry) => send({ type: 'log', code: entry.code, operation: entry.operation }),
    })
    if (message.key) gate.openWithKey(message.key)
  } else if (message.type === 'key') {
    send({ type: 'key', key: gate?.keyForSealing() ?? null })
  } else if (message.type === 'call') {
    const result = gate ? await gate.call(message.name, message.input, message.options) : { ok: false as const, error: { code: 'locked' as const } }
    send({ type: 'answer', id: message.id, result })
  } else {
    gate?.close()
    process.exit(0)
  }
}

if (utility) utility.on('message', (message) => void receive(message.data))
else {
  process.on('message', (message) => void receive(message as ToStore))
  // The parent is gone: fold the log into the file and end, rather than live on with the key.
  process.on('disconnect', () => {
    gate?.close()
    process.exit(0)
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {
    gate?.close()
    process.exit(0)
  })
}
