import { describe, expect, test } from 'vitest'
import { promptOf, readPrompts } from '../../src/text/prompts.ts'

describe('prompts', () => {
  test.each([
    ['switch# show license status', 'switch', 'exec', 'show license status'],
    ['leaf-101(config-vrf)# ip name-server 192.0.2.1', 'leaf-101', 'config-vrf', 'ip name-server 192.0.2.1'],
    ['sw1(config-if-range)#', 'sw1', 'config-if', ''],
    ['sw1(config-if)# shut', 'sw1', 'config-if', 'shut'],
    ['switch(config)# ntp server 192.0.2.3 prefer', 'switch', 'config', 'ntp server 192.0.2.3 prefer'],
    ['switch (config)# ntp server 192.0.2.3 prefer', 'switch', 'config', 'ntp server 192.0.2.3 prefer'],
    ['switch(config) # ping tools.cisco.com', 'switch', 'config', 'ping tools.cisco.com'],
    ['n9k(config-callhome)# enable', 'n9k', 'config-callhome', 'enable'],
    ['r1(cfg-call-home-profile)#active', 'r1', 'config-callhome', 'active'],
    ['n9k(config-router)# bfd', 'n9k', 'config-other', 'bfd'],
    ['n9k(maint-mode)(config)# end', 'n9k', 'config', 'end'],
    ['switch(boot)# dir', 'switch', 'exec', 'dir'],
    ['RP/0/RP0/CPU0:R2_xr#show license all', 'R2_xr', 'exec', 'show license all'],
    ['RP/0/RSP0/CPU0:edge-1(config)#', 'edge-1', 'config', ''],
    ['host> show clock', 'host', 'exec', 'show clock'],
    ['host>', 'host', 'exec', ''],
    ['Router>enable', 'Router', 'exec', 'enable'],
    ['n7k-core-vdc2#', 'n7k-core-vdc2', 'exec', ''],
    ['leaf-101.dc1.example# sh lic stat', 'leaf-101.dc1.example', 'exec', 'sh lic stat'],
    ['    Device# ping 192.0.2.1', 'Device', 'exec', 'ping 192.0.2.1'],
    ['9300-core# show clock', '9300-core', 'exec', 'show clock'],
    ['jane@jump-1:~$ ping smartreceiver.cisco.com', 'jump-1', 'shell', 'ping smartreceiver.cisco.com'],
    ['root@jump-1:/var/log# tail messages', 'jump-1', 'shell', 'tail messages'],
    ['[cisco@guestshell ~]$ nslookup tools.cisco.com', 'guestshell', 'shell', 'nslookup tools.cisco.com'],
    ['bash-4.4$ ping tools.cisco.com', undefined, 'shell', 'ping tools.cisco.com'],
    ['bash-4.4$', undefined, 'shell', ''],
    ['C:\\Users\\jane> ping tools.cisco.com', undefined, 'shell', 'ping tools.cisco.com'],
    ['PS C:\\> tracert tools.cisco.com', undefined, 'shell', 'tracert tools.cisco.com'],
    ['$ ping tools.cisco.com', undefined, 'shell', 'ping tools.cisco.com'],
    [
      'switch(config)# 2020 Jun 22 22:28:45 switch %LICMGR-2-LOG_LIC_NO_LIC: No license(s) present',
      'switch',
      'config',
      '2020 Jun 22 22:28:45 switch %LICMGR-2-LOG_LIC_NO_LIC: No license(s) present',
    ],
    [
      'switch# 2018 Jan 17 18:42:24 switch %VMAN-2-X: y',
      'switch',
      'exec',
      '2018 Jan 17 18:42:24 switch %VMAN-2-X: y',
    ],
  ])('%s', (text, host, mode, rest) => {
    expect(promptOf(text)).toEqual({ prompt: { ...(host && { host }), mode }, rest })
  })

  test('a bare prompt leaves a line with an empty text', () => {
    expect(readPrompts([{ text: 'leaf-101# ', lines: [3, 3], block: 0 }])).toEqual([
      { text: '', lines: [3, 3], block: 0, prompt: { host: 'leaf-101', mode: 'exec' } },
    ])
  })
})

describe('no prompts', () => {
  test.each([
    '# a comment',
    '#',
    '!Command: show running-config callhome all',
    '! comment',
    '2026 Aug  3 20:38:37 leaf-101 %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: x # y',
    '<187>: 2026 May  2 12:55:19 UTC: %X-3-Y: z',
    'May  2 15:21:27 10.100.0.33 : x',
    'RP/0/RP0/CPU0:Jan  9 13:54:11.717 UTC: smartlicserver[390]: x',
    'PR#123 is merged',
    'case# 699123456',
    'ticket#42',
    'rack#12 is dark',
    'the switch# prompt is gone',
    'Slot# Ports',
    'a > b',
    'a->b',
    '<none>',
    '%LICMGR-3-LOG_SMART_LIC_COMM_FAILED: x',
    'Cost is 5$ today',
    'Transport:',
    '  Type: Smart',
    '17:02:36#011[ERROR]#011adapters/pi_routes_impl.go:1322#011',
    '',
  ])('%s', (text) => {
    expect(promptOf(text)).toBeUndefined()
  })
})
