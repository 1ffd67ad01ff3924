// A sandboxed preload must be CommonJS and one file.
import { defineConfig } from 'vite'

export default defineConfig({
  build: {
    lib: { entry: 'electron/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    outDir: 'dist/electron',
    emptyOutDir: false,
    minify: false,
    rollupOptions: { external: ['electron'] },
  },
})
