import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { fileText } from '../../../src/slack/files/file-text.ts'

const MIB = 1024 * 1024
const LIMITS = { bytes: 8 * MIB, rows: 200_000 }
const NONE = { bytes: 0, rows: 0 }
const bytes = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
const archive = Buffer.from('PK\u0003\u0004\u0014\u0000\u0000\u0000 status.txt', 'latin1')
const noise = Buffer.from(Array.from({ length: 4096 }, (_, at) => 128 + ((at * 37) % 128)))

const TEXT = 'leaf-12# show license status\r\n  Status: ENABLED\r\n'

test.each([
  ['text', bytes(TEXT), TEXT],
  ['text with a byte order mark', bytes(`\ufeff${TEXT}`), TEXT],
  ['UTF-16 of a Windows terminal', utf16(TEXT), TEXT],
  ['gzip', gzipSync(TEXT), TEXT],
  ['gzip of UTF-16', gzipSync(utf16(TEXT)), TEXT],
  ['gzip in two members', Buffer.concat([gzipSync('a\n'), gzipSync('b\n')]), 'a\nb\n'],
  ['line ends of an old Mac', bytes('a\rb\r'), 'a\nb\n'],
  [
    'some bytes of Latin-1',
    Buffer.from(`${'x'.repeat(50)} M\u00fcnchen`, 'latin1'),
    `${'x'.repeat(50)} M\ufffdnchen`,
  ],
  ['one line of 1 MB', bytes('x'.repeat(MIB)), 'x'.repeat(MIB)],
])('%s is read', async (_, content, text) => {
  expect(await fileText(content, LIMITS)).toEqual({ text })
})

test.each([
  ['nothing', bytes(''), 'empty'],
  ['white space', bytes(' \r\n\t\n'), 'empty'],
  ['gzip of nothing', gzipSync(''), 'empty'],
  ['a NUL in it', bytes('leaf-12\u0000'), 'binary'],
  ['a zip', archive, 'binary'],
  ['gzip of a tar', gzipSync(Buffer.concat([bytes('status.txt'), Buffer.alloc(502)])), 'binary'],
  ['gzip in gzip', gzipSync(gzipSync(TEXT)), 'binary'],
  ['UTF-16 without its mark', Buffer.from(TEXT, 'utf16le'), 'binary'],
  ['bytes that are no characters', noise, 'binary'],
  ['half a gzip', gzipSync(TEXT).subarray(0, 30), 'damaged'],
  ['gzip with a wrong sum', Buffer.from(gzipSync(TEXT)).fill(0, gzipSync(TEXT).length - 8), 'damaged'],
  ['a head of gzip alone', Buffer.from([0x1f, 0x8b]), 'damaged'],
  ['8 MiB and a byte', Buffer.alloc(8 * MIB + 1, 'x'), 'large'],
  ['a bomb of 200 MiB', gzipSync(Buffer.alloc(200 * MIB, 'x')), 'large'],
])('%s is refused', { timeout: 30_000 }, async (_, content, refused) => {
  expect(await fileText(content, LIMITS)).toEqual({ refused })
})

test('a bomb is stopped early', { timeout: 30_000 }, async () => {
  const bomb = gzipSync(Buffer.alloc(200 * MIB, 'x'))
  const start = performance.now()
  await fileText(bomb, LIMITS)
  expect(performance.now() - start).toBeLessThan(1500)
})

test('where no room is left, whatever comes is too large', async () => {
  expect(await fileText(bytes('x'), NONE)).toEqual({ refused: 'large' })
  expect(await fileText(gzipSync('xy'), NONE)).toEqual({ refused: 'large' })
})

test('8 KB of gzip that are four million rows are not read', async () => {
  const packed = gzipSync('a\n'.repeat(4_190_000))
  expect(packed.length).toBeLessThan(10_000)
  expect(await fileText(packed, LIMITS)).toEqual({ refused: 'rows' })
  expect(await fileText(gzipSync('a\n'.repeat(199_999)), LIMITS)).toHaveProperty('text')
})
