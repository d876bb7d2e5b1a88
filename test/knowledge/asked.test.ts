import { expect, test } from 'vitest'
import { measureAsked, tableOf } from '../../scripts/measure-asked.ts'
import { askedIn } from '../../src/knowledge/asked-in.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { isConfirming, questionsOf, sentencesOf } from '../../src/knowledge/says.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'

const knowledge = loadKnowledge(readKnowledgeFolder())

/** What a sentence is taken to ask, by the names of the entries. */
function asked(words: string): string[] {
  return sentencesOf(words)
    .flatMap((sentence) => askedIn(sentence, knowledge))
    .map(({ id }) => id.replace('asked/', ''))
}

// in other words than any pattern or example has; what isn't sure enough stays without an answer
test.each([
  ['hmm, did somebody change the reporting interval on us?', ['why-so-often']],
  ['would it be wise to force it?', ['force-needed']],
  ['must I upload a report to cisco myself', ['by-hand']],
  ['when are the features going to be switched off?', ['until-it-stops']],
  ['is the line to cisco ok then?', []],
  ['may the guys on the bridge go home?', ['close-the-bridge']],
  ['shall I get someone out of bed for that?', ['wake-somebody']],
  ['is it worth rebooting the thing?', []],
  ['shall I paint the rack green?', []],
])('"%s" asks %j', (words, ids) => {
  expect(asked(words)).toEqual(ids)
})

test.each([
  ['where do I put the password of the service user?', 'hand-over'],
  ['so it can not be down?', 'is-it-an-outage'],
  ['how long do we have until features are turned off?', 'how-long'],
  ['the connection itself is ok I think?', 'retry-needed'],
  ['does it reach cisco?', 'is-it-cisco'],
  ['reboot the cslu?', 'is-it-cslu'],
  ['when does the switch report again?', 'is-it-the-switch'],
  ['what is the exact syntax on 10.2(4)M?', 'what-is-left'],
])('half of the words are not enough: "%s" is no question of %s', (words, id) => {
  expect(asked(words)).not.toContain(id)
})

test('a sentence may hold several questions, each by itself', () => {
  expect(asked('who did this, and can I just load the config backup from last night?')).toEqual([
    'who-did-it',
    'restore-backup',
  ])
  const [sentence] = sentencesOf('the proxy was changed, do I roll back or can it wait until Monday?')
  expect(sentence && questionsOf(sentence).map(({ text }) => text)).toEqual([
    'do I roll back',
    'can it wait until Monday?',
  ])
})

test.each(['true?', 'is that so?', 'right?', 'should I do?', 'needed?'])(
  '"%s" wants what was said before it confirmed',
  (words) => {
    expect(sentencesOf(words).map(isConfirming)).toEqual([true])
  },
)

test('"is it the proxy?" is an example of every suspect, and of no other question', () => {
  expect(asked('might the resolver be the culprit?')).toEqual(['is-it-dns'])
  expect(asked('is zscaler at fault?')).toEqual(['is-it-the-proxy'])
})

test('patterns and examples together find more than either, and answer less beside the point', {
  timeout: 120_000,
}, () => {
  const [patterns, examples, both] = measureAsked(knowledge)
  if (!patterns || !examples || !both) throw new Error('three rows are measured')
  console.log(tableOf([patterns, examples, both]))
  expect(both.found).toBeGreaterThan(Math.max(patterns.found, examples.found))
  expect(both.wrong).toBeLessThan(patterns.wrong)
  expect(both.wrong / both.all).toBeLessThan(0.08)
  expect(both.found / both.all).toBeGreaterThan(0.6)
  expect(both.misses).toBe(0)
})
