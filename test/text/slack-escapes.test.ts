import { describe, expect, test } from 'vitest'
import { unescapeSlack } from '../../src/text/slack-escapes.ts'

describe('what Slack wrote', () => {
  test.each([
    ['&lt;none&gt; &amp; more', '<none> & more'],
    ['&amp;lt; is decoded once', '&lt; is decoded once'],
    [
      '<https://smartreceiver.cisco.com/licservice/license>',
      'https://smartreceiver.cisco.com/licservice/license',
    ],
    ['ping <http://tools.cisco.com|tools.cisco.com> vrf management', 'ping tools.cisco.com vrf management'],
    ['<https://h.example/a|https://h.example/a>', 'https://h.example/a'],
    ['<https://h.example/a?b=1&amp;c=2|h.example/a?b=1&amp;c=2>', 'h.example/a?b=1&c=2'],
    ['see <https://h.example/a|the runbook>', 'see the runbook (https://h.example/a)'],
    ['<mailto:noc@h.example|noc@h.example>', 'noc@h.example'],
    ['<@U123ABC> and <@U123ABC|jane>', '@U123ABC and @jane'],
    ['<#C0123456|netops> <#C0123456>', '#netops #C0123456'],
    ['<!here> <!channel> <!subteam^S0123|@netops>', '@here @channel @netops'],
    ['<!date^1690000000^{date} at {time}|Jul 22, 2023>', 'Jul 22, 2023'],
    ['&lt;187&gt;: 2026 May  2 12:55:19 UTC: %X', '<187>: 2026 May  2 12:55:19 UTC: %X'],
  ])('%s', (escaped, plain) => {
    expect(unescapeSlack(escaped)).toBe(plain)
  })
})

describe('what Slack never saw', () => {
  test.each([
    '<187>: 2026 May  2 12:55:19 UTC: %X',
    'VRF: <empty>',
    'Last ACK received: <none>',
    'use-vrf <vrf-name>',
    'a < b and c > d',
    '<!DOCTYPE html>',
    '<!-- a comment -->',
    '#include <stdio.h>',
    'if (a && b &lt; c)',
    'AT&T says &lt;none&gt;',
    'https://h.example/?a=1&lt=2',
    '<https://unclosed.example',
    '<@not-a-user>',
    '<#include>',
  ])('%s', (text) => {
    expect(unescapeSlack(text)).toBe(text)
  })
})

test('any text that holds no escape stays', () => {
  const text = 'Transport:\n  Type: Smart\n  URL: https://smartreceiver.cisco.com/licservice/license'
  expect(unescapeSlack(text)).toBe(text)
})
