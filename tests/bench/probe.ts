// Runs inside the page before anything else: tells when what a key press set off was painted, with nothing more on its way.

export interface Painted { /** from the event to the last frame that changed anything, ms */ ms: number; /** instants, ms since 1970 */ from: number; to: number }

export interface Probe {
  /** Wait for the next event of this type, then for the page to come to rest. */
  after: (type: 'keydown' | 'click' | 'hashchange') => void
  /** Count from now. */
  fromNow: () => void
  /** On the next key press change one word and nothing else: the smallest paint there is. */
  empty: () => void
  result: () => Promise<Painted>
  /** instant of the last frame that changed anything, ms since 1970 */
  lastPaint: () => number
}

declare global {
  interface Window { probe: Probe }
}

/** Installed with addInitScript; must stand alone. A frame counts as painted when the task after its animation frame runs. */
export function installProbe(): void {
  const QUIET_FRAMES = 3
  const NOTHING_CAME = 40
  const TOO_LONG = 15_000
  let asking = 0
  let touched = false
  let painting = false
  let lastPaint = 0
  let answer: Promise<Painted> = Promise.reject(new Error('nothing asked'))
  answer.catch(() => undefined)

  const ask = window.fetch.bind(window)
  window.fetch = async (...given) => {
    asking++
    try {
      const response = await ask(...given)
      const read = response.json.bind(response)
      response.json = () => read().finally(() => { asking-- })
      return response
    } catch (error) {
      asking--
      throw error
    }
  }
  const afterPaint = (act: () => void) => requestAnimationFrame(() => {
    const channel = new MessageChannel()
    channel.port1.onmessage = act
    channel.port2.postMessage(0)
  })
  new MutationObserver(() => {
    touched = true
    if (painting) return
    painting = true
    afterPaint(() => {
      painting = false
      lastPaint = performance.timeOrigin + performance.now()
    })
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })

  const rest = (start: number) => new Promise<Painted>((done) => {
    let last: number | null = null
    let quiet = 0
    touched = false
    const frame = () => requestAnimationFrame(() => {
      const changed = touched
      touched = false
      const channel = new MessageChannel()
      channel.port1.onmessage = () => {
        const now = performance.now()
        if (changed) last = now
        quiet = changed || asking > 0 ? 0 : quiet + 1
        if (quiet >= (last === null ? NOTHING_CAME : QUIET_FRAMES) || now - start > TOO_LONG) done({ ms: (last ?? now) - start, from: performance.timeOrigin + start, to: performance.timeOrigin + (last ?? now) })
        else frame()
      }
      channel.port2.postMessage(0)
    })
    frame()
  })
  const onNext = (type: string, act: () => void) => {
    answer = new Promise((done) => window.addEventListener(type, (event) => {
      const resting = rest(event.timeStamp)
      act()
      done(resting)
    }, { capture: true, once: true }))
  }
  window.probe = {
    after: (type) => onNext(type, () => undefined),
    fromNow: () => { answer = rest(performance.now()) },
    empty: () => onNext('keydown', () => {
      const word = document.getElementById('bench-word') ?? document.body.appendChild(Object.assign(document.createElement('span'), { id: 'bench-word', style: 'position:fixed;left:0;bottom:0' }))
      word.textContent = String(performance.now())
    }),
    result: () => answer,
    lastPaint: () => lastPaint,
  }
}
