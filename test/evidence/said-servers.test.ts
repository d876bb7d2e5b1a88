import { expect, test } from 'vitest'
import { newServersIn, serversIn } from '../../src/evidence/said-servers.ts'

test.each([
  ['resolvers are 10.60.0.53 and 10.60.1.53', 'resolver', '10.60.0.53 10.60.1.53'],
  ['dns servers: 10.1.1.1, 10.1.1.2', 'dns', '10.1.1.1 10.1.1.2'],
  ['the old resolver was 10.1.1.1', 'resolver', undefined],
  ['resolver on 10.1.1.0/24', 'resolver', undefined],
])('%s: the servers after "%s" are %s', (text, word, servers) => {
  expect(serversIn(text, word)).toBe(servers)
})

test.each([
  ['10.31.0.10 is gone, new are 10.31.8.10 and 10.31.8.11', '10.31.8.10 10.31.8.11'],
  ['10.31.0.10 is gone', undefined],
  ['we replaced 10.31.0.10 (now 10.31.8.10)', '10.31.8.10'],
])('%s: new are %s', (text, servers) => {
  expect(newServersIn(text)).toBe(servers)
})
