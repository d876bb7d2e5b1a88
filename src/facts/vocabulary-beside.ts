/** The part of the vocabulary for what outputs and logs say beside licensing's own state: history, changes, configuration, servers. */
export const BESIDE = {
  // what an output or a log says that went before. Classes of reasons are those of `details` of COMM_FAILED
  // history message, its newest exchange: history.lastOutcome accepted|poll|refused|failed|unanswered, history.kind
  // e.g. "Usage Reporting", history.status and history.text as pasted, history.reason a class, history.pollSeconds
  'history.lastOutcome': { type: 'string', merge: 'latest' },
  'history.kind': { type: 'string', merge: 'latest' },
  'history.status': { type: 'string', merge: 'latest' },
  'history.text': { type: 'string', merge: 'latest' },
  'history.reason': { type: 'string', merge: 'latest' },
  'history.lastAt': { type: 'string', merge: 'latest' },
  'history.pollSeconds': { type: 'number', merge: 'latest' },
  // tech support and event log: when messages last failed and last got through; comm.lastResponse: ok|poll|no-reply|
  // error (of the kind that was tried last); comm.reason: a class, of the newest failure, also where a later try worked
  'comm.lastFailureAt': { type: 'string', merge: 'latest' },
  'comm.lastSuccessAt': { type: 'string', merge: 'latest' },
  'comm.lastResponse': { type: 'string', merge: 'latest' },
  'comm.reason': { type: 'string', merge: 'latest' },
  // one change that somebody typed: { command, user, at, failed, area:
  // license|callhome|dns|ntp|clock|vrf|route|mgmt|reload, or config where nobody shows the command }
  'typed.change': { type: 'object', merge: 'all' },
  // the configuration beside licensing. null: a whole configuration has no such line
  'transport.sourceInterface': { type: 'string', merge: 'latest' },
  'transport.proxyPort': { type: 'string', merge: 'latest' },
  'http.sourceInterface': { type: 'string', merge: 'latest' },
  'callhome.proxy': { type: 'string', merge: 'latest' },
  'callhome.proxyEnabled': { type: 'boolean', merge: 'latest' },
  'callhome.profile': { type: 'string', merge: 'latest' },
  'callhome.email': { type: 'string', merge: 'latest' },
  'clock.protocol': { type: 'string', merge: 'latest' },
  'clock.timezone': { type: 'string', merge: 'latest' },
  // clock.source: what stands below `show clock` or in it (NTP, PTP, hardware calendar); authoritative: no star before it
  'clock.source': { type: 'string', merge: 'latest' },
  // false: `System clock is not controlled by NTP in this VDC`, that is another clock protocol than ntp
  'ntp.controlsClock': { type: 'boolean', merge: 'latest' },
  // where the NTP servers are asked, and which they are (the first)
  'ntp.vrf': { type: 'string', merge: 'latest' },
  'ntp.server': { type: 'string', merge: 'latest' },
  // one static host: { name, address }; one default route: { vrf, via }; vrf null: the default VRF, via null: the VRF has none
  'hosts.static': { type: 'object', merge: 'all' },
  'route.default': { type: 'object', merge: 'all' },
  // mgmt0: not shut down by configuration, and its link
  'mgmt.enabled': { type: 'boolean', merge: 'latest' },
  'mgmt.linkUp': { type: 'boolean', merge: 'latest' },
  // the device itself; device.family: nexus|nexus7000|mds|ucs|ios-xe; device.bootedAt ISO 8601
  'device.family': { type: 'string', merge: 'latest' },
  'device.release': { type: 'string', merge: 'latest' },
  'device.bootedAt': { type: 'string', merge: 'latest' },
  // when a log of another facility says that NTP lost its servers, that mgmt0 went down: ISO 8601
  'ntp.lostAt': { type: 'string', merge: 'latest' },
  'mgmt.downAt': { type: 'string', merge: 'latest' },
  'mgmt.upAt': { type: 'string', merge: 'latest' },
  // another supervisor became the active one
  'device.switchoverAt': { type: 'string', merge: 'latest' },
  // a message of call home that carried licensing: ERR 205, 207
  'callhome.sendError': { type: 'string', merge: 'latest' },
  // CSLU by its log or its page: signed in to Cisco, has the switch's report, its last try to reach Cisco worked, gave
  // the ACK to the switch; cslu.sessionExpired: the date as pasted; cslu.error: the words that say what failed
  'cslu.loggedIn': { type: 'boolean', merge: 'latest' },
  'cslu.sessionExpired': { type: 'string', merge: 'latest' },
  'cslu.reportReceived': { type: 'boolean', merge: 'latest' },
  'cslu.reachesCisco': { type: 'boolean', merge: 'latest' },
  'cslu.ackDelivered': { type: 'boolean', merge: 'latest' },
  'cslu.error': { type: 'string', merge: 'latest' },
  // SSM On-Prem by its log or its page; schedule: daily|weekly|monthly|…; dates as pasted or ISO 8601
  'onPrem.lastSync': { type: 'string', merge: 'latest' },
  'onPrem.nextSync': { type: 'string', merge: 'latest' },
  'onPrem.schedule': { type: 'string', merge: 'latest' },
  // the certificate that it shows to the switches
  'onPrem.certificateExpired': { type: 'boolean', merge: 'latest' },
  'onPrem.syncFailed': { type: 'boolean', merge: 'latest' },
  'onPrem.reportReceived': { type: 'boolean', merge: 'latest' },
  'onPrem.release': { type: 'string', merge: 'latest' },
  // derived from what is beside: the part of a misspelt URL and what it should be; transport smart in another VRF than
  // management before 10.3(2)F; the proxy's name resolves; the VRF that reaches the NTP server which is asked in
  // another; how long ago a report without ACK went out, when the switch asks for it (a time of day); every ping of the
  // server was lost; a clock of before 2020; who denied a try by hand: proxy
  'transport.wrongPart': { type: 'string', merge: 'latest' },
  'transport.rightPart': { type: 'string', merge: 'latest' },
  'transport.vrfNeedsRelease': { type: 'boolean', merge: 'latest' },
  'proxy.resolves': { type: 'boolean', merge: 'latest' },
  'ntp.workingVrf': { type: 'string', merge: 'latest' },
  'report.pushedMinutesAgo': { type: 'number', merge: 'latest' },
  'report.checkAt': { type: 'string', merge: 'latest' },
  'server.pingLost': { type: 'boolean', merge: 'latest' },
  'clock.neverSet': { type: 'boolean', merge: 'latest' },
  'https.deniedBy': { type: 'string', merge: 'latest' },
  // a file that looks like an ACK lies on the switch, as dir lists it
  'files.ack': { type: 'string', merge: 'latest' },
  // one https or TCP try by hand: { host, vrf, port, from: switch|pc|unknown, reached, issuer, detail, status }
  'https.result': { type: 'object', merge: 'all' },
} as const
