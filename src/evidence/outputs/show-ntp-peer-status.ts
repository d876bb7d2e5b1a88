import type { FoundFact } from '../../facts/fact.ts'
import type { Placed } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// Total peers : 4
// INFO: System clock is not controlled by NTP in this VDC
const UNCONTROLLED = /^\s{0,12}(?:INFO: )?System clock is not controlled by NTP in this VDC/i
const TOTAL = /^\s{0,12}Total peers\s{0,4}:\s{0,4}(?<count>\d{1,4})/
// * - selected for sync, + -  peer mode(active),
const LEGEND = /selected for sync|- - peer mode\(passive\)/
// remote   local   st   poll   reach delay   vrf
const HEADER = /^\s{0,12}remote\s{1,80}local\b|^\s{0,12}st\s{1,12}poll\s{1,12}reach\b/
// *10.4.1.1   0.0.0.0   8   16   377   0.01311 default
const PEER =
  /^\s{0,4}(?<mark>[*=+-])(?<remote>[0-9A-Fa-f.:]{3,45})\s{1,60}(?<local>[0-9A-Fa-f.:]{2,45})(?:\s{1,60}(?<stratum>\d{1,2})\s{1,12}(?<poll>\d{1,5})\s{1,12}(?<reach>\d{1,3})(?:\s|$))?/
// … 377   0.01311 management
const VRF = /\s\d{1,4}\.\d{5}\s{0,8}(?<vrf>[A-Za-z][\w.:-]{0,63})\s{0,8}$/
// 8   16     377   0.01311default
const WRAPPED = /^\s{0,12}(?<stratum>\d{1,2})\s{1,12}(?<poll>\d{1,5})\s{1,12}(?<reach>\d{1,3})\s{1,12}\d/

// delay   vrf, 0.01311 management: what a terminal of 100 columns puts on the next row
const REST = /^\s{0,12}(?:delay\s{1,12}vrf|\d{1,4}\.\d{5}\s?[\w.:-]{0,64})$/

/** `show ntp peer-status`: the clock follows the peer that is marked with a star, if it is reached. */
export const showNtpPeerStatus = simpleOutput({
  command: 'show ntp peer-status',
  level: 'supporting',
  entry: 'outputs/show-ntp-peer-status',
  starts: [UNCONTROLLED, TOTAL, /^\s{0,4}\* - selected for sync/, HEADER],
  holds: [
    UNCONTROLLED,
    TOTAL,
    LEGEND,
    HEADER,
    PEER,
    WRAPPED,
    REST,
    /^\s{0,12}-{8,}$/,
    /^\s{0,4}\* - selected/,
  ],
  parse,
})

function parse(lines: readonly Placed[]): Parsed | undefined {
  const uncontrolled = lines.find(({ line }) => UNCONTROLLED.test(line.text))
  const known = lines.some(({ line }) => LEGEND.test(line.text) || HEADER.test(line.text))
  if (!known && !uncontrolled) return undefined
  const peers = lines.flatMap((at, place) => {
    const groups = PEER.exec(at.line.text)?.groups
    if (!groups) return []
    const below = WRAPPED.exec(lines[place + 1]?.line.text ?? '')?.groups
    const { stratum, reach } = groups.reach ? groups : (below ?? {})
    return [
      {
        at,
        mark: groups.mark,
        remote: groups.remote ?? '',
        stratum: numberOf(stratum),
        reach: numberOf(reach),
        vrf: VRF.exec(at.line.text)?.groups?.vrf,
      },
    ]
  })
  const total = lines.find(({ line }) => TOTAL.test(line.text))
  const selected = peers.find(({ mark, reach, stratum }) => mark === '*' && reach !== 0 && stratum !== 16)
  // a list that is cut may lack the peer that is selected
  const whole = total !== undefined && Number(TOTAL.exec(total.line.text)?.groups?.count) === peers.length
  const shown = (selected ?? peers[0])?.at ?? total
  const facts: FoundFact[] = []
  // a clock that another protocol sets follows no peer, and is right all the same
  if (shown && (selected || (whole && !uncontrolled)))
    facts.push({ key: 'ntp.synchronized', value: selected !== undefined, lines: shown.line.lines })
  if (peers[0] ?? (whole && total))
    facts.push({ key: 'ntp.configured', value: peers.length > 0, lines: shown?.line.lines ?? [1, 1] })
  if (uncontrolled) facts.push({ key: 'ntp.controlsClock', value: false, lines: uncontrolled.line.lines })
  if (selected) facts.push({ key: 'ntp.server', value: selected.remote, lines: selected.at.line.lines })
  // where none is in use, the VRF that they are asked in is still theirs, if they share one
  const asked = selected ?? (new Set(peers.map(({ vrf }) => vrf)).size === 1 ? peers[0] : undefined)
  if (!selected && asked) facts.push({ key: 'ntp.server', value: asked.remote, lines: asked.at.line.lines })
  if (asked?.vrf) facts.push({ key: 'ntp.vrf', value: asked.vrf, lines: asked.at.line.lines })
  return {
    output: {
      peers: peers.map(({ remote, mark, stratum, reach }) => ({
        remote,
        selected: mark === '*',
        stratum,
        reach,
      })),
    },
    facts,
    platform: 'nx-os',
    complete: whole,
  }
}

function numberOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text)
}
