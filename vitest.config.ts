// One runner for everything; the kinds of test are folders. jsdom only where a file asks for it.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Those that last for minutes begin first: one that begins last would be waited for alone, with the other worker idle. */
const LONGEST = ['exchange/simulator.test.ts', 'store/kill.test.ts', 'exchange/simulator-sealed.test.ts', 'exchange/kill.test.ts', 'store/faults.test.ts', 'store/power-cut.test.ts', 'exchange/hub-soak.test.ts', 'e2e/']
const rank = (file: TestSpecification) => (LONGEST.findIndex((name) => file.moduleId.includes(`/tests/${name}`)) + LONGEST.length + 1) % (LONGEST.length + 1)
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
    // How long a screen is waited for; what it must show is not less strict for it.
    expect: { poll: { timeout: 10_000 } },
  },
})
