import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { afterAll, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'
import { explain } from '../../src/reply/explain.ts'
import { followFile } from '../../src/scan/follow-file.ts'
import { scanFile } from '../../src/scan/read-sources.ts'
import { reportOf } from '../../src/scan/report.ts'
import { createTally, KEPT } from '../../src/scan/tally.ts'
import { runSlp } from '../commands/run-slp.ts'
import { eventually } from '../eventually.ts'

const knowledge = loadKnowledge(readKnowledgeFolder())
const options = { at: '2026-11-24T12:00:00.000Z', asked: true }
const folder = mkdtempSync(join(tmpdir(), 'slp-scan-'))
afterAll(() => rmSync(folder, { recursive: true }))

// constructed
const failed = (host: string, day: number, detail = 'Unable to resolve server hostname/domain name') =>
  `2026 Nov ${day} 02:11:09 ${host} %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart Software Manager (CSSM) : ${detail}`
const other = (day: number) =>
  `2026 Nov ${day} 02:11:10 leaf-12 %BGP-5-ADJCHANGE: bgp-65001 neighbor 192.0.2.1 Down`
const TECH = [
  '`show version`',
  'Cisco Nexus Operating System (NX-OS) Software',
  '  NXOS: version 10.3(1)',
  '`show license status`',
  'Utility:',
  '  Status: DISABLED',
  'Transport:',
  '  Type: CSLU',
  '  Cslu address: 192.0.2.9',
  '`show interface`',
  'Ethernet1/1 is up',
].join('\n')

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  return path
}

async function scanned(path: string, wanted = {}) {
  const tally = createTally(knowledge, options, wanted)
  await scanFile(path, tally.sink)
  return reportOf(tally, knowledge, options)
}

async function tarOf(files: Record<string, string | Uint8Array>): Promise<Uint8Array> {
  const archive = pack()
  for (const [name, content] of Object.entries(files)) archive.entry({ name }, Buffer.from(content))
  archive.finalize()
  return buffer(archive)
}

test('each device has its messages with count, first and last time, fields, and the verdict that a paste would get', async () => {
  const lines = [
    failed('leaf-12', 20),
    other(20),
    failed('leaf-12', 22),
    failed('leaf-13', 21, 'Fail to send out HTTP message'),
  ]
  const path = file('relay.log', `${lines.join('\n')}\n`)
  const { devices, messages } = await scanned(path)
  expect(messages).toBe(3)
  expect(devices.map(({ device }) => device)).toEqual(['leaf-12', 'leaf-13'])
  expect(devices[0]?.messages).toEqual([
    {
      name: 'LICMGR-3-LOG_SMART_LIC_COMM_FAILED',
      entry: 'messages/LICMGR/LOG_SMART_LIC_COMM_FAILED',
      count: 2,
      first: '2026-11-20T02:11:09Z',
      last: '2026-11-22T02:11:09Z',
      further: 0,
      variants: [
        {
          fields: {
            peer: 'Cisco Smart Software Manager (CSSM)',
            detail: 'Unable to resolve server hostname/domain name',
          },
          count: 2,
          first: '2026-11-20T02:11:09Z',
          last: '2026-11-22T02:11:09Z',
        },
      ],
    },
  ])
  for (const { device, verdict } of devices) {
    const line = device === 'leaf-12' ? lines[2] : lines[3]
    expect(verdict.headline).toBe(explain(line ?? '', knowledge, options).verdict.headline)
  }
})

test('fields, times and devices are those that the engine reads, in whatever header the lines have', async () => {
  const lines = [
    `<187>Nov 23 02:11:09 10.0.0.1 : ${failed('leaf-12', 23)}`,
    `<187>1 2026-11-23T02:11:09Z leaf-14 licmgr 4321 - - %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart License Utility (CSLU) : Communications failure`,
    'RP/0/RP0/CPU0:Nov 23 02:11:09.123 UTC: smartlicserver[390]: %LICENSE-SMART_LIC-3-COMM_FAILED : Communications failure with the Cisco Smart Software Manager (CSSM) : x',
    `${failed('leaf-15', 23)}\nNov 23 02:12:09 leaf-15 last message repeated 6 times`,
    failed('leaf-12', 23),
    failed('leaf-16', 23),
    failed('leaf-17', 23).replace('Nov', 'Foo'),
    failed('leaf-18', 31).replace('Nov', 'Feb'),
    failed('leaf-19', 23).replace('2026 Nov 23', '2026 Nov  3'),
  ]
  for (const line of lines) {
    const seen: unknown[] = []
    const tally = createTally(knowledge, options, {
      each: (_, { at, message, device }) =>
        seen.push({ at, fields: message?.fields, count: message?.count, host: device?.host }),
    })
    // twice: the second time the text is known
    await scanFile(file('one.log', `${line}\n${line}\n`), tally.sink)
    const read = explain(line, knowledge, options).evidence[0]
    const { fields, count } = { ...read?.message }
    expect(seen, line).toHaveLength(2)
    expect(seen[0], line).toEqual(seen[1])
    expect(seen[0], line).toMatchObject({ fields, count, host: read?.device?.host })
  }
})

test('tech-support in an archive in an archive: outputs are found under their headings, and count for the file they are in', async () => {
  const inner = gzipSync(await tarOf({ 'leaf-20.tech': TECH, 'core.bin': new Uint8Array(5000) }))
  const path = file(
    'all/show-tech.tar.gz',
    gzipSync(await tarOf({ 'a/inner.tar.gz': inner, 'b.log': failed('leaf-21', 22) })),
  )
  const { devices } = await scanned(path)
  expect(devices.map(({ device, outputs }) => [device, outputs.map(({ command }) => command)])).toEqual([
    ['leaf-20.tech', ['show version', 'show license status']],
    ['leaf-21', []],
  ])
  expect(devices[0]?.outputs[0]?.where).toContain('a/inner.tar')
})

