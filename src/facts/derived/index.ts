import { callhomeUrlKind } from './callhome-url-kind.ts'
import { callhomeUsesTransportVrf } from './callhome-uses-transport-vrf.ts'
import { clockNeverSet } from './clock-never-set.ts'
import { commReached } from './comm-reached.ts'
import { commRestoredCount } from './comm-restored-count.ts'
import { commWorksSince } from './comm-works-since.ts'
import { commandRefusedAbout } from './command-refused-about.ts'
import type { DerivedFact } from './derived-fact.ts'
import { dnsDeadServer, dnsLiveServer } from './dns-dead-server.ts'
import { dnsResolvesInTransportVrf } from './dns-resolves-in-transport-vrf.ts'
import { dnsServerInTransportVrf } from './dns-server-in-transport-vrf.ts'
import { hostsLicensingIsStatic } from './hosts-licensing-is-static.ts'
import {
  httpsDeniedBy,
  httpsDetail,
  httpsIssuer,
  httpsIssuerIsPublic,
  httpsOtherVrf,
  httpsPcReached,
  httpsReached,
  httpsSubject,
} from './https-by-hand.ts'
import { ntpWorkingVrf } from './ntp-working-vrf.ts'
import { onPremSyncedSincePush } from './on-prem-synced-since-push.ts'
import { proxyResolves } from './proxy-resolves.ts'
import { reportAckWithinWait } from './report-ack-within-wait.ts'
import { reportAwaitsAckHours } from './report-awaits-ack-hours.ts'
import { reportFirstIsDue } from './report-first-is-due.ts'
import { reportHeldUp } from './report-held-up.ts'
import { reportInResendWindow } from './report-in-resend-window.ts'
import { reportIsDue } from './report-is-due.ts'
import { reportOverdue } from './report-overdue.ts'
import { reportCheckAt, reportPushedMinutesAgo } from './report-times.ts'
import { reportWaitUntil } from './report-wait-until.ts'
import { reportWorks } from './report-works.ts'
import { routeDefaultInTransportVrf } from './route-default-in-transport-vrf.ts'
import { serverPingLost } from './server-ping-lost.ts'
import { serverRepliesInOtherVrf } from './server-replies-in-other-vrf.ts'
import { serverRepliesInTransportVrf } from './server-replies-in-transport-vrf.ts'
import { serverWorkingVrf } from './server-working-vrf.ts'
import { transportAsIntended } from './transport-as-intended.ts'
import { transportCsluAddress } from './transport-cslu-address.ts'
import { transportCsluFault } from './transport-cslu-fault.ts'
import { transportHostIsAddress } from './transport-host-is-address.ts'
import { transportOverCslu } from './transport-over-cslu.ts'
import { transportOverHttps } from './transport-over-https.ts'
import { transportReplacedAt, transportReplacedBy, transportReplacedUrl } from './transport-replaced.ts'
import { transportPathIsOnPrem, transportSmartHost } from './transport-smart-host.ts'
import { transportSmartUrl } from './transport-smart-url.ts'
import { transportSmartUrlExact } from './transport-smart-url-exact.ts'
import { transportVrfExists } from './transport-vrf-exists.ts'
import { deviceKnowsOtherVrfs, transportVrfNeedsRelease } from './transport-vrf-needs-release.ts'
import { transportRightPart, transportWrongPart } from './transport-wrong-part.ts'
import { trustMissing } from './trust-missing.ts'
import { trustSerialCount, trustSerials } from './trust-serials.ts'
import { typedLastChange, typedLastChangeArea, typedLastChangeBy } from './typed-last-change.ts'
import { typedTransport, typedUndo } from './typed-undo.ts'

/** Every derived fact; adding one is its file, its key, its test and its line here. */
export const DERIVED_FACTS: readonly DerivedFact[] = [
  dnsResolvesInTransportVrf,
  dnsServerInTransportVrf,
  dnsDeadServer,
  dnsLiveServer,
  serverRepliesInTransportVrf,
  serverRepliesInOtherVrf,
  transportVrfExists,
  transportOverCslu,
  transportAsIntended,
  transportSmartUrlExact,
  transportCsluAddress,
  transportHostIsAddress,
  transportSmartHost,
  transportPathIsOnPrem,
  routeDefaultInTransportVrf,
  hostsLicensingIsStatic,
  commandRefusedAbout,
  deviceKnowsOtherVrfs,
  transportReplacedUrl,
  transportReplacedBy,
  transportReplacedAt,
  typedLastChange,
  typedLastChangeBy,
  typedLastChangeArea,
  typedUndo,
  typedTransport,
  httpsReached,
  httpsOtherVrf,
  httpsPcReached,
  httpsIssuer,
  httpsIssuerIsPublic,
  httpsDetail,
  httpsSubject,
  callhomeUsesTransportVrf,
  trustMissing,
  reportFirstIsDue,
  reportAckWithinWait,
  reportInResendWindow,
  reportHeldUp,
  reportWorks,
  commRestoredCount,
  reportAwaitsAckHours,
  reportOverdue,
  transportSmartUrl,
  transportOverHttps,
  callhomeUrlKind,
  onPremSyncedSincePush,
  reportIsDue,
  reportWaitUntil,
  serverWorkingVrf,
  transportCsluFault,
  transportWrongPart,
  transportRightPart,
  transportVrfNeedsRelease,
  proxyResolves,
  ntpWorkingVrf,
  reportPushedMinutesAgo,
  reportCheckAt,
  serverPingLost,
  clockNeverSet,
  httpsDeniedBy,
  trustSerialCount,
  trustSerials,
  commReached,
  commWorksSince,
]
