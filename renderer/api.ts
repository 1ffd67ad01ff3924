// The client: preload if present, else fetch. The only fork between desktop and browser; nothing else in the renderer may talk outwards.
import type { Changed, CallOptions, Result } from '../shared/contract.ts'
import type { Call, Input, Name, Output } from '../shared/operations/index.ts'

export type Event = Changed | { locked: true }
type Listener = (event: Event) => void

interface Bridge {
  call: (name: string, input: unknown, options?: CallOptions) => Promise<Result<unknown>>
  onChanged: (listener: Listener) => () => void
}

declare global {
  interface Window {
    boligbordet?: Bridge
  }
}

async function callOverHttp(name: string, input: unknown, options?: CallOptions): Promise<Result<unknown>> {
  try {
    const answer = await fetch('/call', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'x-boligbordet': '1' },
      body: JSON.stringify({ name, input, ...options }),
    })
    return (await answer.json()) as Result<unknown>
  } catch {
    return { ok: false, error: { code: 'unexpected', details: { reason: 'no-contact' } } }
  }
}

/** Call one operation by name. Never throws: errors are values. */
export const call: Call = async <N extends Name>(name: N, input: Input<N>, options?: CallOptions) => {
  const bridge = window.boligbordet
  const answer = bridge ? await bridge.call(name, input, options) : await callOverHttp(name, input, options)
  return answer as Result<Output<N>>
}

function listenOverHttp(listener: Listener): () => void {
  const source = new EventSource('/events')
  let opened = false
  source.addEventListener('message', (event: MessageEvent<string>) => listener(JSON.parse(event.data) as Changed))
  source.addEventListener('locked', () => listener({ locked: true }))
  // After a lost connection something may have happened unseen: ask for everything again.
  source.addEventListener('open', () => {
    if (opened) listener({ seq: 0, entities: ['*'] })
    opened = true
  })
  return () => source.close()
}

/** Listen for what changed. Gives the function that stops listening. */
export function onChanged(listener: Listener): () => void {
  return window.boligbordet ? window.boligbordet.onChanged(listener) : listenOverHttp(listener)
}
