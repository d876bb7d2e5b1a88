import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { download } from '../../../src/slack/files/download.ts'

let base: string
let seen: IncomingMessage[] = []
const gone: string[] = []
const server = createServer((request, response) => {
  seen.push(request)
  response.on('close', () => gone.push(request.url ?? ''))
  answer(request.url ?? '', response)
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function answer(path: string, response: ServerResponse): void {
  const status = /^\/(?<status>[0-9]{3})$/.exec(path)?.groups?.status
  if (path === '/text') response.end('text')
  else if (path === '/login') response.setHeader('content-type', 'Text/HTML; charset=utf-8').end('<html>')
  else if (path === '/silent') return
  else if (path === '/drip') response.write('x')
  else if (path === '/2097152') response.end('x'.repeat(2_097_152))
  else if (path === '/2097153') response.end('x'.repeat(2_097_153))
  else if (path === '/broken') {
    response.writeHead(200, { 'content-length': '100' })
    response.write('x', () => response.destroy())
  } else if (status) {
    response.writeHead(Number(status), { location: `${base}/text` })
    response.end()
  }
}

const get = (path: string, within?: number) => download(new URL(path, base), 'xoxb-canary', within)

test('a file comes as it is, and the token goes in the header alone', async () => {
  seen = []
  expect(await get('/text')).toEqual({ bytes: Buffer.from('text') })
  expect(seen.map(({ url, headers }) => [url, headers.authorization])).toEqual([
    ['/text', 'Bearer xoxb-canary'],
  ])
})

test.each([301, 302, 303, 307, 308])('a redirect %i is not followed', async (status) => {
  seen = []
  expect(await get(`/${status}`)).toEqual({ refused: 'redirect' })
  expect(seen.length).toBe(1)
})

test.each([
  ['/login', 'scope'],
  ['/401', 'scope'],
  ['/403', 'scope'],
  ['/404', 'gone'],
  ['/410', 'gone'],
  ['/429', 'failed'],
  ['/500', 'failed'],
  ['/204', 'failed'],
  ['/broken', 'failed'],
  ['/2097153', 'large'],
])('%s: %s', async (path, refused) => {
  expect(await get(path)).toEqual({ refused })
})

test('the limit itself is not too large', async () => {
  const file = await get('/2097152')
  expect('bytes' in file && file.bytes.length).toBe(2_097_152)
})

test.each(['/silent', '/drip'])('%s: time runs out, and the connection is closed', async (path) => {
  expect(await get(path, 100)).toEqual({ refused: 'failed' })
  await expect.poll(() => gone).toContain(path)
})
