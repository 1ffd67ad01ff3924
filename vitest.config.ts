// One runner for everything; the kinds of test are folders. jsdom only where a file asks for it.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
    // How long a screen is waited for; what it must show is not less strict for it.
    expect: { poll: { timeout: 10_000 } },
  },
})
