import type { FoundFact } from '../facts/fact.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Line, Span } from '../text/line.ts'
import type { Claim, Recognizer } from './claim.ts'
import { familyOf } from './device-family.ts'
import type { Options } from './options.ts'
import { coveredBy } from './outputs/covered.ts'
import { dirBootflash } from './outputs/dir-bootflash.ts'
import { readDocuments } from './outputs/document.ts'
import { type DocumentOutput, readDocument } from './outputs/document-output.ts'
import { classifyReason } from './outputs/failure-reason.ts'
import { fromStretch } from './outputs/from-stretch.ts'
import { ping } from './outputs/ping.ts'
import type { Reading, RegionParser } from './outputs/reading.ts'
import { type Region, splitRegions } from './outputs/regions.ts'
import { runningConfig } from './outputs/running-config.ts'
import { showAccountingLog } from './outputs/show-accounting-log.ts'
import { showCallHomeDetail, showCallHomeProfile } from './outputs/show-call-home-profile.ts'
import { showCallHomeSmartLicensing } from './outputs/show-call-home-smart-licensing.ts'
import { showCallhomeTransport } from './outputs/show-callhome-transport.ts'
import { showClock } from './outputs/show-clock.ts'
import { showHosts } from './outputs/show-hosts.ts'
import { showInterfaceMgmt0 } from './outputs/show-interface-mgmt0.ts'
import { showInventory } from './outputs/show-inventory.ts'
import { showIpRoute } from './outputs/show-ip-route.ts'
import { showLicenseAll } from './outputs/show-license-all.ts'
import { showLicenseAuthorization } from './outputs/show-license-authorization.ts'
import { showLicenseControllerUsage } from './outputs/show-license-controller-usage.ts'
import { showLicenseEventlog } from './outputs/show-license-eventlog.ts'
import { showLicenseHistoryMessage } from './outputs/show-license-history-message.ts'
import { showLicenseRumId } from './outputs/show-license-rum-id.ts'
import { showLicenseStatus } from './outputs/show-license-status.ts'
import { showLicenseSummary } from './outputs/show-license-summary.ts'
import { showLicenseTechSupport } from './outputs/show-license-tech-support.ts'
import { showLicenseUdi } from './outputs/show-license-udi.ts'
import { showLicenseUdiTable } from './outputs/show-license-udi-table.ts'
import { showLicenseUsage } from './outputs/show-license-usage.ts'
import { showLicenseUsageFeatures } from './outputs/show-license-usage-features.ts'
import { showLogging } from './outputs/show-logging.ts'
import { showNtpPeerStatus } from './outputs/show-ntp-peer-status.ts'
import { showNtpPeers } from './outputs/show-ntp-peers.ts'
import { showRunningConfigCallhome } from './outputs/show-running-config-callhome.ts'
import { showVersion } from './outputs/show-version.ts'
import { smartReceiverPage } from './outputs/smart-receiver-page.ts'
import { traditionalUsageTable } from './outputs/traditional-usage-table.ts'
import { unreadLicenseOutput } from './outputs/unread-license-output.ts'

/** Outputs that stand in one piece, known by lines of a shape of their own; they are looked for first. One line registers one. */
const PARSERS: readonly RegionParser[] = [
  ...[
    ping,
    dirBootflash,
    showAccountingLog,
    showNtpPeerStatus,
    showNtpPeers,
    traditionalUsageTable,
    showLicenseControllerUsage,
    showLicenseEventlog,
    showLicenseRumId,
    showRunningConfigCallhome,
    runningConfig,
    showCallHomeDetail,
    showCallHomeProfile,
    showCallHomeSmartLicensing,
    showHosts,
    showCallhomeTransport,
    showIpRoute,
    showInterfaceMgmt0,
    showInventory,
    smartReceiverPage,
  ].map(fromStretch),
  showLogging,
  showVersion,
  showLicenseUdiTable,
  showLicenseUsageFeatures,
]

