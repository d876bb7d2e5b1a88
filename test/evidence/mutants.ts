import type { SeededRandom } from './seeded-random.ts'

type Mutation = (text: string, other: string, random: SeededRandom) => string

/** What is put into pastes: pieces that mean something to a reader of logs, and characters that break naive ones. */
const PIECES = [
  '%',
  ':',
  ' : ',
  '-3-',
  '%LICMGR-',
  'LOG_SMART_LIC_',
  '<<%',
  '>>',
  '\n',
  '\r\n',
  '\t',
  '\u0000',
  '\u200b',
  '\u00a0',
  '\ud83d',
  'İ',
  '"',
  '\\n',
  '\\u003c',
  '&lt;',
  '`',
  '```\n',
  '> ',
  '{',
  '}',
  '[',
  ',',
  'leaf-12# ',
  'switch(config)# ',
  '2026 Nov 24 02:11:09 ',
  'PID:',
  ',SN:',
  ' (message repeated 3 times)',
  '\nlast message repeated 7 times\n',
  'a'.repeat(90),
  '999999999999999999999',
]

/** Delete, insert, duplicate, splice, escape, wrap and their kin; each makes another paste of one. */
const MUTATIONS: readonly Mutation[] = [
  (text, _, random) => cut(text, random, ''),
  (text, _, random) => cut(text, random, random.pick(PIECES)),
  (text, _, random) => insert(text, random, random.pick(PIECES)),
  (text, _, random) => insert(text, random, String.fromCharCode(random.int(0x2100))),
  (text, _, random) => insert(text, random, slice(text, random)),
  (text, other, random) => insert(text, random, slice(other, random)),
  (text, other, random) =>
    text.slice(0, random.int(text.length + 1)) + other.slice(random.int(other.length + 1)),
  (text) => JSON.stringify({ message: text, host: 'leaf-12' }),
  (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (text) => `\`\`\`\n${text}\n\`\`\``,
  (text) => text.replaceAll(/^/gm, '> '),
  (text) => text.replaceAll('\n', '\r\n'),
  (text, _, random) => wrap(text, 20 + random.int(100)),
  (text) => text.toLowerCase(),
  (text) => text.replaceAll('\n', ' '),
]

/** A paste after one to four mutations; `other` is what may be spliced in. */
export function mutate(text: string, other: string, random: SeededRandom): string {
  let mutant = text
  for (let count = 1 + random.int(4); count > 0; count--)
    mutant = random.pick(MUTATIONS)(mutant, other, random)
  return mutant.slice(0, 4000)
}

/** Hard wraps as a terminal makes them: in the middle of words, without an indent. */
export function wrap(text: string, columns: number): string {
  return text
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${columns}}`, 'gs')) ?? [''])
    .join('\n')
}

function slice(text: string, random: SeededRandom): string {
  const start = random.int(text.length + 1)
  return text.slice(start, start + random.int(80))
}

function cut(text: string, random: SeededRandom, put: string): string {
  const start = random.int(text.length + 1)
  return text.slice(0, start) + put + text.slice(start + random.int(12))
}

function insert(text: string, random: SeededRandom, put: string): string {
  const at = random.int(text.length + 1)
  return text.slice(0, at) + put + text.slice(at)
}
