import { describe, expect, test } from 'vitest'
import { HEADER_SHAPES } from './header-shapes.ts'
import { recognizeLines } from './read-lines.ts'
import { FILLED } from './small-knowledge.ts'

const COMM_FAILED =
  'Communications failure with the Cisco Smart Software Manager (CSSM) : Unable to resolve server hostname/domain name'

/** The message of the only piece of evidence. */
function only(...given: Parameters<typeof recognizeLines>[0]) {
  const { evidence } = recognizeLines(given)
  expect(evidence).toHaveLength(1)
  const [first] = evidence
  if (!first) throw new Error('no evidence')
  return first
}

describe('every message under every header', () => {
  const cases = HEADER_SHAPES.flatMap((shape) =>
    Object.entries(FILLED).map(([mnemonic, filled]) => ({ ...shape, ...filled, mnemonic })),
  )

  test.each(cases)('$name: $mnemonic', ({ header, host, at, severity, mnemonic, text, fields }) => {
    const found = only(`${header}%LICMGR-${severity}-${mnemonic}: ${text}`)
    expect(found).toMatchObject({
      kind: 'message',
      level: 'explained',
      platform: 'nx-os',
      era: 'policy',
      lines: [1, 1],
      entry: `messages/LICMGR/${mnemonic}`,
      message: { facility: 'LICMGR', severity, mnemonic, text, fields, count: 1 },
    })
    expect(found.device?.host).toBe(host)
    if (at !== undefined) expect(found.message?.at).toBe(at)
  })
})

describe('the core', () => {
  test.each([
    ['without a percent sign', `LICMGR-3-LOG_SMART_LIC_COMM_FAILED: ${COMM_FAILED}`],
    ['in small letters', `%licmgr-3-log_smart_lic_comm_failed: ${COMM_FAILED}`],
    ['with a space before the colon', `%LICMGR-3-LOG_SMART_LIC_COMM_FAILED : ${COMM_FAILED}`],
    ['without a space behind the colon', `%LICMGR-3-LOG_SMART_LIC_COMM_FAILED:${COMM_FAILED}`],
    [
      'in angle brackets',
      `2026 Nov 24 02:11:09  %USER-2-SYSTEM_MSG: <<%LICMGR-3-LOG_SMART_LIC_COMM_FAILED>> ${COMM_FAILED}`,
    ],
    ['of a facility with a sub-part', `%LICMGR-SLOT1-3-LOG_SMART_LIC_COMM_FAILED: ${COMM_FAILED}`],
    ['without facility and severity', `LOG_SMART_LIC_COMM_FAILED: ${COMM_FAILED}`],
    ['with a severity of two digits', `%LICMGR-33-LOG_SMART_LIC_COMM_FAILED: ${COMM_FAILED}`],
    ['with a severity that there is not', `%LICMGR-9-LOG_SMART_LIC_COMM_FAILED: ${COMM_FAILED}`],
    ['in quotes in a sentence', `we see "%LICMGR-3-LOG_SMART_LIC_COMM_FAILED: ${COMM_FAILED}" since noon`],
    ['with its name in bold', `*%LICMGR-3-LOG_SMART_LIC_COMM_FAILED*: ${COMM_FAILED}`],
    ['with Markdown’s backslashes', `%LICMGR-3-LOG\\_SMART\\_LIC\\_COMM\\_FAILED: ${COMM_FAILED}`],
    ['without its colon', `%LICMGR-3-LOG_SMART_LIC_COMM_FAILED ${COMM_FAILED}`],
  ])('%s', (_, line) => {
    expect(only(line)).toMatchObject({
      level: 'explained',
      entry: 'messages/LICMGR/LOG_SMART_LIC_COMM_FAILED',
      message: {
        severity: 3,
        severityName: 'error',
        mnemonic: 'LOG_SMART_LIC_COMM_FAILED',
        text: COMM_FAILED,
        fields: {
          peer: 'Cisco Smart Software Manager (CSSM)',
          detail: 'Unable to resolve server hostname/domain name',
        },
      },
    })
  })

  test('the digit of the line counts, whatever the entry says', () => {
    const found = only(
      '%LICMGR-5-LOG_SMART_LIC_COMM_RESTORED: Communications with Cisco Smart License Utility (CSLU) restored',
    )
    expect(found.message).toMatchObject({
      severity: 5,
      severityName: 'notification',
      fields: { peer: 'Cisco Smart License Utility (CSLU)' },
    })
  })

  test('the process that spoke is no part of the detail', () => {
    for (const process of [' - licmgr[4941]', '  - licmgr']) {
      const found = only(`%LICMGR-3-LOG_SMART_LIC_COMM_FAILED: ${COMM_FAILED}${process}`)
      expect(found.message?.fields.detail).toBe('Unable to resolve server hostname/domain name')
    }
  })

  test('two messages glued into one line are two, each with its own header', () => {
    const { evidence } = recognizeLines([
      `2026 Nov 24 02:11:09 leaf-12 %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: ${COMM_FAILED} 2026 Nov 24 02:12:00 leaf-13 %LICMGR-3-LOG_SMART_LIC_POLICY_REMOVED: The licensing policy has been removed.`,
    ])
    expect(evidence.map(({ device, message }) => [device?.host, message?.mnemonic, message?.text])).toEqual([
      ['leaf-12', 'LOG_SMART_LIC_COMM_FAILED', COMM_FAILED],
      ['leaf-13', 'LOG_SMART_LIC_POLICY_REMOVED', 'The licensing policy has been removed.'],
    ])
  })

  test('an export says the host and the time that the line lacks', () => {
    const found = only({
      text: `%LICMGR-3-LOG_SMART_LIC_COMM_FAILED: ${COMM_FAILED}`,
      record: { host: 'leaf-12', at: '2026-11-24T02:11:09Z' },
    })
    expect(found).toMatchObject({ device: { host: 'leaf-12' }, at: '2026-11-24T02:11:09Z' })
    expect(found.message?.at).toBeUndefined()
  })
})

