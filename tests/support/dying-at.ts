// What a test and the process it kills agree on. A file of its own: the process must not load the test runner.
export const KEY = Buffer.alloc(32, 7)
export const TODAY = '2026-11-23'
export const NOW = '2026-11-23T08:41:00.000Z'
