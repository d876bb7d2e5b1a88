import type { Placed } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// * - selected for sync, + -  peer mode(active),
const LEGEND = /selected for sync|- - peer mode\(passive\)/
// remote   local   st   poll   reach delay   vrf
const HEADER = /^\s{0,12}remote\s{1,80}local\b|^\s{0,12}st\s{1,12}poll\s{1,12}reach\b/
// *10.4.1.1   0.0.0.0   8   16   377   0.01311 default
const PEER =
  /^\s{0,4}(?<mark>[*=+-])(?<remote>[0-9A-Fa-f.:]{3,45})\s{1,60}(?<local>[0-9A-Fa-f.:]{2,45})(?:\s{1,60}(?<stratum>\d{1,2})\s{1,12}(?<poll>\d{1,5})\s{1,12}(?<reach>\d{1,3})\s)?/
// 8   16     377   0.01311default
const WRAPPED = /^\s{0,12}(?<stratum>\d{1,2})\s{1,12}(?<poll>\d{1,5})\s{1,12}(?<reach>\d{1,3})\s{1,12}\d/

/** `show ntp peer-status`: the clock follows the peer that is marked with a star, if it is reached. */
export const showNtpPeerStatus = simpleOutput({
  command: 'show ntp peer-status',
  level: 'supporting',
  entry: 'outputs/show-ntp-peer-status',
  starts: [/^\s{0,12}Total peers\s{0,4}:/, /^\s{0,4}\* - selected for sync/, HEADER],
  holds: [LEGEND, HEADER, PEER, WRAPPED, /^\s{0,12}-{20,}/, /^\s{0,4}\* - selected/],
  parse,
})

function parse(lines: readonly Placed[]): Parsed | undefined {
  const known = lines.some(({ line }) => LEGEND.test(line.text) || HEADER.test(line.text))
  if (!known) return undefined
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
      },
    ]
  })
  const total = lines.find(({ line }) => /Total peers/.test(line.text))
  const selected = peers.find(({ mark, reach, stratum }) => mark === '*' && reach !== 0 && stratum !== 16)
  const shown = (selected ?? peers[0])?.at ?? total
  return {
    output: {
      peers: peers.map(({ remote, mark, stratum, reach }) => ({
        remote,
        selected: mark === '*',
        stratum,
        reach,
      })),
    },
    // a list that is cut may lack the peer that is selected
    facts:
      shown && (selected || total)
        ? [{ key: 'ntp.synchronized', value: selected !== undefined, lines: shown.line.lines }]
        : [],
    platform: 'nx-os',
    complete: total !== undefined,
  }
}

function numberOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text)
}