describe('a mnemonic in a sentence', () => {
  test.each([
    'was heißt LOG_SMART_LIC_COMM_FAILED?',
    'what is %LICMGR-3-LOG_SMART_LIC_COMM_FAILED',
    'que veut dire « log_smart_lic_comm_failed » ?',
    'LOG_SMART_LIC_COMM_FAILEDとは何ですか',
    '%LICMGR-3-LOG_SMART_LIC_COMM_FAILED',
  ])('%s', (line) => {
    expect(only(line)).toMatchObject({
      level: 'explained',
      entry: 'messages/LICMGR/LOG_SMART_LIC_COMM_FAILED',
      message: { severity: 3, fields: {} },
      facts: [],
    })
  })

  test('states nothing about any device', () => {
    expect(only('is LOG_SMART_LIC_POLICY_REMOVED: harmless?').facts).toEqual([])
    expect(
      only('%LICMGR-3-LOG_SMART_LIC_POLICY_REMOVED: The licensing policy has been removed.').facts,
    ).toEqual([{ key: 'policy.installed', value: false, lines: [1, 1] }])
  })

  test('an unknown one is named, and has no severity where none was given', () => {
    const found = only('what is LOG_SMART_LIC_SOMETHING_NEW?')
    expect(found).toMatchObject({ level: 'named', message: { mnemonic: 'LOG_SMART_LIC_SOMETHING_NEW' } })
    expect(found.message?.severity).toBeUndefined()
    expect(found.entry).toBeUndefined()
  })

  test.each([
    'MY_LOG_SMART_LIC_COMM_FAILED_FLAG is set',
    'export LOG_LIC_PATH=/var/log/lic',
    'the LOG_SMART_LICENSE_X constant',
  ])('no mnemonic: %s', (line) => {
    expect(recognizeLines([line], { asked: false }).evidence).toEqual([])
  })

  test('a command that greps for it is none', () => {
    const line = 'show logging logfile | include LICMGR-3-LOG_SMART_LIC_COMM_FAILED'
    expect(recognizeLines([{ text: line, prompt: { host: 'leaf-12', mode: 'exec' } }]).evidence).toEqual([])
    const accounting = `2026 Nov 24 02:11:09 leaf-12 %AAA-6-AAA_ACCOUNTING_MESSAGE: start:10.0.0.1@pts/0:admin:show logging | include LOG_SMART_LIC_COMM_FAILED`
    expect(recognizeLines([accounting]).evidence).toEqual([])
  })
})

describe('facts', () => {
  test('the error string is classified by the first case that it fits, the peer included', () => {
    const detail = 'Unable to resolve server hostname/domain name'
    const cslu = only(
      `2026 Nov 24 02:11:09 UTC: %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart License utility (CSLU) : ${detail}`,
    )
    expect(cslu.facts.map(({ key, value }) => [key, value])).toEqual([
      ['commFailed.peer', 'Cisco Smart License Utility (CSLU)'],
      ['commFailed.detail', 'unresolved-cslu'],
    ])
    expect(only(`%LICMGR-3-LOG_SMART_LIC_COMM_FAILED: ${COMM_FAILED}`).facts.at(1)?.value).toBe(
      'unresolved-name',
    )
  })

  test('a number is a number', () => {
    const found = only(
      '%LICMGR-6-LOG_SMART_LIC_REPORTING_REQUIRED: A Usage report acknowledgement will be required in 12 days.',
    )
    expect(found.facts).toEqual([{ key: 'report.daysLeft', value: 12, lines: [1, 1] }])
  })

  test('a stamp with a zone gives the time of evidence and facts', () => {
    const found = only(
      '<187>: 2026 Nov 24 02:11:09 UTC: %LICMGR-3-LOG_SMART_LIC_POLICY_REMOVED: The licensing policy has been removed.',
    )
    expect(found.at).toBe('2026-11-24T02:11:09Z')
    expect(found.facts[0]?.at).toBe('2026-11-24T02:11:09Z')
  })
})
