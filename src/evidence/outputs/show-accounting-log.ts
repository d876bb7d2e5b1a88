import type { FoundFact } from '../../facts/fact.ts'
import { parseStamp } from '../../text/stamp.ts'
import { areaOf } from './change-area.ts'
import type { Placed, Stretch } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// Thu Apr 24 06:51:12 2025:type=update:id=10.1.1.5@pts/2:user=jdoe:cmd=configure terminal ; license smart transport off (SUCCESS)
const RECORD =
  /^\s{0,8}(?<at>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \d{4}):type=(?:update|start|stop):id=\S{0,80}:user=(?<user>[^:\s]{0,64}):cmd=(?<cmd>.{0,600})$/
const RESULT = / \((?<result>SUCCESS|FAILURE|REDIRECT)\)\s{0,8}$/
/** What a command states by having been typed, as at a prompt. */
const TYPED = [
  { says: /\blicense smart factory reset/i, key: 'typed.factoryReset', value: true },
  { says: /\blicense smart trust .{1,200} force\b/i, key: 'typed.trustForce', value: true },
  { says: /\blicense smart sync/i, key: 'typed.sync', value: true },
] as const

/** `show accounting log`: who typed what that licensing depends on, and when. */
export const showAccountingLog = simpleOutput({
  command: 'show accounting log',
  level: 'supporting',
  entry: 'outputs/show-accounting-log',
  starts: [RECORD],
  holds: [RECORD],
  parse,
})

function parse(lines: readonly Placed[], { ended, echo }: Stretch, { at: now }: { at: string }): Parsed {
  const facts = lines.flatMap(({ line }): FoundFact[] => {
    const { at = '', user = '', cmd = '' } = RECORD.exec(line.text)?.groups ?? {}
    const result = RESULT.exec(cmd)?.groups?.result
    const command = cmd
      .replace(RESULT, '')
      .replace(/^configure terminal ; /, '')
      .trim()
    const area = areaOf(command)
    const { iso } = parseStamp(at, now)
    if (!area || !iso || result === 'REDIRECT') return []
    const failed = result === 'FAILURE'
    const typed = failed ? undefined : TYPED.find(({ says }) => says.test(command))
    return [
      {
        key: 'typed.change',
        value: { command, ...(user && { user }), at: iso, area, ...(failed && { failed }) },
        lines: line.lines,
        at: iso,
      },
      ...(typed ? [{ key: typed.key, value: typed.value, lines: line.lines, at: iso }] : []),
    ]
  })
  return {
    output: { records: lines.length },
    facts,
    platform: 'nx-os',
    complete: ended && echo?.command === 'show accounting log',
  }
}
