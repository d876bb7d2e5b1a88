/**
 * The part of the vocabulary that no device states: what people say in words beside a paste, and what was found when the
 * verdict stood, which only remarks and direct answers ask for.
 */
export const WORD_VOCABULARY = {
  // what people say in words (knowledge/said); never more than a line of output. The site: topology and transport as in
  // options; host, port and VRF as they were written
  'said.topology': { type: 'string', merge: 'latest' },
  'said.transport': { type: 'string', merge: 'latest' },
  'said.internet': { type: 'boolean', merge: 'latest' },
  'said.cslu': { type: 'boolean', merge: 'latest' },
  'said.csluReachesCisco': { type: 'boolean', merge: 'latest' },
  'said.csluHost': { type: 'string', merge: 'latest' },
  'said.onPrem': { type: 'boolean', merge: 'latest' },
  'said.onPremHost': { type: 'string', merge: 'latest' },
  'said.callhome': { type: 'boolean', merge: 'latest' },
  'said.proxy': { type: 'boolean', merge: 'latest' },
  'said.proxyHost': { type: 'string', merge: 'latest' },
  'said.proxyPort': { type: 'string', merge: 'latest' },
  'said.vrf': { type: 'string', merge: 'latest' },
  'said.ackFile': { type: 'string', merge: 'latest' },
  'said.interface': { type: 'string', merge: 'latest' },
  // all that are told, with a blank between; newServers: addresses that are said to be new, whatever they serve
  'said.dnsServer': { type: 'string', merge: 'latest' },
  'said.newServers': { type: 'string', merge: 'latest' },
  'said.serverMovedTo': { type: 'string', merge: 'latest' },
  // Cisco's licensing URL as somebody wrote it into a sentence
  'said.url': { type: 'string', merge: 'latest' },
  'said.ntpServer': { type: 'string', merge: 'latest' },
  'said.lab': { type: 'boolean', merge: 'latest' },
  // what changed lately, or surely did not
  'said.firewallChanged': { type: 'boolean', merge: 'latest' },
  'said.proxyChanged': { type: 'boolean', merge: 'latest' },
  'said.dnsChanged': { type: 'boolean', merge: 'latest' },
  'said.ntpChanged': { type: 'boolean', merge: 'latest' },
  'said.pathChanged': { type: 'boolean', merge: 'latest' },
  'said.inspectionEnabled': { type: 'boolean', merge: 'latest' },
  'said.certificateChanged': { type: 'boolean', merge: 'latest' },
  'said.accountMoved': { type: 'boolean', merge: 'latest' },
  'said.instanceDeleted': { type: 'boolean', merge: 'latest' },
  'said.onPremRebuilt': { type: 'boolean', merge: 'latest' },
  'said.onPremUpgraded': { type: 'boolean', merge: 'latest' },
  'said.csluChanged': { type: 'boolean', merge: 'latest' },
  'said.upgraded': { type: 'boolean', merge: 'latest' },
  'said.upgradedFrom': { type: 'string', merge: 'latest' },
  'said.reloaded': { type: 'boolean', merge: 'latest' },
  'said.maintenance': { type: 'boolean', merge: 'latest' },
  'said.replaced': { type: 'boolean', merge: 'latest' },
  'said.factoryReset': { type: 'boolean', merge: 'latest' },
  'said.configChanged': { type: 'boolean', merge: 'latest' },
  'said.callhomeChanged': { type: 'boolean', merge: 'latest' },
  // what was tried or is seen elsewhere
  'said.dnsWorks': { type: 'boolean', merge: 'latest' },
  'said.ntpWorks': { type: 'boolean', merge: 'latest' },
  'said.pingWorks': { type: 'boolean', merge: 'latest' },
  'said.browserWorks': { type: 'boolean', merge: 'latest' },
  'said.portOpen': { type: 'boolean', merge: 'latest' },
  'said.proxyWorks': { type: 'boolean', merge: 'latest' },
  'said.serverWorks': { type: 'boolean', merge: 'latest' },
  'said.othersWork': { type: 'boolean', merge: 'latest' },
  'said.allAtOnce': { type: 'boolean', merge: 'latest' },
  'said.tokenFresh': { type: 'boolean', merge: 'latest' },
  'said.tokenExpired': { type: 'boolean', merge: 'latest' },
  'said.nightly': { type: 'boolean', merge: 'latest' },
  'said.backup': { type: 'boolean', merge: 'latest' },
  'said.over': { type: 'boolean', merge: 'latest' },
  // that it fails, goes on failing or doesn't report
  'said.fails': { type: 'boolean', merge: 'latest' },
  // dates that people tell: YYYY-MM-DD; tokenDate: when the token was made; token.ageDays: from then to the paste's own
  // time. clock.stamped: the switch's own stamp (ISO 8601), where it lies a day or more off the date that people tell
  'said.today': { type: 'string', merge: 'latest' },
  // a time of day in UTC (HH:MM) that somebody's own clock shows; the receiver of the log stamps in UTC
  'said.time': { type: 'string', merge: 'latest' },
  'said.receiverUtc': { type: 'boolean', merge: 'latest' },
  // an install that fails by what is said: timestamp-mismatch|signature-mismatch
  'said.failure': { type: 'string', merge: 'latest' },
  'said.tokenDate': { type: 'string', merge: 'latest' },
  'token.ageDays': { type: 'number', merge: 'latest' },
  'clock.stamped': { type: 'string', merge: 'latest' },
  // they would rather report straight to Cisco; a job or script syncs; the proxy wants a user; a banner of a fabric
  // controller is what worries them
  'said.wantsDirect': { type: 'boolean', merge: 'latest' },
  'said.syncJob': { type: 'boolean', merge: 'latest' },
  // a playbook, schedule or script installs the trust code; their plan is transport smart, or another server
  'said.trustJob': { type: 'boolean', merge: 'latest' },
  'said.wantsSmart': { type: 'boolean', merge: 'latest' },
  'said.wantsReplace': { type: 'boolean', merge: 'latest' },
  'said.proxyLogin': { type: 'boolean', merge: 'latest' },
  'said.controllerBanner': { type: 'boolean', merge: 'latest' },
  'said.powerCut': { type: 'boolean', merge: 'latest' },
  'said.synced': { type: 'boolean', merge: 'latest' },
  // what was found, computed after the verdict (src/diagnosis/direct-answers.ts): verdict.cause is an id, title its title,
  // verdict.state supported|likely|possible|none; blames and clears are of `Suspect`, one fact each; culprit: the one that the cause blames first; verdict.suspect, of
  // whom somebody asks: blamed|likely|perhaps|cleared|other|fine|open
  'verdict.act': { type: 'string', merge: 'latest' },
  'verdict.cause': { type: 'string', merge: 'latest' },
  'verdict.state': { type: 'string', merge: 'latest' },
  'verdict.blames': { type: 'string', merge: 'all' },
  'verdict.clears': { type: 'string', merge: 'all' },
  'verdict.culprit': { type: 'string', merge: 'latest' },
  'verdict.title': { type: 'string', merge: 'latest' },
  'verdict.suspect': { type: 'string', merge: 'latest' },
  'verdict.late': { type: 'boolean', merge: 'latest' },
  // the first answer has steps
  'verdict.hasPlan': { type: 'boolean', merge: 'latest' },
  'verdict.hasDeadline': { type: 'boolean', merge: 'latest' },
  // the entry of the evidence that the verdict is about; devices with messages that something later closed
  'verdict.about': { type: 'string', merge: 'latest' },
  'verdict.closedOn': { type: 'string', merge: 'latest' },
  'verdict.reason': { type: 'string', merge: 'latest' },
  // how many different things are wrong on the devices of the paste
  'verdict.faults': { type: 'number', merge: 'latest' },
} as const
