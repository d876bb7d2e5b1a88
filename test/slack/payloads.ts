/** What a paste may hold to make Slack ping, link, format, hide or break: constructed, for the tests of what is echoed. */
export function hostileTexts(): string[] {
  const mentions = [
    '<!channel>',
    '<!here>',
    '<!everyone>',
    '<!channel|x>',
    '<@U0000001>',
    '<@U0000001|admin>',
    '<@W0000001>',
    '<#C0000001>',
    '<#C0000001|general>',
    '<!subteam^S0000001>',
    '<!subteam^S0000001|@oncall>',
    '@channel',
    '@here',
    '@everyone',
  ]
  const links = [
    '<https://evil.example>',
    '<https://evil.example|cisco.com>',
    '<http://evil.example|smartreceiver.cisco.com>',
    '<mailto:a@evil.example|help>',
    '<tel:0900>',
    '<slack://open>',
    '<javascript:alert(1)|x>',
    '<data:text/html,x|y>',
    'https://evil.example/?q=1&r=2',
    'evil.example',
    '[cisco](https://evil.example)',
    '![x](https://evil.example/x.png)',
    '<https://evil.example|',
    '<|>',
    '<>',
    '<<https://evil.example>>',
  ]
  const dates = ['<!date^1392734382^{date}|today>', '<!date^1392734382^{date}^https://evil.example|x>']
  const marks = [
    '*bold*',
    '_it_',
    '~no~',
    '`code`',
    '```',
    '``` ```',
    '``````',
    '> quote',
    '>>> quote',
    '- [ ] todo',
    '# head',
    '| a | b |',
    ':fire:',
    ':x: :x:',
    '\\*',
    '&lt;!channel&gt;',
    '&amp;lt;!channel&amp;gt;',
    '&#60;!channel&#62;',
    '\u003c!channel\u003e',
    '%3C!channel%3E',
  ]
  const unseen = [
    '\u202egnp.exe',
    '\u2066a\u2069',
    'a\u200bb',
    '<\u200b!channel>',
    '<!\u00adchannel>',
    '\ufeff<!here>',
    'a\u0000b',
    '\u001b[31mred\u001b[0m',
    '\r\n<!channel>\r\n',
    '\u2028<!channel>',
    '\u{e0041}\u{e0042}',
    '\u0085<!here>',
    '\u061c\u200f\u200e',
    '\ufff9a\ufffa',
  ]
  const json = [
    '"},{"type":"section"',
    '{"type":"user","user_id":"U1"}',
    '</script><script>alert(1)</script>',
    "'; drop table x; --",
    '$' + '{7*7}',
    '{{7*7}}',
    '{what}',
    '{version}',
    '$&',
    '$1',
    '__proto__',
    'constructor',
    'x'.repeat(5000),
    '<!channel>'.repeat(300),
    '`'.repeat(1000),
    '\n'.repeat(50),
    '😀'.repeat(400),
    'ß'.repeat(3000),
  ]
  return [...mentions, ...links, ...dates, ...marks, ...unseen, ...json]
}

/** Places of a licensing line, an output or a question into which such a text may be put. */
export const CARRIERS: readonly ((text: string) => string)[] = [
  (text) =>
    `2026 Nov 24 02:11:09 leaf-12 %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the ${text} : ${text}`,
  (text) =>
    `2026 Nov 24 02:11:09 ${text} %LICMGR-3-LOG_SMART_LIC_TRUST_CODE_INSTALL_FAILED: The install of a new licensing trust code has failed on PID:${text},SN:${text}: ${text}`,
  (text) =>
    `%LICMGR-4-${text}_LOG_SMART: ${text}\n%LICMGR-2-LOG_LIC_${text}: will shut down in 3 days ${text}`,
  (text) =>
    `${text}# show license status\nTransport:\n  Type: Smart\n  URL: https://smartreceiver.cisco.com/${text}\n  VRF: ${text}\n${text}# ping ${text} vrf ${text}\n% Invalid host/interface ${text}`,
  (text) => `failed to receive report acknowledgment ${text}`,
]
