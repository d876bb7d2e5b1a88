/** Which command's output a section is told from; `status` are in all three of status, all and tech support. */
export type SectionOf =
  | 'status'
  | 'all'
  | 'tech'
  | 'usage'
  | 'summary'
  | 'history'
  | 'authorization'
  | 'older'

/** How a section is told, and the fields that it has: from the key in small letters to the name in the output. */
export type SectionSpec = {
  heading: string
  of: SectionOf
  /** Sections of one output come in this order; a lower one after a higher begins the next output. */
  rank: number
  fields: Readonly<Record<string, string>>
  /** The heading is underlined with `====`. */
  underlined?: boolean
  /** The heading may have its value behind it. */
  valued?: boolean
  /** Fields that nothing else has: where the heading is missing they begin the section. */
  own?: readonly string[]
}

/** The sections of the licensing outputs (slp.md §3.2 and §3.3; the chapter's lines 92-170 and 277-287). */
export const SECTIONS = {
  preface: {
    heading: 'load for five secs',
    of: 'status',
    rank: 0,
    valued: true,
    fields: {},
  },
  title: { heading: 'smart licensing tech support info', of: 'tech', rank: 0, fields: {} },
  state: {
    heading: 'smart licensing status',
    of: 'all',
    rank: 1,
    underlined: true,
    fields: {},
  },
  enabled: { heading: 'smart licensing is enabled', of: 'status', rank: 1, fields: {} },
  exportKey: {
    heading: 'export authorization key',
    of: 'status',
    rank: 2,
    fields: { 'features authorized': 'featuresAuthorized' },
  },
  conversion: {
    heading: 'license conversion',
    of: 'status',
    rank: 2,
    fields: {
      'automatic conversion enabled': 'automaticConversionEnabled',
      'last data push': 'lastDataPush',
      'last file export': 'lastFileExport',
      status: 'status',
    },
    own: ['automatic conversion enabled'],
  },
  utility: { heading: 'utility', of: 'status', rank: 3, fields: { status: 'status' } },
  policyMode: {
    heading: 'smart licensing using policy',
    of: 'status',
    rank: 4,
    fields: { status: 'status', 'reporting mode': 'reportingMode' },
    own: ['reporting mode'],
  },
  account: {
    heading: 'account information',
    of: 'status',
    rank: 5,
    fields: { 'smart account': 'smartAccount', 'virtual account': 'virtualAccount' },
    own: ['smart account'],
  },
  privacy: {
    heading: 'data privacy',
    of: 'status',
    rank: 6,
    fields: {
      'sending hostname': 'sendingHostname',
      'callhome hostname privacy': 'callhomeHostnamePrivacy',
      'smart licensing hostname privacy': 'smartLicensingHostnamePrivacy',
      'version privacy': 'versionPrivacy',
    },
    own: [
      'sending hostname',
      'callhome hostname privacy',
      'smart licensing hostname privacy',
      'version privacy',
    ],
  },
  transport: {
    heading: 'transport',
    of: 'status',
    rank: 7,
    fields: {
      type: 'type',
      url: 'url',
      'default url': 'defaultUrl',
      'cslu address': 'csluAddress',
      proxy: 'proxy',
      address: 'address',
      port: 'port',
      username: 'username',
      password: 'password',
      'server identity check': 'serverIdentityCheck',
      vrf: 'vrf',
      'trust point': 'trustPoint',
      'ip mode': 'ipMode',
    },
    own: ['cslu address', 'server identity check'],
  },
  policy: {
    heading: 'policy',
    of: 'status',
    rank: 8,
    fields: {
      'policy in use': 'policyInUse',
      'policy name': 'policyName',
      'reporting ack required': 'reportingAckRequired',
      'first report requirement (days)': 'firstReportDays',
      'reporting frequency (days)': 'reportingFrequencyDays',
      'ongoing reporting frequency (days)': 'reportingFrequencyDays',
      'report on change (days)': 'reportOnChangeDays',
      'on change reporting (days)': 'reportOnChangeDays',
    },
    own: [
      'policy in use',
      'policy name',
      'reporting ack required',
      'first report requirement (days)',
      'reporting frequency (days)',
      'ongoing reporting frequency (days)',
      'report on change (days)',
      'on change reporting (days)',
    ],
  },
  miscellaneous: {
    heading: 'miscellaneous',
    of: 'status',
    rank: 8,
    fields: { 'custom id': 'customId' },
    own: ['custom id'],
  },
  reporting: {
    heading: 'usage reporting',
    of: 'status',
    rank: 9,
    fields: {
      'last ack received': 'lastAckReceived',
      'next ack deadline': 'nextAckDeadline',
      'reporting push interval': 'reportingPushInterval',
      'next ack push check': 'nextAckPushCheck',
      'next report push': 'nextReportPush',
      'last report push': 'lastReportPush',
      'last report file write': 'lastReportFileWrite',
    },
    own: [
      'last ack received',
      'next ack deadline',
      'reporting push interval',
      'next ack push check',
      'next report push',
      'last report push',
      'last report file write',
    ],
  },
  trust: { heading: 'trust code installed', of: 'status', rank: 10, valued: true, fields: {} },
  telemetry: {
    heading: 'device telemetry report summary',
    of: 'status',
    rank: 20,
    underlined: true,
    fields: { 'data channel': 'dataChannel', 'reports on disk': 'reportsOnDisk' },
    own: ['data channel', 'reports on disk'],
  },
  usage: { heading: 'license usage', of: 'all', rank: 11, underlined: true, fields: {} },
  authorization: {
    heading: 'license authorization',
    of: 'usage',
    rank: 11,
    fields: {
      status: 'status',
      'last communication attempt': 'lastCommunicationAttempt',
      'next communication attempt': 'nextCommunicationAttempt',
      'communication deadline': 'communicationDeadline',
    },
    own: ['last communication attempt', 'next communication attempt', 'communication deadline'],
  },
  entry: { heading: '', of: 'usage', rank: 11, fields: {} },
  handle: { heading: 'handle', of: 'tech', rank: 11, valued: true, fields: {} },
  summary: { heading: 'license usage', of: 'summary', rank: 11, fields: {} },
  product: { heading: 'product information', of: 'all', rank: 12, underlined: true, fields: {} },
  agent: {
    heading: 'agent version',
    of: 'all',
    rank: 13,
    underlined: true,
    fields: { 'smart agent for licensing': 'smartAgent' },
    own: ['smart agent for licensing'],
  },
  jobs: { heading: 'upcoming scheduled jobs', of: 'tech', rank: 14, underlined: true, fields: {} },
  communication: { heading: 'communication statistics', of: 'tech', rank: 15, underlined: true, fields: {} },
  certificates: { heading: 'license certificates', of: 'tech', rank: 20, underlined: true, fields: {} },
  ha: { heading: 'ha info', of: 'tech', rank: 20, underlined: true, fields: {} },
  reservation: { heading: 'reservation info', of: 'tech', rank: 20, underlined: true, fields: {} },
  authorizations: {
    heading: 'license authorizations',
    of: 'authorization',
    rank: 20,
    underlined: true,
    fields: {},
  },
  purchased: { heading: 'purchased licenses', of: 'authorization', rank: 20, fields: {} },
  lastNotRequired: { heading: 'last reporting not required', of: 'tech', rank: 20, fields: {} },
  reservations: { heading: 'specified license reservations', of: 'tech', rank: 20, fields: {} },
  reports: { heading: 'usage report summary', of: 'all', rank: 20, underlined: true, fields: {} },
  enforcement: { heading: 'device enforcement state', of: 'all', rank: 20, fields: {} },
  analytics: {
    heading: 'product analytics report summary',
    of: 'all',
    rank: 20,
    underlined: true,
    fields: {},
  },
  other: { heading: 'other info', of: 'tech', rank: 20, underlined: true, fields: {} },
  mapping: { heading: 'platform provided mapping table', of: 'tech', rank: 21, underlined: true, fields: {} },
  history: { heading: 'message history (oldest to newest)', of: 'history', rank: 11, fields: {} },
  imports: { heading: 'import message history (oldest to newest)', of: 'history', rank: 12, fields: {} },
  registration: {
    heading: 'registration',
    of: 'older',
    rank: 5,
    fields: {
      status: 'status',
      'smart account': 'smartAccount',
      'virtual account': 'virtualAccount',
      'export-controlled functionality': 'exportControlledFunctionality',
      'initial registration': 'initialRegistration',
      'last renewal attempt': 'lastRenewalAttempt',
      'next renewal attempt': 'nextRenewalAttempt',
      'registration expires': 'registrationExpires',
    },
    own: [
      'export-controlled functionality',
      'initial registration',
      'last renewal attempt',
      'next renewal attempt',
      'registration expires',
    ],
  },
  smartConversion: {
    heading: 'smart license conversion',
    of: 'older',
    rank: 11,
    fields: { 'automatic conversion enabled': 'automaticConversionEnabled', status: 'status' },
  },
} as const satisfies Record<string, SectionSpec>

/** The name of a section. */
export type SectionId = keyof typeof SECTIONS
