import { expect, test } from 'vitest'
import { isAsking, matchPattern, patternOf, sentencesOf } from '../../src/knowledge/says.ts'

function match(pattern: string, words: string) {
  return sentencesOf(words).flatMap((sentence) => matchPattern(patternOf(pattern), sentence) ?? [])[0]
}

test.each([
  ['firewall chang*', 'we changed the firewall last night', true],
  ['firewall chang*', 'the firewall is old. config changed', false],
  ['no_internet', 'there is no internet here', true],
  ['no_internet', 'no, the internet works', false],
  ['no_internet', 'no way to the internet', false],
  ['dns|ntp fine', 'NTP is fine', true],
  ['upgrade !onprem', 'the On-Prem upgrade', false],
])('%s in "%s": %s', (pattern, words, found) => {
  expect(match(pattern, words) !== undefined).toBe(found)
})

test('a negation before it denies, one behind it does not', () => {
  expect(match('touch* firewall', 'nobody touched the firewall')?.denied).toBe(true)
  expect(match('use callhome', "we don't use call home")?.denied).toBe(true)
  expect(match('firewall chang*', 'the firewall was changed, nothing else')?.denied).toBe(false)
})

test('a question states nothing, unless it takes it for granted', () => {
  expect(match('firewall chang*', 'did they change the firewall?')?.asked).toBe(true)
  expect(match('firewall chang*', 'they changed the firewall, is that it?')?.asked).toBe(false)
  expect(match('firewall chang*', 'why does it fail since the firewall change?')?.asked).toBe(false)
})

test.each([
  ['dns ok, ping ok, why is it refused', true],
  ['is it dns', true],
  ['next suspicion dns?', true],
  ['I think it is because of the clock!!', true],
  ['licence desk asks if the policy has to be ordered', true],
  ['we used the ip because dns is not our team', false],
  ['connected over CSLU, CSLU is online.', false],
  ['switch is back and routes fine', false],
])('"%s" asks: %s', (words, asks) => {
  expect(sentencesOf(words).map(isAsking)).toEqual([asks])
})
