import { describe, expect, test } from 'vitest'
import { VOCABULARY } from '../../src/facts/vocabulary.ts'
import { Act } from '../../src/knowledge/entry.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { CommandPlatform } from '../../src/knowledge/step.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'
import { filesBelow } from '../conventions/sources.ts'
import { replies } from './with-replies.ts'

const said = replies()

test('every sentence that the reply asks for by its whole key is there', () => {
  const asked = filesBelow('src/reply', '.ts')
    .concat(filesBelow('src/diagnosis', '.ts'))
    .flatMap(({ text }) => [
      ...text.matchAll(
        /'(?<key>(?:headline|impact|because|fact|note|escalation|warning|secret|revoke|list|span|reply|part|named)\.[\w-]+)'/g,
      ),
    ])
    .map(({ groups }) => groups?.key ?? '')
  expect(asked.length).toBeGreaterThan(20)
  expect(asked.filter((key) => !said.has(key))).toEqual([])
})

describe('every reason has a headline', () => {
  // the union `Reason` of src/diagnosis/diagnosis.ts, and the acts that each may come with
  const any = Act.options
  const reasons: [string, readonly string[]][] = [
    ['cause', ['fix', 'watch', 'escalate', 'unknown']],
    ['entry', any],
    ['typed', any],
    ...[
      'nothing-known',
      'supporting-only',
      'question',
      'mended',
      'good-news',
      'not-applicable',
      'show-fine',
      'show-partial',
      'deadline-passed',
      'deadline-near',
      'traditional-shutdown',
      'traditional',
      'before-policies',
      'not-for-nexus',
      'unknown-message',
      'named-output',
    ].map((reason): [string, string[]] => [reason, ['any']]),
  ]
  test.each(reasons)('%s', (reason, acts) => {
    expect(
      acts.filter((act) => !said.has(`headline.${reason}-${act}`) && !said.has(`headline.${reason}`)),
    ).toEqual([])
  })
})

test('every fact is said in words, not by its key', () => {
  const silent = Object.keys(VOCABULARY).filter((key) => {
    // what was said is quoted; a verdict is asked about, and nothing is concluded from it (a test of its own)
    if (key.startsWith('said.') || key.startsWith('verdict.')) return false
    if (key === 'ping.result' || key.endsWith('.detail') || key.endsWith('.peer')) return false
    return ![...said.keys()].some((each) => each === `fact.${key}` || each.startsWith(`fact.${key}.`))
  })
  // these are shown by the facts that they were made of, or by the message itself
  const derived =
    /^(?:dns|server)\.|^transport\.(?:vrfExists|overCslu|asIntended|smartUrlExact|csluAddress|hostIsAddress)|^callhome\.usesTransportVrf|^trust\.missing|^report\.(?:ackWithinWait|inResendWindow|heldUp)/
  expect(silent.filter((key) => !derived.test(key))).toEqual([])
})

test('no cause is concluded from the verdict', () => {
  const { causes } = loadKnowledge(readKnowledgeFolder())
  const wrong = [...causes].filter(([, cause]) => JSON.stringify(cause).includes('"fact":"verdict.'))
  expect(wrong.map(([id]) => id)).toEqual([])
})

test('every platform of a command has a name', () => {
  expect(CommandPlatform.options.filter((each) => !said.has(`platform.${each}`))).toEqual([])
})

test('what is only named is never called harmless', () => {
  const named = [...said].filter(([key]) =>
    /^(?:named|headline|impact)\.(?:traditional|before-policies|not-for-nexus|unknown-message|named-output|strangers|other|nothing-known|twin)/.test(
      key,
    ),
  )
  expect(named.length).toBeGreaterThan(15)
  expect(
    named.filter(([, text]) =>
      /not an outage|not affected|\{calm\}|harmless\.$|no impact/i.test(
        text.replace("can't call it harmless.", ''),
      ),
    ),
  ).toEqual([])
})
