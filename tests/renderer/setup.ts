// jsdom has no layout: give scroll boxes a size, so that virtual tables draw rows, and clean up between tests.
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

for (const name of ['offsetHeight', 'clientHeight']) Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => 400 })
for (const name of ['offsetWidth', 'clientWidth']) Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => 900 })
HTMLElement.prototype.scrollTo = function scrollTo(this: HTMLElement, options?: ScrollToOptions | number) {
  if (typeof options === 'object') this.scrollTop = options.top ?? 0
  this.dispatchEvent(new Event('scroll'))
}
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
afterEach(cleanup)
