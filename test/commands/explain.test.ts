import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Answer } from '../../src/reply/answer.ts'
import { runSlp } from './run-slp.ts'

// constructed
const LINE =
  '2026 Nov 24 02:11:09 leaf-12 %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart Software Manager (CSSM) : Unable to resolve server hostname/domain name'
const AT = '2026-11-24T03:00:00Z'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'slp-explain-'))
  writeFileSync(join(folder, 'a.log'), `${LINE}\n`)
  writeFileSync(join(folder, 'b.log'), 'nothing to see here\n')
  writeFileSync(join(folder, 'c.log.gz'), gzipSync(`${LINE}\n`))
  writeFileSync(
    join(folder, 'd.utf16.log'),
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(LINE, 'utf16le')]),
  )
  writeFileSync(join(folder, 'broken.log.gz'), gzipSync(LINE).subarray(0, 30))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('slp explain', () => {
  test('a line on standard input is explained in JSON that keeps the contract', () => {
    const { status, stdout } = runSlp(['explain', '--format', 'json', '--at', AT], LINE)

    const answer = Answer.parse(JSON.parse(stdout))
    expect(status).toBe(0)
    expect(answer.evidence[0]?.device).toEqual({ host: 'leaf-12' })
  })

  test('the same input, options and time give the same bytes', () => {
    const call = () => runSlp(['explain', '--format', 'json', '--at', AT], LINE).stdout
    expect(call()).toBe(call())
  })

  test('the whole plan is at most 26 lines of at most 80 columns, and commands are never broken', () => {
    const { stdout } = runSlp(['explain', '--at', AT], LINE)

    const lines = stdout.trimEnd().split('\n')
    expect(lines.length).toBeLessThanOrEqual(26)
    expect(lines.filter((line) => line.length > 80)).toEqual([])
    expect(stdout).not.toContain('\u001b[')
    expect(stdout).toContain('ip name-server <dns-server> use-vrf management')
  })

  test('a colour-loving environment gets colours, NO_COLOR none', () => {
    expect(runSlp(['explain', '--at', AT], LINE, { FORCE_COLOR: '1' }).stdout).toContain('\u001b[')
    expect(runSlp(['explain', '--at', AT], LINE, { NO_COLOR: '1' }).stdout).not.toContain('\u001b[')
  })

  test('nothing recognised exits with 1 and still prints the document', () => {
    const { status, stdout } = runSlp(['explain', '--format', 'json', '--at', AT], 'the weather is fine')
    expect(status).toBe(1)
    expect(Answer.parse(JSON.parse(stdout)).evidence).toEqual([])
  })

  test('a folder gives a line of JSON for each file, in the order of their names, packed ones too', () => {
    rmSync(join(folder, 'broken.log.gz'))
    const { status, stdout } = runSlp(['explain', '--format', 'ndjson', '--at', AT, folder])

    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => Answer.parse(JSON.parse(line)))
    expect(status).toBe(0)
    expect(answers.map(({ file }) => file?.slice(folder.length + 1))).toEqual([
      'a.log',
      'b.log',
      'c.log.gz',
      'd.utf16.log',
    ])
    expect(answers.map(({ evidence }) => evidence.length)).toEqual([1, 0, 1, 1])
    writeFileSync(join(folder, 'broken.log.gz'), gzipSync(LINE).subarray(0, 30))
  })

  test.each([
    [['explain', '--format', 'nonsense'], 'nonsense'],
    [['explain', '--transport', 'pigeon'], 'pigeon'],
    [['explain', '--topology', 'ring'], 'ring'],
    [['explain', '--vrf', 'a b;c'], 'VRF'],
    [['explain', '--at', 'yesterday'], 'ISO 8601'],
    [['explain', '--colour'], '--colour'],
    [['explain', '/no/such/file'], "can't read /no/such/file: there is no such file"],
    [['explain', '--sample', 'nonsense'], 'dns'],
    [['frobnicate'], 'frobnicate'],
  ])('%j is a wrong call: exit 2, said on standard error, nothing on standard output', (args, said) => {
    const { status, stdout, stderr } = runSlp(args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(said)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  test('several files are a table: host, verdict, cause, file; those to act on first', () => {
    const { status, stdout } = runSlp(['explain', join(folder, 'a.log'), join(folder, 'b.log')])
    expect(status).toBe(0)
    const [head, ...rows] = stdout.trimEnd().split('\n')
    expect(head?.split(/ {2,}/)).toEqual(['HOST', 'VERDICT', 'CAUSE', 'FILE'])
    expect(rows).toHaveLength(2)
    for (const row of rows) expect(row).toMatch(/[ab]\.log$/)
  })

  test('several files as JSON need ndjson', () => {
    const { status, stderr } = runSlp([
      'explain',
      '--format',
      'json',
      join(folder, 'a.log'),
      join(folder, 'b.log'),
    ])
    expect(status).toBe(2)
    expect(stderr).toContain('--format ndjson a line of JSON for each')
  })

  test.each([
    [['show', 'causes/dns'], 'did you mean causes/dns-not-configured'],
    [['show', 'dns-not-configured'], 'did you mean causes/dns-not-configured'],
    [['list', 'cause'], 'did you mean causes?'],
    [['list', 'actoins'], 'did you mean actions?'],
  ])('%j suggests a name', (args, said) => {
    const { status, stderr } = runSlp(args)
    expect(status).toBe(2)
    expect(stderr).toContain(said)
  })

  test('a broken gzip is said, and the other files are answered all the same', () => {
    const { status, stdout, stderr } = runSlp([
      'explain',
      '--format',
      'ndjson',
      '--at',
      AT,
      join(folder, 'broken.log.gz'),
      join(folder, 'a.log'),
    ])
    expect(status).toBe(2)
    expect(stderr).toContain('broken.log.gz: it is no whole gzip file')
    expect(stdout.trim().split('\n')).toHaveLength(1)
  })

  test('a pasted token is in no format of the answer', () => {
    const token = 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0'
    for (const format of ['text', 'json', 'ndjson', 'markdown', 'slack']) {
      const { stdout, stderr } = runSlp(
        ['explain', '--format', format],
        `sw1# license smart trust idtoken ${token} force`,
      )
      expect(stdout + stderr).not.toContain(token)
      expect(stdout).toMatch(/revoke/i)
    }
  })

  test.each(['dns', 'trust-code', 'good-news'])('the sample %s is recognised', (name) => {
    expect(runSlp(['explain', '--sample', name]).status).toBe(0)
  })
})

test('--choose takes one of the entries that may have been meant', () => {
  const asked = 'our own server as an IP there'
  const offer = JSON.parse(runSlp(['explain', '-f', 'json'], asked).stdout) as {
    choices: { entry: string }[]
  }
  const second = JSON.parse(runSlp(['explain', '-f', 'json', '--choose', '2'], asked).stdout) as {
    evidence: { entry: string }[]
  }
  expect(second.evidence[0]?.entry).toBe(offer.choices[1]?.entry)
  expect(runSlp(['explain', '--choose', 'x'], asked).stderr).toContain('a number from 1 to 9')
})

test.each(['deadline', 'dns'])(
  'slp search %s lists what there is, although a word alone answers nothing',
  (word) => {
    const { status, stdout } = runSlp(['search', word])
    expect(status).toBe(0)
    expect(stdout).toMatch(new RegExp(word, 'i'))
  },
)

test('slp --version is the version of the package; --help names every command', () => {
  expect(runSlp(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  for (const command of ['explain', 'list', 'show', 'search', 'doctor']) {
    expect(runSlp(['--help']).stdout).toContain(`  ${command} `)
  }
})
