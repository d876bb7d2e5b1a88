import type { Placed } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

//      18342    Sep 18 14:05:51 2025  ACK_cslu_20250918.txt
const FILE =
  /^\s{0,20}\d{1,12}\s{1,12}[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \d{4}\s{1,8}(?<file>[^\s/]{1,120}\/?)\s{0,8}$/
const ACK = /(?:^|[_.-])ack(?:$|[_.-])/i
const REST = /^\s{0,20}(?:Usage for bootflash|\d{1,15} bytes (?:used|free|total)\b)/i

/** `dir bootflash:`: of its files only one that looks like an ACK from Cisco. */
export const dirBootflash = simpleOutput({
  command: 'dir bootflash:',
  also: ['dir'],
  level: 'supporting',
  entry: 'outputs/dir-bootflash',
  starts: [FILE],
  holds: [FILE, REST],
  parse,
})

function parse(lines: readonly Placed[]): Parsed | undefined {
  const found = lines.flatMap((at) => {
    const file = FILE.exec(at.line.text)?.groups?.file
    return file && ACK.test(file) ? [{ file, at }] : []
  })
  const [first] = found
  if (!first) return undefined
  return {
    output: { files: found.map(({ file }) => file) },
    facts: [{ key: 'files.ack', value: first.file, lines: first.at.line.lines }],
    platform: 'nx-os',
  }
}
