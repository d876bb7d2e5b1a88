import type { Line } from '../text/line.ts'
import type { Claim, Recognizer } from './claim.ts'
import { commandName, isLicenseCommand } from './outputs/command-name.ts'
import { licenseStatusFamily } from './outputs/license-status-family.ts'
import {
  type OutputParser,
  type Placed,
  type Reading,
  type Stretch,
  spanOf,
} from './outputs/output-parser.ts'
import { ping } from './outputs/ping.ts'
import { runningConfig } from './outputs/running-config.ts'
import { showCallHomeProfile } from './outputs/show-call-home-profile.ts'
import { showClock } from './outputs/show-clock.ts'
import { showLicenseAuthorization } from './outputs/show-license-authorization.ts'
import { showLicenseControllerUsage } from './outputs/show-license-controller-usage.ts'
import { showLicenseEventlog } from './outputs/show-license-eventlog.ts'
import { showLicenseHistoryMessage } from './outputs/show-license-history-message.ts'
import { showLicenseRumId } from './outputs/show-license-rum-id.ts'
import { showLicenseSummary } from './outputs/show-license-summary.ts'
import { showLicenseUdi } from './outputs/show-license-udi.ts'
import { showLicenseUsage, showLicenseUsageFeatures } from './outputs/show-license-usage.ts'
import { showNtpPeerStatus } from './outputs/show-ntp-peer-status.ts'
import { showNtpPeers } from './outputs/show-ntp-peers.ts'
import { showRunningConfigCallhome } from './outputs/show-running-config-callhome.ts'
import { smartReceiverPage } from './outputs/smart-receiver-page.ts'
import { traditionalUsageTable } from './outputs/traditional-usage-table.ts'

/** The parsers, in the order in which they are asked; those of the more telling signatures come first. */
const PARSERS: readonly OutputParser[] = [
  licenseStatusFamily,
  showLicenseUsage,
  showLicenseUsageFeatures,
  traditionalUsageTable,
  showLicenseControllerUsage,
  showLicenseSummary,
  showLicenseHistoryMessage,
  showLicenseEventlog,
  showLicenseRumId,
  showLicenseAuthorization,
  showLicenseUdi,
  showRunningConfigCallhome,
  runningConfig,
  showCallHomeProfile,
  ping,
  showClock,
  showNtpPeerStatus,
  showNtpPeers,
  smartReceiverPage,
]

/** Reads every output in the paste, by the command above it or by its own signature. */
export const readOutputs: Recognizer = (lines, taken, { options }) =>
  cutStretches(lines, taken).flatMap((stretch) => {
    let rest = stretch
    const readings: Reading[] = []
    for (const parser of inOrder(stretch)) {
      const found = parser.read(rest, options)
      readings.push(...found)
      const used = new Set(found.flatMap(({ used }) => used.map(({ index }) => index)))
      if (used.size > 0) rest = { ...rest, lines: rest.lines.filter(({ index }) => !used.has(index)) }
    }
    const named = readings.length === 0 ? nameByEcho(stretch) : []
    return [...readings, ...named].map((reading) => claimOf(reading, stretch))
  })

/** The parser of the command that was typed is asked first. */
function inOrder({ echo }: Stretch): readonly OutputParser[] {
  if (!echo) return PARSERS
  const own = PARSERS.filter(({ commands }) => commands.includes(echo.command))
  return [...own, ...PARSERS.filter((parser) => !own.includes(parser))]
}

function claimOf({ evidence, used }: Reading, { echo }: Stretch): Claim {
  const echoed = echo && evidence.show?.command === echo.command && !used.includes(echo.at)
  const all = echoed ? [echo.at, ...used] : used
  return { evidence: { ...evidence, lines: spanOf(all) }, claims: all.map(({ index }) => index) }
}

/** A licensing output that nobody reads is named by the command that printed it. */
function nameByEcho({ echo, lines }: Stretch): Reading[] {
  if (!echo || !isLicenseCommand(echo.command)) return []
  const printed = lines.filter(({ line }) => line.text.trim() !== '')
  if (printed.length === 0 || printed.some(({ line }) => /^\s{0,8}%|\^\s{0,4}$/.test(line.text))) return []
  return [
    {
      evidence: {
        kind: 'show',
        level: 'named',
        platform: 'unknown',
        lines: spanOf([echo.at, ...printed]),
        show: { command: echo.command, complete: false, output: {} },
        facts: [],
      },
      used: [echo.at, ...printed],
    },
  ]
}

/** Cuts a paste where a prompt or another block begins; lines that are claimed already are left out. */
function cutStretches(lines: readonly Line[], taken: ReadonlySet<number>): Stretch[] {
  const stretches: Stretch[] = []
  let open: { lines: Placed[]; echo?: Stretch['echo']; block: number } | undefined
  const close = (ended: boolean) => {
    if (open && (open.lines.length > 0 || open.echo)) {
      stretches.push({ lines: open.lines, ...(open.echo && { echo: open.echo }), ended })
    }
    open = undefined
  }
  for (const [index, line] of lines.entries()) {
    if (open && open.block !== line.block) close(false)
    if (line.prompt && !taken.has(index)) {
      close(true)
      const command = commandName(line.text)
      open = {
        lines: [],
        block: line.block,
        ...(command && { echo: { command, typed: line.text, at: { line, index } } }),
      }
      continue
    }
    if (taken.has(index)) continue
    open ??= { lines: [], block: line.block }
    // a command that was pasted without its prompt
    const typed =
      open.echo || open.lines.some((each) => each.line.text.trim() !== '')
        ? undefined
        : bareCommand(line.text)
    if (typed) open.echo = { command: typed, typed: line.text, at: { line, index } }
    else open.lines.push({ line, index })
  }
  close(false)
  return stretches
}

function bareCommand(text: string): string | undefined {
  return /^\s{0,8}(?:sh|show|ping)\b/i.test(text) && text.length < 120 ? commandName(text) : undefined
}