test.each([
  ['at a prompt', 'leaf-12# show version', 'leaf-12'],
  ['abbreviated', 'leaf-12#sh ver', 'leaf-12'],
  ['in exec mode', 'leaf-12> show version', 'leaf-12'],
  ['in backticks', '`show version`', 'shown'],
  ['between dashes', '------------------ show version ------------------', 'shown'],
  ['alone', 'show version', 'shown'],
])('an output is found whose command stands %s; a log that quotes one is none', async (_, head, device) => {
  const quoted =
    '2026 Nov 22 02:11:09 leaf-12 %AAA-6-AAA_ACCOUNTING_MESSAGE: start:192.0.2.7@pts/0:netops:show version'
  const path = file('shown.log', [head, '  NXOS: version 10.3(1)', 'leaf-12#', quoted].join('\n'))
  const { devices } = await scanned(path)
  expect(devices.map((each) => [each.device, each.outputs.map(({ command }) => command)])).toEqual([
    [device, ['show version']],
  ])
})

test('--since and --device leave the others out; a line without a time counts', async () => {
  const bare = failed('leaf-12', 20).slice('2026 Nov 20 02:11:09 leaf-12 '.length)
  const path = file(
    'leaf-12.log',
    [failed('leaf-12', 20), failed('leaf-12', 23), failed('leaf-13', 23), bare].join('\n'),
  )
  expect((await scanned(path, { since: '2026-11-22T00:00:00.000Z' })).messages).toBe(3)
  const only = await scanned(path, { device: 'LEAF-12.example.net' })
  expect(only.devices.map(({ device }) => device)).toEqual(['leaf-12'])
  expect(only.messages).toBe(3)
})

test('secrets are out of every text of the summary', async () => {
  const path = file('secret.log', `${failed('leaf-12', 22, 'http://admin:Zq7hunter2@192.0.2.1/ refused')}\n`)
  expect(JSON.stringify(await scanned(path))).not.toContain('Zq7hunter2')
})

test('what is kept has a bound, however many devices and values there are', async () => {
  const lines = Array.from({ length: KEPT.devices + 100 }, (_, at) => failed(`leaf-${at}`, 22))
  const many = Array.from({ length: 300 }, (_, at) => failed('leaf-0', 22, `error ${at}`))
  const tally = createTally(knowledge, options)
  await scanFile(file('many.log', [...lines, ...many].join('\n')), tally.sink)
  const devices = tally.devices()
  expect(devices).toHaveLength(KEPT.devices)
  expect(tally.beyond()).toBe(100)
  expect(devices[0]?.messages[0]).toMatchObject({ count: 301, further: 301 - KEPT.variants })
  expect(devices[0]?.messages[0]?.variants).toHaveLength(KEPT.variants)
})

test('a log that grows is followed, and so is the one that takes its place', async () => {
  const path = file('grows.log', `${failed('leaf-12', 20)}\n`)
  const heard: string[] = []
  const tally = createTally(knowledge, options, { each: (device) => void heard.push(device) })
  const end = new AbortController()
  const following = followFile(path, tally.sink, end.signal)
  await eventually(async () => heard.length === 1)
  appendFileSync(path, failed('leaf-13', 21).slice(0, 40))
  appendFileSync(path, `${failed('leaf-13', 21).slice(40)}\n`)
  await eventually(async () => heard.length === 2)
  renameSync(path, `${path}.1`)
  writeFileSync(path, `${failed('leaf-14', 22)}\n`)
  await eventually(async () => heard.length === 3)
  end.abort()
  await following
  expect(heard).toEqual(['leaf-12', 'leaf-13', 'leaf-14'])
})

test('at the terminal: text, JSON, a line a device; 1 where nothing is there, 2 where a file could not be read', () => {
  const path = file('cli/leaf-12.log', `${failed('leaf-12', 22)}\n`)
  const at = ['--at', options.at]
  const shown = runSlp(['scan', join(folder, 'cli'), ...at])
  expect(shown.stdout).toMatch(
    /^Devices: 1\. Licensing messages: 1\.\n\nleaf-12: .+\n {7}1 × %LICMGR-3-LOG_SMART_LIC_COMM_FAILED {2}2026-11-22 02:11:09 UTC\n/,
  )
  expect(shown.status).toBe(0)
  expect(JSON.parse(runSlp(['scan', path, '-f', 'json', ...at]).stdout)).toMatchObject({
    schema: 'slp.scan/1',
    messages: 1,
  })
  expect(JSON.parse(runSlp(['scan', '-f', 'ndjson', ...at], failed('leaf-12', 22)).stdout)).toMatchObject({
    device: 'leaf-12',
  })
  expect(runSlp(['scan', '-'], 'nothing here\n').status).toBe(1)
  const binary = runSlp(['scan', file('core.1', new Uint8Array(900)), path, '-f', 'ndjson', ...at])
  expect([binary.status, binary.stderr]).toEqual([
    0,
    expect.stringMatching(/core\.1 is no text: passed over\n$/),
  ])
  const damaged = file('damaged.gz', gzipSync('x'.repeat(100_000)).subarray(0, 50))
  const both = runSlp(['scan', damaged, path, '-f', 'ndjson', ...at])
  expect([both.status, both.stdout.split('\n').length]).toEqual([2, 2])
  expect(both.stderr).toMatch(/^slp: can't read all of .*damaged\.gz: Z_BUF_ERROR\n$/)
})
