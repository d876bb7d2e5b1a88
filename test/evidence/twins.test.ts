import { describe, expect, test } from 'vitest'
import { recognizeLines } from './read-lines.ts'
import { FILLED } from './small-knowledge.ts'

const TWINS = Object.entries(FILLED).map(([mnemonic, filled]) => ({
  ...filled,
  mnemonic: mnemonic.replace('LOG_SMART_LIC_', ''),
}))

function first(line: string) {
  return recognizeLines([line]).evidence[0]
}

describe.each([
  { platform: 'ios-xe', facility: 'SMART_LIC', header: '*Nov 24 02:11:09.045: ', colon: ':' },
  {
    platform: 'ios-xr',
    facility: 'LICENSE-SMART_LIC',
    header: 'RP/0/RP0/CPU0:Nov 24 02:11:09.717 UTC: smartlicserver[390]: ',
    colon: ' :',
  },
])('a twin on $platform', ({ platform, facility, header, colon }) => {
  test.each(TWINS)('$mnemonic', ({ mnemonic, severity, text, fields }) => {
    const found = first(`${header}%${facility}-${severity}-${mnemonic}${colon} ${text}`)
    expect(found).toMatchObject({
      platform,
      era: 'policy',
      message: { facility, mnemonic, severity, text, fields },
    })
    const named = mnemonic.startsWith('AUTHORIZATION_')
    expect(found?.level).toBe(named ? 'named' : 'explained')
    expect(found?.entry).toBe(named ? undefined : `messages/LICMGR/LOG_SMART_LIC_${mnemonic}`)
  })
})

describe('IOS XR without a percent sign', () => {
  test('the process in the header tells the platform', () => {
    const line =
      'RP/0/RP0/CPU0:Nov 24 02:11:09.717 UTC: smartlicserver[186]: SMART_LIC-6-AGENT_READY:Smart Agent for Licensing is initialized'
    expect(first(line)).toMatchObject({ level: 'named', platform: 'ios-xr', era: 'smart' })
  })
})

describe('named only', () => {
  test.each([
    [
      '%LICMGR-2-LOG_LIC_NO_LIC: No license(s) present for feature LAN_ENTERPRISE_SERVICES_PKG. Application(s) shut down in 119 days.',
      'traditional',
      { days: '119' },
    ],
    [
      '%LICMGR-2-LOG_LICAPP_NO_LIC: Application bgp running without LAN_ENTERPRISE_SERVICES_PKG license, shutdown in 119 days',
      'traditional',
      { days: '119' },
    ],
    ['LICMGR-3-LOG_LIC_INVALID_HOSTID: Invalid license hostid VDH=X for feature Y.', 'traditional', {}],
    ['%LICMGR-2-LOG_LIC_MISSING_WARNING: License(s) missing', 'traditional', {}],
    ['what does LOG_LICAPP_NO_LIC mean?', 'traditional', {}],
    ['%SMART_LIC-6-AGENT_READY: Smart Agent for Licensing is initialized', 'smart', {}],
    ['%SMART_LIC-3-AUTH_RENEW_FAILED: Authorization renewal failed: no reply', 'smart', {}],
    ['%LICMGR-3-LOG_SMART_LIC_AUTH_RENEW_FAILED: Authorization renewal failed: no reply', 'smart', {}],
    [
      '%LICENSE-SMART_LIC-5-COMM_RESTORED : Communications with Cisco licensing cloud restored',
      'smart',
      { peer: 'Cisco licensing cloud' },
    ],
    [
      '%LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco licensing cloud : timeout',
      'smart',
      { peer: 'Cisco licensing cloud', detail: 'timeout' },
    ],
    ['%LICMGR-5-LOG_SMART_LIC_COMM_INIT_FAILED: Initialization of communications failed', undefined, {}],
    ['%LICMGR-6-SOMETHING_ELSE: whatever', undefined, {}],
    ['%SMART_LIC-4-CONFIG_OUT_OF_SYNC: Trusted Store Enable flag not in sync', undefined, {}],
  ])('%s', (line, era, fields) => {
    const found = first(line)
    expect(found).toMatchObject({ level: 'named', kind: 'message', message: { fields }, facts: [] })
    expect(found?.era).toBe(era)
    expect(found?.entry).toBeUndefined()
  })

  test('a message of another system, passed on by an NX-OS process, has no known platform', () => {
    const line =
      '2026 Nov 24 02:11:09  %$ VDC-1 %$ %USER-2-SYSTEM_MSG: %SMART_LIC-2-PLATFORM_ERROR:Smart Licensing has encountered an error - SMART_AGENT[4941]'
    expect(first(line)).toMatchObject({ level: 'named', platform: 'unknown', era: 'smart' })
  })
})

describe('silent', () => {
  test.each([
    '%CALL_HOME-5-SL_MESSAGE_FAILED: Fail to send out Smart Licensing message to: https://tools.cisco.com/its/service/oddce/services/DDCEService (ERR 205 : Request Aborted)',
    '%CALL_HOME-6-CALL_HOME_ENABLED: Call-home is enabled by Smart Agent for Licensing.',
    '%LICENSE-PLAT_CLIENT-6-STATE_CHANGE: a state changed',
    '%IOS_LICENSE_IMAGE_APPLICATION-6-LICENSE_LEVEL: Module name = c3900 Next reboot level = ipbasek9',
    '%BGP-5-ADJCHANGE: bgp-65001 [28153] (default) neighbor 192.0.2.1 Down',
    '217191   0%      0%       0% licmgr',
    '/isan/bin/licmgr',
    'logging level licmgr 6',
    'Service "licmgr" sent SIGABRT for not setting heartbeat for last 4 periods.',
  ])('%s', (line) => {
    expect(recognizeLines([line])).toMatchObject({ evidence: [], unrecognized: [[1, 1]], said: [] })
  })
})
