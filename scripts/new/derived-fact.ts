import { addImport, insertBefore, type Plan } from './plan.ts'

const INDEX = 'src/facts/derived/index.ts'
const VOCABULARY = 'src/facts/vocabulary.ts'

/** A derived fact is its file, its line in the index, its key, and its test. */
export function planDerivedFact(key: string): Plan {
  if (!/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(key)) {
    throw new Error(
      `"${key}" must be a key, subject.attribute in the positive sense, like transport.vrfExists`,
    )
  }
  const name = key.replace('.', '-').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  const constant = key.replace(/\.(\w)/, (_, letter: string) => letter.toUpperCase())
  const path = `src/facts/derived/${name}.ts`
  const test = `test/facts/derived/${name}.test.ts`
  return {
    files: [
      { path, text: sourceOf(key, constant) },
      { path: test, text: testOf(key) },
    ],
    edits: [
      {
        path: VOCABULARY,
        edit: (text) => {
          if (text.includes(`'${key}':`)) throw new Error(`${VOCABULARY} has ${key} already`)
          return insertBefore(
            text,
            `  '${key}': { type: 'boolean', merge: 'latest' },`,
            '} as const satisfies',
          )
        },
      },
      {
        path: INDEX,
        edit: (text) => addImport(insertBefore(text, `  ${constant},`, ']\n'), constant, `./${name}.ts`),
      },
    ],
    next: [
      `Write ${path}: what it is made of (needs), and how; say in its comment when it is unknown.`,
      `Put ${key} beside its kin in ${VOCABULARY}, with its type.`,
      `Write ${test}: where it is true, where it is false, and near misses where nothing can be told.`,
      `Give its values words in knowledge/replies.yml (fact.${key}), and ask for it in a cause.`,
    ],
  }
}

function sourceOf(key: string, constant: string): string {
  return `import type { Fact } from '../fact.ts'
import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

/** Whether …; unknown where the transport isn't told. */
export const ${constant}: DerivedFact = {
  key: '${key}',
  needs: ['transport.type'],
  derive,
}

function derive(facts: readonly Fact[]): Derivation | undefined {
  const type = factOf(facts, 'transport.type')
  return type && { value: type.value !== null, from: [type] }
}
`
}

function testOf(key: string): string {
  return `import { expect, test } from 'vitest'
import { derive } from './derive.ts'

test('${key} holds where a transport is set', () => {
  expect(derive('${key}', [['transport.type', 'smart']])).toBe(true)
})

test('${key} does not hold where none is', () => {
  expect(derive('${key}', [['transport.type', null]])).toBe(false)
})

test('${key} is unknown where nobody pasted a transport', () => {
  expect(derive('${key}', [['transport.vrf', 'management']])).toBeUndefined()
})
`
}
