import * as z from 'zod'
import { BESIDE } from './vocabulary-beside.ts'
import { WORD_VOCABULARY } from './word-vocabulary.ts'

/**
 * Every fact that a recogniser may state and a condition may ask for, with the type of its value.
 * Keys read `subject.attribute`, the unit in the name, in the positive sense.
 * `merge: latest` keeps the later value of a device; `merge: all` keeps each (a ping says nothing about another ping).
 */
export const VOCABULARY = {
  // error strings of the failure messages, classified by the message's own entry and by knowledge/error-strings.yml
  'commFailed.detail': { type: 'string', merge: 'latest' },
  'commFailed.peer': { type: 'string', merge: 'latest' },
  'commFailed.count': { type: 'number', merge: 'latest' },
  // from the boot that the log shows, else from the first line of the device, to the failure (its last repeat)
  'commFailed.minutesSinceStart': { type: 'number', merge: 'latest' },
  'trustFailed.detail': { type: 'string', merge: 'latest' },
  'policyFailed.detail': { type: 'string', merge: 'latest' },
  // what the other messages, device errors and server logs state; install.failed: of a trust code or a policy
  'install.failed': { type: 'boolean', merge: 'latest' },
  'policy.installed': { type: 'boolean', merge: 'latest' },
  // serial numbers that got a trust code; how many, and all of them in one text
  'trust.serial': { type: 'string', merge: 'all' },
  'trust.serialCount': { type: 'number', merge: 'latest' },
  'trust.serials': { type: 'string', merge: 'latest' },
  'trust.installed': { type: 'boolean', merge: 'latest' },
  'report.daysLeft': { type: 'number', merge: 'latest' },
  'onPrem.supportsPolicy': { type: 'boolean', merge: 'latest' },
  'onPrem.recordFound': { type: 'boolean', merge: 'latest' },
  // what was typed at a prompt
  'typed.factoryReset': { type: 'boolean', merge: 'latest' },
  'typed.trustForce': { type: 'boolean', merge: 'latest' },
  'typed.sync': { type: 'boolean', merge: 'latest' },
  // a licensing command that the device refused, by its full name where it is known; null: which one isn't pasted
  'command.refused': { type: 'string', merge: 'all' },
  // vrf|traditional|file|proxy; device.knowsOtherVrfs: licensing may use another VRF than management, from 10.3(2)F
  'command.refusedAbout': { type: 'string', merge: 'latest' },
  'device.knowsOtherVrfs': { type: 'boolean', merge: 'latest' },
  // one ping: { target, vrf, outcome: replies|loss|unresolved|no-route|bad-vrf }
  'ping.result': { type: 'object', merge: 'all' },
  // show license status and its kin. Said to be absent (`<none>`, `Not configured`) is the value null.
  // transport.type: smart|cslu|callhome|off; transport.url: the Cslu address under CSLU; transport.proxy: its address
  'transport.type': { type: 'string', merge: 'latest' },
  'transport.url': { type: 'string', merge: 'latest' },
  'transport.vrf': { type: 'string', merge: 'latest' },
  'transport.proxy': { type: 'string', merge: 'latest' },
  // times: ISO 8601 in UTC, the raw text where the zone is missing or ambiguous
  'report.lastAck': { type: 'string', merge: 'latest' },
  'report.ackDeadline': { type: 'string', merge: 'latest' },
  'report.lastPush': { type: 'string', merge: 'latest' },
  'report.nextPush': { type: 'string', merge: 'latest' },
  'report.nextCheck': { type: 'string', merge: 'latest' },
  'report.nextSend': { type: 'string', merge: 'latest' },
  'report.pushIntervalDays': { type: 'number', merge: 'latest' },
  'policy.name': { type: 'string', merge: 'latest' },
  // of the tech support: why the latest failed message failed, and how many in a row did
  'comm.lastFailureReason': { type: 'string', merge: 'latest' },
  'comm.ongoingFailures': { type: 'number', merge: 'latest' },
  'usage.inUse': { type: 'boolean', merge: 'latest' },
  // by the release, or by an output that only another generation of licensing prints
  'licensing.usesPolicy': { type: 'boolean', merge: 'latest' },
  // the callhome configuration; callhome.vrf: what `transport http use-vrf` says
  'callhome.enabled': { type: 'boolean', merge: 'latest' },
  'callhome.url': { type: 'string', merge: 'latest' },
  'callhome.overHttp': { type: 'boolean', merge: 'latest' },
  'callhome.vrf': { type: 'string', merge: 'latest' },
  'callhome.profileActive': { type: 'boolean', merge: 'latest' },
  // the clock; skewSeconds: the device's time minus the receiver's
  'clock.skewSeconds': { type: 'number', merge: 'latest' },
  // the same where the receiver's stamp has neither year nor zone, taken for UTC of the device's year: only a candidate
  'clock.stampsApart': { type: 'number', merge: 'latest' },
  'clock.deviceTime': { type: 'string', merge: 'latest' },
  'ntp.synchronized': { type: 'boolean', merge: 'latest' },
  'ntp.configured': { type: 'boolean', merge: 'latest' },
  // DNS as configured: servers of the default VRF (null: none), servers by VRF, whether names are looked up at all
  'dns.globalServer': { type: 'string', merge: 'latest' },
  'dns.vrfServers': { type: 'object', merge: 'latest' },
  'dns.lookupEnabled': { type: 'boolean', merge: 'latest' },
  // the address that the switch itself has for cslu-local
  'hosts.csluLocal': { type: 'string', merge: 'latest' },
  // what outputs and logs say beside licensing's own state
  ...BESIDE,
  // derived (src/facts/derived): each joins what belongs together, so that no condition has to
  // how far the last try got, by its own error and by what was tried since: none|name|path|tcp|tls|http|service|accepted
  'comm.reached': { type: 'string', merge: 'latest' },
  // an acknowledgment is newer than the last failure
  'comm.worksSince': { type: 'boolean', merge: 'latest' },
  'dns.resolvesInTransportVrf': { type: 'boolean', merge: 'latest' },
  'dns.serverInTransportVrf': { type: 'boolean', merge: 'latest' },
  // a name server that is set there and answers no ping; one that isn't set and does
  'dns.deadServer': { type: 'string', merge: 'latest' },
  'dns.liveServer': { type: 'string', merge: 'latest' },
  'server.repliesInTransportVrf': { type: 'boolean', merge: 'latest' },
  'server.repliesInOtherVrf': { type: 'boolean', merge: 'latest' },
  'transport.vrfExists': { type: 'boolean', merge: 'latest' },
  // transport.overCslu: by the type, else by the peer that a failure names; asIntended: by what the asker says is meant
  'transport.overCslu': { type: 'boolean', merge: 'latest' },
  'transport.asIntended': { type: 'boolean', merge: 'latest' },
  // transport.smartUrlExact: only under smart; transport.csluAddress: local|cslu|on-prem|other, only under cslu
  'transport.smartUrlExact': { type: 'boolean', merge: 'latest' },
  // transport.smartUrl: exact|misspelt|on-prem|cslu, only under smart
  'transport.smartUrl': { type: 'string', merge: 'latest' },
  'transport.csluAddress': { type: 'string', merge: 'latest' },
  'transport.hostIsAddress': { type: 'boolean', merge: 'latest' },
  'transport.overHttps': { type: 'boolean', merge: 'latest' },
  // of typed.change the last one before the latest failure: its command, who typed it, and what it is about
  // the URL of before somebody set another after the last ACK, who did, and when
  'transport.replacedUrl': { type: 'string', merge: 'latest' },
  'transport.replacedBy': { type: 'string', merge: 'latest' },
  'transport.replacedAt': { type: 'string', merge: 'latest' },
  'typed.lastChange': { type: 'string', merge: 'latest' },
  'typed.lastChangeBy': { type: 'string', merge: 'latest' },
  'typed.lastChangeArea': { type: 'string', merge: 'latest' },
  // the lines that take back what was changed before the failure, one below the other
  'typed.undo': { type: 'string', merge: 'latest' },
  // the transport that was set before the failure: smart|cslu|callhome|off
  'typed.transport': { type: 'string', merge: 'latest' },
  // how far a try by hand got, from the switch: none|name|path|tcp|tls|http|service; pcReached: from a PC or a browser.
  // https.issuer: who signed the certificate that the switch was shown; https.detail: what curl said, as a class
  'https.reached': { type: 'string', merge: 'latest' },
  'https.pcReached': { type: 'string', merge: 'latest' },
  'https.issuer': { type: 'string', merge: 'latest' },
  'https.subject': { type: 'string', merge: 'latest' },
  'https.issuerIsPublic': { type: 'boolean', merge: 'latest' },
  'https.detail': { type: 'string', merge: 'latest' },
  // the VRF in which a try from the switch got through, where licensing uses another
  'https.otherVrf': { type: 'string', merge: 'latest' },
  // a default route in the VRF that licensing uses; the next hop is in route.default
  'route.defaultInTransportVrf': { type: 'boolean', merge: 'latest' },
  // transport.smartHost: cisco|cslu-local|other under smart; pathIsOnPrem: /SmartTransport, /cslu/v1/pi/<tenant>, Transportgateway
  'transport.smartHost': { type: 'string', merge: 'latest' },
  'transport.pathIsOnPrem': { type: 'boolean', merge: 'latest' },
  // a static host shadows DNS for the host that licensing asks
  'hosts.licensingIsStatic': { type: 'boolean', merge: 'latest' },
  // the address that CSLU or SSM On-Prem moved to, and the one that the switch still has for it
  'server.movedTo': { type: 'string', merge: 'latest' },
  'server.oldAddress': { type: 'string', merge: 'latest' },
  'server.movedUrl': { type: 'string', merge: 'latest' },
  'callhome.usesTransportVrf': { type: 'boolean', merge: 'latest' },
  // trust.missing: no trust code under smart or callhome, where there must be one; elsewhere unknown
  // report.firstIsDue: only where none has been sent yet
  'report.firstIsDue': { type: 'boolean', merge: 'latest' },
  // ackWithinWait: sent a moment ago, so that its ACK can't be late; inResendWindow: due up to four hours ago, and
  // still tried; heldUp: due, and tries fail
  'report.ackWithinWait': { type: 'boolean', merge: 'latest' },
  'report.inResendWindow': { type: 'boolean', merge: 'latest' },
  'report.heldUp': { type: 'boolean', merge: 'latest' },
  // report.works: the last report has its ACK, nothing failed since and the deadline lies ahead
  'report.works': { type: 'boolean', merge: 'latest' },
  // report.isDue: the next one's time has come; overdue: the ACK deadline has passed; report.waitUntil: a time of day, before which no ACK is late
  'report.isDue': { type: 'boolean', merge: 'latest' },
  // since the last report was sent, where its ACK is missing
  'report.awaitsAckHours': { type: 'number', merge: 'latest' },
  'report.overdue': { type: 'boolean', merge: 'latest' },
  'report.waitUntil': { type: 'string', merge: 'latest' },
  'onPrem.syncedSincePush': { type: 'boolean', merge: 'latest' },
  // transport.csluFault: https|account|port|path|form; callhome.urlKind: exact|misspelt|gateway|none
  'transport.csluFault': { type: 'string', merge: 'latest' },
  'callhome.urlKind': { type: 'string', merge: 'latest' },
  // the VRF, other than licensing's own, in which the server answered
  'server.workingVrf': { type: 'string', merge: 'latest' },
  // what other switches of the same paste show: the transport that works there, that the server answered one
  'neighbours.transport': { type: 'string', merge: 'latest' },
  'neighbours.names': { type: 'string', merge: 'latest' },
  'neighbours.reachServer': { type: 'boolean', merge: 'latest' },
  'comm.restored': { type: 'boolean', merge: 'all' },
  // when a message was said last that a later message or output closes
  'closed.messageAt': { type: 'string', merge: 'latest' },
  // the entry of each message that a later one closes
  'closed.entry': { type: 'string', merge: 'all' },
  'comm.restoredCount': { type: 'number', merge: 'latest' },
  'trust.missing': { type: 'boolean', merge: 'latest' },
  ...WORD_VOCABULARY,
} as const satisfies Record<
  string,
  { type: 'string' | 'number' | 'boolean' | 'object'; merge: 'latest' | 'all' }
>

/** A key of the vocabulary. */
export const FactKey = z.enum(
  Object.keys(VOCABULARY) as [keyof typeof VOCABULARY, ...(keyof typeof VOCABULARY)[]],
)
export type FactKey = z.infer<typeof FactKey>
