import { describe, expect, test } from 'vitest'
import { at, knowledge, PASTES, pasted, reduced, story } from './story.ts'

const DNS = 'actions/configure-dns#vrf-name-server'

describe('DNS fixed and restored', () => {
  const events = story(
    pasted(PASTES.failed()),
    pasted(PASTES.transport(), 'UBEN'),
    pasted(PASTES.unresolved),
    { kind: 'ticked', by: 'UBEN', step: DNS },
    pasted(PASTES.replies),
    pasted(PASTES.restored()),
  )
  const upTo = (count: number) => reduced(events.slice(0, count))
  const step = (count: number, id: string) => upTo(count).steps.find((each) => each.id === id)
  const cause = (count: number, id: string) =>
    upTo(count).answer.causes.find((each) => each.id === `causes/${id}`)

  test('output without a host is of the only device of the incident, and quotes name the paste', () => {
    expect(cause(3, 'dns-not-configured')?.because.map(({ text }) => text)).toEqual([
      'Line 1 of paste 1 says: Unable to resolve server hostname/domain name',
      "Lines 1-2 of paste 3: the name smartreceiver.cisco.com doesn't resolve in VRF management",
      'Line 5 of paste 2: licensing uses VRF management',
    ])
    expect(cause(1, 'dns-not-configured')?.because.map(({ text }) => text)).toEqual([
      'Line 1 says: Unable to resolve server hostname/domain name',
    ])
  })

  test('a tick stands with who and when; the later ping bears it out, and what it proves besides is the bot’s', () => {
    expect(step(3, DNS)).toMatchObject({ state: 'todo' })
    expect(step(4, DNS)).toMatchObject({ state: 'done', by: 'UBEN', at: at('03:04') })
    expect(step(4, DNS)?.because).toBeUndefined()
    expect(step(5, DNS)).toMatchObject({ state: 'done', by: 'UBEN' })
    expect(step(5, DNS)?.because?.[0]?.text).toBe(
      'Line 7 of paste 4: smartreceiver.cisco.com answers a ping in VRF management',
    )
    expect(step(5, 'actions/check-reachability#ping-smart-receiver')).toMatchObject({
      state: 'done',
      by: 'bot',
    })
    expect(cause(5, 'dns-not-configured')?.state).not.toBe('supported')
  })

  test('the error of the first ping is over with the second, and all of it with COMM_RESTORED', () => {
    expect(upTo(5).closing).toBeUndefined()
    expect(upTo(5).devices).toEqual([{ name: 'leaf-12', count: 1, open: true }])
    const { closing, devices, answer, steps, status } = upTo(6)
    expect(answer.verdict.act).toBe('nothing')
    expect(closing?.[0]).toBe(
      'Line 1 of paste 5 says: Communications with the Cisco Smart Software Manager (CSSM) restored.',
    )
    expect(devices).toEqual([{ name: 'leaf-12', count: 1, open: false }])
    expect(status).toBe('open')
    expect(steps).toEqual([
      expect.objectContaining({ id: DNS, state: 'done', by: 'UBEN', left: 'not-needed' }),
    ])
  })
})

