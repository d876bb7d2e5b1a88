import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { ConfigError } from '../errors.ts'
import { ROOT } from '../root.ts'
import { sweepBuilds } from './sweep-builds.ts'

const PAGE = join(ROOT, 'dist', 'playground')
const STAMP = 'built-from'

/** What the page is made of. */
const MADE_OF = ['src/playground/web', 'src/playground/protocol.ts', 'vite.config.ts', 'package-lock.json']

/**
 * The folder of the built page; builds it where it isn't there, or its sources have changed since, and tells so first.
 * A package has the page alone, without its sources.
 * @throws ConfigError where what builds it isn't installed.
 */
export async function ensurePage(tell: (sentence: string) => void): Promise<string> {
  const isBuilt = existsSync(join(PAGE, 'index.html'))
  if (isBuilt && !existsSync(join(ROOT, 'src'))) return PAGE
  const sources = digestOfSources()
  if (isBuilt && builtFrom() === sources) return PAGE
  tell('building the page of the playground, once; this takes some seconds')
  await sweepBuilds(PAGE)
  const made = `${PAGE}.${process.pid}`
  await build(made)
  writeFileSync(join(made, STAMP), sources)
  await rm(PAGE, { recursive: true, force: true })
  await rename(made, PAGE)
  return PAGE
}

/** In a process of its own, whose environment is known: NODE_ENV decides which React goes into the page. */
async function build(folder: string): Promise<void> {
  const given = ['build', '--config', join(ROOT, 'vite.config.ts'), '--outDir', folder, '--logLevel', 'warn']
  const env = { NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, [viteProgram(), ...given], { cwd: ROOT, env })
}

function viteProgram(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js')
  } catch {
    throw new ConfigError('the playground needs the development packages: run `npm ci` without --omit=dev')
  }
}

function builtFrom(): string | undefined {
  const stamp = join(PAGE, STAMP)
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined
}

/** Changes with every byte that the page is made of. */
function digestOfSources(): string {
  const hash = createHash('sha256')
  for (const path of MADE_OF.flatMap((each) => filesOf(join(ROOT, each)))) {
    hash.update(relative(ROOT, path)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return []
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name))
      .sort()
  } catch {
    return [path]
  }
}
