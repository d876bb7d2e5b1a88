// Plain JavaScript for any Node: finds a Node that can run the program (24 or newer).
// In a clone that is src/, TypeScript as it is; in a package it is lib/, the same as JavaScript.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import * as modules from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NEEDED = 24
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
/** What was compiled at an earlier start: half of a start's time. */
const compiled = process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node')

/** Runs a part of the program, `cli` or `main`: here, where this Node is new enough, else in the one that npm has installed beside it. */
export async function run(part) {
  if (!isInstalled('zod')) give('the dependencies are not installed: run `npm ci` first')
  const source = existsSync(join(root, 'src')) ? `src/${part}.ts` : `lib/${part}.js`
  if (major() >= NEEDED) {
    modules.enableCompileCache?.(compiled)
    await import(new URL(`../${source}`, import.meta.url))
    return
  }
  const node = bundledNode()
  if (!node) give(sentence())
  const child = spawn(node, [join(root, source), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

function isInstalled(name) {
  try {
    modules.createRequire(import.meta.url).resolve(name)
    return true
  } catch {
    return false
  }
}

function major() {
  return Number(process.versions.node.split('.')[0])
}

/** The `node` package of npm, an optional dependency. */
function bundledNode() {
  try {
    const path = join(
      dirname(modules.createRequire(import.meta.url).resolve('node/package.json')),
      'bin',
      'node',
    )
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

function sentence() {
  return `slp-bot needs Node ${NEEDED} or newer, and this is ${process.versions.node}: install it, or run \`npm ci --include=optional\`, which brings one along`
}

function give(text) {
  console.error(text)
  process.exit(78)
}

if (process.argv[1] === fileURLToPath(import.meta.url) && major() < NEEDED) give(sentence())