describe('what a paste proves', () => {
  const URL = 'actions/set-transport-smart#set-url'
  const misspelt = PASTES.transport('https://smartreciever.cisco.com/licservice/license')
  const ping = (events: ReturnType<typeof story>) =>
    reduced(events).steps.find(({ id }) => id.endsWith('#ping-smart-receiver'))

  test('a later paste takes back what the bot had ticked', () => {
    const events = story(
      pasted(PASTES.failed()),
      pasted(PASTES.transport()),
      pasted(PASTES.replies),
      pasted(PASTES.unresolved),
    )
    expect(ping(events.slice(0, 2))).toMatchObject({ state: 'todo' })
    expect(ping(events.slice(0, 3))).toMatchObject({ state: 'done', by: 'bot' })
    expect(ping(events)).toMatchObject({ state: 'todo' })
  })

  test('an address that is right leaves nothing to set; a misspelt one asks for it, and nobody has done it', () => {
    const events = story(pasted(PASTES.failed()), pasted(PASTES.transport()), pasted(misspelt))
    expect(reduced(events.slice(0, 2)).steps.filter(({ id }) => id === URL)).toEqual([])
    expect(reduced(events).steps[0]).toMatchObject({ id: URL, state: 'todo' })
  })

  test('a person’s tick that a later paste contradicts has failed, with the line, and never vanishes, whichever entry the step came from', () => {
    const events = story(
      pasted(PASTES.failed()),
      { kind: 'ticked', by: 'UANA', step: 'actions/choose-transport#smart' },
      pasted(misspelt),
      { kind: 'ticked', by: 'UBEN', step: URL },
    )
    const failed = reduced(events.slice(0, 3)).steps.find(({ id }) => id === URL)
    expect(failed).toMatchObject({ state: 'failed', by: 'UANA' })
    expect(failed?.because?.[0]?.text).toBe(
      'Line 4 of paste 2: the address is https://smartreciever.cisco.com/licservice/license',
    )
    expect(failed?.id).toBe(URL)
    // near miss: what was pasted before the tick contradicts nothing
    expect(reduced(events).steps.find(({ id }) => id === URL)).toMatchObject({ state: 'done' })
  })

  test('near miss: an output that only repeats the VRF doesn’t make an old ping news', () => {
    const events = story(
      pasted(PASTES.failed()),
      pasted(PASTES.transport()),
      pasted(PASTES.unresolved),
      { kind: 'ticked', by: 'UANA', step: DNS },
      pasted(PASTES.transport()),
    )
    expect(reduced(events).steps.find(({ id }) => id === DNS)).toMatchObject({ state: 'done', by: 'UANA' })
  })

  test('what somebody un-ticked stays so until a paste shows it anew', () => {
    const events = story(
      pasted(PASTES.failed()),
      pasted(PASTES.transport()),
      pasted(PASTES.replies),
      { kind: 'reopened', by: 'UANA', step: 'actions/check-reachability#ping-smart-receiver' },
      pasted(PASTES.replies),
    )
    expect([3, 4, 5].map((count) => ping(events.slice(0, count))?.state)).toEqual(['done', 'todo', 'done'])
  })
})

test('a skip keeps its reason; a step that the knowledge base no longer has stands at the end', () => {
  const { steps } = reduced(
    story(
      pasted(PASTES.failed()),
      { kind: 'skipped', by: 'UANA', step: DNS, reason: 'DNS is set by a template' },
      { kind: 'ticked', by: 'UBEN', step: 'actions/gone#step' },
    ),
  )
  expect(steps.find(({ id }) => id === DNS)).toMatchObject({
    state: 'skipped',
    by: 'UANA',
    reason: 'DNS is set by a template',
  })
  expect(steps.at(-1)).toMatchObject({ id: 'actions/gone#step', state: 'done', left: 'unknown' })
})

test('two who tick at once both count', () => {
  const [opened, ...ticks] = story(
    pasted(PASTES.failed()),
    { kind: 'ticked', by: 'UANA', step: DNS },
    { kind: 'ticked', by: 'UBEN', step: DNS },
    { kind: 'ticked', by: 'UBEN', step: 'actions/configure-dns#domain-name' },
  )
  const { steps, people } = reduced(opened ? [opened, ...ticks] : [])
  const step = (own: string) => steps.find(({ id }) => id === `actions/configure-dns#${own}`)
  expect(step('vrf-name-server')?.ticks?.map(({ by }) => by)).toEqual(['UANA', 'UBEN'])
  expect(step('domain-name')).toMatchObject({ state: 'done', by: 'UBEN' })
  expect(people).toEqual(['UANA', 'UBEN'])
})

