import { expect, test } from 'vitest'
import { fileAddress, fileOrigins } from '../../src/slack/file-address.ts'

/** The real thing, and ways to write it that are the same address. */
const GOOD = [
  'https://files.slack.com/files-pri/T0000001-F0000002/status.txt',
  'https://files.slack.com/files-pri/T0000001-F0000002/download/leaf-12_show_license_status.log.gz',
  'https://files.slack.com/files-pri/T0000001-F0000002/download/x.txt?origin_team=T0000009',
  'https://files.slack.com/files-pri/T0000001-F0000002/%E6%97%A5%E6%9C%AC%20(1).txt',
  'https://FILES.slack.com/files-pri/T1-F1/x',
]

const PATH = '/files-pri/T1-F1/x.txt'

/** Constructed: what would send the token elsewhere, or might in another parser than ours. */
const HOSTILE = [
  // other hosts
  `https://evil.example${PATH}`,
  `https://files.slack.com.evil.example${PATH}`,
  `https://evilfiles.slack.com${PATH}`,
  `https://files-slack.com${PATH}`,
  `https://slack-files.com${PATH}`,
  `https://slack.com${PATH}`,
  `https://files.slack.co${PATH}`,
  `https://files.slack.comm${PATH}`,
  `https://a.files.slack.com${PATH}`,
  `https://evil.example/files.slack.com${PATH}`,
  `https://evil.example?https://files.slack.com${PATH}`,
  `https://evil.example#https://files.slack.com${PATH}`,
  // user-info
  `https://files.slack.com@evil.example${PATH}`,
  `https://files.slack.com:x@evil.example${PATH}`,
  `https://user:word@files.slack.com${PATH}`,
  `https://user@files.slack.com${PATH}`,
  `https://@files.slack.com${PATH}`,
  `https://files.slack.com%40evil.example${PATH}`,
  `https://files.slack.com${PATH}@evil.example`,
  // backslashes, which parsers read differently
  `https://files.slack.com\\@evil.example${PATH}`,
  `https://evil.example\\@files.slack.com${PATH}`,
  `https:\\\\files.slack.com${PATH}`,
  'https://files.slack.com\\files-pri\\T1-F1\\x.txt',
  // ports
  `https://files.slack.com:444${PATH}`,
  `https://files.slack.com:443${PATH}`,
  `https://files.slack.com:80${PATH}`,
  `https://files.slack.com:${PATH}`,
  // dots, look-alikes, encoded hosts
  `https://files.slack.com.${PATH}`,
  `https://files.slack.com..${PATH}`,
  `https://fileѕ.slack.com${PATH}`,
  `https://xn--file-d7d.slack.com${PATH}`,
  `https://files.slac\u212a.com${PATH}`,
  `https://files。slack。com${PATH}`,
  `https://ｆiles.slack.com${PATH}`,
  `https://files.sla\u00adck.com${PATH}`,
  `https://files%2eslack.com${PATH}`,
  `https://files.slack.com%2eevil.example${PATH}`,
  `https://files.slack.com%00.evil.example${PATH}`,
  `https://files.slack.com%2fevil.example${PATH}`,
  `https://FILES.SLACK.COM.EVIL.EXAMPLE${PATH}`,
  // addresses of machines: plain, decimal, hexadecimal, octal, short, IPv6
  `https://127.0.0.1${PATH}`,
  'https://169.254.169.254/latest/meta-data/',
  `https://2130706433${PATH}`,
  `https://0x7f000001${PATH}`,
  `https://0x7f.0.0.1${PATH}`,
  `https://0177.0.0.1${PATH}`,
  `https://127.1${PATH}`,
  `https://[::1]${PATH}`,
  `https://[::ffff:127.0.0.1]${PATH}`,
  `https://[fe80::1%25eth0]${PATH}`,
  `https://localhost${PATH}`,
  // other schemes, or none
  `http://files.slack.com${PATH}`,
  `ftp://files.slack.com${PATH}`,
  `ws://files.slack.com${PATH}`,
  'file:///etc/passwd',
  `file://files.slack.com${PATH}`,
  'data:text/plain,%25LICMGR',
  'javascript:alert(1)',
  `blob:https://files.slack.com${PATH}`,
  `view-source:https://files.slack.com${PATH}`,
  `//files.slack.com${PATH}`,
  PATH,
  `files.slack.com${PATH}`,
  `https:files.slack.com${PATH}`,
  `https:/files.slack.com${PATH}`,
  `https:///files.slack.com${PATH}`,
  // other places on the right host
  'https://files.slack.com/',
  'https://files.slack.com/files-pri/',
  'https://files.slack.com/files-pri/T1-F1',
  'https://files.slack.com/files-pri/T1-F1/',
  'https://files.slack.com/files-tmb/T1-F1/x.png',
  'https://files.slack.com/files-pub/T1-F1/x.txt',
  'https://files.slack.com/files-private/T1-F1/x.txt',
  'https://files.slack.com/FILES-PRI/T1-F1/x.txt',
  'https://files.slack.com//files-pri/T1-F1/x.txt',
  'https://files.slack.com/files-pri//T1-F1/x.txt',
  'https://files.slack.com/files-pri/../oauth/authorize',
  'https://files.slack.com/api/../files-pri/../oauth/x',
  'https://files.slack.com/files-pri/./T1-F1/x.txt',
  'https://files.slack.com/files-pri/%2e%2e/oauth/x',
  'https://files.slack.com/files-pri/.%2E/oauth/x',
  'https://files.slack.com/files-pri/T1-F1%2f..%2f..%2fx/y',
  'https://files.slack.com/files-pri/T1-F1%5cx/y',
  'https://files.slack.com/files-pri/T1-F1/x%252e%252e',
  'https://files.slack.com/files-pri/T1-F1/x%00.txt',
  'https://files.slack.com/files-pri/T1-F1/x%0d%0aHost:%20evil.example',
  'https://files.slack.com/files-pri/T1-F1/x%zz',
  'https://files.slack.com%2ffiles-pri/T1-F1/x.txt',
  // sent on from there, or hidden behind
  `https://files.slack.com${PATH}?redirect=https://evil.example`,
  `https://files.slack.com${PATH}?redir=%2f%2fevil.example`,
  `https://files.slack.com${PATH}#@evil.example`,
  `https://files.slack.com${PATH}#`,
  `https://files.slack.com${PATH}?`,
  'https://slack.com/redir?url=https://files.slack.com/files-pri/T1-F1/x.txt',
  // white space and controls, which parsers drop
  ` https://files.slack.com${PATH}`,
  `https://files.slack.com${PATH}\n`,
  `https://files.sl\tack.com${PATH}`,
  `ht\ntps://files.slack.com${PATH}`,
  `https://files.slack.com${PATH}\r\nauthorization: x`,
  `https://files.slack.com\u0000.evil.example${PATH}`,
  // no address
  '',
  'https://',
  `https://files.slack.com${PATH}${'x'.repeat(3000)}`,
]