/** Looked for last: a clock is one line, which may stand within another output; what nobody read is named by its command. */
const LAST: readonly RegionParser[] = [fromStretch(showClock), unreadLicenseOutput]

/** Licensing outputs that are made of sections. One line here registers one. */
export const DOCUMENTS: readonly DocumentOutput[] = [
  showLicenseStatus,
  showLicenseAll,
  showLicenseTechSupport,
  showLicenseUsage,
  showLicenseSummary,
  showLicenseUdi,
  showLicenseAuthorization,
  showLicenseHistoryMessage,
]
const BY_COMMAND = new Map(DOCUMENTS.map((output) => [output.command, output]))

/** Reads every output in the paste: region by region, each row by the first parser that knows it. */
export const readOutputs: Recognizer = (lines, taken, { knowledge, options }) =>
  splitRegions(lines, taken).flatMap((region) => {
    const readings = readRegion(region, options)
    const echoed = readings.find(({ command }) => command === region.echo?.command) ?? readings[0]
    return readings.map((reading) => claimOf(reading, region, reading === echoed, lines, knowledge))
  })

function readRegion(region: Region, options: Options): Reading[] {
  const readings: Reading[] = []
  let rest = region
  const take = (found: readonly Reading[]): void => {
    if (found.length === 0) return
    const read = new Set(found.flatMap(({ rows }) => rows))
    for (const reading of found) readings.push(reading)
    rest = { ...rest, rows: rest.rows.filter((row) => !read.has(row)) }
  }
  const ask = (parser: RegionParser): void => {
    if (rest.rows.length > 0 || rest.echo) take(parser(rest, options))
  }
  PARSERS.forEach(ask)
  take(
    readDocuments(rest, options.at).flatMap((document) => {
      const output = BY_COMMAND.get(document.command)
      return output ? [readDocument(document, output, rest)] : []
    }),
  )
  LAST.forEach(ask)
  return readings
}

/** What is of another generation says that the device doesn't license by policies. */
function generation({ level, era }: Reading, spans: readonly Span[]): FoundFact[] {
  const [first] = spans
  if (level !== 'named' || era === undefined || era === 'policy' || !first) return []
  return [{ key: 'licensing.usesPolicy', value: false, lines: [first[0], spans.at(-1)?.[1] ?? first[1]] }]
}

function claimOf(
  reading: Reading,
  { echo }: Region,
  echoed: boolean,
  lines: readonly Line[],
  knowledge: Knowledge,
): Claim {
  const { command, platform, era, complete, output, facts, device, at } = reading
  const typed = echo && echoed ? echo.row.indexes : []
  const claims = [...typed, ...reading.rows.flatMap(({ indexes }) => indexes)].sort(
    (one, other) => one - other,
  )
  const spans = claims.map((index): Span => lines[index]?.lines ?? [1, 1])
  const entry = `outputs/${command.replaceAll(/[ _]/g, '-')}`
  const known = reading.level !== 'named' && knowledge.outputs.has(entry)
  const covers = echo?.filter && echoed ? coveredBy(command, echo.filter) : []
  const owner = { ...(echo?.host && { host: echo.host }), ...device }
  return {
    claims,
    evidence: {
      kind: 'show',
      level: reading.level === 'explained' && !known ? 'named' : reading.level,
      platform,
      ...(era && { era }),
      lines: [
        spans.reduce((least, [first]) => Math.min(least, first), Number.POSITIVE_INFINITY),
        spans.reduce((most, [, last]) => Math.max(most, last), Number.NEGATIVE_INFINITY),
      ],
      ...(Object.keys(owner).length > 0 && { device: owner }),
      ...(known && { entry }),
      show: { command, complete, output, ...(covers.length > 0 && { covers }) },
      facts: [
        ...facts,
        ...classifyReason(facts, knowledge),
        ...generation(reading, spans),
        ...familyOf(device?.pid, spans[0] ?? [1, 1]),
      ],
      ...(at && { at }),
    },
  }
}