describe('closing on evidence', () => {
  const status = (ack: string) =>
    `leaf-12# show license status\nUsage reporting:\n  Last ACK received: ${ack}\n  Next ACK deadline: Feb 22 09:15:00 2027 UTC\n  Reporting push interval: 30 days\n  Next ACK push check: <none>\n  Next report push: Dec 24 04:10:00 2026 UTC\n  Last report push: Nov 24 04:05:00 2026 UTC\n  Last report file write: <none>`
  const closing = (ack: string) => reduced(story(pasted(PASTES.failed()), pasted(status(ack)))).closing

  test('an ACK that is newer than the opening offers it', () => {
    expect(closing('Nov 24 05:20:00 2026 UTC')?.[0]).toContain('the last ACK came')
  })
  test('near miss: an older one doesn’t, nor one whose zone nobody knows', () => {
    expect(closing('Nov 23 05:20:00 2026 UTC')).toBeUndefined()
    expect(closing('Nov 24 05:20:00 2026 IST')).toBeUndefined()
  })
  test('a trust code that is installed later closes its failure', () => {
    const failed =
      '2026 Nov 24 02:11:09 leaf-12 %LICMGR-3-LOG_SMART_LIC_TRUST_CODE_INSTALL_FAILED: The install of a new licensing trust code has failed on PID:N9K-C93180YC-FX,SN:FDO22220ABC: The specified token is not valid'
    const shows = 'leaf-12# show license status\nTrust Code installed: Nov 24 04:15:02 2026 UTC'
    expect(reduced(story(pasted(failed))).closing).toBeUndefined()
    expect(reduced(story(pasted(failed), pasted(shows))).closing?.[0]).toContain('a trust code is installed')
  })
  test('one of two devices is not enough', () => {
    const events = story(
      pasted(`${PASTES.failed('leaf-12')}\n${PASTES.failed('leaf-13')}`),
      pasted(PASTES.restored('leaf-12')),
    )
    expect(reduced(events).closing).toBeUndefined()
    expect(reduced(events).devices.map(({ open }) => open)).toEqual([false, true])
  })
})

describe('narrowing', () => {
  const asked = (...events: Parameters<typeof story>) => reduced(story(...events)).narrowings
  test('asks for topology, transport and VRF where the answer differs by them', () => {
    expect(asked(pasted(PASTES.failed())).map(({ what }) => what)).toEqual(['transport', 'topology', 'vrf'])
  })
  test('near miss: what the device says itself is not asked for', () => {
    expect(asked(pasted(PASTES.failed()), pasted(PASTES.transport()))).toEqual([])
  })
  test('near miss: nothing is asked where nothing is to do', () => {
    expect(asked(pasted(PASTES.restored()))).toEqual([])
  })
  test('a choice changes the answer and stays to be changed; a value that is none is passed over', () => {
    const [topology] = asked(pasted(PASTES.failed()), {
      kind: 'chosen',
      by: 'UANA',
      what: 'topology',
      value: 'on-prem',
    })
    expect(topology).toMatchObject({ what: 'topology', chosen: 'on-prem' })
    const { chosen, steps } = reduced(
      story(
        pasted(PASTES.failed()),
        { kind: 'chosen', by: 'UANA', what: 'vrf', value: 'management' },
        { kind: 'chosen', by: 'UANA', what: 'topology', value: 'by pigeon' },
      ),
    )
    expect(chosen).toEqual({ vrf: { value: 'management', by: 'UANA', at: at('03:02'), n: 2 } })
    expect(steps.find(({ id }) => id === DNS)?.commands.map(({ text }) => text)).toContain(
      'vrf context management',
    )
  })
})

test('the same line pasted again is no second message', () => {
  const again = reduced(story(pasted(PASTES.failed()), pasted(PASTES.failed())))
  expect(again.devices).toEqual([{ name: 'leaf-12', count: 1, open: true }])
  const more = reduced(
    story(pasted(PASTES.failed()), pasted(`${PASTES.failed()}\n${PASTES.failed('leaf-12', '02:26:09')}`)),
  )
  expect(more.devices).toEqual([{ name: 'leaf-12', count: 2, open: true }])
})

test('several devices that fail alike share the first suspect', () => {
  const burst = ['leaf-11', 'leaf-12', 'leaf-13'].map((host) => PASTES.failed(host)).join('\n')
  expect(reduced(story(pasted(burst))).shared).toContain('3 devices fail in the same way')
  expect(reduced(story(pasted(PASTES.failed()))).shared).toBeUndefined()
})

