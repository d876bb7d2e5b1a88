import type { RedactionRule } from './rule.ts'

/** Words with digits in them that are nobody's name. */
const PLAIN: readonly RegExp[] = [
  // Ethernet1, mgmt0, port-channel10, Vlan100
  /^(?:eth|ethernet|gi|gigabitethernet|te|tengigabitethernet|fo|hu|fa|fastethernet|po|port-channel|vlan|lo|loopback|mgmt|nve|tunnel|vpc|bdi|svi|vty|pts|tty)\d{1,4}(?:\.\d{1,4})?$/i,
  // N9K-C93180YC-FX, N3K-C3548P-XL, N7K-SUP2E
  /^N\d{1,2}K-(?:[A-Z]\d{2}|SUP)\w{0,12}(?:-\w{1,6}){0,3}$/i,
  // C9300-48P, WS-C3850-24T, ISR-4431, UCS-FI-6454
  /^(?:C\d{3,4}\w?|WS-C\d{4}\w?|ASR|ISR|CSR|NCS|UCS(?:-\w{1,5})?)-\d\w{1,8}(?:-\w{1,6}){0,2}$/i,
  // n9k, nexus9000, c9300, N9300, 93180yc
  /^(?:nexus|n|c|asr|isr|cat|catalyst)?-?\d{1,5}[a-z]{0,3}$/i,
  // CSR1000v, IE3400, HSECK9, F5
  /^(?:asr|isr|csr|ie|ir|ucs|ncs|ftd|asa|mx|f)\d{1,4}[a-z]{0,2}$|^hseck9$/i,
  // CVE-2024-1234
  /^CVE-\d{4}-\d{4,7}$/i,
  // nxos64-cs.10.3.3.F.bin, nxos.9.3.10.bin
  /^nxos\w{0,4}[.-][\w.-]{1,40}$/i,
  // 30s, 15min, 4h, 2nd, 10g, 40gbps
  /^\d{1,6}(?:ms|s|sec|secs|min|mins|h|hr|hrs|d|w|kb|mb|gb|tb|k|m|g|x|st|nd|rd|th|am|pm|gbps|mbps|pct)$/i,
  // tls1.2, sslv3, ipv6, sha256, http404, rfc5424, v2, p1
  /^(?:tls|ssl|ip|sha|md|aes|x|http|https|snmp|ospf|rfc|utf|base|pkcs|l|p|q|sev|severity|err|error|layer|v|day|line|step|case|option|port|tcp|udp|ping|icmp)v?-?\d{1,5}(?:\.\d{1,3}){0,2}$/i,
  // 2026-11-24T02, 2026-11-24
  /^\d{4}-\d{2}-\d{2}(?:T\d{2,6}Z?)?$/,
  // 10.3.3.F, 9.3.10, 10.2, 17.09.04a
  /^v?\d{1,3}(?:\.\d{1,3}){1,3}(?:\.?[a-z]{1,2})?$/i,
  // 0x80072ee2
  /^0x[0-9a-f]{1,8}$/i,
  // LICMGR-3-LOG_SMART_LIC_COMM_FAILED
  /^[A-Z][A-Z0-9_]{1,31}-[0-7]-[A-Z0-9_]{2,64}$/,
]

/** Digits in a row from which on a number is somebody's: a ticket, a telephone, an account. */
const LONG_NUMBER = 6

/** Beginnings and ends that make a compound of plain words. */
const JOINTS = new Set(
  'a re pre post non self un anti auto multi cross co sub semi ex up down out in on off by to of the and or end day week month night hour minute second year time way wide side free based only ready aware link peer port channel disabled err wan lan break go keep alive seq icmp startup running config snmp tacacs radius aaa dhcp bgp vpc ssh'.split(
    ' ',
  ),
)

/**
 * Words that look like somebody's name for something: letters and digits together, compounds of words that nobody
 * knows, long numbers. What vendors, protocols and the knowledge base call things stays.
 */
export const findIdentifiers: RedactionRule = (text, { isKnown }) => {
  const found = []
  // dc1-leaf-02, INC0012345, berlin-core
  for (const { index, 0: run } of text.matchAll(/(?<![\p{L}\p{N}_])[\p{L}\p{N}_][\p{L}\p{N}_.-]*/gu)) {
    let word = run
    while (/[._-]$/.test(word)) word = word.slice(0, -1)
    if (!isName(word, isKnown)) continue
    const number = /^\d+$/.test(word)
    found.push({ kind: number ? 'NUMBER' : 'NAME', start: index, end: index + word.length })
  }
  return found
}

function isName(word: string, isKnown: (word: string) => boolean): boolean {
  if (/^\d+$/.test(word)) return word.length >= LONG_NUMBER
  if (isKnown(word) || PLAIN.some((pattern) => pattern.test(word))) return false
  if (/\d/.test(word) && /\p{L}/u.test(word)) return true
  const parts = word.split(/[_.-]+/)
  if (parts.length < 2 || /^[\d_.-]+$/.test(word)) return false
  // PEER_KEEP_ALIVE_RECV_FAIL: a constant of somebody's program, of which a word is known
  const constant = parts.length > 2 && /^[A-Z]+(?:_[A-Z]+)+$/.test(word)
  if (constant && parts.some((part) => part.length > 2 && isKnown(part))) return false
  return !parts.every((part) => part === '' || JOINTS.has(part.toLowerCase()) || isKnown(part))
}
