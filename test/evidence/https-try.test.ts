import { expect, test } from 'vitest'
import { readTry } from '../../src/evidence/https-try.ts'

test.each([
  ['no address', ['curl: (6) Could not resolve host: x.example'], 'none'],
  [
    'no answer',
    ['*   Trying 192.0.2.1:443...', 'curl: (28) Connection timed out after 10001 milliseconds'],
    'name',
  ],
  ['no route', ['* connect to 192.0.2.1 port 443 failed: No route to host'], 'name'],
  ['refused', ['telnet: connect to address 192.0.2.1: Connection refused'], 'path'],
  ['opened', ['Trying 192.0.2.1...', 'Connected to x.example.'], 'tcp'],
  [
    'certificate',
    [
      '* Connected to x.example (192.0.2.1) port 443 (#0)',
      'curl: (60) SSL certificate problem: self signed certificate',
    ],
    'tcp',
  ],
  ['no answer over TLS', ['* SSL connection using TLSv1.2 / X', 'curl: (52) Empty reply from server'], 'tls'],
  ['HTTP', ['< HTTP/1.1 503 Service Unavailable'], 'http'],
  ['the service', ['This is the Smart Receiver!'], 'service'],
])('%s', (_, rows, reached) => {
  expect(readTry(rows)?.reached).toBe(reached)
})

test('who signed, which status, and what curl said', () => {
  expect(
    readTry([
      '*  issuer: O=Example Corp; CN=fw-ca',
      'curl: (60) SSL certificate problem: unable to get local issuer certificate',
    ]),
  ).toMatchObject({
    issuer: 'O=Example Corp; CN=fw-ca',
    error: 'SSL certificate problem: unable to get local issuer certificate',
  })
  expect(readTry(['< HTTP/1.1 407 Proxy Authentication Required'])?.status).toBe(407)
})

test('words that are no connection tell nothing', () => {
  expect(readTry(['* item one', '* item two'])).toBeUndefined()
})
