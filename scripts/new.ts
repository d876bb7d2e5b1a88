import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { planCause } from './new/cause.ts'
import { planDerivedFact } from './new/derived-fact.ts'
import { planListener } from './new/listener.ts'
import { planMessage } from './new/message.ts'
import { planOutput } from './new/output.ts'
import type { Plan } from './new/plan.ts'

// npm run new -- message|output|cause|derived-fact|listener NAME: makes the files that one more needs.
const PLANS: Record<string, (name: string) => Plan> = {
  message: planMessage,
  output: planOutput,
  cause: planCause,
  'derived-fact': planDerivedFact,
  listener: planListener,
}
const USAGE = `usage: npm run new -- ${Object.keys(PLANS).join('|')} NAME`

const { positionals, values } = parseArgs({ allowPositionals: true, options: { root: { type: 'string' } } })
const root = values.root ?? join(import.meta.dirname, '..')
try {
  const [kind = '', name = ''] = positionals
  const plan = Object.hasOwn(PLANS, kind) && name ? PLANS[kind]?.(name) : undefined
  if (!plan) throw new Error(USAGE)
  carryOut(plan)
} catch (error) {
  console.error(`new: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 2
}

/** All or nothing: what is there already is refused before anything is written. */
function carryOut({ files, edits, next }: Plan): void {
  const there = files.filter(({ path }) => existsSync(join(root, path)))
  if (there.length > 0) throw new Error(`${there.map(({ path }) => path).join(', ')} is there already`)
  const edited = edits.map(({ path, edit }) => ({ path, text: edit(readFileSync(join(root, path), 'utf8')) }))
  for (const { path, text } of [...files, ...edited]) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  for (const { path } of files) console.log(`made     ${path}`)
  for (const { path } of edits) console.log(`changed  ${path}`)
  const todo = edits.length > 0 ? ['npm run format', ...next] : next
  console.log(['', 'Next:', ...todo.map((each, at) => `  ${at + 1}. ${each}`)].join('\n'))
}
