import type { Placed } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// NAME: "Chassis",  DESCR: "Nexus9000 C93180YC-FX Chassis"
const NAME = /^\s{0,8}NAME: "(?<name>[^"]{1,80})"\s{0,4},\s{1,8}DESCR: "/
// PID: N9K-C93180YC-FX     ,  VID: V04 ,  SN: FDO21510JKR
const PART =
  /^\s{0,8}PID: (?<pid>[\w/+.-]{2,40})\s{0,40},\s{1,8}VID: \S{0,12}\s{0,12},\s{1,8}SN: (?<sn>[A-Z0-9]{6,20})\s{0,8}$/

/** `show inventory`: the product id and the serial number of the chassis, which licensing knows it by. */
export const showInventory = simpleOutput({
  command: 'show inventory',
  level: 'supporting',
  starts: [NAME],
  holds: [NAME, PART, /^\s{0,8}PID: /],
  parse,
})

function parse(lines: readonly Placed[]): Parsed | undefined {
  const at = lines.findIndex(({ line }) => /^chassis/i.test(NAME.exec(line.text)?.groups?.name ?? ''))
  const { pid, sn } = PART.exec(lines[at + 1]?.line.text ?? '')?.groups ?? {}
  if (at === -1 || !pid || !sn) return undefined
  return { output: { pid, sn }, device: { pid, sn } }
}
