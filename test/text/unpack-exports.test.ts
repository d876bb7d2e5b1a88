import { describe, expect, test } from 'vitest'
import type { Line } from '../../src/text/line.ts'
import { splitLines } from '../../src/text/split-lines.ts'
import { unpackExports } from '../../src/text/unpack-exports.ts'
import { LOG_LINES } from './log-lines.ts'

const MESSAGE = '%LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the X : y'
const LOG = `2026 Aug  3 20:38:37 leaf-101 ${MESSAGE}`

const read = (paste: string): Line[] => unpackExports(splitLines(paste))
const texts = (paste: string): string[] => read(paste).map(({ text }) => text)

describe('JSON', () => {
  test('an object: the line, and what stood beside it', () => {
    expect(read(JSON.stringify({ host: 'leaf-9', timestamp: '2026-08-03T20:38:37Z', message: LOG }))).toEqual(
      [{ text: LOG, lines: [1, 1], block: 0, record: { host: 'leaf-9', at: '2026-08-03T20:38:37Z' } }],
    )
  })

  test('an array: each record is a block', () => {
    expect(
      read(JSON.stringify([{ message: LOG }, { message: 'two' }])).map(({ text, block }) => [text, block]),
    ).toEqual([
      [LOG, 0],
      ['two', 1],
    ])
  })

  test('nested records of a search, pretty-printed, between a greeting and a farewell', () => {
    const hits = {
      took: 3,
      hits: {
        hits: [
          { _id: 'a', _source: { message: LOG, host: { name: 'leaf-9' } } },
          { _source: { message: 'two' } },
        ],
      },
    }
    const lines = read(`hi all, look:\n${JSON.stringify(hits, null, 2)}\nany idea?`)
    expect(lines[0]).toEqual({ text: 'hi all, look:', lines: [1, 1], block: 0 })
    expect(lines.filter(({ text }) => text === LOG || text === 'two')).toEqual([
      { text: LOG, lines: [6, 14], block: 1, record: { host: 'leaf-9' } },
      { text: 'two', lines: [15, 19], block: 2 },
    ])
    expect(lines.at(-1)?.text).toBe('any idea?')
  })

  test('Splunk: result and _raw, one object a line', () => {
    const rows = [1, 2].map((n) =>
      JSON.stringify({
        preview: false,
        result: { _raw: `${LOG} ${n}`, host: 'leaf-9', _time: '2026-08-03 20:38:37 UTC' },
      }),
    )
    expect(read(rows.join('\n'))).toEqual([
      {
        text: `${LOG} 1`,
        lines: [1, 1],
        block: 0,
        record: { host: 'leaf-9', at: '2026-08-03 20:38:37 UTC' },
      },
      {
        text: `${LOG} 2`,
        lines: [2, 2],
        block: 1,
        record: { host: 'leaf-9', at: '2026-08-03 20:38:37 UTC' },
      },
    ])
  })

  test('Elastic: @timestamp is no device time, the agent no device, and a line in two fields is one', () => {
    const record = {
      '@timestamp': '2026-08-03T20:39:00Z',
      agent: { hostname: 'collector-1' },
      event: { original: `<187>: ${LOG}`, ingested: '2026-08-03T20:39:01Z' },
      message: LOG,
      observer: { hostname: 'leaf-9' },
    }
    expect(read(JSON.stringify(record))).toEqual([
      { text: `<187>: ${LOG}`, lines: [1, 1], block: 0, record: { host: 'leaf-9' } },
    ])
  })

  test('Elastic: a collector that puts its own name into host is no device, the observer and the sender are', () => {
    const own = { agent: { name: 'filebeat-3' }, host: { name: 'filebeat-3' }, message: LOG }
    const observed = { host: { name: 'logstash-3' }, observer: { hostname: 'leaf-9' }, message: LOG }
    const sent = { ...own, log: { source: { address: '192.0.2.7:514' } } }
    expect(read(JSON.stringify(own))[0]?.record).toBeUndefined()
    expect(read(JSON.stringify(observed))[0]?.record).toEqual({ host: 'leaf-9' })
    expect(read(JSON.stringify(sent))[0]?.record).toEqual({ host: '192.0.2.7' })
  })

  test('two forms of one line that don’t hold each other are one', () => {
    expect(
      texts(
        JSON.stringify({
          message: `leaf-101 ${MESSAGE}`,
          event: { original: `<187>: 2026 Aug  3 20:38:37 UTC: ${MESSAGE}` },
        }),
      ),
    ).toHaveLength(1)
  })

  test('the same line of two records, or twice in one array, stays two', () => {
    expect(texts(JSON.stringify([{ message: LOG }, { message: LOG }]))).toEqual([LOG, LOG])
    expect(texts(JSON.stringify({ messages: [LOG, LOG] }))).toEqual([LOG, LOG])
  })

  test('a message in parts is put together', () => {
    const parts = {
      host: 'leaf-1',
      facility: 'LICMGR',
      severity: 3,
      mnemonic: 'LOG_SMART_LIC_COMM_FAILED',
      message: 'Communications failure with the X : y',
    }
    expect(read(JSON.stringify(parts))).toEqual([
      { text: MESSAGE, lines: [1, 1], block: 0, record: { host: 'leaf-1' } },
    ])
    expect(
      texts(JSON.stringify({ ...parts, severity: 'error', facility: 'local7', 'cisco.facility': 'LICMGR' })),
    ).toEqual([MESSAGE])
    expect(
      texts(
        JSON.stringify({ message: parts.message, event: { code: 'LICMGR-3-LOG_SMART_LIC_COMM_FAILED' } }),
      ),
    ).toEqual([MESSAGE])
    expect(texts(JSON.stringify({ ...parts, severity: undefined }))).toEqual([
      'LOG_SMART_LIC_COMM_FAILED: Communications failure with the X : y',
    ])
  })

  test('a message that has its core is not put together again', () => {
    expect(
      texts(JSON.stringify({ facility: 'LICMGR', severity: 3, mnemonic: 'LOG_X_Y', message: LOG })),
    ).toEqual([LOG])
  })

  test('a value with a core or with several rows counts under any key', () => {
    expect(texts(JSON.stringify({ whatever: LOG, other: 'no line' }))).toEqual([LOG])
    expect(texts(JSON.stringify({ result: 'Transport:\n  Type: Smart\n', id: 'x' }))).toEqual([
      'Transport:',
      '  Type: Smart',
    ])
  })

  test('rows of one value are lines of one block', () => {
    expect(read(JSON.stringify({ output: 'Transport:\r\n  Type: Smart', host: 'leaf-9' }))).toEqual([
      { text: 'Transport:', lines: [1, 1], block: 0, record: { host: 'leaf-9' } },
      { text: '  Type: Smart', lines: [1, 1], block: 0, record: { host: 'leaf-9' } },
    ])
  })

  test('a message exported out of a chat, with its fences', () => {
    expect(texts(JSON.stringify({ type: 'message', text: `look:\n\`\`\`${LOG}\`\`\`` }))).toEqual([
      'look:',
      LOG,
    ])
  })

  test('JSON within a string of JSON', () => {
    expect(texts(JSON.stringify({ log: `${JSON.stringify({ message: LOG })}\n`, stream: 'stdout' }))).toEqual(
      [LOG],
    )
  })

  test('what encloses an array names the device of its records', () => {
    expect(
      read(JSON.stringify({ host: 'leaf-9', events: [{ message: LOG, timestamp: 1785789517000 }] })),
    ).toEqual([
      { text: LOG, lines: [1, 1], block: 0, record: { host: 'leaf-9', at: '2026-08-03T20:38:37.000Z' } },
    ])
    expect(
      read(
        JSON.stringify({ streams: [{ stream: { host: 'leaf-9' }, values: [['1785789517000000000', LOG]] }] }),
      ),
    ).toEqual([{ text: LOG, lines: [1, 1], block: 0, record: { host: 'leaf-9' } }])
  })

  test('escapes are decoded', () => {
    expect(
      texts('{"message":"\\u003c187\\u003e: \\"x\\" \\u201cy\\u201d\\u00a0%LICMGR-3-LOG_X: a\\/b"}'),
    ).toEqual(['<187>: "x" "y" %LICMGR-3-LOG_X: a/b'])
  })

  test.each([10, 30, 60, 90, 120])('cut off %i characters before its end', (missing) => {
    const whole = JSON.stringify([
      { message: LOG, host: 'leaf-9' },
      { message: LOG, host: 'leaf-9', more: 'x'.repeat(40) },
    ])
    expect(texts(whole.slice(0, -missing))[0]).toBe(LOG)
  })

  test('cut off within the line', () => {
    expect(texts(`{"host":"leaf-9","message":"${LOG.slice(0, 90)}`)).toEqual([LOG.slice(0, 90)])
  })

  test('members without their braces', () => {
    expect(read(`    "message": ${JSON.stringify(LOG)},\n    "host": "leaf-9"`)).toEqual([
      { text: LOG, lines: [1, 2], block: 0, record: { host: 'leaf-9' } },
    ])
  })

  test('behind a greeting on the same row, and before more words', () => {
    expect(
      read(`splunk says: {"message":${JSON.stringify(LOG)}} hmm`).map(({ text, block }) => [text, block]),
    ).toEqual([
      ['splunk says: ', 0],
      [LOG, 1],
      [' hmm', 2],
    ])
  })

  test('records that follow each other on one row', () => {
    expect(texts(`{"message":"a"}{"message":"b"}, {"message":"c"}`)).toEqual(['a', 'b', 'c'])
  })

  test('a string that a terminal had wrapped', () => {
    const json = JSON.stringify({ host: 'leaf-9', message: LOG, x: 1 })
    expect(texts(json.replace(/.{80}/g, '$&\n'))).toEqual([LOG])
  })

  test.each(LOG_LINES.filter((_, index) => index % 7 === 0))('any line survives: %s', (line) => {
    expect(
      texts(JSON.stringify({ a: [{ _source: { message: line } }] }, null, 4)).filter((text) =>
        text.includes('LICMGR'),
      ),
    ).toEqual([line])
  })
})

