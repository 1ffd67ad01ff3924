// Builds the processes: main, store process, job worker, browser mode and command line. Packages stay outside, loaded from node_modules.
import { defineConfig } from 'vite'

export default defineConfig({
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'dist/electron',
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: { main: 'electron/main.ts', 'store-process': 'electron/store-process.ts', 'job-worker': 'electron/job-worker.ts', 'exchange-worker': 'electron/exchange-worker.ts', 'backup-worker': 'electron/backup-worker.ts', serve: 'electron/serve.ts', cli: 'electron/cli.ts' },
      external: ['electron'],
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js', format: 'es' },
    },
  },
  ssr: { noExternal: [] },
})
