import type { RecordField } from './json-records.ts'

/** Keys that hold a raw line in the exports of Splunk, Elastic, Graylog, journald, Loki, CloudWatch, Ansible and others. */
const LINE_KEYS = new Set(
  'message _raw raw original log msg text line body content output stdout syslog payload event entry logline short_message full_message textpayload rawmessage raw_message rawlog raw_log logmessage log_message syslog_message _msg'.split(
    ' ',
  ),
)
/**
 * Best first. A collector's own name (`agent.hostname`) is no device; Elastic's collectors put it into `host` and the
 * device into `observer`.
 */
const HOST_KEYS =
  'observer.hostname observer.name host host.name hostname host.hostname _hostname devname device device_name devicename device.name logsource sysloghost syslog_hostname syslog.hostname source_host node nodename switch router system host.ip observer.ip log.source.address source.address fromhost fromhost-ip source_ip _source'.split(
    ' ',
  )
/** Times of the event. `@timestamp`, and what says ingested or received, is the collector's. */
const TIME_KEYS =
  'device_time devicetime device.time syslog_timestamp syslog.timestamp event_time eventtime log_time logtime _time timestamp time datetime date ts'.split(
    ' ',
  )
const MNEMONIC_KEYS = 'mnemonic event.code event_code eventcode message_id msg_id msgid messageid'.split(' ')
const SEVERITIES = 'emergency alert critical error warning notification informational debugging'.split(' ')
const SEVERITY_NAMES: Record<string, number> = {
  emerg: 0,
  crit: 2,
  err: 3,
  warn: 4,
  notice: 5,
  notifications: 5,
  info: 6,
  debug: 7,
}
// agent.name, beat.hostname
const COLLECTOR_NAME = /^(?:agent|beat)\.(?:name|hostname)$/i
// ETHPORT, LICENSE-SMART_LIC; never local7, kern
const FACILITY = /^(?!LOCAL\d|KERN$|USER$|DAEMON$|SYSLOG$)[A-Z][A-Z0-9_]{1,40}(?:-[A-Z0-9_]{1,40}){0,2}$/
const MNEMONIC = /^[A-Z][A-Z0-9]{1,40}(?:_[A-Z0-9]{1,40}){0,12}$/
const WHOLE_CORE = /^%?(?<core>[A-Z][A-Z0-9_]{1,40}(?:-[A-Z0-9_]{1,40}){0,2}-[0-7]-[A-Z][A-Z0-9_]{2,80})$/

/** Whether the key of a field is one that holds lines. Plural and `_lines` count as well. */
export function isLineKey(path: string): boolean {
  const key = lastOf(path)
  return LINE_KEYS.has(key) || LINE_KEYS.has(key.replace(/(?:_lines|s)$/, ''))
}

/** Whether a value is the name of a message and nothing else: `LICMGR-3-LOG_SMART_LIC_COMM_FAILED`. */
export function isBareCore(value: string): boolean {
  return WHOLE_CORE.test(value.trim())
}

/** Whether the key says something of a log record beside its line: a host, a time, a severity. */
export function isRecordKey(path: string): boolean {
  const key = path.toLowerCase()
  return (
    HOST_KEYS.includes(key) ||
    TIME_KEYS.includes(key) ||
    MNEMONIC_KEYS.includes(key) ||
    /^@timestamp$|severity|facility|^level$|^priority$/.test(key)
  )
}

/** The device that a record names, without a port. */
export function hostOf(fields: readonly RecordField[]): string | undefined {
  const collectors = new Set(
    fields.flatMap(({ path, value }) => (COLLECTOR_NAME.test(path) ? [`${value}`.trim()] : [])),
  )
  const host = firstOf(
    // a collector puts its own name into `host` as well
    fields.filter(({ value }) => !collectors.has(`${value}`.trim())),
    HOST_KEYS,
    (value) => /^[\w.:-]{1,255}$/.test(value) && !/^\d{1,9}$/.test(value),
  )
  return host?.replace(/^(?<name>[\w.-]{1,255}):\d{1,5}$/, '$<name>')
}

/** The event's time in a record, as it stands there; seconds and milliseconds since 1970 as ISO 8601. */
export function timeOf(fields: readonly RecordField[]): string | undefined {
  const time = firstOf(fields, TIME_KEYS, (value) => /\d/.test(value) && value.length <= 60)
  if (!time || !/^\d{10}(?:\d{3}|\.\d{1,9})?$/.test(time)) return time
  return new Date(
    time.length === 13 && !time.includes('.') ? Number(time) : Number(time) * 1000,
  ).toISOString()
}

/** `%FACILITY-SEVERITY-MNEMONIC: ` out of a record that has the three apart; `MNEMONIC: ` where the severity is missing. */
export function coreOf(fields: readonly RecordField[]): string | undefined {
  const whole = fields.find(({ value }) => isBareCore(`${value}`))
  if (whole) return `%${WHOLE_CORE.exec(`${whole.value}`.trim())?.groups?.core}: `
  const mnemonic = firstOf(fields, MNEMONIC_KEYS, (value) => MNEMONIC.test(value))
  const facility = fields.find(
    ({ path, value }) => /facility(?:\.name|_name)?$/i.test(path) && FACILITY.test(`${value}`),
  )
  if (!mnemonic || !facility) return undefined
  const severity = fields
    .filter(({ path }) =>
      /(?:severity|^level|\.level|severity_level|severity[._](?:code|name|label|number))$|^sev$/i.test(path),
    )
    .map(({ value }) => severityOf(value))
    .find((digit) => digit !== undefined)
  return severity === undefined ? `${mnemonic}: ` : `%${facility.value}-${severity}-${mnemonic}: `
}

function severityOf(value: string | number): number | undefined {
  const word = `${value}`.trim().toLowerCase()
  if (/^[0-7]$/.test(word)) return Number(word)
  const index = SEVERITIES.indexOf(word)
  return index >= 0 ? index : SEVERITY_NAMES[word]
}

/** By the order of the keys, a whole path before its last part. */
function firstOf(
  fields: readonly RecordField[],
  keys: readonly string[],
  fits: (value: string) => boolean,
): string | undefined {
  let best: string | undefined
  let rank = Number.POSITIVE_INFINITY
  for (const { path, value } of fields) {
    const text = `${value}`.trim()
    const place = rankOf(path.toLowerCase(), keys)
    if (place < rank && fits(text)) {
      best = text
      rank = place
    }
  }
  return best
}

function rankOf(path: string, keys: readonly string[]): number {
  if (/^(?:agent|beat|collector|input|ecs|metadata|@metadata)\b/.test(path)) return Number.POSITIVE_INFINITY
  const parts = path.split('.')
  for (let from = 0; from < parts.length; from++) {
    const place = keys.indexOf(parts.slice(from).join('.'))
    // `name` of `user.name` is no key, `hostname` of `fields.hostname` is
    if (place >= 0) return place + from / 10
  }
  return Number.POSITIVE_INFINITY
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase()
}
