import { join } from 'node:path'
import { build } from 'vite'
import { ensurePage } from '../src/playground/build-page.ts'
import { ROOT } from '../src/root.ts'

// Runs before `npm pack`: the program as JavaScript in lib/, since Node strips no types below node_modules, and the
// playground's page. What each start needs is bundled, so that a start opens few files; other packages stay where they are.
const PARTS = ['cli', 'main', 'engine-worker', 'operation/reload-worker']
const BUNDLED = ['zod', 'yaml', 'commander', 'minisearch', 'jsonc-parser', /^csv-parse/, 'lru-cache']

await build({
  root: ROOT,
  configFile: false,
  logLevel: 'warn',
  ssr: { noExternal: BUNDLED },
  build: {
    ssr: true,
    target: 'node24',
    outDir: join(ROOT, 'lib'),
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: Object.fromEntries(
        PARTS.map((part) => [part.split('/').at(-1) ?? part, join(ROOT, 'src', `${part}.ts`)]),
      ),
      // side by side: threads are started from the module beside
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
await ensurePage((sentence) => console.error(sentence))
