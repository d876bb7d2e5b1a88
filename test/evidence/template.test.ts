import { expect, test } from 'vitest'
import { fillTemplate } from '../../src/evidence/template.ts'

const COMM = 'Communications failure with the {peer} : {detail}'
const TRUST = 'The install of a new licensing trust code has failed on {udi}: {detail}.'

test.each([
  [COMM, 'Communications failure with the CSLU : a : b : c', { peer: 'CSLU', detail: 'a : b : c' }],
  [COMM, 'communications failure with CSLU : timed out.', { peer: 'CSLU', detail: 'timed out.' }],
  [COMM, 'Communications failure with the CSLU: timed out', { peer: 'CSLU', detail: 'timed out' }],
  [COMM, 'Communications   failure with  the CSLU  :  timed out', { peer: 'CSLU', detail: 'timed out' }],
  [COMM, 'Communications failure with the CSLU :', { peer: 'CSLU' }],
  [COMM, 'Communications failure with the Cisco Sma', { peer: 'Cisco Sma' }],
  [COMM, 'Communications failure with the Cisco Sma...', { peer: 'Cisco Sma' }],
  [COMM, 'Communications failure with the [chars] : [chars]', {}],
  [COMM, 'ations failure with the CSLU : timed out', { peer: 'CSLU', detail: 'timed out' }],
  [COMM, 'Communications fail', {}],
  ['Communications with the {peer} restored.', 'Communications with the CSLU restored', { peer: 'CSLU' }],
  ['Communications with the {peer} restored.', 'Communications with the CSLU rest', { peer: 'CSLU' }],
  ['required in {days} days.', 'required in 12 days.', { days: '12' }],
  ['required in {days} days.', 'required in [dec] days.', {}],
  [
    TRUST,
    'The install of a new licensing trust code has failed on PID:A-1,SN:B2: x: y.',
    { pid: 'A-1', sn: 'B2', detail: 'x: y' },
  ],
  [TRUST, 'The install of a new licensing trust code has failed on PID:A-1,SN:B2', { pid: 'A-1', sn: 'B2' }],
  [TRUST, 'The install of a new licensing trust code has failed on PID:A-1', { pid: 'A-1' }],
  [
    TRUST,
    'The install of a new licensing trust code has failed on A-1: SN:B2 is known',
    { detail: 'SN:B2 is known' },
  ],
  ['installed on: {udi}.', 'installed on PID:A-1,SN:B2.', { pid: 'A-1', sn: 'B2' }],
  ['installed on PID:{pid},SN:{sn}.', 'installed on: SN:B2,PID:A-1', { pid: 'A-1', sn: 'B2' }],
])('%s ← %s', (template, text, fields) => {
  expect(fillTemplate(template, text).fields).toEqual(fields)
})

test('another text does not fit', () => {
  expect(fillTemplate(COMM, 'what does this mean : please')).toEqual({ fields: {}, fits: false })
})
