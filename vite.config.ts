import { join } from 'node:path'
import { defineConfig } from 'vite'

// the playground's page; src/playground/build-page.ts builds it at the first start
export default defineConfig({
  root: join(import.meta.dirname, 'src/playground/web'),
  // whatever the environment says: React's own development build is four times as large
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: join(import.meta.dirname, 'dist/playground'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 2000,
    license: false,
  },
})
