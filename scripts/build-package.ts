import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ensurePage } from '../src/playground/build-page.ts'

// runs before `npm pack`: JavaScript into lib/, since Node strips no types below node_modules, and the playground's page
const root = join(import.meta.dirname, '..')
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
rmSync(join(root, 'lib'), { recursive: true, force: true })
execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.package.json')], {
  cwd: root,
  stdio: 'inherit',
})
await ensurePage((sentence) => console.error(sentence))