test('a blanked paste keeps its number and says nothing', () => {
  const [first, ...others] = story(pasted(PASTES.failed()), pasted(PASTES.transport()))
  const blanked = first?.kind === 'pasted' ? [{ ...first, text: '', blanked: true }, ...others] : []
  const { pastes, answer } = reduced(blanked)
  expect(pastes.map((each) => each.blanked)).toEqual([true, false])
  expect(answer.evidence.map(({ kind }) => kind)).toEqual(['show'])
})

test('resolved, and reopened', () => {
  const events = story(
    pasted(PASTES.failed()),
    { kind: 'resolved', by: 'UANA', how: 'hand' },
    { kind: 'reopened', by: 'bot' },
  )
  expect(reduced(events.slice(0, 2))).toMatchObject({
    status: 'resolved',
    resolved: { by: 'UANA', how: 'hand' },
  })
  expect(reduced(events)).toMatchObject({ status: 'open', reopenedAt: at('03:03') })
})

test('a tick under the id of another step with the same words counts for the one that is shown', () => {
  const { steps } = reduced(
    story(pasted(PASTES.failed()), {
      kind: 'ticked',
      by: 'UANA',
      step: 'actions/check-reachability#ping-smart-receiver',
    }),
  )
  const pings = steps.filter(({ id }) => id.endsWith('#ping-smart-receiver'))
  expect(pings).toEqual([
    expect.objectContaining({ id: 'actions/configure-dns#ping-smart-receiver', state: 'done', by: 'UANA' }),
  ])
})

test('a step that was ticked before a device joined isn’t said to be done there', () => {
  const { steps } = reduced(
    story(
      pasted(PASTES.failed()),
      { kind: 'ticked', by: 'UANA', step: DNS },
      pasted(PASTES.failed('leaf-13')),
    ),
  )
  expect(steps.find(({ id }) => id === DNS)).toMatchObject({
    state: 'done',
    devices: ['leaf-12', 'leaf-13'],
    notOn: ['leaf-13'],
  })
})

test('secrets that were taken out before a paste was kept are warned of, with the paste’s own line', () => {
  const { answer, removed } = reduced(
    story(pasted(PASTES.failed()), {
      kind: 'pasted',
      by: 'UBEN',
      text: 'leaf-12# show clock\nleaf-12(config)# license smart trust idtoken [idtoken removed]',
      removed: [{ what: 'idtoken', lines: [2, 2] }],
    }),
  )
  expect(removed).toEqual([{ what: 'idtoken', lines: [2, 2] }])
  expect(answer.warnings.map(({ text }) => text)).toEqual([
    expect.stringContaining('Line 2 of paste 2 held a token for a trust code.'),
  ])
})

test('what a model chose for a paste counts by that paste’s lines, and only where nothing else explains', () => {
  const choice = {
    model: 'small-1',
    knowledge: knowledge.version,
    entries: ['causes/dns-not-configured'],
    lines: [2],
  }
  const chosen = (first: string) =>
    reduced(
      story(pasted(first), pasted('so, hm\nnames go nowhere since the move'), {
        kind: 'chosen-by-model',
        by: 'bot',
        choice,
      }),
    ).answer.evidence.filter(({ chosenBy }) => chosenBy)
  expect(chosen('leaf-12# show clock').map(({ lines }) => lines)).toEqual([[4, 4]])
  expect(chosen(PASTES.failed())).toEqual([])
})

test('a resolved incident is judged as it stood then', () => {
  const required =
    '2026 Nov 24 02:11:09 leaf-12 %LICMGR-4-LOG_SMART_LIC_REPORTING_REQUIRED: A Usage report acknowledgement will be required in 30 days.'
  const events = story(pasted(required), { kind: 'resolved', by: 'UANA', how: 'hand' })
  const later = '2027-06-01T00:00:00Z'
  expect(reduced(events, later).answer.verdict).toEqual(reduced(events).answer.verdict)
  expect(reduced(events.slice(0, 1), later).answer.verdict.headline).toContain('passed')
})
