import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from 'recheck'
import { expect, test } from 'vitest'
import { filesBelow, nodesOf } from './sources.ts'

// recheck's native backend proves or refutes linear time; the pure one gives up on some of ours
process.env.RECHECK_BACKEND = 'native'

/**
 * Hashes of the patterns that recheck has proven, since a proof takes a minute for all: `PROVE=all npx vitest run
 * test/conventions/regular-expressions.test.ts` proves all anew and writes them. One that isn't among them is proven at once.
 */
const PROVEN = join(import.meta.dirname, 'proven-patterns.txt')

const literals = filesBelow('src', '.ts').flatMap((file) =>
  nodesOf(file).flatMap(({ node, line }) =>
    node.type === 'Literal' && 'regex' in node && node.regex
      ? [{ at: `${file.path}:${line}`, ...node.regex }]
      : [],
  ),
)

test('there are regular expressions to prove', () => {
  expect(literals.length).toBeGreaterThan(10)
})

test('every regular expression in src takes time linear in its input, proven by recheck', {
  timeout: 300_000,
}, async () => {
  const keys = [...new Set(literals.map(({ pattern, flags }) => `/${pattern}/${flags}`))]
  const proven = new Set(readFileSync(PROVEN, 'utf8').split('\n'))
  const fresh = process.env.PROVE === 'all' ? keys : keys.filter((key) => !proven.has(hashOf(key)))
  const results = new Map<string, string>()
  for (const { pattern, flags } of literals) {
    const key = `/${pattern}/${flags}`
    if (fresh.includes(key) && !results.has(key)) results.set(key, await prove(pattern, flags))
  }

  const unproven = literals
    .map(({ at, pattern, flags }) => ({ at, key: `/${pattern}/${flags}` }))
    .filter(({ key }) => (results.get(key) ?? 'safe') !== 'safe')
    .map(({ at, key }) => `${at} ${key} is ${results.get(key)}`)
  expect(unproven).toEqual([])
  if (process.env.PROVE !== 'all') return
  writeFileSync(PROVEN, `${keys.map(hashOf).sort().join('\n')}\n`)
})

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32)
}

/** The automaton proves; only where it can't tell (a look-around, say) does recheck look for a bad string instead. */
async function prove(pattern: string, flags: string): Promise<string> {
  // recheck doesn't know `v` and `d`; neither changes how long a match takes
  const known = flags.replace(/[vd]/g, '')
  const { status } = await check(pattern, known, { timeout: 20_000, checker: 'automaton' })
  return status === 'unknown' ? (await check(pattern, known, { timeout: 20_000 })).status : status
}

test('regular expressions are literals, so that the proof sees them', () => {
  const built = filesBelow('src', '.ts').flatMap((file) =>
    nodesOf(file)
      .filter(
        ({ node }) =>
          (node.type === 'NewExpression' || node.type === 'CallExpression') &&
          'name' in node.callee &&
          node.callee.name === 'RegExp',
      )
      .map(({ line }) => `${file.path}:${line}`),
  )
  expect(built).toEqual([])
})

test('no regular expression with a state stands outside a function', () => {
  const stateful = filesBelow('src', '.ts').flatMap((file) =>
    nodesOf(file)
      .flatMap(({ node }) => (node.type === 'Program' ? node.body : []))
      .flatMap((statement) =>
        statement.type === 'ExportNamedDeclaration' && statement.declaration
          ? [statement.declaration]
          : [statement],
      )
      .flatMap((statement) => (statement.type === 'VariableDeclaration' ? statement.declarations : []))
      .filter(
        ({ init }) => init?.type === 'Literal' && 'regex' in init && /[gy]/.test(init.regex?.flags ?? ''),
      )
      .map((declaration) => `${file.path}: ${'name' in declaration.id ? declaration.id.name : '?'}`),
  )
  expect(stateful).toEqual([])
})