test('there are more than 60 hostile addresses, all different', () => {
  expect(new Set(HOSTILE).size).toBe(HOSTILE.length)
  expect(HOSTILE.length).toBeGreaterThan(60)
})

test.each(GOOD)('%s is fetched, from Slack’s host', (address) => {
  const url = fileAddress(address)
  expect([url?.protocol, url?.host, url?.username, url?.password]).toEqual([
    'https:',
    'files.slack.com',
    '',
    '',
  ])
  expect(url?.pathname.startsWith('/files-pri/')).toBe(true)
})

test.each(HOSTILE)('%j is refused, whatever the Web API’s address', (address) => {
  expect(fileAddress(address)).toBeUndefined()
  expect(fileAddress(address, 'http://127.0.0.1:3999/api/')).toBeUndefined()
  expect(fileAddress(address, 'https://user:word@proxy.example/api/')).toBeUndefined()
})

test.each([[undefined], [null], [7], [{}], [[GOOD[0]]], [{ toString: () => GOOD[0] }]])(
  '%j is no address',
  (value) => {
    expect(fileAddress(value)).toBeUndefined()
  },
)

test('the origin of SLACK_API_URL counts too, with its scheme and port, and with no other', () => {
  const api = 'http://127.0.0.1:3999/api/'
  expect(fileAddress(`http://127.0.0.1:3999${PATH}`, api)?.host).toBe('127.0.0.1:3999')
  expect(fileAddress(GOOD[0], api)?.host).toBe('files.slack.com')
  for (const other of [
    `http://127.0.0.1:3998${PATH}`,
    `http://127.0.0.1:39990${PATH}`,
    `http://127.0.0.1${PATH}`,
    `https://127.0.0.1:3999${PATH}`,
    `http://localhost:3999${PATH}`,
    `http://127.0.0.1:3999@evil.example${PATH}`,
    `http://user@127.0.0.1:3999${PATH}`,
    `http://127.0.0.1:3999.evil.example${PATH}`,
    `http://0x7f000001:3999${PATH}`,
    'http://127.0.0.1:3999/api/files.info',
  ])
    expect(fileAddress(other, api), other).toBeUndefined()
  expect(fileAddress(`http://127.0.0.1:3999${PATH}`)).toBeUndefined()
  expect(fileAddress(`http://127.0.0.1:3999${PATH}`, 'nonsense')).toBeUndefined()
})

// real Slack 2.8: https://docs.slack.dev/govslack
test('GovSlack keeps its files on a host of its own', () => {
  const api = 'https://slack-gov.com/api/'
  expect(fileOrigins(api)).toEqual(['https://files.slack-gov.com', 'https://slack-gov.com'])
  expect(fileAddress(`https://files.slack-gov.com${PATH}`, api)?.href).toBe(
    `https://files.slack-gov.com${PATH}`,
  )
  expect(fileAddress(`https://files.slack.com${PATH}`, api)).toBeUndefined()
  expect(fileAddress(`https://files.slack-gov.com${PATH}`)).toBeUndefined()
  expect(fileOrigins(undefined)).toEqual(['https://files.slack.com'])
})
