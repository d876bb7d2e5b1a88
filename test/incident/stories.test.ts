import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { IncidentEvent } from '../../src/incident/event.ts'
import { followUp } from '../../src/incident/follow-up.ts'
import type { Incident } from '../../src/incident/incident.ts'
import { knowledge, PASTES, pasted, reduced, story } from './story.ts'

type Told = Parameters<typeof story>[number]

const caseOf = (name: string) =>
  readFileSync(join(import.meta.dirname, '..', 'cases', name, 'paste.txt'), 'utf8').trimEnd()

/** All constructed, but for the excerpt of SSM On-Prem's log, which is the chapter's. */
const status = (ack: string, deadline = 'Feb 22 09:15:00 2027 UTC') =>
  `${PASTES.transport()}\nUsage reporting:\n  Last ACK received: ${ack}\n  Next ACK deadline: ${deadline}\n  Last report push: Nov 24 04:05:00 2026 UTC`
const TRUST_FAILED =
  '2026 Nov 24 02:11:09 leaf-12 %LICMGR-3-LOG_SMART_LIC_TRUST_CODE_INSTALL_FAILED: The install of a new licensing trust code has failed on PID:N9K-C93180YC-FX,SN:FDO22220ABC: The trust code is already installed'
const TRUST_DONE =
  '2026 Nov 24 04:15:02 leaf-12 %LICMGR-5-LOG_SMART_LIC_TRUST_CODE_INSTALL_SUCCESS: A new licensing trust code was successfully installed on PID:N9K-C93180YC-FX,SN:FDO22220ABC.'
const REQUIRED =
  '2026 Nov 24 02:11:09 leaf-12 %LICMGR-4-LOG_SMART_LIC_REPORTING_REQUIRED: A Usage report acknowledgement will be required in 10 days.'

const STORIES: Record<string, Told[]> = {
  'dns-fixed-and-restored': [
    pasted(PASTES.failed()),
    pasted(PASTES.unresolved, 'UBEN'),
    { kind: 'chosen', by: 'UBEN', what: 'topology', value: 'direct' },
    { kind: 'ticked', by: 'UBEN', step: 'actions/configure-dns#vrf-name-server' },
    pasted(PASTES.replies, 'UBEN'),
    { ...pasted(PASTES.restored(), 'UANA'), time: '04:41' },
    { kind: 'resolved', by: 'UANA', how: 'evidence' },
    { ...pasted(PASTES.failed('leaf-12', '09:00:00')), time: '09:01' },
    { kind: 'reopened', by: 'bot' },
  ],
  'wrong-url-in-a-pasted-status': [
    pasted(
      PASTES.failed().replace('Unable to resolve server hostname/domain name', 'Communications failure'),
    ),
    pasted(PASTES.transport('https://smartreciever.cisco.com/licservice/license')),
    { kind: 'ticked', by: 'UANA', step: 'actions/set-transport-smart#set-url' },
    pasted(PASTES.transport('https://smartreciever.cisco.com/licservice/license')),
    pasted(PASTES.transport()),
  ],
  'trust-code-with-force': [
    pasted(TRUST_FAILED),
    { kind: 'ticked', by: 'UANA', step: 'actions/reinstall-trust-code-with-force#force' },
    pasted(TRUST_DONE),
  ],
  'ack-delayed-reminder-ack': [
    pasted(REQUIRED),
    pasted(PASTES.transport()),
    { kind: 'ticked', by: 'UANA', step: 'actions/sync-on-demand#sync' },
    { kind: 'reminded', by: 'bot', reminder: 'r1', clock: 'clocks/ack-after-sync', time: '03:18' },
    pasted(status('Nov 01 09:15:00 2026 UTC', 'Dec 04 02:11:09 2026 UTC')),
    pasted(status('Nov 24 03:19:30 2026 UTC')),
  ],
  'on-prem-registered-elsewhere': [
    pasted(REQUIRED),
    { kind: 'chosen', by: 'UANA', what: 'topology', value: 'on-prem' },
    pasted(caseOf('on-prem-log')),
  ],
  'storm-of-five': [
    pasted(PASTES.failed('leaf-11')),
    ...['leaf-12', 'leaf-13', 'leaf-14', 'leaf-15'].map((host) => pasted(PASTES.failed(host))),
    pasted(PASTES.failed('leaf-11', '02:26:09')),
    pasted(PASTES.restored('leaf-11')),
    pasted(['leaf-12', 'leaf-13', 'leaf-14', 'leaf-15'].map((host) => PASTES.restored(host)).join('\n')),
  ],
}

test.each(Object.keys(STORIES))('%s', async (name) => {
  const events = story(...(STORIES[name] ?? []))
  const told = events.map((event, index) => {
    const after = reduced(events.slice(0, index + 1), event.at)
    const before = index > 0 ? reduced(events.slice(0, index), event.at) : undefined
    return chapter(event, before, after)
  })
  await expect(`${told.join('\n')}`).toMatchFileSnapshot(join(import.meta.dirname, 'stories', `${name}.md`))
})

/** What is shown after an event, as a reviewer reads it. */
function chapter(event: IncidentEvent, before: Incident | undefined, after: Incident): string {
  const { answer, steps, closing, narrowings, clocks, devices, shared, status: stands } = after
  const [cause] = answer.causes.filter(({ state }) => state === 'supported')
  const next = steps.filter(({ state }) => state === 'todo').slice(0, 2)
  const lines = [
    `## ${event.n}. ${event.by} ${event.kind} (${event.at.slice(11, 16)})`,
    '',
    ...('text' in event ? [...event.text.split('\n').map((row) => `    ${row}`), ''] : []),
    ...('step' in event ? [`    ${event.step}`, ''] : []),
    ...('value' in event ? [`    ${event.what}: ${event.value}`, ''] : []),
    ...(before ? followUp(before, after, knowledge).map((each) => `> ${each}`) : []),
    '',
    `- ${stands}: ${answer.verdict.headline}`,
    ...(cause ? [`- likely: ${cause.title}. ${cause.because[0]?.text}`] : []),
    `- devices: ${devices.map(({ name, count, open }) => `${name} ${count} ${open ? 'open' : 'mended'}`).join('; ')}`,
    ...(shared ? [`- shared: ${shared}`] : []),
    ...steps
      .filter(({ state }) => state !== 'todo')
      .map(
        ({ id, state, by, because, left }) =>
          `- ${state}${left ? ` (${left})` : ''} by ${by}: ${id}${because ? `; ${because[0]?.text}` : ''}`,
      ),
    ...next.map(({ text }) => `- next: ${text}`),
    ...answer.ask.slice(0, 1).map(({ command }) => `- paste: ${command}`),
    ...narrowings.map(
      ({ what, chosen, options }) =>
        `- ask: ${what} of ${options.map(({ value }) => value).join(', ')}${chosen ? ` (${chosen})` : ''}`,
    ),
    ...clocks.map(({ text, due, ask }) => `- clock: ${text}${due ? ` Due ${due}: ${ask}` : ''}`),
    ...(closing ?? []).map((each) => `- over: ${each}`),
    '',
  ]
  return lines.join('\n')
}