describe('what is no export stays', () => {
  test.each([
    '[confirm]%SMART_LIC-3-COMM_FAILED:Communications failure with the X : y',
    '[OK]',
    '[ -f x ] && echo',
    '{master:0}',
    '{local|all}',
    '{"a":1}',
    '["a", "b"]',
    '{',
    '[',
    '[\nstatement',
    '{\n  no json',
    'Failure Reason: {"product_instance_identifier":["The identity for the instance is not valid."]}',
    'a,b,c',
    'time,host',
    'hello, message, for you',
  ])('%s', (text) => {
    expect(texts(text).join('\n')).toBe(text)
  })
})

describe('tables', () => {
  test('CSV: rows are records with their numbers', () => {
    expect(read(`_time,host,_raw\n2026-08-03,leaf-9,"${LOG}"\n2026-08-04,leaf-8,"say ""hi"", ok"`)).toEqual([
      { text: '_time,host,_raw', lines: [1, 1], block: 0 },
      { text: LOG, lines: [2, 2], block: 1, record: { host: 'leaf-9', at: '2026-08-03' } },
      { text: 'say "hi", ok', lines: [3, 3], block: 2, record: { host: 'leaf-8', at: '2026-08-04' } },
    ])
  })

  test('a quoted field with line breaks, and a farewell below', () => {
    expect(
      read('host,message\nleaf-9,"Transport:\n  Type: Smart"\nleaf-8,x\nthanks').map(({ text, lines }) => [
        text,
        lines,
      ]),
    ).toEqual([
      ['host,message', [1, 1]],
      ['Transport:', [2, 3]],
      ['  Type: Smart', [2, 3]],
      ['x', [4, 4]],
      ['thanks', [5, 5]],
    ])
  })

  test('a quoted header, tabs, semicolons', () => {
    expect(texts(`"host","message"\n"leaf-9","${LOG}"`)[1]).toBe(LOG)
    expect(texts(`host\tmessage\nleaf-9\t${LOG}`)[1]).toBe(LOG)
    expect(texts(`host;message\nleaf-9;${LOG}`)[1]).toBe(LOG)
  })

  test('a message with commas and no quotes is whole', () => {
    expect(texts('host,message\nleaf-9,failed on PID:N9K-C9332C,SN:FDO00000XYZ: x, y')[1]).toBe(
      'failed on PID:N9K-C9332C,SN:FDO00000XYZ: x, y',
    )
  })

  test('a message in parts is put together', () => {
    expect(
      texts(
        'host,facility,severity,mnemonic,message\nleaf-9,LICMGR,3,LOG_SMART_LIC_COMM_FAILED,Communications failure with the X : y',
      )[1],
    ).toBe(MESSAGE)
  })

  test('a table that is cut within quotes', () => {
    expect(texts(`host,message\nleaf-9,"${LOG}"\nleaf-8,"${LOG.slice(0, 100)}`)).toEqual([
      'host,message',
      LOG,
      LOG.slice(0, 100),
    ])
  })

  test('below a greeting', () => {
    expect(texts(`hi, a message, from me\n\nhost,message\nleaf-9,${LOG}`)).toEqual([
      'hi, a message, from me',
      'host,message',
      LOG,
    ])
  })
})
