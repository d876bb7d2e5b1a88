import { join } from 'node:path'
import { defineConfig } from 'vite'

// the playground's page; src/playground/build-page.ts builds it at the first start
export default defineConfig({
  root: join(import.meta.dirname, 'src/playground/web'),
  build: {
    outDir: join(import.meta.dirname, 'dist/playground'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 2000,
    license: false,
  },
})
